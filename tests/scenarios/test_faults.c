/* Faulty scenarios: each is a faultless one with one line changed, or a text of its own, and must
 * be refused at the right line with a message that helps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "example.h"
#include "scenarios/storage.h"

struct change {
    const char *old;  /* part of the line that is replaced */
    const char *line; /* NULL: left out */
    int offset;       /* of the reported line from the replaced one */
    const char *message;
};

struct text {
    const char *text;
    int line;
    const char *message;
};

/* Whether a fault stands at this line with this text. */
static bool has_fault(const struct fault_list *faults, int line, const char *message)
{
    for (size_t i = 0; i < faults->count; i++) {
        char *printed = fault_format(&faults->items[i]);
        bool found = faults->items[i].severity == FAULT_ERROR && faults->items[i].line == line &&
                     strstr(printed, message) != NULL;
        free(printed);
        if (found)
            return true;
    }
    return false;
}

static void expect_fault(const char *text, int line, const char *message)
{
    struct fault_list faults;
    struct scenario scenario;
    fault_list_init(&faults);
    bool accepted = scenario_parse(&scenario, text, strlen(text), "proef.cfg", NULL, 0,
                                   &example_catalogue, &faults);
    char *all = example_faults(&faults);
    if (accepted || !has_fault(&faults, line, message))
        fail_msg("expected line %d \"%s\" in:\n%s\nof:\n%s", line, message, all, text);
    for (size_t i = 0; i < faults.count; i++)
        assert_string_equal(faults.items[i].file, "proef.cfg");
    free(all);
    fault_list_release(&faults);
    scenario_release(&scenario);
}

static void expect_changes(const struct change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *text = example_with(changes[i].old, changes[i].line);
        expect_fault(text, example_line(changes[i].old) + changes[i].offset, changes[i].message);
        free(text);
    }
}

#define EXPECT_CHANGES(changes) expect_changes((changes), sizeof(changes) / sizeof(changes)[0])

#define FTE "fte = { waarde = 34.0"
#define PLACES "plaatsen ="
#define DURATION "duur ="

static void test_number_when_badly_written_then_told_how(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {FTE, "fte = 1,5;", 0, "Schrijf 1.5"},
        {FTE, "fte = 0x1F;", 0, "hexadecimaal"},
        {FTE, "fte = 12L;", 0, "een L achter"},
        {FTE, "fte = 012;", 0, "overbodige nul"},
        {FTE, "fte = .5;", 0, "een 0 ervoor"},
        {FTE, "fte = 5.;", 0, "schrijf 5.0"},
        {FTE, "fte = -.;", 0, "geen getal"},
        {FTE, "fte = 1.000.000;", 0, "meer dan een punt"},
        {FTE, "fte = 30%;", 0, "zonder %-teken"},
        {FTE, "fte = 30 %;", 0, "zonder %-teken"},
        {FTE, "fte = 30fte;", 0, "eenheid `fte`"},
        {FTE, "fte = 30 fte;", 0, "geen eenheid"},
        {FTE, "fte = 1e400;", 0, "te groot"},
        {FTE, "fte = 1-2;", 0, "geen getal"},
        {FTE, "fte = 1e;", 0, "eenheid `e`"},
        {PLACES, "plaatsen = 99999999999999999999;", 0, "te groot"},
        {PLACES, "plaatsen = 1.000;", 0, "duizendtallen zonder punt"},
        {PLACES, "plaatsen = 12.0;", 0, "geheel getal"},
        {PLACES, "plaatsen = 5000000000;", 0, "bereik"},
        {"zaad =", "zaad = 4,2;", 0, "Schrijf 4.2"},
        {"start =", "start = 2018-01-01;", 0, "Een datum hoort tussen"},
        {"seizoen =", "seizoen = (0,97, 1,0, 1,03, 1,0);", 0, "Decimaalkomma"},
        {"seizoen =", "seizoen = (0,97, 0,03);", 0, "overbodige nul"},
    };
    EXPECT_CHANGES(changes);
}

static void test_text_when_badly_written_then_told_how(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"naam = \"Voor", "naam = \"Voorbeeld;", 0, "niet gesloten"},
        {"naam = \"Voor", "naam = Voorbeeld;", 0, "rechte aanhalingstekens"},
        {"naam = \"Voor", "naam = \"a\" \"b\";", 0, "twee teksten achter elkaar"},
        {"naam = \"Voor", "naam = \xE2\x80\x9CVoorbeeld\xE2\x80\x9D;", 0,
         "gekruld aanhalingsteken"},
        {"naam = \"Voor", "naam = 'Voorbeeld';", 0, "dubbele rechte"},
        {"naam = \"Voor", "naam =\xC2\xA0\"Voorbeeld\";", 0, "harde spatie"},
        {"naam = \"Voor", "naam = \"a\\qb\";", 0, "na \\ alleen"},
        {"naam = \"Voor",
         "naam = \"a\xFF"
         "b\";",
         0, "geen UTF-8"},
        {"naam = \"Voor", "naam = \"a\xC0\xAF\";", 0, "geen UTF-8"},
        {"naam = \"Voor", "naam = \"a\xED\xA0\x80\";", 0, "geen UTF-8"},
        {"naam = \"Voor", "naam = \"a\x1B[31m\";", 0, "onzichtbaar teken"},
        {"naam = \"Voor", "naam = \"a\xE2\x80\xAE\";", 0, "onzichtbaar teken"},
        {"naam = \"Voor", "naam = \"\";", 0, "0 tekens"},
        {"naam = \"Voor", "naam = 5;", 0, "hoort een tekst"},
        {"naam = \"Voor", "naam = true;", 0, "hoort een tekst"},
        {"naam = \"Almere\"", "naam = (\"a\");", 0, "hoort een tekst"},
        {FTE,
         "fte = \xE2\x88\x92"
         "5.0;",
         0, "lang minteken"},
        {FTE, "fte = \xE2\x82\xAC 5.0;", 0, "euroteken"},
        {FTE, "f\xC3\xA9te = 5.0;", 0, "zonder accenten"},
    };
    EXPECT_CHANGES(changes);
}

static void test_grammar_when_broken_then_line_and_hint(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"# een voorbeeld", "/* een voorbeeld", 0, "nergens met */ gesloten"},
        {FTE, "/* fte = 34.0;", 0, "nergens met */ gesloten"},
        {FTE, "fte = ;", 0, "ontbreekt de waarde"},
        {FTE, "fte =", 0, "ontbreekt de waarde"},
        {FTE, "fte 34.0;", 0, "ontbreekt het = teken"},
        {FTE, "= 34.0;", 0, "hoort een sleutel"},
        {FTE, "34.0;", 0, "hoort een sleutel"},
        {FTE, "fte = 34.0;;", 0, "leesteken te veel"},
        {FTE, "fte = 34.0 35.0;", 0, "hoort een puntkomma"},
        {FTE, "fte = (34.0;", 0, "nog niet gesloten"},
        {FTE, "fte = 34.0);", 0, "nog open"},
        {FTE, "fte = { waarde = 34.0 ];", 0, "staat nog open"},
        {FTE, "@include \"/etc/passwd\"", 0, "sleutel `basis`"},
        {FTE, "a.b = 3.0;", 0, "groepen in elkaar"},
        {FTE, "veilig_thuis.fte = 3.0;", 0, "groepen in elkaar"},
        {FTE, "f*e = 3.0;", 0, "kleine letters"},
        {"gemeenten: {", "gemeenten: ", 0, "ontbreekt de waarde"},
        {"seizoen =", "seizoen = (1.0, 1.0, 1.0, 1.0,);", 0, "komma voor dit haakje"},
        {"seizoen =", "seizoen = (1.0, , 1.0, 1.0);", 0, "ontbreekt een waarde"},
        {"seizoen =", "seizoen = (1.0 1.0, 1.0, 1.0);", 0, "hoort een komma"},
        {"seizoen =", "seizoen = (\"a\" \"b\", 1.0, 1.0);", 0, "twee teksten"},
        {"zaad = 42", "naam = \"Nog een\";", 0, "tweede keer; de eerste staat op regel 2"},
        {"zaad = 42", "zaad ? 42;", 0, "kan hier niet staan"},
    };
    EXPECT_CHANGES(changes);
}

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

static void test_file_when_no_scenario_then_refused(void **state)
{
    (void)state;
    static const struct text texts[] = {
        {"", 1, "leeg"},
        {"# alleen uitleg", 1, "leeg"},
        {"/* open", 1, "nergens met */"},
        {"\n\n/* open\n\n", 3, "nergens met */"},
        {"a = \"open\n b = 1;", 1, "niet gesloten"},
        {"a: { b: {\n", 1, "nergens gesloten"},
        {"}\n", 1, "staat er geen open"},
        {"@include \"x", 1, "basis"},
        {"a = 1; a = 2;", 1, "tweede keer"},
        {"basis = \"/etc/passwd\";", 1, "volledig pad"},
        {"basis = \"../../x.cfg\";", 1, "hoogstens een map hoger"},
        {"basis = \"x/../../y.cfg\";", 1, "hoogstens een map hoger"},
        {"basis = \"x.txt\";", 1, ".cfg"},
        {"basis = 3;", 1, "naam van een bestand"},
        {"\nbasis = \"bestaat-niet-echt.cfg\";", 2, "bestaat niet"},
        {"\xEF\xBB\xBF"
         "naam = ;",
         1, "ontbreekt de waarde"},
        {"naam = \"a\";\r\nstart = ;\r\n", 2, "ontbreekt de waarde"},
        {"naam = \"a\";\rstart = ;\r", 2, "ontbreekt de waarde"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        expect_fault(texts[i].text, texts[i].line, texts[i].message);
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

static void test_bytes_when_not_text_then_refused(void **state)
{
    (void)state;
    static const char nul[] = "naam = 3;\n\0start = 4;";
    static const char utf16[] = "\xFF\xFEn\0a\0";
    size_t large = ((size_t)1 << 20) + 1;
    char *spaces = storage_new(large, 1);
    memset(spaces, ' ', large);
    const struct {
        const char *bytes;
        size_t length;
        int line;
        const char *message;
    } cases[] = {
        {nul, sizeof nul - 1, 2, "NUL"},
        {utf16, sizeof utf16 - 1, 1, "UTF-16"},
        {"n\0a\0a\0m\0", 8, 1, "UTF-16"},
        {spaces, large, 1, "1 MiB"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fault_list faults;
        struct scenario scenario;
        fault_list_init(&faults);
        assert_false(scenario_parse(&scenario, cases[i].bytes, cases[i].length, "proef.cfg", NULL,
                                    0, &example_catalogue, &faults));
        assert_true(has_fault(&faults, cases[i].line, cases[i].message));
        fault_list_release(&faults);
    }
    free(spaces);
}

static void expect_fault_of(struct storage_text *text, const char *message)
{
    struct fault_list faults;
    struct scenario scenario;
    fault_list_init(&faults);
    assert_false(scenario_parse(&scenario, text->bytes, text->length, "proef.cfg", NULL, 0,
                                &example_catalogue, &faults));
    char *all = example_faults(&faults);
    assert_non_null(strstr(all, message));
    free(all);
    fault_list_release(&faults);
    storage_text_release(text);
}

static void test_limits_when_passed_then_stopped(void **state)
{
    (void)state;
    struct storage_text text = {0};
    storage_text_add(&text, "naam = \"");
    for (size_t i = 0; i < 5000; i++)
        storage_text_add_char(&text, 'x');
    storage_text_add(&text, "\";");
    expect_fault_of(&text, "langer dan 4096 bytes");
    for (size_t i = 0; i < 6000; i++)
        storage_text_add(&text, "k%zu = 1;\n", i);
    expect_fault_of(&text, "meer dan 5000 sleutels");
    for (size_t i = 0; i < 100000; i++)
        storage_text_add(&text, "a: {");
    expect_fault_of(&text, "meer dan 64 haakjes");
    storage_text_add(&text, "a = ");
    for (size_t i = 0; i < 100000; i++)
        storage_text_add_char(&text, '(');
    expect_fault_of(&text, "meer dan 64 haakjes");
    storage_text_add(&text, "a = ");
    for (size_t i = 0; i < 100000; i++)
        storage_text_add_char(&text, '9');
    storage_text_add(&text, ";");
    expect_fault_of(&text, "te groot");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_number_when_badly_written_then_told_how),
        cmocka_unit_test(test_text_when_badly_written_then_told_how),
        cmocka_unit_test(test_grammar_when_broken_then_line_and_hint),
        cmocka_unit_test(test_key_when_unknown_then_nearest_or_its_place),
        cmocka_unit_test(test_value_when_wrong_then_bound_and_unit),
        cmocka_unit_test(test_source_when_wrong_then_told),
        cmocka_unit_test(test_distribution_when_wrong_then_told),
        cmocka_unit_test(test_steps_when_wrong_then_at_the_step),
        cmocka_unit_test(test_file_when_no_scenario_then_refused),
        cmocka_unit_test(test_faults_when_many_then_all_at_once),
        cmocka_unit_test(test_bytes_when_not_text_then_refused),
        cmocka_unit_test(test_limits_when_passed_then_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
