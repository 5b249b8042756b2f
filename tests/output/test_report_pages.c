/* The report as part of a folder: made anew it changes nothing else, and it is refused when the
 * files do not belong together. */
#include "output/report/pages.h"

#include "tests/output/report_folder.h"

#define SCENARIO "naam = \"A\";\n"
#define KPI                                                                                        \
    "scenario,kpi,station,gemeente,uitsplitsing,eenheid,gemiddelde,bi95_laag,bi95_hoog,"           \
    "replicaties\n"                                                                                \
    "A <b>,caseload,veilig_thuis,alle,alle,casussen,323.1,309.4,336.7,8\n"                         \
    "A <b>,wachtlijst,veilig_thuis,alle,alle,casussen,24,15.2,32.8,8\n"
#define FACTS                                                                                      \
    "  \"scenario\": \"A <b>\",\n  \"scenario_sha256\": \"abc123\",\n  \"start\": "                \
    "\"2018-01-01\",\n  \"eind\": \"2019-12-31\",\n  \"zaad\": 7,\n  \"replicaties\": 8,\n  "      \
    "\"iets_nieuws\": [1, 2],\n"

static const struct report_words *words(bool english)
{
    static struct report_scenario scenarios[] = {{"A <b>", "Wat & hoe", "", NULL, 0}};
    static struct report_words all;
    all = (struct report_words){.labels = {.english = english},
                                .kpis = {FIXTURE_ROWS, FIXTURE_ROW_COUNT},
                                .scenarios = scenarios,
                                .scenario_count = 1};
    return &all;
}

static void fill(const char *folder)
{
    static const struct report_file files[] = {
        {"kpi.csv", KPI}, {"scenario.cfg", SCENARIO}, {"grafieken/caseload.gp", "plot x\n"}};
    report_folder_fill(folder, FACTS, files, sizeof files / sizeof files[0]);
}

static enum output_status renew(const char *folder, bool english, char **message)
{
    struct report_source *source = report_source_open(folder, message);
    if (source == NULL)
        fail_msg("%s", *message);
    enum output_status status = report_pages_renew(folder, source, words(english), message);
    report_source_close(source);
    return status;
}

static void expect_part(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" is not in:\n%.3000s", part, text);
}

/* One h1, first; below it no level is skipped. */
static void expect_headings(const char *text)
{
    int before = 0, first = 0;
    for (const char *at = text; (at = strstr(at, "<h")) != NULL; at++) {
        int level = at[2] - '0';
        if (level < 1 || level > 6)
            continue;
        if (level > before + 1)
            fail_msg("h%d below h%d: %.60s", level, before, at);
        first += level == 1;
        before = level;
    }
    assert_int_equal(first, 1);
    assert_true(before > 1);
}

static void test_renew_when_whole_then_listed_and_all_else_kept(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *message = NULL, path[512];
    fill(folder);
    assert_int_equal(renew(folder, false, &message), OUTPUT_OK);
    assert_null(message);
    char *page = fixture_get(folder, "rapport.html"), *stress = fixture_get(folder, "stress.md");
    char *origin = fixture_get(folder, FOLDER_MANIFEST_NAME);
    expect_part(page, "<!DOCTYPE html>\n<html lang=\"nl\">");
    expect_part(page, "<title>A &lt;b&gt; – ketensim</title>");
    expect_part(page, "default-src 'none'; style-src 'unsafe-inline'; img-src data:;");
    expect_part(page, "<meta name=\"viewport\"");
    expect_part(page, "<a class=\"skip\" href=\"#inhoud\">");
    expect_part(page, "<code>abc123</code>");
    assert_null(strstr(page, "<b>"));
    assert_null(strstr(page, "<script"));
    expect_headings(page);
    assert_true(strlen(stress) > 100);
    /* herkomst.json: what it said, and the new files with their hashes */
    struct folder_file measured;
    assert_true(folder_file_measure(fixture_path(path, folder, "rapport.html"), &measured));
    expect_part(origin, measured.sha256);
    expect_part(origin, FACTS);
    assert_true(fixture_exists(folder, "grafieken/caseload.gp"));
    struct report_source *source = report_source_open(folder, &message);
    assert_non_null(source);
    assert_true(report_source_verify(source));
    assert_int_equal(report_source_files(source)->count, 5);
    report_source_close(source);
    /* once more: the same bytes; in English others, and back */
    assert_int_equal(renew(folder, true, &message), OUTPUT_OK);
    char *english = fixture_get(folder, "rapport.html");
    expect_part(english, "<html lang=\"en\">");
    expect_headings(english);
    assert_int_equal(renew(folder, false, &message), OUTPUT_OK);
    char *again = fixture_get(folder, "rapport.html");
    char *origin_again = fixture_get(folder, FOLDER_MANIFEST_NAME);
    assert_string_equal(again, page);
    assert_string_equal(origin_again, origin);
    char *const texts[] = {page, stress, origin, english, again, origin_again};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        free(texts[i]);
    fixture_folder_remove(folder);
}

static void test_renew_when_a_file_differs_then_refused_and_nothing_changed(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *message = NULL;
    fill(folder);
    fixture_put(folder, "grafieken/caseload.gp", "plot y\n");
    char *before = fixture_get(folder, FOLDER_MANIFEST_NAME);
    assert_int_equal(renew(folder, false, &message), OUTPUT_NOT_OURS);
    expect_part(message, "caseload.gp");
    free(message);
    assert_false(fixture_exists(folder, "rapport.html"));
    char *after = fixture_get(folder, FOLDER_MANIFEST_NAME);
    assert_string_equal(after, before);
    free(before);
    free(after);
    fixture_folder_remove(folder);
}

static void test_renew_when_somebody_elses_page_stands_there_then_it_stays(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *message = NULL;
    fill(folder);
    fixture_put(folder, "rapport.html", "van een ander\n");
    assert_int_equal(renew(folder, false, &message), OUTPUT_NOT_OURS);
    expect_part(message, "rapport.html");
    free(message);
    char *text = fixture_get(folder, "rapport.html");
    assert_string_equal(text, "van een ander\n");
    free(text);
    fixture_folder_remove(folder);
}

static bool put_text(void *context, FILE *out)
{
    return fputs(context, out) >= 0;
}

static bool put_manifest(void *context, FILE *out)
{
    fputs("{\n  " FOLDER_MANIFEST_MARK ",\n  \"versie\": \"0.1.0\",\n  \"bestanden\": ", out);
    folder_files_write(out, context);
    return fputs("\n}\n", out) >= 0;
}

/* As in a run, but kpi.csv is no table: the failure is told, and no results are put in place. */
static void test_add_when_the_report_fails_then_said_and_nothing_in_place(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *message = NULL, path[512];
    struct folder *making;
    assert_int_equal(folder_begin(fixture_path(path, folder, "uit"), &making, &message), FOLDER_OK);
    char text[] = "geen tabel";
    assert_true(folder_write(making, "kpi.csv", put_text, text));
    struct folder_files listed = *folder_files(making);
    assert_true(folder_write(making, FOLDER_MANIFEST_NAME, put_manifest, &listed));
    assert_false(report_pages_add(making, words(false), &message));
    expect_part(message, "Het rapport is niet gemaakt: ");
    expect_part(message, "geen tabel");
    free(message);
    assert_int_equal(folder_commit(making, &message), FOLDER_FAILED);
    free(message);
    assert_false(fixture_exists(folder, "uit"));
    fixture_folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_renew_when_whole_then_listed_and_all_else_kept),
        cmocka_unit_test(test_renew_when_a_file_differs_then_refused_and_nothing_changed),
        cmocka_unit_test(test_renew_when_somebody_elses_page_stands_there_then_it_stays),
        cmocka_unit_test(test_add_when_the_report_fails_then_said_and_nothing_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
