/* Couplings of data made by hand, where every number of days is known. */
#include "sim/study/coupling.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/stream.h"

static void assert_near(double value, double expected, double margin)
{
    if (!(fabs(value - expected) <= margin))
        fail_msg("%.17g is not within %g of %.17g", value, margin, expected);
}

#define REPLICATIONS 60
#define WEEKS 26
#define STATIONS 5
#define BIT(station) (UINT32_C(1) << (station))

/* World 0: the basis. World 1: more capacity at station 0, which loses 10 days a week; 3 come back
 * at station 1 and 2 at station 2, from week 13 on; station 3 has 1 less, station 4 stays. World 2:
 * less capacity, everything of world 1 the other way. World 3: as the basis, but for noise. World
 * 4: as world 1, with 2 a week more at station 1. */
enum { BASIS, MORE, LESS, NOTHING, MORE_BACK, WORLDS };

static float days[WORLDS * REPLICATIONS * WEEKS * STATIONS];
static const struct coupling_data data = {WORLDS, REPLICATIONS, WEEKS, STATIONS, days};

static double moved_to(size_t station, size_t week)
{
    static const double early[STATIONS] = {-10, 0, 0, -1, 0};
    static const double late[STATIONS] = {-10, 6, 4, -1, 0};
    return week < WEEKS / 2 ? early[station] : late[station];
}

static double change_in(size_t world, size_t station, size_t week)
{
    switch (world) {
    case MORE:
        return moved_to(station, week);
    case LESS:
        return -moved_to(station, week);
    case MORE_BACK:
        return moved_to(station, week) + (station == 1 ? 2 : 0);
    default:
        return 0;
    }
}

/* Lists have a level that all worlds of a replication share; the change varies by 30%, together
 * for all stations, and each list by a little of its own. Station 4 is the same everywhere. */
static int fill_days(void **state)
{
    (void)state;
    float *at = days;
    for (size_t world = 0; world < WORLDS; world++) {
        for (uint32_t r = 0; r < REPLICATIONS; r++) {
            struct stream common, own;
            stream_open(&common, stream_key(1, r + 1), (struct stream_name){.purpose = 9});
            stream_open(&own, stream_key(2 + world, r + 1), (struct stream_name){.purpose = 9});
            double size = 1 + gsl_ran_gaussian_ziggurat(&common.rng, 0.3);
            for (size_t week = 0; week < WEEKS; week++) {
                for (size_t s = 0; s < STATIONS; s++) {
                    double noise =
                        world == BASIS || s == 4 ? 0 : gsl_ran_gaussian_ziggurat(&own.rng, 1);
                    double level = 500 + 100 * stream_uniform(&common);
                    *at++ = (float)(level + size * change_in(world, s, week) + noise);
                }
            }
        }
    }
    return 0;
}

static const uint32_t receivers[] = {BIT(1), BIT(2), BIT(3), BIT(4)};

static struct coupling_result couple(size_t a, size_t b, size_t weeks)
{
    struct coupling_result result;
    coupling_of(&data, (struct coupling_pair){a, b, BIT(0)}, receivers, 4, weeks, 3, &result);
    return result;
}

static void assert_holds(const struct ratio *ratio, double truth, double at_most)
{
    assert_int_equal(ratio->kind, RATIO_INTERVAL);
    assert_true(ratio->low <= truth && truth <= ratio->high);
    assert_true(ratio->all_low <= ratio->low && ratio->high <= ratio->all_high);
    assert_true(ratio->all_high - ratio->all_low < at_most);
}

static void test_coupling_when_days_are_known_then_within_a_narrow_interval(void **state)
{
    (void)state;
    struct coupling_result c = couple(BASIS, MORE, WEEKS);
    assert_int_equal(c.relief.count, REPLICATIONS);
    assert_true(c.relief.low > 0);
    assert_near(c.relief.mean, 260, 25);
    assert_near(c.moved[0].mean, 78, 10);
    assert_near(c.moved[2].mean, -26, 5);
    assert_holds(&c.ratios[0], 0.3, 0.05);
    assert_holds(&c.ratios[1], 0.2, 0.05);
    assert_holds(&c.ratios[2], -0.1, 0.05);
    assert_true(c.moved[3].mean == 0 && c.ratios[3].value == 0);
    assert_true(c.ratios[3].all_low == 0 && c.ratios[3].all_high == 0);
    assert_holds(&c.ratios[4], 0.4, 0.06);
    double sum = 0;
    for (size_t j = 0; j < 4; j++)
        sum += c.ratios[j].value;
    assert_near(c.ratios[4].value, sum, 1e-12);
    assert_true(c.ratios[4].value == c.moved[4].mean / c.relief.mean);
    coupling_release(&c);
}

static void
test_coupling_when_capacity_falls_then_relief_is_negative_and_coupling_the_same(void **state)
{
    (void)state;
    struct coupling_result less = couple(BASIS, LESS, WEEKS);
    assert_true(less.relief.high < 0);
    assert_true(less.moved[0].high < 0);
    assert_holds(&less.ratios[0], 0.3, 0.05);
    assert_holds(&less.ratios[4], 0.4, 0.06);
    /* Which of the two worlds comes first makes no difference to a coupling. */
    struct coupling_result back = couple(LESS, BASIS, WEEKS);
    assert_true(back.relief.mean == -less.relief.mean && back.relief.low == -less.relief.high);
    for (size_t j = 0; j < 5; j++) {
        assert_true(back.moved[j].mean == -less.moved[j].mean);
        assert_true(back.ratios[j].value == less.ratios[j].value);
        assert_true(back.ratios[j].all_low == less.ratios[j].all_low);
    }
    coupling_release(&less);
    coupling_release(&back);
}

static void test_coupling_when_horizon_is_shorter_then_only_those_weeks(void **state)
{
    (void)state;
    struct coupling_result c = couple(BASIS, MORE, WEEKS / 2);
    assert_near(c.relief.mean, 130, 13);
    assert_holds(&c.ratios[0], 0, 0.05);
    assert_holds(&c.ratios[4], -0.1, 0.08);
    coupling_release(&c);
    struct coupling_result none = couple(BASIS, MORE, 0);
    assert_int_equal(none.ratios[0].kind, RATIO_NONE);
    coupling_release(&none);
}

static void test_coupling_when_nothing_to_relieve_then_none(void **state)
{
    (void)state;
    struct coupling_result noise = couple(BASIS, NOTHING, WEEKS);
    struct coupling_result itself = couple(BASIS, BASIS, WEEKS);
    for (size_t j = 0; j < 5; j++) {
        assert_int_equal(noise.ratios[j].kind, RATIO_NONE);
        assert_int_equal(itself.ratios[j].kind, RATIO_NONE);
        assert_true(itself.moved[j].mean == 0 && itself.moved[j].high == 0);
    }
    assert_true(noise.relief.low < 0 && noise.relief.high > 0);
    assert_true(itself.relief.mean == 0 && itself.relief.low == 0 && itself.relief.high == 0);
    coupling_release(&noise);
    coupling_release(&itself);
}

static void test_coupling_when_sets_hold_several_stations_then_each_counts_once(void **state)
{
    (void)state;
    /* The source: 0 and 3 together lose 11; receivers overlap in station 2. */
    static const uint32_t overlap[] = {BIT(1) | BIT(2), BIT(2) | BIT(4)};
    struct coupling_result c;
    coupling_of(&data, (struct coupling_pair){BASIS, MORE, BIT(0) | BIT(3)}, overlap, 2, WEEKS, 3,
                &c);
    assert_holds(&c.ratios[0], 5.0 / 11, 0.05);
    assert_holds(&c.ratios[1], 2.0 / 11, 0.05);
    assert_holds(&c.ratios[2], 5.0 / 11, 0.05);
    coupling_release(&c);
}

static void test_difference_when_known_then_within_a_narrow_interval(void **state)
{
    (void)state;
    const struct coupling_pair one = {BASIS, MORE_BACK, BIT(0)};
    const struct coupling_pair other = {BASIS, MORE, BIT(0)};
    uint32_t all = BIT(1) | BIT(2) | BIT(3) | BIT(4);
    struct estimate difference = coupling_difference(&data, one, other, all, WEEKS);
    /* The total of MORE_BACK is 60 per 100, that of MORE 40. */
    assert_int_equal(difference.count, REPLICATIONS);
    assert_true(difference.low <= 20 && 20 <= difference.high);
    assert_true(difference.high - difference.low < 8);
    struct coupling_result first = couple(BASIS, MORE_BACK, WEEKS);
    struct coupling_result second = couple(BASIS, MORE, WEEKS);
    assert_near(difference.mean, 100 * (first.ratios[4].value - second.ratios[4].value), 1e-10);
    coupling_release(&first);
    coupling_release(&second);
    struct estimate back = coupling_difference(&data, other, one, all, WEEKS);
    assert_true(back.mean == -difference.mean && back.low == -difference.high);
    struct estimate itself = coupling_difference(&data, one, one, all, WEEKS);
    assert_true(itself.mean == 0 && itself.low == 0 && itself.high == 0);
    struct estimate direction =
        coupling_difference(&data, other, (struct coupling_pair){BASIS, LESS, BIT(0)}, all, WEEKS);
    assert_true(direction.low < 0 && direction.high > 0);
}

static void test_difference_when_one_is_not_determined_then_none(void **state)
{
    (void)state;
    const struct coupling_pair good = {BASIS, MORE, BIT(0)};
    const struct coupling_pair noise = {BASIS, NOTHING, BIT(0)};
    struct estimate difference = coupling_difference(&data, good, noise, BIT(1), WEEKS);
    assert_int_equal(difference.count, 0);
    assert_true(isnan(difference.mean) && isnan(difference.low) && isnan(difference.high));
    difference = coupling_difference(&data, noise, good, BIT(1), WEEKS);
    assert_int_equal(difference.count, 0);
}

/* Two couplings of nearly independent noise: the interval of their difference is as wide as the two
 * of Fieller at right angles. */
static void test_difference_when_both_vary_apart_then_as_wide_as_both(void **state)
{
    (void)state;
    const struct coupling_pair pairs[] = {{BASIS, MORE_BACK, BIT(0)}, {BASIS, LESS, BIT(0)}};
    double width[2];
    for (size_t i = 0; i < 2; i++) {
        struct coupling_result c;
        coupling_of(&data, pairs[i], receivers, 1, WEEKS, 3, &c);
        width[i] = 100 * (c.ratios[0].high - c.ratios[0].low);
        coupling_release(&c);
    }
    struct estimate both = coupling_difference(&data, pairs[0], pairs[1], BIT(1), WEEKS);
    double expected = hypot(width[0], width[1]);
    assert_near(both.high - both.low, expected, 0.3 * expected);
}

static void test_differences_when_one_then_about_its_own_interval(void **state)
{
    (void)state;
    const struct coupling_contrast contrast = {{BASIS, MORE_BACK, BIT(0)}, {BASIS, MORE, BIT(0)}};
    struct estimate one,
        alone = coupling_difference(&data, contrast.one, contrast.other, BIT(1), WEEKS);
    coupling_differences(&data, &contrast, 1, BIT(1), WEEKS, 5, &one);
    assert_true(one.mean == alone.mean && one.count == alone.count);
    assert_near(one.high - one.low, alone.high - alone.low, 0.1 * (alone.high - alone.low));
}

/* Copies of one contrast are one: no wider. Contrasts that vary apart are wider, all alike. */
static void test_differences_when_many_then_wider_unless_the_same(void **state)
{
    (void)state;
    const struct coupling_pair basis = {BASIS, MORE, BIT(0)};
    struct coupling_contrast same[4], apart[4];
    for (size_t i = 0; i < 4; i++) {
        same[i] = (struct coupling_contrast){{BASIS, MORE_BACK, BIT(0)}, basis};
        apart[i] = (struct coupling_contrast){
            {i < 2 ? MORE_BACK : LESS, i % 2 == 0 ? NOTHING : BASIS, BIT(0)}, basis};
    }
    struct estimate one, copies[4], all[4];
    coupling_differences(&data, same, 1, BIT(1), WEEKS, 5, &one);
    coupling_differences(&data, same, 4, BIT(1), WEEKS, 5, copies);
    coupling_differences(&data, apart, 4, BIT(1), WEEKS, 5, all);
    for (size_t i = 0; i < 4; i++) {
        assert_true(copies[i].low == one.low && copies[i].high == one.high);
        struct estimate own = coupling_difference(&data, apart[i].one, basis, BIT(1), WEEKS);
        assert_true(all[i].mean == own.mean);
        assert_true(all[i].high - all[i].low > 1.1 * (own.high - own.low));
    }
}

static void test_differences_when_one_is_not_determined_then_others_stand(void **state)
{
    (void)state;
    const struct coupling_pair good = {BASIS, MORE, BIT(0)};
    const struct coupling_contrast contrasts[] = {{good, {BASIS, NOTHING, BIT(0)}},
                                                  {{BASIS, MORE_BACK, BIT(0)}, good}};
    struct estimate each[2];
    coupling_differences(&data, contrasts, 2, BIT(1), WEEKS, 5, each);
    assert_int_equal(each[0].count, 0);
    assert_true(isnan(each[0].low) && isnan(each[0].high));
    assert_int_equal(each[1].count, REPLICATIONS);
    assert_true(each[1].low < 20 && 20 < each[1].high);
}

static void test_first_when_some_replications_then_only_those_count(void **state)
{
    (void)state;
    struct coupling_data first;
    float *own = coupling_first(&data, 20, &first);
    assert_int_equal(first.replications, 20);
    struct coupling_result c;
    coupling_of(&first, (struct coupling_pair){BASIS, MORE, BIT(0)}, receivers, 4, WEEKS, 3, &c);
    assert_int_equal(c.relief.count, 20);
    double sum = 0;
    size_t world = (size_t)REPLICATIONS * WEEKS * STATIONS;
    for (size_t r = 0; r < 20; r++)
        for (size_t week = 0; week < WEEKS; week++)
            sum += (double)days[(r * WEEKS + week) * STATIONS] -
                   (double)days[world + (r * WEEKS + week) * STATIONS];
    assert_near(c.relief.mean, sum / 20, 1e-6);
    coupling_release(&c);
    free(own);
    own = coupling_first(&data, REPLICATIONS + 1, &first);
    assert_int_equal(first.replications, REPLICATIONS);
    free(own);
}

static enum equivalence judged(double low, double high)
{
    struct ratio ratio = {RATIO_INTERVAL, (low + high) / 2, low, high, low, high};
    return coupling_equivalence(&ratio, 10);
}

static void test_equivalence_when_interval_given_then_its_word(void **state)
{
    (void)state;
    assert_int_equal(judged(0.12, 0.30), EQUIVALENCE_PRESENT);
    assert_int_equal(judged(0.02, 0.30), EQUIVALENCE_PRESENT);
    assert_int_equal(judged(-0.3, -0.05), EQUIVALENCE_PRESENT);
    assert_int_equal(judged(-0.05, 0.05), EQUIVALENCE_ABSENT);
    assert_int_equal(judged(0.01, 0.03), EQUIVALENCE_ABSENT);
    assert_int_equal(judged(-0.05, 0.10), EQUIVALENCE_UNCLEAR);
    assert_int_equal(judged(-0.2, 0.01), EQUIVALENCE_UNCLEAR);
    struct ratio none = {RATIO_NONE, NAN, NAN, NAN, NAN, NAN};
    assert_int_equal(coupling_equivalence(&none, 10), EQUIVALENCE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coupling_when_days_are_known_then_within_a_narrow_interval),
        cmocka_unit_test(
            test_coupling_when_capacity_falls_then_relief_is_negative_and_coupling_the_same),
        cmocka_unit_test(test_coupling_when_horizon_is_shorter_then_only_those_weeks),
        cmocka_unit_test(test_coupling_when_nothing_to_relieve_then_none),
        cmocka_unit_test(test_coupling_when_sets_hold_several_stations_then_each_counts_once),
        cmocka_unit_test(test_difference_when_known_then_within_a_narrow_interval),
        cmocka_unit_test(test_difference_when_one_is_not_determined_then_none),
        cmocka_unit_test(test_difference_when_both_vary_apart_then_as_wide_as_both),
        cmocka_unit_test(test_equivalence_when_interval_given_then_its_word),
        cmocka_unit_test(test_differences_when_one_then_about_its_own_interval),
        cmocka_unit_test(test_differences_when_many_then_wider_unless_the_same),
        cmocka_unit_test(test_differences_when_one_is_not_determined_then_others_stand),
        cmocka_unit_test(test_first_when_some_replications_then_only_those_count),
    };
    return cmocka_run_group_tests(tests, fill_days, NULL);
}
