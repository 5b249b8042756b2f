/* Simulating the worlds of the experiment: one history a replication, put back for each of them. */
#include "models/vaten_standen.h"
#include "models/vaten_volg.h"

#include "sim/replications.h"
#include "sim/world_memory.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BIJ_START, BIJ_T0 }; /* moments kept in the arena */

/* The worlds of every replication, and those of the first part only: kept apart, because with more
 * replications that part grows. */
enum deel { DEEL_HOOFD, DEEL_BIJZAAK, DELEN };

/* What one replication counted, over its worlds in one deel. */
struct telling {
    struct station_audit boeken;
    uint64_t gebeurtenissen, historie, casussen;
};

struct meetwerk {
    const struct vaten_plan *plan;
    const struct vaten_ontwerp *ontwerp;
    struct keten_instelling in;
    struct vaten_standen standen;
    struct vaten_meting *meting;
    struct telling *telling; /* [replicatie * DELEN + deel] */
    size_t replicaties;      /* room */
    size_t bijzaken;         /* replications of what is a bijzaak */
    tick t0;
    char sleutel[DELEN][WERELD_SLEUTEL];
};

static bool stop(void *context)
{
    const struct vaten_plan *plan = ((const struct meetwerk *)context)->plan;
    return plan->stop && plan->stop(plan->context);
}

static void voortgang(void *context, uint32_t klaar, uint32_t totaal)
{
    const struct vaten_plan *plan = ((const struct meetwerk *)context)->plan;
    if (plan->voortgang) {
        plan->voortgang(plan->context, klaar, totaal);
    }
}

tick vaten_t0(const struct parameter_set *set)
{
    return (tick)parameter_number(set, "start") + VATEN_AANLOOP_WEKEN * CLOCK_WEEK;
}

/* --- one replication --- */

static void capaciteiten(struct keten *k, const double *factoren, const double *erbij)
{
    for (int b = 0; b < BRONNEN; b++) {
        double factor = factoren[b] * (erbij ? erbij[b] : 1.0);
        if (factor != k->capaciteit[b]) {
            keten_capaciteit(k, (enum bron)b, factor);
        }
    }
}

/* From `start` to t0 with the capacities that this world has there. */
static void aanloop(const struct meetwerk *werk, struct keten *k, const struct vaten_wereld *w)
{
    keten_begin(k, &werk->in);
    capaciteiten(k, w->voor, NULL);
    for (int s = 0; s < VATEN_STANDEN; s++) { /* nobody passes, whatever will freeze */
        huishoudens_begrens(&k->huishoudens, &werk->standen.stand[s]);
    }
    keten_loop(k, werk->t0);
    huishoudens_vooruit(&k->huishoudens);
}

struct plek {
    float *dagen, *belasting;
};

static size_t dagen_per_wereld(void)
{
    return (size_t)VATEN_WEKEN * VATEN;
}

static enum deel deel_van(const struct vaten_wereld *w)
{
    return w->bijzaak ? DEEL_BIJZAAK : DEEL_HOOFD;
}

/* Worlds of this deel among the first `tot`. */
static size_t werelden_van(const struct vaten_ontwerp *o, enum deel deel, size_t tot)
{
    size_t n = 0;
    for (size_t w = 0; w < tot; w++) {
        n += deel_van(&o->wereld[w]) == deel;
    }
    return n;
}

/* Where a world's numbers go within the block of its replication and deel. */
static struct plek plek(float *blok, const struct vaten_ontwerp *o, size_t w)
{
    enum deel deel = deel_van(&o->wereld[w]);
    size_t rang = werelden_van(o, deel, w), alle = werelden_van(o, deel, o->werelden);
    return (struct plek){blok + rang * dagen_per_wereld(),
                         blok + alle * dagen_per_wereld() + rang * BRONNEN};
}

/* A block is the numbers of the worlds of a deel, and then the telling. */
static size_t getallen(const struct vaten_ontwerp *o, enum deel deel)
{
    return werelden_van(o, deel, o->werelden) * (dagen_per_wereld() + BRONNEN);
}

static size_t blok_lengte(const struct vaten_ontwerp *o, enum deel deel)
{
    return getallen(o, deel) * sizeof(float) + sizeof(struct telling);
}

/* What happened since `gedeeld`, the part that other worlds share. */
static void tel(struct telling *telling, const struct keten *k, struct telling gedeeld)
{
    keten_audit(k, &telling->boeken);
    telling->gebeurtenissen += k->metingen.gebeurtenissen - gedeeld.gebeurtenissen;
    telling->casussen += k->casussen.geopend - gedeeld.casussen;
}

static bool zelfde_aanloop(const struct vaten_wereld *a, const struct vaten_wereld *b)
{
    return memcmp(a->voor, b->voor, sizeof a->voor) == 0;
}

/* The worlds of a deel that is not simulated in this replication. */
static void leeg(float *blok, size_t aantal)
{
    for (size_t i = 0; i < aantal; i++) {
        blok[i] = NAN;
    }
}

/* The worlds of a replication into the blocks of their delen; those without a block are passed
 * over. */
static bool simuleer(struct meetwerk *werk, uint32_t replicatie, struct arena *arena,
                     float *const blok[DELEN], struct telling telling[DELEN])
{
    const struct vaten_ontwerp *o = werk->ontwerp;
    struct keten *k = world_allocate(1, sizeof *k);
    if (!k) {
        return false;
    }
    keten_init(k, &werk->in, werk->plan->zaad, replicatie);
    k->stop = stop;
    k->stop_context = werk;
    keten_historie(k);
    telling[DEEL_HOOFD].historie = k->gebeurtenissen_historie;
    const struct vaten_wereld *vorige = NULL;
    struct telling gedeeld = {0};
    bool gelukt = !k->gestopt && arena_keep(arena, BIJ_START);
    for (size_t w = 0; gelukt && w < o->werelden; w++) {
        const struct vaten_wereld *wereld = &o->wereld[w];
        enum deel deel = deel_van(wereld);
        if (!blok[deel]) {
            continue;
        }
        if (!vorige || !zelfde_aanloop(wereld, vorige)) {
            arena_restore(arena, BIJ_START);
            aanloop(werk, k, wereld);
            gedeeld.gebeurtenissen = k->metingen.gebeurtenissen;
            gedeeld.casussen = k->casussen.geopend;
            tel(&telling[deel], k, (struct telling){0});
            gelukt = !k->gestopt && arena_keep(arena, BIJ_T0);
        } else {
            arena_restore(arena, BIJ_T0);
        }
        if (!gelukt) {
            break;
        }
        vorige = wereld;
        capaciteiten(k, wereld->voor, wereld->na);
        if (wereld->stand > 0) {
            keten_mechanismen(k, &werk->standen.stand[wereld->stand]);
        }
        struct plek hier = plek(blok[deel], o, w);
        vaten_volg(k, hier.dagen, hier.belasting);
        tel(&telling[deel], k, gedeeld);
        gelukt = !k->gestopt;
    }
    return gelukt;
}

static void neem_over(const struct meetwerk *werk, uint32_t replicatie, enum deel deel, float *blok)
{
    const struct vaten_ontwerp *o = werk->ontwerp;
    size_t r = replicatie - 1 - werk->plan->eerste;
    for (size_t w = 0; w < o->werelden; w++) {
        if (deel_van(&o->wereld[w]) != deel) {
            continue;
        }
        struct plek hier = plek(blok, o, w);
        size_t rij = w * werk->replicaties + r;
        memcpy(werk->meting->dagen + rij * dagen_per_wereld(), hier.dagen,
               dagen_per_wereld() * sizeof(float));
        memcpy(werk->meting->belasting + rij * BRONNEN, hier.belasting, BRONNEN * sizeof(float));
    }
    memcpy(&werk->telling[r * DELEN + deel], blok + getallen(o, deel), sizeof *werk->telling);
}

static float *uit_opslag(const struct meetwerk *werk, uint32_t replicatie, enum deel deel)
{
    size_t lengte = 0;
    void *blok = werk->plan->opslag
                     ? store_get(werk->plan->opslag, werk->sleutel[deel], replicatie, &lengte)
                     : NULL;
    if (blok && lengte != blok_lengte(werk->ontwerp, deel)) {
        free(blok);
        return NULL;
    }
    return blok;
}

/* Simulates what is wanted into the blocks, and keeps them. */
static bool blokken_maak(struct meetwerk *werk, uint32_t replicatie, float *const blok[DELEN])
{
    struct telling telling[DELEN] = {0};
    struct arena *arena = arena_create();
    struct arena *ervoor = arena_use(arena);
    bool gelukt = arena && simuleer(werk, replicatie, arena, blok, telling);
    arena_use(ervoor);
    arena_free(arena);
    for (enum deel d = DEEL_HOOFD; gelukt && d < DELEN; d++) {
        if (!blok[d]) {
            continue;
        }
        memcpy(blok[d] + getallen(werk->ontwerp, d), &telling[d], sizeof telling[d]);
        if (werk->plan->opslag) {
            store_put(werk->plan->opslag, werk->sleutel[d], replicatie, blok[d],
                      blok_lengte(werk->ontwerp, d));
        }
    }
    return gelukt;
}

static bool replicatie_doe(void *context, uint32_t replicatie)
{
    struct meetwerk *werk = context;
    float *blok[DELEN], *nieuw[DELEN] = {NULL};
    bool gelukt = true, iets = false;
    for (enum deel d = DEEL_HOOFD; d < DELEN; d++) {
        bool overgeslagen = d == DEEL_BIJZAAK && replicatie > werk->plan->eerste + werk->bijzaken;
        blok[d] = overgeslagen ? NULL : uit_opslag(werk, replicatie, d);
        if (blok[d]) {
            continue;
        }
        blok[d] = calloc(1, blok_lengte(werk->ontwerp, d));
        gelukt = gelukt && blok[d];
        if (blok[d] && overgeslagen) {
            leeg(blok[d], getallen(werk->ontwerp, d));
        }
        nieuw[d] = overgeslagen ? NULL : blok[d];
        iets = iets || nieuw[d];
    }
    gelukt = gelukt && (!iets || blokken_maak(werk, replicatie, nieuw));
    for (enum deel d = DEEL_HOOFD; d < DELEN; d++) {
        if (gelukt) {
            neem_over(werk, replicatie, d, blok[d]);
        }
        free(blok[d]);
    }
    return gelukt;
}

/* --- the whole --- */

static void sleutel_maak(struct meetwerk *werk)
{
    const struct vaten_ontwerp *o = werk->ontwerp;
    const char *versie = werk->plan->versie ? werk->plan->versie : "";
    struct wereld basis = wereld_maak(&werk->in, false, werk->plan->zaad, versie);
    uint64_t hash =
        parameter_hash_bytes(basis.sleutel, strlen(basis.sleutel), PARAMETER_HASH_START);
    for (size_t w = 0; w < o->werelden; w++) {
        hash = parameter_hash_bytes(o->wereld[w].voor, sizeof o->wereld[w].voor, hash);
        hash = parameter_hash_bytes(o->wereld[w].na, sizeof o->wereld[w].na, hash);
        hash = parameter_hash_bytes(&o->wereld[w].stand, sizeof o->wereld[w].stand, hash);
        hash = parameter_hash_bytes(&o->wereld[w].bijzaak, sizeof o->wereld[w].bijzaak, hash);
    }
    for (int d = 0; d < DELEN; d++) {
        snprintf(werk->sleutel[d], WERELD_SLEUTEL, "%c%016" PRIx64, "vb"[d], hash);
    }
}

/* Keeps the unbroken row of replications from the first on. */
static void kort_in(struct vaten_meting *meting, size_t ruimte, size_t klaar)
{
    size_t werelden = meting->data.worlds, dagen = dagen_per_wereld();
    for (size_t w = 1; w < werelden && klaar < ruimte; w++) {
        memmove(meting->dagen + w * klaar * dagen, meting->dagen + w * ruimte * dagen,
                klaar * dagen * sizeof(float));
        memmove(meting->belasting + w * klaar * BRONNEN, meting->belasting + w * ruimte * BRONNEN,
                klaar * BRONNEN * sizeof(float));
    }
    meting->data.replications = klaar;
}

static void tel_op(const struct meetwerk *werk, size_t klaar)
{
    struct vaten_meting *m = werk->meting;
    for (size_t i = 0; i < klaar * DELEN; i++) {
        const struct telling *t = &werk->telling[i];
        m->boeken.checks += t->boeken.checks;
        m->boeken.failures += t->boeken.failures;
        if (m->boeken.first_failure[0] == '\0') {
            memcpy(m->boeken.first_failure, t->boeken.first_failure,
                   sizeof m->boeken.first_failure);
        }
        m->gebeurtenissen += t->gebeurtenissen;
        m->gebeurtenissen_historie += t->historie;
        m->casussen += t->casussen;
    }
}

static bool moet_bevriezen(const struct meetwerk *werk)
{
    for (size_t w = 0; w < werk->ontwerp->werelden; w++) {
        if (werk->ontwerp->wereld[w].stand > 0) {
            return true;
        }
    }
    return false;
}

static enum studie_status meet(struct meetwerk *werk)
{
    enum studie_status status =
        moet_bevriezen(werk) ? vaten_standen_maak(&werk->standen, &werk->in, werk->plan, werk->t0)
                             : STUDIE_KLAAR;
    if (status != STUDIE_KLAAR) {
        return status;
    }
    uint32_t n = werk->plan->replicaties, row = 0;
    bool *done = calloc(n + 1, sizeof *done);
    if (!done) {
        return STUDIE_MISLUKT;
    }
    struct replications_plan r = {.first = werk->plan->eerste + 1,
                                  .count = n,
                                  .threads = werk->plan->draden,
                                  .run = replicatie_doe,
                                  .progress = voortgang,
                                  .stop = stop,
                                  .context = werk};
    replications_run(&r, done);
    while (row < n && done[row]) {
        row++;
    }
    free(done);
    kort_in(werk->meting, n, row);
    tel_op(werk, row);
    return row == n ? STUDIE_KLAAR : stop(werk) ? STUDIE_AFGEBROKEN : STUDIE_MISLUKT;
}

/* A third, but at least two. */
static size_t deel_voor_bijzaken(uint32_t replicaties)
{
    uint32_t deel = (replicaties + 2) / 3;
    return deel > 2 ? deel : 2;
}

enum studie_status vaten_meet(struct vaten_meting *meting, const struct vaten_ontwerp *ontwerp,
                              const struct vaten_plan *plan)
{
    struct meetwerk werk = {.plan = plan,
                            .ontwerp = ontwerp,
                            .meting = meting,
                            .telling =
                                calloc((size_t)plan->replicaties * DELEN, sizeof(struct telling)),
                            .replicaties = plan->replicaties,
                            .bijzaken = deel_voor_bijzaken(plan->replicaties),
                            .t0 = vaten_t0(plan->set)};
    size_t rijen = ontwerp->werelden * plan->replicaties;
    *meting =
        (struct vaten_meting){.dagen = calloc(rijen * dagen_per_wereld(), sizeof *meting->dagen),
                              .belasting = calloc(rijen * BRONNEN, sizeof *meting->belasting)};
    meting->bijzaken = werk.bijzaken;
    meting->data = (struct coupling_data){ontwerp->werelden, 0, VATEN_WEKEN, VATEN, meting->dagen};
    enum studie_status status = STUDIE_MISLUKT;
    if (meting->dagen && meting->belasting && werk.telling &&
        keten_instelling_lees(&werk.in, plan->set, plan->basis)) {
        werk.in.telt_vanaf = werk.in.start;
        werk.in.eind = werk.t0 + VATEN_WEKEN * CLOCK_WEEK;
        memcpy(meting->stand, werk.in.mechanismen.stand, sizeof meting->stand);
        sleutel_maak(&werk);
        status = mechanismen_compleet(&werk.in.mechanismen) ? meet(&werk) : STUDIE_MISLUKT;
        vaten_standen_release(&werk.standen);
        keten_instelling_release(&werk.in);
    }
    free(werk.telling);
    if (status == STUDIE_MISLUKT || meting->data.replications == 0) {
        vaten_meting_release(meting);
    }
    return status;
}

void vaten_meting_release(struct vaten_meting *meting)
{
    free(meting->dagen);
    free(meting->belasting);
    *meting = (struct vaten_meting){0};
}
