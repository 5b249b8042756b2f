/* One huishouden in several worlds, side by side. */
#ifndef CLI_COMPARE_CASUS_H
#define CLI_COMPARE_CASUS_H

#include "cli/command.h"
#include "scenarios/scenario.h"

/* Prints the diaries of --casus in --replicatie under each scenario, basis first, by date. With
 * `voorbeeld` a casus that the first variant helps much earlier or later. Gives the exit status. */
int compare_casus(struct scenario *const *scenarios, size_t count, const struct options *options,
                  struct complaint *complaint);

#endif
