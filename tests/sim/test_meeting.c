/* Meetings: their dates, their agendas, who waits for the next, and that the books notice damage.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/meeting.h"
#include "sim/meeting_internal.h"

#include <string.h>

#define USERS 600
#define NOT_YET CLOCK_NEVER

struct world {
    struct calendar *calendar;
    struct simulation sim;
    struct meeting *meeting;
    tick treated[USERS];
    struct station_wait wait[USERS];
    struct meeting_ticket ticket[USERS];
    int64_t withdraw_with; /* user at whose turn `withdrawn` is withdrawn; −1: none */
    int64_t withdrawn;
    int64_t again_with; /* user at whose turn a new request is made; −1: none */
    uint64_t random;
};

/* Monday 2018-01-08, midnight. */
static tick monday(void)
{
    return clock_from_date((struct clock_date){2018, 1, 8});
}

static tick date(int month, int day)
{
    return clock_from_date((struct clock_date){2018, month, day});
}

static void treat(void *context, int64_t user, const struct station_wait *wait)
{
    struct world *world = context;
    world->treated[user] = world->sim.now;
    world->wait[user] = *wait;
    if (user == world->withdraw_with)
        assert_true(meeting_withdraw(world->meeting, world->ticket[world->withdrawn], NULL));
    if (user == world->again_with)
        meeting_request(world->meeting, USERS - 1, -9, 0, false, world->sim.now);
}

static struct meeting_config every(int days)
{
    return (struct meeting_config){
        .name = "overleg",
        .first = monday(),
        .every_days = days,
        .second_of_day = 10 * 3600,
        .treated = treat,
    };
}

static void world_init(struct world *world, struct meeting_config config)
{
    *world = (struct world){
        .calendar = calendar_create(2016, 2022), .withdraw_with = -1, .again_with = -1};
    assert_true(simulation_init(&world->sim, world->calendar, 1, 1, monday()));
    for (int user = 0; user < USERS; user++)
        world->treated[user] = NOT_YET;
    config.context = world;
    world->meeting = meeting_create(&world->sim, &config);
}

static void world_release(struct world *world)
{
    meeting_free(world->meeting);
    simulation_release(&world->sim);
    calendar_free(world->calendar);
}

static void request(struct world *world, int64_t user, int32_t priority, bool urgent)
{
    world->ticket[user] =
        meeting_request(world->meeting, user, priority, priority, urgent, world->sim.now);
}

static void assert_balances(const struct world *world)
{
    struct station_audit audit = {0};
    meeting_audit(world->meeting, &audit);
    assert_string_equal(audit.first_failure, "");
    assert_true(audit.checks > 0);
}

static void assert_next(struct world *world, tick expected)
{
    assert_int_equal(meeting_next(world->meeting), expected + 10 * CLOCK_HOUR);
    simulation_run(&world->sim, expected + 10 * CLOCK_HOUR + 1);
}

static void test_dates_when_every_two_weeks_move_off_holidays(void **state)
{
    (void)state;
    struct world world;
    struct meeting_config config = every(14);
    config.first = date(3, 19);
    world_init(&world, config);
    meeting_begin(world.meeting);
    assert_next(&world, date(3, 19));
    assert_next(&world, date(4, 3));  /* Easter Monday is 2 April */
    assert_next(&world, date(4, 16)); /* the rhythm goes on as if nothing had moved */
    assert_next(&world, date(4, 30));
    assert_next(&world, date(5, 14));
    assert_int_equal(meeting_use(world.meeting).held, 5);
    assert_balances(&world);
    world_release(&world);
}

static void test_dates_when_cancelled_skip_holidays(void **state)
{
    (void)state;
    struct world world;
    struct meeting_config config = every(14);
    config.first = date(3, 19);
    config.cancel_on_holiday = true;
    world_init(&world, config);
    meeting_begin(world.meeting);
    assert_next(&world, date(3, 19));
    assert_next(&world, date(4, 16));
    world_release(&world);
}

static void test_dates_when_on_weekdays_follow_the_mask(void **state)
{
    (void)state;
    struct world world;
    struct meeting_config config = every(0);
    config.first = 0;
    config.weekdays = 1U << 1 | 1U << 3; /* Tuesday and Thursday */
    world_init(&world, config);
    meeting_begin(world.meeting);
    assert_next(&world, date(1, 9));
    assert_next(&world, date(1, 11));
    assert_next(&world, date(1, 16));
    world_release(&world);
}

static void test_dates_when_daily_hold_one_meeting_after_a_weekend(void **state)
{
    (void)state;
    struct world world;
    world_init(&world, every(1));
    meeting_begin(world.meeting);
    simulation_run(&world.sim, date(1, 13));
    assert_next(&world, date(1, 15));
    assert_next(&world, date(1, 16));
    assert_int_equal(meeting_use(world.meeting).held, 7);
    world_release(&world);
}

static void test_dates_when_begun_at_the_hour_hold_it_then(void **state)
{
    (void)state;
    struct world world;
    world_init(&world, every(7));
    simulation_run(&world.sim, monday() + 10 * CLOCK_HOUR);
    meeting_begin(world.meeting);
    request(&world, 0, 0, false);
    simulation_run(&world.sim, monday() + 10 * CLOCK_HOUR + 1);
    assert_int_equal(world.treated[0], monday() + 10 * CLOCK_HOUR);
    world_release(&world);
}

static void test_agenda_when_full_leaves_rest_to_the_next(void **state)
{
    (void)state;
    struct world world;
    struct meeting_config config = every(7);
    config.agenda = 3;
    world_init(&world, config);
    meeting_begin(world.meeting);
    for (int user = 0; user < 4; user++)
        request(&world, user, 0, false);
    simulation_run(&world.sim, monday() + 3 * CLOCK_WEEK);
    tick first = monday() + 10 * CLOCK_HOUR;
    assert_int_equal(world.treated[2], first);
    assert_int_equal(world.treated[3], first + CLOCK_WEEK);
    assert_int_equal(world.wait[3].cause[WAIT_MEETING], CLOCK_WEEK + 10 * CLOCK_HOUR);
    assert_int_equal(world.wait[3].cause[WAIT_BUSY], 0);
    struct meeting_use use = meeting_use(world.meeting);
    assert_int_equal(use.held, 3);
    assert_int_equal(use.room, 9);
    assert_int_equal(use.treated, 4);
    assert_balances(&world);
    world_release(&world);
}

static void test_urgent_when_requested_is_treated_at_once(void **state)
{
    (void)state;
    struct world world;
    struct meeting_config config = every(7);
    config.agenda = 1;
    world_init(&world, config);
    meeting_begin(world.meeting);
    request(&world, 0, 0, false);
    request(&world, 1, 0, true);
    assert_int_equal(world.treated[1], NOT_YET); /* not inside the request itself */
    simulation_run(&world.sim, monday() + 1);
    assert_int_equal(world.treated[1], monday());
    simulation_run(&world.sim, monday() + CLOCK_DAY);
    assert_int_equal(world.treated[0], monday() + 10 * CLOCK_HOUR);
    struct meeting_use use = meeting_use(world.meeting);
    assert_int_equal(use.bypassed, 1);
    assert_int_equal(use.treated, 1);
    assert_balances(&world);
    world_release(&world);
}

static void test_order_when_by_priority_and_changed_is_followed(void **state)
{
    (void)state;
    struct world world;
    struct meeting_config config = every(7);
    config.agenda = 1;
    config.discipline = DISCIPLINE_PRIORITY;
    world_init(&world, config);
    meeting_begin(world.meeting);
    request(&world, 0, 5, false);
    request(&world, 1, 3, false);
    request(&world, 2, 9, false);
    meeting_reorder(world.meeting, world.ticket[2], 1, 0);
    simulation_run(&world.sim, monday() + 3 * CLOCK_WEEK);
    assert_true(world.treated[2] < world.treated[1] && world.treated[1] < world.treated[0]);
    assert_int_equal(world.wait[0].overtaken, 2);
    assert_balances(&world);
    world_release(&world);
}

static void test_agenda_when_one_is_withdrawn_meanwhile_skips_it(void **state)
{
    (void)state;
    struct world world;
    struct meeting_config config = every(7);
    config.agenda = 2;
    world_init(&world, config);
    meeting_begin(world.meeting);
    for (int user = 0; user < 3; user++)
        request(&world, user, 0, false);
    world.withdraw_with = 0;
    world.withdrawn = 1;
    simulation_run(&world.sim, monday() + CLOCK_DAY);
    assert_int_equal(world.treated[1], NOT_YET);
    assert_int_equal(world.treated[2], NOT_YET); /* was not on this agenda */
    assert_false(meeting_withdraw(world.meeting, world.ticket[1], NULL));
    assert_int_equal(meeting_waiting(world.meeting), 1);
    assert_balances(&world);
    world_release(&world);
}

static void test_agenda_when_treated_asks_again_waits_for_the_next(void **state)
{
    (void)state;
    struct world world;
    world_init(&world, every(7));
    meeting_begin(world.meeting);
    request(&world, 0, 0, false);
    request(&world, 1, 0, false);
    world.again_with = 0;
    simulation_run(&world.sim, monday() + 2 * CLOCK_WEEK);
    assert_int_equal(world.treated[USERS - 1], world.treated[1] + CLOCK_WEEK);
    struct meeting_use use = meeting_use(world.meeting);
    assert_int_equal(use.room, use.treated);
    assert_balances(&world);
    world_release(&world);
}

static void test_history_when_not_begun_treats_at_once(void **state)
{
    (void)state;
    struct world world;
    world_init(&world, every(7));
    request(&world, 0, 0, false);
    simulation_run(&world.sim, monday() + CLOCK_WEEK + 1);
    assert_int_equal(world.treated[0], monday());
    assert_int_equal(meeting_next(world.meeting), CLOCK_NEVER);
    request(&world, 1, 0, false);
    meeting_begin(world.meeting);
    simulation_run(&world.sim, monday() + 2 * CLOCK_WEEK);
    assert_int_equal(world.treated[1], monday() + CLOCK_WEEK + 1);
    assert_int_equal(meeting_books(world.meeting)->flow[STATION_CASUS].inside_at_start, 1);
    assert_int_equal(meeting_use(world.meeting).bypassed, 1);
    assert_balances(&world);
    world_release(&world);
}

static uint32_t draw(struct world *world, uint32_t below)
{
    world->random = world->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(world->random >> 33) % below;
}

static void test_books_when_run_at_random_balance(void **state)
{
    (void)state;
    struct world world;
    struct meeting_config config = every(7);
    config.agenda = 10;
    config.discipline = DISCIPLINE_DEADLINE;
    world_init(&world, config);
    world.random = 7;
    meeting_begin(world.meeting);
    for (int64_t user = 0; user < USERS; user++) {
        world.ticket[user] =
            meeting_request(world.meeting, user, 0, draw(&world, 9), draw(&world, 6) == 0,
                            world.sim.now - (tick)draw(&world, 2) * draw(&world, 900000));
        simulation_run(&world.sim, world.sim.now + draw(&world, 90000));
        uint32_t other = draw(&world, (uint32_t)user + 1);
        if (draw(&world, 5) == 0)
            meeting_withdraw(world.meeting, world.ticket[other], NULL);
        assert_balances(&world);
    }
    assert_true(meeting_use(world.meeting).held > 30);
    assert_true(meeting_use(world.meeting).treated > 200);
    world_release(&world);
}

static void assert_notices(const struct world *world, const char *sentence)
{
    struct station_audit audit = {0};
    meeting_audit(world->meeting, &audit);
    assert_true(audit.failures > 0);
    assert_non_null(strstr(audit.first_failure, sentence));
}

static void test_audit_when_books_damaged_each_identity_fails(void **state)
{
    (void)state;
    struct world world;
    struct meeting_config config = every(7);
    config.agenda = 2;
    world_init(&world, config);
    meeting_begin(world.meeting);
    for (int user = 0; user < 5; user++)
        request(&world, user, 0, user == 0);
    simulation_run(&world.sim, monday() + 2 * CLOCK_DAY);
    assert_balances(&world);
    struct meeting *meeting = world.meeting;
    struct meeting sound = *meeting;
    meeting->books.flow[STATION_CASUS].withdrawn++;
    assert_notices(&world, "wat erin ging");
    *meeting = sound;
    meeting->books.flow[STATION_CASUS].waiting.integral--;
    assert_notices(&world, "wachtlijst over de tijd");
    *meeting = sound;
    meeting->books.flow[STATION_CASUS].cause_ticks[WAIT_MEETING]++;
    assert_notices(&world, "oorzaken");
    *meeting = sound;
    meeting->use.treated++;
    assert_notices(&world, "agenda's stond");
    *meeting = sound;
    meeting->overfull++;
    assert_notices(&world, "op de agenda kon");
    *meeting = sound;
    assert_balances(&world);
    world_release(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_when_every_two_weeks_move_off_holidays),
        cmocka_unit_test(test_dates_when_cancelled_skip_holidays),
        cmocka_unit_test(test_dates_when_on_weekdays_follow_the_mask),
        cmocka_unit_test(test_dates_when_daily_hold_one_meeting_after_a_weekend),
        cmocka_unit_test(test_dates_when_begun_at_the_hour_hold_it_then),
        cmocka_unit_test(test_agenda_when_full_leaves_rest_to_the_next),
        cmocka_unit_test(test_urgent_when_requested_is_treated_at_once),
        cmocka_unit_test(test_order_when_by_priority_and_changed_is_followed),
        cmocka_unit_test(test_agenda_when_one_is_withdrawn_meanwhile_skips_it),
        cmocka_unit_test(test_agenda_when_treated_asks_again_waits_for_the_next),
        cmocka_unit_test(test_history_when_not_begun_treats_at_once),
        cmocka_unit_test(test_books_when_run_at_random_balance),
        cmocka_unit_test(test_audit_when_books_damaged_each_identity_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
