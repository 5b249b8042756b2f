/* Laying variants of one basis over each other: what each of them has otherwise, all at once. */
#ifndef SIM_PARAMETER_COMBINE_H
#define SIM_PARAMETER_COMBINE_H

#include "sim/parameter.h"

/* Gives `set` all that `variant` has otherwise than `basis`, values of nature RUN apart; what the
 * two have alike stays as it is in `set`. Where `set` itself differs from the basis in the same
 * value, both differences count: a number (the mean of a distribution) is the basis plus the one
 * difference plus the other, at every date, within the row's bounds. Words, lists and what is
 * without limit cannot be added: then the answer is false, *clash (may be NULL) is the path, as
 * long as the variant lives, and `set` holds what was taken before it.
 *
 * Only what makes a difference before `until` is taken (CLOCK_NEVER: everything), so that what
 * holds in a history can be combined apart. The three sets hold the same paths; a path that
 * `basis` or `set` lacks is a clash. */
bool parameter_set_take(struct parameter_set *set, const struct parameter_set *basis,
                        const struct parameter_set *variant, tick until, const char **clash);

#endif
