/* Place work: capacity, opening hours, and the one event per tick in which places are handed out.
 *
 * Whatever may free a place or bring somebody to the head of the list only *touches* the station;
 * the handing out itself happens once, in class EVENT_START, so that all that happens at one tick
 * is known by then. A station on which nobody waits schedules nothing. */
#include "sim/place_station.h"

#include "sim/place_internal.h"
#include "sim/world_memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST_FACTOR 1000.0
#define MOST_UNITS 1e15 /* exact as a double */

int64_t place_capacity_at(const struct place_station *station, tick at)
{
    size_t step = 0;
    while (step + 1 < station->config.step_count && station->steps[step + 1].from <= at)
        step++;
    int64_t units = station->steps[step].units;
    if (units == PLACE_UNLIMITED || station->factor == 1)
        return units;
    return llround((double)units * station->factor);
}

int64_t place_free_units(const struct place_station *station)
{
    if (!station->begun || station->capacity == PLACE_UNLIMITED)
        return INT64_MAX;
    return station->capacity - station->used - station->reserved;
}

bool place_is_open(const struct place_station *station)
{
    return !station->begun || station->always_open ||
           roster_is_open(station->sim->calendar, &station->config.opening, 1, station->sim->now);
}

void place_count_use(struct place_station *station)
{
    if (!station->begun)
        return;
    double ticks = (double)(station->sim->now - station->counted);
    station->counted = station->sim->now;
    if (station->capacity == PLACE_UNLIMITED)
        station->was_unlimited = true;
    else
        station->capacity_ticks += ticks * (double)station->capacity;
    station->use_ticks += ticks * (double)(station->used + station->reserved);
    station->held_ticks += ticks * (double)station->held;
}

void place_touch(struct place_station *station)
{
    if (station->dispatch_due || waiting_list_count(station->list) == 0)
        return;
    station->dispatch_due = true;
    simulation_schedule(station->sim, station->sim->now, EVENT_START, station->dispatch_kind, 0);
}

void place_await_opening(struct place_station *station)
{
    if (event_list_is_pending(station->sim->events, station->opening))
        return;
    tick at =
        roster_next_opening(station->sim->calendar, &station->config.opening, station->sim->now);
    station->opening =
        simulation_schedule(station->sim, at, EVENT_CAPACITY, station->opening_kind, 0);
}

/* Would somebody start if only the station were open? Then an opening is worth an event. */
static bool is_opening_of_use(const struct place_station *station, size_t startable)
{
    if (station->config.discipline != DISCIPLINE_FIRST_FIT)
        return startable > 0;
    return waiting_list_next_within(station->list, 0, place_free_units(station)) != SIZE_MAX;
}

/* Under FIRST_FIT those who would start need not be the first; the ledger counts the first who fit
 * together. */
void place_label(struct place_station *station)
{
    uint32_t head = waiting_list_at(station->list, 0);
    if (!station->begun || head == UINT32_MAX)
        return;
    int64_t unfree = station->held + station->reserved;
    size_t blocked = station->capacity == PLACE_UNLIMITED
                         ? 0
                         : (size_t)(unfree / station->config.units_per_place);
    enum place_verdict verdict =
        place_is_joint(station, head) ? place_ring_verdict(station, head) : PLACE_CLOSED;
    size_t startable = 0;
    if (place_is_open(station)) {
        startable = place_is_joint(station, head) && verdict == PLACE_CLOSED ? 1 : 0;
    } else {
        if (verdict != PLACE_BUSY || station->config.discipline == DISCIPLINE_FIRST_FIT)
            startable = waiting_list_fit(station->list, place_free_units(station));
        if (is_opening_of_use(station, startable))
            place_await_opening(station);
    }
    waiting_list_label(station->list, blocked, startable, station->sim->now);
}

static bool may_start(struct place_station *station, uint32_t slot)
{
    return station->members[slot].claim <= place_free_units(station) &&
           (!place_is_joint(station, slot) || place_ring_verdict(station, slot) == PLACE_STARTS);
}

/* The next who may start, UINT32_MAX when nobody may. */
static uint32_t next_to_start(struct place_station *station)
{
    if (station->config.discipline != DISCIPLINE_FIRST_FIT) {
        uint32_t head = waiting_list_at(station->list, 0);
        return head != UINT32_MAX && may_start(station, head) ? head : UINT32_MAX;
    }
    int64_t units = place_free_units(station);
    size_t rank = waiting_list_next_within(station->list, 0, units);
    while (rank != SIZE_MAX) {
        uint32_t slot = waiting_list_at(station->list, rank);
        if (may_start(station, slot))
            return slot;
        rank = waiting_list_next_within(station->list, rank + 1, units);
    }
    return UINT32_MAX;
}

static void dispatch(void *context, int64_t argument)
{
    (void)argument;
    struct place_station *station = context;
    if (place_is_open(station)) {
        uint32_t slot;
        while ((slot = next_to_start(station)) != UINT32_MAX)
            place_ring_start(station, slot);
    }
    place_label(station);
    uint32_t head = waiting_list_at(station->list, 0);
    if (head != UINT32_MAX)
        place_ring_label_others(station, head);
    station->dispatch_due = false;
}

static void open_up(void *context, int64_t argument)
{
    (void)argument;
    place_touch(context);
}

static void schedule_step(struct place_station *station)
{
    for (size_t step = 1; step < station->config.step_count; step++) {
        if (station->steps[step].from <= station->sim->now)
            continue;
        simulation_schedule(station->sim, station->steps[step].from, EVENT_CAPACITY,
                            station->step_kind, 0);
        return;
    }
}

/* A step or another factor: counts on the old capacity up to now. */
static void change_capacity(struct place_station *station)
{
    place_count_use(station);
    station->capacity = place_capacity_at(station, station->sim->now);
    place_touch(station);
}

static void step_capacity(void *context, int64_t argument)
{
    (void)argument;
    struct place_station *station = context;
    schedule_step(station);
    change_capacity(station);
}

void place_station_scale(struct place_station *station, double factor)
{
    SIM_CHECK(station->sim, factor >= 0 && factor <= LARGEST_FACTOR);
    for (size_t i = 0; i < station->config.step_count; i++)
        SIM_CHECK(station->sim, station->steps[i].units == PLACE_UNLIMITED ||
                                    (double)station->steps[i].units * factor <= MOST_UNITS);
    station->factor = factor;
    change_capacity(station);
}

static void end_service(void *context, int64_t argument)
{
    place_ring_end(context, (uint32_t)argument, false);
}

static void check_config(struct simulation *sim, const struct place_config *config)
{
    SIM_CHECK(sim, config->name != NULL && config->start != NULL && config->end != NULL);
    SIM_CHECK(sim, config->step_count >= 1 && config->units_per_place >= 1);
    SIM_CHECK(sim, config->opening.length > 0);
    for (size_t i = 0; i < config->step_count; i++) {
        SIM_CHECK(sim, config->steps[i].units >= 0);
        SIM_CHECK(sim, i == 0 || config->steps[i - 1].from <= config->steps[i].from);
    }
}

struct place_station *place_station_create(struct simulation *sim,
                                           const struct place_config *config)
{
    struct place_station *station = world_allocate(1, sizeof *station);
    SIM_CHECK(sim, station != NULL);
    station->sim = sim;
    station->factor = 1;
    station->end_kind = simulation_register(sim, end_service, station, config->name);
    station->dispatch_kind = simulation_register(sim, dispatch, station, config->name);
    station->opening_kind = simulation_register(sim, open_up, station, config->name);
    station->step_kind = simulation_register(sim, step_capacity, station, config->name);
    slot_table_init(&station->slots);
    station_books_init(&station->books);
    place_station_configure(station, config);
    return station;
}

void place_station_configure(struct place_station *station, const struct place_config *config)
{
    struct simulation *sim = station->sim;
    check_config(sim, config);
    SIM_CHECK(sim,
              !station->begun && (station->list == NULL || waiting_list_count(station->list) == 0));
    world_release(station->steps);
    waiting_list_free(station->list);
    station->steps = world_allocate(config->step_count, sizeof *station->steps);
    SIM_CHECK(sim, station->steps != NULL);
    memcpy(station->steps, config->steps, config->step_count * sizeof *station->steps);
    station->config = *config;
    station->config.steps = station->steps;
    station->always_open = config->opening.every_day && config->opening.length == CLOCK_DAY;
    station->list = waiting_list_create(config->discipline, false);
    station->capacity = place_capacity_at(station, sim->now);
}

void place_station_free(struct place_station *station)
{
    if (station == NULL)
        return;
    slot_table_release(&station->slots);
    waiting_list_free(station->list);
    world_release(station->members);
    world_release(station->steps);
    world_release(station);
}

void place_station_reserve(struct place_station *station, int64_t units)
{
    SIM_CHECK(station->sim, units >= 0);
    place_count_use(station);
    station->reserved = units;
    place_touch(station);
}

void place_station_begin(struct place_station *station)
{
    SIM_CHECK(station->sim, !station->begun);
    tick now = station->sim->now;
    station->begun = true;
    station->counted = now;
    station->capacity = place_capacity_at(station, now);
    station_books_begin(&station->books, station->waiting_of, station->serving_of, now);
    waiting_list_begin(station->list, now);
    schedule_step(station);
    place_touch(station);
}

struct latest {
    tick entered;
    uint64_t serial;
    uint32_t slot;
};

static int compare_latest(const void *left, const void *right)
{
    const struct latest *a = left;
    const struct latest *b = right;
    if (a->entered != b->entered)
        return a->entered < b->entered ? -1 : 1;
    return a->serial < b->serial ? -1 : a->serial > b->serial;
}

/* All of class CASUS in service, joint requests apart, by arrival; gives how many. To be freed. */
static struct latest *serving_by_arrival(const struct place_station *station, size_t *count)
{
    struct latest *all = world_allocate(station->slots.used + (size_t)1, sizeof *all);
    SIM_CHECK(station->sim, all != NULL);
    *count = 0;
    for (uint32_t slot = 0; slot < station->slots.used; slot++) {
        const struct place_member *member = &station->members[slot];
        if (!slot_table_is_taken(&station->slots, slot) || member->phase != PLACE_SERVING ||
            member->class != STATION_CASUS || place_is_joint(station, slot))
            continue;
        all[(*count)++] = (struct latest){member->entered, member->serial, slot};
    }
    qsort(all, *count, sizeof *all, compare_latest);
    return all;
}

size_t place_station_requeue_latest(struct place_station *station, size_t count, const tick *ages,
                                    void (*requeued)(void *context, int64_t user))
{
    SIM_CHECK(station->sim, !station->begun);
    size_t serving;
    struct latest *all = serving_by_arrival(station, &serving);
    if (count > serving)
        count = serving;
    for (size_t i = 0; i < count; i++) {
        SIM_CHECK(station->sim, ages[i] >= 0);
        uint32_t slot = all[serving - count + i].slot;
        struct place_member *member = &station->members[slot];
        simulation_cancel(station->sim, member->end);
        station->used -= member->claim;
        station->serving_of[member->class]--;
        member->entered = station->sim->now - ages[i];
        member->serial = ++station->serial;
        place_join_list(station, slot);
        requeued(station->config.context, station->members[slot].user);
    }
    world_release(all);
    return count;
}
