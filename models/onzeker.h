/* Studies over the ranges of all assumptions: one quasi-random design, some replications at each
 * point.
 *
 * A dimension is an assumption, or a calibrated value, with a range (laag, hoog) that a scenario
 * states (that calibrated ones go together is not known here: they are drawn apart); equal ones of
 * several gemeenten (the same row, reason, value and range) are one. What the first scenario
 * assumes is drawn for all scenarios alike (design_between: the stated value is the median, before
 * points are passed over), but
 * for the instroom of a gemeente, which follows from the rest so that its meldingen stay as they
 * are (models/onzeker_meldingen.h). Where another scenario states something else, that is its
 * measure: it keeps its ratio to the first scenario's value, and the measure's own range is a
 * dimension of its own around that ratio. So a measure that means more gives more at every point.
 * Defaults of options that nobody stated stay as they are, and so do ranges of later steps of a
 * dated value. Frozen mechanisms keep the values of the stated scenario. Point p has replications
 * of its own (p × replicaties + 1, …), so that points are independent. Sums of shares are brought
 * back to their total; a point that still contradicts itself, or what is counted, is passed over:
 * so the range of an instroom is a hard window, in which all values weigh alike.
 */
#ifndef MODELS_ONZEKER_H
#define MODELS_ONZEKER_H

#include "models/catalogus.h"
#include "models/studie.h"

struct onzeker_ontwerp {
    const struct parameter_value **dimensie; /* the first value that has it, by scenario and path */
    size_t *van;                             /* the scenario that states it */
    size_t dimensies;
    double *coordinaten; /* [punt * dimensies + dimensie], in (0, 1) */
    size_t punten, vervangen;
    uint64_t zaad;
};

struct onzeker_plan {
    const struct studie_scenario *scenario;
    size_t scenarios;
    const struct parameter_catalogue *catalogus;
    uint64_t zaad;
    size_t punten;
    uint32_t replicaties; /* at each point */
    int draden;
    struct store *opslag;
    const char *versie;
    void (*voortgang)(void *context, uint32_t klaar, uint32_t totaal);
    bool (*stop)(void *context);
    void *context;
};

/* The points: those of the sequence at which all scenarios are sound. False when memory is short,
 * when hardly any point is sound, or when asked to stop. To be released also then. Takes some 0.05
 * s for each point looked at (verkeer.h), on one thread. */
bool onzeker_ontwerp_maak(struct onzeker_ontwerp *ontwerp, const struct onzeker_plan *plan);
void onzeker_ontwerp_release(struct onzeker_ontwerp *ontwerp);

/* A scenario at a point: copies, to be released (parameter_set_release). */
struct onzeker_punt {
    struct parameter_set set, basis;
};
bool onzeker_punt_maak(struct onzeker_punt *punt, const struct onzeker_ontwerp *ontwerp,
                       size_t nummer, const struct onzeker_plan *plan, size_t scenario);
void onzeker_punt_release(struct onzeker_punt *punt);

/* KPI's at all points: waarde[scenario][(cel * punten + punt) * replicaties + r]. */
struct onzeker {
    struct kpi_cell *cel; /* of the first scenario; another without it has NAN there */
    size_t cellen;
    double **waarde;
    size_t scenarios;
    char *teksten;
};
/* AFGEBROKEN and MISLUKT: there is nothing, and nothing to release; the store keeps what was done.
 */
enum studie_status onzeker_maak(struct onzeker *onzeker, const struct onzeker_ontwerp *ontwerp,
                                const struct onzeker_plan *plan);
void onzeker_release(struct onzeker *onzeker);

#endif
