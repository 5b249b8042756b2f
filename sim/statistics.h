/* Statistics of a run: tallies of observations, time-weighted means, mergeable histograms. */
#ifndef SIM_STATISTICS_H
#define SIM_STATISTICS_H

#include "sim/clock.h"

#include <stdbool.h>
#include <stddef.h>

/* A tally of observations: count, mean, variance (Welford; merging after Chan, Golub and LeVeque
 * 1979). */
struct tally {
    uint64_t count;
    double mean, m2, minimum, maximum;
};
void tally_init(struct tally *t);
void tally_add(struct tally *t, double x); /* x finite, else an error of ours */
void tally_merge(struct tally *into, const struct tally *from);
double tally_mean(const struct tally *t);     /* NAN when empty */
double tally_variance(const struct tally *t); /* unbiased; NAN when count < 2 */

/* A quantity that changes at ticks, integrated exactly in integers. */
struct time_weighted {
    int64_t value;
    tick since;               /* of the last change */
    tick start;               /* of the window */
    int64_t integral;         /* value × ticks since start, up to `since` */
    int64_t minimum, maximum; /* of every value it was given, however briefly */
};
void time_weighted_init(struct time_weighted *w, tick start, int64_t value);
void time_weighted_set(struct time_weighted *w, tick at, int64_t value); /* at ≥ since */
void time_weighted_add(struct time_weighted *w, tick at, int64_t change);
int64_t time_weighted_integral(const struct time_weighted *w, tick at);
double time_weighted_mean(const struct time_weighted *w, tick at); /* NAN for an empty window */

/* Quantiles at fixed relative precision: logarithmic buckets, each 1/128 of a power of two wide,
 * over [1 s, 2^40 s], and one for zero. Merging is adding; relative error of a quantile ≤ 1/128. */
struct histogram;
struct histogram *histogram_create(void);
void histogram_free(struct histogram *h);
void histogram_add(struct histogram *h, int64_t ticks); /* ≥ 0 */
void histogram_merge(struct histogram *into, const struct histogram *from);
uint64_t histogram_count(const struct histogram *h);
double histogram_quantile(const struct histogram *h,
                          double p); /* ticks; NAN when empty; p in [0, 1] */

/* Two-sided Student-t quantile for a 95% interval with n observations; NAN for n < 2. */
double statistics_t95(size_t n);
/* Quantile of sorted values, type 7 of Hyndman and Fan (1996); NAN for n = 0. */
double statistics_quantile(const double *sorted, size_t n, double p);

#endif
