/* The printed table, the names in it, and the progress line. */
#include "output/console.h"

#include "output/progress.h"
#include "output/text.h"
#include "tests/output/fixture.h"

static char *printed(const struct kpi_study *study, const struct labels *labels)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(console_print(out, study, NULL, labels));
    assert_int_equal(fclose(out), 0);
    return text;
}

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static void test_console_when_printed_then_themes_and_books(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "Proef\x1b[31m", 5);
    char *text = printed(&study, &DUTCH);
    assert_memory_equal(text, "Proef [31m\n", 11);
    static const char *const wanted[] = {
        "\nInstroom\n",
        "\n  Meldingen ",
        "Onderzoek Veilig Thuis",
        "\n  Nieuw ", /* a station without a label */
        "\nPer gemeente\n",
        "\n  Almere ",
        "\n  Urk ",
        "3 of meer eerdere casussen",
        "\nKosten per jaar\n",
        "Kosten, Raad voor de Kinderbescherming",
        "1 januari 2018 tot en met 28 februari 2019 · 5 herhalingen · zaad 7"};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        if (strstr(text, wanted[i]) == NULL)
            fail_msg("missing: %s", wanted[i]);
    assert_non_null(strstr(text, "\nboekhouding klopt (1.234 controles)\n"));
    assert_null(strstr(text, "nan"));
    free(text);
    kpi_study_release(&study);
}

static void test_console_when_theme_has_no_rows_then_left_out(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 5);
    char *text = printed(&study, &DUTCH);
    assert_null(strstr(text, "Hulp en zicht"));
    assert_null(strstr(text, "bezetting"));
    free(text);
    kpi_study_release(&study);
}

static void test_console_when_books_fail_then_said(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 2);
    study.books.failures = 3;
    strcpy(study.books.first_failure, "in en uit verschillen bij raad");
    char *text = printed(&study, &DUTCH);
    assert_null(strstr(text, "boekhouding klopt"));
    assert_non_null(strstr(text, "BOEKHOUDING KLOPT NIET: 3 van 1.234 controles; de eerste: in en "
                                 "uit verschillen bij raad\n"));
    free(text);
    kpi_study_release(&study);
}

static void test_console_when_one_replication_then_no_interval(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 1);
    char *text = printed(&study, &DUTCH);
    assert_non_null(strstr(text, "Met één herhaling is er geen interval"));
    assert_null(strstr(text, "±"));
    assert_null(strstr(text, " – "));
    assert_null(strstr(text, "n.v.t."));
    free(text);
    kpi_study_release(&study);
}

static void test_console_when_english_then_from_the_catalogue(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 3);
    char *text = printed(&study, &ENGLISH);
    assert_non_null(strstr(text, "Recidivism in 15 months"));
    assert_non_null(strstr(text, "the books balance (1,234 checks)"));
    assert_null(strstr(text, "Meldingen"));
    free(text);
    kpi_study_release(&study);
}

static void test_console_when_printed_then_columns_line_up(void **state)
{
    (void)state;
    struct kpi_study study;
    fixture_study(&study, "proef", 3);
    char *text = printed(&study, &DUTCH);
    size_t end_of[2] = {0};
    static const char *const units[] = {"  per jaar\n", "  procent\n"};
    for (size_t i = 0; i < 2; i++) {
        char *at = strstr(text, units[i]);
        assert_non_null(at);
        *at = '\0';
        char *line = strrchr(text, '\n') + 1;
        end_of[i] = text_width(line);
        *at = ' ';
    }
    assert_int_equal(end_of[0], end_of[1]);
    free(text);
    kpi_study_release(&study);
}

static void test_labels_gemeente_when_named_then_name_else_capital(void **state)
{
    (void)state;
    static const struct labels_gemeente names[] = {{"den_bosch", "'s-Hertogenbosch\n"}};
    struct labels labels = {.gemeenten = names, .gemeente_count = 1};
    char text[LABELS_SIZE];
    assert_string_equal(labels_gemeente(&labels, "den_bosch", text), "'s-Hertogenbosch ");
    assert_string_equal(labels_gemeente(&labels, "noordoostpolder", text), "Noordoostpolder");
    assert_string_equal(labels_gemeente(&labels, "alle", text), "alle gemeenten");
    assert_string_equal(labels_station(&labels, "raad"), "Raad voor de Kinderbescherming");
    assert_string_equal(labels_station(&labels, "nieuw"), "nieuw");
    assert_true(labels_station_order("vb") < labels_station_order("raad"));
    assert_true(labels_station_order("raad") < labels_station_order("nieuw"));
}

static void test_progress_text_when_half_then_as_long_again(void **state)
{
    (void)state;
    char text[128];
    progress_text(text, false, 50, 100, 80.0);
    assert_string_equal(text, "herhaling 50 van 100 · 50% · nog ongeveer 1 min 20 s");
    progress_text(text, true, 100, 100, 80.0);
    assert_string_equal(text, "replication 100 of 100 · 100%");
    progress_text(text, false, 0, 100, 0.0);
    assert_string_equal(text, "herhaling 0 van 100 · 0%");
}

static void test_progress_when_no_terminal_then_silent(void **state)
{
    (void)state;
    FILE *out = tmpfile();
    assert_non_null(out);
    struct progress progress;
    progress_init(&progress, out, true, false);
    progress_update(&progress, 1, 2);
    progress_finish(&progress);
    assert_int_equal(ftell(out), 0);
    fclose(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_console_when_printed_then_themes_and_books),
        cmocka_unit_test(test_console_when_theme_has_no_rows_then_left_out),
        cmocka_unit_test(test_console_when_books_fail_then_said),
        cmocka_unit_test(test_console_when_one_replication_then_no_interval),
        cmocka_unit_test(test_console_when_english_then_from_the_catalogue),
        cmocka_unit_test(test_console_when_printed_then_columns_line_up),
        cmocka_unit_test(test_labels_gemeente_when_named_then_name_else_capital),
        cmocka_unit_test(test_progress_text_when_half_then_as_long_again),
        cmocka_unit_test(test_progress_when_no_terminal_then_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
