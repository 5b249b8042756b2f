/* Numbers about durations that the traffic equations need besides their mean: how long the longest
 * of several lasts, and how much of it passes before something that comes at a constant rate; and
 * the normal distribution. */
#ifndef MODELS_VERKEER_VERDELING_H
#define MODELS_VERKEER_VERDELING_H

#include "models/waarde.h"
#include "sim/distribution_chance.h"

#include <math.h>

/* Mean of the longest of K durations; kans[k] is the chance that K = k, k from 0 below `aantal`. */
double verkeer_langste(const struct distribution *d, const double *kans, size_t aantal);
/* Mean part of the longest of these durations that passes before an event at `tempo` per unit of
 * time: ∫ P(longest > t) exp(−tempo t) dt. */
double verkeer_tot(const struct distribution *const *d, size_t aantal, double tempo);

/* Mean and standard deviation of the duration that holds at a date. */
static inline double verkeer_gemiddeld(const struct parameter_value *waarde, tick op)
{
    return parameter_step_at(waarde, op)->distribution.mean;
}
static inline double verkeer_spreiding(const struct parameter_value *waarde, tick op)
{
    return distribution_sd(&parameter_step_at(waarde, op)->distribution);
}

/* The normal distribution with mean 0 and standard deviation 1: density, and P(≤ x). */
static inline double verkeer_dichtheid(double x)
{
    return exp(-0.5 * x * x) * 0.39894228040143267794; /* 1 ÷ √(2π) */
}
static inline double verkeer_normaal(double x)
{
    return 0.5 * erfc(-x * 0.70710678118654752440); /* √½ */
}

#endif
