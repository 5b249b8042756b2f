/* Page one from small folders: what is proposed, what gets better and worse and where, how sure,
 * and what it costs. */
#include "output/report/figures.h"
#include "tests/output/decision_fixture.h"

#define ROW(kpi, station, gemeente, unit, numbers)                                                 \
    VARIANT "," kpi "," station "," gemeente ",alle," unit "," numbers ",x,1,20\n"
#define LEVEL(scenario, kpi, station, unit, numbers)                                               \
    scenario "," kpi "," station ",alle,alle," unit "," numbers ",20\n"

/* clang-format off */
static const char DIFFERENCES[] = DIFFERENCES_HEAD
    ROW("meldingen_per_jaar", "keten", "alle", "per jaar", "3890,3886,-4,-7,-1")
    ROW("caseload", "veilig_thuis", "alle", "casussen", "323.14,322.1,-1.04,-2.4,0.5")
    ROW("wachtlijst", "veilig_thuis", "alle", "casussen", "149.21,26.38,-122.83,-136.1,-110.3")
    ROW("wachtlijst", "onderzoek", "alle", "casussen", "149.21,26.38,-122.83,-136.1,-110.3")
    ROW("wachtlijst", "lokaal_team", "alle", "casussen", "19.2,30.9,11.7,8.1,15.3")
    ROW("wachtlijst", "lokaal_team", "almere", "casussen", "9.2,20.9,11.7,8.1,15.3")
    ROW("wachtlijst", "lokaal_team", "hertog", "casussen", "10,10,0,0,0")
    ROW("wachtlijst", "raad", "alle", "casussen", "2.14,2.145,0.005,0.004,0.006")
    ROW("wachtlijst", "hulp", "alle", "casussen", "2.1,2.1,0,0,0")
    ROW("binnen_termijn", "onderzoek", "alle", "procent", ",,,,")
    ROW("zonder_zicht_stand", "keten", "alle", "casussen", "252.3,243.2,-9.1,-16,-2.2")
    ROW("recidive_15m", "keten", "alle", "procent", "35.4,35.3,-0.1,-0.3,0.1")
    ROW("kosten", "keten", "alle", "euro per jaar", "31126084.4,31806565.9,680481.5,637437,723525");

static const char SWAPPED[] = DIFFERENCES_HEAD
    ROW("meldingen_per_jaar", "keten", "alle", "per jaar", "3886,3890,4,1,7")
    ROW("caseload", "veilig_thuis", "alle", "casussen", "322.1,323.14,1.04,-0.5,2.4")
    ROW("wachtlijst", "veilig_thuis", "alle", "casussen", "26.38,149.21,122.83,110.3,136.1")
    ROW("wachtlijst", "onderzoek", "alle", "casussen", "26.38,149.21,122.83,110.3,136.1")
    ROW("wachtlijst", "lokaal_team", "alle", "casussen", "30.9,19.2,-11.7,-15.3,-8.1")
    ROW("wachtlijst", "lokaal_team", "almere", "casussen", "20.9,9.2,-11.7,-15.3,-8.1")
    ROW("wachtlijst", "lokaal_team", "hertog", "casussen", "10,10,0,0,0")
    ROW("wachtlijst", "raad", "alle", "casussen", "2.145,2.14,-0.005,-0.006,-0.004")
    ROW("wachtlijst", "hulp", "alle", "casussen", "2.1,2.1,0,0,0")
    ROW("zonder_zicht_stand", "keten", "alle", "casussen", "243.2,252.3,9.1,2.2,16")
    ROW("recidive_15m", "keten", "alle", "procent", "35.3,35.4,0.1,-0.1,0.3")
    ROW("kosten", "keten", "alle", "euro per jaar", "31806565.9,31126084.4,-680481.5,-723525,-637437");

static const char KPIS[] = KPI_HEAD
    LEVEL("Basis", "binnen_termijn", "vb", "procent", "96.72,96.65,96.78")
    LEVEL("Basis", "binnen_termijn", "onderzoek", "procent", "80.3,78.1,82.5")
    LEVEL("Basis", "binnen_termijn", "raad", "procent", "70.9,53.1,100.9")
    LEVEL("Basis", "wachtlijst", "veilig_thuis", "casussen", "149.21,140,158.4")
    LEVEL("Basis", "wachtlijst_eind", "veilig_thuis", "casussen", "2160.4,1950,2370.8")
    LEVEL("Basis", "wachtlijst_groei", "veilig_thuis", "casussen per week", "8.14,8,8.3")
    LEVEL("Basis", "doorlooptijd_overdracht", "keten", "dagen", "166,150,181")
    LEVEL("Basis", "kosten", "keten", "euro per jaar", "31126084.4,31000000,31250000")
    LEVEL(VARIANT, "binnen_termijn", "vb", "procent", "85,84,86")
    LEVEL(VARIANT, "binnen_termijn", "onderzoek", "procent", "98,97,99")
    LEVEL(VARIANT, "binnen_termijn", "raad", "procent", "71.5,54.1,89");

static const char CHANGES[] = "scenario,pad,betekenis,basis,variant,eenheid\n"
    VARIANT ",gemeenten.almere.lokaal_team.fte,medewerkers,23.0,27.6,fte\n"
    VARIANT ",gemeenten.hertog.lokaal_team.fte,medewerkers,2.15,2.58,fte\n"
    VARIANT ",veilig_thuis.onderzoek.fte,onderzoekers,33.3,\"33.3, 39.3 vanaf 2019-07-01\",fte\n"
    VARIANT ",raad.duur,duur <kort>,2,1,dagen\n";

static const char WEEKS[] = WEEKS_HEAD
    VARIANT ",2018-01-01,wachtlijst,veilig_thuis,alle,alle,0,0,0,\n"
    VARIANT ",2018-03-05,wachtlijst,veilig_thuis,alle,alle,-12,-20,-4,ja\n"
    VARIANT ",2018-03-12,wachtlijst,veilig_thuis,alle,alle,-30,-40,-20,\n";

static const char MOVED[] = MOVED_HEAD
    VARIANT ",alle,alle,14,eerder,40,20,60,20\n"
    VARIANT ",alle,alle,14,later,1,0,2,20\n"
    VARIANT ",alle,alle,14,nul_eerder,0,0,0,20\n"
    VARIANT ",alle,alle,14,nul_later,0,0,0,20\n"
    VARIANT ",alle,alle,14,meer_dan_herschikking,39,19,59,20\n";

static const char UNCERTAIN[] = UNCERTAIN_HEAD
    VARIANT ",wachtlijst,veilig_thuis,alle,alle,casussen,verschil,-90,-400,3,1,1,90,waarschijnlijk lager,100\n"
    VARIANT ",kosten,keten,alle,alle,euro per jaar,verschil,700000,400000,900000,1,1,90,vrijwel zeker hoger,100\n"
    VARIANT ",wachtlijst,lokaal_team,alle,alle,casussen,verschil,10,-3,30,1,1,90,niet te onderscheiden,100\n"
    VARIANT ",wachtlijst,onderzoek,alle,alle,casussen,verschil,-90,-400,-3,1,1,90,vrijwel zeker lager,100\n"
    VARIANT ",wachtlijst,hulp,alle,alle,casussen,verschil,-0.002,0,0,1,1,90,niet te onderscheiden,100\n"
    VARIANT ",wachtlijst,lokaal_team,almere,alle,casussen,verschil,12,1,30,1,1,90,waarschijnlijk hoger,100\n";

static const char RANKING[] = RANKING_HEAD
    VARIANT ",wachtlijst,veilig_thuis,alle,alle,1,melding.kans,kans op een melding,procent,59,48,92,40,22.4,1,ja,63.2\n"
    VARIANT ",wachtlijst,veilig_thuis,alle,alle,2,gemeenten.hertog.x,hoe vaak,,0.35,0.07,0.8,20,11,1,ja,\n"
    VARIANT ",wachtlijst,veilig_thuis,alle,alle,3,raad.uren,werk per kind,uren,27,20,33,9,0.2,1,ja,\n"
    VARIANT ",wachtlijst,veilig_thuis,alle,alle,4,vierde,vierde,uren,27,20,33,0.1,0.1,1,ja,\n"
    VARIANT ",wachtlijst,veilig_thuis,alle,alle,5,toeval,toevallig,uren,27,20,33,60,60,1,nee,25\n"
    VARIANT ",wachtlijst,raad,alle,alle,1,melding.kans,kans op een melding,procent,59,48,92,40,30.6,1,ja,70\n";
/* clang-format on */

static struct folder_text comparison(void)
{
    return (struct folder_text){DECISION_FACTS,
                                {{"kpi.csv", KPIS},
                                 {"verschillen.csv", DIFFERENCES},
                                 {"gewijzigd.csv", CHANGES},
                                 {"verschil_tijdreeks.csv", WEEKS},
                                 {"eerder_later.csv", MOVED}},
                                5};
}

static void test_question_when_comparison_then_changes_in_words(void **state)
{
    (void)state;
    const struct folder_text folder = comparison();
    expect(
        &folder, false, report_question,
        (const char *const[]){
            "met het scenario ‘Meer &lt;teams&gt; &amp; &#39;s-Gravenl’, vergeleken met de basis "
            "‘Basis’?",
            "<p>Elk team groeit.</p>",
            "Medewerkers – Almere: 23,0 → 27,6 fte; &#39;s-Hertogen&lt;b&gt;: 2,15 → 2,58 "
            "fte</li>",
            "Onderzoekers, in fte: 33,3 → 39,3 vanaf 1 juli 2019</li>",
            "Duur &lt;kort&gt;: 2 → 1 dag</li>",
            "van 1 januari 2018 tot en met 31 december 2022, 20 keer met ander toeval.", NULL});
    expect(&folder, true, report_question,
           (const char *const[]){"Onderzoekers, in fte: 33.3 → 39.3 from 1 July 2019</li>",
                                 "Duur &lt;kort&gt;: 2 → 1 day</li>", NULL});
}

static void test_question_when_more_variants_than_there_is_room_for_then_it_says_so(void **state)
{
    (void)state;
    char facts[2048] = "  \"scenario\": \"Basis\",\n  \"varianten\": [{\"scenario\": \"V1\"}";
    for (int v = 2; v <= 14; v++) {
        char more[64];
        snprintf(more, sizeof more, ", {\"scenario\": \"V%d\"}", v);
        strcat(facts, more);
        if (v != FIGURES_SCENARIOS_MOST - 1 && v != 14)
            continue;
        struct folder_text folder = comparison();
        char *whole = memory_format("%s],\n", facts);
        folder.facts = whole;
        char *page = page_of(&folder, false, report_question);
        decision_says(page, ">V11</h3>");
        decision_is_silent(page, ">V12</h3>");
        if (v == 14)
            decision_says(page, "Er zijn 14 varianten. Dit rapport vertelt over de eerste 11;");
        else
            decision_is_silent(page, "vertelt over");
        free(page);
        free(whole);
    }
}

static void test_question_when_many_changes_then_the_rest_is_folded(void **state)
{
    (void)state;
    char changes[2048] = "scenario,pad,betekenis,basis,variant,eenheid\n";
    for (int i = 0; i < 12; i++)
        snprintf(changes + strlen(changes), sizeof changes - strlen(changes),
                 VARIANT ",a.b%d,waarde %d,1,2,\n", i, i);
    struct folder_text folder = comparison();
    folder.files[2].text = changes;
    char *page = page_of(&folder, false, report_question);
    const char *fold = strstr(page, "<details>");
    assert_non_null(fold);
    assert_true(strstr(page, "Waarde 7: 1 → 2") < fold && strstr(page, "Waarde 8: 1 → 2") > fold);
    free(page);
    folder.files[2].text = "scenario,pad,betekenis,basis,variant,eenheid\n";
    expect(&folder, false, report_question,
           (const char *const[]){"Er verandert geen enkele waarde.", NULL});
}

static void test_conclusions_when_comparison_then_better_worse_and_cost_apart(void **state)
{
    (void)state;
    const struct folder_text folder = comparison();
    char *page = page_of(&folder, false, report_conclusions);
    static const char *const order[] = {
        "<p class=\"lead\">Beter: wachtlijst Veilig Thuis en casussen zonder zicht. Slechter: "
        "wachtlijst lokale teams. Bij 3 uitkomsten is het verschil niet te onderscheiden. Het kost "
        "680.482 euro per jaar meer (637.437 tot 723.525).",
        "Tussen haakjes staat het 95%-interval: alleen toeval; de aannames zijn niet meegerekend.",
        "<h4>Wat er beter wordt</h4>",
        "<li class=\"good\">De wachtlijst van Veilig Thuis wordt korter: 26,4 in plaats van 149,2 "
        "casussen (110,3 tot 136,1 minder).</li>",
        "Het aantal casussen zonder zicht op veiligheid wordt kleiner: 243,2 in plaats van 252,3",
        "<h4>Wat er slechter wordt</h4>",
        "<li class=\"bad\">De wachtlijst van de lokale teams wordt langer: 30,9 in plaats van 19,2",
        "<h4>Wat het kost</h4>",
        "worden hoger: 31.806.566 in plaats van 31.126.084 euro per jaar (637.437 tot 723.525 euro "
        "meer).",
        "<h4>Wat er verder verandert</h4>",
        "Het aantal meldingen wordt kleiner: 3.886 in plaats van 3.890 per jaar",
        "<h4>Wat een fractie verandert</h4>",
        "De wachtlijst van de Raad wordt een fractie langer: afgerond 2,1 casussen in beide",
        "Niet te onderscheiden: caseload Veilig Thuis, wachtlijst hulp en recidive binnen 15 "
        "maanden.",
        "<table>",
        "<td class=\"n\">149,2</td><td class=\"n\">26,4</td><td class=\"n\">-122,8</td><td>110,3 "
        "tot 136,1 minder</td><td>korter, beter</td>",
        "2,1</td><td class=\"n\">2,1</td><td class=\"n\">0</td><td>0</td><td>niet te onderscheiden",
        "n.v.t.</td><td></td><td>niet te bepalen</td>",
    };
    const char *at = page;
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        decision_says(at, order[i]);
        at = strstr(at, order[i]);
    }
    assert_int_equal(decision_count(page, "alleen toeval"), 1);
    decision_is_silent(page, "waarschijnlijk");
    decision_is_silent(page, "vrijwel zeker");
    decision_is_silent(page, "<teams>");
    free(page);
}

/* Two variants: the tables are folded, so that the decision stays short on paper. */
static void test_conclusions_when_two_variants_then_tables_are_folded(void **state)
{
    (void)state;
    struct folder_text folder = comparison();
    char *page = page_of(&folder, false, report_conclusions);
    decision_is_silent(page, "<details>");
    free(page);
    folder.facts = "  \"scenario\": \"Basis\",\n  \"replicaties\": 20,\n  \"varianten\": "
                   "[{\"scenario\": \"V\"}, {\"scenario\": \"W <i>\"}],\n";
    folder.files[1].text =
        DIFFERENCES_HEAD "V,wachtlijst,raad,alle,alle,casussen,2,2,0,0,0,x,1,20\n"
                         "W <i>,wachtlijst,raad,alle,alle,casussen,2,5,3,2,4,x,1,20\n";
    page = page_of(&folder, false, report_conclusions);
    decision_says(page, "<summary>Alle uitkomsten van ‘V’ in een tabel</summary>");
    /* each bears the mark that it has in the charts, the basis none */
    decision_says(page, "<h3 class=\"v1\">V</h3>");
    decision_says(page, "<h3 class=\"v2\">W &lt;i&gt;</h3>");
    decision_says(page, "<caption class=\"v2\">Alle uitkomsten van ‘W");
    decision_says(page, "<summary>Alle uitkomsten van ‘W &lt;i&gt;’ in een tabel</summary>");
    assert_int_equal(decision_count(page, "<details>"), 2);
    decision_is_silent(page, "naast elkaar"); /* a heading would stand on paper without its table */
    assert_int_equal(decision_count(page, "</details>"), 2);
    free(page);
}

static void test_conclusions_when_basis_and_variant_swap_then_all_flips(void **state)
{
    (void)state;
    struct folder_text folder = comparison();
    folder.files[1].text = SWAPPED;
    expect(&folder, false, report_conclusions,
           (const char *const[]){
               "Beter: wachtlijst lokale teams. Slechter: wachtlijst Veilig Thuis en casussen "
               "zonder zicht.",
               "Het kost 680.482 euro per jaar minder (637.437 tot 723.525).",
               "<li class=\"bad\">De wachtlijst van Veilig Thuis wordt langer: 149,2 in plaats van "
               "26,4 casussen (110,3 tot 136,1 meer).</li>",
               "<li class=\"good\">De wachtlijst van de lokale teams wordt korter: 19,2 in plaats "
               "van 30,9 casussen (8,1 tot 15,3 minder).</li>",
               "worden lager: 31.126.084 in plaats van 31.806.566", NULL});
}

static void test_conclusions_when_uncertainty_then_words_of_certainty(void **state)
{
    (void)state;
    struct folder_text folder = comparison();
    folder.files[folder.count++] = (struct report_file){"onzekerheid.csv", UNCERTAIN};
    char *page = page_of(&folder, false, report_conclusions);
    decision_says(page, "Vrijwel zeker betekent: het gaat in ten minste 99%");
    decision_says(page, "wordt waarschijnlijk korter: 26,4 in plaats van 149,2 casussen (aannames "
                        "meegerekend: 400,0 minder tot 3,0 meer).");
    decision_says(page, "worden vrijwel zeker hoger");
    decision_says(page, "Niet te onderscheiden: caseload Veilig Thuis, wachtlijst lokale teams,");
    decision_says(page, "<td>waarschijnlijk korter, beter</td>");
    decision_says(page, "hoger: 31.806.566 in plaats van 31.126.084 euro per jaar (aannames "
                        "meegerekend: 400.000 tot "
                        "900.000 euro meer).</p>");
    decision_says(page, "<td>kleiner, beter (alleen toeval)</td>");
    decision_says(page, "2,1</td><td class=\"n\">0</td><td>0</td><td>niet te onderscheiden");
    decision_is_silent(page, "Tussen haakjes staat het 95%-interval: alleen toeval");
    free(page);
}

static void test_conclusions_when_one_replication_then_no_interval_and_no_certainty(void **state)
{
    (void)state;
    struct folder_text folder = comparison();
    folder.facts = "  \"scenario\": \"Basis\",\n  \"replicaties\": 1,\n  \"varianten\": "
                   "[{\"scenario\": \"V\"}],\n";
    folder.files[1].text = DIFFERENCES_HEAD
        "V,wachtlijst,veilig_thuis,alle,alle,casussen,149.2,26.4,-122.8,,,onbekend,,1\n";
    char *page = page_of(&folder, false, report_conclusions);
    decision_says(page, "Er is één herhaling gedraaid. Daarom zijn er geen intervallen");
    decision_says(page, "wordt in deze berekening korter: 26,4 in plaats van 149,2 casussen. Hoe "
                        "zeker dat is, is niet te zeggen.");
    decision_says(page, "<td>niet te zeggen hoe zeker</td>");
    decision_says(page, "Hoe zeker iets beter of slechter wordt, is niet te zeggen.");
    decision_is_silent(page, "Beter: niets");
    decision_is_silent(page, "Wat er beter wordt");
    free(page);
}

#define GROWING                                                                                    \
    "  \"scenario\": \"Basis\",\n  \"replicaties\": 20,\n"                                         \
    "  \"zonder_evenwicht\": [{\"station\": \"onderzoek\", \"gemeente\": \"alle\", "               \
    "\"vanaf\": \"2018-01-01\"}],\n"

static void test_conclusions_when_a_list_grows_then_its_end_and_no_mean(void **state)
{
    (void)state;
    struct folder_text folder = {GROWING, {{"kpi.csv", KPIS}}, 1};
    char *page = page_of(&folder, false, report_conclusions);
    decision_says(page,
                  "Er komt meer binnen dan er gedaan kan worden bij: onderzoek Veilig Thuis.");
    decision_says(page, "De wachtlijst van Veilig Thuis groeit zonder eind, met gemiddeld 8,1 "
                        "casussen per week. Aan het eind is het 2.160,4 casussen (95%-interval "
                        "1.950,0 tot 2.370,8).");
    decision_says(page, "De tijd van melding tot overdracht loopt op zolang");
    decision_says(page, "↗ Geen evenwicht:");
    decision_is_silent(page, "149,2");
    decision_is_silent(page, "166,0");
    free(page);
    folder.facts = "  \"scenario\": \"Basis\",\n  \"replicaties\": 20,\n  \"zonder_evenwicht\": "
                   "[],\n";
    page = page_of(&folder, false, report_conclusions);
    decision_says(page, "Geen enkele wachtlijst groeit zonder eind");
    decision_says(page, "Op de wachtlijst van Veilig Thuis staan gemiddeld 149,2 casussen "
                        "(95%-interval 140,0 tot 158,4).");
    decision_says(page, "is gemiddeld 166,0 dagen");
    decision_is_silent(page, "2.160,4");
    free(page);
}

static void test_conclusions_when_only_the_basis_grows_then_it_stops(void **state)
{
    (void)state;
    struct folder_text folder = comparison();
    folder.facts = GROWING "  \"varianten\": [{\"scenario\": \"V\", \"zonder_evenwicht\": []}],\n";
    folder.files[1].text = DIFFERENCES_HEAD
        "V,wachtlijst,veilig_thuis,alle,alle,casussen,900,20,-880,-900,-860,lager,1,20\n"
        "V,wachtlijst_eind,veilig_thuis,alle,alle,casussen,2160.4,26.4,-2134,-2300,-1968,lager,1,"
        "20\n";
    expect(
        &folder, false, report_conclusions,
        (const char *const[]){"De wachtlijst van Veilig Thuis houdt op met groeien en is aan het "
                              "eind korter: 26,4 in plaats van 2.160,4 casussen (1.968,0 tot "
                              "2.300,0 minder).",
                              "Wachtlijst Veilig Thuis, eind ↗, casussen",
                              "In ‘Basis’ komt er meer binnen dan er gedaan kan worden bij: "
                              "onderzoek Veilig Thuis.",
                              NULL});
}

static void test_norms_when_told_then_met_or_not_in_each_scenario(void **state)
{
    (void)state;
    struct folder_text folder = comparison();
    expect(&folder, false, report_norms,
           (const char *const[]){
               "<th scope=\"row\">De veiligheidsbeoordeling binnen vijf werkdagen: ten minste "
               "90%</th><td>96,7% (96,7% tot 96,8%), gehaald</td><td>85,0% (84,0% tot 86,0%), niet "
               "gehaald</td>",
               "<td>80,3% (78,1% tot 82,5%), niet te onderscheiden van de norm</td>",
               "binnen tien dagen (geen percentage)</th><td>70,9% (53,1% tot 100,0%)</td>", NULL});
    folder.facts = "  \"scenario\": \"Basis\",\n  \"replicaties\": 20,\n";
    folder.count = 1;
    expect(
        &folder, true, report_norms,
        (const char *const[]){"<li class=\"good\">The norm for the safety assessment within five "
                              "working days is 90%. It is 96.7%",
                              "<li class=\"same\">The norm for the inquiry by Veilig Thuis",
                              "names no percentage. On time is 70.9%", NULL});
    folder.files[0].text = KPI_HEAD LEVEL("Basis", "caseload", "keten", "casussen", "1,1,1");
    char *page = page_of(&folder, false, report_norms);
    assert_string_equal(page, "");
    free(page);
}

static void test_notices_when_pressure_moves_then_who_where_and_when(void **state)
{
    (void)state;
    struct folder_text folder = comparison();
    char *page = page_of(&folder, false, report_notices);
    decision_says(page,
                  "<p class=\"good\">Minder wachtenden bij: onderzoek Veilig Thuis (110,3 tot "
                  "136,1 minder).</p>");
    decision_says(page, "<p class=\"bad\">Meer wachtenden bij: lokaal team Almere (8,1 tot 15,3 "
                        "meer).</p>");
    decision_says(page, "De druk verschuift dus:");
    decision_says(page, "Per jaar hebben 40 casussen (20 tot 60) het eerste contact met hulp 14 "
                        "dagen of meer eerder");
    decision_says(page, "<th scope=\"row\">Veilig Thuis</th><td>De wachtlijst van Veilig Thuis</td>"
                        "<td>5 maart 2018: korter</td><td>110,3 tot 136,1 minder</td><td>korter, "
                        "beter</td>");
    decision_says(page, "<th scope=\"row\">Almere</th><td>De wachtlijst van het lokale team van "
                        "Almere</td><td>geen week aan te wijzen</td>");
    decision_says(page, "van toeval te onderscheiden: &#39;s-Hertogen&lt;b&gt; en Raad voor de "
                        "Kinderbescherming.");
    free(page);
    folder.files[1].text =
        DIFFERENCES_HEAD ROW("wachtlijst", "raad", "alle", "casussen", "2,2,0,0,0");
    page = page_of(&folder, false, report_notices);
    decision_says(page,
                  "Bij geen enkele wachtlijst is een verschil met de basis te onderscheiden.");
    decision_is_silent(page, "<table>");
    decision_is_silent(page, "De druk verschuift");
    free(page);
}

static void test_notices_when_uncertainty_then_how_sure_each_list_moves(void **state)
{
    (void)state;
    struct folder_text folder = comparison();
    char *page = page_of(&folder, false, report_notices);
    decision_is_silent(page, "waarschijnlijk");
    decision_is_silent(page, "vrijwel zeker");
    free(page);
    folder.files[folder.count++] = (struct report_file){"onzekerheid.csv", UNCERTAIN};
    expect(&folder, false, report_notices,
           (const char *const[]){"Minder wachtenden bij: onderzoek Veilig Thuis (vrijwel zeker: "
                                 "3,0 tot 400,0 minder).",
                                 "Meer wachtenden bij: lokaal team Almere (waarschijnlijk: 1,0 tot "
                                 "30,0 meer).",
                                 NULL});
    expect(&folder, true, report_notices,
           (const char *const[]){"Fewer waiting at: inquiry by Veilig Thuis (almost certainly: 3.0 "
                                 "to 400.0 fewer).",
                                 NULL});
}

/* Of a list that --onzekerheid does not tell, beside one that it does. */
static void test_notices_when_uncertainty_is_silent_then_chance_only(void **state)
{
    (void)state;
    struct folder_text folder = comparison();
    folder.files[folder.count++] = (struct report_file){
        "onzekerheid.csv", UNCERTAIN_HEAD VARIANT
        ",wachtlijst,onderzoek,alle,alle,casussen,verschil,-90,-400,-3,1,1,90,vrijwel zeker "
        "lager,100\n"};
    expect(&folder, false, report_notices,
           (const char *const[]){"lokaal team Almere (8,1 tot 15,3 meer; alleen toeval).", NULL});
}

static void test_switches_when_ranked_then_three_and_where_they_turn(void **state)
{
    (void)state;
    struct folder_text folder = comparison();
    folder.files[folder.count++] = (struct report_file){"aannames.csv", RANKING};
    char *page = page_of(&folder, false, report_switches);
    decision_says(page, "<li>Kans op een melding: nu 59 procent, onderzocht van 48 tot 92. Wie dit "
                        "beter weet, maakt de onzekerheid over het verschil in de wachtlijst van "
                        "de Raad ongeveer 31% kleiner. De conclusie slaat om bij 63,2 procent (de "
                        "wachtlijst van Veilig Thuis) en 70 procent (de wachtlijst van de "
                        "Raad).</li>");
    decision_says(page,
                  "<li>Hoe vaak in &#39;s-Hertogen&lt;b&gt;: nu 0,35, onderzocht van 0,07 tot "
                  "0,8.");
    decision_says(page, "Binnen dit bereik is geen punt gevonden waar een conclusie omslaat.");
    decision_says(page, "<li>Werk per kind: nu 27 uur");
    assert_int_equal(decision_count(page, "<li>"), 3);
    decision_is_silent(page, "Toevallig");
    decision_is_silent(page, "niet onderzocht");
    free(page);
}

static void test_switches_when_not_examined_then_the_command_that_does(void **state)
{
    (void)state;
    const struct folder_text folder = comparison();
    expect(&folder, false, report_switches,
           (const char *const[]){"1 waarde in dit scenario is een aanname. ",
                                 "<code>ketensim compare a.cfg b.cfg --onzekerheid</code>", NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_question_when_comparison_then_changes_in_words),
        cmocka_unit_test(test_question_when_more_variants_than_there_is_room_for_then_it_says_so),
        cmocka_unit_test(test_question_when_many_changes_then_the_rest_is_folded),
        cmocka_unit_test(test_conclusions_when_comparison_then_better_worse_and_cost_apart),
        cmocka_unit_test(test_conclusions_when_two_variants_then_tables_are_folded),
        cmocka_unit_test(test_conclusions_when_basis_and_variant_swap_then_all_flips),
        cmocka_unit_test(test_conclusions_when_uncertainty_then_words_of_certainty),
        cmocka_unit_test(test_conclusions_when_one_replication_then_no_interval_and_no_certainty),
        cmocka_unit_test(test_conclusions_when_a_list_grows_then_its_end_and_no_mean),
        cmocka_unit_test(test_conclusions_when_only_the_basis_grows_then_it_stops),
        cmocka_unit_test(test_norms_when_told_then_met_or_not_in_each_scenario),
        cmocka_unit_test(test_notices_when_pressure_moves_then_who_where_and_when),
        cmocka_unit_test(test_notices_when_uncertainty_then_how_sure_each_list_moves),
        cmocka_unit_test(test_notices_when_uncertainty_is_silent_then_chance_only),
        cmocka_unit_test(test_switches_when_ranked_then_three_and_where_they_turn),
        cmocka_unit_test(test_switches_when_not_examined_then_the_command_that_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
