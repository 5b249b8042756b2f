/* Shares that must add up, checked at every date on which one of them changes. */
#ifndef SCENARIOS_SUMS_H
#define SCENARIOS_SUMS_H

#include "scenarios/slots.h"
#include "sim/fault.h"
#include "sim/parameter.h"

/* Checks every sum of the slots' catalogue over the values of the set. Sums of which a member was
 * refused are left alone. */
void sums_check(const struct parameter_set *set, const struct slots *slots,
                struct fault_list *faults);

#endif
