/* Place work when the capacity is scaled: what is free, what is counted, and that the books hold.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/sim/place_world.h"

#include <math.h>
#include <stdlib.h>

static void test_scale_when_given_before_begin_counts_from_begin(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    const struct capacity_step step = {CLOCK_ALWAYS, 4};
    struct place_station *station = station_with(&world, world_always, DISCIPLINE_FIFO, &step, 1);
    place_station_scale(station, 0.5);
    for (int user = 0; user < 3; user++)
        request(&world, station, user, 1, 0);
    simulation_run(&world.sim, monday() + 1);
    assert_int_equal(world.starts, 3); /* still free */
    place_station_begin(station);
    assert_int_equal(place_station_state(station).capacity, 2);
    request(&world, station, 3, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.started[3], monday() + CLOCK_DAY);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_scale_when_fractional_rounds_to_whole_units(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 7);
    place_station_scale(station, 0.5);
    assert_int_equal(place_station_state(station).capacity, 4);
    place_station_scale(station, 0.34); /* of what is stated, not of what is left */
    assert_int_equal(place_station_state(station).capacity, 2);
    place_station_scale(station, 0);
    assert_int_equal(place_station_state(station).capacity, 0);
    place_station_scale(station, 1000);
    assert_int_equal(place_station_state(station).capacity, 7000);
    place_station_scale(station, 1);
    assert_int_equal(place_station_state(station).capacity, 7);
    place_station_free(station);
    station = station_of(&world, world_always, DISCIPLINE_FIFO, PLACE_UNLIMITED);
    place_station_scale(station, 0.1);
    assert_true(place_station_state(station).capacity == PLACE_UNLIMITED);
    place_station_free(station);
    world_release(&world);
}

static void test_scale_when_below_use_throws_nobody_out(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 4);
    for (int user = 0; user < 4; user++)
        world.length[user] = (user + 1) * CLOCK_DAY;
    for (int user = 0; user < 6; user++)
        request(&world, station, user, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    place_station_scale(station, 0.5);
    simulation_run(&world.sim, monday() + CLOCK_HOUR + 1);
    assert_int_equal(place_station_state(station).serving, 4);
    assert_int_equal(place_station_state(station).capacity, 2);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.ended[3], monday() + 4 * CLOCK_DAY);
    /* Two of four have to be gone before one may come. */
    assert_int_equal(world.started[4], monday() + 3 * CLOCK_DAY);
    assert_int_equal(world.started[5], monday() + 4 * CLOCK_DAY);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_scale_when_raised_starts_those_who_wait_at_once(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 2);
    place_station_scale(station, 0);
    for (int user = 0; user < 3; user++)
        request(&world, station, user, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_DAY);
    assert_int_equal(world.starts, 0);
    place_station_scale(station, 1.5);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    for (int user = 0; user < 3; user++) {
        assert_int_equal(world.started[user], monday() + CLOCK_DAY);
        assert_causes(&world.wait[user], 0, 0, CLOCK_DAY);
    }
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_scale_when_a_dated_step_lies_between_holds_for_it_too(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    const struct capacity_step steps[] = {{CLOCK_ALWAYS, 10}, {monday() + 3 * CLOCK_DAY, 20}};
    struct place_station *station = station_with(&world, world_always, DISCIPLINE_FIFO, steps, 2);
    place_station_begin(station);
    world.length[0] = CLOCK_WEEK;
    request(&world, station, 0, 4, 0);
    simulation_run(&world.sim, monday() + CLOCK_DAY);
    place_station_scale(station, 0.5);
    simulation_run(&world.sim, monday() + 4 * CLOCK_DAY);
    assert_int_equal(place_station_state(station).capacity, 10);
    simulation_run(&world.sim, monday() + 5 * CLOCK_DAY);
    place_station_scale(station, 1);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    /* 1 day of 10, 2 of 5, 2 of 10, 2 of 20. */
    struct place_use use = place_station_use(station);
    assert_true(fabs(use.available - 80.0 * (double)CLOCK_DAY) < 1e-6);
    assert_true(fabs(use.used - 28.0 * (double)CLOCK_DAY) < 1e-6);
    assert_true(fabs(place_station_load(station) - 0.35) < 1e-12);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

struct scaling {
    struct place_station *station;
    double factor;
};

static void scale_now(void *context, int64_t argument)
{
    (void)argument;
    const struct scaling *scaling = context;
    place_station_scale(scaling->station, scaling->factor);
}

/* A fall that meets the end of a service and a stated rise, in every class: only the sum counts. */
static void test_scale_when_it_meets_step_and_end_decides_after_all(void **state)
{
    (void)state;
    for (int class = EVENT_END; class <= EVENT_ARRIVAL; class ++) {
        struct world world;
        world_init(&world);
        tick all = monday() + CLOCK_DAY;
        const struct capacity_step steps[] = {{CLOCK_ALWAYS, 1}, {all, 4}};
        struct place_station *station =
            station_with(&world, world_always, DISCIPLINE_FIFO, steps, 2);
        struct scaling scaling = {station, 0.5};
        uint16_t kind = simulation_register(&world.sim, scale_now, &scaling, "schaal");
        simulation_schedule(&world.sim, all, (enum event_class) class, kind, 0);
        place_station_begin(station);
        for (int user = 0; user < 4; user++)
            request(&world, station, user, 1, 0);
        simulation_run(&world.sim, all + 1);
        assert_int_equal(world.ended[0], all);
        assert_int_equal(world.starts, 3);
        assert_int_equal(place_station_state(station).capacity, 2);
        assert_balances(station);
        place_station_free(station);
        world_release(&world);
    }
}

static void test_scale_when_given_twice_at_a_tick_counts_the_last(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 2);
    request(&world, station, 0, 1, 0);
    request(&world, station, 1, 1, 0);
    place_station_scale(station, 0);
    place_station_scale(station, 1);
    place_station_scale(station, 0.5);
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    assert_int_equal(world.starts, 1);
    assert_true(fabs(place_station_load(station) - 1) < 1e-12);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_scale_when_units_are_held_and_reserved_leaves_them(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 4);
    place_station_reserve(station, 1);
    world.keep[0] = 1;
    struct place_ticket first = request(&world, station, 0, 1, 0);
    simulation_run(&world.sim, monday() + 2 * CLOCK_DAY);
    place_station_scale(station, 0.5); /* all of it held or reserved */
    request(&world, station, 1, 1, 0);
    simulation_run(&world.sim, monday() + 4 * CLOCK_DAY);
    assert_int_equal(world.started[1], NOT_YET);
    assert_int_equal(place_station_state(station).held, 1);
    place_station_release(station, first);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.started[1], monday() + 4 * CLOCK_DAY);
    assert_causes(&world.wait[1], 2 * CLOCK_DAY, 0, 0);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static uint32_t draw(uint64_t *random, uint32_t below)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % below;
}

static void test_books_when_scaled_at_random_balance(void **state)
{
    (void)state;
    static const enum discipline disciplines[] = {DISCIPLINE_FIFO, DISCIPLINE_FIRST_FIT,
                                                  DISCIPLINE_PRIORITY};
    for (uint64_t seed = 1; seed <= 9; seed++) {
        struct world world;
        world_init(&world);
        uint64_t random = seed;
        const struct capacity_step steps[] = {
            {CLOCK_ALWAYS, 9}, {monday() + 5 * CLOCK_DAY, 4}, {monday() + 9 * CLOCK_DAY, 12}};
        struct place_station *station = station_with(&world, seed % 2 ? world_office : world_always,
                                                     disciplines[seed % 3], steps, 3);
        place_station_begin(station);
        for (int64_t user = 0; user < USERS; user++) {
            world.length[user] = draw(&random, 3 * 86400);
            world.keep[user] = draw(&random, 4) == 0;
            request(&world, station, user, 1 + draw(&random, 3), (int32_t)draw(&random, 3));
            if (draw(&random, 3) == 0)
                place_station_scale(station, draw(&random, 9) / 4.0);
            simulation_run(&world.sim, world.sim.now + draw(&random, 6 * 3600));
            assert_balances(station);
        }
        place_station_scale(station, 1000); /* all may start now */
        simulation_run(&world.sim, world.sim.now + CLOCK_WEEK);
        assert_int_equal(world.starts, USERS);
        assert_balances(station);
        place_station_free(station);
        world_release(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scale_when_given_before_begin_counts_from_begin),
        cmocka_unit_test(test_scale_when_fractional_rounds_to_whole_units),
        cmocka_unit_test(test_scale_when_below_use_throws_nobody_out),
        cmocka_unit_test(test_scale_when_raised_starts_those_who_wait_at_once),
        cmocka_unit_test(test_scale_when_a_dated_step_lies_between_holds_for_it_too),
        cmocka_unit_test(test_scale_when_it_meets_step_and_end_decides_after_all),
        cmocka_unit_test(test_scale_when_given_twice_at_a_tick_counts_the_last),
        cmocka_unit_test(test_scale_when_units_are_held_and_reserved_leaves_them),
        cmocka_unit_test(test_books_when_scaled_at_random_balance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
