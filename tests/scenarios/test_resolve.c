/* Scenarios that are sound: what a child file and --set change, what held before the start, and
 * that a written scenario is the same scenario. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "example.h"
#include "scenarios/storage.h"

static struct scenario load(const char *path, const char *const *sets, size_t count)
{
    struct fault_list faults;
    struct scenario scenario;
    fault_list_init(&faults);
    if (!scenario_load(&scenario, path, sets, count, &example_catalogue, &faults)) {
        char *all = example_faults(&faults);
        fail_msg("%s", all);
    }
    fault_list_release(&faults);
    return scenario;
}

/* Basis and child in a folder of their own; the child's text follows its basis and name. */
struct family {
    char *folder, *basis, *child;
};

static struct family family_create(const char *child)
{
    struct family family = {.folder = example_folder()};
    char *text = storage_format("basis = \"../regio.cfg\";\nnaam = \"Kind\";\n%s\n", child);
    family.basis = example_file(family.folder, "regio.cfg", example_text);
    family.child = example_file(family.folder, "maatregelen/kind.cfg", text);
    free(text);
    return family;
}

static void family_remove(struct family *family)
{
    free(family->basis);
    free(family->child);
    example_folder_remove(family->folder);
}

/* Writing, reading and writing again gives the same bytes and the same hash. */
static void assert_same_when_written(const struct scenario *scenario)
{
    char *first = example_written(scenario);
    struct scenario again;
    struct fault_list faults;
    fault_list_init(&faults);
    if (!scenario_parse(&again, first, strlen(first), "scenario.cfg", NULL, 0, &example_catalogue,
                        &faults)) {
        char *all = example_faults(&faults);
        fail_msg("%s\n%s", all, first);
    }
    char *second = example_written(&again);
    assert_string_equal(first, second);
    assert_true(scenario->hash == again.hash);
    assert_int_equal(scenario->final.count, again.final.count);
    assert_int_equal(scenario->base.count, again.base.count);
    free(first);
    free(second);
    fault_list_release(&faults);
    scenario_release(&again);
}

static double final_number(const struct scenario *scenario, const char *path)
{
    return parameter_number(&scenario->final, "%s", path);
}

static double base_number(const struct scenario *scenario, const char *path)
{
    return parameter_number(&scenario->base, "%s", path);
}

static void test_basis_when_alone_then_final_is_base(void **state)
{
    (void)state;
    struct family family = family_create("");
    struct scenario s = load(family.basis, NULL, 0);
    assert_string_equal(s.name, "Voorbeeld");
    assert_int_equal(s.chain_count, 1);
    assert_true(final_number(&s, "veilig_thuis.onderzoek.fte") == 34.0);
    assert_true(base_number(&s, "veilig_thuis.onderzoek.fte") == 34.0);
    const struct parameter_value *fte = parameter_get(&s.final, "veilig_thuis.onderzoek.fte");
    assert_string_equal(fte->source, "RP-211");
    assert_true(fte->low == 25.0 && fte->high == 44.0);
    assert_int_equal(fte->line, example_line("fte = { waarde = 34.0"));
    assert_false(fte->changed_from_base);
    assert_int_equal(parameter_integer(&s.final, "zaad"), 42);
    assert_string_equal(parameter_text(&s.final, "veilig_thuis.discipline"), "zwaarte");
    assert_true(final_number(&s, "veilig_thuis.uren") == 3.5);
    assert_false(parameter_get(&s.final, "veilig_thuis.uren")->given);
    assert_false(parameter_is_given(&s.final, "melding.vanaf_jaar"));
    assert_false(parameter_is_given(&s.final, "gemeenten.urk.doorzet_percentage"));
    size_t count = 0;
    char **keys = parameter_keys(&s.final, "gemeenten", &count);
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++)
        free(keys[i]);
    free(keys);
    assert_same_when_written(&s);
    scenario_release(&s);
    family_remove(&family);
}

static void test_child_when_it_changes_values_then_base_keeps_policy(void **state)
{
    (void)state;
    struct family family = family_create(
        "veilig_thuis: { onderzoek: { fte = 40.0; }; };\n"
        "melding: { melder: { politie: { aandeel = 70.0; }; school: { aandeel = 30.0; }; }; };");
    struct scenario s = load(family.child, NULL, 0);
    assert_string_equal(s.name, "Kind");
    assert_int_equal(s.chain_count, 2);
    const struct parameter_value *fte = parameter_get(&s.final, "veilig_thuis.onderzoek.fte");
    assert_true(fte->steps[0].number == 40.0);
    assert_string_equal(fte->source, "scenario: kind.cfg");
    assert_true(isnan(fte->low));
    assert_true(fte->changed_from_base);
    assert_true(base_number(&s, "veilig_thuis.onderzoek.fte") == 34.0);
    assert_true(final_number(&s, "melding.melder.politie.aandeel") == 70.0);
    assert_true(base_number(&s, "melding.melder.politie.aandeel") == 70.0);
    assert_false(parameter_get(&s.final, "veilig_thuis.onderzoek.plaatsen")->changed_from_base);
    assert_int_equal(s.final.count, s.base.count);
    assert_same_when_written(&s);
    scenario_release(&s);
    family_remove(&family);
}

static void test_overall_when_child_sets_it_then_profile_stays(void **state)
{
    (void)state;
    struct family family = family_create("gemeenten: { almere: { doorzet_percentage = 60.0; }; };");
    struct scenario s = load(family.child, NULL, 0);
    assert_true(final_number(&s, "gemeenten.almere.doorzet_percentage") == 60.0);
    assert_true(final_number(&s, "gemeenten.almere.doorzet_percentage.licht") == 90.0);
    assert_false(parameter_is_given(&s.base, "gemeenten.almere.doorzet_percentage"));
    assert_same_when_written(&s);
    char *grandchild =
        example_file(family.folder, "maatregelen/klein.cfg",
                     "basis = \"kind.cfg\";\nnaam = \"Kleinkind\";\n"
                     "gemeenten: { almere: { doorzet_percentage: { zwaar = 7.0; }; }; };\n");
    struct scenario last = load(grandchild, NULL, 0);
    assert_false(parameter_is_given(&last.final, "gemeenten.almere.doorzet_percentage"));
    assert_true(final_number(&last, "gemeenten.almere.doorzet_percentage.zwaar") == 7.0);
    assert_true(final_number(&last, "gemeenten.almere.doorzet_percentage.licht") == 90.0);
    assert_true(base_number(&last, "gemeenten.almere.doorzet_percentage.zwaar") == 5.0);
    assert_int_equal(last.chain_count, 3);
    assert_same_when_written(&last);
    free(grandchild);
    scenario_release(&s);
    scenario_release(&last);
    family_remove(&family);
}

static void test_overall_when_basis_has_it_and_child_a_group_then_it_is_history(void **state)
{
    (void)state;
    struct family family =
        family_create("gemeenten: { almere: { doorzet_percentage: { zwaar = 7.0; }; }; };");
    char *text = example_with("doorzet_percentage: {",
                              "doorzet_percentage: { waarde = 33.0; licht = 80.0; };");
    free(family.basis);
    family.basis = example_file(family.folder, "regio.cfg", text);
    struct scenario s = load(family.child, NULL, 0);
    assert_false(parameter_is_given(&s.final, "gemeenten.almere.doorzet_percentage"));
    assert_true(base_number(&s, "gemeenten.almere.doorzet_percentage") == 33.0);
    assert_true(final_number(&s, "gemeenten.almere.doorzet_percentage.licht") == 80.0);
    assert_same_when_written(&s);
    free(text);
    scenario_release(&s);
    family_remove(&family);
}

static void test_instance_when_new_in_child_then_in_both_sets(void **state)
{
    (void)state;
    struct family family = family_create(
        "gemeenten: { zeewolde: { naam = \"Zeewolde\"; lokaal_team: { fte = 1.5; }; }; };");
    struct scenario s = load(family.child, NULL, 0);
    assert_true(base_number(&s, "gemeenten.zeewolde.lokaal_team.fte") == 1.5);
    assert_same_when_written(&s);
    scenario_release(&s);
    family_remove(&family);
}

static void test_instance_when_misspelt_then_nearest_named(void **state)
{
    (void)state;
    struct family family =
        family_create("gemeenten: { almer: { lokaal_team: { fte = 1.5; }; }; };");
    struct scenario s;
    struct fault_list faults;
    fault_list_init(&faults);
    assert_false(scenario_load(&s, family.child, NULL, 0, &example_catalogue, &faults));
    assert_int_equal(faults.count, 1);
    assert_int_equal(faults.items[0].line, 3);
    assert_non_null(strstr(faults.items[0].text, "gemeenten.almere"));
    fault_list_release(&faults);
    family_remove(&family);
}

static void test_steps_when_dated_then_return_after_tot(void **state)
{
    (void)state;
    struct family family = family_create(
        "veilig_thuis: { onderzoek: { fte = ( { waarde = 24.0; bron = \"RP-1\"; },\n"
        "  { vanaf = \"2019-01-01\"; tot = \"2019-07-01\"; waarde = 30.0; bron = \"RP-2\"; },\n"
        "  { vanaf = \"2019-07-01\"; tot = \"2020-01-01\"; waarde = 31.0; },\n"
        "  { vanaf = \"2021-01-01\"; waarde = 26.0; } );\n"
        "  duur = ( { waarde = 20.0; }, { vanaf = \"2020-01-01\"; verdeling = \"empirisch\"; "
        "waarden = (1.0, 2.5, 3.0); } ); }; };");
    struct scenario s = load(family.child, NULL, 0);
    const struct parameter_value *fte = parameter_get(&s.final, "veilig_thuis.onderzoek.fte");
    static const struct {
        const char *date;
        double number;
    } steps[] = {{NULL, 24.0},
                 {"2019-01-01", 30.0},
                 {"2019-07-01", 31.0},
                 {"2020-01-01", 24.0},
                 {"2021-01-01", 26.0}};
    assert_int_equal(fte->step_count, 5);
    for (size_t i = 0; i < 5; i++) {
        tick from = CLOCK_ALWAYS;
        if (steps[i].date != NULL)
            assert_true(clock_parse_date(steps[i].date, &from));
        assert_true(fte->steps[i].from == from);
        assert_true(fte->steps[i].number == steps[i].number);
    }
    assert_string_equal(fte->source, "RP-1; RP-2");
    const struct parameter_value *duration = parameter_get(&s.final, "veilig_thuis.onderzoek.duur");
    assert_int_equal(duration->steps[1].distribution.value_count, 3);
    assert_true(duration->steps[1].distribution.values[1] == 2.5);
    assert_same_when_written(&s);
    scenario_release(&s);
    family_remove(&family);
}

static void test_set_when_given_then_carried_out_in_order(void **state)
{
    (void)state;
    static const char *const sets[] = {"gemeenten.*.lokaal_team.fte*=1.2",
                                       "gemeenten.urk.lokaal_team.fte+=1",
                                       "veilig_thuis.onderzoek.fte*=3",
                                       "veilig_thuis.onderzoek.fte=12",
                                       "veilig_thuis.uren*=2",
                                       "veilig_thuis.onderzoek.duur*=2",
                                       "veilig_thuis.discipline=termijn",
                                       "eind=2020-12-31",
                                       "naam=Anders \"gezegd\"",
                                       "gemeenten.*.doorzet_percentage=50",
                                       "gemeenten.urk.doorzet_percentage.licht=40"};
    struct family family = family_create("");
    struct scenario s = load(family.child, sets, sizeof sets / sizeof sets[0]);
    assert_true(final_number(&s, "gemeenten.almere.lokaal_team.fte") == 19.0 * 1.2);
    assert_true(final_number(&s, "gemeenten.urk.lokaal_team.fte") == 0.5 * 1.2 + 1.0);
    assert_true(final_number(&s, "veilig_thuis.onderzoek.fte") == 12.0);
    assert_true(final_number(&s, "veilig_thuis.uren") == 7.0);
    assert_true(base_number(&s, "veilig_thuis.uren") == 3.5);
    assert_true(base_number(&s, "veilig_thuis.onderzoek.fte") == 34.0);
    const struct parameter_value *duration = parameter_get(&s.final, "veilig_thuis.onderzoek.duur");
    assert_true(duration->steps[0].number == 51.0);
    assert_true(fabs(distribution_sd(&duration->steps[0].distribution) - 28.0) < 1e-9);
    assert_string_equal(duration->source, "--set");
    assert_true(parameter_integer(&s.final, "veilig_thuis.discipline") == 2);
    assert_string_equal(s.name, "Anders \"gezegd\"");
    assert_true(parameter_is_given(&s.final, "gemeenten.almere.doorzet_percentage"));
    assert_true(parameter_is_given(&s.final, "gemeenten.urk.doorzet_percentage"));
    assert_same_when_written(&s);
    scenario_release(&s);
    family_remove(&family);
}

static void test_set_when_wrong_then_fault_without_line(void **state)
{
    (void)state;
    static const struct {
        const char *set;
        const char *message;
    } cases[] = {
        {"gemeenten.almre.lokaal_team.fte=3", "Bedoelde u `gemeenten.almere.lokaal_team.fte`"},
        {"gemeenten.*.lokal_team.fte*=1.2", "Bedoelde u `lokaal_team`"},
        {"gemeenten.urk.doorzet_percentage=150", "bereik"},
        {"gemeenten.*.lokaal_team.fte*=100", "De uitkomst 1900 ligt buiten"},
        {"veilig_thuis.onderzoek.fte*=x", "geen getal"},
        {"veilig_thuis.onderzoek.fte=1,5", "Schrijf 1.5"},
        {"veilig_thuis.onderzoek.fte=", "ontbreekt de waarde"},
        {"veilig_thuis.onderzoek.fte*=", "ontbreekt het getal"},
        {"veilig_thuis.onderzoek.fte=1; zaad = 3", "enkele waarde"},
        {"veilig_thuis.onderzoek.fte=}", "staat er geen open"},
        {"veilig_thuis.onderzoek.plaatsen+=0.5", "geen geheel getal"},
        {"veilig_thuis=3", "een groep"},
        {"veilig_thuis.discipline*=2", "geen getal om mee te rekenen"},
        {"melding.melder.politie.aandeel=50", "samen 90"},
        {"zaad", "PAD=WAARDE"},
        {"=3", "PAD=WAARDE"},
        {"*=3", "bestaande datum"},
        {"naam=a\xFF", "geen UTF-8"},
        {"eind=2020-02-30", "bestaande datum"},
        {"basis=x.cfg", "bestaat niet"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scenario s;
        struct fault_list faults;
        fault_list_init(&faults);
        bool accepted = scenario_parse(&s, example_text, strlen(example_text), "proef.cfg",
                                       &cases[i].set, 1, &example_catalogue, &faults);
        char *all = example_faults(&faults);
        if (accepted || strstr(all, cases[i].message) == NULL || strncmp(all, "--set: ", 7) != 0)
            fail_msg("%s: expected \"%s\" in: %s", cases[i].set, cases[i].message, all);
        free(all);
        fault_list_release(&faults);
    }
}

static void test_chain_when_it_bites_its_tail_then_printed(void **state)
{
    (void)state;
    char *folder = example_folder();
    char *a = example_file(folder, "a.cfg", "naam = \"a\";\nbasis = \"b.cfg\";\n");
    char *b = example_file(folder, "b.cfg", "\n\nbasis = \"a.cfg\";\n");
    struct scenario s;
    struct fault_list faults;
    fault_list_init(&faults);
    assert_false(scenario_load(&s, a, NULL, 0, &example_catalogue, &faults));
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].file, b);
    assert_int_equal(faults.items[0].line, 3);
    assert_non_null(strstr(faults.items[0].text, "kring"));
    assert_non_null(strstr(faults.items[0].text, "b.cfg -> "));
    fault_list_release(&faults);
    free(a);
    free(b);
    example_folder_remove(folder);
}

static void test_chain_when_too_long_then_refused(void **state)
{
    (void)state;
    char *folder = example_folder();
    for (int i = 0; i < 6; i++) {
        char *name = storage_format("s%d.cfg", i);
        char *text = storage_format("basis = \"s%d.cfg\";\n", i + 1);
        free(example_file(folder, name, i == 5 ? example_text : text));
        free(name);
        free(text);
    }
    char *first = storage_format("%s/s0.cfg", folder),
         *second = storage_format("%s/s1.cfg", folder);
    struct scenario s;
    struct fault_list faults;
    fault_list_init(&faults);
    assert_false(scenario_load(&s, first, NULL, 0, &example_catalogue, &faults));
    assert_non_null(strstr(faults.items[0].text, "Meer dan 5"));
    fault_list_release(&faults);
    s = load(second, NULL, 0);
    assert_int_equal(s.chain_count, 5);
    scenario_release(&s);
    free(first);
    free(second);
    example_folder_remove(folder);
}

static void test_file_when_no_regular_one_then_refused(void **state)
{
    (void)state;
    char *folder = example_folder();
    char *real = example_file(folder, "echt.cfg", example_text);
    char *link = storage_format("%s/link.cfg", folder);
    assert_int_equal(symlink(real, link), 0);
    const char *const files[] = {folder, link, "/dev/null", "/bestaat/niet.cfg", ""};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct scenario s;
        struct fault_list faults;
        fault_list_init(&faults);
        assert_false(scenario_load(&s, files[i], NULL, 0, &example_catalogue, &faults));
        assert_int_equal(faults.count, 1);
        fault_list_release(&faults);
    }
    free(real);
    free(link);
    example_folder_remove(folder);
}

static void test_fault_when_in_basis_then_named_with_the_childs(void **state)
{
    (void)state;
    struct family family = family_create("zaat = 4;");
    char *text = example_with("fte = { waarde = 34.0", "fte = -3.0;");
    free(family.basis);
    family.basis = example_file(family.folder, "regio.cfg", text);
    struct scenario s;
    struct fault_list faults;
    fault_list_init(&faults);
    assert_false(scenario_load(&s, family.child, NULL, 0, &example_catalogue, &faults));
    assert_int_equal(faults.count, 2);
    char *all = example_faults(&faults);
    assert_non_null(strstr(all, "kind.cfg:3: zaat"));
    assert_non_null(strstr(all, "regio.cfg:11: veilig_thuis.onderzoek.fte"));
    free(all);
    free(text);
    fault_list_release(&faults);
    family_remove(&family);
}

static void test_sources_when_missing_then_listed(void **state)
{
    (void)state;
    struct family family = family_create("veilig_thuis: { onderzoek: { fte = 40.0; }; };");
    struct fault_list faults;
    fault_list_init(&faults);
    struct scenario basis = load(family.basis, NULL, 0), child = load(family.child, NULL, 0);
    assert_int_equal(scenario_sources_missing(&basis, &faults), 0);
    assert_int_equal(scenario_sources_missing(&child, &faults), 1);
    assert_string_equal(faults.items[0].path, "veilig_thuis.onderzoek.fte");
    fault_list_release(&faults);
    scenario_release(&basis);
    scenario_release(&child);
    family_remove(&family);
}

static void test_hash_when_only_chance_or_name_differ_then_same(void **state)
{
    (void)state;
    static const char *const cosmetic[] = {"zaad=7", "replicaties=3", "naam=x"};
    static const char *const real[] = {"veilig_thuis.uren=3.6"};
    struct family family = family_create("");
    struct scenario a = load(family.basis, NULL, 0), b = load(family.basis, cosmetic, 3),
                    c = load(family.basis, real, 1);
    assert_true(a.hash == b.hash);
    assert_true(a.hash != c.hash);
    scenario_release(&a);
    scenario_release(&b);
    scenario_release(&c);
    family_remove(&family);
}

static void test_catalogue_when_checked_then_sound(void **state)
{
    (void)state;
    struct fault_list faults;
    fault_list_init(&faults);
    scenario_check_catalogue(&example_catalogue, &faults);
    assert_int_equal(faults.count, 0);
    struct parameter_row wrong = {.path = "a",
                                  .type = PARAMETER_NUMBER,
                                  .minimum = 0,
                                  .maximum = 1,
                                  .standard = "3.0",
                                  .nl = "a",
                                  .en = "a",
                                  .source = "geraden",
                                  .low = NAN,
                                  .high = NAN,
                                  .nature = PARAMETER_AARD};
    const struct parameter_row *rows[] = {&wrong, &wrong};
    struct parameter_catalogue catalogue = {rows, 2, NULL, 0};
    scenario_check_catalogue(&catalogue, &faults);
    assert_int_equal(faults.count, 5);
    fault_list_release(&faults);
}

static void test_show_when_asked_then_every_value_with_its_place(void **state)
{
    (void)state;
    struct family family = family_create("veilig_thuis: { onderzoek: { fte = 40.0; }; };");
    struct scenario s = load(family.child, NULL, 0);
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    assert_true(scenario_show(&s, file));
    assert_int_equal(fclose(file), 0);
    assert_non_null(strstr(bytes, "40.0 fte"));
    assert_non_null(strstr(bytes, "kind.cfg:3"));
    assert_non_null(strstr(bytes, "voor de start: 34.0"));
    assert_non_null(strstr(bytes, "[RP-212]"));
    assert_non_null(strstr(bytes, "standaard"));
    free(bytes);
    FILE *full = fopen("/dev/full", "w");
    if (full != NULL) {
        assert_false(scenario_show(&s, full));
        assert_false(scenario_write(&s, full));
        fclose(full);
    }
    scenario_release(&s);
    family_remove(&family);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_basis_when_alone_then_final_is_base),
        cmocka_unit_test(test_child_when_it_changes_values_then_base_keeps_policy),
        cmocka_unit_test(test_overall_when_child_sets_it_then_profile_stays),
        cmocka_unit_test(test_overall_when_basis_has_it_and_child_a_group_then_it_is_history),
        cmocka_unit_test(test_instance_when_new_in_child_then_in_both_sets),
        cmocka_unit_test(test_instance_when_misspelt_then_nearest_named),
        cmocka_unit_test(test_steps_when_dated_then_return_after_tot),
        cmocka_unit_test(test_set_when_given_then_carried_out_in_order),
        cmocka_unit_test(test_set_when_wrong_then_fault_without_line),
        cmocka_unit_test(test_chain_when_it_bites_its_tail_then_printed),
        cmocka_unit_test(test_chain_when_too_long_then_refused),
        cmocka_unit_test(test_file_when_no_regular_one_then_refused),
        cmocka_unit_test(test_fault_when_in_basis_then_named_with_the_childs),
        cmocka_unit_test(test_sources_when_missing_then_listed),
        cmocka_unit_test(test_hash_when_only_chance_or_name_differ_then_same),
        cmocka_unit_test(test_catalogue_when_checked_then_sound),
        cmocka_unit_test(test_show_when_asked_then_every_value_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
