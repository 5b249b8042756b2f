/* Every value with what it rests on: how many are facts and how many assumptions first, then those
 * that matter most when that is known, then all of them by the part of the chain they belong to. */
#include "output/report/assumptions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/grid.h"
#include "output/report/html.h"

enum { MATTER_MOST = 20 };

static bool begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* "RP-106", "VTF-2018-3": capitals, a hyphen and a digit. */
static bool is_fact(const char *source)
{
    size_t letters = strspn(source, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return letters >= 2 && letters <= 8 && source[letters] == '-' &&
           strchr("0123456789", source[letters + 1]) != NULL && source[letters + 1] != '\0';
}

enum value_ground value_ground_of(const char *source)
{
    return begins(source, "aanname")        ? VALUE_ASSUMED
           : begins(source, "gekalibreerd") ? VALUE_CALIBRATED
           : is_fact(source)                ? VALUE_FACT
                                            : VALUE_CHOSEN;
}

void value_grounds_count(const struct report_scenario *scenario, size_t counts[VALUE_GROUNDS])
{
    memset(counts, 0, VALUE_GROUNDS * sizeof *counts);
    for (size_t i = 0; i < scenario->value_count; i++)
        counts[value_ground_of(scenario->values[i].source)]++;
}

/* --- how much a value matters --- */

/* By how many percent the band of some outcome would be narrower if this value were known: the
 * largest over the outcomes of aannames.csv, and its row. NAN: not known. */
static double weight_of(const struct report_table *table, const char *path, size_t *at)
{
    double largest = NAN;
    *at = SIZE_MAX;
    for (size_t row = 0; table != NULL && row < table->rows; row++) {
        if (strcmp(report_cell(table, row, "pad"), path) != 0)
            continue;
        double narrower = report_number(table, row, "smaller_procent");
        if (isfinite(narrower) && !(narrower <= largest)) {
            largest = narrower;
            *at = row;
        }
    }
    return largest;
}

struct entry {
    const struct report_value *value;
    double weight; /* −1: not known */
    size_t row;    /* of aannames.csv */
    size_t serial;
};

static int by_weight(const void *one, const void *other)
{
    const struct entry *a = one, *b = other;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return a->serial < b->serial ? -1 : a->serial > b->serial;
}

/* --- tables --- */

static void put_range(struct grid *grid, const struct report *report,
                      const struct report_value *value)
{
    bool is_range = strcmp(value->low, value->high) != 0;
    char *text = is_range ? memory_format(report_say(report, "%s tot %s", "%s to %s"), value->low,
                                          value->high)
                          : memory_copy_text("");
    grid_text(grid, text);
    free(text);
}

/* What it means; where one meaning holds for light, medium and heavy cases, of which. To be freed.
 */
static char *meaning_of(const struct report *report, const struct report_value *value)
{
    static const char *const weights[] = {"licht", "middelzwaar", "zwaar"};
    const char *last = strrchr(value->path, '.');
    char *meaning = memory_copy_text(value->what);
    labels_capitalise(meaning);
    for (size_t i = 0; last != NULL && i < sizeof weights / sizeof weights[0]; i++) {
        if (strcmp(last + 1, weights[i]) != 0)
            continue;
        char key[40], name[LABELS_SIZE];
        snprintf(key, sizeof key, "zwaarte=%s", weights[i]);
        char *longer =
            memory_format("%s: %s", meaning, labels_breakdown(&report->words->labels, key, name));
        free(meaning);
        return longer;
    }
    return meaning;
}

static void put_value(struct grid *grid, const struct report *report,
                      const struct report_value *value)
{
    bool is_seed = strcmp(value->path, "zaad") == 0; /* a name of chance, no quantity */
    const char *unit = strcmp(value->unit, "datum") == 0 ? "" : value->unit;
    const char *number = is_seed ? report_source_fact(report->source, "$.zaad") : value->value;
    char *meaning = meaning_of(report, value);
    char *text = memory_format("%s%s%s", number, unit[0] != '\0' ? " " : "",
                               labels_unit(&report->words->labels, unit));
    grid_text(grid, meaning);
    grid_text(grid, text);
    put_range(grid, report, value);
    free(text);
    free(meaning);
}

static void value_heads(struct grid *grid, const struct report *report)
{
    grid_head(grid, report_say(report, "Wat", "What"), false);
    grid_head(grid, report_say(report, "Waarde", "Value"), false);
    grid_head(grid, report_say(report, "Bereik", "Range"), false);
}

static void write_matters(struct report *report, const struct entry *entries, size_t count)
{
    const struct report_table *table = report_source_table(report->source, "aannames.csv");
    struct grid grid;
    grid_init(&grid);
    value_heads(&grid, report);
    grid_head(&grid,
              report_say(report, "Band smaller als bekend (%)", "Band narrower if known (%)"),
              true);
    grid_head(&grid, report_say(report, "Het meest bij", "Most for"), false);
    grid_head(&grid, report_say(report, "Bron", "Source"), false);
    for (size_t i = 0; i < count && i < MATTER_MOST && entries[i].weight >= 0; i++) {
        char name[FIGURES_SIZE], place[2 * LABELS_SIZE];
        put_value(&grid, report, entries[i].value);
        grid_number(&grid, report, entries[i].weight, 0);
        char *outcome = memory_format(
            "%s, %s", figures_name(report, report_cell(table, entries[i].row, "kpi"), name),
            labels_place(&report->words->labels, report_cell(table, entries[i].row, "station"),
                         report_cell(table, entries[i].row, "gemeente"), place));
        grid_text(&grid, outcome);
        grid_text(&grid, entries[i].value->source);
        free(outcome);
    }
    if (grid_rows(&grid) > 0) {
        html_section(report->out, 3, "aannames-meeste",
                     report_say(report, "Wat het meest uitmaakt", "What matters most"));
        html_element(report->out, "p", NULL,
                     report_say(report,
                                "Bovenaan staat de aanname die de uitkomsten het onzekerst maakt. "
                                "Wie haar uitzoekt, wint het meest.",
                                "At the top stands the assumption that makes outcomes most "
                                "uncertain. Finding it out gains most."));
        grid_write(report->out, &grid,
                   report_say(report, "De aannames die het meest uitmaken",
                              "The assumptions that matter most"));
        html_section_end(report->out);
    }
    grid_release(&grid);
}

/* The part a value belongs to: "veilig_thuis" of "veilig_thuis.onderzoek.fte", "gemeenten.almere"
 * of "gemeenten.almere.lokaal_team.fte", "" of values at the top. Its length in `path`. */
static size_t part_length(const char *path)
{
    const char *dot = strchr(path, '.');
    if (dot == NULL)
        return 0;
    if (begins(path, "gemeenten.")) {
        const char *second = strchr(dot + 1, '.');
        dot = second != NULL ? second : dot;
    }
    return (size_t)(dot - path);
}

static bool same_part(const char *one, const char *other)
{
    size_t length = part_length(one);
    return length == part_length(other) && strncmp(one, other, length) == 0;
}

/* "Veilig Thuis", "Gemeente Almere", "Hele scenario"; to be freed. */
static char *part_name(const struct report *report, const char *path)
{
    const struct labels *labels = &report->words->labels;
    size_t length = part_length(path);
    char *key = memory_format("%.*s", (int)length, path), name[LABELS_SIZE];
    char *text;
    if (length == 0)
        text = memory_copy_text(
            report_say(report, "Het scenario als geheel", "The scenario as a whole"));
    else if (begins(key, "gemeenten.") && strcmp(key, "gemeenten.*") != 0)
        text = memory_format(report_say(report, "Gemeente %s", "Municipality %s"),
                             labels_gemeente(labels, key + strlen("gemeenten."), name));
    else if (labels_station_is_known(key))
        text = memory_copy_text(labels_station(labels, key));
    else
        text = memory_copy_text(labels_gemeente(labels, key, name)); /* without underscores */
    free(key);
    labels_capitalise(text);
    return text;
}

static void write_part(struct report *report, const struct entry *entries, size_t count,
                       const char *path)
{
    struct grid grid;
    size_t start = part_length(path) > 0 ? part_length(path) + 1 : 0; /* the caption names it */
    grid_init(&grid);
    value_heads(&grid, report);
    grid_head(&grid, report_say(report, "Bron", "Source"), false);
    grid_head(&grid, report_say(report, "Naam in het scenario", "Name in the scenario"), false);
    for (size_t i = 0; i < count; i++) {
        if (!same_part(entries[i].value->path, path))
            continue;
        put_value(&grid, report, entries[i].value);
        grid_text(&grid, entries[i].value->source);
        grid_text(&grid, entries[i].value->path + start);
    }
    char *name = part_name(report, path);
    char rows[NUMBER_PEOPLE_SIZE];
    char *summary =
        memory_format(grid_rows(&grid) == 1 ? report_say(report, "%s: %s waarde", "%s: %s value")
                                            : report_say(report, "%s: %s waarden", "%s: %s values"),
                      name, figures_count(report, grid_rows(&grid), rows));
    char *caption =
        start > 0 ? memory_format(report_say(report,
                                             "Waarden en hun bron: %s (de namen beginnen met %.*s)",
                                             "Values and their source: %s (names begin with %.*s)"),
                                  name, (int)start, path)
                  : memory_format(report_say(report, "Waarden en hun bron: %s",
                                             "Values and their source: %s"),
                                  name);
    html_fold(report->out, summary);
    grid_write(report->out, &grid, caption);
    html_fold_end(report->out);
    free(caption);
    free(summary);
    free(name);
    grid_release(&grid);
}

/* The order of the parts: the whole, the stations as a casus meets them, what binds them, and the
 * gemeenten last, because each has the same values. */
static size_t part_order(const char *path)
{
    size_t length = part_length(path);
    char *key = memory_format("%.*s", (int)length, path);
    size_t order = length == 0                    ? 0
                   : begins(key, "gemeenten")     ? SIZE_MAX
                   : labels_station_is_known(key) ? 1 + labels_station_order(key)
                                                  : SIZE_MAX - 1;
    free(key);
    return order;
}

static int by_part(const void *one, const void *other)
{
    const char *const *a = one, *const *b = other;
    size_t order_a = part_order(*a), order_b = part_order(*b);
    return order_a != order_b ? (order_a < order_b ? -1 : 1) : strcmp(*a, *b);
}

static void write_parts(struct report *report, const struct entry *entries, size_t count)
{
    const char **paths = memory_allocate(count, sizeof *paths);
    size_t parts = 0;
    for (size_t i = 0; i < count; i++) {
        bool known = false;
        for (size_t j = 0; j < parts && !known; j++)
            known = same_part(paths[j], entries[i].value->path);
        if (!known)
            paths[parts++] = entries[i].value->path;
    }
    qsort(paths, parts, sizeof *paths, by_part);
    html_section(report->out, 3, "aannames-alle",
                 report_say(report, "Alle waarden, per onderdeel", "All values, by part"));
    html_element(
        report->out, "p", "note",
        report_say(report,
                   "Bronnen staan er in het Nederlands. Bij de eenheid ‘logit’ verschuift "
                   "een kans: 1 erbij maakt van 50% ongeveer 73%, en van 10% ongeveer 23%.",
                   "Sources are in Dutch. With the unit “logit” a chance is shifted: 1 "
                   "more makes about 73% of 50%, and about 23% of 10%."));
    fputs("<div class=\"dense\">\n", report->out);
    for (size_t i = 0; i < parts; i++)
        write_part(report, entries, count, paths[i]);
    fputs("</div>\n", report->out);
    html_section_end(report->out);
    free(paths);
}

static void write_counts(struct report *report, const struct report_scenario *scenario)
{
    size_t counts[VALUE_GROUNDS];
    value_grounds_count(scenario, counts);
    char all[NUMBER_PEOPLE_SIZE], told[VALUE_GROUNDS][NUMBER_PEOPLE_SIZE];
    for (size_t i = 0; i < VALUE_GROUNDS; i++)
        figures_count(report, counts[i], told[i]);
    fputs("<p>", report->out);
    html_format(report->out,
                report_say(report,
                           "Het scenario %s heeft %s waarden. Uit een rapport of register (een "
                           "feit, met nummer): %s. Een aanname, met een bereik: %s. Geijkt, dat "
                           "is zo gekozen dat het model gemelde cijfers haalt: %s. Gekozen door "
                           "wie het scenario schreef, of een instelling van de berekening: %s.",
                           "The scenario %s has %s values. From a report or register (a fact, "
                           "with its number): %s. An assumption, with a range: %s. Calibrated, "
                           "that is chosen so that the model meets reported figures: %s. Chosen by "
                           "who wrote the scenario, or a setting of the calculation: %s."),
                scenario->name, figures_count(report, scenario->value_count, all), told[VALUE_FACT],
                told[VALUE_ASSUMED], told[VALUE_CALIBRATED], told[VALUE_CHOSEN]);
    fputs("</p>\n", report->out);
}

void report_assumptions(struct report *report)
{
    if (report->words->scenario_count == 0 || report->words->scenarios[0].value_count == 0)
        return;
    const struct report_scenario *scenario = &report->words->scenarios[0];
    const struct report_table *table = report_source_has(report->source, "aannames.csv")
                                           ? report_source_table(report->source, "aannames.csv")
                                           : NULL;
    struct entry *entries = memory_allocate(scenario->value_count, sizeof *entries);
    for (size_t i = 0; i < scenario->value_count; i++) {
        size_t row;
        double weight = weight_of(table, scenario->values[i].path, &row);
        entries[i] = (struct entry){&scenario->values[i], isfinite(weight) ? weight : -1.0, row, i};
    }
    qsort(entries, scenario->value_count, sizeof *entries, by_weight);
    html_section(report->out, 2, "bronnen",
                 report_say(report, "Aannames en bronnen", "Assumptions and sources"));
    write_counts(report, scenario);
    if (table != NULL)
        write_matters(report, entries, scenario->value_count);
    else
        html_element(report->out, "p", NULL,
                     report_say(report,
                                "Welke aannames het meest uitmaken, is hier niet uitgerekend. Dat "
                                "doet --onzekerheid.",
                                "Which assumptions matter most was not calculated here; "
                                "--onzekerheid does."));
    write_parts(report, entries, scenario->value_count);
    html_section_end(report->out);
    free(entries);
}
