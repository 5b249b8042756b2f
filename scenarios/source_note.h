/* Where a value comes from and how sure it is: `bron`, `laag` and `hoog`.
 *
 * A source is one or more feit-ids ("RP-211" or "RP-211, OAM-014"), or an explanation that begins
 * with "aanname:", "scenario:" or "gekalibreerd:". An aanname states its range. */
#ifndef SCENARIOS_SOURCE_NOTE_H
#define SCENARIOS_SOURCE_NOTE_H

#include <stdbool.h>

#include "scenarios/node.h"
#include "scenarios/quantity.h"

struct source_note {
    const char *source; /* borrowed from the node; NULL when it states none */
    int line;           /* of bron */
    double low, high;   /* NAN when not stated */
};

/* Whether this text is a source as described above, or "--set". */
bool source_note_is_source(const char *source);

/* Reads bron, laag and hoog of a group; faults are reported, also when an aanname states no range
 * while `needs_range`. */
struct source_note source_note_read(const struct node *group,
                                    const struct quantity_context *context, bool needs_range);

/* Reports a stated range that does not hold the value itself. */
void source_note_check_range(const struct source_note *note, double number, const struct node *node,
                             const struct quantity_context *context);

#endif
