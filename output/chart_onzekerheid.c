/* The headline outcomes with their 95% band, each on a scale of its own: what chance leaves when
 * all assumptions would be known lies within, narrower and darker; the rest is what the assumptions
 * add. Of variants the place of 0 is shared, so that a glance tells on which side a band lies. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/chart_kinds.h"
#include "output/chart_uncertainty.h"
#include "output/memory.h"
#include "output/palette.h"
#include "output/text.h"
#include "output/uncertainty_words.h"

enum { ROWS_MOST = 30, ROW_PIXELS = 66, HEAD_PIXELS = 152, TITLE_LETTERS = 46 };

#define LEFT 0.315 /* of the page: the plot's box, and the words beside it */
#define RIGHT 0.605
#define WORDS 0.625
#define MARGIN 0.06 /* of a row's scale, on both sides */
#define BETTER_TINT "#E4F4EE"

struct row {
    const struct uncertainty_outcome *outcome;
    double from, to; /* what the box spans */
};

static bool is_same(const struct uncertainty_outcome *a, const struct uncertainty_outcome *b)
{
    return strcmp(a->kpi, b->kpi) == 0 && strcmp(a->station, b->station) == 0 &&
           strcmp(a->gemeente, b->gemeente) == 0 && strcmp(a->breakdown, b->breakdown) == 0 &&
           (a->variant == NULL) == (b->variant == NULL);
}

static bool is_shown(const struct uncertainty_outcome *outcome)
{
    return outcome->is_headline && outcome->spread.points > 0 && isfinite(outcome->spread.mean) &&
           isfinite(outcome->spread.low) && isfinite(outcome->spread.high);
}

/* Headlines in their order, but the variants of one outcome together. */
static size_t find_rows(const struct uncertainty *uncertainty, struct row rows[ROWS_MOST],
                        size_t *left_out)
{
    size_t count = 0, all = 0;
    bool *done = memory_allocate(uncertainty->outcome_count, sizeof *done);
    for (size_t i = 0; i < uncertainty->outcome_count; i++) {
        for (size_t j = i; j < uncertainty->outcome_count; j++) {
            const struct uncertainty_outcome *outcome = &uncertainty->outcomes[j];
            if (done[j] || !is_shown(outcome) || !is_same(outcome, &uncertainty->outcomes[i]))
                continue;
            done[j] = true;
            all++;
            if (count < ROWS_MOST)
                rows[count++].outcome = outcome;
        }
    }
    free(done);
    *left_out = all - count;
    return count;
}

/* A level runs from 0; differences have 0 in the middle and one scale for all variants. */
static void scale_rows(struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct spread *own = &rows[i].outcome->spread;
        double low = fmin(0.0, own->low), high = fmax(0.0, own->high);
        if (rows[i].outcome->variant != NULL) {
            for (size_t j = 0; j < count; j++) {
                if (!is_same(rows[i].outcome, rows[j].outcome))
                    continue;
                const struct spread *spread = &rows[j].outcome->spread;
                high = fmax(high, fmax(fabs(spread->low), fabs(spread->high)));
            }
            low = -high;
        }
        if (!(high > low))
            high = low + 1.0;
        rows[i].from = low - MARGIN * (high - low);
        rows[i].to = high + MARGIN * (high - low);
    }
}

static double place_of(const struct row *row, double value)
{
    return (value - row->from) / (row->to - row->from);
}

static double middle_of(size_t row)
{
    return ((double)row + 0.5) * ROW_PIXELS;
}

/* "y mean low high inner-low inner-high from to", in the outcome's own unit, of bands that can be
 * split or of those that cannot. The inner band is as much narrower as chance's share of the
 * variance tells. False when there are none. */
static bool write_rows(struct chart *chart, const struct row *rows, size_t count, bool is_split)
{
    const char *name = is_split ? "banden" : "ongesplitst";
    bool any = false;
    chart_block(chart, name);
    for (size_t i = 0; i < count; i++) {
        const struct spread *spread = &rows[i].outcome->spread;
        if ((isfinite(spread->assumption_share) != 0) != is_split)
            continue;
        any = true;
        double share = sqrt(fmax(0.0, 1.0 - spread->assumption_share / 100.0));
        double middle = fmin(fmax(spread->mean, spread->low), spread->high);
        fprintf(chart->data, "%.1f", middle_of(i));
        chart_value(chart, spread->mean);
        chart_value(chart, spread->low);
        chart_value(chart, spread->high);
        chart_value(chart, is_split ? middle - share * (middle - spread->low) : NAN);
        chart_value(chart, is_split ? middle + share * (spread->high - middle) : NAN);
        chart_value(chart, rows[i].from);
        chart_value(chart, rows[i].to);
        fputc('\n', chart->data);
    }
    chart_block_end(chart);
    if (!any)
        fprintf(chart->data, "undefine $%s\n", name);
    return any;
}

/* Where 0 is, and the side that is better. */
static void draw_ground(struct chart *chart, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double zero = place_of(&rows[i], 0.0), top = middle_of(i) - 0.5 * ROW_PIXELS;
        int direction = rows[i].outcome->variant != NULL ? rows[i].outcome->direction : 0;
        if (direction != 0)
            chart_command(chart,
                          "set object %zu rectangle from first %.5f,%.1f to first %.5f,%.1f behind "
                          "fillcolor rgb '" BETTER_TINT "' fillstyle solid 1.0 noborder",
                          i + 1, direction < 0 ? 0.0 : zero, top + 3.0, direction < 0 ? zero : 1.0,
                          top + ROW_PIXELS - 3.0);
        chart_command(chart,
                      "set arrow from first %.5f,%.1f to first %.5f,%.1f nohead linewidth 1.5 "
                      "linecolor rgb '" PALETTE_GREY "' back",
                      zero, top, zero, top + ROW_PIXELS);
    }
}

static void draw_name(struct chart *chart, const struct row *row, double y)
{
    const struct uncertainty_outcome *outcome = row->outcome;
    char *title = uncertainty_title(outcome->what, 2 * TITLE_LETTERS);
    struct uncertainty_lines lines = uncertainty_lines_of(title, TITLE_LETTERS);
    free(title);
    char *variant = outcome->variant != NULL ? text_clean(outcome->variant, TITLE_LETTERS) : NULL;
    double step = 19.0, at = y - 0.5 * step * (double)(lines.count + (variant != NULL) - 1);
    for (size_t i = 0; i < lines.count; i++, at += step)
        uncertainty_chart_put(chart, 0.03, at, 15, PALETTE_INK, lines.line[i]);
    if (variant != NULL)
        uncertainty_chart_put(chart, 0.03, at, 14, PALETTE_GREY, variant);
    free(variant);
    uncertainty_lines_release(&lines);
}

/* "Waarschijnlijk lager, beter · 70% aannames, 30% toeval" */
static void draw_words(struct chart *chart, const struct row *row, double y)
{
    const struct labels *labels = chart->source->labels;
    const struct spread *spread = &row->outcome->spread;
    char words[UNCERTAINTY_WORDS_SIZE], parts[UNCERTAINTY_WORDS_SIZE], text[64], rest[64],
        line[2 * UNCERTAINTY_WORDS_SIZE + 8];
    uncertainty_chart_put(chart, WORDS, y - 10.0, 15, PALETTE_INK,
                          uncertainty_band(labels, row->outcome, words));
    double whole = round(spread->assumption_share);
    if (isfinite(whole))
        snprintf(parts, sizeof parts,
                 chart_say(chart, "%s%% aannames, %s%% toeval", "%s%% assumptions, %s%% chance"),
                 chart_number(chart, whole, 0, text), chart_number(chart, 100.0 - whole, 0, rest));
    else
        snprintf(parts, sizeof parts, "%s",
                 spread->high > spread->low
                     ? chart_say(chart, "aandelen niet te bepalen", "shares not known")
                     : chart_say(chart, "geen bandbreedte", "no spread"));
    uncertainty_verdict(labels, row->outcome, row->outcome->direction, words);
    bool is_certain =
        spread->certainty == CERTAINTY_PROBABLE || spread->certainty == CERTAINTY_PRACTICAL;
    snprintf(line, sizeof line, "%s%s%s", words, words[0] != '\0' ? " · " : "", parts);
    uncertainty_chart_put(chart, WORDS, y + 11.0, 14,
                          words[0] != '\0' && is_certain ? PALETTE_INK : PALETTE_GREY, line);
}

/* Two swatches and what they are, `up` pixels above the plot. */
static void draw_legend(struct chart *chart, size_t objects, double up)
{
    static const struct {
        const char *nl, *en, *colour;
        double half, x;
    } entries[] = {
        {"toeval: wat overblijft als alle aannames bekend zijn",
         "chance: what is left when all assumptions are known", PALETTE_BLUE, 5.0, 0.03},
        {"wat de aannames daaraan toevoegen", "what the assumptions add to that", PALETTE_ORANGE,
         10.0, 0.36},
        {"gemiddelde", "mean", NULL, 0.0, 0.645},
    };
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        double page = chart->height, y = 1.0 - (HEAD_PIXELS - up) / page;
        char place[64];
        if (entries[i].colour != NULL)
            chart_command(chart,
                          "set object %zu rectangle from screen %.4f,%.4f to screen %.4f,%.4f "
                          "front fillcolor rgb '%s' fillstyle solid 1.0 noborder",
                          objects + i + 1, entries[i].x, y - entries[i].half / page,
                          entries[i].x + 0.024, y + entries[i].half / page, entries[i].colour);
        else
            chart_command(chart,
                          "set label %zu '' at screen %.4f,%.4f point pointtype 7 pointsize 1.1 "
                          "linecolor rgb '" PALETTE_INK "' front",
                          ++chart->label_count, entries[i].x + 0.012, y);
        snprintf(place, sizeof place, "screen %.4f,%.4f left", entries[i].x + 0.031, y);
        chart_label(chart, place, 15, PALETTE_INK, chart_say(chart, entries[i].nl, entries[i].en));
    }
}

static void draw_head(struct chart *chart, const struct row *rows, size_t count)
{
    size_t differences = 0;
    bool tinted = false;
    for (size_t i = 0; i < count; i++) {
        differences += rows[i].outcome->variant != NULL;
        tinted = tinted || (rows[i].outcome->variant != NULL && rows[i].outcome->direction != 0);
    }
    uncertainty_chart_put(chart, LEFT, -14.0, 14, PALETTE_GREY,
                          differences == count
                              ? chart_say(chart,
                                          "streep: geen verschil; elke uitkomst op eigen schaal",
                                          "line: no difference; each outcome on its own scale")
                              : chart_say(chart, "streep: 0; elke uitkomst op eigen schaal",
                                          "line: 0; each outcome on its own scale"));
    uncertainty_chart_put(chart, WORDS, -14.0, 14, PALETTE_GREY,
                          chart_say(chart,
                                    "gemiddelde (95% van de herhalingen); aandelen in de variantie",
                                    "mean (95% of replications); shares of the variance"));
    if (tinted)
        uncertainty_chart_put(
            chart, 0.03, -14.0, 14, PALETTE_GREEN,
            chart_say(chart, "licht groen: de kant die beter is", "light green: the better side"));
}

static void draw_box(struct chart *chart, const char **lead, const char *block, int low,
                     double half, const char *colour)
{
    fprintf(chart->body,
            "%s $%s using (X(2)):1:(X(%d)):(X(%d)):($1-%.1f):($1+%.1f) with boxxyerror fillstyle "
            "solid 1.0 noborder fillcolor rgb '%s'",
            *lead, block, low, low + 1, half, half, colour);
    *lead = ", \\\n";
}

/* The mean is a dot with a white edge, to be seen on any band. */
static void draw_means(struct chart *chart, const char *block)
{
    static const char *const dots[][2] = {{"1.7", "#FFFFFF"}, {"1.0", PALETTE_INK}};
    for (size_t i = 0; i < 2; i++)
        fprintf(chart->body,
                ", \\\n $%s using (X(2)):1 with points pointtype 7 pointsize %s linecolor rgb '%s'",
                block, dots[i][0], dots[i][1]);
}

static void draw_bands(struct chart *chart, bool split, bool whole)
{
    const char *lead = "plot";
    fputs("X(n) = (column(n) - $7) / ($8 - $7)\n", chart->body);
    if (split) {
        draw_box(chart, &lead, "banden", 3, 11.0, PALETTE_ORANGE);
        draw_box(chart, &lead, "banden", 5, 5.5, PALETTE_BLUE);
        draw_means(chart, "banden");
    }
    if (whole) {
        draw_box(chart, &lead, "ongesplitst", 3, 11.0, PALETTE_GREY);
        draw_means(chart, "ongesplitst");
    }
    fputc('\n', chart->body);
}

bool chart_draw_onzekerheid(struct chart *chart)
{
    const struct uncertainty *uncertainty = chart->source->uncertainty;
    struct row rows[ROWS_MOST];
    size_t left_out = 0;
    size_t count = uncertainty != NULL ? find_rows(uncertainty, rows, &left_out) : 0;
    if (count == 0)
        return false;
    scale_rows(rows, count);
    bool split = write_rows(chart, rows, count, true);
    bool whole = write_rows(chart, rows, count, false);
    double tall = (double)count * ROW_PIXELS;
    uncertainty_chart_page(chart, HEAD_PIXELS, tall);
    uncertainty_chart_heading(
        chart,
        chart_say(chart, "Hoe onzeker de uitkomsten zijn, en waardoor",
                  "How uncertain the outcomes are, and why"),
        chart_say(
            chart,
            "Band waarin 95% van alle herhalingen valt als aannames en toeval samen variëren",
            "Band that holds 95% of all replications when assumptions and chance vary together"),
        left_out > 0 ? chart_say(chart, "alleen de eerste 30 uitkomsten", "first 30 outcomes only")
                     : NULL);
    uncertainty_chart_frame(chart, LEFT, RIGHT, HEAD_PIXELS, tall);
    draw_ground(chart, rows, count);
    if (split)
        draw_legend(chart, count, 46.0);
    draw_head(chart, rows, count);
    for (size_t i = 0; i < count; i++) {
        draw_name(chart, &rows[i], middle_of(i));
        draw_words(chart, &rows[i], middle_of(i));
    }
    draw_bands(chart, split, whole);
    return true;
}
