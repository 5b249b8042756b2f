#include "scenarios/overrides.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/encoding.h"
#include "scenarios/nearest.h"
#include "scenarios/number_text.h"
#include "scenarios/schema.h"
#include "scenarios/storage.h"

/* One --set taken apart. */
struct override {
    char *path;
    char operator;     /* '=', '*' or '+' */
    const char *value; /* into the text */
    struct fault_list *faults;
};

static void report(const struct override *override, const char *text)
{
    fault_add(override->faults, FAULT_ERROR, OVERRIDES_FILE, 0, override->path, "%s", text);
}

static bool take_apart(struct override *override, const char *text)
{
    const char *sign = strchr(text, '=');
    if (sign == NULL || sign == text) {
        override->path = storage_copy(text);
        report(override, "Schrijf --set PAD=WAARDE, PAD*=FACTOR of PAD+=GETAL.");
        return false;
    }
    size_t length = (size_t)(sign - text);
    override->operator= '=';
    bool is_factor = length >= 2 && text[length - 1] == '*' && text[length - 2] != '.';
    if (is_factor || text[length - 1] == '+')
        override->operator= text[--length];
    while (length > 0 && text[length - 1] == ' ')
        length--;
    override->path = storage_copy_part(text, length);
    override->value = sign + 1 + strspn(sign + 1, " ");
    return true;
}

/* Parses the value as it would stand in a file; faults are told without a line. */
static bool parse_value(struct node *root, const struct override *override)
{
    struct fault_list faults;
    fault_list_init(&faults);
    char *text = storage_format("waarde = %s;", override->value);
    bool sound = node_parse(root, text, strlen(text), OVERRIDES_FILE, &faults) &&
                 fault_count(&faults, FAULT_ERROR) == 0 && root->child_count == 1;
    if (!sound && faults.count == 0)
        report(override, "Hier hoort een enkele waarde.");
    for (size_t i = 0; i < faults.count; i++)
        report(override, faults.items[i].text);
    fault_list_release(&faults);
    free(text);
    return sound;
}

/* The value as a text, without quotes around it. */
static bool text_value(struct node *root, const struct override *override)
{
    const char *value = override->value;
    size_t length = strlen(value), clean_length = 0;
    if (length >= 2 && value[0] == '"' && value[length - 1] == '"') {
        value++;
        length -= 2;
    }
    struct fault_list faults;
    fault_list_init(&faults);
    char *clean = encoding_clean(value, length, OVERRIDES_FILE, &faults, &clean_length);
    bool sound = clean != NULL && faults.count == 0;
    for (size_t i = 0; i < faults.count; i++)
        report(override, faults.items[i].text);
    *root = (struct node){.kind = NODE_GROUP, .child_count = sound ? 1 : 0};
    if (sound) {
        root->children = storage_new(1, sizeof *root->children);
        root->children[0] = (struct node){.kind = NODE_TEXT,
                                          .name = storage_copy("waarde"),
                                          .text = storage_copy_part(clean, clean_length - 1)};
    }
    free(clean);
    fault_list_release(&faults);
    return sound;
}

static bool read_value(struct node *root, const struct override *override,
                       const struct parameter_row *row)
{
    bool is_word = row->type == PARAMETER_TEXT || row->type == PARAMETER_CHOICE ||
                   row->type == PARAMETER_DATE || strcmp(override->value, "onbeperkt") == 0;
    if (override->value[0] == '\0' && row->type != PARAMETER_TEXT) {
        report(override, "Na het = teken ontbreekt de waarde.");
        return false;
    }
    return is_word && strchr("{(", override->value[0]) == NULL ? text_value(root, override)
                                                               : parse_value(root, override);
}

/* An overall value that an earlier layer gave ends where a member of its group is set. */
static void unset_overall(struct slots *slots, const char *path, size_t layer)
{
    char *group = storage_copy(path);
    for (char *dot = strrchr(group, '.'); dot != NULL; dot = strrchr(group, '.')) {
        *dot = '\0';
        struct slot *overall = slots_find(slots, group);
        if (overall != NULL && overall->layer < layer)
            overall->node = NULL;
    }
    free(group);
}

static void set_slot(struct slots *slots, struct slot *slot, const struct node *value, size_t layer)
{
    slot->node = value;
    slot->file = OVERRIDES_FILE;
    slot->layer = layer;
    slot->by_option = true;
    slot->factor = 1.0;
    slot->shift = 0.0;
    unset_overall(slots, slot->path, layer);
}

static bool is_numeric(const struct slot *slot)
{
    enum parameter_type type = slot->row->type;
    return type == PARAMETER_NUMBER || type == PARAMETER_INTEGER || type == PARAMETER_PERCENTAGE ||
           type == PARAMETER_DURATION || type == PARAMETER_LIST;
}

static bool read_operand(const struct override *override, double *operand)
{
    char *wrong = override->value[0] == '\0' ? storage_copy("Na het = teken ontbreekt het getal.")
                                             : number_text_fault(override->value);
    if (wrong != NULL) {
        report(override, wrong);
        free(wrong);
        return false;
    }
    *operand = strtod(override->value, NULL);
    return true;
}

/* Multiplies or adds, wherever the pattern finds a number; false when it found none. */
static void scale(struct slots *slots, const struct override *override)
{
    double operand = 0.0;
    size_t changed = 0;
    if (!read_operand(override, &operand))
        return;
    for (size_t i = 0; i < slots->count; i++) {
        struct slot *slot = &slots->items[i];
        bool has_value = slot->node != NULL || slot->row->standard != NULL;
        if (!schema_matches(override->path, slot->path) || !is_numeric(slot) || !has_value)
            continue;
        if (override->operator== '*') {
            slot->factor *= operand;
            slot->shift *= operand;
        } else {
            slot->shift += operand;
        }
        slot->by_option = true;
        changed++;
    }
    if (changed == 0)
        report(override, "Hier staat geen getal om mee te rekenen.");
}

/* Where the path leaves the catalogue, and what may have been meant there; to be freed. */
static char *unknown_hint(const struct slots *slots, const char *path)
{
    size_t known = 0, length = strcspn(path, ".");
    while (path[length] != '\0') {
        char *group = storage_copy_part(path, length);
        bool is_group = schema_is_group(slots->catalogue, group);
        free(group);
        if (!is_group)
            break;
        known = length;
        length += 1 + strcspn(path + length + 1, ".");
    }
    char *group = storage_copy_part(path, known);
    const char *rest = path + known + (known > 0 ? 1 : 0);
    char *key = storage_copy_part(rest, strcspn(rest, "."));
    char *hint = schema_hint(slots->catalogue, group, key);
    free(key);
    free(group);
    return hint;
}

static void report_unknown(const struct slots *slots, const struct override *override)
{
    if (schema_is_group(slots->catalogue, override->path)) {
        report(override, "Dit is een groep, geen sleutel met een waarde.");
        return;
    }
    struct nearest nearest = {.wanted = override->path};
    for (size_t i = 0; i < slots->count; i++)
        nearest_offer(&nearest, slots->items[i].path);
    char *hint = nearest.best != NULL ? storage_format(" Bedoelde u `%s`?", nearest.best)
                                      : unknown_hint(slots, override->path);
    char *text = storage_format("Deze sleutel bestaat niet.%s", hint);
    report(override, text);
    free(text);
    free(hint);
}

static void apply(struct slots *slots, const struct override *override, struct node *root,
                  size_t layer)
{

    const struct parameter_row *row = NULL;
    for (size_t i = 0; i < slots->count; i++) {
        if (!schema_matches(override->path, slots->items[i].path))
            continue;
        if (row == NULL)
            row = slots->items[i].row;
    }
    if (row == NULL) {
        report_unknown(slots, override);
        return;
    }
    if (override->operator!= '=') {
        scale(slots, override);
        return;
    }
    if (!read_value(root, override, row))
        return;
    for (size_t i = 0; i < slots->count; i++)
        if (schema_matches(override->path, slots->items[i].path))
            set_slot(slots, &slots->items[i], &root->children[0], layer);
}

void overrides_apply(struct overrides *overrides, struct slots *slots, const char *const *texts,
                     size_t count, size_t layer, struct fault_list *faults)
{
    *overrides = (struct overrides){storage_new(count, sizeof *overrides->roots), count};
    for (size_t i = 0; i < count; i++) {
        struct override override = {.faults = faults};
        if (take_apart(&override, texts[i]))
            apply(slots, &override, &overrides->roots[i], layer);
        free(override.path);
    }
}

void overrides_release(struct overrides *overrides)
{
    for (size_t i = 0; i < overrides->count; i++)
        node_release(&overrides->roots[i]);
    free(overrides->roots);
    *overrides = (struct overrides){0};
}
