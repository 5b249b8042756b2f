/* Parameters that trade off: of the strongest pairs the points that fit the
 * figures equally well, over the range that was known beforehand. A narrow
 * slanting cloud tells that only the two together are known. */
#include <math.h>
#include <stdlib.h>

#include "output/calibration_report.h"
#include "output/calibration_words.h"
#include "output/chart_calibration.h"
#include "output/palette.h"
#include "output/text.h"
#include "output/uncertainty_words.h"

enum { PANELS_MOST = 6, DOTS_MOST = 400, LINE_LETTERS = 130 };

/* The points' values of the two, at most so many. */
static void write_points(struct chart *chart, const struct calibration_tradeoff *pair, size_t i)
{
    const struct calibration_report *report = chart->source->calibration;
    const struct calibration *calibration = report->calibration;
    size_t count = report->problem->parameter_count;
    size_t stride = (calibration->sample_count + DOTS_MOST - 1) / DOTS_MOST;
    char name[16];
    snprintf(name, sizeof name, "paar%zu", i + 1);
    chart_block(chart, name);
    for (size_t s = 0; s<calibration->sample_count; s += stride> 0 ? stride : 1) {
        chart_value(chart, calibration->sample[s * count + pair->one]);
        chart_value(chart, calibration->sample[s * count + pair->other]);
        fputc('\n', chart->data);
    }
    chart_block_end(chart);
}

/* The ends of a prior as ticks, and its name. */
static void draw_axis(struct chart *chart, char axis, const struct calibration_parameter *prior)
{
    char low[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE];
    const struct labels *labels = chart->source->labels;
    double margin = 0.04 * (prior->high - prior->low);
    chart_command(chart, "set %crange [%.10g:%.10g]\nset %ctics ('%s' %.10g, '%s' %.10g)", axis,
                  prior->low - margin, prior->high + margin, axis,
                  calibration_number(labels, prior->low, low), prior->low,
                  calibration_number(labels, prior->high, high), prior->high);
}

/* What runs up stands above the panel, what runs to the right below it. */
static void draw_names(struct chart *chart, const struct calibration_tradeoff *pair,
                       struct chart_box box, double left, double top, size_t columns)
{
    const struct calibration_report *report = chart->source->calibration;
    char text[256], number[NUMBER_PEOPLE_SIZE], place[96];
    size_t letters = LINE_LETTERS / columns;
    char *one = uncertainty_title(report->subjects[pair->one].what, letters);
    char *other = uncertainty_title(report->subjects[pair->other].what, letters - 9);
    snprintf(place, sizeof place, "screen %.4f,%.4f left", left, top - 0.016);
    chart_label(chart, place, 14, PALETTE_INK, other);
    snprintf(place, sizeof place, "screen %.4f,%.4f right", box.right, top - 0.016);
    snprintf(text, sizeof text, "r = %s",
             calibration_correlation(chart->source->labels, pair->correlation, number));
    chart_label(chart, place, 14, PALETTE_GREY, text);
    snprintf(place, sizeof place, "screen %.4f,%.4f right", box.right, box.bottom - 0.045);
    chart_label(chart, place, 14, PALETTE_INK, one);
    free(one);
    free(other);
}

static void draw_mark(struct chart *chart, double x, double y, int kind, const char *colour)
{
    chart_command(
        chart,
        "set label %zu '' at first %.10g,%.10g point pointtype %d pointsize 1.6 linewidth "
        "3 linecolor rgb '%s' front",
        ++chart->label_count, x, y, kind, colour);
}

static void draw_panel(struct chart *chart, size_t i, size_t count)
{
    const struct calibration_report *report = chart->source->calibration;
    const struct calibration_tradeoff *pair = &report->calibration->tradeoffs[i];
    const struct calibration_parameter *one = &report->problem->parameters[pair->one];
    const struct calibration_parameter *other = &report->problem->parameters[pair->other];
    size_t columns = count < 3 ? count : 3, rows = (count + columns - 1) / columns;
    double wide = 0.95 / (double)columns, high = 0.765 / (double)rows;
    double left = 0.03 + wide * (double)(i % columns), top = 0.88 - high * (double)(i / columns);
    struct chart_box box = {left + 0.045, left + wide - 0.02, top - high + 0.085, top - 0.04};
    chart_frame(chart, box);
    chart_command(chart, "unset grid\nset border 3 linecolor rgb '" PALETTE_RULE "' linewidth 1");
    draw_axis(chart, 'x', one);
    draw_axis(chart, 'y', other);
    draw_names(chart, pair, box, left, top, columns);
    draw_mark(chart, one->value, other->value, 2, PALETTE_VERMILION);
    draw_mark(chart, report->calibration->best[pair->one], report->calibration->best[pair->other],
              13, PALETTE_INK);
    chart_command(chart,
                  "plot $paar%zu using 1:2 with points pointtype 7 pointsize 0.45 linecolor rgb "
                  "'" PALETTE_BLUE "'\nunset label",
                  i + 1);
}

bool chart_draw_ijking_uitruil(struct chart *chart)
{
    const struct calibration_report *report = chart->source->calibration;
    if (report == NULL || report->status != CALIBRATION_DONE ||
        report->calibration->tradeoff_count == 0 || report->calibration->sample_count == 0)
        return false;
    size_t count = report->calibration->tradeoff_count;
    if (count > PANELS_MOST)
        count = PANELS_MOST;
    for (size_t i = 0; i < count; i++)
        write_points(chart, &report->calibration->tradeoffs[i], i);
    chart_calibration_heading(
        chart, chart_say(chart, "Wat tegen elkaar uitruilt", "What trades off"),
        chart_say(chart,
                  "Stippen: waarden die even goed bij de cijfers passen, over "
                  "het bereik vooraf; "
                  "kruis: het scenario zoals het staat, ruit: geijkt",
                  "Dots: values that fit the figures equally well, over the "
                  "range beforehand; "
                  "cross: the scenario as it stands, diamond: fitted"),
        report->calibration->tradeoff_count > count
            ? chart_say(chart, "alleen de sterkste zes", "the strongest six only")
            : NULL);
    chart_command(chart, "set multiplot");
    for (size_t i = 0; i < count; i++)
        draw_panel(chart, i, count);
    chart_command(chart, "unset multiplot");
    return true;
}
