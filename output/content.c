/* The order of writing: files, charts, herkomst.json, which lists them all; then the report, which
 * is made from these, and herkomst.json again, with the report listed too. */
#include "output/content.h"

#include <stdlib.h>
#include <string.h>

#include "output/folder.h"
#include "output/gnuplot.h"
#include "output/memory.h"
#include "output/report/pages.h"

struct origin {
    const struct provenance *provenance;
    const struct kpi_study *study;
    const struct folder_files *files;
};

static bool write_origin(void *context, FILE *out)
{
    const struct origin *origin = context;
    provenance_write(out, origin->provenance, origin->study, origin->files);
    return ferror(out) == 0;
}

static const char *find_hash(const struct folder_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->items[i].name, name) == 0)
            return files->items[i].sha256;
    return NULL;
}

/* The provenance with what is only known now that the files stand there. */
static bool write_provenance(struct folder *folder, const struct content *content,
                             const char *gnuplot)
{
    const struct folder_files *files = folder_files(folder);
    struct provenance whole = *content->provenance;
    if (whole.scenario_hash == NULL)
        whole.scenario_hash = find_hash(files, "scenario.cfg");
    if (whole.gnuplot_version == NULL)
        whole.gnuplot_version = gnuplot;
    struct provenance_variant *variants = memory_allocate(whole.variant_count, sizeof *variants);
    for (size_t i = 0; i < whole.variant_count; i++) {
        variants[i] = whole.variants[i];
        if (variants[i].scenario_hash == NULL)
            variants[i].scenario_hash = find_hash(files, variants[i].file);
    }
    whole.variants = variants;
    struct origin origin = {&whole, content->source->study, files};
    bool good = folder_write(folder, FOLDER_MANIFEST_NAME, write_origin, &origin);
    free(variants);
    return good;
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

enum output_status output_folder_usable(const char *directory, char **message)
{
    return from_folder(folder_check(directory, message));
}

enum output_status content_write(const struct output_options *options,
                                 const struct content *content, char **message)
{
    struct folder *folder;
    enum folder_status status = options->claim != NULL
                                    ? folder_begin_claimed(options->claim, &folder, message)
                                    : folder_begin(options->directory, &folder, message);
    if (status != FOLDER_OK)
        return from_folder(status);

    struct charts_result charts = {0};
    char *gnuplot = NULL, *complaint = NULL;
    bool good = true;
    for (size_t i = 0; good && i < content->file_count; i++)
        good = folder_write(folder, content->files[i].name, content->files[i].write,
                            content->files[i].context);
    if (good && options->charts) {
        charts = charts_draw(folder, content->source, content->charts);
        if (!charts.gnuplot_missing)
            gnuplot = gnuplot_version(folder_path(folder));
        good = folder_complaint(folder) == NULL;
    }
    good = good && write_provenance(folder, content, gnuplot);
    if (good && options->words != NULL)
        good = report_pages_add(folder, options->words, &complaint) &&
               folder_withdraw(folder, FOLDER_MANIFEST_NAME) &&
               write_provenance(folder, content, gnuplot);
    free(gnuplot);

    status = folder_commit(folder, message);
    if (complaint != NULL) {
        free(*message);
        *message = complaint;
    }
    if (status == FOLDER_OK)
        *message = describe_charts(&charts);
    free(charts.first_failure);
    if (status != FOLDER_OK)
        return from_folder(status);
    return charts.gnuplot_missing ? OUTPUT_NO_CHARTS
           : charts.failed > 0    ? OUTPUT_SOME_CHARTS_FAILED
                                  : OUTPUT_OK;
}
