/* Parts of the calibration: the chance told apart, the points that keep to their distribution; and
 * stocks and counts, where all of that meets. */
#include "sim/study/calibration_internal.h"

#include "tests/sim/calibration_toy.h"

/* --- chance --- */

/* Over many simulations with variances 4 (shared, rising with x) and 1 (own): each part is
 * estimated as what it is. */
static void test_chance_when_both_kinds_then_told_apart(void **state)
{
    (void)state;
    enum { POINTS = 30, REPLICATIONS = 6, TRIES = 300 };
    double *points = toy_points(POINTS, 1);
    struct regression_basis basis = regression_basis_of(points, POINTS, 1);
    double terms[POINTS * 8], values[POINTS * REPLICATIONS];
    for (size_t i = 0; i < POINTS; i++)
        regression_terms(&basis, points + i, terms + i * basis.width);
    double own = 0, middle = 0, top = 0;
    double at_middle[8], at_top[8];
    regression_terms(&basis, &(double){0.5}, at_middle);
    regression_terms(&basis, &(double){1.0}, at_top);
    for (uint32_t try = 0; try < TRIES; try++) {
        for (size_t i = 0; i < POINTS; i++) {
            for (size_t r = 0; r < REPLICATIONS; r++)
                values[i * REPLICATIONS + r] = 2 * (0.5 + points[i]) * toy_normal(try, 1, 0, r) +
                                               toy_normal(try, 2, (uint32_t)i, r);
        }
        struct chance chance = chance_of(&basis, terms, values, POINTS, REPLICATIONS);
        own += chance.residual / TRIES;
        middle += chance_common(&chance, at_middle, 2) / TRIES;
        top += chance_common(&chance, at_top, 2) / TRIES;
        chance_release(&chance);
    }
    double inflation = pow(2.570582 / 1.959964, 2); /* 5 degrees of freedom */
    assert_within(chance_inflation(5), inflation - 1e-5, inflation + 1e-5);
    assert_within(own, 0.97, 1.03);
    assert_within(middle, 0.9 * inflation * 4 / 6, 1.12 * inflation * 4 / 6);
    assert_within(top, 0.9 * inflation * 9 / 6, 1.12 * inflation * 9 / 6);
    regression_basis_release(&basis);
    free(points);
}

/* A variance that grows a hundredfold over the range is followed; one that does not is one. */
static void test_chance_when_variance_grows_then_followed(void **state)
{
    (void)state;
    enum { POINTS = 60, REPLICATIONS = 8 };
    double *points = toy_points(POINTS, 2);
    struct regression_basis basis = regression_basis_of(points, POINTS, 2);
    double terms[POINTS * 8], values[POINTS * REPLICATIONS];
    double low[8], high[8];
    regression_terms(&basis, (double[]){0.1, 0.5}, low);
    regression_terms(&basis, (double[]){0.9, 0.5}, high);
    for (int grows = 0; grows < 2; grows++) {
        for (size_t i = 0; i < POINTS; i++) {
            regression_terms(&basis, points + 2 * i, terms + i * basis.width);
            double deviation = grows ? exp(log(10) * points[2 * i]) : 3;
            for (size_t r = 0; r < REPLICATIONS; r++)
                values[i * REPLICATIONS + r] = deviation * toy_normal(77, 2, (uint32_t)i, r);
        }
        struct chance chance = chance_of(&basis, terms, values, POINTS, REPLICATIONS);
        double ratio = chance_single(&chance, high, 3) / chance_single(&chance, low, 3);
        if (grows) {
            assert_within(ratio, 0.6 * pow(100, 0.8), 1.6 * pow(100, 0.8));
            assert_within(chance_single(&chance, low, 3), 0.6 * pow(100, 0.1), 1.8 * pow(100, 0.1));
        } else {
            assert_true(ratio == 1);
            assert_within(chance_single(&chance, low, 3), 7.5, 12);
        }
        chance_release(&chance);
    }
    regression_basis_release(&basis);
    free(points);
}

/* Shared by all points, so that 30 points know no more of it than one does. */
static void test_chance_when_all_shared_then_few_degrees_of_freedom(void **state)
{
    (void)state;
    enum { POINTS = 30, REPLICATIONS = 6, TRIES = 300 };
    double *points = toy_points(POINTS, 1);
    struct regression_basis basis = regression_basis_of(points, POINTS, 1);
    double terms[POINTS * 8], values[POINTS * REPLICATIONS];
    double single = 0;
    for (size_t i = 0; i < POINTS; i++)
        regression_terms(&basis, points + i, terms + i * basis.width);
    for (uint32_t try = 0; try < TRIES; try++) {
        for (size_t i = 0; i < POINTS * REPLICATIONS; i++)
            values[i] = 2 * toy_normal(try, 1, 0, i % REPLICATIONS);
        struct chance chance = chance_of(&basis, terms, values, POINTS, REPLICATIONS);
        single += chance_single(&chance, terms, 2) / TRIES;
        chance_release(&chance);
    }
    assert_within(single, 4 * 0.9 * chance_inflation(5), 4 * 1.1 * chance_inflation(5));
    regression_basis_release(&basis);
    free(points);
}

static void test_chance_when_none_then_zero(void **state)
{
    (void)state;
    double points[] = {0.1, 0.3, 0.5, 0.7, 0.9, 0.2};
    double values[] = {1, 1, NAN, NAN, 3, 3, 4, 4, 5, 5, 6, NAN};
    struct regression_basis basis = regression_basis_of(points, 6, 1);
    double terms[6 * 8];
    for (size_t i = 0; i < 6; i++)
        regression_terms(&basis, points + i, terms + i * basis.width);
    struct chance chance = chance_of(&basis, terms, values, 6, 2);
    assert_true(chance.residual == 0);
    assert_true(chance_common(&chance, terms, 2) == 0);
    assert_true(chance_single(&chance, terms, 2) == 0);
    chance_release(&chance);
    regression_basis_release(&basis);
}

/* --- population --- */

static void test_resample_when_weights_then_as_often_as_they_say(void **state)
{
    (void)state;
    struct population population = population_of(3, 0, 100, 1);
    double first[100], weights[100] = {0};
    for (size_t i = 0; i < 100; i++)
        first[i] = population.scores[i] = population.points[i];
    weights[7] = 1.5;
    weights[60] = 0.5;
    weights[61] = 0.5;
    struct stream stream;
    stream_open(&stream, 1, (struct stream_name){.purpose = 1});
    population_resample(&population, weights, &stream);
    size_t of[3] = {0};
    for (size_t i = 0; i < 100; i++) {
        assert_true(population.points[i] == population.scores[i]);
        of[0] += population.points[i] == first[7];
        of[1] += population.points[i] == first[60];
        of[2] += population.points[i] == first[61];
    }
    assert_true(of[0] == 60 && of[1] == 20 && of[2] == 20);
    population_release(&population);
}

/* x + y within 0.01 of 1: a thin band across the square. */
static bool on_band(void *context, const double *point, double score, double chance,
                    double *new_score)
{
    (void)context;
    (void)score;
    (void)chance;
    *new_score = 0;
    return fabs(point[0] + point[1] - 1) < 0.01;
}

/* From the points at one end of the band to all of it, evenly; the third coordinate stays free. */
static void test_move_when_band_is_thin_then_evenly_along_it(void **state)
{
    (void)state;
    struct population population = population_of(3, 0, 2000, 3);
    for (size_t i = 0; i < 2000; i++) {
        double *point = population.points + 3 * i;
        point[0] *= 0.5;
        point[1] = 1 - point[0];
    }
    struct stream stream;
    stream_open(&stream, 2, (struct stream_name){.purpose = 1});
    struct population_rule rule = {.allows = on_band};
    for (int i = 0; i < 10; i++)
        population_move(&population, &rule, 5, &stream);
    double quarter[4] = {0}, third = 0, off = 0;
    for (size_t i = 0; i < 2000; i++) {
        const double *point = population.points + 3 * i;
        quarter[(int)(4 * point[0])]++;
        third += point[2] / 2000;
        off += fabs(point[0] + point[1] - 1) / 2000;
    }
    for (int q = 0; q < 4; q++)
        assert_within(quarter[q], 430, 570);
    assert_within(third, 0.48, 0.52);
    assert_within(off, 0.0045, 0.0055);
    population_release(&population);
}

/* --- stocks and counts --- */

static void stock(const double *x, double *y)
{
    y[0] = 100 * x[0];
}

/* One observation of a process that varies by 15 from run to run tells x to 0.15, however many
 * replications were simulated; a mean over many would tell it to a hundredth. */
static void test_calibrate_when_stock_then_not_trusted_beyond_one_run(void **state)
{
    (void)state;
    double width[2];
    for (int is_stock = 0; is_stock < 2; is_stock++) {
        struct toy_problem made;
        toy_problem_init(
            &made,
            (struct toy){
                .formula = stock, .parameters = 1, .targets = 1, .replications = 20, .own = 15},
            (double[]){0.5}, 1);
        made.targets[0].is_stock = is_stock;
        struct calibration c;
        assert_int_equal(calibrate(&c, &made.problem), CALIBRATION_DONE);
        width[is_stock] = c.parameters[0].high - c.parameters[0].low;
        if (is_stock)
            assert_within(c.targets[0].high - c.targets[0].low, 65, 95); /* √2 × 2 × 29.4 */
        calibration_release(&c);
    }
    assert_true(width[0] < 0.13);
    assert_within(width[1], 0.54, 0.68); /* 2 × 1.96 × 0.15 */
}

static void count(const double *x, double *y)
{
    y[0] = 50 * x[0] * x[0] * x[0];
}

/* A waiting list of none, with the error of a count: only few can be on it, and none below 0. */
static void test_calibrate_when_count_is_nought_then_low(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(
        &made,
        (struct toy){.formula = count, .parameters = 1, .targets = 1, .replications = 4, .own = 1},
        (double[]){0.01}, 1);
    made.targets[0] = (struct calibration_target){.value = 0, .deviation = 1, .is_count = true};
    struct calibration c;
    assert_int_equal(calibrate(&c, &made.problem), CALIBRATION_DONE);
    assert_within(c.parameters[0].low, 0, 0.1);
    assert_within(c.parameters[0].high, 0.2, 0.55);
    assert_true(c.targets[0].low >= 0 && c.targets[0].high < 8);
    calibration_release(&c);
}

/* On the scale of the root: 10 x, against 2 with half the difference of √6 and √2. */
static void square(const double *x, double *y)
{
    y[0] = 100 * x[0] * x[0];
}

static void test_calibrate_when_count_then_interval_of_the_root(void **state)
{
    (void)state;
    struct toy_problem made;
    toy_problem_init(
        &made, (struct toy){.formula = square, .parameters = 1, .targets = 1, .replications = 2},
        (double[]){0.2}, 2);
    made.targets[0].is_count = true;
    struct calibration c;
    assert_int_equal(calibrate(&c, &made.problem), CALIBRATION_DONE);
    double half = 0.196 * 0.5 * (sqrt(6) - sqrt(2));
    assert_within(c.parameters[0].low, 0.2 - 1.08 * half, 0.2 - 0.9 * half);
    assert_within(c.parameters[0].high, 0.2 + 0.9 * half, 0.2 + 1.1 * half);
    assert_within(c.targets[0].low, 0.7, 1.4); /* (10 × 0.0985)² */
    assert_within(c.targets[0].high, 8.5, 9.7);
    calibration_release(&c);
}

/* The mean is the figure everywhere, the spread from run to run grows as exp(3 x): a stock just
 * there is likelier where it spreads little, with density ∝ exp(−3 x). */
static bool spread_out(void *context, const double *values, size_t count, double *outcomes)
{
    (void)context;
    for (size_t i = 0; i < count; i++) {
        for (size_t r = 0; r < 20; r++) {
            double sign = r % 2 == 0 ? 1 : -1;
            outcomes[i * 20 + r] = 50 + sign * exp(3 * values[i]);
        }
    }
    return true;
}

static void test_calibrate_when_spread_depends_then_likelier_where_small(void **state)
{
    (void)state;
    struct calibration_parameter parameter = {"p", 0, 0.5, 1};
    struct calibration_target target = {.value = 50, .is_stock = true};
    struct calibration_problem problem = {.parameters = &parameter,
                                          .parameter_count = 1,
                                          .targets = &target,
                                          .target_count = 1,
                                          .points = 40,
                                          .waves = 1,
                                          .replications = 20,
                                          .simulate = spread_out};
    struct calibration c;
    assert_int_equal(calibrate(&c, &problem), CALIBRATION_DONE);
    double median = -log(1 - 0.5 * (1 - exp(-3))) / 3;
    assert_within(c.parameters[0].median, median - 0.05, median + 0.05);
    calibration_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chance_when_both_kinds_then_told_apart),
        cmocka_unit_test(test_chance_when_variance_grows_then_followed),
        cmocka_unit_test(test_chance_when_all_shared_then_few_degrees_of_freedom),
        cmocka_unit_test(test_chance_when_none_then_zero),
        cmocka_unit_test(test_resample_when_weights_then_as_often_as_they_say),
        cmocka_unit_test(test_move_when_band_is_thin_then_evenly_along_it),
        cmocka_unit_test(test_calibrate_when_stock_then_not_trusted_beyond_one_run),
        cmocka_unit_test(test_calibrate_when_count_is_nought_then_low),
        cmocka_unit_test(test_calibrate_when_count_then_interval_of_the_root),
        cmocka_unit_test(test_calibrate_when_spread_depends_then_likelier_where_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
