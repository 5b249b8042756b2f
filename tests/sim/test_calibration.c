/* Calibration of toys: what is known comes back, what cannot be known is called so, what cannot be
 * is refused. */
#include "sim/study/calibration.h"

#include "tests/sim/calibration_toy.h"

static void linear(const double *x, double *y)
{
    y[0] = 10 + 4 * x[0] - 2 * x[1];
    y[1] = 5 + 3 * x[1] + x[0];
}

/* Only the product counts. */
static void product(const double *x, double *y)
{
    y[0] = 100 * x[0] * x[1];
    y[1] = 50 * sqrt(x[0] * x[1]);
}

static void first_of_two(const double *x, double *y)
{
    y[0] = 10 * x[0];
    y[1] = 7 + 5 * x[0] * x[0];
}

static void same_twice(const double *x, double *y)
{
    y[0] = 10 + 3 * x[1];
    y[1] = x[0];
    y[2] = x[0];
}

static const double middle[TOY_MOST] = {0.6, 0.4, 0.5, 0.3, 0.7, 0.5, 0.6, 0.4};

static struct calibration done(const struct toy_problem *made)
{
    struct calibration calibration;
    assert_int_equal(calibrate(&calibration, &made->problem), CALIBRATION_DONE);
    return calibration;
}

/* --- what is known --- */

/* Without chance, two targets with error 0.2: the covariance of linear least squares. */
static void test_calibrate_when_linear_then_least_squares(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(
        &made, (struct toy){.formula = linear, .parameters = 2, .targets = 2, .replications = 2},
        middle, 0.2);
    struct calibration c = done(&made);
    /* Jacobian (4 −2; 1 3), determinant 14: its inverse is (3 2; −1 4) ÷ 14. */
    double deviation[] = {0.2 * sqrt(13) / 14, 0.2 * sqrt(17) / 14};
    for (size_t p = 0; p < 2; p++) {
        assert_within(c.parameters[p].median, middle[p] - 0.005, middle[p] + 0.005);
        double half = 1.96 * deviation[p];
        assert_within(c.parameters[p].high - middle[p], 0.9 * half, 1.1 * half);
        assert_within(middle[p] - c.parameters[p].low, 0.9 * half, 1.1 * half);
        assert_within(c.parameters[p].width, 0.9 * 200 * half / 0.95, 1.1 * 200 * half / 0.95);
        assert_int_equal(c.parameters[p].identification, IDENTIFIED);
        assert_within(c.best[p], middle[p] - 0.01, middle[p] + 0.01);
    }
    assert_int_equal(c.tradeoff_count, 0); /* correlation (3·−1 + 2·4) ÷ √(13·17) = 0.34 */
    assert_int_equal(c.simulated, 80);
    /* A parallelogram: (2 × cutoff × 0.2)² ÷ 14 of the square, where it lies within. */
    double area = pow(2 * c.cutoff * 0.2, 2) / 14;
    assert_within(c.left[0], 100 * 0.85 * area, 100 * 1.15 * area);
    assert_within(c.left[1], 100 * 0.85 * area, c.left[0]);
    assert_true(c.targets[0].low < 11.6 && c.targets[0].high > 11.6);
    assert_within(c.targets[0].mean, 11.55, 11.65);
    calibration_release(&c);
}

/* The share that is left of the prior's volume is that of an ellipse: here of an interval in each
 * of 5 dimensions, a millionth of the cube. */
static void apart(const double *x, double *y)
{
    for (size_t p = 0; p < 5; p++)
        y[p] = 100 * x[p];
}

static void test_left_when_almost_nothing_then_its_share(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(
        &made, (struct toy){.formula = apart, .parameters = 5, .targets = 5, .replications = 2},
        middle, 1.0);
    made.problem.waves = 1;
    struct calibration c = done(&made);
    assert_within(c.cutoff, 3.4, 3.5); /* 1 − (1 − 0.0027)^(1/5) on both sides */
    double share = 100 * pow(2 * c.cutoff / 100, 5);
    assert_within(c.left[0], 0.6 * share, 1.6 * share);
    for (size_t p = 0; p < 5; p++) {
        assert_within(c.parameters[p].median, middle[p] - 0.003, middle[p] + 0.003);
        assert_within(c.parameters[p].high - c.parameters[p].low, 0.033, 0.046);
    }
    calibration_release(&c);
}

/* Values, not shares: the prior of 2 to 20 around 4 is no straight line. */
static void stretched(const double *x, double *y)
{
    y[0] = 3 * x[0];
}

static void test_parameters_when_prior_is_lopsided_then_in_its_own_units(void **state)
{
    (void)state;
    static const double truth[] = {10};
    struct toy_problem made;
    toy_problem_init(
        &made, (struct toy){.formula = stretched, .parameters = 1, .targets = 1, .replications = 2},
        truth, 3);
    made.parameters[0] = (struct calibration_parameter){"p", 2, 4, 20};
    made.problem.waves = 3;
    struct calibration c = done(&made);
    assert_within(c.parameters[0].median, 9.8, 10.2);
    assert_within(c.parameters[0].low, 7.9, 8.3); /* 10 ± 1.96 */
    assert_within(c.parameters[0].high, 11.8, 12.2);
    double before = 4 + 0.95 * 16 - (2 + 0.05 * 2);
    assert_within(c.parameters[0].width, 90 * 3.92 / before, 110 * 3.92 / before);
    calibration_release(&c);
}

/* --- what cannot be known --- */

static void test_calibrate_when_parameter_does_not_matter_then_not_identified(void **state)
{
    (void)state;
    struct toy_problem made;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        toy_problem_init(&made,
                         (struct toy){.formula = first_of_two,
                                      .parameters = 2,
                                      .targets = 2,
                                      .replications = 5,
                                      .common = 0.2,
                                      .own = 0.5,
                                      .seed = seed},
                         middle, 0.3);
        struct calibration c = done(&made);
        assert_int_equal(c.parameters[0].identification, IDENTIFIED);
        assert_int_equal(c.parameters[1].identification, NOT_IDENTIFIED);
        assert_within(c.parameters[1].width, 93, 105);
        assert_within(c.best[1], 0.3, 0.7); /* near what was expected */
        assert_int_equal(c.tradeoff_count, 0);
        calibration_release(&c);
    }
}

/* A figure that only says that the parameter is high: as wide as before, but not where it was. */
static void test_calibrate_when_a_wide_parameter_moves_then_shifted(void **state)
{
    (void)state;
    struct toy_problem made;
    static const double truth[] = {0.95, 0.5};
    toy_problem_init(&made,
                     (struct toy){.formula = first_of_two,
                                  .parameters = 2,
                                  .targets = 2,
                                  .replications = 5,
                                  .common = 0.2,
                                  .own = 0.5},
                     truth, 4.0);
    struct calibration c = done(&made);
    assert_within(c.parameters[0].width, 80, 100);
    assert_int_equal(c.parameters[0].identification, SHIFTED);
    calibration_release(&c);
}

static void test_calibrate_when_only_the_product_matters_then_trade_off(void **state)
{
    (void)state;
    struct toy_problem made;
    static const double truth[] = {0.5, 0.5, 0.5};
    toy_problem_init(&made,
                     (struct toy){.formula = product,
                                  .parameters = 3,
                                  .targets = 2,
                                  .replications = 5,
                                  .common = 0.3,
                                  .own = 0.3},
                     truth, 1);
    struct calibration c = done(&made);
    assert_int_equal(c.tradeoff_count, 1);
    assert_int_equal(c.tradeoffs[0].one, 0);
    assert_int_equal(c.tradeoffs[0].other, 1);
    assert_within(c.tradeoffs[0].correlation, -1, -0.85);
    for (size_t p = 0; p < 2; p++) {
        assert_within(c.parameters[p].low, 0.2, 0.35); /* x y = ¼: from ¼ to 1 */
        assert_within(c.parameters[p].high, 0.9, 1);
        assert_int_not_equal(c.parameters[p].identification, IDENTIFIED);
    }
    assert_int_equal(c.parameters[2].identification, NOT_IDENTIFIED);
    double on_ridge = 0;
    for (size_t i = 0; i < c.sample_count; i++) {
        double xy = c.sample[3 * i] * c.sample[3 * i + 1];
        on_ridge += xy > 0.22 && xy < 0.28 ? 1 : 0;
    }
    assert_true(on_ridge > 0.95 * (double)c.sample_count);
    assert_within(c.best[0] * c.best[1], 0.23, 0.27);
    assert_within(c.best[0], 0.4, 0.6); /* on the ridge, nearest to what was expected */
    calibration_release(&c);
}

/* One target that does not depend on anything, without chance and without error: no information,
 * and no division by zero. */
static void constant(const double *x, double *y)
{
    y[0] = 7;
    y[1] = 10 * x[0];
}

static void test_calibrate_when_target_never_varies_then_it_says_nothing(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(
        &made, (struct toy){.formula = constant, .parameters = 1, .targets = 2, .replications = 3},
        middle, 0);
    made.targets[1].deviation = 0.5;
    struct calibration c = done(&made);
    assert_within(c.parameters[0].median, 0.59, 0.61);
    assert_within(c.parameters[0].high - c.parameters[0].low, 0.17, 0.22);
    assert_within(c.targets[0].mean, 7 - 1e-3, 7 + 1e-3);
    calibration_release(&c);
}

static void test_calibrate_when_prior_is_one_value_then_it_stays(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(
        &made, (struct toy){.formula = linear, .parameters = 2, .targets = 2, .replications = 2},
        middle, 0.2);
    made.parameters[1] = (struct calibration_parameter){"p", 0.4, 0.4, 0.4};
    struct calibration c = done(&made);
    assert_true(c.parameters[1].low == 0.4 && c.parameters[1].high == 0.4);
    assert_true(c.parameters[1].width == 100);
    assert_int_equal(c.parameters[1].identification, NOT_IDENTIFIED);
    calibration_release(&c);
}

/* --- what cannot be --- */

static void test_calibrate_when_figure_out_of_reach_then_contradicted(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(&made,
                     (struct toy){.formula = same_twice,
                                  .parameters = 2,
                                  .targets = 3,
                                  .replications = 4,
                                  .common = 0.01,
                                  .own = 0.02},
                     middle, 0.1);
    made.targets[0].value = 15; /* at most 13 */
    made.problem.waves = 3;
    struct calibration c;
    assert_int_equal(calibrate(&c, &made.problem), CALIBRATION_CONTRADICTED);
    assert_int_equal(c.worst, 0);
    assert_true(c.rival == SIZE_MAX);
    assert_true(c.targets[0].implausibility > 15 && c.targets[1].implausibility < 1);
    assert_within(c.best[1], 0.9, 1);
    assert_within(c.targets[0].mean, 12.7, 13.1);
    assert_true(c.left[0] == 0 && c.left[1] == 0 && c.left[2] == 0);
    assert_int_equal(c.simulated, 40);
    assert_true(c.parameters[0].median == 0.5 && c.parameters[0].width == 100);
    assert_true(c.sample_count == 0 && c.tradeoff_count == 0);
    calibration_release(&c);
}

static void test_calibrate_when_two_figures_exclude_each_other_then_both_named(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(
        &made,
        (struct toy){.formula = same_twice, .parameters = 2, .targets = 3, .replications = 2},
        middle, 0.05);
    made.targets[1].value = 0.2;
    made.targets[2].value = 0.8;
    struct calibration c;
    assert_int_equal(calibrate(&c, &made.problem), CALIBRATION_CONTRADICTED);
    assert_true((c.worst == 1 && c.rival == 2) || (c.worst == 2 && c.rival == 1));
    assert_true(c.targets[1].implausibility < 1 && c.targets[2].implausibility < 1);
    assert_within(c.best[0], 0.45, 0.55);
    calibration_release(&c);
}

/* What the model leaves out makes room. */
static void test_calibrate_when_discrepancy_is_large_then_not_contradicted(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(
        &made,
        (struct toy){.formula = same_twice, .parameters = 2, .targets = 3, .replications = 2},
        middle, 0.05);
    made.targets[1].value = 0.2;
    made.targets[2].value = 0.8;
    made.targets[1].discrepancy = 0.4;
    struct calibration c = done(&made);
    assert_within(c.parameters[0].median, 0.75, 0.82);
    calibration_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calibrate_when_linear_then_least_squares),
        cmocka_unit_test(test_left_when_almost_nothing_then_its_share),
        cmocka_unit_test(test_parameters_when_prior_is_lopsided_then_in_its_own_units),
        cmocka_unit_test(test_calibrate_when_parameter_does_not_matter_then_not_identified),
        cmocka_unit_test(test_calibrate_when_a_wide_parameter_moves_then_shifted),
        cmocka_unit_test(test_calibrate_when_only_the_product_matters_then_trade_off),
        cmocka_unit_test(test_calibrate_when_target_never_varies_then_it_says_nothing),
        cmocka_unit_test(test_calibrate_when_prior_is_one_value_then_it_stays),
        cmocka_unit_test(test_calibrate_when_figure_out_of_reach_then_contradicted),
        cmocka_unit_test(test_calibrate_when_two_figures_exclude_each_other_then_both_named),
        cmocka_unit_test(test_calibrate_when_discrepancy_is_large_then_not_contradicted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
