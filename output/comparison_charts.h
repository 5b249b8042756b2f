/* The charts of `compare`, and what they share: a colour and a symbol for each variant, and axes of
 * differences. Each draws itself as those of output/chart_kinds.h do; chart->source->comparison is
 * set. */
#ifndef OUTPUT_COMPARISON_CHARTS_H
#define OUTPUT_COMPARISON_CHARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "output/chart.h"
#include "output/charts.h"
#include "sim/study/comparison.h"

struct chart_list charts_of_comparison(void);

bool chart_draw_verschillen(struct chart *chart);         /* forest of headline outcomes */
bool chart_draw_verschil_in_de_tijd(struct chart *chart); /* weekly, with simultaneous bands */
bool chart_draw_eerder_later(struct chart *chart);        /* who is helped earlier or later */
bool chart_draw_waar_de_druk(struct chart *chart);        /* waiting lists by station: relief and
                                                             pressure */
bool chart_draw_verschil_gemeenten(struct chart *chart);  /* main clocks by gemeente */

enum { COMPARISON_CHART_VARIANTS = 6 };

/* How many variants are drawn: the first six. */
size_t comparison_chart_variants(const struct chart *chart);

/* Of the i-th variant; differ for the first six. */
const char *comparison_chart_colour(size_t variant);
int comparison_chart_symbol(size_t variant); /* gnuplot's pointtype, filled */
int comparison_chart_hollow(size_t variant); /* the same symbol, open */

/* Title, subtitle and a foot that names the basis; `what` says what bars or bands are. Says so when
 * only the first `drawn` variants are shown. */
void comparison_chart_heading(struct chart *chart, const char *title, const char *subtitle,
                              const char *what, size_t drawn);

/* Symbols with the names of the variants side by side, at this height of the page; at most three on
 * a line. Returns the height below which the page is free. */
double comparison_chart_legend(struct chart *chart, double high);

/* An axis with round ticks in the language asked that holds low and high, and 0, and stays a small
 * part away from both. `most` ticks or fewer on a side. With `percent` ticks read "+20%"; with
 * `sizes` negative ones have no sign. */
enum comparison_ticks { COMPARISON_SIGNED, COMPARISON_PERCENT, COMPARISON_SIZES };
struct comparison_axis {
    double low, high;
};
struct comparison_axis comparison_chart_axis(struct chart *chart, char axis, double low,
                                             double high, int most, enum comparison_ticks ticks);

#endif
