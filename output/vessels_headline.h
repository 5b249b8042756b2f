/* The headline of the communicerende vaten: of every 100 days of waiting that vanish at Veilig
 * Thuis, how many come back, and where. */
#ifndef OUTPUT_VESSELS_HEADLINE_H
#define OUTPUT_VESSELS_HEADLINE_H

#include "output/labels.h"
#include "sim/study/vessels.h"

/* One to three whole sentences, to be freed. `result` has the headline's receivers; `factor` is
 * that on the capacity of Veilig Thuis. Right for every outcome: what comes back, what vanishes
 * elsewhere too, no coupling to speak of, not distinct from 0, no bottleneck; and for days that are
 * added instead of vanish. */
char *vessels_headline(const struct labels *labels, const struct vessels *vessels,
                       const struct coupling_result *result, double factor);

#endif
