/* Which lists grow without end, from the periods of solved traffic equations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/traffic.h"

#define YEAR ((tick)365 * CLOCK_DAY)

static struct traffic_station *rows(const struct traffic_station *from, size_t count)
{
    struct traffic_station *made = malloc(count * sizeof *made);
    assert_non_null(made);
    memcpy(made, from, count * sizeof *made);
    return made;
}

/* Periods that end at these dates; the station grows in those marked, in gemeente "b" only. */
static void make(struct traffic *t, const tick *ends, const double *growth, size_t count)
{
    *t = (struct traffic){.periods = calloc(count, sizeof *t->periods), .period_count = count};
    assert_non_null(t->periods);
    for (size_t p = 0; p < count; p++) {
        const struct traffic_station stations[] = {
            {.station = "team", .gemeente = "a"},
            {.station = "team", .gemeente = "b", .growth = growth[p]},
            {.station = "raad", .gemeente = "alle", .growth = growth[p]},
            {.station = "gi", .gemeente = "alle"}};
        t->periods[p] = (struct traffic_period){.from = p > 0 ? ends[p - 1] : 0,
                                                .to = ends[p],
                                                .stations = rows(stations, 4),
                                                .count = 4};
    }
}

static void test_list_when_it_grows_in_one_gemeente_then_there_and_in_all(void **state)
{
    struct traffic t;
    (void)state;
    make(&t, (const tick[]){YEAR}, (const double[]){2.0}, 1);
    assert_true(traffic_grows(&t, "team", "b"));
    assert_true(traffic_grows(&t, "team", "alle"));
    assert_false(traffic_grows(&t, "team", "a"));
    assert_true(traffic_grows(&t, "raad", "alle"));
    assert_true(traffic_grows(&t, "raad", "a")); /* one list for all gemeenten */
    assert_false(traffic_grows(&t, "gi", "alle"));
    assert_false(traffic_grows(&t, "nowhere", "alle"));
    traffic_release(&t);
    assert_null(t.periods);
}

static void test_list_when_it_settles_later_then_does_not_grow(void **state)
{
    struct traffic t;
    (void)state;
    make(&t, (const tick[]){YEAR, 2 * YEAR}, (const double[]){2.0, 0.0}, 2);
    assert_false(traffic_grows(&t, "team", "b"));
    traffic_release(&t);
    make(&t, (const tick[]){YEAR, 2 * YEAR}, (const double[]){0.0, 2.0}, 2);
    assert_true(traffic_grows(&t, "team", "b"));
    traffic_release(&t);
}

/* What holds for less than half a year before the end tells nothing lasting. */
static void test_list_when_the_last_period_is_short_then_that_before_it_counts(void **state)
{
    struct traffic t;
    (void)state;
    make(&t, (const tick[]){YEAR, YEAR + 100 * CLOCK_DAY}, (const double[]){2.0, 0.0}, 2);
    assert_true(traffic_grows(&t, "team", "b"));
    traffic_release(&t);
    make(&t, (const tick[]){100 * CLOCK_DAY, 200 * CLOCK_DAY}, (const double[]){0.0, 2.0}, 2);
    assert_true(traffic_grows(&t, "team", "b")); /* all short: the last */
    traffic_release(&t);
}

static void test_traffic_when_empty_then_nothing_grows(void **state)
{
    struct traffic t = {0};
    (void)state;
    assert_false(traffic_grows(&t, "team", "alle"));
    traffic_release(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list_when_it_grows_in_one_gemeente_then_there_and_in_all),
        cmocka_unit_test(test_list_when_it_settles_later_then_does_not_grow),
        cmocka_unit_test(test_list_when_the_last_period_is_short_then_that_before_it_counts),
        cmocka_unit_test(test_traffic_when_empty_then_nothing_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
