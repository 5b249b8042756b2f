/* Calibration: which values of unknown parameters go with reported figures, given that both the
 * figures and the simulation are noisy.
 *
 * Bayes linear history matching (Craig, Goldstein, Seheult and Smith 1997; Vernon, Goldstein and
 * Bower, Bayesian Analysis 5, 2010): in waves, a quasi-random design is simulated with common
 * random numbers; for each target a regression (quadratic in the coordinates) emulates the mean
 * outcome, with the uncertainty of the regression and of the simulation's own chance; a point is
 * implausible when a target differs more than 3 standard deviations (of figure, emulator and model
 * discrepancy together; with many targets somewhat more, so that together they rule out the truth
 * by chance as seldom as one by itself does). The next wave is drawn from what is left. At last the
 * points that are left are weighed by their Gaussian likelihood under the emulator, which gives
 * intervals and tells what the figures cannot pin down. The model is seen as a function from values
 * to outcomes.
 *
 * Common random numbers make points comparable, but a replication that turns out high does so at
 * all points, and more points or waves do not average that out. How much replications differ tells
 * its size, and it is added to the uncertainty of figure − model. With few replications that is
 * itself uncertain and intervals are the wider for it: their factor on this part is 6.5 with 2
 * replications, 2.2 with 3, 1.4 with 5 and 1.2 with 10.
 *
 * The figures' errors are taken as independent of each other. */
#ifndef SIM_STUDY_CALIBRATION_H
#define SIM_STUDY_CALIBRATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct calibration_parameter {
    const char *name;
    double low, value, high; /* prior: median `value`, within low and high (design_between) */
};

struct calibration_target {
    const char *name;
    double value;
    double deviation;   /* standard deviation of the reported figure (sampling error) */
    double discrepancy; /* standard deviation of what the model leaves out; 0: none */
    bool is_stock;      /* one observation of a process that varies from run to run: the
                           simulation's own variance between replications is added */
    bool is_count;      /* never below 0; fitted on the scale of the square root */
};

struct calibration_problem {
    const struct calibration_parameter *parameters;
    size_t parameter_count;
    const struct calibration_target *targets;
    size_t target_count;
    uint64_t seed;
    size_t points; /* simulated in each wave */
    size_t waves;
    size_t replications; /* of each point, the same random numbers at every point and in every
                            wave; at least 2 */
    /* Simulates `count` points, values[point * parameters + parameter], into
     * outcomes[(point * targets + target) * replications + replication] (NAN: none; a point
     * without any outcome is left out). Called once for each wave. False: stopped. */
    bool (*simulate)(void *context, const double *values, size_t count, double *outcomes);
    void *context;
};

enum calibration_status {
    CALIBRATION_DONE,
    CALIBRATION_STOPPED,      /* `simulate` said so */
    CALIBRATION_CONTRADICTED, /* no point is plausible: the figures and the model exclude each
                                 other; `worst` of the targets tells where */
    CALIBRATION_FAILED,       /* a target has outcomes at fewer points than parameters + 4, or there
                                 is one replication */
};

enum identification {
    IDENTIFIED,    /* the interval is at most half as wide as beforehand */
    NARROWED,      /* at most 80% */
    SHIFTED,       /* about as wide, but its median lies in the outer quarters of what was known
                      beforehand: the old value no longer fits */
    NOT_IDENTIFIED /* stayed at what was known beforehand: niet te bepalen */
};

struct calibrated_parameter {
    double median, low, high; /* 95% interval */
    double width;             /* of that interval, as a share of the prior's own, percent; 100 when
                                 the prior is one value */
    enum identification identification;
};
struct calibrated_target {
    double mean, low, high; /* what the model gives over the weighed points, 95%, of a stock with
                               the chance of one moment; without the figure's own error */
    double implausibility;  /* the smallest over all points looked at in the last wave */
};
struct calibration_tradeoff {
    size_t one, other;
    double correlation; /* of the two over the weighed points: −1 to 1 */
};

/* When contradicted, `parameters` hold the prior, `best` the least implausible point and `targets`
 * what the model gives there, and there are no trade-offs and no sample. */
struct calibration {
    struct calibrated_parameter *parameters;
    struct calibrated_target *targets;
    struct calibration_tradeoff *tradeoffs; /* |correlation| ≥ 0.5, largest first */
    size_t tradeoff_count;
    double cutoff; /* implausibility above which a point is ruled out: 3, with more targets more */
    double *left;  /* share of the prior's volume not implausible after each wave, percent */
    /* The most likely point: values, the parameters. Where likelihood hardly tells points apart,
     * the one nearest to the prior's medians: ln likelihood − 2 Σ(u − ½)² is largest. */
    double *best;
    /* Target with the largest smallest implausibility: no point reaches it. When each target is
     * reached somewhere but not all together: the one most off at `best`, and its `rival` the one
     * after that; else `rival` is SIZE_MAX. */
    size_t worst, rival;
    size_t simulated; /* points */
    /* The weighed points themselves, equally likely, for pictures: sample[i * parameters + p]. */
    double *sample;
    size_t sample_count;
};

/* To be released, whatever the status; STOPPED and FAILED leave everything empty. */
enum calibration_status calibrate(struct calibration *calibration,
                                  const struct calibration_problem *problem);
void calibration_release(struct calibration *calibration);

#endif
