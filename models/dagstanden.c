#include "models/dagstanden.h"

#include "sim/replications.h"
#include "sim/world_memory.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is kept of one world of one replication: the numbers, and then its books. */
struct blok {
    struct station_audit boeken;
    float getal[]; /* lists by day, shares by period */
};

struct kijkwerk {
    const struct dagstanden_plan *plan;
    struct keten_instelling *in;     /* [scenario] */
    char (*sleutel)[WERELD_SLEUTEL]; /* [scenario] */
    struct blok **blok;              /* [scenario * replicaties + r] */
    size_t gelezen;
};

static void *ruimte(size_t aantal, size_t grootte)
{
    void *p = calloc(aantal + 1, grootte);
    if (!p) {
        abort();
    }
    return p;
}

static bool stop(void *context)
{
    const struct dagstanden_plan *plan = ((const struct kijkwerk *)context)->plan;
    return plan->stop && plan->stop(plan->context);
}

static void voortgang(void *context, uint32_t klaar, uint32_t totaal)
{
    const struct dagstanden_plan *plan = ((const struct kijkwerk *)context)->plan;
    if (plan->voortgang) {
        plan->voortgang(plan->context, klaar, totaal);
    }
}

static size_t lijsten(const struct dagstanden_plan *plan)
{
    return plan->dagen * DAGLIJSTEN;
}

static size_t blok_lengte(const struct dagstanden_plan *plan)
{
    return sizeof(struct blok) + (lijsten(plan) + plan->perioden) * sizeof(float);
}

/* --- one world --- */

static float wachtend(const struct keten *k, enum station station)
{
    int64_t som = 0;
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        som += k->casussen.wachtlijst[(size_t)station * k->in->gemeenten + g].value;
    }
    return (float)som;
}

static float direct(const struct casussen *cs, const struct dagstanden_periode *p)
{
    double vb = 0.0, door = 0.0;
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        tick klaar = c->mijlpaal[MIJLPAAL_VB];
        if (c->telt && klaar != CLOCK_NEVER && klaar >= p->van && klaar < p->tot) {
            vb++;
            door += c->eerste_route == ROUTE_DIRECT;
        }
    }
    return vb > 0.0 ? (float)(100.0 * door / vb) : NAN;
}

static void kijk(const struct dagstanden_plan *plan, struct keten *k, struct blok *blok)
{
    static const enum station waar[DAGLIJSTEN] = {[DAGLIJST_VB] = STATION_VB,
                                                  [DAGLIJST_ONDERZOEK] = STATION_ONDERZOEK,
                                                  [DAGLIJST_VENV] = STATION_VENV};
    for (size_t d = 0; d < plan->dagen; d++) {
        keten_loop(k, plan->dag[d]);
        for (int l = 0; l < DAGLIJSTEN; l++) {
            blok->getal[d * DAGLIJSTEN + (size_t)l] = wachtend(k, waar[l]);
        }
    }
    for (size_t p = 0; p < plan->perioden; p++) {
        blok->getal[lijsten(plan) + p] = direct(&k->casussen, &plan->periode[p]);
    }
    keten_audit(k, &blok->boeken);
}

/* --- one replication --- */

static struct blok **blok_van(struct kijkwerk *werk, size_t scenario, uint32_t replicatie)
{
    return &werk->blok[scenario * werk->plan->replicaties + replicatie - 1];
}

static bool uit_opslag(struct kijkwerk *werk, size_t scenario, uint32_t replicatie)
{
    const struct dagstanden_plan *plan = werk->plan;
    size_t lengte = 0;
    void *bytes =
        plan->opslag ? store_get(plan->opslag, werk->sleutel[scenario], replicatie, &lengte) : NULL;
    if (bytes && lengte != blok_lengte(plan)) {
        free(bytes);
        bytes = NULL;
    }
    *blok_van(werk, scenario, replicatie) = bytes;
    return bytes != NULL;
}

/* The worlds from `eerste` on that share its history and are not done yet. */
static bool samen(struct kijkwerk *werk, size_t eerste, uint32_t replicatie, struct arena *arena)
{
    const struct dagstanden_plan *plan = werk->plan;
    struct keten *k = world_allocate(1, sizeof *k);
    if (!k) {
        return false;
    }
    keten_init(k, &werk->in[eerste], plan->zaad, replicatie);
    k->stop = stop;
    k->stop_context = werk;
    keten_historie(k);
    bool gelukt = !k->gestopt && arena_keep(arena, 0);
    for (size_t s = eerste; gelukt && s < plan->scenarios; s++) {
        struct blok **blok = blok_van(werk, s, replicatie);
        if (*blok || !keten_deelt_historie(&werk->in[eerste], &werk->in[s])) {
            continue;
        }
        arena_restore(arena, 0);
        keten_begin(k, &werk->in[s]);
        struct blok *nieuw = calloc(1, blok_lengte(plan));
        gelukt = nieuw != NULL;
        if (gelukt) {
            kijk(plan, k, nieuw);
            gelukt = !k->gestopt;
        }
        if (!gelukt) {
            free(nieuw);
            break;
        }
        *blok = nieuw;
        if (plan->opslag) { /* a store that refuses costs nothing but a later run's work */
            store_put(plan->opslag, werk->sleutel[s], replicatie, nieuw, blok_lengte(plan));
        }
    }
    return gelukt;
}

static bool replicatie_doe(void *context, uint32_t replicatie)
{
    struct kijkwerk *werk = context;
    for (size_t s = 0; s < werk->plan->scenarios; s++) {
        uit_opslag(werk, s, replicatie);
    }
    for (size_t s = 0; s < werk->plan->scenarios; s++) {
        if (*blok_van(werk, s, replicatie)) {
            continue;
        }
        struct arena *arena = arena_create();
        struct arena *ervoor = arena_use(arena);
        bool gelukt = arena && samen(werk, s, replicatie, arena);
        arena_use(ervoor);
        arena_free(arena);
        if (!gelukt) {
            return false;
        }
    }
    return true;
}

/* --- the whole --- */

static void sleutel_maak(struct kijkwerk *werk, size_t scenario)
{
    const struct dagstanden_plan *plan = werk->plan;
    struct wereld wereld =
        wereld_maak(&werk->in[scenario], false, plan->zaad, plan->versie ? plan->versie : "");
    uint64_t hash =
        parameter_hash_bytes(wereld.sleutel, strlen(wereld.sleutel), PARAMETER_HASH_START);
    hash = parameter_hash_bytes(plan->dag, plan->dagen * sizeof *plan->dag, hash);
    for (size_t p = 0; p < plan->perioden; p++) {
        const tick grenzen[] = {plan->periode[p].van, plan->periode[p].tot};
        hash = parameter_hash_bytes(grenzen, sizeof grenzen, hash);
    }
    snprintf(werk->sleutel[scenario], WERELD_SLEUTEL, "d%016" PRIx64, hash);
}

static bool lees(struct kijkwerk *werk)
{
    const struct dagstanden_plan *plan = werk->plan;
    for (size_t s = 0; s < plan->scenarios; s++) {
        struct keten_instelling *in = &werk->in[s];
        if (!keten_instelling_lees(in, plan->scenario[s].set, plan->scenario[s].basis)) {
            return false;
        }
        werk->gelezen = s + 1;
        sleutel_maak(werk, s);
    }
    return true;
}

static void neem_over(struct dagstanden *standen, const struct kijkwerk *werk)
{
    const struct dagstanden_plan *plan = werk->plan;
    size_t werelden = plan->scenarios * plan->replicaties;
    standen->lijst = ruimte(werelden * lijsten(plan), sizeof *standen->lijst);
    standen->direct = ruimte(werelden * plan->perioden, sizeof *standen->direct);
    for (size_t w = 0; w < werelden; w++) {
        const struct blok *blok = werk->blok[w];
        memcpy(standen->lijst + w * lijsten(plan), blok->getal, lijsten(plan) * sizeof(float));
        memcpy(standen->direct + w * plan->perioden, blok->getal + lijsten(plan),
               plan->perioden * sizeof(float));
        station_audit_add(&standen->boeken, &blok->boeken);
    }
}

enum studie_status dagstanden_maak(struct dagstanden *standen, const struct dagstanden_plan *plan)
{
    *standen = (struct dagstanden){0};
    struct kijkwerk werk = {.plan = plan,
                            .in = ruimte(plan->scenarios, sizeof *werk.in),
                            .sleutel = ruimte(plan->scenarios, sizeof *werk.sleutel),
                            .blok = ruimte(plan->scenarios * plan->replicaties, sizeof *werk.blok)};
    struct replications_plan replicaties = {.first = 1,
                                            .count = plan->replicaties,
                                            .threads = plan->draden,
                                            .run = replicatie_doe,
                                            .progress = voortgang,
                                            .stop = stop,
                                            .context = &werk};
    bool klaar = lees(&werk) && replications_run(&replicaties, NULL) == plan->replicaties;
    if (klaar) {
        neem_over(standen, &werk);
    }
    for (size_t s = 0; s < werk.gelezen; s++) {
        keten_instelling_release(&werk.in[s]);
    }
    for (size_t w = 0; w < plan->scenarios * plan->replicaties; w++) {
        free(werk.blok[w]);
    }
    free(werk.in);
    free(werk.sleutel);
    free(werk.blok);
    return klaar ? STUDIE_KLAAR : stop(&werk) ? STUDIE_AFGEBROKEN : STUDIE_MISLUKT;
}

void dagstanden_release(struct dagstanden *standen)
{
    free(standen->lijst);
    free(standen->direct);
    *standen = (struct dagstanden){0};
}
