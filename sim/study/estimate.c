/* Intervals over replications.
 *
 * Means and paired differences: Student-t. Ratios of means: the values for which the difference
 * numerator − ratio × denominator is not distinct from 0 (Fieller 1954). Bands and sets of ratios:
 * the same with the critical value of the largest of all. */
#include "sim/study/estimate.h"

#include <math.h>
#include <stdlib.h>

#include "sim/check.h"
#include "sim/statistics.h"
#include "sim/study/bootstrap.h"

/* Sums of squares this small beside those they are made of are rounding. */
#define ROUNDING 1e-24

static double *allocate(size_t count)
{
    double *values = calloc(count > 0 ? count : 1, sizeof *values);
    CHECK(values != NULL);
    return values;
}

static struct estimate estimate_from(const struct tally *tally)
{
    struct estimate estimate = {
        .count = (size_t)tally->count, .mean = tally_mean(tally), .low = NAN, .high = NAN};
    if (estimate.count >= 2) {
        double half =
            statistics_t95(estimate.count) * sqrt(tally_variance(tally) / (double)estimate.count);
        estimate.low = estimate.mean - half;
        estimate.high = estimate.mean + half;
    }
    return estimate;
}

static bool holds_zero(const struct estimate *estimate)
{
    return !(estimate->low > 0.0 || estimate->high < 0.0);
}

struct estimate estimate_of(const double *values, size_t n, size_t stride)
{
    struct tally tally;
    tally_init(&tally);
    for (size_t r = 0; r < n; r++) {
        if (!isnan(values[r * stride]))
            tally_add(&tally, values[r * stride]);
    }
    return estimate_from(&tally);
}

/* --- paired differences --- */

static enum verdict verdict_of(const struct estimate *difference, const struct tally *tally)
{
    if (difference->count < 2)
        return VERDICT_UNKNOWN;
    if (tally->minimum == 0.0 && tally->maximum == 0.0)
        return VERDICT_EQUAL;
    if (holds_zero(difference))
        return VERDICT_UNCLEAR;
    return difference->mean < 0.0 ? VERDICT_LOWER : VERDICT_HIGHER;
}

struct pairing pairing_of(const double *base, const double *variant, size_t n, size_t stride)
{
    struct tally bases, variants, differences;
    tally_init(&bases);
    tally_init(&variants);
    tally_init(&differences);
    for (size_t r = 0; r < n; r++) {
        double b = base[r * stride];
        double v = variant[r * stride];
        if (isnan(b) || isnan(v))
            continue;
        tally_add(&bases, b);
        tally_add(&variants, v);
        tally_add(&differences, v - b);
    }
    struct pairing pairing = {.base = estimate_from(&bases),
                              .variant = estimate_from(&variants),
                              .difference = estimate_from(&differences),
                              .variance_factor = NAN};
    double variance = tally_variance(&differences);
    if (variance > 0.0)
        pairing.variance_factor = (tally_variance(&bases) + tally_variance(&variants)) / variance;
    pairing.verdict = verdict_of(&pairing.difference, &differences);
    return pairing;
}

/* --- ratios --- */

/* The whole replications, side by side: x[j * n + r] and y[r]. */
struct ratio_data {
    size_t n, count;
    double *x, *y;
};

static bool is_whole(const double *numerators, size_t count, const double *denominator, size_t n,
                     size_t r)
{
    bool whole = !isnan(denominator[r]);
    for (size_t j = 0; j < count; j++)
        whole = whole && !isnan(numerators[j * n + r]);
    return whole;
}

static struct ratio_data ratio_data_of(const double *numerators, size_t count,
                                       const double *denominator, size_t n)
{
    struct ratio_data data = {.count = count, .x = allocate(count * n), .y = allocate(n)};
    for (size_t r = 0; r < n; r++)
        data.n += is_whole(numerators, count, denominator, n, r);
    size_t at = 0;
    for (size_t r = 0; r < n; r++) {
        if (!is_whole(numerators, count, denominator, n, r))
            continue;
        for (size_t j = 0; j < count; j++)
            data.x[j * data.n + at] = numerators[j * n + r];
        data.y[at++] = denominator[r];
    }
    return data;
}

/* What Fieller's interval is made of: the ratio, the mean of the denominator, and the variances and
 * covariance of the means of e = x − ratio × y and of y. */
struct fieller {
    double value, denominator;
    double vee, vey, vyy;
};

/* Also leaves the deviations of e, as bootstrap_largest asks for them, in standard[r * stride]. */
static struct fieller fieller_of(const double *x, const double *y, size_t n, double *standard,
                                 size_t stride)
{
    double mean_x = estimate_of(x, n, 1).mean;
    double mean_y = estimate_of(y, n, 1).mean;
    struct fieller fieller = {.value = mean_x / mean_y, .denominator = mean_y};
    double ee = 0.0, ey = 0.0, yy = 0.0, parts = 0.0;
    for (size_t r = 0; r < n; r++) {
        double dx = x[r] - mean_x;
        double dy = y[r] - mean_y;
        double e = dx - fieller.value * dy;
        standard[r * stride] = e;
        ee += e * e;
        ey += e * dy;
        yy += dy * dy;
        parts += dx * dx + fieller.value * fieller.value * dy * dy;
    }
    bool none = ee <= ROUNDING * parts;
    for (size_t r = 0; r < n; r++)
        standard[r * stride] = none ? 0.0 : standard[r * stride] / sqrt(ee);
    double per_mean = (double)n * (double)(n - 1);
    fieller.vee = none ? 0.0 : ee / per_mean;
    fieller.vey = none ? 0.0 : ey / per_mean;
    fieller.vyy = yy / per_mean;
    return fieller;
}

/* The ratios ρ = value + δ with (x̄ − ρȳ)² ≤ t² Var(x̄ − ρȳ), which is, in e,
 *
 *   a δ² + 2 t² vey δ − t² vee ≤ 0   with a = ȳ² − t² vyy:
 *
 * between two roots, one on either side of δ = 0, when a > 0; without bounds otherwise (NAN). */
static void fieller_bounds(const struct fieller *fieller, double t, double *low, double *high)
{
    double a = fieller->denominator * fieller->denominator - t * t * fieller->vyy;
    if (!(a > 0.0)) {
        *low = *high = NAN;
        return;
    }
    double middle = -t * t * fieller->vey;
    double root = sqrt(middle * middle + a * t * t * fieller->vee);
    *low = fmin(fieller->value, fieller->value + (middle - root) / a);
    *high = fmax(fieller->value, fieller->value + (middle + root) / a);
}

static struct ratio ratio_none(void)
{
    return (struct ratio){RATIO_NONE, NAN, NAN, NAN, NAN, NAN};
}

static struct ratio ratio_from(const struct fieller *fieller, double t, double largest)
{
    struct ratio ratio = {.kind = RATIO_INTERVAL, .value = fieller->value};
    fieller_bounds(fieller, t, &ratio.low, &ratio.high);
    if (!isfinite(ratio.low) || !isfinite(ratio.high))
        return ratio_none();
    fieller_bounds(fieller, largest, &ratio.all_low, &ratio.all_high);
    return ratio;
}

void ratio_fieller(const double *numerators, size_t count, const double *denominator, size_t n,
                   uint64_t seed, struct ratio *ratios)
{
    struct ratio_data data = ratio_data_of(numerators, count, denominator, n);
    struct estimate below = estimate_of(data.y, data.n, 1);
    for (size_t j = 0; j < count; j++)
        ratios[j] = ratio_none();
    if (below.count >= 2 && !holds_zero(&below)) {
        double *standard = allocate(data.n * count);
        struct fieller *fieller = calloc(count > 0 ? count : 1, sizeof *fieller);
        CHECK(fieller != NULL);
        for (size_t j = 0; j < count; j++)
            fieller[j] = fieller_of(data.x + j * data.n, data.y, data.n, standard + j, count);
        double t = statistics_t95(data.n);
        double largest =
            count == 1
                ? t
                : bootstrap_student(bootstrap_largest(standard, data.n, count, seed), data.n);
        for (size_t j = 0; j < count; j++)
            ratios[j] = ratio_from(&fieller[j], t, largest);
        free(standard);
        free(fieller);
    }
    free(data.x);
    free(data.y);
}

/* --- bands --- */

/* Mean and squares of one point; its deviations, as bootstrap_largest asks for them. */
static struct tally point_of(const double *values, size_t n, size_t stride, double *standard)
{
    struct tally tally;
    tally_init(&tally);
    for (size_t r = 0; r < n; r++) {
        if (!isnan(values[r * stride]))
            tally_add(&tally, values[r * stride]);
    }
    double mean = tally_mean(&tally);
    for (size_t r = 0; r < n; r++) {
        double deviation = values[r * stride] - mean;
        standard[r * stride] =
            tally.m2 > 0.0 && !isnan(deviation) ? deviation / sqrt(tally.m2) : 0.0;
    }
    return tally;
}

void band_of(const double *values, size_t n, size_t points, uint64_t seed, struct band *band)
{
    double *standard = allocate(n * points);
    struct tally *tallies = calloc(points > 0 ? points : 1, sizeof *tallies);
    CHECK(tallies != NULL);
    for (size_t p = 0; p < points; p++)
        tallies[p] = point_of(values + p, n, points, standard + p);
    double largest = bootstrap_largest(standard, n, points, seed);
    size_t known = 0; /* count for which `critical` holds: mostly all points have the same */
    double critical = NAN;
    for (size_t p = 0; p < points; p++) {
        size_t count = (size_t)tallies[p].count;
        if (count != known)
            critical = bootstrap_student(largest, count);
        known = count;
        double half = critical * sqrt(tally_variance(&tallies[p]) / (double)count);
        band->mean[p] = tally_mean(&tallies[p]);
        band->low[p] = band->mean[p] - half;
        band->high[p] = band->mean[p] + half;
    }
    free(standard);
    free(tallies);
}

size_t band_parts_from(const struct band *band, size_t points, size_t run)
{
    size_t apart = 0;
    for (size_t p = 0; p < points; p++) {
        apart = band->low[p] > 0.0 || band->high[p] < 0.0 ? apart + 1 : 0;
        if (apart > 0 && apart >= run)
            return p + 1 - apart;
    }
    return SIZE_MAX;
}
