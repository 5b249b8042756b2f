/* Distributions of durations: checked once, drawn at unit mean, then scaled.
 *
 * One-parameter shapes are drawn by inversion, so that a draw uses one uniform and grows with it;
 * gamma, lognormal and Weibull by GSL. Location shifts, truncation and negative values are left
 * out: nothing here lasts less than nothing. */
#include "sim/distribution.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdbool.h>

#include "sim/check.h"

#ifdef __FAST_MATH__
#error "the checks on NaN and infinity need a compiler without -ffast-math"
#endif

#define LARGEST_MEAN 1e6
#define GAMMA_SHAPE_MIN 0.01
#define GAMMA_SHAPE_MAX 1e4
#define LOGNORMAL_SIGMA_MAX 5.0
#define WEIBULL_SHAPE_MIN 0.1
#define WEIBULL_SHAPE_MAX 100.0

static bool is_between(double x, double low, double high)
{
    return x >= low && x <= high; /* false for NaN */
}

static const char *check_mean(double mean)
{
    if (!isfinite(mean))
        return "Het gemiddelde moet een eindig getal zijn.";
    if (mean <= 0)
        return "Het gemiddelde moet groter dan 0 zijn.";
    if (mean > LARGEST_MEAN)
        return "Het gemiddelde mag niet groter dan 1000000 zijn.";
    return NULL;
}

static const char *check_sd(double sd)
{
    if (!isfinite(sd))
        return "De standaardafwijking moet een eindig getal zijn.";
    if (sd <= 0)
        return "De standaardafwijking moet groter dan 0 zijn.";
    return NULL;
}

static const char *init_constant(struct distribution *d, const struct distribution_spec *spec)
{
    if (spec->mean == 0) {
        d->mean = 0;
        return NULL;
    }
    d->mean = spec->mean;
    return isfinite(spec->mean) && spec->mean < 0 ? "Een vaste duur mag niet negatief zijn."
                                                  : check_mean(spec->mean);
}

/* Gamma with shape k = (mean/sd)² and scale 1/k: a = k. */
static const char *init_gamma(struct distribution *d, const struct distribution_spec *spec)
{
    const char *wrong = check_mean(spec->mean);
    if (wrong == NULL)
        wrong = check_sd(spec->sd);
    if (wrong != NULL)
        return wrong;
    double ratio = spec->mean / spec->sd;
    d->mean = spec->mean;
    d->a = ratio * ratio;
    if (!is_between(d->a, GAMMA_SHAPE_MIN, GAMMA_SHAPE_MAX))
        return "De standaardafwijking van een gammaverdeling moet tussen 0,01 en 10 keer het "
               "gemiddelde liggen.";
    return NULL;
}

/* Lognormal with sigma² = ln(1 + (sd/mean)²) and mu = −sigma²/2: a = mu, b = sigma. */
static const char *init_lognormal(struct distribution *d, const struct distribution_spec *spec)
{
    const char *wrong = check_mean(spec->mean);
    if (wrong == NULL)
        wrong = check_sd(spec->sd);
    if (wrong != NULL)
        return wrong;
    double ratio = spec->sd / spec->mean;
    double variance = log1p(ratio * ratio);
    d->mean = spec->mean;
    d->a = -variance / 2;
    d->b = sqrt(variance);
    if (!is_between(d->b, 0, LOGNORMAL_SIGMA_MAX) || d->b == 0)
        return "De standaardafwijking past niet bij het gemiddelde: de sigma van een lognormale "
               "verdeling moet groter dan 0 en hoogstens 5 zijn.";
    return NULL;
}

/* Weibull with shape k and scale 1/Γ(1 + 1/k): a = scale, b = k. */
static const char *init_weibull(struct distribution *d, const struct distribution_spec *spec)
{
    const char *wrong = check_mean(spec->mean);
    if (wrong != NULL)
        return wrong;
    if (!is_between(spec->shape, WEIBULL_SHAPE_MIN, WEIBULL_SHAPE_MAX))
        return "De vorm van een weibullverdeling moet tussen 0,1 en 100 liggen.";
    d->mean = spec->mean;
    d->a = 1 / tgamma(1 + 1 / spec->shape);
    d->b = spec->shape;
    return NULL;
}

/* Uniform and triangular: a = low, b = mode (triangular only), c = high, each divided by the mean.
 */
static const char *init_bounded(struct distribution *d, const struct distribution_spec *spec)
{
    bool triangular = spec->family == DISTRIBUTION_TRIANGULAR;
    double mode = triangular ? spec->mode : spec->low;
    if (!isfinite(spec->low) || !isfinite(spec->high) || !isfinite(mode))
        return "De grenzen van de verdeling moeten eindige getallen zijn.";
    if (spec->low < 0)
        return "De ondergrens mag niet negatief zijn.";
    if (spec->low >= spec->high)
        return "De ondergrens moet kleiner zijn dan de bovengrens.";
    if (!is_between(mode, spec->low, spec->high))
        return "De top moet tussen de ondergrens en de bovengrens liggen.";
    double mean = triangular ? (spec->low + mode + spec->high) / 3 : (spec->low + spec->high) / 2;
    d->mean = mean;
    d->a = spec->low / mean;
    d->b = mode / mean;
    d->c = spec->high / mean;
    return check_mean(mean);
}

static const char *init_empirical(struct distribution *d, const struct distribution_spec *spec)
{
    if (spec->values == NULL || spec->value_count == 0)
        return "Een empirische verdeling heeft minstens één waarde nodig.";
    double sum = 0;
    for (size_t i = 0; i < spec->value_count; i++) {
        if (!isfinite(spec->values[i]))
            return "De waarden van een empirische verdeling moeten eindige getallen zijn.";
        if (spec->values[i] < 0)
            return "De waarden van een empirische verdeling mogen niet negatief zijn.";
        sum += spec->values[i];
    }
    d->values = spec->values;
    d->value_count = spec->value_count;
    d->values_mean = sum / (double)spec->value_count;
    d->mean = d->values_mean;
    return check_mean(d->mean);
}

static const char *init_family(struct distribution *d, const struct distribution_spec *spec)
{
    switch (spec->family) {
    case DISTRIBUTION_CONSTANT:
        return init_constant(d, spec);
    case DISTRIBUTION_EXPONENTIAL:
        d->mean = spec->mean;
        return check_mean(spec->mean);
    case DISTRIBUTION_GAMMA:
        return init_gamma(d, spec);
    case DISTRIBUTION_LOGNORMAL:
        return init_lognormal(d, spec);
    case DISTRIBUTION_WEIBULL:
        return init_weibull(d, spec);
    case DISTRIBUTION_UNIFORM:
    case DISTRIBUTION_TRIANGULAR:
        return init_bounded(d, spec);
    case DISTRIBUTION_EMPIRICAL:
        return init_empirical(d, spec);
    }
    return "Deze soort verdeling bestaat niet.";
}

const char *distribution_init(struct distribution *d, const struct distribution_spec *spec)
{
    struct distribution made = {.family = spec->family};
    const char *wrong = init_family(&made, spec);
    if (wrong == NULL)
        *d = made;
    return wrong;
}

struct distribution distribution_constant(double mean)
{
    CHECK(is_between(mean, 0, LARGEST_MEAN));
    return (struct distribution){.family = DISTRIBUTION_CONSTANT, .mean = mean};
}

/* Inversion of F(x) = (x − a)² / ((c − a)(b − a)) up to the mode b, and its mirror image above it.
 */
static double draw_triangular(const struct distribution *d, double u)
{
    double width = d->c - d->a;
    double below = d->b - d->a;
    if (u * width < below)
        return d->a + sqrt(u * width * below);
    return d->c - sqrt((1 - u) * width * (d->c - d->b));
}

static double draw_empirical(const struct distribution *d, double u)
{
    size_t index = (size_t)(u * (double)d->value_count);
    if (index >= d->value_count)
        index = d->value_count - 1;
    return d->values[index] / d->values_mean;
}

static double draw_family(const struct distribution *d, gsl_rng *rng)
{
    switch (d->family) {
    case DISTRIBUTION_CONSTANT:
        return d->mean > 0 ? 1 : 0;
    case DISTRIBUTION_EXPONENTIAL:
        return -log1p(-gsl_rng_uniform(rng));
    case DISTRIBUTION_GAMMA:
        return gsl_ran_gamma(rng, d->a, 1 / d->a);
    case DISTRIBUTION_LOGNORMAL:
        return gsl_ran_lognormal(rng, d->a, d->b);
    case DISTRIBUTION_WEIBULL:
        return gsl_ran_weibull(rng, d->a, d->b);
    case DISTRIBUTION_UNIFORM:
        return d->a + (d->c - d->a) * gsl_rng_uniform(rng);
    case DISTRIBUTION_TRIANGULAR:
        return draw_triangular(d, gsl_rng_uniform(rng));
    case DISTRIBUTION_EMPIRICAL:
        return draw_empirical(d, gsl_rng_uniform(rng));
    }
    return NAN;
}

double distribution_draw_unit(const struct distribution *d, gsl_rng *rng)
{
    double draw = draw_family(d, rng);
    CHECK(isfinite(draw) && draw >= 0);
    return draw;
}

double distribution_draw(const struct distribution *d, gsl_rng *rng)
{
    double draw = d->mean * distribution_draw_unit(d, rng);
    CHECK(isfinite(draw) && draw >= 0);
    return draw;
}

static double empirical_variance(const struct distribution *d)
{
    double sum = 0;
    for (size_t i = 0; i < d->value_count; i++) {
        double deviation = d->values[i] / d->values_mean - 1;
        sum += deviation * deviation;
    }
    return sum / (double)d->value_count;
}

/* Variance at unit mean. */
static double unit_variance(const struct distribution *d)
{
    double a = d->a, b = d->b, c = d->c;
    switch (d->family) {
    case DISTRIBUTION_CONSTANT:
        return 0;
    case DISTRIBUTION_EXPONENTIAL:
        return 1;
    case DISTRIBUTION_GAMMA:
        return 1 / a;
    case DISTRIBUTION_LOGNORMAL:
        return expm1(b * b);
    case DISTRIBUTION_WEIBULL:
        return a * a * tgamma(1 + 2 / b) - 1;
    case DISTRIBUTION_UNIFORM:
        return (c - a) * (c - a) / 12;
    case DISTRIBUTION_TRIANGULAR:
        return ((b - a) * (b - a) + (c - b) * (c - b) + (c - a) * (c - a)) / 36;
    case DISTRIBUTION_EMPIRICAL:
        return empirical_variance(d);
    }
    return NAN;
}

double distribution_sd(const struct distribution *d)
{
    return d->mean * sqrt(unit_variance(d));
}

unsigned distribution_poisson(double mean, gsl_rng *rng)
{
    CHECK(mean >= 0 && mean <= 1e6);
    return mean > 0 ? gsl_ran_poisson(rng, mean) : 0;
}
