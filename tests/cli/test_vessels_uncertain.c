/* The conclusion over the points of a design, from days made up. */
#include "cli/vessels_uncertain.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "cli/uncertain.h"

/* `relief` and `back` of point p, over the horizon; replications differ by ±10 days. */
static struct vessels_uncertain conclusion_of(size_t points, const double *relief,
                                              const double *back)
{
    size_t n = points * UNCERTAIN_REPLICATIONS;
    struct vessels_over over = {.design = {.punten = points}};
    over.days = calloc(VATEN_RIJEN * n + 1, sizeof *over.days);
    assert_non_null(over.days);
    for (size_t i = 0; i < n; i++) {
        double own = i % 2 == 0 ? 10.0 : -10.0;
        over.days[VATEN_ONTLAST * n + i] = relief[i / UNCERTAIN_REPLICATIONS] + own;
        over.days[VATEN_SAMEN * n + i] = back[i / UNCERTAIN_REPLICATIONS] + own;
    }
    vessels_over_tell(&over, &(struct labels){0});
    struct vessels_uncertain conclusion = over.conclusion;
    assert_null(conclusion.decides);
    vessels_over_release(&over);
    return conclusion;
}

static void test_coupling_when_nothing_to_relieve_then_point_does_not_count(void **state)
{
    (void)state;
    enum { POINTS = 110 };
    double relief[POINTS], back[POINTS];
    for (int p = 0; p < POINTS; p++) {
        relief[p] = p < 5 ? 99.0 : p < 10 ? -2000.0 : 1000.0; /* too little, and more wait */
        back[p] = 200.0;
    }
    back[POINTS - 1] = -300.0;
    struct vessels_uncertain u = conclusion_of(POINTS, relief, back);
    assert_int_equal(u.points, 110);
    assert_int_equal(u.counting, 100);
    assert_float_equal(u.median, 20.0, 1e-9);
    assert_int_equal(u.certainty, CERTAINTY_PRACTICAL);
    assert_float_equal(u.positive, 99.0, 1e-9);
    relief[20] = 0.0;
    u = conclusion_of(POINTS, relief, back);
    assert_int_equal(u.counting, 99);
    assert_int_equal(u.certainty, CERTAINTY_UNKNOWN);
}

/* More points make an interval for a mean narrower, not the spread over points. */
static void test_range_when_more_points_then_not_narrower(void **state)
{
    (void)state;
    enum { MANY = 1600 };
    static double relief[MANY], back[MANY];
    for (int p = 0; p < MANY; p++) {
        relief[p] = 1000.0;
        back[p] = 10.0 * (p % 100);
    }
    struct vessels_uncertain few = conclusion_of(200, relief, back);
    struct vessels_uncertain many = conclusion_of(MANY, relief, back);
    assert_float_equal(few.low, 2.5, 1.0);
    assert_float_equal(few.high, 96.5, 1.0);
    assert_true(fabs(many.high - many.low - (few.high - few.low)) < 1.0);
}

static void test_coupling_when_no_point_counts_then_no_number(void **state)
{
    (void)state;
    double relief[3] = {0.0, -50.0, 90.0}, back[3] = {5.0, 5.0, 5.0};
    struct vessels_uncertain u = conclusion_of(3, relief, back);
    assert_int_equal(u.counting, 0);
    assert_true(isnan(u.median));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coupling_when_nothing_to_relieve_then_point_does_not_count),
        cmocka_unit_test(test_range_when_more_points_then_not_narrower),
        cmocka_unit_test(test_coupling_when_no_point_counts_then_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
