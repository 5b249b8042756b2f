/* Scenarios that can be read but mean nothing: unknown keys, values out of range, wrong steps. Each
 * is a faultless one with one line changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "scenarios/storage.h"

#define FTE "fte = { waarde = 34.0"
#define PLACES "plaatsen ="
#define DURATION "duur ="

static void test_key_when_unknown_then_nearest_or_its_place(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {FTE, "ftee = 34.0;", 0, "Bedoelde u `fte`?"},
        {FTE, "plaasten = 34;", 0, "Bedoelde u `plaatsen`?"},
        {FTE, "seizoen = (1.0);", 0, "hoort in de groep `melding`"},
        {FTE, "zaad = 3;", 0, "bovenaan het bestand"},
        {FTE, "xyzzy = 3;", 0, "veilig_thuis.onderzoek.xyzzy: Deze sleutel bestaat niet."},
        {"zaad = 42", "Zaad = 42;", 0, "Bedoelde u `zaad`?"},
        {"zaad = 42", "zaat = 42;", 0, "Bedoelde u `zaad`?"},
        {"melding: {", "meldnig: {", 0, "Bedoelde u `melding`?"},
        {"melder: {", "melders: {", 0, "Bedoelde u `melder`?"},
        {"gemeenten: {", "gemeente: {", 0, "Bedoelde u `gemeenten`?"},
        {"lokaal_team: { fte = { waarde = 19.0", "lokaal: { fte = 19.0; };", 0, "bestaat niet"},
        {"almere: {", "Almere: {", 0, "kleine letters"},
        {FTE, "fte = { waarde = 3.0; eenheid = \"fte\"; };", 0, "`eenheid` hoort niet"},
        {FTE, "fte = { waarde = 3.0; born = \"RP-1\"; };", 0, "Bedoelde u `bron`?"},
        {FTE, "fte = { waarde = 3.0; sd = 1.0; };", 0, "`sd` hoort niet"},
        {FTE, "fte = { ontbreekt = true; };", 0, "`ontbreekt` hoort niet"},
        {"zaad = 42", "voorgeschiedenis_beleid: { veilig_thuis: { fte = 3.0; }; };", 0,
         "bestaat niet"},
    };
    EXPECT_CHANGES(changes);
}

static void test_value_when_wrong_then_bound_and_unit(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {FTE, "fte = -1.0;", 0, "bereik van 0 tot en met 1000 fte"},
        {FTE, "fte = 1001;", 0, "ligt buiten het bereik"},
        {FTE, "fte = \"veel\";", 0, "\"onbeperkt\""},
        {FTE, "fte = true;", 0, "maar er staat true"},
        {FTE, "fte = { };", 0, "ontbreekt `waarde`"},
        {FTE, "fte = { bron = \"RP-211\"; };", 0, "ontbreekt `waarde`"},
        {FTE, "fte = { verdeling = \"gamma\"; gemiddelde = 3.0; sd = 1.0; };", 0,
         "alleen bij een duur"},
        {FTE, NULL, -1, "verplichte sleutel ontbreekt (eenheid: fte)"},
        {PLACES, "plaatsen = \"onbeperkt\";", 0, "geheel getal"},
        {PLACES, "plaatsen = (3, 4);", 0, "kan niet in stappen"},
        {"discipline =", "discipline = \"lifo\";", 0, "fifo|zwaarte|termijn"},
        {"discipline =", "discipline = 1;", 0, "fifo|zwaarte|termijn"},
        {"politie:", "politie: { aandeel = 150.0; };", 0, "0 tot en met 100 procent"},
        {"politie:", "politie: { aandeel = 50.0; };", 0, "samen 90 en moeten 100 zijn"},
        {"politie:", "politie = 60.0;", 0, "hoort een groep"},
        {"start =", "start = \"2018-02-30\";", 0, "bestaande datum"},
        {"start =", "start = \"1 januari\";", 0, "bestaande datum"},
        {"start =", "start = \"1989-12-31\";", 0, "1990-01-01"},
        {"start =", NULL, -3, "verplichte sleutel ontbreekt"},
        {"eind =", "eind = \"2018-01-01\";", 0, "niet na de startdatum"},
        {"eind =", "eind = \"2090-01-01\";", 0, "hoogstens 50 jaar"},
        {"inloop_dagen =", "inloop_dagen = 5000;", 0, "niet korter dan"},
        {"inloop_dagen =", "inloop_dagen = -1;", 0, "bereik"},
        {"replicaties =", "replicaties = 0;", 0, "bereik van 1 tot en met 100000"},
        {"zaad =", "zaad = 0;", 0, "bereik van 1"},
        {"seizoen =", "seizoen = (1.0, 1.0);", 0, "heeft 2 getallen"},
        {"seizoen =", "seizoen = (1.0, 1.0, 1.0, 11.0);", 0, "Getal 4"},
        {"seizoen =", "seizoen = (1.0, 1.0, 1.0, \"1\");", 0, "hoort een getal"},
        {"seizoen =", "seizoen = 1.0;", 0, "lijst van getallen"},
        {"naam = \"Urk\"", NULL, -1, "gemeenten.urk.naam"},
        {"doorzet_percentage: {", "doorzet_percentage: { zwaar = 101.0; };", 0, "bereik"},
        {"doorzet_percentage: {", "doorzet_percentage = 101.0;", 0, "bereik"},
    };
    EXPECT_CHANGES(changes);
}

static void test_source_when_wrong_then_told(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {FTE, "fte = { waarde = 3.0; bron = \"ergens\"; };", 0, "feit-id"},
        {FTE, "fte = { waarde = 3.0; bron = \"\"; };", 0, "feit-id"},
        {FTE, "fte = { waarde = 3.0; bron = \"aanname:\"; };", 0, "feit-id"},
        {FTE, "fte = { waarde = 3.0; bron = \"RP-\"; };", 0, "feit-id"},
        {FTE, "fte = { waarde = 3.0; bron = 211; };", 0, "feit-id"},
        {FTE, "fte = { waarde = 3.0; bron = \"aanname: zo\"; };", 0, "`laag` en `hoog` ontbreken"},
        {FTE, "fte = { waarde = 3.0; bron = \"RP-1\"; laag = 2.0; };", 0, "horen bij elkaar"},
        {FTE, "fte = { waarde = 3.0; laag = 4.0; hoog = 5.0; };", 0, "niet tussen `laag` 4"},
        {FTE, "fte = { waarde = 3.0; laag = \"2\"; hoog = 5.0; };", 0,
         "Bij `laag` hoort een getal"},
    };
    EXPECT_CHANGES(changes);
}

static void test_distribution_when_wrong_then_told(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {DURATION, "duur = { verdeling = \"gama\"; gemiddelde = 3.0; sd = 1.0; };", 0,
         "Bedoelde u gamma?"},
        {DURATION, "duur = { verdeling = \"gamma\"; gemiddelde = 3.0; };", 0, "ontbreekt `sd`"},
        {DURATION, "duur = { verdeling = \"gamma\"; gemiddelde = 3.0; sd = 1.0; top = 2.0; };", 0,
         "`top` hoort niet bij de verdeling gamma"},
        {DURATION, "duur = { verdeling = \"gamma\"; gemiddelde = 3.0; sd = -1.0; };", 0, "duur"},
        {DURATION, "duur = { verdeling = \"uniform\"; laagste = 5.0; hoogste = 3.0; };", 0, "duur"},
        {DURATION, "duur = { verdeling = \"driehoek\"; laagste = 1.0; top = 9.0; hoogste = 3.0; };",
         0, "duur"},
        {DURATION, "duur = { verdeling = \"empirisch\"; waarden = (); };", 0, "duur"},
        {DURATION, "duur = { verdeling = \"empirisch\"; waarden = 3.0; };", 0,
         "lijst van getallen"},
        {DURATION, "duur = { verdeling = \"exponentieel\"; gemiddelde = 500.0; };", 0, "400 dagen"},
        {DURATION, "duur = { verdeling = \"exponentieel\"; gemiddelde = \"3\"; };", 0,
         "hoort een getal"},
        {DURATION, "duur = { verdeling = 3; };", 0, "een verdeling zoals"},
        {DURATION, "duur = { gemiddelde = 3.0; };", 0, "ontbreekt `waarde`"},
    };
    EXPECT_CHANGES(changes);
}

#define STEPS(a, b) "fte = ( " a ",\n " b " );"
#define FIRST "{ vanaf = \"2018-01-01\"; waarde = 1.0; }"

static void test_steps_when_wrong_then_at_the_step(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {FTE, "fte = ();", 0, "De lijst is leeg"},
        {FTE, "fte = (1.0, 2.0);", 0, "Een stap is een groep"},
        {FTE, STEPS(FIRST, "{ vanaf = \"2018-01-01\"; waarde = 2.0; }"), 1, "niet op volgorde"},
        {FTE, STEPS(FIRST, "{ vanaf = \"2017-01-01\"; waarde = 2.0; }"), 1, "niet op volgorde"},
        {FTE, STEPS(FIRST, "{ waarde = 2.0; }"), 1, "ontbreekt `vanaf`"},
        {FTE, STEPS(FIRST, "{ vanaf = \"2019-01-01\"; }"), 1, "ontbreekt `waarde`"},
        {FTE, STEPS(FIRST, "{ vanaf = \"2019-13-01\"; waarde = 2.0; }"), 1, "bestaande datum"},
        {FTE, STEPS(FIRST, "{ vanaf = 2019; waarde = 2.0; }"), 1, "bestaande datum"},
        {FTE, STEPS(FIRST, "{ vanaf = \"2019-02-01\"; tot = \"2019-01-01\"; waarde = 2.0; }"), 1,
         "`tot` ligt niet na"},
        {FTE, STEPS(FIRST, "{ vanaf = \"2019-02-01\"; waarde = -2.0; }"), 1, "bereik"},
        {FTE, STEPS(FIRST, "{ vanaf = \"2019-02-01\"; waarde = 2.0; tott = 1; }"), 1,
         "`tott` hoort niet"},
        {FTE, "fte = ( { vanaf = \"2018-01-01\"; tot = \"2019-01-01\"; waarde = 1.0; } );", 0,
         "De eerste stap kan geen `tot`"},
        {FTE,
         "fte = ( " FIRST ", { vanaf = \"2019-01-01\"; tot = \"2020-01-01\"; waarde = 2.0; },\n"
         "{ vanaf = \"2019-06-01\"; waarde = 3.0; } );",
         1, "overlappen"},
        {"politie:",
         "politie: { aandeel = ( { waarde = 60.0; },\n{ vanaf = \"2019-01-01\"; waarde = 70.0; } "
         "); };",
         0, "samen 110 en moeten 100 zijn op 2019-01-01"},
    };
    EXPECT_CHANGES(changes);
}

static void test_faults_when_many_then_all_at_once(void **state)
{
    (void)state;
    char *text = example_with(FTE, "fte = 1,5; ftee = 3.0; plaasten = 0x1;");
    struct fault_list faults;
    struct scenario scenario;
    fault_list_init(&faults);
    char *worse = storage_format("%szaat = 3;\n", text);
    assert_false(scenario_parse(&scenario, worse, strlen(worse), "proef.cfg", NULL, 0,
                                &example_catalogue, &faults));
    assert_int_equal(faults.count, 5);
    for (size_t i = 1; i < faults.count; i++)
        assert_true(faults.items[i - 1].line <= faults.items[i].line);
    free(worse);
    free(text);
    fault_list_release(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_key_when_unknown_then_nearest_or_its_place),
        cmocka_unit_test(test_value_when_wrong_then_bound_and_unit),
        cmocka_unit_test(test_source_when_wrong_then_told),
        cmocka_unit_test(test_distribution_when_wrong_then_told),
        cmocka_unit_test(test_steps_when_wrong_then_at_the_step),
        cmocka_unit_test(test_faults_when_many_then_all_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
