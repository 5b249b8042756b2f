/* Distributions with another mean, written down again: what goes along and what stays. */
#include "scenarios/rescale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct parameter_row DURATION = {
    .path = "uren", .type = PARAMETER_DURATION, .unit = "uren", .maximum = 100.0};
static const struct parameter_row NUMBER = {
    .path = "fte", .type = PARAMETER_NUMBER, .unit = "fte", .maximum = 100.0};

/* The text of a value whose steps had these means and now have others. */
static void expect(const char *text, const double *before, const double *after, size_t count,
                   const char *wanted)
{
    struct parameter_step old[3] = {{0}}, new[3] = {{0}};
    char *own = strdup(text), *copy = strdup(text);
    for (size_t i = 0; i < count; i++) {
        old[i].distribution.mean = before[i];
        new[i].distribution.mean = after[i];
    }
    struct parameter_value stated = {
        .row = &DURATION, .steps = old, .step_count = count, .text = own};
    struct parameter_value value = {
        .row = &DURATION, .steps = new, .step_count = count, .text = copy};
    rescale_text(&value, &stated);
    assert_string_equal(value.text, wanted);
    assert_string_equal(stated.text, text);
    free(value.text);
    free(own);
}
#define BEFORE(...) ((const double[]){__VA_ARGS__})

static void test_rescale_when_mean_changes_then_spread_goes_along(void **state)
{
    (void)state;
    expect("verdeling = \"lognormaal\"; gemiddelde = 14.5; sd = 9.0;", BEFORE(14.5), BEFORE(29.0),
           1, "verdeling = \"lognormaal\"; gemiddelde = 29.0; sd = 18.0;");
    expect("verdeling = \"gamma\"; gemiddelde = 3.0; sd = 1.0;", BEFORE(3.0), BEFORE(3.7), 1,
           "verdeling = \"gamma\"; gemiddelde = 3.7; sd = 1.23333;");
    expect("verdeling = \"exponentieel\"; gemiddelde = 1.7;", BEFORE(1.7), BEFORE(1.234), 1,
           "verdeling = \"exponentieel\"; gemiddelde = 1.234;");
}

static void test_rescale_when_shape_then_it_stays(void **state)
{
    (void)state;
    expect("verdeling = \"weibull\"; gemiddelde = 4.0; vorm = 1.5;", BEFORE(4.0), BEFORE(6.0), 1,
           "verdeling = \"weibull\"; gemiddelde = 6.0; vorm = 1.5;");
    expect("verdeling = \"driehoek\"; laagste = 0.0; top = 2.0; hoogste = 4.0;", BEFORE(2.0),
           BEFORE(1.0), 1, "verdeling = \"driehoek\"; laagste = 0.0; top = 1.0; hoogste = 2.0;");
    expect("verdeling = \"empirisch\"; waarden = (1.0, 3.0);", BEFORE(2.0), BEFORE(3.0), 1,
           "verdeling = \"empirisch\"; waarden = (1.5, 4.5);");
}

/* Every step by its own ratio; a plain number between them has no text. */
static void test_rescale_when_dated_then_step_by_step(void **state)
{
    (void)state;
    expect("verdeling = \"gamma\"; gemiddelde = 2.0; sd = 1.0;\n\nverdeling = \"gamma\"; "
           "gemiddelde = 5.0; sd = 1.0;",
           BEFORE(2.0, 3.0, 5.0), BEFORE(4.0, 6.0, 15.0), 3,
           "verdeling = \"gamma\"; gemiddelde = 4.0; sd = 2.0;\n\nverdeling = \"gamma\"; "
           "gemiddelde = 15.0; sd = 3.0;");
}

static void test_rescale_when_no_distribution_then_left_alone(void **state)
{
    (void)state;
    struct parameter_step step = {.number = 3.0};
    struct parameter_value value = {.row = &NUMBER, .steps = &step, .step_count = 1};
    rescale_text(&value, &value);
    assert_null(value.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rescale_when_mean_changes_then_spread_goes_along),
        cmocka_unit_test(test_rescale_when_shape_then_it_stays),
        cmocka_unit_test(test_rescale_when_dated_then_step_by_step),
        cmocka_unit_test(test_rescale_when_no_distribution_then_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
