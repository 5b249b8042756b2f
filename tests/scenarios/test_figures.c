/* A good file of reported figures: everything as it was written, and what is made of it. */
#include "figures_example.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios/storage.h"
#include "sim/study/contradictions.h"

static tick day(const char *date)
{
    tick at = 0;
    assert_true(clock_parse_date(date, &at));
    return at;
}

/* --- a good file --- */

static void test_file_when_good_then_every_figure_as_written(void **state)
{
    (void)state;
    char *text = figures_sound();
    struct figure_list list = figures_expect_read(text);
    assert_int_equal(list.count, 6);
    assert_int_equal(list.parameter_count, 2);
    assert_string_equal(list.parameters[1], "gemeenten.*.instroom");
    assert_int_equal(list.sample_count, 1);
    const struct figure_sample *sample = &list.samples[0];
    assert_string_equal(sample->key, "dossiers");
    assert_string_equal(sample->what, "honderd dossiers");
    assert_true(sample->from == day("2018-01-01") && sample->to == day("2018-04-01"));
    assert_true(sample->at == day("2019-04-01"));
    assert_true(sample->files == 100 && sample->heavy == 10);

    const struct figure *share = &list.figures[0];
    assert_string_equal(share->id, "RP-160");
    assert_string_equal(share->what, "nieuw geweld");
    assert_string_equal(share->note, "op gekozen");
    assert_int_equal(share->role, FIGURE_CALIBRATED);
    assert_int_equal(share->rule, FIGURE_SAMPLE);
    assert_string_equal(share->trait, "recidive");
    assert_null(share->among);
    assert_true(share->of == 100 && share->value == 31.0);
    assert_true(fabs(share->low - 22.78) < 0.01); /* Wilson, as docs/feiten.csv has it */
    assert_true(fabs(share->high - 40.63) < 0.01);
    assert_true(isnan(share->naive) && !share->derived && !share->inherited);
    assert_string_equal(share->file, "proef.cfg");
    assert_int_equal(share->line, 8);

    assert_string_equal(list.figures[1].among, "zwaar");
    assert_int_equal(list.figures[1].role, FIGURE_TEST);
    assert_true(list.figures[1].of == 25 && list.figures[1].value == 56.0);
    assert_true(list.figures[2].value == 2.87 && list.figures[2].of == 0);
    assert_true(isnan(list.figures[2].low) && isnan(list.figures[2].high));

    const struct figure *number = &list.figures[3];
    assert_int_equal(number->rule, FIGURE_COUNT);
    assert_int_equal(number->role, FIGURE_CONTEXT);
    assert_string_equal(number->gemeente, "alle");
    assert_string_equal(number->breakdown, "alle");
    assert_true(number->from == day("2018-01-01") && number->to == day("2018-07-01"));
    assert_true(number->value == 1999 && isnan(number->low));
    assert_true(number->naive == 1900 && number->naive_low == 1815 && number->naive_high == 1987);

    const struct figure *stock = &list.figures[4];
    assert_int_equal(stock->rule, FIGURE_STOCK);
    assert_int_equal(stock->role, FIGURE_INPUT);
    assert_string_equal(stock->station, "onderzoek");
    assert_string_equal(stock->gemeente, "almere");
    assert_string_equal(stock->breakdown, "zwaarte=licht");
    assert_true(stock->at == day("2019-01-01") && stock->derived);
    assert_true(stock->low == 5 && stock->high == 90);

    assert_int_equal(list.figures[5].rule, FIGURE_KPI);
    assert_true(isnan(list.figures[5].low) && list.figures[5].high == 40);
    figure_list_release(&list);
    free(text);
}

static void test_interval_when_given_then_not_wilsons(void **state)
{
    (void)state;
    char *text = figures_sound();
    char *changed =
        storage_format("%.*s laag = 20; hoog = 45;%s", (int)(strstr(text, " toelichting") - text),
                       text, strstr(text, " toelichting"));
    struct figure_list list = figures_expect_read(changed);
    assert_true(list.figures[0].low == 20 && list.figures[0].high == 45);
    figure_list_release(&list);
    free(changed);
    free(text);
}

static void test_share_when_none_or_all_then_interval_within_bounds(void **state)
{
    (void)state;
    static const char *const shares[] = {"aantal = 0; van = 100;", "aantal = 100; van = 100;"};
    for (size_t i = 0; i < 2; i++) {
        char *text = storage_format(
            "steekproeven: { s: { wat = \"s\"; vanaf = \"2018-01-01\"; tot = \"2018-02-01\"; "
            "peildatum = \"2018-01-31\"; omvang = 9; }; };\n"
            "cijfers = ( { feit = \"a\"; wat = \"a\"; rol = \"toets\"; steekproef = \"s\"; "
            "kenmerk = \"zwaar\"; %s } );\n",
            shares[i]);
        struct figure_list list = figures_expect_read(text);
        assert_true(list.figures[0].value == (i == 0 ? 0.0 : 100.0));
        assert_true(fabs(list.figures[0].low - (i == 0 ? 0.0 : 96.30)) < 0.01);
        assert_true(fabs(list.figures[0].high - (i == 0 ? 3.70 : 100.0)) < 0.01);
        assert_true(list.figures[0].low >= 0.0 && list.figures[0].high <= 100.0);
        assert_int_equal(list.samples[0].heavy, 0);
        figure_list_release(&list);
        free(text);
    }
}

static void test_gemeenten_when_all_counted_then_summed_beside_the_region(void **state)
{
    (void)state;
    static const char row[] =
        "  { feit = \"%s\"; wat = \"meldingen\"; rol = \"context\"; kpi = \"meldingen_per_jaar\"; "
        "station = \"keten\"; gemeente = \"%s\"; vanaf = \"2018-01-01\"; tot = \"2018-07-01\"; "
        "telling = \"aantal\"; waarde = %d; }";
    static const char *const names[] = {"alle", "almere", "urk"};
    static const int values[] = {1999, 1911, 26};
    for (size_t given = 2; given <= 3; given++) {
        struct storage_text text = {0};
        storage_text_add(&text, "cijfers = (\n");
        for (size_t i = 0; i < given; i++) {
            char *one = storage_format(row, names[i], names[i], values[i]);
            storage_text_add(&text, "%s%s", i > 0 ? ",\n" : "", one);
            free(one);
        }
        storage_text_add(&text, "\n);\n");
        struct figure_list list = figures_expect_read(text.bytes);
        assert_int_equal(list.sum_count, given == 3);
        struct traffic_finding *findings;
        size_t count = figures_contradictions(&list, &findings);
        assert_int_equal(count, given == 3);
        if (count == 1) {
            assert_string_equal(findings[0].one, "almere + urk");
            assert_string_equal(findings[0].other, "alle");
            free(findings[0].one);
            free(findings[0].other);
            free(findings[0].what);
            free(findings[0].what_en);
        }
        free(findings);
        figure_list_release(&list);
        storage_text_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_file_when_good_then_every_figure_as_written),
        cmocka_unit_test(test_interval_when_given_then_not_wilsons),
        cmocka_unit_test(test_share_when_none_or_all_then_interval_within_bounds),
        cmocka_unit_test(test_gemeenten_when_all_counted_then_summed_beside_the_region),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
