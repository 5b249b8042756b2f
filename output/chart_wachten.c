/* The waiting ledger: days a casus waits at each station, stacked by cause. Where a list grows
 * without end the days say how long was measured: then only how they divide, over the whole axis.
 */
#include "output/chart_kinds.h"

#include <math.h>

#include "output/chart_growth.h"
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

struct row {
    const char *station;
    double days[CAUSES], total;
    bool grows;
};

/* The stations that have a ledger; returns how many. */
static size_t find_rows(const struct chart *chart, struct row rows[STATIONS_MOST])
{
    const struct kpi_table *table = &chart->source->study->table;
    const char *keys[STATIONS_MOST];
    size_t count = 0, present = stations_of(table, keys);
    for (size_t s = 0; s < present; s++) {
        struct row row = {.station = keys[s],
                          .grows = growth_at(chart->source->growth, keys[s], "alle")};
        bool any = false;
        for (size_t c = 0; c < CAUSES; c++) {
            size_t cell = kpi_table_find(table, ALL_CAUSES[c].kpi, keys[s], "alle", "alle");
            row.days[c] = cell != SIZE_MAX ? kpi_table_summary(table, cell).mean : (double)NAN;
            any = any || isfinite(row.days[c]);
            row.total += isfinite(row.days[c]) ? row.days[c] : 0.0;
        }
        if (any && !stations_is_sum(keys[s]))
            rows[count++] = row;
    }
    return count;
}

/* Writes the rows "place days days days days"; those that grow reach the edge. */
static void write_rows(struct chart *chart, const struct row *rows, size_t count, double edge)
{
    chart_block(chart, "wachten");
    for (size_t i = 0; i < count; i++) {
        double times = rows[i].grows && rows[i].total > 0.0 ? edge / rows[i].total : 1.0;
        fprintf(chart->data, "%zu", i);
        for (size_t c = 0; c < CAUSES; c++)
            chart_value(chart, times * rows[i].days[c]);
        fputc('\n', chart->data);
    }
    chart_block_end(chart);
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

/* Where it takes longest, and where it goes on rising. */
static void write_subtitle(const struct chart *chart, const struct row *rows, size_t count,
                           char text[320])
{
    size_t longest = SIZE_MAX;
    bool grows = false;
    char number[64];
    for (size_t i = 0; i < count; i++) {
        grows = grows || rows[i].grows;
        if (!rows[i].grows && (longest == SIZE_MAX || rows[i].total > rows[longest].total))
            longest = i;
    }
    if (longest == SIZE_MAX) {
        snprintf(text, 320, "%s",
                 chart_say(chart, "Verdeeld naar oorzaak; het wachten loopt nog op",
                           "By cause; the wait is still rising"));
        return;
    }
    const char *name = labels_station(chart->source->labels, rows[longest].station);
    chart_number(chart, rows[longest].total, rows[longest].total < 10.0 ? 1 : 0, number);
    snprintf(text, 320,
             grows ? chart_say(chart,
                               "Dagen per casus, verdeeld naar oorzaak; het langst van wat in "
                               "evenwicht is: %s, %s dagen",
                               "Days per case, by cause; longest of what has an equilibrium: %s, "
                               "%s days")
                   : chart_say(chart,
                               "Dagen per casus, verdeeld naar oorzaak; het langst: %s, %s dagen",
                               "Days per case, by cause; longest: %s, %s days"),
             name, number);
}

static void draw_names(struct chart *chart, const struct row *rows, size_t count, double edge)
{
    for (size_t i = 0; i < count; i++) {
        char place[96], name[LABELS_SIZE], number[64];
        snprintf(name, sizeof name, "%s", labels_station(chart->source->labels, rows[i].station));
        snprintf(place, sizeof place, "graph -0.012, first %zu right", i);
        chart_label(chart, place, 16, PALETTE_INK, labels_capitalise(name));
        snprintf(place, sizeof place, "first %.10g, first %zu left offset character 0.6,0",
                 rows[i].grows ? edge : fmin(rows[i].total, edge), i);
        if (rows[i].grows)
            chart_label(chart, place, 16, PALETTE_VERMILION,
                        chart_say(chart, "loopt op " GROWTH_MARK, "rises " GROWTH_MARK));
        else
            chart_label(chart, place, 16, PALETTE_INK,
                        chart_number(chart, rows[i].total, 1, number));
    }
}

bool chart_draw_wachten(struct chart *chart)
{
    struct row rows[STATIONS_MOST];
    size_t count = find_rows(chart, rows);
    if (count == 0)
        return false;
    double top = 0.0;
    bool grows = false;
    for (size_t i = 0; i < count; i++) {
        top = rows[i].grows ? top : fmax(top, rows[i].total);
        grows = grows || rows[i].grows;
    }
    char subtitle[320];
    write_subtitle(chart, rows, count, subtitle);
    chart_heading(chart, chart_say(chart, "Waardoor casussen wachten", "Why cases wait"), subtitle,
                  CHART_FOOT_MEAN);
    draw_key(chart);
    if (grows)
        chart_growth_note(chart, chart_say(chart, "die balk toont alleen de verdeling",
                                           "that bar only shows how the wait divides"));
    chart_frame(chart, (struct chart_box){0.285, grows ? 0.9 : 0.93, 0.185, 0.82});
    chart_command(chart, "unset grid\nset grid xtics linetype 1 linewidth 1 linecolor rgb "
                         "'" PALETTE_GRID "'\nset style fill solid 1.0 noborder\nunset ytics");
    double edge = chart_axis_from_zero(chart, 'x', top * 1.02, 8);
    chart_command(chart, "set yrange [%g:-0.6]", (double)count - 0.4);
    chart_label(chart, "graph 0.5, graph -0.085 center", 16, PALETTE_GREY,
                chart_say(chart, "dagen per casus", "days per case"));
    write_rows(chart, rows, count, edge);
    draw_names(chart, rows, count, edge);
    chart_command(chart, "d(c) = valid(c) ? column(c) : 0");
    static const char *const starts[CAUSES] = {"0", "d(2)", "(d(2)+d(3))", "(d(2)+d(3)+d(4))"};
    for (size_t c = 0; c < CAUSES; c++)
        chart_command(chart,
                      "%s $wachten using (%s):1:(%s):(%s+d(%zu)):($1-0.32):($1+0.32) with "
                      "boxxyerror fillcolor rgb '%s'%s",
                      c == 0 ? "plot" : " ", starts[c], starts[c], starts[c], c + 2,
                      ALL_CAUSES[c].colour, c + 1 < CAUSES ? ", \\" : "");
    return true;
}
