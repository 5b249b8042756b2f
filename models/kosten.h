/* What a measure itself costs, beside the people who work in the chain. */
#ifndef MODELS_KOSTEN_H
#define MODELS_KOSTEN_H

#include "sim/parameter.h"

extern const struct parameter_row kosten_rijen[];
extern const size_t kosten_rij_aantal;

/* Euro a year, dated: a project, training, software, a building. Zero without measures. */
const struct parameter_value *kosten_maatregel(const struct parameter_set *set);

#endif
