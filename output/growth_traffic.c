/* Which lists have no equilibrium, by the traffic equations. */
#include "output/growth.h"

#include <math.h>
#include <string.h>

/* The front's work, the most urgent first: when it cannot all be done the last of these wait. */
static const char *const FRONT[] = {"vb", "advies", "overdracht", "monitoring"};

enum { FRONT_COUNT = sizeof FRONT / sizeof FRONT[0] };

static const struct traffic_station *find(const struct traffic_period *period, const char *station,
                                          const char *gemeente)
{
    for (size_t s = 0; s < period->count; s++)
        if (strcmp(period->stations[s].station, station) == 0 &&
            strcmp(period->stations[s].gemeente, gemeente) == 0)
            return &period->stations[s];
    return NULL;
}

/* Since when the station is overloaded without a break, up to and including this period. */
static tick overloaded_from(const struct traffic *traffic, size_t period,
                            const struct traffic_station *station)
{
    tick from = traffic->periods[period].from;
    for (size_t p = period; p-- > 0; from = traffic->periods[p].from) {
        const struct traffic_station *then =
            find(&traffic->periods[p], station->station, station->gemeente);
        if (then == NULL || !(then->growth > 0.0))
            break;
    }
    return from;
}

static void put(struct growth *growth, const char *station, const char *gemeente, tick from)
{
    struct growth_place place = {station, gemeente, from};
    growth_add(growth, &(struct growth){&place, 1});
}

/* Of the front's kinds of work those that do not fit any more once what is more urgent is done. */
static void put_front(struct growth *growth, const struct traffic_period *period,
                      const struct traffic_station *front, tick from)
{
    const struct traffic_station *at_night = find(period, "crisis", "alle");
    double used = at_night != NULL ? -at_night->work : 0.0; /* not done by the front */
    bool any = false;
    for (size_t i = 0; i < FRONT_COUNT; i++) {
        const struct traffic_station *kind = find(period, FRONT[i], "alle");
        used += kind != NULL ? kind->work : 0.0;
        bool fits = used <= front->capacity && (any || i + 1 < FRONT_COUNT);
        if (kind == NULL || fits)
            continue;
        any = true;
        put(growth, FRONT[i], "alle", from);
    }
    if (!any)
        put(growth, front->station, front->gemeente, from);
}

static bool has(const struct growth *growth, const struct traffic_station *station)
{
    for (size_t i = 0; i < growth->count; i++)
        if (strcmp(growth->places[i].station, station->station) == 0 &&
            strcmp(growth->places[i].gemeente, station->gemeente) == 0)
            return true;
    return false;
}

/* A row that is a sum over gemeenten with lists of their own has none. */
static bool has_list(const struct traffic_period *period, const struct traffic_station *station)
{
    if (!isfinite(station->capacity))
        return false;
    for (size_t s = 0; strcmp(station->gemeente, "alle") == 0 && s < period->count; s++) {
        const struct traffic_station *other = &period->stations[s];
        if (strcmp(other->station, station->station) == 0 && strcmp(other->gemeente, "alle") != 0 &&
            !isnan(other->capacity))
            return false;
    }
    return true;
}

/* Backwards, so that of a station the last overload counts. */
void growth_make(struct growth *growth, const struct traffic *traffic)
{
    *growth = (struct growth){0};
    struct growth seen = {0};
    for (size_t p = traffic->period_count; p-- > 0;) {
        const struct traffic_period *period = &traffic->periods[p];
        for (size_t s = 0; s < period->count; s++) {
            const struct traffic_station *station = &period->stations[s];
            if (!(station->growth > 0.0) || !has_list(period, station) || has(&seen, station) ||
                !traffic_grows(traffic, station->station, station->gemeente))
                continue;
            tick from = overloaded_from(traffic, p, station);
            put(&seen, station->station, station->gemeente, from);
            if (strcmp(station->station, "front") == 0)
                put_front(growth, period, station, from);
            else
                put(growth, station->station, station->gemeente, from);
        }
    }
    growth_release(&seen);
}
