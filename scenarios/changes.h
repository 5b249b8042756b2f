/* What one scenario has otherwise than another. */
#ifndef SCENARIOS_CHANGES_H
#define SCENARIOS_CHANGES_H

#include "scenarios/scenario.h"

struct scenario_change {
    const char *path;
    const struct parameter_row *row;
    char *from, *to; /* as people read them; "(niet gegeven)" when absent */
};

/* The values that differ, by path; names and how to simulate apart. `count` of them; to be freed by
 * scenario_changes_free. Both scenarios must outlive them. */
struct scenario_change *scenario_changes(const struct scenario *basis,
                                         const struct scenario *variant, size_t *count);
void scenario_changes_free(struct scenario_change *changes, size_t count);

#endif
