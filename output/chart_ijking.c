/* What the figures say of every parameter: a bar of grey is the range that was
 * known beforehand, from its lowest to its highest value; on it lies the 95%
 * interval that is left. All ranges are drawn equally wide, so that a glance
 * tells what was learnt. */
#include <math.h>
#include <stdlib.h>

#include "output/calibration_report.h"
#include "output/calibration_words.h"
#include "output/chart_calibration.h"
#include "output/chart_uncertainty.h"
#include "output/memory.h"
#include "output/palette.h"
#include "output/text.h"
#include "output/uncertainty_words.h"

enum { ROWS_MOST = 30, ROW_PIXELS = 72, HEAD_PIXELS = 152, NAME_LETTERS = 46, PATH_LETTERS = 56 };

#define LEFT 0.375 /* of the page: the plot's box, and the words beside it */
#define RIGHT 0.655
#define WORDS 0.73

static double middle_of(size_t row)
{
    return ((double)row + 0.5) * ROW_PIXELS;
}

static size_t row_count(const struct calibration_report *report)
{
    size_t count = report->problem->parameter_count;
    return count < ROWS_MOST ? count : ROWS_MOST;
}

static const char *colour_of(enum identification identification)
{
    return identification == IDENTIFIED ? PALETTE_BLUE
           : identification == NARROWED ? PALETTE_SKY
           : identification == SHIFTED  ? PALETTE_ORANGE
                                        : PALETTE_GREY;
}

void chart_calibration_heading(struct chart *chart, const char *title, const char *subtitle,
                               const char *what)
{
    const struct calibration_problem *problem = chart->source->calibration->problem;
    char counted[200], waves[NUMBER_PEOPLE_SIZE], points[NUMBER_PEOPLE_SIZE],
        each[NUMBER_PEOPLE_SIZE];
    snprintf(counted, sizeof counted, "%s %s × %s %s × %s %s",
             chart_number(chart, (double)problem->waves, 0, waves),
             chart_say(chart, "rondes", "waves"),
             chart_number(chart, (double)problem->points, 0, points),
             chart_say(chart, "punten", "points"),
             chart_number(chart, (double)problem->replications, 0, each),
             chart_say(chart, "herhalingen", "replications"));
    chart->counted = counted;
    chart_heading_about(chart, title, subtitle, NULL, what);
    chart->counted = NULL;
}

/* "y low high median value fitted" on the prior's range, of the rows with this
 * verdict. False when there are none. */
static bool write_rows(struct chart *chart, enum identification identification, const char *name)
{
    const struct calibration_report *report = chart->source->calibration;
    bool any = false;
    chart_block(chart, name);
    for (size_t p = 0; p < row_count(report); p++) {
        const struct calibrated_parameter *after = &report->calibration->parameters[p];
        const struct calibration_parameter *prior = &report->problem->parameters[p];
        if (after->identification != identification)
            continue;
        any = true;
        fprintf(chart->data, "%.1f", middle_of(p));
        chart_value(chart, calibration_place(prior, after->low));
        chart_value(chart, calibration_place(prior, after->high));
        chart_value(chart, calibration_place(prior, after->median));
        chart_value(chart, calibration_place(prior, prior->value));
        fputc('\n', chart->data);
    }
    chart_block_end(chart);
    if (!any)
        fprintf(chart->data, "undefine $%s\n", name);
    return any;
}

static void draw_name(struct chart *chart, size_t p)
{
    const struct calibration_subject *subject = &chart->source->calibration->subjects[p];
    char *title = uncertainty_title(subject->what, 2 * NAME_LETTERS);
    struct uncertainty_lines lines = uncertainty_lines_of(title, NAME_LETTERS);
    char *path = text_clean(subject->path, PATH_LETTERS), *line;
    char number[NUMBER_PEOPLE_SIZE];
    const char *unit = labels_unit(chart->source->labels, subject->unit);
    double y = middle_of(p) - 9.5 * (double)lines.count;
    for (size_t i = 0; i < lines.count; i++, y += 19.0)
        uncertainty_chart_put(chart, 0.03, y, 15, PALETTE_INK, lines.line[i]);
    if (subject->values > 0)
        line =
            memory_format("%s · %s %s %s", path, chart_say(chart, "een factor op", "one factor on"),
                          chart_number(chart, (double)subject->values, 0, number),
                          chart_say(chart, "waarden", "values"));
    else
        line = memory_format("%s%s%s", path, unit[0] != '\0' ? " · " : "", unit);
    uncertainty_chart_put(chart, 0.03, y + 1.0, 12, PALETTE_GREY, line);
    free(line);
    free(path);
    free(title);
    uncertainty_lines_release(&lines);
}

/* The prior's ends beside its bar, and what is left in words. */
static void draw_words(struct chart *chart, size_t p)
{
    const struct calibration_report *report = chart->source->calibration;
    const struct labels *labels = chart->source->labels;
    const struct calibrated_parameter *after = &report->calibration->parameters[p];
    const struct calibration_parameter *prior = &report->problem->parameters[p];
    char number[NUMBER_PEOPLE_SIZE], range[CALIBRATION_WORDS_SIZE], place[64];
    double y = middle_of(p);
    snprintf(place, sizeof place, "first -0.02,%.1f right", y);
    chart_label(chart, place, 14, PALETTE_GREY, calibration_number(labels, prior->low, number));
    snprintf(place, sizeof place, "first 1.02,%.1f left", y);
    chart_label(chart, place, 14, PALETTE_GREY, calibration_number(labels, prior->high, number));
    char *line = memory_format("%s (%s)", calibration_number(labels, after->median, number),
                               calibration_range(labels, after->low, after->high, range));
    uncertainty_chart_put(chart, WORDS, y - 10.0, 15, PALETTE_INK, line);
    free(line);
    bool learnt = after->identification != NOT_IDENTIFIED;
    line = memory_format(
        "%s%s", calibration_verdict(labels, after->identification),
        learnt ? "" : chart_say(chart, ": bleef bij wat bekend was", ": stayed at what was known"));
    uncertainty_chart_put(chart, WORDS, y + 11.0, 14, learnt ? PALETTE_INK : PALETTE_GREY, line);
    free(line);
}

static void draw_legend(struct chart *chart)
{
    static const struct {
        const char *nl, *en, *colour;
        double half, x;
    } entries[] = {
        {"bepaald: hoogstens half zo breed", "determined: at most half as wide", PALETTE_BLUE, 8.0,
         0.03},
        {"vernauwd", "narrowed", PALETTE_SKY, 8.0, 0.285},
        {"verschoven", "shifted", PALETTE_ORANGE, 8.0, 0.385},
        {"niet te bepalen", "cannot be determined", PALETTE_GREY, 8.0, 0.50},
        {"bereik vooraf", "range beforehand", PALETTE_GRID, 8.0, 0.645},
        {"waarde in het scenario", "value in the scenario", NULL, 0.0, 0.785},
    };
    double page = chart->height, y = 1.0 - (HEAD_PIXELS - 46.0) / page;
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        char place[64];
        if (entries[i].colour != NULL)
            chart_command(chart,
                          "set object %zu rectangle from screen %.4f,%.4f to screen %.4f,%.4f "
                          "front fillcolor rgb '%s' fillstyle solid 1.0 noborder",
                          i + 1, entries[i].x, y - entries[i].half / page, entries[i].x + 0.022,
                          y + entries[i].half / page, entries[i].colour);
        else
            chart_command(chart,
                          "set arrow from screen %.4f,%.4f to screen %.4f,%.4f "
                          "nohead linewidth 2 "
                          "linecolor rgb '" PALETTE_VERMILION "' front",
                          entries[i].x + 0.011, y - 10.0 / page, entries[i].x + 0.011,
                          y + 10.0 / page);
        snprintf(place, sizeof place, "screen %.4f,%.4f left", entries[i].x + 0.028, y);
        chart_label(chart, place, 15, PALETTE_INK, chart_say(chart, entries[i].nl, entries[i].en));
    }
}

static void draw_ground(struct chart *chart, size_t rows)
{
    const struct calibration_report *report = chart->source->calibration;
    for (size_t p = 0; p < rows; p++) {
        double value = calibration_place(&report->problem->parameters[p],
                                         report->problem->parameters[p].value);
        chart_command(chart,
                      "set object %zu rectangle from first 0,%.1f to first 1,%.1f behind "
                      "fillcolor "
                      "rgb '" PALETTE_GRID "' fillstyle solid 1.0 noborder\n"
                      "set arrow from first %.5f,%.1f to first %.5f,%.1f nohead linewidth 2 "
                      "linecolor rgb '" PALETTE_VERMILION "' front",
                      p + 100, middle_of(p) - 13.0, middle_of(p) + 13.0, value, middle_of(p) - 17.0,
                      value, middle_of(p) + 17.0);
    }
}

static void draw_bars(struct chart *chart, const bool *present, const char *const *names)
{
    static const char *const dots[][2] = {{"1.6", "#FFFFFF"}, {"1.0", PALETTE_INK}};
    const char *lead = "plot";
    for (int i = IDENTIFIED; i <= NOT_IDENTIFIED; i++) {
        if (!present[i])
            continue;
        fprintf(chart->body,
                "%s $%s using 2:1:2:3:($1-8):($1+8) with boxxyerror fillstyle "
                "solid 1.0 noborder "
                "fillcolor rgb '%s'",
                lead, names[i], colour_of((enum identification)i));
        lead = ", \\\n";
        for (int d = 0; d < 2; d++)
            fprintf(chart->body,
                    ", \\\n $%s using 4:1 with points pointtype 7 pointsize %s "
                    "linecolor rgb '%s'",
                    names[i], dots[d][0], dots[d][1]);
    }
    fputc('\n', chart->body);
}

bool chart_draw_ijking(struct chart *chart)
{
    static const char *const names[] = {[IDENTIFIED] = "bepaald",
                                        [NARROWED] = "vernauwd",
                                        [SHIFTED] = "verschoven",
                                        [NOT_IDENTIFIED] = "onbepaald"};
    const struct calibration_report *report = chart->source->calibration;
    if (report == NULL || report->status != CALIBRATION_DONE)
        return false;
    size_t rows = row_count(report);
    bool present[sizeof names / sizeof names[0]];
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        present[i] = write_rows(chart, (enum identification)i, names[i]);
    double tall = (double)rows * ROW_PIXELS;
    uncertainty_chart_page(chart, HEAD_PIXELS, tall);
    chart_calibration_heading(
        chart,
        chart_say(chart, "Wat de cijfers over de parameters zeggen",
                  "What the figures say of the parameters"),
        chart_say(chart,
                  "Van het bereik dat vooraf bekend was (alle even breed "
                  "getekend) blijft het "
                  "gekleurde deel over: 95%-interval, stip: mediaan",
                  "Of the range known beforehand (all drawn equally wide) the "
                  "coloured part is "
                  "left: 95% interval, dot: median"),
        rows < report->problem->parameter_count
            ? chart_say(chart, "alleen de eerste 30 parameters", "first 30 parameters only")
            : NULL);
    uncertainty_chart_frame(chart, LEFT, RIGHT, HEAD_PIXELS, tall);
    draw_legend(chart);
    uncertainty_chart_put(chart, WORDS, -12.0, 14, PALETTE_GREY,
                          chart_say(chart, "mediaan (95%-interval)", "median (95% interval)"));
    draw_ground(chart, rows);
    for (size_t p = 0; p < rows; p++) {
        draw_name(chart, p);
        draw_words(chart, p);
    }
    draw_bars(chart, present, names);
    return true;
}
