/* Reported figures beside simulated ones, for people. */
#ifndef OUTPUT_CONSOLE_VALIDATION_H
#define OUTPUT_CONSOLE_VALIDATION_H

#include <stdio.h>

#include "output/validation_words.h"

/* Tests first, then what does not count as proof; how it came out, and which tests deviate. False
 * when writing failed. */
bool console_print_validation(FILE *out, const struct validation_told *told,
                              const struct labels *labels);

#endif
