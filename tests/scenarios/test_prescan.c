/* Texts that are no scenario: wrong numbers, texts, brackets, bytes. Each is refused before
 * libconfig sees it, at the right line and with a hint. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "scenarios/storage.h"

struct text {
    const char *text;
    int line;
    const char *message;
};

#define FTE "fte = { waarde = 34.0"
#define PLACES "plaatsen ="

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
        assert_true(expect_has_fault(&faults, cases[i].line, cases[i].message));
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
        cmocka_unit_test(test_file_when_no_scenario_then_refused),
        cmocka_unit_test(test_bytes_when_not_text_then_refused),
        cmocka_unit_test(test_limits_when_passed_then_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
