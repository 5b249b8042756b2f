/* Chances of durations: how likely one is short. Apart from drawing, for what is worked out instead
 * of simulated. */
#ifndef SIM_DISTRIBUTION_CHANCE_H
#define SIM_DISTRIBUTION_CHANCE_H

#include "sim/distribution.h"

/* P(duration ≤ x), in the unit of the duration, of a distribution that distribution_init (or
 * distribution_constant) made. */
double distribution_chance(const struct distribution *d, double x);

#endif
