#include "scenarios/resolve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/overrides.h"
#include "scenarios/nearest.h"
#include "scenarios/run_parameters.h"
#include "scenarios/slots.h"
#include "scenarios/storage.h"
#include "scenarios/sums.h"
#include "scenarios/value.h"

/* A set being filled. */
struct filling {
    struct parameter_set *set;
    size_t capacity;
};

static void add_value(struct filling *filling, const struct parameter_value *value)
{
    struct parameter_set *set = filling->set;
    set->values = storage_grow(set->values, &filling->capacity, set->count, sizeof *set->values);
    set->values[set->count++] = *value;
}

static void add_absent(struct filling *filling, const struct slot *slot)
{
    struct parameter_value absent = value_absent(slot->row, slot->path);
    add_value(filling, &absent);
}

static int compare_paths(const void *a, const void *b)
{
    const struct parameter_value *first = a, *second = b;
    return strcmp(first->path, second->path);
}

static void sort_set(struct parameter_set *set)
{
    if (set->count > 1)
        qsort(set->values, set->count, sizeof *set->values, compare_paths);
}

static const char *file_name(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash == NULL ? file : slash + 1;
}

static void name_source(struct parameter_value *value, const struct slot *slot)
{
    if (slot->by_option) {
        free(value->source);
        value->source = storage_copy(OVERRIDES_FILE);
        value->low = value->high = NAN;
    } else if (value->source == NULL && slot->node != NULL) {
        value->source = storage_format("scenario: %s", file_name(slot->file));
    } else if (value->source == NULL) {
        value->source = storage_copy("scenario: standaardwaarde");
    }
}

/* Reads the slot's value: first as the file gives it, then, if an option changes it, as changed. */
static bool read_slot(struct parameter_value *value, const struct slot *slot,
                      const struct parameter_catalogue *catalogue, struct fault_list *faults)
{
    bool is_scaled = slot->factor != 1.0 || slot->shift != 0.0;
    bool is_option = slot->file != NULL && strcmp(slot->file, OVERRIDES_FILE) == 0;
    struct quantity_context context = {.row = slot->row,
                                       .path = slot->path,
                                       .file = slot->file,
                                       .line = is_option ? 0 : -1,
                                       .faults = faults,
                                       .factor = 1.0};
    if (slot->node != NULL && !value_read(value, slot->node, &context, catalogue))
        return false;
    if (slot->node == NULL)
        value_read_standard(value, &context);
    if (!is_scaled)
        return true;
    value_release(value);
    context.factor = slot->factor;
    context.shift = slot->shift;
    context.file = OVERRIDES_FILE;
    context.line = 0;
    if (slot->node != NULL)
        return value_read(value, slot->node, &context, catalogue);
    value_read_standard(value, &context);
    return value->row != NULL;
}

/* Adds the slot's value or default to the set; false when it has neither. */
static bool fill_slot(struct filling *filling, struct slot *slot,
                      const struct parameter_catalogue *catalogue, struct fault_list *faults)
{
    if (slot->node == NULL && slot->row->standard == NULL)
        return false;
    struct parameter_value value;
    slot->is_faulty = !read_slot(&value, slot, catalogue, faults);
    if (slot->is_faulty)
        return true;
    value.given = slot->node != NULL || slot->by_option;
    value.changed_from_base = value.given && (slot->layer > 0 || slot->by_option);
    name_source(&value, slot);
    add_value(filling, &value);
    return true;
}

/* The line of the innermost group on the way to a path that does stand in the file. */
static int nearest_line(const struct node *root, const char *path)
{
    int line = 1;
    char *keys = storage_copy(path);
    char *rest = NULL;
    const struct node *node = root;
    for (char *key = strtok_r(keys, ".", &rest); key != NULL && node != NULL;
         key = strtok_r(NULL, ".", &rest)) {
        node = node_child(node, key);
        line = node != NULL ? node->line : line;
    }
    free(keys);
    return line;
}

static void report_missing(const struct slot *slot, const struct layers *layers,
                           struct fault_list *faults)
{
    const struct layer *outermost = &layers->items[layers->count - 1];
    const struct parameter_row *row = slot->row;
    bool has_unit = row->unit != NULL && row->unit[0] != '\0';
    fault_add(faults, FAULT_ERROR, outermost->file, nearest_line(&outermost->root, slot->path),
              slot->path, "Deze verplichte sleutel ontbreekt%s%s%s: %s.",
              has_unit ? " (eenheid: " : "", has_unit ? row->unit : "", has_unit ? ")" : "",
              row->nl != NULL ? row->nl : row->path);
}

/* A group that a later file names first and that is not complete is most often a misspelt one. */
static void report_new_instance(const struct slots *slots, const struct slot_instance *instance,
                                size_t missing, struct fault_list *faults)
{
    struct nearest nearest = {.wanted = instance->path};
    for (size_t i = 0; i < slots->instance_count; i++)
        if (slots->instances[i].layer < instance->layer)
            nearest_offer(&nearest, slots->instances[i].path);
    fault_add(
        faults, FAULT_ERROR, instance->file, instance->line, instance->path,
        "Deze groep komt in de basis niet voor, en er ontbreken %zu verplichte sleutels in.%s%s%s",
        missing, nearest.best != NULL ? " Bedoelde u `" : "",
        nearest.best != NULL ? nearest.best : "", nearest.best != NULL ? "`?" : "");
}

/* Fills the set from the slots; what is required and missing is reported. */
static void fill_final(struct filling *filling, struct slots *slots, const struct layers *layers,
                       bool is_complete, struct fault_list *faults)
{
    size_t *missing = storage_new(slots->instance_count, sizeof *missing);
    for (size_t i = 0; i < slots->count; i++) {
        struct slot *slot = &slots->items[i];
        if (fill_slot(filling, slot, slots->catalogue, faults))
            continue;
        if (slot->row->optional)
            add_absent(filling, slot);
        if (slot->row->optional || !is_complete)
            continue;
        const struct slot_instance *instance = slots_instance_of(slots, slot->path);
        slot->is_faulty = true;
        if (instance != NULL && instance->layer > 0)
            missing[instance - slots->instances]++;
        else
            report_missing(slot, layers, faults);
    }
    for (size_t i = 0; i < slots->instance_count; i++)
        if (missing[i] > 0)
            report_new_instance(slots, &slots->instances[i], missing[i], faults);
    free(missing);
    sort_set(filling->set);
}

static bool is_new_instance(const struct slots *slots, const char *path)
{
    const struct slot_instance *instance = slots_instance_of(slots, path);
    return instance != NULL && instance->layer > 0;
}

/* The policy before the start: what the outermost basis says, the rest as it is in the end. */
static void fill_base(struct filling *filling, struct slots *slots,
                      const struct parameter_set *final, struct fault_list *faults)
{
    for (size_t i = 0; i < slots->count; i++) {
        struct slot *slot = &slots->items[i];
        const struct parameter_value *end = parameter_find(final, slot->path);
        bool is_new = slot->node == NULL && !slot->is_absent && is_new_instance(slots, slot->path);
        bool is_own = slot->row->nature == PARAMETER_BELEID && !is_new;
        if (is_own && !slot->is_absent && fill_slot(filling, slot, slots->catalogue, faults))
            continue;
        if (is_own && slot->row->optional) {
            add_absent(filling, slot);
        } else if (end != NULL) {
            struct parameter_value copy = value_copy(end);
            add_value(filling, &copy);
        }
    }
    sort_set(filling->set);
}

static void mark_changes(struct parameter_set *final, const struct parameter_set *base)
{
    for (size_t i = 0; i < final->count; i++) {
        struct parameter_value *value = &final->values[i];
        const struct parameter_value *before = value_find(base, value->path);
        if (value->row->nature == PARAMETER_BELEID && !value_is_absent(value) &&
            (before == NULL || !value_is_same(before, value)))
            value->changed_from_base = true;
    }
}

/* Values for which the file that gives them states no source. */
static void list_unsourced(struct filling *filling, const struct slots *slots,
                           const struct parameter_set *final)
{
    for (size_t i = 0; i < slots->count; i++) {
        const struct slot *slot = &slots->items[i];
        const struct parameter_value *value = value_find(final, slot->path);
        if (value == NULL || slot->node == NULL || slot->by_option ||
            slot->row->nature == PARAMETER_RUN || slot->row->type == PARAMETER_TEXT)
            continue;
        char *own = storage_format("scenario: %s", file_name(slot->file));
        if (strcmp(value->source, own) == 0) {
            struct parameter_value copy = value_copy(value);
            add_value(filling, &copy);
        }
        free(own);
    }
    sort_set(filling->set);
}

static void lay_history(struct slots *slots, const struct layers *layers, struct fault_list *faults)
{
    for (size_t i = 0; i < layers->count; i++) {
        const struct layer *layer = &layers->items[i];
        const struct node *history = node_child(&layer->root, RESOLVE_HISTORY_KEY);
        if (history == NULL)
            continue;
        if (history->kind != NODE_GROUP || i + 1 < layers->count)
            fault_add(faults, FAULT_ERROR, layer->file, history->line, RESOLVE_HISTORY_KEY,
                      "Deze groep hoort alleen in een uitgeschreven scenario, zonder `basis`.");
        else
            slots_lay_history(slots, history, layer->file, faults);
    }
}

bool resolve(struct resolution *resolution, const struct layers *layers, bool is_complete,
             const char *const *texts, size_t text_count,
             const struct parameter_catalogue *catalogue, struct fault_list *faults)
{
    *resolution = (struct resolution){0};
    struct slots slots, before;
    slots_init(&slots, catalogue);
    slots_init(&before, catalogue);
    for (size_t i = layers->count; i-- > 0;)
        slots_lay(&slots, &layers->items[i].root, layers->items[i].file, layers->count - 1 - i,
                  faults);
    slots_complete(&slots, NULL);
    struct overrides overrides;
    overrides_apply(&overrides, &slots, texts, is_complete ? text_count : 0, layers->count, faults);
    struct filling final = {.set = &resolution->final}, base = {.set = &resolution->base},
                   unsourced = {.set = &resolution->unsourced};
    fill_final(&final, &slots, layers, is_complete, faults);
    const struct layer *outermost = &layers->items[layers->count - 1];
    slots_lay(&before, &outermost->root, outermost->file, 0, faults);
    lay_history(&before, layers, faults);
    slots_complete(&before, &slots);
    fill_base(&base, &before, &resolution->final, faults);
    mark_changes(&resolution->final, &resolution->base);
    list_unsourced(&unsourced, &slots, &resolution->final);
    if (is_complete) {
        sums_check(&resolution->final, &slots, faults);
        sums_check(&resolution->base, &before, faults);
        run_parameters_check(&resolution->final, faults);
    }
    slots_release(&slots);
    slots_release(&before);
    overrides_release(&overrides);
    return fault_count(faults, FAULT_ERROR) == 0;
}

void resolution_release(struct resolution *resolution)
{
    parameter_set_release(&resolution->final);
    parameter_set_release(&resolution->base);
    parameter_set_release(&resolution->unsourced);
}
