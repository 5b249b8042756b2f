/* Hour work: when work ends that is laid down at closing, who takes what, and that the hours add
 * up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/hour_internal.h"
#include "sim/hour_pool.h"

#include <string.h>

#define USERS 2000
#define NOT_YET CLOCK_NEVER

enum { CRISIS, BEOORDELING, KINDS };

struct world {
    struct calendar *calendar;
    struct simulation sim;
    struct hour_pool *pool;
    tick work[USERS];
    tick started[USERS], ended[USERS];
    struct station_wait wait[USERS];
    struct hour_ticket ticket[USERS];
    int closings;
    tick last_closing;
    bool open_at_closing;
    bool withdraw_at_closing;
    size_t visited;
    uint64_t random;
};

/* 27 hours a week: 5.4 a day from nine. */
static const struct roster office = {.every_day = false, .open = 9 * 3600, .length = 19440};
static const struct roster always = {.every_day = true, .open = 0, .length = 86400};

static tick monday(void)
{
    return clock_from_date((struct clock_date){2018, 1, 8});
}

static tick start_work(void *context, int64_t user, const struct station_wait *wait)
{
    struct world *world = context;
    world->started[user] = world->sim.now;
    world->wait[user] = *wait;
    return world->work[user];
}

static void end_work(void *context, int64_t user)
{
    struct world *world = context;
    world->ended[user] = world->sim.now;
}

static void move_elsewhere(void *context, int64_t user, struct hour_ticket ticket)
{
    struct world *world = context;
    assert_int_equal(world->ticket[user].slot, ticket.slot);
    assert_true(hour_pool_withdraw(world->pool, ticket, NULL));
    world->visited++;
}

static void close_pool(void *context)
{
    struct world *world = context;
    world->closings++;
    world->last_closing = world->sim.now;
    world->open_at_closing = hour_pool_is_open(world->pool);
    if (world->withdraw_at_closing)
        hour_pool_each_waiting(world->pool, CRISIS, move_elsewhere);
}

static void world_init(struct world *world, struct roster roster, enum discipline discipline,
                       const struct fte_step *steps, size_t step_count)
{
    *world = (struct world){.calendar = calendar_create(2017, 2022)};
    assert_true(simulation_init(&world->sim, world->calendar, 1, 1, monday()));
    for (int user = 0; user < USERS; user++) {
        world->work[user] = CLOCK_HOUR;
        world->started[user] = NOT_YET;
        world->ended[user] = NOT_YET;
    }
    const struct hour_kind kinds[KINDS] = {{"crisis", 1, start_work, end_work},
                                           {"beoordeling", 2, start_work, end_work}};
    world->pool = hour_pool_create(&world->sim, &(struct hour_pool_config){.name = "front",
                                                                           .roster = roster,
                                                                           .discipline = discipline,
                                                                           .steps = steps,
                                                                           .step_count = step_count,
                                                                           .kinds = kinds,
                                                                           .kind_count = KINDS,
                                                                           .context = world,
                                                                           .closing = close_pool});
    hour_pool_begin(world->pool);
}

static void world_of(struct world *world, struct roster roster, double fte)
{
    const struct fte_step step = {CLOCK_ALWAYS, fte};
    world_init(world, roster, DISCIPLINE_FIFO, &step, 1);
}

static void assert_balances(const struct world *world)
{
    struct station_audit audit = {0};
    hour_pool_audit(world->pool, &audit);
    assert_string_equal(audit.first_failure, "");
    assert_true(audit.checks > 0);
}

static void world_release(struct world *world)
{
    hour_pool_free(world->pool);
    simulation_release(&world->sim);
    calendar_free(world->calendar);
}

static void request(struct world *world, size_t kind, int64_t user)
{
    world->ticket[user] =
        hour_pool_request(world->pool, kind, user, 0, 0, STATION_CASUS, world->sim.now);
}

/* `day` counts from that Monday. */
static tick at(int day, double hour)
{
    return monday() + day * CLOCK_DAY + clock_round(hour * 3600);
}

static void test_work_when_longer_than_a_day_goes_on_next_morning(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1);
    world.work[0] = 19440 + 1;
    request(&world, BEOORDELING, 0);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.started[0], at(0, 9));
    assert_int_equal(world.ended[0], at(1, 9) + 1);
    assert_int_equal(world.wait[0].cause[WAIT_CLOSED], 9 * CLOCK_HOUR);
    struct hour_use use = hour_pool_use(world.pool);
    assert_int_equal(use.available, 27 * CLOCK_HOUR);
    assert_int_equal(use.worked, 19441);
    assert_int_equal(use.overrun, 0);
    assert_balances(&world);
    world_release(&world);
}

static void test_work_when_it_fills_the_day_ends_at_closing(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1);
    world.work[0] = 19440;
    request(&world, BEOORDELING, 0);
    request(&world, BEOORDELING, 1);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.ended[0], at(0, 14.4));
    assert_int_equal(world.started[1], at(1, 9));
    /* Nobody free until the first ends; then only the calendar stops it. */
    assert_int_equal(world.wait[1].cause[WAIT_BUSY], clock_round(14.4 * 3600));
    assert_int_equal(world.wait[1].cause[WAIT_CLOSED], clock_round(18.6 * 3600));
    assert_balances(&world);
    world_release(&world);
}

static void test_work_when_friday_afternoon_goes_on_after_weekend(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1);
    simulation_run(&world.sim, at(4, 13.4));
    world.work[0] = 3 * CLOCK_HOUR;
    request(&world, BEOORDELING, 0);
    simulation_run(&world.sim, at(9, 0));
    assert_int_equal(world.started[0], at(4, 13.4));
    assert_int_equal(world.ended[0], at(7, 11));
    assert_balances(&world);
    world_release(&world);
}

static void test_seat_when_half_works_first_half_of_the_day(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1.5);
    for (int user = 0; user < 2; user++) {
        world.work[user] = 3 * CLOCK_HOUR;
        request(&world, BEOORDELING, user);
    }
    simulation_run(&world.sim, at(0, 12));
    request(&world, BEOORDELING, 2);
    simulation_run(&world.sim, at(0, 12.5));
    assert_int_equal(hour_pool_idle(world.pool),
                     0); /* the half seat is off, the whole one took it */
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.ended[0], at(0, 12));
    assert_int_equal(world.ended[1], at(1, 9.3)); /* 2.7 hours on Monday */
    assert_int_equal(world.started[2], at(0, 12));
    struct hour_use use = hour_pool_use(world.pool);
    assert_int_equal(use.available, 40.5 * CLOCK_HOUR);
    assert_int_equal(use.worked, 7 * CLOCK_HOUR);
    assert_balances(&world);
    world_release(&world);
}

static void test_seat_when_part_is_off_duty_books_closed(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1.5);
    simulation_run(&world.sim, at(0, 12));
    for (int user = 0; user < 3; user++)
        request(&world, BEOORDELING, user);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.started[0], at(0, 12));
    assert_int_equal(world.started[1], at(0, 13));
    assert_int_equal(world.wait[1].cause[WAIT_CLOSED], CLOCK_HOUR);
    assert_int_equal(world.started[2], at(0, 14));
    assert_int_equal(world.wait[2].cause[WAIT_BUSY], CLOCK_HOUR);
    assert_int_equal(world.wait[2].cause[WAIT_CLOSED], CLOCK_HOUR);
    assert_balances(&world);
    world_release(&world);
}

static void test_seat_when_share_is_below_a_second_is_never_used(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 0.00001);
    request(&world, BEOORDELING, 0);
    simulation_run(&world.sim, at(20, 0));
    assert_int_equal(world.started[0], NOT_YET);
    assert_int_equal(hour_pool_use(world.pool).available, 0);
    assert_false(hour_pool_is_open(world.pool));
    assert_balances(&world);
    world_release(&world);
}

static void test_fte_when_fallen_finishes_work_in_hand_as_overrun(void **state)
{
    (void)state;
    struct world world;
    const struct fte_step steps[] = {{CLOCK_ALWAYS, 1}, {at(5, 0), 0}};
    world_init(&world, office, DISCIPLINE_FIFO, steps, 2);
    simulation_run(&world.sim, at(4, 13.4));
    world.work[0] = 3 * CLOCK_HOUR;
    request(&world, BEOORDELING, 0);
    request(&world, BEOORDELING, 1);
    simulation_run(&world.sim, at(20, 0));
    assert_int_equal(world.ended[0], at(7, 11));
    assert_int_equal(world.started[1], NOT_YET);
    struct hour_use use = hour_pool_use(world.pool);
    assert_int_equal(use.available, 27 * CLOCK_HOUR);
    assert_int_equal(use.worked, 3 * CLOCK_HOUR);
    assert_int_equal(use.overrun, 2 * CLOCK_HOUR);
    assert_balances(&world);
    world_release(&world);
}

static void test_fte_when_fallen_to_half_counts_only_the_other_half_as_overrun(void **state)
{
    (void)state;
    struct world world;
    const struct fte_step steps[] = {
        {CLOCK_ALWAYS, 1}, {at(1, 0), 0.5}, {at(2, 0), 0.75}, {at(3, 0), 1}};
    world_init(&world, office, DISCIPLINE_FIFO, steps, 4);
    world.work[0] = 4 * 19440;
    request(&world, BEOORDELING, 0);
    simulation_run(&world.sim, at(2, 12));
    assert_int_equal(hour_pool_use(world.pool).overrun, 19440 / 2); /* so far */
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.ended[0], at(3, 14.4));
    struct hour_use use = hour_pool_use(world.pool);
    assert_int_equal(use.overrun, 19440 / 2 + 19440 / 4);
    assert_int_equal(use.available, 27 * CLOCK_HOUR - use.overrun);
    assert_int_equal(use.worked, 4 * 19440);
    assert_balances(&world);
    world_release(&world);
}

static void test_fte_when_risen_speeds_up_work_in_hand(void **state)
{
    (void)state;
    struct world world;
    const struct fte_step steps[] = {{CLOCK_ALWAYS, 0.5}, {at(2, 10), 1}};
    world_init(&world, office, DISCIPLINE_FIFO, steps, 2);
    world.work[0] = 10 * CLOCK_HOUR;
    request(&world, BEOORDELING, 0);
    simulation_run(&world.sim, at(7, 0));
    /* 2.7 + 2.7 hours, 6.4 by Wednesday 10:00, and 3.6 of 4.4 that day. */
    assert_int_equal(world.ended[0], at(2, 13.6));
    assert_int_equal(hour_pool_use(world.pool).overrun, 0);
    assert_balances(&world);
    world_release(&world);
}

static void test_fte_when_risen_lets_others_start(void **state)
{
    (void)state;
    struct world world;
    const struct fte_step steps[] = {{CLOCK_ALWAYS, 0}, {at(1, 10), 2}};
    world_init(&world, office, DISCIPLINE_FIFO, steps, 2);
    request(&world, BEOORDELING, 0);
    request(&world, BEOORDELING, 1);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.started[0], at(1, 10));
    assert_int_equal(world.started[1], at(1, 10));
    assert_int_equal(world.wait[0].cause[WAIT_BUSY], 34 * CLOCK_HOUR);
    assert_balances(&world);
    world_release(&world);
}

static void test_kinds_when_both_wait_most_urgent_goes_first(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, always, 1);
    request(&world, BEOORDELING, 0);
    simulation_run(&world.sim, at(0, 0.5));
    request(&world, BEOORDELING, 1);
    request(&world, CRISIS, 2);
    request(&world, CRISIS, 3);
    assert_int_equal(hour_pool_waiting(world.pool, CRISIS), 2);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.started[2], at(0, 1));
    assert_int_equal(world.started[3], at(0, 2));
    assert_int_equal(world.started[1], at(0, 3));
    assert_int_equal(world.wait[1].overtaken, 2);
    assert_int_equal(hour_pool_overtakings(world.pool), 2);
    assert_int_equal(hour_pool_books(world.pool, CRISIS)->flow[STATION_CASUS].finished, 2);
    assert_int_equal(world.closings, 0); /* never closed */
    assert_balances(&world);
    world_release(&world);
}

static void test_order_when_changed_while_waiting_is_followed(void **state)
{
    (void)state;
    struct world world;
    const struct fte_step step = {CLOCK_ALWAYS, 1};
    world_init(&world, office, DISCIPLINE_PRIORITY, &step, 1);
    for (int user = 0; user < 3; user++)
        request(&world, BEOORDELING, user);
    hour_pool_reorder(world.pool, world.ticket[2], -1, 0);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.started[2], at(0, 9));
    assert_int_equal(world.started[0], at(0, 10));
    assert_false(hour_pool_is_waiting(world.pool, world.ticket[2]));
    assert_balances(&world);
    world_release(&world);
}

static void test_closing_when_reached_calls_the_model(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1);
    world.withdraw_at_closing = true;
    world.work[0] = 30 * CLOCK_HOUR;
    request(&world, BEOORDELING, 0);
    request(&world, CRISIS, 1);
    simulation_run(&world.sim, at(0, 9.5));
    request(&world, CRISIS, 2);
    request(&world, CRISIS, 3);
    request(&world, BEOORDELING, 4);
    assert_true(hour_pool_is_open(world.pool));
    simulation_run(&world.sim, at(0, 14.4) + 1);
    assert_int_equal(world.closings, 1);
    assert_int_equal(world.last_closing, at(0, 14.4));
    assert_false(world.open_at_closing);
    assert_int_equal(world.ended[1], at(0, 10));
    assert_int_equal(world.ended[3], at(0, 12)); /* crises go before */
    assert_int_equal(world.visited, 0);
    simulation_run(&world.sim, at(0, 20));
    request(&world, CRISIS, 5);
    request(&world, CRISIS, 6);
    simulation_run(&world.sim, at(1, 8));
    assert_int_equal(world.visited, 0); /* they came after closing */
    simulation_run(&world.sim, at(1, 9) + 1);
    request(&world, CRISIS, 7);
    simulation_run(&world.sim, at(7, 0));
    assert_int_equal(world.closings, 5);
    assert_balances(&world);
    world_release(&world);
}

static void test_closing_when_crises_wait_moves_them_all(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1);
    world.withdraw_at_closing = true;
    simulation_run(&world.sim, at(0, 10));
    world.work[0] = 30 * CLOCK_HOUR;
    request(&world, CRISIS, 0);
    simulation_run(&world.sim, at(0, 11));
    request(&world, CRISIS, 1);
    request(&world, BEOORDELING, 2);
    request(&world, CRISIS, 3);
    simulation_run(&world.sim, at(1, 0));
    assert_int_equal(world.visited, 2);
    assert_int_equal(hour_pool_waiting(world.pool, CRISIS), 0);
    assert_int_equal(hour_pool_waiting(world.pool, BEOORDELING), 1);
    assert_int_equal(hour_pool_books(world.pool, CRISIS)->flow[STATION_CASUS].withdrawn, 2);
    assert_balances(&world);
    world_release(&world);
}

static void test_work_when_zero_ends_at_once(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1);
    simulation_run(&world.sim, at(0, 14.4) - 1);
    for (int user = 0; user < 5; user++) {
        world.work[user] = 0;
        request(&world, BEOORDELING, user);
    }
    simulation_run(&world.sim, at(0, 20));
    assert_int_equal(world.ended[4], at(0, 14.4) - 1);
    assert_balances(&world);
    world_release(&world);
}

static void test_seats_when_many_use_every_word_of_the_set(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 129.5);
    for (int user = 0; user < 140; user++)
        request(&world, BEOORDELING, user);
    simulation_run(&world.sim, at(0, 9) + 1);
    assert_int_equal(world.started[129], at(0, 9));
    assert_int_equal(world.started[130], NOT_YET);
    assert_int_equal(hour_pool_idle(world.pool), 0);
    simulation_run(&world.sim, at(0, 10) + 1);
    assert_int_equal(hour_pool_idle(world.pool), 120);
    simulation_run(&world.sim, at(0, 12));
    assert_int_equal(hour_pool_idle(world.pool), 129);
    simulation_run(&world.sim, at(0, 15));
    assert_int_equal(hour_pool_idle(world.pool), 0);
    assert_balances(&world);
    world_release(&world);
}

static uint32_t draw(struct world *world, uint32_t below)
{
    world->random = world->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(world->random >> 33) % below;
}

static void balance_at_random(uint64_t seed, enum discipline discipline, struct roster roster)
{
    static struct world world; /* large */
    struct fte_step steps[40] = {{CLOCK_ALWAYS, 2.3}};
    world.random = seed;
    for (int i = 1; i < 40; i++)
        steps[i] = (struct fte_step){steps[i - 1].from == CLOCK_ALWAYS
                                         ? at(3, 11)
                                         : steps[i - 1].from + draw(&world, 4 * 86400),
                                     draw(&world, 41) / 10.0};
    world_init(&world, roster, discipline, steps, 40);
    world.random = seed;
    int64_t overrun = 0;
    for (int64_t user = 0; user < USERS; user++) {
        world.work[user] = draw(&world, 6) == 0 ? 0 : draw(&world, 3 * 3600);
        tick entered = world.sim.now - (tick)(draw(&world, 9) == 0 ? draw(&world, 90000) : 0);
        world.ticket[user] = hour_pool_request(
            world.pool, draw(&world, 5) == 0 ? CRISIS : BEOORDELING, user, (int32_t)draw(&world, 3),
            draw(&world, 1000), draw(&world, 2) == 0 ? STATION_CASUS : STATION_BACKGROUND, entered);
        simulation_run(&world.sim, world.sim.now + draw(&world, 2 * 3600));
        uint32_t other = draw(&world, (uint32_t)user + 1);
        if (draw(&world, 4) == 0)
            hour_pool_withdraw(world.pool, world.ticket[other], NULL);
        else if (hour_pool_is_waiting(world.pool, world.ticket[other]))
            hour_pool_reorder(world.pool, world.ticket[other], (int32_t)draw(&world, 3), 5);
        assert_balances(&world);
        struct hour_use use = hour_pool_use(world.pool);
        assert_true(use.overrun >= overrun);
        overrun = use.overrun;
    }
    assert_true(overrun > 0);
    assert_balances(&world);
    world_release(&world);
}

static void test_books_when_run_at_random_balance(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        balance_at_random(seed, DISCIPLINE_FIFO, office);
        balance_at_random(seed, DISCIPLINE_DEADLINE, office);
        balance_at_random(seed, DISCIPLINE_PRIORITY, always);
    }
}

static void assert_notices(const struct world *world, const char *sentence)
{
    struct station_audit audit = {0};
    hour_pool_audit(world->pool, &audit);
    assert_true(audit.failures > 0);
    assert_non_null(strstr(audit.first_failure, sentence));
}

static void test_audit_when_books_damaged_each_identity_fails(void **state)
{
    (void)state;
    struct world world;
    world_of(&world, office, 1);
    for (int user = 0; user < 12; user++)
        request(&world, user % 2 == 0 ? CRISIS : BEOORDELING, user);
    simulation_run(&world.sim, at(1, 11.5));
    assert_balances(&world);
    struct hour_pool *pool = world.pool;
    struct hour_pool sound = *pool;
    pool->books[CRISIS].flow[STATION_CASUS].finished--;
    assert_notices(&world, "crisis: wat erin ging");
    *pool = sound;
    pool->books[BEOORDELING].flow[STATION_CASUS].serving.value++;
    assert_notices(&world, "beoordeling: de eigen tellers");
    *pool = sound;
    pool->books[CRISIS].flow[STATION_CASUS].wait_ticks++;
    assert_notices(&world, "wachtlijst over de tijd");
    *pool = sound;
    pool->books[CRISIS].flow[STATION_CASUS].service_ticks--;
    assert_notices(&world, "behandeltijden");
    *pool = sound;
    pool->books[CRISIS].flow[STATION_CASUS].cause_ticks[WAIT_BUSY]++;
    assert_notices(&world, "oorzaken");
    *pool = sound;
    pool->use.available -= 8 * CLOCK_HOUR;
    assert_notices(&world, "meer gewerkt");
    *pool = sound;
    pool->finished_worked--;
    assert_notices(&world, "afgeronde werk is niet");
    *pool = sound;
    pool->use.worked--;
    assert_notices(&world, "gewerkte uren zijn niet");
    *pool = sound;
    pool->use.overrun++;
    assert_notices(&world, "er is uitloop geboekt");
    *pool = sound;
    assert_balances(&world);
    world_release(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_work_when_longer_than_a_day_goes_on_next_morning),
        cmocka_unit_test(test_work_when_it_fills_the_day_ends_at_closing),
        cmocka_unit_test(test_work_when_friday_afternoon_goes_on_after_weekend),
        cmocka_unit_test(test_seat_when_half_works_first_half_of_the_day),
        cmocka_unit_test(test_seat_when_part_is_off_duty_books_closed),
        cmocka_unit_test(test_seat_when_share_is_below_a_second_is_never_used),
        cmocka_unit_test(test_fte_when_fallen_finishes_work_in_hand_as_overrun),
        cmocka_unit_test(test_fte_when_fallen_to_half_counts_only_the_other_half_as_overrun),
        cmocka_unit_test(test_fte_when_risen_speeds_up_work_in_hand),
        cmocka_unit_test(test_fte_when_risen_lets_others_start),
        cmocka_unit_test(test_kinds_when_both_wait_most_urgent_goes_first),
        cmocka_unit_test(test_order_when_changed_while_waiting_is_followed),
        cmocka_unit_test(test_closing_when_reached_calls_the_model),
        cmocka_unit_test(test_closing_when_crises_wait_moves_them_all),
        cmocka_unit_test(test_work_when_zero_ends_at_once),
        cmocka_unit_test(test_seats_when_many_use_every_word_of_the_set),
        cmocka_unit_test(test_books_when_run_at_random_balance),
        cmocka_unit_test(test_audit_when_books_damaged_each_identity_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
