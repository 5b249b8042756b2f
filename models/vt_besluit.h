/* The decision after the veiligheidsbeoordeling, as the event that carries it out. For
 * veilig_thuis.c and the traffic equations. */
#ifndef MODELS_VT_BESLUIT_H
#define MODELS_VT_BESLUIT_H

#include "models/veilig_thuis.h"

/* The VB of casus `i` is decided now: sets route and betrokken_hulp and hands it on. `context` is
 * Veilig Thuis. */
void veilig_thuis_besluit(void *context, int64_t i);
/* Expected share with a huisverbod of the casussen judged so, 0 to 1: the tree meets them first. */
double vt_besluit_huisverbod(const struct vt_instelling *in, enum zwaarte beoordeeld, tick op);

#endif
