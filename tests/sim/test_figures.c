/* Reported figures that cannot all be true, and those that can. */
#include "sim/study/contradictions.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MANY 12

/* A list that owns nothing; its figures are filled in by the tests. */
struct world {
    struct figure figures[MANY];
    struct figure_sample samples[2];
    struct figure_sum sums[2];
    size_t parts[2][MANY];
    struct figure_list list;
    struct traffic_finding *findings;
    size_t count;
};

static char text_meldingen[] = "meldingen_per_jaar", text_wachtlijst[] = "wachtlijst_eind";
static char text_keten[] = "keten", text_onderzoek[] = "onderzoek", text_alle[] = "alle";
static char text_almere[] = "almere", text_urk[] = "urk", text_dossiers[] = "dossiers";
static char text_recidive[] = "recidive", text_zwaar[] = "eerder_3_7", text_licht[] = "eerder_0_2";
static char text_sum[] = "meldingen naar gemeente";

static int make(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    assert_non_null(w);
    for (size_t i = 0; i < 2; i++)
        w->samples[i] = (struct figure_sample){.key = text_dossiers,
                                               .what = text_dossiers,
                                               .from = 10,
                                               .to = 20,
                                               .at = 30,
                                               .files = 100};
    w->list = (struct figure_list){
        .figures = w->figures, .samples = w->samples, .sample_count = 2, .sums = w->sums};
    *state = w;
    return 0;
}

static void forget_findings(struct world *w)
{
    for (size_t i = 0; i < w->count; i++) {
        free(w->findings[i].one);
        free(w->findings[i].other);
        free(w->findings[i].what);
        free(w->findings[i].what_en);
    }
    free(w->findings);
    w->findings = NULL;
    w->count = 0;
}

static int forget(void **state)
{
    struct world *w = *state;
    forget_findings(w);
    free(w);
    return 0;
}

static struct figure *add(struct world *w, char *id, double value)
{
    assert_true(w->list.count < MANY);
    struct figure *figure = &w->figures[w->list.count++];
    *figure = (struct figure){.id = id, .what = id, .value = value, .low = NAN, .high = NAN};
    return figure;
}

/* A number counted in the first half of a year. */
static struct figure *add_number(struct world *w, char *id, char *gemeente, double value)
{
    struct figure *figure = add(w, id, value);
    figure->rule = FIGURE_COUNT;
    figure->kpi = text_meldingen;
    figure->station = text_keten;
    figure->gemeente = gemeente;
    figure->breakdown = text_alle;
    figure->from = 0;
    figure->to = 181 * CLOCK_DAY;
    return figure;
}

static struct figure *add_share(struct world *w, char *id, char *among, size_t of, double value)
{
    struct figure *figure = add(w, id, value);
    figure->rule = FIGURE_SAMPLE;
    figure->trait = text_recidive;
    figure->among = among;
    figure->of = of;
    return figure;
}

/* The figures from `first` on are the parts of `whole` (SIZE_MAX: none). */
static void add_sum(struct world *w, size_t whole, size_t first)
{
    struct figure_sum *sum = &w->sums[w->list.sum_count];
    *sum =
        (struct figure_sum){.what = text_sum, .whole = whole, .parts = w->parts[w->list.sum_count]};
    for (size_t i = first; i < w->list.count; i++)
        sum->parts[sum->part_count++] = i;
    w->list.sum_count++;
}

static size_t look(struct world *w)
{
    forget_findings(w);
    w->count = figures_contradictions(&w->list, &w->findings);
    return w->count;
}

static void interval(struct figure *figure, double low, double high)
{
    figure->low = low;
    figure->high = high;
}

/* --- words --- */

static void test_role_when_asked_then_a_word_in_both_languages(void **state)
{
    (void)state;
    static const struct {
        enum figure_role role;
        const char *nl, *en;
    } words[] = {{FIGURE_INPUT, "invoer", "input"},
                 {FIGURE_CALIBRATED, "gekalibreerd", "calibrated"},
                 {FIGURE_TEST, "toets", "test"},
                 {FIGURE_CONTEXT, "context", "context"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        assert_string_equal(figure_role_word(words[i].role, false), words[i].nl);
        assert_string_equal(figure_role_word(words[i].role, true), words[i].en);
    }
}

/* --- two figures about the same thing --- */

static void test_files_when_same_and_shares_differ_then_contradiction(void **state)
{
    struct world *w = *state;
    interval(add_share(w, (char[]){"RP-180"}, text_zwaar, 25, 56), 37.1, 73.3);
    add_share(w, (char[]){"RP-183"}, text_zwaar, 0, 66);
    assert_int_equal(look(w), 1); /* though 66 lies within the interval of other files */
    const struct traffic_finding *finding = &w->findings[0];
    assert_int_equal(finding->kind, TRAFFIC_CONTRADICTION);
    assert_string_equal(finding->one, "RP-180");
    assert_string_equal(finding->other, "RP-183");
    assert_string_equal(finding->what, "RP-180");
    assert_string_equal(finding->what_en, "recidive among eerder_3_7 in sample dossiers");
    assert_string_equal(finding->station, "keten");
    assert_true(finding->stated == 66.0 && finding->low == 55.5 && finding->high == 56.5);
    assert_int_equal(finding->from, 10);
    assert_int_equal(finding->to, 20);
}

static void test_files_when_same_and_only_rounded_then_none(void **state)
{
    struct world *w = *state;
    add_share(w, (char[]){"a"}, NULL, 100, 100.0 * 26 / 31);
    add_share(w, (char[]){"b"}, NULL, 0, 84);
    assert_int_equal(look(w), 0);
    w->figures[1].value = 83.3; /* written with a decimal: 83.25 to 83.35 */
    assert_int_equal(look(w), 1);
}

static void test_files_when_other_ones_then_intervals_decide(void **state)
{
    struct world *w = *state;
    interval(add_share(w, (char[]){"a"}, NULL, 100, 46), 36.6, 55.7);
    struct figure *other = add_share(w, (char[]){"b"}, NULL, 58, 63.8);
    interval(other, 50.9, 74.9);
    assert_int_equal(look(w), 0);
    interval(other, 55.8, 74.9);
    assert_int_equal(look(w), 1);
    interval(other, NAN, NAN);
    assert_int_equal(look(w), 1); /* a value without interval, outside that of the first */
    interval(&w->figures[0], NAN, NAN);
    assert_int_equal(look(w), 0); /* nobody knows what chance may do */
}

static void test_subject_when_another_then_none(void **state)
{
    struct world *w = *state;
    add_share(w, (char[]){"a"}, text_zwaar, 25, 56);
    add_share(w, (char[]){"b"}, text_licht, 75, 23);
    add_share(w, (char[]){"c"}, NULL, 100, 31);
    add_share(w, (char[]){"d"}, NULL, 100, 10)->sample = 1;
    add_number(w, (char[]){"e"}, text_almere, 1181);
    add_number(w, (char[]){"f"}, text_urk, 26);
    add_number(w, (char[]){"g"}, text_urk, 900)->to += CLOCK_DAY;
    add_number(w, (char[]){"h"}, text_urk, 1800)->rule = FIGURE_KPI;
    assert_int_equal(look(w), 0);
    assert_null(w->findings);
}

static void test_numbers_when_they_touch_then_none_else_contradiction(void **state)
{
    struct world *w = *state;
    add_number(w, (char[]){"RP-025"}, text_alle, 1999);
    struct figure *other = add_number(w, (char[]){"RP-051"}, text_alle, 2000);
    assert_int_equal(look(w), 0);
    other->value = 2001;
    assert_int_equal(look(w), 1);
    assert_string_equal(w->findings[0].what_en,
                        "meldingen_per_jaar, keten, alle, alle from 1970-01-01 until 1970-07-01");
    interval(other, 1995, 2010);
    assert_int_equal(look(w), 0);
    interval(other, NAN, 1998);
    assert_int_equal(look(w), 1);
    interval(other, 1998, NAN);
    assert_int_equal(look(w), 0);
}

static void test_stock_when_two_on_one_day_then_contradiction(void **state)
{
    struct world *w = *state;
    add_number(w, (char[]){"VTF-001"}, text_alle, 26);
    add_number(w, (char[]){"VTF-002"}, text_alle, 42);
    for (size_t i = 0; i < 2; i++) {
        w->figures[i].rule = FIGURE_STOCK;
        w->figures[i].kpi = text_wachtlijst;
        w->figures[i].station = text_onderzoek;
        w->figures[i].at = 365 * CLOCK_DAY;
    }
    assert_int_equal(look(w), 1);
    assert_string_equal(w->findings[0].station, "onderzoek");
    assert_string_equal(w->findings[0].what_en,
                        "wachtlijst_eind, onderzoek, alle, alle at the end of 1970-12-31");
    w->figures[1].at += CLOCK_DAY;
    assert_int_equal(look(w), 0);
}

/* --- parts and their whole --- */

/* RP table 2.1: the gemeenten are 62 short of the region. */
static void test_parts_when_they_do_not_add_up_then_all_are_named(void **state)
{
    struct world *w = *state;
    add_number(w, (char[]){"RP-025"}, text_alle, 1999);
    add_number(w, (char[]){"RP-001"}, text_almere, 1911);
    add_number(w, (char[]){"RP-017"}, text_urk, 26);
    add_sum(w, 0, 1);
    assert_int_equal(look(w), 1);
    const struct traffic_finding *finding = &w->findings[0];
    assert_string_equal(finding->one, "RP-001 + RP-017");
    assert_string_equal(finding->other, "RP-025");
    assert_string_equal(finding->what, "meldingen naar gemeente");
    assert_true(finding->stated == 1999 && finding->low == 1936 && finding->high == 1938);
    w->figures[0].value = 1938; /* rounding of three numbers */
    assert_int_equal(look(w), 0);
    w->figures[0].value = 1999;
    interval(&w->figures[2], 26, 90);
    assert_int_equal(look(w), 0);
}

/* RP 4.4: 68% of 25 and 59% of 75 are 61, where 66 of 100 had it. */
static void test_shares_of_groups_when_added_then_as_numbers_of_files(void **state)
{
    struct world *w = *state;
    add_share(w, (char[]){"RP-113"}, NULL, 0, 66);
    add_share(w, (char[]){"RP-178"}, text_zwaar, 25, 68);
    add_share(w, (char[]){"RP-185"}, text_licht, 75, 59);
    add_sum(w, 0, 1);
    assert_int_equal(look(w), 1);
    assert_true(fabs(w->findings[0].low - 60.75) < 1e-9);
    assert_true(fabs(w->findings[0].high - 61.75) < 1e-9);
    assert_true(w->findings[0].stated == 66);
    w->figures[2].value = 100.0 * 49 / 75;
    assert_int_equal(look(w), 0);
    w->figures[2].value = 59;
    w->figures[2].of = 0; /* of how many nobody says */
    assert_int_equal(look(w), 0);
}

static void test_exclusive_shares_when_above_a_hundred_then_contradiction(void **state)
{
    struct world *w = *state;
    add_share(w, (char[]){"a"}, text_licht, 40, 60)->trait = text_almere;
    add_share(w, (char[]){"b"}, text_licht, 40, 40)->trait = text_urk;
    add_sum(w, SIZE_MAX, 0);
    assert_int_equal(look(w), 0);
    w->figures[1].value = 42;
    assert_int_equal(look(w), 1);
    assert_string_equal(w->findings[0].one, "a + b");
    assert_string_equal(w->findings[0].other, "");
    assert_true(w->findings[0].stated == 40);
    w->figures[1].value = 10; /* less than all is no contradiction */
    assert_int_equal(look(w), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_role_when_asked_then_a_word_in_both_languages),
        cmocka_unit_test_setup_teardown(test_files_when_same_and_shares_differ_then_contradiction,
                                        make, forget),
        cmocka_unit_test_setup_teardown(test_files_when_same_and_only_rounded_then_none, make,
                                        forget),
        cmocka_unit_test_setup_teardown(test_files_when_other_ones_then_intervals_decide, make,
                                        forget),
        cmocka_unit_test_setup_teardown(test_subject_when_another_then_none, make, forget),
        cmocka_unit_test_setup_teardown(test_numbers_when_they_touch_then_none_else_contradiction,
                                        make, forget),
        cmocka_unit_test_setup_teardown(test_stock_when_two_on_one_day_then_contradiction, make,
                                        forget),
        cmocka_unit_test_setup_teardown(test_parts_when_they_do_not_add_up_then_all_are_named, make,
                                        forget),
        cmocka_unit_test_setup_teardown(test_shares_of_groups_when_added_then_as_numbers_of_files,
                                        make, forget),
        cmocka_unit_test_setup_teardown(
            test_exclusive_shares_when_above_a_hundred_then_contradiction, make, forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
