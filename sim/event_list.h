/* The event list: pending events in (tick, class, serial) order.
 *
 * The near future is a 4-ary heap on one 128-bit key, the far future lies in unsorted buckets. Add
 * and cancel are O(log n), next is so on average: now and then it pours a bucket into the heap. At
 * most 2^24 events pend at a time and 2^37 are ever added; more is an error of ours.
 *
 * An event is a kind (an index into the simulation's table of handlers) and one integer argument,
 * so that a world can be copied without touching its events. Handles carry a generation: a handle
 * of an event that has happened or was cancelled is recognised, never confused with a later event
 * in the same slot. */
#ifndef SIM_EVENT_LIST_H
#define SIM_EVENT_LIST_H

#include <stddef.h>

#include "sim/clock.h"

/* At one tick, classes happen in this order; within a class, in order of scheduling. */
enum event_class {
    EVENT_END = 0,      /* end of a service */
    EVENT_CAPACITY = 1, /* step in a capacity, opening and closing */
    EVENT_ARRIVAL = 2,
    EVENT_START = 3, /* handing out of places and people */
    EVENT_STATISTICS = 4,
};

struct event_handle {
    uint32_t slot;
    uint32_t generation; /* 0: no event */
};

struct event {
    tick at;
    enum event_class class;
    uint64_t serial;
    uint16_t kind;
    int64_t argument;
};

struct event_list;

struct event_list *event_list_create(void); /* NULL when memory is short */
void event_list_free(struct event_list *list);
/* The same pending events under the same handles; NULL when memory is short. */
struct event_list *event_list_copy(const struct event_list *list);

/* Adds an event; aborts (an error of ours) when memory is short. `at` must be ≥ the tick of the
 * last event taken. Ties: the serial number is the count of all events ever added. */
struct event_handle event_list_add(struct event_list *list, tick at, enum event_class class,
                                   uint16_t kind, int64_t argument);

/* Takes an event out; false when the handle is stale or empty. */
bool event_list_cancel(struct event_list *list, struct event_handle handle);
bool event_list_is_pending(const struct event_list *list, struct event_handle handle);

/* The tick of a pending event; CLOCK_NEVER when the handle is stale. */
tick event_list_time(const struct event_list *list, struct event_handle handle);

/* The earliest event without taking it; false when there is none. */
bool event_list_peek(const struct event_list *list, struct event *event);
/* Takes the earliest event; false when there is none. */
bool event_list_next(struct event_list *list, struct event *event);
/* Takes the earliest event if it comes before `until`; false when it does not, or there is none. */
bool event_list_next_before(struct event_list *list, tick until, struct event *event);
size_t event_list_count(const struct event_list *list);

#endif
