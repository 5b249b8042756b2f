/* The account of the page: what values rest on, the method, where the results come from, and
 * stress.md. */
#include "output/report/assumptions.h"
#include "output/report/chart_list.h"
#include "tests/output/report_section.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* --- assumptions --- */

static void test_ground_when_a_source_then_what_it_is(void **state)
{
    static const struct {
        const char *source;
        enum value_ground ground;
    } cases[] = {
        {"RP-106", VALUE_FACT},
        {"VTF-001", VALUE_FACT},
        {"aanname: geen cijfer (RP-106)", VALUE_ASSUMED},
        {"gekalibreerd: op RP-001", VALUE_CALIBRATED},
        {"scenario: mijn.cfg", VALUE_CHOSEN},
        {"RP", VALUE_CHOSEN},
        {"RP-", VALUE_CHOSEN},
        {"R-1", VALUE_CHOSEN},
        {"rp-106", VALUE_CHOSEN},
        {"", VALUE_CHOSEN},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(value_ground_of(cases[i].source), cases[i].ground);
}

static const struct report_value VALUES[] = {
    {"gemeenten.urk.fte", "formatie", "3", "fte", "LOK-1", "", ""},
    {"raad.fte", "mensen <bij> de Raad", "12", "fte", "aanname: geschat", "10", "14"},
    {"raad.uren.zwaar", "uren", "5", "uren", "gekalibreerd: op RP-1", "4", "6"},
    {"vb.uren", "werk", "2", "uren", "aanname: gevraagd", "1", "3"},
    {"zaad", "zaad van het toeval", "7", "", "", "", ""},
    {"vb.extern", "wachten", "0", "dagen", "aanname: geen", "0", "0"},
};
static const struct report_scenario SCENARIO = {"S <1>", "", "", VALUES, COUNT(VALUES)};

static void test_assumptions_when_told_then_counted_and_by_part(void **state)
{
    (void)state;
    struct section_case one = {.facts = "  \"zaad\": 20180101,\n",
                               .files = {{"kpi.csv", SECTION_KPI}},
                               .count = 1,
                               .scenarios = &SCENARIO,
                               .scenario_count = 1};
    char *text = section_written(report_assumptions, &one);
    section_has(text, "Het scenario S &lt;1&gt; heeft 6 waarden. Uit een rapport of register (een "
                      "feit, met nummer): 1. Een aanname, met een bereik: 3.");
    section_has(text, "haalt: 1.");
    section_has(text, "Mensen &lt;bij&gt; de Raad");
    section_has(text, "10 tot 14");
    section_has(text, "Uren: zwaar");
    section_lacks(text, "0 tot 0");
    section_has(text, ">20180101<"); /* not 20.180.101 */
    section_has(text, "Gemeente Urk: 1 waarde<");
    /* the whole, then stations as a casus meets them, gemeenten last */
    const char *whole = strstr(text, "Het scenario als geheel"),
               *vb = strstr(text, "beginnen met vb.)"), *raad = strstr(text, "beginnen met raad.)"),
               *urk = strstr(text, "beginnen met gemeenten.urk.)");
    assert_true(whole != NULL && vb != NULL && raad != NULL && urk != NULL);
    assert_true(whole < vb && vb < raad && raad < urk);
    section_has(text, "--onzekerheid");
    free(text);
}

static void test_assumptions_when_ranked_then_what_matters_most_first(void **state)
{
    (void)state;
    struct section_case one = {
        .files = {{"kpi.csv", SECTION_KPI},
                  {"aannames.csv",
                   "scenario,kpi,station,gemeente,uitsplitsing,rang,pad,aanname,eenheid,waarde,"
                   "laag,hoog,bespaart_procent,smaller_procent,helling,onderscheiden,kantelpunt\n"
                   "B,wachtlijst,raad,alle,alle,1,raad.fte,x,fte,12,10,14,30,16.4,1,ja,\n"
                   "B,wachtlijst,vb,alle,alle,1,vb.uren,x,uren,2,1,3,60,37.6,1,ja,\n"
                   "B,wachtlijst,vb,alle,alle,2,raad.fte,x,fte,12,10,14,60,3,1,ja,\n"}},
        .count = 2,
        .scenarios = &SCENARIO,
        .scenario_count = 1};
    char *text = section_written(report_assumptions, &one);
    const char *matters = strstr(text, "id=\"aannames-meeste");
    assert_non_null(matters);
    const char *first = strstr(matters, "Werk"), *second = strstr(matters, "Mensen");
    assert_true(first != NULL && second != NULL && first < second);
    section_has(text, ">38<");
    section_has(text, ">16<"); /* the largest over the outcomes */
    free(text);
}

/* --- method and provenance --- */

static void test_method_when_without_uncertainty_then_only_chance(void **state)
{
    (void)state;
    struct section_case one = {.files = {{"kpi.csv", SECTION_KPI}}, .count = 1};
    char *text = section_written(report_method, &one);
    section_has(text, "alleen toeval; de aannames zijn niet meegerekend");
    section_lacks(text, "rijwel zeker");
    section_has(text, "niet uit kunt concluderen");
    free(text);
    one.files[1] = (struct report_file){"onzekerheid.csv", "scenario,kpi\n"};
    one.count = 2;
    text = section_written(report_method, &one);
    section_has(text, "rijwel zeker");
    section_lacks(text, "alleen toeval");
    section_lacks(text, "aannames zijn niet meegerekend");
    free(text);
}

/* What was done stands in the tables, and is nowhere typed in. */
static void test_method_when_vessels_then_what_the_tables_say(void **state)
{
    (void)state;
    struct section_case one = {
        .files = {{"koppeling.csv", "scenario,bron,factor,station\nS,veilig_thuis,1.25,raad\n"
                                    "S,veilig_thuis,0.8,raad\nS,raad,1.25,gi\n"},
                  {"koppeling_horizon.csv", "scenario,weken,station\nS,52,raad\nS,156,raad\n"}},
        .count = 2};
    char *text = section_written(report_method, &one);
    section_has(text, "één onderdeel van de keten 25% meer capaciteit of 20% minder capaciteit, "
                      "en verder");
    section_has(text, "156 weken lang geteld");
    free(text);
    one.english = true;
    one.files[0].text = "scenario,bron,factor,station\nS,veilig_thuis,1.25,raad\n";
    text = section_written(report_method, &one);
    section_has(text, "at a time gets 25% more capacity and nothing else changes. Then for 156 "
                      "weeks");
    free(text);
}

static void test_method_when_validation_then_both_conditions_of_a_test(void **state)
{
    (void)state;
    struct section_case one = {.files = {{"validatie.csv", "cijfer,oordeel\n"}}, .count = 1};
    char *text = section_written(report_method, &one);
    section_has(text, "en het voorspelde gemiddelde in het interval om het cijfer zelf");
    free(text);
    section_has(chart_told_of("validatie")->see_nl, "voorspelde gemiddelde daarin vallen");
    section_has(chart_told_of("validatie")->see_en, "predicted mean must lie in that too");
}

static void test_provenance_when_told_then_enough_to_redo_it(void **state)
{
    (void)state;
    struct section_case one = {
        .facts =
            "  \"opdracht\": \"ketensim run 'a <b>.cfg' --seed 7\",\n  \"zaad\": 7,\n"
            "  \"replicaties\": 1200,\n  \"start\": \"2018-01-01\",\n  \"eind\": "
            "\"2018-12-31\",\n  \"scenario_sha256\": \"abc123\",\n  \"gebeurtenissen\": 0,\n"
            "  \"boekhouding\": {\"controles\": 8016, \"fouten\": 0, \"eerste_fout\": null},\n",
        .files = {{"kpi.csv", SECTION_KPI}, {"rapport.html", "oud"}, {"grafieken/a.png", "x"}},
        .count = 3};
    char *text = section_written(report_provenance, &one);
    section_has(text, "ketensim run &#39;a &lt;b&gt;.cfg&#39; --seed 7");
    section_has(text, "1 januari 2018 tot en met 31 december 2018");
    section_has(text, ">1.200<");
    section_has(text, ">abc123<");
    section_has(text, "klopt (8.016 controles)");
    section_has(text, "kpi.csv");
    section_lacks(text, "rapport.html<"); /* a page cannot hold its own fingerprint */
    section_lacks(text, "a.png");
    section_lacks(text, "Gebeurtenissen");
    free(text);
}

/* --- stress.md --- */

static char *stress_of(const struct section_case *made)
{
    char *folder = fixture_folder(), *text = NULL, *message = NULL;
    size_t size = 0;
    report_folder_fill(folder, made->facts, made->files, made->count);
    struct report_words words = section_words(made);
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(report_write_stress(out, folder, &words, &message));
    assert_null(message);
    assert_int_equal(fclose(out), 0);
    fixture_folder_remove(folder);
    return text;
}

static const struct section_case STRESS_CASE = {
    .facts = "  \"scenario\": \"S <1> | *x*\",\n  \"zaad\": 7,\n  \"rekentijd_seconden\": 12.5,\n"
             "  \"start\": \"2018-01-01\",\n",
    .files = {{"kpi.csv", SECTION_KPI}, {"scenario.cfg", "x"}},
    .count = 2,
    .scenarios = &SCENARIO,
    .scenario_count = 1};

/* Every item of the checklist by its number, in order; what only people know is flagged. */
static void test_stress_when_written_then_every_item_of_the_checklist(void **state)
{
    static const char *const items[] = {"### 1.1 ", "### 1.2 ", "### 1.3 ", "### 2.1 ", "### 2.2 ",
                                        "### 2.3 ", "### 2.4 ", "### 2.5 ", "- 2.5.1 ", "- 2.5.2 ",
                                        "- 2.5.3 ", "- 2.5.4 ", "- 2.5.5 ", "### 3.1 ", "### 3.2 ",
                                        "### 3.3 ", "### 3.4 ", "### 4.1 ", "### 4.2 ", "### 4.3 ",
                                        "### 5.1 ", "### 5.2 ", "### 5.3 ", "### 5.4 ", "### 6.1 "};
    (void)state;
    for (int english = 0; english < 2; english++) {
        struct section_case made = STRESS_CASE;
        made.english = english != 0;
        char *text = stress_of(&made);
        const char *at = text;
        for (size_t i = 0; i < COUNT(items); i++) {
            const char *next = strstr(at, items[i]);
            if (next == NULL)
                fail_msg("%s is not there, or not in its place", items[i]);
            at = next;
        }
        section_has(text, english ? "To be filled in by" : "In te vullen door");
        section_lacks(text, english ? "In te vullen" : "To be filled");
        section_has(text, "10.1080/17477778.2018.1442155");
        free(text);
    }
}

static void test_stress_when_texts_are_hostile_then_harmless(void **state)
{
    (void)state;
    char *text = stress_of(&STRESS_CASE);
    section_has(text, "S \\<1\\> \\| \\*x\\*");
    section_has(text, "geteld \\| \\<geschat\\>"); /* in a table, from the catalogue */
    section_lacks(text, "12.5");                   /* the clock would change the bytes */
    section_has(text, "3 waarden zijn een aanname");
    free(text);
}

static void test_stress_when_counted_then_one_and_thousands_read_well(void **state)
{
    (void)state;
    static const struct report_value one = {"vb.uren", "werk", "2", "uren", "aanname: x", "1", "3"};
    struct report_value *many = calloc(1200, sizeof *many);
    assert_non_null(many);
    for (size_t i = 0; i < 1200; i++)
        many[i] = one;
    const struct report_scenario few = {"S", "", "", &one, 1}, full = {"S", "", "", many, 1200};
    struct section_case made = STRESS_CASE;
    made.facts = "  \"scenario\": \"S\",\n  \"replicaties\": 1000,\n"
                 "  \"gebeurtenissen\": 2770423,\n";
    made.scenarios = &few;
    char *text = stress_of(&made);
    section_has(text, "Het scenario heeft één waarde.");
    section_has(text, "Eén waarde is een aanname, met reden en bereik.\n\nAannames zijn hier");
    section_has(text, "Herhalingen: 1.000\n");
    section_has(text, "Gebeurtenissen: 2.770.423\n");
    section_has(text, "scenario’s");
    section_lacks(text, "scenario's");
    free(text);
    made.scenarios = &full;
    made.english = true;
    text = stress_of(&made);
    section_has(text, "The scenario has 1,200 values.");
    section_has(text, "1,200 values are assumptions");
    free(text);
    text = section_written(report_assumptions, &made);
    section_has(text, "The scenario S has 1,200 values.");
    section_has(text, "1,200 values<");
    free(text);
    free(many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ground_when_a_source_then_what_it_is),
        cmocka_unit_test(test_assumptions_when_told_then_counted_and_by_part),
        cmocka_unit_test(test_assumptions_when_ranked_then_what_matters_most_first),
        cmocka_unit_test(test_method_when_without_uncertainty_then_only_chance),
        cmocka_unit_test(test_method_when_vessels_then_what_the_tables_say),
        cmocka_unit_test(test_method_when_validation_then_both_conditions_of_a_test),
        cmocka_unit_test(test_provenance_when_told_then_enough_to_redo_it),
        cmocka_unit_test(test_stress_when_written_then_every_item_of_the_checklist),
        cmocka_unit_test(test_stress_when_counted_then_one_and_thousands_read_well),
        cmocka_unit_test(test_stress_when_texts_are_hostile_then_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
