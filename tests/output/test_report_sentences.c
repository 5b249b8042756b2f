/* Sentences made from numbers: every case in both languages, and what must hold of all of them. */
#include "output/report/sentences.h"

#include "models/uitkomsten.h"
#include "tests/output/fixture.h"
#include "tests/output/sentences_cases.h"

enum { CASES = sizeof SENTENCE_CASES / sizeof SENTENCE_CASES[0] };

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static const struct sentence_subject *subject_of(enum about about)
{
    static const struct sentence_subject whole = {"de wachtlijst van de proef",
                                                  "the waiting list of the trial",
                                                  false,
                                                  false,
                                                  "casussen",
                                                  0,
                                                  -1,
                                                  SENTENCE_LIST};
    static const struct sentence_subject wait = {"de wachttijd", "the wait", false, false,
                                                 "dagen",        0,          -1,    SENTENCE_TIME};
    static const struct sentence_subject plural = {"de wachtlijsten van de proef",
                                                   "the waiting lists of the trial",
                                                   true,
                                                   true,
                                                   "casussen",
                                                   0,
                                                   -1,
                                                   SENTENCE_LIST};
    static const char *const keys[][2] = {
        [ABOUT_LIST] = {"wachtlijst", "veilig_thuis"},
        [ABOUT_TIME] = {"doorlooptijd_eerste_contact", "keten"},
        [ABOUT_SHARE] = {"recidive_15m", "keten"},
        [ABOUT_COST] = {"kosten", "keten"},
        [ABOUT_WITHIN] = {"binnen_termijn", "vb"},
        [ABOUT_CASELOAD] = {"caseload", "veilig_thuis"},
        [ABOUT_REPORTS] = {"meldingen_per_jaar", "keten"},
        [ABOUT_SIZE] = {"zonder_zicht_stand", "keten"},
    };
    const struct sentence_subject *subject =
        about == ABOUT_WHOLE    ? &whole
        : about == ABOUT_WAIT   ? &wait
        : about == ABOUT_PLURAL ? &plural
                                : sentence_subject_of(keys[about][0], keys[about][1]);
    assert_non_null(subject);
    return subject;
}

static void assert_says(char *sentence, const char *expected)
{
    if (strcmp(sentence, expected) != 0)
        fail_msg("\n%s\nis not\n%s", sentence, expected);
    free(sentence);
}

static void test_difference_when_told_then_every_case_reads_well(void **state)
{
    (void)state;
    assert_true(CASES >= 60);
    for (size_t i = 0; i < CASES; i++) {
        const struct sentence_case *one = &SENTENCE_CASES[i];
        const struct sentence_subject *subject = subject_of(one->about);
        assert_says(sentence_difference(&DUTCH, subject, &one->difference), one->nl);
        assert_says(sentence_difference(&ENGLISH, subject, &one->difference), one->en);
    }
}

static struct sentence_difference swapped(const struct sentence_difference *difference)
{
    struct sentence_difference swap = *difference;
    swap.basis = difference->variant;
    swap.variant = difference->basis;
    swap.difference = -difference->difference;
    swap.low = -difference->high;
    swap.high = -difference->low;
    swap.grows_basis = difference->grows_variant;
    swap.grows_variant = difference->grows_basis;
    return swap;
}

static bool holds_any(const char *text, const char *const words[2], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strstr(text, words[i]) != NULL)
            return true;
    return false;
}

/* Which way the sentence goes by its own words: before the numbers, which have words of theirs. */
static int direction_told(const char *sentence, bool english)
{
    static const char *const less[][2] = {
        {"korter", "shorter"}, {"lager", "lower"}, {"kleiner", "smaller"}};
    static const char *const more[][2] = {
        {"langer", "longer"}, {"hoger", "higher"}, {"groter", "larger"}};
    char lead[512];
    snprintf(lead, sizeof lead, "%.*s", (int)strcspn(sentence, "(:"), sentence);
    int way = 0;
    for (size_t i = 0; i < 3; i++) {
        way -= holds_any(lead, &less[i][english], 1);
        way += holds_any(lead, &more[i][english], 1);
    }
    return way;
}

static void test_difference_when_basis_and_variant_swap_then_the_sentence_flips(void **state)
{
    (void)state;
    size_t flips = 0;
    for (size_t i = 0; i < CASES; i++) {
        const struct sentence_case *one = &SENTENCE_CASES[i];
        const struct sentence_subject *subject = subject_of(one->about);
        const struct sentence_difference other = swapped(&one->difference);
        assert_int_equal(sentence_side(&other), -sentence_side(&one->difference));
        for (int english = 0; english < 2; english++) {
            char *sentence = sentence_difference(english ? &ENGLISH : &DUTCH, subject, &other);
            int before = direction_told(english ? one->en : one->nl, english);
            assert_int_equal(direction_told(sentence, english), -before);
            flips += before != 0;
            if (one->difference.grows_basis != one->difference.grows_variant)
                assert_true((strstr(sentence, english ? "start" : "zonder eind") != NULL) ==
                            one->difference.grows_basis);
            free(sentence);
        }
    }
    assert_true(flips > 60);
}

static void test_difference_when_zero_then_not_distinct(void **state)
{
    (void)state;
    for (int about = ABOUT_LIST; about <= ABOUT_PLURAL; about++)
        for (int form = 0; form < 8; form++) {
            struct sentence_difference zero = {12.3,
                                               12.3,
                                               0.0,
                                               form & 1 ? (double)NAN : 0.0,
                                               form & 1 ? (double)NAN : 0.0,
                                               form & 2 ? WIDE : CHANCE,
                                               form & 2 ? 100.0 : (double)NAN,
                                               form & 4,
                                               form & 4,
                                               0};
            char *sentence = sentence_difference(&DUTCH, subject_of((enum about)about), &zero);
            assert_non_null(strstr(sentence, "niet te onderscheiden"));
            assert_null(strstr(sentence, "zeker"));
            assert_int_equal(sentence_side(&zero), 0);
            free(sentence);
        }
}

static void test_difference_when_chance_alone_then_no_word_of_certainty(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASES; i++) {
        const struct sentence_case *one = &SENTENCE_CASES[i];
        if (one->difference.ground == CHANCE) {
            assert_null(strstr(one->nl, "vrijwel"));
            assert_null(strstr(one->nl, "waarschijnlijk"));
            assert_null(strstr(one->en, "certainly"));
            assert_null(strstr(one->en, "probably"));
        }
    }
}

static void test_certainty_when_share_of_draws_then_the_words_of_the_design(void **state)
{
    (void)state;
    static const struct {
        double share;
        const char *word; /* NULL: not distinct */
    } cases[] = {{100.0, "vrijwel zeker"}, {99.0, "vrijwel zeker"}, {98.999, "waarschijnlijk"},
                 {90.0, "waarschijnlijk"}, {89.999, NULL},          {50.0, NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sentence_difference difference = {10,    8,     -2, -4, 1, WIDE, cases[i].share,
                                                 false, false, 0};
        char *sentence = sentence_difference(&DUTCH, subject_of(ABOUT_LIST), &difference);
        assert_non_null(
            strstr(sentence, cases[i].word != NULL ? cases[i].word : "niet te onderscheiden"));
        assert_int_equal(sentence_side(&difference), cases[i].word != NULL ? -1 : 0);
        free(sentence);
    }
}

/* Nine draws in ten a little shorter, one hugely longer: what most do is said, and the mean too. */
static void test_difference_when_most_draws_go_against_the_mean_then_both_are_told(void **state)
{
    (void)state;
    struct sentence_difference difference = {10, 15, 5, -2, 90, WIDE, 92.0, false, false, -1};
    char *sentence = sentence_difference(&DUTCH, subject_of(ABOUT_LIST), &difference);
    assert_non_null(strstr(sentence, "wordt waarschijnlijk korter"));
    assert_non_null(strstr(sentence, "Gemiddeld is het 15,0 in plaats van 10,0"));
    assert_int_equal(sentence_side(&difference), -1);
    free(sentence);
    difference.side = 1;
    sentence = sentence_difference(&DUTCH, subject_of(ABOUT_LIST), &difference);
    assert_non_null(strstr(sentence, "wordt waarschijnlijk langer"));
    assert_null(strstr(sentence, "Gemiddeld"));
    free(sentence);
}

static void test_level_when_told_then_every_case_reads_well(void **state)
{
    (void)state;
    static const struct {
        enum about about;
        struct sentence_level level;
        const char *nl, *en;
    } cases[] = {
        {ABOUT_LIST,
         {26.4, 20.1, 33.0, CHANCE, false, false, NAN},
         "Op de wachtlijst van Veilig Thuis staan gemiddeld 26,4 casussen (95%-interval 20,1 tot "
         "33,0).",
         "On the waiting list of Veilig Thuis there are on average 26.4 cases (95% interval 20.1 "
         "to 33.0)."},
        {ABOUT_LIST,
         {26.4, 20.1, 433.0, WIDE, false, false, NAN},
         "Op de wachtlijst van Veilig Thuis staan gemiddeld 26,4 casussen (aannames meegerekend: "
         "20,1 tot 433,0).",
         "On the waiting list of Veilig Thuis there are on average 26.4 cases (assumptions "
         "included: 20.1 to 433.0)."},
        {ABOUT_LIST,
         {26.4, NAN, NAN, CHANCE, false, false, NAN},
         "Op de wachtlijst van Veilig Thuis staan gemiddeld 26,4 casussen (geen interval).",
         "On the waiting list of Veilig Thuis there are on average 26.4 cases (no interval)."},
        {ABOUT_LIST,
         {0.0, 0.0, 0.0, CHANCE, false, false, NAN},
         "Op de wachtlijst van Veilig Thuis staat geen enkele casus.",
         "There is no case at all on the waiting list of Veilig Thuis."},
        {ABOUT_LIST,
         {4.5, -0.5, 10.8, CHANCE, false, false, NAN},
         "Op de wachtlijst van Veilig Thuis staan gemiddeld 4,5 casussen (95%-interval 0,0 tot "
         "10,8).",
         "On the waiting list of Veilig Thuis there are on average 4.5 cases (95% interval 0.0 to "
         "10.8)."},
        {ABOUT_LIST,
         {NAN, NAN, NAN, CHANCE, false, false, NAN},
         "Voor de wachtlijst van Veilig Thuis is er geen getal: het kwam niet voor.",
         "For the waiting list of Veilig Thuis there is no number: it did not occur."},
        {ABOUT_LIST,
         {2160.4, 1950.0, 2370.8, CHANCE, true, false, 8.14},
         "De wachtlijst van Veilig Thuis groeit zonder eind, met gemiddeld 8,1 casussen per week. "
         "Aan het eind is het 2.160,4 casussen (95%-interval 1.950,0 tot 2.370,8).",
         "The waiting list of Veilig Thuis grows without end, by 8.1 cases a week on average. At "
         "the end it is 2,160.4 cases (95% interval 1,950.0 to 2,370.8)."},
        {ABOUT_LIST,
         {160.4, 160.4, 160.4, CHANCE, true, false, -0.2},
         "De wachtlijst van Veilig Thuis groeit zonder eind. Aan het eind is het 160,4 casussen "
         "(elke herhaling hetzelfde).",
         "The waiting list of Veilig Thuis grows without end. At the end it is 160.4 cases (the "
         "same in every replication)."},
        {ABOUT_PLURAL,
         {160, 150, 170, CHANCE, true, false, NAN},
         "De wachtlijsten van de proef groeien zonder eind. Aan het eind is het 160 casussen "
         "(95%-interval 150 tot 170).",
         "The waiting lists of the trial grow without end. At the end it is 160 cases (95% "
         "interval 150 to 170)."},
        {ABOUT_WHOLE,
         {1, 1, 1, CHANCE, false, false, NAN},
         "Op de wachtlijst van de proef staat gemiddeld 1 casus (elke herhaling hetzelfde).",
         "On the waiting list of the trial there is on average 1 case (the same in every "
         "replication)."},
        {ABOUT_WHOLE,
         {12, 11.9, 12.1, CHANCE, false, false, NAN},
         "Op de wachtlijst van de proef staan gemiddeld 12 casussen (95%-interval afgerond "
         "hetzelfde).",
         "On the waiting list of the trial there are on average 12 cases (95% interval the same "
         "after rounding)."},
        {ABOUT_WAIT,
         {1, 1, 2, CHANCE, false, false, NAN},
         "De wachttijd is gemiddeld 1 dag (95%-interval 1 tot 2).",
         "The wait is on average 1 day (95% interval 1 to 2)."},
        {ABOUT_TIME,
         {166.0, 150.2, 181.8, CHANCE, false, true, NAN},
         "De tijd van incident tot eerste contact met hulp loopt op zolang er een wachtlijst "
         "zonder eind groeit; een gemiddelde zegt hier niets.",
         "The time from incident to first contact with help rises as long as a waiting list grows "
         "without end; a mean says nothing here."},
        {ABOUT_SHARE,
         {35.4, 35.0, 35.7, CHANCE, false, false, NAN},
         "De recidive binnen 15 maanden is 35,4% (95%-interval 35,0% tot 35,7%).",
         "Recidivism within 15 months is 35.4% (95% interval 35.0% to 35.7%)."},
        {ABOUT_WITHIN,
         {98.0, 95.0, 101.0, CHANCE, false, false, NAN},
         "Het deel van de veiligheidsbeoordelingen binnen de termijn is 98,0% (95%-interval 95,0% "
         "tot 100,0%).",
         "The share of safety assessments within the term is 98.0% (95% interval 95.0% to "
         "100.0%)."},
        {ABOUT_COST,
         {31126084.0, 31126084.0, 31126084.2, CHANCE, false, false, NAN},
         "De kosten van de hele keten zijn gemiddeld 31.126.084 euro per jaar (95%-interval "
         "afgerond hetzelfde).",
         "The cost of the whole chain is on average 31,126,084 euro per year (95% interval the "
         "same after rounding)."},
        {ABOUT_SIZE,
         {252.3, 236.8, 267.8, CHANCE, false, false, NAN},
         "Het aantal casussen zonder zicht op veiligheid is gemiddeld 252,3 (95%-interval 236,8 "
         "tot 267,8).",
         "The number of cases without sight of safety is on average 252.3 (95% interval 236.8 to "
         "267.8)."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct sentence_subject *subject = subject_of(cases[i].about);
        assert_says(sentence_level(&DUTCH, subject, &cases[i].level), cases[i].nl);
        assert_says(sentence_level(&ENGLISH, subject, &cases[i].level), cases[i].en);
    }
}

static void test_norm_when_assumptions_are_included_then_under_how_many_of_them(void **state)
{
    (void)state;
    static const struct {
        double share, low, high;
        const char *nl;
    } cases[] = {
        {95, 91, 99,
         "De norm voor de VB is 90%. Het is 95,0% (aannames meegerekend: 91,0% tot 99,0%): de norm "
         "is gehaald, in ten minste 97,5% van de doorgerekende aannames."},
        {80, 71, 89,
         "De norm voor de VB is 90%. Het is 80,0% (aannames meegerekend: 71,0% tot 89,0%): de norm "
         "is niet gehaald, in ten minste 97,5% van de doorgerekende aannames."},
        {85, 71, 99,
         "De norm voor de VB is 90%. Het is 85,0% (aannames meegerekend: 71,0% tot 99,0%): of de "
         "norm gehaald is, hangt af van de aannames."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct sentence_norm norm = {
            "de VB", "the VB", cases[i].share, cases[i].low, cases[i].high, 90.0, WIDE};
        char *sentence = sentence_norm(&DUTCH, &norm);
        assert_string_equal(sentence, cases[i].nl);
        free(sentence);
    }
}

static void test_unit_when_behind_a_number_then_as_it_is_said(void **state)
{
    (void)state;
    assert_string_equal(labels_unit_after("dagen", "1"), "dag");
    assert_string_equal(labels_unit_after("dagen", "2"), "dagen");
    assert_string_equal(labels_unit_after("jaren", "5"), "jaar");
    assert_string_equal(labels_unit_after("jaren", "1"), "jaar");
    assert_string_equal(labels_unit_after("uren", "27,5"), "uur");
    assert_string_equal(labels_unit_after("uren per week", "36"), "uur per week");
    assert_string_equal(labels_unit_after("years", "5"), "years");
    assert_string_equal(labels_unit_after("years", "1"), "year");
}

static void test_norm_when_told_then_met_or_not_by_what_is_shown(void **state)
{
    (void)state;
    static const struct {
        double share, low, high, norm;
        int met;
        const char *nl, *en;
    } cases[] = {
        {96.72, 96.65, 96.78, 90, 1,
         "De norm voor de VB is 90%. Het is 96,7% (95%-interval 96,7% tot 96,8%): de norm is "
         "gehaald.",
         "The norm for the VB is 90%. It is 96.7% (95% interval 96.7% to 96.8%): the norm is met."},
        {19.8, 18.0, 21.6, 80, -1,
         "De norm voor de VB is 80%. Het is 19,8% (95%-interval 18,0% tot 21,6%): de norm is niet "
         "gehaald.",
         "The norm for the VB is 80%. It is 19.8% (95% interval 18.0% to 21.6%): the norm is not "
         "met."},
        {90.5, 88.0, 93.0, 90, 0,
         "De norm voor de VB is 90%. Het is 90,5% (95%-interval 88,0% tot 93,0%): of de norm "
         "gehaald is, is niet te onderscheiden.",
         "The norm for the VB is 90%. It is 90.5% (95% interval 88.0% to 93.0%): whether the norm "
         "is met is not distinct."},
        {90.5, 89.97, 93.0, 90, 1,
         "De norm voor de VB is 90%. Het is 90,5% (95%-interval 90,0% tot 93,0%): de norm is "
         "gehaald.",
         "The norm for the VB is 90%. It is 90.5% (95% interval 90.0% to 93.0%): the norm is met."},
        {95.0, NAN, NAN, 90, 1,
         "De norm voor de VB is 90%. Het is 95,0% (geen interval): in deze berekening gehaald, "
         "maar hoe zeker dat is, is niet te zeggen.",
         "The norm for the VB is 90%. It is 95.0% (no interval): met in this calculation, but how "
         "sure that is cannot be said."},
        {85.0, NAN, NAN, 90, -1,
         "De norm voor de VB is 90%. Het is 85,0% (geen interval): in deze berekening niet "
         "gehaald, maar hoe zeker dat is, is niet te zeggen.",
         "The norm for the VB is 90%. It is 85.0% (no interval): not met in this calculation, but "
         "how sure that is cannot be said."},
        {NAN, NAN, NAN, 90, 0, "De norm voor de VB is 90%. Er was niemand voor wie hij gold.",
         "The norm for the VB is 90%. There was nobody to whom it applied."},
        {70.9, 53.1, 108.7, NAN, 0,
         "De norm voor de VB noemt geen percentage. Op tijd is 70,9% (95%-interval 53,1% tot "
         "100,0%); te laat is 29,1%.",
         "The norm for the VB names no percentage. On time is 70.9% (95% interval 53.1% to "
         "100.0%); late is 29.1%."},
        {100.0, 100.0, 100.0, 90, 1,
         "De norm voor de VB is 90%. Het is 100,0% (elke herhaling hetzelfde): de norm is gehaald.",
         "The norm for the VB is 90%. It is 100.0% (the same in every replication): the norm is "
         "met."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct sentence_norm norm = {
            "de VB", "the VB", cases[i].share, cases[i].low, cases[i].high, cases[i].norm, CHANCE};
        assert_says(sentence_norm(&DUTCH, &norm), cases[i].nl);
        assert_says(sentence_norm(&ENGLISH, &norm), cases[i].en);
        assert_int_equal(sentence_norm_met(&norm), cases[i].met);
    }
}

static void test_unit_when_one_or_many_then_singular_or_plural(void **state)
{
    (void)state;
    assert_string_equal(sentence_unit(&DUTCH, "casussen", 1.0), "casus");
    assert_string_equal(sentence_unit(&DUTCH, "casussen", 0.0), "casussen");
    assert_string_equal(sentence_unit(&DUTCH, "casussen", 1.2), "casussen");
    assert_string_equal(sentence_unit(&DUTCH, "dagen", 1.0), "dag");
    assert_string_equal(sentence_unit(&ENGLISH, "dagen", 1.0), "day");
    assert_string_equal(sentence_unit(&ENGLISH, "dagen per casus", 1.0), "day per case");
    assert_string_equal(sentence_unit(&ENGLISH, "casussen", 2.0), "cases");
    assert_string_equal(sentence_unit(&DUTCH, "euro per jaar", 1.0), "euro per jaar");
}

static const char *const PLACES[] = {"keten",     "veilig_thuis", "vb",          "overdracht",
                                     "onderzoek", "venv",         "lokaal_team", "jbt",
                                     "raad",      "rechter",      "gi",          "hulp"};

static void test_subjects_when_told_then_unit_decimals_and_side_of_the_catalogue(void **state)
{
    (void)state;
    const struct kpi_catalogue catalogue = uitkomsten_catalogus;
    size_t found = 0;
    for (size_t k = 0; k < catalogue.row_count; k++)
        for (size_t s = 0; s < sizeof PLACES / sizeof PLACES[0]; s++) {
            const struct kpi_row *row = &catalogue.rows[k];
            const struct sentence_subject *subject = sentence_subject_of(row->id, PLACES[s]);
            if (subject == NULL)
                continue;
            assert_string_equal(subject->unit, row->unit);
            assert_int_equal(subject->decimals, row->decimals);
            assert_int_equal(subject->direction, row->direction);
            found++;
        }
    assert_true(found >= 20);
    assert_null(sentence_subject_of("wachtlijst", "maan"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_difference_when_told_then_every_case_reads_well),
        cmocka_unit_test(test_difference_when_basis_and_variant_swap_then_the_sentence_flips),
        cmocka_unit_test(test_difference_when_zero_then_not_distinct),
        cmocka_unit_test(test_difference_when_chance_alone_then_no_word_of_certainty),
        cmocka_unit_test(test_certainty_when_share_of_draws_then_the_words_of_the_design),
        cmocka_unit_test(test_difference_when_most_draws_go_against_the_mean_then_both_are_told),
        cmocka_unit_test(test_level_when_told_then_every_case_reads_well),
        cmocka_unit_test(test_norm_when_assumptions_are_included_then_under_how_many_of_them),
        cmocka_unit_test(test_unit_when_behind_a_number_then_as_it_is_said),
        cmocka_unit_test(test_norm_when_told_then_met_or_not_by_what_is_shown),
        cmocka_unit_test(test_unit_when_one_or_many_then_singular_or_plural),
        cmocka_unit_test(test_subjects_when_told_then_unit_decimals_and_side_of_the_catalogue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
