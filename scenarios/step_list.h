/* A value that changes in time: a list of { vanaf = "…"; tot = "…"; waarde = …; }.
 *
 * `vanaf` may be left out of the first step only: it then holds from the beginning. After `tot` the
 * value from before the step returns. */
#ifndef SCENARIOS_STEP_LIST_H
#define SCENARIOS_STEP_LIST_H

#include <stdbool.h>

#include "scenarios/node.h"
#include "scenarios/quantity.h"
#include "sim/parameter.h"

/* The steps of a value with what each was read from. */
struct step_list {
    tick *from;
    struct quantity *quantities;
    size_t count, capacity;
    char *source;     /* of all steps that name one, joined; NULL when none does */
    double low, high; /* of the first step, NAN when it states none */
};

/* Reads a list of dated steps, or, from anything else than a list, one undated step. False when a
 * fault was added. Release in both cases. */
bool step_list_read(struct step_list *list, const struct node *node,
                    const struct quantity_context *context);
void step_list_release(struct step_list *list);

#endif
