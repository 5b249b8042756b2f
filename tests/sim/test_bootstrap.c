/* Intervals for several things at once: wider than one by one, and how often they miss. */
#include "sim/study/bootstrap.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "sim/statistics.h"
#include "sim/stream.h"
#include "sim/study/estimate.h"

static void assert_near(double value, double expected, double margin)
{
    if (!(fabs(value - expected) <= margin))
        fail_msg("%.17g is not within %g of %.17g", value, margin, expected);
}

static void draw_from(struct stream *stream, uint32_t number)
{
    stream_open(stream, stream_key(4711, number), (struct stream_name){.purpose = 9});
}

static void assert_same_ratio(const struct ratio *a, const struct ratio *b)
{
    assert_int_equal(a->kind, b->kind);
    const double one[] = {a->value, a->low, a->high, a->all_low, a->all_high};
    const double other[] = {b->value, b->low, b->high, b->all_low, b->all_high};
    assert_memory_equal(one, other, sizeof one);
}

#define REPLICATIONS 50

/* Normal data around 1, 2, 3, … (numerators) and 10 (denominator), that share part of their noise.
 */
static void draw_ratios(uint32_t number, size_t count, double *x, double *y)
{
    struct stream stream;
    draw_from(&stream, number);
    for (size_t r = 0; r < REPLICATIONS; r++) {
        double shared = gsl_ran_gaussian_ziggurat(&stream.rng, 1);
        y[r] = 10 + shared + gsl_ran_gaussian_ziggurat(&stream.rng, 2);
        for (size_t j = 0; j < count; j++)
            x[j * REPLICATIONS + r] =
                (double)(j + 1) + shared + gsl_ran_gaussian_ziggurat(&stream.rng, 1);
    }
}

static void test_ratios_when_simultaneous_then_wider_and_the_same_bytes(void **state)
{
    (void)state;
    enum { COUNT = 5 };
    for (uint32_t number = 1; number <= 20; number++) {
        double x[COUNT * REPLICATIONS], y[REPLICATIONS];
        draw_ratios(number, COUNT, x, y);
        struct ratio ratios[COUNT], again[COUNT], other_seed[COUNT];
        ratio_fieller(x, COUNT, y, REPLICATIONS, 7, ratios);
        ratio_fieller(x, COUNT, y, REPLICATIONS, 7, again);
        ratio_fieller(x, COUNT, y, REPLICATIONS, 8, other_seed);
        assert_true(other_seed[0].low == ratios[0].low);
        assert_true(other_seed[0].all_low != ratios[0].all_low);
        for (size_t j = 0; j < COUNT; j++) {
            assert_same_ratio(&ratios[j], &again[j]);
            assert_true(ratios[j].all_low < ratios[j].low);
            assert_true(ratios[j].all_high > ratios[j].high);
        }
    }
}

static void test_ratios_when_simultaneous_then_all_true_values_in_95_percent(void **state)
{
    (void)state;
    enum { COUNT = 5, EXPERIMENTS = 300 };
    size_t held = 0, held_singly = 0;
    for (uint32_t number = 1; number <= EXPERIMENTS; number++) {
        double x[COUNT * REPLICATIONS], y[REPLICATIONS];
        draw_ratios(1000 + number, COUNT, x, y);
        struct ratio ratios[COUNT];
        ratio_fieller(x, COUNT, y, REPLICATIONS, number, ratios);
        bool all = true, singly = true;
        for (size_t j = 0; j < COUNT; j++) {
            double truth = (double)(j + 1) / 10;
            all = all && ratios[j].all_low <= truth && truth <= ratios[j].all_high;
            singly = singly && ratios[j].low <= truth && truth <= ratios[j].high;
        }
        held += all;
        held_singly += singly;
    }
    printf("all five in %zu of %d, one by one in %zu\n", held, EXPERIMENTS, held_singly);
    assert_in_range(held, 0.92 * EXPERIMENTS, 0.98 * EXPERIMENTS);
    assert_true(10 * held_singly < 9 * EXPERIMENTS);
}

/* The simultaneous interval of a ratio is Fieller's with a larger quantile, and that may find no
 * bounds where the single one has them. */
static void test_ratios_when_denominator_is_hardly_certain_then_no_simultaneous_bounds(void **state)
{
    (void)state;
    enum { COUNT = 8, N = 4 };
    double y[N] = {1, 5, 4, 6}; /* mean 4, t 3.7: beyond 3.18 */
    double x[COUNT * N];
    struct stream stream;
    draw_from(&stream, 3);
    for (size_t i = 0; i < COUNT * N; i++)
        x[i] = stream_uniform(&stream);
    struct ratio ratios[COUNT];
    ratio_fieller(x, COUNT, y, N, 1, ratios);
    for (size_t j = 0; j < COUNT; j++) {
        assert_int_equal(ratios[j].kind, RATIO_INTERVAL);
        assert_true(isfinite(ratios[j].low) && isfinite(ratios[j].high));
        assert_true(isnan(ratios[j].all_low) && isnan(ratios[j].all_high));
    }
}

static void test_bootstrap_when_columns_are_alike_then_as_one(void **state)
{
    (void)state;
    enum { N = 40, COLUMNS = 30 };
    double alike[N * COLUMNS], apart[N * COLUMNS] = {0};
    struct stream stream;
    draw_from(&stream, 5);
    for (size_t c = 0; c < COLUMNS; c++) {
        double sum = 0, squares = 0;
        for (size_t r = 0; r < N; r++) {
            apart[r * COLUMNS + c] = gsl_ran_gaussian_ziggurat(&stream.rng, 1);
            sum += apart[r * COLUMNS + c];
        }
        for (size_t r = 0; r < N; r++) {
            apart[r * COLUMNS + c] -= sum / N;
            squares += pow(apart[r * COLUMNS + c], 2);
        }
        for (size_t r = 0; r < N; r++)
            apart[r * COLUMNS + c] /= sqrt(squares);
    }
    for (size_t i = 0; i < N * COLUMNS; i++)
        alike[i] = apart[i / COLUMNS * COLUMNS];
    assert_near(bootstrap_largest(alike, N, COLUMNS, 1), 1.96, 0.08);
    /* Thirty apart: 1 − (1 − p)^30 = 5%. */
    double expected = gsl_cdf_ugaussian_Qinv((1 - pow(0.95, 1.0 / 30)) / 2);
    assert_near(bootstrap_largest(apart, N, COLUMNS, 1), expected, 0.15);
    assert_true(bootstrap_student(1.9, 12) == statistics_t95(12));
    assert_near(bootstrap_student(1.959963985, 12), statistics_t95(12), 1e-6);
    assert_true(bootstrap_student(3, 12) > bootstrap_student(3, 50));
    assert_true(isnan(bootstrap_student(3, 1)));
}

#define POINTS 260

static double band_values[REPLICATIONS * POINTS];
static double band_mean[POINTS], band_low[POINTS], band_high[POINTS];
static struct band band = {band_mean, band_low, band_high};

/* Curves like those of weekly differences: 0 until `from`, then a step with noise that lasts. */
static void draw_curves(uint32_t number, size_t points, size_t from, double step)
{
    struct stream stream;
    draw_from(&stream, number);
    for (size_t r = 0; r < REPLICATIONS; r++) {
        double noise = 0;
        for (size_t p = 0; p < points; p++) {
            double fresh = gsl_ran_gaussian_ziggurat(&stream.rng, 1);
            noise = 0.9 * noise + fresh;
            band_values[r * points + p] = p < from ? 0 : step + noise;
        }
    }
}

static void test_band_when_curve_steps_then_it_parts_there(void **state)
{
    (void)state;
    draw_curves(1, POINTS, 100, 3);
    clock_t begun = clock();
    band_of(band_values, REPLICATIONS, POINTS, 11, &band);
    double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
    printf("band of %d points, %d replications: %.3f s\n", POINTS, REPLICATIONS, seconds);
    for (size_t p = 0; p < POINTS; p++) {
        struct estimate single = estimate_of(band_values + p, REPLICATIONS, POINTS);
        assert_near(band.mean[p], single.mean, 1e-13);
        if (p < 100)
            assert_true(band.low[p] == 0 && band.high[p] == 0);
        else
            assert_true(band.low[p] < single.low && band.high[p] > single.high);
    }
    assert_int_equal(band_parts_from(&band, POINTS, 8), 100);
    assert_int_equal(band_parts_from(&band, POINTS, 160), 100);
    assert_int_equal(band_parts_from(&band, POINTS, 161), SIZE_MAX);
    assert_int_equal(band_parts_from(&band, 100, 1), SIZE_MAX);
}

static void test_band_when_truth_is_known_then_whole_curve_within_in_95_percent(void **state)
{
    (void)state;
    enum { EXPERIMENTS = 200, SHORT = 40 };
    size_t held = 0;
    for (uint32_t number = 1; number <= EXPERIMENTS; number++) {
        draw_curves(100 + number, SHORT, 0, 5);
        band_of(band_values, REPLICATIONS, SHORT, number, &band);
        bool all = true;
        for (size_t p = 0; p < SHORT; p++)
            all = all && band.low[p] <= 5 && 5 <= band.high[p];
        held += all;
    }
    printf("whole curve within the band in %zu of %d\n", held, EXPERIMENTS);
    assert_in_range(held, 0.90 * EXPERIMENTS, 0.99 * EXPERIMENTS);
}

static void test_band_when_values_are_missing_then_points_stand_on_their_own(void **state)
{
    (void)state;
    static const double values[] = {
        1, NAN, 5, 2, /* a replication a line */
        2, NAN, 5, NAN, 4, NAN, 5, NAN,
    };
    band_of(values, 3, 4, 1, &band);
    assert_near(band.mean[0], 7.0 / 3, 1e-15);
    assert_true(band.low[0] < band.mean[0] && band.mean[0] < band.high[0]);
    assert_true(isnan(band.mean[1]) && isnan(band.low[1]) && isnan(band.high[1]));
    assert_true(band.low[2] == 5 && band.high[2] == 5);
    assert_true(band.mean[3] == 2 && isnan(band.low[3]) && isnan(band.high[3]));
    assert_int_equal(band_parts_from(&band, 4, 1), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ratios_when_simultaneous_then_wider_and_the_same_bytes),
        cmocka_unit_test(test_ratios_when_simultaneous_then_all_true_values_in_95_percent),
        cmocka_unit_test(
            test_ratios_when_denominator_is_hardly_certain_then_no_simultaneous_bounds),
        cmocka_unit_test(test_bootstrap_when_columns_are_alike_then_as_one),
        cmocka_unit_test(test_band_when_curve_steps_then_it_parts_there),
        cmocka_unit_test(test_band_when_truth_is_known_then_whole_curve_within_in_95_percent),
        cmocka_unit_test(test_band_when_values_are_missing_then_points_stand_on_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
