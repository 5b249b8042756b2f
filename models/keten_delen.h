/* What is done with every part of the chain, in one file: reading its settings, its rows in the
 * catalogue, filling, beginning, its books, letting go. Making a part and wiring its routes is in
 * keten_routes.c. */
#ifndef MODELS_KETEN_DELEN_H
#define MODELS_KETEN_DELEN_H

#include "models/keten.h"

struct keten_rijen {
    const struct parameter_row *rijen;
    const size_t *aantal;
};
/* The parameter rows of every part. */
const struct keten_rijen *keten_delen_rijen(size_t *aantal);

/* Reads the settings of all parts from a set; to be forgotten again. */
void keten_delen_lees(struct keten_delen *d, const struct parameter_set *set, char *const *sleutels,
                      size_t gemeenten);
void keten_delen_vergeet(struct keten_delen *d);

/* Background work starts to flow in, while places are still free. */
void keten_delen_vul(struct keten *k);
/* From `start` on the parts read the settings of this scenario, not those of its basis. */
void keten_delen_wissel(struct keten *k);
/* Capacities, lists and books count from now on. */
void keten_delen_begin(struct keten *k);
void keten_delen_audit(const struct keten *k, struct station_audit *audit);
void keten_delen_release(struct keten *k);

#endif
