#include "sim/distribution_chance.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static double triangular(const struct distribution *d, double x)
{
    double width = d->c - d->a;
    if (x <= d->a)
        return 0;
    if (x >= d->c)
        return 1;
    return x < d->b ? (x - d->a) * (x - d->a) / (width * (d->b - d->a))
                    : 1 - (d->c - x) * (d->c - x) / (width * (d->c - d->b));
}

static double empirical(const struct distribution *d, double x)
{
    size_t shorter = 0;
    for (size_t i = 0; i < d->value_count; i++)
        shorter += d->values[i] <= x * d->values_mean;
    return (double)shorter / (double)d->value_count;
}

/* At unit mean, as draws are made. */
static double at_unit_mean(const struct distribution *d, double x)
{
    switch (d->family) {
    case DISTRIBUTION_CONSTANT:
        return x >= 1;
    case DISTRIBUTION_EXPONENTIAL:
        return -expm1(-x);
    case DISTRIBUTION_GAMMA:
        return gsl_cdf_gamma_P(x, d->a, 1 / d->a);
    case DISTRIBUTION_LOGNORMAL:
        return gsl_cdf_lognormal_P(x, d->a, d->b);
    case DISTRIBUTION_WEIBULL:
        return gsl_cdf_weibull_P(x, d->a, d->b);
    case DISTRIBUTION_UNIFORM:
        return fmin(1, fmax(0, (x - d->a) / (d->c - d->a)));
    case DISTRIBUTION_TRIANGULAR:
        return triangular(d, x);
    case DISTRIBUTION_EMPIRICAL:
        return empirical(d, x);
    }
    return NAN;
}

double distribution_chance(const struct distribution *d, double x)
{
    if (!(x >= 0))
        return 0;
    return d->mean > 0 ? at_unit_mean(d, x / d->mean) : 1;
}
