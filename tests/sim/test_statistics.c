/* Tallies, time-weighted values, histograms and quantiles against sums worked out directly. */
#include "sim/statistics.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define SAMPLE 5000

static void assert_near(double value, double expected, double margin)
{
    if (!(fabs(value - expected) <= margin))
        fail_msg("%.17g is not within %g of %.17g", value, margin, expected);
}

static bool stops(void (*call)(void))
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        fclose(stderr);
        call();
        _exit(0);
    }
    int status = 0;
    assert_true(waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void test_tally_when_empty_or_single_then_nan_where_undefined(void **state)
{
    (void)state;
    struct tally t;
    tally_init(&t);
    assert_true(isnan(tally_mean(&t)));
    assert_true(isnan(tally_variance(&t)));
    tally_add(&t, -3.5);
    assert_int_equal(t.count, 1);
    assert_true(tally_mean(&t) == -3.5);
    assert_true(isnan(tally_variance(&t)));
    assert_true(t.minimum == -3.5 && t.maximum == -3.5);
}

static void test_tally_when_known_values_then_direct_formulas(void **state)
{
    (void)state;
    static const double values[] = {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0};
    struct tally t;
    tally_init(&t);
    for (size_t i = 0; i < 8; i++)
        tally_add(&t, values[i]);
    assert_int_equal(t.count, 8);
    assert_near(tally_mean(&t), 5.0, 1e-15);
    assert_near(tally_variance(&t), 32.0 / 7.0, 1e-14);
    assert_true(t.minimum == 2.0 && t.maximum == 9.0);
}

static void test_tally_when_mean_is_huge_then_variance_survives(void **state)
{
    (void)state;
    struct tally t;
    tally_init(&t);
    for (int i = 0; i < 3000; i++)
        tally_add(&t, 1e9 + i % 3);
    /* Each addition rounds the mean by half a unit in the last place, 2^-24 here, at most. */
    assert_near(tally_mean(&t), 1e9 + 1.0, 3000.0 * ldexp(1.0, -24));
    /* A sum of squares, about 1e18, would be off by hundreds. */
    assert_near(tally_variance(&t), 2000.0 / 2999.0, 1e-6);
}

static void test_tally_when_merged_then_as_all_at_once(void **state)
{
    (void)state;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);
    gsl_rng_set(rng, 11);
    struct tally all, merged, part[4];
    tally_init(&all);
    tally_init(&merged);
    for (size_t p = 0; p < 4; p++)
        tally_init(&part[p]);
    for (size_t i = 0; i < SAMPLE; i++) {
        double x = 100.0 + gsl_ran_gamma(rng, 2.0, 3.0);
        tally_add(&all, x);
        tally_add(&part[i < 7 ? 0 : i % 2 + 1], x); /* the last stays empty */
    }
    gsl_rng_free(rng);
    for (size_t p = 0; p < 4; p++)
        tally_merge(&merged, &part[p]);
    assert_int_equal(merged.count, SAMPLE);
    assert_near(tally_mean(&merged), tally_mean(&all), 1e-11);
    assert_near(tally_variance(&merged), tally_variance(&all), 1e-10);
    assert_true(merged.minimum == all.minimum && merged.maximum == all.maximum);
}

static void test_tally_when_both_empty_merged_then_still_empty(void **state)
{
    (void)state;
    struct tally a, b;
    tally_init(&a);
    tally_init(&b);
    tally_merge(&a, &b);
    assert_int_equal(a.count, 0);
    assert_true(isnan(tally_mean(&a)));
}

static void test_time_weighted_when_changed_then_integral_by_hand(void **state)
{
    (void)state;
    struct time_weighted w;
    time_weighted_init(&w, -10, 3);
    assert_true(isnan(time_weighted_mean(&w, -10)));
    time_weighted_set(&w, 0, 5);  /* 3 × 10 = 30 */
    time_weighted_add(&w, 7, -6); /* 5 × 7 = 35 */
    time_weighted_add(&w, 9, 2);  /* −1 × 2 = −2 */
    assert_int_equal(w.value, 1);
    assert_true(time_weighted_integral(&w, 9) == 63);
    assert_true(time_weighted_integral(&w, 20) == 74); /* 1 × 11 */
    assert_true(time_weighted_integral(&w, 9) == 63);  /* asking changes nothing */
    assert_near(time_weighted_mean(&w, 20), 74.0 / 30.0, 1e-15);
    assert_int_equal(w.minimum, -1);
    assert_int_equal(w.maximum, 5);
}

static void test_time_weighted_when_changed_at_one_tick_then_no_area_but_extremes(void **state)
{
    (void)state;
    struct time_weighted w;
    time_weighted_init(&w, 0, 4);
    time_weighted_add(&w, 5, 10);
    time_weighted_add(&w, 5, -14);
    time_weighted_add(&w, 5, 4);
    assert_true(time_weighted_integral(&w, 10) == 40);
    assert_int_equal(w.minimum, 0);
    assert_int_equal(w.maximum, 14);
}

static void test_time_weighted_when_beyond_doubles_then_still_exact(void **state)
{
    (void)state;
    struct time_weighted w;
    time_weighted_init(&w, 0, 3000001);
    tick century = 100 * 366 * CLOCK_DAY;
    time_weighted_set(&w, 2 * century + 1, 1); /* above 2^53 and odd */
    assert_true(time_weighted_integral(&w, 2 * century + 1) ==
                INT64_C(3000001) * (2 * century + 1));
}

static void test_histogram_when_empty_then_nan(void **state)
{
    (void)state;
    struct histogram *h = histogram_create();
    assert_int_equal(histogram_count(h), 0);
    assert_true(isnan(histogram_quantile(h, 0.5)));
    histogram_free(h);
}

static void test_histogram_when_one_value_then_within_relative_error(void **state)
{
    (void)state;
    int64_t largest = INT64_C(1) << 40;
    for (int64_t x = 0; x <= largest; x = x < 2000 ? x + 1 : x + x / 97 + 1) {
        struct histogram *h = histogram_create();
        histogram_add(h, x);
        assert_near(histogram_quantile(h, 0.3), (double)x, x < 256 ? 0.0 : (double)x / 256.0);
        histogram_free(h);
    }
}

static void test_histogram_when_at_powers_of_two_then_within_relative_error(void **state)
{
    (void)state;
    for (int power = 1; power <= 40; power++) {
        for (int64_t x = (INT64_C(1) << power) - 1; x <= INT64_C(1) << power; x++) {
            struct histogram *h = histogram_create();
            histogram_add(h, x);
            assert_near(histogram_quantile(h, 1.0), (double)x, (double)x / 256.0);
            histogram_free(h);
        }
    }
}

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return a < b ? -1 : a > b;
}

static void test_histogram_when_sampled_then_quantiles_within_bound_and_merge(void **state)
{
    (void)state;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);
    gsl_rng_set(rng, 5);
    static double values[SAMPLE];
    struct histogram *all = histogram_create();
    struct histogram *parts[2] = {histogram_create(), histogram_create()};
    for (size_t i = 0; i < SAMPLE; i++) {
        int64_t ticks = i % 20 == 0 ? 0 : (int64_t)gsl_ran_lognormal(rng, 14.0, 2.0);
        values[i] = (double)ticks;
        histogram_add(all, ticks);
        histogram_add(parts[i % 3 == 0], ticks);
    }
    gsl_rng_free(rng);
    qsort(values, SAMPLE, sizeof values[0], compare_doubles);
    histogram_merge(parts[0], parts[1]);
    assert_int_equal(histogram_count(parts[0]), SAMPLE);
    for (int percent = 0; percent <= 100; percent++) {
        double p = percent / 100.0;
        double exact = statistics_quantile(values, SAMPLE, p);
        double quantile = histogram_quantile(all, p);
        assert_near(quantile, exact, exact / 128.0);
        assert_true(histogram_quantile(parts[0], p) == quantile);
    }
    histogram_free(all);
    histogram_free(parts[0]);
    histogram_free(parts[1]);
}

static void test_t95_when_few_or_many_then_tables(void **state)
{
    (void)state;
    assert_true(isnan(statistics_t95(0)));
    assert_true(isnan(statistics_t95(1)));
    assert_near(statistics_t95(2), 12.7062, 5e-5);
    assert_near(statistics_t95(10), 2.2622, 5e-5);
    assert_near(statistics_t95(31), 2.0423, 5e-5);
    assert_near(statistics_t95(1000000), 1.95997, 1e-5);
}

static void test_quantile_when_type_seven_then_by_hand(void **state)
{
    (void)state;
    static const double values[] = {1.0, 2.0, 4.0, 8.0};
    assert_true(isnan(statistics_quantile(values, 0, 0.5)));
    assert_true(statistics_quantile(values, 1, 0.9) == 1.0);
    assert_near(statistics_quantile(values, 4, 0.0), 1.0, 0.0);
    assert_near(statistics_quantile(values, 4, 0.25), 1.75, 1e-15);
    assert_near(statistics_quantile(values, 4, 0.5), 3.0, 1e-15);
    assert_near(statistics_quantile(values, 4, 0.95), 7.4, 1e-14);
    assert_near(statistics_quantile(values, 4, 1.0), 8.0, 0.0);
}

static void add_nan(void)
{
    struct tally t;
    tally_init(&t);
    tally_add(&t, NAN);
}

static void turn_back_time(void)
{
    struct time_weighted w;
    time_weighted_init(&w, 10, 1);
    time_weighted_set(&w, 9, 2);
}

static void overflow_integral(void)
{
    struct time_weighted w;
    time_weighted_init(&w, 0, INT64_MAX / 2);
    time_weighted_integral(&w, 3);
}

static void add_negative(void)
{
    struct histogram *h = histogram_create();
    histogram_add(h, -1);
}

static void ask_beyond_one(void)
{
    static const double values[] = {1.0, 2.0};
    statistics_quantile(values, 2, 1.01);
}

static void test_all_when_used_wrongly_then_stop(void **state)
{
    (void)state;
    assert_true(stops(add_nan));
    assert_true(stops(turn_back_time));
    assert_true(stops(overflow_integral));
    assert_true(stops(add_negative));
    assert_true(stops(ask_beyond_one));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tally_when_empty_or_single_then_nan_where_undefined),
        cmocka_unit_test(test_tally_when_known_values_then_direct_formulas),
        cmocka_unit_test(test_tally_when_mean_is_huge_then_variance_survives),
        cmocka_unit_test(test_tally_when_merged_then_as_all_at_once),
        cmocka_unit_test(test_tally_when_both_empty_merged_then_still_empty),
        cmocka_unit_test(test_time_weighted_when_changed_then_integral_by_hand),
        cmocka_unit_test(test_time_weighted_when_changed_at_one_tick_then_no_area_but_extremes),
        cmocka_unit_test(test_time_weighted_when_beyond_doubles_then_still_exact),
        cmocka_unit_test(test_histogram_when_empty_then_nan),
        cmocka_unit_test(test_histogram_when_one_value_then_within_relative_error),
        cmocka_unit_test(test_histogram_when_at_powers_of_two_then_within_relative_error),
        cmocka_unit_test(test_histogram_when_sampled_then_quantiles_within_bound_and_merge),
        cmocka_unit_test(test_t95_when_few_or_many_then_tables),
        cmocka_unit_test(test_quantile_when_type_seven_then_by_hand),
        cmocka_unit_test(test_all_when_used_wrongly_then_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
