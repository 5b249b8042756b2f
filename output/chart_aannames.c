/* The tornado: of the first headline outcomes the assumptions that would narrow the band most if
 * they were known, each with what the outcome does when it goes from its lowest to its highest
 * value. An outcome is a panel with a scale of its own. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/chart_kinds.h"
#include "output/chart_uncertainty.h"
#include "output/comparison_words.h"
#include "output/memory.h"
#include "output/palette.h"
#include "output/text.h"
#include "output/uncertainty_words.h"

enum {
    PANELS_MOST = 3,
    ROWS_ALONE = 12, /* rows of a panel that stands alone, and of each of several */
    ROWS_TOGETHER = 6,
    ROWS_MOST = PANELS_MOST * ROWS_ALONE,
    HEAD_PIXELS = 122,
    TITLE_PIXELS = 46,
    LINE_PIXELS = 18,
    NAME_LETTERS = 66,
    PATH_LETTERS = 92,
    DECIMALS_MOST = 4
};

#define LEFT 0.455 /* of the page: the plot's box, and the words beside it */
#define RIGHT 0.735
#define WORDS 0.75
#define REACH 0.34 /* of the box: the longest bar, from the middle */

struct row {
    const struct uncertainty_outcome *outcome;
    const struct influence *influence;
    const struct uncertainty_assumption *assumption;
    struct uncertainty_lines name;
    double top, tall; /* pixels */
    double scale;     /* the largest change of its panel */
};

struct panel {
    const struct uncertainty_outcome *outcome;
    double top;
};

struct tornado {
    struct panel panels[PANELS_MOST];
    struct row rows[ROWS_MOST];
    size_t panel_count, row_count;
    double tall;
};

static bool has_any(const struct uncertainty *uncertainty,
                    const struct uncertainty_outcome *outcome, bool distinct)
{
    bool any = false;
    for (size_t i = 0;
         outcome->is_headline && outcome->ranking != NULL && i < uncertainty->assumption_count; i++)
        any = any ||
              (isfinite(outcome->ranking[i].slope) && (outcome->ranking[i].distinct || !distinct));
    return any && outcome->spread.high > outcome->spread.low;
}

/* The first outcomes with an assumption that can be told from chance; else the first of all. */
static void find_panels(const struct uncertainty *uncertainty, struct tornado *tornado)
{
    for (size_t i = 0; i < uncertainty->outcome_count && tornado->panel_count < PANELS_MOST; i++)
        if (has_any(uncertainty, &uncertainty->outcomes[i], true))
            tornado->panels[tornado->panel_count++].outcome = &uncertainty->outcomes[i];
    for (size_t i = 0; i < uncertainty->outcome_count && tornado->panel_count == 0; i++)
        if (has_any(uncertainty, &uncertainty->outcomes[i], false))
            tornado->panels[tornado->panel_count++].outcome = &uncertainty->outcomes[i];
}

static void find_rows(const struct uncertainty *uncertainty, struct tornado *tornado)
{
    size_t most = tornado->panel_count == 1 ? ROWS_ALONE : ROWS_TOGETHER;
    for (size_t p = 0; p < tornado->panel_count; p++) {
        struct panel *panel = &tornado->panels[p];
        size_t first = tornado->row_count;
        double scale = 0.0;
        panel->top = tornado->tall;
        tornado->tall += TITLE_PIXELS;
        for (size_t i = 0; i < uncertainty->assumption_count && i < most; i++) {
            const struct influence *influence = &panel->outcome->ranking[i];
            if (!isfinite(influence->slope))
                continue;
            struct row *row = &tornado->rows[tornado->row_count++];
            *row =
                (struct row){panel->outcome, influence,
                             &uncertainty->assumptions[influence->dimension], .top = tornado->tall};
            char *title = uncertainty_title(row->assumption->what, 2 * NAME_LETTERS);
            row->name = uncertainty_lines_of(title, NAME_LETTERS);
            free(title);
            row->tall = LINE_PIXELS * (double)(row->name.count + 1) + 14.0;
            tornado->tall += row->tall;
            scale = fmax(scale, fabs(influence->slope));
        }
        for (size_t i = first; i < tornado->row_count; i++)
            tornado->rows[i].scale = scale > 0.0 ? scale : 1.0;
    }
}

/* "y change scale saved narrower": of assumptions that can be told from chance, or of those that
 * cannot. False when there are none. */
static bool write_rows(struct chart *chart, const struct tornado *tornado, bool distinct)
{
    const struct uncertainty *uncertainty = chart->source->uncertainty;
    size_t count = 0;
    chart_block(chart, distinct ? "anders" : "vaag");
    for (size_t i = 0; i < tornado->row_count; i++) {
        const struct row *row = &tornado->rows[i];
        if (row->influence->distinct != distinct)
            continue;
        fprintf(chart->data, "%.1f", row->top + 0.5 * row->tall);
        chart_value(chart, row->influence->slope);
        chart_value(chart, row->scale);
        chart_value(chart, row->influence->saved);
        chart_value(chart, uncertainty_narrows(uncertainty, row->outcome, row->influence));
        fputc('\n', chart->data);
        count++;
    }
    chart_block_end(chart);
    if (count == 0)
        fprintf(chart->data, "undefine $%s\n", distinct ? "anders" : "vaag");
    return count > 0;
}

/* What it is, and beneath that where it stands and between what it lies. */
static void draw_name(struct chart *chart, const struct row *row)
{
    const struct labels *labels = chart->source->labels;
    const struct uncertainty_assumption *assumption = row->assumption;
    const char *unit = labels_unit(labels, assumption->unit);
    double y = row->top + 7.0 + 0.5 * LINE_PIXELS;
    for (size_t i = 0; i < row->name.count; i++, y += LINE_PIXELS)
        uncertainty_chart_put(chart, 0.03, y, 15, PALETTE_INK, row->name.line[i]);
    char low[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE], *range, *path, *line;
    range = memory_format("%s %s %s%s%s", uncertainty_value(labels, assumption->low, 4, low),
                          chart_say(chart, "tot", "to"),
                          uncertainty_value(labels, assumption->high, 4, high),
                          unit[0] != '\0' ? " " : "", unit);
    size_t width = text_width(range) + 3;
    path = text_clean(assumption->path, width + 20 < PATH_LETTERS ? PATH_LETTERS - width : 20);
    line = memory_format("%s · %s", range, path);
    uncertainty_chart_put(chart, 0.03, y, 12, PALETTE_GREY, line);
    free(line);
    free(path);
    free(range);
}

/* The change at the bar's end, and at the right what knowing the assumption is worth. */
static void draw_words(struct chart *chart, const struct row *row)
{
    const struct labels *labels = chart->source->labels;
    const struct uncertainty *uncertainty = chart->source->uncertainty;
    double slope = row->influence->slope, y = row->top + 0.5 * row->tall;
    char number[NUMBER_PEOPLE_SIZE], place[96], line[UNCERTAINTY_WORDS_SIZE];
    int decimals = uncertainty_decimals(row->outcome);
    while (decimals < DECIMALS_MOST && fabs(slope) > 0.0 && fabs(slope) * pow(10.0, decimals) < 1.0)
        decimals++;
    const char *colour = row->influence->distinct ? PALETTE_INK : PALETTE_GREY;
    snprintf(place, sizeof place, "first %.5f,%.1f %s",
             0.5 + REACH * slope / row->scale + (slope < 0.0 ? -0.015 : 0.015), y,
             slope < 0.0 ? "right" : "left");
    chart_label(chart, place, 14, colour, comparison_signed(labels, slope, decimals, number));
    if (!row->influence->distinct) {
        uncertainty_chart_put(
            chart, WORDS, y, 14, PALETTE_GREY,
            chart_say(chart, "niet te onderscheiden van toeval", "not distinct from chance"));
        return;
    }
    double percent = uncertainty_narrows(uncertainty, row->outcome, row->influence);
    if (percent < 1.0)
        snprintf(line, sizeof line, "%s",
                 chart_say(chart, "band minder dan 1% smaller", "band narrower by less than 1%"));
    else
        snprintf(line, sizeof line,
                 chart_say(chart, "band ongeveer %s%% smaller", "band about %s%% narrower"),
                 chart_number(chart, percent, 0, number));
    double turn = uncertainty_turning_point(uncertainty, row->outcome, row->influence);
    bool turns = isfinite(turn) && uncertainty_has_sign(row->outcome);
    uncertainty_chart_put(chart, WORDS, turns ? y - 10.0 : y, 15, PALETTE_INK, line);
    if (!turns)
        return;
    snprintf(line, sizeof line, "%s %s %s", chart_say(chart, "kantelt bij", "turns at"),
             uncertainty_value(labels, turn, 3, number),
             labels_unit(labels, row->assumption->unit));
    uncertainty_chart_put(chart, WORDS, y + 10.0, 14, PALETTE_VERMILION, line);
}

static void draw_panel(struct chart *chart, const struct panel *panel, double bottom)
{
    const struct labels *labels = chart->source->labels;
    const struct uncertainty_outcome *outcome = panel->outcome;
    char *title = uncertainty_title(outcome->what, outcome->variant != NULL ? 75 : 110), *line;
    char *variant = outcome->variant != NULL ? text_clean(outcome->variant, 40) : NULL;
    const char *unit = outcome->variant != NULL ? comparison_unit(labels, outcome->unit)
                                                : labels_unit(labels, outcome->unit);
    line = variant != NULL
               ? memory_format("%s, %s: %s (%s)", title,
                               chart_say(chart, "verschil met de basis", "difference from basis"),
                               variant, unit)
               : memory_format("%s (%s)", title, unit);
    uncertainty_chart_put(chart, 0.03, panel->top + 28.0, 17, PALETTE_INK, line);
    chart_command(chart,
                  "set arrow from screen 0.03, first %.1f to screen 0.97, first %.1f nohead "
                  "linewidth 1 linecolor rgb '" PALETTE_RULE "' back\n"
                  "set arrow from first 0.5,%.1f to first 0.5,%.1f nohead linewidth 1.5 "
                  "linecolor rgb '" PALETTE_GREY "' back",
                  panel->top + TITLE_PIXELS, panel->top + TITLE_PIXELS, panel->top + TITLE_PIXELS,
                  bottom);
    free(line);
    free(variant);
    free(title);
}

static void draw_page(struct chart *chart, const struct tornado *tornado)
{
    uncertainty_chart_page(chart, HEAD_PIXELS, tornado->tall);
    uncertainty_chart_heading(
        chart,
        chart_say(chart, "Welke aannames het meest uitmaken", "Which assumptions matter most"),
        chart_say(chart,
                  "Balk: zoveel verandert de uitkomst als de aanname van haar laagste naar haar "
                  "hoogste waarde gaat, gemiddeld over de andere",
                  "Bar: how much the outcome changes when the assumption goes from its lowest to "
                  "its highest value, averaged over the others"),
        NULL);
    uncertainty_chart_frame(chart, LEFT, RIGHT, HEAD_PIXELS, tornado->tall);
    uncertainty_chart_put(
        chart, 0.03, -8.0, 14, PALETTE_GREY,
        chart_say(chart, "aanname, met haar bereik", "assumption, with its range"));
    uncertainty_chart_put(chart, WORDS, -8.0, 14, PALETTE_GREY,
                          chart_say(chart, "als die bekend zou zijn", "if it were known"));
    for (size_t p = 0; p < tornado->panel_count; p++)
        draw_panel(chart, &tornado->panels[p],
                   p + 1 < tornado->panel_count ? tornado->panels[p + 1].top : tornado->tall);
    for (size_t i = 0; i < tornado->row_count; i++) {
        draw_name(chart, &tornado->rows[i]);
        draw_words(chart, &tornado->rows[i]);
    }
}

bool chart_draw_aannames(struct chart *chart)
{
    struct tornado tornado = {.panel_count = 0};
    if (chart->source->uncertainty == NULL)
        return false;
    find_panels(chart->source->uncertainty, &tornado);
    find_rows(chart->source->uncertainty, &tornado);
    if (tornado.row_count == 0)
        return false;
    bool clear = write_rows(chart, &tornado, true), vague = write_rows(chart, &tornado, false);
    draw_page(chart, &tornado);
    fprintf(chart->body, "X(change, scale) = 0.5 + %.2f * change / scale\n", REACH);
    const char *lead = "plot";
    if (clear) {
        fprintf(chart->body,
                "%s $anders using (0.5):1:(0.5):(X($2,$3)):($1-10):($1+10) with boxxyerror "
                "fillstyle solid 1.0 noborder fillcolor rgb '" PALETTE_BLUE "'",
                lead);
        lead = ", \\\n";
    }
    if (vague)
        fprintf(chart->body,
                "%s $vaag using (0.5):1:(0.5):(X($2,$3)):($1-10):($1+10) with boxxyerror fillstyle "
                "solid 1.0 border linecolor rgb '" PALETTE_GREY "' fillcolor rgb '#FFFFFF'",
                lead);
    fputc('\n', chart->body);
    for (size_t i = 0; i < tornado.row_count; i++)
        uncertainty_lines_release(&tornado.rows[i].name);
    return true;
}
