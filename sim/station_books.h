/* The books of a station: flows, stocks and times, kept twice from different data so that they can
 * be held against each other.
 *
 * One side is the station's own counters, integrated over time; the other is what each request says
 * of itself when it leaves. In = out + inside; the integral of the stock = the sum of the times
 * (Little's law, exact to the tick); the four causes = the wait. Requests are of two classes: the
 * casussen of the chain and the background (overige_instroom), reported apart. */
#ifndef SIM_STATION_BOOKS_H
#define SIM_STATION_BOOKS_H

#include "sim/statistics.h"
#include "sim/waiting.h"

enum station_class { STATION_CASUS, STATION_BACKGROUND, STATION_CLASSES };

struct station_flow {
    uint64_t inside_at_start; /* waiting or in service when the books began */
    uint64_t arrived, started, finished, withdrawn;
    struct time_weighted waiting, serving; /* the station's own counters */
    int64_t wait_ticks,
        service_ticks; /* what those who left their list / their place report, within the books */
    int64_t cause_ticks[WAIT_CAUSES];
};

struct station_books {
    struct station_flow flow[STATION_CLASSES];
    tick begun; /* CLOCK_NEVER before: nothing is booked then */
};

void station_books_init(struct station_books *books); /* not begun */
/* Starts the books with so many waiting and in service of each class. */
void station_books_begin(struct station_books *books, const size_t waiting[STATION_CLASSES],
                         const size_t serving[STATION_CLASSES], tick now);
/* A request joins the list. One that entered before the books began was inside at their start; one
 * that entered before now has waited since, in the counters too. */
void station_books_arrive(struct station_books *books, enum station_class class, tick entered,
                          tick now);
/* It leaves the list: to be served, or withdrawn. */
void station_books_start(struct station_books *books, enum station_class class,
                         const struct station_wait *wait, tick now);
void station_books_withdraw(struct station_books *books, enum station_class class,
                            const struct station_wait *wait, tick now);
/* A service that started at `started` (maybe before the books) is over. */
void station_books_finish(struct station_books *books, enum station_class class, tick started,
                          tick now);

struct station_audit {
    uint64_t checks, failures;
    char first_failure[200]; /* Dutch sentence, "" when none */
};
/* Notes one identity; `what` is a Dutch sentence used when it fails (first one kept). */
void station_audit_note(struct station_audit *audit, bool holds, const char *station,
                        const char *what);
/* Adds what another audit found; the first failure of all is kept. */
void station_audit_add(struct station_audit *sum, const struct station_audit *audit);

/* What those now inside say of themselves, counted one by one. */
struct station_inside {
    size_t waiting, serving;
    int64_t wait_ticks, service_ticks; /* within the books, so far */
    int64_t cause_ticks[WAIT_CAUSES];
};
void station_inside_waits(struct station_inside *inside, const struct station_books *books,
                          const struct station_wait *so_far);
void station_inside_serves(struct station_inside *inside, const struct station_books *books,
                           tick started, tick now);
/* Holds the two sides against each other at `now`: flows, stocks, Little for waiting and for
 * service, ledger. */
void station_books_audit(const struct station_books *books,
                         const struct station_inside inside[STATION_CLASSES], const char *station,
                         tick now, struct station_audit *audit);

#endif
