/* Intervals over replications: means, paired differences, ratios of means, simultaneous bands.
 *
 * Replications are independent of each other; within one replication two worlds share their random
 * numbers, so that differences are taken replication by replication. A NAN is a replication without
 * a value; a pair counts when both sides have one. All intervals are 95%. */
#ifndef SIM_STUDY_ESTIMATE_H
#define SIM_STUDY_ESTIMATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct estimate {
    size_t count;           /* replications with a value */
    double mean, low, high; /* mean NAN when count = 0; low and high NAN when count < 2 */
};
/* Mean with its Student-t interval of values[0], values[stride], … (n of them). */
struct estimate estimate_of(const double *values, size_t n, size_t stride);

enum verdict {
    VERDICT_UNKNOWN, /* fewer than two pairs */
    VERDICT_EQUAL,   /* the same number in every pair */
    VERDICT_UNCLEAR, /* the interval of the difference holds 0 */
    VERDICT_LOWER,
    VERDICT_HIGHER, /* the variant is lower, higher than the basis */
};

struct pairing {
    struct estimate base, variant; /* over the pairs */
    struct estimate difference;    /* variant − base */
    /* (Var base + Var variant) ÷ Var difference: how many times as many replications would be
     * needed without common random numbers. NAN when undefined (fewer than two pairs, or Var
     * difference = 0). */
    double variance_factor;
    enum verdict verdict;
};
struct pairing pairing_of(const double *base, const double *variant, size_t n, size_t stride);

/* A ratio of means E[numerator] ÷ E[denominator] (Fieller 1954; Student-t with n − 1). */
enum ratio_kind {
    RATIO_NONE,     /* the denominator's own interval holds 0: not to be determined */
    RATIO_INTERVAL, /* low ≤ value ≤ high, all finite */
};
struct ratio {
    enum ratio_kind kind;
    double value;     /* NAN when NONE */
    double low, high; /* Fieller, one ratio by itself; NAN when NONE */
    /* Simultaneous over the ratios of one call; NAN when NONE, or when the denominator is too
     * uncertain for all of them at once. */
    double all_low, all_high;
};
/* `count` ratios with one denominator: numerators[j * n + r], denominator[r]; a replication counts
 * when all of them have a value. Simultaneous intervals are Fieller's with, in the place of
 * Student's quantile, the 95% quantile of the largest |t| over j, from a bootstrap of whole
 * replications (seeded: the same data give the same bytes). Aborts when memory is short. */
void ratio_fieller(const double *numerators, size_t count, const double *denominator, size_t n,
                   uint64_t seed, struct ratio *ratios);

/* A simultaneous band for a curve of `points` means: values[r * points + p]. Width by max-t over
 * the points, from a bootstrap of whole replications. Points where all values are equal have a
 * band of width 0; fewer than two values: low and high NAN. Arrays of `points`, the caller's. */
struct band {
    double *mean, *low, *high;
};
void band_of(const double *values, size_t n, size_t points, uint64_t seed, struct band *band);
/* First point from which the band excludes 0 for at least `run` points on end; SIZE_MAX: none. */
size_t band_parts_from(const struct band *band, size_t points, size_t run);

#endif
