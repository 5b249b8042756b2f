/* Charts: the same numbers as the CSV files, harmless whatever the names hold, and drawable from
 * odd studies. */
#include "output/charts.h"

#include "output/csv.h"
#include "output/gnuplot.h"
#include "tests/output/fixture.h"

enum { CELLS_MOST = 12 };

static const struct labels DUTCH = {0};

static char *script_of(const struct kpi_study *study, const struct labels *labels, const char *name)
{
    struct chart_source source = {.study = study, .labels = labels};
    struct chart_list charts = charts_of_study();
    for (size_t i = 0; i < charts.count; i++) {
        size_t length;
        if (strcmp(charts.kinds[i].name, name) == 0)
            return charts_script(&source, &charts.kinds[i], &length);
    }
    fail();
    return NULL;
}

static char *csv_of(void (*write)(FILE *out, const struct kpi_study *study),
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

/* The next line of datablock `name`, its cells in `cells`; returns how many. *at is NULL at first.
 */
static size_t next_row(const char *script, const char *name, const char **at,
                       char cells[CELLS_MOST][32])
{
    if (*at == NULL) {
        char head[64];
        snprintf(head, sizeof head, "\n$%s << EINDE\n", name);
        *at = strstr(script, head);
        if (*at == NULL)
            fail_msg("no datablock %s", name);
        *at += strlen(head);
    }
    if (strncmp(*at, "EINDE\n", 6) == 0)
        return 0;
    char line[256];
    size_t length = strcspn(*at, "\n"), count = 0;
    assert_true(length < sizeof line);
    memcpy(line, *at, length);
    line[length] = '\0';
    *at += length + 1;
    for (char *cell = strtok(line, " "); cell != NULL; cell = strtok(NULL, " ")) {
        assert_true(count < CELLS_MOST);
        snprintf(cells[count++], 32, "%s", strcmp(cell, "NaN") == 0 ? "" : cell);
    }
    return count;
}

static void assert_weeks_equal(const struct kpi_study *study, const char *chart, const char *block,
                               const char *about)
{
    char *script = script_of(study, &DUTCH, chart), *csv = csv_of(csv_write_series, study);
    char cells[CELLS_MOST][32], line[512];
    const char *at = NULL;
    size_t rows = 0;
    for (; next_row(script, block, &at, cells) > 0; rows++) {
        snprintf(line, sizeof line, "\nproef,%s,%s,%s,%s,%s\n", cells[0], about, cells[1], cells[2],
                 cells[3]);
        if (strstr(csv, line) == NULL)
            fail_msg("not in tijdreeks.csv: %s", line);
    }
    assert_int_equal(rows, FIXTURE_WEEKS);
    free(csv);
    free(script);
}

static void assert_curve_equal(const struct kpi_study *study, const char *chart, const char *block,
                               const char *about)
{
    char *script = script_of(study, &DUTCH, chart), *csv = csv_of(csv_write_curves, study);
    char cells[CELLS_MOST][32], line[512];
    const char *at = NULL;
    size_t rows = 0;
    for (; next_row(script, block, &at, cells) > 0; rows++) {
        snprintf(line, sizeof line, "\nproef,%s,%s,%s,%s,%s\n", about, cells[0], cells[1], cells[2],
                 cells[3]);
        if (strstr(csv, line) == NULL)
            fail_msg("not in curven.csv: %s", line);
    }
    assert_true(rows > 100);
    free(csv);
    free(script);
}

static void test_charts_when_drawn_then_points_equal_the_csv(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 5);
    study.series.values[3] = NAN;
    for (size_t r = 0; r < 5; r++) /* a week without any value */
        study.series.values[r * study.series.cell_count * FIXTURE_WEEKS + 7] = NAN;
    assert_weeks_equal(&study, "caseload", "caseload", "caseload,veilig_thuis,alle,alle");
    assert_weeks_equal(&study, "caseload", "wachtlijst", "wachtlijst,veilig_thuis,alle,alle");
    assert_weeks_equal(&study, "wachtlijsten", "lijst1", "wachtlijst,onderzoek,alle,alle");
    assert_weeks_equal(&study, "wachtlijsten", "lijst2", "wachtlijst,raad,alle,alle");
    assert_weeks_equal(&study, "jeugdbescherming", "wachtlijst_raad", "wachtlijst,raad,alle,alle");
    assert_curve_equal(&study, "doorlooptijden", "doorlooptijd_vb",
                       "doorlooptijd_vb,keten,alle,alle");
    assert_curve_equal(&study, "recidive", "alle", "recidive,keten,alle,alle");
    assert_curve_equal(&study, "recidive", "v0", "recidive,keten,alle,voorgeschiedenis=0");
    kpi_study_release(&study);
}

/* The mean of a list as kpi.csv has it. */
static void assert_list_equal(const char *csv, const char *station, const char *gemeente,
                              const char *mean)
{
    char line[512];
    snprintf(line, sizeof line, "\nproef,wachtlijst,%s,%s,alle,casussen,%s,", station, gemeente,
             mean);
    if (strstr(csv, line) == NULL)
        fail_msg("not in kpi.csv: %s", line);
}

static void test_charts_when_who_waits_then_lists_stacked_longest_first(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 5);
    char *csv = csv_of(csv_write_kpi, &study), cells[CELLS_MOST][32];
    char *script = script_of(&study, &DUTCH, "wie_wacht_waarop");
    assert_non_null(script);
    const char *at = NULL;
    /* Urk waits for onderzoek, Raad and a station of no group, Almere for its team alone. */
    assert_int_equal(next_row(script, "wie_wacht", &at, cells), 10);
    assert_string_equal(cells[0], "0");
    assert_list_equal(csv, "onderzoek", "urk", cells[2]);
    assert_list_equal(csv, "raad", "urk", cells[5]);
    assert_string_equal(cells[3], "0");
    assert_list_equal(csv, "nieuw", "urk", cells[8]);
    assert_string_equal(cells[9], ""); /* who is seen is not known here */
    assert_int_equal(next_row(script, "wie_wacht", &at, cells), 10);
    assert_list_equal(csv, "lokaal_team", "almere", cells[3]);
    assert_string_equal(cells[8], "0");
    assert_string_equal(cells[2], "0");
    assert_int_equal(next_row(script, "wie_wacht", &at, cells), 0);
    free(script);
    free(csv);
    kpi_study_release(&study);
}

static void test_charts_when_drawn_then_means_equal_the_csv(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 5);
    char *csv = csv_of(csv_write_kpi, &study), cells[CELLS_MOST][32], line[512];
    char *script = script_of(&study, &DUTCH, "wachten");
    const char *at = NULL;
    assert_int_equal(next_row(script, "wachten", &at, cells), 5);
    snprintf(line, sizeof line, "\nproef,wacht_bezet,onderzoek,alle,alle,dagen per casus,%s,",
             cells[1]);
    assert_non_null(strstr(csv, line));
    snprintf(line, sizeof line, "\nproef,wacht_gesloten,onderzoek,alle,alle,dagen per casus,%s,",
             cells[4]);
    assert_non_null(strstr(csv, line));
    assert_int_equal(next_row(script, "wachten", &at, cells), 5); /* one without a label */
    snprintf(line, sizeof line, "\nproef,wacht_bezet,nieuw,alle,alle,dagen per casus,%s,",
             cells[1]);
    assert_non_null(strstr(csv, line));
    assert_int_equal(next_row(script, "wachten", &at, cells), 0);
    assert_non_null(strstr(script, "Nieuw"));
    free(script);

    script = script_of(&study, &DUTCH, "gemeenten");
    static const char *const rows[2] = {"urk", "almere"}; /* most meldingen first */
    at = NULL;
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(next_row(script, "meldingen", &at, cells), 4);
        snprintf(line, sizeof line,
                 "\nproef,meldingen_per_jaar,keten,%s,alle,per jaar,%s,%s,%s,5\n", rows[i],
                 cells[1], cells[2], cells[3]);
        if (strstr(csv, line) == NULL)
            fail_msg("not in kpi.csv: %s", line);
    }
    free(script);
    free(csv);
    kpi_study_release(&study);
}

/* Runs the script for SVG only. */
static void draw(const char *folder, const char *script, const char *name)
{
    size_t size = strlen(script) + 32;
    char *whole = calloc(size, 1), *why, path[512], file[64];
    assert_non_null(whole);
    snprintf(whole, size, "zonder_png = 1\n%s", script);
    struct gnuplot_job job = {whole, strlen(whole), folder, 30.0};
    if (gnuplot_run(&job, &why) != GNUPLOT_OK)
        fail_msg("%s: %s", name, why);
    snprintf(file, sizeof file, "%s.svg", name);
    assert_true(gnuplot_svg_is_whole(fixture_path(path, folder, file)));
    free(whole);
}

static void test_charts_when_names_are_hostile_then_drawn_and_nothing_runs(void **state)
{
    (void)state;
    static char long_name[501], braces[501];
    memset(long_name, 'W', 500);
    memset(braces, '{', 500);
    const char *const names[] = {
        "`touch geraakt`",
        "\"; system('touch geraakt'); \"",
        "'; system('touch geraakt'); '",
        "x\n!touch geraakt\n",
        "EINDE\n!touch geraakt",
        "x\nEINDE_0123456789abcdef\nsystem 'touch geraakt'",
        "@geraakt $(touch geraakt) %s %d %% 50 %",
        "<script>]]></svg>&amp; & < > \x01\x1b[0m \xff\xfe",
        "'s-Hertogenbosch '' \\ \\n {/Bold a_b^c}",
        "\xe2\x80\xae"
        "omgekeerd \xe2\x80\xa8 regel",
        "# geen commentaar",
        "",
        long_name,
        braces,
    };
    char *base = fixture_folder();
    bool has_python = system("command -v python3 > /dev/null 2>&1") == 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct kpi_study study;
        fixture_study(&study, names[i], 2);
        struct labels_gemeente gemeenten[] = {{"almere", names[i]}, {"urk", "Urk"}};
        struct labels labels = {.gemeenten = gemeenten, .gemeente_count = 2};
        char *script = script_of(&study, &labels, "gemeenten");
        draw(base, script, "gemeenten");
        assert_false(fixture_exists(base, "geraakt"));
        if (has_python && i % 3 == 1)
            assert_int_equal(fixture_shell("python3 -c 'import sys, xml.dom.minidom as m; "
                                           "m.parse(sys.argv[1])' '%s/gemeenten.svg'",
                                           base),
                             0);
        free(script);
        kpi_study_release(&study);
    }
    fixture_folder_remove(base);
}

static void test_charts_when_name_has_marks_then_shown_as_they_are(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "'s-Hertogenbosch 50 % a_b {x} `y` ë", 2);
    char *base = fixture_folder(), *script = script_of(&study, &DUTCH, "caseload");
    draw(base, script, "caseload");
    char *svg = fixture_get(base, "caseload.svg");
    assert_non_null(strstr(svg, "s-Hertogenbosch 50 % a_b {x} `y` ë"));
    free(svg);
    free(script);
    fixture_folder_remove(base);
    kpi_study_release(&study);
}

static void draw_all(struct kpi_study *study, const struct labels *labels)
{
    char *base = fixture_folder();
    for (size_t i = 0; i < charts_of_study().count; i++) {
        char *script = script_of(study, labels, charts_of_study().kinds[i].name);
        if (script != NULL)
            draw(base, script, charts_of_study().kinds[i].name);
        free(script);
    }
    fixture_folder_remove(base);
}

static void test_charts_when_one_replication_then_drawn_without_interval(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 1);
    draw_all(&study, &DUTCH);
    char *script = script_of(&study, &DUTCH, "caseload");
    assert_non_null(strstr(script, "één herhaling: geen band of interval"));
    free(script);
    kpi_study_release(&study);
}

static void test_charts_when_all_zero_or_huge_then_drawn(void **state)
{
    (void)state;
    static const double values[] = {0.0, 1e7};
    for (size_t v = 0; v < 2; v++) {
        struct kpi_study study;
        fixture_study(&study, "proef", 2);
        for (size_t i = 0; i < study.table.cell_count * 2; i++)
            study.table.values[i] = values[v];
        for (size_t i = 0; i < study.series.cell_count * FIXTURE_WEEKS * 2; i++)
            study.series.values[i] = (float)values[v];
        for (size_t i = 0; v == 0 && i < study.curves.cell_count * FIXTURE_POINTS * 2; i++)
            study.curves.values[i] = 0.0f;
        draw_all(&study, &DUTCH);
        kpi_study_release(&study);
    }
}

static void test_charts_when_nothing_to_draw_then_no_script(void **state)
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
    for (size_t i = 0; i < charts_of_study().count; i++)
        assert_null(script_of(&study, &DUTCH, charts_of_study().kinds[i].name));
    kpi_study_release(&study);
}

static void test_charts_when_english_then_no_dutch_titles(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 2);
    struct labels english = {.english = true};
    char *script = script_of(&study, &english, "recidive");
    assert_non_null(strstr(script, "Recidivism: "));
    assert_null(strstr(script, "voorgeschiedenis"));
    assert_non_null(strstr(script, "set decimalsign '.'"));
    free(script);
    kpi_study_release(&study);
}

static void test_chart_spread_when_close_then_apart_and_in_order(void **state)
{
    (void)state;
    double position[] = {99.0, 98.0, 50.0, 98.5};
    chart_spread(position, 4, 5.0, 0.0, 100.0);
    assert_true(position[0] <= 100.0);
    assert_true(position[0] - position[3] >= 4.999);
    assert_true(position[3] - position[1] >= 4.999);
    assert_true(fabs(position[2] - 50.0) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_charts_when_drawn_then_points_equal_the_csv),
        cmocka_unit_test(test_charts_when_drawn_then_means_equal_the_csv),
        cmocka_unit_test(test_charts_when_who_waits_then_lists_stacked_longest_first),
        cmocka_unit_test(test_charts_when_names_are_hostile_then_drawn_and_nothing_runs),
        cmocka_unit_test(test_charts_when_name_has_marks_then_shown_as_they_are),
        cmocka_unit_test(test_charts_when_one_replication_then_drawn_without_interval),
        cmocka_unit_test(test_charts_when_all_zero_or_huge_then_drawn),
        cmocka_unit_test(test_charts_when_nothing_to_draw_then_no_script),
        cmocka_unit_test(test_charts_when_english_then_no_dutch_titles),
        cmocka_unit_test(test_chart_spread_when_close_then_apart_and_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
