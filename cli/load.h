/* A scenario read for the chain: the files, --set, the catalogue and the model's own checks. */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include <stdbool.h>

#include "cli/options.h"
#include "models/catalogus.h"
#include "scenarios/scenario.h"

struct loaded {
    struct catalogus catalogue; /* outlives the scenario */
    struct scenario scenario;
};

/* Reads the scenario `name` with the options' --set. False, and nothing to release, when there is
 * an error among the faults. */
bool load_scenario(struct loaded *loaded, const char *name, const struct options *options,
                   struct fault_list *faults);
void load_release(struct loaded *loaded);

#endif
