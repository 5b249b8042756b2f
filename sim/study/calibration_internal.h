/* What the files of the calibration share. For sim/study/calibration*.c and their tests.
 *
 * Points are coordinates on the unit cube, where the prior is uniform; outcomes stand on the scale
 * of the fit (the square root for what is counted). */
#ifndef SIM_STUDY_CALIBRATION_INTERNAL_H
#define SIM_STUDY_CALIBRATION_INTERNAL_H

#include "sim/check.h"
#include "sim/stream.h"
#include "sim/study/calibration.h"

/* Zeroed; aborts when memory is short. */
static inline void *calibration_allocate(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);
    CHECK(memory != NULL);
    return memory;
}

/* What was simulated so far, wave after wave. */
struct calibration_runs {
    size_t parameters, targets, replications;
    size_t count;
    double *points;         /* [run * parameters + parameter] */
    double *outcomes;       /* [(run * targets + target) * replications + r]; NAN: none */
    double *implausibility; /* [run]: the largest under any emulator so far */
};

/* --- regression: calibration_regression.c --- */

/* Terms of a quadratic in standardised coordinates z: 1, z_p, z_p² − 1, z_p z_q. The first
 * `parameters` + 1 of them are linear. */
struct regression_basis {
    size_t parameters, terms;
    size_t width;           /* `terms`, filled up with zeros to a whole number of blocks */
    double *centre, *scale; /* [parameter]: z = (coordinate − centre) ÷ scale */
};
/* Standardised over `count` points, points[i * parameters + p]. To be released. */
struct regression_basis regression_basis_of(const double *points, size_t count, size_t parameters);
void regression_basis_release(struct regression_basis *basis);
void regression_terms(const struct regression_basis *basis, const double *point, double *terms);

/* Φ'WΦ + Λ of one set of points, factored: Cholesky, by columns. */
struct regression_design {
    double penalty; /* Λ of the terms that are not linear */
    double log_determinant;
    double *factor;  /* [column * width + row], 0 above the diagonal */
    double *inverse; /* [column]: 1 ÷ diagonal */
};
#define REGRESSION_PENALTIES 5
/* One for each penalty; terms[i * width + k]. To be released. */
struct regression_design *regression_designs(const struct regression_basis *basis,
                                             const double *terms, const double *weights,
                                             size_t count);
void regression_designs_release(struct regression_design *designs);
/* φ'(Φ'WΦ + Λ)⁻¹φ; leaves the factor's solution in `terms`. */
double regression_leverage(const struct regression_basis *basis,
                           const struct regression_design *design, double *terms);

struct regression {
    size_t design;        /* of the penalties, by restricted likelihood */
    double *coefficients; /* [width] */
    double variance;      /* of a residual of weight 1 */
    double degrees;       /* of freedom of that */
    double surprise;      /* largest |residual| of a point that is left out, in its own standard
                             deviations */
};
/* y[i] with weight weights[i], 0: left out. More values than linear terms. To be released. */
struct regression regression_of(const struct regression_basis *basis,
                                const struct regression_design *designs, const double *terms,
                                const double *weights, const double *y, size_t count);

/* --- chance of the simulation: calibration_chance.c --- */

struct chance {
    double residual; /* variance of one replication at one point, apart from what is common */
    /* Covariance of (1, z)'s coefficients in the mean of all replications, by the chance that all
     * points share, made larger for being estimated: [(parameters + 1)²]. */
    double *common;
    /* ln of the variance of one replication, all chance together and made larger likewise:
     * [parameters + 1], within bounds. */
    double *single;
    double single_low, single_high;
};
/* values[i * replications + r] at the points with terms[i * width + k]; NAN: none. To be
 * released. */
struct chance chance_of(const struct regression_basis *basis, const double *terms,
                        const double *values, size_t count, size_t replications);
void chance_release(struct chance *chance);
double chance_common(const struct chance *chance, const double *terms, size_t linear);
double chance_single(const struct chance *chance, const double *terms, size_t linear);
/* (Student's quantile ÷ the normal one)² of 97.5%: an estimated variance times this gives a normal
 * interval the width of Student's. */
double chance_inflation(double degrees);

/* --- emulator: calibration_emulator.c --- */

struct emulated {
    double mean;
    double variance; /* of the model's mean outcome about that */
};
struct emulator;
/* Of all targets, from the runs `chosen`. NULL: too few of them have an outcome. A point left out
 * of the fit lies within `cutoff` standard deviations. */
struct emulator *emulator_create(const struct calibration_runs *runs, const size_t *chosen,
                                 size_t count, double cutoff);
void emulator_free(struct emulator *emulator); /* NULL is allowed */
/* All targets at a point. Not for two threads at once. */
void emulator_at(struct emulator *emulator, const double *point, struct emulated *targets);
/* Variance of one replication of a target, at the point asked last. */
double emulator_single(const struct emulator *emulator, size_t target);

/* --- points that spread over a part of the cube: calibration_population.c --- */

struct population {
    size_t count, parameters;
    double *points; /* [i * parameters + p] */
    double *scores; /* [i] */
};
/* The quasi-random sequence from its point `first` on. To be released. */
struct population population_of(uint64_t seed, size_t first, size_t count, size_t parameters);
void population_release(struct population *population);
/* Each point as often as its weight says, in its old order (systematic resampling). */
void population_resample(struct population *population, const double *weights,
                         struct stream *stream);
/* Whether a point with `score` may go to `point`, and the score there; `chance` is uniform. */
struct population_rule {
    bool (*allows)(void *context, const double *point, double score, double chance,
                   double *new_score);
    void *context;
};
/* Metropolis steps of all points, until each has gone elsewhere `moves` times on average, or there
 * is little hope of it. */
void population_move(struct population *population, const struct population_rule *rule,
                     double moves, struct stream *stream);

/* --- what is not implausible: calibration_region.c --- */

struct calibration_aim {
    double value, variance; /* the figure, and its variance with that of the discrepancy */
    bool is_stock;
};

struct region {
    size_t parameters, targets;
    const struct calibration_aim *aims;
    double cutoff;
    struct emulator **emulators; /* of the waves so far */
    size_t count;
    struct emulated *emulated; /* [target]: at the last point judged; the variance of a stock with
                                  that of one replication */
    double *each;              /* [target]: its implausibilities */
    /* Under the newest emulator, of points that the earlier ones leave: */
    double *least;       /* [target]: smallest implausibility */
    double *best;        /* [parameter]: the least implausible point */
    double *best_each;   /* [target]: its implausibilities */
    double best_largest; /* INFINITY: nothing was looked at */
};
struct region region_of(size_t parameters, size_t targets, const struct calibration_aim *aims);
void region_release(struct region *region); /* with its emulators */
/* Takes over the emulator. */
void region_add(struct region *region, struct emulator *emulator);
/* Largest implausibility over the targets under emulator number `which`; *likelihood (NULL: not
 * asked) becomes ln of the likelihood. */
double region_judge(struct region *region, size_t which, const double *point, double *likelihood);
/* The emulators before the newest find the point plausible. */
bool region_leaves(struct region *region, const double *point);
/* From points spread evenly over what the earlier emulators leave to points spread over what the
 * newest leaves too; gives that share. 0: there is none. */
double region_narrow(struct region *region, struct population *population, struct stream *stream);

/* --- what is likely: calibration_posterior.c --- */

/* From points spread evenly over the region to `rounds` times as many by likelihood; fills sample,
 * best, parameters, targets' predictions and trade-offs of `calibration`. */
void posterior_fill(struct calibration *calibration, const struct calibration_problem *problem,
                    struct region *region, struct population *population, struct stream *stream);
/* Predictions at one point, priors for the parameters: where nothing is plausible. */
void posterior_fill_none(struct calibration *calibration, const struct calibration_problem *problem,
                         struct region *region, struct stream *stream);

#endif
