/* Traces: for every casus of the cohort who it is and when it had its first contact with help, so
 * that two worlds with the same huishoudens can be held against each other casus by casus. */
#ifndef MODELS_SPOREN_H
#define MODELS_SPOREN_H

#include "models/keten.h"

struct spoor {
    uint64_t
        wie; /* number of the huishouden, incident and melding: the same casus in every world */
    uint32_t gemeente, zwaarte; /* zwaarte as first judged */
    tick contact;               /* since the opening incident; CLOCK_NEVER: none within the run */
};

struct sporen {
    struct spoor *rij; /* sorted by gemeente, then wie */
    size_t aantal;
};

/* Of a world at its end. */
void sporen_maak(struct sporen *sporen, const struct keten *k);
void sporen_release(struct sporen *sporen);

/* Casussen counted by gemeente and zwaarte: [gemeente * ZWAARTEN + zwaarte]. */
struct verschuiving {
    double *eerder, *later, *alleen_basis, *alleen_variant;
};
/* Counts those whose first contact comes at least `dagen` earlier or later in the variant, and
 * those that have one in one world only. Adds to the counts. */
void sporen_vergelijk(const struct sporen *basis, const struct sporen *variant, double dagen,
                      struct verschuiving *v);

#endif
