/* Cumulative incidence against samples worked out by hand and against a closed form. */
#include "sim/incidence.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#define E INCIDENCE_EVENT
#define O INCIDENCE_OTHER
#define C INCIDENCE_CENSORED

static void assert_near(double value, double expected, double margin)
{
    if (!(fabs(value - expected) <= margin))
        fail_msg("%.17g is not within %g of %.17g", value, margin, expected);
}

/* At risk 7: F = 1/7 at 1; at 4 (4 at risk, 5/7 under way) + 5/28; at 6 (1 at risk) + 15/56. */
static struct incidence *small_curve(void)
{
    struct incidence_record records[] = {{4, C}, {6, E}, {1, E}, {5, O}, {3, C}, {2, O}, {4, E}};
    struct incidence *curve = incidence_estimate(records, 7);
    assert_non_null(curve);
    return curve;
}

/* The remission times (weeks) of the 21 children on 6-MP in Freireich et al., Blood 21, 1963. */
static void test_estimate_when_no_other_ending_then_kaplan_meier(void **state)
{
    (void)state;
    struct incidence_record records[] = {
        {35, C}, {34, C}, {32, C}, {32, C}, {25, C}, {23, E}, {22, E},
        {20, C}, {19, C}, {17, C}, {16, E}, {13, E}, {11, C}, {10, C},
        {10, E}, {9, C},  {7, E},  {6, C},  {6, E},  {6, E},  {6, E},
    };
    struct incidence *curve = incidence_estimate(records, 21);
    static const struct {
        int64_t ticks;
        double surviving;
    } expected[] = {{5, 1.0},       {6, 0.857143},  {7, 0.806723},  {9, 0.806723},
                    {10, 0.752941}, {13, 0.690196}, {16, 0.627451}, {21, 0.627451},
                    {22, 0.537815}, {23, 0.448179}, {99, 0.448179}};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        assert_near(1.0 - incidence_at(curve, expected[i].ticks), expected[i].surviving, 1e-6);
    incidence_free(curve);
}

static void test_estimate_when_endings_compete_then_by_hand(void **state)
{
    (void)state;
    struct incidence *curve = small_curve();
    static const double expected[] = {0.0,        1.0 / 7,    1.0 / 7,     1.0 / 7,
                                      9.0 / 28.0, 9.0 / 28.0, 33.0 / 56.0, 33.0 / 56.0};
    for (int64_t t = 0; t < 8; t++)
        assert_near(incidence_at(curve, t), expected[t], 1e-15);
    incidence_free(curve);
}

static void test_estimate_when_kinds_swapped_then_they_add_up_to_all_endings(void **state)
{
    (void)state;
    struct incidence_record swapped[] = {{1, O}, {2, E}, {3, C}, {4, O}, {4, C}, {5, E}, {6, O}};
    struct incidence_record either[] = {{1, E}, {2, E}, {3, C}, {4, E}, {4, C}, {5, E}, {6, E}};
    struct incidence *one = small_curve();
    struct incidence *other = incidence_estimate(swapped, 7);
    struct incidence *all = incidence_estimate(either, 7);
    for (int64_t t = 0; t < 8; t++)
        assert_near(incidence_at(one, t) + incidence_at(other, t), incidence_at(all, t), 1e-15);
    incidence_free(one);
    incidence_free(other);
    incidence_free(all);
}

static void test_estimate_when_tied_then_censored_case_was_at_risk(void **state)
{
    (void)state;
    struct incidence_record records[] = {{5, C}, {5, C}, {5, O}, {5, E}};
    struct incidence *curve = incidence_estimate(records, 4);
    assert_near(incidence_at(curve, 5), 0.25, 0.0);
    assert_int_equal(records[3].ending, C);
    assert_int_equal(records[2].ending, C);
    incidence_free(curve);
}

static void test_estimate_when_uncensored_then_exact_counting(void **state)
{
    (void)state;
    struct incidence_record records[1000];
    for (size_t i = 0; i < 1000; i++)
        records[i] = (struct incidence_record){(int64_t)(i * 379 % 1000) + 1, E};
    struct incidence *curve = incidence_estimate(records, 1000);
    for (int64_t k = 0; k <= 1000; k++) {
        assert_true(incidence_at(curve, k) == (double)k / 1000.0);
        assert_true(incidence_quantile(curve, 1000, (double)k / 1000.0) == (double)k);
    }
    assert_near(incidence_mean(curve, 1000), 500.5, 1e-9);
    incidence_free(curve);
}

/* p × F₁(τ) rounds otherwise than the levels of the curve do; no step may be missed by that. */
static void test_quantile_when_level_is_hit_exactly_then_that_step(void **state)
{
    (void)state;
    struct incidence_record records[1000];
    for (int i = 0; i < 1000; i++)
        records[i] = (struct incidence_record){i + 1, i < 700 ? E : O};
    struct incidence *curve = incidence_estimate(records, 1000);
    for (int k = 1; k <= 700; k++)
        assert_true(incidence_quantile(curve, 1000, k / 700.0) == k);
    incidence_free(curve);
}

static void test_estimate_when_nothing_or_never_then_nan_or_zero(void **state)
{
    (void)state;
    struct incidence *empty = incidence_estimate(NULL, 0);
    assert_non_null(empty);
    assert_true(isnan(incidence_at(empty, 0)));
    assert_true(isnan(incidence_mean(empty, 10)));
    assert_true(isnan(incidence_quantile(empty, 10, 0.5)));
    incidence_free(empty);

    struct incidence_record records[] = {{3, C}, {1, O}, {2, C}};
    struct incidence *never = incidence_estimate(records, 3);
    assert_near(incidence_at(never, 100), 0.0, 0.0);
    assert_true(isnan(incidence_mean(never, 100)));
    assert_true(isnan(incidence_quantile(never, 100, 0.5)));
    incidence_free(never);
}

static void test_estimate_when_event_at_start_then_step_at_zero(void **state)
{
    (void)state;
    struct incidence_record records[] = {{0, E}, {10, E}, {0, C}, {20, O}};
    struct incidence *curve = incidence_estimate(records, 4);
    assert_near(incidence_at(curve, -1), 0.0, 0.0);
    assert_near(incidence_at(curve, 0), 0.25, 0.0);
    assert_near(incidence_at(curve, 10), 0.625, 1e-15);
    assert_near(incidence_mean(curve, 0), 0.0, 0.0);
    assert_near(incidence_mean(curve, 10), 6.0, 1e-14); /* (0 × 0.25 + 10 × 0.375) / 0.625 */
    incidence_free(curve);
}

static void test_mean_when_within_tau_then_by_hand(void **state)
{
    (void)state;
    struct incidence *curve = small_curve();
    assert_true(isnan(incidence_mean(curve, 0)));
    assert_near(incidence_mean(curve, 1), 1.0, 1e-15);
    assert_near(incidence_mean(curve, 3), 1.0, 1e-15);
    assert_near(incidence_mean(curve, 5), 24.0 / 9.0, 1e-14);   /* (1·4 + 4·5) / 9 */
    assert_near(incidence_mean(curve, 6), 138.0 / 33.0, 1e-14); /* (1·8 + 4·10 + 6·15) / 33 */
    assert_near(incidence_mean(curve, 730), 138.0 / 33.0, 1e-14);
    incidence_free(curve);
}

static void test_quantile_when_within_tau_then_by_hand(void **state)
{
    (void)state;
    struct incidence *curve = small_curve();
    assert_true(isnan(incidence_quantile(curve, 0, 0.5)));
    assert_near(incidence_quantile(curve, 6, 0.0), 0.0, 0.0);
    assert_near(incidence_quantile(curve, 6, 0.2), 1.0, 0.0); /* 6.6 of 56 ≤ 8 */
    assert_near(incidence_quantile(curve, 6, 0.5), 4.0, 0.0); /* 16.5 ≤ 18 */
    assert_near(incidence_quantile(curve, 6, 0.6), 6.0, 0.0); /* 19.8 > 18 */
    assert_near(incidence_quantile(curve, 6, 1.0), 6.0, 0.0);
    assert_near(incidence_quantile(curve, 5, 1.0), 4.0, 0.0);
    assert_near(incidence_quantile(curve, 5, 0.4), 1.0, 0.0); /* 3.6 of 28 ≤ 4 */
    incidence_free(curve);
}

/* With constant hazards a (event) and b (other): F₁(t) = a/(a + b)·(1 − exp(−(a + b)·t)), whatever
 * the censoring. The margins are five standard errors or more, worked
 * out as if only those never censored were known. */
static void test_estimate_when_constant_hazards_then_closed_form(void **state)
{
    (void)state;
    enum { N = 20000 };
    const double a = 0.010, b = 0.005, censoring = 0.004, scale = 10000.0;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);
    gsl_rng_set(rng, 1978);
    struct incidence_record *records = malloc(N * sizeof *records);
    assert_non_null(records);
    for (size_t i = 0; i < N; i++) {
        double ending = gsl_ran_exponential(rng, 1.0 / (a + b));
        int kind = gsl_rng_uniform(rng) < a / (a + b) ? E : O;
        double censored = gsl_ran_exponential(rng, 1.0 / censoring);
        records[i].ticks = (int64_t)(fmin(ending, censored) * scale);
        records[i].ending = censored < ending ? C : kind;
    }
    gsl_rng_free(rng);
    struct incidence *curve = incidence_estimate(records, N);
    free(records);
    for (int t = 5; t <= 150; t += 5) {
        double expected = a / (a + b) * (1.0 - exp(-(a + b) * t));
        assert_near(incidence_at(curve, (int64_t)(t * scale)), expected, 0.02);
    }
    /* Those who arrive within τ wait as an exponential cut off at τ. */
    double r = a + b, tau = 150.0;
    double mean = 1.0 / r - tau * exp(-r * tau) / (1.0 - exp(-r * tau));
    double median = -log(1.0 - 0.5 * (1.0 - exp(-r * tau))) / r;
    assert_near(incidence_mean(curve, (int64_t)(tau * scale)) / scale, mean, 2.5);
    assert_near(incidence_quantile(curve, (int64_t)(tau * scale), 0.5) / scale, median, 3.0);
    incidence_free(curve);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_estimate_when_no_other_ending_then_kaplan_meier),
        cmocka_unit_test(test_estimate_when_endings_compete_then_by_hand),
        cmocka_unit_test(test_estimate_when_kinds_swapped_then_they_add_up_to_all_endings),
        cmocka_unit_test(test_estimate_when_tied_then_censored_case_was_at_risk),
        cmocka_unit_test(test_estimate_when_uncensored_then_exact_counting),
        cmocka_unit_test(test_estimate_when_nothing_or_never_then_nan_or_zero),
        cmocka_unit_test(test_estimate_when_event_at_start_then_step_at_zero),
        cmocka_unit_test(test_mean_when_within_tau_then_by_hand),
        cmocka_unit_test(test_quantile_when_within_tau_then_by_hand),
        cmocka_unit_test(test_quantile_when_level_is_hit_exactly_then_that_step),
        cmocka_unit_test(test_estimate_when_constant_hazards_then_closed_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
