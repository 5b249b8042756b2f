#include "scenarios/step_list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/source_note.h"
#include "scenarios/storage.h"

static void add_step(struct step_list *list, tick from, const struct quantity *quantity)
{
    size_t quantity_capacity = list->capacity;
    list->from = storage_grow(list->from, &list->capacity, list->count, sizeof *list->from);
    list->quantities =
        storage_grow(list->quantities, &quantity_capacity, list->count, sizeof *list->quantities);
    list->from[list->count] = from;
    list->quantities[list->count++] = *quantity;
}

/* The same quantity once more, for the time after `tot`. */
static struct quantity repeat(const struct quantity *quantity)
{
    struct quantity copy = *quantity;
    copy.written = storage_copy(quantity->written);
    if (quantity->values != NULL) {
        copy.values = storage_new(quantity->value_count, sizeof *copy.values);
        memcpy(copy.values, quantity->values, quantity->value_count * sizeof *copy.values);
    }
    return copy;
}

static bool read_date(tick *at, const struct node *step, const char *key,
                      const struct quantity_context *context)
{
    const struct node *date = node_child(step, key);
    if (date->kind == NODE_TEXT && clock_parse_date(date->text, at))
        return true;
    char *found = node_describe(date);
    quantity_fault(context, date, "Bij `%s` hoort een bestaande datum \"JJJJ-MM-DD\"; er staat %s.",
                   key, found);
    free(found);
    return false;
}

static bool check_keys(const struct node *step, const struct quantity_context *context)
{
    static const char *const known[] = {"vanaf", "tot", "waarde", "bron", "laag", "hoog"};
    bool sound = true;
    for (size_t i = 0; i < step->child_count; i++) {
        const char *name = step->children[i].name;
        bool is_known = quantity_is_distribution_key(name) && node_child(step, "waarde") == NULL;
        for (size_t k = 0; k < sizeof known / sizeof known[0]; k++)
            is_known = is_known || strcmp(name, known[k]) == 0;
        if (is_known)
            continue;
        quantity_fault(
            context, &step->children[i],
            "`%s` hoort niet in een stap; daarin staan vanaf, tot, waarde en bron, laag en "
            "hoog.",
            name);
        sound = false;
    }
    return sound;
}

/* Source and range of a step; the list's range is its first step's. */
static void read_source_note(struct step_list *list, const struct node *step, double number,
                             const struct quantity_context *context)
{
    struct source_note own =
        source_note_read(step, context, context->row->type != PARAMETER_CHOICE);
    if (context->factor == 1.0 && context->shift == 0.0)
        source_note_check_range(&own, number, step, context);
    if (list->count == 0) {
        list->low = own.low;
        list->high = own.high;
    }
    if (own.source == NULL || (list->source != NULL && strstr(list->source, own.source) != NULL))
        return;
    char *joined;
    if (list->source != NULL)
        joined = storage_format("%s; %s", list->source, own.source);
    else if (list->count == 0)
        joined = storage_copy(own.source);
    else /* the first step, whose number the range would be of, states none */
        joined = storage_format("scenario: latere stap, %s", own.source);
    free(list->source);
    list->source = joined;
}

/* End of the time that the steps read so far claim; what follows must begin there or later. */
struct reading {
    tick claimed_until;
    bool has_open_return; /* the last step added is a return after `tot` */
    bool is_sound;        /* no fault so far */
};

static bool read_step(struct step_list *list, struct reading *reading, const struct node *step,
                      const struct quantity_context *context)
{
    if (step->kind != NODE_GROUP) {
        quantity_fault(context, step,
                       context->row->dated
                           ? "Een stap is een groep: { vanaf = \"2019-01-01\"; waarde = 12.0; }."
                           : "Hier hoort een enkele waarde, geen lijst.");
        return false;
    }
    bool sound = check_keys(step, context);
    tick from = CLOCK_ALWAYS, until = CLOCK_NEVER;
    if (node_child(step, "vanaf") != NULL) {
        sound = read_date(&from, step, "vanaf", context) && sound;
    } else if (list->count > 0 || !reading->is_sound) {
        quantity_fault(context, step,
                       "Bij deze stap ontbreekt `vanaf`; alleen de eerste stap mag zonder.");
        sound = false;
    }
    bool returns = node_child(step, "tot") != NULL;
    if (returns)
        sound = read_date(&until, step, "tot", context) && sound;
    const struct node *value = node_child(step, "waarde");
    if (value == NULL && node_child(step, "verdeling") == NULL) {
        quantity_fault(context, step, "Bij deze stap ontbreekt `waarde`.");
        return false;
    }
    struct quantity quantity;
    if (!quantity_read(&quantity, value != NULL ? value : step, context) || !sound) {
        quantity_release(&quantity);
        return false;
    }
    read_source_note(list, step, quantity.number, context);
    const char *wrong = NULL;
    if (returns && list->count == 0)
        wrong = "De eerste stap kan geen `tot` hebben: er is geen waarde om naar terug te keren.";
    else if (returns && until <= from)
        wrong = "`tot` ligt niet na `vanaf`.";
    else if (list->count > 0 && (from < reading->claimed_until || from == CLOCK_ALWAYS))
        wrong =
            "De stappen staan niet op volgorde, of overlappen: elke `vanaf` ligt na de vorige en "
            "niet voor de vorige `tot`.";
    if (wrong != NULL && (list->count > 0 || reading->is_sound))
        quantity_fault(context, step, "%s", wrong);
    if (wrong != NULL) {
        quantity_release(&quantity);
        return false;
    }
    /* a step that begins where another ends takes the place of its return, and returns to the same
     */
    struct quantity before = {0};
    if (returns)
        before = repeat(&list->quantities[list->count - 1]);
    if (reading->has_open_return && list->from[list->count - 1] == from)
        quantity_release(&list->quantities[--list->count]);
    add_step(list, from, &quantity);
    if (returns)
        add_step(list, until, &before);
    reading->claimed_until = returns ? until : from + 1;
    reading->has_open_return = returns;
    return true;
}

bool step_list_read(struct step_list *list, const struct node *node,
                    const struct quantity_context *context)
{
    *list = (struct step_list){.low = NAN, .high = NAN};
    if (node->kind != NODE_LIST) {
        struct quantity quantity;
        bool sound = quantity_read(&quantity, node, context);
        if (sound)
            add_step(list, CLOCK_ALWAYS, &quantity);
        else
            quantity_release(&quantity);
        return sound;
    }
    if (!context->row->dated) {
        quantity_fault(context, node,
                       "Hier hoort een enkele waarde; deze sleutel kan niet in stappen.");
        return false;
    }
    if (node->child_count == 0) {
        quantity_fault(context, node, "De lijst is leeg; er hoort ten minste een stap in.");
        return false;
    }
    struct reading reading = {.claimed_until = CLOCK_ALWAYS, .is_sound = true};
    for (size_t i = 0; i < node->child_count; i++)
        if (!read_step(list, &reading, &node->children[i], context))
            reading.is_sound = false;
    return reading.is_sound;
}

void step_list_release(struct step_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        quantity_release(&list->quantities[i]);
    free(list->quantities);
    free(list->from);
    free(list->source);
    *list = (struct step_list){0};
}
