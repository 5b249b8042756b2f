/* The tables of a comparison: a row an outcome, a column a variant. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/comparison_words.h"
#include "output/memory.h"
#include "output/report/chart_list_tables.h"
#include "output/report/moved.h"

_Static_assert(FIGURES_SCENARIOS_MOST + 3 <= GRID_COLUMNS_MOST, "a column for each scenario");

/* The basis and its variants, as the columns have them. */
struct worlds {
    const char *names[FIGURES_SCENARIOS_MOST];
    size_t count;
    struct growth growth; /* of the basis */
};

static void begin(struct worlds *worlds, struct grid *grid, const struct report *report,
                  const char *row_head)
{
    worlds->count = figures_scenarios(report_source_table(report->source, "kpi.csv"), worlds->names,
                                      FIGURES_SCENARIOS_MOST);
    worlds->growth = figures_growth(report, 0);
    grid_head(grid, row_head, false);
    grid_head(grid, report_say(report, "Eenheid", "Unit"), false);
    grid_head(grid, report_say(report, "Basis", "Basis"), true);
    for (size_t i = 1; i < worlds->count; i++) {
        char *head =
            memory_format(report_say(report, "Verschil: %s", "Difference: %s"), worlds->names[i]);
        grid_head(grid, head, false); /* long: may wrap */
        free(head);
    }
}

static void put_row(struct grid *grid, const struct report *report, const struct worlds *worlds,
                    const char *name, const char *kpi, const char *station, const char *gemeente)
{
    const struct kpi_row *row = figures_kpi(report, kpi);
    struct report_key key = {worlds->names[0], kpi, station, gemeente, "alle"};
    const struct report_table *table = report_source_table(report->source, "kpi.csv");
    if (worlds->count == 0 || report_find(table, 0, &key) == SIZE_MAX)
        return;
    double value;
    char text[FIGURES_SIZE];
    char *title = memory_copy_text(name);
    grid_text(grid, labels_capitalise(title));
    free(title);
    grid_text(grid, row != NULL ? labels_unit(&report->words->labels, row->unit) : "");
    figures_shown(report, &worlds->growth, &key, &value, text);
    grid_shown(grid, value, text);
    for (size_t i = 1; i < worlds->count; i++) {
        key.scenario = worlds->names[i];
        moved_put(grid, report, i - 1, &key);
    }
}

void chart_list_verschillen(struct grid *grid, const struct report *report)
{
    struct worlds worlds;
    begin(&worlds, grid, report, report_say(report, "Uitkomst", "Outcome"));
    size_t count;
    const struct comparison_headline *headlines = comparison_headlines(&count);
    for (size_t i = 0; i < count; i++)
        put_row(grid, report, &worlds, report_say(report, headlines[i].nl, headlines[i].en),
                headlines[i].kpi, headlines[i].station, "alle");
    growth_release(&worlds.growth);
}

void chart_list_waar_de_druk(struct grid *grid, const struct report *report)
{
    struct worlds worlds;
    begin(&worlds, grid, report, report_say(report, "Wachtlijst bij", "Waiting list at"));
    const struct report_table *table = report_source_table(report->source, "kpi.csv");
    struct report_key key = {worlds.count > 0 ? worlds.names[0] : NULL, "wachtlijst", NULL, "alle",
                             "alle"};
    for (size_t row = report_find(table, 0, &key); row != SIZE_MAX;
         row = report_find(table, row + 1, &key)) {
        const char *station = report_cell(table, row, "station");
        if (strcmp(station, "keten") != 0 && strcmp(station, "veilig_thuis") != 0)
            put_row(grid, report, &worlds, labels_station(&report->words->labels, station),
                    "wachtlijst", station, "alle");
    }
    growth_release(&worlds.growth);
}

void chart_list_verschil_gemeenten(struct grid *grid, const struct report *report)
{
    static const char *const kpis[] = {"doorlooptijd_overdracht", "doorlooptijd_eerste_contact",
                                       "doorlooptijd_start_hulp", "recidive_15m"};
    struct worlds worlds;
    begin(&worlds, grid, report, report_say(report, "Gemeente", "Municipality"));
    const char *gemeenten[FIGURES_GEMEENTEN_MOST];
    size_t count = figures_gemeenten(report_source_table(report->source, "kpi.csv"), gemeenten,
                                     FIGURES_GEMEENTEN_MOST);
    for (size_t g = 0; g < count; g++)
        for (size_t k = 0; k < sizeof kpis / sizeof kpis[0]; k++) {
            char name[LABELS_SIZE];
            const struct kpi_row *kpi = figures_kpi(report, kpis[k]);
            labels_gemeente(&report->words->labels, gemeenten[g], name);
            char *head = memory_format(
                "%s, %s", name, kpi != NULL ? report_say(report, kpi->nl, kpi->en) : kpis[k]);
            put_row(grid, report, &worlds, head, kpis[k], "keten", gemeenten[g]);
            free(head);
        }
    growth_release(&worlds.growth);
}

/* Casussen a year of one kind ("eerder"), with their interval. */
static void put_moved(struct grid *grid, const struct report *report,
                      const struct report_table *table, const char *scenario, const char *gemeente,
                      const char *kind)
{
    for (size_t row = 0; row < table->rows; row++) {
        if (strcmp(report_cell(table, row, "scenario"), scenario) != 0 ||
            strcmp(report_cell(table, row, "gemeente"), gemeente) != 0 ||
            strcmp(report_cell(table, row, "uitsplitsing"), "alle") != 0 ||
            strcmp(report_cell(table, row, "soort"), kind) != 0)
            continue;
        double mean = report_number(table, row, "gemiddelde");
        char text[FIGURES_SIZE];
        grid_shown(grid, mean,
                   figures_interval(report, mean, report_number(table, row, "bi95_laag"),
                                    report_number(table, row, "bi95_hoog"), 1, text));
        return;
    }
    grid_text(grid, "–");
}

void chart_list_eerder_later(struct grid *grid, const struct report *report)
{
    const struct report_table *table = report_source_table(report->source, "eerder_later.csv");
    if (table == NULL || table->rows == 0)
        return;
    const char *variants[FIGURES_SCENARIOS_MOST], *gemeenten[FIGURES_GEMEENTEN_MOST];
    size_t variant_count = figures_scenarios(table, variants, FIGURES_SCENARIOS_MOST);
    gemeenten[0] = "alle";
    size_t count = 1 + figures_gemeenten(table, gemeenten + 1, FIGURES_GEMEENTEN_MOST - 1);
    grid_head(grid, report_say(report, "Gemeente", "Municipality"), false);
    if (variant_count > 1)
        grid_head(grid, report_say(report, "Scenario", "Scenario"), false);
    const char *days = report_cell(table, 0, "dagen");
    char *earlier = memory_format(report_say(report, "Meer dan %s dagen eerder (casussen per jaar)",
                                             "More than %s days earlier (cases a year)"),
                                  days);
    char *later = memory_format(report_say(report, "Meer dan %s dagen later (casussen per jaar)",
                                           "More than %s days later (cases a year)"),
                                days);
    grid_head(grid, earlier, true);
    grid_head(grid, later, true);
    free(later);
    free(earlier);
    for (size_t v = 0; v < variant_count; v++)
        for (size_t g = 0; g < count; g++) {
            char name[LABELS_SIZE];
            labels_gemeente(&report->words->labels, gemeenten[g], name);
            grid_text(grid, labels_capitalise(name));
            if (variant_count > 1)
                grid_text(grid, variants[v]);
            put_moved(grid, report, table, variants[v], gemeenten[g], "eerder");
            put_moved(grid, report, table, variants[v], gemeenten[g], "later");
        }
}
