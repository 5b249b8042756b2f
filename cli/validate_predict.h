/* From figures counted in worlds to predictions and verdicts. */
#ifndef CLI_VALIDATE_PREDICT_H
#define CLI_VALIDATE_PREDICT_H

#include "models/cijfers/cijfers.h"
#include "output/validation_words.h"

/* Judges the figures by what was counted of the first scenario, samples drawn as the reports drew
 * them. `told` says what their units are. The validation is to be released, and borrows from
 * `figures`. */
void validate_predict(struct validation *validation, const struct validation_told *told,
                      const struct figure_list *figures, const struct cijfers *counted);

#endif
