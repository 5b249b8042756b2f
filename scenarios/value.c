#include "scenarios/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/source_note.h"
#include "scenarios/schema.h"
#include "scenarios/step_list.h"
#include "scenarios/storage.h"
#include "sim/check.h"

static const char *const own_keys[] = {"waarde", "bron", "laag", "hoog"};

#define OWN_KEY_COUNT (sizeof own_keys / sizeof own_keys[0])

bool value_is_own_key(const char *key)
{
    for (size_t i = 0; i < OWN_KEY_COUNT; i++)
        if (strcmp(key, own_keys[i]) == 0)
            return true;
    return quantity_is_distribution_key(key);
}

bool value_is_stated(const struct node *node)
{
    return node->kind == NODE_GROUP &&
           (node_child(node, "waarde") != NULL || node_child(node, "verdeling") != NULL);
}

/* Keys of a stated value that mean nothing. */
static bool check_keys(const struct node *group, const struct quantity_context *context,
                       const struct parameter_catalogue *catalogue)
{
    bool has_value = node_child(group, "waarde") != NULL;
    bool sound = true;
    for (size_t i = 0; i < group->child_count; i++) {
        const char *name = group->children[i].name;
        bool spare = quantity_is_distribution_key(name) && has_value;
        char *below = storage_format("%s.%s", context->path, name);
        bool is_member =
            parameter_row_for(catalogue, below) != NULL || schema_is_group(catalogue, below);
        free(below);
        if (is_member || (value_is_own_key(name) && !spare))
            continue;
        struct nearest nearest = {.wanted = name};
        for (size_t k = 0; k < OWN_KEY_COUNT; k++)
            nearest_offer(&nearest, own_keys[k]);
        quantity_fault(context, &group->children[i], "`%s` hoort niet bij een waarde.%s%s%s", name,
                       nearest.best != NULL ? " Bedoelde u `" : "",
                       nearest.best != NULL ? nearest.best : "", nearest.best != NULL ? "`?" : "");
        sound = false;
    }
    return sound;
}

static bool read_text(struct parameter_value *value, const struct node *node,
                      const struct quantity_context *context)
{
    if (node->kind != NODE_TEXT) {
        char *found = node_describe(node);
        quantity_fault(context, node, "Hier hoort een tekst tussen aanhalingstekens; er staat %s.",
                       found);
        free(found);
        return false;
    }
    size_t points = 0;
    for (const char *c = node->text; *c != '\0'; c++)
        points += ((unsigned char)*c & 0xC0) != 0x80;
    double limit = context->row->maximum;
    if (limit > 0.0 && ((double)points > limit || (double)points < context->row->minimum)) {
        quantity_fault(context, node,
                       "De tekst heeft %zu tekens; toegestaan zijn er %.0f tot en met %.0f.",
                       points, context->row->minimum, limit);
        return false;
    }
    value->text = storage_copy(node->text);
    return true;
}

static bool read_date(struct parameter_value *value, const struct node *node,
                      const struct quantity_context *context)
{
    const struct parameter_row *row = context->row;
    tick at = 0;
    if (node->kind != NODE_TEXT || !clock_parse_date(node->text, &at)) {
        char *found = node_describe(node);
        quantity_fault(context, node, "Hier hoort een bestaande datum \"JJJJ-MM-DD\"; er staat %s.",
                       found);
        free(found);
        return false;
    }
    if (row->minimum < row->maximum && ((double)at < row->minimum || (double)at > row->maximum)) {
        char low[CLOCK_DATE_SIZE], high[CLOCK_DATE_SIZE];
        clock_format_date((tick)row->minimum, low);
        clock_format_date((tick)row->maximum, high);
        quantity_fault(context, node, "De datum %s ligt niet tussen %s en %s.", node->text, low,
                       high);
        return false;
    }
    value->steps = storage_new(1, sizeof *value->steps);
    value->step_count = 1;
    value->steps[0] = (struct parameter_step){.from = CLOCK_ALWAYS, .number = (double)at};
    return true;
}

static bool read_list(struct parameter_value *value, const struct node *node,
                      const struct quantity_context *context)
{
    const struct parameter_row *row = context->row;
    if (node->kind != NODE_LIST) {
        char *found = node_describe(node);
        quantity_fault(context, node,
                       "Hier hoort een lijst van getallen, zoals (1.0, 2.0); er staat %s.", found);
        free(found);
        return false;
    }
    bool sound = quantity_read_numbers(&value->list, &value->list_count, node, context);
    if (value->list_count < row->list_minimum || value->list_count > row->list_maximum) {
        quantity_fault(context, node,
                       "De lijst heeft %zu getallen; dat moeten er %zu tot en met %zu zijn "
                       "(een decimaalkomma telt als twee getallen).",
                       value->list_count, row->list_minimum, row->list_maximum);
        return false;
    }
    for (size_t i = 0; sound && i < value->list_count; i++) {
        if (value->list[i] >= row->minimum && value->list[i] <= row->maximum)
            continue;
        quantity_fault(
            context, &node->children[i],
            "Getal %zu van de lijst is %.12g en ligt buiten het bereik van %.12g tot en met "
            "%.12g.",
            i + 1, value->list[i], row->minimum, row->maximum);
        sound = false;
    }
    return sound;
}

/* The word with this index in "a|b|c". */
static char *chosen_word(const char *choices, double index)
{
    const char *word = choices;
    for (double i = 0.0; i < index; i += 1.0)
        word += strcspn(word, "|") + 1;
    return storage_copy_part(word, strcspn(word, "|"));
}

/* Moves the steps into the value; empirical values and written distributions with them. */
static void take_steps(struct parameter_value *value, struct step_list *list)
{
    size_t values = 0;
    bool has_distribution = false;
    for (size_t i = 0; i < list->count; i++) {
        values += list->quantities[i].value_count;
        has_distribution = has_distribution || list->quantities[i].is_distribution;
    }
    value->steps = storage_new(list->count, sizeof *value->steps);
    value->step_count = list->count;
    value->list = values > 0 ? storage_new(values, sizeof *value->list) : NULL;
    struct storage_text written = {0};
    for (size_t i = 0; i < list->count; i++) {
        struct quantity *quantity = &list->quantities[i];
        struct parameter_step *step = &value->steps[i];
        *step = (struct parameter_step){list->from[i], quantity->number, quantity->is_distribution,
                                        quantity->distribution};
        if (quantity->values != NULL) {
            memcpy(value->list + value->list_count, quantity->values,
                   quantity->value_count * sizeof *value->list);
            step->distribution.values = value->list + value->list_count;
            value->list_count += quantity->value_count;
        }
        storage_text_add(&written, "%s%s", i > 0 ? "\n" : "",
                         quantity->written != NULL ? quantity->written : "");
    }
    if (value->row->type == PARAMETER_CHOICE)
        value->text = chosen_word(value->row->choices, value->steps[0].number);
    else if (has_distribution)
        value->text = storage_copy(written.bytes);
    storage_text_release(&written);
}

static bool read_steps(struct parameter_value *value, const struct node *node,
                       const struct quantity_context *context)
{
    struct step_list list;
    bool sound = step_list_read(&list, node, context);
    if (sound) {
        take_steps(value, &list);
        value->source = storage_copy(list.source);
        value->low = list.low;
        value->high = list.high;
    }
    step_list_release(&list);
    return sound;
}

static bool is_numeric(const struct parameter_row *row)
{
    return row->type == PARAMETER_NUMBER || row->type == PARAMETER_INTEGER ||
           row->type == PARAMETER_PERCENTAGE || row->type == PARAMETER_DURATION;
}

/* Source and range stated beside `waarde` go before those of the steps. */
static void take_source_note(struct parameter_value *value, const struct node *node,
                             const struct quantity_context *context)
{
    bool has_range = !isnan(value->low);
    struct source_note own = source_note_read(node, context, is_numeric(value->row) && !has_range);
    if (own.source != NULL) {
        free(value->source);
        value->source = storage_copy(own.source);
    }
    if (isnan(own.low) || isnan(own.high))
        return;
    value->low = own.low;
    value->high = own.high;
    if (is_numeric(value->row) && context->factor == 1.0 && context->shift == 0.0)
        source_note_check_range(&own, value->steps[0].number, node, context);
}

bool value_read(struct parameter_value *value, const struct node *node,
                const struct quantity_context *context, const struct parameter_catalogue *catalogue)
{
    size_t before = fault_count(context->faults, FAULT_ERROR);
    *value = (struct parameter_value){.row = context->row, .low = NAN, .high = NAN};
    value->line = context->line >= 0 ? context->line : node->line;
    value->path = storage_copy(context->path);
    value->file = storage_copy(context->file);
    bool stated = node->kind == NODE_GROUP;
    bool sound = !stated || check_keys(node, context, catalogue);
    const struct node *inner = node;
    if (stated && node_child(node, "waarde") != NULL) {
        inner = node_child(node, "waarde");
    } else if (stated && node_child(node, "verdeling") == NULL) {
        quantity_fault(context, node, "In deze groep ontbreekt `waarde`.");
        sound = false;
    }
    if (sound && context->row->type == PARAMETER_TEXT)
        sound = read_text(value, inner, context);
    else if (sound && context->row->type == PARAMETER_DATE)
        sound = read_date(value, inner, context);
    else if (sound && context->row->type == PARAMETER_LIST)
        sound = read_list(value, inner, context);
    else if (sound)
        sound = read_steps(value, inner, context);
    if (sound && stated)
        take_source_note(value, node, context);
    if (sound && fault_count(context->faults, FAULT_ERROR) == before)
        return true;
    value_release(value);
    return false;
}

void value_read_standard(struct parameter_value *value, const struct quantity_context *context)
{
    const struct parameter_row *row = context->row;
    char *text = strcmp(row->standard, "onbeperkt") == 0
                     ? storage_copy("waarde = \"onbeperkt\";")
                     : storage_format("waarde = %s;", row->standard);
    struct parameter_catalogue none = {0};
    struct fault_list faults;
    fault_list_init(&faults);
    struct quantity_context own = *context;
    own.faults = context->factor == 1.0 && context->shift == 0.0 ? &faults : context->faults;
    struct node root;
    bool sound = node_parse(&root, text, strlen(text), "standaard", &faults) &&
                 value_read(value, &root.children[0], &own, &none);
    if (!sound && own.faults == &faults) {
        fprintf(stderr, "ketensim: the default of %s is faulty: %s\n", row->path,
                faults.count > 0 ? faults.items[0].text : text);
        abort();
    }
    if (sound) {
        free(value->source);
        value->source = storage_copy(row->source);
        value->low = row->low;
        value->high = row->high;
        value->line = 0;
    }
    node_release(&root);
    fault_list_release(&faults);
    free(text);
}

struct parameter_value value_copy(const struct parameter_value *value)
{
    struct parameter_value copy = *value;
    copy.path = storage_copy(value->path);
    copy.text = storage_copy(value->text);
    copy.source = storage_copy(value->source);
    copy.file = storage_copy(value->file);
    if (value->list != NULL) {
        copy.list = storage_new(value->list_count, sizeof *copy.list);
        memcpy(copy.list, value->list, value->list_count * sizeof *copy.list);
    }
    if (value->steps != NULL) {
        copy.steps = storage_new(value->step_count, sizeof *copy.steps);
        memcpy(copy.steps, value->steps, value->step_count * sizeof *copy.steps);
    }
    for (size_t i = 0; i < copy.step_count; i++)
        if (copy.steps[i].distribution.values != NULL)
            copy.steps[i].distribution.values =
                copy.list + (value->steps[i].distribution.values - value->list);
    return copy;
}

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool value_is_same(const struct parameter_value *a, const struct parameter_value *b)
{
    if (a->step_count != b->step_count || a->list_count != b->list_count ||
        !is_same_text(a->text, b->text))
        return false;
    for (size_t i = 0; i < a->step_count; i++)
        if (a->steps[i].from != b->steps[i].from || a->steps[i].number != b->steps[i].number)
            return false;
    for (size_t i = 0; i < a->list_count; i++)
        if (a->list[i] != b->list[i])
            return false;
    return true;
}

const struct parameter_value *value_find(const struct parameter_set *set, const char *path)
{
    const struct parameter_value *value = parameter_find(set, path);
    return value == NULL || value_is_absent(value) ? NULL : value;
}

struct parameter_value value_absent(const struct parameter_row *row, const char *path)
{
    return (struct parameter_value){
        .row = row, .path = storage_copy(path), .low = NAN, .high = NAN};
}

bool value_is_absent(const struct parameter_value *value)
{
    return value->row->optional && !value->given;
}

void value_release(struct parameter_value *value)
{
    free(value->path);
    free(value->steps);
    free(value->list);
    free(value->text);
    free(value->source);
    free(value->file);
    *value = (struct parameter_value){0};
}
