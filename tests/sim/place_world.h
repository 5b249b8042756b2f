/* A scripted world for the tests of place work: service lengths and units kept are given per user,
 * and starts and ends are logged. It begins on a Monday. For files that include cmocka.h first. */
#ifndef TESTS_SIM_PLACE_WORLD_H
#define TESTS_SIM_PLACE_WORLD_H

#include "sim/place_station.h"

#define USERS 64
#define NOT_YET CLOCK_NEVER

struct world {
    struct calendar *calendar;
    struct simulation sim;
    tick length[USERS];
    int64_t keep[USERS];
    tick started[USERS], ended[USERS];
    struct station_wait wait[USERS];
    int starts;
    int64_t requeued[USERS];
    size_t requeued_count;
};

static const struct roster world_always = {.every_day = true, .open = 0, .length = 86400};
static const struct roster world_office = {
    .every_day = false, .open = 9 * 3600, .length = 8 * 3600};

/* Monday 2018-01-08, midnight. */
static inline tick monday(void)
{
    return clock_from_date((struct clock_date){2018, 1, 8});
}

static inline void world_init(struct world *world)
{
    *world = (struct world){.calendar = calendar_create(2017, 2022)};
    assert_true(simulation_init(&world->sim, world->calendar, 1, 1, monday()));
    for (int user = 0; user < USERS; user++) {
        world->length[user] = CLOCK_DAY;
        world->started[user] = NOT_YET;
        world->ended[user] = NOT_YET;
    }
}

static inline void world_release(struct world *world)
{
    simulation_release(&world->sim);
    calendar_free(world->calendar);
}

static inline tick start_service(void *context, int64_t user, const struct station_wait *wait)
{
    struct world *world = context;
    world->started[user] = world->sim.now;
    world->wait[user] = *wait;
    world->starts++;
    return world->length[user];
}

static inline int64_t end_service(void *context, int64_t user)
{
    struct world *world = context;
    world->ended[user] = world->sim.now;
    return world->keep[user];
}

static inline struct place_station *station_with(struct world *world, struct roster opening,
                                                 enum discipline discipline,
                                                 const struct capacity_step *steps,
                                                 size_t step_count)
{
    struct place_station *station =
        place_station_create(&world->sim, &(struct place_config){.name = "proef",
                                                                 .opening = opening,
                                                                 .discipline = discipline,
                                                                 .steps = steps,
                                                                 .step_count = step_count,
                                                                 .units_per_place = 1,
                                                                 .context = world,
                                                                 .start = start_service,
                                                                 .end = end_service});
    return station;
}

/* A station that begins at once. */
static inline struct place_station *station_of(struct world *world, struct roster opening,
                                               enum discipline discipline, int64_t units)
{
    const struct capacity_step step = {CLOCK_ALWAYS, units};
    struct place_station *station = station_with(world, opening, discipline, &step, 1);
    place_station_begin(station);
    return station;
}

static inline struct place_ticket request(struct world *world, struct place_station *station,
                                          int64_t user, int64_t claim, int32_t priority)
{
    return place_station_request(station, &(struct place_request){.user = user,
                                                                  .claim = claim,
                                                                  .priority = priority,
                                                                  .deadline = priority,
                                                                  .entered = world->sim.now});
}

static inline void assert_balances(const struct place_station *station)
{
    struct station_audit audit = {0};
    place_station_audit(station, &audit);
    assert_string_equal(audit.first_failure, "");
    assert_int_equal(audit.failures, 0);
    assert_true(audit.checks > 0);
}

static inline void assert_causes(const struct station_wait *wait, int64_t blocked, int64_t closed,
                                 int64_t busy)
{
    assert_int_equal(wait->cause[WAIT_MEETING], 0);
    assert_int_equal(wait->cause[WAIT_BLOCKED], blocked);
    assert_int_equal(wait->cause[WAIT_CLOSED], closed);
    assert_int_equal(wait->cause[WAIT_BUSY], busy);
}

#endif
