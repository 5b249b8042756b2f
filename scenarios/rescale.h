/* A value that was given another number, made ready to be written down again. */
#ifndef SCENARIOS_RESCALE_H
#define SCENARIOS_RESCALE_H

#include "sim/parameter.h"

/* Brings the written form of a distribution in line with its means: `stated` is the value as it was
 * read, `value` a copy of which the means were changed (parameter_value_set). All numbers of a step
 * go with its mean, its shape stays. Other values are left as they are. */
void rescale_text(struct parameter_value *value, const struct parameter_value *stated);

#endif
