/* The charts of `vessels`, and what they share. Each draws itself into a chart that was begun, and
 * returns false when chart->source->vessels holds no numbers for it; the chart must then be ended
 * and thrown away. */
#ifndef OUTPUT_CHART_VESSELS_H
#define OUTPUT_CHART_VESSELS_H

#include <stdbool.h>

#include "output/chart.h"
#include "sim/study/vessels.h"

bool chart_draw_koppeling(struct chart *chart);        /* the matrix, of more capacity */
bool chart_draw_koppeling_minder(struct chart *chart); /* the matrix, of less capacity */
bool chart_draw_waterbed(struct chart *chart);         /* relief here, pressure there */
bool chart_draw_koppeling_tijd(struct chart *chart);   /* over a growing horizon */
bool chart_draw_mechanismen(struct chart *chart);      /* what carries it */
bool chart_draw_belasting(struct chart *chart);        /* under other loads */

enum { VESSELS_FOOT_SIZE = 512 };

/* Scale of an axis of points per 100 that holds 0. */
struct vessels_scale {
    double low, high, step;
    bool is_cut; /* an end lies beyond it */
};

/* The scale that holds all `values` (not finite ones are skipped) and 0, and of the ends of
 * intervals only what leaves the values readable: ends far beyond are cut off. */
struct vessels_scale vessels_scale_of(const double *values, size_t value_count, const double *ends,
                                      size_t end_count, int most);

/* Sets the range and ticks of `axis` ('x' or 'y'), and a line at 0. */
void vessels_axis_set(struct chart *chart, char axis, struct vessels_scale scale);

/* `value` kept within the scale. */
double vessels_clip(struct vessels_scale scale, double value);

/* What bars are, for the foot of a chart. */
const char *vessels_bar_words(const struct chart *chart, struct vessels_scale scale);

/* The first line of the foot of a chart of mechanisms or loads: the scenario, on how many of the
 * replications this rests, and a `note` (NULL: none). Returns text. */
const char *vessels_foot(const struct chart *chart, const char *note, char text[VESSELS_FOOT_SIZE]);

/* The colours of the receivers of the headline, and of all together. */
const char *vessels_colour(size_t receiver);

#endif
