/* --set on the command line. */
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
    struct family family = expect_family("");
    struct scenario s = expect_loaded(family.child, sets, sizeof sets / sizeof sets[0]);
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
    expect_same_when_written(&s);
    scenario_release(&s);
    expect_family_remove(&family);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_set_when_given_then_carried_out_in_order),
        cmocka_unit_test(test_set_when_wrong_then_fault_without_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
