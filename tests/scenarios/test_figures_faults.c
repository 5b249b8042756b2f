/* Faulty and hostile files of reported figures: every fault told at its line, nothing accepted that
 * does not hold together. */
#include "figures_example.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "example.h"
#include "scenarios/storage.h"

/* --- faults --- */

static void test_names_when_unknown_then_the_nearest_is_offered(void **state)
{
    (void)state;
    static const struct figures_change changes[] = {
        {"kenmerk = \"duur_vb\"", "kenmerk = \"duur_v\"", 0,
         "cijfers.RP-105.kenmerk: Het kenmerk \"duur_v\" is onbekend. Bedoelde u \"duur_vb\"?"},
        {"onder = \"zwaar\"", "onder = \"zwar\"", 0, "Bedoelde u \"zwaar\"?"},
        {"kpi = \"wachtlijst_eind\"", "kpi = \"wachtlijst_end\"", 0,
         "De kpi \"wachtlijst_end\" is onbekend. Bedoelde u \"wachtlijst_eind\"?"},
        {"gemeente = \"almere\"", "gemeente = \"Almere\"", 0, "Bedoelde u \"almere\"?"},
        {"gemeente = \"almere\"", "gemeente = \"utrecht\"", 0,
         "De gemeente \"utrecht\" is onbekend."},
        {"rol = \"invoer\"", "rol = \"inveor\"", 0, "Bedoelde u \"invoer\"?"},
        {"rol = \"invoer\"", "rol = \"bewijs\"", 0,
         "Hier hoort \"invoer\", \"gekalibreerd\", \"toets\" of \"context\"; er staat \"bewijs\"."},
        {"telling = \"aantal\"", "telling = \"som\"", 0, "er staat \"som\""},
        {"afgeleid = \"ja\"", "afgeleid = \"jaa\"", 0, "Hier hoort \"ja\" of \"nee\""},
        {"steekproef = \"dossiers\";\n    kenmerk = \"duur_vb\"",
         "steekproef = \"dosiers\";\n    kenmerk = \"duur_vb\"", 0,
         "De steekproef \"dosiers\" is onbekend. Bedoelde u \"dossiers\"?"},
        {"toelichting =", "toelichtig =", 0,
         "Deze sleutel hoort hier niet. Bedoelde u `toelichting`?"},
        {"omvang = 100", "omvnag = 100", 0, "Bedoelde u `omvang`?"},
        {"ijken = (", "ijkn = (", 0, "Bedoelde u `ijken`?"},
        {"bron = \"RP-001\"", "bro = \"RP-001\"", 0, "Bedoelde u `bron`?"},
        {"\"RP-180b\"", "\"RP-181\"", 0, "Er is geen cijfer met het feit \"RP-181\". Bedoelde u"},
    };
    FIGURES_EXPECT_CHANGES(changes);
}

static void test_values_when_impossible_then_found_and_bounds_are_told(void **state)
{
    (void)state;
    static const struct figures_change changes[] = {
        {"aantal = 31; van = 100", "aantal = 31; van = 30", 0,
         "Het aantal 31 is meer dan de 30 waar het van is."},
        {"aantal = 31; van = 100", "aantal = -1; van = 100", 0, "-1 ligt buiten het bereik"},
        {"aantal = 31; van = 100", "aantal = 31.0; van = 100", 0,
         "Hier hoort een geheel getal; er staat 31.0."},
        {"aantal = 31; van = 100", "aantal = 31; van = 0", 0, "0 ligt buiten het bereik van 1"},
        {"aantal = 31; van = 100", "aantal = 31", -1, "Hier ontbreekt `van`"},
        {"aantal = 31; van = 100", "van = 100", -1, "Hier ontbreekt `waarde`"},
        {"aantal = 31; van = 100", "waarde = 31; aantal = 31; van = 100", 0,
         "Geef of een waarde, of een aantal"},
        {"aantal = 31; van = 100", "waarde = 131", 0,
         "131 ligt buiten het bereik van 0 tot en met 100."},
        {"aantal = 31; van = 100", "waarde = 31; laag = -2; hoog = 40", 0, "-2 ligt buiten"},
        {"waarde = 2.87", "aantal = 2; van = 100", 0, "Een gemiddelde in dagen heeft een waarde"},
        {"waarde = 2.87", "waarde = -2.87", 0, "-2.87 ligt buiten het bereik"},
        {"waarde = 1999;", "waarde = 1.999;", 0, "Schrijf duizendtallen zonder punt."},
        {"waarde = 1999;", "waarde = \"1999\";", 0,
         "Hier hoort een geheel getal; er staat de tekst \"1999\"."},
        {"waarde = 26; laag = 5", "waarde = 26; laag = 27", 0,
         "De waarde 26 ligt niet tussen laag en hoog."},
        {"hoog = 90", "hoog = 25", 0, "De waarde 26 ligt niet tussen laag en hoog."},
        {"laag = 1815", "laag = 1901", 0, "RP-025.vorig.laag: De waarde 1900 ligt niet"},
        {"hoog = 1987; ", "", 0, "RP-025.vorig: Hier ontbreekt `hoog`"},
        {"bron = \"RP-001\"; ", "", 0, "Hier ontbreekt `bron`"},
        {"omvang = 100", "omvang = 0", 0, "0 ligt buiten het bereik van 1"},
        {"zwaar = 10", "zwaar = 101", 0, "101 ligt buiten het bereik van 0 tot en met 100."},
        {"wat = \"de lijst\"", "wat = \"\"", 0, "De tekst heeft 0 tekens"},
        {"wat = \"de lijst\"", "wat = \"  \"", 0, "niet alleen spaties"},
        {"wat = \"de lijst\"; ", "", 0, "Hier ontbreekt `wat`"},
    };
    FIGURES_EXPECT_CHANGES(changes);
}

static void test_dates_when_reversed_or_no_date_then_refused(void **state)
{
    (void)state;
    static const struct figures_change changes[] = {
        {"vanaf = \"2018-02-01\"", "vanaf = \"2018-03-01\"", 0,
         "`tot` is de dag na de periode en ligt dus na `vanaf`."},
        {"vanaf = \"2018-02-01\"", "vanaf = \"2018-02-30\"", 0,
         "Hier hoort een bestaande datum \"JJJJ-MM-DD\"; er staat \"2018-02-30\"."},
        {"vanaf = \"2018-02-01\"; ", "", -1, "Hier ontbreekt `vanaf`"},
        {"vanaf = \"2018-02-01\"", "vanaf = 2018", 0, "Hier hoort een datum"},
        {"vanaf = \"2018-02-01\"; tot = \"2018-03-01\"", "peildatum = \"1-2-2018\"", 0,
         "er staat \"1-2-2018\""},
        {"vanaf = \"2018-02-01\"", "peildatum = \"2018-02-01\"", -1,
         "Geef of een peildatum (een stand), of vanaf en tot (een periode)."},
        {"tot = \"2018-04-01\"", "tot = \"2017-04-01\"", 0, "ligt dus na `vanaf`"},
        {"peildatum = \"2019-03-31\"", "peildatum = \"2018-03-30\"", 0, "voordat de periode"},
        {"vanaf = \"2018-01-01\"; tot = \"2018-07-01\"", "peildatum = \"2018-07-01\"", 0,
         "Een stand op een peildatum heeft geen telling"},
    };
    FIGURES_EXPECT_CHANGES(changes);
}

static void test_kinds_when_mixed_then_refused(void **state)
{
    (void)state;
    static const struct figures_change changes[] = {
        {"kenmerk = \"duur_vb\"", "kenmerk = \"duur_vb\"; station = \"vb\"", 0,
         "RP-105.station: Deze sleutel hoort niet bij een cijfer uit een steekproef."},
        {"station = \"onderzoek\"", "station = \"onderzoek\"; van = 10", 0,
         "Deze sleutel hoort alleen bij een cijfer uit een steekproef."},
        {"station = \"onderzoek\"; ", "", -1, "Hier ontbreekt `station`"},
        {"kpi = \"wachtlijst_eind\"; ", "", -1, "Hier ontbreekt `kpi` of `steekproef`"},
        {"kpi = \"wachttijd\"", "kpi = \"wachttijd\"; steekproef = \"dossiers\"", 0,
         "over een kpi of over een steekproef; niet beide"},
        {"kpi = \"meldingen_per_jaar\"", "kpi = \"recidive_12m\"", 1,
         "Een aantal in een periode kan alleen bij een kpi per jaar; `recidive_12m` is in "
         "procent."},
        {"onder = \"zwaar\"; kenmerk = \"recidive\"", "onder = \"zwaar\"; kenmerk = \"zwaar\"", 0,
         "`onder` is hetzelfde als het kenmerk"},
        {"onder = \"zwaar\"; kenmerk", "onder = \"duur_vb\"; kenmerk", 0,
         "Wie het betreft is een kenmerk dat er is of niet; `duur_vb` is in dagen."},
        {"rol = \"invoer\"; afgeleid", "rol = \"toets\"; afgeleid", 0,
         "Wat uit andere cijfers volgt, is geen eigen toets."},
        {"cijfers = (\n", "cijfers = (\n  12,\n", 1, "Een cijfer is een groep"},
        {"vorig: { waarde = 1900; bron = \"RP-001\"; laag = 1815; hoog = 1987; };", "vorig = 1900;",
         0, "Hier hoort een groep"},
        {"ijken = ( \"incidenten.per_jaar\", \"gemeenten.*.instroom\" );", "ijken = \"kans\";", 0,
         "Hier hoort een lijst"},
        {"\"gemeenten.*.instroom\"", "12", 0, "Een parameter is een pad"},
        {"\"gemeenten.*.instroom\"", "\"incidenten.per_jaar\"", 0, "staat er twee keer"},
        {"delen = ( \"RP-160\", \"RP-180b\" )", "delen = ( \"RP-160\" )", 0,
         "een lijst van ten minste twee feit-ids"},
        {"delen = ( \"RP-160\", \"RP-180b\" )", "delen = ( \"RP-160\", \"RP-105\" )", 0,
         "RP-105 is een gemiddelde, geen aandeel."},
        {"delen = ( \"RP-160\", \"RP-180b\" )", "delen = ( \"RP-160\", \"RP-025\" )", 0,
         "RP-025 is op een andere manier geteld"},
        {"delen = ( \"RP-160\", \"RP-180b\" )", "delen = ( \"RP-160\", \"RP-180\" )", 0,
         "RP-180 gaat over een ander aantal dossiers dan de andere."},
    };
    FIGURES_EXPECT_CHANGES(changes);
}

static void test_double_when_in_one_file_then_refused_and_two_tests_warned_of(void **state)
{
    (void)state;
    char *sound = figures_sound();
    const char *end = strstr(sound, " }\n);");
    char *twice = storage_format("%.*s },\n  { feit = \"RP-105\"; wat = \"nog eens\"; rol = "
                                 "\"invoer\"; steekproef = \"dossiers\"; kenmerk = \"duur_vb\"; "
                                 "waarde = 3.0; }\n);\n",
                                 (int)(end - sound), sound);
    figures_expect_refused(twice, 23,
                           "Dit cijfer (RP-105) staat er al, op regel 12, over hetzelfde.");
    char *other = storage_format("%.*s },\n  { feit = \"RP-105\"; wat = \"anders\"; rol = "
                                 "\"toets\"; steekproef = \"dossiers\"; kenmerk = \"duur_vb\"; "
                                 "onder = \"licht\"; waarde = 3.0; }\n);\n",
                                 (int)(end - sound), sound);
    struct figure_list list;
    struct fault_list faults;
    assert_true(figures_read_text(&list, other, &faults));
    assert_int_equal(list.count, 7);
    assert_int_equal(faults.count, 1);
    assert_int_equal(faults.items[0].severity, FAULT_WARNING);
    assert_int_equal(faults.items[0].line, 23);
    assert_non_null(strstr(faults.items[0].text, "RP-105 telt al als toets (regel 12)"));
    fault_list_release(&faults);
    figure_list_release(&list);
    free(other);
    free(twice);
    free(sound);
}

static void test_faults_when_many_then_all_told_at_once_in_order(void **state)
{
    (void)state;
    char *text =
        figures_good_with("kenmerk = \"duur_vb\"; waarde = 2.87", "kenmerk = \"x\"; wrde = 2.87");
    struct figure_list list;
    struct fault_list faults;
    char *more = storage_format("%sstop = 1;\n", text);
    assert_false(figures_read_text(&list, more, &faults));
    assert_int_equal(faults.count, 4); /* kenmerk, wrde, waarde missing, stop */
    for (size_t i = 1; i < faults.count; i++)
        assert_true(faults.items[i - 1].line <= faults.items[i].line);
    assert_int_equal(faults.items[3].line, 25);
    fault_list_release(&faults);
    free(more);
    free(text);
}

/* --- hostile text --- */

static void test_text_when_libconfig_would_misread_it_then_refused(void **state)
{
    (void)state;
    static const struct figures_change changes[] = {
        {"waarde = 2.87", "waarde = 2,87", 0, "komma"},
        {"waarde = 2.87", "waarde = 1e400", 0, "te groot"},
        {"waarde = 2.87", "waarde = 0x10", 0, "`0x10`"},
        {"waarde = 2.87", "waarde = nan", 0, "tussen rechte aanhalingstekens"},
        {"waarde = 2.87; },", "waarde = 2.87; }", 1,
         "Tussen twee waarden in een lijst hoort een komma."},
        {"# cijfers", "@include \"/etc/passwd\"", 0, "@include"},
        {"# cijfers", "/* ", 0, "wordt nergens met */ gesloten"},
        {"wat = \"de lijst\"", "wat = \"de lijst", 0, "niet gesloten"},
        {"wat = \"de lijst\"; ", "wat = \"de lijst\"; wat = \"weer\"; ", 0, "tweede keer"},
        {"\"honderd dossiers\"", "\xe2\x80\x9chonderd\xe2\x80\x9d", 0, "gekruld"},
    };
    FIGURES_EXPECT_CHANGES(changes);
    figures_expect_refused("", 1, "leeg");
    figures_expect_refused("cijfers = ( );\n", 1, "Er staat geen enkel cijfer in dit bestand.");
    figures_expect_refused("cijfers = 3;\n", 1, "Hier hoort een lijst van groepen");
    figures_expect_refused("steekproeven = 3;\ncijfers = ( );\n", 1, "Hier hoort een groep");
    figures_expect_refused("steekproeven: { a = 1; };\n", 1, "Een steekproef is een groep");
    figures_expect_refused("naam = \"een scenario\";\nstart = \"2018-01-01\";\n", 2,
                           "Deze sleutel hoort hier niet.");
}

/* What is left of a list that was accepted must hold together. */
static void expect_whole(const struct figure_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct figure *figure = &list->figures[i];
        assert_true(isfinite(figure->value));
        assert_true(!(figure->low > figure->value) && !(figure->high < figure->value));
        assert_non_null(figure->id);
        assert_non_null(figure->what);
        if (figure->rule == FIGURE_SAMPLE)
            assert_true(figure->sample < list->sample_count && figure->trait != NULL);
        else
            assert_true(figure->kpi != NULL && figure->station != NULL &&
                        figure->gemeente != NULL && figure->breakdown != NULL);
    }
}

/* Every byte once lost and once doubled: read, or refused with a reason. */
static void test_text_when_any_byte_is_lost_or_doubled_then_whole_or_told(void **state)
{
    (void)state;
    char *text = figures_sound();
    size_t length = strlen(text), accepted = 0;
    for (size_t i = 0; i < 2 * length; i++) {
        size_t at = i / 2;
        char *changed = i % 2 == 0 ? storage_format("%.*s%s", (int)at, text, text + at + 1)
                                   : storage_format("%.*s%c%s", (int)at, text, text[at], text + at);
        struct figure_list list;
        struct fault_list faults;
        if (figures_read_text(&list, changed, &faults)) {
            expect_whole(&list);
            accepted++;
        } else {
            assert_true(fault_count(&faults, FAULT_ERROR) > 0);
        }
        figure_list_release(&list);
        fault_list_release(&faults);
        free(changed);
    }
    assert_in_range(accepted, length / 4, 2 * length - length / 2); /* blanks, words, digits */
    free(text);
}

/* --- parameters to fit --- */

static void test_parameters_when_the_scenario_lacks_them_then_refused(void **state)
{
    (void)state;
    struct scenario scenario;
    struct fault_list faults;
    struct figure_list list;
    fault_list_init(&faults);
    assert_true(scenario_parse(&scenario, example_text, strlen(example_text), "s.cfg", NULL, 0,
                               &example_catalogue, &faults));
    struct figure_vocabulary with = figures_vocabulary;
    with.parameters = &scenario.final;
    static const char text[] =
        "ijken = ( \"veilig_thuis.onderzoek.fte\", \"gemeenten.*.lokaal_team.fte\",\n"
        " \"veilig_thuis.onderzoek.ft\", \"gemeenten.*.lokaal_team.ftee\", \"h_max\" );\n"
        "cijfers = ( { feit = \"a\"; wat = \"a\"; rol = \"toets\"; kpi = \"wachttijd\"; station = "
        "\"raad\"; vanaf = \"2018-01-01\"; tot = \"2018-02-01\"; waarde = 3; } );\n";
    assert_false(figures_parse(&list, text, strlen(text), "c.cfg", &with, &faults));
    assert_int_equal(faults.count, 3);
    assert_non_null(strstr(faults.items[0].text, "Bedoelde u `veilig_thuis.onderzoek.fte`?"));
    assert_non_null(strstr(faults.items[1].text, "Bedoelde u `gemeenten.*.lokaal_team.fte`?"));
    assert_int_equal(faults.items[2].line, 2);
    fault_list_release(&faults);
    scenario_release(&scenario);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_when_unknown_then_the_nearest_is_offered),
        cmocka_unit_test(test_values_when_impossible_then_found_and_bounds_are_told),
        cmocka_unit_test(test_dates_when_reversed_or_no_date_then_refused),
        cmocka_unit_test(test_kinds_when_mixed_then_refused),
        cmocka_unit_test(test_double_when_in_one_file_then_refused_and_two_tests_warned_of),
        cmocka_unit_test(test_faults_when_many_then_all_told_at_once_in_order),
        cmocka_unit_test(test_text_when_libconfig_would_misread_it_then_refused),
        cmocka_unit_test(test_text_when_any_byte_is_lost_or_doubled_then_whole_or_told),
        cmocka_unit_test(test_parameters_when_the_scenario_lacks_them_then_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
