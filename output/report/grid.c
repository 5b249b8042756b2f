#include "output/report/grid.h"

#include <math.h>
#include <stdlib.h>

#include "output/memory.h"
#include "output/report/html.h"

void grid_init(struct grid *grid)
{
    *grid = (struct grid){0};
}

void grid_release(struct grid *grid)
{
    for (size_t i = 0; i < grid->columns; i++)
        free(grid->heads[i]);
    for (size_t i = 0; i < grid->cells; i++)
        free(grid->texts[i]);
    free(grid->texts);
    free(grid->values);
    grid_init(grid);
}

void grid_head(struct grid *grid, const char *text, bool is_number)
{
    if (grid->columns == GRID_COLUMNS_MOST)
        return;
    grid->is_number[grid->columns] = is_number;
    grid->heads[grid->columns++] = memory_copy_text(text);
}

void grid_shown(struct grid *grid, double value, const char *text)
{
    if (grid->cells == grid->room) {
        grid->room = grid->room > 0 ? 2 * grid->room : 64;
        grid->texts = memory_grow(grid->texts, grid->room, sizeof *grid->texts);
        grid->values = memory_grow(grid->values, grid->room, sizeof *grid->values);
    }
    grid->values[grid->cells] = value;
    grid->texts[grid->cells++] = memory_copy_text(text);
}

void grid_text(struct grid *grid, const char *text)
{
    grid_shown(grid, NAN, text);
}

void grid_number(struct grid *grid, const struct report *report, double value, int decimals)
{
    char text[NUMBER_PEOPLE_SIZE];
    grid_shown(grid, value, figures_number(report, value, decimals, text));
}

size_t grid_rows(const struct grid *grid)
{
    return grid->columns > 0 ? grid->cells / grid->columns : 0;
}

const char *grid_cell(const struct grid *grid, size_t row, size_t column)
{
    return grid->texts[row * grid->columns + column];
}

double grid_value(const struct grid *grid, size_t row, size_t column)
{
    return grid->values[row * grid->columns + column];
}

size_t grid_highest(const struct grid *grid, size_t column)
{
    size_t best = SIZE_MAX;
    for (size_t row = 0; row < grid_rows(grid); row++) {
        double value = grid_value(grid, row, column);
        if (isfinite(value) && (best == SIZE_MAX || value > grid_value(grid, best, column)))
            best = row;
    }
    return best;
}

void grid_write(FILE *out, const struct grid *grid, const char *caption)
{
    if (grid_rows(grid) == 0)
        return;
    const char *heads[GRID_COLUMNS_MOST];
    for (size_t i = 0; i < grid->columns; i++)
        heads[i] = grid->heads[i];
    struct html_table table;
    html_table_begin(&table, out, caption, heads, grid->is_number, grid->columns);
    for (size_t i = 0; i < grid_rows(grid) * grid->columns; i++)
        html_table_cell(&table, grid->texts[i]);
    html_table_end(&table);
}

/* "Almere: Meldingen 2.378, Teruggemeld 7,5", at most four numbers. */
static void summarise_row(FILE *out, const struct grid *grid, size_t row)
{
    size_t told = 0;
    fprintf(out, "%s: ", grid_cell(grid, row, 0));
    for (size_t column = 1; column < grid->columns && told < 4; column++) {
        if (!isfinite(grid_value(grid, row, column)))
            continue;
        fprintf(out, "%s%s %s", told > 0 ? ", " : "", grid->heads[column],
                grid_cell(grid, row, column));
        told++;
    }
}

static bool has_number(const struct grid *grid, size_t row)
{
    for (size_t column = 1; column < grid->columns; column++)
        if (isfinite(grid_value(grid, row, column)))
            return true;
    return false;
}

char *grid_summary(const struct grid *grid, size_t rows, bool ends)
{
    char *text = NULL;
    size_t size = 0, told = 0, all = grid_rows(grid);
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    for (size_t row = 0; row < all && told < rows; row++) {
        if (ends && told == 1)
            row = all - 1;
        if (!has_number(grid, row))
            continue;
        fputs(told++ > 0 ? "; " : "", out);
        summarise_row(out, grid, row);
    }
    if (fclose(out) != 0)
        abort();
    return text;
}
