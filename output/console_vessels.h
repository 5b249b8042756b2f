/* What `vessels` prints: the answer in sentences first, the numbers beneath it. */
#ifndef OUTPUT_CONSOLE_VESSELS_H
#define OUTPUT_CONSOLE_VESSELS_H

#include <stdbool.h>
#include <stdio.h>

#include "output/labels.h"
#include "sim/study/vessels.h"

/* Prints the experiment: headline, the other direction, where it comes back, over time, every other
 * source, the mechanisms, the loads, and what all this does not say. False when writing failed. */
bool console_print_vessels(FILE *out, const struct vessels *vessels, const struct labels *labels);

#endif
