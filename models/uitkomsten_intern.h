/* What the files of uitkomsten share: the observer of a world, its snapshots, and the view of one
 * gemeente or all. */
#ifndef MODELS_UITKOMSTEN_INTERN_H
#define MODELS_UITKOMSTEN_INTERN_H

#include "models/uitkomsten.h"

#include <math.h>

/* A place station up to a moment: sums since `start`. */
struct plaatsstand {
    struct place_use gebruik;
    double overig_wacht, overig_kwam; /* overige_instroom: request-ticks waited, arrivals */
    double wacht, werk; /* of the chain: request-ticks (kinderen at Raad and GI, trajecten) */
    double kwam;        /* of the chain: arrivals */
};

/* Everything that is summed since `start`, at one moment: differences tell what happened between
 * two. */
struct momentopname {
    size_t gemeenten;
    double *caseload, *wachtlijst, *zonder_zicht,
        *verantwoordelijk; /* integrals in ticks, indexed as in casussen */
    double *monitoring;    /* per gemeente: integral of the casussen in monitoring */
    struct hour_use front, piket;
    struct plaatsstand onderzoek, raad, gi, hulp[HULPSOORTEN];
    double trajecten[HULPSOORTEN]; /* begun by casussen of the chain */
    struct plaatsstand *team;      /* per gemeente */
    double *overleg;               /* per gemeente: treated at the overleg */
    struct meeting_use tafel;      /* of the jeugdbeschermingstafel */
    double adviezen;               /* finished by the front */
};
/* Adds one station to a sum. */
void plaatsstand_tel(struct plaatsstand *som, struct plaatsstand s);
void opname_init(struct momentopname *o, size_t gemeenten);
void opname_neem(struct momentopname *o, const struct keten *k);
/* The same places filled with the stocks themselves at this moment: who is there and who waits;
 * other fields stay as they are. */
void opname_stand(struct momentopname *o, const struct keten *k);
/* Adds `factor` times the waiting of `ander` to that of `o`. */
void opname_weeg_wacht(struct momentopname *o, double factor, const struct momentopname *ander);
void opname_release(struct momentopname *o);

/* Measured once a week, as druk itself is: pressure and strength. */
enum peiling {
    PEIL_DRUK_VT,
    PEIL_STERKTE_FRONT,
    PEIL_STERKTE_ONDERZOEK,
    PEIL_DRUK_TEAM,
    PEIL_STERKTE_TEAM,
    PEILINGEN
};

struct waarnemer {
    struct keten *k;
    struct uitkomst *u;
    uint16_t soort_week;
    size_t week;
    struct momentopname telt, vorige, nu; /* at the end of the warm-up, a week ago, at the end */
    struct momentopname eind;             /* stocks at the very end (opname_stand) */
    struct momentopname groei_van, groei_som, groei; /* uitkomsten_groei.c */
    size_t groei_weken;
    uint64_t meldingen_vorige; /* received up to the last week */
    double *peil;       /* [peiling * (gemeenten + 1) + 1 + gemeente], all of them first: sums */
    double peil_aantal; /* weeks in those sums: after the warm-up */
};
/* uitkomsten_reeks.c: the points of all series for the week that ends now. */
void uitkomsten_week(struct waarnemer *w, size_t week);
/* uitkomsten_groei.c: how fast lists grow. Every week: notes the week that ends now with snapshot
 * `nu`. At the end: `groei` then holds, in the place of every wait, what the list grows by a week.
 */
void uitkomsten_groei_week(struct waarnemer *w, const struct momentopname *nu);
void uitkomsten_groei(struct waarnemer *w);
void uitkomsten_kpis(struct waarnemer *w); /* uitkomsten_kpi.c */
void uitkomsten_clocks(
    struct waarnemer *w); /* uitkomsten_clocks.c: doorlooptijden, recidive, curves */
void uitkomsten_zet(struct uitkomst *u, enum kpi_nummer kpi, const char *station,
                    const char *gemeente, const char *uitsplitsing, double waarde);
/* Whether a casus can be at this station, by the table of fasen. */
bool uitkomsten_heeft_casussen(enum station s);

/* One gemeente or all of them, over the measured time. */
struct blik {
    struct waarnemer *w;
    int gemeente; /* −1: all */
    const char *naam;
    double jaren, ticks; /* measured */
};

static inline void blik_zet(const struct blik *b, enum kpi_nummer kpi, const char *station,
                            const char *uitsplitsing, double waarde)
{
    uitkomsten_zet(b->w->u, kpi, station, b->naam, uitsplitsing, waarde);
}

/* Its gemeenten: from blik_van up to blik_tot. */
static inline size_t blik_van(const struct blik *b)
{
    return b->gemeente < 0 ? 0 : (size_t)b->gemeente;
}

static inline size_t blik_tot(const struct blik *b)
{
    return b->gemeente < 0 ? b->w->k->in->gemeenten : (size_t)b->gemeente + 1;
}

static inline double uitkomsten_procent(double deel, double geheel)
{
    return geheel > 0.0 ? 100.0 * deel / geheel : (double)NAN;
}

/* uitkomsten_reeks.c: means of what was measured weekly. */
void uitkomsten_peilingen(const struct blik *b);
void uitkomsten_aandelen(const struct blik *b); /* uitkomsten_aandelen.c: shares of the cohort */
/* uitkomsten_gebruik.c: use, background and cost; `alle` is the view of all gemeenten. */
void uitkomsten_gebruik(const struct blik *alle);

#endif
