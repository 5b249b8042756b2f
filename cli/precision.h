/* --precision: how narrow intervals must be before a study ends. */
#ifndef CLI_PRECISION_H
#define CLI_PRECISION_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"
#include "sim/kpi.h"

#define PRECISION_LEAST 30  /* replications: fewer say too little of their own spread */
#define PRECISION_MOST 5000 /* and then it ends */

struct precision {
    struct precision_target *targets;
    size_t count;
    char *last;    /* the target that was met last, "KPI[@station]"; NULL: all at once */
    char *missing; /* a target that is measured nowhere, or not at that station; NULL: none */
    char *silent;  /* targets without a value in any replication, ", " between; NULL: none */
};

/* Reads what was given: "5" or "5%" (percent of the mean, for the headline KPI's), or
 * "KPI[@station]=X" in the unit of the KPI or "=X%". NULL, or one Dutch sentence, to be freed. */
char *precision_read(struct precision *precision, const struct options *options,
                     const struct kpi_catalogue *catalogue);
void precision_release(struct precision *precision);

/* Are all half-widths small enough? Of one table those of its means, of more those of the paired
 * differences of each further one with the first; percentages are always of the first one's means.
 * A headline KPI that the tables do not have is passed over; another ends the study (true), and is
 * remembered in `missing`. Without an interval, which needs two values, a target is not met, unless
 * there is no value at all: none is then to be expected, and it is remembered in `silent`.
 * Remembers in `last` what was not yet met. */
bool precision_is_met(struct precision *precision, const struct kpi_table *tables, size_t count);

#endif
