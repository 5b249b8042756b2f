/* The emulator: for each target a regression on the points simulated, and the chance of the
 * simulation, together a mean outcome and a variance at any point.
 *
 * Variance of the model's mean outcome about the regression's: that of the regression itself
 * (s² leverage), of what a quadratic leaves out (s² less the chance of a mean of replications), and
 * of the chance that all points share. When a point left out of the fit lies outside `cutoff`
 * standard deviations, the first two are made so much larger that it does not. */
#include "sim/study/calibration_internal.h"

#include <math.h>
#include <string.h>

#define SPARE_VALUES 3 /* beyond the linear terms */

/* The same weights, hence the same designs. */
struct weighting {
    double *weights; /* [run chosen]; 0: without an outcome */
    struct regression_design *designs;
};

struct target_fit {
    size_t weighting, design;
    double *coefficients;
    double variance;    /* per unit of leverage */
    double lack_of_fit; /* variance of what a quadratic leaves out */
    struct chance chance;
};

struct emulator {
    struct regression_basis basis;
    size_t targets;
    struct weighting *weightings;
    size_t weighting_count;
    struct target_fit *fits;
    double *terms, *work; /* [width] */
    double *leverages;    /* [weighting * penalties + design]; < 0: not asked yet */
};

/* One target's values over the chosen runs. */
struct column {
    double *values; /* [run * replications + r] */
    double *means, *weights;
    size_t used;
};

static struct column column_of(const struct calibration_runs *runs, const size_t *chosen,
                               size_t count, size_t target)
{
    size_t replications = runs->replications;
    struct column column = {.values = calibration_allocate(count * replications, sizeof(double)),
                            .means = calibration_allocate(count, sizeof(double)),
                            .weights = calibration_allocate(count, sizeof(double))};
    for (size_t i = 0; i < count; i++) {
        const double *from = runs->outcomes + (chosen[i] * runs->targets + target) * replications;
        double n = 0.0;
        for (size_t r = 0; r < replications; r++) {
            column.values[i * replications + r] = from[r];
            column.means[i] += isnan(from[r]) ? 0.0 : from[r];
            n += !isnan(from[r]);
        }
        column.means[i] = n > 0.0 ? column.means[i] / n : NAN;
        column.weights[i] = n / (double)replications;
        column.used += n > 0.0;
    }
    return column;
}

static void column_release(struct column *column)
{
    free(column->values);
    free(column->means);
    free(column->weights);
}

/* Where these weights stand, with their designs made if they are new. */
static size_t weighting_of(struct emulator *emulator, const double *terms, const double *weights,
                           size_t count)
{
    for (size_t w = 0; w < emulator->weighting_count; w++) {
        if (memcmp(emulator->weightings[w].weights, weights, count * sizeof *weights) == 0)
            return w;
    }
    struct weighting *added = &emulator->weightings[emulator->weighting_count];
    added->weights = calibration_allocate(count, sizeof *weights);
    memcpy(added->weights, weights, count * sizeof *weights);
    added->designs = regression_designs(&emulator->basis, terms, weights, count);
    return emulator->weighting_count++;
}

static void fit_target(struct emulator *emulator, const double *terms, const struct column *column,
                       size_t count, size_t replications, double cutoff, struct target_fit *fit)
{
    fit->weighting = weighting_of(emulator, terms, column->weights, count);
    struct regression regression =
        regression_of(&emulator->basis, emulator->weightings[fit->weighting].designs, terms,
                      column->weights, column->means, count);
    fit->design = regression.design;
    fit->coefficients = regression.coefficients;
    fit->chance = chance_of(&emulator->basis, terms, column->values, count, replications);
    double beyond = fmax(1.0, regression.surprise / cutoff);
    double enlarged = beyond * beyond * chance_inflation(regression.degrees);
    double noise = fit->chance.residual / (double)replications;
    fit->variance = enlarged * regression.variance;
    fit->lack_of_fit = enlarged * fmax(regression.variance - noise, 0.0);
}

struct emulator *emulator_create(const struct calibration_runs *runs, const size_t *chosen,
                                 size_t count, double cutoff)
{
    size_t parameters = runs->parameters;
    double *points = calibration_allocate(count * parameters, sizeof *points);
    for (size_t i = 0; i < count; i++)
        memcpy(points + i * parameters, runs->points + chosen[i] * parameters,
               parameters * sizeof *points);
    struct emulator *emulator = calibration_allocate(1, sizeof *emulator);
    emulator->basis = regression_basis_of(points, count, parameters);
    size_t width = emulator->basis.width;
    emulator->targets = runs->targets;
    emulator->weightings = calibration_allocate(runs->targets, sizeof *emulator->weightings);
    emulator->fits = calibration_allocate(runs->targets, sizeof *emulator->fits);
    emulator->terms = calibration_allocate(width, sizeof(double));
    emulator->work = calibration_allocate(width, sizeof(double));
    double *terms = calibration_allocate(count * width, sizeof *terms);
    for (size_t i = 0; i < count; i++)
        regression_terms(&emulator->basis, points + i * parameters, terms + i * width);
    bool enough = true;
    for (size_t t = 0; t < runs->targets && enough; t++) {
        struct column column = column_of(runs, chosen, count, t);
        enough = column.used >= parameters + 1 + SPARE_VALUES;
        if (enough)
            fit_target(emulator, terms, &column, count, runs->replications, cutoff,
                       &emulator->fits[t]);
        column_release(&column);
    }
    emulator->leverages =
        calibration_allocate(emulator->weighting_count * REGRESSION_PENALTIES, sizeof(double));
    free(terms);
    free(points);
    if (enough)
        return emulator;
    emulator_free(emulator);
    return NULL;
}

void emulator_free(struct emulator *emulator)
{
    if (emulator == NULL)
        return;
    for (size_t w = 0; w < emulator->weighting_count; w++) {
        regression_designs_release(emulator->weightings[w].designs);
        free(emulator->weightings[w].weights);
    }
    for (size_t t = 0; t < emulator->targets; t++) {
        free(emulator->fits[t].coefficients);
        chance_release(&emulator->fits[t].chance);
    }
    regression_basis_release(&emulator->basis);
    free(emulator->weightings);
    free(emulator->fits);
    free(emulator->terms);
    free(emulator->work);
    free(emulator->leverages);
    free(emulator);
}

static double leverage_at(struct emulator *emulator, const struct target_fit *fit)
{
    double *leverage = &emulator->leverages[fit->weighting * REGRESSION_PENALTIES + fit->design];
    if (*leverage < 0.0) {
        memcpy(emulator->work, emulator->terms, emulator->basis.width * sizeof(double));
        *leverage = regression_leverage(&emulator->basis,
                                        &emulator->weightings[fit->weighting].designs[fit->design],
                                        emulator->work);
    }
    return *leverage;
}

void emulator_at(struct emulator *emulator, const double *point, struct emulated *targets)
{
    size_t linear = emulator->basis.parameters + 1;
    const double *terms = emulator->terms;
    regression_terms(&emulator->basis, point, emulator->terms);
    for (size_t d = 0; d < emulator->weighting_count * REGRESSION_PENALTIES; d++)
        emulator->leverages[d] = -1.0;
    for (size_t t = 0; t < emulator->targets; t++) {
        const struct target_fit *fit = &emulator->fits[t];
        targets[t].mean = 0.0;
        for (size_t k = 0; k < emulator->basis.terms; k++)
            targets[t].mean += fit->coefficients[k] * terms[k];
        targets[t].variance = fit->variance * leverage_at(emulator, fit) + fit->lack_of_fit +
                              chance_common(&fit->chance, terms, linear);
    }
}

double emulator_single(const struct emulator *emulator, size_t target)
{
    return chance_single(&emulator->fits[target].chance, emulator->terms,
                         emulator->basis.parameters + 1);
}
