/* What `compare` prints: per variant what differs in the file and what that does. */
#ifndef OUTPUT_CONSOLE_COMPARISON_H
#define OUTPUT_CONSOLE_COMPARISON_H

#include <stdbool.h>
#include <stdio.h>

#include "output/growth.h"
#include "output/labels.h"
#include "sim/study/comparison.h"

/* `names` are those of the basis and its variants (comparison_names_make). Ends with whether the
 * books balance. Outcomes that hang on a list that grows without end in any of the scenarios
 * (`growth`, may be NULL) are marked, and told as they are at the end. False when writing failed.
 */
bool console_print_comparison(FILE *out, const struct comparison *comparison, char *const *names,
                              const struct growth *growth, const struct labels *labels);

#endif
