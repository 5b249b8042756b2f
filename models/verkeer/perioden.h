/* When policy changes: the periods between dated changes, and what may be carried over from one to
 * the next. */
#ifndef MODELS_VERKEER_PERIODEN_H
#define MODELS_VERKEER_PERIODEN_H

#include "models/keten.h"

/* Dates in [start, eind) at which a value that counts changes, `start` first; sorted, no two equal.
 * To be freed; NULL when memory is short. What only costs money, and what is done once at a date,
 * is no change of policy. */
tick *verkeer_dates(const struct keten_instelling *in, size_t *aantal);
/* Are the flows the same at both dates: does nothing change but capacity? */
bool verkeer_zelfde_stroom(const struct keten_instelling *in, tick een, tick ander);
/* Do the flows of the history go on at `start`? */
bool verkeer_zoals_historie(const struct keten_instelling *in);

#endif
