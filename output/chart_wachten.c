/* The waiting ledger: days a casus waits at each station, stacked by cause. */
#include "output/chart_kinds.h"

#include <math.h>

#include "output/palette.h"
#include "output/stations.h"
#include "output/text.h"

enum { CAUSES = 4 };

static const struct cause {
    const char *kpi, *nl, *en, *colour;
} ALL_CAUSES[CAUSES] = {
    {"wacht_bezet", "niemand vrij", "nobody free", PALETTE_VERMILION},
    {"wacht_geblokkeerd", "plaats vastgehouden voor de Raad", "place held for the Raad",
     PALETTE_ORANGE},
    {"wacht_overleg", "wacht op overleg, tafel of zitting", "waits for its meeting", PALETTE_BLUE},
    {"wacht_gesloten", "buiten werktijd", "outside working hours", PALETTE_SKY},
};

/* Writes the rows "place days days days days" of the stations that have a ledger; returns how many.
 */
static size_t write_rows(struct chart *chart, const char *stations[STATIONS_MOST],
                         double totals[STATIONS_MOST])
{
    const struct kpi_table *table = &chart->source->study->table;
    const char *keys[STATIONS_MOST];
    size_t count = 0, present = stations_of(table, keys);
    chart_block(chart, "wachten");
    for (size_t s = 0; s < present; s++) {
        const char *station = keys[s];
        double days[CAUSES], total = 0.0;
        bool any = false;
        for (size_t c = 0; c < CAUSES; c++) {
            size_t cell = kpi_table_find(table, ALL_CAUSES[c].kpi, station, "alle", "alle");
            days[c] = cell != SIZE_MAX ? kpi_table_summary(table, cell).mean : (double)NAN;
            any = any || isfinite(days[c]);
            total += isfinite(days[c]) ? days[c] : 0.0;
        }
        if (!any || stations_is_sum(station))
            continue;
        fprintf(chart->data, "%zu", count);
        for (size_t c = 0; c < CAUSES; c++)
            chart_value(chart, days[c]);
        fputc('\n', chart->data);
        stations[count] = station;
        totals[count++] = total;
    }
    chart_block_end(chart);
    return count;
}

static void draw_key(struct chart *chart)
{
    double x = 0.03;
    for (size_t c = 0; c < CAUSES; c++) {
        const char *name = chart_say(chart, ALL_CAUSES[c].nl, ALL_CAUSES[c].en);
        char place[64];
        chart_command(chart,
                      "set object %zu rectangle from screen %.4f,0.848 to screen %.4f,0.872 "
                      "fillstyle solid 1.0 noborder fillcolor rgb '%s'",
                      c + 1, x, x + 0.014, ALL_CAUSES[c].colour);
        snprintf(place, sizeof place, "screen %.4f,0.860 left", x + 0.02);
        chart_label(chart, place, 16, PALETTE_INK, name);
        x += 0.052 + 0.0070 * (double)text_width(name);
    }
}

bool chart_draw_wachten(struct chart *chart)
{
    const char *stations[STATIONS_MOST];
    double totals[STATIONS_MOST], top = 0.0;
    size_t count = write_rows(chart, stations, totals);
    if (count == 0)
        return false;
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        longest = totals[i] > totals[longest] ? i : longest;
        top = fmax(top, totals[i]);
    }
    char title[320], number[64], place[96];
    snprintf(title, sizeof title,
             chart_say(chart, "Dagen per casus, verdeeld naar oorzaak; het langst: %s, %s dagen",
                       "Days per case, by cause; longest: %s, %s days"),
             labels_station(chart->source->labels, stations[longest]),
             chart_number(chart, totals[longest], totals[longest] < 10.0 ? 1 : 0, number));
    chart_heading(chart, chart_say(chart, "Waardoor casussen wachten", "Why cases wait"), title,
                  CHART_FOOT_MEAN);
    draw_key(chart);
    chart_frame(chart, (struct chart_box){0.285, 0.93, 0.185, 0.82});
    chart_command(chart, "unset grid\nset grid xtics linetype 1 linewidth 1 linecolor rgb "
                         "'" PALETTE_GRID "'\nset style fill solid 1.0 noborder\nunset ytics");
    double edge = chart_axis_from_zero(chart, 'x', top * 1.02, 8);
    chart_command(chart, "set yrange [%g:-0.6]", (double)count - 0.4);
    chart_label(chart, "graph 0.5, graph -0.085 center", 16, PALETTE_GREY,
                chart_say(chart, "dagen per casus", "days per case"));
    for (size_t i = 0; i < count; i++) {
        char name[LABELS_SIZE];
        snprintf(name, sizeof name, "%s", labels_station(chart->source->labels, stations[i]));
        snprintf(place, sizeof place, "graph -0.012, first %zu right", i);
        chart_label(chart, place, 16, PALETTE_INK, labels_capitalise(name));
        snprintf(place, sizeof place, "first %.10g, first %zu left offset character 0.6,0",
                 fmin(totals[i], edge), i);
        chart_label(chart, place, 16, PALETTE_INK, chart_number(chart, totals[i], 1, number));
    }
    chart_command(chart, "d(c) = valid(c) ? column(c) : 0");
    const char *before = "0";
    static const char *const starts[CAUSES] = {"0", "d(2)", "(d(2)+d(3))", "(d(2)+d(3)+d(4))"};
    for (size_t c = 0; c < CAUSES; c++) {
        before = starts[c];
        chart_command(chart,
                      "%s $wachten using (%s):1:(%s):(%s+d(%zu)):($1-0.32):($1+0.32) with "
                      "boxxyerror fillcolor rgb '%s'%s",
                      c == 0 ? "plot" : " ", before, before, before, c + 2, ALL_CAUSES[c].colour,
                      c + 1 < CAUSES ? ", \\" : "");
    }
    return true;
}
