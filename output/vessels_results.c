/* What `vessels` leaves behind: its tables, the scenario and the charts. */
#include "output/vessels_results.h"

#include "output/chart_kinds.h"
#include "output/chart_vessels.h"
#include "output/content.h"
#include "output/uncertainty_files.h"
#include "output/vessels_csv.h"

static bool write_matrix(void *context, FILE *out)
{
    const struct vessels_results *results = context;
    vessels_csv_write_matrix(out, results->vessels);
    return ferror(out) == 0;
}

static bool write_horizon(void *context, FILE *out)
{
    const struct vessels_results *results = context;
    vessels_csv_write_horizon(out, results->vessels);
    return ferror(out) == 0;
}

static bool write_mechanisms(void *context, FILE *out)
{
    const struct vessels_results *results = context;
    vessels_csv_write_mechanisms(out, results->vessels);
    return ferror(out) == 0;
}

static bool write_loads(void *context, FILE *out)
{
    const struct vessels_results *results = context;
    vessels_csv_write_loads(out, results->vessels);
    return ferror(out) == 0;
}

static bool write_design(void *context, FILE *out)
{
    const struct vessels_results *results = context;
    vessels_csv_write_design(out, results->vessels, results->worlds, results->data->worlds);
    return ferror(out) == 0;
}

static bool write_days(void *context, FILE *out)
{
    const struct vessels_results *results = context;
    vessels_csv_write_days(out, results->vessels, results->data);
    return ferror(out) == 0;
}

static bool write_weeks(void *context, FILE *out)
{
    const struct vessels_results *results = context;
    vessels_csv_write_weeks(out, results->vessels, results->data, results->headline);
    return ferror(out) == 0;
}

struct chart_list charts_of_vessels(void)
{
    static const struct chart_kind kinds[] = {
        {"koppeling", chart_draw_koppeling, 0},
        {"koppeling_minder", chart_draw_koppeling_minder, 0},
        {"waterbed", chart_draw_waterbed, 0},
        {"koppeling_in_de_tijd", chart_draw_koppeling_tijd, 0},
        {"mechanismen", chart_draw_mechanismen, 0},
        {"koppeling_en_belasting", chart_draw_belasting, 0},
        {"onzekerheid", chart_draw_onzekerheid, 0},
        {"aannames", chart_draw_aannames, 0},
    };
    return (struct chart_list){kinds, sizeof kinds / sizeof kinds[0]};
}

enum output_status output_write_vessels(const struct output_options *options,
                                        const struct vessels_results *results,
                                        const struct provenance *provenance,
                                        bool (*write_scenario)(void *context, FILE *out),
                                        void *context, char **message)
{
    struct vessels_results whole = *results;
    static const struct content_file tables[] = {
        {"koppeling.csv", write_matrix, NULL},       {"koppeling_horizon.csv", write_horizon, NULL},
        {"mechanismen.csv", write_mechanisms, NULL}, {"belasting.csv", write_loads, NULL},
        {"ontwerp.csv", write_design, NULL},         {"vaten_replicaties.csv", write_days, NULL},
        {"vaten_weken.csv", write_weeks, NULL},
    };
    enum { TABLES = sizeof tables / sizeof tables[0] };
    struct content_file files[TABLES + UNCERTAINTY_FILE_COUNT + 1];
    size_t count = 0;
    for (; count < TABLES; count++) {
        files[count] = tables[count];
        files[count].context = &whole;
    }
    struct uncertainty_files uncertainty = {options->uncertainty, results->vessels->scenario};
    count += uncertainty_files_add(&uncertainty, files + count);
    files[count++] = (struct content_file){"scenario.cfg", write_scenario, context};
    struct labels labels = output_labels(options);
    struct chart_source source = {.study = results->study,
                                  .labels = &labels,
                                  .sources = provenance->sources,
                                  .vessels = results->vessels,
                                  .uncertainty = options->uncertainty};
    struct content content = {.files = files,
                              .file_count = count,
                              .charts = charts_of_vessels(),
                              .source = &source,
                              .provenance = provenance};
    return content_write(options, &content, message);
}
