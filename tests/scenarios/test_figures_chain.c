/* Which files of reported figures are read: those they build on, and those beside a scenario. */
#include "figures_example.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "example.h"
#include "scenarios/storage.h"

/* --- files that build on each other --- */

static const char child_text[] =
    "basis = \"regio.cfg\";\n"
    "ijken = ( \"melding.kans\" );\n"
    "steekproeven: { later: { wat = \"later\"; vanaf = \"2019-01-01\"; tot = \"2019-04-01\"; "
    "peildatum = \"2019-12-31\"; omvang = 50; }; };\n"
    "cijfers = (\n"
    "  { feit = \"Y-1\"; wat = \"uit de nieuwe\"; rol = \"toets\"; steekproef = \"later\"; kenmerk "
    "= "
    "\"recidive\"; aantal = 5; van = 50; },\n"
    "  { feit = \"Y-2\"; wat = \"uit de oude\"; rol = \"toets\"; steekproef = \"dossiers\"; "
    "kenmerk = "
    "\"licht\"; waarde = 20; },\n"
    "  { feit = \"RP-105\"; wat = \"andere rol\"; rol = \"gekalibreerd\"; steekproef = "
    "\"dossiers\"; "
    "kenmerk = \"duur_vb\"; waarde = 2.87; }\n"
    ");\n"
    "samen = ( { wat = \"twee\"; delen = ( \"RP-160\", \"Y-2\" ); } );\n";

static void test_basis_when_named_then_its_figures_come_first_and_the_childs_prevail(void **state)
{
    (void)state;
    char *folder = example_folder();
    char *sound = figures_sound();
    char *base = example_file(folder, "regio.cfg", sound);
    char *child = example_file(folder, "kind.cfg", child_text);
    struct figure_list list;
    struct fault_list faults;
    fault_list_init(&faults);
    assert_true(figures_load(&list, child, &figures_vocabulary, &faults));
    assert_int_equal(faults.count, 0);
    static const char *const ids[] = {"RP-160", "RP-180", "RP-025", "VTF-001",
                                      "X-1",    "Y-1",    "Y-2",    "RP-105"};
    assert_int_equal(list.count, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_string_equal(list.figures[i].id, ids[i]);
        assert_int_equal(list.figures[i].inherited, i < 5);
        assert_string_equal(list.figures[i].file, i < 5 ? base : child);
    }
    assert_int_equal(list.figures[7].role, FIGURE_CALIBRATED);
    assert_int_equal(list.sample_count, 2);
    assert_int_equal(list.figures[5].sample, 1);
    assert_int_equal(list.figures[6].sample, 0);
    assert_int_equal(list.parameter_count, 1);
    assert_string_equal(list.parameters[0], "melding.kans");
    assert_int_equal(list.sum_count, 1);
    assert_true(list.sums[0].whole == SIZE_MAX && list.sums[0].parts[0] == 0 &&
                list.sums[0].parts[1] == 6);
    figure_list_release(&list);
    fault_list_release(&faults);
    free(base);
    free(child);
    free(sound);
    example_folder_remove(folder);
}

static void test_basis_when_missing_or_faulty_then_told_without_more(void **state)
{
    (void)state;
    char *folder = example_folder();
    char *child = example_file(folder, "kind.cfg", child_text);
    struct figure_list list;
    struct fault_list faults;
    fault_list_init(&faults);
    assert_false(figures_load(&list, child, &figures_vocabulary, &faults));
    assert_int_equal(faults.count, 1); /* not: the sample `dossiers` is unknown */
    assert_int_equal(faults.items[0].line, 1);
    assert_non_null(strstr(faults.items[0].text, "bestaat niet"));
    fault_list_release(&faults);
    char *again =
        example_file(folder, "regio.cfg",
                     "steekproeven: { later: { wat = \"l\"; vanaf = \"2019-01-01\"; tot = "
                     "\"2019-04-01\"; peildatum = \"2019-12-31\"; omvang = 50; }; };\n");
    fault_list_init(&faults);
    assert_false(figures_load(&list, child, &figures_vocabulary, &faults));
    char *all = example_faults(&faults);
    assert_non_null(strstr(all, "De steekproef `later` staat al in de basis"));
    free(all);
    fault_list_release(&faults);
    free(again);
    free(child);
    example_folder_remove(folder);
}

static void test_find_when_beside_the_scenario_or_its_basis_then_that_file(void **state)
{
    (void)state;
    char *folder = example_folder();
    char *region = example_file(folder, "regio.cfg", example_text);
    char *child = example_file(folder, "maatregelen/kind.cfg",
                               "basis = \"../regio.cfg\";\nnaam = \"Kind\";\n");
    struct fault_list faults;
    struct scenario scenario;
    fault_list_init(&faults);
    assert_true(scenario_load(&scenario, child, NULL, 0, &example_catalogue, &faults));
    assert_null(figures_find(&scenario));
    free(example_file(folder, "cijfers/regio.cfg", "x = 1;\n"));
    char *found = figures_find(&scenario),
         *expected = storage_format("%s/cijfers/regio.cfg", folder);
    assert_string_equal(found, expected);
    free(found);
    free(expected);
    free(example_file(folder, "maatregelen/cijfers/kind.cfg", "x = 1;\n"));
    found = figures_find(&scenario);
    expected = storage_format("%s/maatregelen/cijfers/kind.cfg", folder);
    assert_string_equal(found, expected);
    free(found);
    free(expected);
    scenario_release(&scenario);
    fault_list_release(&faults);
    free(region);
    free(child);
    example_folder_remove(folder);
}

/* Scenarios and figures may share a name and are never taken for each other. */
static void test_library_when_names_are_bare_then_scenarios_and_figures_kept_apart(void **state)
{
    (void)state;
    char *folder = example_folder(), *elsewhere = example_folder();
    char *old = storage_copy(getenv("KETENSIM_SCENARIOS"));
    char *sound = figures_sound();
    char *figures = example_file(folder, "cijfers/regio.cfg", sound);
    char *child = example_file(elsewhere, "kind.cfg", child_text);
    struct fault_list faults;
    struct figure_list list;
    struct scenario scenario;
    fault_list_init(&faults);
    assert_int_equal(setenv("KETENSIM_SCENARIOS", folder, 1), 0);
    assert_false(scenario_load(&scenario, "regio", NULL, 0, &example_catalogue, &faults));
    assert_int_equal(faults.count, 1);
    assert_non_null(strstr(faults.items[0].text, "bestaat niet"));
    fault_list_release(&faults);
    assert_true(figures_load(&list, "regio", &figures_vocabulary, &faults));
    assert_string_equal(list.figures[0].file, figures);
    figure_list_release(&list);
    assert_true(
        figures_load(&list, child, &figures_vocabulary, &faults)); /* its basis is regio.cfg */
    assert_string_equal(list.figures[0].file, figures);
    figure_list_release(&list);
    char *region = example_file(folder, "alleen.cfg", example_text);
    assert_true(scenario_load(&scenario, "alleen", NULL, 0, &example_catalogue, &faults));
    assert_false(figures_load(&list, "alleen", &figures_vocabulary, &faults));
    assert_int_equal(faults.count, 1);
    scenario_release(&scenario);
    fault_list_release(&faults);
    if (old != NULL)
        setenv("KETENSIM_SCENARIOS", old, 1);
    else
        unsetenv("KETENSIM_SCENARIOS");
    free(region);
    free(figures);
    free(child);
    free(sound);
    free(old);
    example_folder_remove(folder);
    example_folder_remove(elsewhere);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_basis_when_named_then_its_figures_come_first_and_the_childs_prevail),
        cmocka_unit_test(test_basis_when_missing_or_faulty_then_told_without_more),
        cmocka_unit_test(test_find_when_beside_the_scenario_or_its_basis_then_that_file),
        cmocka_unit_test(test_library_when_names_are_bare_then_scenarios_and_figures_kept_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
