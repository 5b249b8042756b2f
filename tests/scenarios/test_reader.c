/* Which files are read: the chain of bases, and what is no file of ours. */
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
    s = expect_loaded(second, NULL, 0);
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
    struct family family = expect_family("zaat = 4;");
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
    expect_family_remove(&family);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chain_when_it_bites_its_tail_then_printed),
        cmocka_unit_test(test_chain_when_too_long_then_refused),
        cmocka_unit_test(test_file_when_no_regular_one_then_refused),
        cmocka_unit_test(test_fault_when_in_basis_then_named_with_the_childs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
