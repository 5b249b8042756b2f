/* Which stations a table of results speaks of. Known ones stand in the order of showing
 * (output/labels.h); a station that has no label yet comes after them, so that nothing measured
 * falls out of a table or a chart. */
#ifndef OUTPUT_STATIONS_H
#define OUTPUT_STATIONS_H

#include "sim/kpi.h"

enum { STATIONS_MOST = 64 };

/* Each once; `keys` are those of the table. Returns how many. */
size_t stations_of(const struct kpi_table *table, const char *keys[STATIONS_MOST]);

/* Whether it is a sum over stations ("keten", "veilig_thuis"). */
bool stations_is_sum(const char *key);

#endif
