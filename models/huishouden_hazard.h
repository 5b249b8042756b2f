/* How likely a new incident is, for huishouden.c alone. */
#ifndef MODELS_HUISHOUDEN_HAZARD_H
#define MODELS_HUISHOUDEN_HAZARD_H

#include "models/huishouden.h"

/* Season, weekday and year act on incidents and arrivals alike. */
double huishouden_kalenderfactor(const struct huishouden_instelling *in, tick op);
/* Per year at frailty 1, in the huishouden's state now, at the moment `op`. The responses of M2 and
 * M5 are noted. */
double huishouden_hazard(struct huishoudens *hs, const struct huishouden *h, tick op);

#endif
