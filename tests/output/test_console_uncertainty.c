/* What --onzekerheid prints: words only from the points, and only what is known. */
#include "output/console_uncertainty.h"

#include "output/uncertainty_words.h"
#include "tests/output/uncertainty_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

/* The text with its lines joined, so that a test need not know where they are broken. */
static char *print(const struct uncertainty *uncertainty, const struct labels *labels)
{
    char *text = NULL;
    size_t size = 0, used = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(console_print_uncertainty(out, uncertainty, labels));
    assert_int_equal(fclose(out), 0);
    for (size_t i = 0; i < size; i++) {
        char c = text[i] == '\n' ? ' ' : text[i];
        if (c != ' ' || used == 0 || text[used - 1] != ' ')
            text[used++] = c;
    }
    text[used] = '\0';
    return text;
}

static void assert_in_order(const char *text, const char *const *parts, size_t count)
{
    const char *at = text;
    for (size_t i = 0; i < count; i++) {
        const char *found = strstr(at, parts[i]);
        if (found == NULL)
            fail_msg("not there, or out of order: %s\n%s", parts[i], text);
        at = found;
    }
}

static void test_console_when_everything_is_known_then_all_parts_in_order(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "Over de bandbreedte van de aannames ",
        "100 punten, elk met 4 herhalingen, over de bereiken van 5 aannames.",
        "3 punten zijn overgeslagen: hun waarden spreken elkaar tegen, of vragen om een",
        "In de basis zelf ",
        "Wachtlijst bij Veilig Thuis: 61,2 (29,2 tot 109,2) casussen ",
        "Van de bandbreedte komt 70% door aannames, 30% door toeval.",
        "Wie ‘kans dat een ernstig incident een melding wordt’ (melding.kans) zou meten,",
        " maakt deze bandbreedte ongeveer 18% smaller; wie ‘werk per casus, naar werkelijke",
        "(gemeenten.almere.lokaal_team.uren.middelzwaar) zou meten, ongeveer 8%; wie",
        "‘medewerkers van een eigen team",
        "Waarschijnlijk boven 0 (in 93% van de punten). Van",
        "Verschil met de basis: meer Raad ",
        "Kinderbescherming: -12,0 (-24,0 tot +6,0) casussen ",
        "Waarschijnlijk lager, beter (in 95% van de punten). Van de bandbreedte komt 30% door",
        "Gemiddeld over de andere aannames ligt het kantelpunt van ‘kans dat een ernstig",
        "(melding.kans) bij ongeveer 40 procent (in het scenario 20).",
        "klaar zijn: +4,0 (+2,0 tot +7,0) procentpunt ",
        "Vrijwel zeker hoger, beter (in 100% van de punten).",
        "Geen enkele aanname keert deze conclusie in haar eentje om.",
        "Verschil met de basis: =ander, scenario ",
        "Niet te onderscheiden (onder 0 in 60% van de punten).",
        "zou meten, minder dan 1%.",
    };
    struct unsure unsure;
    unsure_make(&unsure);
    char *text = print(&unsure.uncertainty, &DUTCH);
    assert_in_order(text, parts, sizeof parts / sizeof parts[0]);
    assert_null(strstr(text, "druk.vorm")); /* not distinct, and fourth */
    assert_null(strstr(text, "Caseload"));  /* no headline */
    assert_null(strstr(text, "Onder de 100 punten"));
    free(text);
}

static void test_console_when_levels_then_no_words_about_their_sign(void **state)
{
    (void)state;
    static const char *const words[] = {"rijwel zeker", "aarschijnlijk", "onderscheiden",
                                        "kantelpunt",   "conclusie",     "In de basis"};
    struct unsure unsure;
    unsure_make(&unsure);
    struct uncertainty uncertainty = unsure_levels(&unsure);
    uncertainty.outcome_count = 1;
    unsure.outcomes[UNSURE_LIST].spread.negative = 1.0; /* should not matter */
    char *text = print(&uncertainty, &DUTCH);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strstr(text, words[i]) != NULL)
            fail_msg("%s in: %s", words[i], text);
    free(text);
}

static void test_console_when_english_then_no_dutch_words(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "Over the ranges of the assumptions ",
        "100 points, each with 4 replications, over the ranges of 5 assumptions.",
        "61.2 (29.2 to 109.2) cases ",
        "Of the spread 70% comes from assumptions, 30% from chance.",
        "Measuring ‘kans dat",
        "would make this spread narrower by about 18%; ‘werk",
        "Difference from the basis: meer Raad ",
        "Probably lower, better (in 95% of the points).",
        "lies at about 40 percent (in the scenario 20).",
        "No assumption by itself turns this conclusion round.",
    };
    static const char *const dutch[] = {"bandbreedte", "zou meten", "toeval",    "punten, ",
                                        "herhaling",   "beter",     "basis zelf"};
    struct unsure unsure;
    unsure_make(&unsure);
    char *text = print(&unsure.uncertainty, &ENGLISH);
    assert_in_order(text, parts, sizeof parts / sizeof parts[0]);
    for (size_t i = 0; i < sizeof dutch / sizeof dutch[0]; i++)
        if (strstr(text, dutch[i]) != NULL)
            fail_msg("Dutch in English: %s\n%s", dutch[i], text);
    free(text);
}

static void test_console_when_little_is_known_then_said(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    struct uncertainty uncertainty = unsure_differences(&unsure);
    uncertainty.points = 1;
    uncertainty.replications = 1;
    uncertainty.assumption_count = 1;
    uncertainty.replaced = 1;
    uncertainty.outcomes[0].spread.certainty = CERTAINTY_UNKNOWN;
    for (size_t i = 0; i < UNSURE_ASSUMPTIONS; i++)
        unsure.rankings[UNSURE_RAAD][i].distinct = unsure.rankings[UNSURE_TERM][i].distinct = false;
    uncertainty.outcomes[1].spread.assumption_share = (double)NAN;
    uncertainty.outcomes[2].spread = (struct spread){.mean = (double)NAN, .low = (double)NAN};
    char *text = print(&uncertainty, &DUTCH);
    static const char *const parts[] = {
        "1 punt, met 1 herhaling, over de bereiken van 1 aanname.",
        "1 punt is overgeslagen: zijn waarden spreken elkaar tegen, of vragen",
        "Onder de 100 punten staat er niet bij hoe zeker iets is.",
        "casussen Van de bandbreedte komt 30%", /* without words of certainty */
        "Van geen enkele aanname is de invloed hierop van toeval te onderscheiden.",
        "Met één herhaling per punt zijn aannames en toeval niet te scheiden.",
        "Kinderbescherming: n.v.t. ",
    };
    assert_in_order(text, parts, sizeof parts / sizeof parts[0]);
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "keert deze conclusie"));
    free(text);
}

static void test_console_when_names_steer_a_terminal_then_cleaned(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    unsure.outcomes[UNSURE_RAAD].variant = "a\x1b[2Jb";
    unsure.outcomes[UNSURE_TERM].variant = "a\x1b[2Jb";
    unsure.outcomes[UNSURE_RAAD].what = "x\x1b[0m";
    unsure.assumptions[1].what = "y\x1b[0m";
    unsure.assumptions[1].path = "z\x1b[0m";
    char *text = print(&unsure.uncertainty, &DUTCH);
    assert_null(strchr(text, '\x1b'));
    assert_non_null(strstr(text, "a [2Jb"));
    free(text);
}

static void test_split_when_at_an_edge_then_all_or_nearly_all(void **state)
{
    (void)state;
    static const struct {
        double share;
        const char *words;
    } cases[] = {
        {0.0, "van de bandbreedte komt alles door toeval"},
        {0.3, "van de bandbreedte komt vrijwel alles door toeval"},
        {50.0, "van de bandbreedte komt 50% door aannames, 50% door toeval"},
        {99.7, "van de bandbreedte komt vrijwel alles door aannames"},
        {100.0, "van de bandbreedte komt alles door aannames"},
    };
    char text[UNCERTAINTY_WORDS_SIZE];
    struct spread spread = {.points = 100, .low = 1.0, .high = 2.0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        spread.assumption_share = cases[i].share;
        assert_string_equal(uncertainty_split(&DUTCH, &spread, text), cases[i].words);
    }
    spread.assumption_share = (double)NAN;
    spread.points = 1;
    assert_non_null(strstr(uncertainty_split(&DUTCH, &spread, text), "alleen toeval"));
    spread.high = spread.low;
    assert_string_equal(uncertainty_split(&DUTCH, &spread, text), "er is geen bandbreedte");
    spread.points = 0;
    assert_string_equal(uncertainty_split(&DUTCH, &spread, text), "");
}

static void test_value_when_shown_then_digits_that_count(void **state)
{
    (void)state;
    static const struct {
        double value;
        int digits;
        const char *text;
    } cases[] = {
        {0.0, 4, "0"},         {0.25, 4, "0,25"},       {33.333, 3, "33,3"},
        {1234.56, 3, "1.235"}, {0.00123, 3, "0,00123"}, {-2.5, 3, "-2,5"},
        {20.0, 4, "20"},       {0.1 + 0.2, 4, "0,3"},   {(double)NAN, 4, "n.v.t."},
    };
    char text[NUMBER_PEOPLE_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(uncertainty_value(&DUTCH, cases[i].value, cases[i].digits, text),
                            cases[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_console_when_everything_is_known_then_all_parts_in_order),
        cmocka_unit_test(test_console_when_levels_then_no_words_about_their_sign),
        cmocka_unit_test(test_console_when_english_then_no_dutch_words),
        cmocka_unit_test(test_console_when_little_is_known_then_said),
        cmocka_unit_test(test_console_when_names_steer_a_terminal_then_cleaned),
        cmocka_unit_test(test_split_when_at_an_edge_then_all_or_nearly_all),
        cmocka_unit_test(test_value_when_shown_then_digits_that_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
