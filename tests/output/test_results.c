/* Everything `run` leaves behind: complete, the same each time, and honest about what is missing.
 */
#include "output/results.h"

#include <locale.h>

#include "tests/output/fixture.h"

static bool put_scenario(void *context, FILE *out)
{
    return fputs(context, out) >= 0;
}

static bool fail_scenario(void *context, FILE *out)
{
    (void)context;
    (void)out;
    return false;
}

static const char *const ARGV[] = {"ketensim", "run", "proef.cfg"};
static const struct provenance PROVENANCE = {.version = "0", .argc = 3, .argv = ARGV};
static char SCENARIO[] = "naam = \"proef\";\n";

static enum output_status write_study(const char *directory, bool charts, size_t replications,
                                      char **message)
{
    struct kpi_study study;
    fixture_study(&study, "proef", replications);
    struct output_options options = {.directory = directory, .charts = charts};
    enum output_status status =
        output_write_study(&options, &study, &PROVENANCE, put_scenario, SCENARIO, message);
    kpi_study_release(&study);
    return status;
}

static void test_results_when_written_then_all_files_and_same_bytes(void **state)
{
    (void)state;
    static const char *const files[] = {
        "kpi.csv",
        "tijdreeks.csv",
        "replicaties.csv",
        "curven.csv",
        "scenario.cfg",
        "herkomst.json",
        "grafieken/caseload.gp",
        "grafieken/wachtlijsten.gp",
        "grafieken/doorlooptijden.gp",
        "grafieken/recidive.gp",
        "grafieken/wachten.gp",
        "grafieken/gemeenten.gp",
        "grafieken/caseload.svg",
        "grafieken/gemeenten.svg",
    };
    char *base = fixture_folder(), first[512], second[512], *message;
    fixture_path(first, base, "een");
    fixture_path(second, base, "twee");
    assert_int_equal(write_study(first, true, 4, &message), OUTPUT_OK);
    free(message);
    assert_int_equal(fixture_shell("cd '%s/een/grafieken' && cp recidive.svg eerst.svg && "
                                   "gnuplot -d -e 'zonder_png = 1' recidive.gp && "
                                   "cmp recidive.svg eerst.svg",
                                   base),
                     0);

    /* A host program might set a locale, and a user a time zone; the pictures follow from the
     * scripts. */
    const char *zone = getenv("TZ");
    char *old_zone = zone != NULL ? strdup(zone) : NULL, *old_path = strdup(getenv("PATH"));
    char *old_locale = strdup(setlocale(LC_ALL, NULL));
    setenv("TZ", "Pacific/Auckland", 1);
    setenv("PATH", "", 1);
    setlocale(LC_ALL, "nl_NL.UTF-8");
    assert_int_equal(write_study(second, true, 4, &message), OUTPUT_NO_CHARTS);
    free(message);
    setlocale(LC_ALL, old_locale);
    setenv("PATH", old_path, 1);
    if (old_zone != NULL)
        setenv("TZ", old_zone, 1);
    else
        unsetenv("TZ");
    free(old_locale);
    free(old_path);
    free(old_zone);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (!fixture_exists(first, files[i]))
            fail_msg("missing: %s", files[i]);
        if (strstr(files[i], ".svg") != NULL || strcmp(files[i], "herkomst.json") == 0)
            continue;
        char *a = fixture_get(first, files[i]), *b = fixture_get(second, files[i]);
        assert_string_equal(a, b);
        free(a);
        free(b);
    }
    char *origin = fixture_get(first, "herkomst.json");
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (strcmp(files[i], "herkomst.json") != 0 && strstr(origin, files[i]) == NULL)
            fail_msg("not in herkomst.json: %s", files[i]);
    free(origin);
    fixture_folder_remove(base);
}

static void test_results_when_gnuplot_is_missing_then_the_rest_and_said(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message, *before = strdup(getenv("PATH"));
    fixture_path(path, base, "uit");
    assert_int_equal(setenv("PATH", "", 1), 0);
    enum output_status status = write_study(path, true, 3, &message);
    assert_int_equal(setenv("PATH", before, 1), 0);
    free(before);
    assert_int_equal(status, OUTPUT_NO_CHARTS);
    assert_non_null(strstr(message, "gnuplot is niet gevonden"));
    free(message);
    assert_true(fixture_exists(path, "kpi.csv"));
    assert_true(fixture_exists(path, "herkomst.json"));
    assert_true(fixture_exists(path, "grafieken/caseload.gp"));
    assert_false(fixture_exists(path, "grafieken/caseload.svg"));
    fixture_folder_remove(base);
}

static void test_results_when_gnuplot_lies_then_charts_failed(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message, *before = strdup(getenv("PATH"));
    fixture_put(base, "gnuplot",
                "#!/bin/sh\n" /* as on a full disk */
                "name=$(/bin/sed -n \"s/^set output '\\(.*svg\\)'/\\1/p\")\n: > \"$name\"\n");
    assert_int_equal(chmod(fixture_path(path, base, "gnuplot"), 0755), 0);
    assert_int_equal(setenv("PATH", base, 1), 0);
    enum output_status status = write_study(fixture_path(path, base, "uit"), true, 3, &message);
    assert_int_equal(setenv("PATH", before, 1), 0);
    free(before);
    assert_int_equal(status, OUTPUT_SOME_CHARTS_FAILED);
    assert_non_null(strstr(message, "caseload"));
    free(message);
    assert_true(fixture_exists(path, "kpi.csv"));
    assert_false(fixture_exists(path, "grafieken/caseload.svg"));
    fixture_folder_remove(base);
}

static void test_results_when_scenario_fails_then_nothing_is_made(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    struct kpi_study study;
    fixture_study(&study, "proef", 2);
    struct output_options options = {.directory = fixture_path(path, base, "uit"), .charts = true};
    assert_int_equal(
        output_write_study(&options, &study, &PROVENANCE, fail_scenario, NULL, &message),
        OUTPUT_FAILED);
    assert_non_null(strstr(message, "scenario.cfg"));
    free(message);
    assert_false(fixture_exists(base, "uit"));
    assert_int_equal(fixture_shell("test $(ls -A '%s' | wc -l) -eq 0", base), 0);
    kpi_study_release(&study);
    fixture_folder_remove(base);
}

static void test_results_when_folder_is_not_ours_then_refused_before_and_after(void **state)
{
    (void)state;
    char *base = fixture_folder(), *message;
    fixture_put(base, "iets.txt", "x");
    assert_int_equal(output_folder_usable(base, &message), OUTPUT_NOT_OURS);
    free(message);
    assert_int_equal(write_study(base, false, 2, &message), OUTPUT_NOT_OURS);
    free(message);
    char path[512];
    assert_int_equal(output_folder_usable(fixture_path(path, base, "nieuw"), &message), OUTPUT_OK);
    assert_null(message);
    assert_false(fixture_exists(base, "nieuw"));
    fixture_folder_remove(base);
}

static void test_results_when_without_charts_then_earlier_charts_go(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    char *before = strdup(getenv("PATH"));
    setenv("PATH", "", 1);
    assert_int_equal(write_study(path, true, 2, &message), OUTPUT_NO_CHARTS);
    setenv("PATH", before, 1);
    free(before);
    free(message);
    assert_true(fixture_exists(path, "grafieken"));
    assert_int_equal(write_study(path, false, 2, &message), OUTPUT_OK);
    assert_null(message);
    assert_false(fixture_exists(path, "grafieken"));
    assert_true(fixture_exists(path, "kpi.csv"));
    fixture_folder_remove(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_results_when_written_then_all_files_and_same_bytes),
        cmocka_unit_test(test_results_when_gnuplot_is_missing_then_the_rest_and_said),
        cmocka_unit_test(test_results_when_gnuplot_lies_then_charts_failed),
        cmocka_unit_test(test_results_when_scenario_fails_then_nothing_is_made),
        cmocka_unit_test(test_results_when_folder_is_not_ours_then_refused_before_and_after),
        cmocka_unit_test(test_results_when_without_charts_then_earlier_charts_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
