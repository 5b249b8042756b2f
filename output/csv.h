/* The tables of a study as CSV: comma, decimal point, UTF-8, lines ending in LF, cells quoted as
 * RFC 4180 when they need it. Text that a spreadsheet would take for a formula is led by an
 * apostrophe. A value that does not exist is an empty cell, never NaN or inf. Rows stand in cell
 * order. */
#ifndef OUTPUT_CSV_H
#define OUTPUT_CSV_H

#include <stdio.h>

#include "sim/kpi.h"

/* One cell, without separator. */
void csv_text(FILE *out, const char *text);
void csv_number(FILE *out, double value);

/* Whole files. Errors of writing stay behind in ferror(out).
 *   kpi:
 * scenario,kpi,station,gemeente,uitsplitsing,eenheid,gemiddelde,bi95_laag,bi95_hoog,replicaties
 *   replications: scenario,replicatie,kpi,station,gemeente,uitsplitsing,waarde
 *   series:       scenario,datum,kpi,station,gemeente,uitsplitsing,gemiddelde,p05,p95 (one row a
 * week and cell) curves:       scenario,kpi,station,gemeente,uitsplitsing,dag,gemiddelde,p05,p95
 * (percent) */
void csv_write_kpi(FILE *out, const struct kpi_study *study);
void csv_write_replications(FILE *out, const struct kpi_study *study);
void csv_write_series(FILE *out, const struct kpi_study *study);
void csv_write_curves(FILE *out, const struct kpi_study *study);

#endif
