/* Replications of the worlds in which reported figures are counted.
 *
 * The history before `start` costs more than the worlds after it, so scenarios that share one are
 * carried out together, as long as there are tasks enough for the threads. */
#include "models/cijfers/cijfers.h"

#include "models/cijfers/cijfers.h"

#include "models/cijfers/cijfers_intern.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GROEP_MOST 8   /* scenarios in one task */
#define TAKEN_GENOEG 8 /* tasks that keep a machine busy */

/* Scenarios carried out together. */
struct groep {
    size_t scenario[GROEP_MOST], aantal;
    struct wereld *wereld; /* theirs, one scenario after the other */
    size_t werelden;
};

/* Of all worlds of a task; their history counts once, as it was simulated. */
struct telling {
    struct station_audit boeken;
    uint64_t gebeurtenissen, historie, casussen;
};

struct werk {
    const struct cijfers_plan *plan;
    struct cijfers *cijfers;
    struct cijferwerelden *werelden; /* [scenario] */
    size_t gelezen;                  /* of those */
    struct groep *groep;
    size_t groepen;
    struct taak *taak; /* [groep * replicaties + replicatie] */
    size_t taken;
    struct telling *telling; /* [taak] */
};

static bool stop(void *context)
{
    const struct cijfers_plan *plan = ((const struct werk *)context)->plan;
    return plan->stop && plan->stop(plan->context);
}

static void voortgang(void *context, uint32_t klaar, uint32_t totaal)
{
    const struct cijfers_plan *plan = ((const struct werk *)context)->plan;
    if (plan->voortgang) {
        plan->voortgang(plan->context, klaar, totaal);
    }
}

/* Task `nummer` is done: counts, in places of its own, and lets go of what it made. */
static void gedaan(void *context, size_t nummer)
{
    struct werk *werk = context;
    const struct groep *groep = &werk->groep[nummer / werk->plan->replicaties];
    struct taak *taak = &werk->taak[nummer];
    const struct uitkomst *uitkomst = taak->uitkomst;
    for (size_t i = 0; i < groep->aantal; i++) {
        size_t s = groep->scenario[i];
        cijfers_tel(werk->plan, &werk->werelden[s], uitkomst, taak->replicatie,
                    (uint32_t)(nummer % werk->plan->replicaties), werk->cijfers->waarde[s]);
        uitkomst += werk->werelden[s].aantal;
    }
    struct telling *telling = &werk->telling[nummer];
    for (size_t w = 0; w < taak->werelden; w++) {
        station_audit_add(&telling->boeken, &taak->uitkomst[w].boeken);
        telling->gebeurtenissen += taak->uitkomst[w].gebeurtenissen;
        telling->historie = taak->uitkomst[w].gebeurtenissen_historie;
        telling->casussen += taak->uitkomst[w].casussen;
        uitkomst_release(&taak->uitkomst[w]);
        taak->uitkomst[w] = (struct uitkomst){0};
    }
}

/* --- setting up --- */

static void *ruimte(size_t aantal, size_t grootte)
{
    return calloc(aantal + 1, grootte);
}

/* A table for every scenario, all NAN. */
static bool tafels(struct cijfers *cijfers)
{
    size_t n = cijfers->cijfers * cijfers->replicaties * cijfers->trekkingen;
    cijfers->waarde = ruimte(cijfers->scenarios, sizeof *cijfers->waarde);
    for (size_t s = 0; cijfers->waarde && s < cijfers->scenarios; s++) {
        cijfers->waarde[s] = ruimte(n, sizeof **cijfers->waarde);
        if (!cijfers->waarde[s]) {
            return false;
        }
        for (size_t i = 0; i < n; i++) {
            cijfers->waarde[s][i] = (double)NAN;
        }
    }
    return cijfers->waarde != NULL;
}

static bool lees(struct werk *werk)
{
    const struct cijfers_plan *plan = werk->plan;
    bool goed = true;
    while (goed && werk->gelezen < plan->scenarios) {
        size_t s = werk->gelezen++;
        goed = cijferwerelden_maak(&werk->werelden[s], plan, &plan->scenario[s]);
    }
    return goed;
}

static size_t zoek_groep(const struct werk *werk, size_t scenario, size_t hoogstens)
{
    const struct cijferwerelden *w = werk->werelden;
    for (size_t g = 0; g < werk->groepen; g++) {
        if (werk->groep[g].aantal < hoogstens &&
            keten_deelt_historie(&w[werk->groep[g].scenario[0]].eigen, &w[scenario].eigen)) {
            return g;
        }
    }
    return werk->groepen;
}

static bool verdeel(struct werk *werk)
{
    const struct cijfers_plan *plan = werk->plan;
    size_t hoogstens = plan->scenarios * plan->replicaties / TAKEN_GENOEG;
    hoogstens = hoogstens < 1 ? 1 : hoogstens > GROEP_MOST ? GROEP_MOST : hoogstens;
    for (size_t s = 0; s < plan->scenarios; s++) {
        size_t g = zoek_groep(werk, s, hoogstens);
        struct groep *groep = &werk->groep[g];
        const struct cijferwerelden *w = &werk->werelden[s];
        werk->groepen += g == werk->groepen;
        size_t er_al = groep->werelden;
        groep->scenario[groep->aantal++] = s;
        groep->werelden += w->aantal;
        struct wereld *meer = realloc(groep->wereld, (groep->werelden + 1) * sizeof *groep->wereld);
        if (!meer) {
            return false;
        }
        groep->wereld = meer;
        memcpy(groep->wereld + er_al, w->wereld, w->aantal * sizeof *w->wereld);
    }
    return true;
}

static bool taken(struct werk *werk)
{
    uint32_t replicaties = werk->plan->replicaties;
    uint32_t eerste = werk->plan->eerste > 0 ? werk->plan->eerste : 1;
    werk->taken = werk->groepen * replicaties;
    werk->taak = ruimte(werk->taken, sizeof *werk->taak);
    werk->telling = ruimte(werk->taken, sizeof *werk->telling);
    bool goed = werk->taak && werk->telling;
    for (size_t t = 0; goed && t < werk->taken; t++) {
        const struct groep *groep = &werk->groep[t / replicaties];
        werk->taak[t] =
            (struct taak){groep->wereld, groep->werelden, eerste + (uint32_t)(t % replicaties),
                          ruimte(groep->werelden, sizeof *werk->taak->uitkomst)};
        goed = werk->taak[t].uitkomst != NULL;
    }
    return goed;
}

static bool begin(struct werk *werk)
{
    const struct cijfers_plan *plan = werk->plan;
    *werk->cijfers = (struct cijfers){.scenarios = plan->scenarios,
                                      .cijfers = plan->cijfers->count,
                                      .replicaties = plan->replicaties,
                                      .trekkingen = plan->steekproef ? CIJFERS_TREKKINGEN : 1};
    werk->werelden = ruimte(plan->scenarios, sizeof *werk->werelden);
    werk->groep = ruimte(plan->scenarios, sizeof *werk->groep);
    return werk->werelden && werk->groep && tafels(werk->cijfers) && lees(werk) && verdeel(werk) &&
           taken(werk);
}

static bool loop(struct werk *werk)
{
    struct uitvoering u = {.zaad = werk->plan->zaad,
                           .draden = werk->plan->draden,
                           .opslag = werk->plan->opslag,
                           .voortgang = voortgang,
                           .stop = stop,
                           .gedaan = gedaan,
                           .context = werk};
    bool *klaar = ruimte(werk->taken, sizeof *klaar);
    bool goed = klaar && uitvoering_doe(&u, werk->taak, werk->taken, klaar);
    for (size_t t = 0; goed && t < werk->taken; t++) {
        station_audit_add(&werk->cijfers->boeken, &werk->telling[t].boeken);
        werk->cijfers->gebeurtenissen += werk->telling[t].gebeurtenissen;
        werk->cijfers->gebeurtenissen_historie += werk->telling[t].historie;
        werk->cijfers->casussen += werk->telling[t].casussen;
    }
    free(klaar);
    return goed;
}

static void werk_release(struct werk *werk)
{
    for (size_t t = 0; werk->taak && t < werk->taken; t++) {
        free(werk->taak[t].uitkomst);
    }
    for (size_t g = 0; g < werk->groepen; g++) {
        free(werk->groep[g].wereld);
    }
    for (size_t s = 0; s < werk->gelezen; s++) {
        cijferwerelden_release(&werk->werelden[s]);
    }
    free(werk->taak);
    free(werk->telling);
    free(werk->groep);
    free(werk->werelden);
}

enum studie_status cijfers_maak(struct cijfers *cijfers, const struct cijfers_plan *plan)
{
    struct werk werk = {.plan = plan, .cijfers = cijfers};
    bool goed = begin(&werk) && loop(&werk);
    bool gestopt = !goed && stop(&werk);
    werk_release(&werk);
    if (!goed) {
        cijfers_release(cijfers);
        *cijfers = (struct cijfers){0};
    }
    return goed ? STUDIE_KLAAR : gestopt ? STUDIE_AFGEBROKEN : STUDIE_MISLUKT;
}

void cijfers_release(struct cijfers *cijfers)
{
    for (size_t s = 0; cijfers->waarde && s < cijfers->scenarios; s++) {
        free(cijfers->waarde[s]);
    }
    free(cijfers->waarde);
}
