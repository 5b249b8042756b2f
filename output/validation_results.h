/* Everything `validate` leaves behind, in one call. */
#ifndef OUTPUT_VALIDATION_RESULTS_H
#define OUTPUT_VALIDATION_RESULTS_H

#include "output/results.h"
#include "output/validation_words.h"

/* What was simulated, and what came out. */
struct validation_results {
    /* Name, seed, replications, dates, counts and books of all worlds together, for herkomst.json
     * and the foot of charts; its tables are not looked at and may be empty. */
    const struct kpi_study *study;
    const struct validation_told *told;
    const double *values; /* as in output/validation_csv.h */
    size_t draws;
};

/* Writes validatie.csv, validatie_replicaties.csv, scenario.cfg (by the callback, which returns
 * false when it fails), the charts when asked (output/chart_validation.h), and herkomst.json, and
 * puts them in place at once. Status and *message as of output_write_study. */
enum output_status output_write_validation(const struct output_options *options,
                                           const struct validation_results *results,
                                           const struct provenance *provenance,
                                           bool (*write_scenario)(void *context, FILE *out),
                                           void *context, char **message);

#endif
