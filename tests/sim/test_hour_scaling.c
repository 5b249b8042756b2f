/* Hour work when the formation is scaled: seats come and go as at a stated step, at any moment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/hour_pool.h"

#define USERS 1500
#define NOT_YET CLOCK_NEVER

struct world {
    struct calendar *calendar;
    struct simulation sim;
    struct hour_pool *pool;
    tick work[USERS];
    tick started[USERS], ended[USERS];
    double factor;
};

/* 27 hours a week: 5.4 a day from nine. */
static const struct roster office = {.every_day = false, .open = 9 * 3600, .length = 19440};
static const struct roster always = {.every_day = true, .open = 0, .length = 86400};

/* `day` counts from Monday 2018-01-08. */
static tick at(int day, double hour)
{
    return clock_from_date((struct clock_date){2018, 1, 8}) + day * CLOCK_DAY +
           clock_round(hour * 3600);
}

static tick start_work(void *context, int64_t user, const struct station_wait *wait)
{
    (void)wait;
    struct world *world = context;
    world->started[user] = world->sim.now;
    return world->work[user];
}

static void end_work(void *context, int64_t user)
{
    struct world *world = context;
    world->ended[user] = world->sim.now;
}

static void world_init(struct world *world, struct roster roster, const struct fte_step *steps,
                       size_t step_count)
{
    *world = (struct world){.calendar = calendar_create(2017, 2022)};
    assert_true(simulation_init(&world->sim, world->calendar, 1, 1, at(0, 0)));
    for (int user = 0; user < USERS; user++) {
        world->work[user] = CLOCK_HOUR;
        world->started[user] = NOT_YET;
        world->ended[user] = NOT_YET;
    }
    const struct hour_kind kind = {"werk", 1, start_work, end_work};
    world->pool =
        hour_pool_create(&world->sim, &(struct hour_pool_config){.name = "proef",
                                                                 .roster = roster,
                                                                 .discipline = DISCIPLINE_FIFO,
                                                                 .steps = steps,
                                                                 .step_count = step_count,
                                                                 .kinds = &kind,
                                                                 .kind_count = 1,
                                                                 .context = world});
}

static void world_of(struct world *world, struct roster roster, double fte)
{
    const struct fte_step step = {CLOCK_ALWAYS, fte};
    world_init(world, roster, &step, 1);
    hour_pool_begin(world->pool);
}

static void world_release(struct world *world)
{
    hour_pool_free(world->pool);
    simulation_release(&world->sim);
    calendar_free(world->calendar);
}

static void assert_balances(const struct world *world)
{
    struct station_audit audit = {0};
    hour_pool_audit(world->pool, &audit);
    assert_string_equal(audit.first_failure, "");
    assert_true(audit.checks > 0);
}

static void request(struct world *world, int64_t user)
{
    hour_pool_request(world->pool, 0, user, 0, 0, STATION_CASUS, world->sim.now);
}

static void scale_now(void *context, int64_t argument)
{
    (void)argument;
    struct world *world = context;
    hour_pool_scale(world->pool, world->factor);
}

static void test_scale_when_given_before_begin_counts_from_begin(void **state)
{
    (void)state;
    struct world world;
    const struct fte_step step = {CLOCK_ALWAYS, 1};
    world_init(&world, office, &step, 1);
    hour_pool_scale(world.pool, 2);
    hour_pool_begin(world.pool);
    for (int user = 0; user < 3; user++)
        request(&world, user);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.started[1], at(0, 9));
    assert_int_equal(world.started[2], at(0, 10));
    assert_int_equal(hour_pool_use(world.pool).available, 54 * CLOCK_HOUR);
    assert_balances(&world);
    world_release(&world);
}

static void test_scale_when_lowered_finishes_work_in_hand_as_overrun(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 2);
    world.work[0] = world.work[1] = 3 * CLOCK_HOUR;
    for (int user = 0; user < 4; user++)
        request(&world, user);
    simulation_run(&world.sim, at(0, 10));
    hour_pool_scale(world.pool, 0.5);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.ended[0], at(0, 12));
    assert_int_equal(world.ended[1], at(0, 12));
    assert_int_equal(world.started[2], at(0, 12)); /* one seat is left */
    assert_int_equal(world.started[3], at(0, 13));
    struct hour_use use = hour_pool_use(world.pool);
    assert_int_equal(use.available, 28 * CLOCK_HOUR);
    assert_int_equal(use.worked, 8 * CLOCK_HOUR);
    assert_int_equal(use.overrun, 2 * CLOCK_HOUR);
    assert_balances(&world);
    world_release(&world);
}

static void test_scale_when_raised_adds_seats_beyond_the_stated(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1);
    for (int user = 0; user < 130; user++)
        request(&world, user);
    simulation_run(&world.sim, at(0, 9.5));
    hour_pool_scale(world.pool, 129.5); /* room is made while a seat is at work */
    simulation_run(&world.sim, at(0, 9.5) + 1);
    assert_int_equal(world.started[129], at(0, 9.5));
    assert_int_equal(hour_pool_idle(world.pool), 0);
    simulation_run(&world.sim, at(0, 20));
    assert_int_equal(world.ended[0], at(0, 10));
    assert_int_equal(hour_pool_use(world.pool).overrun, 0);
    assert_balances(&world);
    world_release(&world);
}

static void test_scale_when_raised_speeds_up_work_in_hand(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1);
    hour_pool_scale(world.pool, 0.5);
    world.work[0] = 10 * CLOCK_HOUR;
    request(&world, 0);
    simulation_run(&world.sim, at(2, 10));
    hour_pool_scale(world.pool, 1);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.ended[0], at(2, 13.6)); /* as with stated steps */
    assert_int_equal(hour_pool_use(world.pool).overrun, 0);
    assert_balances(&world);
    world_release(&world);
}

static void test_scale_when_next_to_nothing_then_nobody_until_raised(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1);
    hour_pool_scale(world.pool, 0.99 * HOUR_LEAST_SHARE);
    request(&world, 0);
    simulation_run(&world.sim, at(700, 0));
    assert_int_equal(world.started[0], NOT_YET);
    assert_int_equal(hour_pool_use(world.pool).available, 0);
    assert_balances(&world);
    hour_pool_scale(world.pool, 1.01 * HOUR_LEAST_SHARE);
    simulation_run(&world.sim, at(702, 0));
    assert_int_not_equal(world.started[0], NOT_YET);
    assert_balances(&world);
    world_release(&world);
}

static void test_scale_when_nought_leaves_nobody_until_raised(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 3);
    hour_pool_scale(world.pool, 0);
    request(&world, 0);
    simulation_run(&world.sim, at(2, 10));
    assert_int_equal(world.started[0], NOT_YET);
    assert_false(hour_pool_is_open(world.pool));
    assert_int_equal(hour_pool_use(world.pool).available, 0);
    hour_pool_scale(world.pool, 1);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.started[0], at(2, 10));
    assert_balances(&world);
    world_release(&world);
}

static void test_scale_when_a_dated_step_lies_between_holds_for_it_too(void **state)
{
    (void)state;
    struct world world;
    const struct fte_step steps[] = {{CLOCK_ALWAYS, 2}, {at(2, 0), 4}};
    world_init(&world, office, steps, 2);
    hour_pool_begin(world.pool);
    simulation_run(&world.sim, at(1, 0));
    hour_pool_scale(world.pool, 0.25);
    simulation_run(&world.sim, at(3, 0));
    hour_pool_scale(world.pool, 1);
    simulation_run(&world.sim, at(7, 0));
    /* A day of 2, of 0.5 and of 1, then two of 4. */
    assert_int_equal(hour_pool_use(world.pool).available, 23 * 19440 / 2);
    assert_balances(&world);
    world_release(&world);
}

/* A stated doubling meets a halving: half a seat before, half a seat after, whichever comes first;
 * the work in hand never sees the whole seat in between. */
static void test_scale_when_it_undoes_a_step_at_its_tick_changes_nothing(void **state)
{
    (void)state;
    for (int before = 0; before < 2; before++)
        for (int class = EVENT_END; class <= EVENT_ARRIVAL; class ++) {
            struct world world;
            const struct fte_step steps[] = {{CLOCK_ALWAYS, 0.5}, {at(1, 9), 1}};
            world_init(&world, office, steps, 2);
            world.factor = 0.5;
            uint16_t kind = simulation_register(&world.sim, scale_now, &world, "schaal");
            if (before)
                simulation_schedule(&world.sim, at(1, 9), (enum event_class) class, kind, 0);
            hour_pool_begin(world.pool);
            if (!before)
                simulation_schedule(&world.sim, at(1, 9), (enum event_class) class, kind, 0);
            world.work[0] = 7 * CLOCK_HOUR;
            request(&world, 0);
            simulation_run(&world.sim, at(7, 0));
            assert_int_equal(world.ended[0], at(2, 10.6));
            assert_int_equal(hour_pool_use(world.pool).available, 27 * CLOCK_HOUR / 2);
            assert_balances(&world);
            world_release(&world);
        }
}

static uint32_t draw(uint64_t *random, uint32_t below)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % below;
}

static void test_books_when_scaled_at_random_balance(void **state)
{
    (void)state;
    static struct world world; /* large */
    for (uint64_t seed = 1; seed <= 6; seed++) {
        uint64_t random = seed;
        const struct fte_step steps[] = {
            {CLOCK_ALWAYS, 2.3}, {at(5, 11), 1.4}, {at(11, 0), 3}, {at(40, 10.5), 2}};
        world_init(&world, seed % 2 ? office : always, steps, 4);
        hour_pool_begin(world.pool);
        int64_t overrun = 0;
        for (int64_t user = 0; user < USERS; user++) {
            world.work[user] = draw(&random, 6) == 0 ? 0 : draw(&random, 3 * 3600);
            request(&world, user);
            if (draw(&random, 5) == 0)
                hour_pool_scale(world.pool, draw(&random, 9) / 4.0);
            simulation_run(&world.sim, world.sim.now + draw(&random, 2 * 3600));
            assert_balances(&world);
            struct hour_use use = hour_pool_use(world.pool);
            assert_true(use.overrun >= overrun);
            overrun = use.overrun;
        }
        assert_true(overrun > 0);
        world_release(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scale_when_given_before_begin_counts_from_begin),
        cmocka_unit_test(test_scale_when_lowered_finishes_work_in_hand_as_overrun),
        cmocka_unit_test(test_scale_when_raised_adds_seats_beyond_the_stated),
        cmocka_unit_test(test_scale_when_raised_speeds_up_work_in_hand),
        cmocka_unit_test(test_scale_when_next_to_nothing_then_nobody_until_raised),
        cmocka_unit_test(test_scale_when_nought_leaves_nobody_until_raised),
        cmocka_unit_test(test_scale_when_a_dated_step_lies_between_holds_for_it_too),
        cmocka_unit_test(test_scale_when_it_undoes_a_step_at_its_tick_changes_nothing),
        cmocka_unit_test(test_books_when_scaled_at_random_balance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
