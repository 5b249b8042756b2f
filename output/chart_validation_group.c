/* The figures of one kind, page by page: what was reported above what the model predicts, on one
 * axis in their own unit. Axes of numbers and of days go with the square root: chance is then about
 * as wide for small numbers as for large ones, and both can be seen. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/chart_uncertainty.h"
#include "output/chart_validation.h"
#include "output/memory.h"
#include "output/palette.h"

enum {
    ROW_PIXELS = 62,
    SECTION_PIXELS = 44,
    HEAD_PIXELS = 172,
    TICK_PIXELS = 26,
    NAME_LETTERS = 50,
    TICKS_MOST = 9
};

#define LEFT 0.325 /* of the page: the plot's box, and the words beside it */
#define RIGHT 0.635
#define WORDS 0.65
#define VERDICT 0.88
#define LANE 10.0 /* pixels from the middle of a row to either of its lines */
#define CUT 2.0   /* ends of intervals reach at most so many times as far as what they belong to */

struct page {
    const struct judged **rows;
    double *middle;
    size_t count;
    double top; /* of the axis; each row its own among the others */
    bool is_root, is_own, is_cut;
    double tall;
};

/* --- which figures --- */

/* "validatie_dossiers_2": the group, and from 0 its page. */
static enum validation_group find_group(const char *name, size_t *page)
{
    for (size_t group = 0; group < VALIDATION_GROUPS; group++) {
        char *start =
            memory_format("validatie_%s", validation_group_name((enum validation_group)group));
        size_t length = strlen(start);
        bool found =
            strncmp(name, start, length) == 0 && (name[length] == '\0' || name[length] == '_');
        free(start);
        if (!found)
            continue;
        *page = name[length] == '_' ? (size_t)strtoul(name + length + 1, NULL, 10) - 1 : 0;
        return (enum validation_group)group;
    }
    return VALIDATION_GROUPS;
}

/* By section, then in the order of the list. */
static void find_rows(struct page *page, const struct validation_told *told,
                      enum validation_group group, size_t number)
{
    size_t at = 0, before = VALIDATION_SECTIONS;
    double y = 0.0;
    for (size_t section = 0; section < VALIDATION_SECTIONS; section++) {
        for (size_t i = 0; i < told->validation->count; i++) {
            const struct judged *judged = &told->validation->judged[i];
            if (validation_section_of(judged->figure) != section ||
                validation_group_of(told, judged->figure) != group)
                continue;
            if (at++ / VALIDATION_PAGE_ROWS != number)
                continue;
            y += section != before ? SECTION_PIXELS : 0.0;
            before = section;
            page->rows[page->count] = judged;
            page->middle[page->count++] = y + 0.5 * ROW_PIXELS;
            y += ROW_PIXELS;
        }
    }
    page->tall = y;
}

/* --- the axis --- */

/* How far the axis must go for a figure: to both its points, and to the ends of its intervals
 * unless those would dwarf all else. */
static double reach(const struct judged *judged)
{
    const struct figure *figure = judged->figure;
    const struct prediction *prediction = &judged->prediction;
    double most = fmax(figure->value, isnan(prediction->mean) ? 0.0 : prediction->mean);
    double ends = fmax(isnan(figure->high) ? 0.0 : figure->high,
                       isnan(prediction->high) ? 0.0 : prediction->high);
    return fmax(most, fmin(ends, CUT * most));
}

static double scaled(const struct page *page, double value)
{
    return page->is_root ? sqrt(fmax(value, 0.0)) : value;
}

/* The next of 1, 2, 5, 10, 20, … */
static double next_round(double value)
{
    double ten = pow(10.0, floor(log10(value * 1.0001)));
    double digit = value / ten;
    return digit < 1.5 ? 2.0 * ten : digit < 3.0 ? 5.0 * ten : 10.0 * ten;
}

/* Marks at round values that stand far enough apart to be read, above and below the rows. */
static void set_ticks(struct chart *chart, const struct page *page)
{
    static const char *const sides[] = {"x", "x2"};
    double room = scaled(page, page->top) / TICKS_MOST, step = 1.0;
    char text[64];
    while (!page->is_root && page->top / step > TICKS_MOST)
        step = next_round(step);
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        double last = 0.0;
        fprintf(chart->body,
                "set %srange [0:%.10g]\nset %stics textcolor rgb '" PALETTE_GREY "' ('0' 0",
                sides[i], scaled(page, page->top), sides[i]);
        for (double value = step; value <= page->top * 1.000001;
             value = page->is_root ? next_round(value) : value + step) {
            if (scaled(page, value) - last < room)
                continue;
            last = scaled(page, value);
            fprintf(chart->body, ", '%s' %.10g", chart_number(chart, value, 0, text), last);
        }
        fputs(")\n", chart->body);
    }
    chart_command(chart, "set grid xtics linetype 1 linewidth 1 linecolor rgb '" PALETTE_GRID "'");
}

static void set_axis(struct page *page, enum validation_group group)
{
    page->is_root = group == VALIDATION_COUNTS || group == VALIDATION_DAYS;
    page->is_own = group == VALIDATION_OTHERS;
    for (size_t i = 0; i < page->count; i++)
        page->top = fmax(page->top, reach(page->rows[i]));
    page->top = page->top > 0.0 ? page->top : 1.0;
    if (group == VALIDATION_SHARES || group == VALIDATION_FILES)
        page->top = fmin(100.0, 10.0 * ceil(page->top / 10.0));
    for (size_t i = 0; i < page->count && !page->is_own; i++)
        page->is_cut = page->is_cut || page->rows[i]->figure->high > page->top ||
                       page->rows[i]->prediction.high > page->top;
}

/* --- the rows --- */

/* On the axis, or in a row with a scale of its own. */
struct span {
    double from, to;
    bool is_own;
};

static struct span span_of(const struct page *page, const struct judged *judged)
{
    struct span span = {0.0, page->top, page->is_own};
    if (!page->is_own)
        return span;
    const struct figure *figure = judged->figure;
    const struct prediction *prediction = &judged->prediction;
    const double values[] = {figure->value,    figure->low,     figure->high,
                             prediction->mean, prediction->low, prediction->high};
    span.to = 0.0;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        span.from = fmin(span.from, isnan(values[i]) ? 0.0 : values[i]);
        span.to = fmax(span.to, isnan(values[i]) ? 0.0 : values[i]);
    }
    double margin = 0.04 * (span.to > span.from ? span.to - span.from : 1.0);
    span.from -= margin;
    span.to += margin;
    return span;
}

static double place_of(const struct span *span, double value)
{
    if (isnan(value))
        return NAN;
    double held = fmin(fmax(value, span->from), span->to);
    return span->is_own ? (held - span->from) / (span->to - span->from) : held;
}

/* Lines in the upper lane of each row. */
static struct validation_dots write_reported(struct chart *chart, const struct page *page)
{
    struct validation_dot *dots = memory_allocate(page->count, sizeof *dots);
    for (size_t i = 0; i < page->count; i++) {
        const struct figure *figure = page->rows[i]->figure;
        struct span span = span_of(page, page->rows[i]);
        bool is_bare = isnan(figure->low) && isnan(figure->high);
        dots[i] = (struct validation_dot){page->middle[i] - LANE, place_of(&span, figure->value),
                                          NAN, NAN};
        if (is_bare)
            continue;
        dots[i].low = place_of(&span, isnan(figure->low) ? span.from : figure->low);
        dots[i].high = place_of(&span, isnan(figure->high) ? span.to : figure->high);
    }
    struct validation_dots written = validation_chart_dots(chart, "gemeld", dots, page->count);
    free(dots);
    return written;
}

/* Of those with one verdict, in the lower lane. */
static struct validation_dots write_predicted(struct chart *chart, const struct page *page,
                                              enum fit fit)
{
    struct validation_dot *dots = memory_allocate(page->count, sizeof *dots);
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct prediction *prediction = &page->rows[i]->prediction;
        if (page->rows[i]->fit != fit || isnan(prediction->mean))
            continue;
        struct span span = span_of(page, page->rows[i]);
        dots[count++] = (struct validation_dot){
            page->middle[i] + LANE, place_of(&span, prediction->mean),
            place_of(&span, prediction->low), place_of(&span, prediction->high)};
    }
    struct validation_dots written =
        validation_chart_dots(chart, validation_mark_of(fit)->block, dots, count);
    free(dots);
    return written;
}

static void draw_name(struct chart *chart, const struct figure *figure, double y)
{
    const struct validation_told *told = chart->source->validation;
    const struct labels *labels = chart->source->labels;
    char period[VALIDATION_WORDS_SIZE], about[2 * VALIDATION_WORDS_SIZE];
    char *what = validation_what(told, labels, figure);
    struct uncertainty_lines lines = uncertainty_lines_of(what, NAME_LETTERS);
    double at = y - 8.5 * (double)lines.count;
    for (size_t i = 0; i < lines.count; i++, at += 17.0)
        uncertainty_chart_put(chart, 0.03, at, 15, PALETTE_INK, lines.line[i]);
    snprintf(about, sizeof about, "%.60s · %s", figure->id != NULL ? figure->id : "",
             validation_period(told, labels, figure, period));
    uncertainty_chart_put(chart, 0.03, at, 12, PALETTE_GREY, about);
    uncertainty_lines_release(&lines);
    free(what);
}

static void draw_words(struct chart *chart, const struct judged *judged, double y)
{
    const struct validation_told *told = chart->source->validation;
    const struct labels *labels = chart->source->labels;
    const struct validation_mark *mark = validation_mark_of(judged->fit);
    char words[VALIDATION_WORDS_SIZE], line[VALIDATION_WORDS_SIZE + 32];
    snprintf(line, sizeof line, "%s %s", chart_say(chart, "gemeld", "reported"),
             validation_reported(told, labels, judged->figure, words));
    uncertainty_chart_put(chart, WORDS, y - LANE, 14, PALETTE_INK, line);
    snprintf(line, sizeof line, "%s %s", chart_say(chart, "voorspeld", "predicted"),
             validation_predicted(told, labels, judged, words));
    uncertainty_chart_put(chart, WORDS, y + LANE, 14, mark->text_colour, line);
    if (judged->figure->role == FIGURE_CONTEXT)
        return;
    validation_chart_mark(chart, VERDICT, y, mark);
    uncertainty_chart_put(chart, VERDICT + 0.011, y, 15, mark->text_colour,
                          validation_verdict(labels, judged));
}

static void draw_rows(struct chart *chart, const struct page *page)
{
    size_t before = VALIDATION_SECTIONS;
    for (size_t i = 0; i < page->count; i++) {
        size_t section = validation_section_of(page->rows[i]->figure);
        double top = page->middle[i] - 0.5 * ROW_PIXELS;
        if (section != before)
            uncertainty_chart_put(chart, 0.03, top - 0.4 * SECTION_PIXELS, 16, PALETTE_INK,
                                  validation_section_name(chart->source->labels, section,
                                                          chart->source->validation->validation));
        struct span span = span_of(page, page->rows[i]);
        if (page->is_own)
            chart_command(chart,
                          "set arrow from first %.4f,%.1f to first %.4f,%.1f nohead linewidth 1.5 "
                          "linecolor rgb '" PALETTE_RULE "' back",
                          place_of(&span, 0.0), top, place_of(&span, 0.0), top + ROW_PIXELS);
        chart_command(chart,
                      "set arrow from screen 0.03, first %.1f to screen 0.97, first %.1f nohead "
                      "linewidth 1 linecolor rgb '" PALETTE_GRID "' back",
                      top, top);
        before = section;
        draw_name(chart, page->rows[i]->figure, page->middle[i]);
        draw_words(chart, page->rows[i], page->middle[i]);
    }
}

/* Lines of a block with their points; `lead` begins the plot, or goes on with it. */
static void draw_block(struct chart *chart, const char **lead, const char *block,
                       struct validation_dots written, double width,
                       const struct validation_mark *mark)
{
    if (written.intervals > 0) {
        fprintf(chart->body,
                "%s $%s_interval using (X(3)):1:(X(4)-X(3)):(0) with vectors nohead linewidth "
                "%.1f linecolor rgb '%s'",
                *lead, block, width, mark->colour);
        *lead = ", \\\n";
    }
    if (written.dots > 0) {
        fprintf(chart->body,
                "%s $%s using (X(2)):1 with points pointtype %d pointsize %.1f linecolor rgb '%s'",
                *lead, block, mark->shape, mark->size, mark->colour);
        *lead = ", \\\n";
    }
}

static void draw_points(struct chart *chart, const struct page *page)
{
    static const struct validation_mark ink = {"gemeld", PALETTE_INK, PALETTE_INK, 7, 1.3};
    const char *lead = "plot";
    fprintf(chart->body, "X(n) = %s\n", page->is_root ? "sqrt(column(n))" : "column(n)");
    struct validation_dots blocks[FIT_NONE + 2];
    blocks[0] = write_reported(chart, page);
    for (int fit = FIT_AGREES; fit <= FIT_NONE; fit++)
        blocks[1 + fit] = write_predicted(chart, page, (enum fit)fit);
    draw_block(chart, &lead, ink.block, blocks[0], 2.5, &ink);
    if (blocks[0].dots > 0)
        fputs(", \\\n $gemeld using (X(2)):1 with points pointtype 7 pointsize 0.7 linecolor rgb "
              "'#FFFFFF'",
              chart->body);
    for (int fit = FIT_AGREES; fit <= FIT_NONE; fit++) {
        struct validation_mark mark = *validation_mark_of((enum fit)fit);
        mark.size += 0.4;
        draw_block(chart, &lead, mark.block, blocks[1 + fit], 5.0, &mark);
    }
    fputc('\n', chart->body);
}

/* --- the page --- */

static void draw_heading(struct chart *chart, enum validation_group group)
{
    static const char *const titles[VALIDATION_GROUPS][2] = {
        [VALIDATION_COUNTS] = {"Gemeld en voorspeld: meldingen, casussen en lijsten",
                               "Reported and predicted: reports, cases and lists"},
        [VALIDATION_DAYS] = {"Gemeld en voorspeld: doorlooptijden",
                             "Reported and predicted: lead times"},
        [VALIDATION_SHARES] = {"Gemeld en voorspeld: aandelen", "Reported and predicted: shares"},
        [VALIDATION_FILES] = {"Gemeld en voorspeld: cijfers uit dossiers",
                              "Reported and predicted: figures from files"},
        [VALIDATION_OTHERS] = {"Gemeld en voorspeld: overige cijfers",
                               "Reported and predicted: other figures"},
    };
    chart_heading_about(
        chart, titles[group][chart->source->labels->english],
        chart_say(chart,
                  "Boven, met open punt: wat gemeld is, met het interval van de bron; onder, dik: "
                  "wat het model voorspelt, met 95%-voorspellingsinterval",
                  "Above, with an open dot: what was reported, with the source's interval; below, "
                  "thick: what the model predicts, with its 95% prediction interval"),
        NULL,
        chart_say(chart, "alleen toeval; de aannames zijn niet meegerekend",
                  "chance only; the assumptions are not counted in"));
}

static void draw_axis_words(struct chart *chart, const struct page *page,
                            enum validation_group group)
{
    static const char *const units[VALIDATION_GROUPS][2] = {
        [VALIDATION_COUNTS] = {"aantal, wortelschaal", "number, on the scale of its root"},
        [VALIDATION_DAYS] = {"dagen, wortelschaal", "days, on the scale of their root"},
        [VALIDATION_SHARES] = {"procent", "percent"},
        [VALIDATION_FILES] = {"procent", "percent"},
        [VALIDATION_OTHERS] = {"elk cijfer op eigen schaal; streep: 0",
                               "each figure on its own scale; line: 0"},
    };
    char line[VALIDATION_WORDS_SIZE];
    snprintf(line, sizeof line, "%s%s", units[group][chart->source->labels->english],
             page->is_cut ? chart_say(chart, "; lange intervallen zijn afgekapt",
                                      "; long intervals are cut off")
                          : "");
    uncertainty_chart_put(chart, LEFT, -38.0, 13, PALETTE_GREY, line);
}

bool chart_draw_validation_group(struct chart *chart)
{
    const struct validation_told *told = chart->source->validation;
    size_t number = 0;
    enum validation_group group = find_group(chart->name, &number);
    if (told == NULL || group == VALIDATION_GROUPS)
        return false;
    struct page page = {
        .rows = memory_allocate(VALIDATION_PAGE_ROWS, sizeof *page.rows),
        .middle = memory_allocate(VALIDATION_PAGE_ROWS, sizeof *page.middle),
    };
    find_rows(&page, told, group, number);
    if (page.count > 0) {
        uncertainty_chart_page(chart, HEAD_PIXELS, page.tall + TICK_PIXELS);
        draw_heading(chart, group);
        uncertainty_chart_frame(chart, LEFT, RIGHT, HEAD_PIXELS, page.tall);
        set_axis(&page, group);
        if (!page.is_own)
            set_ticks(chart, &page);
        validation_chart_legend(chart, 0.03, -70.0, true);
        draw_axis_words(chart, &page, group);
        draw_rows(chart, &page);
        draw_points(chart, &page);
    }
    free(page.rows);
    free(page.middle);
    return page.count > 0;
}
