#include "models/uitvoering.h"

#include "sim/replications.h"
#include "sim/world_memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct wereld wereld_maak(const struct keten_instelling *in, bool rimpel, uint64_t zaad,
                          const char *versie)
{
    const int64_t getallen[] = {in->start,     in->telt_vanaf, in->eind,
                                (int64_t)zaad, rimpel,         in->respons_na_inloop};
    uint64_t hash = parameter_set_hash(in->set, PARAMETER_HASH_START);
    hash = parameter_set_hash(in->basis, hash);
    hash = parameter_hash_bytes(in->mechanismen.stand, sizeof in->mechanismen.stand, hash);
    hash = parameter_hash_bytes(getallen, sizeof getallen, hash);
    hash = parameter_hash_bytes(versie, strlen(versie), hash);
    struct wereld w = {.in = in, .rimpel = rimpel};
    snprintf(w.sleutel, sizeof w.sleutel, "w%016" PRIx64, hash);
    return w;
}

struct wereld wereld_beknopt(struct wereld wereld)
{
    wereld.beknopt = true;
    wereld.sleutel[0] = 'k';
    return wereld;
}

struct wereld wereld_dossiers(struct wereld wereld, tick tot)
{
    uint64_t hash =
        parameter_hash_bytes(wereld.sleutel, strlen(wereld.sleutel), PARAMETER_HASH_START);
    hash = parameter_hash_bytes(&tot, sizeof tot, hash);
    snprintf(wereld.sleutel + 1, sizeof wereld.sleutel - 1, "%016" PRIx64, hash);
    wereld.dossiers_tot = tot;
    return wereld;
}

struct werk {
    const struct uitvoering *u;
    const struct taak *taken;
};

static bool stop(void *context)
{
    const struct uitvoering *u = ((const struct werk *)context)->u;
    return u->stop && u->stop(u->context);
}

static bool uit_opslag(const struct werk *werk, const struct taak *taak, size_t w)
{
    size_t lengte;
    if (!werk->u->opslag) {
        return false;
    }
    void *bytes = store_get(werk->u->opslag, taak->wereld[w].sleutel, taak->replicatie, &lengte);
    bool gelukt = bytes && uitkomst_pak_uit(&taak->uitkomst[w], bytes, lengte);
    free(bytes);
    return gelukt;
}

/* A store that refuses costs nothing but the work of a later run. */
static void naar_opslag(const struct werk *werk, const struct taak *taak, size_t w)
{
    size_t lengte;
    void *bytes = werk->u->opslag ? uitkomst_pak(&taak->uitkomst[w], &lengte) : NULL;
    if (bytes) {
        store_put(werk->u->opslag, taak->wereld[w].sleutel, taak->replicatie, bytes, lengte);
    }
    free(bytes);
}

/* A fresh world of this taak at its beginning, in this thread's memory; NULL when there is none. */
static struct keten *wereld_begin(struct werk *werk, const struct taak *taak,
                                  const struct keten_instelling *in)
{
    struct keten *k = world_allocate(1, sizeof *k);
    if (!k) {
        return NULL;
    }
    keten_init(k, in, werk->u->zaad, taak->replicatie);
    k->stop = stop;
    k->stop_context = werk;
    keten_historie(k);
    return k;
}

static void kort_in(struct uitkomst *u)
{
    free(u->reeks_cel);
    free(u->reeks);
    free(u->curve_cel);
    free(u->curve);
    sporen_release(&u->sporen);
    u->reeks_cel = u->curve_cel = NULL;
    u->reeks = u->curve = NULL;
    u->reeks_aantal = u->curve_aantal = 0;
    u->sporen = (struct sporen){0};
}

/* Simulates from a world at `start`, and keeps the outcome. */
static bool loop_uit(const struct werk *werk, const struct taak *taak, size_t w, struct keten *k)
{
    const struct wereld *wereld = &taak->wereld[w];
    if (!uitkomst_vanaf_start(&taak->uitkomst[w], k, wereld->in, wereld->rimpel,
                              wereld->dossiers_tot)) {
        return false;
    }
    if (wereld->beknopt) {
        kort_in(&taak->uitkomst[w]);
    }
    naar_opslag(werk, taak, w);
    return true;
}

/* When the machine has no room for an arena. */
static bool een_wereld(struct werk *werk, const struct taak *taak, size_t w)
{
    struct keten *k = wereld_begin(werk, taak, taak->wereld[w].in);
    if (!k) {
        return false;
    }
    bool gelukt = !k->gestopt && loop_uit(werk, taak, w, k);
    keten_release(k);
    world_release(k);
    return gelukt;
}

/* All worlds marked in `deelt` from one history, in an arena that is put back for each. */
static bool samen(struct werk *werk, const struct taak *taak, size_t eerste, const bool *deelt,
                  struct arena *arena)
{
    struct arena *ervoor = arena_use(arena);
    struct keten *k = wereld_begin(werk, taak, taak->wereld[eerste].in);
    bool gelukt = k && !k->gestopt;
    size_t anderen = 0;
    for (size_t w = eerste + 1; w < taak->werelden; w++) {
        anderen += deelt[w];
    }
    gelukt = gelukt && (anderen == 0 || arena_keep(arena, 0));
    for (size_t w = eerste; gelukt && w < taak->werelden; w++) {
        if (!deelt[w]) {
            continue;
        }
        if (w > eerste) {
            arena_restore(arena, 0);
        }
        gelukt = loop_uit(werk, taak, w, k);
    }
    arena_use(ervoor);
    return gelukt;
}

/* Marks in `deelt` those not yet done that share the history of `eerste`. */
static void deelgenoten(const struct taak *taak, size_t eerste, const bool *gedaan, bool *deelt)
{
    for (size_t w = 0; w < taak->werelden; w++) {
        deelt[w] =
            w >= eerste && !gedaan[w] &&
            (w == eerste || keten_deelt_historie(taak->wereld[eerste].in, taak->wereld[w].in));
    }
}

static bool simuleer(struct werk *werk, const struct taak *taak, bool *gedaan, bool *deelt)
{
    for (size_t w = 0; w < taak->werelden; w++) {
        if (gedaan[w]) {
            continue;
        }
        deelgenoten(taak, w, gedaan, deelt);
        struct arena *arena = arena_create();
        bool gelukt = arena ? samen(werk, taak, w, deelt, arena) : een_wereld(werk, taak, w);
        for (size_t v = w; v < taak->werelden; v++) {
            gedaan[v] = gedaan[v] || (gelukt && (v == w || (arena && deelt[v])));
        }
        arena_free(arena);
        if (!gelukt) {
            return false;
        }
    }
    return true;
}

static bool taak_doe(void *context, uint32_t nummer)
{
    struct werk *werk = context;
    const struct taak *taak = &werk->taken[nummer - 1];
    bool *gedaan = calloc(2 * taak->werelden + 1, sizeof *gedaan);
    if (!gedaan) {
        return false;
    }
    memset(taak->uitkomst, 0, taak->werelden * sizeof *taak->uitkomst);
    for (size_t w = 0; w < taak->werelden; w++) {
        gedaan[w] = uit_opslag(werk, taak, w);
    }
    bool gelukt = simuleer(werk, taak, gedaan, gedaan + taak->werelden);
    free(gedaan);
    for (size_t w = 0; !gelukt && w < taak->werelden; w++) {
        uitkomst_release(&taak->uitkomst[w]);
        taak->uitkomst[w] = (struct uitkomst){0};
    }
    if (gelukt && werk->u->gedaan) {
        werk->u->gedaan(werk->u->context, nummer - 1);
    }
    return gelukt;
}

static void voortgang(void *context, uint32_t klaar, uint32_t totaal)
{
    const struct uitvoering *u = ((const struct werk *)context)->u;
    if (u->voortgang) {
        u->voortgang(u->context, klaar, totaal);
    }
}

bool uitvoering_doe(const struct uitvoering *u, const struct taak *taken, size_t aantal,
                    bool *klaar)
{
    struct werk werk = {u, taken};
    struct replications_plan plan = {.first = 1,
                                     .count = (uint32_t)aantal,
                                     .threads = u->draden,
                                     .run = taak_doe,
                                     .progress = voortgang,
                                     .stop = stop,
                                     .context = &werk};
    return replications_run(&plan, klaar) == aantal;
}
