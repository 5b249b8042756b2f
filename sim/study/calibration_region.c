/* What is not implausible, and how large a share of the prior that is.
 *
 * Where little of the prior is left, no sequence of points would meet it. So the bound of
 * implausibility comes down in steps, each of which keeps the best tenth of the points and spreads
 * them anew (subset simulation: Au and Beck, Probabilistic Engineering Mechanics 16, 2001); the
 * share that is left is the product of the shares kept. */
#include "sim/study/calibration_internal.h"

#include <gsl/gsl_math.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#define KEPT 10        /* one in so many */
#define MOVES 3.0      /* of each point, at every step */
#define STEPS_MOST 40  /* 10^−40 of the prior */
#define PROGRESS 0.995 /* a bound that comes down by less has come to the bottom */
#define FLOOR 1e-6     /* relative: no figure is known better */

struct region region_of(size_t parameters, size_t targets, const struct calibration_aim *aims)
{
    return (struct region){
        .parameters = parameters,
        .targets = targets,
        .aims = aims,
        .emulated = calibration_allocate(targets, sizeof(struct emulated)),
        .each = calibration_allocate(targets, sizeof(double)),
        .least = calibration_allocate(targets, sizeof(double)),
        .best = calibration_allocate(parameters, sizeof(double)),
        .best_each = calibration_allocate(targets, sizeof(double)),
        .best_largest = INFINITY,
    };
}

void region_release(struct region *region)
{
    for (size_t e = 0; e < region->count; e++)
        emulator_free(region->emulators[e]);
    free(region->emulators);
    free(region->emulated);
    free(region->each);
    free(region->least);
    free(region->best);
    free(region->best_each);
}

void region_add(struct region *region, struct emulator *emulator)
{
    struct emulator **emulators =
        realloc(region->emulators, (region->count + 1) * sizeof *emulators);
    CHECK(emulators != NULL);
    region->emulators = emulators;
    region->emulators[region->count++] = emulator;
    for (size_t t = 0; t < region->targets; t++)
        region->least[t] = INFINITY;
    region->best_largest = INFINITY;
}

double region_judge(struct region *region, size_t which, const double *point, double *likelihood)
{
    emulator_at(region->emulators[which], point, region->emulated);
    double largest = 0.0;
    double sum = 0.0;
    for (size_t t = 0; t < region->targets; t++) {
        const struct calibration_aim *aim = &region->aims[t];
        struct emulated *emulated = &region->emulated[t];
        if (aim->is_stock)
            emulated->variance += emulator_single(region->emulators[which], t);
        double floor = FLOOR * (fabs(aim->value) + FLOOR);
        double variance = aim->variance + emulated->variance + floor * floor;
        double off = emulated->mean - aim->value;
        region->each[t] = fabs(off) / sqrt(variance);
        largest = fmax(largest, region->each[t]);
        if (likelihood != NULL)
            sum -= 0.5 * (log(2.0 * M_PI * variance) + off * off / variance);
    }
    if (likelihood != NULL)
        *likelihood = sum;
    return largest;
}

bool region_leaves(struct region *region, const double *point)
{
    for (size_t e = 0; e + 1 < region->count; e++) {
        if (region_judge(region, e, point, NULL) > region->cutoff)
            return false;
    }
    return true;
}

/* Remembers the last point judged, if it is better than what was seen. */
static void look_at(struct region *region, const double *point, double largest)
{
    for (size_t t = 0; t < region->targets; t++)
        region->least[t] = fmin(region->least[t], region->each[t]);
    if (largest < region->best_largest) {
        region->best_largest = largest;
        memcpy(region->best, point, region->parameters * sizeof *point);
        memcpy(region->best_each, region->each, region->targets * sizeof *region->each);
    }
}

struct descent {
    struct region *region;
    double bound;
    double *each; /* [target] */
};

static bool descent_allows(void *context, const double *point, double score, double chance,
                           double *new_score)
{
    struct descent *descent = context;
    struct region *region = descent->region;
    (void)score;
    (void)chance;
    *new_score = region_judge(region, region->count - 1, point, NULL);
    if (*new_score > descent->bound)
        return false;
    memcpy(descent->each, region->each, region->targets * sizeof *descent->each);
    if (!region_leaves(region, point))
        return false;
    memcpy(region->each, descent->each, region->targets * sizeof *descent->each);
    look_at(region, point, *new_score);
    return true;
}

/* Drops the points above the bound, fills up from the others and spreads them. */
static void keep_below(struct descent *descent, struct population *population,
                       struct stream *stream)
{
    double *weights = calibration_allocate(population->count, sizeof *weights);
    for (size_t i = 0; i < population->count; i++)
        weights[i] = population->scores[i] <= descent->bound ? 1.0 : 0.0;
    population_resample(population, weights, stream);
    free(weights);
    struct population_rule rule = {.allows = descent_allows, .context = descent};
    population_move(population, &rule, MOVES, stream);
}

static double share_below(const struct population *population, double bound)
{
    size_t below = 0;
    for (size_t i = 0; i < population->count; i++)
        below += population->scores[i] <= bound;
    return (double)below / (double)population->count;
}

/* The score of the last of the best tenth. */
static double next_bound(const struct population *population)
{
    double *sorted = calibration_allocate(population->count, sizeof *sorted);
    memcpy(sorted, population->scores, population->count * sizeof *sorted);
    gsl_sort(sorted, 1, population->count);
    double bound = sorted[population->count / KEPT];
    free(sorted);
    return bound;
}

double region_narrow(struct region *region, struct population *population, struct stream *stream)
{
    struct descent descent = {.region = region,
                              .bound = INFINITY,
                              .each = calibration_allocate(region->targets, sizeof(double))};
    for (size_t i = 0; i < population->count; i++) {
        const double *point = population->points + i * population->parameters;
        population->scores[i] = region_judge(region, region->count - 1, point, NULL);
        look_at(region, point, population->scores[i]);
    }
    double left = 1.0;
    for (size_t step = 0; descent.bound > region->cutoff && left > 0.0; step++) {
        double next = next_bound(population);
        if (next > region->cutoff && (step == STEPS_MOST || next > PROGRESS * descent.bound))
            left = 0.0;
        descent.bound = fmax(next, region->cutoff);
        left *= share_below(population, descent.bound);
        if (left > 0.0)
            keep_below(&descent, population, stream);
    }
    free(descent.each);
    return left;
}
