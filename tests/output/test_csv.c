/* CSV files: columns, quoting, formulas, values that do not exist, and the same numbers back. */
#include "output/csv.h"

#include "tests/output/fixture.h"

static char *written(void (*write)(FILE *out, const struct kpi_study *study),
                     const struct kpi_study *study)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    write(out, study);
    assert_int_equal(fclose(out), 0);
    return text;
}

static char *cell(const char *content)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    csv_text(out, content);
    assert_int_equal(fclose(out), 0);
    return text;
}

static void test_csv_text_when_needed_then_quoted(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"gewoon", "gewoon"},
        {"a,b", "\"a,b\""},
        {"zei \"ja\"", "\"zei \"\"ja\"\"\""},
        {"twee\nregels", "\"twee\nregels\""},
        {"", ""},
        {"zwaarte=licht", "zwaarte=licht"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char *text = cell(pairs[i][0]);
        assert_string_equal(text, pairs[i][1]);
        free(text);
    }
}

static void test_csv_text_when_formula_then_disarmed(void **state)
{
    (void)state;
    static const char *const formulas[] = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "  =cmd"};
    for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++) {
        char *text = cell(formulas[i]);
        assert_int_equal(text[0], '\'');
        assert_string_equal(text + 1, formulas[i]);
        free(text);
    }
    char *text = cell("\r=1");
    assert_string_equal(text, "\"'\r=1\"");
    free(text);
    text = cell("=HYPERLINK(\"x\",\"y\")");
    assert_memory_equal(text, "\"'=", 3);
    free(text);
}

static void test_csv_kpi_when_written_then_columns_and_numbers(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "Proef, met komma", 4);
    char *text = written(csv_write_kpi, &study);
    static const char head[] = "scenario,kpi,station,gemeente,uitsplitsing,eenheid,gemiddelde,"
                               "bi95_laag,bi95_hoog,replicaties\n";
    assert_memory_equal(text, head, strlen(head));
    const char *line = text + strlen(head);
    for (size_t i = 0; i < study.table.cell_count; i++) {
        const struct kpi_cell *about = &study.table.cells[i];
        char start[256];
        snprintf(start, sizeof start, "\"Proef, met komma\",%s,%s,%s,%s,%s,",
                 FIXTURE_ROWS[about->kpi].id, about->station, about->gemeente, about->breakdown,
                 FIXTURE_ROWS[about->kpi].unit);
        assert_memory_equal(line, start, strlen(start));
        char *end;
        struct kpi_summary summary = kpi_table_summary(&study.table, i);
        double mean = strtod(line + strlen(start), &end);
        double low = strtod(end + 1, &end);
        double high = strtod(end + 1, &end);
        assert_memory_equal(&mean, &summary.mean, sizeof mean);
        assert_memory_equal(&low, &summary.low, sizeof low);
        assert_memory_equal(&high, &summary.high, sizeof high);
        assert_memory_equal(end, ",4\n", 3);
        line = end + 3;
    }
    assert_string_equal(line, "");
    free(text);
    kpi_study_release(&study);
}

static void test_csv_when_values_missing_then_empty_never_nan(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "leeg", 2);
    for (size_t i = 0; i < study.table.cell_count * 2; i++)
        study.table.values[i] = (double)NAN;
    for (size_t i = 0; i < study.series.cell_count * FIXTURE_WEEKS * 2; i++)
        study.series.values[i] = NAN;
    for (size_t i = 0; i < study.curves.cell_count * FIXTURE_POINTS * 2; i++)
        study.curves.values[i] = NAN;
    void (*const writers[])(FILE *, const struct kpi_study *) = {
        csv_write_kpi, csv_write_series, csv_write_replications, csv_write_curves};
    for (size_t i = 0; i < 4; i++) {
        char *text = written(writers[i], &study);
        char *body = strchr(text, '\n');
        assert_null(strstr(body, "nan"));
        assert_null(strstr(body, "NaN"));
        assert_null(strstr(body, "inf"));
        free(text);
    }
    char *text = written(csv_write_kpi, &study);
    assert_non_null(strstr(text, ",per jaar,,,,0\n"));
    free(text);
    kpi_study_release(&study);
}

static void test_csv_series_when_written_then_a_row_per_week_and_cell(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 3);
    char *text = written(csv_write_series, &study);
    size_t lines = 0;
    for (const char *c = text; *c != '\0'; c++)
        lines += *c == '\n';
    assert_int_equal(lines, 1 + study.series.cell_count * FIXTURE_WEEKS);
    assert_non_null(strstr(text, "\nproef,2018-01-01,caseload,veilig_thuis,alle,alle,"));
    assert_non_null(strstr(text, "\nproef,2018-01-08,caseload,veilig_thuis,alle,alle,"));
    free(text);
    kpi_study_release(&study);
}

static void test_csv_replications_when_written_then_numbered_from_one(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 2);
    char *text = written(csv_write_replications, &study);
    assert_non_null(strstr(text, "\nproef,1,meldingen_per_jaar,keten,alle,alle,"));
    assert_non_null(strstr(text, "\nproef,2,kosten,raad,alle,alle,"));
    assert_null(strstr(text, "\nproef,0,"));
    free(text);
    kpi_study_release(&study);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv_text_when_needed_then_quoted),
        cmocka_unit_test(test_csv_text_when_formula_then_disarmed),
        cmocka_unit_test(test_csv_kpi_when_written_then_columns_and_numbers),
        cmocka_unit_test(test_csv_when_values_missing_then_empty_never_nan),
        cmocka_unit_test(test_csv_series_when_written_then_a_row_per_week_and_cell),
        cmocka_unit_test(test_csv_replications_when_written_then_numbered_from_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
