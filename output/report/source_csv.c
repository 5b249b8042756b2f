/* Reads a table in place: a cell never becomes longer by taking its quotes away. */
#include "output/report/source_csv.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "output/csv.h"
#include "output/memory.h"

/* What ended a cell. */
enum { ENDED_WRONG = -1 };

/* The cell at *at: its text is made at the same place and ended with NUL, *at comes to stand behind
 * its separator. Gives the separator, ',' or '\n', or ENDED_WRONG. */
static int read_cell(char **at, char **cell)
{
    char *from = *at, *to = from;
    *cell = from;
    if (*from == '"') {
        for (from++;; from++) {
            if (*from == '\0')
                return ENDED_WRONG;
            if (*from == '"' && *++from != '"')
                break;
            *to++ = *from;
        }
    } else {
        for (; *from != ',' && *from != '\n'; from++) {
            if (*from == '\0' || *from == '"' || *from == '\r')
                return ENDED_WRONG;
            to++;
        }
    }
    char ended = *from;
    if (ended != ',' && ended != '\n')
        return ENDED_WRONG;
    *to = '\0';
    *at = from + 1;
    if (**cell == '\'' && csv_is_formula(*cell + 1))
        ++*cell;
    return ended;
}

/* Adds the cells of one line to `cells`; their number, or 0 when the line is wrong. */
static size_t read_line(char **at, char ***cells, size_t *count, size_t *room)
{
    size_t before = *count;
    int ended = ',';
    while (ended == ',') {
        if (*count == *room) {
            *room = *room > 0 ? 2 * *room : 256;
            *cells = memory_grow(*cells, *room, sizeof **cells);
        }
        ended = read_cell(at, &(*cells)[*count]);
        ++*count;
    }
    return ended == '\n' ? *count - before : 0;
}

bool source_csv_read(char *text, size_t length, struct report_table *table)
{
    *table = (struct report_table){0};
    size_t room = 0, heads = 0;
    char *at = text;
    if (memchr(text, '\0', length) != NULL)
        return false;
    table->columns = read_line(&at, &table->header, &heads, &room);
    bool good = table->columns > 0;
    room = 0;
    size_t count = 0;
    while (good && *at != '\0') {
        good = read_line(&at, &table->cells, &count, &room) == table->columns;
        table->rows += good;
    }
    if (!good)
        source_csv_release(table);
    return good;
}

void source_csv_release(struct report_table *table)
{
    free(table->header);
    free(table->cells);
    *table = (struct report_table){0};
}

size_t report_column(const struct report_table *table, const char *name)
{
    for (size_t column = 0; column < table->columns; column++)
        if (strcmp(table->header[column], name) == 0)
            return column;
    return SIZE_MAX;
}

const char *report_cell(const struct report_table *table, size_t row, const char *column)
{
    size_t at = report_column(table, column);
    return at != SIZE_MAX && row < table->rows ? table->cells[row * table->columns + at] : "";
}

double report_number(const struct report_table *table, size_t row, const char *column)
{
    const char *text = report_cell(table, row, column);
    char *end;
    if (text[0] == '\0' || strspn(text, "0123456789+-.eE") != strlen(text))
        return NAN;
    double value = strtod(text, &end);
    return *end == '\0' && isfinite(value) ? value : NAN;
}

size_t report_find(const struct report_table *table, size_t from, const struct report_key *key)
{
    const char *const wanted[] = {key->scenario, key->kpi, key->station, key->gemeente,
                                  key->breakdown};
    static const char *const names[] = {"scenario", "kpi", "station", "gemeente", "uitsplitsing"};
    enum { FIELDS = sizeof names / sizeof names[0] };
    size_t columns[FIELDS];
    for (size_t i = 0; i < FIELDS; i++) {
        columns[i] = report_column(table, names[i]);
        if (wanted[i] != NULL && columns[i] == SIZE_MAX)
            return SIZE_MAX;
    }
    for (size_t row = from; row < table->rows; row++) {
        bool same = true;
        for (size_t i = 0; same && i < FIELDS; i++)
            same = wanted[i] == NULL ||
                   strcmp(table->cells[row * table->columns + columns[i]], wanted[i]) == 0;
        if (same)
            return row;
    }
    return SIZE_MAX;
}
