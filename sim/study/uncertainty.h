/* Two kinds of not knowing: chance (replications) and assumption (the points of a design over the
 * ranges of the assumptions). */
#ifndef SIM_STUDY_UNCERTAINTY_H
#define SIM_STUDY_UNCERTAINTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words come only from the share of points with one sign. */
enum certainty {
    CERTAINTY_NONE,      /* niet te onderscheiden */
    CERTAINTY_PROBABLE,  /* waarschijnlijk: at least 90% */
    CERTAINTY_PRACTICAL, /* vrijwel zeker: at least 99% */
    CERTAINTY_UNKNOWN,   /* fewer than 100 points with a value */
};

/* An outcome over a design: values[p * replications + r], NAN: none. Points are independent, and so
 * are replications within a point. */
struct spread {
    size_t points;    /* with a value */
    double mean;      /* over points */
    double low, high; /* 95% range of the outcome for one assumption set and its chance together:
                         2.5% and 97.5% quantiles over all values */
    /* 95% half-widths of the two parts by analysis of variance (one-way, random effects; the part
     * of assumptions cut at 0): chance is one replication's, assumption that of the mean outcome.
     * NAN when no point has two values (chance), or there is one point (assumption). */
    double chance, assumption;
    double assumption_share;   /* of the variance, percent, 0 to 100; NAN when there is none */
    double positive, negative; /* share of point means above, below 0, percent */
    enum certainty certainty;  /* of the sign */
    int sign;                  /* −1, 0, +1: of the larger share */
};
struct spread spread_of(const double *values, size_t points, size_t replications);

/* How much of the variance of an outcome would go if one assumption were known: the first-order
 * index, from the given points, by regression of the point means on a quadratic of the
 * coordinate, adjusted for its degrees of freedom (never below 0). */
struct influence {
    size_t dimension;
    double saved;  /* percent of the variance of the point means */
    double slope;  /* outcome at the top minus at the bottom of the range, by the same regression;
                      NAN (and saved 0) with fewer than 4 points */
    bool distinct; /* above what the largest of all dimensions reaches by chance in 95% of
                      permutations of the points */
    /* Coordinate at which the regression's outcome changes sign, between 0 and 1 (of two the one
     * nearest to 0.5); NAN: nowhere. */
    double turns_at;
};
/* coordinates[p * dimensions + d], outcome[p] (NAN: left out). Fills `ranking` (dimensions of
 * them), sorted by `saved`, ties by dimension. */
void influence_rank(const double *coordinates, const double *outcome, size_t points,
                    size_t dimensions, uint64_t seed, struct influence *ranking);

/* --- a whole study under uncertainty --- */

struct uncertainty_assumption {
    const char *path; /* "incidenten.per_jaar" */
    const char *what; /* what it is, in the language asked */
    const char *unit;
    const char *source;      /* "aanname: …" */
    double value, low, high; /* in the first scenario */
};

/* An outcome over the points of the design. */
struct uncertainty_outcome {
    const char *kpi, *station, *gemeente, *breakdown, *unit; /* as in kpi.csv; kpi may be an id of
                                                                another study ("koppeling") */
    const char *what;    /* in the language asked: "wachtlijst bij Veilig Thuis" */
    const char *variant; /* of `compare`: the outcome is a difference with the basis; NULL: it is
                            the level in the (first) scenario */
    int direction;       /* −1: lower is better, +1: higher, 0: neither */
    int decimals;
    bool is_headline;
    struct spread spread;
    struct influence *ranking; /* [assumption_count], of headlines; NULL otherwise */
};

struct uncertainty {
    size_t points, replications; /* of each point */
    size_t replaced; /* points of the sequence passed over, for they contradict themselves or what
                        is counted */
    struct uncertainty_assumption *assumptions; /* the dimensions of the design, in its order */
    size_t assumption_count;
    const double *coordinates; /* [point * assumption_count + dimension] */
    struct uncertainty_outcome *outcomes;
    size_t outcome_count;
};

#endif
