/* Place work: a station where a request holds part of the capacity for as long as it is in service.
 *
 * Capacity and claims are whole numbers of units (a model chooses how many units one fte has), so
 * no drift: a place is free or it is not. The head of the list starts when its claim fits and the
 * station is open; nobody passes, unless the discipline is FIRST_FIT. Handing out happens in one
 * event per tick, after all ends, capacity steps and arrivals of that tick. After a fall of
 * capacity nobody is thrown out: use may exceed capacity for a while, but no place is handed out
 * that is not free.
 *
 * At the end of a service a request may keep part of its claim held for a next organisation (it is
 * then neither waiting nor in service here); held units take capacity until they are released.
 *
 * Several claims by one casus can be requested as one joint request: it starts at all its stations
 * in the same event or not at all; at each it waits until nobody is ahead of it. Joint requests are
 * ordered by their serial alike everywhere when the stations' disciplines agree, so that they
 * cannot wait for each other in a ring.
 *
 * Before place_station_begin the station is *free*: everything starts at once whatever the capacity
 * and hours (the history before the start of a run); begin makes capacity and hours count, and
 * starts the books. */
#ifndef SIM_PLACE_STATION_H
#define SIM_PLACE_STATION_H

#include "sim/simulation.h"
#include "sim/station_books.h"

#define PLACE_UNLIMITED INT64_MAX
#define PLACE_UNITS_PER_FTE ((int64_t)720720) /* divisible by 1 … 16: common claims are exact */

struct capacity_step {
    tick from;     /* CLOCK_ALWAYS for the first */
    int64_t units; /* ≥ 0 or PLACE_UNLIMITED */
};

struct place_config {
    const char *name;      /* borrowed */
    struct roster opening; /* when places are handed out */
    enum discipline discipline;
    const struct capacity_step *steps; /* sorted; copied */
    size_t step_count;                 /* ≥ 1 */
    int64_t
        units_per_place; /* of an ordinary claim: the ledger counts held units in whole places */
    void *context;
    /* A place is handed out: gives the length of the service in ticks (≥ 0). May make requests and
     * schedule events, at this station too. `user` is what was given with the request. */
    tick (*start)(void *context, int64_t user, const struct station_wait *wait);
    /* The service is over: gives the units to keep held (0: all released; ≤ the claim). */
    int64_t (*end)(void *context, int64_t user);
};

struct place_station;

/* A request: valid from request to end of its holding; a stale one is recognised and aborts (an
 * error of ours). */
struct place_ticket {
    uint32_t slot;
    uint32_t generation; /* 0: none */
};

struct place_request {
    int64_t user;
    int64_t claim; /* units, ≥ 1 */
    int32_t priority;
    int64_t deadline;
    enum station_class class;
    tick entered; /* ≤ now; normally now */
};

struct place_station *place_station_create(struct simulation *sim,
                                           const struct place_config *config);
void place_station_free(struct place_station *station);

struct place_ticket place_station_request(struct place_station *station,
                                          const struct place_request *request);
/* One request at `count` stations (claims[i] at stations[i]); tickets[i] are given. The first
 * station's `start` tells the length of the service for all, the others' `start` and `end` are not
 * called; the first's `end` ends all. */
void place_station_request_joint(struct place_station *const *stations, const int64_t *claims,
                                 size_t count, const struct place_request *request,
                                 struct place_ticket *tickets);

/* Leaves the list; false when it no longer waits (already started or ended). Joint requests leave
 * everywhere. */
bool place_station_withdraw(struct place_station *station, struct place_ticket ticket,
                            struct station_wait *wait);
void place_station_reorder(struct place_station *station, struct place_ticket ticket,
                           int32_t priority, int64_t deadline);
/* Gives back what was kept held. */
void place_station_release(struct place_station *station, struct place_ticket ticket);
/* Ends a service now instead of when it was due (its `end` is not called, nothing is kept). */
void place_station_abort(struct place_station *station, struct place_ticket ticket);
bool place_station_is_waiting(const struct place_station *station, struct place_ticket ticket);
bool place_station_is_serving(const struct place_station *station, struct place_ticket ticket);

/* Takes `units` out of use for good, as if held (a mechanism frozen at its mean); replaces an
 * earlier amount. */
void place_station_reserve(struct place_station *station, int64_t units);

/* Capacity is the stated steps × factor from now on, until the next call (those of later steps
 * too): rounded to whole units, without limit when stated so. `factor` is finite, 0 to 1,000; 1
 * until the first call. It acts at once, like a step: nobody is thrown out, and places are handed
 * out after all that happens at this tick. May be called before begin. */
void place_station_scale(struct place_station *station, double factor);

/* Another configuration in the place of that of create: capacity, hours, order. Only before begin,
 * while nobody waits; who is in service stays. */
void place_station_configure(struct place_station *station, const struct place_config *config);

/* Ends the free time: from now on capacity, hours and books count. Who is in service stays (use may
 * exceed capacity). */
void place_station_begin(struct place_station *station);
/* Start backlog: the `count` latest arrivals in service of class CASUS wait instead, as if they had
 * entered ages[i] ticks ago (ages[0] for the earliest arrival among them); gives how many there
 * were. Only at the tick of begin, just before it. Calls `requeued` for each (their model state
 * goes back to waiting). */
size_t place_station_requeue_latest(struct place_station *station, size_t count, const tick *ages,
                                    void (*requeued)(void *context, int64_t user));

struct place_state {
    int64_t capacity, used, held, reserved; /* units now; used includes held */
    size_t waiting, serving;
    size_t waiting_of[STATION_CLASSES], serving_of[STATION_CLASSES];
    uint64_t overtakings;
};
struct place_state place_station_state(const struct place_station *station);
const struct station_books *place_station_books(const struct place_station *station);
/* Mean use ÷ mean capacity since begin, in use units × ticks (held included); NAN when capacity is
 * 0 or unlimited. */
double place_station_load(const struct place_station *station);
/* What mean use is made of: unit-ticks in use (held and reserved included) and on offer (as scaled)
 * since begin; both 0 while, or when ever, capacity is without limit. Differences of two moments
 * give the load of the time between them. */
struct place_use {
    double used, available;
};
struct place_use place_station_use(const struct place_station *station);
/* Mean units held (not reserved) since begin. */
double place_station_mean_held(const struct place_station *station);

/* Holds both sides of the books against each other at the clock's now: flows, Little for waiting
 * and for service, ledger = wait, units used = sum of claims, no place handed out that was not
 * free. */
void place_station_audit(const struct place_station *station, struct station_audit *audit);

#endif
