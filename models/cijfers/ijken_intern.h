/* What the parts of ijken share. */
#ifndef MODELS_CIJFERS_IJKEN_INTERN_H
#define MODELS_CIJFERS_IJKEN_INTERN_H

#include "models/cijfers/ijken.h"

/* Parameters from the plan's paths, with their priors. False when there is a fault. */
bool ijken_parameters_maak(struct ijken *ijken, struct fault_list *faults);
/* Targets from the plan's figures, with the deviations that need no simulation. */
bool ijken_doelen_maak(struct ijken *ijken, struct fault_list *faults);
/* The deviations that need one, from the scenario as it stands: values as in struct cijfers. */
void ijken_doelen_spreiding(struct ijken *ijken, const struct cijfers *proef);

/* Zeroed memory; never NULL. */
void *ijken_ruimte(size_t aantal, size_t grootte);

#endif
