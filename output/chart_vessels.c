/* What the charts of `vessels` share: an axis of points per 100 that holds 0 and stays readable
 * when an interval is a hundred times as wide as what it belongs to. */
#include "output/chart_vessels.h"

#include <math.h>
#include <stdlib.h>

#include "output/palette.h"
#include "output/text.h"
#include "output/vessels_words.h"

enum { LEAST_SPAN = 10 }; /* points per 100 */

static double round_step(double span, int most)
{
    double least = span / (double)most, step = pow(10.0, floor(log10(least)));
    static const double factors[] = {1.0, 2.0, 5.0, 10.0};
    for (size_t i = 0; i < sizeof factors / sizeof factors[0]; i++)
        if (factors[i] * step >= least - 1e-9)
            return factors[i] * step;
    return 10.0 * step;
}

struct vessels_scale vessels_scale_of(const double *values, size_t value_count, const double *ends,
                                      size_t end_count, int most)
{
    struct vessels_scale scale = {.step = 1.0};
    for (size_t i = 0; i < value_count; i++) {
        if (!isfinite(values[i]))
            continue;
        scale.low = fmin(scale.low, values[i]);
        scale.high = fmax(scale.high, values[i]);
    }
    double room = fmax(scale.high - scale.low, LEAST_SPAN);
    double lowest = scale.low - room, highest = scale.high + room;
    for (size_t i = 0; i < end_count; i++) {
        if (!isfinite(ends[i]))
            continue;
        scale.low = fmin(scale.low, fmax(ends[i], lowest));
        scale.high = fmax(scale.high, fmin(ends[i], highest));
    }
    if (scale.high - scale.low < LEAST_SPAN)
        scale.high = scale.low + LEAST_SPAN;
    scale.step = round_step(scale.high - scale.low, most);
    scale.low = scale.step * floor(scale.low / scale.step + 1e-9);
    scale.high = scale.step * ceil(scale.high / scale.step - 1e-9);
    for (size_t i = 0; i < end_count; i++)
        scale.is_cut =
            scale.is_cut || (isfinite(ends[i]) && (ends[i] < scale.low || ends[i] > scale.high));
    return scale;
}

void vessels_axis_set(struct chart *chart, char axis, struct vessels_scale scale)
{
    char text[64];
    int decimals = scale.step < 1.0 ? 1 : 0;
    fprintf(chart->body, "set %crange [%.10g:%.10g]\nset %ctics (", axis, scale.low, scale.high,
            axis);
    int steps = (int)lround((scale.high - scale.low) / scale.step);
    for (int i = 0; i <= steps; i++) {
        double at = scale.low + i * scale.step;
        fprintf(chart->body, "%s'%s' %.10g", i > 0 ? ", " : "",
                chart_number(chart, at, decimals, text), at);
    }
    fputs(")\n", chart->body);
    chart_command(chart, axis == 'x' ? "set arrow from first 0, graph 0 to first 0, graph 1 nohead "
                                       "linewidth 1.5 linecolor rgb '" PALETTE_GREY "' back"
                                     : "set arrow from graph 0, first 0 to graph 1, first 0 nohead "
                                       "linewidth 1.5 linecolor rgb '" PALETTE_GREY "' back");
}

double vessels_clip(struct vessels_scale scale, double value)
{
    return isfinite(value) ? fmax(scale.low, fmin(scale.high, value)) : value;
}

const char *vessels_bar_words(const struct chart *chart, struct vessels_scale scale)
{
    return scale.is_cut ? chart_say(chart, "streep: 95%-interval, afgekapt aan de rand",
                                    "bar: 95% interval, cut off at the edge")
                        : chart_say(chart, "streep: 95%-interval; alleen toeval",
                                    "bar: 95% interval; chance only");
}

const char *vessels_foot(const struct chart *chart, const char *note, char text[VESSELS_FOOT_SIZE])
{
    const struct vessels *vessels = chart->source->vessels;
    char rests[VESSELS_WORDS_SIZE];
    char *name = text_clean(vessels->scenario, 60);
    vessels_rests_on(chart->source->labels, vessels, rests);
    snprintf(text, VESSELS_FOOT_SIZE, "Scenario: %s%s%s%s%s", name,
             rests[0] != '\0' ? chart_say(chart, " · rust op ", " · rests on ") : "", rests,
             note != NULL ? " · " : "", note != NULL ? note : "");
    free(name);
    return text;
}

const char *vessels_colour(size_t receiver)
{
    static const char *const colours[] = {PALETTE_ORANGE, PALETTE_VERMILION, PALETTE_PURPLE,
                                          PALETTE_GREEN};
    return receiver < 4 ? colours[receiver] : PALETTE_INK;
}
