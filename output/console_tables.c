#include "output/console_tables.h"

#include <math.h>
#include <string.h>

#include "output/growth_words.h"
#include "output/number.h"
#include "output/stations.h"
#include "output/text.h"

enum { COLUMNS_MOST = 6, KEYS_MOST = 64, NAME_WIDTH = 34, COLUMN_WIDTH = 17, ENTRY_SIZE = 160 };

struct column {
    const char *kpi, *station; /* station NULL: that of the row */
    const char *nl, *en;
};

struct matrix {
    const char *nl, *en;
    struct column columns[COLUMNS_MOST];
    bool by_gemeente;
};

static const struct matrix STATIONS = {"Caseload en wachtlijsten per station",
                                       "Caseload and waiting lists by station",
                                       {{"caseload", NULL, "caseload", "caseload"},
                                        {"wachtlijst", NULL, "wachtlijst", "waiting list"},
                                        {"wachttijd", NULL, "wachttijd", "wait"},
                                        {"wachttijd_p90", NULL, "90% binnen", "90% within"},
                                        {"bezetting", NULL, "bezetting", "utilisation"},
                                        {"wachtlijst_groei", NULL, "groei lijst", "list grows"}},
                                       false};
static const struct matrix CAUSES = {"Waardoor casussen wachten",
                                     "Why cases wait",
                                     {{"wacht_bezet", NULL, "niemand vrij", "nobody free"},
                                      {"wacht_geblokkeerd", NULL, "geblokkeerd", "blocked"},
                                      {"wacht_overleg", NULL, "op overleg", "for meeting"},
                                      {"wacht_gesloten", NULL, "gesloten", "closed"}},
                                     false};
static const struct matrix GEMEENTEN = {
    "Per gemeente",
    "By municipality",
    {{"meldingen_per_jaar", "keten", "meldingen", "reports"},
     {"direct_doorgezet", "keten", "doorgezet", "handed over"},
     {"doorlooptijd_overdracht", "keten", "tot overdracht", "to handover"},
     {"wachttijd", "lokaal_team", "wacht lok. team", "wait local team"},
     {"recidive_15m", "keten", "recidive 15 mnd", "recidivism 15m"}},
    true};

/* What a column shows where the lists of Veilig Thuis grow without end. */
static const struct column VT_AT_THE_END = {
    "wachtlijst_eind", "veilig_thuis", "VT-lijst eind " GROWTH_MARK, "VT list at end " GROWTH_MARK};

static const char *say(const struct console_tables *t, const char *nl, const char *en)
{
    return t->labels->english ? en : nl;
}

static const char *number(const struct console_tables *t, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = t->labels->english},
                         text);
}

static bool is_growth(const struct column *column)
{
    return strcmp(column->kpi, "wachtlijst_groei") == 0;
}

static const struct column *column_of(const struct console_tables *t, const struct matrix *matrix,
                                      size_t c)
{
    const struct column *column = &matrix->columns[c];
    if (column->kpi == NULL || (is_growth(column) && !growth_any(t->growth)))
        return NULL;
    bool clock = matrix->by_gemeente && strncmp(column->kpi, "doorlooptijd_", 13) == 0;
    bool swayed = clock && growth_sways_all(t->growth, column->kpi, column->station, "alle");
    return swayed ? &VT_AT_THE_END : column;
}

static size_t find(const struct console_tables *t, const struct column *column, const char *key,
                   bool by_gemeente)
{
    return kpi_table_find(&t->study->table, column->kpi,
                          column->station != NULL ? column->station : key,
                          by_gemeente ? key : "alle", "alle");
}

/* "+8,1 ±0,6"; "" where the list has an equilibrium. */
static void growth_entry(const struct console_tables *t, const struct kpi_cell *about,
                         char text[ENTRY_SIZE])
{
    if (!growth_at(t->growth, about->station, about->gemeente))
        return;
    struct estimate rate = growth_per_week(t->growth, t->study, about->station, about->gemeente);
    char mean[NUMBER_PEOPLE_SIZE], half[NUMBER_PEOPLE_SIZE];
    if (!isfinite(rate.mean))
        return;
    number(t, rate.mean, 1, mean);
    number(t, (rate.high - rate.low) / 2.0, 1, half);
    snprintf(text, ENTRY_SIZE, isfinite(rate.low) ? "%s%s ±%s" : "%s%s",
             rate.mean >= 0.05 ? "+" : "", mean, half);
}

/* "1.234 ±12"; "" when the cell does not exist. Tells in *busy whether there is anything but zero.
 */
static void entry_of(const struct console_tables *t, size_t cell, char text[ENTRY_SIZE], bool *busy)
{
    text[0] = '\0';
    if (cell == SIZE_MAX)
        return;
    const struct kpi_table *table = &t->study->table;
    const struct kpi_row *row = &table->catalogue.rows[table->cells[cell].kpi];
    struct growth_shown shown = growth_show(t->growth, t->study, cell);
    struct estimate value = shown.value;
    char mean[GROWTH_TEXT_SIZE], half[NUMBER_PEOPLE_SIZE];
    t->printed[cell] = true;
    if (strcmp(row->id, "wachtlijst_groei") == 0) {
        growth_entry(t, &table->cells[cell], text);
        return;
    }
    *busy = *busy || (isfinite(value.mean) && value.mean != 0.0);
    growth_text(t->labels, &shown, row, mean);
    if (mean[0] == '\0')
        number(t, value.mean, row->decimals, mean);
    bool spread = isfinite(value.low) && shown.form != GROWTH_MOVES;
    number(t, (value.high - value.low) / 2.0, row->decimals, half);
    snprintf(text, ENTRY_SIZE, spread ? "%.80s ±%s" : "%.80s", mean, half);
}

static const char *unit_of(const struct console_tables *t, const struct column *column)
{
    const struct kpi_catalogue *catalogue = &t->study->table.catalogue;
    if (is_growth(column))
        return say(t, "per week", "a week");
    for (size_t r = 0; r < catalogue->row_count; r++)
        if (strcmp(catalogue->rows[r].id, column->kpi) == 0)
            return labels_unit(t->labels, catalogue->rows[r].unit);
    return "";
}

/* "  Onderzoek Veilig Thuis ↗" */
static void print_name(const struct console_tables *t, const struct matrix *matrix, const char *key)
{
    char name[LABELS_SIZE], label[LABELS_SIZE + 16];
    if (matrix->by_gemeente)
        labels_gemeente(t->labels, key, name);
    else
        snprintf(name, sizeof name, "%s", labels_station(t->labels, key));
    bool marked = matrix->by_gemeente ? growth_at(t->growth, "lokaal_team", key)
                                      : growth_sways(t->growth, "caseload", key, "alle");
    snprintf(label, sizeof label, "  %s%s", labels_capitalise(name), marked ? " " GROWTH_MARK : "");
    text_pad_left(t->out, label, NAME_WIDTH);
}

static void print_matrix(const struct console_tables *t, const struct matrix *matrix,
                         const char *const *keys, size_t key_count)
{
    const struct column *columns[COLUMNS_MOST];
    size_t count = 0;
    for (size_t c = 0; c < COLUMNS_MOST; c++) {
        const struct column *column = column_of(t, matrix, c);
        bool used = false;
        for (size_t k = 0; column != NULL && k < key_count; k++)
            used = used || find(t, column, keys[k], matrix->by_gemeente) != SIZE_MAX;
        if (used)
            columns[count++] = column;
    }
    if (count == 0)
        return;
    fprintf(t->out, "\n%s\n", say(t, matrix->nl, matrix->en));
    for (int line = 0; line < 2; line++) {
        text_pad_left(t->out, "", NAME_WIDTH);
        for (size_t c = 0; c < count; c++)
            text_pad_right(
                t->out, line == 0 ? say(t, columns[c]->nl, columns[c]->en) : unit_of(t, columns[c]),
                COLUMN_WIDTH);
        fputc('\n', t->out);
    }
    for (size_t k = 0; k < key_count; k++) {
        char entries[COLUMNS_MOST][ENTRY_SIZE];
        bool filled = false;
        for (size_t c = 0; c < count; c++)
            entry_of(t, find(t, columns[c], keys[k], matrix->by_gemeente), entries[c], &filled);
        if (!filled)
            continue;
        print_name(t, matrix, keys[k]);
        for (size_t c = 0; c < count; c++)
            text_pad_right(t->out, entries[c], COLUMN_WIDTH);
        fputc('\n', t->out);
    }
}

static size_t gemeente_keys(const struct kpi_table *table, const char *keys[KEYS_MOST])
{
    size_t count = 0;
    for (size_t cell = 0; cell < table->cell_count && count < KEYS_MOST; cell++) {
        const char *key = table->cells[cell].gemeente;
        bool known = strcmp(key, "alle") == 0;
        for (size_t i = 0; i < count; i++)
            known = known || strcmp(keys[i], key) == 0;
        if (!known)
            keys[count++] = key;
    }
    return count;
}

void console_table_of_stations(const struct console_tables *tables)
{
    const char *keys[STATIONS_MOST];
    print_matrix(tables, &STATIONS, keys, stations_of(&tables->study->table, keys));
}

void console_table_of_causes(const struct console_tables *tables)
{
    const char *keys[STATIONS_MOST];
    print_matrix(tables, &CAUSES, keys, stations_of(&tables->study->table, keys));
}

void console_table_of_gemeenten(const struct console_tables *tables)
{
    const char *keys[KEYS_MOST];
    print_matrix(tables, &GEMEENTEN, keys, gemeente_keys(&tables->study->table, keys));
}
