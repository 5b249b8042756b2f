/* The clock: dates, weekdays, reading and writing. */
#include "sim/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static tick date(int year, int month, int day)
{
    return clock_from_date((struct clock_date){year, month, day});
}

static void test_from_date_when_known_then_day_number(void **state)
{
    (void)state;
    assert_int_equal(date(1970, 1, 1), 0);
    assert_int_equal(date(1970, 1, 2), CLOCK_DAY);
    assert_int_equal(date(1969, 12, 31), -CLOCK_DAY);
    assert_int_equal(date(2000, 3, 1), 11017 * CLOCK_DAY);
    assert_int_equal(date(2018, 1, 1), INT64_C(1514764800));
    assert_int_equal(date(1900, 1, 1), INT64_C(-2208988800));
}

static void test_dates_when_all_days_walked_then_round_trip(void **state)
{
    (void)state;
    tick last = date(2400, 12, 31);
    struct clock_date before = {1799, 12, 31};
    int weekday = 2; /* 1800-01-01 was a Wednesday */
    int leap_days = 0;
    for (tick at = date(1800, 1, 1); at <= last; at += CLOCK_DAY) {
        struct clock_date now = clock_to_date(at + CLOCK_DAY - 1);
        assert_int_equal(clock_from_date(now), at);
        assert_int_equal(clock_weekday(at + 1), weekday);
        if (now.day != 1)
            assert_true(now.day == before.day + 1 && now.month == before.month);
        else if (now.month != 1)
            assert_true(now.month == before.month + 1 && now.year == before.year);
        else
            assert_true(now.year == before.year + 1 && before.month == 12);
        leap_days += now.month == 2 && now.day == 29;
        before = now;
        weekday = (weekday + 1) % 7;
    }
    /* 1800 to 2400: 151 years divisible by 4; of the 7 centuries only 2000 and 2400 are leap years.
     */
    assert_int_equal(leap_days, 151 - 5);
}

static void test_weekday_when_known_then_right(void **state)
{
    (void)state;
    assert_int_equal(clock_weekday(date(2018, 1, 1)), 0);
    assert_int_equal(clock_weekday(date(2018, 1, 7) + 86399), 6);
    assert_int_equal(clock_weekday(date(1969, 12, 31)), 2);
    assert_int_equal(clock_weekday(date(1900, 1, 1)), 0);
}

static void test_day_and_second_when_before_epoch_then_rounded_down(void **state)
{
    (void)state;
    assert_int_equal(clock_day(-1), -1);
    assert_int_equal(clock_second_of_day(-1), 86399);
    assert_int_equal(clock_day(-CLOCK_DAY), -1);
    assert_int_equal(clock_second_of_day(-CLOCK_DAY), 0);
    assert_int_equal(clock_day(CLOCK_DAY - 1), 0);
    assert_int_equal(clock_second_of_day(CLOCK_DAY + 7), 7);
}

static void test_parse_when_date_exists_then_read(void **state)
{
    (void)state;
    tick at = 1;
    assert_true(clock_parse_date("2018-01-31", &at));
    assert_int_equal(at, date(2018, 1, 31));
    assert_true(clock_parse_date("2000-02-29", &at));
    assert_int_equal(at, date(2000, 2, 29));
    assert_true(clock_parse_date("1800-01-01", &at));
    assert_true(clock_parse_date("2400-12-31", &at));
}

static void test_parse_when_no_date_then_refused_and_untouched(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "2018",
        "2018-1-31",
        "2018-01-3",
        "2018-01-310",
        "2018-01-31 ",
        " 2018-01-31",
        "2018/01/31",
        "2018-02-29",
        "1900-02-29",
        "2018-13-01",
        "2018-00-10",
        "2018-04-31",
        "2018-01-00",
        "1799-12-31",
        "2401-01-01",
        "+018-01-01",
        "2018-01-3a",
        "2018-0x-01",
        "-2018-01-01",
        "31-01-2018",
        "2018-01-31T",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        tick at = 12345;
        if (clock_parse_date(wrong[i], &at))
            fail_msg("read \"%s\"", wrong[i]);
        assert_int_equal(at, 12345);
    }
}

static void test_format_when_within_day_then_date_and_minute(void **state)
{
    (void)state;
    char text[CLOCK_DATE_SIZE];
    tick at = date(2018, 1, 31) + 9 * CLOCK_HOUR + 30 * CLOCK_MINUTE + 59;
    clock_format_date(at, text);
    assert_string_equal(text, "2018-01-31");
    clock_format_minute(at, text);
    assert_string_equal(text, "2018-01-31 09:30");
    clock_format_minute(date(1969, 12, 31) + CLOCK_DAY - 1, text);
    assert_string_equal(text, "1969-12-31 23:59");
    clock_format_minute(date(2400, 12, 31), text);
    assert_string_equal(text, "2400-12-31 00:00");
}

static void test_round_when_half_then_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(clock_round(0), 0);
    assert_int_equal(clock_round(0.49), 0);
    assert_int_equal(clock_round(0.5), 1);
    assert_int_equal(clock_round(1.5), 2);
    assert_int_equal(clock_round(2.5), 3);
    assert_int_equal(clock_round(86399.6), 86400);
    assert_int_equal(clock_round(31557600000.0), INT64_C(31557600000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_date_when_known_then_day_number),
        cmocka_unit_test(test_dates_when_all_days_walked_then_round_trip),
        cmocka_unit_test(test_weekday_when_known_then_right),
        cmocka_unit_test(test_day_and_second_when_before_epoch_then_rounded_down),
        cmocka_unit_test(test_parse_when_date_exists_then_read),
        cmocka_unit_test(test_parse_when_no_date_then_refused_and_untouched),
        cmocka_unit_test(test_format_when_within_day_then_date_and_minute),
        cmocka_unit_test(test_round_when_half_then_away_from_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
