/* Calibration by history matching: the waves. Regression, chance, region and posterior have files
 * of their own. */
#include "sim/study/calibration.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "sim/study/calibration_internal.h"
#include "sim/study/design.h"
#include "sim/study/draws.h"

#define POPULATION 1000
#define SIGMAS 3.0
#define NEAR 2.0      /* times the cutoff: an earlier run that close still goes into the fit */
#define SPARE_RUNS 10 /* beyond twice the linear terms */
#define FEWEST_REPLICATIONS 2

/* The bound that the largest of `targets` standard normal values exceeds as seldom as one by itself
 * exceeds SIGMAS (Šidák 1967). */
static double cutoff_of(size_t targets)
{
    double within = 1.0 - 2.0 * gsl_cdf_ugaussian_Q(SIGMAS);
    return gsl_cdf_ugaussian_Qinv(0.5 * (1.0 - pow(within, 1.0 / (double)targets)));
}

/* --- the scale of the fit --- */

static double scaled(const struct calibration_target *target, double value)
{
    if (!isfinite(value))
        return NAN;
    return target->is_count ? sqrt(fmax(value, 0.0)) : value;
}

/* Half of what one deviation to both sides is on the scale. */
static double deviation_of(const struct calibration_target *target, double deviation)
{
    return 0.5 *
           (scaled(target, target->value + deviation) - scaled(target, target->value - deviation));
}

static struct calibration_aim *aims_of(const struct calibration_problem *problem)
{
    struct calibration_aim *aims = calibration_allocate(problem->target_count, sizeof *aims);
    for (size_t t = 0; t < problem->target_count; t++) {
        const struct calibration_target *target = &problem->targets[t];
        CHECK(isfinite(target->value) && target->deviation >= 0.0 && target->discrepancy >= 0.0);
        aims[t] = (struct calibration_aim){.value = scaled(target, target->value),
                                           .is_stock = target->is_stock};
        double deviation = deviation_of(target, hypot(target->deviation, target->discrepancy));
        aims[t].variance = deviation * deviation;
    }
    return aims;
}

/* --- runs --- */

static struct calibration_runs runs_of(const struct calibration_problem *problem)
{
    size_t most = problem->points * problem->waves;
    size_t outcomes = problem->target_count * problem->replications;
    return (struct calibration_runs){
        .parameters = problem->parameter_count,
        .targets = problem->target_count,
        .replications = problem->replications,
        .points = calibration_allocate(most * problem->parameter_count, sizeof(double)),
        .outcomes = calibration_allocate(most * outcomes, sizeof(double)),
        .implausibility = calibration_allocate(most, sizeof(double)),
    };
}

static void runs_release(struct calibration_runs *runs)
{
    free(runs->points);
    free(runs->outcomes);
    free(runs->implausibility);
}

/* One wave: simulates problem->points points and adds them. False: stopped. */
static bool runs_add(struct calibration_runs *runs, const struct calibration_problem *problem,
                     const double *points)
{
    size_t count = problem->points;
    size_t parameters = problem->parameter_count;
    size_t outcomes = problem->target_count * problem->replications;
    double *values = calibration_allocate(count * parameters, sizeof *values);
    double *added = runs->outcomes + runs->count * outcomes;
    for (size_t i = 0; i < count * parameters; i++) {
        const struct calibration_parameter *parameter = &problem->parameters[i % parameters];
        values[i] = design_between(points[i], parameter->low, parameter->value, parameter->high);
    }
    bool done = problem->simulate(problem->context, values, count, added);
    free(values);
    if (!done)
        return false;
    memcpy(runs->points + runs->count * parameters, points, count * parameters * sizeof *points);
    for (size_t i = 0; i < count * outcomes; i++) {
        size_t target = i / problem->replications % problem->target_count;
        added[i] = scaled(&problem->targets[target], added[i]);
    }
    runs->count += count;
    return true;
}

static bool has_outcome(const struct calibration_runs *runs, size_t run)
{
    size_t outcomes = runs->targets * runs->replications;
    for (size_t i = 0; i < outcomes; i++) {
        if (!isnan(runs->outcomes[run * outcomes + i]))
            return true;
    }
    return false;
}

/* The runs that an emulator of the newest wave is fitted on, nearest first: that wave, the earlier
 * runs that are not far from plausible, and more of them where those are few. Gives the number. */
static size_t choose_runs(const struct calibration_runs *runs, size_t newest, double cutoff,
                          size_t *chosen)
{
    double *far = calibration_allocate(runs->count, sizeof *far);
    size_t *order = calibration_allocate(runs->count, sizeof *order);
    for (size_t i = 0; i < runs->count; i++)
        far[i] = i + newest >= runs->count ? 0.0 : runs->implausibility[i];
    gsl_sort_index(order, far, 1, runs->count);
    size_t enough = 2 * (runs->parameters + 1) + SPARE_RUNS;
    size_t count = 0;
    for (size_t i = 0; i < runs->count; i++) {
        if (far[order[i]] > NEAR * cutoff && count >= enough)
            break;
        if (has_outcome(runs, order[i]))
            chosen[count++] = order[i];
    }
    free(far);
    free(order);
    return count;
}

/* NULL: too few outcomes, even with all runs. */
static struct emulator *emulator_of(const struct calibration_runs *runs, size_t newest,
                                    double cutoff)
{
    size_t *chosen = calibration_allocate(runs->count, sizeof *chosen);
    size_t count = choose_runs(runs, newest, cutoff, chosen);
    struct emulator *emulator = emulator_create(runs, chosen, count, cutoff);
    if (emulator == NULL) {
        count = choose_runs(runs, runs->count, cutoff, chosen);
        emulator = emulator_create(runs, chosen, count, cutoff);
    }
    free(chosen);
    return emulator;
}

/* --- waves --- */

struct matching {
    const struct calibration_problem *problem;
    struct calibration_aim *aims;
    struct calibration_runs runs;
    struct region region;
    struct population population; /* spread evenly over the region */
};

/* The points of a wave: at first those of the sequence, later some of the population, far apart in
 * its order, for copies of one point stand together. */
static double *points_of_wave(const struct matching *matching, size_t wave)
{
    size_t count = matching->problem->points;
    size_t parameters = matching->problem->parameter_count;
    double *points = calibration_allocate(count * parameters, sizeof *points);
    for (size_t i = 0; i < count && wave == 0; i++) {
        for (size_t p = 0; p < parameters; p++)
            points[i * parameters + p] = design_coordinate(matching->problem->seed, i, p);
    }
    for (size_t i = 0; i < count && wave > 0; i++) {
        size_t from = i * matching->population.count / count;
        memcpy(points + i * parameters, matching->population.points + from * parameters,
               parameters * sizeof *points);
    }
    return points;
}

/* One wave; `left` gets the share of the region before it that is left, 0 to 1. */
static enum calibration_status run_wave(struct matching *matching, size_t wave,
                                        struct stream *stream, double *left)
{
    struct calibration_runs *runs = &matching->runs;
    struct region *region = &matching->region;
    double *points = points_of_wave(matching, wave);
    bool done = runs_add(runs, matching->problem, points);
    free(points);
    if (!done)
        return CALIBRATION_STOPPED;
    struct emulator *emulator = emulator_of(runs, matching->problem->points, region->cutoff);
    if (emulator == NULL)
        return CALIBRATION_FAILED;
    region_add(region, emulator);
    for (size_t i = 0; i < runs->count; i++) {
        const double *point = runs->points + i * runs->parameters;
        double largest = region_judge(region, region->count - 1, point, NULL);
        runs->implausibility[i] = fmax(runs->implausibility[i], largest);
    }
    *left = region_narrow(region, &matching->population, stream);
    return *left > 0.0 ? CALIBRATION_DONE : CALIBRATION_CONTRADICTED;
}

/* The target that no point reaches; when each is reached somewhere, those that differ most at the
 * least implausible point. */
static void fill_worst(struct calibration *calibration, const struct region *region)
{
    size_t worst = 0;
    for (size_t t = 1; t < region->targets; t++)
        worst = region->least[t] > region->least[worst] ? t : worst;
    calibration->rival = SIZE_MAX;
    if (region->best_largest > region->cutoff && region->least[worst] <= region->cutoff) {
        worst = 0;
        for (size_t t = 1; t < region->targets; t++)
            worst = region->best_each[t] > region->best_each[worst] ? t : worst;
        for (size_t t = 0; t < region->targets; t++) {
            if (t != worst && (calibration->rival == SIZE_MAX ||
                               region->best_each[t] > region->best_each[calibration->rival]))
                calibration->rival = t;
        }
    }
    calibration->worst = worst;
}

static void fill(struct calibration *calibration, struct matching *matching,
                 enum calibration_status status, struct stream *stream)
{
    const struct calibration_problem *problem = matching->problem;
    struct region *region = &matching->region;
    calibration->parameters =
        calibration_allocate(problem->parameter_count, sizeof *calibration->parameters);
    calibration->targets =
        calibration_allocate(problem->target_count, sizeof *calibration->targets);
    calibration->best = calibration_allocate(problem->parameter_count, sizeof(double));
    calibration->cutoff = region->cutoff;
    calibration->simulated = matching->runs.count;
    for (size_t t = 0; t < problem->target_count; t++)
        calibration->targets[t].implausibility = region->least[t];
    fill_worst(calibration, region);
    if (status == CALIBRATION_DONE)
        posterior_fill(calibration, problem, region, &matching->population, stream);
    else
        posterior_fill_none(calibration, problem, region, stream);
}

enum calibration_status calibrate(struct calibration *calibration,
                                  const struct calibration_problem *problem)
{
    CHECK(problem->parameter_count > 0 && problem->target_count > 0 && problem->waves > 0);
    *calibration = (struct calibration){0};
    if (problem->points == 0 || problem->replications < FEWEST_REPLICATIONS)
        return CALIBRATION_FAILED;
    struct matching matching = {.problem = problem, .aims = aims_of(problem)};
    matching.runs = runs_of(problem);
    matching.region = region_of(problem->parameter_count, problem->target_count, matching.aims);
    matching.region.cutoff = cutoff_of(problem->target_count);
    matching.population = population_of(problem->seed, problem->points,
                                        2 * problem->points + POPULATION, problem->parameter_count);
    calibration->left = calibration_allocate(problem->waves, sizeof *calibration->left);
    struct stream stream;
    study_stream_open(&stream, problem->seed,
                      (struct stream_name){.purpose = STUDY_DRAW_CALIBRATION});
    enum calibration_status status = CALIBRATION_DONE;
    double left = 1.0;
    for (size_t wave = 0; wave < problem->waves && status == CALIBRATION_DONE; wave++) {
        double kept = 0.0;
        status = run_wave(&matching, wave, &stream, &kept);
        left *= kept;
        calibration->left[wave] = 100.0 * left;
    }
    if (status == CALIBRATION_DONE || status == CALIBRATION_CONTRADICTED)
        fill(calibration, &matching, status, &stream);
    else
        calibration_release(calibration);
    population_release(&matching.population);
    region_release(&matching.region);
    runs_release(&matching.runs);
    free(matching.aims);
    return status;
}

void calibration_release(struct calibration *calibration)
{
    free(calibration->parameters);
    free(calibration->targets);
    free(calibration->tradeoffs);
    free(calibration->left);
    free(calibration->best);
    free(calibration->sample);
    *calibration = (struct calibration){0};
}
