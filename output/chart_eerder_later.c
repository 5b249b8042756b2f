/* Who is helped earlier or later: by gemeente and by zwaarte, earlier to the left and later to the
 * right, with below each bar what mere reshuffling of the basis gives. A column for each variant;
 * the sum of all stands in words above it, for its bar would dwarf the others. */
#include "output/comparison_charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/comparison_words.h"
#include "output/palette.h"
#include "output/text.h"

enum { COLUMNS_MOST = 3, ROWS_MOST = 40 };

struct row {
    const char *gemeente, *breakdown;
    double size; /* casussen moved in the first variant that has it; orders gemeenten */
};

struct rows {
    struct row items[ROWS_MOST];
    size_t gemeente_count, count;
    double low, high; /* of the axis, without room for numbers */
    bool has_null;
};

static const struct comparison_moved *find_moved(const struct chart *chart, size_t v,
                                                 const char *gemeente, const char *breakdown)
{
    const struct comparison_variant *variant = &chart->source->comparison->variants[v];
    for (size_t i = 0; i < variant->moved_count; i++)
        if (strcmp(variant->moved[i].gemeente, gemeente) == 0 &&
            strcmp(variant->moved[i].breakdown, breakdown) == 0)
            return &variant->moved[i];
    return NULL;
}

static bool is_known(const struct rows *rows, const struct comparison_moved *moved)
{
    for (size_t i = 0; i < rows->count; i++)
        if (strcmp(rows->items[i].gemeente, moved->gemeente) == 0 &&
            strcmp(rows->items[i].breakdown, moved->breakdown) == 0)
            return true;
    return false;
}

/* Gemeenten, those with most movement first; then the breakdowns of all gemeenten as they come. */
static void add_rows(const struct chart *chart, struct rows *rows, size_t columns, bool gemeenten)
{
    size_t from = rows->count;
    for (size_t v = 0; v < columns; v++) {
        const struct comparison_variant *variant = &chart->source->comparison->variants[v];
        for (size_t m = 0; m < variant->moved_count && rows->count < ROWS_MOST; m++) {
            const struct comparison_moved *moved = &variant->moved[m];
            bool is_gemeente = strcmp(moved->gemeente, "alle") != 0;
            bool is_broken = strcmp(moved->breakdown, "alle") != 0;
            if (is_gemeente != gemeenten || is_broken == gemeenten || moved->earlier.count == 0 ||
                is_known(rows, moved))
                continue;
            double size = gemeenten ? moved->earlier.mean + moved->later.mean : 0.0;
            size_t at = rows->count++;
            for (; at > from && rows->items[at - 1].size < size; at--)
                rows->items[at] = rows->items[at - 1];
            rows->items[at] = (struct row){moved->gemeente, moved->breakdown, size};
        }
    }
}

static double upper(const struct estimate *estimate)
{
    return estimate->count == 0 ? 0.0 : isfinite(estimate->high) ? estimate->high : estimate->mean;
}

static double lower(const struct estimate *estimate)
{
    return isfinite(estimate->low) ? fmax(estimate->low, 0.0) : estimate->mean;
}

/* Zwaarten stand a little apart from gemeenten. */
static double place_of(const struct rows *rows, size_t i)
{
    return (double)i + (i >= rows->gemeente_count && rows->gemeente_count > 0 ? 0.5 : 0.0);
}

/* Writes "place earlier low high later low high null_earlier null_later". */
static bool write_column(struct chart *chart, struct rows *rows, size_t v)
{
    char name[32];
    size_t count = 0;
    snprintf(name, sizeof name, "verplaatst%zu", v + 1);
    chart_block(chart, name);
    for (size_t i = 0; i < rows->count; i++) {
        const struct comparison_moved *moved =
            find_moved(chart, v, rows->items[i].gemeente, rows->items[i].breakdown);
        if (moved == NULL || moved->earlier.count == 0)
            continue;
        bool has_null = moved->null_earlier.count > 0;
        fprintf(chart->data, "%.2f", place_of(rows, i));
        chart_value(chart, -moved->earlier.mean);
        chart_value(chart, -lower(&moved->earlier));
        chart_value(chart, -upper(&moved->earlier));
        chart_value(chart, moved->later.mean);
        chart_value(chart, lower(&moved->later));
        chart_value(chart, upper(&moved->later));
        chart_value(chart, has_null ? -moved->null_earlier.mean : 0.0);
        chart_value(chart, has_null ? moved->null_later.mean : 0.0);
        fputc('\n', chart->data);
        rows->has_null = rows->has_null || has_null;
        rows->low = fmin(rows->low, -fmax(upper(&moved->earlier), upper(&moved->null_earlier)));
        rows->high = fmax(rows->high, fmax(upper(&moved->later), upper(&moved->null_later)));
        count++;
    }
    chart_block_end(chart);
    if (count == 0)
        fprintf(chart->data, "undefine $%s\n", name);
    return count > 0;
}

static void draw_names(struct chart *chart, const struct rows *rows, struct chart_box box,
                       double last)
{
    const struct labels *labels = chart->source->labels;
    for (size_t i = 0; i < rows->count; i++) {
        char place[64], name[LABELS_SIZE];
        double share = (place_of(rows, i) + 0.7) / (last + 1.4);
        snprintf(place, sizeof place, "screen 0.03,%.4f left",
                 box.top - share * (box.top - box.bottom));
        if (i < rows->gemeente_count)
            labels_gemeente(labels, rows->items[i].gemeente, name);
        else
            labels_breakdown(labels, rows->items[i].breakdown, name);
        chart_label(chart, place, 16, PALETTE_INK, labels_capitalise(name));
    }
}

static const char *amount(const struct chart *chart, double value, char text[64])
{
    return chart_number(chart, value, value > 0.0 && value < 10.0 ? 1 : 0, text);
}

static void draw_values(struct chart *chart, const struct rows *rows, size_t v)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct comparison_moved *moved =
            find_moved(chart, v, rows->items[i].gemeente, rows->items[i].breakdown);
        if (moved == NULL || moved->earlier.count == 0)
            continue;
        char place[96], number[64];
        snprintf(place, sizeof place, "first %.10g, first %.2f right offset character -0.5,0",
                 -upper(&moved->earlier), place_of(rows, i) - 0.12);
        chart_label(chart, place, 13, PALETTE_INK, amount(chart, moved->earlier.mean, number));
        snprintf(place, sizeof place, "first %.10g, first %.2f left offset character 0.5,0",
                 upper(&moved->later), place_of(rows, i) - 0.12);
        chart_label(chart, place, 13, PALETTE_INK, amount(chart, moved->later.mean, number));
    }
}

/* "samen 123 eerder, 45 later · herschikking 40 en 41" and what is left of it. */
static void draw_sums(struct chart *chart, size_t v, size_t columns, struct chart_box box)
{
    const struct comparison_moved *all = find_moved(chart, v, "alle", "alle");
    char place[64], text[256], earlier[64], later[64], interval[COMPARISON_INTERVAL_SIZE];
    char *name = text_clean(chart->source->names[v + 1], columns > 2 ? 31 : columns > 1 ? 48 : 90);
    snprintf(place, sizeof place, "screen %.4f,0.815 left", box.left);
    chart_label(chart, place, 16, PALETTE_INK, name);
    free(name);
    if (all == NULL || all->earlier.count == 0)
        return;
    snprintf(text, sizeof text,
             chart_say(chart, "samen %s eerder, %s later", "together %s earlier, %s later"),
             amount(chart, all->earlier.mean, earlier), amount(chart, all->later.mean, later));
    snprintf(place, sizeof place, "screen %.4f,0.786 left", box.left);
    chart_label(chart, place, 13, PALETTE_GREY, text);
    enum verdict verdict = comparison_verdict_of(&all->beyond);
    if (verdict == VERDICT_UNKNOWN)
        return;
    const struct estimate *net = &all->beyond;
    double low = net->mean < 0.0 ? -net->high : net->low;
    double high = net->mean < 0.0 ? -net->low : net->high;
    if (verdict == VERDICT_EQUAL)
        snprintf(text, sizeof text, "%s",
                 chart_say(chart, "niets meer dan herschikking", "no more than reshuffling"));
    else if (verdict == VERDICT_UNCLEAR)
        snprintf(text, sizeof text, "%s",
                 chart_say(chart, "van herschikking niet te onderscheiden",
                           "not distinct from reshuffling"));
    else
        snprintf(text, sizeof text, "%s %s %s (%s %s %s)",
                 chart_say(chart, "meer dan herschikking:", "beyond reshuffling:"),
                 amount(chart, fabs(net->mean), earlier),
                 net->mean > 0.0 ? chart_say(chart, "eerder", "earlier")
                                 : chart_say(chart, "later", "later"),
                 amount(chart, low, later), chart_say(chart, "tot", "to"),
                 amount(chart, high, interval));
    snprintf(place, sizeof place, "screen %.4f,0.761 left", box.left);
    chart_label(chart, place, 13, PALETTE_GREY, text);
}

static void draw_column(struct chart *chart, const struct rows *rows, size_t v, size_t columns,
                        struct chart_box box, double last)
{
    chart_frame(chart, box);
    double room = 0.065 * (double)columns * (rows->high - rows->low); /* for the numbers */
    comparison_chart_axis(chart, 'x', rows->low - room, rows->high + room, columns > 1 ? 2 : 4,
                          COMPARISON_SIZES);
    chart_command(chart,
                  "set yrange [%.2f:-0.7]\nset ytics scale 0 ('' 0)\nunset grid\nset style fill "
                  "solid 1.0 noborder\n"
                  "set arrow from first 0, graph 0 to first 0, graph 1 nohead linewidth 1.5 "
                  "linecolor rgb '" PALETTE_GREY "' back",
                  last + 0.7);
    draw_sums(chart, v, columns, box);
    draw_values(chart, rows, v);
    chart_command(
        chart,
        "plot $verplaatst%zu using ($2/2):1:2:(0):($1-0.34):($1+0.1) with boxxyerror "
        "fillcolor rgb '" PALETTE_GREEN "', \\\n"
        "  $verplaatst%zu using ($5/2):1:(0):5:($1-0.34):($1+0.1) with boxxyerror "
        "fillcolor rgb '" PALETTE_VERMILION "', \\\n"
        "  $verplaatst%zu using (($8+$9)/2):1:8:9:($1+0.14):($1+0.32) with boxxyerror "
        "fillcolor rgb '" PALETTE_RULE "', \\\n"
        "  $verplaatst%zu using 2:($1-0.12):4:3 with xerrorbars pointtype 0 linewidth 1.5 "
        "linecolor rgb '" PALETTE_INK "', \\\n"
        "  $verplaatst%zu using 5:($1-0.12):6:7 with xerrorbars pointtype 0 linewidth 1.5 "
        "linecolor rgb '" PALETTE_INK "'\nunset label\nunset arrow",
        v + 1, v + 1, v + 1, v + 1, v + 1);
}

static void draw_key(struct chart *chart, bool has_null)
{
    static const struct {
        const char *colour, *nl, *en;
        double left;
    } keys[] = {
        {PALETTE_GREEN, "eerder", "earlier", 0.03},
        {PALETTE_VERMILION, "later", "later", 0.13},
        {PALETTE_RULE, "eronder: hetzelfde bij alleen herschikking van de basis",
         "below: the same for mere reshuffling of the basis", 0.22},
    };
    for (size_t i = 0; i < (has_null ? 3 : 2); i++) {
        char place[64];
        chart_command(chart,
                      "set object %zu rectangle from screen %.4f,0.851 to screen %.4f,0.871 "
                      "fillcolor rgb '%s' fillstyle solid 1.0 noborder",
                      i + 1, keys[i].left, keys[i].left + 0.014, keys[i].colour);
        snprintf(place, sizeof place, "screen %.4f,0.861 left", keys[i].left + 0.02);
        chart_label(chart, place, 14, PALETTE_INK, chart_say(chart, keys[i].nl, keys[i].en));
    }
}

bool chart_draw_eerder_later(struct chart *chart)
{
    size_t columns = comparison_chart_variants(chart);
    columns = columns < COLUMNS_MOST ? columns : COLUMNS_MOST;
    struct rows rows = {.count = 0};
    add_rows(chart, &rows, columns, true);
    rows.gemeente_count = rows.count;
    add_rows(chart, &rows, columns, false);
    bool drawn[COLUMNS_MOST] = {false}, any = false;
    for (size_t v = 0; v < columns; v++) {
        drawn[v] = write_column(chart, &rows, v);
        any = any || drawn[v];
    }
    if (!any)
        return false;
    char subtitle[256], days[64];
    snprintf(subtitle, sizeof subtitle,
             chart_say(chart,
                       "Casussen per jaar met het eerste contact met hulp %s dagen of meer eerder "
                       "of later dan in de basis",
                       "Cases a year with first contact with help %s days or more earlier or later "
                       "than in the basis"),
             chart_number(chart, chart->source->comparison->days, 0, days));
    comparison_chart_heading(
        chart,
        chart_say(chart, "Wie eerder of later wordt geholpen", "Who is helped earlier or later"),
        subtitle, chart_say(chart, "streep: 95%-interval", "bar: 95% interval"), columns);
    double last = place_of(&rows, rows.count - 1);
    struct chart_box box = {0.18, 0.0, 0.15, 0.74};
    chart_command(chart, "set multiplot");
    draw_key(chart, rows.has_null);
    draw_names(chart, &rows, box, last);
    double wide = (0.985 - box.left) / (double)columns;
    for (size_t v = 0; v < columns; v++) {
        struct chart_box place = box;
        place.left = box.left + wide * (double)v;
        place.right = place.left + wide - 0.025;
        if (drawn[v])
            draw_column(chart, &rows, v, columns, place, last);
        chart_command(chart, "unset object");
    }
    chart_command(chart, "unset multiplot");
    return true;
}
