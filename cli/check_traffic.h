/* What `check` tells of a sound scenario beside that it is sound. */
#ifndef CLI_CHECK_TRAFFIC_H
#define CLI_CHECK_TRAFFIC_H

#include "cli/command.h"
#include "cli/load.h"

/* Prints (unless --quiet) what must follow from the scenario's figures, and warns of what cannot
 * be: in the scenario, and in the reported figures beside it. Warnings leave the status EXIT_DONE;
 * a faulty file of reported figures gives EXIT_FAULTY_SCENARIO. */
int check_traffic(const struct loaded *loaded, const struct options *options,
                  struct complaint *complaint);

#endif
