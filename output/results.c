/* What `run` leaves behind: the tables of one study, its flow, its scenario and its charts. */
#include "output/results.h"

#include <string.h>

#include "output/content.h"
#include "output/csv.h"
#include "output/diary_csv.h"
#include "output/uncertainty_files.h"

struct table {
    const struct kpi_study *study;
    enum csv_table which;
};

static bool write_table(void *context, FILE *out)
{
    const struct table *table = context;
    csv_write(out, table->which, &table->study, NULL, 1);
    return ferror(out) == 0;
}

struct flow {
    const char *scenario;
    const struct stroom *stroom;
};

static bool write_flow(void *context, FILE *out)
{
    const struct flow *flow = context;
    stroom_write_csv(out, &flow->scenario, &flow->stroom, 1);
    return ferror(out) == 0;
}

struct told_diary {
    const char *scenario;
    const struct diary *diary;
};

static bool write_diary(void *context, FILE *out)
{
    const struct told_diary *told = context;
    diary_csv_write(out, told->scenario, told->diary);
    return ferror(out) == 0;
}

struct labels output_labels(const struct output_options *options)
{
    return (struct labels){
        .english = options->lang != NULL && strcmp(options->lang, "en") == 0,
        .gemeenten = options->gemeenten,
        .gemeente_count = options->gemeente_count,
    };
}

enum output_status output_write_study(const struct output_options *options,
                                      const struct kpi_study *study,
                                      const struct provenance *provenance,
                                      bool (*write_scenario)(void *context, FILE *out),
                                      void *context, char **message)
{
    struct table tables[CSV_TABLE_COUNT];
    struct flow flow = {study->scenario, options->stroom};
    struct told_diary diary = {study->scenario, options->diary};
    struct uncertainty_files uncertainty = {options->uncertainty, study->scenario};
    struct content_file files[CSV_TABLE_COUNT + UNCERTAINTY_FILE_COUNT + 3];
    size_t count = 0;
    for (; count < CSV_TABLE_COUNT; count++) {
        enum csv_table which = (enum csv_table)count;
        tables[count] = (struct table){study, which};
        files[count] = (struct content_file){csv_file_name(which), write_table, &tables[count]};
    }
    if (options->stroom != NULL)
        files[count++] = (struct content_file){"pijlen.csv", write_flow, &flow};
    if (options->diary != NULL)
        files[count++] = (struct content_file){"dagboek.csv", write_diary, &diary};
    count += uncertainty_files_add(&uncertainty, files + count);
    files[count++] = (struct content_file){"scenario.cfg", write_scenario, context};

    struct labels labels = output_labels(options);
    struct chart_source source = {.study = study,
                                  .labels = &labels,
                                  .sources = provenance->sources,
                                  .stroom = options->stroom,
                                  .uncertainty = options->uncertainty,
                                  .growth = options->growth};
    struct content content = {.files = files,
                              .file_count = count,
                              .charts = charts_of_study(),
                              .source = &source,
                              .provenance = provenance};
    return content_write(options, &content, message);
}
