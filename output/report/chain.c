/* The chain: its picture with numbers a year, what every station has to do, and in a comparison who
 * moved where. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/grid.h"
#include "output/report/html.h"
#include "output/report/moved.h"
#include "output/report/style.h"

#define PICTURE "grafieken/stroom.svg"

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

/* "Veilig Thuis: lokaal team" and how many a year; of `run` alone. */
static void write_arrows(struct report *report)
{
    const struct report_table *table = report_source_table(report->source, "pijlen.csv");
    if (table == NULL || table->rows == 0)
        return;
    struct grid grid;
    grid_init(&grid);
    grid_head(&grid, report_say(report, "Van", "From"), false);
    grid_head(&grid, report_say(report, "Naar", "To"), false);
    grid_head(&grid, report_say(report, "Per jaar (95%-interval)", "A year (95% interval)"), true);
    const struct labels *labels = &report->words->labels;
    for (size_t row = 0; row < table->rows; row++) {
        char *from = memory_copy_text(labels_arrow_end(labels, report_cell(table, row, "van")));
        grid_text(&grid, labels_capitalise(from));
        free(from);
        grid_text(&grid, labels_arrow_end(labels, report_cell(table, row, "naar")));
        double mean = report_number(table, row, "per_jaar");
        char text[FIGURES_SIZE];
        grid_shown(&grid, mean,
                   figures_interval(report, mean, report_number(table, row, "bi95_laag"),
                                    report_number(table, row, "bi95_hoog"), 1, text));
    }
    html_fold(report->out, report_say(report, "Elke pijl met zijn aantal per jaar",
                                      "Every arrow with its number a year"));
    grid_write(report->out, &grid,
               report_say(report, "Casussen per jaar op elke pijl van de keten",
                          "Cases a year on every arrow of the chain"));
    html_fold_end(report->out);
    grid_release(&grid);
}

static const char *among(const struct report_table *table, const char *key)
{
    for (size_t row = 0; row < table->rows; row++)
        if (strcmp(report_cell(table, row, "pijl"), key) == 0)
            return report_cell(table, row, "per_jaar");
    return "";
}

/* The picture's main numbers, as its alt text; to be freed. */
static char *describe(const struct report *report)
{
    static const struct {
        const char *arrow, *nl, *en;
    } told[] = {
        {"incident_melding", "van incident naar melding", "from incident to report"},
        {"melding_casus", "van melding naar veiligheidsbeoordeling",
         "from report to safety assessment"},
        {"vb_lokaal_team", "direct naar het lokale team", "straight to the local team"},
        {"vb_onderzoek", "naar onderzoek", "to inquiry"},
        {"contact_hulp", "van eerste contact naar hulp", "from first contact to help"},
    };
    const struct report_table *table = report_source_table(report->source, "pijlen.csv");
    char *text = memory_copy_text(
        report_say(report, "De keten van incident tot hulp, met casussen per jaar op elke pijl",
                   "The chain from incident to help, with cases a year on every arrow"));
    for (size_t i = 0; table != NULL && i < sizeof told / sizeof told[0]; i++) {
        const char *cell = among(table, told[i].arrow);
        char number[NUMBER_PEOPLE_SIZE];
        if (cell[0] == '\0')
            continue;
        char *longer = memory_format("%s; %s %s", text, report_say(report, told[i].nl, told[i].en),
                                     figures_number(report, strtod(cell, NULL), 0, number));
        free(text);
        text = longer;
    }
    char *whole = memory_format("%s.", text);
    free(text);
    return whole;
}

static void write_picture(struct report *report)
{
    if (!report_source_has(report->source, PICTURE))
        return;
    const char *svg = report_source_text(report->source, PICTURE);
    if (svg == NULL)
        return;
    char *alt = describe(report);
    html_svg(
        report->out, svg, "g-stroom", alt,
        report_say(report,
                   "Getal bij een pijl: casussen per jaar. Hoe dikker de pijl, hoe meer. Oranje: "
                   "een casus komt terug. In een vak: instroom, bezetting en wachtlijst.",
                   "Number at an arrow: cases a year. The thicker the arrow, the more. Orange: a "
                   "case comes back. In a box: inflow, capacity in use and waiting list."));
    free(alt);
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
    tell_moved(report, &grid, 1, kpis[0], report_say(report, "Instroom per jaar", "Inflow a year"),
               stations);
    tell_moved(report, &grid, 2, kpis[1], report_say(report, "Wachtlijst", "Waiting list"),
               stations);
    char *caption =
        memory_format(report_say(report, "Verschil met de basis per station (95%%-interval): %s",
                                 "Difference from the basis by station (95%% interval): %s"),
                      variant);
    grid_write(report->out, &grid, caption);
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
    write_picture(report);
    write_stations(report, scenarios[0], 0, stations, count);
    write_arrows(report);
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
