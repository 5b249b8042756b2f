/* Place work: who gets a place when, and what waiting is booked to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/sim/place_world.h"

#include <math.h>

static void test_places_when_full_go_in_order_of_arrival(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 2);
    world.length[1] = CLOCK_HOUR;
    for (int user = 0; user < 4; user++)
        request(&world, station, user, 1, -user);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.started[1], monday());
    assert_int_equal(world.started[2], monday() + CLOCK_HOUR);
    assert_int_equal(world.started[3], monday() + CLOCK_DAY);
    assert_int_equal(world.ended[3], monday() + 2 * CLOCK_DAY);
    assert_causes(&world.wait[3], 0, 0, CLOCK_DAY);
    assert_balances(station);
    assert_int_equal(place_station_state(station).used, 0);
    place_station_free(station);
    world_release(&world);
}

static void test_ledger_when_last_place_away_a_week_books_that_week_busy(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    tick gone = monday() + CLOCK_WEEK;
    const struct capacity_step steps[] = {{CLOCK_ALWAYS, 1}, {gone, 0}, {gone + CLOCK_WEEK, 1}};
    struct place_station *station = station_with(&world, world_office, DISCIPLINE_FIFO, steps, 3);
    place_station_begin(station);
    simulation_run(&world.sim, gone - 54 * CLOCK_HOUR); /* Friday 18:00 */
    for (int user = 0; user < 3; user++)
        world.length[user] = 0;
    request(&world, station, 0, 1, 0);
    simulation_run(&world.sim, gone + CLOCK_DAY);
    request(&world, station, 1, 1, 0);
    simulation_run(&world.sim, gone + 2 * CLOCK_WEEK);
    tick back = gone + CLOCK_WEEK + 9 * CLOCK_HOUR;
    assert_int_equal(world.started[0], back);
    assert_int_equal(world.started[1], back);
    assert_causes(&world.wait[0], 0, 54 * CLOCK_HOUR + 9 * CLOCK_HOUR, CLOCK_WEEK);
    /* Behind the first, while there was one place: nobody free for the second. */
    assert_causes(&world.wait[1], 0, 0, CLOCK_WEEK - CLOCK_DAY + 9 * CLOCK_HOUR);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_ledger_when_arrived_at_weekend_books_closed(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_office, DISCIPLINE_FIFO, 2);
    tick saturday = monday() + 5 * CLOCK_DAY;
    simulation_run(&world.sim, saturday);
    for (int user = 0; user < 3; user++)
        request(&world, station, user, 1, 0);
    simulation_run(&world.sim, saturday + CLOCK_WEEK);
    tick opening = saturday + 2 * CLOCK_DAY + 9 * CLOCK_HOUR;
    assert_int_equal(world.started[1], opening);
    assert_causes(&world.wait[1], 0, opening - saturday, 0);
    /* The third would have found nobody free, and gets its place a day later. */
    assert_int_equal(world.started[2], opening + CLOCK_DAY);
    assert_causes(&world.wait[2], 0, 0, opening + CLOCK_DAY - saturday);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_ledger_when_place_is_held_books_blocked(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 1);
    world.keep[0] = 1;
    struct place_ticket first = request(&world, station, 0, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    request(&world, station, 1, 1, 0);
    request(&world, station, 2, 1, 0);
    simulation_run(&world.sim, monday() + 3 * CLOCK_DAY);
    assert_int_equal(place_station_state(station).held, 1);
    assert_false(place_station_is_serving(station, first));
    place_station_release(station, first);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_causes(&world.wait[1], 2 * CLOCK_DAY, 0, 23 * CLOCK_HOUR);
    assert_causes(&world.wait[2], 0, 0, 4 * CLOCK_DAY - CLOCK_HOUR);
    assert_true(fabs(place_station_mean_held(station) - 2.0 / 7) < 1e-12);
    assert_true(fabs(place_station_load(station) - 5.0 / 7) < 1e-12);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_reserve_when_units_frozen_blocks_them(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 2);
    place_station_reserve(station, 1);
    for (int user = 0; user < 2; user++)
        request(&world, station, user, 1, 0);
    simulation_run(&world.sim, monday() + 2 * CLOCK_DAY);
    assert_int_equal(world.started[1], monday() + CLOCK_DAY);
    assert_causes(&world.wait[1], CLOCK_DAY, 0, 0);
    place_station_reserve(station, 0);
    assert_int_equal(place_station_state(station).reserved, 0);
    assert_true(fabs(place_station_load(station) - 1) < 1e-12);
    place_station_free(station);
    world_release(&world);
}

static void test_claims_when_partial_wait_until_they_fit(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 6);
    world.length[0] = CLOCK_HOUR;
    request(&world, station, 0, 2, 0);
    request(&world, station, 1, 3, 0);
    request(&world, station, 2, 2, 0);
    request(&world, station, 3, 1, 0); /* would fit, but nobody passes */
    simulation_run(&world.sim, monday() + CLOCK_MINUTE);
    assert_int_equal(world.starts, 2);
    assert_int_equal(place_station_state(station).used, 5);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.started[2], monday() + CLOCK_HOUR);
    assert_int_equal(world.started[3], monday() + CLOCK_HOUR);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_first_fit_when_head_does_not_fit_lets_pass(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIRST_FIT, 6);
    world.length[0] = CLOCK_HOUR;
    request(&world, station, 0, 2, 0);
    request(&world, station, 1, 3, 0);
    request(&world, station, 2, 2, 0);
    request(&world, station, 3, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.started[3], monday());
    assert_int_equal(world.started[2], monday() + CLOCK_HOUR);
    assert_int_equal(world.wait[2].overtaken, 1);
    assert_int_equal(world.wait[3].overtaken, 0);
    assert_int_equal(place_station_state(station).overtakings, 1);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_capacity_when_below_use_throws_nobody_out(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    tick fall = monday() + CLOCK_HOUR;
    const struct capacity_step steps[] = {{CLOCK_ALWAYS, 3}, {fall, 1}};
    struct place_station *station = station_with(&world, world_always, DISCIPLINE_FIFO, steps, 2);
    place_station_begin(station);
    world.length[0] = 2 * CLOCK_HOUR;
    world.length[1] = 3 * CLOCK_HOUR;
    world.length[2] = 4 * CLOCK_HOUR;
    for (int user = 0; user < 4; user++)
        request(&world, station, user, 1, 0);
    simulation_run(&world.sim, fall + 1);
    assert_int_equal(place_station_state(station).used, 3);
    assert_int_equal(place_station_state(station).capacity, 1);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.ended[2], monday() + 4 * CLOCK_HOUR);
    assert_int_equal(world.started[3], monday() + 4 * CLOCK_HOUR);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_capacity_when_step_meets_end_decides_after_both(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    tick both = monday() + CLOCK_DAY;
    const struct capacity_step steps[] = {{CLOCK_ALWAYS, 1}, {both, 0}, {both + CLOCK_DAY, 2}};
    struct place_station *station = station_with(&world, world_always, DISCIPLINE_FIFO, steps, 3);
    place_station_begin(station);
    for (int user = 0; user < 3; user++)
        request(&world, station, user, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.ended[0], both);
    assert_int_equal(world.started[1], both + CLOCK_DAY);
    assert_int_equal(world.started[2], both + CLOCK_DAY);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_service_when_of_length_zero_takes_all_in_one_tick(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 1);
    for (int user = 0; user < 20; user++) {
        world.length[user] = 0;
        request(&world, station, user, 1, 0);
    }
    simulation_run(&world.sim, monday() + 1);
    assert_int_equal(world.starts, 20);
    assert_int_equal(world.ended[19], monday());
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_unlimited_when_requested_always_starts(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station =
        station_of(&world, world_always, DISCIPLINE_FIFO, PLACE_UNLIMITED);
    for (int user = 0; user < USERS; user++)
        request(&world, station, user, PLACE_UNITS_PER_FTE, 0);
    simulation_run(&world.sim, monday() + 1);
    assert_int_equal(world.starts, USERS);
    assert_true(isnan(place_station_load(station)));
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places_when_full_go_in_order_of_arrival),
        cmocka_unit_test(test_ledger_when_last_place_away_a_week_books_that_week_busy),
        cmocka_unit_test(test_ledger_when_arrived_at_weekend_books_closed),
        cmocka_unit_test(test_ledger_when_place_is_held_books_blocked),
        cmocka_unit_test(test_reserve_when_units_frozen_blocks_them),
        cmocka_unit_test(test_claims_when_partial_wait_until_they_fit),
        cmocka_unit_test(test_first_fit_when_head_does_not_fit_lets_pass),
        cmocka_unit_test(test_capacity_when_below_use_throws_nobody_out),
        cmocka_unit_test(test_capacity_when_step_meets_end_decides_after_both),
        cmocka_unit_test(test_service_when_of_length_zero_takes_all_in_one_tick),
        cmocka_unit_test(test_unlimited_when_requested_always_starts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
