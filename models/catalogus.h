/* The catalogue of the chain: every part's parameters in one table, and the checks that need more
 * than one of them. */
#ifndef MODELS_CATALOGUS_H
#define MODELS_CATALOGUS_H

#include "sim/fault.h"
#include "sim/parameter.h"

/* Rows of all parts and the groups of shares that add up to 100. Made once by the caller; to be
 * released. */
struct catalogus {
    struct parameter_catalogue tabel;
    const struct parameter_row **rijen;
};
bool catalogus_init(struct catalogus *catalogus); /* false when memory is short */
void catalogus_release(struct catalogus *catalogus);

/* What must hold between values of a resolved scenario: `basis` as in keten_instelling_lees. Errors
 * (the model refuses to run) and warnings. */
void catalogus_controle(const struct parameter_set *set, const struct parameter_set *basis,
                        struct fault_list *faults);

#endif
