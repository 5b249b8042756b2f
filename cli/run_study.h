/* Simulating a loaded scenario and writing what comes out. */
#ifndef CLI_RUN_STUDY_H
#define CLI_RUN_STUDY_H

#include "cli/command.h"
#include "cli/load.h"

/* Simulates with the options' threads, precision and language, writes all results to --out or else
 * uitvoer/NAME (with --stroom: uitvoer/NAME-stroom), and prints the outcomes, or with --stroom the
 * counts on every arrow. Gives the exit status: EXIT_DONE, EXIT_FAILED, EXIT_WRONG_USE (the folder
 * is not ours), EXIT_WITHOUT_CHARTS, or EXIT_INTERRUPTED plus the signal; why is in the complaint.
 * Frozen mechanisms without a value get theirs in the scenario. */
int run_study(struct loaded *loaded, const struct options *options, struct complaint *complaint);

#endif
