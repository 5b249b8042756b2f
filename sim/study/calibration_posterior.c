/* What is likely: from points spread evenly over what is not implausible to points by likelihood.
 *
 * The likelihood comes in by powers from 0 to 1 (sequential Monte Carlo: Del Moral, Doucet and
 * Jasra, Journal of the Royal Statistical Society B 68, 2006). Each power is the largest at which
 * the points still count for half of them; points are then drawn by weight and spread anew by steps
 * that keep to the distribution. Where the figures say little, one step to 1 is enough: weighing.
 */
#include "sim/study/calibration_internal.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "sim/statistics.h"
#include "sim/study/design.h"

#define MOVES 3.0 /* of each point, at every power */
#define ROUNDS 5  /* of the points at power 1 that make the sample */
#define BISECTIONS 40
#define POWERS_MOST 200
#define CLIMBS 2000
#define SHORTEST_CLIMB 0.01
#define PREFERENCE 2.0 /* for the prior's median: half a unit of ln likelihood at its ends */
#define IDENTIFIED_WIDTH 50.0
#define NARROWED_WIDTH 80.0
#define SHIFTED_BY 0.25 /* on the prior's own scale, from its median at 0.5 */
#define LEAST_CORRELATION 0.5

/* --- by likelihood --- */

struct ascent {
    struct region *region;
    double power;
    double *best; /* [parameter]: best point so far */
    double best_score;
};

static void look_at(struct ascent *ascent, const double *point, double likelihood)
{
    double score = likelihood;
    for (size_t p = 0; p < ascent->region->parameters; p++)
        score -= PREFERENCE * (point[p] - 0.5) * (point[p] - 0.5);
    if (score <= ascent->best_score)
        return;
    ascent->best_score = score;
    memcpy(ascent->best, point, ascent->region->parameters * sizeof *point);
}

static bool ascent_allows(void *context, const double *point, double score, double chance,
                          double *new_score)
{
    struct ascent *ascent = context;
    struct region *region = ascent->region;
    double largest = region_judge(region, region->count - 1, point, new_score);
    if (largest > region->cutoff || log(chance) > ascent->power * (*new_score - score) ||
        !region_leaves(region, point))
        return false;
    look_at(ascent, point, *new_score);
    return true;
}

/* Weights of a step up of the power; gives for how many equal ones they count (Kish). */
static double weigh(const struct population *population, double step, double *weights)
{
    double top = -INFINITY;
    for (size_t i = 0; i < population->count; i++)
        top = fmax(top, population->scores[i]);
    double sum = 0.0, squares = 0.0;
    for (size_t i = 0; i < population->count; i++) {
        weights[i] = exp(step * (population->scores[i] - top));
        sum += weights[i];
        squares += weights[i] * weights[i];
    }
    return sum * sum / squares;
}

/* Fills the weights of the largest step that leaves half of the points counting; gives that. */
static double largest_step(const struct population *population, double room, double *weights)
{
    double enough = 0.5 * (double)population->count;
    if (weigh(population, room, weights) >= enough)
        return room;
    double low = 0.0, high = room;
    for (int i = 0; i < BISECTIONS; i++) {
        double middle = 0.5 * (low + high);
        if (weigh(population, middle, weights) >= enough)
            low = middle;
        else
            high = middle;
    }
    weigh(population, low, weights);
    return low;
}

static void climb(struct ascent *ascent, struct population *population, struct stream *stream)
{
    struct population_rule rule = {.allows = ascent_allows, .context = ascent};
    double *weights = calibration_allocate(population->count, sizeof *weights);
    for (size_t i = 0; i < population->count; i++) {
        const double *point = population->points + i * population->parameters;
        region_judge(ascent->region, ascent->region->count - 1, point, &population->scores[i]);
        look_at(ascent, point, population->scores[i]);
    }
    for (int powers = 0; ascent->power < 1.0; powers++) {
        double room = 1.0 - ascent->power;
        double step = powers < POWERS_MOST ? largest_step(population, room, weights) : room;
        weigh(population, step, weights);
        ascent->power = step == room ? 1.0 : ascent->power + step;
        population_resample(population, weights, stream);
        population_move(population, &rule, MOVES, stream);
    }
    free(weights);
}

/* From the best point seen, ever smaller steps up, in one coordinate and in all. */
static void climb_to_top(struct ascent *ascent, const struct population *population,
                         struct stream *stream)
{
    size_t parameters = population->parameters;
    double *to = calibration_allocate(parameters, sizeof *to);
    for (int i = 0; i < CLIMBS; i++) {
        const double *one =
            population->points + gsl_rng_uniform_int(&stream->rng, population->count) * parameters;
        const double *other =
            population->points + gsl_rng_uniform_int(&stream->rng, population->count) * parameters;
        size_t only = (size_t)gsl_rng_uniform_int(&stream->rng, parameters);
        double stride = pow(SHORTEST_CLIMB, (double)i / CLIMBS);
        bool inside = true;
        for (size_t p = 0; p < parameters; p++) {
            bool changes = i % 2 == 0 || p == only;
            to[p] = ascent->best[p] + (changes ? stride * (one[p] - other[p]) : 0.0);
            inside = inside && to[p] > 0.0 && to[p] < 1.0;
        }
        double likelihood;
        if (inside &&
            region_judge(ascent->region, ascent->region->count - 1, to, &likelihood) <=
                ascent->region->cutoff &&
            region_leaves(ascent->region, to))
            look_at(ascent, to, likelihood);
    }
    free(to);
}

/* --- summaries --- */

static double value_of(const struct calibration_parameter *parameter, double coordinate)
{
    return design_between(coordinate, parameter->low, parameter->value, parameter->high);
}

static void fill_parameter(const struct calibration_parameter *parameter, double low, double median,
                           double high, struct calibrated_parameter *filled)
{
    *filled = (struct calibrated_parameter){.median = value_of(parameter, median),
                                            .low = value_of(parameter, low),
                                            .high = value_of(parameter, high),
                                            .width = 100.0};
    double before = value_of(parameter, 0.975) - value_of(parameter, 0.025);
    if (before > 0.0)
        filled->width = 100.0 * (filled->high - filled->low) / before;
    if (filled->width <= IDENTIFIED_WIDTH)
        filled->identification = IDENTIFIED;
    else if (filled->width <= NARROWED_WIDTH)
        filled->identification = NARROWED;
    else if (fabs(median - 0.5) > SHIFTED_BY)
        filled->identification = SHIFTED;
    else
        filled->identification = NOT_IDENTIFIED;
}

static void fill_parameters(struct calibration *calibration,
                            const struct calibration_problem *problem, const double *points,
                            size_t count)
{
    size_t parameters = problem->parameter_count;
    double *sorted = calibration_allocate(count, sizeof *sorted);
    for (size_t p = 0; p < parameters; p++) {
        for (size_t i = 0; i < count; i++)
            sorted[i] = points[i * parameters + p];
        gsl_sort(sorted, 1, count);
        fill_parameter(&problem->parameters[p], statistics_quantile(sorted, count, 0.025),
                       statistics_quantile(sorted, count, 0.5),
                       statistics_quantile(sorted, count, 0.975), &calibration->parameters[p]);
    }
    free(sorted);
}

static double correlation_of(const double *points, size_t count, size_t parameters, size_t one,
                             size_t other)
{
    struct {
        double mean, squares;
    } x = {0}, y = {0};
    double products = 0.0;
    for (size_t i = 0; i < count; i++) {
        x.mean += points[i * parameters + one] / (double)count;
        y.mean += points[i * parameters + other] / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        double dx = points[i * parameters + one] - x.mean;
        double dy = points[i * parameters + other] - y.mean;
        x.squares += dx * dx;
        y.squares += dy * dy;
        products += dx * dy;
    }
    return products / sqrt(x.squares * y.squares);
}

static int by_strength(const void *one, const void *other)
{
    const struct calibration_tradeoff *a = one;
    const struct calibration_tradeoff *b = other;
    double more = fabs(b->correlation) - fabs(a->correlation);
    if (more != 0.0)
        return more > 0.0 ? 1 : -1;
    if (a->one != b->one)
        return a->one < b->one ? -1 : 1;
    return (a->other > b->other) - (a->other < b->other);
}

static void fill_tradeoffs(struct calibration *calibration, const double *points, size_t count,
                           size_t parameters)
{
    calibration->tradeoffs =
        calibration_allocate(parameters * (parameters - 1) / 2, sizeof *calibration->tradeoffs);
    for (size_t one = 0; one < parameters; one++) {
        for (size_t other = one + 1; other < parameters; other++) {
            double correlation = correlation_of(points, count, parameters, one, other);
            if (fabs(correlation) >= LEAST_CORRELATION)
                calibration->tradeoffs[calibration->tradeoff_count++] =
                    (struct calibration_tradeoff){one, other, correlation};
        }
    }
    qsort(calibration->tradeoffs, calibration->tradeoff_count, sizeof *calibration->tradeoffs,
          by_strength);
}

/* Predictions over the points: what the model would give there, with what the emulator does not
 * know, and for a stock with the chance of one moment. */
static void fill_targets(struct calibration *calibration, const struct calibration_problem *problem,
                         struct region *region, const double *points, size_t count,
                         struct stream *stream)
{
    size_t targets = problem->target_count;
    double *drawn = calibration_allocate(count * targets, sizeof *drawn);
    for (size_t i = 0; i < count; i++) {
        region_judge(region, region->count - 1, points + i * region->parameters, NULL);
        for (size_t t = 0; t < targets; t++) {
            const struct emulated *emulated = &region->emulated[t];
            double at =
                emulated->mean + gsl_ran_gaussian_ziggurat(&stream->rng, sqrt(emulated->variance));
            drawn[t * count + i] =
                problem->targets[t].is_count ? fmax(at, 0.0) * fmax(at, 0.0) : at;
        }
    }
    for (size_t t = 0; t < targets; t++) {
        struct calibrated_target *target = &calibration->targets[t];
        double *column = drawn + t * count;
        target->mean = 0.0;
        for (size_t i = 0; i < count; i++)
            target->mean += column[i] / (double)count;
        gsl_sort(column, 1, count);
        target->low = statistics_quantile(column, count, 0.025);
        target->high = statistics_quantile(column, count, 0.975);
    }
    free(drawn);
}

static void fill_values(double *values, const struct calibration_problem *problem,
                        const double *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t p = 0; p < problem->parameter_count; p++)
            values[i * problem->parameter_count + p] =
                value_of(&problem->parameters[p], points[i * problem->parameter_count + p]);
    }
}

void posterior_fill(struct calibration *calibration, const struct calibration_problem *problem,
                    struct region *region, struct population *population, struct stream *stream)
{
    size_t parameters = population->parameters;
    size_t count = ROUNDS * population->count;
    double *points = calibration_allocate(count * parameters, sizeof *points);
    struct ascent ascent = {.region = region,
                            .best = calibration_allocate(parameters, sizeof(double)),
                            .best_score = -INFINITY};
    struct population_rule rule = {.allows = ascent_allows, .context = &ascent};
    climb(&ascent, population, stream);
    for (size_t round = 0; round < ROUNDS; round++) {
        population_move(population, &rule, MOVES, stream);
        memcpy(points + round * population->count * parameters, population->points,
               population->count * parameters * sizeof *points);
    }
    climb_to_top(&ascent, population, stream);
    fill_parameters(calibration, problem, points, count);
    fill_tradeoffs(calibration, points, count, parameters);
    fill_targets(calibration, problem, region, points, count, stream);
    fill_values(calibration->best, problem, ascent.best, 1);
    calibration->sample_count = count;
    calibration->sample = calibration_allocate(count * parameters, sizeof *calibration->sample);
    fill_values(calibration->sample, problem, points, count);
    free(points);
    free(ascent.best);
}

void posterior_fill_none(struct calibration *calibration, const struct calibration_problem *problem,
                         struct region *region, struct stream *stream)
{
    enum { DRAWS = 2000 };
    size_t parameters = problem->parameter_count;
    double *points = calibration_allocate(DRAWS * parameters, sizeof *points);
    for (size_t i = 0; i < DRAWS; i++)
        memcpy(points + i * parameters, region->best, parameters * sizeof *points);
    for (size_t p = 0; p < parameters; p++)
        fill_parameter(&problem->parameters[p], 0.025, 0.5, 0.975, &calibration->parameters[p]);
    fill_targets(calibration, problem, region, points, DRAWS, stream);
    fill_values(calibration->best, problem, region->best, 1);
    free(points);
}
