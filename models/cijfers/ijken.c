/* Simulating points for a calibration, some at a time, through the store. */
#include "models/cijfers/ijken.h"

#include "models/cijfers/ijken_intern.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PUNTEN_TEGELIJK 16 /* their settings and outcomes are in memory together */

void *ijken_ruimte(size_t aantal, size_t grootte)
{
    void *p = calloc(aantal + 1, grootte);
    if (!p) {
        abort();
    }
    return p;
}

/* --- carrying out --- */

static bool stop(void *context)
{
    const struct ijken_plan *plan = &((const struct ijken *)context)->plan;
    return plan->stop && plan->stop(plan->context);
}

uint32_t ijken_totaal(const struct ijken *ijken)
{
    const struct ijken_plan *plan = &ijken->plan;
    return (uint32_t)(plan->golven * plan->punten * plan->replicaties) + 2 * IJKEN_PROEF;
}

/* What is under way, of which a share is done. */
struct gang {
    struct ijken *ijken;
    uint32_t replicaties;
};

static void voortgang(void *context, uint32_t klaar, uint32_t totaal)
{
    const struct gang *gang = context;
    const struct ijken_plan *plan = &gang->ijken->plan;
    if (plan->voortgang && totaal > 0) {
        uint32_t deel = (uint32_t)((uint64_t)gang->replicaties * klaar / totaal);
        plan->voortgang(plan->context, gang->ijken->gedaan + deel, ijken_totaal(gang->ijken));
    }
}

static bool gang_stop(void *context)
{
    return stop(((struct gang *)context)->ijken);
}

/* The targets in some scenarios; false with the reason in ijken->status. */
static bool tel(struct cijfers *cijfers, struct ijken *ijken,
                const struct studie_scenario *scenarios, size_t aantal, uint32_t eerste,
                uint32_t replicaties, bool steekproef)
{
    struct gang gang = {ijken, (uint32_t)aantal * replicaties};
    struct cijfers_plan plan = {.scenario = scenarios,
                                .scenarios = aantal,
                                .cijfers = &ijken->lijst,
                                .steekproef = steekproef,
                                .zaad = ijken->plan.zaad,
                                .replicaties = replicaties,
                                .eerste = eerste,
                                .draden = ijken->plan.draden,
                                .opslag = ijken->plan.opslag,
                                .versie = ijken->plan.versie,
                                .voortgang = voortgang,
                                .stop = gang_stop,
                                .context = &gang};
    ijken->status = cijfers_maak(cijfers, &plan);
    if (ijken->status != STUDIE_KLAAR) {
        return false;
    }
    ijken->gedaan += gang.replicaties;
    station_audit_add(&ijken->boeken, &cijfers->boeken);
    ijken->gebeurtenissen += cijfers->gebeurtenissen;
    ijken->gebeurtenissen_historie += cijfers->gebeurtenissen_historie;
    ijken->casussen += cijfers->casussen;
    return true;
}

/* --- the points of a calibration --- */

struct partij {
    struct ijk_punt *punt;
    struct studie_scenario *scenario; /* those that hold together, in order */
    size_t *nummer;                   /* which point each of those is */
    size_t punten, gaaf;
};

static void partij_release(struct partij *p)
{
    for (size_t i = 0; i < p->punten; i++) {
        ijken_punt_release(&p->punt[i]);
    }
    free(p->punt);
    free(p->scenario);
    free(p->nummer);
}

static bool partij_maak(struct partij *p, const struct ijken *ijken, const double *waarden,
                        size_t punten)
{
    *p = (struct partij){.punt = ijken_ruimte(punten, sizeof *p->punt),
                         .scenario = ijken_ruimte(punten, sizeof *p->scenario),
                         .nummer = ijken_ruimte(punten, sizeof *p->nummer)};
    for (size_t i = 0; i < punten; i++) {
        struct ijk_punt *punt = &p->punt[i];
        if (!ijken_punt(punt, ijken, waarden + i * ijken->aantal, NULL)) {
            return false;
        }
        p->punten++;
        if (ijken_punt_is_gaaf(punt, ijken)) {
            p->nummer[p->gaaf] = i;
            p->scenario[p->gaaf++] =
                (struct studie_scenario){&punt->set, &punt->basis, "punt", false};
        }
    }
    return true;
}

/* A sample with heavy cases drawn apart is no cohort: then the mean over many
 * draws stands for it.
 */
static bool met_steekproef(const struct ijken *ijken)
{
    for (size_t d = 0; d < ijken->aantal_doelen; d++) {
        const struct figure *cijfer = ijken->doelen[d].cijfer;
        if (cijfer->rule == FIGURE_SAMPLE && ijken->lijst.samples[cijfer->sample].heavy > 0) {
            return true;
        }
    }
    return false;
}

static double gemiddelde_van(const double *waarden, size_t n)
{
    double som = 0.0;
    size_t aantal = 0;
    for (size_t i = 0; i < n; i++) {
        if (isfinite(waarden[i])) {
            som += waarden[i];
            aantal++;
        }
    }
    return aantal > 0 ? som / (double)aantal : (double)NAN;
}

static void neem_over(double *uitkomsten, const struct cijfers *cijfers, const struct partij *p,
                      const struct ijken *ijken)
{
    size_t r = ijken->plan.replicaties, t = cijfers->trekkingen;
    for (size_t i = 0; i < p->gaaf; i++) {
        for (size_t dr = 0; dr < ijken->aantal_doelen * r; dr++) {
            uitkomsten[p->nummer[i] * ijken->aantal_doelen * r + dr] =
                gemiddelde_van(cijfers->waarde[i] + dr * t, t);
        }
    }
}

/* As calibration_problem.simulate. A point that contradicts itself has no
 * outcomes. */
static bool simuleer(void *context, const double *waarden, size_t punten, double *uitkomsten)
{
    struct ijken *ijken = context;
    size_t per_punt = ijken->aantal_doelen * ijken->plan.replicaties;
    for (size_t i = 0; i < punten * per_punt; i++) {
        uitkomsten[i] = NAN;
    }
    for (size_t eerste = 0; eerste < punten; eerste += PUNTEN_TEGELIJK) {
        size_t over = punten - eerste;
        struct partij p;
        struct cijfers cijfers;
        bool gelukt = partij_maak(&p, ijken, waarden + eerste * ijken->aantal,
                                  over < PUNTEN_TEGELIJK ? over : PUNTEN_TEGELIJK);
        if (!gelukt) {
            ijken->status = STUDIE_MISLUKT;
        } else if (p.gaaf > 0) {
            gelukt = tel(&cijfers, ijken, p.scenario, p.gaaf, 1, ijken->plan.replicaties,
                         met_steekproef(ijken));
            if (gelukt) {
                neem_over(uitkomsten + eerste * per_punt, &cijfers, &p, ijken);
                cijfers_release(&cijfers);
            }
        }
        partij_release(&p);
        if (!gelukt) {
            return false;
        }
    }
    return true;
}

/* --- the whole --- */

bool ijken_maak(struct ijken *ijken, const struct ijken_plan *plan, struct fault_list *faults)
{
    *ijken = (struct ijken){.plan = *plan};
    bool parameters = ijken_parameters_maak(ijken, faults);
    bool doelen = ijken_doelen_maak(ijken, faults);
    ijken->probleem = (struct calibration_problem){.parameters = ijken->vooraf,
                                                   .parameter_count = ijken->aantal,
                                                   .targets = ijken->doel,
                                                   .target_count = ijken->aantal_doelen,
                                                   .seed = plan->zaad,
                                                   .points = plan->punten,
                                                   .waves = plan->golven,
                                                   .replications = plan->replicaties,
                                                   .simulate = simuleer,
                                                   .context = ijken};
    return parameters && doelen;
}

void ijken_release(struct ijken *ijken)
{
    for (size_t p = 0; p < ijken->aantal; p++) {
        free(ijken->parameters[p].pad);
        free(ijken->parameters[p].waarden);
    }
    free(ijken->parameters);
    free(ijken->vooraf);
    free(ijken->doelen);
    free(ijken->doel);
    free(ijken->lijst.figures);
    *ijken = (struct ijken){0};
}

enum studie_status ijken_proef(struct ijken *ijken)
{
    struct cijfers proef;
    if (tel(&proef, ijken, ijken->plan.scenario, 1, ijken->plan.replicaties + 1, IJKEN_PROEF,
            true)) {
        ijken_doelen_spreiding(ijken, &proef);
        cijfers_release(&proef);
    }
    return ijken->status;
}

enum studie_status ijken_reken_na(struct ijken *ijken, const struct studie_scenario *scenario,
                                  double *gemiddelde)
{
    struct cijfers proef;
    if (tel(&proef, ijken, scenario, 1, ijken->plan.replicaties + 1, IJKEN_PROEF, true)) {
        size_t n = proef.replicaties * proef.trekkingen;
        for (size_t d = 0; d < ijken->aantal_doelen; d++) {
            gemiddelde[d] = gemiddelde_van(proef.waarde[0] + d * n, n);
        }
        cijfers_release(&proef);
    }
    return ijken->status;
}
