/* Charts of --onzekerheid: the numbers of the tables, words in the language asked, and drawable
 * whatever came out. */
#include "output/chart_uncertainty.h"
#include "output/charts.h"
#include "tests/output/uncertainty_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};
static const char *const NAMES[] = {"Flevoland 2018", "meer Raad"};

static char *script_of(const struct uncertainty *uncertainty, const struct labels *labels,
                       const char *name)
{
    struct kpi_study study;
    fixture_study(&study, "proef", 2);
    struct chart_source source = {
        .study = &study, .labels = labels, .names = NAMES, .uncertainty = uncertainty};
    struct chart_list charts = charts_of_study();
    char *script = NULL;
    bool found = false;
    for (size_t i = 0; i < charts.count; i++) {
        size_t length;
        if (strcmp(charts.kinds[i].name, name) != 0)
            continue;
        found = true;
        script = charts_script(&source, &charts.kinds[i], &length);
    }
    assert_true(found);
    kpi_study_release(&study);
    return script;
}

/* Numbers of line `row` of a datablock; returns how many. */
static size_t row_of(const char *script, const char *block, size_t row, double numbers[12])
{
    char head[64];
    snprintf(head, sizeof head, "\n$%s << EINDE\n", block);
    const char *at = strstr(script, head);
    if (at == NULL)
        fail_msg("no datablock %s", block);
    at += strlen(head);
    for (; row > 0; row--)
        at = strchr(at, '\n') + 1;
    if (strncmp(at, "EINDE", 5) == 0)
        return 0;
    size_t count = 0;
    while (*at != '\n') {
        char *end;
        numbers[count++] = strtod(at, &end);
        assert_true(end > at && count <= 12);
        at = end;
    }
    return count;
}

static void assert_near(double value, double wanted)
{
    if (!(fabs(value - wanted) < 1e-9))
        fail_msg("%.17g is not %.17g", value, wanted);
}

static void draw(const struct uncertainty *uncertainty, const struct labels *labels, size_t wanted)
{
    static const char *const names[] = {"onzekerheid", "aannames"};
    char *base = fixture_folder();
    size_t drawn = 0;
    for (size_t i = 0; i < 2; i++) {
        char *script = script_of(uncertainty, labels, names[i]);
        if (script == NULL)
            continue;
        size_t size = strlen(script) + 32;
        char *whole = calloc(size, 1);
        assert_non_null(whole);
        snprintf(whole, size, "zonder_png = 1\n%s", script);
        fixture_put(base, "grafiek.gp", whole);
        if (fixture_shell("cd '%s' && gnuplot -d grafiek.gp 2> fouten && ! test -s fouten", base))
            fail_msg("%s: %s", names[i], fixture_get(base, "fouten"));
        free(whole);
        free(script);
        drawn++;
    }
    assert_int_equal(drawn, wanted);
    fixture_folder_remove(base);
}

static void test_bands_when_drawn_then_numbers_and_what_chance_leaves(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    unsure.outcomes[UNSURE_LIST].spread.assumption_share = 75.0;
    double numbers[12];
    char *script = script_of(&unsure.uncertainty, &DUTCH, "onzekerheid");
    assert_int_equal(row_of(script, "banden", 0, numbers), 8);
    assert_near(numbers[1], 61.25);
    assert_near(numbers[2], 29.25);
    assert_near(numbers[3], 109.25);
    assert_near(numbers[4], 61.25 - 0.5 * 32.0); /* a quarter of the variance, half the width */
    assert_near(numbers[5], 61.25 + 0.5 * 48.0);
    assert_true(numbers[6] < 0.0 && numbers[7] > 109.25);
    /* The variants of one outcome stand together, on one scale with 0 in the middle. */
    double other[12];
    assert_int_equal(row_of(script, "banden", 2, numbers), 8);
    assert_int_equal(row_of(script, "banden", 3, other), 8);
    assert_near(numbers[1], -12.0);
    assert_near(other[1], -2.0);
    assert_near(numbers[6], other[6]);
    assert_near(numbers[6], -numbers[7]);
    assert_int_equal(row_of(script, "banden", 5, numbers), 0); /* the hidden one is not there */
    assert_non_null(strstr(script, " · 100 punten × 4 herhalingen · zaad 7\n"));
    assert_non_null(strstr(script, " waarschijnlijk lager, beter · 30% aannames, 70% toeval\n"));
    assert_non_null(strstr(script, "\n 75% aannames, 25% toeval\n")); /* a level: no such words */
    free(script);
}

static void test_tornado_when_drawn_then_ranked_and_marked(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    struct uncertainty uncertainty = unsure_differences(&unsure);
    uncertainty.outcome_count = 1;
    double numbers[12];
    char *script = script_of(&uncertainty, &DUTCH, "aannames");
    assert_int_equal(row_of(script, "anders", 0, numbers), 5);
    assert_near(numbers[1], -21.5);
    assert_near(numbers[2], 21.5);
    assert_near(numbers[3], 42.0);
    assert_int_equal(row_of(script, "anders", 2, numbers), 5);
    assert_int_equal(row_of(script, "anders", 3, numbers), 0);
    assert_int_equal(row_of(script, "vaag", 1, numbers), 5);
    assert_near(numbers[1], 0.5);
    assert_non_null(strstr(script, " Kans dat een ernstig incident een melding wordt\n"));
    assert_non_null(strstr(script, " kantelt bij 40 procent\n"));
    assert_non_null(strstr(script, " niet te onderscheiden van toeval\n"));
    free(script);
    /* More outcomes: three panels at most, a level does not turn. */
    script = script_of(&unsure.uncertainty, &DUTCH, "aannames");
    assert_non_null(strstr(script, " Wachtlijst bij Veilig Thuis (casussen)\n"));
    assert_non_null(strstr(script, "verschil met de basis: meer Raad (casussen)\n"));
    assert_null(strstr(script, "(procentpunt)"));
    free(script);
}

static void test_charts_when_usual_then_drawn_in_both_languages(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    struct uncertainty one = unsure.uncertainty;
    one.outcome_count = 1;
    draw(&unsure.uncertainty, &DUTCH, 2);
    draw(&unsure.uncertainty, &ENGLISH, 2);
    draw(&one, &DUTCH, 2);
    char *script = script_of(&unsure.uncertainty, &ENGLISH, "aannames");
    assert_non_null(strstr(script, " Which assumptions matter most\n"));
    assert_null(strstr(script, "smaller"));
    assert_null(strstr(script, "kantelt"));
    free(script);
}

static void test_charts_when_degenerate_then_drawn_or_none(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    /* No spread at all, nothing known, and nothing that can be split. */
    unsure.outcomes[UNSURE_LIST].spread = (struct spread){
        .points = 100, .mean = 5.0, .low = 5.0, .high = 5.0, .assumption_share = (double)NAN};
    unsure.outcomes[UNSURE_COUPLING].spread =
        (struct spread){.mean = (double)NAN, .low = (double)NAN, .high = (double)NAN};
    unsure.outcomes[UNSURE_RAAD].spread.assumption_share = (double)NAN;
    unsure.outcomes[UNSURE_TERM].spread =
        (struct spread){.points = 100, .assumption_share = (double)NAN};
    draw(&unsure.uncertainty, &DUTCH, 2);
    for (size_t i = 0; i < UNSURE_OUTCOMES; i++)
        for (size_t a = 0; a < UNSURE_ASSUMPTIONS; a++)
            unsure.rankings[i][a] =
                (struct influence){.dimension = a, .slope = 0.0, .turns_at = (double)NAN};
    draw(&unsure.uncertainty, &DUTCH, 2); /* bars without length */
    for (size_t i = 0; i < UNSURE_OUTCOMES; i++)
        for (size_t a = 0; a < UNSURE_ASSUMPTIONS; a++)
            unsure.rankings[i][a].slope = (double)NAN;
    draw(&unsure.uncertainty, &DUTCH, 1);
    struct uncertainty flat = unsure.uncertainty;
    flat.outcome_count = 2;
    draw(&flat, &DUTCH, 1);
    flat.outcome_count = 0;
    draw(&flat, &DUTCH, 0);
    assert_null(script_of(NULL, &DUTCH, "onzekerheid"));
    assert_null(script_of(NULL, &DUTCH, "aannames"));
}

static void test_lines_when_long_then_broken_between_words_and_cut(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t letters, count;
        const char *lines[UNCERTAINTY_LINES];
    } cases[] = {
        {"kort", 10, 1, {"kort", NULL}},
        {"een twee drie", 8, 2, {"een twee", "drie"}},
        {"een twee drie", 9, 2, {"een twee", "drie"}},
        {"aaaaaaaaaaaabbb", 12, 2, {"aaaaaaaaaaaa", "bbb"}},
        {"een twee drie vier vijf", 8, 2, {"een twee", "drie vi…"}},
        {"één échte ééé", 9, 2, {"één échte", "ééé"}},
        {"", 9, 0, {NULL, NULL}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct uncertainty_lines lines = uncertainty_lines_of(cases[i].text, cases[i].letters);
        assert_int_equal(lines.count, cases[i].count);
        for (size_t j = 0; j < lines.count; j++)
            assert_string_equal(lines.line[j], cases[i].lines[j]);
        uncertainty_lines_release(&lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bands_when_drawn_then_numbers_and_what_chance_leaves),
        cmocka_unit_test(test_tornado_when_drawn_then_ranked_and_marked),
        cmocka_unit_test(test_charts_when_usual_then_drawn_in_both_languages),
        cmocka_unit_test(test_charts_when_degenerate_then_drawn_or_none),
        cmocka_unit_test(test_lines_when_long_then_broken_between_words_and_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
