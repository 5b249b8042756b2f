/* Calibrating a scenario to reported figures, and writing what came out. */
#ifndef CLI_CALIBRATE_STUDY_H
#define CLI_CALIBRATE_STUDY_H

#include "cli/command.h"
#include "cli/load.h"
#include "models/cijfers/ijken.h"

/* Simulates the points, writes all results to --out or else
 * uitvoer/SCENARIO-ijking, and prints what the figures say. `plan` lacks store,
 * progress and stop, which are this study's own. Gives the exit status; why is
 * in the complaint. */
int calibrate_study(struct loaded *loaded, const struct ijken_plan *plan,
                    const struct options *options, struct complaint *complaint);

#endif
