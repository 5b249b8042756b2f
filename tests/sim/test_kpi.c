/* Outcomes: finding cells, summaries and bands over replications, with and without values. */
#include "sim/kpi.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct kpi_row rows[] = {
    {.id = "wachttijd", .unit = "dagen", .direction = -1},
    {.id = "caseload", .unit = "casussen"},
};
static const struct kpi_catalogue catalogue = {.rows = rows, .row_count = 2};

static struct kpi_cell cells[] = {
    {0, "onderzoek", "alle", "alle"},
    {0, "onderzoek", "almere", "alle"},
    {0, "onderzoek", "alle", "zwaarte=licht"},
    {1, "onderzoek", "alle", "alle"},
    {1, "keten", "alle", "alle"},
};

static void assert_near(double value, double expected, double margin)
{
    if (!(fabs(value - expected) <= margin))
        fail_msg("%.17g is not within %g of %.17g", value, margin, expected);
}

/* A table of three cells; the middle one holds the values. */
static struct kpi_summary summarise(const double *values, size_t count)
{
    double all[3 * 32];
    for (size_t r = 0; r < count; r++) {
        all[3 * r] = 1e6;
        all[3 * r + 1] = values[r];
        all[3 * r + 2] = NAN;
    }
    struct kpi_table table = {.catalogue = catalogue,
                              .cells = cells,
                              .cell_count = 3,
                              .replications = count,
                              .values = all};
    return kpi_table_summary(&table, 1);
}

static void test_summary_when_one_to_ten_then_known_interval(void **state)
{
    (void)state;
    static const double values[] = {7, 3, 10, 1, 5, 9, 2, 8, 6, 4};
    struct kpi_summary summary = summarise(values, 10);
    double half = 2.2622 * 3.02765 / sqrt(10.0);
    assert_int_equal(summary.count, 10);
    assert_near(summary.mean, 5.5, 1e-14);
    assert_near(summary.low, 5.5 - half, 1e-4);
    assert_near(summary.high, 5.5 + half, 1e-4);
}

static void test_summary_when_some_have_none_then_left_out(void **state)
{
    (void)state;
    static const double values[] = {NAN, 2.0, NAN, 4.0, NAN};
    struct kpi_summary summary = summarise(values, 5);
    double half = 12.7062; /* t(1) × √2 / √2 */
    assert_int_equal(summary.count, 2);
    assert_near(summary.mean, 3.0, 1e-15);
    assert_near(summary.low, 3.0 - half, 1e-4);
    assert_near(summary.high, 3.0 + half, 1e-4);
}

static void test_summary_when_none_or_one_then_no_interval(void **state)
{
    (void)state;
    static const double values[] = {NAN, 8.0, NAN};
    struct kpi_summary one = summarise(values, 3);
    assert_int_equal(one.count, 1);
    assert_near(one.mean, 8.0, 0.0);
    assert_true(isnan(one.low) && isnan(one.high));
    struct kpi_summary none = summarise(values, 1);
    assert_int_equal(none.count, 0);
    assert_true(isnan(none.mean) && isnan(none.low) && isnan(none.high));
    assert_int_equal(summarise(values, 0).count, 0);
}

static void test_summary_when_all_equal_then_interval_is_the_value(void **state)
{
    (void)state;
    static const double values[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    struct kpi_summary summary = summarise(values, 7);
    assert_near(summary.low, 0.1, 1e-16);
    assert_near(summary.high, 0.1, 1e-16);
}

static void test_find_when_all_four_fit_then_index(void **state)
{
    (void)state;
    struct kpi_table table = {.catalogue = catalogue, .cells = cells, .cell_count = 5};
    for (size_t i = 0; i < 5; i++) {
        const struct kpi_cell *c = &cells[i];
        assert_true(
            kpi_table_find(&table, rows[c->kpi].id, c->station, c->gemeente, c->breakdown) == i);
    }
    assert_true(kpi_cells_find(&catalogue, cells + 3, 2, "caseload", "keten", "alle", "alle") == 1);
}

static void test_find_when_one_differs_then_size_max(void **state)
{
    (void)state;
    struct kpi_table table = {.catalogue = catalogue, .cells = cells, .cell_count = 5};
    assert_true(kpi_table_find(&table, "wacht", "onderzoek", "alle", "alle") == SIZE_MAX);
    assert_true(kpi_table_find(&table, "wachttijd", "keten", "alle", "alle") == SIZE_MAX);
    assert_true(kpi_table_find(&table, "caseload", "onderzoek", "almere", "alle") == SIZE_MAX);
    assert_true(kpi_table_find(&table, "wachttijd", "onderzoek", "almere", "zwaarte=licht") ==
                SIZE_MAX);
    assert_true(kpi_cells_find(&catalogue, cells, 0, "caseload", "keten", "alle", "alle") ==
                SIZE_MAX);
}

static void test_series_band_when_values_then_mean_and_type_seven(void **state)
{
    (void)state;
    enum { REPLICATIONS = 21, CELLS = 2, WEEKS = 3 };
    float values[REPLICATIONS * CELLS * WEEKS];
    for (size_t i = 0; i < REPLICATIONS * CELLS * WEEKS; i++)
        values[i] = -1e6f;
    for (size_t r = 0; r < REPLICATIONS; r++)
        values[(r * CELLS + 1) * WEEKS + 2] =
            (float)((r * 8) % REPLICATIONS); /* 0 to 20 shuffled */
    struct kpi_series series = {.cell_count = CELLS, .weeks = WEEKS, .values = values};
    struct kpi_band band = kpi_series_band(&series, REPLICATIONS, 1, 2);
    assert_near(band.mean, 10.0, 1e-14);
    assert_near(band.p05, 1.0, 1e-14);
    assert_near(band.p95, 19.0, 1e-14);
    band = kpi_series_band(&series, 2, 1, 2); /* 0 and 8 */
    assert_near(band.mean, 4.0, 1e-14);
    assert_near(band.p05, 0.4, 1e-14);
    assert_near(band.p95, 7.6, 1e-14);
}

static void test_curves_band_when_some_have_none_then_left_out(void **state)
{
    (void)state;
    float values[] = {NAN, 1.0f, 5.0f, 2.0f, NAN, NAN, 7.0f, NAN}; /* 4 replications, 1 cell */
    struct kpi_curves curves = {.cell_count = 1, .points = 2, .step_days = 1.0, .values = values};
    struct kpi_band band = kpi_curves_band(&curves, 4, 0, 0); /* 5 and 7 */
    assert_near(band.mean, 6.0, 1e-14);
    assert_near(band.p05, 5.1, 1e-14);
    assert_near(band.p95, 6.9, 1e-14);
    band = kpi_curves_band(&curves, 1, 0, 0);
    assert_true(isnan(band.mean) && isnan(band.p05) && isnan(band.p95));
    band = kpi_curves_band(&curves, 1, 0, 1);
    assert_true(band.mean == 1.0 && band.p05 == 1.0 && band.p95 == 1.0);
}

static void test_study_release_when_filled_then_empty(void **state)
{
    (void)state;
    struct kpi_study study = {.replications = 2};
    study.table.cells = calloc(2, sizeof *study.table.cells);
    study.table.values = calloc(4, sizeof *study.table.values);
    study.series.cells = calloc(2, sizeof *study.series.cells);
    study.series.values = calloc(4, sizeof *study.series.values);
    study.curves.cells = calloc(2, sizeof *study.curves.cells);
    study.curves.values = calloc(4, sizeof *study.curves.values);
    kpi_study_release(&study);
    assert_null(study.table.cells);
    assert_null(study.series.values);
    assert_null(study.curves.values);
    assert_int_equal(study.replications, 0);
    kpi_study_release(&study);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_summary_when_one_to_ten_then_known_interval),
        cmocka_unit_test(test_summary_when_some_have_none_then_left_out),
        cmocka_unit_test(test_summary_when_none_or_one_then_no_interval),
        cmocka_unit_test(test_summary_when_all_equal_then_interval_is_the_value),
        cmocka_unit_test(test_find_when_all_four_fit_then_index),
        cmocka_unit_test(test_find_when_one_differs_then_size_max),
        cmocka_unit_test(test_series_band_when_values_then_mean_and_type_seven),
        cmocka_unit_test(test_curves_band_when_some_have_none_then_left_out),
        cmocka_unit_test(test_study_release_when_filled_then_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
