/* From files laid over each other to the values a model asks for, everything checked. */
#ifndef SCENARIOS_RESOLVE_H
#define SCENARIOS_RESOLVE_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/reader.h"
#include "sim/fault.h"
#include "sim/parameter.h"

/* Group of a written scenario that holds the policy from before the start, where it differs. */
#define RESOLVE_HISTORY_KEY "voorgeschiedenis_beleid"

struct resolution {
    struct parameter_set final, base; /* as in struct scenario */
    struct parameter_set unsourced;   /* values whose file states no source */
};

/* Resolves the layers with the --set texts against the catalogue (with the run's rows in it). When
 * the chain is not complete only what does stand there is checked. False when there are errors
 * among all faults; release in both cases. */
bool resolve(struct resolution *resolution, const struct layers *layers, bool is_complete,
             const char *const *texts, size_t text_count,
             const struct parameter_catalogue *catalogue, struct fault_list *faults);
void resolution_release(struct resolution *resolution);

#endif
