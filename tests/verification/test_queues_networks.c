/* Networks, a rate that changes over time, and what a capacity in fte means, against theory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/verification/queue_world.h"

#include <gsl/gsl_cdf.h>

static void run_balanced(const struct queue_network *network, uint64_t seed,
                         struct queue_result results[QUEUE_REPLICATIONS])
{
    queue_run_all(network, seed, results);
    for (int i = 0; i < QUEUE_REPLICATIONS; i++)
        assert_true(results[i].balanced);
}

static void assert_waiting(const char *what, const struct queue_result results[QUEUE_REPLICATIONS],
                           size_t node, double theory)
{
    double values[QUEUE_REPLICATIONS];
    for (int i = 0; i < QUEUE_REPLICATIONS; i++)
        values[i] = results[i].waiting[node][0];
    assert_true(queue_agrees(what, values, theory));
}

static void assert_finished(const char *what, const struct queue_result results[QUEUE_REPLICATIONS],
                            size_t node, double theory)
{
    double values[QUEUE_REPLICATIONS];
    for (int i = 0; i < QUEUE_REPLICATIONS; i++)
        values[i] = results[i].finished[node][0];
    assert_true(queue_agrees(what, values, theory));
}

/* Mean number waiting in M/M/c with offered load a, from the probabilities of the states. */
static double mmc_waiting(int c, double a)
{
    double term = 1;
    double sum = 1;
    for (int n = 1; n < c; n++) {
        term *= a / n;
        sum += term;
    }
    double rho = a / c;
    double all_busy = term * a / c / (1 - rho);
    return all_busy / (sum + all_busy) * rho / (1 - rho);
}

static struct queue_node node_of(bool hours, double servers, double mean)
{
    return (struct queue_node){
        .hours = hours, .servers = servers, .service = {queue_exponential(mean)}};
}

/* What leaves M/M/c is Poisson (Burke 1956), so that the second station is M/M/c too. */
static void test_tandem_when_stable_matches_burke(void **state)
{
    (void)state;
    struct queue_network network = {.count = 2, .warm_up = 500, .window = 6000};
    network.nodes[0] = node_of(false, 2, 1);
    network.nodes[0].rate[0] = 1.5;
    network.nodes[0].route[1] = 1;
    network.nodes[1] = node_of(true, 1, 0.5);
    struct queue_result results[QUEUE_REPLICATIONS];
    run_balanced(&network, 201, results);
    assert_waiting("tandem: first waiting", results, 0, mmc_waiting(2, 1.5));
    assert_waiting("  second waiting", results, 1, mmc_waiting(1, 0.75));
    assert_finished("  second finished a day", results, 1, 1.5);
}

/* Each node of an open network with Markov routing is as M/M/c at the rate of the traffic
 * equations, feedback or not (Jackson 1957). */
static void test_feedback_when_stable_matches_jackson(void **state)
{
    (void)state;
    const double mean[] = {1.4, 0.75, 3};
    const int servers[] = {3, 1, 2};
    struct queue_network network = {.count = 3, .warm_up = 800, .window = 6000};
    for (size_t i = 0; i < 3; i++)
        network.nodes[i] = node_of(i == 1, servers[i], mean[i]);
    network.nodes[0].rate[0] = 1.2;
    network.nodes[0].route[1] = 0.6;
    network.nodes[0].route[2] = 0.2;
    network.nodes[1].route[0] = 0.3;
    network.nodes[2].route[0] = 0.25;
    network.nodes[2].route[2] = 0.25; /* to itself */
    double rate[3] = {0};
    for (int round = 0; round < 200; round++) {
        for (size_t to = 0; to < 3; to++) {
            double sum = network.nodes[to].rate[0];
            for (size_t from = 0; from < 3; from++)
                sum += rate[from] * network.nodes[from].route[to];
            rate[to] = sum;
        }
    }
    struct queue_result results[QUEUE_REPLICATIONS];
    run_balanced(&network, 202, results);
    const char *const what[] = {"Jackson: first waiting", "  second waiting (hour work)",
                                "  third waiting (feeds itself)"};
    for (size_t i = 0; i < 3; i++) {
        assert_waiting(what[i], results, i, mmc_waiting(servers[i], rate[i] * mean[i]));
        assert_finished("  finished a day", results, i, rate[i]);
    }
}

/* --- Mt/G/infinity --- */

#define PHASES 4
static const double swing_mean = 20;
static const double swing = 0.8;
static const double period = 7;

static double rate_at(double day)
{
    return swing_mean * (1 + swing * sin(2 * acos(-1) * day / period));
}

struct swing_world {
    struct simulation sim;
    struct place_station *station;
    struct stream arrivals, services;
    struct distribution service;
    uint16_t arrival_kind;
};

/* Thinning (Lewis and Shedler 1979). */
static void swing_arrive(void *context, int64_t is_first)
{
    struct swing_world *world = context;
    double most = swing_mean * (1 + swing);
    double day = (double)world->sim.now / (double)CLOCK_DAY;
    if (!is_first && stream_uniform(&world->arrivals) * most < rate_at(day))
        place_station_request(world->station,
                              &(struct place_request){.claim = 1, .entered = world->sim.now});
    tick gap = clock_round(stream_exponential(&world->arrivals) / most * (double)CLOCK_DAY);
    simulation_schedule(&world->sim, world->sim.now + gap, EVENT_ARRIVAL, world->arrival_kind, 0);
}

static tick swing_start(void *context, int64_t user, const struct station_wait *wait)
{
    (void)user;
    (void)wait;
    struct swing_world *world = context;
    return clock_round(distribution_draw(&world->service, &world->services.rng) *
                       (double)CLOCK_DAY);
}

static int64_t swing_end(void *context, int64_t user)
{
    (void)context;
    (void)user;
    return 0;
}

/* Means over the weeks of the numbers in service at four moments of the week. */
static void swing_run(const struct calendar *calendar, uint32_t replication, double means[PHASES])
{
    struct swing_world world = {.service = queue_service(DISTRIBUTION_GAMMA, 2, sqrt(2))};
    if (!simulation_init(&world.sim, calendar, 211, replication, 0))
        abort();
    const struct capacity_step step = {CLOCK_ALWAYS, PLACE_UNLIMITED};
    world.arrival_kind = simulation_register(&world.sim, swing_arrive, &world, "aankomst");
    world.station = place_station_create(
        &world.sim, &(struct place_config){.name = "plaatsen",
                                           .opening = {.every_day = true, .length = 86400},
                                           .steps = &step,
                                           .step_count = 1,
                                           .units_per_place = 1,
                                           .context = &world,
                                           .start = swing_start,
                                           .end = swing_end});
    place_station_begin(world.station);
    stream_open(&world.arrivals, world.sim.key, (struct stream_name){.purpose = 1});
    stream_open(&world.services, world.sim.key, (struct stream_name){.purpose = 2});
    swing_arrive(&world, 1);
    const int weeks = 60;
    for (int week = 10; week < 10 + weeks; week++) {
        for (int phase = 0; phase < PHASES; phase++) {
            simulation_run(&world.sim, week * CLOCK_WEEK + phase * CLOCK_WEEK / PHASES);
            means[phase] += (double)place_station_state(world.station).serving / weeks;
        }
    }
    place_station_free(world.station);
    simulation_release(&world.sim);
}

/* Mean number in service at `day`: the integral over u of rate(day − u) P(S > u) (Eick, Massey and
 * Whitt 1993), by Simpson's rule; S is gamma with shape 2 and scale 1. */
static double swing_theory(double day)
{
    const int steps = 20000;
    const double width = 40.0 / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
        double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
        sum += weight * rate_at(day - i * width) * gsl_cdf_gamma_Q(i * width, 2, 1);
    }
    return sum * width / 3;
}

static void test_rate_when_it_swings_matches_mt_g_infinity(void **state)
{
    (void)state;
    static double means[QUEUE_REPLICATIONS][PHASES];
    struct calendar *calendar = calendar_create(1970, 1972);
#pragma omp parallel for schedule(dynamic)
    for (int i = 0; i < QUEUE_REPLICATIONS; i++)
        swing_run(calendar, (uint32_t)i + 1, means[i]);
    calendar_free(calendar);
    double lowest = INFINITY;
    double highest = 0;
    for (int phase = 0; phase < PHASES; phase++) {
        double values[QUEUE_REPLICATIONS];
        for (int i = 0; i < QUEUE_REPLICATIONS; i++)
            values[i] = means[i][phase];
        double theory = swing_theory(phase * period / PHASES);
        assert_true(queue_agrees("Mt/G/infinity: in service", values, theory));
        lowest = fmin(lowest, theory);
        highest = fmax(highest, theory);
    }
    assert_true(highest > 1.3 * lowest); /* the case does swing */
}

/* --- what fte mean --- */

/* An overloaded station of `fte` case managers with `caseload` casussen each; a casus takes `hours`
 * of work, spread out over hours × caseload / hours a week. */
static struct queue_network case_managers(double fte, int caseload, double external_days,
                                          double hours, double hours_a_week)
{
    struct queue_network network = {.count = 1, .warm_up = 1500, .window = 12000};
    network.nodes[0] = node_of(false, fte, external_days + 7 * hours * caseload / hours_a_week);
    network.nodes[0].per_server = caseload;
    network.nodes[0].rate[0] = 1.6 * fte * hours_a_week / hours / 7;
    return network;
}

static void test_caseload_when_raised_creates_no_hours(void **state)
{
    (void)state;
    const double fte = 2;
    const double hours = 30;
    const double hours_a_week = 27;
    const double most = fte * hours_a_week / hours / 7; /* casussen a day */
    struct queue_result results[QUEUE_REPLICATIONS];
    const int caseloads[] = {5, 10, 20};
    const char *const what[] = {"caseload 5: finished a day", "caseload 10: finished a day",
                                "caseload 20: finished a day"};
    for (int i = 0; i < 3; i++) {
        struct queue_network network = case_managers(fte, caseloads[i], 0, hours, hours_a_week);
        run_balanced(&network, 221 + (uint64_t)i, results);
        assert_finished(what[i], results, 0, most);
    }
    /* With time in which nobody works on it, a higher caseload comes nearer to all hours, never
     * beyond. */
    for (int i = 0; i < 3; i++) {
        struct queue_network network = case_managers(fte, caseloads[i], 20, hours, hours_a_week);
        run_balanced(&network, 231 + (uint64_t)i, results);
        double theory = fte * caseloads[i] / network.nodes[0].service[0].mean;
        assert_true(theory < most);
        assert_finished("  and 20 days external", results, 0, theory);
    }
}

/* How surely the first waits longer than the second: paired differences, in standard errors. */
static double surely_longer(const struct queue_result first[QUEUE_REPLICATIONS],
                            const struct queue_result second[QUEUE_REPLICATIONS])
{
    double values[QUEUE_REPLICATIONS];
    for (int i = 0; i < QUEUE_REPLICATIONS; i++)
        values[i] = first[i].waiting[0][0] - second[i].waiting[0][0];
    return queue_z(values, 0);
}

static void test_hour_work_when_3_6_fte_lies_between_3_and_4(void **state)
{
    (void)state;
    static struct queue_result results[3][QUEUE_REPLICATIONS];
    const double fte[] = {3, 3.6, 4};
    for (int i = 0; i < 3; i++) {
        struct queue_network network = {.count = 1, .warm_up = 100, .window = 1500};
        network.nodes[0] = node_of(true, fte[i], 2.0 / 24);
        network.nodes[0].rate[0] = 7;
        network.nodes[0].roster =
            (struct roster){.every_day = true, .open = 9 * 3600, .length = 19440};
        run_balanced(&network, 241, results[i]);
        assert_finished("hour work, 3, 3.6, 4 fte: finished a day", results[i], 0, 7);
    }
    assert_true(surely_longer(results[0], results[1]) > 4);
    assert_true(surely_longer(results[1], results[2]) > 4);
}

static void test_place_work_when_3_6_fte_has_the_whole_places_that_fit(void **state)
{
    (void)state;
    static struct queue_result results[3][QUEUE_REPLICATIONS];
    const double fte[] = {3, 3.6, 4};
    const int places[] = {6, 7, 8};
    for (int i = 0; i < 3; i++) {
        struct queue_network network = {.count = 1, .warm_up = 200, .window = 2000};
        network.nodes[0] = node_of(false, fte[i], 1);
        network.nodes[0].per_server = 2;
        network.nodes[0].rate[0] = 5;
        run_balanced(&network, 251, results[i]);
        assert_waiting("place work, 3, 3.6, 4 fte: waiting", results[i], 0,
                       mmc_waiting(places[i], 5));
    }
    assert_true(surely_longer(results[0], results[1]) > 4);
    assert_true(surely_longer(results[1], results[2]) > 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tandem_when_stable_matches_burke),
        cmocka_unit_test(test_feedback_when_stable_matches_jackson),
        cmocka_unit_test(test_rate_when_it_swings_matches_mt_g_infinity),
        cmocka_unit_test(test_caseload_when_raised_creates_no_hours),
        cmocka_unit_test(test_hour_work_when_3_6_fte_lies_between_3_and_4),
        cmocka_unit_test(test_place_work_when_3_6_fte_has_the_whole_places_that_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
