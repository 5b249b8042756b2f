/* Reported and simulated figures as CSV, written as those of output/csv.h; always in Dutch. */
#ifndef OUTPUT_VALIDATION_CSV_H
#define OUTPUT_VALIDATION_CSV_H

#include <stdio.h>

#include "output/validation_words.h"

/* A row a figure, in the order of the list. `periode` is first day/last day, or one day; of figures
 * from files when they were opened, and then `peildatum` is the day on whose evening they were
 * read. `herkomst` tells figures of the scenario itself from those of the one it builds on. Scores
 * are divided by the reported value. */
void validation_csv_write(FILE *out, const struct validation_told *told);

/* What was counted in every replication (and, of figures from files, in every sample drawn from
 * it), enough to make the intervals again: values[(figure × replications + replication) × draws +
 * draw]; figures that are not from files stand in the first draw. Rows without a value are left
 * out. */
void validation_csv_write_values(FILE *out, const struct validation_told *told,
                                 const double *values, size_t draws);

#endif
