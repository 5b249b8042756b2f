/* The flows of the chain under the settings of one date: huishoudens and the casussen that they
 * bring, and what these come to at every station. */
#ifndef MODELS_VERKEER_STROOM_H
#define MODELS_VERKEER_STROOM_H

#include "models/verkeer/leven.h"

#define VERKEER_KNOPEN 6 /* frailties */

/* Of one gemeente, a year. */
struct verkeer_gemeente {
    double geopend;    /* casussen */
    double gevoegd;    /* meldingen that join an open casus */
    double lokaal;     /* signals caught */
    double advies;     /* adviezen about an incident */
    double ambtshalve; /* of geopend: found by monitoring */
    double hermelding; /* of geopend: known to Veilig Thuis, and not monitored */
    double incidenten;
    double maat[VM_MATEN]; /* a year */
};

/* The pool of huishoudens: how many there are of each frailty with so many casussen behind them. */
struct verkeer_pool {
    size_t gemeenten, niveaus;
    double *aantal; /* [(gemeente * VERKEER_KNOPEN + knoop) * niveaus + niveau] */
};
void verkeer_pool_release(struct verkeer_pool *pool);

struct verkeer_stromen {
    struct verkeer_gemeente *gemeente;
    size_t gemeenten;
    /* What a casus begins with, for working out paths again under other waits. */
    struct verkeer_ingang *ingang;
};
void verkeer_stromen_release(struct verkeer_stromen *stromen);

/* Flows with the pool that settles under these settings themselves; gives that pool as well. False
 * when memory is short. */
bool verkeer_stromen_rust(struct verkeer_stromen *stromen, struct verkeer_pool *pool,
                          const struct verkeer_stand *s);
/* Flows when huishoudens of this pool meet these settings for so many years, on average over that
 * time; the pool becomes that at its end (it takes decades to settle). */
bool verkeer_stromen_nu(struct verkeer_stromen *stromen, struct verkeer_pool *pool,
                        const struct verkeer_stand *s, double jaren);
bool verkeer_stromen_kopie(struct verkeer_stromen *naar, const struct verkeer_stromen *van);
/* The paths under the waits of `s`; until then those without any list are estimated. */
void verkeer_stromen_paden(struct verkeer_stromen *stromen, const struct verkeer_stand *s);

#endif
