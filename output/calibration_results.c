/* What `calibrate` leaves behind: its tables, the fitted scenario and the
 * charts. */
#include "output/calibration_results.h"

#include <string.h>

#include "output/calibration_csv.h"
#include "output/chart_calibration.h"
#include "output/content.h"

static bool write_parameters(void *context, FILE *out)
{
    const struct calibration_results *results = context;
    calibration_csv_write_parameters(out, results->report);
    return ferror(out) == 0;
}

static bool write_figures(void *context, FILE *out)
{
    const struct calibration_results *results = context;
    calibration_csv_write_figures(out, results->report);
    return ferror(out) == 0;
}

static bool write_waves(void *context, FILE *out)
{
    const struct calibration_results *results = context;
    calibration_csv_write_waves(out, results->report);
    return ferror(out) == 0;
}

static bool write_tradeoffs(void *context, FILE *out)
{
    const struct calibration_results *results = context;
    calibration_csv_write_tradeoffs(out, results->report);
    return ferror(out) == 0;
}

static bool write_sample(void *context, FILE *out)
{
    const struct calibration_results *results = context;
    calibration_csv_write_sample(out, results->report);
    return ferror(out) == 0;
}

static bool write_fitted(void *context, FILE *out)
{
    const struct calibration_results *results = context;
    return fputs(results->fitted, out) >= 0;
}

struct chart_list charts_of_calibration(void)
{
    static const struct chart_kind kinds[] = {
        {"ijking", chart_draw_ijking, 0},
        {"ijking_uitruil", chart_draw_ijking_uitruil, 0},
    };
    return (struct chart_list){kinds, sizeof kinds / sizeof kinds[0]};
}

enum output_status output_write_calibration(const struct output_options *options,
                                            const struct calibration_results *results,
                                            const struct provenance *provenance,
                                            bool (*write_scenario)(void *context, FILE *out),
                                            void *context, char **message)
{
    struct calibration_results whole = *results;
    struct content_file files[] = {
        {"ijking.csv", write_parameters, &whole},
        {"ijking_cijfers.csv", write_figures, &whole},
        {"ijking_rondes.csv", write_waves, &whole},
        {"scenario.cfg", write_scenario, context},
        {"ijking_uitruil.csv", write_tradeoffs, &whole},
        {"ijking_punten.csv", write_sample, &whole},
        {CALIBRATION_SCENARIO, write_fitted, &whole},
    };
    enum { ALL = sizeof files / sizeof files[0], FITTED_ONLY = 3 };
    struct labels labels = output_labels(options);
    struct chart_source source = {.study = results->study,
                                  .labels = &labels,
                                  .sources = provenance->sources,
                                  .calibration = results->report};
    struct content content = {.files = files,
                              .file_count = results->fitted != NULL ? ALL : ALL - FITTED_ONLY,
                              .charts = charts_of_calibration(),
                              .source = &source,
                              .provenance = provenance};
    return content_write(options, &content, message);
}
