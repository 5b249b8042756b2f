/* Everything `calibrate` leaves behind, in one call. */
#ifndef OUTPUT_CALIBRATION_RESULTS_H
#define OUTPUT_CALIBRATION_RESULTS_H

#include "output/calibration_report.h"
#include "output/charts.h"
#include "output/results.h"

#define CALIBRATION_SCENARIO "geijkt.cfg"

struct calibration_results {
    /* Name, seed, replications, dates and books, for herkomst.json and the foot
     * of charts; its tables are not looked at. */
    const struct kpi_study *study;
    const struct calibration_report *report;
    const char *fitted; /* text of geijkt.cfg; NULL: none, the figures contradict
                           the model */
};

/* Writes ijking.csv, ijking_cijfers.csv, ijking_rondes.csv, and unless the
 * figures contradict the model ijking_uitruil.csv, ijking_punten.csv and
 * geijkt.cfg; scenario.cfg (by the callback, which returns false when it
 * fails), the charts when asked, and herkomst.json, and puts them in place at
 * once. Status and *message as of output_write_study. */
enum output_status output_write_calibration(const struct output_options *options,
                                            const struct calibration_results *results,
                                            const struct provenance *provenance,
                                            bool (*write_scenario)(void *context, FILE *out),
                                            void *context, char **message);

/* The charts of `calibrate`: ijking, ijking_uitruil. */
struct chart_list charts_of_calibration(void);

#endif
