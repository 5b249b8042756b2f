/* The scenario that a calibration gives: a file to be used like any other. */
#ifndef CLI_CALIBRATE_FITTED_H
#define CLI_CALIBRATE_FITTED_H

#include "cli/command.h"
#include "cli/load.h"
#include "models/cijfers/ijken.h"

struct fitted {
    char *text;               /* of the file */
    struct scenario scenario; /* as it reads back */
    double *values;           /* [parameter]: what it holds; NAN: it keeps what was stated */
};

/* The most likely point: medians of parameters that trade off need not go
 * together. A parameter that the figures do not determine, and that trades off
 * with no other, keeps its stated value, source and range; the others get a
 * source that names the figures, and their 95% interval as range. EXIT_DONE, or
 * another status with the reason in the complaint and nothing to release. */
int fitted_make(struct fitted *fitted, const struct ijken *ijken,
                const struct calibration *calibration, const struct loaded *loaded,
                struct complaint *complaint);
void fitted_release(struct fitted *fitted);

#endif
