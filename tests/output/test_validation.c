/* Reported figures beside simulated ones in words, on the console and as CSV. */
#include "output/console_validation.h"
#include "output/validation_csv.h"
#include "tests/output/validation_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static void expect_text(const char *text, const char *expected)
{
    if (strcmp(text, expected) != 0)
        fail_msg("\"%s\" is not \"%s\"", text, expected);
}

static char *console_of(const struct held *held, const struct labels *labels)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(console_print_validation(out, &held->told, labels));
    assert_int_equal(fclose(out), 0);
    return text;
}

static char *csv_of(const struct held *held)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    validation_csv_write(out, &held->told);
    assert_int_equal(fclose(out), 0);
    return text;
}

static void expect_in(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" is not in:\n%s", part, text);
}

/* Where the part stands; it must be there. */
static size_t place_of(const char *text, const char *part)
{
    expect_in(text, part);
    return (size_t)(strstr(text, part) - text);
}

/* --- words --- */

static void test_words_when_rules_differ_then_units_and_decimals_follow(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        const char *reported, *predicted, *period;
    } cases[] = {
        {HELD_AGREES, "1.999", "2.034 (1.921 tot 2.150)", "jan–jun 2018"},
        {HELD_WIDE, "34% (25,5 tot 43,7)", "25,1% (22,3 tot 27,9)", "jan–jun 2018"},
        {4, "2,87 dagen", "2,91 (2,66 tot 3,18)", "jan–jun 2018"},
        {HELD_LIST, "149 (75 tot 149)", "58 (21 tot 112)", "31 dec 2018"},
        {HELD_FILES, "31% (22,8 tot 40,6)", "33,2% (24,0 tot 43,0)",
         "n = 100, dossiers jan–mrt 2018"},
        {HELD_AMONG, "56% (37,1 tot 73,3)", "48,8% (28,0 tot 68,0)", "dossiers jan–mrt 2018"},
        {10, "12% (4,2 tot 30)", "n.v.t.", "n = 100, dossiers jan–mrt 2018"},
        {11, "40% (ten minste 30)", "47,2% (41,5 tot 52,9)", "jan–jun 2018"},
        {12, "5,3 casussen per week", "-0,40 (-1,90 tot 1,20)", "jan–jun 2018"},
    };
    struct held held;
    held_make(&held);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[VALIDATION_WORDS_SIZE];
        const struct judged *judged = &held.validation.judged[cases[i].at];
        expect_text(validation_reported(&held.told, &DUTCH, judged->figure, text),
                    cases[i].reported);
        expect_text(validation_predicted(&held.told, &DUTCH, judged, text), cases[i].predicted);
        expect_text(validation_period(&held.told, &DUTCH, judged->figure, text), cases[i].period);
    }
    held_release(&held);
}

static void test_words_when_in_english_then_by_kpi_and_trait(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        const char *dutch, *english;
    } cases[] = {
        {1, "Meldingen uit Urk", "Reports, Urk"},
        {HELD_LIST, "Wachtlijst van Veilig Thuis, kinderen en gezinnen samen geteld",
         "Waiting list at the end, Veilig Thuis"},
        {HELD_AMONG, "Nieuw geweld bij forse voorgeschiedenis",
         "New violence; among: a heavy history"},
        {16, "=1+1, \"twee\"", "A heavy history"},
    };
    struct held held;
    held_make(&held);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct figure *figure = &held.figures[cases[i].at];
        char *dutch = validation_what(&held.told, &DUTCH, figure);
        char *english = validation_what(&held.told, &ENGLISH, figure);
        expect_text(dutch, cases[i].dutch);
        expect_text(english, cases[i].english);
        free(dutch);
        free(english);
    }
    char text[VALIDATION_WORDS_SIZE];
    expect_text(validation_reported(&held.told, &ENGLISH, &held.figures[11], text),
                "40% (at least 30)");
    held_release(&held);
}

static void test_period_when_years_months_or_days_then_short(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *text;
    } cases[] = {
        {"2018-01-01", "2019-01-01", "2018"},
        {"2018-01-01", "2020-01-01", "2018–2019"},
        {"2018-05-01", "2018-06-01", "mei 2018"},
        {"2018-07-01", "2019-01-01", "jul–dec 2018"},
        {"2018-11-01", "2019-02-01", "nov 2018 – jan 2019"},
        {"2018-01-01", "2018-01-15", "1 jan 2018 – 14 jan 2018"},
    };
    struct held held;
    held_make(&held);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[VALIDATION_WORDS_SIZE];
        held.figures[0].from = held_day(cases[i].from);
        held.figures[0].to = held_day(cases[i].to);
        expect_text(validation_period(&held.told, &DUTCH, &held.figures[0], text), cases[i].text);
    }
    held_release(&held);
}

static void test_outcome_when_just_short_then_never_rounded_up(void **state)
{
    (void)state;
    char text[VALIDATION_WORDS_SIZE];
    struct validation validation = {.tests = 59, .agrees = 50}; /* 84.7% */
    expect_text(validation_outcome(&DUTCH, &validation, text),
                "50 van de 59 toetsen kloppen (84%); ten minste 85% is nodig");
    assert_false(validation_holds(&validation));
    validation = (struct validation){.tests = 20, .agrees = 17};
    expect_text(validation_outcome(&ENGLISH, &validation, text),
                "17 of the 20 tests agree (85%); at least 85% is needed");
    validation = (struct validation){.tests = 1, .agrees = 1};
    expect_text(validation_outcome(&DUTCH, &validation, text),
                "1 van 1 toets klopt (100%); ten minste 85% is nodig");
    validation = (struct validation){0};
    expect_text(validation_outcome(&DUTCH, &validation, text), "geen enkel cijfer is een toets");
}

/* An uneven percentage keeps one decimal, a small one too; a long unit pushes the columns aside. */
static void test_words_when_numbers_are_uneven_then_no_more_digits_than_count(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    char text[VALIDATION_WORDS_SIZE];
    struct figure *figure = &held.figures[HELD_FILES];
    figure->value = 100.0 * 3 / 87;
    figure->low = 0.6123;
    figure->high = 100.0 * 31 / 83;
    expect_text(validation_reported(&held.told, &DUTCH, figure, text), "3,4% (0,6 tot 37,3)");
    figure = &held.figures[HELD_AGREES];
    figure->value = 12345;
    expect_text(validation_reported(&held.told, &DUTCH, figure, text), "12.345");
    figure = &held.figures[12];
    figure->value = 123456789;
    figure->low = 123456789;
    figure->high = 123456789;
    held_judge(&held);
    char *console = console_of(&held, &DUTCH);
    expect_in(console, "123.456.789 casussen per week (123.456.789 tot 123.456.789)  -0,40");
    free(console);
    held_release(&held);
}

/* --- console --- */

static void test_console_when_roles_differ_then_tests_first_and_own_apart(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    char *text = console_of(&held, &DUTCH);
    static const char *const order[] = {"Toetsen van dit scenario zelf",
                                        "Meldingen in het eerste halfjaar",
                                        "Toetsen van de basis",
                                        "Nieuw geweld binnen 12 tot 15 maanden",
                                        "Gekalibreerd: telt niet als bewijs",
                                        "VTF-001",
                                        "Gekalibreerd in de basis: telt niet als bewijs",
                                        "Ten minste één eerdere casus",
                                        "Invoer: telt niet als bewijs",
                                        "Invoer van de basis: telt niet als bewijs",
                                        "Context: niet beoordeeld",
                                        "OAM-006"};
    for (size_t i = 1; i < sizeof order / sizeof order[0]; i++)
        assert_true(place_of(text, order[i - 1]) < place_of(text, order[i]));
    const char *row = strstr(text, "  Direct doorgezet, zonder");
    assert_non_null(row);
    assert_true(strncmp(strstr(row, "34% (25,5"), "34% (25,5 tot 43,7)", 19) == 0);
    assert_true(strstr(row, " ruim ") < strchr(row, '\n'));
    free(text);
    held_release(&held);
}

static void test_console_when_done_then_counts_scores_and_what_deviates(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    char *text = console_of(&held, &DUTCH);
    expect_in(text, "\nToetsen: 13, klopt: 6, ruim: 3, wijkt af: 3, niet te zeggen: 1\n");
    expect_in(text, "\n  van dit scenario zelf: 7, klopt: 4, ruim: 2, wijkt af: 1\n");
    expect_in(text, "\n  van de basis: 6, klopt: 2, ruim: 1, wijkt af: 2, niet te zeggen: 1\n");
    expect_in(text, "\n6 van de 13 toetsen kloppen (46%); ten minste 85% is nodig.\n");
    expect_in(text, "Alleen toeval; de aannames zijn niet meegerekend.");
    expect_in(text, "n = 3, als deel");
    const char *list = strstr(text, "\nWijkt af:\n");
    assert_non_null(list);
    expect_in(list, "\n  Dagen van melding tot overdracht, alle routes (RP-107, jan–jun 2018): de "
                    "bron telt een ander begin\n");
    expect_in(list, "Huisverbod bij forse voorgeschiedenis");
    assert_null(strstr(list, "Context"));
    assert_null(strstr(list, "VTF-001"));
    expect_in(list, "\nRuim:\n");
    expect_in(list, "\nNiet te zeggen:\n");
    free(text);
    text = console_of(&held, &ENGLISH);
    expect_in(text, "Tests: 13, agrees: 6, wide: 3, deviates: 3, cannot be said: 1");
    expect_in(text, "Tests of the basis");
    assert_null(strstr(text, "toets"));
    assert_null(strstr(text, "klopt"));
    free(text);
    held_release(&held);
}

static void test_console_when_nothing_is_inherited_or_scored_then_not_told(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    held.list.count = 2;
    held.figures[0].naive_low = NAN;
    held_judge(&held);
    char *text = console_of(&held, &DUTCH);
    expect_in(text, "\nToetsen  ");
    expect_in(text, "Toetsen: 2, klopt: 2, ruim: 0, wijkt af: 0\n");
    assert_null(strstr(text, "basis"));
    assert_null(strstr(text, "Intervalscore"));
    assert_null(strstr(text, "Wijkt af:"));
    free(text);
    held.list.count = HELD_COUNT;
    held_judge(&held);
    held_release(&held);
}

/* --- CSV --- */

static void test_csv_when_written_then_a_row_a_figure_and_nothing_that_is_no_number(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    char *text = csv_of(&held);
    assert_true(
        strncmp(text, "scenario,feit,rol,herkomst,omschrijving,regel,kpi,kenmerk,onder,", 60) == 0);
    size_t lines = 0;
    for (const char *c = text; *c != '\0'; c++)
        lines += *c == '\n';
    assert_int_equal(lines, 1 + HELD_COUNT);
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "inf"));
    expect_in(text, "\nFlevoland 2018,RP-017,toets,eigen,meldingen uit Urk,aantal,"
                    "meldingen_per_jaar,,,keten,urk,alle,aantal,2018-01-01/2018-06-30,,26,,,31.2,"
                    "20.5,44.1,");
    expect_in(text, ",recidive,zwaar,,,,procent,2018-01-01/2018-03-31,2019-03-31,56,37.1,73.3,"
                    "48.8,28,68,");
    expect_in(text, ",stand,wachtlijst_eind,,,veilig_thuis,alle,alle,casussen,2018-12-31,"
                    "2018-12-31,149,75,149,58.3,");
    expect_in(text, "RP-188,toets,basis,iets waarover geen enkele herhaling iets zegt,dossiers,,"
                    "zwaar,,,,,procent,2018-01-01/2018-03-31,2019-03-31,12,4.2,30,,,,,,niet te "
                    "zeggen,,,,,,0,\n");
    expect_in(text, ",\"'=1+1, \"\"twee\"\"\","); /* no formula */
    expect_in(text, ",de bron telt een ander begin\n");
    /* context has no verdict */
    expect_in(text, ",67,,,25.1,22.3,27.9,");
    const char *context = strstr(text, "OAM-006,context");
    assert_non_null(context);
    assert_null(strstr(context, "wijkt af"));
    free(text);
    held_release(&held);
}

static void test_values_when_written_then_intervals_can_be_made_again(void **state)
{
    (void)state;
    struct held held;
    held_make(&held);
    char *text = NULL;
    size_t size = 0, count = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    validation_csv_write_values(out, &held.told, held.values, HELD_DRAWS);
    assert_int_equal(fclose(out), 0);
    expect_in(text, "scenario,cijfer,feit,replicatie,trekking,waarde\n");
    for (size_t i = 0; i < HELD_COUNT * HELD_REPLICATIONS * HELD_DRAWS; i++)
        count += isnan(held.values[i]) ? 0 : 1;
    size_t lines = 0;
    double sum = 0.0, wanted = 0.0;
    for (char *at = strchr(text, '\n') + 1; *at != '\0'; at = strchr(at, '\n') + 1, lines++) {
        size_t figure, replication, draw;
        double value;
        assert_int_equal(sscanf(at, "Flevoland 2018,%zu,%*[^,],%zu,%zu,%lf", &figure, &replication,
                                &draw, &value),
                         4);
        size_t own = ((figure - 1) * HELD_REPLICATIONS + replication - 1) * HELD_DRAWS + draw - 1;
        assert_true(fabs(held.values[own] - value) < 1e-12);
        sum += value;
        wanted += held.values[own];
    }
    assert_int_equal(lines, count);
    assert_true(fabs(sum - wanted) < 1e-9);
    free(text);
    held_release(&held);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_when_rules_differ_then_units_and_decimals_follow),
        cmocka_unit_test(test_words_when_in_english_then_by_kpi_and_trait),
        cmocka_unit_test(test_period_when_years_months_or_days_then_short),
        cmocka_unit_test(test_outcome_when_just_short_then_never_rounded_up),
        cmocka_unit_test(test_words_when_numbers_are_uneven_then_no_more_digits_than_count),
        cmocka_unit_test(test_console_when_roles_differ_then_tests_first_and_own_apart),
        cmocka_unit_test(test_console_when_done_then_counts_scores_and_what_deviates),
        cmocka_unit_test(test_console_when_nothing_is_inherited_or_scored_then_not_told),
        cmocka_unit_test(test_csv_when_written_then_a_row_a_figure_and_nothing_that_is_no_number),
        cmocka_unit_test(test_values_when_written_then_intervals_can_be_made_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
