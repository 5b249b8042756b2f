#include "scenarios/source_note.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define EXPLANATION_COUNT 3

static const char *const explanations[EXPLANATION_COUNT] = {
    "aanname:", "scenario:", "gekalibreerd:"};

static bool is_explanation(const char *source)
{
    for (size_t i = 0; i < EXPLANATION_COUNT; i++) {
        size_t length = strlen(explanations[i]);
        if (strncmp(source, explanations[i], length) == 0)
            return source[length + strspn(source + length, " ")] != '\0';
    }
    return strcmp(source, "--set") == 0;
}

/* Length of a feit-id at the start of the text: capitals, a hyphen and digits; 0 when there is
 * none. */
static size_t fact_length(const char *text)
{
    size_t letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (letters < 2 || text[letters] != '-')
        return 0;
    size_t digits = strspn(text + letters + 1, "0123456789");
    return digits == 0 ? 0 : letters + 1 + digits;
}

bool source_note_is_source(const char *source)
{
    while (!is_explanation(source)) {
        size_t length = fact_length(source);
        if (length == 0)
            return false;
        source += length;
        if (*source == '\0')
            return true;
        if (*source != ',' && *source != ';')
            return false;
        source++;
        source += strspn(source, " ");
    }
    return true;
}

static double read_bound(const struct node *group, const char *name,
                         const struct quantity_context *context)
{
    const struct node *bound = node_child(group, name);
    if (bound == NULL || bound->is_faulty)
        return NAN;
    if (bound->kind == NODE_NUMBER)
        return bound->number;
    quantity_fault(context, bound, "Bij `%s` hoort een getal.", name);
    return NAN;
}

struct source_note source_note_read(const struct node *group,
                                    const struct quantity_context *context, bool needs_range)
{
    struct source_note read = {.low = read_bound(group, "laag", context),
                               .high = read_bound(group, "hoog", context)};
    const struct node *source = node_child(group, "bron");
    const struct node *low = node_child(group, "laag"), *high = node_child(group, "hoog");
    if ((low == NULL) != (high == NULL))
        quantity_fault(context, group,
                       "`laag` en `hoog` horen bij elkaar; een van de twee ontbreekt.");
    if (source == NULL)
        return read;
    if (source->kind != NODE_TEXT || !source_note_is_source(source->text)) {
        quantity_fault(
            context, source,
            "De bron is een feit-id zoals \"RP-211\", of \"aanname: waarom\", \"scenario: …\" "
            "of \"gekalibreerd: …\".");
        return read;
    }
    read.source = source->text;
    read.line = source->line;
    if (needs_range && strncmp(source->text, "aanname:", 8) == 0 && low == NULL && high == NULL)
        quantity_fault(context, source,
                       "Een aanname noemt haar bereik: `laag` en `hoog` ontbreken.");
    return read;
}

void source_note_check_range(const struct source_note *note, double number, const struct node *node,
                             const struct quantity_context *context)
{
    if (isnan(note->low) || isnan(note->high) || isinf(number))
        return;
    if (note->low > number || number > note->high)
        quantity_fault(context, node,
                       "De waarde %.12g ligt niet tussen `laag` %.12g en `hoog` %.12g.", number,
                       note->low, note->high);
}
