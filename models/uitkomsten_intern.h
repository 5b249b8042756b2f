/* What the files of uitkomsten share: the observer of a world, and its snapshots. */
#ifndef MODELS_UITKOMSTEN_INTERN_H
#define MODELS_UITKOMSTEN_INTERN_H

#include "models/uitkomsten.h"

/* A place station up to a moment: sums since `start`. */
struct plaatsstand {
    struct place_use gebruik;
    double overig_wacht, overig_kwam; /* overige_instroom: request-ticks waited, arrivals */
    double wacht, werk;               /* of the chain: request-ticks (at the Raad: of kinderen) */
};

/* Everything that is summed since `start`, at one moment: differences tell what happened between
 * two. */
struct momentopname {
    double *caseload, *wachtlijst, *zonder_zicht,
        *verantwoordelijk; /* integrals in ticks, indexed as in casussen */
    struct hour_use front, piket;
    struct plaatsstand onderzoek, raad, hulp;
    struct plaatsstand *team; /* per gemeente */
    double *overleg;          /* per gemeente: treated at the overleg */
};
void opname_init(struct momentopname *o, size_t gemeenten);
void opname_neem(struct momentopname *o, const struct keten *k);
void opname_release(struct momentopname *o);

struct waarnemer {
    struct keten *k;
    struct uitkomst *u;
    uint16_t soort_week;
    size_t week;
    struct momentopname telt, vorige, nu; /* at the end of the warm-up, a week ago, at the end */
    uint64_t meldingen_vorige;            /* received up to the last week */
};
void uitkomsten_kpis(struct waarnemer *w); /* uitkomsten_kpi.c */
void uitkomsten_clocks(
    struct waarnemer *w); /* uitkomsten_clocks.c: doorlooptijden, recidive, curves */
void uitkomsten_zet(struct uitkomst *u, enum kpi_nummer kpi, const char *station,
                    const char *gemeente, const char *uitsplitsing, double waarde);

#endif
