/* Outcomes: what one replication of the chain yields, as KPI's, weekly series and curves.
 *
 * An observer joins a world at `start`, looks once a week, and at the end turns stocks, waits and
 * milestones into numbers. The list of cells follows from the scenario alone, so every replication
 * fills the same table. Definitions: kpi_lijst.def. */
#ifndef MODELS_UITKOMSTEN_H
#define MODELS_UITKOMSTEN_H

#include "models/cijfers/dossiers.h"
#include "models/sporen.h"
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
    double *respons[MECHANISMEN],
        *gewicht[MECHANISMEN]; /* sums seen, in the shape of mechanismen_lengte */
    size_t respons_aantal[MECHANISMEN];
    struct sporen sporen;
    struct dossiers dossiers; /* of the worlds that were asked for them; else empty */
    char *teksten;            /* of the cells, when they were unpacked; else NULL */
};

/* Runs one replication from its history to its end. `k` is a fresh world of keten_init. False when
 * the world was stopped on its way: `u` is then empty, but still to be released. */
bool uitkomst_maak(struct uitkomst *u, struct keten *k);
/* The same from `start` on, for a world that has its history (keten_historie), under settings that
 * share it. `rimpel`: with the smallest disturbance there is (keten_rimpel). `dossiers_tot`: of the
 * casussen opened after the warm-up and before it dossiers are kept, as they stand at the end; 0:
 * of none. */
bool uitkomst_vanaf_start(struct uitkomst *u, struct keten *k, const struct keten_instelling *in,
                          bool rimpel, tick dossiers_tot);
void uitkomst_release(struct uitkomst *u);

/* As bytes that any later run of the same program on the same machine can read back
 * (uitkomsten_pakket.c). To be freed; NULL when memory is short. */
void *uitkomst_pak(const struct uitkomst *u, size_t *lengte);
/* False when the bytes are not whole: then `u` is empty. */
bool uitkomst_pak_uit(struct uitkomst *u, const void *bytes, size_t lengte);

#endif
