/* Samples of files as a report drew them: from outcomes made by hand, without simulating. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "models/cijfers/cijfers_intern.h"

#define FILES 30
#define HEAVY 5  /* judged zwaar: with new violence */
#define MEDIUM 8 /* judged middelzwaar: in crisis; the others are light and have no kinderen */
#define REPLICATIONS 60

static char any[] = "steekproef";

static void files_make(struct dossier *files)
{
    memset(files, 0, FILES * sizeof *files);
    for (size_t i = 0; i < FILES; i++) {
        /* Spread over the order of the files. */
        size_t n = i * 7 % FILES;
        files[i].wie = i;
        files[i].beoordeeld = n < HEAVY ? ZWAAR : n < HEAVY + MEDIUM ? MIDDELZWAAR : LICHT;
        files[i].nieuw = files[i].beoordeeld == ZWAAR;
        files[i].crisis = files[i].beoordeeld == MIDDELZWAAR;
        files[i].kinderen = files[i].beoordeeld != LICHT;
        files[i].werkelijk = LICHT; /* nobody sees that */
        files[i].vb = (float)i;
    }
}

struct bench {
    struct dossier files[FILES];
    struct figure figure[4];
    struct figure_sample sample;
    struct figure_list list;
    struct cijfers_plan plan;
    double value[4 * REPLICATIONS * CIJFERS_TREKKINGEN];
};

static struct figure about(const char *id, const char *trait, const char *among, size_t of)
{
    return (struct figure){.id = (char *)(uintptr_t)id,
                           .rule = FIGURE_SAMPLE,
                           .trait = (char *)(uintptr_t)trait,
                           .among = (char *)(uintptr_t)among,
                           .of = of};
}

/* Counts the figures of the bench (`count` of them) in so many of the heaviest and others. */
static void draw(struct bench *b, size_t count, size_t number, size_t heavy)
{
    files_make(b->files);
    b->sample = (struct figure_sample){.key = any, .files = number, .heavy = heavy};
    b->list = (struct figure_list){
        .figures = b->figure, .count = count, .samples = &b->sample, .sample_count = 1};
    b->plan = (struct cijfers_plan){
        .cijfers = &b->list, .steekproef = true, .zaad = 12, .replicaties = REPLICATIONS};
    struct uitkomst u = {.dossiers = {b->files, FILES}};
    size_t van[4] = {0};
    struct cijferwerelden w = {.aantal = 1, .van = van};
    for (uint32_t r = 0; r < REPLICATIONS; r++)
        cijfers_tel(&b->plan, &w, &u, r + 1, r, b->value);
}

static double value(const struct bench *b, size_t figure, size_t n)
{
    return b->value[figure * REPLICATIONS * CIJFERS_TREKKINGEN + n];
}

#define DRAWN ((size_t)REPLICATIONS * CIJFERS_TREKKINGEN)

static void expect_always(const struct bench *b, size_t figure, double expected)
{
    for (size_t n = 0; n < DRAWN; n++)
        if (fabs(value(b, figure, n) - expected) > 1e-9)
            fail_msg("%s: %g in sample %zu, expected %g", b->figure[figure].id, value(b, figure, n),
                     n, expected);
}

/* Mean and share of differing values over all samples. */
static double mean(const struct bench *b, size_t figure)
{
    double sum = 0.0;
    for (size_t n = 0; n < DRAWN; n++)
        sum += value(b, figure, n);
    return sum / (double)DRAWN;
}

static void test_heavy_ones_when_asked_for_then_the_heaviest_first(void **state)
{
    (void)state;
    static struct bench b;
    b.figure[0] = about("zwaar", "recidive", NULL, 0);
    b.figure[1] = about("middel", "crisis", NULL, 0);
    draw(&b, 2, HEAVY, HEAVY);
    expect_always(&b, 0, 100.0);
    draw(&b, 2, 4, 4);
    expect_always(&b, 0, 100.0);
    /* When there are no more of them: those that come next. */
    draw(&b, 2, HEAVY + 3, HEAVY + 3);
    expect_always(&b, 0, 100.0 * HEAVY / (HEAVY + 3.0));
    expect_always(&b, 1, 100.0 * 3.0 / (HEAVY + 3.0));
}

static void test_others_when_drawn_then_at_random_from_all_that_are_left(void **state)
{
    (void)state;
    static struct bench b;
    b.figure[0] = about("zwaar", "recidive", NULL, 0);
    b.figure[1] = about("dag", "duur_vb", NULL, 0);
    draw(&b, 2, 10, 0);
    /* Hypergeometric: 5 of 30, ten drawn. */
    double p = HEAVY / (double)FILES, sd = 100.0 * sqrt(p * (1.0 - p) / 10.0 * 20.0 / 29.0);
    assert_true(fabs(mean(&b, 0) - 100.0 * p) < 4.5 * sd / sqrt((double)DRAWN));
    assert_true(fabs(mean(&b, 1) - 14.5) < 4.5 * sqrt(75.0 / 10.0 * 20.0 / 29.0 / (double)DRAWN));
    /* Two of the heavy ones first: then the others are 8 of the 28 left, 3 of those heavy. */
    draw(&b, 2, 10, 2);
    double expected = 100.0 * (2.0 + 8.0 * 3.0 / 28.0) / 10.0;
    assert_true(fabs(mean(&b, 0) - expected) < 4.5 * sd / sqrt((double)DRAWN));
    assert_true(value(&b, 0, 0) >= 20.0);
    size_t differ = 0;
    for (size_t n = 1; n < DRAWN; n++)
        differ += value(&b, 1, n) != value(&b, 1, n - 1);
    assert_true(differ > DRAWN * 9 / 10);
}

static void test_sample_when_as_large_as_the_cohort_then_all_of_it(void **state)
{
    (void)state;
    static struct bench b;
    b.figure[0] = about("zwaar", "recidive", NULL, 0);
    b.figure[1] = about("dag", "duur_vb", NULL, 0);
    draw(&b, 2, FILES, 3);
    expect_always(&b, 0, 100.0 * HEAVY / FILES);
    expect_always(&b, 1, 14.5); /* nobody twice */
    draw(&b, 2, 10 * FILES, 10 * FILES);
    expect_always(&b, 1, 14.5);
}

static void test_figures_when_of_one_sample_then_counted_in_the_same_files(void **state)
{
    (void)state;
    static struct bench b;
    b.figure[0] = about("zwaar", "recidive", NULL, 0);
    b.figure[1] = about("middel", "crisis", NULL, 0);
    b.figure[2] = about("kinderen", "minderjarigen", NULL, 0);
    draw(&b, 3, 10, 2);
    for (size_t n = 0; n < DRAWN; n++)
        assert_true(fabs(value(&b, 0, n) + value(&b, 1, n) - value(&b, 2, n)) < 1e-9);
}

static void test_figure_when_over_fewer_files_then_a_part_of_its_own(void **state)
{
    (void)state;
    static struct bench b;
    b.figure[0] = about("een", "duur_vb", NULL, 4);
    b.figure[1] = about("ander", "duur_vb", NULL, 4);
    b.figure[2] = about("een", "duur_vb", "crisis", 0);
    draw(&b, 3, 12, 0);
    assert_true(fabs(mean(&b, 0) - 14.5) < 4.5 * sqrt(75.0 / 4.0 / (double)DRAWN));
    size_t differ = 0, nobody = 0;
    for (size_t n = 0; n < DRAWN; n++) {
        differ += value(&b, 0, n) != value(&b, 1, n);
        nobody += isnan(value(&b, 2, n)) ? 1 : 0;
    }
    assert_true(differ > DRAWN * 9 / 10);
    assert_true(nobody < DRAWN / 20); /* 12 of 30 without one of the 8: seldom */
}

static void test_figure_when_others_are_asked_for_too_then_the_same(void **state)
{
    (void)state;
    static struct bench one, more;
    one.figure[0] = about("een", "duur_vb", NULL, 4);
    draw(&one, 1, 12, 3);
    more.figure[0] = about("ander", "recidive", NULL, 5);
    more.figure[1] = about("een", "duur_vb", NULL, 4);
    draw(&more, 2, 12, 3);
    for (size_t n = 0; n < DRAWN; n++)
        assert_true(value(&one, 0, n) == value(&more, 1, n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heavy_ones_when_asked_for_then_the_heaviest_first),
        cmocka_unit_test(test_others_when_drawn_then_at_random_from_all_that_are_left),
        cmocka_unit_test(test_sample_when_as_large_as_the_cohort_then_all_of_it),
        cmocka_unit_test(test_figures_when_of_one_sample_then_counted_in_the_same_files),
        cmocka_unit_test(test_figure_when_over_fewer_files_then_a_part_of_its_own),
        cmocka_unit_test(test_figure_when_others_are_asked_for_too_then_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
