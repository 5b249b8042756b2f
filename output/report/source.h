/* The files of a results folder as the report reads them: what herkomst.json says, and the tables.
 * A file whose hash is not the one in herkomst.json is refused: results that do not belong together
 * are never mixed. */
#ifndef OUTPUT_REPORT_SOURCE_H
#define OUTPUT_REPORT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "output/folder_manifest.h"

enum report_kind { REPORT_RUN, REPORT_COMPARE, REPORT_VESSELS, REPORT_VALIDATE, REPORT_CALIBRATE };

/* A CSV table, header apart. Cells are UTF-8 as the file has them, without the apostrophe that
 * keeps a spreadsheet from reading a formula. */
struct report_table {
    size_t columns, rows;
    char **header;
    char **cells; /* cells[row * columns + column] */
};

struct report_source;

/* Reads herkomst.json. NULL with *message (Dutch, to be freed): not a folder of ours, not finished,
 * or of another version's layout. */
struct report_source *report_source_open(const char *directory, char **message);
void report_source_close(struct report_source *source); /* NULL is allowed */

enum report_kind report_source_kind(const struct report_source *source);

/* A text of herkomst.json by its JSON path: "$.versie", "$.varianten[0].scenario"; numbers as
 * written. "" when it is not there. Lives as long as the source. */
const char *report_source_fact(struct report_source *source, const char *path);

bool report_source_has(const struct report_source *source, const char *file);

/* The table in "kpi.csv"; NULL when the folder has none. On a file that fails its hash or is no
 * table NULL too, and report_source_complaint tells. Lives as long as the source. */
const struct report_table *report_source_table(struct report_source *source, const char *file);

/* A whole text file ("grafieken/caseload.svg"), NULL as above. Lives as long as the source. */
const char *report_source_text(struct report_source *source, const char *file);

/* rapport.html and stress.md are made from the other files. */
#define REPORT_PAGE "rapport.html"
#define REPORT_STRESS "stress.md"
bool report_source_is_page(const char *file);

/* Holds every file that herkomst.json lists against its hash, those two apart, without keeping it.
 * False: one of them is missing or another, and report_source_complaint tells. */
bool report_source_verify(struct report_source *source);

/* The files that herkomst.json lists, and its text. Both live as long as the source. */
const struct folder_files *report_source_files(const struct report_source *source);
const char *report_source_manifest(const struct report_source *source);

/* The first thing that was wrong, a Dutch sentence, or NULL. */
const char *report_source_complaint(const struct report_source *source);

/* Index of the column, or SIZE_MAX. */
size_t report_column(const struct report_table *table, const char *name);

/* The cell, "" when the column is not there. */
const char *report_cell(const struct report_table *table, size_t row, const char *column);

/* As a number; NAN when empty or not a number. */
double report_number(const struct report_table *table, size_t row, const char *column);

/* Of which row. Fields that are NULL are not looked at. */
struct report_key {
    const char *scenario, *kpi, *station, *gemeente, *breakdown;
};

/* The first such row from row `from` on, or SIZE_MAX. */
size_t report_find(const struct report_table *table, size_t from, const struct report_key *key);

#endif
