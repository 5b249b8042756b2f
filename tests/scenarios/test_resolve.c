/* Scenarios that are sound: what a child file changes, what held before the start, and
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

#include "expect.h"
#include "scenarios/storage.h"

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
    struct family family = expect_family("");
    struct scenario s = expect_loaded(family.basis, NULL, 0);
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
    expect_same_when_written(&s);
    scenario_release(&s);
    expect_family_remove(&family);
}

static void test_child_when_it_changes_values_then_base_keeps_policy(void **state)
{
    (void)state;
    struct family family = expect_family(
        "veilig_thuis: { onderzoek: { fte = 40.0; }; };\n"
        "melding: { melder: { politie: { aandeel = 70.0; }; school: { aandeel = 30.0; }; }; };");
    struct scenario s = expect_loaded(family.child, NULL, 0);
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
    expect_same_when_written(&s);
    scenario_release(&s);
    expect_family_remove(&family);
}

static void test_overall_when_child_sets_it_then_profile_stays(void **state)
{
    (void)state;
    struct family family = expect_family("gemeenten: { almere: { doorzet_percentage = 60.0; }; };");
    struct scenario s = expect_loaded(family.child, NULL, 0);
    assert_true(final_number(&s, "gemeenten.almere.doorzet_percentage") == 60.0);
    assert_true(final_number(&s, "gemeenten.almere.doorzet_percentage.licht") == 90.0);
    assert_false(parameter_is_given(&s.base, "gemeenten.almere.doorzet_percentage"));
    expect_same_when_written(&s);
    char *grandchild =
        example_file(family.folder, "maatregelen/klein.cfg",
                     "basis = \"kind.cfg\";\nnaam = \"Kleinkind\";\n"
                     "gemeenten: { almere: { doorzet_percentage: { zwaar = 7.0; }; }; };\n");
    struct scenario last = expect_loaded(grandchild, NULL, 0);
    assert_false(parameter_is_given(&last.final, "gemeenten.almere.doorzet_percentage"));
    assert_true(final_number(&last, "gemeenten.almere.doorzet_percentage.zwaar") == 7.0);
    assert_true(final_number(&last, "gemeenten.almere.doorzet_percentage.licht") == 90.0);
    assert_true(base_number(&last, "gemeenten.almere.doorzet_percentage.zwaar") == 5.0);
    assert_int_equal(last.chain_count, 3);
    expect_same_when_written(&last);
    free(grandchild);
    scenario_release(&s);
    scenario_release(&last);
    expect_family_remove(&family);
}

static void test_overall_when_basis_has_it_and_child_a_group_then_it_is_history(void **state)
{
    (void)state;
    struct family family =
        expect_family("gemeenten: { almere: { doorzet_percentage: { zwaar = 7.0; }; }; };");
    char *text = example_with("doorzet_percentage: {",
                              "doorzet_percentage: { waarde = 33.0; licht = 80.0; };");
    free(family.basis);
    family.basis = example_file(family.folder, "regio.cfg", text);
    struct scenario s = expect_loaded(family.child, NULL, 0);
    assert_false(parameter_is_given(&s.final, "gemeenten.almere.doorzet_percentage"));
    assert_true(base_number(&s, "gemeenten.almere.doorzet_percentage") == 33.0);
    assert_true(final_number(&s, "gemeenten.almere.doorzet_percentage.licht") == 80.0);
    expect_same_when_written(&s);
    free(text);
    scenario_release(&s);
    expect_family_remove(&family);
}

static void test_instance_when_new_in_child_then_in_both_sets(void **state)
{
    (void)state;
    struct family family = expect_family(
        "gemeenten: { zeewolde: { naam = \"Zeewolde\"; lokaal_team: { fte = 1.5; }; }; };");
    struct scenario s = expect_loaded(family.child, NULL, 0);
    assert_true(base_number(&s, "gemeenten.zeewolde.lokaal_team.fte") == 1.5);
    expect_same_when_written(&s);
    scenario_release(&s);
    expect_family_remove(&family);
}

static void test_instance_when_misspelt_then_nearest_named(void **state)
{
    (void)state;
    struct family family =
        expect_family("gemeenten: { almer: { lokaal_team: { fte = 1.5; }; }; };");
    struct scenario s;
    struct fault_list faults;
    fault_list_init(&faults);
    assert_false(scenario_load(&s, family.child, NULL, 0, &example_catalogue, &faults));
    assert_int_equal(faults.count, 1);
    assert_int_equal(faults.items[0].line, 3);
    assert_non_null(strstr(faults.items[0].text, "gemeenten.almere"));
    fault_list_release(&faults);
    expect_family_remove(&family);
}

static void test_steps_when_dated_then_return_after_tot(void **state)
{
    (void)state;
    struct family family = expect_family(
        "veilig_thuis: { onderzoek: { fte = ( { waarde = 24.0; bron = \"RP-1\"; },\n"
        "  { vanaf = \"2019-01-01\"; tot = \"2019-07-01\"; waarde = 30.0; bron = \"RP-2\"; },\n"
        "  { vanaf = \"2019-07-01\"; tot = \"2020-01-01\"; waarde = 31.0; },\n"
        "  { vanaf = \"2021-01-01\"; waarde = 26.0; } );\n"
        "  duur = ( { waarde = 20.0; }, { vanaf = \"2020-01-01\"; verdeling = \"empirisch\"; "
        "waarden = (1.0, 2.5, 3.0); } ); }; };");
    struct scenario s = expect_loaded(family.child, NULL, 0);
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
    expect_same_when_written(&s);
    scenario_release(&s);
    expect_family_remove(&family);
}

static void test_sources_when_missing_then_listed(void **state)
{
    (void)state;
    struct family family = expect_family("veilig_thuis: { onderzoek: { fte = 40.0; }; };");
    struct fault_list faults;
    fault_list_init(&faults);
    struct scenario basis = expect_loaded(family.basis, NULL, 0),
                    child = expect_loaded(family.child, NULL, 0);
    assert_int_equal(scenario_sources_missing(&basis, &faults), 0);
    assert_int_equal(scenario_sources_missing(&child, &faults), 1);
    assert_string_equal(faults.items[0].path, "veilig_thuis.onderzoek.fte");
    fault_list_release(&faults);
    scenario_release(&basis);
    scenario_release(&child);
    expect_family_remove(&family);
}

static void test_hash_when_only_chance_or_name_differ_then_same(void **state)
{
    (void)state;
    static const char *const cosmetic[] = {"zaad=7", "replicaties=3", "naam=x"};
    static const char *const real[] = {"veilig_thuis.uren=3.6"};
    struct family family = expect_family("");
    struct scenario a = expect_loaded(family.basis, NULL, 0),
                    b = expect_loaded(family.basis, cosmetic, 3),
                    c = expect_loaded(family.basis, real, 1);
    assert_true(a.hash == b.hash);
    assert_true(a.hash != c.hash);
    scenario_release(&a);
    scenario_release(&b);
    scenario_release(&c);
    expect_family_remove(&family);
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
    struct family family = expect_family("veilig_thuis: { onderzoek: { fte = 40.0; }; };");
    struct scenario s = expect_loaded(family.child, NULL, 0);
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
    expect_family_remove(&family);
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
        cmocka_unit_test(test_sources_when_missing_then_listed),
        cmocka_unit_test(test_hash_when_only_chance_or_name_differ_then_same),
        cmocka_unit_test(test_catalogue_when_checked_then_sound),
        cmocka_unit_test(test_show_when_asked_then_every_value_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
