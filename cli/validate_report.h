/* What `validate` tells and leaves behind, and the status that it ends with. */
#ifndef CLI_VALIDATE_REPORT_H
#define CLI_VALIDATE_REPORT_H

#include "cli/command.h"
#include "cli/workplace.h"
#include "models/cijfers/cijfers.h"
#include "scenarios/scenario.h"

/* A scenario, and its reported figures as they were counted in it. */
struct validated {
    struct scenario *scenario;
    const struct figure_list *figures;
    struct cijfers counted;
    double seconds;
};

/* Judges, prints, and writes the results. EXIT_DONE, EXIT_OUTSIDE_BOUNDS when too few tests agree
 * (the results stand all the same), or another status with the reason in the complaint. */
int validate_report(const struct validated *validated, const struct options *options,
                    const struct workplace *place, struct complaint *complaint);

#endif
