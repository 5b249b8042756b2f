/* Everything `vessels` leaves behind, in one call. */
#ifndef OUTPUT_VESSELS_RESULTS_H
#define OUTPUT_VESSELS_RESULTS_H

#include "output/charts.h"
#include "output/results.h"
#include "sim/study/vessels.h"

/* What was simulated, and what came out. */
struct vessels_results {
    /* Name, seed, replications, dates, counts and books of all worlds together, for herkomst.json
     * and the foot of charts; its tables are not looked at and may be empty. */
    const struct kpi_study *study;
    const struct vessels *vessels;
    const struct coupling_data *data;
    const char *const *worlds;     /* [data->worlds]: what differs, in words of ours */
    struct coupling_pair headline; /* the worlds of veilig_thuis × 1.10 */
};

/* Writes koppeling.csv, koppeling_horizon.csv, mechanismen.csv, belasting.csv, ontwerp.csv,
 * vaten_replicaties.csv, vaten_weken.csv, scenario.cfg (by the callback, which returns false when
 * it fails), the charts when asked, and herkomst.json, and puts them in place at once. Status and
 * *message as of output_write_study. */
enum output_status output_write_vessels(const struct output_options *options,
                                        const struct vessels_results *results,
                                        const struct provenance *provenance,
                                        bool (*write_scenario)(void *context, FILE *out),
                                        void *context, char **message);

/* The charts of `vessels`: koppeling, koppeling_minder, waterbed, koppeling_in_de_tijd,
 * mechanismen, koppeling_en_belasting; with --onzekerheid onzekerheid and aannames. */
struct chart_list charts_of_vessels(void);

#endif
