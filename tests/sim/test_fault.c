/* Faults: collecting, ordering and writing what is wrong. */
#include "sim/fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_formats(const struct fault *fault, const char *expected)
{
    char *text = fault_format(fault);
    assert_string_equal(text, expected);
    free(text);
}

static void test_add_when_arguments_then_formatted_and_copied(void **state)
{
    (void)state;
    struct fault_list list;
    fault_list_init(&list);
    char file[] = "a.cfg";
    char path[] = "run.zaad";
    fault_add(&list, FAULT_ERROR, file, 12, path, "Waarde %d ligt boven %.1f %s.", 7, 5.5, "fte");
    memset(file, 'x', sizeof file - 1);
    memset(path, 'x', sizeof path - 1);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].severity, FAULT_ERROR);
    assert_int_equal(list.items[0].line, 12);
    assert_string_equal(list.items[0].file, "a.cfg");
    assert_string_equal(list.items[0].path, "run.zaad");
    assert_string_equal(list.items[0].text, "Waarde 7 ligt boven 5.5 fte.");
    fault_list_release(&list);
    assert_int_equal(list.count, 0);
    assert_null(list.items);
}

static void test_add_when_no_file_or_path_then_empty_texts(void **state)
{
    (void)state;
    struct fault_list list;
    fault_list_init(&list);
    fault_add(&list, FAULT_WARNING, NULL, 0, NULL, "Zin.");
    assert_string_equal(list.items[0].file, "");
    assert_string_equal(list.items[0].path, "");
    fault_list_release(&list);
}

static void test_add_when_control_characters_then_spaces(void **state)
{
    (void)state;
    struct fault_list list;
    fault_list_init(&list);
    fault_add(&list, FAULT_ERROR, "a\n.cfg", 1, "p\tq", "\x1b[31m%s\x7f",
              "rood\r\xc2\x9b"
              "2J, caf\xc3\xa9");
    assert_string_equal(list.items[0].file, "a .cfg");
    assert_string_equal(list.items[0].path, "p q");
    assert_string_equal(list.items[0].text, " [31mrood   2J, caf\xc3\xa9 ");
    fault_list_release(&list);
}

static void test_count_when_mixed_then_per_severity(void **state)
{
    (void)state;
    struct fault_list list;
    fault_list_init(&list);
    assert_int_equal(fault_count(&list, FAULT_ERROR), 0);
    for (int i = 0; i < 100; i++)
        fault_add(&list, i % 4 == 0 ? FAULT_WARNING : FAULT_ERROR, "a", i, "", "Fout %d.", i);
    assert_int_equal(fault_count(&list, FAULT_ERROR), 75);
    assert_int_equal(fault_count(&list, FAULT_WARNING), 25);
    assert_string_equal(list.items[99].text, "Fout 99.");
    fault_list_release(&list);
}

static void test_sort_when_files_mixed_then_first_seen_line_and_adding(void **state)
{
    (void)state;
    struct fault_list list;
    fault_list_init(&list);
    fault_add(&list, FAULT_ERROR, "kind.cfg", 9, "", "1");
    fault_add(&list, FAULT_ERROR, "basis.cfg", 2, "", "2");
    fault_add(&list, FAULT_ERROR, "kind.cfg", 3, "", "z");
    fault_add(&list, FAULT_WARNING, "basis.cfg", 1, "", "4");
    fault_add(&list, FAULT_ERROR, "--set", 0, "", "5");
    fault_add(&list, FAULT_ERROR, "kind.cfg", 3, "", "a");
    fault_add(&list, FAULT_ERROR, "kind.cfg", 0, "", "7");
    fault_list_sort(&list);
    static const char *const expected[] = {"7", "z", "a", "1", "4", "2", "5"};
    assert_int_equal(list.count, 7);
    for (size_t i = 0; i < 7; i++)
        assert_string_equal(list.items[i].text, expected[i]);
    fault_list_release(&list);
}

static void test_sort_when_many_on_one_line_then_order_of_adding(void **state)
{
    (void)state;
    struct fault_list list;
    fault_list_init(&list);
    for (int i = 0; i < 500; i++)
        fault_add(&list, FAULT_ERROR, "a", 1, "", "%d", (i * 7) % 500);
    fault_list_sort(&list);
    assert_int_equal(list.count, 500);
    for (int i = 0; i < 500; i++)
        assert_int_equal(atoi(list.items[i].text), (i * 7) % 500);
    fault_list_release(&list);
}

static void test_sort_when_doubles_then_one_of_each_stays(void **state)
{
    (void)state;
    struct fault_list list;
    fault_list_init(&list);
    fault_add(&list, FAULT_ERROR, "a", 1, "p", "Zin.");
    fault_add(&list, FAULT_ERROR, "a", 1, "p", "Anders.");
    fault_add(&list, FAULT_ERROR, "a", 1, "p", "Zin.");
    fault_add(&list, FAULT_WARNING, "a", 1, "p", "Zin.");
    fault_add(&list, FAULT_ERROR, "a", 1, "q", "Zin.");
    fault_add(&list, FAULT_ERROR, "a", 2, "p", "Zin.");
    fault_add(&list, FAULT_ERROR, "b", 1, "p", "Zin.");
    fault_add(&list, FAULT_ERROR, "b", 1, "p", "Zin.");
    fault_list_sort(&list);
    assert_int_equal(list.count, 6);
    assert_string_equal(list.items[0].text, "Zin.");
    assert_string_equal(list.items[1].text, "Anders.");
    assert_int_equal(list.items[2].severity, FAULT_WARNING);
    assert_string_equal(list.items[3].path, "q");
    assert_int_equal(list.items[4].line, 2);
    assert_string_equal(list.items[5].file, "b");
    fault_list_release(&list);
}

static void test_sort_when_empty_or_single_then_unchanged(void **state)
{
    (void)state;
    struct fault_list list;
    fault_list_init(&list);
    fault_list_sort(&list);
    assert_int_equal(list.count, 0);
    fault_add(&list, FAULT_ERROR, "a", 1, "", "Zin.");
    fault_list_sort(&list);
    assert_int_equal(list.count, 1);
    fault_list_release(&list);
}

static void test_format_when_parts_missing_then_left_out(void **state)
{
    (void)state;
    struct fault_list list;
    fault_list_init(&list);
    fault_add(&list, FAULT_ERROR, "a.cfg", 12, "run.zaad", "Zin.");
    fault_add(&list, FAULT_ERROR, "--set", 0, "run.zaad", "Zin.");
    fault_add(&list, FAULT_ERROR, "a.cfg", 3, "", "Zin.");
    fault_add(&list, FAULT_ERROR, "a.cfg", 0, "", "Zin.");
    fault_add(&list, FAULT_ERROR, NULL, 4, "run.zaad", "100%% goed.");
    fault_add(&list, FAULT_ERROR, "a.cfg", INT32_MAX, "", "Zin.");
    assert_formats(&list.items[0], "a.cfg:12: run.zaad: Zin.");
    assert_formats(&list.items[1], "--set: run.zaad: Zin.");
    assert_formats(&list.items[2], "a.cfg:3: Zin.");
    assert_formats(&list.items[3], "a.cfg: Zin.");
    assert_formats(&list.items[4], "run.zaad: 100% goed.");
    assert_formats(&list.items[5], "a.cfg:2147483647: Zin.");
    fault_list_release(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add_when_arguments_then_formatted_and_copied),
        cmocka_unit_test(test_add_when_no_file_or_path_then_empty_texts),
        cmocka_unit_test(test_add_when_control_characters_then_spaces),
        cmocka_unit_test(test_count_when_mixed_then_per_severity),
        cmocka_unit_test(test_sort_when_files_mixed_then_first_seen_line_and_adding),
        cmocka_unit_test(test_sort_when_many_on_one_line_then_order_of_adding),
        cmocka_unit_test(test_sort_when_doubles_then_one_of_each_stays),
        cmocka_unit_test(test_sort_when_empty_or_single_then_unchanged),
        cmocka_unit_test(test_format_when_parts_missing_then_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
