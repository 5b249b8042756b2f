/* One simulated world: its clock, its pending events and the handlers that carry them out.
 *
 * A model registers its handlers once, in a fixed order, and schedules events by kind. Nothing here
 * is global: a world belongs to one thread at a time. */
#ifndef SIM_SIMULATION_H
#define SIM_SIMULATION_H

#include "sim/calendar.h"
#include "sim/event_list.h"

typedef void event_handler(void *context, int64_t argument);

struct simulation_kind {
    event_handler *handler;
    void *context;
    const char *name;
};

struct simulation {
    tick now;
    struct event_list *events;
    const struct calendar *calendar;
    uint64_t seed;
    uint32_t replication;
    uint64_t key;       /* of the random streams: mix(seed, replication) */
    uint64_t handled;   /* events carried out, of any kind */
    uint64_t same_tick; /* events in a row at the current tick, against endless loops */
    uint16_t kind_count;
    struct simulation_kind *kinds;
};

/* Readies a world at `start`. The calendar is borrowed. False when memory is short. */
bool simulation_init(struct simulation *sim, const struct calendar *calendar, uint64_t seed,
                     uint32_t replication, tick start);
void simulation_release(struct simulation *sim);

/* Adds a handler and gives its kind; `name` (borrowed) shows in messages. */
uint16_t simulation_register(struct simulation *sim, event_handler *handler, void *context,
                             const char *name);

/* Schedules an event at `at` ≥ now; a time in the past, or CLOCK_NEVER, is an error of ours and
 * stops the program with date, replication and seed. */
struct event_handle simulation_schedule(struct simulation *sim, tick at, enum event_class class,
                                        uint16_t kind, int64_t argument);
bool simulation_cancel(struct simulation *sim, struct event_handle handle);

/* Carries out all events before `until`, then sets the clock to `until`. Events at `until` itself
 * stay pending. Stops the program after 1,000,000 events at one tick (an endless loop), naming the
 * kind. */
void simulation_run(struct simulation *sim, tick until);

/* Like assert, but on in every build: prints what, where, the simulated date, replication and seed,
 * then aborts. */
#define SIM_CHECK(sim, condition)                                                                  \
    ((condition) ? (void)0 : simulation_fail((sim), #condition, __FILE__, __LINE__))
_Noreturn void simulation_fail(const struct simulation *sim, const char *what, const char *file,
                               int line);

#endif
