/* Sums of shares: whether they hold, and that mending makes them hold. */
#include "sim/parameter_change.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MEMBERS = 4 };
#define LATER ((tick)1000000)

static const struct parameter_row ROW = {
    .path = "*.deel.+", .type = PARAMETER_PERCENTAGE, .unit = "procent", .maximum = 100.0};
static const struct parameter_sum SUM = {"*.deel.+", 100.0, 1e-6};
static const struct parameter_catalogue CATALOGUE = {.sums = &SUM, .sum_count = 1};

struct shares {
    struct parameter_set set;
    struct parameter_value values[MEMBERS];
    struct parameter_step steps[MEMBERS][2];
};

static char paths[MEMBERS][16] = {"a.deel.x", "a.deel.y", "b.deel.x", "b.deel.y"};

/* Two groups of two; the last member changes later on. */
static void make(struct shares *shares, const double *numbers, double later)
{
    *shares = (struct shares){.set = {.count = MEMBERS}};
    shares->set.values = shares->values;
    for (size_t i = 0; i < MEMBERS; i++) {
        shares->steps[i][0] = (struct parameter_step){.from = CLOCK_ALWAYS, .number = numbers[i]};
        shares->steps[i][1] = (struct parameter_step){.from = LATER, .number = later};
        shares->values[i] = (struct parameter_value){.row = &ROW,
                                                     .path = paths[i],
                                                     .steps = shares->steps[i],
                                                     .step_count = i == MEMBERS - 1 ? 2 : 1};
    }
}
#define MAKE(shares, later, ...) make(shares, (const double[MEMBERS]){__VA_ARGS__}, later)

static bool holds(const struct shares *shares)
{
    return parameter_sums_hold(&shares->set, &CATALOGUE);
}

static void test_sums_when_every_group_and_date_adds_up_then_hold(void **state)
{
    (void)state;
    struct shares shares;
    MAKE(&shares, 30.0, 40.0, 60.0, 70.0, 30.0);
    assert_true(holds(&shares));
    MAKE(&shares, 30.0, 41.0, 60.0, 70.0, 30.0);
    assert_false(holds(&shares));
    MAKE(&shares, 30.0, 40.0, 60.0, 70.0, 30.001);
    assert_false(holds(&shares));
    MAKE(&shares, 31.0, 40.0, 60.0, 70.0, 30.0);
    assert_false(holds(&shares));
    MAKE(&shares, 30.0, 40.0, 60.0, 70.0, 30.0 + 1e-9);
    assert_true(holds(&shares));
}

static bool is_first(const struct parameter_value *value)
{
    return value->path[7] == 'x';
}

static void test_sums_when_mended_then_hold(void **state)
{
    (void)state;
    struct shares shares;
    MAKE(&shares, 30.0, 50.0, 60.0, 70.0, 30.0);
    parameter_sums_restore(&shares.set, &CATALOGUE, is_first);
    assert_true(holds(&shares));
    assert_true(shares.steps[0][0].number == 40.0 && shares.steps[1][0].number == 60.0);
    /* nothing that may change begins on the later date */
    MAKE(&shares, 35.0, 40.0, 60.0, 70.0, 30.0);
    parameter_sums_restore(&shares.set, &CATALOGUE, is_first);
    assert_false(holds(&shares));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums_when_every_group_and_date_adds_up_then_hold),
        cmocka_unit_test(test_sums_when_mended_then_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
