/* Place work: who gets a place when, what waiting is booked to, and that the books notice damage.
 *
 * The world is a script: service lengths and units kept are given per user, and starts and ends are
 * logged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/place_internal.h"
#include "sim/place_station.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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
};

static const struct roster always = {.every_day = true, .open = 0, .length = 86400};
static const struct roster office = {.every_day = false, .open = 9 * 3600, .length = 8 * 3600};

/* Monday 2018-01-08, midnight. */
static tick monday(void)
{
    return clock_from_date((struct clock_date){2018, 1, 8});
}

static void world_init(struct world *world)
{
    *world = (struct world){.calendar = calendar_create(2017, 2022)};
    assert_true(simulation_init(&world->sim, world->calendar, 1, 1, monday()));
    for (int user = 0; user < USERS; user++) {
        world->length[user] = CLOCK_DAY;
        world->started[user] = NOT_YET;
        world->ended[user] = NOT_YET;
    }
}

static void world_release(struct world *world)
{
    simulation_release(&world->sim);
    calendar_free(world->calendar);
}

static tick start_service(void *context, int64_t user, const struct station_wait *wait)
{
    struct world *world = context;
    world->started[user] = world->sim.now;
    world->wait[user] = *wait;
    world->starts++;
    return world->length[user];
}

static int64_t end_service(void *context, int64_t user)
{
    struct world *world = context;
    world->ended[user] = world->sim.now;
    return world->keep[user];
}

static struct place_station *station_with(struct world *world, struct roster opening,
                                          enum discipline discipline,
                                          const struct capacity_step *steps, size_t step_count)
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
static struct place_station *station_of(struct world *world, struct roster opening,
                                        enum discipline discipline, int64_t units)
{
    const struct capacity_step step = {CLOCK_ALWAYS, units};
    struct place_station *station = station_with(world, opening, discipline, &step, 1);
    place_station_begin(station);
    return station;
}

static struct place_ticket request(struct place_station *station, int64_t user, int64_t claim,
                                   int32_t priority)
{
    return place_station_request(station, &(struct place_request){.user = user,
                                                                  .claim = claim,
                                                                  .priority = priority,
                                                                  .deadline = priority,
                                                                  .entered = station->sim->now});
}

static void assert_balances(const struct place_station *station)
{
    struct station_audit audit = {0};
    place_station_audit(station, &audit);
    assert_string_equal(audit.first_failure, "");
    assert_int_equal(audit.failures, 0);
    assert_true(audit.checks > 0);
}

static void assert_causes(const struct station_wait *wait, int64_t blocked, int64_t closed,
                          int64_t busy)
{
    assert_int_equal(wait->cause[WAIT_MEETING], 0);
    assert_int_equal(wait->cause[WAIT_BLOCKED], blocked);
    assert_int_equal(wait->cause[WAIT_CLOSED], closed);
    assert_int_equal(wait->cause[WAIT_BUSY], busy);
}

static void test_places_when_full_go_in_order_of_arrival(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, 2);
    world.length[1] = CLOCK_HOUR;
    for (int user = 0; user < 4; user++)
        request(station, user, 1, -user);
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
    struct place_station *station = station_with(&world, office, DISCIPLINE_FIFO, steps, 3);
    place_station_begin(station);
    simulation_run(&world.sim, gone - 54 * CLOCK_HOUR); /* Friday 18:00 */
    for (int user = 0; user < 3; user++)
        world.length[user] = 0;
    request(station, 0, 1, 0);
    simulation_run(&world.sim, gone + CLOCK_DAY);
    request(station, 1, 1, 0);
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
    struct place_station *station = station_of(&world, office, DISCIPLINE_FIFO, 2);
    tick saturday = monday() + 5 * CLOCK_DAY;
    simulation_run(&world.sim, saturday);
    for (int user = 0; user < 3; user++)
        request(station, user, 1, 0);
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
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, 1);
    world.keep[0] = 1;
    struct place_ticket first = request(station, 0, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    request(station, 1, 1, 0);
    request(station, 2, 1, 0);
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
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, 2);
    place_station_reserve(station, 1);
    for (int user = 0; user < 2; user++)
        request(station, user, 1, 0);
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
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, 6);
    world.length[0] = CLOCK_HOUR;
    request(station, 0, 2, 0);
    request(station, 1, 3, 0);
    request(station, 2, 2, 0);
    request(station, 3, 1, 0); /* would fit, but nobody passes */
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
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIRST_FIT, 6);
    world.length[0] = CLOCK_HOUR;
    request(station, 0, 2, 0);
    request(station, 1, 3, 0);
    request(station, 2, 2, 0);
    request(station, 3, 1, 0);
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
    struct place_station *station = station_with(&world, always, DISCIPLINE_FIFO, steps, 2);
    place_station_begin(station);
    world.length[0] = 2 * CLOCK_HOUR;
    world.length[1] = 3 * CLOCK_HOUR;
    world.length[2] = 4 * CLOCK_HOUR;
    for (int user = 0; user < 4; user++)
        request(station, user, 1, 0);
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
    struct place_station *station = station_with(&world, always, DISCIPLINE_FIFO, steps, 3);
    place_station_begin(station);
    for (int user = 0; user < 3; user++)
        request(station, user, 1, 0);
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
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, 1);
    for (int user = 0; user < 20; user++) {
        world.length[user] = 0;
        request(station, user, 1, 0);
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
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, PLACE_UNLIMITED);
    for (int user = 0; user < USERS; user++)
        request(station, user, PLACE_UNITS_PER_FTE, 0);
    simulation_run(&world.sim, monday() + 1);
    assert_int_equal(world.starts, USERS);
    assert_true(isnan(place_station_load(station)));
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_free_time_when_begun_leaves_use_above_capacity(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    const struct capacity_step step = {CLOCK_ALWAYS, 1};
    struct place_station *station = station_with(&world, office, DISCIPLINE_FIFO, &step, 1);
    for (int user = 0; user < 3; user++) {
        world.length[user] = CLOCK_WEEK + user * CLOCK_DAY;
        request(station, user, 1, 0);
    }
    simulation_run(&world.sim, monday() + CLOCK_DAY);
    assert_int_equal(world.started[2], monday()); /* at night, and beyond capacity */
    place_station_begin(station);
    request(station, 3, 1, 0);
    simulation_run(&world.sim, monday() + 2 * CLOCK_WEEK);
    assert_int_equal(world.started[3], monday() + CLOCK_WEEK + 2 * CLOCK_DAY + 9 * CLOCK_HOUR);
    const struct station_flow *flow = &place_station_books(station)->flow[STATION_CASUS];
    assert_int_equal(flow->inside_at_start, 3);
    assert_int_equal(flow->arrived, 1);
    assert_int_equal(flow->finished, 4);
    assert_int_equal(flow->service_ticks, (6 + 7 + 8 + 1) * CLOCK_DAY);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static int64_t requeued_users[USERS];
static size_t requeued_count;

static void note_requeued(void *context, int64_t user)
{
    (void)context;
    requeued_users[requeued_count++] = user;
}

static void test_backlog_when_requeued_waits_with_its_ages(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    requeued_count = 0;
    const struct capacity_step step = {CLOCK_ALWAYS, 2};
    struct place_station *station = station_with(&world, always, DISCIPLINE_FIFO, &step, 1);
    for (int user = 0; user < 5; user++) {
        world.length[user] = CLOCK_WEEK;
        request(station, user, 1, 0);
        simulation_run(&world.sim, monday() + (user + 1) * CLOCK_HOUR);
    }
    const tick ages[] = {30 * CLOCK_DAY, 20 * CLOCK_DAY, 10 * CLOCK_DAY};
    tick start = world.sim.now;
    assert_int_equal(place_station_requeue_latest(station, 3, ages, note_requeued), 3);
    place_station_begin(station);
    place_station_request(
        station, &(struct place_request){.user = 9, .claim = 1, .entered = start - 40 * CLOCK_DAY});
    assert_int_equal(requeued_users[0], 2);
    assert_int_equal(requeued_users[2], 4);
    assert_int_equal(place_station_state(station).waiting, 4);
    simulation_run(&world.sim, start + 4 * CLOCK_WEEK);
    assert_int_equal(world.started[9], monday() + CLOCK_WEEK); /* it entered first */
    assert_int_equal(world.started[2], monday() + CLOCK_WEEK + CLOCK_HOUR);
    assert_int_equal(world.wait[2].entered, start - 30 * CLOCK_DAY);
    assert_causes(&world.wait[2], 0, 0, monday() + CLOCK_WEEK + CLOCK_HOUR - start);
    const struct station_flow *flow = &place_station_books(station)->flow[STATION_CASUS];
    assert_int_equal(flow->inside_at_start, 6);
    assert_int_equal(flow->arrived, 0);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_backlog_when_too_few_in_service_gives_how_many(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    requeued_count = 0;
    const struct capacity_step step = {CLOCK_ALWAYS, 1};
    struct place_station *station = station_with(&world, always, DISCIPLINE_FIFO, &step, 1);
    request(station, 0, 1, 0);
    place_station_request(
        station, &(struct place_request){
                     .user = 1, .claim = 1, .class = STATION_BACKGROUND, .entered = world.sim.now});
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    const tick ages[] = {0, 0, 0};
    assert_int_equal(place_station_requeue_latest(station, 3, ages, note_requeued), 1);
    assert_int_equal(requeued_users[0], 0);
    place_station_begin(station);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.ended[0], monday() + 2 * CLOCK_DAY); /* the old end was cancelled */
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_order_when_changed_while_waiting_is_followed(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, always, DISCIPLINE_PRIORITY, 1);
    request(station, 0, 1, 0);
    simulation_run(&world.sim, monday() + 1);
    request(station, 1, 1, 5);
    request(station, 2, 1, 5);
    struct place_ticket last = request(station, 3, 1, 9);
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    place_station_reorder(station, last, 1, 1);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.started[3], monday() + CLOCK_DAY);
    assert_int_equal(world.started[1], monday() + 2 * CLOCK_DAY);
    assert_int_equal(world.wait[1].overtaken, 1);
    assert_int_equal(place_station_state(station).overtakings, 2);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_deadline_when_discipline_takes_earliest(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, always, DISCIPLINE_DEADLINE, 1);
    request(station, 0, 1, 7);
    request(station, 1, 1, 6);
    request(station, 2, 1, 5);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.started[2], monday()); /* all came at one tick */
    assert_int_equal(world.started[1], monday() + CLOCK_DAY);
    place_station_free(station);
    world_release(&world);
}

static void test_withdraw_when_waiting_leaves_and_when_started_refuses(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, 1);
    struct place_ticket first = request(station, 0, 1, 0);
    struct place_ticket second = request(station, 1, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    struct station_wait wait;
    assert_false(place_station_withdraw(station, first, &wait));
    assert_true(place_station_is_serving(station, first));
    assert_true(place_station_is_waiting(station, second));
    assert_true(place_station_withdraw(station, second, &wait));
    assert_causes(&wait, 0, 0, CLOCK_HOUR);
    assert_false(place_station_withdraw(station, second, &wait));
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_false(place_station_withdraw(station, first, NULL));
    assert_int_equal(world.started[1], NOT_YET);
    assert_int_equal(place_station_books(station)->flow[STATION_CASUS].withdrawn, 1);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static void test_abort_when_serving_frees_the_place_now(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, 1);
    struct place_ticket first = request(station, 0, 1, 0);
    request(station, 1, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    place_station_abort(station, first);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.ended[0], NOT_YET);
    assert_int_equal(world.started[1], monday() + CLOCK_HOUR);
    assert_balances(station);
    place_station_free(station);
    world_release(&world);
}

static bool dies(void (*misdeed)(void))
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(0);
        misdeed();
        _exit(0);
    }
    int status = 0;
    assert_true(waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void release_twice(void)
{
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, 1);
    world.keep[0] = 1;
    struct place_ticket ticket = request(station, 0, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    place_station_release(station, ticket);
    place_station_release(station, ticket);
}

static void release_once(void)
{
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, 1);
    world.keep[0] = 1;
    struct place_ticket ticket = request(station, 0, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    place_station_release(station, ticket);
}

static void keep_too_much(void)
{
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, always, DISCIPLINE_FIFO, 1);
    world.keep[0] = 2;
    request(station, 0, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
}

static void test_ticket_when_stale_stops_the_program(void **state)
{
    (void)state;
    assert_true(dies(release_twice));
    assert_true(dies(keep_too_much));
    assert_false(dies(release_once));
}

/* --- damage --- */

static struct place_station *busy_station(struct world *world)
{
    world_init(world);
    struct place_station *station = station_of(world, office, DISCIPLINE_FIFO, 2);
    world->keep[0] = 1;
    for (int user = 0; user < 6; user++)
        request(station, user, 1, 0);
    simulation_run(&world->sim, monday() + 2 * CLOCK_DAY + 12 * CLOCK_HOUR);
    return station;
}

static void assert_notices(const struct place_station *station, const char *sentence)
{
    struct station_audit audit = {0};
    place_station_audit(station, &audit);
    assert_true(audit.failures > 0);
    assert_non_null(strstr(audit.first_failure, sentence));
}

static void test_audit_when_books_damaged_each_identity_fails(void **state)
{
    (void)state;
    struct world world;
    struct place_station *station = busy_station(&world);
    assert_balances(station);
    struct place_station sound = *station;
    struct station_flow *flow = &station->books.flow[STATION_CASUS];
    flow->arrived++;
    assert_notices(station, "wat erin ging");
    *station = sound;
    flow->waiting.value++;
    assert_notices(station, "eigen tellers");
    *station = sound;
    flow->waiting.integral++;
    assert_notices(station, "wachtlijst over de tijd");
    *station = sound;
    flow->service_ticks++;
    assert_notices(station, "behandeltijden");
    *station = sound;
    flow->cause_ticks[WAIT_CLOSED]--;
    assert_notices(station, "oorzaken");
    *station = sound;
    station->used--;
    assert_notices(station, "bezette plaatsen");
    *station = sound;
    station->held++;
    assert_notices(station, "vastgehouden");
    *station = sound;
    assert_balances(station);
    /* A place is invented: it is handed out, though it is not free. */
    station->capacity++;
    simulation_run(&world.sim, world.sim.now + CLOCK_WEEK);
    assert_notices(station, "niet vrij");
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
        cmocka_unit_test(test_free_time_when_begun_leaves_use_above_capacity),
        cmocka_unit_test(test_backlog_when_requeued_waits_with_its_ages),
        cmocka_unit_test(test_backlog_when_too_few_in_service_gives_how_many),
        cmocka_unit_test(test_order_when_changed_while_waiting_is_followed),
        cmocka_unit_test(test_deadline_when_discipline_takes_earliest),
        cmocka_unit_test(test_withdraw_when_waiting_leaves_and_when_started_refuses),
        cmocka_unit_test(test_abort_when_serving_frees_the_place_now),
        cmocka_unit_test(test_ticket_when_stale_stops_the_program),
        cmocka_unit_test(test_audit_when_books_damaged_each_identity_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
