/* Chance and assumption told apart where both are known; the assumption that matters found, and
 * none found where none matters. */
#include "sim/study/uncertainty.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/stream.h"
#include "sim/study/design.h"

static void assert_near(double value, double expected, double margin)
{
    if (!(fabs(value - expected) <= margin))
        fail_msg("%.17g is not within %g of %.17g", value, margin, expected);
}

static void draw_from(struct stream *stream, uint32_t number)
{
    stream_open(stream, stream_key(4712, number), (struct stream_name){.purpose = 9});
}

/* --- chance and assumption --- */

static void test_spread_when_worked_out_by_hand_then_mean_squares(void **state)
{
    (void)state;
    static const double values[] = {
        4,   NAN, NAN, /* mean 4 */
        1,   NAN, 3,   /* mean 2, squares 2 */
        NAN, NAN, NAN, /* no value */
        -5,  -3,  -1,  /* mean −3, squares 8 */
    };
    struct spread s = spread_of(values, 4, 3);
    assert_int_equal(s.points, 3);
    assert_near(s.mean, 1, 1e-15);
    double within = 10.0 / 3; /* 6 values − 3 points */
    double all = (4.0 + 1 + 3 - 5 - 3 - 1) / 6;
    double between = (1 * pow(4 - all, 2) + 2 * pow(2 - all, 2) + 3 * pow(-3 - all, 2)) / 2;
    double n0 = (6 - (1 + 4 + 9) / 6.0) / 2;
    double assumption = (between - within) / n0;
    assert_near(s.chance, 1.96 * sqrt(within), 1e-3);
    assert_near(s.assumption, 1.96 * sqrt(assumption), 1e-3);
    assert_near(s.assumption_share, 100 * assumption / (assumption + within), 1e-9);
    assert_near(s.positive, 200.0 / 3, 1e-12);
    assert_near(s.negative, 100.0 / 3, 1e-12);
    assert_int_equal(s.sign, 1);
    assert_int_equal(s.certainty, CERTAINTY_UNKNOWN);
    assert_near(s.low, -5 + 0.125 * 2, 1e-12); /* type 7: at 5 × 0.025 */
    assert_near(s.high, 4 - 0.125 * 1, 1e-12);
}

/* A linear model: outcome = 3 a − 2 b + chance with variance 4; Var of a uniform is 1/12. */
static void test_spread_when_linear_model_then_both_parts_come_back(void **state)
{
    (void)state;
    enum { POINTS = 2000, REPLICATIONS = 4 };
    double *values = calloc(POINTS * REPLICATIONS, sizeof *values);
    assert_non_null(values);
    struct stream stream;
    draw_from(&stream, 1);
    for (size_t p = 0; p < POINTS; p++) {
        double expected = 3 * design_coordinate(5, p, 0) - 2 * design_coordinate(5, p, 1);
        for (size_t r = 0; r < REPLICATIONS; r++)
            values[p * REPLICATIONS + r] = expected + gsl_ran_gaussian_ziggurat(&stream.rng, 2);
    }
    struct spread s = spread_of(values, POINTS, REPLICATIONS);
    double assumption = 13.0 / 12;
    assert_near(s.chance, 1.96 * 2, 0.11); /* three standard errors */
    assert_near(s.assumption, 1.96 * sqrt(assumption), 0.12);
    assert_near(s.assumption_share, 100 * assumption / (assumption + 4), 2.5);
    assert_near(s.mean, 0.5, 0.06);
    /* Nearly normal, with both variances: the range is that of one outcome at one point. */
    assert_near(s.high - s.mean, 1.96 * sqrt(assumption + 4), 0.2);
    assert_near(s.mean - s.low, 1.96 * sqrt(assumption + 4), 0.2);
    free(values);
}

static void test_spread_when_no_assumption_matters_then_its_part_is_small(void **state)
{
    (void)state;
    enum { POINTS = 500, REPLICATIONS = 5 };
    double values[POINTS * REPLICATIONS];
    struct stream stream;
    draw_from(&stream, 2);
    for (size_t i = 0; i < POINTS * REPLICATIONS; i++)
        values[i] = 10 + gsl_ran_gaussian_ziggurat(&stream.rng, 1);
    struct spread s = spread_of(values, POINTS, REPLICATIONS);
    assert_true(s.assumption_share >= 0 && s.assumption_share < 4);
    assert_true(s.positive == 100 && s.sign == 1 && s.certainty == CERTAINTY_PRACTICAL);
}

static void test_spread_when_too_little_then_nan_where_undefined(void **state)
{
    (void)state;
    static const double values[] = {2, 4, NAN, NAN};
    struct spread one_point = spread_of(values, 1, 2);
    assert_int_equal(one_point.points, 1);
    assert_near(one_point.chance, 1.96 * sqrt(2), 1e-3);
    assert_true(isnan(one_point.assumption) && isnan(one_point.assumption_share));
    struct spread one_each = spread_of(values, 2, 1);
    assert_true(isnan(one_each.chance) && isnan(one_each.assumption));
    struct spread none = spread_of(values + 2, 1, 2);
    assert_int_equal(none.points, 0);
    assert_true(isnan(none.mean) && isnan(none.low) && isnan(none.high) && isnan(none.positive));
    assert_int_equal(none.certainty, CERTAINTY_UNKNOWN);
    static const double equal[] = {7, 7, 7, 7};
    struct spread flat = spread_of(equal, 2, 2);
    assert_true(flat.chance == 0 && flat.assumption == 0 && isnan(flat.assumption_share));
}

static struct spread with_negatives(size_t points, size_t negatives)
{
    double values[400];
    for (size_t p = 0; p < points; p++)
        values[p] = p < negatives ? -1 - (double)p : 1;
    return spread_of(values, points, 1);
}

static void test_certainty_when_shares_at_the_borders_then_the_right_word(void **state)
{
    (void)state;
    assert_int_equal(with_negatives(100, 1).certainty, CERTAINTY_PRACTICAL);
    assert_int_equal(with_negatives(100, 2).certainty, CERTAINTY_PROBABLE);
    assert_int_equal(with_negatives(100, 10).certainty, CERTAINTY_PROBABLE);
    assert_int_equal(with_negatives(100, 11).certainty, CERTAINTY_NONE);
    assert_int_equal(with_negatives(100, 50).certainty, CERTAINTY_NONE);
    assert_int_equal(with_negatives(100, 50).sign, 0);
    assert_int_equal(with_negatives(99, 0).certainty, CERTAINTY_UNKNOWN);
    assert_int_equal(with_negatives(300, 297).certainty, CERTAINTY_PRACTICAL);
    assert_int_equal(with_negatives(300, 297).sign, -1);
    assert_int_equal(with_negatives(300, 296).certainty, CERTAINTY_PROBABLE);
}

/* --- ranking --- */

#define POINTS 200
#define DIMENSIONS 45

static double coordinates[POINTS * DIMENSIONS];
static struct influence ranking[DIMENSIONS];

static int fill_coordinates(void **state)
{
    (void)state;
    for (size_t p = 0; p < POINTS; p++) {
        for (size_t d = 0; d < DIMENSIONS; d++)
            coordinates[p * DIMENSIONS + d] = design_coordinate(77, p, d);
    }
    return 0;
}

static double at(size_t point, size_t dimension)
{
    return coordinates[point * DIMENSIONS + dimension];
}

static void rank(const double *outcome, uint64_t seed)
{
    influence_rank(coordinates, outcome, POINTS, DIMENSIONS, seed, ranking);
}

static void test_ranking_when_linear_model_then_shares_and_slopes_come_back(void **state)
{
    (void)state;
    double outcome[POINTS];
    struct stream stream;
    draw_from(&stream, 3);
    /* Variances: 16/12, 9/12, a square (mean 1/12, variance 1/180) times 100, and chance 0.25. */
    for (size_t p = 0; p < POINTS; p++)
        outcome[p] = 4 * at(p, 7) - 3 * at(p, 30) + 10 * pow(at(p, 44) - 0.5, 2) +
                     gsl_ran_gaussian_ziggurat(&stream.rng, 0.5);
    rank(outcome, 1);
    double whole = 16.0 / 12 + 9.0 / 12 + 100.0 / 180 + 0.25;
    assert_int_equal(ranking[0].dimension, 7);
    assert_int_equal(ranking[1].dimension, 30);
    assert_int_equal(ranking[2].dimension, 44);
    assert_near(ranking[0].saved, 100 * 16.0 / 12 / whole, 8);
    assert_near(ranking[1].saved, 100 * 9.0 / 12 / whole, 8);
    assert_near(ranking[2].saved, 100 * 100.0 / 180 / whole, 8);
    assert_near(ranking[0].slope, 4, 0.8);
    assert_near(ranking[1].slope, -3, 0.8);
    assert_near(ranking[2].slope, 0, 0.8);
    size_t distinct = 0;
    for (size_t i = 0; i < DIMENSIONS; i++) {
        distinct += ranking[i].distinct;
        assert_true(ranking[i].saved >= 0);
        assert_true(i == 0 || ranking[i - 1].saved >= ranking[i].saved);
    }
    assert_true(ranking[0].distinct && ranking[1].distinct && ranking[2].distinct);
    assert_int_equal(distinct, 3);
}

static void test_ranking_when_only_noise_then_none_distinct_in_95_percent(void **state)
{
    (void)state;
    enum { EXPERIMENTS = 60 };
    size_t silent = 0;
    for (uint32_t number = 1; number <= EXPERIMENTS; number++) {
        double outcome[POINTS];
        struct stream stream;
        draw_from(&stream, 100 + number);
        for (size_t p = 0; p < POINTS; p++)
            outcome[p] = gsl_ran_gaussian_ziggurat(&stream.rng, 1);
        rank(outcome, number);
        size_t distinct = 0;
        for (size_t i = 0; i < DIMENSIONS; i++)
            distinct += ranking[i].distinct;
        silent += distinct == 0;
    }
    printf("nothing found in %zu of %d\n", silent, EXPERIMENTS);
    assert_in_range(silent, 0.85 * EXPERIMENTS, EXPERIMENTS);
}

static void test_ranking_when_outcome_crosses_zero_then_says_where(void **state)
{
    (void)state;
    double outcome[POINTS];
    for (size_t p = 0; p < POINTS; p++)
        outcome[p] = 2 * (at(p, 12) - 0.3);
    rank(outcome, 1);
    assert_int_equal(ranking[0].dimension, 12);
    assert_near(ranking[0].saved, 100, 1e-9);
    assert_near(ranking[0].turns_at, 0.3, 1e-9);
    assert_near(ranking[0].slope, 2, 1e-9);
    for (size_t p = 0; p < POINTS; p++)
        outcome[p] = (at(p, 12) - 0.1) * (at(p, 12) - 0.8);
    rank(outcome, 1);
    assert_near(ranking[0].turns_at, 0.8, 1e-9); /* of two the one nearest to the middle */
    for (size_t p = 0; p < POINTS; p++)
        outcome[p] = 1 + at(p, 12);
    rank(outcome, 1);
    assert_int_equal(ranking[0].dimension, 12);
    assert_true(isnan(ranking[0].turns_at));
}

static void test_ranking_when_points_miss_then_as_if_they_were_not_there(void **state)
{
    (void)state;
    enum { SMALL = 3, MANY = 40 };
    double all[MANY * SMALL], some[MANY * SMALL], outcome[MANY], left[MANY];
    size_t n = 0;
    for (size_t p = 0; p < MANY; p++) {
        for (size_t d = 0; d < SMALL; d++)
            all[p * SMALL + d] = at(p, d);
        outcome[p] = p % 3 == 0 ? NAN : at(p, 1) + 0.2 * at(p, 20);
        if (p % 3 == 0)
            continue;
        memcpy(some + n * SMALL, all + p * SMALL, SMALL * sizeof *some);
        left[n++] = outcome[p];
    }
    struct influence with[SMALL], without[SMALL];
    influence_rank(all, outcome, MANY, SMALL, 1, with);
    influence_rank(some, left, n, SMALL, 1, without);
    for (size_t i = 0; i < SMALL; i++) {
        assert_int_equal(with[i].dimension, without[i].dimension);
        assert_true(with[i].saved == without[i].saved);
        assert_true(with[i].slope == without[i].slope);
    }
    assert_int_equal(with[0].dimension, 1);
}

static void test_ranking_when_nothing_to_rank_then_zero_and_in_order(void **state)
{
    (void)state;
    double outcome[POINTS];
    for (size_t p = 0; p < POINTS; p++)
        outcome[p] = 3.1;
    rank(outcome, 1);
    for (size_t i = 0; i < DIMENSIONS; i++) {
        assert_int_equal(ranking[i].dimension, i);
        assert_true(ranking[i].saved == 0 && !ranking[i].distinct && ranking[i].slope == 0);
    }
    /* A coordinate that stands still, one with two values, and fewer points than the curve has
     * freedom. */
    static const double still[] = {0.5, 0, 0.5, 1, 0.5, 0, 0.5, 1, 0.5, 0, 0.5, 1};
    static const double two_levels[] = {1, 3, 1.1, 3.1, 0.9, 2.9};
    struct influence few[2];
    influence_rank(still, two_levels, 6, 2, 1, few);
    assert_int_equal(few[0].dimension, 1);
    assert_near(few[0].slope, 2, 1e-12);
    assert_true(few[1].saved == 0 && few[1].slope == 0);
    influence_rank(still, two_levels, 3, 2, 1, few);
    assert_true(few[0].saved == 0 && isnan(few[0].slope) && !few[0].distinct);
}

/* Nobody was served at any point, or at very few: there is nothing to deal out. */
static void test_rank_when_few_or_no_points_have_a_value_then_none_is_distinct(void **state)
{
    (void)state;
    enum { FEW = 6 };
    double x[2 * FEW], y[FEW];
    for (size_t i = 0; i < 2 * FEW; i++)
        x[i] = (double)i / (2 * FEW);
    for (size_t valued = 0; valued < 4; valued++) {
        struct influence ranks[2];
        for (size_t p = 0; p < FEW; p++)
            y[p] = p < valued ? (double)p : (double)NAN;
        influence_rank(x, y, FEW, 2, 1, ranks);
        for (size_t d = 0; d < 2; d++) {
            assert_int_equal(ranks[d].dimension, d);
            assert_false(ranks[d].distinct);
            assert_true(isnan(ranks[d].slope) && isnan(ranks[d].turns_at));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spread_when_worked_out_by_hand_then_mean_squares),
        cmocka_unit_test(test_spread_when_linear_model_then_both_parts_come_back),
        cmocka_unit_test(test_spread_when_no_assumption_matters_then_its_part_is_small),
        cmocka_unit_test(test_spread_when_too_little_then_nan_where_undefined),
        cmocka_unit_test(test_certainty_when_shares_at_the_borders_then_the_right_word),
        cmocka_unit_test(test_ranking_when_linear_model_then_shares_and_slopes_come_back),
        cmocka_unit_test(test_ranking_when_only_noise_then_none_distinct_in_95_percent),
        cmocka_unit_test(test_ranking_when_outcome_crosses_zero_then_says_where),
        cmocka_unit_test(test_ranking_when_points_miss_then_as_if_they_were_not_there),
        cmocka_unit_test(test_ranking_when_nothing_to_rank_then_zero_and_in_order),
        cmocka_unit_test(test_rank_when_few_or_no_points_have_a_value_then_none_is_distinct),
    };
    return cmocka_run_group_tests(tests, fill_coordinates, NULL);
}
