/* Simulating scenarios beside each other, and writing what differs. */
#ifndef CLI_COMPARE_STUDY_H
#define CLI_COMPARE_STUDY_H

#include "cli/command.h"
#include "cli/load.h"

struct compared {
    struct loaded *loaded;
    struct scenario **list; /* [count], basis first */
    size_t count;
};

/* Simulates them with the seed and replications of the basis, writes all results to --out or else
 * uitvoer/BASIS-VARIANT, and prints the differences. Gives the exit status; why is in the
 * complaint.
 */
int compare_study(struct compared *scenarios, const struct options *options,
                  struct complaint *complaint);

#endif
