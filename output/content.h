/* The core of every command that leaves results: what a folder is to hold is handed in as a list,
 * and written, drawn and put in place at once. */
#ifndef OUTPUT_CONTENT_H
#define OUTPUT_CONTENT_H

#include <stdbool.h>
#include <stdio.h>

#include "output/charts.h"
#include "output/provenance.h"
#include "output/results.h"

struct content_file {
    const char *name; /* "kpi.csv", "scenario.cfg"; ours, never text of others */
    bool (*write)(void *context, FILE *out); /* false: it could not */
    void *context;
};

struct content {
    const struct content_file *files; /* in the order of writing */
    size_t file_count;
    struct chart_list charts; /* drawn after the files, when the options ask for charts */
    const struct chart_source *source;
    /* herkomst.json tells of source->study and of provenance->variants; the hashes of their
     * scenario files are taken from the files above where the provenance has none. */
    const struct provenance *provenance;
};

/* Writes the files, the charts, herkomst.json and, when the options have words for it, the report
 * to options->directory. Status and *message as of output_write_study. */
enum output_status content_write(const struct output_options *options,
                                 const struct content *content, char **message);

#endif
