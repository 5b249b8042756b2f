/* Scenarios held against a basis: everything that `compare` tells, as numbers.
 *
 * All studies were simulated with the same seed and replications, so the same huishoudens live in
 * each of them and differences are taken replication by replication (sim/study/estimate.h). */
#ifndef SIM_STUDY_COMPARISON_H
#define SIM_STUDY_COMPARISON_H

#include "sim/kpi.h"
#include "sim/study/estimate.h"
#include "sim/study/uncertainty.h"

/* A value that the variant changes. Texts are the maker's. */
struct comparison_change {
    const char *path;             /* "veilig_thuis.onderzoek.fte" */
    const char *what;             /* what it is, in the language asked */
    const char *from, *to, *unit; /* as in scenario files; several steps as one text */
};

/* Who is helped earlier or later: casussen that have their first contact with help in both worlds,
 * counted when it differs by at least `days` days; and those that have it in one world only. */
struct comparison_moved {
    const char *gemeente;  /* a key or "alle" */
    const char *breakdown; /* "alle" or "zwaarte=licht", … (as judged in the basis) */
    /* Casussen a year, over replications. The null comparison holds the basis against the basis
     * with the smallest disturbance: what is only reshuffled. */
    struct estimate earlier, later, only_base, only_variant;
    struct estimate null_earlier, null_later;
    struct estimate net, null_net; /* earlier − later */
    struct estimate beyond;        /* net − null_net, paired: what is more than reshuffling */
};

struct comparison_series {
    size_t cell;       /* in the basis' series */
    struct band band;  /* difference by week of the basis, simultaneous 95% */
    size_t parts_from; /* first week from which it excludes 0 for four weeks on end; SIZE_MAX */
};

struct comparison_variant {
    const struct kpi_study *study;
    const struct comparison_change *changes;
    size_t change_count;
    struct pairing *pairings;         /* [basis' table cells]; count 0 where the variant has none */
    struct comparison_series *series; /* [series_count], those cells that both have, in the order of
                                         the basis; none when their weeks differ */
    size_t series_count;
    struct comparison_moved *moved;
    size_t moved_count;
    struct estimate cost;        /* difference, euro per jaar (kosten at keten) */
    struct estimate days_unseen; /* difference in days zonder zicht of all families, a year */
    struct ratio euro_per_day;   /* cost ÷ days avoided; NONE unless days are clearly avoided */
    double median_factor;        /* of variance_factor over all cells that differ; NAN: none */
    double below_one;            /* share of those cells whose factor is below 1, percent */
    struct spread *spread;       /* by cell, of the difference; NULL without --onzekerheid */
};

struct comparison {
    const struct kpi_study *basis;
    struct comparison_variant *variants;
    size_t variant_count;
    double days; /* that make somebody helped earlier or later: 14 */
};

/* Fills `days` (14) and pairings, series, cost, days_unseen, euro_per_day and factors of every
 * variant; the studies, changes, moved and spread are the caller's, who sets them afterwards. Of
 * studies with unequal numbers of replications the first of each are paired. Bands are seeded by
 * the basis' seed. False, and nothing is held, when memory is short. */
bool comparison_make(struct comparison *comparison, const struct kpi_study *basis,
                     const struct kpi_study *const *variants, size_t count);
/* Frees what comparison_make made. */
void comparison_release(struct comparison *comparison);

#endif
