/* The kinderrechter: a request of the Raad waits for its hearing, then is granted (OTS) or not.
 *
 * A delay, not a queue of ours: courts serve far more than this chain. One hearing a family; the
 * measure is per child, and all kinderen of a family get it or none. */
#ifndef MODELS_KINDERRECHTER_H
#define MODELS_KINDERRECHTER_H

#include "models/casus.h"
#include "models/metingen.h"

struct rechter_instelling {
    const struct parameter_value *dagen_tot_zitting, *toegewezen; /* days; percentage */
};
struct rechter_bedrading {
    void *keten;
    void (*uitspraak)(void *keten, int32_t casus, bool toegewezen);
};
struct rechter {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    const struct rechter_instelling *in;
    struct rechter_bedrading bedrading;
    uint16_t soort;
};

extern const struct parameter_row rechter_rijen[];
extern const size_t rechter_rij_aantal;
void rechter_lees(struct rechter_instelling *in, const struct parameter_set *set);
void rechter_init(struct rechter *r, struct simulation *sim, struct casussen *casussen,
                  struct metingen *metingen, const struct rechter_instelling *in,
                  struct rechter_bedrading bedrading);
void rechter_verzoek(struct rechter *r, int32_t casus);

#endif
