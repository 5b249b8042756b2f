/* What --onzekerheid adds to what any command prints. */
#ifndef OUTPUT_CONSOLE_UNCERTAINTY_H
#define OUTPUT_CONSOLE_UNCERTAINTY_H

#include <stdbool.h>
#include <stdio.h>

#include "output/labels.h"
#include "sim/study/uncertainty.h"

/* The headline outcomes with their band, what it is made of, how certain the sign is, which
 * assumptions would narrow it most if they were known, and where the conclusion would turn. Says so
 * when there are too few points for words of certainty. False when writing failed. */
bool console_print_uncertainty(FILE *out, const struct uncertainty *uncertainty,
                               const struct labels *labels);

#endif
