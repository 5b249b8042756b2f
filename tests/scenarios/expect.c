#include "expect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/storage.h"

bool expect_has_fault(const struct fault_list *faults, int line, const char *message)
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

void expect_fault(const char *text, int line, const char *message)
{
    struct fault_list faults;
    struct scenario scenario;
    fault_list_init(&faults);
    bool accepted = scenario_parse(&scenario, text, strlen(text), "proef.cfg", NULL, 0,
                                   &example_catalogue, &faults);
    char *all = example_faults(&faults);
    if (accepted || !expect_has_fault(&faults, line, message))
        fail_msg("expected line %d \"%s\" in:\n%s\nof:\n%s", line, message, all, text);
    for (size_t i = 0; i < faults.count; i++)
        assert_string_equal(faults.items[i].file, "proef.cfg");
    free(all);
    fault_list_release(&faults);
    scenario_release(&scenario);
}

void expect_changes(const struct change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *text = example_with(changes[i].old, changes[i].line);
        expect_fault(text, example_line(changes[i].old) + changes[i].offset, changes[i].message);
        free(text);
    }
}

struct scenario expect_loaded(const char *path, const char *const *sets, size_t count)
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

struct family expect_family(const char *child)
{
    struct family family = {.folder = example_folder()};
    char *text = storage_format("basis = \"../regio.cfg\";\nnaam = \"Kind\";\n%s\n", child);
    family.basis = example_file(family.folder, "regio.cfg", example_text);
    family.child = example_file(family.folder, "maatregelen/kind.cfg", text);
    free(text);
    return family;
}

void expect_family_remove(struct family *family)
{
    free(family->basis);
    free(family->child);
    example_folder_remove(family->folder);
}

void expect_same_when_written(const struct scenario *scenario)
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
