/* Points that together stand for a distribution over the unit cube, and the steps that spread them.
 *
 * A point steps along the difference of two others (differential evolution Markov chain, ter Braak,
 * Statistics and Computing 16, 2006), in all coordinates or some, over a distance drawn from long
 * to short: so steps take the shape of what the points fill, a narrow ridge as well. The others are
 * taken as they stood before the sweep, so that no order of points matters. */
#include "sim/study/calibration_internal.h"

#include <math.h>
#include <string.h>

#include "sim/study/design.h"

#define STRIDE 2.38         /* ÷ √(2 coordinates): the longest ordinary step */
#define SHORTEST_STEP 0.125 /* of that */
#define LEAP_CHANCE 0.1     /* of the whole difference: from one hill to another */
#define ALL_CHANCE 0.5      /* that all coordinates change */
#define JITTER 1e-6
#define SWEEPS_MOST 40

struct population population_of(uint64_t seed, size_t first, size_t count, size_t parameters)
{
    struct population population = {
        .count = count,
        .parameters = parameters,
        .points = calibration_allocate(count * parameters, sizeof(double)),
        .scores = calibration_allocate(count, sizeof(double)),
    };
    for (size_t i = 0; i < count; i++) {
        for (size_t p = 0; p < parameters; p++)
            population.points[i * parameters + p] = design_coordinate(seed, first + i, p);
    }
    return population;
}

void population_release(struct population *population)
{
    free(population->points);
    free(population->scores);
}

void population_resample(struct population *population, const double *weights,
                         struct stream *stream)
{
    size_t parameters = population->parameters;
    double *points = calibration_allocate(population->count * parameters, sizeof *points);
    double *scores = calibration_allocate(population->count, sizeof *scores);
    double sum = 0.0;
    for (size_t i = 0; i < population->count; i++)
        sum += weights[i];
    CHECK(sum > 0.0);
    double step = sum / (double)population->count;
    double mark = step * stream_uniform(stream);
    double passed = weights[0];
    size_t from = 0;
    for (size_t i = 0; i < population->count; i++) {
        while (passed < mark && from + 1 < population->count)
            passed += weights[++from];
        while (weights[from] == 0.0) /* rounding carried past the last one with a weight */
            from--;
        memcpy(points + i * parameters, population->points + from * parameters,
               parameters * sizeof *points);
        scores[i] = population->scores[from];
        mark += step;
    }
    population_release(population);
    population->points = points;
    population->scores = scores;
}

/* Marks the coordinates that change; gives how many. */
static size_t choose_coordinates(bool *changes, size_t parameters, struct stream *stream)
{
    bool all = stream_uniform(stream) < ALL_CHANCE;
    size_t one = (size_t)gsl_rng_uniform_int(&stream->rng, parameters);
    size_t count = 0;
    for (size_t p = 0; p < parameters; p++) {
        changes[p] = all || p == one || stream_uniform(stream) < 0.5;
        count += changes[p];
    }
    return count;
}

/* A step from `point` into `to`; false: out of the cube. */
static bool step_from(const double *point, const double *before,
                      const struct population *population, bool *changes, struct stream *stream,
                      double *to)
{
    size_t parameters = population->parameters;
    const double *one = before + gsl_rng_uniform_int(&stream->rng, population->count) * parameters;
    const double *other =
        before + gsl_rng_uniform_int(&stream->rng, population->count) * parameters;
    size_t count = choose_coordinates(changes, parameters, stream);
    double stride = STRIDE / sqrt(2.0 * (double)count) * pow(SHORTEST_STEP, stream_uniform(stream));
    if (stream_uniform(stream) < LEAP_CHANCE)
        stride = 1.0;
    bool inside = true;
    for (size_t p = 0; p < parameters; p++) {
        to[p] = point[p];
        if (!changes[p])
            continue;
        to[p] += stride * (one[p] - other[p]) + JITTER * (2.0 * stream_uniform(stream) - 1.0);
        inside = inside && to[p] > 0.0 && to[p] < 1.0;
    }
    return inside;
}

void population_move(struct population *population, const struct population_rule *rule,
                     double moves, struct stream *stream)
{
    size_t parameters = population->parameters;
    size_t bytes = population->count * parameters * sizeof(double);
    double *before = calibration_allocate(population->count * parameters, sizeof *before);
    double *to = calibration_allocate(parameters, sizeof *to);
    bool *changes = calibration_allocate(parameters, sizeof *changes);
    double wanted = moves * (double)population->count;
    size_t moved = 0;
    for (size_t sweep = 0; sweep < SWEEPS_MOST && (double)moved < wanted; sweep++) {
        memcpy(before, population->points, bytes);
        for (size_t i = 0; i < population->count; i++) {
            double *point = population->points + i * parameters;
            bool inside = step_from(point, before, population, changes, stream, to);
            double chance = stream_uniform(stream);
            double score;
            if (!inside || !rule->allows(rule->context, to, population->scores[i], chance, &score))
                continue;
            memcpy(point, to, parameters * sizeof *to);
            population->scores[i] = score;
            moved++;
        }
    }
    free(before);
    free(to);
    free(changes);
}
