/* Parts of the calibration: the regression that does not overfit, the emulator that knows what it
 * does not know, the region that emulators leave. */
#include "sim/study/calibration_internal.h"

#include "tests/sim/calibration_toy.h"

/* --- regression --- */

/* A regression on a design of the quasi-random sequence. */
struct fitted {
    size_t count;
    double *points, *terms, *weights, *y;
    struct regression_basis basis;
    struct regression_design *designs;
    struct regression fit;
};

static void fit(struct fitted *f, size_t count, size_t parameters,
                double (*formula)(const double *x), double noise)
{
    f->count = count;
    f->points = toy_points(count, parameters);
    f->basis = regression_basis_of(f->points, count, parameters);
    f->terms = calloc(count * f->basis.width, sizeof(double));
    f->weights = calloc(count, sizeof(double));
    f->y = calloc(count, sizeof(double));
    assert_true(f->terms != NULL && f->weights != NULL && f->y != NULL);
    for (size_t i = 0; i < count; i++) {
        regression_terms(&f->basis, f->points + i * parameters, f->terms + i * f->basis.width);
        f->weights[i] = 1;
        f->y[i] = formula(f->points + i * parameters) + noise * toy_normal(5, 1, (uint32_t)i, 0);
    }
    f->designs = regression_designs(&f->basis, f->terms, f->weights, count);
    f->fit = regression_of(&f->basis, f->designs, f->terms, f->weights, f->y, count);
}

/* Mean outcome and variance per unit of s² at a point. */
static double predicted(const struct fitted *f, const double *point, double *leverage)
{
    double terms[512];
    assert_true(f->basis.width <= 512);
    regression_terms(&f->basis, point, terms);
    double mean = 0;
    for (size_t k = 0; k < f->basis.terms; k++)
        mean += f->fit.coefficients[k] * terms[k];
    *leverage = regression_leverage(&f->basis, &f->designs[f->fit.design], terms);
    return mean;
}

static void fitted_release(struct fitted *f)
{
    regression_designs_release(f->designs);
    regression_basis_release(&f->basis);
    free(f->fit.coefficients);
    free(f->points);
    free(f->terms);
    free(f->weights);
    free(f->y);
}

static double quadratic(const double *x)
{
    return 1e4 + 3 * x[0] - 2 * x[1] + 8 * x[0] * x[1] - 5 * x[2] * x[2];
}

static double nothing(const double *x)
{
    (void)x;
    return 0;
}

static double sloping(const double *x)
{
    return 3 * x[0];
}

static double exponential(const double *x)
{
    return exp(3 * x[0]);
}

static void test_regression_when_quadratic_then_exact(void **state)
{
    (void)state;
    struct fitted f;
    fit(&f, 40, 3, quadratic, 0);
    static const double point[] = {0.9, 0.1, 0.8};
    double leverage;
    assert_within(predicted(&f, point, &leverage) - quadratic(point), -1e-5, 1e-5);
    assert_true(sqrt(f.fit.variance) < 1e-3);
    fitted_release(&f);
}

/* 45 terms on 50 points of nothing but noise: a least-squares quadratic would be off by the noise
 * itself and more. */
static void test_regression_when_only_noise_then_not_fitted(void **state)
{
    (void)state;
    struct fitted f;
    fit(&f, 50, 8, nothing, 1);
    assert_int_equal(f.basis.terms, 45);
    assert_within(f.fit.variance, 0.6, 1.5);
    double squares = 0, expected = 0;
    enum { POINTS = 200 };
    for (size_t i = 0; i < POINTS; i++) {
        double point[8], leverage;
        for (size_t p = 0; p < 8; p++)
            point[p] = design_coordinate(10, i, p);
        squares += pow(predicted(&f, point, &leverage), 2) / POINTS;
        expected += f.fit.variance * leverage / POINTS;
    }
    assert_true(squares < 0.4); /* 9 of the linear terms ÷ 50 */
    assert_within(squares, expected / 2.5, expected * 2.5);
    fitted_release(&f);
}

/* Two strong terms out of 36 that are not linear, on 60 points: found, though not exactly. */
static void test_regression_when_few_terms_matter_then_found(void **state)
{
    (void)state;
    struct fitted f;
    fit(&f, 60, 8, quadratic, 0.2);
    double squares = 0;
    enum { POINTS = 200 };
    for (size_t i = 0; i < POINTS; i++) {
        double point[8], leverage;
        for (size_t p = 0; p < 8; p++)
            point[p] = design_coordinate(10, i, p);
        squares += pow(predicted(&f, point, &leverage) - quadratic(point), 2) / POINTS;
    }
    assert_within(sqrt(squares), 0.1, 0.55); /* a line is 0.77 off */
    fitted_release(&f);
}

/* 45 terms, 20 points: fewer than terms, and still a line through noise. */
static void test_regression_when_fewer_points_than_terms_then_a_line(void **state)
{
    (void)state;
    struct fitted f;
    fit(&f, 20, 8, sloping, 0.1);
    double half[8] = {0.8, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
    double leverage;
    assert_within(predicted(&f, half, &leverage), 2.4 - 0.25, 2.4 + 0.25);
    assert_true(f.fit.degrees == 11);
    fitted_release(&f);
}

/* Variance of a mean: s²/n at the centre of a line; a left-out run that does not fit is noticed. */
static void test_regression_when_line_then_textbook_variance(void **state)
{
    (void)state;
    struct fitted f;
    fit(&f, 64, 1, sloping, 0.5);
    double leverage;
    predicted(&f, f.basis.centre, &leverage);
    assert_within(leverage, 1.0 / 64, 1.6 / 64); /* a curve that was not seen adds little */
    assert_within(f.fit.variance, 0.25 * 0.65, 0.25 * 1.35);
    assert_within(f.fit.surprise, 1.5, 4);
    f.y[10] += 50;
    struct regression again = regression_of(&f.basis, f.designs, f.terms, f.weights, f.y, f.count);
    assert_true(again.surprise > 7); /* n = 64: at most √61 */
    free(again.coefficients);
    fitted_release(&f);
}

/* Emulators of one parameter and one target, from `count` runs. */
static struct emulator *emulator_of(const double *points, const double *outcomes, size_t count,
                                    size_t replications)
{
    size_t chosen[64];
    assert_true(count <= 64);
    for (size_t i = 0; i < count; i++)
        chosen[i] = i;
    double *copy = calloc(count * (replications + 1), sizeof *copy);
    assert_non_null(copy);
    memcpy(copy, points, count * sizeof *copy);
    memcpy(copy + count, outcomes, count * replications * sizeof *copy);
    struct calibration_runs runs = {.parameters = 1,
                                    .targets = 1,
                                    .replications = replications,
                                    .count = count,
                                    .points = copy,
                                    .outcomes = copy + count};
    struct emulator *emulator = emulator_create(&runs, chosen, count, 3.0);
    assert_non_null(emulator);
    free(copy);
    return emulator;
}

/* What a quadratic leaves out counts as variance. */
static void test_emulator_when_not_quadratic_then_lack_of_fit(void **state)
{
    (void)state;
    double *points = toy_points(30, 1);
    double outcomes[60];
    for (size_t i = 0; i < 30; i++)
        outcomes[2 * i] = outcomes[2 * i + 1] = exponential(points + i);
    struct emulator *emulator = emulator_of(points, outcomes, 30, 2);
    for (double x = 0.02; x < 1; x += 0.02) {
        struct emulated emulated;
        emulator_at(emulator, &x, &emulated);
        assert_true(fabs(emulated.mean - exponential(&x)) < 3 * sqrt(emulated.variance));
        assert_within(sqrt(emulated.variance), 0.1, 1); /* of a range of 19 */
    }
    emulator_free(emulator);
    /* A point by itself: without it the fit would be 100 off, which is then no surprise. */
    for (size_t i = 0; i < 30; i++)
        outcomes[2 * i] = outcomes[2 * i + 1] = i == 12 ? 100 : points[i];
    emulator = emulator_of(points, outcomes, 30, 2);
    struct emulated emulated;
    emulator_at(emulator, points + 20, &emulated);
    assert_within(sqrt(emulated.variance), 28, 60);
    emulator_free(emulator);
    free(points);
}

/* Far from all points the regression itself is uncertain, and says how much. */
static void test_emulator_when_far_away_then_as_uncertain_as_wrong(void **state)
{
    (void)state;
    enum { POINTS = 12, REPLICATIONS = 8, TRIES = 200 };
    double *points = toy_points(POINTS, 1);
    double outcomes[POINTS * REPLICATIONS];
    double squares = 0;
    static const double far = 3;
    for (uint32_t try = 0; try < TRIES; try++) {
        for (size_t i = 0; i < POINTS; i++) {
            for (size_t r = 0; r < REPLICATIONS; r++)
                outcomes[i * REPLICATIONS + r] =
                    20 * points[i] * points[i] + toy_normal(try, 2, (uint32_t)i, r);
        }
        struct emulator *emulator = emulator_of(points, outcomes, POINTS, REPLICATIONS);
        struct emulated emulated;
        emulator_at(emulator, &far, &emulated);
        squares += pow(emulated.mean - 20 * far * far, 2) / emulated.variance / TRIES;
        emulator_free(emulator);
    }
    assert_within(squares, 0.5, 1.6); /* t² with 10 degrees of freedom: 1.25 on average */
    free(points);
}

/* --- region --- */

/* What one emulator ruled out stays out when the next one has no opinion. */
static void test_region_when_second_emulator_is_mild_then_first_still_counts(void **state)
{
    (void)state;
    struct calibration_aim aim = {.value = 0.5, .variance = 1e-4};
    struct region region = region_of(1, 1, &aim);
    region.cutoff = 3;
    double *points = toy_points(20, 1);
    double outcomes[40];
    struct population population = population_of(4, 0, 500, 1);
    struct stream stream;
    stream_open(&stream, 3, (struct stream_name){.purpose = 1});
    for (int wave = 0; wave < 2; wave++) {
        for (size_t i = 0; i < 20; i++)
            outcomes[2 * i] = outcomes[2 * i + 1] = wave == 0 ? points[i] : 0.5;
        region_add(&region, emulator_of(points, outcomes, 20, 2));
        double left = region_narrow(&region, &population, &stream);
        assert_within(left, wave == 0 ? 0.05 : 1, wave == 0 ? 0.07 : 1);
        double low = 1, high = 0;
        for (size_t i = 0; i < 500; i++) {
            low = fmin(low, population.points[i]);
            high = fmax(high, population.points[i]);
        }
        assert_within(low, 0.4699, 0.472);
        assert_within(high, 0.528, 0.5301);
    }
    population_release(&population);
    region_release(&region);
    free(points);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_regression_when_quadratic_then_exact),
        cmocka_unit_test(test_regression_when_only_noise_then_not_fitted),
        cmocka_unit_test(test_regression_when_few_terms_matter_then_found),
        cmocka_unit_test(test_regression_when_fewer_points_than_terms_then_a_line),
        cmocka_unit_test(test_regression_when_line_then_textbook_variance),
        cmocka_unit_test(test_emulator_when_not_quadratic_then_lack_of_fit),
        cmocka_unit_test(test_emulator_when_far_away_then_as_uncertain_as_wrong),
        cmocka_unit_test(test_region_when_second_emulator_is_mild_then_first_still_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
