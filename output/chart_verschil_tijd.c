/* The difference from the basis week by week, a panel for each main list: its band holds for all
 * weeks together, so that what leaves the zero line anywhere is distinct. */
#include "output/comparison_charts.h"

#include <math.h>

#include "output/chart_growth.h"
#include "output/comparison_words.h"
#include "output/palette.h"

enum { PANELS_MOST = 9, POINTS_MOST = 2000 };

#define MARK_SHARE 0.1 /* of a panel's height, kept free for each mark */

struct panel {
    const struct comparison_headline *headline;
    const struct comparison_series
        *series[COMPARISON_CHART_VARIANTS]; /* NULL: the variant has none */
    bool drawn[COMPARISON_CHART_VARIANTS];
    double low, high;
};

static const struct comparison_series *find_series(const struct comparison_variant *variant,
                                                   size_t cell)
{
    for (size_t s = 0; s < variant->series_count; s++)
        if (variant->series[s].cell == cell)
            return &variant->series[s];
    return NULL;
}

/* Writes "date mean low high" of one variant; false when no week has a value. */
static bool write_weeks(struct chart *chart, struct panel *panel, size_t number, size_t v)
{
    const struct kpi_series *weekly = &chart->source->study->series;
    const struct band *band = &panel->series[v]->band;
    size_t stride = weekly->weeks / POINTS_MOST + 1, finite = 0;
    char name[32], date[CLOCK_DATE_SIZE];
    snprintf(name, sizeof name, "verschil%zu_%zu", number, v + 1);
    chart_block(chart, name);
    for (size_t week = 0; week < weekly->weeks; week += stride) {
        double mean = band->mean[week], low = band->low[week], high = band->high[week];
        clock_format_date(weekly->start + (tick)week * CLOCK_WEEK, date);
        fputs(date, chart->data);
        chart_value(chart, mean);
        chart_value(chart, isfinite(low) ? low : mean);
        chart_value(chart, isfinite(high) ? high : mean);
        fputc('\n', chart->data);
        if (!isfinite(mean))
            continue;
        finite++;
        panel->low = fmin(panel->low, isfinite(low) ? low : mean);
        panel->high = fmax(panel->high, isfinite(high) ? high : mean);
    }
    chart_block_end(chart);
    if (finite == 0)
        fprintf(chart->data, "undefine $%s\n", name);
    return finite > 0;
}

/* Main lists in the order of the headlines; how many. */
static size_t find_panels(struct chart *chart, struct panel panels[PANELS_MOST])
{
    const struct kpi_study *basis = chart->source->study;
    size_t count, filled = 0;
    const struct comparison_headline *headlines = comparison_headlines(&count);
    for (size_t i = 0; i < count && filled < PANELS_MOST; i++) {
        if (!headlines[i].over_time)
            continue;
        size_t cell =
            kpi_cells_find(&basis->table.catalogue, basis->series.cells, basis->series.cell_count,
                           headlines[i].kpi, headlines[i].station, "alle", "alle");
        struct panel panel = {.headline = &headlines[i]};
        bool any = false;
        for (size_t v = 0; v < comparison_chart_variants(chart) && cell != SIZE_MAX; v++) {
            panel.series[v] = find_series(&chart->source->comparison->variants[v], cell);
            panel.drawn[v] = panel.series[v] != NULL && write_weeks(chart, &panel, filled + 1, v);
            any = any || panel.drawn[v];
        }
        if (any)
            panels[filled++] = panel;
    }
    return filled;
}

/* The variant's symbol on a dashed line where it parts from the basis. */
static void draw_parting(struct chart *chart, const struct panel *panel, size_t v, size_t mark)
{
    size_t week = panel->series[v]->parts_from;
    long long at = (long long)(chart->source->study->series.start + (tick)week * CLOCK_WEEK);
    double y = 0.95 - MARK_SHARE * (double)mark;
    chart_command(chart,
                  "set arrow from first %lld, first 0 to first %lld, graph %.3f nohead dashtype 3 "
                  "linewidth 1.5 linecolor rgb '%s' back",
                  at, at, y, comparison_chart_colour(v));
    chart_command(chart,
                  "set label %zu '' at first %lld, graph %.3f point pointtype %d pointsize 1.2 "
                  "linecolor rgb '%s' front",
                  ++chart->label_count, at, y, comparison_chart_symbol(v),
                  comparison_chart_colour(v));
}

static size_t count_marks(const struct chart *chart, const struct panel *panel)
{
    size_t count = 0;
    for (size_t v = 0; v < comparison_chart_variants(chart); v++)
        count += panel->drawn[v] && panel->series[v]->parts_from != SIZE_MAX;
    return count;
}

static void draw_panel(struct chart *chart, const struct panel *panel, size_t i, size_t count,
                       double free_below)
{
    size_t columns = count <= 2 ? count : count <= 4 ? 2 : 3;
    size_t rows = (count + columns - 1) / columns;
    double wide = 0.95 / (double)columns, high = (free_below - 0.115) / (double)rows;
    double left = 0.03 + wide * (double)(i % columns);
    double top = free_below - high * (double)(i / columns);
    struct chart_box box = {left + 0.042, left + wide - 0.022, top - high + 0.05, top - 0.05};
    chart_frame(chart, box);
    chart_command(chart, "set border 0");
    chart_time_axis(chart, false);
    double free_share = MARK_SHARE * (double)count_marks(chart, panel);
    double top_value = panel->high + (panel->high - panel->low) * free_share / (1.0 - free_share);
    comparison_chart_axis(chart, 'y', panel->low, top_value, rows > 2 ? 3 : 4, COMPARISON_SIGNED);
    chart_command(chart, "set arrow from graph 0, first 0 to graph 1, first 0 nohead linewidth 1.5 "
                         "linecolor rgb '" PALETTE_GREY "' back");
    char place[64];
    snprintf(place, sizeof place, "screen %.4f,%.4f left", left, top - 0.02);
    char title[COMPARISON_NAME_SIZE];
    snprintf(title, sizeof title, "%s%s",
             chart_say(chart, panel->headline->nl, panel->headline->en),
             chart_growth_mark(chart, panel->headline->kpi, panel->headline->station, "alle"));
    chart_label(chart, place, 16, PALETTE_INK, title);
    const char *lead = "plot";
    for (size_t v = 0, mark = 0; v < comparison_chart_variants(chart); v++)
        if (panel->drawn[v] && panel->series[v]->parts_from != SIZE_MAX)
            draw_parting(chart, panel, v, mark++);
    for (size_t v = 0; v < comparison_chart_variants(chart); v++) {
        if (!panel->drawn[v])
            continue;
        fprintf(chart->body,
                "%s $verschil%zu_%zu using (timecolumn(1,'%%Y-%%m-%%d')):3:4 with filledcurves "
                "fillcolor rgb '%s', \\\n"
                "  $verschil%zu_%zu using (timecolumn(1,'%%Y-%%m-%%d')):2 with lines linewidth 2 "
                "linecolor rgb '%s'",
                lead, i + 1, v + 1, comparison_chart_colour(v), i + 1, v + 1,
                comparison_chart_colour(v));
        lead = ", \\\n ";
    }
    chart_command(chart, "\nunset label\nunset arrow");
}

bool chart_draw_verschil_in_de_tijd(struct chart *chart)
{
    struct panel panels[PANELS_MOST];
    size_t count = find_panels(chart, panels);
    if (count == 0)
        return false;
    comparison_chart_heading(
        chart,
        chart_say(chart, "Wanneer het verschil ontstaat: week na week naast de basis",
                  "When the difference arises: week by week beside the basis"),
        chart_say(chart,
                  "Casussen meer (boven) of minder (onder) dan in de basis; symbool: vanaf hier "
                  "vier weken achtereen te onderscheiden",
                  "Cases more (above) or fewer (below) than in the basis; symbol: distinct from "
                  "here for four weeks on end"),
        chart_say(chart, "band: 95%, voor alle weken tegelijk", "band: 95%, for all weeks at once"),
        comparison_chart_variants(chart));
    double free_below = comparison_chart_legend(chart, 0.862);
    chart_growth_note(chart, chart_say(chart, "het verschil kan blijven oplopen",
                                       "the difference may go on growing"));
    chart_command(chart, "set multiplot");
    for (size_t i = 0; i < count; i++)
        draw_panel(chart, &panels[i], i, count, free_below + 0.01);
    chart_command(chart, "unset multiplot");
    return true;
}
