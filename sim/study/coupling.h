/* The coupling of stations: when capacity takes waiting away here, how much comes back there?
 *
 * An experiment compares worlds two by two under common random numbers: `b` is `a` with more (or
 * less) capacity at one source from t0 on. D_j is the integral over the first H weeks of (list_j in
 * b − list_j in a), in casus-days; K(source → j) = E[D_j] ÷ −E[D_source], a ratio of means, so that
 * K > 0 means pressure that comes back (also when b has less: both signs turn, and K is the same
 * whichever of the two comes first). What counts as the source's own list is a set of stations
 * (bits); so is each receiver. */
#ifndef SIM_STUDY_COUPLING_H
#define SIM_STUDY_COUPLING_H

#include "sim/study/estimate.h"

/* What was measured: casus-days of waiting in each week; NAN throughout where a world was not
 * simulated in that replication, which then does not count for its pairs. */
struct coupling_data {
    size_t worlds, replications, weeks, stations;
    const float *days; /* days[((world * replications + r) * weeks + week) * stations + station] */
};

/* The first `replications` of the data, as data of their own in `first`; gives its days, to be
 * freed. For what was not simulated in all replications: what is held against each other must rest
 * on the same ones. */
float *coupling_first(const struct coupling_data *data, size_t replications,
                      struct coupling_data *first);

/* Two worlds to hold against each other. */
struct coupling_pair {
    size_t a, b;     /* worlds */
    uint32_t source; /* bits of stations: the source's own list */
};

/* Ratios for `receivers` (bits each) and, last, for all of them together (a station in several
 * counts once): ratios[receiver_count + 1]. `weeks` ≤ data's. relief = −D_source over the
 * replications: above 0 when b has the more capacity, below 0 when it has less. */
struct coupling_result {
    struct estimate relief; /* casus-days over the horizon; NONE-kind ratios when it holds 0 */
    struct estimate *moved; /* [receiver_count + 1]: D_j, casus-days */
    struct ratio *ratios;   /* [receiver_count + 1] */
};
void coupling_of(const struct coupling_data *data, struct coupling_pair pair,
                 const uint32_t *receivers, size_t receiver_count, size_t weeks, uint64_t seed,
                 struct coupling_result *result);
void coupling_release(struct coupling_result *result);

/* Difference between two total couplings under common random numbers: N of pair `one` − N of pair
 * `other`, in casus-days per 100, with a jackknife interval (ratios of means are not means).
 * count = 0 and NAN when one of the two is not to be determined. */
struct estimate coupling_difference(const struct coupling_data *data, struct coupling_pair one,
                                    struct coupling_pair other, uint32_t receivers, size_t weeks);

/* `count` such differences, of pairs `one` − `other` each, with intervals that hold for all of them
 * at once: the 95% quantile of the largest |t| takes the place of Student's, from a bootstrap of
 * whole replications over the pseudo-values (seeded: the same data give the same bytes). */
struct coupling_contrast {
    struct coupling_pair one, other;
};
void coupling_differences(const struct coupling_data *data,
                          const struct coupling_contrast *contrasts, size_t count,
                          uint32_t receivers, size_t weeks, uint64_t seed,
                          struct estimate *differences);

/* In words: is the total within ±margin (in points per 100)? */
enum equivalence {
    EQUIVALENCE_NONE,    /* not to be determined */
    EQUIVALENCE_PRESENT, /* the interval lies beyond 0, and not within the margin */
    EQUIVALENCE_ABSENT,  /* the interval lies within the margin, with or without 0 */
    EQUIVALENCE_UNCLEAR,
};
enum equivalence coupling_equivalence(const struct ratio *total, double margin);

#endif
