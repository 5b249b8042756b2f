/* Following one world of the experiment. */
#ifndef MODELS_VATEN_VOLG_H
#define MODELS_VATEN_VOLG_H

#include "models/vaten.h"

/* From now on for VATEN_WEKEN weeks: casus-days a week by list (dagen[week * VATEN + vat]), and
 * load by source over the whole time, in percent (NAN: without limit). */
void vaten_volg(struct keten *k, float *dagen, float *belasting);

#endif
