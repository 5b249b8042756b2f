/* The calibration's intervals hold the truth as often as they say: also when the chance of the
 * simulation is larger than the error of the figures. */
#include "sim/study/calibration.h"

#include "tests/sim/calibration_toy.h"

#define TRIES 20
#define ENOUGH 17

static void curved(const double *x, double *y)
{
    y[0] = 10 * exp(1.5 * x[0]);
    y[1] = 20 * x[0] * (1 + x[1]);
    y[2] = 15 / (1 + 2 * x[1]);
}

static void straight(const double *x, double *y)
{
    y[0] = 10 + 4 * x[0] - 2 * x[1];
    y[1] = 5 + 3 * x[1];
}

static void one(const double *x, double *y)
{
    y[0] = 4 * x[0] / (1.3 - x[0]);
}

static void assert_covered(const struct toy *toy, double deviation)
{
    int covered[TOY_MOST];
    toy_cover(toy, deviation, TRIES, covered);
    for (size_t p = 0; p < toy->parameters; p++) {
        if (covered[p] < ENOUGH)
            fail_msg("parameter %zu: %d of %d", p, covered[p], TRIES);
    }
}

static void test_intervals_when_curved_then_hold_the_truth(void **state)
{
    (void)state;
    assert_covered(&(struct toy){.formula = curved,
                                 .parameters = 2,
                                 .targets = 3,
                                 .replications = 5,
                                 .common = 0.3,
                                 .own = 0.3},
                   0.5);
}

/* Chance that all points share, five times as large as the error of the figures: without its part
 * in the uncertainty an interval would hold the truth in one try out of three. */
static void test_intervals_when_chance_is_shared_then_hold_the_truth(void **state)
{
    (void)state;
    assert_covered(&(struct toy){.formula = straight,
                                 .parameters = 2,
                                 .targets = 2,
                                 .replications = 5,
                                 .common = 0.5,
                                 .own = 0.05},
                   0.05);
}

static void test_intervals_when_one_parameter_then_hold_the_truth(void **state)
{
    (void)state;
    assert_covered(&(struct toy){.formula = one,
                                 .parameters = 1,
                                 .targets = 1,
                                 .replications = 3,
                                 .common = 0.1,
                                 .own = 0.2},
                   0.2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intervals_when_curved_then_hold_the_truth),
        cmocka_unit_test(test_intervals_when_chance_is_shared_then_hold_the_truth),
        cmocka_unit_test(test_intervals_when_one_parameter_then_hold_the_truth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
