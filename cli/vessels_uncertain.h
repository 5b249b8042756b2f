/* vessels --onzekerheid: the headline coupling over the ranges of the assumptions. */
#ifndef CLI_VESSELS_UNCERTAIN_H
#define CLI_VESSELS_UNCERTAIN_H

#include "cli/command.h"
#include "cli/load.h"
#include "models/vaten.h"
#include "output/labels.h"

struct vessels_over {
    struct onzeker_ontwerp design;
    double *days; /* as vaten_onzeker gives them */
    struct uncertainty uncertainty;
    struct vessels_uncertain conclusion;
};

/* EXIT_DONE, or another status with the reason in the complaint and nothing to release. */
int vessels_over_do(struct vessels_over *over, struct loaded *loaded, const struct options *options,
                    struct store *store, struct complaint *complaint);
/* Turns what was simulated into outcomes and a conclusion. */
void vessels_over_tell(struct vessels_over *over, const struct labels *labels);
void vessels_over_release(struct vessels_over *over);

#endif
