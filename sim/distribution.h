/* Distributions of durations, checked once and drawn at unit mean.
 *
 * GSL's samplers accept nonsense in silence and some hang on it, so they only ever see a
 * distribution that distribution_init has accepted. A draw has mean 1 and is scaled by the mean
 * afterwards: two scenarios that differ in a mean then share the draw. Plain data, freely copied;
 * an empirical distribution's values are borrowed from whoever made it. */
#ifndef SIM_DISTRIBUTION_H
#define SIM_DISTRIBUTION_H

#include <gsl/gsl_rng.h>
#include <stddef.h>

enum distribution_family {
    DISTRIBUTION_CONSTANT,    /* mean ≥ 0 */
    DISTRIBUTION_EXPONENTIAL, /* mean > 0 */
    DISTRIBUTION_GAMMA,       /* mean > 0, sd > 0; shape = (mean/sd)² within [0.01, 10000] */
    DISTRIBUTION_LOGNORMAL,   /* mean > 0, sd > 0; sigma² = ln(1 + (sd/mean)²), sigma ≤ 5 */
    DISTRIBUTION_WEIBULL,     /* mean > 0, shape within [0.1, 100] */
    DISTRIBUTION_UNIFORM,     /* 0 ≤ low < high */
    DISTRIBUTION_TRIANGULAR,  /* 0 ≤ low ≤ mode ≤ high, low < high */
    DISTRIBUTION_EMPIRICAL,   /* n ≥ 1 values ≥ 0, equally likely, mean > 0 */
};

/* What the maker knows of it; fields that the family does not use are ignored. */
struct distribution_spec {
    enum distribution_family family;
    double mean, sd, shape, low, mode, high;
    const double *values;
    size_t value_count;
};

struct distribution {
    enum distribution_family family;
    double mean;    /* once scaled, in the unit of the parameter; may be changed freely */
    double a, b, c; /* unit-mean shape parameters, set by distribution_init */
    const double *values;
    size_t value_count;
    double values_mean;
};

/* NULL when the specification is sound, else one Dutch sentence that says what is wrong (static
 * text). All numbers must be finite and the mean at most 1e6. */
const char *distribution_init(struct distribution *d, const struct distribution_spec *spec);
struct distribution distribution_constant(double mean);

/* A draw with mean 1 (0 for a constant of mean 0); finite and ≥ 0 always. */
double distribution_draw_unit(const struct distribution *d, gsl_rng *rng);
/* mean × draw_unit */
double distribution_draw(const struct distribution *d, gsl_rng *rng);
/* A Poisson count; the mean must lie within [0, 1e6] (GSL's sampler hangs far beyond). */
unsigned distribution_poisson(double mean, gsl_rng *rng);
/* Standard deviation of the scaled distribution. */
double distribution_sd(const struct distribution *d);

#endif
