/* The diary of one (invented) huishouden or casus of a loaded scenario. */
#ifndef CLI_SHOW_CASUS_H
#define CLI_SHOW_CASUS_H

#include "cli/command.h"
#include "scenarios/scenario.h"

/* Simulates the replication asked for (--replicatie, default 1) and prints the diary of --casus to
 * stdout. Gives the exit status; why it failed is in the complaint. */
int show_casus(struct scenario *scenario, const struct options *options,
               struct complaint *complaint);

#endif
