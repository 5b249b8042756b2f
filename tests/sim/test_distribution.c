/* Distributions: moments, scaling, common draws, and every bad specification refused. */
#include "sim/distribution.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "sim/stream.h"

static void assert_near(double value, double expected, double error)
{
    if (!(fabs(value - expected) <= error))
        fail_msg("%.12g is not within %g of %.12g", value, error, expected);
}

static const double values[] = {0, 1, 1, 3, 10};

/* Sound specifications with the mean and sd that theory gives. */
static const struct {
    struct distribution_spec spec;
    double mean, sd;
} sound[] = {
    {{.family = DISTRIBUTION_CONSTANT, .mean = 7}, 7, 0},
    {{.family = DISTRIBUTION_CONSTANT, .mean = 0}, 0, 0},
    {{.family = DISTRIBUTION_EXPONENTIAL, .mean = 12}, 12, 12},
    {{.family = DISTRIBUTION_GAMMA, .mean = 10, .sd = 4}, 10, 4},
    {{.family = DISTRIBUTION_GAMMA, .mean = 10, .sd = 15}, 10, 15},
    {{.family = DISTRIBUTION_LOGNORMAL, .mean = 5, .sd = 2}, 5, 2},
    {{.family = DISTRIBUTION_WEIBULL, .mean = 3, .shape = 2}, 3, 1.5681696026314}, /* Rayleigh */
    {{.family = DISTRIBUTION_WEIBULL, .mean = 3, .shape = 1}, 3, 3},
    {{.family = DISTRIBUTION_UNIFORM, .low = 2, .high = 8}, 5, 1.7320508075689},
    {{.family = DISTRIBUTION_TRIANGULAR, .low = 0, .mode = 3, .high = 6}, 3, 1.2247448713916},
    {{.family = DISTRIBUTION_TRIANGULAR, .low = 2, .mode = 2, .high = 8}, 4, 1.4142135623731},
    {{.family = DISTRIBUTION_TRIANGULAR, .low = 2, .mode = 8, .high = 8}, 6, 1.4142135623731},
    {{.family = DISTRIBUTION_EMPIRICAL, .values = values, .value_count = 5}, 3, 3.6331804249170},
};
#define SOUND_COUNT (sizeof sound / sizeof *sound)

static void open_stream(struct stream *stream, size_t number)
{
    stream_open(stream, 2018, (struct stream_name){.actor = (uint32_t)number, .purpose = 1});
}

static void test_init_when_sound_then_mean_and_sd_of_theory(void **state)
{
    (void)state;
    for (size_t i = 0; i < SOUND_COUNT; i++) {
        struct distribution d;
        assert_null(distribution_init(&d, &sound[i].spec));
        assert_near(d.mean, sound[i].mean, 1e-12);
        assert_near(distribution_sd(&d), sound[i].sd, 1e-9);
    }
}

/* Sample mean and variance of unit draws, and the fourth central moment for the error of the
 * variance. */
static void test_draw_when_many_then_mean_and_variance_within_4_sigma(void **state)
{
    (void)state;
    enum { DRAWS = 100000 };
    static double draws[DRAWS];
    for (size_t i = 0; i < SOUND_COUNT; i++) {
        struct distribution d;
        struct stream stream;
        assert_null(distribution_init(&d, &sound[i].spec));
        open_stream(&stream, i);
        double unit = d.mean > 0 ? 1 : 0;
        double sd = d.mean > 0 ? sound[i].sd / sound[i].mean : 0;
        double sum = 0, second = 0, fourth = 0;
        for (int j = 0; j < DRAWS; j++) {
            draws[j] = distribution_draw_unit(&d, &stream.rng);
            sum += draws[j];
        }
        double mean = sum / DRAWS;
        for (int j = 0; j < DRAWS; j++) {
            double square = (draws[j] - mean) * (draws[j] - mean);
            second += square;
            fourth += square * square;
        }
        second /= DRAWS;
        double error = sqrt((fourth / DRAWS - second * second) / DRAWS);
        if (fabs(mean - unit) > 4 * sd / sqrt(DRAWS) + 1e-12)
            fail_msg("number %zu: mean %g", i, mean);
        if (fabs(second - sd * sd) > 4 * error + 1e-12)
            fail_msg("number %zu: variance %g, not %g", i, second, sd * sd);
    }
}

static void test_draw_when_mean_differs_then_same_unit_draw_scaled(void **state)
{
    (void)state;
    for (size_t i = 0; i < SOUND_COUNT; i++) {
        struct distribution d, twice;
        struct stream stream, same;
        assert_null(distribution_init(&d, &sound[i].spec));
        twice = d;
        twice.mean = d.mean * 2;
        open_stream(&stream, i);
        open_stream(&same, i);
        for (int j = 0; j < 100; j++) {
            double draw = distribution_draw(&d, &stream.rng);
            assert_true(distribution_draw(&twice, &same.rng) == 2 * draw);
        }
        assert_near(distribution_sd(&twice), 2 * sound[i].sd, 1e-9);
    }
}

static void test_draw_when_bounded_then_within_bounds(void **state)
{
    (void)state;
    for (size_t i = 0; i < SOUND_COUNT; i++) {
        const struct distribution_spec *spec = &sound[i].spec;
        if (spec->family != DISTRIBUTION_UNIFORM && spec->family != DISTRIBUTION_TRIANGULAR)
            continue;
        struct distribution d;
        struct stream stream;
        assert_null(distribution_init(&d, spec));
        open_stream(&stream, i);
        double least = INFINITY, most = 0;
        for (int j = 0; j < 20000; j++) {
            double draw = distribution_draw(&d, &stream.rng);
            least = fmin(least, draw);
            most = fmax(most, draw);
        }
        assert_true(least > spec->low - 1e-12 && most < spec->high + 1e-12);
        assert_true(least < spec->low + 0.2 && most > spec->high - 0.2);
    }
}

static void test_draw_when_empirical_then_each_value_by_its_number(void **state)
{
    (void)state;
    struct distribution_spec spec = {
        .family = DISTRIBUTION_EMPIRICAL, .values = values, .value_count = 5};
    struct distribution d;
    struct stream stream;
    assert_null(distribution_init(&d, &spec));
    open_stream(&stream, 0);
    int seen[11] = {0};
    for (int i = 0; i < 50000; i++)
        seen[lround(distribution_draw(&d, &stream.rng))]++;
    double error = 4 * sqrt(50000 * 0.2 * 0.8);
    assert_near(seen[0], 10000, error);
    assert_near(seen[1], 20000, 4 * sqrt(50000 * 0.4 * 0.6));
    assert_near(seen[3], 10000, error);
    assert_near(seen[10], 10000, error);
}

static void test_draw_when_shapes_extreme_then_finite_and_not_negative(void **state)
{
    (void)state;
    static const struct distribution_spec extreme[] = {
        {.family = DISTRIBUTION_GAMMA, .mean = 1e6, .sd = 9.99e6},
        {.family = DISTRIBUTION_GAMMA, .mean = 1, .sd = 0.0101},
        {.family = DISTRIBUTION_LOGNORMAL, .mean = 1e6, .sd = 2.6e11},
        {.family = DISTRIBUTION_WEIBULL, .mean = 1e6, .shape = 0.1},
        {.family = DISTRIBUTION_WEIBULL, .mean = 1e-9, .shape = 100},
        {.family = DISTRIBUTION_EXPONENTIAL, .mean = 1e-300},
        {.family = DISTRIBUTION_UNIFORM, .low = 0, .high = 2e6},
    };
    for (size_t i = 0; i < sizeof extreme / sizeof *extreme; i++) {
        struct distribution d;
        struct stream stream;
        assert_null(distribution_init(&d, &extreme[i]));
        open_stream(&stream, i);
        for (int j = 0; j < 20000; j++) {
            double draw = distribution_draw(&d, &stream.rng);
            assert_true(isfinite(draw) && draw >= 0);
        }
        assert_true(isfinite(distribution_sd(&d)));
    }
}

static const double nan_values[] = {1, NAN}, negative_values[] = {1, -1, 5}, zeros[] = {0, 0};
static const double infinite_values[] = {1, INFINITY}, large_values[] = {1e308, 1e308};

static const struct distribution_spec bad[] = {
    {.family = DISTRIBUTION_CONSTANT, .mean = -1},
    {.family = DISTRIBUTION_CONSTANT, .mean = NAN},
    {.family = DISTRIBUTION_CONSTANT, .mean = INFINITY},
    {.family = DISTRIBUTION_CONSTANT, .mean = -INFINITY},
    {.family = DISTRIBUTION_CONSTANT, .mean = 1.1e6},
    {.family = DISTRIBUTION_EXPONENTIAL, .mean = 0},
    {.family = DISTRIBUTION_EXPONENTIAL, .mean = -2},
    {.family = DISTRIBUTION_EXPONENTIAL, .mean = NAN},
    {.family = DISTRIBUTION_EXPONENTIAL, .mean = INFINITY},
    {.family = DISTRIBUTION_EXPONENTIAL, .mean = 1e7},
    {.family = DISTRIBUTION_GAMMA, .mean = 0, .sd = 1},
    {.family = DISTRIBUTION_GAMMA, .mean = -1, .sd = 1},
    {.family = DISTRIBUTION_GAMMA, .mean = 1, .sd = 0},
    {.family = DISTRIBUTION_GAMMA, .mean = 1, .sd = -1},
    {.family = DISTRIBUTION_GAMMA, .mean = 1, .sd = NAN},
    {.family = DISTRIBUTION_GAMMA, .mean = 1, .sd = INFINITY},
    {.family = DISTRIBUTION_GAMMA, .mean = 1, .sd = 10.1},
    {.family = DISTRIBUTION_GAMMA, .mean = 1, .sd = 0.0099},
    {.family = DISTRIBUTION_GAMMA, .mean = 1e-320, .sd = 1e300},
    {.family = DISTRIBUTION_LOGNORMAL, .mean = 0, .sd = 1},
    {.family = DISTRIBUTION_LOGNORMAL, .mean = NAN, .sd = 1},
    {.family = DISTRIBUTION_LOGNORMAL, .mean = 1, .sd = 0},
    {.family = DISTRIBUTION_LOGNORMAL, .mean = 1, .sd = -1},
    {.family = DISTRIBUTION_LOGNORMAL, .mean = 1, .sd = NAN},
    {.family = DISTRIBUTION_LOGNORMAL, .mean = 1, .sd = 3e5},
    {.family = DISTRIBUTION_LOGNORMAL, .mean = 1e-300, .sd = 1e300},
    {.family = DISTRIBUTION_LOGNORMAL, .mean = 1e5, .sd = 1e-300},
    {.family = DISTRIBUTION_WEIBULL, .mean = 1, .shape = 0},
    {.family = DISTRIBUTION_WEIBULL, .mean = 1, .shape = 0.09},
    {.family = DISTRIBUTION_WEIBULL, .mean = 1, .shape = 101},
    {.family = DISTRIBUTION_WEIBULL, .mean = 1, .shape = NAN},
    {.family = DISTRIBUTION_WEIBULL, .mean = 0, .shape = 1},
    {.family = DISTRIBUTION_UNIFORM, .low = 5, .high = 1},
    {.family = DISTRIBUTION_UNIFORM, .low = 5, .high = 5},
    {.family = DISTRIBUTION_UNIFORM, .low = -1, .high = 5},
    {.family = DISTRIBUTION_UNIFORM, .low = NAN, .high = 5},
    {.family = DISTRIBUTION_UNIFORM, .low = 0, .high = INFINITY},
    {.family = DISTRIBUTION_UNIFORM, .low = 0, .high = 3e6},
    {.family = DISTRIBUTION_UNIFORM, .low = 1e308, .high = 1.7e308},
    {.family = DISTRIBUTION_TRIANGULAR, .low = 1, .mode = 0, .high = 5},
    {.family = DISTRIBUTION_TRIANGULAR, .low = 1, .mode = 6, .high = 5},
    {.family = DISTRIBUTION_TRIANGULAR, .low = 2, .mode = 2, .high = 2},
    {.family = DISTRIBUTION_TRIANGULAR, .low = -1, .mode = 2, .high = 3},
    {.family = DISTRIBUTION_TRIANGULAR, .low = 1, .mode = NAN, .high = 3},
    {.family = DISTRIBUTION_EMPIRICAL, .values = NULL, .value_count = 3},
    {.family = DISTRIBUTION_EMPIRICAL, .values = values, .value_count = 0},
    {.family = DISTRIBUTION_EMPIRICAL, .values = nan_values, .value_count = 2},
    {.family = DISTRIBUTION_EMPIRICAL, .values = infinite_values, .value_count = 2},
    {.family = DISTRIBUTION_EMPIRICAL, .values = negative_values, .value_count = 3},
    {.family = DISTRIBUTION_EMPIRICAL, .values = zeros, .value_count = 2},
    {.family = DISTRIBUTION_EMPIRICAL, .values = large_values, .value_count = 2},
    {.family = (enum distribution_family)8, .mean = 1},
};

static void test_init_when_bad_then_one_sentence_and_untouched(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct distribution d = distribution_constant(3);
        const char *wrong = distribution_init(&d, &bad[i]);
        if (wrong == NULL)
            fail_msg("number %zu was accepted", i);
        assert_int_equal(wrong[strlen(wrong) - 1], '.');
        assert_true(d.family == DISTRIBUTION_CONSTANT && d.mean == 3);
    }
}

static void test_constant_when_zero_then_draws_zero(void **state)
{
    (void)state;
    struct stream stream;
    open_stream(&stream, 0);
    struct distribution none = distribution_constant(0), five = distribution_constant(5);
    assert_true(distribution_draw_unit(&none, &stream.rng) == 0);
    assert_true(distribution_draw(&none, &stream.rng) == 0);
    assert_true(distribution_draw_unit(&five, &stream.rng) == 1);
    assert_true(distribution_draw(&five, &stream.rng) == 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_init_when_sound_then_mean_and_sd_of_theory),
        cmocka_unit_test(test_draw_when_many_then_mean_and_variance_within_4_sigma),
        cmocka_unit_test(test_draw_when_mean_differs_then_same_unit_draw_scaled),
        cmocka_unit_test(test_draw_when_bounded_then_within_bounds),
        cmocka_unit_test(test_draw_when_empirical_then_each_value_by_its_number),
        cmocka_unit_test(test_draw_when_shapes_extreme_then_finite_and_not_negative),
        cmocka_unit_test(test_init_when_bad_then_one_sentence_and_untouched),
        cmocka_unit_test(test_constant_when_zero_then_draws_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
