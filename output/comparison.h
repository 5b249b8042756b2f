/* Everything `compare` leaves behind, in one call. */
#ifndef OUTPUT_COMPARISON_H
#define OUTPUT_COMPARISON_H

#include <stdbool.h>
#include <stdio.h>

#include "output/results.h"
#include "sim/study/comparison.h"

/* One of the scenarios: what writes it, and the file it came from (NULL: none), which tells
 * scenarios of one name apart. */
struct comparison_scenario {
    const char *file;
    bool (*write)(void *context, FILE *out); /* false: it could not */
    void *context;
    const struct growth *growth; /* of this one alone; NULL: not known */
    const struct stroom *stroom; /* what passed on every arrow, against the basis; NULL: not known,
                                    of none of the scenarios */
};

/* The names by which tables and charts call the basis and its variants: 1 + variant_count of them,
 * all different. Where scenarios bear one name the last part of their file follows it, and where
 * that is the same too a number. `scenarios` may be NULL. To be freed by comparison_names_free. */
char **comparison_names_make(const struct comparison *comparison,
                             const struct comparison_scenario *scenarios);
void comparison_names_free(char **names, const struct comparison *comparison);

/* Writes of all scenarios together, the basis first (column scenario: `names`), kpi.csv,
 * tijdreeks.csv, replicaties.csv and curven.csv as `run` does; of the variants verschillen.csv,
 * verschil_tijdreeks.csv, eerder_later.csv and gewijzigd.csv (output/comparison_csv.h); pijlen.csv
 * of all and verschil_pijlen.csv of the variants (output/stroom.h) where the arrows are known; the
 * scenarios, basis first, as scenario.cfg, scenario-2.cfg, scenario-3.cfg, …; the charts when
 * asked; and herkomst.json. `scenarios` and `names` are 1 + variant_count long, basis first.
 * Status and *message as of output_write_study. options->stroom is not used. */
enum output_status output_write_comparison(const struct output_options *options,
                                           const struct comparison *comparison,
                                           const struct comparison_scenario *scenarios,
                                           char *const *names, const struct provenance *provenance,
                                           char **message);

#endif
