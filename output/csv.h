/* The tables of a study as CSV: comma, decimal point, UTF-8, lines ending in LF, cells quoted as
 * RFC 4180 when they need it. Text that a spreadsheet would take for a formula is led by an
 * apostrophe. A value that does not exist is an empty cell, never NaN or inf. Rows stand in cell
 * order. */
#ifndef OUTPUT_CSV_H
#define OUTPUT_CSV_H

#include <stdbool.h>
#include <stdio.h>

#include "sim/kpi.h"

/* Would a spreadsheet take this text for a formula? */
bool csv_is_formula(const char *text);

/* One cell, without separator. */
void csv_text(FILE *out, const char *text);
void csv_number(FILE *out, double value);

/* The same with the separator before it: a cell that is not the first. NULL: an empty cell. */
void csv_next_text(FILE *out, const char *text);
void csv_next_number(FILE *out, double value);

/* A cell as it stands in a file, quoted where needed; to be freed. */
char *csv_text_copy(const char *text);

/* "wachttijd,onderzoek,alle,zwaarte=licht", to be freed. */
char *csv_cell_text(const struct kpi_catalogue *catalogue, const struct kpi_cell *cell);

/* The catalogue's unit, but what is counted in children says so. */
const char *csv_unit_of(const struct kpi_table *table, size_t cell);

/* Whole files. Errors of writing stay behind in ferror(out). */
enum csv_table {
    /* scenario,kpi,station,gemeente,uitsplitsing,eenheid,gemiddelde,bi95_laag,bi95_hoog,replicaties
     */
    CSV_KPI,
    /* scenario,datum,kpi,station,gemeente,uitsplitsing,gemiddelde,p05,p95; a row a week and cell */
    CSV_SERIES,
    CSV_REPLICATIONS, /* scenario,replicatie,kpi,station,gemeente,uitsplitsing,waarde */
    CSV_CURVES, /* scenario,kpi,station,gemeente,uitsplitsing,dag,gemiddelde,p05,p95 (percent) */
    CSV_TABLE_COUNT
};
const char *csv_file_name(enum csv_table table);

/* Studies below each other, under `names` (NULL: those of their scenarios). */
void csv_write(FILE *out, enum csv_table table, const struct kpi_study *const *studies,
               const char *const *names, size_t count);

/* Of one study. */
void csv_write_kpi(FILE *out, const struct kpi_study *study);
void csv_write_replications(FILE *out, const struct kpi_study *study);
void csv_write_series(FILE *out, const struct kpi_study *study);
void csv_write_curves(FILE *out, const struct kpi_study *study);

#endif
