/* Rows of files that have a form of their own: differences, uncertainty, couplings, validation,
 * calibration. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/chart_tables.h"
#include "output/uncertainty_words.h"

enum { FIELDS_MOST = 15 };

/* Words of ours in cells; what is not here is shown as it is. */
static const struct word {
    const char *cell, *nl, *en;
} WORDS[] = {
    {"lager", "lager", "lower"},
    {"hoger", "hoger", "higher"},
    {"niet te onderscheiden", "niet te onderscheiden", "not distinct"},
    {"gelijk", "gelijk", "equal"},
    {"onbekend", "onbekend", "unknown"},
    {"eerder", "eerder", "earlier"},
    {"later", "later", "later"},
    {"saldo", "eerder min later", "earlier minus later"},
    {"alleen_basis", "alleen in de basis", "in the basis only"},
    {"alleen_variant", "alleen in de variant", "in the variant only"},
    {"niveau", "niveau", "level"},
    {"verschil", "verschil", "difference"},
    {"beide", "beide", "both"},
    {"samen", "samen", "together"},
    {"alle_andere", "alle andere stations", "all other stations"},
    {"niet te bepalen", "niet te bepalen", "cannot be determined"},
    {"klopt", "klopt", "right"},
    {"ruim", "ruim", "wide"},
    {"wijkt af", "wijkt af", "off"},
    {"niet te zeggen", "niet te zeggen", "cannot be said"},
    {"vrijwel zeker", "vrijwel zeker", "almost certain"},
    {"waarschijnlijk", "waarschijnlijk", "probable"},
    {"vrijwel zeker lager", "vrijwel zeker lager", "almost certainly lower"},
    {"vrijwel zeker hoger", "vrijwel zeker hoger", "almost certainly higher"},
    {"waarschijnlijk lager", "waarschijnlijk lager", "probably lower"},
    {"waarschijnlijk hoger", "waarschijnlijk hoger", "probably higher"},
    {"lokaal_team+raad+gi+hulp", "lokale teams, Raad, GI en hulp samen",
     "local teams, Board, institution and help together"},
    {"alle_aan", "alles aan", "all on"},
    {"alle_bevroren", "alles bevroren", "all frozen"},
    {"alle_behalve", "alles aan, behalve", "all on, except"},
    {"alleen", "alleen", "only"},
    {"bepaald", "bepaald", "determined"},
    {"gekalibreerd", "ingesteld op", "set with"},
    {"invoer", "invoer", "input"},
    {"context", "achtergrond", "background"},
    {"toets", "toets", "test"},
    {"aantal", "aantal", "number"},
    {"ja", "ja", "yes"},
    {"nee", "nee", "no"},
};

static const char *word_of(const struct report *report, const char *cell)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
        if (strcmp(WORDS[i].cell, cell) == 0)
            return report_say(report, WORDS[i].nl, WORDS[i].en);
    return cell;
}

static bool is_number(enum chart_cell shown)
{
    return shown == CHART_VALUE || shown == CHART_NUMBER || shown == CHART_WHOLE ||
           shown == CHART_FINE || shown == CHART_EXACT;
}

/* Is the cell one of "|a|b|"? */
static bool is_listed(const char *words, const char *cell)
{
    size_t length = strlen(cell);
    for (const char *at = strchr(words, '|'); at != NULL && at[1] != '\0'; at = strchr(at + 1, '|'))
        if (strncmp(at + 1, cell, length) == 0 && at[1 + length] == '|')
            return true;
    return false;
}

static bool passes(const struct report_table *table, size_t row, const struct chart_test *tests)
{
    for (size_t i = 0; tests != NULL && tests[i].column != NULL; i++)
        if (is_listed(tests[i].words, report_cell(table, row, tests[i].column)) == tests[i].is_not)
            return false;
    return true;
}

/* "Wachtlijst, Veilig Thuis, zwaar" */
static char *outcome_of(const struct report *report, const struct report_table *table, size_t row)
{
    const struct labels *labels = &report->words->labels;
    char name[FIGURES_SIZE], place[2 * LABELS_SIZE], part[LABELS_SIZE];
    const char *kpi = report_cell(table, row, "kpi");
    const char *breakdown = report_cell(table, row, "uitsplitsing");
    if (kpi[0] == '\0')
        return memory_copy_text("");
    labels_place(labels, report_cell(table, row, "station"), report_cell(table, row, "gemeente"),
                 place);
    bool whole = strcmp(breakdown, "alle") == 0 || breakdown[0] == '\0';
    return memory_format("%s, %s%s%s", figures_name(report, kpi, name), place, whole ? "" : ", ",
                         whole ? "" : labels_breakdown(labels, breakdown, part));
}

static void put_words(struct grid *grid, const struct report *report,
                      const struct report_table *table, size_t row, const struct chart_field *field)
{
    const struct labels *labels = &report->words->labels;
    const char *cell = report_cell(table, row, field->column);
    char place[2 * LABELS_SIZE];
    char *text;
    switch (field->shown) {
    case CHART_STATION:
        text = memory_copy_text(
            labels_station_is_known(cell)
                ? labels_place(labels, cell, report_cell(table, row, "gemeente"), place)
                : word_of(report, cell));
        labels_capitalise(text);
        break;
    case CHART_GEMEENTE:
        text = memory_copy_text(labels_gemeente(labels, cell, place));
        labels_capitalise(text);
        break;
    case CHART_OUTCOME:
        text = outcome_of(report, table, row);
        break;
    case CHART_FIGURE:
        text = labels->english && report_cell(table, row, "kpi")[0] != '\0'
                   ? outcome_of(report, table, row)
                   : memory_copy_text(cell);
        labels_capitalise(text);
        break;
    case CHART_WORD:
        text = memory_copy_text(word_of(report, labels_unit(labels, cell)));
        break;
    default:
        text = memory_copy_text(cell);
        labels_capitalise(text);
        break;
    }
    grid_text(grid, text);
    free(text);
}

/* Whole numbers as they are, others with fewer decimals the larger they are. */
static void put_exact(struct grid *grid, const struct report *report, double value)
{
    char text[NUMBER_PEOPLE_SIZE];
    double size = fabs(value);
    if (size > 0.0 && size < 1.0)
        grid_shown(grid, value, uncertainty_value(&report->words->labels, value, 2, text));
    else
        grid_number(grid, report, value,
                    value == nearbyint(value) || size >= 100.0 ? 0
                    : size >= 10.0                             ? 1
                                                               : 2);
}

static void put_cell(struct grid *grid, const struct report *report,
                     const struct report_table *table, size_t row, const struct chart_field *field)
{
    if (!is_number(field->shown)) {
        put_words(grid, report, table, row, field);
        return;
    }
    double value = report_number(table, row, field->column);
    if (field->shown == CHART_EXACT && isfinite(value)) {
        put_exact(grid, report, value);
        return;
    }
    int decimals = field->shown == CHART_VALUE
                       ? figures_decimals(report, report_cell(table, row, "kpi"))
                   : field->shown == CHART_WHOLE ? 0
                   : field->shown == CHART_FINE  ? 2
                                                 : 1;
    grid_number(grid, report, value, decimals);
}

/* The fields of which some row says something. */
static size_t find_fields(const struct report_table *table, const struct chart_field *fields,
                          const struct chart_test *tests, const struct chart_field **used)
{
    const char *names[2];
    bool one = figures_scenarios(table, names, 2) < 2;
    size_t count = 0;
    for (size_t i = 0; fields[i].column != NULL && count < FIELDS_MOST; i++) {
        bool any = false;
        for (size_t row = 0; row < table->rows && !any; row++)
            any = report_cell(table, row, fields[i].column)[0] != '\0' && passes(table, row, tests);
        if (any && !(one && strcmp(fields[i].column, "scenario") == 0))
            used[count++] = &fields[i];
    }
    return count;
}

void chart_table_rows(struct grid *grid, const struct report *report, const char *file,
                      const struct chart_field *fields, const struct chart_test *tests, size_t most)
{
    const struct report_table *table = report_source_table(report->source, file);
    if (table == NULL)
        return;
    const struct chart_field *used[FIELDS_MOST];
    size_t count = find_fields(table, fields, tests, used);
    for (size_t i = 0; i < count; i++)
        grid_head(grid, report_say(report, used[i]->nl, used[i]->en), is_number(used[i]->shown));
    const char *scenario = "";
    size_t taken = 0;
    for (size_t row = 0; row < table->rows; row++) {
        if (!passes(table, row, tests))
            continue;
        if (strcmp(scenario, report_cell(table, row, "scenario")) != 0) {
            scenario = report_cell(table, row, "scenario");
            taken = 0;
        }
        if (taken++ >= most)
            continue;
        for (size_t i = 0; i < count; i++)
            put_cell(grid, report, table, row, used[i]);
    }
}
