/* The calendar: Easter, Dutch holidays, legal terms, and rosters against a second-by-second count.
 */
#include "sim/calendar.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sim/stream.h"

static tick date(int year, int month, int day)
{
    return clock_from_date((struct clock_date){year, month, day});
}

static int make_calendar(void **state)
{
    *state = calendar_create(1960, 2030);
    return *state == NULL;
}

static int free_calendar(void **state)
{
    calendar_free(*state);
    return 0;
}

static void test_easter_when_known_year_then_right(void **state)
{
    (void)state;
    static const struct clock_date easters[] = {
        {1818, 3, 22}, {1900, 4, 15}, {1943, 4, 25}, {1954, 4, 18}, {1961, 4, 2},  {1981, 4, 19},
        {2000, 4, 23}, {2008, 3, 23}, {2011, 4, 24}, {2016, 3, 27}, {2018, 4, 1},  {2019, 4, 21},
        {2020, 4, 12}, {2021, 4, 4},  {2022, 4, 17}, {2024, 3, 31}, {2038, 4, 25}, {2285, 3, 22},
    };
    for (size_t i = 0; i < sizeof easters / sizeof *easters; i++) {
        struct clock_date easter = calendar_easter(easters[i].year);
        assert_int_equal(easter.year, easters[i].year);
        assert_int_equal(easter.month, easters[i].month);
        assert_int_equal(easter.day, easters[i].day);
    }
}

/* Days of the year, Monday to Friday, that are no working day (or no term day), as a list by hand.
 */
static void assert_closed_weekdays(const struct calendar *calendar, int year, bool terms,
                                   const int (*closed)[2], size_t count)
{
    size_t found = 0;
    for (tick at = date(year, 1, 1); at < date(year + 1, 1, 1); at += CLOCK_DAY) {
        tick evening = at + CLOCK_DAY - 1;
        bool is_open = terms ? calendar_is_term_day(calendar, evening)
                             : calendar_is_working_day(calendar, evening);
        if (clock_weekday(at) >= 5) {
            assert_false(is_open);
            continue;
        }
        if (is_open)
            continue;
        struct clock_date day = clock_to_date(at);
        if (found >= count || day.month != closed[found][0] || day.day != closed[found][1])
            fail_msg("%d-%02d-%02d is closed", day.year, day.month, day.day);
        found++;
    }
    assert_int_equal(found, count);
}

#define ASSERT_CLOSED(year, terms, ...)                                                            \
    do {                                                                                           \
        static const int closed[][2] = {__VA_ARGS__};                                              \
        assert_closed_weekdays(*state, year, terms, closed, sizeof closed / sizeof *closed);       \
    } while (0)

static void test_working_day_when_2018_to_2022_then_as_the_calendar_on_the_wall(void **state)
{
    ASSERT_CLOSED(2018, false, {1, 1}, {4, 2}, {4, 27}, {5, 10}, {5, 21}, {12, 25}, {12, 26});
    ASSERT_CLOSED(2019, false, {1, 1}, {4, 22}, {5, 30}, {6, 10}, {12, 25}, {12, 26});
    ASSERT_CLOSED(2020, false, {1, 1}, {4, 13}, {4, 27}, {5, 5}, {5, 21}, {6, 1}, {12, 25});
    ASSERT_CLOSED(2021, false, {1, 1}, {4, 5}, {4, 27}, {5, 13}, {5, 24});
    ASSERT_CLOSED(2022, false, {4, 18}, {4, 27}, {5, 26}, {6, 6}, {12, 26});
}

static void test_term_day_when_2018_to_2022_then_good_friday_and_5_may_too(void **state)
{
    ASSERT_CLOSED(2018, true, {1, 1}, {3, 30}, {4, 2}, {4, 27}, {5, 10}, {5, 21}, {12, 25},
                  {12, 26});
    ASSERT_CLOSED(2019, true, {1, 1}, {4, 19}, {4, 22}, {5, 30}, {6, 10}, {12, 25}, {12, 26});
    ASSERT_CLOSED(2020, true, {1, 1}, {4, 10}, {4, 13}, {4, 27}, {5, 5}, {5, 21}, {6, 1}, {12, 25});
    ASSERT_CLOSED(2021, true, {1, 1}, {4, 2}, {4, 5}, {4, 27}, {5, 5}, {5, 13}, {5, 24});
    ASSERT_CLOSED(2022, true, {4, 15}, {4, 18}, {4, 27}, {5, 5}, {5, 26}, {6, 6}, {12, 26});
}

static void test_working_day_when_royal_day_on_sunday_then_moved(void **state)
{
    struct calendar *calendar = *state;
    /* 27 April 2014 and 2025 are Sundays: the Saturday before, so the Monday after is worked. */
    assert_true(calendar_is_working_day(calendar, date(2014, 4, 28)));
    assert_false(calendar_is_working_day(calendar, date(2014, 4, 26)));
    assert_true(calendar_is_working_day(calendar, date(2014, 4, 30)));
    /* Queen's Day: 30 April 2013 (Tuesday); 30 April 2012 (Monday); 30 April 1978 a Sunday. */
    assert_false(calendar_is_working_day(calendar, date(2013, 4, 30)));
    assert_false(calendar_is_working_day(calendar, date(2012, 4, 30)));
    assert_true(calendar_is_working_day(calendar, date(2012, 4, 27)));
    assert_true(calendar_is_working_day(calendar, date(2015, 4, 30)));
    assert_false(calendar_is_working_day(calendar, date(1978, 5, 1)));
    assert_true(calendar_is_working_day(calendar, date(1989, 5, 1)));
}

static void test_working_day_when_liberation_day_then_closed_in_lustrum_years(void **state)
{
    struct calendar *calendar = *state;
    assert_false(calendar_is_working_day(calendar, date(1995, 5, 5)));
    assert_false(calendar_is_working_day(calendar, date(2015, 5, 5)));
    assert_true(calendar_is_working_day(calendar, date(2017, 5, 5)));
    assert_true(calendar_is_working_day(calendar, date(1975, 5, 5)));
    assert_false(calendar_is_term_day(calendar, date(2017, 5, 5)));
}

static void test_next_midnight_when_weekend_or_holiday_then_first_working_day(void **state)
{
    struct calendar *calendar = *state;
    tick thursday = date(2018, 3, 29), friday = date(2018, 3, 30), tuesday = date(2018, 4, 3);
    assert_int_equal(calendar_next_working_midnight(calendar, thursday), thursday);
    assert_int_equal(calendar_next_working_midnight(calendar, thursday + 1), friday);
    assert_int_equal(calendar_next_working_midnight(calendar, friday + 1), tuesday);
    assert_int_equal(calendar_next_working_midnight(calendar, date(2018, 4, 1)), tuesday);
    assert_int_equal(calendar_next_working_midnight(calendar, tuesday - 1), tuesday);
}

static void test_term_end_when_over_easter_then_skips_friday_to_monday(void **state)
{
    struct calendar *calendar = *state;
    /* Wednesday 28 March 2018: Thu 29 March, Tue 3, Wed 4, Thu 5 and Fri 6 April. */
    tick melding = date(2018, 3, 28) + 14 * CLOCK_HOUR;
    assert_int_equal(calendar_term_end(calendar, melding, 1), date(2018, 3, 30));
    assert_int_equal(calendar_term_end(calendar, melding, 2), date(2018, 4, 4));
    assert_int_equal(calendar_term_end(calendar, melding, 5), date(2018, 4, 7));
    assert_int_equal(calendar_term_end(calendar, date(2018, 3, 28), 5), date(2018, 4, 7));
}

static void test_term_end_when_in_weekend_then_counts_from_monday(void **state)
{
    struct calendar *calendar = *state;
    assert_int_equal(calendar_term_end(calendar, date(2018, 6, 9), 5), date(2018, 6, 16));
    assert_int_equal(calendar_term_end(calendar, date(2018, 6, 10) + 86399, 1), date(2018, 6, 12));
    assert_int_equal(calendar_term_end(calendar, date(2018, 6, 8), 1), date(2018, 6, 12));
    /* Over Christmas and New Year: Mon 24, Thu 27, Fri 28, Mon 31 December, Wed 2 January. */
    assert_int_equal(calendar_term_end(calendar, date(2018, 12, 21), 5), date(2019, 1, 3));
    assert_int_equal(calendar_term_end(calendar, date(2018, 12, 21) + 5, 0), date(2018, 12, 22));
}

static const struct roster office = {.every_day = false, .open = 9 * 3600, .length = 19440};

static void test_is_open_when_at_the_edges_then_half_open(void **state)
{
    struct calendar *calendar = *state;
    tick friday = date(2018, 6, 8), open = friday + 9 * CLOCK_HOUR;
    assert_false(roster_is_open(calendar, &office, 1, open - 1));
    assert_true(roster_is_open(calendar, &office, 1, open));
    assert_true(roster_is_open(calendar, &office, 1, open + 19439));
    assert_false(roster_is_open(calendar, &office, 1, open + 19440));
    assert_false(roster_is_open(calendar, &office, 1, open + CLOCK_DAY));
    assert_true(roster_is_open(calendar, &office, 0.5, open + 9719));
    assert_false(roster_is_open(calendar, &office, 0.5, open + 9720));
    assert_false(roster_is_open(calendar, &office, 0, open));
}

static void test_opening_and_closing_when_office_hours_then_over_the_weekend(void **state)
{
    struct calendar *calendar = *state;
    tick friday = date(2018, 6, 8) + 9 * CLOCK_HOUR, monday = friday + 3 * CLOCK_DAY;
    assert_int_equal(roster_next_opening(calendar, &office, friday - 1), friday);
    assert_int_equal(roster_next_opening(calendar, &office, friday), friday);
    assert_int_equal(roster_next_opening(calendar, &office, friday + 1), monday);
    assert_int_equal(roster_next_closing(calendar, &office, 1, friday), friday + 19440);
    assert_int_equal(roster_next_closing(calendar, &office, 1, friday + 19439), friday + 19440);
    assert_int_equal(roster_next_closing(calendar, &office, 1, friday + 19440), monday + 19440);
    assert_int_equal(roster_next_closing(calendar, &office, 0.5, friday), friday + 9720);
    assert_int_equal(roster_next_closing(calendar, &office, 0, friday), CLOCK_NEVER);
}

static void test_closing_when_round_the_clock_then_never_or_after_friday(void **state)
{
    struct calendar *calendar = *state;
    const struct roster always = {true, 0, 86400}, weekdays = {false, 0, 86400};
    const struct roster evenings = {true, 64800, 21600};
    tick monday = date(2018, 6, 4);
    assert_int_equal(roster_next_closing(calendar, &always, 1, monday), CLOCK_NEVER);
    assert_int_equal(roster_next_closing(calendar, &always, 0.25, monday), monday + 21600);
    tick saturday = monday + 5 * CLOCK_DAY;
    assert_int_equal(roster_next_closing(calendar, &weekdays, 1, monday), saturday);
    assert_int_equal(roster_next_closing(calendar, &weekdays, 1, saturday - 1), saturday);
    assert_int_equal(roster_next_closing(calendar, &weekdays, 1, saturday), saturday + CLOCK_WEEK);
    assert_int_equal(roster_next_closing(calendar, &evenings, 1, monday), monday + CLOCK_DAY);
    assert_int_equal(roster_next_closing(calendar, &evenings, 1, monday + CLOCK_DAY),
                     monday + 2 * CLOCK_DAY);
}

static void test_finish_when_work_is_left_on_friday_then_goes_on_on_monday(void **state)
{
    struct calendar *calendar = *state;
    tick friday = date(2018, 6, 8) + 9 * CLOCK_HOUR, monday = friday + 3 * CLOCK_DAY;
    tick late = friday + 19440 - 3600;
    assert_int_equal(roster_finish(calendar, &office, 1, late, 0), late);
    assert_int_equal(roster_finish(calendar, &office, 1, late, 3600), friday + 19440);
    assert_int_equal(roster_finish(calendar, &office, 1, late, 3601), monday + 1);
    assert_int_equal(roster_finish(calendar, &office, 1, late, 3600 + 19440), monday + 19440);
    assert_int_equal(roster_worked(calendar, &office, 1, friday, friday + CLOCK_WEEK), 5 * 19440);
    assert_int_equal(roster_worked(calendar, &office, 0.5, friday, friday + CLOCK_WEEK), 5 * 9720);
}

/* Random rosters from a fixed stream. */
static double uniform(struct stream *stream)
{
    return stream_uniform(stream);
}

static int64_t below(struct stream *stream, int64_t limit)
{
    return (int64_t)(uniform(stream) * (double)limit);
}

static struct roster random_roster(struct stream *stream)
{
    struct roster roster = {.every_day = uniform(stream) < 0.4};
    roster.open = (int)below(stream, 4) == 0 ? 0 : (int)below(stream, 86400);
    int room = 86400 - roster.open;
    roster.length = (int)below(stream, 4) == 0 ? room : 1 + (int)below(stream, room);
    return roster;
}

static double random_share(struct stream *stream, const struct roster *roster)
{
    double least = 1.0 / roster->length;
    double share = below(stream, 3) == 0 ? 1 : uniform(stream);
    return share < least ? least : share;
}

static void test_finish_when_random_then_inverse_of_worked(void **state)
{
    struct calendar *calendar = *state;
    struct stream stream;
    stream_open(&stream, 1, (struct stream_name){.purpose = 1});
    tick first = date(1965, 1, 1), years = date(2028, 1, 1) - first;
    for (int i = 0; i < 100000; i++) {
        struct roster roster = random_roster(&stream);
        double share = random_share(&stream, &roster);
        int64_t day = llround(share * roster.length);
        tick at = first + below(&stream, years);
        int64_t work = 1 + below(&stream, (1 + below(&stream, 30)) * day);
        tick end = roster_finish(calendar, &roster, share, at, work);
        assert_true(end > at);
        assert_int_equal(roster_worked(calendar, &roster, share, at, end), work);
        assert_int_equal(roster_worked(calendar, &roster, share, at, end - 1), work - 1);
        assert_true(roster_is_open(calendar, &roster, share, end - 1));
        tick middle = at + below(&stream, end - at);
        tick rest = roster_finish(calendar, &roster, share, middle,
                                  roster_worked(calendar, &roster, share, middle, end));
        assert_int_equal(rest, end);
    }
}

static void test_roster_when_walked_second_by_second_then_agrees(void **state)
{
    struct calendar *calendar = *state;
    struct stream stream;
    stream_open(&stream, 1, (struct stream_name){.purpose = 2});
    for (int i = 0; i < 12; i++) {
        struct roster roster = random_roster(&stream);
        double share = random_share(&stream, &roster);
        tick from = date(2018, 3, 28) + below(&stream, CLOCK_DAY);
        int64_t worked = 0;
        for (tick at = from; at < from + 7 * CLOCK_DAY; at++) {
            bool is_open = roster_is_open(calendar, &roster, share, at);
            /* Where a run of open seconds ends, the next closing of the second before is now. */
            if (!is_open && roster_is_open(calendar, &roster, share, at - 1))
                assert_int_equal(roster_next_closing(calendar, &roster, share, at - 1), at);
            else if (at % 997 == 0)
                assert_true(roster_next_closing(calendar, &roster, share, at - 1) > at);
            if (at % 997 == 0)
                assert_int_equal(roster_worked(calendar, &roster, share, from, at), worked);
            worked += is_open;
        }
    }
}

static void test_roster_when_at_the_end_of_the_calendar_then_still_answers(void **state)
{
    (void)state;
    struct calendar *year = calendar_create(2018, 2018);
    assert_non_null(year);
    tick first = date(2018, 1, 1), end = date(2019, 1, 1);
    /* 261 weekdays less the seven holidays of 2018. */
    assert_int_equal(roster_worked(year, &office, 1, first, end), 254 * 19440);
    assert_int_equal(roster_finish(year, &office, 1, first, 254 * 19440),
                     date(2018, 12, 31) + 9 * CLOCK_HOUR + 19440);
    assert_int_equal(roster_finish(year, &office, 1, first, 254 * 19440 + 1), CLOCK_NEVER);
    assert_int_equal(roster_finish(year, &office, 1.0 / 19440, first, 254),
                     date(2018, 12, 31) + 9 * CLOCK_HOUR + 1);
    assert_int_equal(roster_finish(year, &office, 1.0 / 19440, first, 255), CLOCK_NEVER);
    calendar_free(year);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_easter_when_known_year_then_right),
        cmocka_unit_test(test_working_day_when_2018_to_2022_then_as_the_calendar_on_the_wall),
        cmocka_unit_test(test_term_day_when_2018_to_2022_then_good_friday_and_5_may_too),
        cmocka_unit_test(test_working_day_when_royal_day_on_sunday_then_moved),
        cmocka_unit_test(test_working_day_when_liberation_day_then_closed_in_lustrum_years),
        cmocka_unit_test(test_next_midnight_when_weekend_or_holiday_then_first_working_day),
        cmocka_unit_test(test_term_end_when_over_easter_then_skips_friday_to_monday),
        cmocka_unit_test(test_term_end_when_in_weekend_then_counts_from_monday),
        cmocka_unit_test(test_is_open_when_at_the_edges_then_half_open),
        cmocka_unit_test(test_opening_and_closing_when_office_hours_then_over_the_weekend),
        cmocka_unit_test(test_closing_when_round_the_clock_then_never_or_after_friday),
        cmocka_unit_test(test_finish_when_work_is_left_on_friday_then_goes_on_on_monday),
        cmocka_unit_test(test_finish_when_random_then_inverse_of_worked),
        cmocka_unit_test(test_roster_when_walked_second_by_second_then_agrees),
        cmocka_unit_test(test_roster_when_at_the_end_of_the_calendar_then_still_answers),
    };
    return cmocka_run_group_tests(tests, make_calendar, free_calendar);
}
