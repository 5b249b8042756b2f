/* The stands of the mechanisms in the worlds of the experiment, and the values at which they
 * freeze. */
#ifndef MODELS_VATEN_STANDEN_H
#define MODELS_VATEN_STANDEN_H

#include "models/vaten.h"

struct vaten_standen {
    struct mechanismen_instelling stand[VATEN_STANDEN]; /* as in the scenario, all frozen, all but
                                                           one, only one */
    double *bevroren[MECHANISMEN];
};

/* Freezes at the mean responses from t0 on in the world of `in`, from so many replications as
 * studie_werking takes. Only mechanisms that are `aan` in the scenario freeze. AFGEBROKEN, MISLUKT:
 * there is nothing to release. */
enum studie_status vaten_standen_maak(struct vaten_standen *standen,
                                      const struct keten_instelling *in,
                                      const struct vaten_plan *plan, tick t0);
void vaten_standen_release(struct vaten_standen *standen);

#endif
