/* Where the waiting goes: for every station how many more or fewer casussen stand on its list than
 * in the basis, a column for each variant. What is pressed down at one place and comes up at
 * another shows as green to the left and red to the right. */
#include "output/comparison_charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/chart_growth.h"
#include "output/comparison_words.h"
#include "output/palette.h"
#include "output/stations.h"
#include "output/text.h"

enum { COLUMNS_MOST = 3 };

struct rows {
    const char *stations[STATIONS_MOST];
    size_t cells[STATIONS_MOST];
    size_t count; /* the last may be the whole chain */
    bool has_all;
    double low, high;
};

static const struct estimate *difference_at(const struct chart *chart, size_t variant, size_t cell)
{
    return &chart->source->comparison->variants[variant].pairings[cell].difference;
}

/* A list that somebody ever stands on, in the basis or in a drawn variant. */
static bool is_used(const struct chart *chart, size_t cell, size_t columns)
{
    bool used = false;
    for (size_t v = 0; v < columns; v++) {
        const struct pairing *pairing = &chart->source->comparison->variants[v].pairings[cell];
        used = used || pairing->base.mean > 0.0 || pairing->variant.mean > 0.0;
    }
    return used;
}

static void add_row(const struct chart *chart, struct rows *rows, const char *station,
                    size_t columns)
{
    const struct kpi_table *table = &chart->source->study->table;
    const char *kpi = growth_any(chart->source->growth) ? "wachtlijst_eind" : "wachtlijst";
    size_t cell = kpi_table_find(table, kpi, station, "alle", "alle");
    if (cell == SIZE_MAX)
        cell = kpi_table_find(table, "wachtlijst", station, "alle", "alle");
    if (cell == SIZE_MAX || !is_used(chart, cell, columns))
        return;
    rows->stations[rows->count] = station;
    rows->cells[rows->count++] = cell;
    for (size_t v = 0; v < columns; v++) {
        const struct estimate *difference = difference_at(chart, v, cell);
        double low = isfinite(difference->low) ? difference->low : difference->mean;
        double high = isfinite(difference->high) ? difference->high : difference->mean;
        rows->low = isfinite(low) ? fmin(rows->low, low) : rows->low;
        rows->high = isfinite(high) ? fmax(rows->high, high) : rows->high;
    }
}

static void find_rows(const struct chart *chart, struct rows *rows, size_t columns)
{
    const char *stations[STATIONS_MOST];
    size_t count = stations_of(&chart->source->study->table, stations);
    for (size_t i = 0; i < count; i++)
        if (!stations_is_sum(stations[i]))
            add_row(chart, rows, stations[i], columns);
    size_t before = rows->count;
    if (before > 1 && before < STATIONS_MOST)
        add_row(chart, rows, "keten", columns);
    rows->has_all = rows->count > before;
}

/* The whole chain stands a little apart. */
static double place_of(const struct rows *rows, size_t i)
{
    return (double)i + (rows->has_all && i + 1 == rows->count ? 0.4 : 0.0);
}

enum { VAGUE, RELIEF, PRESSURE, COLOURS };

/* Writes "place mean low high colour" of a column. Returns a bit for every colour that is there. */
static unsigned write_column(struct chart *chart, const struct rows *rows, size_t v)
{
    char name[32];
    unsigned there = 0;
    snprintf(name, sizeof name, "druk%zu", v + 1);
    chart_block(chart, name);
    for (size_t i = 0; i < rows->count; i++) {
        const struct pairing *pairing =
            &chart->source->comparison->variants[v].pairings[rows->cells[i]];
        if (!isfinite(pairing->difference.mean))
            continue;
        fprintf(chart->data, "%.2f", place_of(rows, i));
        chart_value(chart, pairing->difference.mean);
        chart_value(chart, isfinite(pairing->difference.low) ? pairing->difference.low
                                                             : pairing->difference.mean);
        chart_value(chart, isfinite(pairing->difference.high) ? pairing->difference.high
                                                              : pairing->difference.mean);
        int colour = pairing->verdict == VERDICT_LOWER    ? RELIEF
                     : pairing->verdict == VERDICT_HIGHER ? PRESSURE
                                                          : VAGUE;
        fprintf(chart->data, " %d\n", colour);
        there |= 1U << colour;
    }
    chart_block_end(chart);
    if (there == 0)
        fprintf(chart->data, "undefine $%s\n", name);
    return there;
}

static void draw_names(struct chart *chart, const struct rows *rows, struct chart_box box,
                       double last)
{
    for (size_t i = 0; i < rows->count; i++) {
        char place[64], name[LABELS_SIZE];
        double share = (place_of(rows, i) + 0.6) / (last + 1.2);
        snprintf(place, sizeof place, "screen 0.03,%.4f left",
                 box.top - share * (box.top - box.bottom));
        bool all = rows->has_all && i + 1 == rows->count;
        snprintf(name, sizeof name, "%s",
                 all ? chart_say(chart, "Alle lijsten samen", "All lists together")
                     : labels_station(chart->source->labels, rows->stations[i]));
        size_t used = strlen(name);
        snprintf(name + used, sizeof name - used, "%s",
                 chart_growth_mark(chart, "wachtlijst", rows->stations[i], "alle"));
        chart_label(chart, place, 15, PALETTE_INK, labels_capitalise(name));
    }
}

/* The number at the far side of the interval. */
static void draw_values(struct chart *chart, const struct rows *rows, size_t v)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct pairing *pairing =
            &chart->source->comparison->variants[v].pairings[rows->cells[i]];
        const struct estimate *difference = &pairing->difference;
        if (!isfinite(difference->mean))
            continue;
        bool left = difference->mean < 0.0;
        bool has_interval = isfinite(difference->low) && isfinite(difference->high);
        double end = !has_interval ? difference->mean
                     : left        ? fmin(difference->low, 0.0)
                                   : fmax(difference->high, 0.0);
        bool is_clear = pairing->verdict == VERDICT_LOWER || pairing->verdict == VERDICT_HIGHER;
        const struct kpi_table *table = &chart->source->study->table;
        int decimals = comparison_decimals(
            pairing, table->catalogue.rows[table->cells[rows->cells[i]].kpi].decimals);
        char place[96], number[NUMBER_PEOPLE_SIZE];
        snprintf(place, sizeof place, "first %.10g, first %.2f %s offset character %s,0", end,
                 place_of(rows, i), left ? "right" : "left", left ? "-0.5" : "0.5");
        chart_label(chart, place, 13, is_clear ? PALETTE_INK : PALETTE_GREY,
                    comparison_signed(chart->source->labels, difference->mean, decimals, number));
    }
}

static void draw_column(struct chart *chart, const struct rows *rows, size_t v, size_t columns,
                        unsigned there, struct chart_box box, double last)
{
    static const char *const colours[COLOURS] = {PALETTE_RULE, PALETTE_GREEN, PALETTE_VERMILION};
    chart_frame(chart, box);
    double room = 0.09 * (double)columns * (rows->high - rows->low); /* for the numbers */
    comparison_chart_axis(chart, 'x', rows->low < 0.0 ? rows->low - room : 0.0,
                          rows->high > 0.0 ? rows->high + room : 0.0, columns > 1 ? 2 : 4,
                          COMPARISON_SIGNED);
    chart_command(chart,
                  "set yrange [%.2f:-0.6]\nset ytics scale 0 ('' 0)\nunset grid\nset style fill "
                  "solid 1.0 noborder\n"
                  "set arrow from first 0, graph 0 to first 0, graph 1 nohead linewidth 1.5 "
                  "linecolor rgb '" PALETTE_GREY "' back",
                  last + 0.6);
    char place[64];
    char *name = text_clean(chart->source->names[v + 1], columns > 2 ? 30 : columns > 1 ? 44 : 90);
    snprintf(place, sizeof place, "screen %.4f,%.4f left", box.left, box.top + 0.022);
    chart_label(chart, place, 15, PALETTE_INK, name);
    free(name);
    draw_values(chart, rows, v);
    fputs("plot ", chart->body);
    for (int c = 0; c < COLOURS; c++)
        if ((there & 1U << c) != 0)
            fprintf(chart->body,
                    "$druk%zu using ($5 == %d ? $2 / 2 : NaN):1:(0):2:($1 - 0.3):($1 + 0.3) with "
                    "boxxyerror fillcolor rgb '%s', \\\n  ",
                    v + 1, c, colours[c]);
    chart_command(chart,
                  "$druk%zu using 2:1:3:4 with xerrorbars pointtype 0 linewidth 1.5 linecolor rgb "
                  "'" PALETTE_INK "'\nunset label\nunset arrow",
                  v + 1);
}

static void draw_key(struct chart *chart)
{
    static const struct {
        const char *colour, *nl, *en;
        double left;
    } keys[] = {
        {PALETTE_GREEN, "minder wachtenden: verlichting", "fewer waiting: relief", 0.03},
        {PALETTE_VERMILION, "meer wachtenden: druk", "more waiting: pressure", 0.29},
        {PALETTE_RULE, "niet te onderscheiden", "not distinct", 0.49},
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        char place[64];
        chart_command(chart,
                      "set object %zu rectangle from screen %.4f,0.846 to screen %.4f,0.866 "
                      "fillcolor rgb '%s' fillstyle solid 1.0 noborder",
                      i + 1, keys[i].left, keys[i].left + 0.014, keys[i].colour);
        snprintf(place, sizeof place, "screen %.4f,0.856 left", keys[i].left + 0.02);
        chart_label(chart, place, 14, PALETTE_INK, chart_say(chart, keys[i].nl, keys[i].en));
    }
}

bool chart_draw_waar_de_druk(struct chart *chart)
{
    size_t columns = comparison_chart_variants(chart);
    columns = columns < COLUMNS_MOST ? columns : COLUMNS_MOST;
    struct rows rows = {.count = 0};
    find_rows(chart, &rows, columns);
    unsigned there[COLUMNS_MOST] = {0}, any = 0;
    for (size_t v = 0; v < columns; v++) {
        there[v] = write_column(chart, &rows, v);
        any |= there[v];
    }
    if (any == 0)
        return false;
    comparison_chart_heading(
        chart,
        chart_say(chart, "Waar de druk heengaat: wachtenden per station naast de basis",
                  "Where the pressure goes: waiting by station beside the basis"),
        growth_any(chart->source->growth)
            ? chart_say(chart, "Wachtende casussen aan het eind, verschil met de basis",
                        "Waiting cases at the end, difference from the basis")
            : chart_say(chart, "Gemiddeld aantal wachtende casussen, verschil met de basis",
                        "Mean number of waiting cases, difference from the basis"),
        chart_say(chart, "streep: 95%-interval van het verschil",
                  "bar: 95% interval of the difference"),
        columns);
    chart_growth_note(chart, chart_say(chart, "alles is de stand aan het eind",
                                       "all is as it stands at the end"));
    double last = place_of(&rows, rows.count - 1);
    struct chart_box box = {0.285, 0.0, 0.155, 0.775};
    chart_command(chart, "set multiplot");
    draw_key(chart);
    draw_names(chart, &rows, box, last);
    double wide = (0.985 - box.left) / (double)columns;
    for (size_t v = 0; v < columns; v++) {
        struct chart_box place = box;
        place.left = box.left + wide * (double)v;
        place.right = place.left + wide - 0.02;
        if (there[v] != 0)
            draw_column(chart, &rows, v, columns, there[v], place, last);
        chart_command(chart, "unset object");
    }
    chart_command(chart, "unset multiplot");
    return true;
}
