/* Where a command does its work: the results folder, taken before the simulation begins, and the
 * store of finished replications. */
#ifndef CLI_WORKPLACE_H
#define CLI_WORKPLACE_H

#include "cli/command.h"
#include "output/folder_claim.h"
#include "sim/study/store.h"

struct workplace {
    char *directory;
    struct folder_claim *claim;
    struct store *store;
    char *refusal; /* why the store did not keep all; NULL: it did */
};

/* Takes --out, or else `standard` (owned from now on), and opens --store or else the folder's own.
 * EXIT_DONE, or another status with the reason in the complaint; then there is nothing to release.
 */
int workplace_take(struct workplace *place, const struct options *options, char *standard,
                   struct complaint *complaint);
/* Closes the store: to be done before results are written. */
void workplace_close_store(struct workplace *place);
/* Adds to the complaint that not all that was finished could be kept, if so: results may stand all
 * the same. */
void workplace_tell(const struct workplace *place, struct complaint *complaint);
void workplace_release(struct workplace *place);

/* "flevoland-2018" for scenarios/flevoland-2018.cfg; to be freed. */
char *workplace_stem(const char *file);

#endif
