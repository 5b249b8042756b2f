/* Changes from the command line, laid over the files: PATH=VALUE, PATH*=FACTOR and PATH+=X, where
 * any key of PATH may be `*`. They are carried out in the order in which they were given. */
#ifndef SCENARIOS_OVERRIDES_H
#define SCENARIOS_OVERRIDES_H

#include <stddef.h>

#include "scenarios/node.h"
#include "scenarios/slots.h"
#include "sim/fault.h"

#define OVERRIDES_FILE "--set"

/* Holds what the slots borrow; release after them. */
struct overrides {
    struct node *roots;
    size_t count;
};

/* Applies the texts to the slots as layer `layer`; what is wrong with them is reported without a
 * line. */
void overrides_apply(struct overrides *overrides, struct slots *slots, const char *const *texts,
                     size_t count, size_t layer, struct fault_list *faults);
void overrides_release(struct overrides *overrides);

#endif
