/* Numbers for machines and for people, text cleaning and width. */
#include "output/number.h"

#include <float.h>

#include "output/text.h"
#include "tests/output/fixture.h"

static void test_number_exact_when_read_back_then_same_double(void **state)
{
    (void)state;
    double values[] = {0.1,     1.0 / 3.0, 2.5,      -7.0,       1e-300,      DBL_MAX,
                       DBL_MIN, 5e-324,    1e15 / 7, 123456.789, (double)0.1f};
    char text[NUMBER_EXACT_SIZE];
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        number_exact(values[i], text);
        double back = strtod(text, NULL);
        assert_memory_equal(&back, &values[i], sizeof back);
        assert_null(strchr(text, ','));
    }
    assert_string_equal(number_exact(0.1, text), "0.1");
    assert_string_equal(number_exact(-0.0, text), "0");
}

static void test_number_exact_when_not_finite_then_empty(void **state)
{
    (void)state;
    char text[NUMBER_EXACT_SIZE];
    assert_string_equal(number_exact((double)NAN, text), "");
    assert_string_equal(number_exact((double)INFINITY, text), "");
    assert_string_equal(number_exact(-(double)INFINITY, text), "");
}

static void test_number_people_when_dutch_then_comma_and_points(void **state)
{
    (void)state;
    struct number_style dutch = {0}, english = {.english = true};
    char text[NUMBER_PEOPLE_SIZE];
    assert_string_equal(number_people(1234567.891, 2, dutch, text), "1.234.567,89");
    assert_string_equal(number_people(1234567.891, 2, english, text), "1,234,567.89");
    assert_string_equal(number_people(999.0, 0, dutch, text), "999");
    assert_string_equal(number_people(-1000.0, 0, dutch, text), "-1.000");
    assert_string_equal(number_people(-0.04, 1, dutch, text), "0,0");
    assert_string_equal(number_people((double)NAN, 1, dutch, text), "n.v.t.");
    assert_string_equal(number_people((double)NAN, 1, english, text), "n/a");
}

static void test_number_people_when_small_count_then_hidden(void **state)
{
    (void)state;
    struct number_style hiding = {.hide_small = true};
    char text[NUMBER_PEOPLE_SIZE];
    assert_string_equal(number_people(4.0, 0, hiding, text), "<5");
    assert_string_equal(number_people(0.0, 0, hiding, text), "0");
    assert_string_equal(number_people(5.0, 0, hiding, text), "5");
}

static void test_text_clean_when_hostile_then_one_safe_line(void **state)
{
    (void)state;
    char *clean = text_clean("a\nb\x1b[31m]]>c\xc2\x85"
                             "d\xe2\x80\xae"
                             "e\xff",
                             200);
    assert_string_equal(clean, "a b [31m]] >c d e\xef\xbf\xbd");
    free(clean);
    clean = text_clean("\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac", 3);
    assert_string_equal(clean, "\xe2\x82\xac\xe2\x82\xac\xe2\x80\xa6");
    free(clean);
    clean = text_clean("\xc0\x80\xed\xa0\x80\xf5", 200); /* overlong, surrogate, out of range */
    for (const char *c = clean; *c != '\0'; c += 3)
        assert_memory_equal(c, "\xef\xbf\xbd", 3);
    free(clean);
    clean = text_clean("]]>]]>]]>", 200);
    assert_null(strstr(clean, "]]>"));
    free(clean);
}

static void test_text_width_when_not_ascii_then_columns(void **state)
{
    (void)state;
    assert_int_equal(text_width("Skarsterlân"), 11);
    assert_int_equal(text_width("e\xcc\x81"), 1);
    assert_int_equal(text_width("\xe6\xbc\xa2"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_number_exact_when_read_back_then_same_double),
        cmocka_unit_test(test_number_exact_when_not_finite_then_empty),
        cmocka_unit_test(test_number_people_when_dutch_then_comma_and_points),
        cmocka_unit_test(test_number_people_when_small_count_then_hidden),
        cmocka_unit_test(test_text_clean_when_hostile_then_one_safe_line),
        cmocka_unit_test(test_text_width_when_not_ascii_then_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
