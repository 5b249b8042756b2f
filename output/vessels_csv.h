/* The tables of the communicerende vaten as CSV, written as those of output/csv.h. Couplings are in
 * casus-dagen per 100 that vanish at the source; bi95 is the interval of one coupling by itself,
 * samen95 that of the couplings of one experiment together; where `status` is `niet te bepalen` the
 * coupling and its intervals are empty. verschoven are the casus-dagen by which the list of the
 * station changed, ontlasting those by which the source's own list became shorter. */
#ifndef OUTPUT_VESSELS_CSV_H
#define OUTPUT_VESSELS_CSV_H

#include <stdio.h>

#include "sim/study/vessels.h"

/* Whole files. Errors of writing stay behind in ferror(out).
 *   matrix:     every source and factor × every station, then `alle_andere` (all but the source's
 *               own lists); `eigen_lijst` tells which stations are the source's own. Of the
 * headline also its receivers together ("lokaal_team+raad+gi+hulp") horizon:    the headline over a
 * growing horizon, by receiver and `samen` mechanisms: the headline with other stands of the
 * mechanisms; `draagt` only at `samen` loads:      the headline under other loads; of both loads
 * the percentage in use */
void vessels_csv_write_matrix(FILE *out, const struct vessels *vessels);
void vessels_csv_write_horizon(FILE *out, const struct vessels *vessels);
void vessels_csv_write_mechanisms(FILE *out, const struct vessels *vessels);
void vessels_csv_write_loads(FILE *out, const struct vessels *vessels);

/* The worlds that were simulated, numbered from 1: `worlds` says of each what differs. */
void vessels_csv_write_design(FILE *out, const struct vessels *vessels, const char *const *worlds,
                              size_t world_count);

/* Casus-dagen of waiting in every world, replication and station, over the whole horizon: enough to
 * make every coupling again. */
void vessels_csv_write_days(FILE *out, const struct vessels *vessels,
                            const struct coupling_data *data);

/* The same by week, for the worlds of `pair` alone: enough for every horizon. */
void vessels_csv_write_weeks(FILE *out, const struct vessels *vessels,
                             const struct coupling_data *data, struct coupling_pair pair);

#endif
