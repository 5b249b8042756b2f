/* Calibration when something goes wrong, is missing or is large; and its waves. */
#include "sim/study/calibration.h"

#include "tests/sim/calibration_toy.h"

static void linear(const double *x, double *y)
{
    y[0] = 10 + 4 * x[0] - 2 * x[1];
    y[1] = 5 + 3 * x[1] + x[0];
}

static void one(const double *x, double *y)
{
    y[0] = 2 * exp(1.5 * x[0]);
}

static void many(const double *x, double *y)
{
    for (size_t t = 0; t < 12; t++) {
        y[t] = 50 + 5 * exp(x[t % 8]) + 4 * x[t % 8] * x[(t + 3) % 8];
        for (size_t p = 0; p < 8; p++)
            y[t] += 10 * sin(1.0 + 1.7 * (double)t + 2.3 * (double)p) * x[p];
    }
}

static const double middle[TOY_MOST] = {0.6, 0.4, 0.5, 0.3, 0.7, 0.5, 0.6, 0.4};

static struct calibration done(const struct toy_problem *made)
{
    struct calibration calibration;
    assert_int_equal(calibrate(&calibration, &made->problem), CALIBRATION_DONE);
    return calibration;
}

/* --- waves --- */

/* Remembers what was asked. */
struct recorder {
    struct toy *toy;
    double values[400];
    size_t count;
};

static bool record(void *context, const double *values, size_t count, double *outcomes)
{
    struct recorder *recorder = context;
    size_t numbers = count * recorder->toy->parameters;
    assert_true(recorder->count + numbers <= 400);
    memcpy(recorder->values + recorder->count, values, numbers * sizeof *values);
    recorder->count += numbers;
    return toy_simulate(recorder->toy, values, count, outcomes);
}

/* The second wave fills what the first left, and nothing else. */
static void test_waves_when_second_then_spread_over_what_is_left(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(
        &made, (struct toy){.formula = linear, .parameters = 2, .targets = 2, .replications = 2},
        middle, 0.2);
    struct recorder recorder = {.toy = &made.toy};
    made.problem.simulate = record;
    made.problem.context = &recorder;
    struct calibration c = done(&made);
    assert_int_equal(recorder.count, 160);
    double low = 1, high = 0;
    for (size_t i = 40; i < 80; i++) {
        const double *x = recorder.values + 2 * i;
        double y[2], aims[2];
        linear(x, y);
        linear(middle, aims);
        for (size_t t = 0; t < 2; t++)
            assert_within(y[t], aims[t] - 0.2 * c.cutoff - 0.01, aims[t] + 0.2 * c.cutoff + 0.01);
        low = fmin(low, x[0]);
        high = fmax(high, x[0]);
        for (size_t j = 40; j < i; j++)
            assert_true(x[0] != recorder.values[2 * j]);
    }
    assert_true(low < 0.5 && high > 0.7);
    calibration_release(&c);
}

/* --- accidents --- */

static void test_calibrate_when_stopped_then_nothing_is_left(void **state)
{
    (void)state;
    for (int call = 1; call <= 2; call++) {
        struct toy_problem made;
        toy_problem_init(&made,
                         (struct toy){.formula = linear,
                                      .parameters = 2,
                                      .targets = 2,
                                      .replications = 2,
                                      .stops_at = call},
                         middle, 0.2);
        struct calibration c;
        memset(&c, 1, sizeof c);
        assert_int_equal(calibrate(&c, &made.problem), CALIBRATION_STOPPED);
        assert_int_equal(made.toy.calls, call);
        assert_null(c.parameters);
        assert_null(c.left);
        assert_int_equal(c.sample_count, 0);
        calibration_release(&c);
    }
}

/* None of either where x0 is low, some of the first anywhere, and one replication always. */
static bool holes(const double *x, size_t target, size_t r)
{
    double digits = floor(1000 * x[1]);
    return x[0] < 0.3 || (target == 0 && fmod(digits, 5) == 0) || (r == 1 && target == 1) ||
           (r == 2 && fmod(digits, 7) == 0);
}

static void test_calibrate_when_outcomes_are_missing_then_the_others_count(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(&made,
                     (struct toy){.formula = linear,
                                  .parameters = 2,
                                  .targets = 2,
                                  .replications = 5,
                                  .own = 0.05,
                                  .has_none = holes},
                     middle, 0.2);
    struct calibration c = done(&made);
    for (size_t p = 0; p < 2; p++) {
        assert_within(c.parameters[p].median, middle[p] - 0.03, middle[p] + 0.03);
        assert_within(c.parameters[p].high - c.parameters[p].low, 0.17, 0.3);
    }
    calibration_release(&c);
}

static bool always(const double *x, size_t target, size_t r)
{
    (void)x;
    (void)r;
    return target == 1;
}

static void test_calibrate_when_too_few_outcomes_then_failed(void **state)
{
    (void)state;
    struct toy toy = {.formula = linear, .parameters = 2, .targets = 2, .replications = 2};
    struct toy_problem made;
    struct calibration c;
    toy_problem_init(&made, toy, middle, 0.2);
    made.problem.points = 5;
    assert_int_equal(calibrate(&c, &made.problem), CALIBRATION_FAILED);
    calibration_release(&c);
    made.problem.points = 6;
    assert_int_equal(calibrate(&c, &made.problem), CALIBRATION_DONE);
    calibration_release(&c);
    toy.has_none = always;
    toy_problem_init(&made, toy, middle, 0.2);
    assert_int_equal(calibrate(&c, &made.problem), CALIBRATION_FAILED);
    assert_null(c.parameters);
    calibration_release(&c);
    toy.has_none = NULL;
    toy.replications = 1;
    toy_problem_init(&made, toy, middle, 0.2);
    assert_int_equal(calibrate(&c, &made.problem), CALIBRATION_FAILED);
    assert_int_equal(made.toy.calls, 0);
    calibration_release(&c);
}

/* --- sizes, and the same again --- */

static void test_calibrate_when_one_parameter_and_one_target_then_inverse(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(&made,
                     (struct toy){.formula = one, .parameters = 1, .targets = 1, .replications = 2},
                     middle, 0.1);
    made.problem.points = 16;
    struct calibration c = done(&made);
    double slope = 3 * exp(1.5 * 0.6);
    assert_within(c.parameters[0].median, 0.595, 0.605);
    assert_within(c.parameters[0].high - c.parameters[0].low, 0.9 * 0.392 / slope,
                  1.15 * 0.392 / slope);
    assert_within(c.cutoff, 3 - 1e-9, 3 + 1e-9);
    assert_int_equal(c.worst, 0);
    calibration_release(&c);
}

static void test_calibrate_when_eight_parameters_twice_then_the_same_bytes(void **state)
{
    (void)state;
    struct calibration c[2];
    for (int again = 0; again < 2; again++) {
        struct toy_problem made;
        toy_problem_init(&made,
                         (struct toy){.formula = many,
                                      .parameters = 8,
                                      .targets = 12,
                                      .replications = 4,
                                      .common = 0.1,
                                      .own = 0.3},
                         middle, 0.5);
        made.problem.points = 60;
        made.problem.waves = 1;
        c[again] = done(&made);
    }
    assert_memory_equal(c[0].parameters, c[1].parameters, 8 * sizeof *c[0].parameters);
    assert_memory_equal(c[0].targets, c[1].targets, 12 * sizeof *c[0].targets);
    assert_int_equal(c[0].sample_count, c[1].sample_count);
    assert_memory_equal(c[0].sample, c[1].sample, 8 * c[0].sample_count * sizeof(double));
    assert_memory_equal(c[0].best, c[1].best, 8 * sizeof(double));
    assert_true(c[0].left[0] == c[1].left[0]);
    for (size_t p = 0; p < 8; p++) {
        assert_true(c[0].parameters[p].low < middle[p] && c[0].parameters[p].high > middle[p]);
        assert_int_equal(c[0].parameters[p].identification, IDENTIFIED);
    }
    calibration_release(&c[0]);
    calibration_release(&c[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_waves_when_second_then_spread_over_what_is_left),
        cmocka_unit_test(test_calibrate_when_stopped_then_nothing_is_left),
        cmocka_unit_test(test_calibrate_when_outcomes_are_missing_then_the_others_count),
        cmocka_unit_test(test_calibrate_when_too_few_outcomes_then_failed),
        cmocka_unit_test(test_calibrate_when_one_parameter_and_one_target_then_inverse),
        cmocka_unit_test(test_calibrate_when_eight_parameters_twice_then_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
