/* The tables of a calibration as CSV, written as those of output/csv.h. */
#ifndef OUTPUT_CALIBRATION_CSV_H
#define OUTPUT_CALIBRATION_CSV_H

#include <stdio.h>

#include "output/calibration_report.h"

/* Whole files. Errors of writing stay behind in ferror(out). Where the figures
 * contradict the model nothing is known of the parameters after the
 * calibration, and `voorspeld` is what comes nearest. parameters: a row a
 * parameter, before and after; `breedte_procent` is what is left of the prior's
 * own interval, `geijkt` what the fitted scenario holds figures:    a row a
 * figure that was fitted; `afwijking` is a standard deviation,
 *               `verschil` how far the fitted scenario is off in those, and
 *               `onwaarschijnlijkheid` the smallest distance over all points,
 * in deviations tradeoffs:  a row a pair of parameters waves:      how much of
 * the prior's volume was left sample:     points that are equally likely, a row
 * each */
void calibration_csv_write_parameters(FILE *out, const struct calibration_report *report);
void calibration_csv_write_figures(FILE *out, const struct calibration_report *report);
void calibration_csv_write_tradeoffs(FILE *out, const struct calibration_report *report);
void calibration_csv_write_waves(FILE *out, const struct calibration_report *report);
void calibration_csv_write_sample(FILE *out, const struct calibration_report *report);

#endif
