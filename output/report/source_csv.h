/* A strict reader of the CSV that output/csv.c writes (RFC 4180, lines ending in LF). */
#ifndef OUTPUT_REPORT_SOURCE_CSV_H
#define OUTPUT_REPORT_SOURCE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "output/report/source.h"

/* Reads the text, of `length` bytes, in place: the cells are parts of it, so it must live as long
 * as they. False when it is no such table: no header, rows of unequal length, a quote where none
 * can stand, a NUL, or a last line without its end. */
bool source_csv_read(char *text, size_t length, struct report_table *table);

/* Releases what source_csv_read made, not the text. */
void source_csv_release(struct report_table *table);

#endif
