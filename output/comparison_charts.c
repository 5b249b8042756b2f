#include "output/comparison_charts.h"

#include <math.h>
#include <stdlib.h>

#include "output/chart_kinds.h"
#include "output/comparison_words.h"
#include "output/palette.h"
#include "output/text.h"

struct chart_list charts_of_comparison(void)
{
    static const struct chart_kind kinds[] = {
        {"verschillen", chart_draw_verschillen, 0},
        {"verschil_in_de_tijd", chart_draw_verschil_in_de_tijd, 0},
        {"eerder_later", chart_draw_eerder_later, 0},
        {"waar_de_druk_heengaat", chart_draw_waar_de_druk, 0},
        {"verschil_gemeenten", chart_draw_verschil_gemeenten, 0},
        {"onzekerheid", chart_draw_onzekerheid, 0},
        {"aannames", chart_draw_aannames, 0},
        {"stroom_1", chart_draw_stroom_variant, 1},
        {"stroom_2", chart_draw_stroom_variant, 2},
        {"stroom_3", chart_draw_stroom_variant, 3},
        {"stroom_4", chart_draw_stroom_variant, 4},
        {"stroom_5", chart_draw_stroom_variant, 5},
        {"stroom_6", chart_draw_stroom_variant, COMPARISON_CHART_VARIANTS},
    };
    return (struct chart_list){kinds, sizeof kinds / sizeof kinds[0]};
}

static const struct look {
    const char *colour;
    int symbol, hollow;
} LOOKS[COMPARISON_CHART_VARIANTS] = {
    {PALETTE_BLUE, 7, 6},     {PALETTE_VERMILION, 5, 4}, {PALETTE_GREEN, 9, 8},
    {PALETTE_PURPLE, 13, 12}, {PALETTE_ORANGE, 11, 10},  {PALETTE_SKY, 15, 14},
};

size_t comparison_chart_variants(const struct chart *chart)
{
    size_t count = chart->source->comparison->variant_count;
    return count < COMPARISON_CHART_VARIANTS ? count : COMPARISON_CHART_VARIANTS;
}

const char *comparison_chart_colour(size_t variant)
{
    return LOOKS[variant % COMPARISON_CHART_VARIANTS].colour;
}

int comparison_chart_symbol(size_t variant)
{
    return LOOKS[variant % COMPARISON_CHART_VARIANTS].symbol;
}

int comparison_chart_hollow(size_t variant)
{
    return LOOKS[variant % COMPARISON_CHART_VARIANTS].hollow;
}

void comparison_chart_heading(struct chart *chart, const char *title, const char *subtitle,
                              const char *what, size_t drawn)
{
    const struct comparison *comparison = chart->source->comparison;
    char about[512], whole[256];
    int used = snprintf(about, sizeof about, "Basis: %s", chart->source->names[0]);
    if (drawn < comparison->variant_count && used > 0 && used < (int)sizeof about)
        snprintf(about + used, sizeof about - (size_t)used,
                 chart_say(chart, " · alleen de eerste %zu van de %zu varianten",
                           " · only the first %zu of %zu variants"),
                 drawn, comparison->variant_count);
    snprintf(whole, sizeof whole, "%s%s", what,
             chart_say(chart, ", alleen toeval", ", chance only"));
    chart_heading_about(chart, title, subtitle, about, whole);
}

double comparison_chart_legend(struct chart *chart, double high)
{
    enum { COLUMNS = 3, LETTERS = 40 };
    size_t count = comparison_chart_variants(chart);
    size_t columns = count < COLUMNS ? count : COLUMNS;
    double line = 22.0 / chart->height, wide = columns > 0 ? 0.94 / (double)columns : 0.0;
    for (size_t v = 0; v < count; v++) {
        double x = 0.036 + wide * (double)(v % COLUMNS), y = high - line * (double)(v / COLUMNS);
        char place[64];
        chart_command(chart,
                      "set label %zu '' at screen %.4f,%.4f point pointtype %d pointsize 1.2 "
                      "linecolor rgb '%s' front",
                      ++chart->label_count, x, y, comparison_chart_symbol(v),
                      comparison_chart_colour(v));
        char *name = text_clean(chart->source->names[v + 1], columns > 1 ? LETTERS : 2 * LETTERS);
        snprintf(place, sizeof place, "screen %.4f,%.4f left", x + 0.012, y);
        chart_label(chart, place, 15, comparison_chart_colour(v), name);
        free(name);
    }
    return high - line * (double)((count + COLUMNS - 1) / COLUMNS);
}

/* A round step so that at most `most` of them cover `top`. */
static double round_step(double top, int most)
{
    static const double steps[] = {1.0, 2.0, 2.5, 5.0};
    double unit = pow(10.0, floor(log10(top / most)));
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        if (steps[i] * unit * most >= top * 0.999999)
            return steps[i] * unit;
    return 10.0 * unit;
}

/* Decimals that a multiple of the step needs. */
static int step_decimals(double step)
{
    int decimals = 0;
    while (decimals < 6 && fabs(step - round(step)) > 1e-6 * step) {
        step *= 10.0;
        decimals++;
    }
    return decimals;
}

struct comparison_axis comparison_chart_axis(struct chart *chart, char axis, double low,
                                             double high, int most, enum comparison_ticks ticks)
{
    low = fmin(low, 0.0);
    high = fmax(high, 0.0);
    double size = fmax(-low, high);
    if (!(size > 0.0) || !isfinite(size)) {
        low = -1.0;
        high = size = 1.0;
    }
    double margin = 0.04 * (high - low);
    struct comparison_axis range = {low - margin, high + margin};
    double step = round_step(size, most);
    int decimals = step_decimals(step);
    fprintf(chart->body, "set %crange [%.10g:%.10g]\nset %ctics (", axis, range.low, range.high,
            axis);
    bool first = true;
    for (int i = (int)ceil(range.low / step); i * step <= range.high; i++) {
        double value = i * step;
        char text[NUMBER_PEOPLE_SIZE];
        if (ticks == COMPARISON_SIZES)
            chart_number(chart, fabs(value), decimals, text);
        else
            comparison_signed(chart->source->labels, value, i == 0 ? 0 : decimals, text);
        fprintf(chart->body, "%s'%s%s' %.10g", first ? "" : ", ", text,
                ticks == COMPARISON_PERCENT ? "%%" : "", value);
        first = false;
    }
    fputs(")\n", chart->body);
    return range;
}
