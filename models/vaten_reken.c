/* From casus-days of waiting to couplings: what `vessels` tells. */
#include "models/vaten.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BIT(vat) (UINT32_C(1) << (vat))
#define ALLE (BIT(VATEN) - 1)
#define STAP_WEKEN 4
#define MARGE 10.0

static const char *const vat_naam[VATEN] = {[VAT_VB] = "vb",
                                            [VAT_OVERDRACHT] = "overdracht",
                                            [VAT_ONDERZOEK] = "onderzoek",
                                            [VAT_JBT] = "jbt",
                                            [VAT_LOKAAL_TEAM] = "lokaal_team",
                                            [VAT_RAAD] = "raad",
                                            [VAT_GI] = "gi",
                                            [VAT_HULP] = "hulp"};

/* The headline: what vanishes at VB, V&V and onderzoek, and where it comes back. */
#define EIGEN_VEILIG_THUIS (BIT(VAT_VB) | BIT(VAT_ONDERZOEK))
static const uint32_t ontvangers[] = {BIT(VAT_LOKAAL_TEAM), BIT(VAT_RAAD), BIT(VAT_GI),
                                      BIT(VAT_HULP)};
#define ONTVANGERS (sizeof ontvangers / sizeof ontvangers[0])

/* The lists that capacity at these sources relieves, and what they are called together. */
static uint32_t eigen(uint32_t bron, const char **naam)
{
    static const struct {
        uint32_t bron, lijst;
        const char *naam;
    } rij[] = {{BIT(BRON_FRONT) | BIT(BRON_ONDERZOEK), EIGEN_VEILIG_THUIS, "veilig_thuis"},
               {BIT(BRON_FRONT), BIT(VAT_VB) | BIT(VAT_OVERDRACHT), "front"},
               {BIT(BRON_ONDERZOEK), BIT(VAT_ONDERZOEK), "onderzoek"},
               {BIT(BRON_LOKAAL_TEAM), BIT(VAT_LOKAAL_TEAM), "lokaal_team"},
               {BIT(BRON_RAAD), BIT(VAT_RAAD), "raad"},
               {BIT(BRON_GI), BIT(VAT_GI), "gi"},
               {BIT(BRON_HULP), BIT(VAT_HULP), "hulp"}};
    for (size_t i = 0; i < sizeof rij / sizeof rij[0]; i++) {
        if (rij[i].bron == bron) {
            *naam = rij[i].naam;
            return rij[i].lijst;
        }
    }
    abort();
}

struct rekenwerk {
    struct vessels *v;
    const struct vaten_meting *meting;
    const struct coupling_data *data; /* what is counted: all replications, or the first ones */
    const struct vaten_ontwerp *ontwerp;
    uint64_t zaad;
};

static void *ruimte(size_t aantal, size_t grootte)
{
    void *p = calloc(aantal + 1, grootte);
    if (!p) {
        abort();
    }
    return p;
}

static struct coupling_pair paar(const struct vaten_paar *p, uint32_t bron)
{
    return (struct coupling_pair){p->a, p->b, bron};
}

/* What comes back of what vanishes at Veilig Thuis. */
static void hoofd(const struct rekenwerk *w, const struct vaten_paar *p, size_t weken,
                  struct coupling_result *result)
{
    coupling_of(w->data, paar(p, EIGEN_VEILIG_THUIS), ontvangers, ONTVANGERS, weken, w->zaad,
                result);
}

/* Load of some sources in a world, over the replications. */
static struct estimate belasting(const struct rekenwerk *w, size_t wereld, enum bron bron)
{
    size_t n = w->data->replications, alle = w->meting->data.replications;
    double *waarde = ruimte(n, sizeof *waarde);
    for (size_t r = 0; r < n; r++) {
        waarde[r] = (double)w->meting->belasting[(wereld * alle + r) * BRONNEN + bron];
    }
    struct estimate e = estimate_of(waarde, n, 1);
    free(waarde);
    return e;
}

/* Mean number on the list in the basis, over the whole time. */
static struct estimate wachtend(const struct rekenwerk *w, enum vat vat)
{
    const struct coupling_data *d = w->data;
    double *waarde = ruimte(d->replications, sizeof *waarde);
    for (size_t r = 0; r < d->replications; r++) {
        for (size_t week = 0; week < d->weeks; week++) {
            waarde[r] += (double)d->days[(r * d->weeks + week) * d->stations + vat];
        }
        waarde[r] /= 7.0 * (double)d->weeks;
    }
    struct estimate e = estimate_of(waarde, d->replications, 1);
    free(waarde);
    return e;
}

static void stations(const struct rekenwerk *w)
{
    static const int bron_van[VATEN] = {
        [VAT_VB] = BRON_FRONT,
        [VAT_OVERDRACHT] = BRON_FRONT,
        [VAT_ONDERZOEK] = BRON_ONDERZOEK,
        [VAT_LOKAAL_TEAM] = BRON_LOKAAL_TEAM,
        [VAT_JBT] = -1,
        [VAT_RAAD] = BRON_RAAD,
        [VAT_GI] = BRON_GI,
        [VAT_HULP] = BRON_HULP,
    };
    w->v->stations = ruimte(VATEN, sizeof *w->v->stations);
    w->v->station_count = VATEN;
    for (int i = 0; i < VATEN; i++) {
        w->v->stations[i] = (struct vessels_station){
            .id = vat_naam[i],
            .waiting = wachtend(w, (enum vat)i),
            .load = bron_van[i] < 0 ? (struct estimate){0, (double)NAN, (double)NAN, (double)NAN}
                                    : belasting(w, 0, (enum bron)bron_van[i])};
    }
}

/* Every station in turn, and last all but the source's own lists. */
static void effect(const struct rekenwerk *w, const struct vaten_paar *p,
                   struct vessels_effect *effect)
{
    uint32_t elk[VATEN];
    for (int i = 0; i < VATEN; i++) {
        elk[i] = BIT(i);
    }
    effect->own = eigen(p->bron, &effect->source);
    effect->factor = p->factor;
    uint32_t andere = ALLE & ~effect->own;
    struct coupling_result samen;
    coupling_of(w->data, paar(p, effect->own), elk, VATEN, VATEN_WEKEN, w->zaad, &effect->result);
    coupling_of(w->data, paar(p, effect->own), &andere, 1, VATEN_WEKEN, w->zaad, &samen);
    effect->result.moved[VATEN] = samen.moved[0];
    effect->result.ratios[VATEN] = samen.ratios[0];
    coupling_release(&samen);
}

static void effecten(const struct rekenwerk *w)
{
    w->v->effects = ruimte(w->ontwerp->effecten, sizeof *w->v->effects);
    w->v->effect_count = w->ontwerp->effecten;
    for (size_t i = 0; i < w->ontwerp->effecten; i++) {
        effect(w, &w->ontwerp->paar[i], &w->v->effects[i]);
    }
    w->v->headline = 0;
    w->v->headline_less = 1;
    hoofd(w, &w->ontwerp->paar[1], VATEN_WEKEN, &w->v->less);
}

static void vertraging(const struct rekenwerk *w)
{
    w->v->lag_count = VATEN_WEKEN / STAP_WEKEN;
    w->v->lags = ruimte(w->v->lag_count, sizeof *w->v->lags);
    for (size_t i = 0; i < w->v->lag_count; i++) {
        w->v->lags[i].weeks = (i + 1) * STAP_WEKEN;
        hoofd(w, &w->ontwerp->paar[0], w->v->lags[i].weeks, &w->v->lags[i].result);
    }
}

static uint32_t alle_ontvangers(void)
{
    uint32_t som = 0;
    for (size_t i = 0; i < ONTVANGERS; i++) {
        som |= ontvangers[i];
    }
    return som;
}

/* "raad blokkeert aanvrager": the description up to its colon. To be freed. */
static char *mechanisme_naam(int m)
{
    const char *nl = mechanismen_rijen[2 * m].nl;
    size_t lengte = strcspn(nl, ":");
    char *naam = ruimte(lengte, 1);
    memcpy(naam, nl, lengte);
    return naam;
}

/* What each of the mechanisms carries, for all of them at once. */
static void draagt(const struct rekenwerk *w, const struct coupling_contrast *contrast,
                   struct vessels_mechanism *uit)
{
    struct estimate verschil[MECHANISMEN];
    coupling_differences(w->data, contrast, MECHANISMEN, alle_ontvangers(), VATEN_WEKEN, w->zaad,
                         verschil);
    for (int m = 0; m < MECHANISMEN; m++) {
        uit[m].difference = verschil[m];
    }
}

/* A mechanism that the scenario itself has frozen or left out cannot be tried. */
static void laat_weg(const struct rekenwerk *w)
{
    struct vessels_mechanism *rij = w->v->mechanisms;
    size_t blijft = 2;
    for (size_t i = 2; i < w->v->mechanism_count; i++) {
        if (w->meting->stand[(i - 2) % MECHANISMEN] == STAND_AAN) {
            rij[blijft++] = rij[i];
        } else {
            coupling_release(&rij[i].result);
            free((void *)(uintptr_t)rij[i].name);
        }
    }
    w->v->mechanism_count = blijft;
}

static void mechanismen(const struct rekenwerk *w)
{
    const struct vaten_paar *alle = &w->ontwerp->paar[0];
    const struct vaten_paar *rij = &w->ontwerp->paar[w->ontwerp->effecten], *geen = &rij[0];
    w->v->mechanism_count = w->ontwerp->mechanismen + 1;
    w->v->mechanisms = ruimte(w->v->mechanism_count, sizeof *w->v->mechanisms);
    struct vessels_mechanism *uit = w->v->mechanisms;
    const struct estimate niets = {0, (double)NAN, (double)NAN, (double)NAN};
    uit[0] = (struct vessels_mechanism){.stands = VESSELS_ALL, .difference = niets};
    uit[1] = (struct vessels_mechanism){.stands = VESSELS_NONE, .difference = niets};
    hoofd(w, alle, VATEN_WEKEN, &uit[0].result);
    hoofd(w, geen, VATEN_WEKEN, &uit[1].result);
    struct coupling_contrast contrast[2 * MECHANISMEN];
    for (size_t i = 1; i < w->ontwerp->mechanismen; i++) {
        int m = (int)((i - 1) % MECHANISMEN);
        bool alleen = i > MECHANISMEN;
        struct vessels_mechanism *hier = &uit[i + 1];
        hier->stands = alleen ? VESSELS_ONLY_ONE : VESSELS_BUT_ONE;
        hier->id = mechanismen_sleutel((enum mechanisme)m);
        hier->name = mechanisme_naam(m);
        hoofd(w, &rij[i], VATEN_WEKEN, &hier->result);
        contrast[i - 1] =
            (struct coupling_contrast){paar(alleen ? &rij[i] : alle, EIGEN_VEILIG_THUIS),
                                       paar(alleen ? geen : &rij[i], EIGEN_VEILIG_THUIS)};
    }
    draagt(w, contrast, &uit[2]);
    draagt(w, contrast + MECHANISMEN, &uit[2 + MECHANISMEN]);
    laat_weg(w);
}

static void belastingen(const struct rekenwerk *w)
{
    const struct vaten_paar *rij =
        &w->ontwerp->paar[w->ontwerp->effecten + w->ontwerp->mechanismen];
    size_t anders = w->ontwerp->belastingen;
    static const enum vessels_axis assen[] = {VESSELS_VT, VESSELS_TEAMS, VESSELS_BOTH};
    w->v->load_count = anders + sizeof assen / sizeof assen[0];
    w->v->loads = ruimte(w->v->load_count, sizeof *w->v->loads);
    for (size_t i = anders; i < w->v->load_count; i++) { /* the scenario's own load, on each axis */
        struct vessels_load *hier = &w->v->loads[i];
        *hier = (struct vessels_load){.axis = assen[i - anders],
                                      .factor = 1.0,
                                      .load_vt = belasting(w, 0, BRON_ONDERZOEK),
                                      .load_team = belasting(w, 0, BRON_LOKAAL_TEAM)};
        hoofd(w, &w->ontwerp->paar[0], VATEN_WEKEN, &hier->result);
    }
    for (size_t i = 0; i < anders; i++) {
        const double *voor = w->ontwerp->wereld[rij[i].a].voor;
        bool vt = voor[BRON_ONDERZOEK] != 1.0, teams = voor[BRON_LOKAAL_TEAM] != 1.0;
        struct vessels_load *hier = &w->v->loads[i];
        hier->axis = vt && teams ? VESSELS_BOTH : vt ? VESSELS_VT : VESSELS_TEAMS;
        hier->factor = vt ? voor[BRON_ONDERZOEK] : voor[BRON_LOKAAL_TEAM];
        hier->load_vt = belasting(w, rij[i].a, BRON_ONDERZOEK);
        hier->load_team = belasting(w, rij[i].a, BRON_LOKAAL_TEAM);
        hoofd(w, &rij[i], VATEN_WEKEN, &hier->result);
    }
}

void vaten_reken(struct vessels *vessels, const struct vaten_meting *meting,
                 const struct vaten_ontwerp *ontwerp, const struct vaten_plan *plan, tick t0)
{
    *vessels = (struct vessels){.scenario = plan->naam,
                                .seed = plan->zaad,
                                .replications = meting->data.replications,
                                .t0 = t0,
                                .weeks = VATEN_WEKEN,
                                .margin = MARGE};
    memcpy(vessels->receivers, ontvangers, sizeof ontvangers);
    struct rekenwerk w = {vessels, meting, &meting->data, ontwerp, plan->zaad};
    stations(&w);
    effecten(&w);
    vertraging(&w);
    struct coupling_data eerste;
    float *dagen = coupling_first(&meting->data, meting->bijzaken, &eerste);
    vessels->side_replications = eerste.replications;
    w.data = &eerste;
    mechanismen(&w);
    belastingen(&w);
    free(dagen);
}

void vaten_release(struct vessels *v)
{
    for (size_t i = 0; i < v->effect_count; i++) {
        coupling_release(&v->effects[i].result);
    }
    for (size_t i = 0; i < v->lag_count; i++) {
        coupling_release(&v->lags[i].result);
    }
    for (size_t i = 0; i < v->mechanism_count; i++) {
        coupling_release(&v->mechanisms[i].result);
        free((void *)(uintptr_t)v->mechanisms[i].name);
    }
    for (size_t i = 0; i < v->load_count; i++) {
        coupling_release(&v->loads[i].result);
    }
    coupling_release(&v->less);
    free(v->stations);
    free(v->effects);
    free(v->lags);
    free(v->mechanisms);
    free(v->loads);
}
