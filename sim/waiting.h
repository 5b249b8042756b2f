/* Waiting at a station: who waits, in what order, and for what.
 *
 * A waiting list keeps its requests in (priority, key, serial) order in an order-statistic tree (a
 * treap whose node priorities are a hash of the serial, so its shape is the same in every run):
 * insert, remove, reorder, rank and "how many of the first fit in this much capacity" are O(log n).
 *
 * The ledger. At any tick each waiting request has one cause, by its rank r among those that may
 * start: r < blocked                 a place is held for a next organisation: WAIT_BLOCKED blocked
 * ≤ r < startable     it could start, only the calendar stops it: WAIT_CLOSED otherwise nobody
 * would be free even if the station were open: WAIT_BUSY Labels are contiguous along the order, so
 * an event moves at most |change| requests across a border. Each request sums its ticks by cause,
 * exact to the tick; WAIT_MEETING is booked by the meeting that gates it. */
#ifndef SIM_WAITING_H
#define SIM_WAITING_H

#include "sim/clock.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum wait_cause { WAIT_MEETING, WAIT_BLOCKED, WAIT_CLOSED, WAIT_BUSY, WAIT_CAUSES };

/* The order in which a station takes its waiting list. */
enum discipline {
    DISCIPLINE_FIFO,      /* in order of arrival; priority and deadline are ignored */
    DISCIPLINE_PRIORITY,  /* lowest priority number first, then arrival */
    DISCIPLINE_DEADLINE,  /* earliest deadline first, then arrival */
    DISCIPLINE_FIRST_FIT, /* arrival, but who fits may pass who does not (place work only) */
};

/* What a request knows of its own wait when it starts (or is withdrawn). */
struct station_wait {
    tick entered; /* joined the list; may lie before the start of a run (backlog) */
    tick left;    /* started or withdrawn */
    int64_t
        cause[WAIT_CAUSES]; /* ticks since max(entered, start of the books); sums to that wait */
    uint32_t overtaken;     /* times a later arrival started first, while this one waited */
};

struct waiting_list;

/* `grouped`: some requests will have a group other than 0. Aborts when memory is short. */
struct waiting_list *waiting_list_create(enum discipline discipline, bool grouped);
void waiting_list_free(struct waiting_list *list);

struct waiting_entry {
    int32_t
        group; /* lower goes first, whatever the discipline (urgency of hour work); 0 elsewhere */
    int32_t priority;
    int64_t deadline;
    int64_t weight;  /* units to claim, ≥ 0 */
    uint64_t serial; /* grows with every request of the station and decides ties of `entered` */
    tick entered;    /* ≤ now */
};

/* Adds request `id`, the caller's index, unused in the list, at `now`. When it entered earlier than
 * now, the time since (or since the start of the books) is booked under the label that it gets. */
void waiting_list_add(struct waiting_list *list, uint32_t id, const struct waiting_entry *entry,
                      tick now);
/* Takes request `id` out. When it starts (not when it is withdrawn), pass `starts` so that those
 * who came earlier and still wait are counted as overtaken. */
struct station_wait waiting_list_remove(struct waiting_list *list, uint32_t id, tick now,
                                        bool starts);
/* Gives it another priority and deadline; its serial and entry stay. Cheap when the discipline
 * looks at neither. */
void waiting_list_reorder(struct waiting_list *list, uint32_t id, int32_t priority,
                          int64_t deadline, tick now);
/* What waiting_list_remove would give now. */
struct station_wait waiting_list_so_far(const struct waiting_list *list, uint32_t id, tick now);

size_t waiting_list_count(const struct waiting_list *list);
/* Request at rank 0, 1, …; UINT32_MAX past the end. */
uint32_t waiting_list_at(const struct waiting_list *list, size_t rank);
size_t waiting_list_rank(const struct waiting_list *list, uint32_t id);
/* How many of the first requests fit together in `units`. */
size_t waiting_list_fit(const struct waiting_list *list, int64_t units);
/* Lowest rank ≥ `from` whose own weight fits in `units`; SIZE_MAX when there is none. */
size_t waiting_list_next_within(const struct waiting_list *list, size_t from, int64_t units);

/* Moves the borders of the ledger (see above) at `now`. */
void waiting_list_label(struct waiting_list *list, size_t blocked, size_t startable, tick now);
/* Starts the books at `now`: ticks waited before are dropped from the causes (entries stay). */
void waiting_list_begin(struct waiting_list *list, tick now);

/* Overtakings so far (sum over starts of earlier arrivals still waiting). */
uint64_t waiting_list_overtakings(const struct waiting_list *list);

#endif
