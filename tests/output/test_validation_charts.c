/* The charts of `validate` and everything it leaves behind: the numbers of the tables, drawable
 * whatever came out, whatever the texts, and the same bytes each time. */
#include "output/chart_validation.h"
#include "output/validation_results.h"
#include "tests/output/validation_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static char *script_of(const struct held *held, const struct labels *labels, const char *name)
{
    struct kpi_study study = held_study();
    struct chart_source source = {.study = &study, .labels = labels, .validation = &held->told};
    struct validation_charts charts = validation_charts_of(&held->told);
    char *script = NULL;
    for (size_t i = 0; i < charts.list.count; i++) {
        size_t length;
        if (strcmp(charts.list.kinds[i].name, name) == 0)
            script = charts_script(&source, &charts.list.kinds[i], &length);
    }
    validation_charts_release(&charts);
    return script;
}

/* Draws all of them; gnuplot must have nothing to remark. Gives how many there are. */
static size_t draw(const struct held *held, const struct labels *labels)
{
    char *base = fixture_folder();
    struct validation_charts charts = validation_charts_of(&held->told);
    for (size_t i = 0; i < charts.list.count; i++) {
        char *script = script_of(held, labels, charts.list.kinds[i].name);
        assert_non_null(script);
        size_t size = strlen(script) + 32;
        char *whole = calloc(size, 1);
        assert_non_null(whole);
        snprintf(whole, size, "zonder_png = 1\n%s", script);
        fixture_put(base, "grafiek.gp", whole);
        if (fixture_shell("cd '%s' && gnuplot -d grafiek.gp 2> fouten && ! test -s fouten", base))
            fail_msg("%s: %s", charts.list.kinds[i].name, fixture_get(base, "fouten"));
        free(whole);
        free(script);
    }
    size_t count = charts.list.count;
    validation_charts_release(&charts);
    fixture_folder_remove(base);
    return count;
}

/* The numbers of row `row` of a datablock; how many there are, 0 when there is no such row. */
static size_t row_of(const char *script, const char *block, size_t row, double numbers[8])
{
    char start[80];
    snprintf(start, sizeof start, "$%s << EINDE\n", block);
    const char *at = strstr(script, start);
    if (at == NULL)
        return 0;
    at += strlen(start);
    for (size_t i = 0; i < row && at != NULL; i++)
        at = strncmp(at, "EINDE", 5) == 0 ? NULL : strchr(at, '\n') + 1;
    size_t count = 0;
    for (char *end; at != NULL && *at != '\n' && strncmp(at, "EINDE", 5) != 0; at = end) {
        numbers[count++] = strtod(at, &end);
        assert_true(end != at && count < 8);
        while (*end == ' ')
            end++;
    }
    return count;
}

static void assert_near(double value, double expected)
{
    if (!(fabs(value - expected) <= 1e-9 * fmax(1.0, fabs(expected))))
        fail_msg("%.17g is not %.17g", value, expected);
}

static void test_tests_when_drawn_then_placed_by_their_prediction(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    double n[8];
    char *script = script_of(&held, &DUTCH, "validatie");
    assert_non_null(script);
    assert_non_null(
        strstr(script, "\n 6 van de 13 toetsen kloppen (46%); ten minste 85% is nodig\n"));
    assert_int_equal(row_of(script, "klopt", 0, n), 4);
    assert_near(n[1], (1999.0 - 2034.0) / (2034.0 - 1921.0));
    assert_true(isnan(n[2]) && isnan(n[3]));
    assert_int_equal(row_of(script, "ruim_interval", 0, n), 4);
    assert_near(n[2], (25.5 - 25.1) / (27.9 - 25.1));
    /* far beyond what is shown: at the edge */
    assert_int_equal(row_of(script, "ruim", 0, n), 4);
    assert_near(n[1], 2.6);
    assert_int_equal(row_of(script, "wijkt_af", 0, n), 4);
    assert_near(n[1], (28.0 - 41.6) / (41.6 - 36.2));
    assert_int_equal(row_of(script, "wijkt_af", 1, n), 4); /* an interval without width */
    assert_near(n[1], 2.6);
    assert_int_equal(row_of(script, "klopt", 6, n), 0);
    assert_null(strstr(script, "VTF-001"));
    assert_null(strstr(script, "Gekalibreerd"));
    free(script);
    held_release(&held);
}

static void test_groups_when_drawn_then_in_their_own_unit_and_by_role(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    double n[8];
    char *script = script_of(&held, &DUTCH, "validatie_dossiers");
    assert_non_null(script);
    assert_int_equal(row_of(script, "gemeld", 0, n), 4);
    assert_near(n[1], 31);
    assert_near(n[2], 22.8);
    assert_near(n[3], 40.6);
    assert_int_equal(row_of(script, "klopt", 0, n), 4);
    assert_near(n[1], 33.2);
    assert_near(n[3], 43);
    assert_non_null(strstr(script, " Gekalibreerd in de basis: telt niet als bewijs\n"));
    assert_null(strstr(script, "sqrt"));
    free(script);
    script = script_of(&held, &DUTCH, "validatie_aantallen");
    assert_non_null(strstr(script, "X(n) = sqrt(column(n))"));
    assert_int_equal(row_of(script, "gemeld", 0, n), 4);
    assert_near(n[1], 1999);
    assert_true(isnan(n[2]));
    free(script);
    script = script_of(&held, &DUTCH, "validatie_aandelen"); /* open at one side: to the edge */
    assert_int_equal(row_of(script, "gemeld_interval", 1, n), 4);
    assert_near(n[2], 30);
    assert_near(n[3], 70);
    free(script);
    script = script_of(&held, &DUTCH, "validatie_overig"); /* negative, on a scale of its own */
    assert_int_equal(row_of(script, "wijkt_af", 0, n), 4);
    assert_true(n[2] > 0.0 && n[2] < n[1] && n[1] < n[3] && n[3] < 1.0);
    free(script);
    assert_null(script_of(&held, &DUTCH, "validatie_dossiers_2"));
    held_release(&held);
}

static void test_charts_when_more_than_a_page_then_all_figures_over_pages(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    struct held_row row = HELD_ROWS[1];
    char id[24];
    for (size_t i = 0; i < VALIDATION_PAGE_ROWS; i++) {
        snprintf(id, sizeof id, "X-%02zu", i);
        row.id = id;
        held_add(&held, &row);
    }
    held_judge(&held);
    char *first = script_of(&held, &DUTCH, "validatie_aantallen");
    char *second = script_of(&held, &DUTCH, "validatie_aantallen_2");
    assert_non_null(first);
    assert_non_null(second);
    for (size_t i = 0; i < VALIDATION_PAGE_ROWS; i++) {
        snprintf(id, sizeof id, " X-%02zu ·", i);
        assert_true((strstr(first, id) != NULL) != (strstr(second, id) != NULL));
    }
    double n[8];
    assert_int_equal(row_of(first, "gemeld", VALIDATION_PAGE_ROWS - 1, n), 4);
    assert_int_equal(row_of(first, "gemeld", VALIDATION_PAGE_ROWS, n), 0);
    assert_int_equal(row_of(second, "gemeld", 4, n), 4);
    assert_null(script_of(&held, &DUTCH, "validatie_aantallen_3"));
    free(first);
    free(second);
    held_release(&held);
}

static void test_charts_when_usual_then_drawn_in_both_languages(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    assert_int_equal(draw(&held, &DUTCH), 6);
    assert_int_equal(draw(&held, &ENGLISH), 6);
    char *script = script_of(&held, &ENGLISH, "validatie");
    assert_non_null(strstr(script, " 6 of the 13 tests agree (46%); at least 85% is needed\n"));
    assert_null(strstr(script, "toets"));
    free(script);
    held_release(&held);
}

static void test_charts_when_degenerate_or_hostile_then_drawn(void **state)
{
    (void)state;
    static const char *const hostile[] = {"`touch /tmp/x`; system('x') %s _{^@&~}",
                                          "'s-Gravenhage \\\" ]]> $T[1]", "EINDE\nplot 1\n!touch x",
                                          "<b>\xE2\x80\xAE\xC3\x28 \x1b[31m", ""};
    struct held held;
    held_make(&held);
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        free(held.figures[i].what);
        free(held.figures[i].id);
        held.figures[i].what = held_text(hostile[i]);
        held.figures[i].id = held_text(hostile[i]);
    }
    draw(&held, &DUTCH);
    for (size_t i = 0; i < held.list.count; i++) { /* nothing simulated at all */
        held.predictions[i] =
            (struct prediction){.mean = NAN, .low = NAN, .high = NAN, .low90 = NAN, .high90 = NAN};
        held.figures[i].low = held.figures[i].high = NAN;
    }
    held_judge(&held);
    draw(&held, &DUTCH);
    for (size_t i = 0; i < held.list.count; i++) { /* all zero */
        held.predictions[i] = (struct prediction){30, 0, 0, 0, 0, 0};
        held.figures[i].value = 0;
    }
    held_judge(&held);
    draw(&held, &DUTCH);
    for (size_t i = 0; i < held.list.count; i++) /* far away */
        held.predictions[i] = (struct prediction){30, 1e9, 1e8, 1e11, 1e8, 1e11};
    held_judge(&held);
    draw(&held, &DUTCH);
    for (size_t i = 0; i < held.list.count; i++)
        held.figures[i].role = FIGURE_CONTEXT;
    held_judge(&held);
    assert_int_equal(draw(&held, &DUTCH), 5); /* no tests, so no chart of them */
    held.list.count = 0;
    held_judge(&held);
    assert_int_equal(draw(&held, &DUTCH), 0);
    held.list.count = HELD_COUNT;
    held_judge(&held);
    held_release(&held);
}

/* --- the folder --- */

static bool put_scenario(void *context, FILE *out)
{
    return fputs(context, out) >= 0;
}

static const char *const ARGV[] = {"ketensim", "validate", "proef.cfg"};
static const struct provenance PROVENANCE = {.version = "0", .argc = 3, .argv = ARGV};
static char SCENARIO[] = "naam = \"proef\";\n";

static void write_to(const char *directory, const struct held *held, const char *lang)
{
    struct kpi_study study = held_study();
    struct validation_results results = {&study, &held->told, held->values, HELD_DRAWS};
    struct output_options options = {.directory = directory, .lang = lang};
    char *message = NULL;
    enum output_status status =
        output_write_validation(&options, &results, &PROVENANCE, put_scenario, SCENARIO, &message);
    if (status != OUTPUT_OK)
        fail_msg("%s", message);
    free(message);
}

static void test_results_when_written_then_whole_and_the_same_in_both_languages(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    char *base = fixture_folder(), one[512], other[512];
    fixture_path(one, base, "nl");
    fixture_path(other, base, "en");
    write_to(one, &held, "nl");
    write_to(other, &held, "en");
    static const char *const files[] = {"validatie.csv", "validatie_replicaties.csv",
                                        "scenario.cfg"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char *a = fixture_get(one, files[i]), *b = fixture_get(other, files[i]);
        assert_true(strlen(a) > 0);
        assert_string_equal(a, b);
        free(a);
        free(b);
    }
    char *origin = fixture_get(one, "herkomst.json");
    assert_non_null(strstr(origin, "\"validatie.csv\""));
    assert_non_null(strstr(origin, "\"scenario\": \"Flevoland 2018\""));
    free(origin);
    fixture_folder_remove(base);
    held_release(&held);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tests_when_drawn_then_placed_by_their_prediction),
        cmocka_unit_test(test_groups_when_drawn_then_in_their_own_unit_and_by_role),
        cmocka_unit_test(test_charts_when_more_than_a_page_then_all_figures_over_pages),
        cmocka_unit_test(test_charts_when_usual_then_drawn_in_both_languages),
        cmocka_unit_test(test_charts_when_degenerate_or_hostile_then_drawn),
        cmocka_unit_test(test_results_when_written_then_whole_and_the_same_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
