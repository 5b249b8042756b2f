#include "sim/study/traffic.h"

#include <stdlib.h>
#include <string.h>

/* Half a year: what holds shorter is no lasting state. */
#define LASTING ((tick)(CLOCK_YEAR_DAYS / 2.0 * (double)CLOCK_DAY))

void traffic_release(struct traffic *traffic)
{
    for (size_t p = 0; p < traffic->period_count; p++)
        free(traffic->periods[p].stations);
    for (size_t f = 0; f < traffic->finding_count; f++) {
        free(traffic->findings[f].one);
        free(traffic->findings[f].other);
        free(traffic->findings[f].what);
        free(traffic->findings[f].what_en);
    }
    free(traffic->periods);
    free(traffic->findings);
    *traffic = (struct traffic){0};
}

static const struct traffic_period *lasting(const struct traffic *traffic)
{
    for (size_t p = traffic->period_count; p > 0; p--) {
        const struct traffic_period *period = &traffic->periods[p - 1];
        if (period->to - period->from >= LASTING)
            return period;
    }
    return traffic->period_count > 0 ? &traffic->periods[traffic->period_count - 1] : NULL;
}

bool traffic_grows(const struct traffic *traffic, const char *station, const char *gemeente)
{
    const struct traffic_period *period = lasting(traffic);
    bool any = strcmp(gemeente, "alle") == 0;
    for (size_t s = 0; period != NULL && s < period->count; s++) {
        const struct traffic_station *row = &period->stations[s];
        if (row->growth > 0.0 && strcmp(row->station, station) == 0 &&
            (any || strcmp(row->gemeente, gemeente) == 0 || strcmp(row->gemeente, "alle") == 0))
            return true;
    }
    return false;
}
