/* A calibration in the words of the catalogues, for its tables and charts. */
#ifndef CLI_CALIBRATE_TELL_H
#define CLI_CALIBRATE_TELL_H

#include "models/cijfers/ijken.h"
#include "output/calibration_report.h"

/* What each parameter and each figure is called, in the language asked; to be
 * freed. `fitted`: what the fitted scenario holds, NULL: there is none.
 * `after`: the figures with it, NULL: unknown. */
struct calibration_subject *tell_subjects(const struct ijken *ijken, const double *fitted,
                                          bool english);
struct calibration_figure *tell_figures(const struct ijken *ijken, const double *after,
                                        bool english);

#endif
