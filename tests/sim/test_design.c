/* The quasi-random design: even in one and two dimensions, also far out, and able to grow. */
#include "sim/study/design.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SEED 20180101

static void test_coordinate_when_asked_again_then_the_same_and_inside(void **state)
{
    (void)state;
    for (size_t d = 0; d <= 1000; d += 50) {
        for (size_t p = 0; p < 20; p++) {
            double u = design_coordinate(SEED, p, d);
            assert_true(u > 0 && u < 1);
            assert_true(u == design_coordinate(SEED, p, d));
            assert_true(u != design_coordinate(SEED + 1, p, d));
        }
    }
    assert_true(design_coordinate(SEED, SIZE_MAX, 0) < 1);
}

/* The first b^k points have one in each of the b^k equal parts, in base b. */
static void test_one_dimension_when_power_of_the_base_then_one_point_a_part(void **state)
{
    (void)state;
    static const struct {
        size_t dimension, points;
    } cases[] = {{0, 128}, {1, 81}, {2, 125}, {3, 49}, {24, 97}, {99, 541}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t n = cases[i].points;
        unsigned char *hit = calloc(n, 1);
        assert_non_null(hit);
        for (size_t p = 0; p < n; p++) {
            /* Where one part ends and the next begins is known up to rounding. */
            double place = design_coordinate(SEED, p, cases[i].dimension) * (double)n;
            hit[(size_t)fmin(place + 1e-9, (double)n - 1)]++;
        }
        for (size_t part = 0; part < n; part++)
            assert_int_equal(hit[part], 1);
        free(hit);
    }
}

/* In the last dimension a few hundred points are still in parts of their own. */
static void test_one_dimension_when_the_last_then_points_in_parts_of_their_own(void **state)
{
    (void)state;
    unsigned char hit[7927] = {0};
    for (size_t p = 0; p < 300; p++)
        hit[(size_t)(design_coordinate(SEED, p, 1000) * 7927 + 1e-9)]++;
    for (size_t part = 0; part < 7927; part++)
        assert_true(hit[part] <= 1);
}

/* In bases 2 and 3 the first 36 points have one in each of 4 × 9 boxes (and so on): the Chinese
 * remainder theorem, whatever the permutations. */
static void test_two_dimensions_when_low_bases_then_one_point_a_box(void **state)
{
    (void)state;
    unsigned char hit[4][9] = {{0}};
    for (size_t p = 36; p < 72; p++) {
        size_t x = (size_t)(design_coordinate(SEED, p, 0) * 4 + 1e-9);
        size_t y = (size_t)(design_coordinate(SEED, p, 1) * 9 + 1e-9);
        hit[x][y]++;
    }
    for (size_t x = 0; x < 4; x++) {
        for (size_t y = 0; y < 9; y++)
            assert_int_equal(hit[x][y], 1);
    }
}

#define POINTS 100
#define DIMENSIONS 120

static double design[DIMENSIONS][POINTS];

static int fill_design(void **state)
{
    (void)state;
    for (size_t d = 0; d < DIMENSIONS; d++) {
        for (size_t p = 0; p < POINTS; p++)
            design[d][p] = design_coordinate(SEED, p, d);
    }
    return 0;
}

static double correlation(const double *x, const double *y)
{
    double mx = 0, my = 0, xx = 0, xy = 0, yy = 0;
    for (size_t p = 0; p < POINTS; p++) {
        mx += x[p] / POINTS;
        my += y[p] / POINTS;
    }
    for (size_t p = 0; p < POINTS; p++) {
        xx += (x[p] - mx) * (x[p] - mx);
        xy += (x[p] - mx) * (y[p] - my);
        yy += (y[p] - my) * (y[p] - my);
    }
    return xy / sqrt(xx * yy);
}

/* Random points have correlations with mean 0 and variance 1/(n − 1); over the 7,140 pairs of 120
 * dimensions the largest is then about 0.39, and beyond 0.45 in 1 of 60 designs. */
static void test_pairs_when_dimensions_are_high_then_no_more_correlated_than_random(void **state)
{
    (void)state;
    double largest = 0, squares = 0;
    for (size_t d = 0; d < DIMENSIONS; d++) {
        for (size_t e = 0; e < d; e++) {
            double r = correlation(design[d], design[e]);
            largest = fmax(largest, fabs(r));
            squares += r * r;
        }
    }
    double mean_square = squares / (DIMENSIONS * (DIMENSIONS - 1) / 2.0);
    printf("largest correlation %.3f, mean square × 99 %.3f\n", largest, mean_square * 99);
    assert_true(largest < 0.45);
    assert_true(mean_square * 99 < 1.1);
}

/* Counts in 5 × 5 boxes of neighbouring pairs: χ² with 24 degrees of freedom a pair if random. */
static void test_pairs_when_dimensions_are_high_then_boxes_are_filled_evenly(void **state)
{
    (void)state;
    double sum = 0, largest = 0;
    for (size_t d = 1; d < DIMENSIONS; d++) {
        double boxes[25] = {0};
        for (size_t p = 0; p < POINTS; p++)
            boxes[(size_t)(design[d - 1][p] * 5) * 5 + (size_t)(design[d][p] * 5)]++;
        double distance = 0;
        for (size_t box = 0; box < 25; box++)
            distance += (boxes[box] - 4) * (boxes[box] - 4) / 4;
        sum += distance;
        largest = fmax(largest, distance);
    }
    printf("chi-square: mean %.1f, largest %.1f\n", sum / (DIMENSIONS - 1), largest);
    assert_true(sum / (DIMENSIONS - 1) < 25);
    assert_true(largest < 57); /* beyond with probability 0.0002 a pair */
}

/* No dimension is worse in itself than random points: each tenth holds about its tenth. */
static void test_one_dimension_when_high_then_every_tenth_is_filled(void **state)
{
    (void)state;
    for (size_t d = 0; d < DIMENSIONS; d++) {
        size_t tenth[10] = {0};
        for (size_t p = 0; p < POINTS; p++)
            tenth[(size_t)(design[d][p] * 10)]++;
        for (size_t i = 0; i < 10; i++)
            assert_in_range(tenth[i], 2, 24);
    }
}

static void test_between_when_ends_and_middle_then_low_value_high(void **state)
{
    (void)state;
    assert_true(design_between(0.5, 2, 3, 10) == 3);
    assert_true(fabs(design_between(0.25, 2, 3, 10) - 2.5) < 1e-15);
    assert_true(fabs(design_between(0.75, 2, 3, 10) - 6.5) < 1e-15);
    assert_true(design_between(1e-300, 2, 3, 10) == 2);
    assert_true(design_between(1 - 0x1p-53, 2, 3, 10) <= 10);
    assert_true(design_between(0.3, 0.1, 0.1, 0.1) == 0.1);
    assert_true(design_between(0.9, 0.1, 0.1, 0.1) == 0.1);
    assert_true(design_between(0.2, 0.1, 0.1, 0.7) == 0.1);
    for (double u = 0.01; u < 1.0; u += 0.07)
        assert_true(fabs(design_coordinate_of(design_between(u, 2, 3, 10), 2, 3, 10) - u) < 1e-12);
    assert_true(design_coordinate_of(3, 2, 3, 10) == 0.5);
    assert_true(isnan(design_coordinate_of(2, 2, 3, 10)));
    assert_true(isnan(design_coordinate_of(10, 2, 3, 10)));
    assert_true(isnan(design_coordinate_of(NAN, 2, 3, 10)));
    assert_true(isnan(design_coordinate_of(0.1, 0.1, 0.1, 0.1)));
    assert_true(design_coordinate_of(0.4, 0.1, 0.1, 0.7) == 0.75);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coordinate_when_asked_again_then_the_same_and_inside),
        cmocka_unit_test(test_one_dimension_when_power_of_the_base_then_one_point_a_part),
        cmocka_unit_test(test_one_dimension_when_the_last_then_points_in_parts_of_their_own),
        cmocka_unit_test(test_two_dimensions_when_low_bases_then_one_point_a_box),
        cmocka_unit_test(test_pairs_when_dimensions_are_high_then_no_more_correlated_than_random),
        cmocka_unit_test(test_pairs_when_dimensions_are_high_then_boxes_are_filled_evenly),
        cmocka_unit_test(test_one_dimension_when_high_then_every_tenth_is_filled),
        cmocka_unit_test(test_between_when_ends_and_middle_then_low_value_high),
    };
    return cmocka_run_group_tests(tests, fill_design, NULL);
}
