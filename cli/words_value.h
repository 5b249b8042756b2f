/* A value of a scenario as people read it. */
#ifndef CLI_WORDS_VALUE_H
#define CLI_WORDS_VALUE_H

#include <stdbool.h>

#include "sim/parameter.h"

/* "33,3"; "onbeperkt"; "10 (lognormaal, sd 4)"; "24 vanaf 1 jan 2018, 30 vanaf 1 jul 2019". "" when
 * it is not given. To be freed. */
char *words_value(const struct parameter_value *value, bool english);

/* One number with the decimals it has, 6 at most; "" when there is none. To be freed. */
char *words_number(double number, bool english);

/* What it rests on, "RP-106" or "aanname: …"; "" when nobody needs to ask: it is not given, or is
 * about the run itself. */
const char *words_source(const struct parameter_value *value);

/* Is it given? */
bool words_is_given(const struct parameter_value *value);

#endif
