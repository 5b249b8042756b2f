/* What a simulation of a loaded scenario shows: the counts on every arrow, or the diary of one
 * casus. */
#ifndef CLI_SHOW_STUDY_H
#define CLI_SHOW_STUDY_H

#include "cli/command.h"
#include "scenarios/scenario.h"

/* Simulates as the options ask (--stroom, or --casus with --replicatie, default 1) and prints to
 * stdout. Gives the exit status; why it failed is in the complaint. */
int show_study(struct scenario *scenario, const struct options *options,
               struct complaint *complaint);

#endif
