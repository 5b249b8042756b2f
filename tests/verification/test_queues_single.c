/* One station against queueing theory: M/M/c, Pollaczek–Khinchine, Cobham, Erlang loss,
 * M/M/infinity.
 *
 * Compared are time averages of the numbers waiting and in service, which Little's law ties to the
 * mean times. Each case is the mean of 48 independent replications, after a warm-up of many
 * relaxation times. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/verification/queue_world.h"

enum measure { WAITING, SERVING, LOST };

static void run_balanced(const struct queue_network *network, uint64_t seed,
                         struct queue_result results[QUEUE_REPLICATIONS])
{
    queue_run_all(network, seed, results);
    for (int i = 0; i < QUEUE_REPLICATIONS; i++)
        assert_true(results[i].balanced);
}

static void assert_agrees(const char *what, const struct queue_result results[QUEUE_REPLICATIONS],
                          enum measure measure, size_t class, double theory)
{
    double values[QUEUE_REPLICATIONS];
    for (int i = 0; i < QUEUE_REPLICATIONS; i++)
        values[i] = measure == WAITING   ? results[i].waiting[0][class]
                    : measure == SERVING ? results[i].serving[0][class]
                                         : results[i].lost;
    assert_true(queue_agrees(what, values, theory));
}

/* One node, mean service a day. */
static struct queue_network single(double servers, double rate, struct distribution service,
                                   double warm_up, double window)
{
    return (struct queue_network){
        .nodes = {{.servers = servers, .rate = {rate, 0}, .service = {service, service}}},
        .count = 1,
        .warm_up = warm_up,
        .window = window,
    };
}

/* Erlang B by its recursion, for c servers and offered load a (Erlang 1917). */
static double erlang_b(int c, double a)
{
    double b = 1;
    for (int servers = 1; servers <= c; servers++)
        b = a * b / (servers + a * b);
    return b;
}

/* Mean number waiting in M/M/c: Erlang C × rho / (1 − rho). */
static double mmc_waiting(int c, double a)
{
    double rho = a / c;
    double b = erlang_b(c, a);
    return b / (1 - rho * (1 - b)) * rho / (1 - rho);
}

static void check_mmc(const char *what, bool hours, int c, double rho, double warm_up,
                      double window, uint64_t seed)
{
    struct queue_network network = single(c, rho * c, queue_exponential(1), warm_up, window);
    network.nodes[0].hours = hours;
    struct queue_result results[QUEUE_REPLICATIONS];
    run_balanced(&network, seed, results);
    assert_agrees(what, results, WAITING, 0, mmc_waiting(c, rho * c));
    assert_agrees("  in service", results, SERVING, 0, rho * c);
}

static void test_mm1_when_stable_matches_theory(void **state)
{
    (void)state;
    check_mmc("M/M/1 at 0.5: waiting", false, 1, 0.5, 500, 10000, 101);
    check_mmc("M/M/1 at 0.8: waiting", false, 1, 0.8, 1500, 15000, 102);
}

static void test_mmc_when_stable_matches_theory(void **state)
{
    (void)state;
    check_mmc("M/M/2 at 0.75: waiting", false, 2, 0.75, 800, 7000, 103);
    check_mmc("M/M/5 at 0.8: waiting", false, 5, 0.8, 500, 3000, 104);
    check_mmc("M/M/50 at 0.9: waiting", false, 50, 0.9, 150, 500, 105);
}

static void test_hour_pool_round_the_clock_is_mmc(void **state)
{
    (void)state;
    check_mmc("hour work M/M/1 at 0.7: waiting", true, 1, 0.7, 500, 6000, 106);
    check_mmc("hour work M/M/3 at 0.8: waiting", true, 3, 0.8, 500, 4000, 107);
}

/* Mean number waiting: lambda² E[S²] / 2(1 − rho), with E[S] = 1 (Pollaczek 1930, Khinchine 1932).
 */
static void check_mg1(const char *what, struct distribution service, double cv2, double rho,
                      bool hours, uint64_t seed)
{
    struct queue_network network = single(1, rho, service, 1500, 14000);
    network.nodes[0].hours = hours;
    struct queue_result results[QUEUE_REPLICATIONS];
    run_balanced(&network, seed, results);
    assert_agrees(what, results, WAITING, 0, rho * rho * (1 + cv2) / (2 * (1 - rho)));
}

static void test_mg1_when_stable_matches_pollaczek_khinchine(void **state)
{
    (void)state;
    check_mg1("M/D/1 at 0.8: waiting", distribution_constant(1), 0, 0.8, false, 111);
    check_mg1("M/G/1, cv² 0.5, at 0.8: waiting", queue_service(DISTRIBUTION_GAMMA, 1, sqrt(0.5)),
              0.5, 0.8, false, 112);
    check_mg1("M/G/1, cv² 4 (gamma), at 0.7: waiting", queue_service(DISTRIBUTION_GAMMA, 1, 2), 4,
              0.7, false, 113);
    check_mg1("M/G/1, cv² 4 (lognormal), at 0.6: waiting",
              queue_service(DISTRIBUTION_LOGNORMAL, 1, 2), 4, 0.6, false, 114);
    check_mg1("hour work M/G/1, cv² 0.5, at 0.7: waiting",
              queue_service(DISTRIBUTION_GAMMA, 1, sqrt(0.5)), 0.5, 0.7, true, 115);
}

/* Two classes, head of the line, not preemptive (Cobham 1954): with W0 = sum lambda E[S²] / 2, the
 * waits are W0 / (1 − rho1) and W0 / ((1 − rho1)(1 − rho1 − rho2)). */
static void check_cobham(const char *first, const char *second, bool hours, uint64_t seed)
{
    const double rate[] = {0.3, 0.25};
    const double mean[] = {1, 2};
    struct queue_network network = single(1, rate[0], queue_exponential(mean[0]), 2000, 14000);
    struct queue_node *node = &network.nodes[0];
    node->hours = hours;
    node->discipline = hours ? DISCIPLINE_FIFO : DISCIPLINE_PRIORITY;
    node->rate[1] = rate[1];
    node->service[1] = distribution_constant(mean[1]);
    double rho1 = rate[0] * mean[0];
    double rho2 = rate[1] * mean[1];
    double w0 = rate[0] * 2 * mean[0] * mean[0] / 2 + rate[1] * mean[1] * mean[1] / 2;
    struct queue_result results[QUEUE_REPLICATIONS];
    run_balanced(&network, seed, results);
    assert_agrees(first, results, WAITING, 0, rate[0] * w0 / (1 - rho1));
    assert_agrees(second, results, WAITING, 1, rate[1] * w0 / ((1 - rho1) * (1 - rho1 - rho2)));
}

static void test_priorities_when_not_preemptive_match_cobham(void **state)
{
    (void)state;
    check_cobham("two priorities, places: first waiting", "  second waiting", false, 121);
    check_cobham("two urgencies, hour work: first waiting", "  second waiting", true, 122);
}

static void test_loss_when_full_matches_erlang_b(void **state)
{
    (void)state;
    struct queue_network network = single(10, 8, queue_exponential(1), 50, 2500);
    network.nodes[0].loss = true;
    struct queue_result results[QUEUE_REPLICATIONS];
    run_balanced(&network, 131, results);
    assert_agrees("M/M/10/10, load 8: share lost", results, LOST, 0, erlang_b(10, 8));
    assert_agrees("  in service", results, SERVING, 0, 8 * (1 - erlang_b(10, 8)));
    /* Insensitive to the shape of the service (Sevastyanov 1957). */
    network.nodes[0].service[0] = queue_service(DISTRIBUTION_LOGNORMAL, 1, 1.5);
    run_balanced(&network, 132, results);
    assert_agrees("M/G/10/10, load 8: share lost", results, LOST, 0, erlang_b(10, 8));
}

static void test_unlimited_when_stable_matches_infinite_servers(void **state)
{
    (void)state;
    struct queue_network network = single(INFINITY, 20, queue_exponential(1), 40, 1000);
    struct queue_result results[QUEUE_REPLICATIONS];
    run_balanced(&network, 141, results);
    assert_agrees("M/M/infinity: in service", results, SERVING, 0, 20);
    assert_true(results[0].waiting[0][0] < 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mm1_when_stable_matches_theory),
        cmocka_unit_test(test_mmc_when_stable_matches_theory),
        cmocka_unit_test(test_hour_pool_round_the_clock_is_mmc),
        cmocka_unit_test(test_mg1_when_stable_matches_pollaczek_khinchine),
        cmocka_unit_test(test_priorities_when_not_preemptive_match_cobham),
        cmocka_unit_test(test_loss_when_full_matches_erlang_b),
        cmocka_unit_test(test_unlimited_when_stable_matches_infinite_servers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
