/* All tests on one scale: where the reported figure lies beside what the model predicts. The scale
 * runs from one end of the 95% prediction interval (−1) over its mean (0) to the other end (1), so
 * that figures of every unit and size stand below each other; numbers stand beside them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/chart_uncertainty.h"
#include "output/chart_validation.h"
#include "output/memory.h"
#include "output/palette.h"

enum { ROW_PIXELS = 32, SECTION_PIXELS = 40, HEAD_PIXELS = 158, NAME_LETTERS = 62 };

#define LEFT 0.40 /* of the page: the plot's box, and the words beside it */
#define RIGHT 0.63
#define REPORTED 0.645
#define PREDICTED 0.8
#define MOST 2.6 /* further away is shown at this edge */

/* Of a value that the interval gives no scale for: at its edge, unless it is the mean itself. */
static double place_of(const struct prediction *prediction, double value)
{
    double room = value < prediction->mean ? prediction->mean - prediction->low
                                           : prediction->high - prediction->mean;
    double off = value - prediction->mean;
    if (!(room > 0.0))
        return off > 0.0 ? MOST : off < 0.0 ? -MOST : 0.0;
    return fmin(fmax(off / room, -MOST), MOST);
}

static struct validation_dot dot_of(const struct judged *judged, double y)
{
    const struct figure *figure = judged->figure;
    const struct prediction *prediction = &judged->prediction;
    bool is_bare = isnan(figure->low) && isnan(figure->high);
    double low = isnan(figure->low) ? -MOST : place_of(prediction, figure->low);
    double high = isnan(figure->high) ? MOST : place_of(prediction, figure->high);
    return (struct validation_dot){y, place_of(prediction, figure->value), is_bare ? NAN : low,
                                   is_bare ? NAN : high};
}

static void draw_ground(struct chart *chart, double top, double bottom)
{
    chart_command(chart,
                  "set object rectangle from first -1,%.1f to first 1,%.1f behind fillcolor rgb "
                  "'" PALETTE_GRID "' fillstyle solid 1.0 noborder",
                  top, bottom);
    chart_command(chart,
                  "set arrow from first 0,%.1f to first 0,%.1f nohead linewidth 1.5 linecolor rgb "
                  "'" PALETTE_GREY "' back",
                  top, bottom);
}

static void draw_row(struct chart *chart, const struct judged *judged, double y)
{
    const struct validation_told *told = chart->source->validation;
    const struct labels *labels = chart->source->labels;
    char words[VALIDATION_WORDS_SIZE];
    char *what = validation_what(told, labels, judged->figure);
    struct uncertainty_lines lines = uncertainty_lines_of(what, NAME_LETTERS);
    const struct validation_mark *mark = validation_mark_of(judged->fit);
    if (lines.count > 0)
        uncertainty_chart_put(chart, 0.03, y - (lines.count > 1 ? 7.5 : 0.0),
                              lines.count > 1 ? 13 : 14, PALETTE_INK, lines.line[0]);
    if (lines.count > 1)
        uncertainty_chart_put(chart, 0.03, y + 7.5, 13, PALETTE_INK, lines.line[1]);
    uncertainty_chart_put(chart, REPORTED, y, 14, mark->text_colour,
                          validation_reported(told, labels, judged->figure, words));
    uncertainty_chart_put(chart, PREDICTED, y, 14, PALETTE_INK,
                          validation_predicted(told, labels, judged, words));
    uncertainty_lines_release(&lines);
    free(what);
}

static void draw_points(struct chart *chart, const struct judged **rows, const double *middle,
                        size_t count)
{
    const char *lead = "plot";
    struct validation_dot *dots = memory_allocate(count, sizeof *dots);
    for (int fit = FIT_AGREES; fit < FIT_NONE; fit++) {
        const struct validation_mark *mark = validation_mark_of((enum fit)fit);
        size_t own = 0;
        for (size_t i = 0; i < count; i++)
            if (rows[i]->fit == (enum fit)fit)
                dots[own++] = dot_of(rows[i], middle[i]);
        struct validation_dots written = validation_chart_dots(chart, mark->block, dots, own);
        if (written.intervals > 0)
            fprintf(chart->body,
                    "%s $%s_interval using 3:1:($4-$3):(0) with vectors nohead linewidth 2.5 "
                    "linecolor rgb '%s'",
                    lead, mark->block, mark->colour);
        lead = written.intervals > 0 ? ", \\\n" : lead;
        if (written.dots > 0)
            fprintf(chart->body,
                    "%s $%s using 2:1 with points pointtype %d pointsize %.1f linecolor rgb '%s'",
                    lead, mark->block, mark->shape, mark->size, mark->colour);
        lead = written.dots > 0 ? ", \\\n" : lead;
    }
    /* with nothing to show, the labels still want a plot */
    fprintf(chart->body, "%s\n",
            strcmp(lead, "plot") == 0 ? "plot 2 notitle linecolor rgb 'white'" : "");
    free(dots);
}

static void draw_head(struct chart *chart)
{
    double end = validation_chart_legend(chart, 0.03, -56.0, false);
    uncertainty_chart_put(chart, end, -56.0, 14, PALETTE_GREY,
                          chart_say(chart, "verder weg staat aan de rand",
                                    "what is further away stands at the edge"));
    uncertainty_chart_put(
        chart, LEFT - 0.075, -14.0, 14, PALETTE_GREY,
        chart_say(chart, "lager gemeld dan voorspeld", "reported lower than predicted"));
    uncertainty_chart_put(chart, RIGHT - 0.105, -14.0, 14, PALETTE_GREY,
                          chart_say(chart, "hoger gemeld", "reported higher"));
    uncertainty_chart_put(chart, REPORTED, -14.0, 14, PALETTE_GREY,
                          chart_say(chart, "gemeld (interval)", "reported (interval)"));
    uncertainty_chart_put(chart, PREDICTED, -14.0, 14, PALETTE_GREY,
                          chart_say(chart, "voorspeld (95%-interval)", "predicted (95% interval)"));
}

static void draw_rows(struct chart *chart, const struct judged **rows, double *middle)
{
    const struct validation *validation = chart->source->validation->validation;
    double y = 0.0;
    size_t count = 0;
    for (size_t section = 0; section < VALIDATION_TEST_SECTIONS; section++) {
        size_t before = count;
        double top = y;
        for (size_t i = 0; i < validation->count; i++) {
            const struct judged *judged = &validation->judged[i];
            if (validation_section_of(judged->figure) != section)
                continue;
            y += count == before ? SECTION_PIXELS : 0.0;
            rows[count] = judged;
            middle[count++] = y + 0.5 * ROW_PIXELS;
            y += ROW_PIXELS;
        }
        if (count == before)
            continue;
        draw_ground(chart, top + SECTION_PIXELS, y);
        uncertainty_chart_put(chart, 0.03, top + 0.6 * SECTION_PIXELS, 16, PALETTE_INK,
                              validation_section_name(chart->source->labels, section, validation));
        for (size_t i = before; i < count; i++)
            draw_row(chart, rows[i], middle[i]);
    }
}

static double height_of(const struct validation *validation)
{
    bool has[VALIDATION_TEST_SECTIONS] = {false};
    double tall = 0.0;
    for (size_t i = 0; i < validation->count; i++) {
        size_t section = validation_section_of(validation->judged[i].figure);
        if (section >= VALIDATION_TEST_SECTIONS)
            continue;
        tall += ROW_PIXELS + (has[section] ? 0.0 : SECTION_PIXELS);
        has[section] = true;
    }
    return tall;
}

bool chart_draw_validation_tests(struct chart *chart)
{
    const struct validation_told *told = chart->source->validation;
    if (told == NULL || told->validation->tests == 0)
        return false;
    const struct validation *validation = told->validation;
    char title[VALIDATION_WORDS_SIZE];
    double tall = height_of(validation);
    uncertainty_chart_page(chart, HEAD_PIXELS, tall);
    chart_heading_about(
        chart, validation_outcome(chart->source->labels, validation, title),
        chart_say(chart,
                  "Waar het gemelde cijfer ligt bij wat het model voorspelt: de lijn is het "
                  "gemiddelde, grijs het 95%-voorspellingsinterval",
                  "Where the reported figure lies beside what the model predicts: the line is the "
                  "mean, grey the 95% prediction interval"),
        NULL,
        chart_say(chart, "alleen toeval; de aannames zijn niet meegerekend",
                  "chance only; the assumptions are not counted in"));
    uncertainty_chart_frame(chart, LEFT, RIGHT, HEAD_PIXELS, tall);
    chart_command(chart, "set xrange [%.2f:%.2f]", -MOST - 0.1, MOST + 0.1);
    draw_head(chart);
    const struct judged **rows = memory_allocate(validation->tests, sizeof *rows);
    double *middle = memory_allocate(validation->tests, sizeof *middle);
    draw_rows(chart, rows, middle);
    draw_points(chart, rows, middle, validation->tests);
    free(rows);
    free(middle);
    return true;
}
