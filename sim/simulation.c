/* One simulated world: carrying out events in order, and stopping when the program itself is wrong.
 */
#include "sim/simulation.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/stream.h"
#include "sim/world_memory.h"

#define SAME_TICK_LIMIT 1000000

bool simulation_init(struct simulation *sim, const struct calendar *calendar, uint64_t seed,
                     uint32_t replication, tick start)
{
    *sim = (struct simulation){
        .now = start,
        .events = event_list_create(),
        .calendar = calendar,
        .seed = seed,
        .replication = replication,
        .key = stream_key(seed, replication),
    };
    return sim->events != NULL;
}

void simulation_release(struct simulation *sim)
{
    event_list_free(sim->events);
    world_release(sim->kinds);
    sim->events = NULL;
    sim->kinds = NULL;
    sim->kind_count = 0;
}

uint16_t simulation_register(struct simulation *sim, event_handler *handler, void *context,
                             const char *name)
{
    SIM_CHECK(sim, handler != NULL && name != NULL);
    SIM_CHECK(sim, sim->kind_count < UINT16_MAX);
    struct simulation_kind *kinds =
        world_resize(sim->kinds, ((size_t)sim->kind_count + 1) * sizeof *kinds);
    SIM_CHECK(sim, kinds != NULL);
    sim->kinds = kinds;
    kinds[sim->kind_count] = (struct simulation_kind){handler, context, name};
    return sim->kind_count++;
}

struct event_handle simulation_schedule(struct simulation *sim, tick at, enum event_class class,
                                        uint16_t kind, int64_t argument)
{
    SIM_CHECK(sim, at >= sim->now);
    SIM_CHECK(sim, at < CLOCK_NEVER);
    SIM_CHECK(sim, kind < sim->kind_count);
    return event_list_add(sim->events, at, class, kind, argument);
}

bool simulation_cancel(struct simulation *sim, struct event_handle handle)
{
    return event_list_cancel(sim->events, handle);
}

_Noreturn static void fail_endless(const struct simulation *sim, const char *name)
{
    char what[160];
    snprintf(what, sizeof what, "fewer than %d events at one tick (the last of kind \"%s\")",
             SAME_TICK_LIMIT, name);
    simulation_fail(sim, what, __FILE__, __LINE__);
}

/* Moves the clock; events are counted anew at every tick. */
static void set_clock(struct simulation *sim, tick at)
{
    if (at == sim->now)
        return;
    sim->now = at;
    sim->same_tick = 0;
}

void simulation_run(struct simulation *sim, tick until)
{
    SIM_CHECK(sim, until >= sim->now);
    struct event event;
    while (event_list_next_before(sim->events, until, &event)) {
        set_clock(sim, event.at);
        const struct simulation_kind kind = sim->kinds[event.kind];
        if (++sim->same_tick > SAME_TICK_LIMIT)
            fail_endless(sim, kind.name);
        sim->handled++;
        kind.handler(kind.context, event.argument);
    }
    set_clock(sim, until);
}

_Noreturn void simulation_fail(const struct simulation *sim, const char *what, const char *file,
                               int line)
{
    /* A clock that has run away is shown as a number: it has no date. */
    tick first = clock_from_date((struct clock_date){1800, 1, 1});
    tick last = clock_from_date((struct clock_date){2400, 12, 31});
    char date[CLOCK_DATE_SIZE] = "none";
    if (sim->now >= first && sim->now <= last)
        clock_format_minute(sim->now, date);
    fprintf(stderr,
            "ketensim: internal error at %s:%d: expected %s\n"
            "ketensim: simulated date %s (tick %" PRId64 "), replication %" PRIu32 ", seed %" PRIu64
            "\n",
            file, line, what, date, sim->now, sim->replication, sim->seed);
    abort();
}
