/* Intervals over replications against values worked out by hand. */
#include "sim/study/estimate.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/statistics.h"
#include "sim/stream.h"

static void assert_near(double value, double expected, double margin)
{
    if (!(fabs(value - expected) <= margin))
        fail_msg("%.17g is not within %g of %.17g", value, margin, expected);
}

static void draw_from(struct stream *stream, uint32_t number)
{
    stream_open(stream, stream_key(4711, number), (struct stream_name){.purpose = 9});
}

/* --- means --- */

static void test_estimate_when_known_values_then_student_interval(void **state)
{
    (void)state;
    static const double values[] = {1, NAN, 2, NAN, 3, NAN, 6};
    struct estimate e = estimate_of(values, 7, 1);
    assert_int_equal(e.count, 4);
    assert_near(e.mean, 3, 1e-15);
    /* s² = (4 + 1 + 0 + 9)/3; t(3, 0.975) = 3.182446 from a table. */
    double half = 3.182446 * sqrt(14.0 / 3.0 / 4.0);
    assert_near(e.low, 3 - half, 1e-5);
    assert_near(e.high, 3 + half, 1e-5);
    struct estimate every_other = estimate_of(values, 4, 2);
    assert_memory_equal(&every_other, &e, sizeof e);
}

static void test_estimate_when_fewer_than_two_values_then_no_interval(void **state)
{
    (void)state;
    static const double values[] = {NAN, 5, NAN};
    struct estimate one = estimate_of(values, 3, 1);
    assert_int_equal(one.count, 1);
    assert_true(one.mean == 5 && isnan(one.low) && isnan(one.high));
    struct estimate none = estimate_of(values, 1, 1);
    assert_int_equal(none.count, 0);
    assert_true(isnan(none.mean) && isnan(none.low) && isnan(none.high));
}

/* --- paired differences --- */

static void test_pairing_when_sides_miss_values_then_only_whole_pairs(void **state)
{
    (void)state;
    static const double base[] = {10, NAN, 30, 40, 50};
    static const double variant[] = {13, 20, NAN, 41, 55};
    struct pairing p = pairing_of(base, variant, 5, 1);
    assert_int_equal(p.base.count, 3);
    assert_int_equal(p.variant.count, 3);
    assert_int_equal(p.difference.count, 3);
    assert_near(p.base.mean, 100.0 / 3, 1e-13);
    assert_near(p.variant.mean, 109.0 / 3, 1e-13);
    assert_near(p.difference.mean, 3, 1e-15);
    assert_near(p.difference.high, 3 + 4.302653 * 2 / sqrt(3), 1e-5);
    /* Var base = 1300/3, Var variant = 1369.33/3 … by hand: sums of squares over 2. */
    double base_variance =
        (pow(10 - 100.0 / 3, 2) + pow(40 - 100.0 / 3, 2) + pow(50 - 100.0 / 3, 2)) / 2;
    double variant_variance =
        (pow(13 - 109.0 / 3, 2) + pow(41 - 109.0 / 3, 2) + pow(55 - 109.0 / 3, 2)) / 2;
    assert_near(p.variance_factor, (base_variance + variant_variance) / 4, 1e-10);
    assert_int_equal(p.verdict, VERDICT_UNCLEAR);
}

static void test_pairing_when_differences_are_steady_then_told_apart(void **state)
{
    (void)state;
    static const double base[] = {10, 20, 30, 40};
    static const double higher[] = {11, 21.5, 31, 41.2};
    assert_int_equal(pairing_of(base, higher, 4, 1).verdict, VERDICT_HIGHER);
    assert_int_equal(pairing_of(higher, base, 4, 1).verdict, VERDICT_LOWER);
    static const double by_one[] = {11, 21, 31, 41};
    struct pairing exact = pairing_of(base, by_one, 4, 1);
    assert_int_equal(exact.verdict, VERDICT_HIGHER);
    assert_true(exact.difference.low == 1 && exact.difference.high == 1);
    assert_true(isnan(exact.variance_factor));
}

static void test_pairing_when_same_numbers_then_equal_and_zero(void **state)
{
    (void)state;
    static const double values[] = {0.1, 1e17, -3, NAN, 0.7};
    struct pairing p = pairing_of(values, values, 5, 1);
    assert_int_equal(p.verdict, VERDICT_EQUAL);
    assert_true(p.difference.mean == 0 && p.difference.low == 0 && p.difference.high == 0);
    assert_true(isnan(p.variance_factor));
    static const double opposite[] = {1.1, 1e17, -4, NAN, 0.7};
    assert_int_equal(pairing_of(values, opposite, 5, 1).verdict, VERDICT_UNCLEAR);
}

static void test_pairing_when_fewer_than_two_pairs_then_unknown(void **state)
{
    (void)state;
    static const double base[] = {1, NAN, 3};
    static const double variant[] = {2, 2, NAN};
    struct pairing p = pairing_of(base, variant, 3, 1);
    assert_int_equal(p.verdict, VERDICT_UNKNOWN);
    assert_true(p.difference.mean == 1 && isnan(p.difference.low) && isnan(p.difference.high));
    assert_true(isnan(p.variance_factor));
    p = pairing_of(base + 1, variant + 1, 2, 1);
    assert_int_equal(p.verdict, VERDICT_UNKNOWN);
    assert_true(isnan(p.difference.mean) && isnan(p.variance_factor));
}

static void assert_same_estimate(struct estimate a, struct estimate b)
{
    assert_memory_equal(&a, &b, sizeof a);
}

static void test_pairing_when_swapped_then_every_sign_flips_to_the_bit(void **state)
{
    (void)state;
    for (uint32_t trial = 1; trial <= 200; trial++) {
        struct stream stream;
        draw_from(&stream, trial);
        double base[31], variant[31];
        for (size_t r = 0; r < 31; r++) {
            base[r] = 1000 * stream_exponential(&stream);
            variant[r] = base[r] * (0.9 + 0.21 * stream_uniform(&stream));
        }
        struct pairing there = pairing_of(base, variant, 31, 1);
        struct pairing back = pairing_of(variant, base, 31, 1);
        assert_same_estimate(there.base, back.variant);
        assert_same_estimate(there.variant, back.base);
        struct estimate flipped = {back.difference.count, -back.difference.mean,
                                   -back.difference.high, -back.difference.low};
        assert_same_estimate(there.difference, flipped);
        assert_memory_equal(&there.variance_factor, &back.variance_factor, sizeof(double));
        if (there.verdict == VERDICT_LOWER || there.verdict == VERDICT_HIGHER)
            assert_int_equal(there.verdict + back.verdict, VERDICT_LOWER + VERDICT_HIGHER);
        else
            assert_int_equal(there.verdict, back.verdict);
    }
}

/* --- ratios --- */

static void assert_same_ratio(const struct ratio *a, const struct ratio *b)
{
    assert_int_equal(a->kind, b->kind);
    const double one[] = {a->value, a->low, a->high, a->all_low, a->all_high};
    const double other[] = {b->value, b->low, b->high, b->all_low, b->all_high};
    assert_memory_equal(one, other, sizeof one);
}

/* Fieller as in the textbooks: where |x̄ − ρȳ| is t standard errors, found by halving. */
static double fieller_by_search(const double *x, const double *y, size_t n, double from, double to)
{
    double t = statistics_t95(n);
    for (int i = 0; i < 200; i++) {
        double rho = (from + to) / 2;
        struct tally tally;
        tally_init(&tally);
        for (size_t r = 0; r < n; r++)
            tally_add(&tally, x[r] - rho * y[r]);
        double distance = fabs(tally_mean(&tally)) / sqrt(tally_variance(&tally) / (double)n);
        if (distance < t)
            from = rho;
        else
            to = rho;
    }
    return from;
}

static void test_ratio_when_one_then_the_textbook_interval(void **state)
{
    (void)state;
    static const double x[] = {3, 5, 4, 8, 6, 7};
    static const double y[] = {10, 12, 9, 15, 11, 14};
    struct ratio ratio;
    ratio_fieller(x, 1, y, 6, 1, &ratio);
    assert_int_equal(ratio.kind, RATIO_INTERVAL);
    assert_near(ratio.value, 33.0 / 71.0, 1e-15);
    assert_near(ratio.low, fieller_by_search(x, y, 6, ratio.value, 0), 1e-10);
    assert_near(ratio.high, fieller_by_search(x, y, 6, ratio.value, 10), 1e-10);
    assert_true(ratio.low < ratio.value && ratio.value < ratio.high);
    assert_true(ratio.all_low == ratio.low && ratio.all_high == ratio.high);
}

static void test_ratio_when_denominator_may_be_zero_then_none_for_all(void **state)
{
    (void)state;
    static const double x[] = {3, 5, 4, 300, 500, 400};
    static const double around_zero[] = {-1, 2, 1};
    static const double zero[] = {0, 0, 0};
    static const double missing[] = {7, NAN, NAN};
    const double *const denominators[] = {around_zero, zero, missing};
    for (size_t i = 0; i < 3; i++) {
        struct ratio ratios[2];
        ratio_fieller(x, 2, denominators[i], 3, 1, ratios);
        for (size_t j = 0; j < 2; j++) {
            assert_int_equal(ratios[j].kind, RATIO_NONE);
            assert_true(isnan(ratios[j].value) && isnan(ratios[j].low) && isnan(ratios[j].high));
            assert_true(isnan(ratios[j].all_low) && isnan(ratios[j].all_high));
        }
    }
}

static void test_ratio_when_denominator_is_negative_then_determined(void **state)
{
    (void)state;
    static const double x[] = {3, 5, 4, 8, 6, 7};
    static const double y[] = {-10, -12, -9, -15, -11, -14};
    double minus_x[6], minus_y[6];
    for (size_t r = 0; r < 6; r++) {
        minus_x[r] = -x[r];
        minus_y[r] = -y[r];
    }
    struct ratio there, mirrored;
    ratio_fieller(x, 1, y, 6, 1, &there);
    ratio_fieller(minus_x, 1, minus_y, 6, 1, &mirrored);
    assert_true(there.value < 0);
    assert_same_ratio(&there, &mirrored);
}

static void test_ratio_when_exactly_proportional_then_width_zero(void **state)
{
    (void)state;
    static const double y[] = {10.3, 12.7, 9.1, 15.9};
    double x[12];
    for (size_t r = 0; r < 4; r++) {
        x[r] = 0.3 * y[r];
        x[4 + r] = 0;
        x[8 + r] = r % 2 ? 1 : 2;
    }
    struct ratio ratios[3];
    ratio_fieller(x, 3, y, 4, 1, ratios);
    assert_near(ratios[0].value, 0.3, 1e-15);
    assert_true(ratios[0].low == ratios[0].value && ratios[0].all_high == ratios[0].value);
    assert_true(ratios[1].value == 0 && ratios[1].low == 0 && ratios[1].all_high == 0);
    assert_true(ratios[2].low < ratios[2].high);
}

static void test_ratio_when_replication_is_not_whole_then_it_does_not_count(void **state)
{
    (void)state;
    static const double x[] = {3, 5, NAN, 4, 8, 1, 2, 1, 1, 3};
    static const double y[] = {10, 12, 9, 9.5, 11};
    static const double whole_x[] = {3, 5, 4, 8, 1, 2, 1, 3};
    static const double whole_y[] = {10, 12, 9.5, 11};
    struct ratio with[2], without[2];
    ratio_fieller(x, 2, y, 5, 1, with);
    ratio_fieller(whole_x, 2, whole_y, 4, 1, without);
    for (size_t j = 0; j < 2; j++) {
        assert_true(isfinite(with[j].all_low));
        assert_same_ratio(&with[j], &without[j]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_estimate_when_known_values_then_student_interval),
        cmocka_unit_test(test_estimate_when_fewer_than_two_values_then_no_interval),
        cmocka_unit_test(test_pairing_when_sides_miss_values_then_only_whole_pairs),
        cmocka_unit_test(test_pairing_when_differences_are_steady_then_told_apart),
        cmocka_unit_test(test_pairing_when_same_numbers_then_equal_and_zero),
        cmocka_unit_test(test_pairing_when_fewer_than_two_pairs_then_unknown),
        cmocka_unit_test(test_pairing_when_swapped_then_every_sign_flips_to_the_bit),
        cmocka_unit_test(test_ratio_when_one_then_the_textbook_interval),
        cmocka_unit_test(test_ratio_when_denominator_may_be_zero_then_none_for_all),
        cmocka_unit_test(test_ratio_when_denominator_is_negative_then_determined),
        cmocka_unit_test(test_ratio_when_exactly_proportional_then_width_zero),
        cmocka_unit_test(test_ratio_when_replication_is_not_whole_then_it_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
