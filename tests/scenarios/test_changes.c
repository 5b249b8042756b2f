/* What one scenario has otherwise than another, by path and as people read it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "scenarios/changes.h"
#include "scenarios/storage.h"

struct expected {
    const char *path, *from, *to;
};

static struct scenario parse(const char *text, const char *const *sets)
{
    struct fault_list faults;
    struct scenario scenario;
    size_t count = 0;
    while (sets != NULL && sets[count] != NULL)
        count++;
    fault_list_init(&faults);
    if (!scenario_parse(&scenario, text, strlen(text), "proef.cfg", sets, count, &example_catalogue,
                        &faults)) {
        char *all = example_faults(&faults);
        fail_msg("%s", all);
    }
    fault_list_release(&faults);
    return scenario;
}

/* These changes from the one to the other, and the same turned about the other way. */
static void expect_between(const struct scenario *one, const struct scenario *other,
                           const struct expected *expected, size_t count)
{
    size_t there, back;
    struct scenario_change *to = scenario_changes(one, other, &there);
    struct scenario_change *from = scenario_changes(other, one, &back);
    for (size_t i = 0; i < there && i < count; i++) {
        assert_string_equal(to[i].path, expected[i].path);
        assert_string_equal(to[i].from, expected[i].from);
        assert_string_equal(to[i].to, expected[i].to);
        assert_non_null(to[i].row);
        assert_ptr_equal(to[i].row, parameter_row_for(&example_catalogue, to[i].path));
    }
    assert_int_equal(there, count);
    assert_int_equal(back, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(from[i].path, to[i].path);
        assert_string_equal(from[i].from, to[i].to);
        assert_string_equal(from[i].to, to[i].from);
    }
    scenario_changes_free(to, there);
    scenario_changes_free(from, back);
}

/* The example against the same with these --set's. */
static void expect_sets(const char *const *sets, const struct expected *expected, size_t count)
{
    struct scenario one = parse(example_text, NULL), other = parse(example_text, sets);
    expect_between(&one, &other, expected, count);
    scenario_release(&one);
    scenario_release(&other);
}

/* The example against the same with one line replaced. */
static void expect_line(const char *old, const char *line, const struct expected *expected,
                        size_t count)
{
    char *text = example_with(old, line);
    struct scenario one = parse(example_text, NULL), other = parse(text, NULL);
    expect_between(&one, &other, expected, count);
    scenario_release(&one);
    scenario_release(&other);
    free(text);
}

static void test_changes_when_the_same_then_none(void **state)
{
    (void)state;
    expect_sets(NULL, NULL, 0);
}

static void test_changes_when_values_differ_then_told_by_path(void **state)
{
    (void)state;
    static const char *const sets[] = {"veilig_thuis.onderzoek.fte=\"onbeperkt\"",
                                       "gemeenten.*.lokaal_team.fte*=2",
                                       "veilig_thuis.discipline=fifo",
                                       "veilig_thuis.onderzoek.plaatsen+=7",
                                       "veilig_thuis.uren=3.5",
                                       NULL};
    static const struct expected expected[] = {
        {"gemeenten.almere.lokaal_team.fte", "19.0", "38.0"},
        {"gemeenten.urk.lokaal_team.fte", "0.5", "1.0"},
        {"veilig_thuis.discipline", "\"zwaarte\"", "\"fifo\""},
        {"veilig_thuis.onderzoek.fte", "34.0", "\"onbeperkt\""},
        {"veilig_thuis.onderzoek.plaatsen", "203", "210"},
    };
    expect_sets(sets, expected, sizeof expected / sizeof expected[0]);
}

static void test_changes_when_only_how_to_simulate_differs_then_none(void **state)
{
    (void)state;
    static const char *const sets[] = {"naam=Anders",
                                       "eind=2020-12-31",
                                       "start=2017-01-01",
                                       "inloop_dagen=30",
                                       "zaad=7",
                                       "replicaties=3",
                                       NULL};
    expect_sets(sets, NULL, 0);
}

static void test_changes_when_only_sources_differ_then_none(void **state)
{
    (void)state;
    expect_line(
        "fte = { waarde = 34.0;",
        "    fte = { waarde = 34.0; bron = \"aanname: geteld\"; laag = 1.0; hoog = 99.0; };", NULL,
        0);
    expect_line("discipline =", "  discipline = \"zwaarte\";", NULL, 0);
}

static void test_changes_when_a_row_is_longer_or_dated_then_readable(void **state)
{
    (void)state;
    static const struct expected dated[] = {
        {"veilig_thuis.onderzoek.fte", "34.0", "34.0, 40.5 vanaf 2019-07-01"}};
    expect_line("fte = { waarde = 34.0;",
                "    fte = ({ waarde = 34.0; bron = \"RP-211\"; }, { vanaf = \"2019-07-01\"; "
                "waarde = 40.5; bron = \"RP-211\"; });",
                dated, 1);
    static const struct expected list[] = {
        {"melding.seizoen", "(1.0, 1.1, 0.9, 1.0)", "(1.0, 1.1, 0.9, 1.25)"}};
    expect_line("seizoen =", "  seizoen = { waarde = (1.0, 1.1, 0.9, 1.25); bron = \"VTR-003\"; };",
                list, 1);
}

/* Only the spread differs: mean and number are the same. */
static void test_changes_when_the_sd_differs_then_told(void **state)
{
    (void)state;
    char *text = example_with("duur = {", "    duur = { verdeling = \"gamma\"; gemiddelde = 25.5; "
                                          "sd = 13.0; bron = \"RP-213\"; };");
    struct scenario one = parse(example_text, NULL), other = parse(text, NULL);
    size_t count;
    struct scenario_change *changes = scenario_changes(&one, &other, &count);
    assert_int_equal(count, 1);
    assert_string_equal(changes[0].path, "veilig_thuis.onderzoek.duur");
    assert_non_null(strstr(changes[0].from, "sd = 14.0"));
    assert_non_null(strstr(changes[0].to, "sd = 13.0"));
    scenario_changes_free(changes, count);
    scenario_release(&one);
    scenario_release(&other);
    free(text);
}

static void test_changes_when_a_value_is_absent_then_not_given(void **state)
{
    (void)state;
    static const char *const sets[] = {"gemeenten.urk.doorzet_percentage=50",
                                       "melding.vanaf_jaar=2015-01-01", NULL};
    static const struct expected expected[] = {
        {"gemeenten.urk.doorzet_percentage", "(niet gegeven)", "50.0"},
        {"melding.vanaf_jaar", "(niet gegeven)", "\"2015-01-01\""},
    };
    expect_sets(sets, expected, 2);
}

/* A default that is stated is no change. */
static void test_changes_when_a_default_is_stated_then_none(void **state)
{
    (void)state;
    static const char *const sets[] = {"gemeenten.urk.doorzet_percentage.licht=95",
                                       "veilig_thuis.uren=3.5", NULL};
    expect_sets(sets, NULL, 0);
}

static void test_changes_when_a_gemeente_is_there_in_one_only_then_all_its_values(void **state)
{
    (void)state;
    char *text = example_with("  urk: {", "  zeewolde: { naam = \"Zeewolde\"; lokaal_team: { fte = "
                                          "{ waarde = 2.0; bron = \"LOK-002\"; }; }; };\n  urk: {");
    struct scenario one = parse(example_text, NULL), other = parse(text, NULL);
    static const struct expected expected[] = {
        {"gemeenten.zeewolde.doorzet_percentage.licht", "(niet gegeven)", "95.0"},
        {"gemeenten.zeewolde.doorzet_percentage.zwaar", "(niet gegeven)", "5.0"},
        {"gemeenten.zeewolde.lokaal_team.fte", "(niet gegeven)", "2.0"},
        {"gemeenten.zeewolde.naam", "(niet gegeven)", "\"Zeewolde\""},
    };
    expect_between(&one, &other, expected, sizeof expected / sizeof expected[0]);
    scenario_release(&one);
    scenario_release(&other);
    free(text);
}

/* What is too long to read is cut, and never in the middle of a character. */
static void test_changes_when_a_value_is_long_then_cut_between_characters(void **state)
{
    (void)state;
    for (int first = 0; first < 4; first++) {
        struct storage_text name = {0};
        for (int i = 0; i < first; i++)
            storage_text_add_char(&name, 'a');
        while (name.length < 4 * 34)
            storage_text_add(&name, "\xF0\x9F\x98\x80"); /* four bytes each */
        char *line = storage_format("    naam = \"%s\";", name.bytes);
        char *text = example_with("naam = \"Urk\"", line);
        struct scenario one = parse(example_text, NULL), other = parse(text, NULL);
        size_t count;
        struct scenario_change *changes = scenario_changes(&one, &other, &count);
        assert_int_equal(count, 1);
        const char *to = changes[0].to, *cut = strstr(to, "…");
        assert_non_null(cut);
        assert_int_equal(strlen(cut), strlen("…"));
        size_t kept = (size_t)(cut - to);
        assert_true(kept > 110 && kept < 120);
        assert_int_equal((kept - 1 - (size_t)first) % 4, 0); /* after the quote and the a's */
        assert_memory_equal(to + 1, name.bytes, kept - 1);
        scenario_changes_free(changes, count);
        scenario_release(&one);
        scenario_release(&other);
        storage_text_release(&name);
        free(text);
        free(line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes_when_the_same_then_none),
        cmocka_unit_test(test_changes_when_values_differ_then_told_by_path),
        cmocka_unit_test(test_changes_when_only_how_to_simulate_differs_then_none),
        cmocka_unit_test(test_changes_when_only_sources_differ_then_none),
        cmocka_unit_test(test_changes_when_a_row_is_longer_or_dated_then_readable),
        cmocka_unit_test(test_changes_when_the_sd_differs_then_told),
        cmocka_unit_test(test_changes_when_a_value_is_absent_then_not_given),
        cmocka_unit_test(test_changes_when_a_default_is_stated_then_none),
        cmocka_unit_test(test_changes_when_a_gemeente_is_there_in_one_only_then_all_its_values),
        cmocka_unit_test(test_changes_when_a_value_is_long_then_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
