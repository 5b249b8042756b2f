/* Figures counted in simulated worlds by the rule of the report they come from.
 *
 * Every distinct period, day and sample is a world of its own with its own end (KPI's after `from`,
 * up to `to`; stocks at the end; dossiers on the day they were read); all worlds with one history,
 * also those of different scenarios, simulate it once, so a replication costs little more than one
 * run. Every figure of a sample is counted in the same dossiers. What comes out depends on neither
 * threads, store, number of replications, nor what other figures and scenarios are asked for. */
#ifndef MODELS_CIJFERS_CIJFERS_H
#define MODELS_CIJFERS_CIJFERS_H

#include "models/cijfers/dossiers.h"
#include "models/studie.h"

#define CIJFERS_TREKKINGEN 40 /* samples drawn from each replication's dossiers */

struct cijfers_plan {
    const struct studie_scenario *scenario;
    size_t scenarios;
    const struct figure_list
        *cijfers;    /* those of role FIGURE_CONTEXT are counted too if they can */
    bool steekproef; /* true: samples as the report drew them; false: the whole cohort at once */
    uint64_t zaad;
    uint32_t replicaties;
    uint32_t eerste; /* number of the first replication: 1 when 0 */
    int draden;
    struct store *opslag;
    const char *versie;
    void (*voortgang)(void *context, uint32_t klaar, uint32_t totaal); /* may be NULL; in tasks */
    bool (*stop)(void *context);
    void *context;
};

/* waarde[scenario][(cijfer * replicaties + replicatie) * trekkingen + trekking]; trekkingen is
 * CIJFERS_TREKKINGEN with steekproef, else 1; figures without samples stand in the first trekking,
 * the others NAN. NAN: the scenario has no such outcome (a gemeente or a period it does not hold).
 */
struct cijfers {
    double **waarde;
    size_t scenarios, cijfers, replicaties, trekkingen;
    struct station_audit boeken;
    uint64_t gebeurtenissen, gebeurtenissen_historie, casussen; /* of all worlds together */
};
/* The sets must be complete: frozen mechanisms have their values (studie_bevries). AFGEBROKEN and
 * MISLUKT: there is nothing, and nothing to release; the store keeps what was done. */
enum studie_status cijfers_maak(struct cijfers *cijfers, const struct cijfers_plan *plan);
void cijfers_release(struct cijfers *cijfers);

/* Is the figure about something that this scenario can say: known KPI cell or trait, period within
 * start and end? NULL when it is, or else why not, in Dutch. */
const char *cijfers_bezwaar(const struct figure *cijfer, const struct figure_list *cijfers,
                            const struct studie_scenario *scenario);

#endif
