#include "output/report/chart_tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"

enum { QUARTERS_MOST = 12, SPANS_MOST = 256 };

static size_t column_count(const struct chart_column *columns)
{
    size_t count = 0;
    while (count < CHART_COLUMNS_MOST && columns[count].kpi != NULL)
        count++;
    return count;
}

static const char *breakdown_of(const struct chart_column *column)
{
    return column->breakdown != NULL ? column->breakdown : "alle";
}

/* "Wachtlijst Raad (casussen)"; names of stations come from the labels. `unit` NULL: the KPI's. */
static void head_of(struct grid *grid, const struct report *report,
                    const struct chart_column *column, bool station, const char *unit)
{
    char name[FIGURES_SIZE];
    const char *text = report_say(report, column->nl, column->en);
    if (text == NULL)
        text = station ? labels_station(&report->words->labels, column->station)
                       : figures_name(report, column->kpi, name);
    const struct kpi_row *kpi = figures_kpi(report, column->kpi);
    if (unit == NULL)
        unit = kpi != NULL ? kpi->unit : "";
    char *head =
        memory_format("%s%s%s%s", text, unit[0] != '\0' ? " (" : "",
                      labels_unit(&report->words->labels, unit), unit[0] != '\0' ? ")" : "");
    labels_capitalise(head);
    grid_head(grid, head, true);
    free(head);
}

static void heads(struct grid *grid, const struct report *report,
                  const struct chart_column *columns, bool station, const char *unit)
{
    for (size_t i = 0; i < column_count(columns); i++)
        head_of(grid, report, &columns[i], station, unit);
}

static void head_scenario(struct grid *grid, const struct report *report)
{
    grid_head(grid, report_say(report, "Scenario", "Scenario"), false);
}

/* --- series --- */

/* Sums of the weeks of one quarter or year. */
struct span {
    int year, quarter; /* quarter 0: the whole year */
    double sum[CHART_COLUMNS_MOST];
    size_t weeks[CHART_COLUMNS_MOST];
};

struct spans {
    struct span items[SPANS_MOST];
    size_t count;
};

static struct span *span_at(struct spans *spans, const char *date, bool years)
{
    tick at;
    if (!clock_parse_date(date, &at))
        return NULL;
    struct clock_date day = clock_to_date(at);
    int quarter = years ? 0 : (day.month + 2) / 3;
    for (size_t i = spans->count; i-- > 0;)
        if (spans->items[i].year == day.year && spans->items[i].quarter == quarter)
            return &spans->items[i];
    if (spans->count == SPANS_MOST)
        return NULL;
    spans->items[spans->count] = (struct span){.year = day.year, .quarter = quarter};
    return &spans->items[spans->count++];
}

static void sum_series(struct spans *spans, const struct report_table *table, const char *value,
                       const char *scenario, const struct chart_column *columns, bool years)
{
    spans->count = 0;
    for (size_t i = 0; i < column_count(columns); i++) {
        struct report_key key = {scenario, columns[i].kpi, columns[i].station, "alle",
                                 breakdown_of(&columns[i])};
        for (size_t row = report_find(table, 0, &key); row != SIZE_MAX;
             row = report_find(table, row + 1, &key)) {
            double mean = report_number(table, row, value);
            struct span *span = span_at(spans, report_cell(table, row, "datum"), years);
            if (span == NULL || !isfinite(mean))
                continue;
            span->sum[i] += mean;
            span->weeks[i]++;
        }
    }
}

static void put_spans(struct grid *grid, const struct report *report, const struct spans *spans,
                      const char *scenario, const struct chart_column *columns)
{
    for (size_t s = 0; s < spans->count; s++) {
        const struct span *span = &spans->items[s];
        char when[40];
        if (span->quarter == 0)
            snprintf(when, sizeof when, "%d", span->year);
        else
            snprintf(when, sizeof when, report_say(report, "%d, kwartaal %d", "%d, quarter %d"),
                     span->year, span->quarter);
        grid_text(grid, when);
        if (scenario != NULL)
            grid_text(grid, scenario);
        for (size_t i = 0; i < column_count(columns); i++)
            grid_number(grid, report,
                        span->weeks[i] > 0 ? span->sum[i] / (double)span->weeks[i] : NAN,
                        figures_decimals(report, columns[i].kpi));
    }
}

void chart_table_series(struct grid *grid, const struct report *report, const char *file,
                        const struct chart_column *columns)
{
    const struct report_table *table = report_source_table(report->source, file);
    if (table == NULL)
        return;
    const char *value = report_column(table, "verschil") != SIZE_MAX ? "verschil" : "gemiddelde";
    const char *scenarios[FIGURES_SCENARIOS_MOST];
    size_t count = figures_scenarios(table, scenarios, FIGURES_SCENARIOS_MOST);
    grid_head(grid, report_say(report, "Wanneer", "When"), false);
    if (count > 1)
        head_scenario(grid, report);
    heads(grid, report, columns, true, NULL);
    struct spans *spans = memory_allocate(1, sizeof *spans);
    for (size_t i = 0; i < count; i++) {
        sum_series(spans, table, value, scenarios[i], columns, false);
        if (spans->count > QUARTERS_MOST)
            sum_series(spans, table, value, scenarios[i], columns, true);
        put_spans(grid, report, spans, count > 1 ? scenarios[i] : NULL, columns);
    }
    free(spans);
}

/* --- curves --- */

void chart_table_curves(struct grid *grid, const struct report *report,
                        const struct chart_column *columns)
{
    static const int days[] = {1, 2, 5, 7, 14, 30, 70, 91, 182, 365, 456, 730};
    const struct report_table *table = report_source_table(report->source, "curven.csv");
    if (table == NULL)
        return;
    const char *scenarios[1];
    if (figures_scenarios(table, scenarios, 1) == 0)
        return;
    grid_head(grid, report_say(report, "Dagen", "Days"), false);
    heads(grid, report, columns, false, "procent");
    for (size_t d = 0; d < sizeof days / sizeof days[0]; d++) {
        double values[CHART_COLUMNS_MOST];
        bool any = false;
        for (size_t i = 0; i < column_count(columns); i++) {
            struct report_key key = {scenarios[0], columns[i].kpi, columns[i].station, "alle",
                                     breakdown_of(&columns[i])};
            size_t row = report_find(table, 0, &key);
            while (row != SIZE_MAX && report_number(table, row, "dag") != days[d])
                row = report_find(table, row + 1, &key);
            values[i] = row != SIZE_MAX ? report_number(table, row, "gemiddelde") : NAN;
            any = any || isfinite(values[i]);
        }
        if (!any)
            continue;
        grid_number(grid, report, days[d], 0);
        for (size_t i = 0; i < column_count(columns); i++)
            grid_number(grid, report, values[i], 1);
    }
}

/* --- kpi.csv --- */

static void put_row(struct grid *grid, const struct report *report, const struct growth *growth,
                    const char *scenario, const char *gemeente, const char *station,
                    const struct chart_column *columns)
{
    for (size_t i = 0; i < column_count(columns); i++) {
        struct report_key key = {scenario, columns[i].kpi,
                                 station != NULL ? station : columns[i].station, gemeente,
                                 breakdown_of(&columns[i])};
        double value;
        char text[FIGURES_SIZE];
        figures_shown(report, growth, &key, &value, text);
        grid_shown(grid, value, text);
    }
}

void chart_table_gemeenten(struct grid *grid, const struct report *report,
                           const struct chart_column *columns)
{
    const struct report_table *table = report_source_table(report->source, "kpi.csv");
    const char *scenarios[FIGURES_SCENARIOS_MOST], *gemeenten[FIGURES_GEMEENTEN_MOST];
    size_t scenario_count = figures_scenarios(table, scenarios, FIGURES_SCENARIOS_MOST);
    size_t count = figures_gemeenten(table, gemeenten, FIGURES_GEMEENTEN_MOST);
    grid_head(grid, report_say(report, "Gemeente", "Municipality"), false);
    if (scenario_count > 1)
        head_scenario(grid, report);
    heads(grid, report, columns, false, NULL);
    for (size_t s = 0; s < scenario_count; s++) {
        struct growth growth = figures_growth(report, s);
        for (size_t g = 0; g < count; g++) {
            char name[LABELS_SIZE];
            grid_text(grid, labels_gemeente(&report->words->labels, gemeenten[g], name));
            if (scenario_count > 1)
                grid_text(grid, scenarios[s]);
            put_row(grid, report, &growth, scenarios[s], gemeenten[g], NULL, columns);
        }
        growth_release(&growth);
    }
}

void chart_table_stations(struct grid *grid, const struct report *report,
                          const struct chart_column *columns)
{
    const struct report_table *table = report_source_table(report->source, "kpi.csv");
    const char *scenarios[FIGURES_SCENARIOS_MOST];
    size_t scenario_count = figures_scenarios(table, scenarios, FIGURES_SCENARIOS_MOST);
    grid_head(grid, report_say(report, "Station", "Station"), false);
    if (scenario_count > 1)
        head_scenario(grid, report);
    heads(grid, report, columns, false, NULL);
    for (size_t s = 0; s < scenario_count; s++) {
        struct growth growth = figures_growth(report, s);
        struct report_key key = {scenarios[s], columns[0].kpi, NULL, "alle", "alle"};
        for (size_t row = report_find(table, 0, &key); row != SIZE_MAX;
             row = report_find(table, row + 1, &key)) {
            const char *station = report_cell(table, row, "station");
            char *name = memory_copy_text(labels_station(&report->words->labels, station));
            grid_text(grid, labels_capitalise(name));
            free(name);
            if (scenario_count > 1)
                grid_text(grid, scenarios[s]);
            put_row(grid, report, &growth, scenarios[s], "alle", station, columns);
        }
        growth_release(&growth);
    }
}
