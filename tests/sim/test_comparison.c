/* Scenarios held against each other: which cells meet, a study against itself, signs, costs. */
#include "sim/study/comparison.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/stream.h"

static const struct kpi_row ROWS[] = {
    {"kosten", "euro per jaar", -1, 0, "kosten", "cost", ""},
    {"zonder_zicht_stand", "casussen", -1, 1, "zonder zicht", "without sight", ""},
    {"wachttijd", "dagen", -1, 1, "wachttijd", "wait", ""},
};
/* The same KPI's in another order: numbers of rows are not what is compared. */
static const struct kpi_row TURNED[] = {
    {"wachttijd", "dagen", -1, 1, "wachttijd", "wait", ""},
    {"zonder_zicht_stand", "casussen", -1, 1, "zonder zicht", "without sight", ""},
    {"kosten", "euro per jaar", -1, 0, "kosten", "cost", ""},
};
static const struct kpi_cell CELLS[] = {
    {0, "keten", "alle", "alle"},     {1, "keten", "alle", "alle"},
    {2, "onderzoek", "alle", "alle"}, {2, "onderzoek", "alle", "zwaarte=zwaar"},
    {2, "onderzoek", "urk", "alle"},  {2, "raad", "alle", "alle"},
};
static const struct kpi_cell WEEKLY[] = {
    {1, "keten", "alle", "alle"},
    {2, "raad", "alle", "alle"},
};

enum { CELL_COUNT = 6, WEEKLY_COUNT = 2, WEEKS = 12, REPLICATIONS = 8, COST = 0, SEEN = 1 };

static void *copy_of(const void *from, size_t size)
{
    void *to = malloc(size);
    assert_non_null(to);
    memcpy(to, from, size);
    return to;
}

/* Values that differ by replication and cell; `world` moves them by noise of its own. */
static void make_study(struct kpi_study *study, uint32_t world)
{
    *study = (struct kpi_study){
        .scenario = "proef",
        .seed = 5,
        .replications = REPLICATIONS,
        .table = {{ROWS, 3}, copy_of(CELLS, sizeof CELLS), CELL_COUNT, REPLICATIONS, NULL},
        .series = {copy_of(WEEKLY, sizeof WEEKLY), WEEKLY_COUNT, WEEKS, 0, NULL},
    };
    study->table.values = calloc(REPLICATIONS * CELL_COUNT, sizeof(double));
    study->series.values = calloc(REPLICATIONS * WEEKLY_COUNT * WEEKS, sizeof(float));
    assert_true(study->table.values != NULL && study->series.values != NULL);
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        struct stream shared, own;
        stream_open(&shared, stream_key(1, r), (struct stream_name){.purpose = 9});
        stream_open(&own, stream_key(2 + world, r), (struct stream_name){.purpose = 9});
        for (size_t cell = 0; cell < CELL_COUNT; cell++)
            study->table.values[r * CELL_COUNT + cell] =
                100.0 + 50.0 * gsl_rng_uniform(&shared.rng) + gsl_rng_uniform(&own.rng);
        for (size_t i = 0; i < (size_t)WEEKLY_COUNT * WEEKS; i++)
            study->series.values[r * WEEKLY_COUNT * WEEKS + i] =
                (float)(20.0 + gsl_rng_uniform(&shared.rng) + 0.1 * gsl_rng_uniform(&own.rng));
    }
}

static void compare(struct comparison *comparison, const struct kpi_study *basis,
                    const struct kpi_study *variant)
{
    assert_true(comparison_make(comparison, basis, &variant, 1));
    assert_int_equal(comparison->variant_count, 1);
}

static void assert_near(double value, double expected)
{
    if (!(fabs(value - expected) <= 1e-9 * (1.0 + fabs(expected))))
        fail_msg("%.17g is not %.17g", value, expected);
}

static void set(struct kpi_study *study, size_t cell, double first, double step)
{
    for (size_t r = 0; r < study->replications; r++)
        study->table.values[r * study->table.cell_count + cell] = first + step * (double)r;
}

static void test_comparison_when_cells_are_shuffled_then_the_same_meet(void **state)
{
    (void)state;
    struct kpi_study basis, variant;
    make_study(&basis, 0);
    make_study(&variant, 1);
    /* The variant has its rows and cells the other way around, one cell is another station's. */
    variant.table.catalogue.rows = TURNED;
    for (size_t i = 0; i < CELL_COUNT; i++) {
        variant.table.cells[i] = CELLS[CELL_COUNT - 1 - i];
        variant.table.cells[i].kpi = 2 - variant.table.cells[i].kpi;
        set(&variant, i, 1000.0 * (double)(CELL_COUNT - 1 - i), 1.0);
    }
    variant.table.cells[0].station = "gi"; /* was raad */
    for (size_t i = 0; i < CELL_COUNT; i++)
        set(&basis, i, 1000.0 * (double)i, 1.5);
    struct comparison comparison;
    compare(&comparison, &basis, &variant);
    const struct pairing *pairings = comparison.variants[0].pairings;
    for (size_t i = 0; i + 1 < CELL_COUNT; i++) {
        assert_int_equal(pairings[i].difference.count, REPLICATIONS);
        assert_near(pairings[i].difference.mean, -0.5 * (REPLICATIONS - 1) / 2.0);
    }
    assert_int_equal(pairings[CELL_COUNT - 1].difference.count, 0);
    assert_int_equal(pairings[CELL_COUNT - 1].verdict, VERDICT_UNKNOWN);
    comparison_release(&comparison);
    kpi_study_release(&basis);
    kpi_study_release(&variant);
}

static void test_comparison_when_with_itself_then_exactly_zero_everywhere(void **state)
{
    (void)state;
    struct kpi_study basis;
    make_study(&basis, 0);
    basis.table.values[3] = NAN; /* a replication in which nobody was served */
    struct comparison comparison;
    compare(&comparison, &basis, &basis);
    const struct comparison_variant *variant = &comparison.variants[0];
    for (size_t i = 0; i < CELL_COUNT; i++) {
        const struct pairing *p = &variant->pairings[i];
        assert_true(p->difference.mean == 0.0 && p->difference.low == 0.0 &&
                    p->difference.high == 0.0);
        assert_int_equal(p->verdict, VERDICT_EQUAL);
        assert_true(isnan(p->variance_factor));
    }
    assert_int_equal(variant->pairings[3].difference.count, REPLICATIONS - 1);
    assert_int_equal(variant->series_count, WEEKLY_COUNT);
    for (size_t s = 0; s < variant->series_count; s++) {
        assert_true(variant->series[s].parts_from == SIZE_MAX);
        for (size_t week = 0; week < WEEKS; week++)
            assert_true(variant->series[s].band.low[week] == 0.0 &&
                        variant->series[s].band.high[week] == 0.0);
    }
    assert_true(variant->cost.mean == 0.0 && variant->days_unseen.mean == 0.0);
    assert_int_equal(variant->euro_per_day.kind, RATIO_NONE);
    assert_true(isnan(variant->median_factor) && isnan(variant->below_one));
    comparison_release(&comparison);
    kpi_study_release(&basis);
}

static void test_comparison_when_swapped_then_every_sign_flips(void **state)
{
    (void)state;
    struct kpi_study one, two;
    make_study(&one, 0);
    make_study(&two, 1);
    set(&two, SEEN, 60.0, 0.3);
    for (size_t i = 0; i < (size_t)REPLICATIONS * WEEKLY_COUNT * WEEKS; i++)
        two.series.values[i] += i % WEEKS >= 5 ? 10.0F : 0.0F;
    struct comparison there, back;
    compare(&there, &one, &two);
    compare(&back, &two, &one);
    for (size_t i = 0; i < CELL_COUNT; i++) {
        const struct pairing *a = &there.variants[0].pairings[i],
                             *b = &back.variants[0].pairings[i];
        assert_near(a->difference.mean, -b->difference.mean);
        assert_near(a->difference.low, -b->difference.high);
        assert_near(a->variance_factor, b->variance_factor);
        enum verdict opposite = a->verdict == VERDICT_LOWER    ? VERDICT_HIGHER
                                : a->verdict == VERDICT_HIGHER ? VERDICT_LOWER
                                                               : a->verdict;
        assert_int_equal(b->verdict, opposite);
    }
    for (size_t s = 0; s < WEEKLY_COUNT; s++) {
        assert_int_equal(there.variants[0].series[s].parts_from, 5);
        assert_int_equal(back.variants[0].series[s].parts_from, 5);
        for (size_t week = 0; week < WEEKS; week++)
            assert_near(there.variants[0].series[s].band.low[week],
                        -back.variants[0].series[s].band.high[week]);
    }
    assert_near(there.variants[0].days_unseen.mean, -back.variants[0].days_unseen.mean);
    comparison_release(&there);
    comparison_release(&back);
    kpi_study_release(&one);
    kpi_study_release(&two);
}

static void test_comparison_when_days_are_avoided_then_their_price(void **state)
{
    (void)state;
    struct kpi_study basis, variant;
    make_study(&basis, 0);
    make_study(&variant, 0);
    set(&basis, COST, 1000000.0, 0.0);
    set(&variant, COST, 1073050.0, 0.0);
    set(&basis, SEEN, 100.0, 2.0);
    set(&variant, SEEN, 90.0, 2.2); /* 10 fewer, up to 8.6 in the last */
    struct comparison comparison;
    compare(&comparison, &basis, &variant);
    const struct comparison_variant *v = &comparison.variants[0];
    double fewer = 10.0 - 0.2 * (REPLICATIONS - 1) / 2.0;
    assert_near(v->cost.mean, 73050.0);
    assert_near(v->days_unseen.mean, -fewer * CLOCK_YEAR_DAYS);
    assert_int_equal(v->euro_per_day.kind, RATIO_INTERVAL);
    assert_near(v->euro_per_day.value, 73050.0 / (fewer * CLOCK_YEAR_DAYS));
    assert_true(v->euro_per_day.low < v->euro_per_day.value &&
                v->euro_per_day.value < v->euro_per_day.high);
    comparison_release(&comparison);

    compare(&comparison, &variant, &basis); /* more days: nothing is avoided */
    assert_int_equal(comparison.variants[0].euro_per_day.kind, RATIO_NONE);
    assert_true(isnan(comparison.variants[0].euro_per_day.value));
    comparison_release(&comparison);
    kpi_study_release(&basis);
    kpi_study_release(&variant);
}

static void test_comparison_when_worlds_share_chance_then_factors_tell(void **state)
{
    (void)state;
    struct kpi_study basis, variant;
    make_study(&basis, 0);
    make_study(&variant, 1);
    set(&variant, COST, 0.0, 0.0);
    set(&basis, COST, 0.0, 0.0);              /* equal: does not count */
    for (size_t r = 0; r < REPLICATIONS; r++) /* goes against the basis: pairing makes it worse */
        variant.table.values[r * CELL_COUNT + SEEN] =
            -basis.table.values[r * CELL_COUNT + SEEN] + (double)(r % 2);
    struct comparison comparison;
    compare(&comparison, &basis, &variant);
    assert_true(comparison.variants[0].median_factor > 100.0);
    assert_near(comparison.variants[0].below_one, 100.0 / (CELL_COUNT - 1));
    comparison_release(&comparison);
    kpi_study_release(&basis);
    kpi_study_release(&variant);
}

static void test_comparison_when_one_replication_or_fewer_then_no_interval(void **state)
{
    (void)state;
    struct kpi_study basis, variant;
    make_study(&basis, 0);
    make_study(&variant, 1);
    variant.replications = variant.table.replications = 1; /* the other was interrupted */
    struct comparison comparison;
    compare(&comparison, &basis, &variant);
    for (size_t i = 0; i < CELL_COUNT; i++) {
        assert_int_equal(comparison.variants[0].pairings[i].difference.count, 1);
        assert_int_equal(comparison.variants[0].pairings[i].verdict, VERDICT_UNKNOWN);
        assert_true(isnan(comparison.variants[0].pairings[i].difference.low));
    }
    assert_int_equal(comparison.variants[0].euro_per_day.kind, RATIO_NONE);
    assert_true(comparison.variants[0].series[0].parts_from == SIZE_MAX);
    comparison_release(&comparison);

    variant.replications = variant.table.replications = 0;
    compare(&comparison, &basis, &variant);
    assert_int_equal(comparison.variants[0].pairings[0].difference.count, 0);
    assert_int_equal(comparison.variants[0].series_count, 0);
    comparison_release(&comparison);
    kpi_study_release(&basis);
    kpi_study_release(&variant);
}

static void test_comparison_when_weeks_differ_then_no_series_but_cells(void **state)
{
    (void)state;
    struct kpi_study basis, variant;
    make_study(&basis, 0);
    make_study(&variant, 1);
    variant.series.start = CLOCK_WEEK;
    struct comparison comparison;
    compare(&comparison, &basis, &variant);
    assert_int_equal(comparison.variants[0].series_count, 0);
    assert_int_equal(comparison.variants[0].pairings[2].difference.count, REPLICATIONS);
    comparison_release(&comparison);
    kpi_study_release(&basis);
    kpi_study_release(&variant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comparison_when_cells_are_shuffled_then_the_same_meet),
        cmocka_unit_test(test_comparison_when_with_itself_then_exactly_zero_everywhere),
        cmocka_unit_test(test_comparison_when_swapped_then_every_sign_flips),
        cmocka_unit_test(test_comparison_when_days_are_avoided_then_their_price),
        cmocka_unit_test(test_comparison_when_worlds_share_chance_then_factors_tell),
        cmocka_unit_test(test_comparison_when_one_replication_or_fewer_then_no_interval),
        cmocka_unit_test(test_comparison_when_weeks_differ_then_no_series_but_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
