/* What must follow from a network's figures before it is simulated: flows and loads by its traffic
 * equations, and findings about them. */
#ifndef SIM_STUDY_TRAFFIC_H
#define SIM_STUDY_TRAFFIC_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/clock.h"

/* A station under the settings of one period, as it comes to be when they last. Also kinds of work
 * that share a pool ("vb", "advies", "overdracht", "monitoring" at the "front"; "venv" at
 * "onderzoek") and, by gemeente, stations that all gemeenten share: these have no capacity of their
 * own. Rows stand in the same order in every period. */
struct traffic_station {
    const char *station, *gemeente; /* gemeente: a key, or "alle" */
    double inflow;                  /* casussen a year that arrive there, returning ones included */
    double work;      /* mean amount in service, in `unit` (infinite-server mean: flow × time) */
    double held;      /* of which held for a next organisation */
    double capacity;  /* in `unit`; INFINITY: onbeperkt; NAN: none of its own */
    const char *unit; /* "plaatsen", "uren per week", "kindplaatsen", "trajecten", … */
    double load;      /* work ÷ capacity, percent; 0 without a capacity or with an unlimited one;
                         INFINITY when there is work and none to do it */
    double served;    /* casussen a year that the capacity can serve at this mix; INFINITY */
    /* Casussen a week by which the list grows, 0 when it settles. A place that comes free by night
     * is handed out in the morning, so a list may grow from a load just below 100% on. In a period
     * too short for its flows to come about: on average over the period. */
    double growth;
};
struct traffic_period {
    tick from, to;
    struct traffic_station *stations;
    size_t count;
    double meldingen, casussen; /* a year, under the policy of this period; terugmeldingen count as
                                   meldingen */
};

enum traffic_kind {
    TRAFFIC_GROWS,          /* more comes than can be done: the list grows without end */
    TRAFFIC_CRITICAL,       /* load of 95% to 100%: lists settle only after years */
    TRAFFIC_BACKLOG_CANNOT, /* a stated list cannot have arisen from the stated rates */
    TRAFFIC_BACKLOG_AGE,    /* a stated list and its stated ages contradict the rates (Little) */
    TRAFFIC_CONTRADICTION,  /* two stated figures cannot both be true */
};
struct traffic_finding {
    enum traffic_kind kind;
    const char *station, *gemeente;
    tick from, to;       /* in which it holds */
    double load, growth; /* GROWS, CRITICAL */
    double stated;       /* BACKLOG_*, CONTRADICTION: what is stated */
    double low, high;    /* what the rates allow; the other figure's range */
    char *one, *other;   /* the paths or feit-ids that contradict each other; owned */
    char *what;          /* Dutch, what the two are about, "" when the kind says it all; owned */
    char *what_en;
};
struct traffic {
    struct traffic_period *periods; /* in order of time; one while nothing changes */
    size_t period_count;
    struct traffic_finding *findings; /* gravest first, then by station and gemeente */
    size_t finding_count;
};
void traffic_release(struct traffic *traffic);

/* Of the last period that holds for at least half a year before `end` (or else of the last): does
 * this station's list grow without end? `gemeente` may be "alle": then whether any does. */
bool traffic_grows(const struct traffic *traffic, const char *station, const char *gemeente);

#endif
