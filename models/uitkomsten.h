/* Outcomes: what one replication of the chain yields, as KPI's, weekly series and curves.
 *
 * An observer joins a world at `start`, looks once a week, and at the end turns stocks, waits and milestones into numbers. The list of
 * cells follows from the scenario alone, so every replication fills the same table. Definitions: kpi_lijst.def. */
#ifndef MODELS_UITKOMSTEN_H
#define MODELS_UITKOMSTEN_H

#include "models/keten.h"
#include "sim/kpi.h"

enum kpi_nummer {
#define KPI(sleutel, ...) KPI_##sleutel,
#include "models/kpi_lijst.def"
#undef KPI
    KPI_AANTAL
};

extern const struct kpi_catalogue uitkomsten_catalogus;

#define CURVE_STAP_DAGEN 0.5
#define CURVE_PUNTEN 1461 /* 0 to 730 days */

/* A growing list of cells with a value each. */
struct cellenlijst {
    struct kpi_cell *cel;
    double *waarde;
    size_t aantal, ruimte;
};

struct uitkomst {
    struct cellenlijst kpi;
    struct kpi_cell *reeks_cel;
    float *reeks; /* [cell * weken + week] */
    size_t reeks_aantal, weken;
    struct kpi_cell *curve_cel;
    float *curve; /* [cell * CURVE_PUNTEN + punt] */
    size_t curve_aantal;
    struct station_audit boeken;
    uint64_t gebeurtenissen, gebeurtenissen_historie, casussen;
    uint64_t pijl[PIJLEN];
    double *bevroren[MECHANISMEN]; /* mean responses, in the shape of mechanismen_lengte; NAN where none */
};

/* Runs one replication from its history to its end. `k` is a fresh world of keten_init. */
void uitkomst_maak(struct uitkomst *u, struct keten *k);
void uitkomst_release(struct uitkomst *u);

/* The parts, for uitkomsten*.c. */

/* A place station up to a moment: sums since `start`. */
struct plaatsstand {
    struct place_use gebruik;
    double overig_wacht, overig_kwam; /* overige_instroom: request-ticks waited, arrivals */
    double wacht, werk;               /* of the chain: request-ticks (at the Raad: of kinderen) */
};

/* Everything that is summed since `start`, at one moment: differences tell what happened between two. */
struct momentopname {
    double *caseload, *wachtlijst, *zonder_zicht, *verantwoordelijk; /* integrals in ticks, indexed as in casussen */
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
    uint64_t meldingen_vorige; /* received up to the last week */
};
void uitkomsten_kpis(struct waarnemer *w);    /* uitkomsten_kpi.c */
void uitkomsten_clocks(struct waarnemer *w);  /* uitkomsten_clocks.c: doorlooptijden, recidive, curves */
void uitkomsten_zet(struct uitkomst *u, enum kpi_nummer kpi, const char *station, const char *gemeente,
                    const char *uitsplitsing, double waarde);

#endif
