/* What `validate` leaves behind: its tables, the scenario and the charts. */
#include "output/validation_results.h"

#include "output/chart_validation.h"
#include "output/content.h"
#include "output/validation_csv.h"

static bool write_figures(void *context, FILE *out)
{
    const struct validation_results *results = context;
    validation_csv_write(out, results->told);
    return ferror(out) == 0;
}

static bool write_values(void *context, FILE *out)
{
    const struct validation_results *results = context;
    validation_csv_write_values(out, results->told, results->values, results->draws);
    return ferror(out) == 0;
}

enum output_status output_write_validation(const struct output_options *options,
                                           const struct validation_results *results,
                                           const struct provenance *provenance,
                                           bool (*write_scenario)(void *context, FILE *out),
                                           void *context, char **message)
{
    struct validation_results whole = *results;
    const struct content_file files[] = {
        {"validatie.csv", write_figures, &whole},
        {"validatie_replicaties.csv", write_values, &whole},
        {"scenario.cfg", write_scenario, context},
    };
    struct labels labels = output_labels(options);
    struct chart_source source = {.study = results->study,
                                  .labels = &labels,
                                  .sources = provenance->sources,
                                  .validation = results->told};
    struct validation_charts charts = validation_charts_of(results->told);
    struct content content = {.files = files,
                              .file_count = sizeof files / sizeof files[0],
                              .charts = charts.list,
                              .source = &source,
                              .provenance = provenance};
    enum output_status status = content_write(options, &content, message);
    validation_charts_release(&charts);
    return status;
}
