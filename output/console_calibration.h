/* What `calibrate` prints: what the figures say of each parameter, what trades
 * off, how well the figures are met, and what was left after each wave. */
#ifndef OUTPUT_CONSOLE_CALIBRATION_H
#define OUTPUT_CONSOLE_CALIBRATION_H

#include <stdbool.h>
#include <stdio.h>

#include "output/calibration_report.h"
#include "output/labels.h"

/* False when writing failed. */
bool console_print_calibration(FILE *out, const struct calibration_report *report,
                               const struct labels *labels);

#endif
