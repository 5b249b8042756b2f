/* The answer of vessels, validate and calibrate, from small folders. */
#include "tests/output/decision_fixture.h"

#define HORIZON_HEAD                                                                               \
    "scenario,weken,station,status,koppeling,bi95_laag,bi95_hoog,samen95_laag,samen95_hoog,"       \
    "verschoven,verschoven_laag,verschoven_hoog,ontlasting,ontlasting_laag,ontlasting_hoog,"       \
    "replicaties\n"
#define COUPLED(weeks, station, numbers)                                                           \
    "Basis," weeks "," station ",bepaald," numbers ",1,1,1,6400,4600,8100,50\n"

static void test_conclusions_when_vessels_then_the_headline_of_the_whole_horizon(void **state)
{
    (void)state;
    const struct folder_text folder = {
        "  \"scenario\": \"Basis\",\n  \"replicaties\": 50,\n",
        {{"koppeling.csv", "scenario,bron,factor,station\nBasis,veilig_thuis,1.1,vb\n"},
         {"koppeling_horizon.csv",
          HORIZON_HEAD COUPLED("4", "samen", "90,80,99,80,99")
              COUPLED("104", "lokaal_team", "20,15,25,14,26") COUPLED("104", "raad", "14,9,19,8,20")
                  COUPLED("104", "samen", "34,21,47,20,48")}},
        2};
    expect(&folder, false, report_conclusions,
           (const char *const[]){
               "Van elke 100 wachtdagen die bij Veilig Thuis verdwijnen, komen er 34 (21 tot 47) "
               "elders terug: 20 bij de lokale teams en 14 bij de Raad voor de Kinderbescherming.",
               "Dit geldt bij 10% meer capaciteit",
               "<td>20 (14 tot 26)</td><td>komt hier terug, slechter</td>", NULL});
    expect(&folder, true, report_question,
           (const char *const[]){"Does that waiting come back elsewhere in the chain?", NULL});
}

static void test_conclusions_when_validation_then_how_many_agree_and_what_deviates(void **state)
{
    (void)state;
    const struct folder_text folder = {
        "  \"scenario\": \"Basis\",\n  \"replicaties\": 10,\n",
        {{"validatie.csv",
          "rol,omschrijving,eenheid,gemeld,gesimuleerd,pi95_laag,pi95_hoog,oordeel\n"
          "toets,wachtlijst & <lijst>,casussen,26,82.4,64,96,wijkt af\n"
          "toets,recidive,procent,48.5,40,38,42,ruim\n"
          "toets,meldingen,aantal,2058,2050,1900,2100,klopt\n"
          "invoer,capaciteit,fte,26,82,64,96,wijkt af\n"}},
        1};
    char *page = page_of(&folder, false, report_conclusions);
    decision_says(page, "1 van de 3 toetsen klopt (33%); ten minste 85% is nodig.");
    decision_says(page,
                  "Wijkt af: 1. Ruim, de intervallen raken elkaar nog: 1. Niet te zeggen: 0.");
    decision_says(page,
                  "<li class=\"bad\">Wachtlijst &amp; &lt;lijst&gt;: gemeld 26, gesimuleerd 82 "
                  "(95%: 64 tot 96), dus te hoog; oordeel: wijkt af.</li>");
    decision_says(page, "Recidive: gemeld 48,5%, gesimuleerd 40,0% (95%: 38,0 tot 42,0), dus te "
                        "laag; oordeel: ruim.");
    decision_is_silent(page, "Capaciteit");
    free(page);
}

static void test_conclusions_when_calibration_then_fixed_and_stayed_apart(void **state)
{
    (void)state;
    const struct folder_text folder = {
        "  \"scenario\": \"Basis\",\n",
        {{"ijking.csv",
          "pad,parameter,eenheid,vooraf_laag,vooraf_hoog,mediaan,laag95,hoog95,oordeel\n"
          "a,kans,procent,48,92,56,50,60,bepaald\n"
          "b,instroom,factor,0.7,1.25,0.974,0.75,1.2,niet te bepalen\n"},
         {"ijking_uitruil.csv", "pad,ander_pad,correlatie\na,b,-0.57\n"}},
        2};
    expect(&folder, false, report_conclusions,
           (const char *const[]){
               "Onbekende waarden: 2. Nu bepaald: 1; nauwkeuriger: 0; verschoven: 0; niet te "
               "bepalen: 1.",
               "<li>Kans: 56 procent (95%: 50 tot 60; vooraf 48 tot 92).</li>",
               "<li>Instroom: factor 0,974 (95%: 0,75 tot 1,2; vooraf 0,7 tot 1,25).</li>",
               "‘kans’ en ‘instroom’: de een hoger en de ander lager past ongeveer even goed",
               NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conclusions_when_vessels_then_the_headline_of_the_whole_horizon),
        cmocka_unit_test(test_conclusions_when_validation_then_how_many_agree_and_what_deviates),
        cmocka_unit_test(test_conclusions_when_calibration_then_fixed_and_stayed_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
