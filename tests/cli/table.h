/* A CSV file that the program wrote, by column name. */
#ifndef TESTS_CLI_TABLE_H
#define TESTS_CLI_TABLE_H

#include "tests/cli/program.h"

#include <math.h>

struct table {
    char *text;   /* the file, cut into cells */
    char **cells; /* the heading first */
    size_t columns, rows;
};

/* Cuts one cell off, with its quotes taken away; *end gets what stood behind it. */
static inline char *table_cut(char **at, char *end)
{
    char *cell = *at, *to = cell, *from = cell;
    bool quoted = *from == '"';
    from += quoted;
    while (*from != '\0' && (quoted || (*from != ',' && *from != '\n'))) {
        if (quoted && from[0] == '"' && from[1] != '"') {
            quoted = false;
            from++;
            continue;
        }
        from += quoted && from[0] == '"';
        *to++ = *from++;
    }
    *end = *from;
    *at = from + (*from != '\0');
    *to = '\0';
    return cell;
}

/* To be released. Every row has as many cells as the heading, and none is no number. */
static inline struct table table_read(const char *path)
{
    struct table table = {.text = file_read(path)};
    size_t room = 0, count = 0, columns = 0, row_start = 0;
    for (const char *c = table.text; *c != '\0'; c++)
        room += *c == ',' || *c == '\n';
    table.cells = calloc(room + 1, sizeof *table.cells);
    assert_non_null(table.cells);
    for (char *at = table.text; *at != '\0';) {
        char end;
        char *cell = table_cut(&at, &end);
        if (strcmp(cell, "nan") == 0 || strcmp(cell, "inf") == 0 || strcmp(cell, "-nan") == 0 ||
            strcmp(cell, "-inf") == 0)
            fail_msg("%s: %s", path, cell);
        assert_true(count < room);
        table.cells[count++] = cell;
        if (end == ',')
            continue;
        assert_int_equal(end, '\n');
        columns = columns == 0 ? count : columns;
        if (count - row_start != columns)
            fail_msg("%s: %zu cells in a row of %zu", path, count - row_start, columns);
        row_start = count;
    }
    assert_true(columns > 0);
    table.columns = columns;
    table.rows = count / columns - 1;
    return table;
}

static inline void table_release(struct table *table)
{
    free(table->cells);
    free(table->text);
}

static inline const char *table_text(const struct table *table, size_t row, const char *column)
{
    for (size_t c = 0; c < table->columns; c++)
        if (strcmp(table->cells[c], column) == 0)
            return table->cells[(row + 1) * table->columns + c];
    fail_msg("there is no column %s", column);
    return "";
}

/* NAN for an empty cell. */
static inline double table_number(const struct table *table, size_t row, const char *column)
{
    const char *text = table_text(table, row, column);
    char *end = NULL;
    double value = strtod(text, &end);
    if (*end != '\0')
        fail_msg("%s is no number: %s", column, text);
    return *text == '\0' ? NAN : value;
}

/* The first row whose cells in the columns kpi, station, gemeente and uitsplitsing are these. */
static inline size_t table_find(const struct table *table, const char *kpi, const char *station)
{
    for (size_t row = 0; row < table->rows; row++)
        if (strcmp(table_text(table, row, "kpi"), kpi) == 0 &&
            strcmp(table_text(table, row, "station"), station) == 0 &&
            strcmp(table_text(table, row, "gemeente"), "alle") == 0 &&
            strcmp(table_text(table, row, "uitsplitsing"), "alle") == 0)
            return row;
    fail_msg("there is no row %s %s", kpi, station);
    return 0;
}

static inline void expect_heading(const char *path, const char *heading)
{
    char *text = file_read(path);
    assert_true(strlen(text) > strlen(heading));
    if (strncmp(text, heading, strlen(heading)) != 0 || text[strlen(heading)] != '\n')
        fail_msg("%s does not begin with %s", path, heading);
    free(text);
}

#endif
