/* Carrying out worlds: from settings and a replication number to outcomes.
 *
 * A taak is one replication of several worlds. Worlds that share a history (keten_deelt_historie)
 * simulate it once: the world at `start` is kept and put back for each of them. What the store
 * holds is not simulated again. The outcome of (world, replication) does not depend on what else is
 * in the taak, on the store, or on the number of threads. */
#ifndef MODELS_UITVOERING_H
#define MODELS_UITVOERING_H

#include "models/uitkomsten.h"
#include "sim/study/store.h"

#define WERELD_SLEUTEL 24

struct wereld {
    const struct keten_instelling *in;
    bool rimpel;       /* with the smallest disturbance */
    bool beknopt;      /* only KPI's (and dossiers) are kept: no series, curves, sporen */
    tick dossiers_tot; /* dossiers are kept of casussen opened before; 0: of none */
    char sleutel[WERELD_SLEUTEL]; /* names it in the store */
};
/* A world with its key: of all values that make its outcomes, of the seed and the program's version
 * (any text). */
struct wereld wereld_maak(const struct keten_instelling *in, bool rimpel, uint64_t zaad,
                          const char *versie);

/* The same world, of which only KPI's are kept. */
struct wereld wereld_beknopt(struct wereld wereld);
/* The same world, of which the dossiers of the casussen opened before `tot` are kept too. */
struct wereld wereld_dossiers(struct wereld wereld, tick tot);

struct taak {
    const struct wereld *wereld;
    size_t werelden;
    uint32_t replicatie;
    struct uitkomst *uitkomst; /* [werelden], filled; to be released when the taak is done */
};

struct uitvoering {
    uint64_t zaad;
    int draden;           /* 0: as many as the machine gives */
    struct store *opslag; /* may be NULL */
    void (*voortgang)(void *context, uint32_t klaar, uint32_t totaal); /* may be NULL; in tasks */
    bool (*stop)(void *context); /* may be NULL; asked often, from any thread */
    /* May be NULL: number `taak` of the taken is finished. Called from any thread, of several taken
     * at once; it may take the outcomes away (release them and set them to zero), so that a long
     * row of taken need not keep them all. */
    void (*gedaan)(void *context, size_t taak);
    void *context;
};

/* Carries out the taken, in any order; klaar[i] tells which were finished (the others hold
 * nothing). False when not all were: stopped, or memory was short. */
bool uitvoering_doe(const struct uitvoering *u, const struct taak *taken, size_t aantal,
                    bool *klaar);

#endif
