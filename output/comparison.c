/* What `compare` leaves behind: the tables of all scenarios below each other, those of their
 * differences, and the scenarios themselves. */
#include "output/comparison.h"

#include <stdlib.h>

#include "output/comparison_charts.h"
#include "output/comparison_csv.h"
#include "output/content.h"
#include "output/csv.h"
#include "output/memory.h"
#include "output/text.h"
#include "output/uncertainty_files.h"

enum { NAME_MOST = 60 };

static const struct difference_table {
    const char *file;
    void (*write)(FILE *out, const struct comparison *comparison, char *const *names);
} DIFFERENCES[] = {
    {"verschillen.csv", comparison_csv_write_differences},
    {"verschil_tijdreeks.csv", comparison_csv_write_series},
    {"eerder_later.csv", comparison_csv_write_moved},
    {"gewijzigd.csv", comparison_csv_write_changes},
};

enum { DIFFERENCE_COUNT = sizeof DIFFERENCES / sizeof DIFFERENCES[0], FLOW_COUNT = 2 };

/* What the writers of files need, and the list they are in. */
struct writing {
    const struct comparison *comparison;
    const struct comparison_scenario *scenarios;
    char *const *names;
    const struct kpi_study **studies; /* basis first */
    size_t scenario_count;
    struct content_file *files;
    size_t file_count;
    char **scenario_files;         /* "scenario.cfg", "scenario-2.cfg", … */
    const struct stroom **stromen; /* basis first */
};

struct table {
    const struct writing *writing;
    enum csv_table which;
};

struct difference {
    const struct writing *writing;
    const struct difference_table *which;
};

static bool write_table(void *context, FILE *out)
{
    const struct table *table = context;
    const struct writing *writing = table->writing;
    const char **names = memory_allocate(writing->scenario_count, sizeof *names);
    for (size_t i = 0; i < writing->scenario_count; i++)
        names[i] = writing->names[i];
    csv_write(out, table->which, writing->studies, names, writing->scenario_count);
    free(names);
    return ferror(out) == 0;
}

static bool write_difference(void *context, FILE *out)
{
    const struct difference *difference = context;
    difference->which->write(out, difference->writing->comparison, difference->writing->names);
    return ferror(out) == 0;
}

static bool write_flow(void *context, FILE *out)
{
    const struct writing *writing = context;
    stroom_write_csv(out, (const char *const *)writing->names, writing->stromen,
                     writing->scenario_count);
    return ferror(out) == 0;
}

static bool write_flow_changes(void *context, FILE *out)
{
    const struct writing *writing = context;
    stroom_write_changes(out, (const char *const *)writing->names, writing->stromen,
                         writing->scenario_count);
    return ferror(out) == 0;
}

static void add(struct writing *writing, const char *name, bool (*write)(void *, FILE *),
                void *context)
{
    writing->files[writing->file_count++] = (struct content_file){name, write, context};
}

static void begin(struct writing *writing)
{
    const struct comparison *comparison = writing->comparison;
    writing->scenario_count = comparison->variant_count + 1;
    size_t count = writing->scenario_count;
    writing->studies = memory_allocate(count, sizeof(const struct kpi_study *));
    writing->scenario_files = memory_allocate(count, sizeof(char *));
    writing->stromen = memory_allocate(count, sizeof *writing->stromen);
    writing->files = memory_allocate(CSV_TABLE_COUNT + DIFFERENCE_COUNT + FLOW_COUNT +
                                         UNCERTAINTY_FILE_COUNT + count,
                                     sizeof(struct content_file));
    for (size_t i = 0; i < count; i++) {
        writing->stromen[i] = writing->scenarios[i].stroom;
        writing->studies[i] = i == 0 ? comparison->basis : comparison->variants[i - 1].study;
        writing->scenario_files[i] =
            i == 0 ? memory_copy_text("scenario.cfg") : memory_format("scenario-%zu.cfg", i + 1);
    }
}

static void end(struct writing *writing)
{
    for (size_t i = 0; i < writing->scenario_count; i++)
        free(writing->scenario_files[i]);
    free(writing->scenario_files);
    free(writing->studies);
    free(writing->stromen);
    free(writing->files);
}

/* The provenance with the variants in it; its `variants` are to be freed. */
static struct provenance provenance_of(const struct writing *writing,
                                       const struct provenance *given,
                                       struct provenance_variant **variants)
{
    struct provenance provenance = *given;
    provenance.growth = writing->scenarios[0].growth;
    size_t count = writing->comparison->variant_count;
    *variants = memory_allocate(count, sizeof **variants);
    for (size_t i = 0; i < count; i++)
        (*variants)[i] = (struct provenance_variant){.study = writing->studies[i + 1],
                                                     .name = writing->names[i + 1],
                                                     .file = writing->scenario_files[i + 1],
                                                     .growth = writing->scenarios[i + 1].growth};
    provenance.variants = *variants;
    provenance.variant_count = count;
    return provenance;
}

enum output_status output_write_comparison(const struct output_options *options,
                                           const struct comparison *comparison,
                                           const struct comparison_scenario *scenarios,
                                           char *const *names, const struct provenance *provenance,
                                           char **message)
{
    struct writing writing = {.comparison = comparison, .scenarios = scenarios, .names = names};
    begin(&writing);
    struct table tables[CSV_TABLE_COUNT];
    for (size_t i = 0; i < CSV_TABLE_COUNT; i++) {
        tables[i] = (struct table){&writing, (enum csv_table)i};
        add(&writing, csv_file_name(tables[i].which), write_table, &tables[i]);
    }
    struct difference differences[DIFFERENCE_COUNT];
    for (size_t i = 0; i < DIFFERENCE_COUNT; i++) {
        differences[i] = (struct difference){&writing, &DIFFERENCES[i]};
        add(&writing, DIFFERENCES[i].file, write_difference, &differences[i]);
    }
    bool flows = writing.stromen[0] != NULL;
    if (flows) {
        add(&writing, "pijlen.csv", write_flow, &writing);
        add(&writing, "verschil_pijlen.csv", write_flow_changes, &writing);
    }
    struct uncertainty_files uncertainty = {options->uncertainty, names[0]};
    writing.file_count += uncertainty_files_add(&uncertainty, writing.files + writing.file_count);
    for (size_t i = 0; i < writing.scenario_count; i++)
        add(&writing, writing.scenario_files[i], scenarios[i].write, scenarios[i].context);

    struct provenance_variant *variants;
    struct provenance whole = provenance_of(&writing, provenance, &variants);
    const char **shown = memory_allocate(writing.scenario_count, sizeof *shown);
    char **clean = memory_allocate(writing.scenario_count, sizeof *clean);
    for (size_t i = 0; i < writing.scenario_count; i++)
        shown[i] = clean[i] = text_clean(names[i], NAME_MOST);
    struct labels labels = output_labels(options);
    struct chart_source source = {.study = comparison->basis,
                                  .labels = &labels,
                                  .sources = provenance->sources,
                                  .comparison = comparison,
                                  .names = shown,
                                  .stromen = flows ? writing.stromen : NULL,
                                  .uncertainty = options->uncertainty,
                                  .growth = options->growth};
    struct content content = {.files = writing.files,
                              .file_count = writing.file_count,
                              .charts = charts_of_comparison(),
                              .source = &source,
                              .provenance = &whole};
    enum output_status status = content_write(options, &content, message);
    for (size_t i = 0; i < writing.scenario_count; i++)
        free(clean[i]);
    free(clean);
    free(shown);
    free(variants);
    end(&writing);
    return status;
}
