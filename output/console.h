/* The table that `run` prints: what came out, by theme, for people. */
#ifndef OUTPUT_CONSOLE_H
#define OUTPUT_CONSOLE_H

#include <stdbool.h>
#include <stdio.h>

#include "output/growth.h"
#include "output/labels.h"
#include "sim/kpi.h"

/* Prints the study: means with 95% intervals and units, only rows that exist, ending with whether
 * the books balance. What hangs on a list that grows without end (`growth`, may be NULL) is marked
 * and told as it is at the end. False when writing failed. */
bool console_print(FILE *out, const struct kpi_study *study, const struct growth *growth,
                   const struct labels *labels);

/* Its last line, after an empty one. */
void console_print_books(FILE *out, const struct kpi_books *books, const struct labels *labels);

#endif
