/* A scenario read for the chain: the files, --set, the catalogue and the model's own checks. */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include <stdbool.h>

#include "cli/options.h"
#include "scenarios/scenario.h"

/* Reads the scenario `name` with the options' --set. False, and an empty scenario, when there is an
 * error among the faults. */
bool load_scenario(struct scenario *scenario, const char *name, const struct options *options,
                   struct fault_list *faults);

#endif
