/* The keys at the top of every scenario: its name, its dates, how often and with which seed. */
#ifndef SCENARIOS_RUN_PARAMETERS_H
#define SCENARIOS_RUN_PARAMETERS_H

#include <stddef.h>

#include "sim/parameter.h"

#define RUN_PARAMETER_COUNT 8

extern const struct parameter_row scenario_run_rows[RUN_PARAMETER_COUNT];

/* The run's rows and the model's in one catalogue; release frees only the table of pointers. */
struct parameter_catalogue run_catalogue_join(const struct parameter_catalogue *model);
void run_catalogue_release(struct parameter_catalogue *catalogue);

/* Faults between these keys: the end before the start, a run too long, a warm-up longer than the
 * run. */
void run_parameters_check(const struct parameter_set *set, struct fault_list *faults);

#endif
