/* A faultless scenario damaged in every way a slip of the hand can: whatever comes of it, it is
 * either accepted, and then complete, or refused with a fault that names a line of the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "example.h"
#include "scenarios/storage.h"

struct tally {
    size_t accepted, refused;
};

static void try_text(const char *text, size_t length, struct tally *tally)
{
    struct fault_list faults;
    struct scenario scenario;
    fault_list_init(&faults);
    if (scenario_parse(&scenario, text, length, "proef.cfg", NULL, 0, &example_catalogue,
                       &faults)) {
        tally->accepted++;
        assert_int_equal(fault_count(&faults, FAULT_ERROR), 0);
        assert_int_equal(scenario.final.count, scenario.base.count);
        assert_non_null(scenario.name);
        char *written = example_written(&scenario);
        struct scenario again;
        if (!scenario_parse(&again, written, strlen(written), "scenario.cfg", NULL, 0,
                            &example_catalogue, &faults)) {
            char *all = example_faults(&faults);
            fail_msg("written but not readable:\n%s%s", all, written);
        }
        assert_true(again.hash == scenario.hash);
        scenario_release(&again);
        free(written);
    } else {
        tally->refused++;
        assert_true(fault_count(&faults, FAULT_ERROR) > 0);
        for (size_t i = 0; i < faults.count; i++)
            assert_true(faults.items[i].line > 0);
    }
    scenario_release(&scenario);
    fault_list_release(&faults);
}

/* Replaces example_text[from … to) by `part` and tries the outcome. */
static void try_replacement(size_t from, size_t to, const char *part, struct tally *tally)
{
    char *text = storage_format("%.*s%s%s", (int)from, example_text, part, example_text + to);
    try_text(text, strlen(text), tally);
    free(text);
}

static void test_line_when_deleted_or_doubled_then_no_harm(void **state)
{
    (void)state;
    struct tally tally = {0, 0};
    for (size_t from = 0; example_text[from] != '\0';) {
        size_t to = from + strcspn(example_text + from, "\n") + 1;
        char *twice = storage_format("%.*s%.*s", (int)(to - from), example_text + from,
                                     (int)(to - from), example_text + from);
        try_replacement(from, to, "", &tally);
        try_replacement(from, to, twice, &tally);
        free(twice);
        from = to;
    }
    assert_true(tally.accepted > 0 && tally.refused > 20);
}

static void test_number_when_changed_then_no_harm(void **state)
{
    (void)state;
    static const char *const numbers[] = {
        "-%s",     "%s000", "%s,5",      "0x%s",          "%sL",    "%s%%", "%se300",
        "%s.",     ".%s",   "%s.5",      "%s.000",        "\"%s\"", "(%s)", "{ waarde = %s; }",
        "[%s, 2]", "%s %s", "onbeperkt", "\"onbeperkt\"", "true",   ""};
    struct tally tally = {0, 0};
    for (size_t at = 0; example_text[at] != '\0'; at++) {
        size_t size = strspn(example_text + at, "0123456789.");
        if (size == 0)
            continue;
        char *number = storage_copy_part(example_text + at, size);
        for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
            const char *star = strstr(numbers[i], "%s");
            char *part = star == NULL ? storage_copy(numbers[i])
                                      : storage_format("%.*s%s%s", (int)(star - numbers[i]),
                                                       numbers[i], number, star + 2);
            try_replacement(at, at + size, part, &tally);
            free(part);
        }
        free(number);
        at += size - 1;
    }
    assert_true(tally.accepted > 20 && tally.refused > 200);
}

static void test_byte_when_deleted_or_replaced_then_no_harm(void **state)
{
    (void)state;
    static const char *const bytes[] = {"",     "{",        "}",  "(",  ")", ";", ",",
                                        "\"",   "=",        "\\", "/*", "#", "@", "\n",
                                        "\xFF", "\xC3\xA9", "%",  "*",  "."};
    struct tally tally = {0, 0};
    for (size_t at = 0, end = strlen(example_text); at < end; at += 7)
        for (size_t i = 0; i < sizeof bytes / sizeof bytes[0]; i++)
            try_replacement(at, at + 1, bytes[i], &tally);
    assert_true(tally.accepted > 50 && tally.refused > 500);
}

static void test_text_when_cut_off_then_no_harm(void **state)
{
    (void)state;
    struct tally tally = {0, 0};
    for (size_t length = 0; example_text[length] != '\0'; length++)
        try_text(example_text, length, &tally);
    assert_true(tally.refused > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_when_deleted_or_doubled_then_no_harm),
        cmocka_unit_test(test_number_when_changed_then_no_harm),
        cmocka_unit_test(test_byte_when_deleted_or_replaced_then_no_harm),
        cmocka_unit_test(test_text_when_cut_off_then_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
