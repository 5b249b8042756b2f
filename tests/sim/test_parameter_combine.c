/* Laying variants over each other: what each has otherwise is taken, two differences of one number
 * add up, and what cannot be added is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/parameter_change.h"
#include "sim/parameter_combine.h"

static const struct parameter_row row_hours = {.path = "uren",
                                               .type = PARAMETER_DURATION,
                                               .nature = PARAMETER_BELEID,
                                               .minimum = 0.0,
                                               .maximum = 1000.0,
                                               .dated = true};
static const struct parameter_row row_name = {
    .path = "naam", .type = PARAMETER_TEXT, .nature = PARAMETER_RUN};
static const struct parameter_row row_option = {.path = "keuze",
                                                .type = PARAMETER_NUMBER,
                                                .nature = PARAMETER_BELEID,
                                                .maximum = 10.0,
                                                .optional = true};
static const struct parameter_row row_order = {.path = "volgorde",
                                               .type = PARAMETER_CHOICE,
                                               .nature = PARAMETER_BELEID,
                                               .choices = "fifo|zwaarte"};
static const struct parameter_row row_staff = {.path = "fte",
                                               .type = PARAMETER_NUMBER,
                                               .nature = PARAMETER_BELEID,
                                               .minimum = 0.0,
                                               .maximum = 100.0,
                                               .dated = true,
                                               .unlimited = true};

/* In the order of their paths. */
enum { STAFF, OPTION, NAME, HOURS, ORDER, VALUES };

static char *copy(const char *text)
{
    char *own = strdup(text);
    assert_non_null(own);
    return own;
}

static void put_steps(struct parameter_value *value, const struct parameter_step *steps,
                      size_t count)
{
    free(value->steps);
    value->steps = calloc(count, sizeof *steps);
    assert_non_null(value->steps);
    for (size_t i = 0; i < count; i++)
        value->steps[i] = steps[i];
    value->step_count = count;
    value->given = true;
}

#define STEPS(set, value, ...)                                                                     \
    put_steps(&(set)->values[value], (const struct parameter_step[]){__VA_ARGS__},                 \
              sizeof((const struct parameter_step[]){__VA_ARGS__}) /                               \
                  sizeof(struct parameter_step))

static void word(struct parameter_set *set, size_t value, const char *text)
{
    free(set->values[value].text);
    set->values[value].text = copy(text);
}

static struct parameter_step gamma_of(double mean)
{
    struct parameter_step step = {.from = CLOCK_ALWAYS, .number = mean, .is_distribution = true};
    assert_null(distribution_init(
        &step.distribution,
        &(struct distribution_spec){.family = DISTRIBUTION_GAMMA, .mean = mean, .sd = 2.0}));
    return step;
}

/* 30 fte, 10 hours, "fifo", no option. */
static struct parameter_set plain(void)
{
    static const struct parameter_row *const rows[VALUES] = {&row_staff, &row_option, &row_name,
                                                             &row_hours, &row_order};
    struct parameter_set set = {calloc(VALUES, sizeof *set.values), VALUES};
    assert_non_null(set.values);
    for (size_t i = 0; i < VALUES; i++)
        set.values[i] = (struct parameter_value){
            .row = rows[i], .path = copy(rows[i]->path), .low = NAN, .high = NAN, .given = true};
    STEPS(&set, STAFF, {.from = CLOCK_ALWAYS, .number = 30.0});
    STEPS(&set, HOURS, gamma_of(10.0));
    set.values[OPTION].given = false;
    word(&set, NAME, "basis");
    word(&set, ORDER, "fifo");
    return set;
}

struct fixture {
    struct parameter_set basis, one, other, sum;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    *f = (struct fixture){plain(), plain(), plain(), {0}};
    assert_true(parameter_set_copy(&f->sum, &f->basis));
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    parameter_set_release(&f->basis);
    parameter_set_release(&f->one);
    parameter_set_release(&f->other);
    parameter_set_release(&f->sum);
    free(f);
    return 0;
}

static bool take(struct fixture *f, const struct parameter_set *variant, const char **clash)
{
    return parameter_set_take(&f->sum, &f->basis, variant, CLOCK_NEVER, clash);
}

static void expect_staff(const struct fixture *f, tick at, double fte)
{
    double number = parameter_step_at(&f->sum.values[STAFF], at)->number;
    if (fabs(number - fte) > 1e-12)
        fail_msg("%g fte, not %g", number, fte);
}

static void test_take_when_one_variant_then_what_it_has_otherwise(void **state)
{
    struct fixture *f = *state;
    STEPS(&f->one, STAFF, {.from = CLOCK_ALWAYS, .number = 30.0}, {.from = 100, .number = 20.0});
    word(&f->one, ORDER, "zwaarte");
    word(&f->one, NAME, "variant");
    STEPS(&f->one, OPTION, {.from = CLOCK_ALWAYS, .number = 3.0});
    assert_true(take(f, &f->one, NULL));
    expect_staff(f, 99, 30.0);
    expect_staff(f, 100, 20.0);
    assert_string_equal(f->sum.values[ORDER].text, "zwaarte");
    assert_true(f->sum.values[OPTION].given);
    assert_string_equal(f->sum.values[NAME].text, "basis"); /* how to simulate stays the set's */
    assert_true(parameter_values_agree(&f->sum.values[HOURS], &f->basis.values[HOURS]));
}

static void test_take_when_variants_differ_elsewhere_then_both(void **state)
{
    struct fixture *f = *state;
    STEPS(&f->one, STAFF, {.from = CLOCK_ALWAYS, .number = 25.0});
    word(&f->other, ORDER, "zwaarte");
    assert_true(take(f, &f->one, NULL));
    assert_true(take(f, &f->other, NULL));
    expect_staff(f, 0, 25.0);
    assert_string_equal(f->sum.values[ORDER].text, "zwaarte");
}

static void test_take_when_both_change_a_number_then_differences_add_at_every_date(void **state)
{
    struct fixture *f = *state;
    STEPS(&f->basis, STAFF, {.from = CLOCK_ALWAYS, .number = 30.0}, {.from = 300, .number = 36.0});
    parameter_set_release(&f->sum);
    assert_true(parameter_set_copy(&f->sum, &f->basis));
    STEPS(&f->one, STAFF, {.from = CLOCK_ALWAYS, .number = 30.0}, {.from = 100, .number = 25.0},
          {.from = 300, .number = 31.0});
    STEPS(&f->other, STAFF, {.from = CLOCK_ALWAYS, .number = 29.0}, {.from = 200, .number = 27.0},
          {.from = 300, .number = 36.0});
    assert_true(take(f, &f->one, NULL));
    assert_true(take(f, &f->other, NULL));
    expect_staff(f, 0, 29.0);
    expect_staff(f, 100, 24.0);
    expect_staff(f, 200, 22.0);
    expect_staff(f, 300, 31.0);
    assert_int_equal(f->sum.values[STAFF].step_count, 4);
}

static void test_take_when_both_say_the_same_number_then_it_counts_twice(void **state)
{
    struct fixture *f = *state;
    STEPS(&f->one, STAFF, {.from = CLOCK_ALWAYS, .number = 25.0});
    STEPS(&f->other, STAFF, {.from = CLOCK_ALWAYS, .number = 25.0});
    assert_true(take(f, &f->one, NULL));
    assert_true(take(f, &f->other, NULL));
    expect_staff(f, 0, 20.0);
}

static void test_take_when_the_order_changes_then_the_same(void **state)
{
    struct fixture *f = *state;
    STEPS(&f->one, STAFF, {.from = CLOCK_ALWAYS, .number = 30.0}, {.from = 100, .number = 25.0});
    STEPS(&f->other, STAFF, {.from = CLOCK_ALWAYS, .number = 28.0}, {.from = 50, .number = 29.0});
    struct parameter_set turned;
    assert_true(parameter_set_copy(&turned, &f->basis));
    assert_true(take(f, &f->one, NULL));
    assert_true(take(f, &f->other, NULL));
    assert_true(parameter_set_take(&turned, &f->basis, &f->other, CLOCK_NEVER, NULL));
    assert_true(parameter_set_take(&turned, &f->basis, &f->one, CLOCK_NEVER, NULL));
    assert_true(parameter_sets_agree(&turned, &f->sum));
    parameter_set_release(&turned);
}

static void test_take_when_the_sum_leaves_the_bounds_then_at_the_bound(void **state)
{
    struct fixture *f = *state;
    STEPS(&f->one, STAFF, {.from = CLOCK_ALWAYS, .number = 10.0});
    STEPS(&f->other, STAFF, {.from = CLOCK_ALWAYS, .number = 5.0});
    assert_true(take(f, &f->one, NULL));
    assert_true(take(f, &f->other, NULL));
    expect_staff(f, 0, 0.0);
}

static void test_take_when_both_change_a_distribution_then_its_mean(void **state)
{
    struct fixture *f = *state;
    STEPS(&f->one, HOURS, gamma_of(12.0));
    STEPS(&f->other, HOURS, gamma_of(13.0));
    assert_true(take(f, &f->one, NULL));
    assert_true(take(f, &f->other, NULL));
    assert_float_equal(f->sum.values[HOURS].steps[0].distribution.mean, 15.0, 1e-12);
}

static void test_take_when_two_words_then_a_clash_by_path(void **state)
{
    struct fixture *f = *state;
    const char *clash = NULL;
    word(&f->one, ORDER, "zwaarte");
    word(&f->other, ORDER, "termijn");
    assert_true(take(f, &f->one, &clash));
    assert_false(take(f, &f->other, &clash));
    assert_string_equal(clash, "volgorde");
    assert_true(take(f, &f->one, &clash)); /* the same word is none */
}

static void test_take_when_without_limit_then_a_clash(void **state)
{
    struct fixture *f = *state;
    const char *clash = NULL;
    STEPS(&f->one, STAFF, {.from = CLOCK_ALWAYS, .number = INFINITY});
    STEPS(&f->other, STAFF, {.from = CLOCK_ALWAYS, .number = 25.0});
    assert_true(take(f, &f->one, &clash));
    assert_false(take(f, &f->other, &clash));
    assert_string_equal(clash, "fte");
}

static void test_take_when_the_difference_begins_later_then_passed_over(void **state)
{
    struct fixture *f = *state;
    STEPS(&f->one, STAFF, {.from = CLOCK_ALWAYS, .number = 30.0}, {.from = 100, .number = 25.0});
    assert_true(parameter_set_take(&f->sum, &f->basis, &f->one, 100, NULL));
    assert_true(parameter_sets_agree(&f->sum, &f->basis));
    assert_true(parameter_set_take(&f->sum, &f->basis, &f->one, 101, NULL));
    expect_staff(f, 100, 25.0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_take_when_one_variant_then_what_it_has_otherwise),
        TEST(test_take_when_variants_differ_elsewhere_then_both),
        TEST(test_take_when_both_change_a_number_then_differences_add_at_every_date),
        TEST(test_take_when_both_say_the_same_number_then_it_counts_twice),
        TEST(test_take_when_the_order_changes_then_the_same),
        TEST(test_take_when_the_sum_leaves_the_bounds_then_at_the_bound),
        TEST(test_take_when_both_change_a_distribution_then_its_mean),
        TEST(test_take_when_two_words_then_a_clash_by_path),
        TEST(test_take_when_without_limit_then_a_clash),
        TEST(test_take_when_the_difference_begins_later_then_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
