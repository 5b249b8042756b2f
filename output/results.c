/* The order of writing: tables, scenario, charts, and last herkomst.json, which lists them all. */
#include "output/results.h"

#include <stdlib.h>
#include <string.h>

#include "output/charts.h"
#include "output/csv.h"
#include "output/folder.h"
#include "output/gnuplot.h"
#include "output/memory.h"

struct table {
    const struct kpi_study *study;
    void (*write)(FILE *out, const struct kpi_study *study);
};

static bool write_table(void *context, FILE *out)
{
    const struct table *table = context;
    table->write(out, table->study);
    return ferror(out) == 0;
}

static bool write_tables(struct folder *folder, const struct kpi_study *study)
{
    static const struct {
        const char *name;
        void (*write)(FILE *out, const struct kpi_study *study);
    } tables[] = {
        {"kpi.csv", csv_write_kpi},
        {"tijdreeks.csv", csv_write_series},
        {"replicaties.csv", csv_write_replications},
        {"curven.csv", csv_write_curves},
    };
    bool good = true;
    for (size_t i = 0; good && i < sizeof tables / sizeof tables[0]; i++) {
        struct table table = {study, tables[i].write};
        good = folder_write(folder, tables[i].name, write_table, &table);
    }
    return good;
}

struct flow {
    const char *scenario;
    const struct stroom *stroom;
};

static bool write_flow(void *context, FILE *out)
{
    const struct flow *flow = context;
    stroom_write_csv(out, flow->scenario, flow->stroom);
    return ferror(out) == 0;
}

struct origin {
    struct provenance provenance;
    const struct kpi_study *study;
    const struct folder_files *files;
};

static bool write_origin(void *context, FILE *out)
{
    const struct origin *origin = context;
    provenance_write(out, &origin->provenance, origin->study, origin->files);
    return ferror(out) == 0;
}

static const char *find_hash(const struct folder_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->items[i].name, name) == 0)
            return files->items[i].sha256;
    return NULL;
}

static bool write_provenance(struct folder *folder, const struct provenance *provenance,
                             const struct kpi_study *study, const char *gnuplot)
{
    struct origin origin = {*provenance, study, folder_files(folder)};
    if (origin.provenance.scenario_hash == NULL)
        origin.provenance.scenario_hash = find_hash(origin.files, "scenario.cfg");
    if (origin.provenance.gnuplot_version == NULL)
        origin.provenance.gnuplot_version = gnuplot;
    return folder_write(folder, FOLDER_MANIFEST_NAME, write_origin, &origin);
}

/* What to say about the charts; to be freed, or NULL. */
static char *describe_charts(const struct charts_result *charts)
{
    if (charts->gnuplot_missing)
        return memory_copy_text("gnuplot is niet gevonden: er zijn geen grafieken gemaakt, al het "
                                "andere is geschreven. Installeer gnuplot (Debian: gnuplot-nox) "
                                "en draai opnieuw.");
    if (charts->failed > 0)
        return memory_format("%s%s", charts->first_failure,
                             charts->failed > 1 ? " Ook andere grafieken zijn mislukt." : "");
    if (charts->without_png)
        return memory_copy_text("Er is geen lettertype gevonden: de grafieken zijn alleen als SVG "
                                "gemaakt, niet als PNG.");
    return NULL;
}

static enum output_status from_folder(enum folder_status status)
{
    return status == FOLDER_OK         ? OUTPUT_OK
           : status == FOLDER_NOT_OURS ? OUTPUT_NOT_OURS
                                       : OUTPUT_FAILED;
}

struct labels output_labels(const struct output_options *options)
{
    return (struct labels){
        .english = options->lang != NULL && strcmp(options->lang, "en") == 0,
        .gemeenten = options->gemeenten,
        .gemeente_count = options->gemeente_count,
    };
}

enum output_status output_folder_usable(const char *directory, char **message)
{
    return from_folder(folder_check(directory, message));
}

enum output_status output_write_study(const struct output_options *options,
                                      const struct kpi_study *study,
                                      const struct provenance *provenance,
                                      bool (*write_scenario)(void *context, FILE *out),
                                      void *context, char **message)
{
    struct folder *folder;
    enum folder_status status = folder_begin(options->directory, &folder, message);
    if (status != FOLDER_OK)
        return from_folder(status);

    struct labels labels = output_labels(options);
    struct chart_source source = {study, &labels, provenance->sources, options->stroom};
    struct flow flow = {study->scenario, options->stroom};
    struct charts_result charts = {0};
    char *gnuplot = NULL;
    bool good =
        write_tables(folder, study) &&
        (options->stroom == NULL || folder_write(folder, "pijlen.csv", write_flow, &flow)) &&
        folder_write(folder, "scenario.cfg", write_scenario, context);
    if (good && options->charts) {
        charts = charts_draw(folder, &source);
        if (!charts.gnuplot_missing)
            gnuplot = gnuplot_version(folder_path(folder));
        good = folder_complaint(folder) == NULL;
    }
    good = good && write_provenance(folder, provenance, study, gnuplot);
    free(gnuplot);

    status = folder_commit(folder, message);
    if (status == FOLDER_OK)
        *message = describe_charts(&charts);
    free(charts.first_failure);
    if (status != FOLDER_OK)
        return from_folder(status);
    return charts.gnuplot_missing ? OUTPUT_NO_CHARTS
           : charts.failed > 0    ? OUTPUT_SOME_CHARTS_FAILED
                                  : OUTPUT_OK;
}
