/* Several claims at once: all or nothing, in order, without deadlock; and books that balance in
 * random runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/place_station.h"

#define STATIONS 3
#define USERS 4000
#define NOT_YET CLOCK_NEVER

struct world {
    struct calendar *calendar;
    struct simulation sim;
    struct place_station *stations[STATIONS];
    uint64_t random;
    bool random_lengths;
    int64_t keep_sometimes;
    tick started[USERS], ended[USERS];
    struct place_ticket ticket[USERS];
    int home[USERS]; /* first station */
    int64_t kept[USERS];
};

static const struct roster always = {.every_day = true, .open = 0, .length = 86400};
static const struct roster office = {.every_day = false, .open = 9 * 3600, .length = 8 * 3600};

static tick monday(void)
{
    return clock_from_date((struct clock_date){2018, 1, 8});
}

static uint32_t draw(struct world *world, uint32_t below)
{
    world->random = world->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(world->random >> 33) % below;
}

static tick start_service(void *context, int64_t user, const struct station_wait *wait)
{
    struct world *world = context;
    assert_true(wait->left == world->sim.now);
    world->started[user] = world->sim.now;
    if (!world->random_lengths)
        return CLOCK_DAY;
    return draw(world, 8) == 0 ? 0 : draw(world, 3 * 86400);
}

static int64_t end_service(void *context, int64_t user)
{
    struct world *world = context;
    world->ended[user] = world->sim.now;
    world->kept[user] =
        world->keep_sometimes > 0 && draw(world, 4) == 0 ? world->keep_sometimes : 0;
    return world->kept[user];
}

static struct place_station *add_station(struct world *world, struct roster opening,
                                         enum discipline discipline,
                                         const struct capacity_step *steps, size_t step_count)
{
    return place_station_create(&world->sim, &(struct place_config){.name = "proef",
                                                                    .opening = opening,
                                                                    .discipline = discipline,
                                                                    .steps = steps,
                                                                    .step_count = step_count,
                                                                    .units_per_place = 2,
                                                                    .context = world,
                                                                    .start = start_service,
                                                                    .end = end_service});
}

static void world_init(struct world *world, uint64_t seed)
{
    *world = (struct world){.calendar = calendar_create(2017, 2022), .random = seed};
    assert_true(simulation_init(&world->sim, world->calendar, seed, 1, monday()));
    for (int user = 0; user < USERS; user++) {
        world->started[user] = NOT_YET;
        world->ended[user] = NOT_YET;
    }
}

static void world_release(struct world *world)
{
    for (int i = 0; i < STATIONS; i++)
        place_station_free(world->stations[i]);
    simulation_release(&world->sim);
    calendar_free(world->calendar);
}

/* Three begun stations with the openings and capacities given. */
static void three_stations(struct world *world, const struct roster opening[STATIONS],
                           const int64_t units[STATIONS])
{
    for (int i = 0; i < STATIONS; i++) {
        const struct capacity_step step = {CLOCK_ALWAYS, units[i]};
        world->stations[i] = add_station(world, opening[i], DISCIPLINE_FIFO, &step, 1);
        place_station_begin(world->stations[i]);
    }
}

static void request(struct world *world, int station, int64_t user)
{
    world->ticket[user] = place_station_request(
        world->stations[station],
        &(struct place_request){.user = user, .claim = 1, .entered = world->sim.now});
}

/* A joint request at stations a and b. */
static void request_two(struct world *world, int a, int b, int64_t user,
                        struct place_ticket tickets[2])
{
    struct place_station *const stations[] = {world->stations[a], world->stations[b]};
    const int64_t claims[] = {1, 1};
    place_station_request_joint(
        stations, claims, 2,
        &(struct place_request){.user = user, .claim = 1, .entered = world->sim.now}, tickets);
}

static void assert_balances(const struct world *world)
{
    struct station_audit audit = {0};
    for (int i = 0; i < STATIONS; i++)
        place_station_audit(world->stations[i], &audit);
    assert_string_equal(audit.first_failure, "");
}

static void test_joint_when_one_is_full_takes_neither(void **state)
{
    (void)state;
    struct world world;
    world_init(&world, 1);
    three_stations(&world, (struct roster[]){always, always, always}, (int64_t[]){1, 1, 1});
    struct place_ticket tickets[2];
    request(&world, 1, 0);
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    request_two(&world, 0, 1, 1, tickets);
    request(&world, 0, 2); /* waits behind the joint one, though its place is free */
    simulation_run(&world.sim, monday() + 2 * CLOCK_HOUR);
    assert_int_equal(place_station_state(world.stations[0]).used, 0);
    assert_true(place_station_is_waiting(world.stations[0], tickets[0]));
    assert_true(place_station_is_waiting(world.stations[1], tickets[1]));
    simulation_run(&world.sim, monday() + CLOCK_DAY + CLOCK_HOUR);
    assert_int_equal(world.started[1], monday() + CLOCK_DAY);
    assert_int_equal(place_station_state(world.stations[0]).used, 1);
    assert_int_equal(place_station_state(world.stations[1]).used, 1);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.ended[1], monday() + 2 * CLOCK_DAY);
    assert_int_equal(world.started[2], monday() + 2 * CLOCK_DAY);
    assert_balances(&world);
    world_release(&world);
}

static void test_joint_when_it_starts_lets_those_behind_follow(void **state)
{
    (void)state;
    for (int lead = 0; lead < 2; lead++) {
        struct world world;
        world_init(&world, 1);
        three_stations(&world, (struct roster[]){always, always, always}, (int64_t[]){2, 1, 1});
        struct place_ticket tickets[2];
        request(&world, 1, 0);
        simulation_run(&world.sim, monday() + CLOCK_HOUR);
        request_two(&world, lead, 1 - lead, 1, tickets);
        request(&world, 0, 2); /* a place is free, but the joint one stands before it */
        simulation_run(&world.sim, monday() + CLOCK_WEEK);
        assert_int_equal(world.started[1], monday() + CLOCK_DAY);
        assert_int_equal(world.started[2], monday() + CLOCK_DAY);
        assert_balances(&world);
        world_release(&world);
    }
}

static void test_joint_when_requested_in_a_ring_does_not_lock(void **state)
{
    (void)state;
    struct world world;
    world_init(&world, 1);
    three_stations(&world, (struct roster[]){always, always, always}, (int64_t[]){1, 1, 1});
    struct place_ticket tickets[2];
    for (int user = 0; user < 30; user++)
        request_two(&world, user % 3, (user + 1) % 3, user, tickets);
    simulation_run(&world.sim, monday() + 40 * CLOCK_DAY);
    for (int user = 0; user < 30; user++)
        assert_int_equal(world.ended[user], monday() + (user + 1) * CLOCK_DAY);
    assert_balances(&world);
    world_release(&world);
}

static void test_joint_when_one_is_closed_waits_for_its_opening(void **state)
{
    (void)state;
    struct world world;
    world_init(&world, 1);
    three_stations(&world, (struct roster[]){always, office, always}, (int64_t[]){1, 1, 1});
    struct place_ticket tickets[2];
    request_two(&world, 0, 1, 0, tickets);
    simulation_run(&world.sim, monday() + CLOCK_DAY + 20 * CLOCK_HOUR);
    assert_int_equal(world.started[0], monday() + 9 * CLOCK_HOUR);
    for (int i = 0; i < 2; i++) {
        const struct station_flow *flow = &place_station_books(world.stations[i])->flow[0];
        assert_int_equal(flow->cause_ticks[WAIT_CLOSED], 9 * CLOCK_HOUR);
        assert_int_equal(flow->cause_ticks[WAIT_BUSY], 0);
    }
    /* The open one is taken until Wednesday 06:00, an hour at which the other is closed. */
    simulation_run(&world.sim, monday() + CLOCK_DAY + 20 * CLOCK_HOUR);
    request(&world, 0, 1);
    simulation_run(&world.sim, monday() + CLOCK_DAY + 21 * CLOCK_HOUR);
    request_two(&world, 0, 1, 2, tickets);
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.ended[1], monday() + 2 * CLOCK_DAY + 20 * CLOCK_HOUR);
    assert_int_equal(world.started[2], monday() + 3 * CLOCK_DAY + 9 * CLOCK_HOUR);
    for (int i = 0; i < 2; i++) {
        const struct station_flow *flow = &place_station_books(world.stations[i])->flow[0];
        assert_int_equal(flow->cause_ticks[WAIT_CLOSED], (9 + 13) * CLOCK_HOUR);
        assert_int_equal(flow->cause_ticks[WAIT_BUSY], 23 * CLOCK_HOUR);
    }
    assert_balances(&world);
    world_release(&world);
}

static void test_joint_when_withdrawn_or_aborted_leaves_everywhere(void **state)
{
    (void)state;
    struct world world;
    world_init(&world, 1);
    three_stations(&world, (struct roster[]){always, always, always}, (int64_t[]){1, 1, 1});
    struct place_ticket first[2], second[2];
    request_two(&world, 0, 1, 0, first);
    request_two(&world, 1, 0, 1, second);
    request(&world, 0, 2);
    simulation_run(&world.sim, monday() + CLOCK_HOUR);
    assert_false(place_station_withdraw(world.stations[0], first[0], NULL));
    struct station_wait wait;
    assert_true(place_station_withdraw(world.stations[0], second[1], &wait));
    assert_int_equal(wait.cause[WAIT_BUSY], CLOCK_HOUR);
    assert_int_equal(place_station_state(world.stations[1]).waiting, 0);
    place_station_abort(world.stations[1], first[1]); /* through the claim that does not lead */
    simulation_run(&world.sim, monday() + CLOCK_WEEK);
    assert_int_equal(world.ended[0], NOT_YET);
    assert_int_equal(world.started[1], NOT_YET);
    assert_int_equal(world.started[2], monday() + CLOCK_HOUR);
    assert_int_equal(place_station_state(world.stations[1]).used, 0);
    assert_balances(&world);
    world_release(&world);
}

static void test_joint_when_it_keeps_units_holds_them_at_the_first_only(void **state)
{
    (void)state;
    struct world world;
    world_init(&world, 3);
    three_stations(&world, (struct roster[]){always, always, always}, (int64_t[]){1, 1, 1});
    struct place_ticket tickets[2];
    request_two(&world, 2, 1, 0, tickets);
    world.keep_sometimes = 1;
    while (world.ended[0] == NOT_YET || world.kept[0] == 0) {
        world.random++; /* until the script keeps one */
        simulation_run(&world.sim, world.sim.now + 2 * CLOCK_DAY);
        if (world.kept[0] == 0)
            request_two(&world, 2, 1, 0, tickets);
    }
    assert_int_equal(place_station_state(world.stations[2]).held, 1);
    assert_int_equal(place_station_state(world.stations[1]).used, 0);
    place_station_release(world.stations[2], tickets[0]);
    assert_int_equal(place_station_state(world.stations[2]).used, 0);
    assert_balances(&world);
    world_release(&world);
}

static void release_if_kept(struct world *world, int64_t user)
{
    if (world->kept[user] == 0)
        return;
    place_station_release(world->stations[world->home[user]], world->ticket[user]);
    world->kept[user] = 0;
}

static void request_at_random(struct world *world, int64_t user)
{
    int first = (int)draw(world, STATIONS);
    world->home[user] = first;
    struct place_request request = {
        .user = user,
        .claim = 1 + draw(world, 3),
        .priority = (int32_t)draw(world, 3),
        .class = draw(world, 3) == 0 ? STATION_BACKGROUND : STATION_CASUS,
        .entered = world->sim.now - (tick)(draw(world, 10) == 0 ? draw(world, 2 * 86400) : 0),
    };
    if (draw(world, 3) > 0) {
        world->ticket[user] = place_station_request(world->stations[first], &request);
        return;
    }
    size_t count = 2 + draw(world, 2);
    struct place_station *stations[STATIONS];
    int64_t claims[STATIONS];
    struct place_ticket tickets[STATIONS];
    for (size_t i = 0; i < count; i++) {
        stations[i] = world->stations[((size_t)first + i) % STATIONS];
        claims[i] = 1 + draw(world, 3);
    }
    place_station_request_joint(stations, claims, count, &request, tickets);
    world->ticket[user] = tickets[0];
}

/* Something happens to a request made earlier. */
static void disturb_at_random(struct world *world, int64_t user)
{
    struct place_station *station = world->stations[world->home[user]];
    release_if_kept(world, user);
    uint32_t what = draw(world, 6);
    if (what == 0)
        place_station_withdraw(station, world->ticket[user], NULL);
    else if (what == 1 && place_station_is_serving(station, world->ticket[user]))
        place_station_abort(station, world->ticket[user]);
    else if (what == 2 && place_station_is_waiting(station, world->ticket[user]))
        place_station_reorder(station, world->ticket[user], (int32_t)draw(world, 3), 0);
    else if (what == 3)
        place_station_reserve(station, draw(world, 3));
}

static void balance_at_random(uint64_t seed, enum discipline discipline)
{
    static struct world world; /* large */
    world_init(&world, seed);
    world.random_lengths = true;
    world.keep_sometimes = 1;
    const struct capacity_step steps[] = {{CLOCK_ALWAYS, 4},
                                          {monday() + 40 * CLOCK_DAY, 9},
                                          {monday() + 60 * CLOCK_DAY, 3},
                                          {monday() + 100 * CLOCK_DAY, 6}};
    for (int i = 0; i < STATIONS; i++)
        world.stations[i] = add_station(&world, i == 1 ? office : always, discipline, steps, 4);
    int64_t user = 0;
    for (; user < 1500; user++) {
        request_at_random(&world, user);
        if (user == 300)
            for (int i = 0; i < STATIONS; i++)
                place_station_begin(world.stations[i]);
        simulation_run(&world.sim, world.sim.now + draw(&world, 4 * 3600) * (draw(&world, 4) > 0));
        disturb_at_random(&world, draw(&world, (uint32_t)user + 1));
        assert_balances(&world);
    }
    /* Left alone, everything ends: nobody waits for another in a ring. */
    for (int i = 0; i < STATIONS; i++)
        place_station_reserve(world.stations[i], 0);
    for (int day = 0; day < 900; day++) {
        for (int64_t other = 0; other < user; other++)
            release_if_kept(&world, other);
        simulation_run(&world.sim, world.sim.now + CLOCK_DAY);
    }
    for (int i = 0; i < STATIONS; i++) {
        assert_int_equal(place_station_state(world.stations[i]).waiting, 0);
        assert_int_equal(place_station_state(world.stations[i]).used, 0);
    }
    assert_balances(&world);
    world_release(&world);
}

static void test_books_when_run_at_random_balance(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        balance_at_random(seed, DISCIPLINE_FIFO);
        balance_at_random(seed, DISCIPLINE_PRIORITY);
        balance_at_random(seed, DISCIPLINE_FIRST_FIT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_joint_when_one_is_full_takes_neither),
        cmocka_unit_test(test_joint_when_it_starts_lets_those_behind_follow),
        cmocka_unit_test(test_joint_when_requested_in_a_ring_does_not_lock),
        cmocka_unit_test(test_joint_when_one_is_closed_waits_for_its_opening),
        cmocka_unit_test(test_joint_when_withdrawn_or_aborted_leaves_everywhere),
        cmocka_unit_test(test_joint_when_it_keeps_units_holds_them_at_the_first_only),
        cmocka_unit_test(test_books_when_run_at_random_balance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
