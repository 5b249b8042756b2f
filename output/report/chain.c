/* The chain: its picture with numbers a year, what every station has to do, and in a comparison who
 * moved where. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/grid.h"
#include "output/report/html.h"
#include "output/report/arrows.h"
#include "output/report/moved.h"
#include "output/report/style.h"

/* The stations that people or places stand in, as they are in the table, by the order of showing;
 * sums are left out. */
static size_t find_stations(const struct report_table *table, const char **stations)
{
    size_t count = 0;
    struct report_key key = {NULL, "doorstroom", NULL, "alle", "alle"};
    for (size_t row = report_find(table, 0, &key); row != SIZE_MAX && count < FIGURES_STATIONS_MOST;
         row = report_find(table, row + 1, &key)) {
        const char *station = report_cell(table, row, "station");
        size_t at = 0;
        while (at < count && strcmp(stations[at], station) != 0)
            at++;
        if (at < count)
            continue;
        for (at = count++;
             at > 0 && labels_station_order(stations[at - 1]) > labels_station_order(station); at--)
            stations[at] = stations[at - 1];
        stations[at] = station;
    }
    return count;
}

static void put_station(struct grid *grid, const struct report *report, const char *station)
{
    char *name = memory_copy_text(labels_station(&report->words->labels, station));
    grid_text(grid, labels_capitalise(name));
    free(name);
}

/* The pool whose hours a station works with has the load. */
static const char *load_of(const char *station)
{
    static const char *const front[] = {"vb", "advies", "overdracht", "monitoring"};
    for (size_t i = 0; i < sizeof front / sizeof front[0]; i++)
        if (strcmp(station, front[i]) == 0)
            return "front";
    return strcmp(station, "venv") == 0 ? "onderzoek" : station;
}

static void put_figure(struct grid *grid, const struct report *report, const struct growth *growth,
                       const char *scenario, const char *kpi, const char *station)
{
    struct report_key key = {scenario, kpi, station, "alle", "alle"};
    double value;
    char text[FIGURES_SIZE];
    figures_shown(report, growth, &key, &value, text);
    grid_shown(grid, value, text);
}

static void write_stations(struct report *report, const char *scenario, size_t index,
                           const char *const *stations, size_t count)
{
    static const char *const kpis[] = {"doorstroom", "bezetting", "wachtlijst", "wachttijd",
                                       "wachttijd_p90"};
    struct growth growth = figures_growth(report, index);
    struct grid grid;
    grid_init(&grid);
    grid_head(&grid, report_say(report, "Station", "Station"), false);
    grid_head(&grid, report_say(report, "Instroom (per jaar)", "Inflow (a year)"), true);
    grid_head(&grid, report_say(report, "Bezetting (%)", "In use (%)"), true);
    grid_head(&grid, report_say(report, "Wachtlijst (casussen)", "Waiting list (cases)"), true);
    grid_head(&grid, report_say(report, "Wachttijd (dagen)", "Waiting time (days)"), true);
    grid_head(&grid,
              report_say(report, "10% wacht langer dan (dagen)", "10% wait longer than (days)"),
              true);
    for (size_t s = 0; s < count; s++) {
        put_station(&grid, report, stations[s]);
        for (size_t k = 0; k < sizeof kpis / sizeof kpis[0]; k++)
            put_figure(&grid, report, &growth, scenario, kpis[k],
                       k == 1 ? load_of(stations[s]) : stations[s]);
    }
    char *caption = memory_format(
        report_say(report, "De stations van de keten: %s", "The stations of the chain: %s"),
        scenario);
    grid_write(report->out, &grid, caption);
    free(caption);
    grid_release(&grid);
    growth_release(&growth);
}

/* --- who moved where --- */

/* Would the difference read as 0? */
static bool is_seen(const struct report *report, double value, const char *kpi)
{
    return isfinite(value) && fabs(value) >= 0.5 * pow(10.0, -figures_decimals(report, kpi));
}

/* "De instroom per jaar stijgt het meest hier: lokale teams, +31 (+20 tot +42). Zij daalt …" */
static void tell_moved(struct report *report, const struct grid *grid, size_t column,
                       const char *kpi, const char *what, const char *const *stations)
{
    size_t most = SIZE_MAX, least = SIZE_MAX;
    for (size_t row = 0; row < grid_rows(grid); row++) {
        double value = grid_value(grid, row, column);
        if (!is_seen(report, value, kpi))
            continue;
        if (value > 0 && (most == SIZE_MAX || value > grid_value(grid, most, column)))
            most = row;
        if (value < 0 && (least == SIZE_MAX || value < grid_value(grid, least, column)))
            least = row;
    }
    const struct labels *labels = &report->words->labels;
    fputs("<p>", report->out);
    if (most == SIZE_MAX && least == SIZE_MAX)
        html_format(
            report->out,
            report_say(report,
                       "%s: op geen station is een verschil van betekenis te onderscheiden.",
                       "%s: at no station a difference of any size is distinct."),
            what);
    if (most != SIZE_MAX)
        html_format(report->out,
                    report_say(report, "%s: de grootste stijging is hier: %s, %s. ",
                               "%s: the largest rise is here: %s, %s. "),
                    what, labels_station(labels, stations[most]), grid_cell(grid, most, column));
    if (least != SIZE_MAX)
        html_format(report->out,
                    report_say(report, "%s: de grootste daling is hier: %s, %s.",
                               "%s: the largest fall is here: %s, %s."),
                    what, labels_station(labels, stations[least]), grid_cell(grid, least, column));
    fputs("</p>\n", report->out);
}

static void write_moved(struct report *report, const char *variant, size_t index,
                        const char *const *stations, size_t count)
{
    static const char *const kpis[] = {"doorstroom", "wachtlijst", "wachttijd"};
    struct grid grid;
    grid_init(&grid);
    grid_head(&grid, report_say(report, "Station", "Station"), false);
    grid_head(&grid, report_say(report, "Instroom (per jaar)", "Inflow (a year)"), false);
    grid_head(&grid, report_say(report, "Wachtlijst (casussen)", "Waiting list (cases)"), false);
    grid_head(&grid, report_say(report, "Wachttijd (dagen)", "Waiting time (days)"), false);
    for (size_t s = 0; s < count; s++) {
        put_station(&grid, report, stations[s]);
        for (size_t k = 0; k < sizeof kpis / sizeof kpis[0]; k++)
            moved_put(&grid, report, index,
                      &(struct report_key){variant, kpis[k], stations[s], "alle", "alle"});
    }
    char *heading = memory_format(
        report_say(report, "Wie waarheen verschuift: %s", "Who moves where: %s"), variant);
    char *id = memory_format("verschuiving-%zu", index + 1);
    html_section_of(report->out, 3, id, style_variant(index + 1), heading);
    arrows_write_changed_picture(report, variant, index + 1);
    tell_moved(report, &grid, 1, kpis[0], report_say(report, "Instroom per jaar", "Inflow a year"),
               stations);
    tell_moved(report, &grid, 2, kpis[1], report_say(report, "Wachtlijst", "Waiting list"),
               stations);
    char *caption =
        memory_format(report_say(report, "Verschil met de basis per station (95%%-interval): %s",
                                 "Difference from the basis by station (95%% interval): %s"),
                      variant);
    grid_write(report->out, &grid, caption);
    arrows_write_changes(report, variant);
    html_section_end(report->out);
    free(caption);
    free(id);
    free(heading);
    grid_release(&grid);
}

void report_chain(struct report *report)
{
    const struct report_table *table = report_source_table(report->source, "kpi.csv");
    const char *scenarios[FIGURES_SCENARIOS_MOST], *stations[FIGURES_STATIONS_MOST];
    size_t scenario_count = figures_scenarios(table, scenarios, FIGURES_SCENARIOS_MOST);
    size_t count = table != NULL ? find_stations(table, stations) : 0;
    if (count == 0 || scenario_count == 0)
        return;
    html_section(report->out, 2, "keten", report_say(report, "De keten", "The chain"));
    html_element(
        report->out, "p", NULL,
        report_say(
            report,
            "Een station is een plek waar mensen aan een casus werken. Bezetting is het deel "
            "van de uren of plaatsen dat gebruikt wordt: boven ongeveer 90% worden "
            "wachtlijsten snel langer. Een streepje betekent: dit wordt daar niet geteld.",
            "A station is a place where people work on a case. In use is the part of the "
            "hours or places that is used: above about 90% waiting lists soon become "
            "longer. A dash means: this is not counted there."));
    figures_explain_numbers(report);
    arrows_write_picture(report);
    write_stations(report, scenarios[0], 0, stations, count);
    arrows_write(report, scenarios[0]);
    bool differ = report_source_has(report->source, "verschillen.csv");
    for (size_t i = 1; i < scenario_count; i++) {
        if (differ)
            write_moved(report, scenarios[i], i - 1, stations, count);
        html_fold(report->out, report_say(report, "De stations in deze variant",
                                          "The stations in this variant"));
        write_stations(report, scenarios[i], i, stations, count);
        html_fold_end(report->out);
    }
    html_section_end(report->out);
}
