/* Place work: the free time before begin, backlogs, requests changed on the way, stale tickets, and
 * books that notice damage. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/sim/place_world.h"

#include "sim/place_internal.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_free_time_when_begun_leaves_use_above_capacity(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    const struct capacity_step step = {CLOCK_ALWAYS, 1};
    struct place_station *station = station_with(&world, world_office, DISCIPLINE_FIFO, &step, 1);
    for (int user = 0; user < 3; user++) {
        world.length[user] = CLOCK_WEEK + user * CLOCK_DAY;
        request(&world, station, user, 1, 0);
    }
    simulation_run(&world.sim, monday() + CLOCK_DAY);
    assert_int_equal(world.started[2], monday()); /* at night, and beyond capacity */
    place_station_begin(station);
    request(&world, station, 3, 1, 0);
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

/* Ticks before 1970 are negative: a service must be able to begin there. */
static void test_service_when_begun_before_1970_ends_in_time(void **state)
{
    (void)state;
    struct world world;
    tick long_ago = clock_from_date((struct clock_date){1958, 1, 6});
    world = (struct world){.calendar = calendar_create(1957, 1962)};
    assert_true(simulation_init(&world.sim, world.calendar, 1, 1, long_ago));
    world.length[0] = CLOCK_WEEK;
    const struct capacity_step step = {CLOCK_ALWAYS, 1};
    struct place_station *station = station_with(&world, world_always, DISCIPLINE_FIFO, &step, 1);
    request(&world, station, 0, 1, 0);
    simulation_run(&world.sim, long_ago + 2 * CLOCK_WEEK);
    assert_int_equal(world.ended[0], long_ago + CLOCK_WEEK);
    place_station_free(station);
    world_release(&world);
}

static void note_requeued(void *context, int64_t user)
{
    struct world *world = context;
    world->requeued[world->requeued_count++] = user;
}

static void test_backlog_when_requeued_waits_with_its_ages(void **state)
{
    (void)state;
    struct world world;
    world_init(&world);
    const struct capacity_step step = {CLOCK_ALWAYS, 2};
    struct place_station *station = station_with(&world, world_always, DISCIPLINE_FIFO, &step, 1);
    for (int user = 0; user < 5; user++) {
        world.length[user] = CLOCK_WEEK;
        request(&world, station, user, 1, 0);
        simulation_run(&world.sim, monday() + (user + 1) * CLOCK_HOUR);
    }
    const tick ages[] = {30 * CLOCK_DAY, 20 * CLOCK_DAY, 10 * CLOCK_DAY};
    tick start = world.sim.now;
    assert_int_equal(place_station_requeue_latest(station, 3, ages, note_requeued), 3);
    place_station_begin(station);
    place_station_request(
        station, &(struct place_request){.user = 9, .claim = 1, .entered = start - 40 * CLOCK_DAY});
    assert_int_equal(world.requeued[0], 2);
    assert_int_equal(world.requeued[2], 4);
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
    const struct capacity_step step = {CLOCK_ALWAYS, 1};
    struct place_station *station = station_with(&world, world_always, DISCIPLINE_FIFO, &step, 1);
    request(&world, station, 0, 1, 0);
    place_station_request(
        station, &(struct place_request){
                     .user = 1, .claim = 1, .class = STATION_BACKGROUND, .entered = world.sim.now});
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    const tick ages[] = {0, 0, 0};
    assert_int_equal(place_station_requeue_latest(station, 3, ages, note_requeued), 1);
    assert_int_equal(world.requeued[0], 0);
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
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_PRIORITY, 1);
    request(&world, station, 0, 1, 0);
    simulation_run(&world.sim, monday() + 1);
    request(&world, station, 1, 1, 5);
    request(&world, station, 2, 1, 5);
    struct place_ticket last = request(&world, station, 3, 1, 9);
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
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_DEADLINE, 1);
    request(&world, station, 0, 1, 7);
    request(&world, station, 1, 1, 6);
    request(&world, station, 2, 1, 5);
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
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 1);
    struct place_ticket first = request(&world, station, 0, 1, 0);
    struct place_ticket second = request(&world, station, 1, 1, 0);
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
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 1);
    struct place_ticket first = request(&world, station, 0, 1, 0);
    request(&world, station, 1, 1, 0);
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
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 1);
    world.keep[0] = 1;
    struct place_ticket ticket = request(&world, station, 0, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    place_station_release(station, ticket);
    place_station_release(station, ticket);
}

static void release_once(void)
{
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 1);
    world.keep[0] = 1;
    struct place_ticket ticket = request(&world, station, 0, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    place_station_release(station, ticket);
}

static void keep_too_much(void)
{
    struct world world;
    world_init(&world);
    struct place_station *station = station_of(&world, world_always, DISCIPLINE_FIFO, 1);
    world.keep[0] = 2;
    request(&world, station, 0, 1, 0);
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
    struct place_station *station = station_of(world, world_office, DISCIPLINE_FIFO, 2);
    world->keep[0] = 1;
    for (int user = 0; user < 6; user++)
        request(world, station, user, 1, 0);
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
        cmocka_unit_test(test_free_time_when_begun_leaves_use_above_capacity),
        cmocka_unit_test(test_service_when_begun_before_1970_ends_in_time),
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
