/* Chances of durations against what is known of them, and against draws; points of quadrature. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "sim/distribution_chance.h"
#include "sim/stream.h"
#include "sim/study/quadrature.h"

#define DRAWS 20000

static struct distribution made(struct distribution_spec spec)
{
    struct distribution d;
    assert_null(distribution_init(&d, &spec));
    return d;
}

static void expect_near(const char *what, double found, double expected, double margin)
{
    if (!(fabs(found - expected) <= margin))
        fail_msg("%s is %.8g, expected %.8g", what, found, expected);
}

static void test_chance_when_known_then_exact(void **state)
{
    const double values[] = {1.0, 2.0, 3.0, 4.0};
    struct distribution d =
        made((struct distribution_spec){.family = DISTRIBUTION_EXPONENTIAL, .mean = 10.0});
    (void)state;
    expect_near("exponential", distribution_chance(&d, 10.0 * log(2.0)), 0.5, 1e-12);
    d = made(
        (struct distribution_spec){.family = DISTRIBUTION_LOGNORMAL, .mean = 10.0, .sd = 10.0});
    expect_near("lognormal", distribution_chance(&d, 10.0 * exp(-0.5 * log(2.0))), 0.5, 1e-12);
    d = made((struct distribution_spec){.family = DISTRIBUTION_UNIFORM, .low = 2.0, .high = 6.0});
    expect_near("uniform", distribution_chance(&d, 3.0), 0.25, 1e-12);
    d = made((struct distribution_spec){
        .family = DISTRIBUTION_TRIANGULAR, .low = 0.0, .mode = 2.0, .high = 4.0});
    expect_near("triangular, below", distribution_chance(&d, 1.0), 0.125, 1e-12);
    expect_near("triangular, above", distribution_chance(&d, 3.0), 0.875, 1e-12);
    d = made((struct distribution_spec){
        .family = DISTRIBUTION_EMPIRICAL, .values = values, .value_count = 4});
    expect_near("empirical", distribution_chance(&d, 2.5), 0.5, 1e-12);
    expect_near("empirical, at a value", distribution_chance(&d, 3.0), 0.75, 1e-12);
    d = distribution_constant(7.0);
    expect_near("constant, before", distribution_chance(&d, 6.999), 0.0, 0.0);
    expect_near("constant", distribution_chance(&d, 7.0), 1.0, 0.0);
    d = distribution_constant(0.0);
    expect_near("nothing at all", distribution_chance(&d, 0.0), 1.0, 0.0);
    expect_near("before it began", distribution_chance(&d, -1.0), 0.0, 0.0);
}

/* The share of draws below some points; 5 standard errors. */
static void test_chance_when_drawn_then_as_often(void **state)
{
    const struct distribution_spec specs[] = {
        {.family = DISTRIBUTION_EXPONENTIAL, .mean = 3.0},
        {.family = DISTRIBUTION_GAMMA, .mean = 4.0, .sd = 2.0},
        {.family = DISTRIBUTION_LOGNORMAL, .mean = 366.0, .sd = 1159.0},
        {.family = DISTRIBUTION_WEIBULL, .mean = 5.0, .shape = 1.7},
        {.family = DISTRIBUTION_UNIFORM, .low = 1.0, .high = 2.0},
        {.family = DISTRIBUTION_TRIANGULAR, .low = 1.0, .mode = 1.5, .high = 4.0}};
    (void)state;
    for (size_t i = 0; i < sizeof specs / sizeof specs[0]; i++) {
        struct distribution d = made(specs[i]);
        for (double share = 0.3; share < 2.0; share += 0.5) {
            struct stream stream;
            stream_open(&stream, 42, (struct stream_name){.place = (uint16_t)i, .purpose = 1});
            double at = share * d.mean, chance = distribution_chance(&d, at), below = 0.0;
            for (int draw = 0; draw < DRAWS; draw++)
                below += distribution_draw(&d, &stream.rng) <= at;
            expect_near("share of draws", below / DRAWS, chance,
                        5.0 * sqrt(chance * (1.0 - chance) / DRAWS) + 1e-9);
        }
    }
}

static void test_quadrature_when_polynomial_then_exact(void **state)
{
    const double shapes[] = {0.3, 1.0, 2.4, 40.0};
    (void)state;
    for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        double at[6], weight[6], shape = shapes[s], expected = 1.0;
        assert_true(quadrature_gamma(shape, at, weight, 6));
        for (int power = 0; power < 8; power++) {
            double mean = 0.0;
            for (int i = 0; i < 6; i++)
                mean += weight[i] * pow(at[i], power);
            expect_near("moment", mean, expected, 1e-8 * expected);
            expected *= (shape + power) / shape;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chance_when_known_then_exact),
        cmocka_unit_test(test_chance_when_drawn_then_as_often),
        cmocka_unit_test(test_quadrature_when_polynomial_then_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
