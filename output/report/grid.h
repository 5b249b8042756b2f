/* A table being made: cells for people beside the numbers behind them, so that a sentence and an
 * alt text can be made of the same cells that are shown. */
#ifndef OUTPUT_REPORT_GRID_H
#define OUTPUT_REPORT_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "output/report/figures.h"

enum { GRID_COLUMNS_MOST = 16 };

struct grid {
    size_t columns, cells; /* cells: written so far, heads apart */
    char *heads[GRID_COLUMNS_MOST];
    bool is_number[GRID_COLUMNS_MOST];
    char **texts;
    double *values; /* NAN: the cell is no number */
    size_t room;
};

void grid_init(struct grid *grid);
void grid_release(struct grid *grid);

/* Heads first, then cells row by row. */
void grid_head(struct grid *grid, const char *text, bool is_number);
void grid_text(struct grid *grid, const char *text);
void grid_number(struct grid *grid, const struct report *report, double value, int decimals);
/* A number that is shown as this text. */
void grid_shown(struct grid *grid, double value, const char *text);

/* Whole rows. */
size_t grid_rows(const struct grid *grid);
const char *grid_cell(const struct grid *grid, size_t row, size_t column);
double grid_value(const struct grid *grid, size_t row, size_t column);

/* The row with the highest number in the column; SIZE_MAX without numbers. */
size_t grid_highest(const struct grid *grid, size_t column);

/* Writes the table; nothing without rows. */
void grid_write(FILE *out, const struct grid *grid, const char *caption);

/* The main numbers in one line: "Almere: meldingen 2.378, teruggemeld 7,5; …", of at most `rows`
 * rows with a number, or with `ends` the first and the last; "" when there are none; to be freed.
 */
char *grid_summary(const struct grid *grid, size_t rows, bool ends);

#endif
