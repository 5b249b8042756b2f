/* Chance and assumption: a one-way analysis of variance over the points of a design, and which
 * coordinate of the points explains most of what is left.
 *
 * The first-order index of a coordinate is the variance of E[outcome | coordinate] as a share of
 * the whole; a quadratic in the coordinate is fitted in the place of that expectation, so that the
 * points of any design will do and no further runs are needed. */
#include "sim/study/uncertainty.h"

#include <gsl/gsl_poly.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/statistics.h"
#include "sim/study/draws.h"

#define FEWEST_POINTS 100   /* for words of certainty */
#define FEWEST_TO_FIT 4     /* a quadratic has three coefficients */
#define HALF_RANGE 1.959964 /* standard deviations of half a 95% range */
#define PERMUTATIONS 1000
#define LEVEL 0.95

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);
    CHECK(memory != NULL);
    return memory;
}

/* --- chance and assumption --- */

/* What a design gave: the tallies of its points, and of their means. */
struct layout {
    struct tally *points; /* those with a value */
    size_t count, values;
    struct tally means;
};

static struct layout layout_of(const double *values, size_t points, size_t replications)
{
    struct layout layout = {.points = allocate(points, sizeof *layout.points)};
    tally_init(&layout.means);
    for (size_t p = 0; p < points; p++) {
        struct tally *tally = &layout.points[layout.count];
        tally_init(tally);
        for (size_t r = 0; r < replications; r++) {
            double value = values[p * replications + r];
            if (!isnan(value))
                tally_add(tally, value);
        }
        if (tally->count == 0)
            continue;
        layout.count++;
        layout.values += (size_t)tally->count;
        tally_add(&layout.means, tally->mean);
    }
    return layout;
}

/* Expected mean squares with n_p values at point p, N in all, k points: within σ²_chance, between
 * σ²_chance + n0 σ²_assumption with n0 = (N − Σn_p²/N)/(k − 1). */
static void split_variance(const struct layout *layout, double *chance, double *assumption)
{
    struct tally all;
    tally_init(&all);
    double within = 0.0;
    double squares = 0.0;
    double k = (double)layout->count;
    double n = (double)layout->values;
    for (size_t p = 0; p < layout->count; p++) {
        within += layout->points[p].m2;
        squares += (double)layout->points[p].count * (double)layout->points[p].count;
        tally_merge(&all, &layout->points[p]);
    }
    *chance = *assumption = NAN;
    if (layout->values <= layout->count)
        return;
    *chance = within / (n - k);
    if (layout->count < 2)
        return;
    double between = (all.m2 - within) / (k - 1.0);
    *assumption = fmax(0.0, (between - *chance) / ((n - squares / n) / (k - 1.0)));
}

static void fill_range(const double *values, size_t n, size_t count, struct spread *spread)
{
    double *sorted = allocate(count, sizeof *sorted);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(values[i]))
            sorted[at++] = values[i];
    }
    gsl_sort(sorted, 1, count);
    spread->low = statistics_quantile(sorted, count, 0.025);
    spread->high = statistics_quantile(sorted, count, 0.975);
    free(sorted);
}

static void fill_sign(const struct layout *layout, struct spread *spread)
{
    size_t above = 0, below = 0;
    for (size_t p = 0; p < layout->count; p++) {
        above += layout->points[p].mean > 0.0;
        below += layout->points[p].mean < 0.0;
    }
    double k = (double)layout->count;
    spread->positive = layout->count > 0 ? 100.0 * (double)above / k : NAN;
    spread->negative = layout->count > 0 ? 100.0 * (double)below / k : NAN;
    spread->sign = (above > below) - (above < below);
    size_t larger = above > below ? above : below;
    if (layout->count < FEWEST_POINTS)
        spread->certainty = CERTAINTY_UNKNOWN;
    else if (100 * larger >= 99 * layout->count)
        spread->certainty = CERTAINTY_PRACTICAL;
    else if (100 * larger >= 90 * layout->count)
        spread->certainty = CERTAINTY_PROBABLE;
    else
        spread->certainty = CERTAINTY_NONE;
}

struct spread spread_of(const double *values, size_t points, size_t replications)
{
    struct layout layout = layout_of(values, points, replications);
    struct spread spread = {
        .points = layout.count, .mean = tally_mean(&layout.means), .assumption_share = NAN};
    double chance, assumption;
    split_variance(&layout, &chance, &assumption);
    spread.chance = HALF_RANGE * sqrt(chance);
    spread.assumption = HALF_RANGE * sqrt(assumption);
    if (chance + assumption > 0.0)
        spread.assumption_share = 100.0 * assumption / (chance + assumption);
    fill_range(values, points * replications, layout.values, &spread);
    fill_sign(&layout, &spread);
    free(layout.points);
    return spread;
}

/* --- ranking --- */

/* A quadratic in one coordinate x as two columns at right angles to each other and to a constant,
 * each with squares that add up to 1: with t = x − middle, first = t ÷ first_norm and
 * second = (t² − square − tilt t) ÷ second_norm. A norm of 0: the coordinate has too few values,
 * and the column holds zeros. */
struct basis {
    double middle, square, tilt;
    double first_norm, second_norm;
    double *first, *second; /* over the points with an outcome */
};

/* Divides by the norm, unless that is rounding beside `size`; gives the norm, or 0. */
static double normalise(double *column, size_t n, double size)
{
    double squares = 0.0;
    for (size_t i = 0; i < n; i++)
        squares += column[i] * column[i];
    double norm = sqrt(squares);
    if (!(norm > 1e-9 * size)) {
        for (size_t i = 0; i < n; i++)
            column[i] = 0.0;
        return 0.0;
    }
    for (size_t i = 0; i < n; i++)
        column[i] /= norm;
    return norm;
}

/* `x` over the points; `columns` has room for two of n. */
static struct basis basis_of(const double *x, size_t n, double *columns)
{
    struct basis basis = {.first = columns, .second = columns + n};
    double count = (double)n;
    for (size_t i = 0; i < n; i++)
        basis.middle += x[i] / count;
    double size = 0.0, cube = 0.0;
    for (size_t i = 0; i < n; i++) {
        basis.first[i] = x[i] - basis.middle;
        cube += basis.first[i] * basis.first[i] * basis.first[i];
        size = fmax(size, fabs(x[i]));
    }
    basis.first_norm = normalise(basis.first, n, size);
    double squares = basis.first_norm * basis.first_norm;
    basis.square = squares / count;
    basis.tilt = squares > 0.0 ? cube / squares : 0.0;
    for (size_t i = 0; i < n; i++) {
        double t = basis.first[i] * basis.first_norm;
        basis.second[i] = t * t - basis.square - basis.tilt * t;
    }
    basis.second_norm = normalise(basis.second, n, squares);
    return basis;
}

/* Coefficients of the two columns, and the share of the variance of y (mean 0, squares 1) that
 * they take. */
struct fit {
    double first, second, share;
};

static struct fit fit_of(const struct basis *basis, const double *y, size_t n)
{
    struct fit fit = {0};
    for (size_t i = 0; i < n; i++) {
        fit.first += basis->first[i] * y[i];
        fit.second += basis->second[i] * y[i];
    }
    fit.share = fit.first * fit.first + fit.second * fit.second;
    return fit;
}

/* The points with an outcome: coordinates as columns, x[d * n + i]; the outcome with mean 0 and
 * squares that add up to 1 (or all 0), and what that was made from. */
struct sample {
    size_t n, dimensions;
    double *x, *y, *columns;
    struct basis *bases;
    double mean, norm;
};

static struct sample sample_of(const double *coordinates, const double *outcome, size_t points,
                               size_t dimensions)
{
    struct sample sample = {.dimensions = dimensions,
                            .x = allocate(points * dimensions, sizeof(double)),
                            .y = allocate(points, sizeof(double)),
                            .columns = allocate(2 * points * dimensions, sizeof(double)),
                            .bases = allocate(dimensions, sizeof(struct basis))};
    struct tally tally;
    tally_init(&tally);
    for (size_t p = 0; p < points; p++) {
        if (!isnan(outcome[p]))
            tally_add(&tally, outcome[p]);
    }
    sample.mean = tally_mean(&tally);
    sample.norm = sqrt(tally.m2);
    for (size_t p = 0; p < points; p++) {
        if (isnan(outcome[p]))
            continue;
        for (size_t d = 0; d < dimensions; d++)
            sample.x[d * (size_t)tally.count + sample.n] = coordinates[p * dimensions + d];
        sample.y[sample.n++] = sample.norm > 0.0 ? (outcome[p] - sample.mean) / sample.norm : 0.0;
    }
    for (size_t d = 0; d < dimensions; d++)
        sample.bases[d] =
            basis_of(sample.x + d * sample.n, sample.n, sample.columns + 2 * d * sample.n);
    return sample;
}

static void sample_release(struct sample *sample)
{
    free(sample->x);
    free(sample->y);
    free(sample->columns);
    free(sample->bases);
}

/* The share that the best of all coordinates takes when the outcomes are dealt out over the points
 * at random: what it stays below with 95%. */
static double share_by_chance(const struct sample *sample, uint64_t seed)
{
    double *largest = allocate(PERMUTATIONS, sizeof *largest);
    double *dealt = allocate(sample->n, sizeof *dealt);
    for (uint32_t i = 0; i < PERMUTATIONS; i++) {
        struct stream stream;
        study_stream_open(&stream, seed,
                          (struct stream_name){.purpose = STUDY_DRAW_PERMUTATION, .actor = i});
        memcpy(dealt, sample->y, sample->n * sizeof *dealt);
        gsl_ran_shuffle(&stream.rng, dealt, sample->n, sizeof *dealt);
        for (size_t d = 0; d < sample->dimensions; d++)
            largest[i] = fmax(largest[i], fit_of(&sample->bases[d], dealt, sample->n).share);
    }
    gsl_sort(largest, 1, PERMUTATIONS);
    double share = statistics_quantile(largest, PERMUTATIONS, LEVEL);
    free(largest);
    free(dealt);
    return share;
}

/* c[0] + c[1] t + c[2] t² with t = x − middle. */
static void quadratic_of(const struct sample *sample, const struct basis *basis,
                         const struct fit *fit, double c[3])
{
    double first = basis->first_norm > 0.0 ? sample->norm * fit->first / basis->first_norm : 0.0;
    double second =
        basis->second_norm > 0.0 ? sample->norm * fit->second / basis->second_norm : 0.0;
    c[0] = sample->mean - second * basis->square;
    c[1] = first - second * basis->tilt;
    c[2] = second;
}

/* Where the curve crosses 0 within (0, 1): of two places the one nearest to the middle, where the
 * assumption differs least from its value. */
static double crossing_of(const double c[3], double middle)
{
    double root[2];
    int count = gsl_poly_solve_quadratic(c[2], c[1], c[0], &root[0], &root[1]);
    if (count == 2 && root[0] == root[1])
        return NAN;
    double nearest = NAN;
    for (int i = 0; i < count; i++) {
        double x = root[i] + middle;
        if (x > 0.0 && x < 1.0 && !(fabs(x - 0.5) >= fabs(nearest - 0.5)))
            nearest = x;
    }
    return nearest;
}

static struct influence influence_of(const struct sample *sample, size_t dimension, double chance)
{
    struct influence influence = {.dimension = dimension, .slope = NAN, .turns_at = NAN};
    if (sample->n < FEWEST_TO_FIT)
        return influence;
    const struct basis *basis = &sample->bases[dimension];
    struct fit fit = fit_of(basis, sample->y, sample->n);
    double n = (double)sample->n;
    if (sample->norm > 0.0)
        influence.saved = fmax(0.0, 100.0 * (1.0 - (1.0 - fit.share) * (n - 1.0) / (n - 3.0)));
    influence.distinct = fit.share > chance;
    double c[3];
    quadratic_of(sample, basis, &fit, c);
    double top = 1.0 - basis->middle;
    double bottom = -basis->middle;
    influence.slope = (top - bottom) * (c[1] + c[2] * (top + bottom));
    influence.turns_at = crossing_of(c, basis->middle);
    return influence;
}

static int by_saved(const void *one, const void *other)
{
    const struct influence *a = one;
    const struct influence *b = other;
    if (a->saved != b->saved)
        return a->saved > b->saved ? -1 : 1;
    return (a->dimension > b->dimension) - (a->dimension < b->dimension);
}

void influence_rank(const double *coordinates, const double *outcome, size_t points,
                    size_t dimensions, uint64_t seed, struct influence *ranking)
{
    struct sample sample = sample_of(coordinates, outcome, points, dimensions);
    double chance = sample.n < FEWEST_TO_FIT ? 1.0 : share_by_chance(&sample, seed);
    for (size_t d = 0; d < dimensions; d++)
        ranking[d] = influence_of(&sample, d, chance);
    qsort(ranking, dimensions, sizeof *ranking, by_saved);
    sample_release(&sample);
}
