/* Sentences about differences: one and many, better and worse, equal, not distinct and not known,
 * huge and tiny, in both languages. */
#include "output/comparison_sentences.h"

#include "output/comparison_words.h"
#include "tests/output/comparison_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static void assert_says(char *sentence, const char *expected)
{
    if (sentence == NULL || strcmp(sentence, expected) != 0)
        fail_msg("\n%s\nis not\n%s", sentence != NULL ? sentence : "(nothing)", expected);
    free(sentence);
}

static struct estimate estimate(double mean, double half)
{
    return compared_estimate(mean, half);
}

static const struct estimate NONE = {0, NAN, NAN, NAN};

static void test_count_when_none_one_or_many_then_right_number(void **state)
{
    (void)state;
    assert_says(comparison_say_count(&DUTCH, 0), "geen enkele waarde anders dan in de basis");
    assert_says(comparison_say_count(&DUTCH, 1), "1 waarde anders:");
    assert_says(comparison_say_count(&DUTCH, 3), "3 waarden anders:");
    assert_says(comparison_say_count(&ENGLISH, 1), "1 value differs:");
    assert_says(comparison_say_count(&ENGLISH, 1200), "1,200 values differ:");
}

static void test_change_when_said_then_notation_and_unit_of_the_language(void **state)
{
    (void)state;
    static const struct {
        struct comparison_change change;
        const char *nl;
    } cases[] = {
        {{"raad.fte", "formatie", "12.5", "14", "fte"}, "formatie (raad.fte): 12,5 → 14 fte"},
        {{"vt.duur", "duur", "70", "1", "dagen"}, "duur (vt.duur): 70 → 1 dag"},
        {{"vt.duur", "duur", "1", "1.0", "dagen"}, "duur (vt.duur): 1 → 1,0 dagen"},
        {{"k", "", "1000000", "-2500", "euro"}, "k: 1.000.000 → -2.500 euro"},
        {{"k", NULL, "aan", "uit", NULL}, "k: aan → uit"},
        {{"k", NULL, NULL, "3", ""}, "k: geen eigen waarde → 3"},
        {{"k", NULL, "(niet gegeven)", "3", "fte"}, "k: geen eigen waarde → 3 fte"},
        {{"k", NULL, "3", "(niet gegeven)", "fte"}, "k: 3 → geen eigen waarde"},
        {{"k", NULL, "2018-01-01: 3; 2019-01-01: 4", "5.", ""},
         "k: 2018-01-01: 3; 2019-01-01: 4 → 5."},
        {{"k", NULL, "2.9519999999999995", "0.7739999999999999", "fte"}, "k: 2,952 → 0,774 fte"},
        {{"k", NULL, "3.0000000000000004", "0.0000001", ""}, "k: 3 → 0,0000001"},
        {{"k", NULL, "33.3 vanaf 2018-01-01, 39.3 vanaf 2019-07-01", "\"v. 1.2\"", ""},
         "k: 33,3 vanaf 2018-01-01, 39,3 vanaf 2019-07-01 → \"v. 1.2\""},
        {{"k", "a\x1b[31m", "x\ny", "12345678901234567890", ""},
         "a [31m (k): x y → 12345678901234567890"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_says(comparison_say_change(&DUTCH, &cases[i].change), cases[i].nl);
    assert_says(comparison_say_change(&ENGLISH, &cases[0].change),
                "formatie (raad.fte): 12.5 → 14 fte");
    const struct comparison_change none = {"k", NULL, "(niet gegeven)", "3", "fte"};
    assert_says(comparison_say_change(&ENGLISH, &none), "k: no value of its own → 3 fte");
}

static struct comparison_moved moved_of(struct estimate earlier, struct estimate later,
                                        struct estimate null_earlier, struct estimate null_later,
                                        struct estimate beyond)
{
    return (struct comparison_moved){.gemeente = "alle",
                                     .breakdown = "alle",
                                     .earlier = earlier,
                                     .later = later,
                                     .only_base = NONE,
                                     .only_variant = NONE,
                                     .null_earlier = null_earlier,
                                     .null_later = null_later,
                                     .beyond = beyond};
}

static void test_moved_when_said_then_every_case_reads_well(void **state)
{
    (void)state;
    const struct {
        struct comparison_moved moved;
        const char *nl;
    } cases[] = {
        {moved_of(estimate(310, 12), estimate(90, 9), estimate(85, 8), estimate(84, 8),
                  estimate(219, 14)),
         "Per jaar hebben 310 casussen (298 tot 322) het eerste contact met hulp 14 dagen of meer "
         "eerder dan in de basis, en 90 (81 tot 99) zoveel later. Wie de basis alleen herschikt, "
         "zonder dat er iets beter of slechter wordt, vindt 85 casussen eerder en 84 later. Boven "
         "op die herschikking worden per saldo 219 casussen (205 tot 233) per jaar eerder "
         "geholpen."},
        {moved_of(estimate(1, 0), estimate(12000, 100), estimate(0.4, 0.1), estimate(0, 0),
                  estimate(-11999.4, 100)),
         "Per jaar heeft 1 casus het eerste contact met hulp 14 dagen of meer eerder dan in de "
         "basis, en 12.000 (11.900 tot 12.100) zoveel later. Wie de basis alleen herschikt, zonder "
         "dat er iets beter of slechter wordt, vindt 0,4 casussen eerder en geen later. Boven op "
         "die herschikking worden per saldo 11.999 casussen (11.899 tot 12.099) per jaar later "
         "geholpen."},
        {moved_of(estimate(0, 0), estimate(0.01, 0.02), NONE, NONE, NONE),
         "Per jaar heeft geen casus het eerste contact met hulp 14 dagen of meer eerder dan in de "
         "basis, en minder dan 0,1 zoveel later. Hoeveel daarvan alleen herschikking "
         "is, is niet gemeten."},
        {moved_of(estimate(8.5, 1), estimate(8, 1), estimate(8, 1), estimate(8, 1),
                  estimate(0.5, 1.5)),
         "Per jaar hebben 8,5 casussen (7,5 tot 9,5) het eerste contact met hulp 14 dagen of meer "
         "eerder dan in de basis, en 8 (7 tot 9) zoveel later. Wie de basis alleen herschikt, "
         "zonder dat er iets beter of slechter wordt, vindt 8 casussen eerder en 8 later. Of er "
         "meer is dan die herschikking, is niet te onderscheiden (per saldo -1 tot +2 casussen per "
         "jaar eerder)."},
        {moved_of(estimate(5, 1), estimate(5, 1), estimate(5, 1), estimate(5, 1), estimate(0, 0)),
         "Per jaar hebben 5 casussen (4 tot 6) het eerste contact met hulp 14 dagen of meer eerder "
         "dan in de basis, en 5 (4 tot 6) zoveel later. Wie de basis alleen herschikt, zonder dat "
         "er iets beter of slechter wordt, vindt 5 casussen eerder en 5 later. Boven op die "
         "herschikking blijft niets over."},
        {moved_of((struct estimate){1, 20, NAN, NAN}, (struct estimate){1, 3, NAN, NAN},
                  (struct estimate){1, 4, NAN, NAN}, (struct estimate){1, 4, NAN, NAN},
                  (struct estimate){1, 17, NAN, NAN}),
         "Per jaar hebben 20 casussen het eerste contact met hulp 14 dagen of meer eerder dan in "
         "de basis, en 3 zoveel later. Wie de basis alleen herschikt, zonder dat er iets beter of "
         "slechter wordt, vindt 4 casussen eerder en 4 later. Of er meer is dan die herschikking, "
         "is met minder dan twee herhalingen niet te zeggen."},
        {moved_of(estimate(0, 0), estimate(0, 0), estimate(0, 0), estimate(0, 0), estimate(0, 0)),
         "Geen enkele casus heeft zijn eerste contact met hulp 14 dagen of meer eerder of later "
         "dan in de basis."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_says(comparison_say_moved(&DUTCH, &cases[i].moved, 14.0), cases[i].nl);
    assert_says(
        comparison_say_moved(&ENGLISH, &cases[1].moved, 1.0),
        "In a year there is 1 case with first contact with help 1 day or more earlier than in the "
        "basis, and 12,000 (11,900 to 12,100) as much later. Merely reshuffling the basis, with "
        "nothing better or worse, gives 0.4 cases earlier and no later. Beyond that reshuffling "
        "there are on balance 11,999 cases (11,899 to 12,099) a year helped later.");
    struct comparison_moved unknown = moved_of(NONE, NONE, NONE, NONE, NONE);
    assert_null(comparison_say_moved(&DUTCH, &unknown, 14.0));
    assert_null(comparison_say_moved(&DUTCH, NULL, 14.0));
}

static void test_one_world_when_somebody_or_nobody_then_said_or_not(void **state)
{
    (void)state;
    struct comparison_moved moved = {.only_base = estimate(3, 1), .only_variant = estimate(1, 0)};
    assert_says(comparison_say_one_world(&DUTCH, &moved),
                "Daarnaast heeft 1 casus per jaar alleen in dit scenario contact met hulp, en 3 (2 "
                "tot 4) alleen in de basis.");
    moved.only_variant = estimate(0, 0);
    assert_says(comparison_say_one_world(&DUTCH, &moved),
                "Daarnaast heeft geen casus per jaar alleen in dit scenario contact met hulp, en 3 "
                "(2 tot 4) alleen in de basis.");
    moved.only_base = estimate(0, 0);
    assert_null(comparison_say_one_world(&DUTCH, &moved));
    moved.only_base = NONE;
    assert_null(comparison_say_one_world(&DUTCH, &moved));
}

static struct comparison_variant costing(struct estimate cost, struct estimate days,
                                         struct ratio price)
{
    return (struct comparison_variant){.cost = cost, .days_unseen = days, .euro_per_day = price};
}

static void test_cost_when_said_then_more_less_equal_or_unknown(void **state)
{
    (void)state;
    const struct {
        struct estimate cost;
        const char *nl;
    } cases[] = {
        {estimate(1234567.4, 1000), "Het kost 1.234.567 euro per jaar meer (1.233.567 tot "
                                    "1.235.567)."},
        {estimate(-1, 0), "Het kost 1 euro per jaar minder."},
        {estimate(-500, 100), "Het kost 500 euro per jaar minder (400 tot 600)."},
        {estimate(0, 0), "De kosten zijn gelijk."},
        {estimate(20, 50),
         "Het verschil in kosten is niet te onderscheiden (-30 tot +70 euro per jaar)."},
        {{1, 70, NAN, NAN}, "Het kost 70 euro per jaar meer (één herhaling)."},
        {NONE, "De kosten zijn niet gemeten."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct comparison_variant variant = costing(cases[i].cost, NONE, (struct ratio){0});
        assert_says(comparison_say_cost(&DUTCH, &variant), cases[i].nl);
    }
}

static void test_price_when_said_then_a_price_or_why_not(void **state)
{
    (void)state;
    const struct ratio none = {RATIO_NONE, NAN, NAN, NAN, NAN, NAN};
    const struct estimate cost = estimate(1000, 10), fewer = estimate(-2000, 500);
#define PRICE(value, low, high) ((struct ratio){RATIO_INTERVAL, value, low, high, low, high})
    const struct {
        struct comparison_variant variant;
        const char *nl;
    } cases[] = {
        {costing(cost, fewer, PRICE(0.5, 0.4, 0.7)),
         "Kosten per vermeden dag zonder zicht: 0,50 euro (0,40 tot 0,70), bij 2.000 vermeden "
         "dagen per jaar."},
        {costing(cost, fewer, PRICE(1234.4, 1000.0, 2000.0)),
         "Kosten per vermeden dag zonder zicht: 1.234 euro (1.000 tot 2.000), bij 2.000 vermeden "
         "dagen per jaar."},
        {costing(cost, fewer, PRICE(-3.0, -5.0, -1.0)),
         "Elke vermeden dag zonder zicht bespaart 3,00 euro (1,00 tot 5,00), bij 2.000 vermeden "
         "dagen per jaar."},
        {costing(cost, fewer, PRICE(1.0, -1.0, 3.0)),
         "Er zijn 2.000 dagen zonder zicht per jaar minder; of een vermeden dag geld kost of "
         "oplevert, is niet te onderscheiden (-1,00 tot +3,00 euro)."},
        {costing(estimate(0, 0), fewer, PRICE(0.0, 0.0, 0.0)),
         "De 2.000 vermeden dagen zonder zicht per jaar kosten niets extra."},
        {costing(cost, estimate(500, 100), none),
         "Kosten per vermeden dag zonder zicht: niet te bepalen, want er komen juist dagen zonder "
         "zicht bij: 500 per jaar (400 tot 600)."},
        {costing(cost, estimate(0, 0), none),
         "Kosten per vermeden dag zonder zicht: niet te bepalen, want er zijn evenveel dagen "
         "zonder zicht als in de basis."},
        {costing(cost, estimate(-100, 300), none),
         "Kosten per vermeden dag zonder zicht: niet te bepalen, want het is niet te onderscheiden "
         "of er dagen zonder zicht worden vermeden (verschil -400 tot +200 dagen per jaar)."},
        {costing((struct estimate){1, 5, NAN, NAN}, (struct estimate){1, -5, NAN, NAN}, none),
         "Kosten per vermeden dag zonder zicht: niet te bepalen, want dat vraagt ten minste twee "
         "herhalingen."},
        {costing(cost, NONE, none),
         "Kosten per vermeden dag zonder zicht: niet te bepalen, want de dagen of de kosten zijn "
         "niet gemeten."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_says(comparison_say_price(&DUTCH, &cases[i].variant), cases[i].nl);
    assert_says(comparison_say_price(&ENGLISH, &cases[0].variant),
                "Cost per avoided day without sight: 0.50 euro (0.40 to 0.70), with 2,000 days "
                "avoided a year.");
}

static void test_saving_when_said_then_factor_or_nothing_to_save(void **state)
{
    (void)state;
    struct comparison_variant variant = {.median_factor = 5.26, .below_one = 2.04};
    assert_says(comparison_say_saving(&DUTCH, &variant),
                "Zonder dezelfde toevalsgetallen in beide scenario's waren 5,3 keer zoveel "
                "herhalingen nodig (mediaan over de uitkomsten die verschillen; bij 2,0% daarvan "
                "minder dan 1).");
    variant.median_factor = 0.84;
    assert_says(comparison_say_saving(&DUTCH, &variant),
                "Dezelfde toevalsgetallen in beide scenario's maken de verschillen hier niet "
                "scherper: de factor is 0,8 (mediaan over de uitkomsten die verschillen).");
    variant.median_factor = NAN;
    assert_says(comparison_say_saving(&DUTCH, &variant),
                "Er is niets dat tussen herhalingen verschilt.");
}

static void test_verdict_when_said_then_better_or_worse_by_direction(void **state)
{
    (void)state;
    static const struct {
        enum verdict verdict;
        int direction;
        const char *nl;
    } cases[] = {
        {VERDICT_LOWER, -1, "lager, beter"},
        {VERDICT_LOWER, 1, "lager, slechter"},
        {VERDICT_LOWER, 0, "lager"},
        {VERDICT_HIGHER, 1, "hoger, beter"},
        {VERDICT_HIGHER, -1, "hoger, slechter"},
        {VERDICT_EQUAL, -1, "gelijk"},
        {VERDICT_UNCLEAR, 1, "niet te onderscheiden"},
        {VERDICT_UNKNOWN, 1, "geen interval"},
    };
    char text[COMPARISON_WORDS_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(comparison_verdict(&DUTCH, cases[i].verdict, cases[i].direction, text),
                            cases[i].nl);
    assert_string_equal(comparison_verdict(&ENGLISH, VERDICT_LOWER, -1, text), "lower, better");
}

static void test_decimals_when_a_distinct_difference_is_tiny_then_shown(void **state)
{
    (void)state;
    static const struct {
        double mean, half;
        enum verdict verdict;
        int decimals;
        const char *shown;
    } cases[] = {
        {-12.34, 1.0, VERDICT_LOWER, 1, "-12,3"},
        {0.0321, 0.01, VERDICT_HIGHER, 1, "+0,03"},
        {0.00004, 0.00001, VERDICT_HIGHER, 1, "0,0000"}, /* four decimals are the most */
        {0.00006, 0.00001, VERDICT_HIGHER, 1, "+0,0001"},
        {0.01, 0.02, VERDICT_UNCLEAR, 1, "+0,01"},
        {0.4, 0.5, VERDICT_UNCLEAR, 1, "+0,4"},
        {0.0, 0.0, VERDICT_EQUAL, 1, "0,0"},
        {1e6, 1.0, VERDICT_HIGHER, 0, "+1.000.000"},
        {-0.0001, 0.0, VERDICT_EQUAL, 0, "0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct pairing pairing = {.difference = estimate(cases[i].mean, cases[i].half),
                                  .verdict = cases[i].verdict};
        char text[NUMBER_PEOPLE_SIZE];
        int decimals = comparison_decimals(&pairing, cases[i].decimals);
        assert_string_equal(comparison_signed(&DUTCH, cases[i].mean, decimals, text),
                            cases[i].shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_count_when_none_one_or_many_then_right_number),
        cmocka_unit_test(test_change_when_said_then_notation_and_unit_of_the_language),
        cmocka_unit_test(test_moved_when_said_then_every_case_reads_well),
        cmocka_unit_test(test_one_world_when_somebody_or_nobody_then_said_or_not),
        cmocka_unit_test(test_cost_when_said_then_more_less_equal_or_unknown),
        cmocka_unit_test(test_price_when_said_then_a_price_or_why_not),
        cmocka_unit_test(test_saving_when_said_then_factor_or_nothing_to_save),
        cmocka_unit_test(test_verdict_when_said_then_better_or_worse_by_direction),
        cmocka_unit_test(test_decimals_when_a_distinct_difference_is_tiny_then_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
