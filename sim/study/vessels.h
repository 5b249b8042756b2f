/* What the communicerende-vaten experiment yields, as numbers: couplings between stations, which
 * mechanism carries them, how they grow with time and with load. Definitions: sim/study/coupling.h.
 */
#ifndef SIM_STUDY_VESSELS_H
#define SIM_STUDY_VESSELS_H

#include "sim/clock.h"
#include "sim/study/coupling.h"
#include "sim/study/uncertainty.h"

/* A list of waiting casussen: a column of the matrix, a bit in the masks. */
struct vessels_station {
    const char *id;          /* "vb", "onderzoek", "lokaal_team", "jbt", "raad", "gi", "hulp" */
    struct estimate waiting; /* mean list in the basis over the horizon, casussen */
    struct estimate load; /* use ÷ capacity in the basis over the horizon, percent; count 0: none */
};

/* More or less capacity at one source: a row of the matrix. */
struct vessels_effect {
    const char *source; /* "veilig_thuis" (front and onderzoek together), "front", "onderzoek", … */
    double factor;      /* on its capacity: 1.10 or 0.90 */
    uint32_t own;       /* bits: the lists it relieves */
    struct coupling_result result; /* receivers: each station in turn, then all but `own` */
};

/* The headline coupling with other stands of the mechanisms. */
struct vessels_mechanism {
    enum vessels_stands {
        VESSELS_ALL,     /* all `aan` */
        VESSELS_NONE,    /* all frozen */
        VESSELS_BUT_ONE, /* all `aan` but this one, frozen */
        VESSELS_ONLY_ONE /* all frozen but this one */
    } stands;
    const char *id;                /* "M1", …; NULL for ALL and NONE */
    const char *name;              /* "raad blokkeert aanvrager", …; NULL likewise */
    struct coupling_result result; /* receivers as in the headline */
    struct estimate difference; /* BUT_ONE: N of ALL − N here; ONLY_ONE: N here − N of NONE: what
                                   the mechanism carries, points of 100; count 0 otherwise. The
                                   intervals hold for all BUT_ONE at once, and for all ONLY_ONE */
};

struct vessels_load {
    enum vessels_axis { VESSELS_VT, VESSELS_TEAMS, VESSELS_BOTH } axis;
    double factor;                      /* on the capacity of the axis, from start on */
    struct estimate load_vt, load_team; /* onderzoek and lokale teams, percent */
    struct coupling_result result;      /* receivers as in the headline */
};

/* K as a function of the horizon. */
struct vessels_lag {
    size_t weeks;
    struct coupling_result result; /* receivers as in the headline */
};

/* The headline over the ranges of the assumptions (--onzekerheid). N of a point is 100 × the sum of
 * what comes back ÷ the sum of what vanishes over its replications; it counts where enough vanishes
 * to divide by. Its spread over points is not an interval for a mean. */
struct vessels_uncertain {
    size_t points, counting;  /* all, and those at which there is something to relieve */
    double median, low, high; /* of N: median and 2.5% to 97.5% of the points that count, casus-days
                                 per 100; NAN: no point counts */
    double positive;          /* points at which days come back, percent of those that count */
    enum certainty certainty; /* that days come back (sign +1), or vanish elsewhere too (−1) */
    int sign;
    /* The assumption that decides most on how many days come back together; NULL: none can be told
     * from chance. By how many percent measuring it would narrow their range, and the value at
     * which more days would come back on the one side and fewer on the other; NAN: nowhere, or the
     * points lie all on one side. */
    const struct uncertainty_assumption *decides;
    double narrows, turns_at;
};

/* Fewer days than these that vanish over the horizon, mean of a point, are nothing to divide by. */
#define VESSELS_LEAST_RELIEF 100.0

struct vessels {
    const char *scenario;
    uint64_t seed;
    size_t replications;
    size_t side_replications; /* on which mechanisms and loads rest: the first ones; 0: all */
    tick t0;                  /* when the capacity changes */
    size_t weeks;             /* the horizon: 104 */
    struct vessels_station *stations;
    size_t station_count;
    struct vessels_effect *effects;
    size_t effect_count;
    uint32_t receivers[4];          /* of the headline: lokaal_team, raad, gi, hulp; bits */
    size_t headline, headline_less; /* effects: veilig_thuis × 1.10 and × 0.90. The headline's N
                                       uses `receivers`: see lags[lag_count − 1] */
    struct vessels_lag *lags;       /* of veilig_thuis × 1.10, horizons 4, 8, … up to `weeks` */
    size_t lag_count;
    struct coupling_result less; /* headline of veilig_thuis × 0.90 */
    struct vessels_mechanism *mechanisms;
    size_t mechanism_count;
    struct vessels_load *loads;
    size_t load_count;
    const struct vessels_uncertain *uncertain; /* NULL: chance only */
    double margin;                             /* of equivalence, points of 100: 10 */
};

#endif
