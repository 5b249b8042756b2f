/* The parameter catalogue: rows by pattern, values by path, steps by date, and what must stop. */
#include "sim/parameter.h"

#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const struct parameter_row row_fixed = {.path = "gemeenten.alle.inwoners",
                                               .type = PARAMETER_NUMBER};
static const struct parameter_row row_number = {.path = "gemeenten.*.inwoners",
                                                .type = PARAMETER_NUMBER};
static const struct parameter_row row_staff = {
    .path = "onderzoek.fte", .type = PARAMETER_NUMBER, .dated = true};
static const struct parameter_row row_seed = {.path = "run.zaad", .type = PARAMETER_INTEGER};
static const struct parameter_row row_name = {.path = "run.naam", .type = PARAMETER_TEXT};
static const struct parameter_row row_start = {.path = "run.start", .type = PARAMETER_DATE};
static const struct parameter_row row_order = {
    .path = "run.volgorde", .type = PARAMETER_CHOICE, .choices = "fifo|zwaarte"};
static const struct parameter_row row_absent = {
    .path = "run.over", .type = PARAMETER_NUMBER, .optional = true};
static const struct parameter_row row_present = {
    .path = "run.wel", .type = PARAMETER_NUMBER, .optional = true};
static const struct parameter_row row_places = {
    .path = "run.plaatsen", .type = PARAMETER_INTEGER, .unlimited = true};
static const struct parameter_row row_list = {.path = "run.lijst", .type = PARAMETER_LIST};
static const struct parameter_row row_tail = {.path = "melder.*", .type = PARAMETER_PERCENTAGE};

static const struct parameter_row *const rows[] = {
    &row_number, &row_fixed,  &row_staff,   &row_seed,   &row_name, &row_start,
    &row_order,  &row_absent, &row_present, &row_places, &row_list, &row_tail,
};
static const struct parameter_catalogue catalogue = {.rows = rows,
                                                     .row_count = sizeof rows / sizeof rows[0]};

static void add(struct parameter_set *set, const struct parameter_row *row, const char *path,
                const char *text, size_t step_count, const struct parameter_step *steps, bool given)
{
    set->values = realloc(set->values, (set->count + 1) * sizeof *set->values);
    assert_non_null(set->values);
    struct parameter_value *value = &set->values[set->count++];
    *value = (struct parameter_value){.row = row, .path = strdup(path), .given = given};
    if (text != NULL)
        value->text = strdup(text);
    if (step_count > 0) {
        value->steps = malloc(step_count * sizeof *steps);
        assert_non_null(value->steps);
        memcpy(value->steps, steps, step_count * sizeof *steps);
        value->step_count = step_count;
    }
}

static void add_number(struct parameter_set *set, const struct parameter_row *row, const char *path,
                       double number, bool given)
{
    struct parameter_step step = {.from = CLOCK_ALWAYS, .number = number};
    add(set, row, path, NULL, 1, &step, given);
}

static int compare_values(const void *left, const void *right)
{
    const struct parameter_value *a = left;
    const struct parameter_value *b = right;
    return strcmp(a->path, b->path);
}

static int set_up(void **state)
{
    struct parameter_set *set = calloc(1, sizeof *set);
    assert_non_null(set);
    add_number(set, &row_number, "gemeenten.zeewolde.inwoners", 23.0, true);
    add_number(set, &row_number, "gemeenten.almere.inwoners", 222.0, true);
    add_number(set, &row_number, "gemeenten.almere-buiten.inwoners", 55.0, true);
    add_number(set, &row_fixed, "gemeenten.alle.inwoners", 300.0, true);
    add_number(set, &row_tail, "melder.politie", 60.0, true);
    add_number(set, &row_tail, "melder.overig", 40.0, true);
    add_number(set, &row_seed, "run.zaad", 9007199254740991.0, false);
    add_number(set, &row_start, "run.start", -86400.0, true);
    add_number(set, &row_present, "run.wel", 4.5, true);
    add_number(set, &row_places, "run.plaatsen", INFINITY, true);
    struct parameter_step choice = {.from = CLOCK_ALWAYS, .number = 1.0};
    add(set, &row_order, "run.volgorde", "zwaarte", 1, &choice, true);
    add(set, &row_name, "run.naam", "Flevoland", 0, NULL, true);
    add(set, &row_absent, "run.over", NULL, 0, NULL, false);
    add(set, &row_list, "run.lijst", NULL, 0, NULL, true);
    struct parameter_step steps[] = {
        {.from = CLOCK_ALWAYS, .number = 12.5},
        {.from = 1000, .number = 14.0},
        {.from = 2000, .number = 10.0},
    };
    add(set, &row_staff, "onderzoek.fte", NULL, 3, steps, true);
    qsort(set->values, set->count, sizeof *set->values, compare_values);
    *state = set;
    return 0;
}

static int tear_down(void **state)
{
    struct parameter_set *set = *state;
    parameter_set_release(set);
    int failed = set->values != NULL || set->count != 0;
    free(set);
    return failed;
}

static void test_row_for_when_wildcard_then_any_one_key(void **state)
{
    (void)state;
    assert_ptr_equal(parameter_row_for(&catalogue, "gemeenten.urk.inwoners"), &row_number);
    assert_ptr_equal(parameter_row_for(&catalogue, "melder.huisarts"), &row_tail);
    assert_ptr_equal(parameter_row_for(&catalogue, "run.zaad"), &row_seed);
}

static void test_row_for_when_exact_row_exists_then_it_wins(void **state)
{
    (void)state;
    assert_ptr_equal(parameter_row_for(&catalogue, "gemeenten.alle.inwoners"), &row_fixed);
}

static void test_row_for_when_path_does_not_fit_then_null(void **state)
{
    (void)state;
    static const char *const unknown[] = {
        "",
        "gemeenten",
        "gemeenten.urk",
        "gemeenten.urk.inwoner",
        "gemeenten.urk.inwonersaantal",
        "gemeenten.urk.inwoners.extra",
        "gemeenten.urk.oost.inwoners",
        "gemeenten..inwoners",
        "melder",
        "melder.",
        "melder.politie.aandeel",
        "run.zaa",
        "run.zaad.",
        ".run.zaad",
    };
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
        assert_null(parameter_row_for(&catalogue, unknown[i]));
}

static void test_find_when_every_path_looked_up_then_its_value(void **state)
{
    const struct parameter_set *set = *state;
    for (size_t i = 0; i < set->count; i++)
        assert_ptr_equal(parameter_find(set, set->values[i].path), &set->values[i]);
    assert_null(parameter_find(set, "run.zaak"));
    assert_null(parameter_find(set, ""));
    struct parameter_set empty = {0};
    assert_null(parameter_find(&empty, "run.zaad"));
}

static void test_getters_when_known_then_values(void **state)
{
    const struct parameter_set *set = *state;
    assert_true(parameter_number(set, "gemeenten.%s.inwoners", "almere") == 222.0);
    assert_true(parameter_number(set, "onderzoek.fte") == 12.5);
    assert_true(parameter_number(set, "run.plaatsen") == INFINITY);
    assert_true(parameter_integer(set, "run.zaad") == INT64_C(9007199254740991));
    assert_true(parameter_integer(set, "run.%s", "start") == -86400);
    assert_true(parameter_integer(set, "run.volgorde") == 1);
    assert_string_equal(parameter_text(set, "run.volgorde"), "zwaarte");
    assert_string_equal(parameter_text(set, "run.naam"), "Flevoland");
}

static void test_is_given_when_default_or_absent_then_false(void **state)
{
    const struct parameter_set *set = *state;
    assert_true(parameter_is_given(set, "run.naam"));
    assert_false(parameter_is_given(set, "run.zaad"));
    assert_false(parameter_is_given(set, "run.over"));
}

static void test_get_when_optional_absent_then_null(void **state)
{
    const struct parameter_set *set = *state;
    assert_null(parameter_get(set, "run.over"));
    assert_ptr_equal(parameter_get(set, "run.wel"), parameter_find(set, "run.wel"));
    assert_ptr_equal(parameter_get(set, "run.zaad"), parameter_find(set, "run.zaad"));
}

static void test_step_at_when_on_and_around_dates_then_step_in_force(void **state)
{
    const struct parameter_value *staff = parameter_get(*state, "onderzoek.fte");
    assert_true(parameter_step_at(staff, CLOCK_ALWAYS)->number == 12.5);
    assert_true(parameter_step_at(staff, 999)->number == 12.5);
    assert_true(parameter_step_at(staff, 1000)->number == 14.0);
    assert_true(parameter_step_at(staff, 1999)->number == 14.0);
    assert_true(parameter_step_at(staff, 2000)->number == 10.0);
    assert_true(parameter_step_at(staff, CLOCK_NEVER)->number == 10.0);
}

static void test_step_at_when_before_first_date_then_first_step(void **state)
{
    (void)state;
    struct parameter_step steps[] = {{.from = 50, .number = 1.0}, {.from = 60, .number = 2.0}};
    struct parameter_value value = {.row = &row_staff, .steps = steps, .step_count = 2};
    assert_true(parameter_step_at(&value, 0)->number == 1.0);
    assert_true(parameter_step_at(&value, 60)->number == 2.0);
}

static void assert_keys(const struct parameter_set *set, const char *group, size_t expected_count,
                        const char *const *expected)
{
    size_t count = 99;
    char **keys = parameter_keys(set, group, &count);
    assert_int_equal(count, expected_count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(keys[i], expected[i]);
        free(keys[i]);
    }
    free(keys);
}

static void test_keys_when_group_has_wildcard_then_sorted_keys_of_it(void **state)
{
    struct parameter_set *set = *state;
    static const char *const gemeenten[] = {"almere", "almere-buiten", "zeewolde"};
    static const char *const melders[] = {"overig", "politie"};
    assert_keys(set, "gemeenten", 3, gemeenten);
    assert_keys(set, "melder", 2, melders);
    assert_keys(set, "run", 0, NULL);
    assert_keys(set, "gemeente", 0, NULL);
    assert_keys(set, "", 0, NULL);
}

static void test_keys_when_more_rows_then_each_key_once(void **state)
{
    (void)state;
    static const struct parameter_row extra = {.path = "gemeenten.*.zwaarte.licht",
                                               .type = PARAMETER_PERCENTAGE};
    struct parameter_set set = {0};
    add_number(&set, &row_number, "gemeenten.a.inwoners", 1.0, true);
    add_number(&set, &extra, "gemeenten.a.zwaarte.licht", 1.0, true);
    add_number(&set, &row_number, "gemeenten.ab.inwoners", 1.0, true);
    add_number(&set, &extra, "gemeenten.ab.zwaarte.licht", 1.0, true);
    static const char *const keys[] = {"a", "ab"};
    assert_keys(&set, "gemeenten", 2, keys);
    parameter_set_release(&set);
}

/* Whether the call ends the program by abort, with `expected` in its message. */
static bool stops(void (*call)(const struct parameter_set *set), const struct parameter_set *set,
                  const char *expected)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], STDERR_FILENO);
        call(set);
        _exit(0);
    }
    close(ends[1]);
    char message[1024] = "";
    size_t length = 0;
    ssize_t got;
    while ((got = read(ends[0], message + length, sizeof message - 1 - length)) > 0)
        length += (size_t)got;
    close(ends[0]);
    message[length] = '\0';
    int status = 0;
    assert_true(waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT && strstr(message, expected) != NULL;
}

static void ask_unknown(const struct parameter_set *set)
{
    parameter_number(set, "run.%s", "onbekend");
}

static void ask_unknown_given(const struct parameter_set *set)
{
    parameter_is_given(set, "run.onbekend");
}

static void ask_number_of_text(const struct parameter_set *set)
{
    parameter_number(set, "run.naam");
}

static void ask_number_of_list(const struct parameter_set *set)
{
    parameter_number(set, "run.lijst");
}

static void ask_integer_of_number(const struct parameter_set *set)
{
    parameter_integer(set, "onderzoek.fte");
}

static void ask_integer_of_unlimited(const struct parameter_set *set)
{
    parameter_integer(set, "run.plaatsen");
}

static void ask_text_of_number(const struct parameter_set *set)
{
    parameter_text(set, "run.zaad");
}

static void ask_number_of_absent(const struct parameter_set *set)
{
    parameter_number(set, "run.over");
}

static void ask_path_too_long(const struct parameter_set *set)
{
    parameter_number(set, "%0600d", 1);
}

static void test_getters_when_asked_wrongly_then_stop_with_path(void **state)
{
    const struct parameter_set *set = *state;
    assert_true(stops(ask_unknown, set, "\"run.onbekend\""));
    assert_true(stops(ask_unknown_given, set, "\"run.onbekend\""));
    assert_true(stops(ask_number_of_text, set, "\"run.naam\""));
    assert_true(stops(ask_number_of_list, set, "\"run.lijst\""));
    assert_true(stops(ask_integer_of_number, set, "\"onderzoek.fte\""));
    assert_true(stops(ask_integer_of_unlimited, set, "\"run.plaatsen\""));
    assert_true(stops(ask_text_of_number, set, "\"run.zaad\""));
    assert_true(stops(ask_number_of_absent, set, "\"run.over\""));
    assert_true(stops(ask_path_too_long, set, "too long a path"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_row_for_when_wildcard_then_any_one_key),
        cmocka_unit_test(test_row_for_when_exact_row_exists_then_it_wins),
        cmocka_unit_test(test_row_for_when_path_does_not_fit_then_null),
        cmocka_unit_test(test_find_when_every_path_looked_up_then_its_value),
        cmocka_unit_test(test_getters_when_known_then_values),
        cmocka_unit_test(test_is_given_when_default_or_absent_then_false),
        cmocka_unit_test(test_get_when_optional_absent_then_null),
        cmocka_unit_test(test_step_at_when_on_and_around_dates_then_step_in_force),
        cmocka_unit_test(test_step_at_when_before_first_date_then_first_step),
        cmocka_unit_test(test_keys_when_group_has_wildcard_then_sorted_keys_of_it),
        cmocka_unit_test(test_keys_when_more_rows_then_each_key_once),
        cmocka_unit_test(test_getters_when_asked_wrongly_then_stop_with_path),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
