/* Simulating the points, some at a time, and keeping their KPI's. */
#include "models/onzeker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PUNTEN_TEGELIJK 16 /* their settings and outcomes are in memory together */

struct partij {
    size_t eerste, punten;
    struct onzeker_punt *punt;   /* [punt * scenarios + scenario] */
    struct keten_instelling *in; /* the same */
    struct wereld *wereld;       /* the same */
    struct uitkomst *uitkomst;   /* [(punt * replicaties + r) * scenarios + scenario] */
    struct taak *taak;
    bool *klaar;
    size_t gelezen; /* settings and points to be released */
};

struct onzeker_werk {
    const struct onzeker_plan *plan;
    const struct onzeker_ontwerp *ontwerp;
    struct onzeker *onzeker;
    uint32_t gedaan; /* tasks of earlier parts */
};

static void *ruimte(size_t aantal, size_t grootte)
{
    void *p = calloc(aantal + 1, grootte);
    if (!p) {
        abort();
    }
    return p;
}

static void partij_release(struct partij *p)
{
    for (size_t i = 0; i < p->gelezen; i++) {
        keten_instelling_release(&p->in[i]);
        onzeker_punt_release(&p->punt[i]);
    }
    free(p->punt);
    free(p->in);
    free(p->wereld);
    free(p->uitkomst);
    free(p->taak);
    free(p->klaar);
}

/* Points `eerste` and on, read and ready. */
static bool partij_maak(struct partij *p, const struct onzeker_werk *werk, size_t eerste)
{
    const struct onzeker_plan *plan = werk->plan;
    size_t over = werk->ontwerp->punten - eerste, s = plan->scenarios;
    *p = (struct partij){.eerste = eerste,
                         .punten = over < PUNTEN_TEGELIJK ? over : PUNTEN_TEGELIJK};
    size_t werelden = p->punten * s, taken = p->punten * plan->replicaties;
    p->punt = ruimte(werelden, sizeof *p->punt);
    p->in = ruimte(werelden, sizeof *p->in);
    p->wereld = ruimte(werelden, sizeof *p->wereld);
    p->uitkomst = ruimte(taken * s, sizeof *p->uitkomst);
    p->taak = ruimte(taken, sizeof *p->taak);
    p->klaar = ruimte(taken, sizeof *p->klaar);
    for (size_t i = 0; i < werelden; i++) {
        if (!onzeker_punt_maak(&p->punt[i], werk->ontwerp, eerste + i / s, plan, i % s)) {
            return false;
        }
        if (!keten_instelling_lees(&p->in[i], &p->punt[i].set, &p->punt[i].basis)) {
            onzeker_punt_release(&p->punt[i]);
            return false;
        }
        p->gelezen = i + 1;
        p->wereld[i] = wereld_beknopt(
            wereld_maak(&p->in[i], false, plan->zaad, plan->versie ? plan->versie : ""));
    }
    for (size_t t = 0; t < taken; t++) {
        size_t punt = t / plan->replicaties;
        p->taak[t] =
            (struct taak){&p->wereld[punt * s], s, (uint32_t)(eerste * plan->replicaties + t + 1),
                          &p->uitkomst[t * s]};
    }
    return true;
}

static bool stop(void *context)
{
    const struct onzeker_plan *plan = ((const struct onzeker_werk *)context)->plan;
    return plan->stop && plan->stop(plan->context);
}

static void voortgang(void *context, uint32_t klaar, uint32_t totaal)
{
    const struct onzeker_werk *werk = context;
    (void)totaal;
    if (werk->plan->voortgang) {
        werk->plan->voortgang(werk->plan->context, werk->gedaan + klaar,
                              (uint32_t)(werk->ontwerp->punten * werk->plan->replicaties));
    }
}

/* The cells of the first outcome are those of the whole, with texts of their own: the first
 * outcome's lie in settings that go. */
static void begin_cellen(struct onzeker_werk *werk, const struct uitkomst *eerste)
{
    struct onzeker *o = werk->onzeker;
    size_t n = werk->ontwerp->punten * werk->plan->replicaties, lengte = 0;
    o->cellen = eerste->kpi.aantal;
    o->scenarios = werk->plan->scenarios;
    o->cel = ruimte(o->cellen, sizeof *o->cel);
    for (size_t i = 0; i < o->cellen; i++) {
        const struct kpi_cell *c = &eerste->kpi.cel[i];
        lengte += strlen(c->station) + strlen(c->gemeente) + strlen(c->breakdown) + 3;
    }
    o->teksten = ruimte(lengte, 1);
    char *plek = o->teksten;
    for (size_t i = 0; i < o->cellen; i++) {
        o->cel[i] = eerste->kpi.cel[i];
        const char **teksten[] = {&o->cel[i].station, &o->cel[i].gemeente, &o->cel[i].breakdown};
        for (int t = 0; t < 3; t++) {
            size_t bytes = strlen(*teksten[t]) + 1;
            memcpy(plek, *teksten[t], bytes);
            *teksten[t] = plek;
            plek += bytes;
        }
    }
    o->waarde = ruimte(o->scenarios, sizeof *o->waarde);
    for (size_t s = 0; s < o->scenarios; s++) {
        o->waarde[s] = ruimte(o->cellen * n, sizeof **o->waarde);
        for (size_t i = 0; i < o->cellen * n; i++) {
            o->waarde[s][i] = NAN;
        }
    }
}

static bool zelfde_cel(const struct kpi_cell *a, const struct kpi_cell *b)
{
    return a->kpi == b->kpi && strcmp(a->station, b->station) == 0 &&
           strcmp(a->gemeente, b->gemeente) == 0 && strcmp(a->breakdown, b->breakdown) == 0;
}

/* Outcomes nearly always have the cells in the same order. */
static size_t zoek_cel(const struct onzeker *o, const struct kpi_cell *cel, size_t vermoed)
{
    if (vermoed < o->cellen && zelfde_cel(&o->cel[vermoed], cel)) {
        return vermoed;
    }
    for (size_t i = 0; i < o->cellen; i++) {
        if (zelfde_cel(&o->cel[i], cel)) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void neem_over(struct onzeker_werk *werk, const struct partij *p)
{
    const struct onzeker_plan *plan = werk->plan;
    struct onzeker *o = werk->onzeker;
    for (size_t t = 0; t < p->punten * plan->replicaties; t++) {
        size_t rij = p->eerste * plan->replicaties + t;
        size_t n = werk->ontwerp->punten * plan->replicaties;
        for (size_t s = 0; s < plan->scenarios; s++) {
            const struct cellenlijst *l = &p->uitkomst[t * plan->scenarios + s].kpi;
            for (size_t i = 0; i < l->aantal; i++) {
                size_t cel = zoek_cel(o, &l->cel[i], i);
                if (cel != SIZE_MAX) {
                    o->waarde[s][cel * n + rij] = l->waarde[i];
                }
            }
        }
    }
}

/* Some points; false when not all was finished. */
static bool partij_doe(struct onzeker_werk *werk, size_t eerste, size_t *punten)
{
    const struct onzeker_plan *plan = werk->plan;
    struct partij p;
    struct uitvoering u = {.zaad = plan->zaad,
                           .draden = plan->draden,
                           .opslag = plan->opslag,
                           .voortgang = voortgang,
                           .stop = stop,
                           .context = werk};
    size_t taken = 0;
    bool gelukt = partij_maak(&p, werk, eerste);
    if (gelukt) {
        taken = p.punten * plan->replicaties;
        gelukt = uitvoering_doe(&u, p.taak, taken, p.klaar);
    }
    if (gelukt) {
        if (eerste == 0) {
            begin_cellen(werk, &p.uitkomst[0]);
        }
        neem_over(werk, &p);
    }
    *punten = p.punten;
    for (size_t i = 0; i < taken * plan->scenarios; i++) {
        uitkomst_release(&p.uitkomst[i]);
    }
    partij_release(&p);
    werk->gedaan += (uint32_t)taken;
    return gelukt;
}

enum studie_status onzeker_maak(struct onzeker *onzeker, const struct onzeker_ontwerp *ontwerp,
                                const struct onzeker_plan *plan)
{
    *onzeker = (struct onzeker){0};
    struct onzeker_werk werk = {.plan = plan, .ontwerp = ontwerp, .onzeker = onzeker};
    for (size_t eerste = 0, punten; eerste < ontwerp->punten; eerste += punten) {
        if (!partij_doe(&werk, eerste, &punten)) {
            onzeker_release(onzeker);
            return stop(&werk) ? STUDIE_AFGEBROKEN : STUDIE_MISLUKT;
        }
    }
    return STUDIE_KLAAR;
}

void onzeker_release(struct onzeker *o)
{
    for (size_t s = 0; s < o->scenarios; s++) {
        free(o->waarde[s]);
    }
    free(o->waarde);
    free(o->cel);
    free(o->teksten);
    *o = (struct onzeker){0};
}
