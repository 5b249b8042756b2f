/* What stands below page one: the chain, the gemeenten and the diary, over small folders. */
#include "output/growth.h"
#include "output/report/diary_words.h"
#include "tests/output/report_section.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* --- the diary --- */

#define DIARY "scenario,huishouden,datum,casus,gebeurtenis\n"
#define WHO "S & <Co>,almere-7,2018-03-01,,verzonnen huishouden (1 minderjarig kind)\n"

static const struct section_case DIARY_CASE = {
    .files = {{"kpi.csv", SECTION_KPI},
              {"dagboek.csv",
               DIARY WHO "S & <Co>,almere-7,2018-03-01,,ernstig incident\n"
                         "S & <Co>,almere-7,2018-03-05,,melding bij Veilig Thuis "
                         "(niet_beroepsmatig)\n"
                         "S & <Co>,almere-7,2018-04-02,314,onderzoek door Veilig Thuis "
                         "(verantwoordelijk: Veilig Thuis)\n"
                         "S & <Co>,almere-7,2018-05-01,316,<b>x</b>\n"}},
    .count = 2};

static void test_diary_when_there_is_one_then_invented_and_day_by_day(void **state)
{
    (void)state;
    char *text = section_written(report_diary, &DIARY_CASE);
    section_has(text, "verzonnen huishouden (1 minderjarig kind)");
    section_has(text, "S &amp; &lt;Co&gt;");
    section_has(text, "1 mrt 2018");
    section_has(text, ">32<"); /* 2 April is 32 days after 1 March */
    section_has(text, "Melding bij Veilig Thuis (niet beroepsmatig)");
    section_has(text, "&lt;b&gt;x&lt;/b&gt;");
    section_lacks(text, "verantwoordelijk:");
    section_lacks(text, "314"); /* casussen are numbered as they come */
    section_has(text, ">2<");
    section_has(text, "(4 regels)");
    free(text);
}

static void test_diary_when_in_english_then_no_dutch_left(void **state)
{
    (void)state;
    struct section_case english = DIARY_CASE;
    english.english = true;
    char *text = section_written(report_diary, &english);
    section_has(text, "invented household (1 child under 18)");
    section_has(text, "Inquiry by Veilig Thuis");
    section_has(text, "Report to Veilig Thuis (not professional)");
    section_lacks(text, "verzonnen");
    free(text);
}

static void test_diary_when_nobody_is_typical_then_no_section(void **state)
{
    (void)state;
    struct section_case empty = {.files = {{"kpi.csv", SECTION_KPI}, {"dagboek.csv", DIARY}},
                                 .count = 2};
    char *text = section_written(report_diary, &empty);
    assert_string_equal(text, "");
    free(text);
    empty.count = 1;
    text = section_written(report_diary, &empty);
    assert_string_equal(text, "");
    free(text);
}

static void test_diary_words_when_known_then_english_else_as_they_are(void **state)
{
    static const struct {
        const char *nl, *en;
    } cases[] = {
        {"gesloten", "closed"},
        {"buiten kantoortijd", "outside office hours"},
        {"hulptraject niet voldoende doorlopen (kind)",
         "course of help not sufficiently completed (child)"},
        {"eerste contact, hulp (geaccepteerd: kind, systeem; afgewezen: pleger)",
         "first contact, help (accepted: child, family; declined: perpetrator)"},
        {"3 dagen gewacht op het lokale team (1 buiten kantoortijd, 2 omdat niemand vrij was)",
         "3 days of waiting for the local team (1 outside office hours, 2 because nobody was "
         "free)"},
        {"verantwoordelijkheid", "verantwoordelijkheid"}, /* no phrase within a word */
        {"kinderen", "kinderen"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *text = diary_words_english(cases[i].nl);
        assert_string_equal(text, cases[i].en);
        free(text);
    }
}

/* --- the chain --- */

#define ONE_STATION                                                                                \
    SECTION_KPI "Basis,doorstroom,onderzoek,alle,alle,per jaar,1234.5,,,3\n"                       \
                "Basis,bezetting,onderzoek,alle,alle,procent,93.44,,,3\n"                          \
                "Basis,wachtlijst,onderzoek,alle,alle,casussen,8.25,,,3\n"                         \
                "Basis,wachtlijst_eind,onderzoek,alle,alle,casussen,2174,,,3\n"                    \
                "Basis,wachttijd,onderzoek,alle,alle,dagen,2.81,,,3\n"

#define GROWS                                                                                      \
    "  \"zonder_evenwicht\": [{\"station\": \"onderzoek\", \"gemeente\": \"alle\", \"vanaf\": "    \
    "\"2018-01-01\"}],\n"

static void test_chain_when_in_equilibrium_then_means_of_kpi_csv(void **state)
{
    (void)state;
    struct section_case one = {.files = {{"kpi.csv", ONE_STATION}}, .count = 1};
    char *text = section_written(report_chain, &one);
    section_has(text, "Onderzoek Veilig Thuis");
    section_has(text, "1.234"); /* half to even, as everywhere */
    section_has(text, "93,4");
    section_has(text, ">8,2<");
    section_has(text, ">2,8<");
    section_lacks(text, GROWTH_MARK);
    free(text);
    one.english = true;
    text = section_written(report_chain, &one);
    section_has(text, "1,234");
    section_has(text, "Inquiry by Veilig Thuis");
    free(text);
}

static void test_chain_when_a_list_grows_then_its_end_and_no_mean(void **state)
{
    (void)state;
    struct section_case one = {.facts = GROWS, .files = {{"kpi.csv", ONE_STATION}}, .count = 1};
    char *text = section_written(report_chain, &one);
    section_has(text, "2.174,0 " GROWTH_MARK);
    section_has(text, "loopt op " GROWTH_MARK);
    section_has(text, GROWTH_MARK " geen evenwicht");
    section_lacks(text, ">8,2<");
    section_has(text, "93,4"); /* a share does not grow */
    free(text);
}

static void test_chain_when_no_table_then_no_section(void **state)
{
    (void)state;
    struct section_case none = {.files = {{"kpi.csv", SECTION_KPI}}, .count = 1};
    char *text = section_written(report_chain, &none);
    assert_string_equal(text, "");
    free(text);
}

#define TWO_SCENARIOS                                                                              \
    SECTION_KPI "Basis,doorstroom,raad,alle,alle,per jaar,100,,,3\n"                               \
                "Basis,doorstroom,onderzoek,alle,alle,per jaar,200,,,3\n"                          \
                "Meer,doorstroom,raad,alle,alle,per jaar,90,,,3\n"                                 \
                "Meer,doorstroom,onderzoek,alle,alle,per jaar,250,,,3\n"

/* Who moved where: the largest rise and fall by name; swapped, the other way round. */
static void test_chain_when_compared_then_who_moved_where(void **state)
{
    (void)state;
    struct section_case two = {
        .files = {{"kpi.csv", TWO_SCENARIOS},
                  {"verschillen.csv", SECTION_DIFFERENCES
                   "Meer,doorstroom,raad,alle,alle,per jaar,100,90,-10,-12,-8,lager,2,3\n"
                   "Meer,doorstroom,onderzoek,alle,alle,per jaar,200,250,50,40,60,hoger,2,3\n"}},
        .count = 2};
    char *text = section_written(report_chain, &two);
    section_has(text, "de grootste stijging is hier: onderzoek Veilig Thuis, +50 (+40 tot +60)");
    section_has(text,
                "de grootste daling is hier: Raad voor de Kinderbescherming, -10 (-12 tot -8)");
    free(text);
    two.files[1].text =
        SECTION_DIFFERENCES "Meer,doorstroom,raad,alle,alle,per jaar,90,100,10,8,12,hoger,2,3\n"
                            "Meer,doorstroom,onderzoek,alle,alle,per jaar,250,200,-50,-60,-40,"
                            "lager,2,3\n";
    text = section_written(report_chain, &two);
    section_has(text, "de grootste daling is hier: onderzoek Veilig Thuis, -50 (-60 tot -40)");
    section_has(text,
                "de grootste stijging is hier: Raad voor de Kinderbescherming, +10 (+8 tot +12)");
    free(text);
}

/* Behind the picture: every arrow with its difference, of this variant only. */
static void test_chain_when_arrows_are_compared_then_each_with_its_difference(void **state)
{
    (void)state;
    struct section_case two = {
        .files = {{"kpi.csv", TWO_SCENARIOS},
                  {"verschillen.csv", SECTION_DIFFERENCES},
                  {"verschil_pijlen.csv",
                   "scenario,pijl,van,naar,basis,variant,verschil,bi95_laag,bi95_hoog,oordeel\n"
                   "Meer,vb_onderzoek,vb,onderzoek,2329.3,1354.4,-974.9,-981.7,-968.1,lager\n"
                   "Meer,advies_melding,advies,melding,55,55.1,0.1,-0.4,0.6,niet te "
                   "onderscheiden\n"
                   "Anders,vb_onderzoek,vb,onderzoek,2329.3,4321,1991.7,1900,2000,hoger\n"}},
        .count = 3};
    char *text = section_written(report_chain, &two);
    section_has(text, "Casussen per jaar op elke pijl van de keten: Meer");
    section_has(text, "2.329,3");
    section_has(text, "-974,9 (-981,7 tot -968,1)");
    section_has(text, "niet te onderscheiden (-0,4 tot +0,6)");
    section_lacks(text, "4.321");
    free(text);
}

static void test_chain_when_nothing_is_distinct_then_it_says_so(void **state)
{
    (void)state;
    struct section_case two = {
        .files = {{"kpi.csv", TWO_SCENARIOS},
                  {"verschillen.csv", SECTION_DIFFERENCES
                   "Meer,doorstroom,raad,alle,alle,per jaar,100,101,1,-3,5,niet te onderscheiden,"
                   "2,3\n"
                   "Meer,doorstroom,onderzoek,alle,alle,per jaar,200,200,0,0,0,gelijk,,3\n"}},
        .count = 2};
    char *text = section_written(report_chain, &two);
    section_has(text, "op geen station is een verschil van betekenis te onderscheiden");
    section_has(text, "niet te onderscheiden (-3 tot +5)");
    section_has(text, "gelijk");
    section_lacks(text, "grootste");
    free(text);
}

/* --- gemeenten --- */

static const struct labels_gemeente NAMES[] = {{"den_bosch", "'s-Hertogenbosch <&>"}};

#define GEMEENTE(key)                                                                              \
    "Basis,meldingen_per_jaar,keten," key ",alle,per jaar,2374,2300,2450,3\n"                      \
    "Basis,doorlooptijd_eerste_contact,keten," key ",alle,dagen,41.36,39,44,3\n"                   \
    "Basis,recidive_15m,keten," key ",alle,procent,35.3,34,36,3\n"

static void test_gemeenten_when_few_then_half_a_page_each(void **state)
{
    (void)state;
    struct section_case one = {
        .files = {{"kpi.csv", SECTION_KPI
                   "Basis,meldingen_per_jaar,keten,alle,alle,per jaar,9000,,,3\n" GEMEENTE(
                       "den_bosch")}},
        .count = 1,
        .gemeenten = NAMES,
        .gemeente_count = 1};
    char *text = section_written(report_gemeenten, &one);
    section_has(text, "&#39;s-Hertogenbosch &lt;&amp;&gt;</h3>");
    section_has(text, "2.374 (2.300 tot 2.450)");
    section_has(text, "duurt het 41,4 dagen");
    section_has(text, "komt 35,3% opnieuw in beeld");
    section_lacks(text, "<details");
    section_has(text, "9.000");
    free(text);
    one.facts = GROWS;
    text = section_written(report_gemeenten, &one);
    section_has(text, "blijft oplopen");
    section_lacks(text, "41,4");
    free(text);
}

static void test_gemeenten_when_more_than_eight_then_folded(void **state)
{
    (void)state;
    struct section_case nine = {
        .files = {{"kpi.csv",
                   SECTION_KPI GEMEENTE("a") GEMEENTE("b") GEMEENTE("c") GEMEENTE("d") GEMEENTE("e")
                       GEMEENTE("f") GEMEENTE("g") GEMEENTE("h") GEMEENTE("i")}},
        .count = 1};
    char *text = section_written(report_gemeenten, &nine);
    size_t folds = 0;
    for (const char *at = text; (at = strstr(at, "<details")) != NULL; at++)
        folds++;
    assert_int_equal(folds, 9);
    free(text);
}

static void test_gemeenten_when_compared_then_only_distinct_outcomes_are_told(void **state)
{
    (void)state;
    struct section_case two = {
        .files = {{"kpi.csv",
                   SECTION_KPI GEMEENTE(
                       "urk") "Meer,meldingen_per_jaar,keten,urk,alle,per jaar,2000,,,3\n"},
                  {"verschillen.csv", SECTION_DIFFERENCES
                   "Meer,meldingen_per_jaar,keten,urk,alle,per jaar,2374,2000,-374,-400,-350,"
                   "lager,2,3\n"
                   "Meer,recidive_15m,keten,urk,alle,procent,35.3,35.4,0.1,-1,1.2,"
                   "niet te onderscheiden,2,3\n"}},
        .count = 2};
    char *text = section_written(report_gemeenten, &two);
    section_has(text, "anders dan in de basis is hier ‘Meldingen’ -374 (-400 tot -350).");
    section_has(text, "niet te onderscheiden (-1,0 tot +1,2)");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_diary_when_there_is_one_then_invented_and_day_by_day),
        cmocka_unit_test(test_diary_when_in_english_then_no_dutch_left),
        cmocka_unit_test(test_diary_when_nobody_is_typical_then_no_section),
        cmocka_unit_test(test_diary_words_when_known_then_english_else_as_they_are),
        cmocka_unit_test(test_chain_when_in_equilibrium_then_means_of_kpi_csv),
        cmocka_unit_test(test_chain_when_a_list_grows_then_its_end_and_no_mean),
        cmocka_unit_test(test_chain_when_no_table_then_no_section),
        cmocka_unit_test(test_chain_when_compared_then_who_moved_where),
        cmocka_unit_test(test_chain_when_arrows_are_compared_then_each_with_its_difference),
        cmocka_unit_test(test_chain_when_nothing_is_distinct_then_it_says_so),
        cmocka_unit_test(test_gemeenten_when_few_then_half_a_page_each),
        cmocka_unit_test(test_gemeenten_when_more_than_eight_then_folded),
        cmocka_unit_test(test_gemeenten_when_compared_then_only_distinct_outcomes_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
