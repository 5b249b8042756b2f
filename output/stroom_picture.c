/* Draws the page: boxes, arrows as lines with a head of their own (gnuplot's heads drown in wide
 * lines), and texts. */
#include "output/chart_kinds.h"
#include "output/stroom.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/comparison_charts.h"
#include "output/growth_words.h"
#include "output/memory.h"
#include "output/palette.h"
#include "output/stroom_layout.h"
#include "output/stroom_numbers.h"
#include "sim/check.h"

#define FORWARD_COLOUR "#7B8794"
#define UNCOUNTED_COLOUR "#9AA5B1"

enum { LIST_X = 430, LIST_Y = 822, LIST_STEP = 17, LIST_MOST = 4, LINE_STEP = 19, COUNT_STEP = 16 };

struct page {
    struct chart *chart;
    const struct stroom *stroom;
    bool compares;  /* with the basis: what differs in ink, the rest in grey */
    double most;    /* largest count of an arrow, in any scenario */
    size_t objects; /* gnuplot's numbers for boxes and heads */
    size_t lines;
    FILE *plot; /* the arguments of `plot` */
};

static void place_label(struct page *page, double x, double y, const char *how, int size,
                        const char *colour, const char *text)
{
    char place[96];
    snprintf(place, sizeof place, "first %.1f,%.1f %s", x, y, how);
    chart_label(page->chart, place, size, colour, text);
}

/* --- boxes --- */

static const char *colour_of(enum stroom_party party)
{
    static const char *const colours[] = {[STROOM_OTHER] = PALETTE_GREY,
                                          [STROOM_VT] = PALETTE_BLUE,
                                          [STROOM_LOKAAL] = PALETTE_GREEN,
                                          [STROOM_JEUGD] = PALETTE_PURPLE,
                                          [STROOM_HULP] = PALETTE_ORANGE};
    return colours[party];
}

static const struct stroom_station *station_of(const struct stroom *stroom, const char *key)
{
    for (size_t i = 0; i < stroom->station_count; i++)
        if (strcmp(stroom->stations[i].key, key) == 0)
            return &stroom->stations[i];
    return NULL;
}

/* What differs stands out where there is a basis. */
static const char *ink_of(const struct page *page, bool differs)
{
    return page->compares && !differs ? PALETTE_GREY : PALETTE_INK;
}

static void draw_box(struct page *page, const struct stroom_box *box)
{
    const char *colour = colour_of(box->party);
    chart_command(page->chart,
                  "set object %zu rectangle from first %d,%d to first %d,%d back fillcolor rgb "
                  "'#FFFFFF' fillstyle solid 1.0 border linecolor rgb '%s' linewidth 2",
                  ++page->objects, box->x, box->y, box->x + box->width, box->y + box->height,
                  colour);
    struct stroom_line lines[3];
    const char *name = chart_say(page->chart, box->nl, box->en);
    const char *second = strchr(name, '\n');
    size_t extra = stroom_lines(page->chart, station_of(page->stroom, box->key), lines);
    size_t all = extra + (second != NULL ? 2 : 1);
    double x = box->x + 0.5 * box->width;
    double y = box->y + 0.5 * box->height - 0.5 * LINE_STEP * (double)(all - 1);
    char *first = memory_copy_text(name);
    if (second != NULL)
        first[second - name] = '\0';
    place_label(page, x, y, "center", 15, colour, first);
    free(first);
    if (second != NULL)
        place_label(page, x, y += LINE_STEP, "center", 15, colour, second + 1);
    for (size_t i = 0; i < extra; i++)
        place_label(page, x, y += LINE_STEP, "center", 14, ink_of(page, lines[i].differs),
                    lines[i].text);
}

/* --- arrows --- */

static double width_of(const struct page *page, double per_year)
{
    return per_year > 0.0 ? 1.4 + 8.6 * sqrt(per_year / page->most) : 1.4;
}

/* The head: a triangle with its point at the end of the path. Gives how far the line goes. */
static struct stroom_point draw_head(struct page *page, const struct stroom_path *path,
                                     double width, const char *colour)
{
    struct stroom_point from = path->at[path->count - 2], to = path->at[path->count - 1];
    double length = hypot(to.x - from.x, to.y - from.y);
    double dx = (to.x - from.x) / length, dy = (to.y - from.y) / length;
    double tall = 9.0 + 0.9 * width, half = 4.5 + 0.75 * width;
    double x = to.x - tall * dx, y = to.y - tall * dy;
    chart_command(page->chart,
                  "set object %zu polygon from first %d,%d to first %.1f,%.1f to first %.1f,%.1f "
                  "to first %d,%d front fillcolor rgb '%s' fillstyle solid 1.0 noborder",
                  ++page->objects, to.x, to.y, x - half * dy, y + half * dx, x + half * dy,
                  y - half * dx, to.x, to.y, colour);
    return (struct stroom_point){(int)lround(x + 2.0 * dx), (int)lround(y + 2.0 * dy)};
}

static void draw_line(struct page *page, const struct stroom_path *path, struct stroom_point end,
                      double width, const char *colour, const char *dash)
{
    char name[32];
    snprintf(name, sizeof name, "lijn%zu", ++page->lines);
    chart_block(page->chart, name);
    /* A line ends round, half its width past its points: begin so much later. */
    struct stroom_point from = path->at[0];
    double length = hypot(path->at[1].x - from.x, path->at[1].y - from.y);
    double later = (0.5 * width + 1.0) / length;
    fprintf(page->chart->data, "%.1f %.1f\n", from.x + later * (path->at[1].x - from.x),
            from.y + later * (path->at[1].y - from.y));
    for (size_t i = 1; i + 1 < path->count; i++)
        fprintf(page->chart->data, "%d %d\n", path->at[i].x, path->at[i].y);
    fprintf(page->chart->data, "%d %d\n", end.x, end.y);
    chart_block_end(page->chart);
    fprintf(page->plot, "%s$%s using 1:2 with lines linewidth %.2f linecolor rgb '%s'%s",
            page->lines == 1 ? "plot " : ", \\\n  ", name, width, colour, dash);
}

/* A count that can be read across lines: on white (gnuplot's own boxed text is a filter in SVG that
 * not every viewer knows). */
static void place_count(struct page *page, const struct stroom_path *path, double down,
                        const char *colour, const char *text)
{
    double x = path->label.x, y = path->label.y;
    if (path->label.x == 0) {
        x = path->at[0].x + 0.2 * (path->at[1].x - path->at[0].x);
        y = path->at[0].y + 0.2 * (path->at[1].y - path->at[0].y);
    }
    y += down;
    double width = stroom_width_of(text);
    double left = path->align[0] == 'l'   ? x - 1.0
                  : path->align[0] == 'r' ? x - width
                                          : x - 0.5 * width;
    chart_command(
        page->chart,
        "set object %zu rectangle from first %.1f,%.1f to first %.1f,%.1f front fillcolor "
        "rgb '#FFFFFF' fillstyle solid 1.0 noborder",
        ++page->objects, left, y - 8.0, left + width, y + 8.0);
    place_label(page, x, y, path->align, 14, colour, text);
}

/* A bare number often stands where there is no room for more: its difference goes above it, or
 * below when it stands below its arrow. 0: there is room beside it. */
static double step_of(const struct stroom_path *path)
{
    if (path->label.x != 0 && path->at[0].x == path->at[1].x && path->align[0] == 'l')
        return 0.0;
    bool is_below = path->at[0].y == path->at[1].y && path->label.y > path->at[0].y;
    return is_below ? COUNT_STEP : -COUNT_STEP;
}

static void draw_arrow(struct page *page, const struct stroom_path *path,
                       const struct stroom_arrow *arrow)
{
    double per_year = arrow->per_year;
    const char *colour = path->is_back ? PALETTE_VERMILION : FORWARD_COLOUR;
    double width = width_of(page, per_year);
    struct stroom_point end = draw_head(page, path, width, colour);
    draw_line(page, path, end, width, colour, per_year > 0.0 ? "" : " dashtype 2");

    char number[64], text[256], change[STROOM_CHANGE_SIZE];
    const char *what = chart_say(page->chart, path->nl, path->en);
    bool differs = stroom_change(page->chart, arrow->change, change)[0] != '\0';
    const char *ink =
        path->is_back && (differs || !page->compares) ? PALETTE_VERMILION : ink_of(page, differs);
    double step = what[0] == '\0' ? step_of(path) : 0.0;
    snprintf(text, sizeof text, "%s%s%s%s", what, what[0] == '\0' ? "" : " ",
             stroom_count(page->chart, per_year, number), step == 0.0 ? change : "");
    place_count(page, path, 0.0, ink, text);
    if (step != 0.0 && differs)
        place_count(page, path, step, ink, change + 1);
}

static const struct stroom_arrow *arrow_of(const struct stroom *stroom, const char *key)
{
    for (size_t i = 0; i < stroom->arrow_count; i++)
        if (strcmp(stroom->arrows[i].key, key) == 0)
            return &stroom->arrows[i];
    return NULL;
}

/* Paths without a key show where casussen go that are counted elsewhere. */
static void draw_paths(struct page *page)
{
    const struct stroom_path *path;
    for (size_t i = 0; (path = stroom_path(i)) != NULL; i++) {
        const struct stroom_arrow *arrow =
            path->key != NULL ? arrow_of(page->stroom, path->key) : NULL;
        if (path->key == NULL)
            draw_line(page, path, path->at[path->count - 1], 1.2, UNCOUNTED_COLOUR, " dashtype 3");
        else if (arrow != NULL && isfinite(arrow->per_year))
            draw_arrow(page, path, arrow);
    }
}

/* --- what the page has no place for --- */

static void list_line(struct page *page, size_t *count, const char *text)
{
    if (++*count <= LIST_MOST)
        place_label(page, LIST_X, LIST_Y + LIST_STEP * (double)(*count - 1), "left", 14,
                    PALETTE_INK, text);
}

static void list_unknown(struct page *page)
{
    const struct stroom *stroom = page->stroom;
    size_t count = 0;
    char number[64];
    for (size_t i = 0; i < stroom->arrow_count; i++) {
        const struct stroom_arrow *arrow = &stroom->arrows[i];
        if (stroom_path_of(arrow->key) != NULL)
            continue;
        const struct labels *labels = page->chart->source->labels;
        char *text = memory_format("%s → %s: %s", labels_arrow_end(labels, arrow->from),
                                   labels_arrow_end(labels, arrow->to),
                                   stroom_count(page->chart, arrow->per_year, number));
        list_line(page, &count, text);
        free(text);
    }
    for (size_t i = 0; i < stroom->station_count; i++) {
        const struct stroom_station *station = &stroom->stations[i];
        if (stroom_box_of(station->key) != NULL)
            continue;
        struct stroom_line lines[3];
        char *text = memory_copy_text(station->label);
        size_t known = stroom_lines(page->chart, station, lines);
        for (size_t l = 0; l < known; l++) {
            char *longer = memory_format("%s%s %s", text, l == 0 ? ":" : ",", lines[l].text);
            free(text);
            text = longer;
        }
        list_line(page, &count, text);
        free(text);
    }
    if (count > LIST_MOST) {
        char more[96];
        snprintf(more, sizeof more,
                 chart_say(page->chart, "en nog %zu; zie de tabel", "and %zu more; see the table"),
                 count - LIST_MOST);
        place_label(page, LIST_X, LIST_Y + LIST_STEP * LIST_MOST, "left", 14, PALETTE_GREY, more);
    }
}

/* --- the page as a whole --- */

/* The counts as data, for who wants to read them from the script. */
static void write_counts(const struct page *page)
{
    struct chart *chart = page->chart;
    chart_block(chart, "pijlen");
    for (size_t i = 0; i < page->stroom->arrow_count; i++) {
        const struct stroom_path *path = stroom_path_of(page->stroom->arrows[i].key);
        if (path == NULL)
            continue;
        fputs(path->key, chart->data);
        chart_value(chart, page->stroom->arrows[i].per_year);
        chart_value(chart, page->stroom->arrows[i].half_width);
        fputc('\n', chart->data);
    }
    chart_block_end(chart);
}

/* Whose numbers these are stands at the top right, with its mark and colour of the other charts. */
static void head_variant(struct page *page)
{
    struct chart *chart = page->chart;
    size_t v = chart->variant - 1;
    char about[512];
    snprintf(about, sizeof about, "Basis: %s", chart->source->names[0]);
    chart_heading_about(
        chart,
        chart_say(chart, "De keten: wie er anders loopt, en waar",
                  "The chain: who goes another way, and where"),
        chart_say(chart,
                  "Casussen per jaar in de variant; tussen haakjes het verschil met de basis, als "
                  "dat meer is dan toeval; grijs: gelijk, of niet te onderscheiden",
                  "Cases a year in the variant; in brackets the difference from the basis where it "
                  "is more than chance; grey: equal, or not distinct"),
        about,
        chart_say(chart, "gemiddelde over de herhalingen, alleen toeval",
                  "mean over the replications, chance only"));
    chart_command(chart,
                  "set label %zu '' at first 1584,41 point pointtype %d pointsize 1.3 linecolor "
                  "rgb '%s' front",
                  ++chart->label_count, comparison_chart_symbol(v), comparison_chart_colour(v));
    place_label(page, 1570, 40, "right", 16, comparison_chart_colour(v),
                chart->source->names[v + 1]);
}

static void draw_heading(struct page *page)
{
    struct chart *chart = page->chart;
    if (page->compares)
        head_variant(page);
    else
        chart_heading(
            chart,
            chart_say(chart, "De keten: hoeveel casussen er per jaar over elke pijl gaan",
                      "The chain: how many cases go along each arrow a year"),
            chart_say(
                chart,
                "Gemiddeld per jaar; in een vak: wat er binnenkomt, de bezetting en hoeveel "
                "er gemiddeld wachten",
                "Mean a year; in a box: what comes in, the load, and how many wait on average"),
            CHART_FOOT_MEAN);
    chart_command(chart,
                  "set lmargin at screen 0\nset rmargin at screen 1\nset bmargin at screen 0\n"
                  "set tmargin at screen 1\nset xrange [0:%d]\nset yrange [%d:0]\n"
                  "unset border\nunset tics\nunset key",
                  STROOM_WIDTH, STROOM_HEIGHT);
    place_label(page, 1590, 166, "right", 14, PALETTE_GREY,
                chart_say(chart, "hoe breder een pijl, hoe meer casussen; gestreept: geen enkele",
                          "the wider an arrow, the more cases; dashed: none"));
    place_label(page, 1590, 185, "right", 14, PALETTE_GREY,
                chart_say(chart, "oranje: terug in de keten; gestippeld: daar geteld, niet hier",
                          "orange: back into the chain; dotted: counted there, not here"));
    for (size_t i = 0; i < page->stroom->station_count; i++) {
        if (!page->stroom->stations[i].grows)
            continue;
        place_label(page, 1590, 204, "right", 14, PALETTE_VERMILION,
                    chart_say(chart,
                              GROWTH_MARK " geen evenwicht: de stand aan het eind, die doorgroeit",
                              GROWTH_MARK " no equilibrium: as it is at the end, and growing on"));
        break;
    }
}

static void draw(struct page *page)
{
    struct chart *chart = page->chart;
    chart->width = STROOM_WIDTH;
    chart->height = STROOM_HEIGHT;
    chart->rounded = true;
    char *plot = NULL;
    size_t plot_length;
    page->plot = open_memstream(&plot, &plot_length);
    CHECK(page->plot != NULL);
    write_counts(page);
    draw_heading(page);
    const struct stroom_box *box;
    for (size_t i = 0; (box = stroom_box(i)) != NULL; i++)
        draw_box(page, box);
    draw_paths(page);
    list_unknown(page);
    CHECK(fclose(page->plot) == 0);
    chart_command(chart, "%s", plot);
    free(plot);
}

static double largest(const struct stroom *stroom, double most)
{
    for (size_t i = 0; i < stroom->arrow_count; i++)
        most = fmax(most, stroom->arrows[i].per_year);
    return most;
}

bool chart_draw_stroom(struct chart *chart)
{
    const struct stroom *stroom = chart->source->stroom;
    if (stroom == NULL)
        return false;
    struct page page = {.chart = chart, .stroom = stroom, .most = largest(stroom, 1.0)};
    draw(&page);
    return true;
}

bool chart_draw_stroom_variant(struct chart *chart)
{
    const struct chart_source *source = chart->source;
    if (source->stromen == NULL || chart->variant > source->comparison->variant_count)
        return false;
    struct page page = {
        .chart = chart, .stroom = source->stromen[chart->variant], .compares = true, .most = 1.0};
    for (size_t i = 0; i <= source->comparison->variant_count; i++)
        page.most = largest(source->stromen[i], page.most);
    draw(&page);
    return true;
}
