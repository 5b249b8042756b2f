/* Reading a results folder back: what CSV and JSON say, and what is refused. */
#include "output/report/source.h"

#include "output/csv.h"
#include "tests/output/report_folder.h"

#define KPI                                                                                        \
    "scenario,kpi,station,gemeente,uitsplitsing,eenheid,gemiddelde,bi95_laag,bi95_hoog,"           \
    "replicaties\n"

static struct report_source *open_folder(const char *folder)
{
    char *message;
    struct report_source *source = report_source_open(folder, &message);
    if (source == NULL)
        fail_msg("%s", message);
    assert_null(message);
    return source;
}

static void expect_refused(const char *folder, const char *reason)
{
    char *message;
    assert_null(report_source_open(folder, &message));
    assert_non_null(message);
    if (strstr(message, reason) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", message, reason);
    free(message);
}

/* Names as people give them, written by the program and read back. */
static void test_table_when_names_are_hostile_then_read_back_the_same(void **state)
{
    static const char *const names[] = {"'s-Hertogenbosch",
                                        "=SOM(A1)",
                                        "-1+1",
                                        "@x",
                                        "a \"b\", c",
                                        "<b>&amp;</b>",
                                        "twee\nregels",
                                        "100% `rm`",
                                        "]]>",
                                        "Sint-Oedenrode é ☃",
                                        "\t=tab",
                                        "",
                                        "\"",
                                        "'",
                                        " =1"};
    enum { NAMES = sizeof names / sizeof names[0] };
    (void)state;
    char *folder = fixture_folder(), *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    fputs("scenario,waarde\n", out);
    for (size_t i = 0; i < NAMES; i++) {
        csv_text(out, names[i]);
        csv_next_number(out, -1.5 * (double)i);
        fputc('\n', out);
    }
    fclose(out);
    struct report_file files[] = {{"kpi.csv", text}};
    report_folder_fill(folder, "", files, 1);
    struct report_source *source = open_folder(folder);
    const struct report_table *table = report_source_table(source, "kpi.csv");
    assert_non_null(table);
    assert_null(report_source_complaint(source));
    assert_int_equal(table->rows, NAMES);
    for (size_t i = 0; i < NAMES; i++) {
        assert_string_equal(report_cell(table, i, "scenario"), names[i]);
        assert_true(fabs(report_number(table, i, "waarde") - (-1.5 * (double)i)) < 1e-12);
    }
    report_source_close(source);
    free(text);
    fixture_folder_remove(folder);
}

static void test_table_when_no_table_then_refused(void **state)
{
    static const char *const wrong[] = {
        "",                /* no header */
        "a,b",             /* the end is missing */
        "a,b\n1\n",        /* a short row */
        "a,b\n1,2,3\n",    /* a long one */
        "a,b\n1,2\n\n",    /* an empty line */
        "a,b\n1,x\"y\n",   /* a quote within */
        "a,b\n\"1\"x,2\n", /* something behind a quote */
        "a,b\n\"1,2\n",    /* a quote that never closes */
        "a,b\r\n1,2\r\n",  /* lines as we do not write them */
        "a,b\n1,2\n3",     /* cut off */
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char *folder = fixture_folder();
        struct report_file files[] = {{"kpi.csv", wrong[i]}};
        report_folder_fill(folder, "", files, 1);
        struct report_source *source = open_folder(folder);
        if (report_source_table(source, "kpi.csv") != NULL)
            fail_msg("read as a table: %s", wrong[i]);
        assert_non_null(strstr(report_source_complaint(source), "geen tabel"));
        report_source_close(source);
        fixture_folder_remove(folder);
    }
}

static void test_find_when_asked_by_part_of_the_key_then_first_such_row(void **state)
{
    (void)state;
    char *folder = fixture_folder();
    struct report_file files[] = {{"kpi.csv",
                                   KPI "A,caseload,raad,alle,alle,casussen,10,,,3\n"
                                       "A,caseload,raad,urk,alle,casussen,4,3.5,1e1,3\n"
                                       "B,caseload,raad,alle,alle,casussen,0x10,inf,nan,3\n"}};
    report_folder_fill(folder, "", files, 1);
    struct report_source *source = open_folder(folder);
    const struct report_table *table = report_source_table(source, "kpi.csv");
    assert_non_null(table);
    assert_ptr_equal(report_source_table(source, "kpi.csv"), table);
    assert_int_equal(report_find(table, 0, &(struct report_key){.gemeente = "urk"}), 1);
    assert_int_equal(report_find(table, 1, &(struct report_key){.gemeente = "alle"}), 2);
    assert_int_equal(
        report_find(table, 0, &(struct report_key){.scenario = "B", .kpi = "caseload"}), 2);
    assert_true(report_find(table, 0, &(struct report_key){.station = "gi"}) == SIZE_MAX);
    assert_true(fabs(report_number(table, 1, "bi95_hoog") - (10.0)) < 1e-12);
    assert_true(isnan(report_number(table, 0, "bi95_laag"))); /* empty */
    assert_true(isnan(report_number(table, 2, "gemiddelde")));
    assert_true(isnan(report_number(table, 2, "bi95_laag")));
    assert_true(isnan(report_number(table, 0, "kpi")));
    assert_true(report_column(table, "bestaat_niet") == SIZE_MAX);
    assert_string_equal(report_cell(table, 0, "bestaat_niet"), "");
    assert_string_equal(report_cell(table, 99, "kpi"), "");
    report_source_close(source);
    fixture_folder_remove(folder);
}

static void test_fact_when_asked_then_as_it_was_written(void **state)
{
    (void)state;
    char *folder = fixture_folder();
    struct report_file files[] = {{"kpi.csv", KPI}};
    report_folder_fill(folder,
                       "  \"scenario\": \"a \\\"b\\\" <c>\\u0007\",\n"
                       "  \"zaad\": 9007199254740993,\n  \"rekentijd\": 18.50,\n  \"gnuplot\": "
                       "null,\n  \"varianten\": [{\"scenario\": \"een\"}, {\"scenario\": "
                       "\"twee\"}],\n",
                       files, 1);
    struct report_source *source = open_folder(folder);
    assert_int_equal(report_source_kind(source), REPORT_RUN);
    assert_string_equal(report_source_fact(source, "$.scenario"), "a \"b\" <c>\a");
    assert_string_equal(report_source_fact(source, "$.zaad"), "9007199254740993");
    assert_string_equal(report_source_fact(source, "$.rekentijd"), "18.50");
    assert_string_equal(report_source_fact(source, "$.gnuplot"), "");
    assert_string_equal(report_source_fact(source, "$.varianten[1].scenario"), "twee");
    assert_string_equal(report_source_fact(source, "$.varianten[2].scenario"), "");
    assert_string_equal(report_source_fact(source, "geen pad"), "");
    report_source_close(source);
    fixture_folder_remove(folder);
}

static void test_kind_when_a_command_wrote_then_known_by_its_own_table(void **state)
{
    static const struct {
        const char *file;
        enum report_kind kind;
    } cases[] = {{"koppeling.csv", REPORT_VESSELS},
                 {"validatie.csv", REPORT_VALIDATE},
                 {"ijking.csv", REPORT_CALIBRATE},
                 {"verschillen.csv", REPORT_COMPARE}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *folder = fixture_folder();
        struct report_file files[] = {{"kpi.csv", KPI}, {cases[i].file, "a\n"}};
        report_folder_fill(folder, "", files, 2);
        struct report_source *source = open_folder(folder);
        assert_int_equal(report_source_kind(source), cases[i].kind);
        report_source_close(source);
        fixture_folder_remove(folder);
    }
}

static void test_file_when_changed_or_gone_then_complained_of(void **state)
{
    (void)state;
    char *folder = fixture_folder(), path[512];
    struct report_file files[] = {{"kpi.csv", KPI}, {"scenario.cfg", "naam = \"x\";\n"}};
    report_folder_fill(folder, "", files, 2);
    fixture_put(folder, "niet_genoemd.csv", "a\n");

    struct report_source *source = open_folder(folder);
    assert_true(report_source_verify(source));
    assert_null(report_source_table(source, "niet_genoemd.csv")); /* none of these results */
    assert_null(report_source_complaint(source));
    report_source_close(source);

    fixture_put(folder, "kpi.csv", KPI "A,caseload,raad,alle,alle,casussen,10,,,3\n");
    source = open_folder(folder);
    assert_null(report_source_table(source, "kpi.csv"));
    assert_null(report_source_table(source, "kpi.csv")); /* not the second time either */
    assert_non_null(strstr(report_source_complaint(source), "kpi.csv"));
    assert_non_null(strstr(report_source_complaint(source), "hoort"));
    assert_non_null(report_source_text(source, "scenario.cfg"));
    report_source_close(source);
    source = open_folder(folder);
    assert_false(report_source_verify(source));
    assert_non_null(strstr(report_source_complaint(source), "kpi.csv"));
    report_source_close(source);

    fixture_put(folder, "kpi.csv", KPI);
    assert_int_equal(unlink(fixture_path(path, folder, "scenario.cfg")), 0);
    source = open_folder(folder);
    assert_null(report_source_text(source, "scenario.cfg"));
    assert_non_null(strstr(report_source_complaint(source), "niet te lezen"));
    report_source_close(source);
    source = open_folder(folder);
    assert_false(report_source_verify(source));
    report_source_close(source);
    fixture_folder_remove(folder);
}

static void test_open_when_not_ours_or_not_whole_then_refused(void **state)
{
    (void)state;
    char *folder = fixture_folder();
    expect_refused(folder, "geen uitkomsten van ketensim");
    fixture_put(folder, FOLDER_MANIFEST_NAME, "{\n  \"programma\": \"iets anders\"\n}\n");
    expect_refused(folder, "geen uitkomsten van ketensim");
    fixture_put(folder, FOLDER_MANIFEST_NAME,
                "{\n  " FOLDER_MANIFEST_MARK ",\n  \"versie\": \"0.1.0\",\n");
    expect_refused(folder, "niet heel");
    fixture_put(folder, FOLDER_MANIFEST_NAME, "{\n  " FOLDER_MANIFEST_MARK "\n}\n");
    expect_refused(folder, "niet heel"); /* of no version */
    struct report_file files[] = {{"iets.csv", "a\n"}};
    report_folder_fill(folder, "", files, 1);
    expect_refused(folder, "niet heel"); /* of no command */
    fixture_folder_remove(folder);
    expect_refused("/nergens/te/vinden", "geen uitkomsten van ketensim");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table_when_names_are_hostile_then_read_back_the_same),
        cmocka_unit_test(test_table_when_no_table_then_refused),
        cmocka_unit_test(test_find_when_asked_by_part_of_the_key_then_first_such_row),
        cmocka_unit_test(test_fact_when_asked_then_as_it_was_written),
        cmocka_unit_test(test_kind_when_a_command_wrote_then_known_by_its_own_table),
        cmocka_unit_test(test_file_when_changed_or_gone_then_complained_of),
        cmocka_unit_test(test_open_when_not_ours_or_not_whole_then_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
