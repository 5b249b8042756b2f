/* The experiment with the communicerende vaten: many worlds that share one history, some with more
 * or less capacity somewhere from t0 on, and what waits in each of them.
 *
 * t0 lies VATEN_AANLOOP_WEKEN after `start`, so that the lists of the start are forgotten; from t0
 * on every world is followed for VATEN_WEKEN weeks, whatever the scenario's own end. Worlds for the
 * effect of load have another capacity from `start` on. All worlds of a replication meet the same
 * draws. Definitions: sim/study/coupling.h. */
#ifndef MODELS_VATEN_H
#define MODELS_VATEN_H

#include "models/onzeker.h"
#include "sim/study/vessels.h"

#define VATEN_AANLOOP_WEKEN 26
#define VATEN_WEKEN 104

/* Lists of waiting casussen: the columns of the matrix. */
enum vat {
    VAT_VB,
    VAT_OVERDRACHT,
    VAT_ONDERZOEK, /* Voorwaarden & Vervolg included */
    VAT_LOKAAL_TEAM,
    VAT_JBT,
    VAT_RAAD,
    VAT_GI,
    VAT_HULP,
    VATEN
};

enum { VATEN_STANDEN = 2 + 2 * MECHANISMEN }; /* all `aan`, all frozen, but one, only one */

struct vaten_wereld {
    double voor[BRONNEN]; /* factor on capacity from `start` on */
    double na[BRONNEN];   /* the same from t0 on, on top of it */
    bool bijzaak;         /* simulated in the first third of the replications: mechanisms, load */
    int stand;            /* which stands of the mechanisms hold from t0 on: 0 all `aan` */
    char *naam;           /* Dutch: what differs; for the list of worlds */
};

/* Two worlds that are held against each other. */
struct vaten_paar {
    size_t a, b;
    double factor;
    uint32_t bron; /* bits of enum bron whose capacity differs */
};

struct vaten_ontwerp {
    struct vaten_wereld *wereld;
    size_t werelden;
    struct vaten_paar *paar; /* effects, then mechanisms, then loads */
    size_t paren, effecten, mechanismen, belastingen;
};
bool vaten_ontwerp_maak(struct vaten_ontwerp *ontwerp);
/* Only the two worlds of the headline: the scenario, and more capacity at Veilig Thuis. */
bool vaten_ontwerp_kern(struct vaten_ontwerp *ontwerp);
void vaten_ontwerp_release(struct vaten_ontwerp *ontwerp);

struct vaten_plan {
    const struct parameter_set *set, *basis;
    const char *naam;
    uint64_t zaad;
    uint32_t eerste, replicaties; /* replications eerste + 1 and on */
    int draden;
    struct store *opslag;
    const char *versie;
    void (*voortgang)(void *context, uint32_t klaar, uint32_t totaal);
    bool (*stop)(void *context);
    void *context;
};

/* What was measured. */
struct vaten_meting {
    struct coupling_data data; /* columns: enum vat */
    float *dagen;              /* data.days */
    struct kpi_books boeken;
    uint64_t gebeurtenissen, gebeurtenissen_historie, casussen;
    size_t bijzaken; /* replications of the worlds that are a bijzaak: the first ones */
    enum stand stand[MECHANISMEN]; /* in the scenario */
    float *belasting; /* [(wereld * replicaties + r) * BRONNEN + bron], percent; NAN: none */
};

/* Simulates all worlds. On KLAAR and AFGEBROKEN (with the unbroken row of replications that were
 * finished, in data.replications) `meting` is to be released; else it is empty. */
enum studie_status vaten_meet(struct vaten_meting *meting, const struct vaten_ontwerp *ontwerp,
                              const struct vaten_plan *plan);
void vaten_meting_release(struct vaten_meting *meting);

/* The couplings from what was measured (at least two replications). */
void vaten_reken(struct vessels *vessels, const struct vaten_meting *meting,
                 const struct vaten_ontwerp *ontwerp, const struct vaten_plan *plan, tick t0);
void vaten_release(struct vessels *vessels);

/* The headline over the ranges of the assumptions: casus-days that vanish at Veilig Thuis and come
 * back elsewhere, over VATEN_WEKEN, [rij * punten * replicaties + punt * replicaties + r]. */
enum vaten_rij {
    VATEN_ONTLAST,
    VATEN_TEAM,
    VATEN_RAAD,
    VATEN_GI,
    VATEN_HULP,
    VATEN_SAMEN,
    VATEN_RIJEN
};
/* `dagen` is to be freed; NULL unless KLAAR. Of `plan` the first scenario is used. */
enum studie_status vaten_onzeker(double **dagen, const struct onzeker_ontwerp *ontwerp,
                                 const struct onzeker_plan *plan);

tick vaten_t0(const struct parameter_set *set);

#endif
