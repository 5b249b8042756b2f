/* The charts of `calibrate`. Each draws itself into a chart that was begun, and
 * returns false when there are no numbers for it. */
#ifndef OUTPUT_CHART_CALIBRATION_H
#define OUTPUT_CHART_CALIBRATION_H

#include <stdbool.h>

#include "output/chart.h"

bool chart_draw_ijking(struct chart *chart);         /* every parameter: before and after */
bool chart_draw_ijking_uitruil(struct chart *chart); /* what trades off, pair by pair */

/* Title, subtitle and a foot that counts points and replications. */
void chart_calibration_heading(struct chart *chart, const char *title, const char *subtitle,
                               const char *what);

#endif
