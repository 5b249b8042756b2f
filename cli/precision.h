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
    char *last; /* the target that was met last, as given; NULL: all at once */
};

/* Reads what was given: "5" or "5%" (percent of the mean, for the headline KPI's), or
 * "KPI[@station]=X" in the unit of the KPI or "=X%". NULL, or one Dutch sentence, to be freed. */
char *precision_read(struct precision *precision, const struct options *options,
                     const struct kpi_catalogue *catalogue);
void precision_release(struct precision *precision);

/* Are all half-widths small enough? Of the first table those of its means, of each further one
 * those of its paired differences with the first; percentages are always of the first one's means.
 * A KPI that the tables do not have is passed over. Remembers in `last` what was not yet met. */
bool precision_is_met(struct precision *precision, const struct kpi_table *tables, size_t count);

#endif
