/* Holding simulated figures against reported ones: predictions with their intervals, verdicts, and
 * a score against a naive forecast. */
#ifndef SIM_STUDY_VALIDATION_H
#define SIM_STUDY_VALIDATION_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/study/figures.h"

/* What one more observation of the same kind would be, by the model. */
struct prediction {
    size_t count;         /* replications with a value */
    double mean;          /* NAN when count = 0 */
    double low, high;     /* 95% prediction interval; NAN when count < 2 */
    double low90, high90; /* 90% */
};
/* From one value a replication (NAN: none): Student-t with the factor √(1 + 1/n) for a new
 * observation; of numbers that are counted (`is_count`: cases, list lengths) on the scale of the
 * square root, which evens out their variance and keeps them at 0 or above. */
struct prediction prediction_of_values(const double *values, size_t n, bool is_count);
/* From `draws` samples of each replication, values[r * draws + d]: quantiles of all of them (type
 * 7), each replication weighing as much as it has values. */
struct prediction prediction_of_draws(const double *values, size_t replications, size_t draws);
/* The outcome itself cannot be below `least` or above `most` (a share, a length): nor can the ends
 * of its intervals. */
void prediction_bound(struct prediction *prediction, double least, double most);

enum fit {
    FIT_AGREES,   /* klopt: the reported value lies in the 95% prediction interval, and the
                     predicted mean in the reported interval, if there is one */
    FIT_WIDE,     /* ruim: not so, but the two intervals overlap (without a reported interval:
                     never) */
    FIT_DEVIATES, /* wijkt af */
    FIT_NONE,     /* nothing was simulated, or too few replications; and of context */
};
/* `low` or `high` NAN: the reported interval is open on that side; both: there is none. */
enum fit fit_of(const struct prediction *prediction, double value, double low, double high);

/* Interval score of a central (1 − alpha) interval (Gneiting and Raftery, JASA 102, 2007): its
 * width, plus 2/alpha times the distance by which the value falls outside. Lower is better. */
double interval_score(double low, double high, double value, double alpha);

struct judged {
    const struct figure *figure;
    struct prediction prediction;
    enum fit fit;
    double score, naive_score; /* of the 95% interval that was predicted, and of the naive one;
                                  divided by the reported value, so that they can be averaged; NAN:
                                  no such interval, or value 0 */
};

struct validation {
    struct judged *judged; /* in the order of the list */
    size_t count;
    const struct figure_list *figures;
    size_t replications;
    /* Of the tests only: */
    size_t tests, agrees, wide, deviates, none;
    size_t scored;             /* with both scores */
    double score, naive_score; /* means over those; NAN when there is none */
};
/* Enough of the tests agree: at least 85%, and there is at least one. One that could not be judged
 * does not agree. */
bool validation_holds(const struct validation *validation);
#define VALIDATION_SHARE 85.0

/* Judges: predictions[i] belongs to figure i. To be released. */
void validation_judge(struct validation *validation, const struct figure_list *figures,
                      const struct prediction *predictions, size_t replications);
void validation_release(struct validation *validation);

#endif
