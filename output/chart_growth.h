/* What charts say of lists that grow without end (output/growth.h). */
#ifndef OUTPUT_CHART_GROWTH_H
#define OUTPUT_CHART_GROWTH_H

#include "output/chart.h"
#include "output/growth.h"
#include "output/growth_words.h"

/* A line above the foot: which stations those are, and what is `shown` instead of a mean, in the
 * language asked. Nothing when there are none. */
void chart_growth_note(struct chart *chart, const char *shown);

/* " ↗" when this KPI there hangs on such a list, else "". */
const char *chart_growth_mark(const struct chart *chart, const char *kpi, const char *station,
                              const char *gemeente);

/* "↗ +8,1 per week" in the upper left of the frame of a list over time, where a line that rises
 * leaves room; nothing when the list does not grow without end. */
void chart_growth_rate(struct chart *chart, const char *station);

#endif
