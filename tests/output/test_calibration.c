/* What `calibrate` tells: tables, console, charts and files, from a calibration
 * that was made up. */
#include <ctype.h>

#include "output/calibration_csv.h"
#include "output/calibration_results.h"
#include "output/calibration_words.h"
#include "output/console_calibration.h"
#include "tests/output/calibration_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static char *written(void (*write)(FILE *out, const struct calibration_report *report),
                     const struct calibration_report *report)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    write(out, report);
    assert_int_equal(fclose(out), 0);
    return text;
}

/* As it was printed, but with one space for every stretch of white space. */
static char *squeezed(char *text)
{
    size_t length = 0;
    for (const char *c = text; *c != '\0'; c++)
        if (!isspace((unsigned char)*c))
            text[length++] = *c;
        else if (length > 0 && text[length - 1] != ' ')
            text[length++] = ' ';
    text[length] = '\0';
    return text;
}

static char *printed(const struct calibration_report *report, const struct labels *labels)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    assert_true(console_print_calibration(out, report, labels));
    assert_int_equal(fclose(out), 0);
    return text;
}

static void expect_in(const char *text, const char *piece)
{
    if (strstr(text, piece) == NULL)
        fail_msg("no \"%s\" in:\n%s", piece, text);
}

static void expect_absent(const char *text, const char *piece)
{
    if (strstr(text, piece) != NULL)
        fail_msg("\"%s\" in:\n%s", piece, text);
}

static void test_tables_when_fitted_then_every_number_in_its_column(void **state)
{
    (void)state;
    struct fitted_fixture f;
    fitted_make_fixture(&f);
    char *text = written(calibration_csv_write_parameters, &f.report);
    expect_in(text, "\nFlevoland 2018,incidenten.per_jaar,\"ernstige incidenten "
                    "per huishouden in "
                    "rust, eerste keer\",per "
                    "jaar,1,0.1,0.18,0.23,0.16,0.122,0.198,70,vernauwd,"
                    "0.155\n");
    expect_in(text, ",factor,6,0.7,1,1.25,1.01,0.93,1.08,30,bepaald,1.02\n");
    expect_in(text, ",'=kosten van een "
                    "fte,euro,1,80000,95000,110000,95200,80700,109000,99,niet te "
                    "bepalen,\n");
    free(text);
    text = written(calibration_csv_write_figures, &f.report);
    expect_in(text, "\nFlevoland 2018,RP-160,nieuw geweld binnen 12 tot 15 "
                    "maanden,procent,31,4.6,"
                    "32.6,31.5,27.3,36,31.4,0.0869565217391");
    expect_in(text, ",casussen,26,,51,33,8,80,34.5,,0.3\n");
    free(text);
    text = written(calibration_csv_write_tradeoffs, &f.report);
    expect_in(text, "\nFlevoland 2018,incidenten.per_jaar,melding.kans,-0.93\n");
    free(text);
    text = written(calibration_csv_write_waves, &f.report);
    expect_in(text, "\nFlevoland 2018,3,40,0.05\n");
    free(text);
    text = written(calibration_csv_write_sample, &f.report);
    expect_in(text, "punt,incidenten.per_jaar,melding.kans,gemeenten.*.instroom,");
    expect_in(text, "\n300,");
    free(text);
    f.reached[0].low = -3.0;
    f.reached[0].high = 104.0;
    f.reached[2].low = -1.0;
    text = written(calibration_csv_write_figures, &f.report);
    expect_in(text, ",32.6,31.5,0,100,31.4,");
    expect_in(text, ",51,33,0,80,34.5,,0.3\n");
    free(text);
}

static void test_tables_when_contradicted_then_empty_and_never_nan(void **state)
{
    (void)state;
    struct fitted_fixture f;
    fitted_make_fixture(&f);
    fitted_contradict(&f);
    char *text = written(calibration_csv_write_parameters, &f.report);
    expect_in(text, ",procent,1,48,59,92,,,,,,\n");
    expect_absent(text, "nan");
    free(text);
    text = written(calibration_csv_write_figures, &f.report);
    expect_in(text, ",26,,51,33,8,80,,,4.75\n");
    expect_absent(text, "nan");
    free(text);
}

static void test_console_when_fitted_then_verdicts_and_tradeoffs_in_words(void **state)
{
    (void)state;
    struct fitted_fixture f;
    fitted_make_fixture(&f);
    char *text = squeezed(printed(&f.report, &DUTCH));
    expect_in(text, "4 parameters, 3 cijfers; 3 rondes van 40 punten, elk punt "
                    "met dezelfde 4 "
                    "herhalingen.");
    expect_in(text, " incidenten.per_jaar 0,1–0,23 0,16 (0,122–0,198) vernauwd");
    expect_in(text, " gemeenten.*.instroom 0,7–1,25 1,01 (0,93–1,08) bepaald");
    expect_in(text, "ernstig incident hebben (een factor op 6 waarden)");
    expect_in(text, "Niet te bepalen: deze cijfers laten de waarde waar zij vooraf al lag.");
    expect_in(text, "ruilt vrijwel geheel uit tegen");
    expect_in(text, "(correlatie -0,93)");
    expect_in(text, "31,5 (27,3–36,0)");
    expect_in(text, "31,5 (27,3–36,0) 31,4 +0,1");
    expect_in(text, "in standaardafwijkingen van het cijfer");
    expect_in(text, "bleef over: na ronde 1 34%, na ronde 2 8,3%, na ronde 3 0,050%.");
    free(text);
    text = squeezed(printed(&f.report, &ENGLISH));
    expect_in(text, "1.01 (0.93–1.08) determined");
    expect_in(text, "trades off almost entirely against");
    expect_absent(text, "bepaald");
    free(text);
}

static void test_console_when_contradicted_then_names_the_figure(void **state)
{
    (void)state;
    struct fitted_fixture f;
    fitted_make_fixture(&f);
    fitted_contradict(&f);
    char *text = squeezed(printed(&f.report, &DUTCH));
    expect_in(text, "komt geen punt in de buurt van VTF-001 (=wachtlijst, "
                    "\"eind\" december)");
    expect_in(text, "Er is geen geijkt scenario geschreven.");
    expect_absent(text, "Wat tegen elkaar uitruilt");
    expect_in(text, "na ronde 1 34%, na ronde 2 niets.");
    expect_in(text, "bij meer dan 3,2.");
    free(text);
    f.calibration.rival = 0;
    text = squeezed(printed(&f.report, &DUTCH));
    expect_in(text, "wie RP-160 (nieuw geweld binnen 12 tot 15 maanden) haalt, mist VTF-001");
    free(text);
}

/* No line wider than the page, whatever the texts. */
static void test_console_when_texts_are_long_then_lines_fit(void **state)
{
    (void)state;
    struct fitted_fixture f;
    fitted_make_fixture(&f);
    f.subjects[0].what = "een omschrijving die maar doorgaat en doorgaat, met "
                         "komma's, tot het niet "
                         "meer op een regel past en dan nog even";
    f.figures[0].what = f.subjects[0].what;
    f.subjects[1].path = "gemeenten.*.een_heel_lange_sleutel.nog_een_sleutel.en_"
                         "nog_een_hele_lange";
    char *text = printed(&f.report, &DUTCH);
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        size_t letters = 0;
        for (const char *c = line; *c != '\0'; c++)
            letters += ((unsigned char)*c & 0xC0) != 0x80;
        if (letters > 100)
            fail_msg("%zu letters: %s", letters, line);
    }
    free(text);
}

/* Of counts on the scale of the root; where the figure has no deviation there is no distance. */
static void test_off_when_fitted_then_in_the_figures_deviations(void **state)
{
    (void)state;
    struct fitted_fixture f;
    fitted_make_fixture(&f);
    assert_true(fabs(calibration_off(&f.report, 0) - 0.4 / 4.6) < 1e-9);
    f.figures[1].after = 2437.0 + 2.0 * 49.4;
    assert_true(fabs(calibration_off(&f.report, 1) - 2.0) < 0.03);
    assert_true(isnan(calibration_off(&f.report, 2)));
    f.figures[0].after = (double)NAN;
    assert_true(isnan(calibration_off(&f.report, 0)));
}

static void test_correlation_when_positive_then_both_higher(void **state)
{
    (void)state;
    struct fitted_fixture f;
    char text[CALIBRATION_WORDS_SIZE];
    fitted_make_fixture(&f);
    f.pair.correlation = 0.55;
    calibration_tradeoff_sentence(&DUTCH, &f.report, &f.pair, text);
    expect_in(text, "deels uit tegen");
    expect_in(text, "beide hoger of beide lager");
    f.pair.correlation = -0.75;
    calibration_tradeoff_sentence(&DUTCH, &f.report, &f.pair, text);
    expect_in(text, "sterk uit tegen");
    expect_in(text, "de een hoger en de ander lager");
}

/* --- charts and files --- */

static char *script_of(const struct calibration_report *report, const struct labels *labels,
                       size_t chart)
{
    struct kpi_study study;
    size_t length;
    fixture_study(&study, "proef", 2);
    struct chart_source source = {.study = &study, .labels = labels, .calibration = report};
    struct chart_list charts = charts_of_calibration();
    char *script = charts_script(&source, &charts.kinds[chart], &length);
    kpi_study_release(&study);
    return script;
}

static void draw(const struct calibration_report *report, const struct labels *labels)
{
    char *base = fixture_folder();
    for (size_t i = 0; i < charts_of_calibration().count; i++) {
        char *script = script_of(report, labels, i);
        assert_non_null(script);
        size_t size = strlen(script) + 32;
        char *whole = calloc(size, 1);
        assert_non_null(whole);
        snprintf(whole, size, "zonder_png = 1\n%s", script);
        fixture_put(base, "grafiek.gp", whole);
        if (fixture_shell("cd '%s' && gnuplot -d grafiek.gp 2> fouten && ! test -s fouten", base))
            fail_msg("chart %zu: %s", i, fixture_get(base, "fouten"));
        free(whole);
        free(script);
    }
    fixture_folder_remove(base);
}

static void test_charts_when_fitted_then_drawn_on_the_prior(void **state)
{
    (void)state;
    struct fitted_fixture f;
    fitted_make_fixture(&f);
    char *script = script_of(&f.report, &DUTCH, 0);
    expect_in(script, "Wat de cijfers over de parameters zeggen");
    expect_in(script, "0,16 (0,122 tot 0,198)");
    expect_in(script, "3 rondes × 40 punten × 4 herhalingen");
    double low;
    const char *row = strstr(script, "$bepaald << EINDE\n");
    assert_non_null(row);
    assert_int_equal(sscanf(row, "$bepaald << EINDE\n%*f %lf", &low), 1);
    assert_true(fabs(low - (0.93 - 0.7) / 0.55) < 1e-9);
    free(script);
    script = script_of(&f.report, &ENGLISH, 1);
    expect_in(script, "What trades off");
    expect_in(script, "r = -0.93");
    free(script);
    draw(&f.report, &DUTCH);
    draw(&f.report, &ENGLISH);
}

static void test_charts_when_nothing_to_show_then_left_out(void **state)
{
    (void)state;
    struct fitted_fixture f;
    fitted_make_fixture(&f);
    f.calibration.tradeoff_count = 0;
    assert_null(script_of(&f.report, &DUTCH, 1));
    char *script = script_of(&f.report, &DUTCH, 0);
    assert_non_null(script);
    free(script);
    fitted_contradict(&f);
    assert_null(script_of(&f.report, &DUTCH, 0));
    assert_null(script_of(NULL, &DUTCH, 0));
}

static bool write_scenario(void *context, FILE *out)
{
    return fputs(context, out) >= 0;
}

static void test_folder_when_contradicted_then_no_fitted_scenario(void **state)
{
    (void)state;
    struct fitted_fixture f;
    struct kpi_study study;
    static char scenario[] = "naam = \"x\";\n";
    fitted_make_fixture(&f);
    fixture_study(&study, "proef", 2);
    for (int i = 0; i < 2; i++) {
        char *base = fixture_folder(), *message = NULL, path[512];
        snprintf(path, sizeof path, "%s/uit", base);
        struct output_options options = {.directory = path};
        struct provenance provenance = {.version = "0"};
        struct calibration_results results = {&study, &f.report, i == 0 ? "naam = \"y\";\n" : NULL};
        assert_int_equal(output_write_calibration(&options, &results, &provenance, write_scenario,
                                                  scenario, &message),
                         OUTPUT_OK);
        assert_null(message);
        assert_int_equal(fixture_exists(path, "geijkt.cfg"), i == 0);
        assert_int_equal(fixture_exists(path, "ijking_punten.csv"), i == 0);
        assert_int_equal(fixture_exists(path, "ijking_uitruil.csv"), i == 0);
        assert_true(fixture_exists(path, "ijking.csv"));
        assert_true(fixture_exists(path, "ijking_cijfers.csv"));
        assert_true(fixture_exists(path, "ijking_rondes.csv"));
        assert_true(fixture_exists(path, "scenario.cfg"));
        assert_true(fixture_exists(path, "herkomst.json"));
        fixture_folder_remove(base);
        fitted_contradict(&f);
    }
    kpi_study_release(&study);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_when_fitted_then_every_number_in_its_column),
        cmocka_unit_test(test_tables_when_contradicted_then_empty_and_never_nan),
        cmocka_unit_test(test_console_when_fitted_then_verdicts_and_tradeoffs_in_words),
        cmocka_unit_test(test_console_when_contradicted_then_names_the_figure),
        cmocka_unit_test(test_console_when_texts_are_long_then_lines_fit),
        cmocka_unit_test(test_off_when_fitted_then_in_the_figures_deviations),
        cmocka_unit_test(test_correlation_when_positive_then_both_higher),
        cmocka_unit_test(test_charts_when_fitted_then_drawn_on_the_prior),
        cmocka_unit_test(test_charts_when_nothing_to_show_then_left_out),
        cmocka_unit_test(test_folder_when_contradicted_then_no_fitted_scenario),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
