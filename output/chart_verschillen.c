/* The headline outcomes of every variant beside each other: how far each lies from the basis, in
 * percent of it so that lists, days and euros share an axis, with its interval; what that is in its
 * own unit stands at the right. Beyond a doubling an arrow says that it goes on. */
#include "output/comparison_charts.h"

#include <math.h>
#include <string.h>

#include "output/chart_growth.h"
#include "output/comparison_words.h"
#include "output/palette.h"

enum { ROWS_MOST = 24 };

#define AXIS_MOST 100.0 /* percent */
#define SIDE_LEAST 0.3  /* of the other side of the axis, so that both can be seen */
#define BETTER_TINT "#E4F4EE"

struct row {
    const struct comparison_headline *headline;
    size_t cell;
    const struct kpi_row *kpi;
};

/* In percent of the basis. */
struct mark {
    double mean, low, high;
    bool is_clear;
};

struct forest {
    struct row rows[ROWS_MOST];
    size_t row_count, variant_count;
    double low, high; /* percent that the axis holds */
};

static struct mark mark_of(const struct pairing *pairing)
{
    double base = pairing->base.mean / 100.0;
    struct mark mark = {NAN, NAN, NAN, false};
    if (!(base > 0.0))
        return mark;
    mark = (struct mark){pairing->difference.mean / base, pairing->difference.low / base,
                         pairing->difference.high / base,
                         pairing->verdict == VERDICT_LOWER || pairing->verdict == VERDICT_HIGHER};
    return mark;
}

static const struct pairing *pairing_at(const struct chart *chart, const struct row *row, size_t v)
{
    return &chart->source->comparison->variants[v].pairings[row->cell];
}

static double limit(double percent)
{
    return fmin(fmax(percent, -AXIS_MOST), AXIS_MOST);
}

/* Outcomes that the basis and some variant have. */
static void find_rows(struct chart *chart, struct forest *forest)
{
    const struct kpi_table *table = &chart->source->study->table;
    size_t count;
    const struct comparison_headline *headlines = comparison_headlines(&count);
    for (size_t i = 0; i < count && forest->row_count < ROWS_MOST; i++) {
        struct row row = {.headline = &headlines[i]};
        row.cell = comparison_headline_cell(chart->source->growth, table, row.headline);
        if (row.cell == SIZE_MAX)
            continue;
        row.kpi = &table->catalogue.rows[table->cells[row.cell].kpi];
        bool any = false;
        for (size_t v = 0; v < forest->variant_count; v++) {
            struct mark mark = mark_of(pairing_at(chart, &row, v));
            if (!isfinite(mark.mean))
                continue;
            any = true;
            double low = isfinite(mark.low) ? mark.low : mark.mean;
            double high = isfinite(mark.high) ? mark.high : mark.mean;
            forest->low = fmin(forest->low, limit(low));
            forest->high = fmax(forest->high, limit(high));
        }
        if (any)
            forest->rows[forest->row_count++] = row;
    }
    forest->low = fmin(forest->low, -SIDE_LEAST * forest->high);
    forest->high = fmax(forest->high, -SIDE_LEAST * forest->low);
}

static double place_of(const struct forest *forest, size_t row, size_t v)
{
    double step = 0.8 / (double)forest->variant_count;
    return (double)row + step * ((double)v - 0.5 * (double)(forest->variant_count - 1));
}

/* "place mean low high" of a variant, those that can be told from 0 or those that cannot; false
 * when there are none. */
static bool write_marks(struct chart *chart, const struct forest *forest, size_t v, bool is_clear)
{
    char name[32];
    size_t count = 0;
    snprintf(name, sizeof name, "%s%zu", is_clear ? "anders" : "vaag", v + 1);
    chart_block(chart, name);
    for (size_t i = 0; i < forest->row_count; i++) {
        struct mark mark = mark_of(pairing_at(chart, &forest->rows[i], v));
        if (!isfinite(mark.mean) || mark.is_clear != is_clear)
            continue;
        fprintf(chart->data, "%.4f", place_of(forest, i, v));
        chart_value(chart, limit(mark.mean));
        chart_value(chart, isfinite(mark.low) ? limit(mark.low) : limit(mark.mean));
        chart_value(chart, isfinite(mark.high) ? limit(mark.high) : limit(mark.mean));
        fputc('\n', chart->data);
        count++;
    }
    chart_block_end(chart);
    if (count == 0)
        fprintf(chart->data, "undefine $%s\n", name);
    return count > 0;
}

/* The side of a row that is good news, lightly coloured. */
static void draw_sides(struct chart *chart, const struct forest *forest)
{
    for (size_t i = 0; i < forest->row_count; i++) {
        int direction = forest->rows[i].kpi->direction;
        if (direction == 0)
            continue;
        chart_command(chart,
                      "set object %zu rectangle from %s, first %.2f to %s, first %.2f behind "
                      "fillcolor rgb '" BETTER_TINT "' fillstyle solid 1.0 noborder",
                      i + 1, direction < 0 ? "graph 0" : "first 0", (double)i - 0.46,
                      direction < 0 ? "first 0" : "graph 1", (double)i + 0.46);
    }
}

/* The difference in its own unit and what it means, and an arrow where the axis ends too soon. */
static void draw_values(struct chart *chart, const struct forest *forest)
{
    const struct labels *labels = chart->source->labels;
    for (size_t i = 0; i < forest->row_count; i++) {
        const struct row *row = &forest->rows[i];
        for (size_t v = 0; v < forest->variant_count; v++) {
            const struct pairing *pairing = pairing_at(chart, row, v);
            struct mark mark = mark_of(pairing);
            char place[96], text[256], number[NUMBER_PEOPLE_SIZE], words[COMPARISON_WORDS_SIZE];
            double y = place_of(forest, i, v);
            const char *colour = mark.is_clear ? comparison_chart_colour(v) : PALETTE_GREY;
            bool is_zero = pairing->verdict == VERDICT_EQUAL || pairing->difference.count == 0;
            int decimals = comparison_decimals(pairing, row->kpi->decimals);
            snprintf(text, sizeof text, "%s %s",
                     comparison_signed(labels, pairing->difference.mean, decimals, number),
                     comparison_unit(labels, row->kpi->unit));
            snprintf(place, sizeof place, "screen 0.668, first %.4f left", y);
            if (!is_zero)
                chart_label(chart, place, 14, colour, text);
            comparison_verdict(labels, pairing->verdict, row->kpi->direction, words);
            const char *comma = strchr(words, ',');
            snprintf(place, sizeof place, "screen 0.845, first %.4f left", y);
            chart_label(chart, place, 14, colour, comma != NULL ? comma + 2 : words);
            if (fabs(mark.mean) > AXIS_MOST)
                chart_command(chart,
                              "set arrow from first %.10g, first %.4f to first %.10g, first %.4f "
                              "linewidth 2 linecolor rgb '%s' front",
                              limit(mark.mean) * 0.94, y, limit(mark.mean) * 1.03, y, colour);
        }
    }
}

static void draw_names(struct chart *chart, const struct forest *forest)
{
    for (size_t i = 0; i < forest->row_count; i++) {
        const struct chart_source *source = chart->source;
        char place[64], name[COMPARISON_NAME_SIZE];
        snprintf(place, sizeof place, "screen 0.03, first %zu left", i);
        comparison_headline_name(source->labels, source->growth, &source->study->table,
                                 forest->rows[i].headline, name);
        chart_label(chart, place, 15, PALETTE_INK, name);
    }
}

static void draw_page(struct chart *chart, const struct forest *forest, double free_below)
{
    double tall = chart->height, top = free_below - 34.0 / tall;
    struct chart_box box = {0.265, 0.655, 128.0 / tall, top};
    chart_frame(chart, box);
    comparison_chart_axis(chart, 'x', forest->low, forest->high, 3, COMPARISON_PERCENT);
    chart_command(chart,
                  "set yrange [%.2f:-0.5]\nset ytics scale 0 ('' 0)\nunset grid\n"
                  "set arrow from first 0, graph 0 to first 0, graph 1 nohead linewidth 1.5 "
                  "linecolor rgb '" PALETTE_GREY "' back",
                  (double)forest->row_count - 0.5);
    draw_sides(chart, forest);
    draw_names(chart, forest);
    draw_values(chart, forest);
    char place[64];
    snprintf(place, sizeof place, "screen %.4f,%.4f center", (box.left + box.right) / 2.0,
             top + 16.0 / tall);
    chart_label(
        chart, place, 14, PALETTE_GREY,
        chart_say(chart, "verschil in procent van de basis", "difference in percent of the basis"));
    snprintf(place, sizeof place, "screen 0.668,%.4f left", top + 16.0 / tall);
    chart_label(chart, place, 14, PALETTE_GREY,
                chart_say(chart, "verschil in eigen eenheid", "difference in its own unit"));
    snprintf(place, sizeof place, "screen %.4f,%.4f center", (box.left + box.right) / 2.0,
             box.bottom - 42.0 / tall);
    chart_label(
        chart, place, 14, PALETTE_GREEN,
        chart_say(chart, "licht groen: de kant die beter is", "light green: the better side"));
}

bool chart_draw_verschillen(struct chart *chart)
{
    struct forest forest = {.variant_count = comparison_chart_variants(chart)};
    if (forest.variant_count == 0)
        return false;
    find_rows(chart, &forest);
    bool clear[COMPARISON_CHART_VARIANTS], vague[COMPARISON_CHART_VARIANTS];
    for (size_t v = 0; v < forest.variant_count; v++) {
        clear[v] = write_marks(chart, &forest, v, true);
        vague[v] = write_marks(chart, &forest, v, false);
    }
    if (forest.row_count == 0)
        return false;
    double line = fmax(29.0, 14.0 + 18.0 * (double)forest.variant_count);
    double around = 250.0 + 22.0 * (double)((forest.variant_count + 2) / 3);
    chart->height = (int)(around + line * (double)forest.row_count);
    chart->is_long = true;
    comparison_chart_heading(
        chart,
        chart_say(chart, "Wat er verandert: de hoofduitkomsten naast de basis",
                  "What changes: headline outcomes beside the basis"),
        chart_say(chart,
                  "Verschil met de basis en 95%-interval, per herhaling gepaard; grijs en open: "
                  "niet te onderscheiden",
                  "Difference from the basis with 95% interval, paired by replication; grey and "
                  "open: not distinct"),
        chart_say(chart, "streep: 95%-interval van het verschil",
                  "bar: 95% interval of the difference"),
        forest.variant_count);
    chart_growth_note(chart, chart_say(chart, "verschil in de stand aan het eind, waar die er is",
                                       "difference in the state at the end, where there is one"));
    draw_page(chart, &forest, comparison_chart_legend(chart, 1.0 - 98.0 / (double)chart->height));
    const char *lead = "plot";
    for (size_t v = 0; v < forest.variant_count; v++) {
        if (vague[v])
            fprintf(
                chart->body,
                "%s $vaag%zu using 2:1:3:4 with xerrorbars pointtype %d pointsize 1.1 linewidth "
                "1.5 linecolor rgb '" PALETTE_GREY "'",
                lead, v + 1, comparison_chart_hollow(v));
        lead = vague[v] ? ", \\\n " : lead;
        if (clear[v])
            fprintf(chart->body,
                    "%s $anders%zu using 2:1:3:4 with xerrorbars pointtype %d pointsize 1.1 "
                    "linewidth 2 linecolor rgb '%s'",
                    lead, v + 1, comparison_chart_symbol(v), comparison_chart_colour(v));
        lead = clear[v] ? ", \\\n " : lead;
    }
    fputc('\n', chart->body);
    return true;
}
