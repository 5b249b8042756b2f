/* The calendar: working days, term days and rosters.
 *
 * The holidays follow Dutch law and custom: Algemene termijnenwet art. 3 for terms, and for working
 * days the days on which offices close. Provinces, bridge days, school holidays and leave are left
 * out. King's and Queen's Day before 1949 are put on 30 April as well.
 *
 * Per kind of day two tables are made once: how many such days lie before a day, and which day is
 * the n-th. Every question is then a few look-ups. A roster that works every day needs no table:
 * its n-th day is day n. */
#include "sim/calendar.h"

#include <math.h>
#include <stdlib.h>

#include "sim/check.h"

/* The days of one kind. Days are counted from the first day of the calendar. */
struct day_table {
    int32_t *before; /* of each day, and of the day after the last: how many lie before it */
    int32_t *nth;    /* the n-th one, n from 0 */
    int64_t count;
};

struct calendar {
    int64_t first_day; /* day number of the clock */
    int64_t day_count;
    struct day_table working;
    struct day_table term;
};

/* Easter by the computus of Meeus, Jones and Butcher, valid for every Gregorian year. */
struct clock_date calendar_easter(int year)
{
    int golden = year % 19;
    int century = year / 100;
    int year_of_century = year % 100;
    int moon_correction = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    int weekday =
        (32 + 2 * (century % 4) + 2 * (year_of_century / 4) - epact - year_of_century % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int sum = epact + weekday - 7 * late + 114;
    return (struct clock_date){.year = year, .month = sum / 31, .day = sum % 31 + 1};
}

static bool is_date(struct clock_date date, int month, int day)
{
    return date.month == month && date.day == day;
}

/* King's Day from 2014, Queen's Day before. On a Sunday it moves a day ahead, until 1979 a day
 * back. */
static bool is_royal_day(struct clock_date date)
{
    struct clock_date royal = {date.year, 4, date.year >= 2014 ? 27 : 30};
    tick at = clock_from_date(royal);
    if (clock_weekday(at) == 6)
        at += date.year >= 1980 ? -CLOCK_DAY : CLOCK_DAY;
    return clock_from_date(date) == at;
}

/* Holidays on which offices are closed and no term day passes. */
static bool is_holiday(struct clock_date date, int64_t days_after_easter)
{
    if (is_date(date, 1, 1) || is_date(date, 12, 25) || is_date(date, 12, 26))
        return true;
    if (days_after_easter == 1 || days_after_easter == 39 || days_after_easter == 50)
        return true; /* Easter Monday, Ascension Day, Whit Monday */
    return is_royal_day(date);
}

static bool is_closed_liberation_day(struct clock_date date)
{
    return is_date(date, 5, 5) && date.year >= 1990 && date.year % 5 == 0;
}

static bool table_allocate(struct day_table *table, int64_t day_count)
{
    table->before = malloc((size_t)(day_count + 1) * sizeof *table->before);
    table->nth = malloc((size_t)day_count * sizeof *table->nth);
    return table->before != NULL && table->nth != NULL;
}

/* Adds the next day, `day`, to the table. */
static void table_add(struct day_table *table, int64_t day, bool is_member)
{
    table->before[day] = (int32_t)table->count;
    if (is_member)
        table->nth[table->count++] = (int32_t)day;
    table->before[day + 1] = (int32_t)table->count;
}

struct calendar *calendar_create(int first_year, int last_year)
{
    CHECK(first_year <= last_year);
    int64_t first_day = clock_day(clock_from_date((struct clock_date){first_year, 1, 1}));
    int64_t last_day = clock_day(clock_from_date((struct clock_date){last_year, 12, 31}));
    struct calendar *calendar = calloc(1, sizeof *calendar);
    if (calendar == NULL)
        return NULL;
    calendar->first_day = first_day;
    calendar->day_count = last_day - first_day + 1;
    if (!table_allocate(&calendar->working, calendar->day_count) ||
        !table_allocate(&calendar->term, calendar->day_count)) {
        calendar_free(calendar);
        return NULL;
    }
    for (int64_t day = 0; day < calendar->day_count; day++) {
        tick at = (first_day + day) * CLOCK_DAY;
        struct clock_date date = clock_to_date(at);
        int64_t after_easter =
            first_day + day - clock_day(clock_from_date(calendar_easter(date.year)));
        bool weekday = clock_weekday(at) < 5 && !is_holiday(date, after_easter);
        table_add(&calendar->working, day, weekday && !is_closed_liberation_day(date));
        table_add(&calendar->term, day, weekday && after_easter != -2 && !is_date(date, 5, 5));
    }
    return calendar;
}

void calendar_free(struct calendar *calendar)
{
    if (calendar == NULL)
        return;
    free(calendar->working.before);
    free(calendar->working.nth);
    free(calendar->term.before);
    free(calendar->term.nth);
    free(calendar);
}

/* How many days of the table lie before `day`, a day number of the clock; the day after the last
 * day of the calendar may be asked too. */
static int64_t days_before(const struct calendar *calendar, const struct day_table *table,
                           int64_t day)
{
    int64_t index = day - calendar->first_day;
    CHECK(index >= 0 && index <= calendar->day_count);
    return table->before[index];
}

/* The n-th day of the table, as a day number of the clock. */
static int64_t nth_day(const struct calendar *calendar, const struct day_table *table, int64_t n)
{
    CHECK(n >= 0 && n < table->count);
    return calendar->first_day + table->nth[n];
}

static bool is_in_table(const struct calendar *calendar, const struct day_table *table, tick at)
{
    int64_t index = clock_day(at) - calendar->first_day;
    CHECK(index >= 0 && index < calendar->day_count);
    return table->before[index + 1] > table->before[index];
}

bool calendar_is_working_day(const struct calendar *calendar, tick at)
{
    return is_in_table(calendar, &calendar->working, at);
}

bool calendar_is_term_day(const struct calendar *calendar, tick at)
{
    return is_in_table(calendar, &calendar->term, at);
}

tick calendar_next_working_midnight(const struct calendar *calendar, tick at)
{
    const struct day_table *working = &calendar->working;
    int64_t day = clock_day(at) + (clock_second_of_day(at) > 0 ? 1 : 0);
    return nth_day(calendar, working, days_before(calendar, working, day)) * CLOCK_DAY;
}

tick calendar_term_end(const struct calendar *calendar, tick at, int days)
{
    CHECK(days >= 0);
    const struct day_table *term = &calendar->term;
    int64_t next = clock_day(at) + 1;
    if (days == 0)
        return next * CLOCK_DAY;
    int64_t last = days_before(calendar, term, next) + days - 1;
    return (nth_day(calendar, term, last) + 1) * CLOCK_DAY;
}

/* Seconds a day that a seat with this share is at work. */
static int64_t seat_length(const struct roster *roster, double share)
{
    CHECK(roster->open >= 0 && roster->length >= 0 && roster->open < CLOCK_DAY);
    CHECK(roster->length <= CLOCK_DAY - roster->open);
    CHECK(share >= 0 && share <= 1);
    return llround(share * roster->length);
}

static int64_t roster_days_before(const struct calendar *calendar, const struct roster *roster,
                                  int64_t day)
{
    return roster->every_day ? day : days_before(calendar, &calendar->working, day);
}

static int64_t roster_nth_day(const struct calendar *calendar, const struct roster *roster,
                              int64_t n)
{
    return roster->every_day ? n : nth_day(calendar, &calendar->working, n);
}

static bool roster_has_day(const struct calendar *calendar, const struct roster *roster, tick at)
{
    return roster->every_day || calendar_is_working_day(calendar, at);
}

/* First day of the roster at or after `day`. */
static int64_t roster_day_from(const struct calendar *calendar, const struct roster *roster,
                               int64_t day)
{
    return roster_nth_day(calendar, roster, roster_days_before(calendar, roster, day));
}

bool roster_is_open(const struct calendar *calendar, const struct roster *roster, double share,
                    tick at)
{
    int64_t length = seat_length(roster, share);
    int64_t second = clock_second_of_day(at) - roster->open;
    return second >= 0 && second < length && roster_has_day(calendar, roster, at);
}

tick roster_next_opening(const struct calendar *calendar, const struct roster *roster, tick at)
{
    int64_t day = clock_day(at) + (clock_second_of_day(at) > roster->open ? 1 : 0);
    return roster_day_from(calendar, roster, day) * CLOCK_DAY + roster->open;
}

/* A seat that works whole days goes off only at the midnight after its last day in a row. */
static tick whole_day_closing(const struct calendar *calendar, const struct roster *roster, tick at)
{
    if (roster->every_day)
        return CLOCK_NEVER;
    int64_t day = roster_day_from(calendar, roster, clock_day(at)) + 1;
    while (roster_has_day(calendar, roster, day * CLOCK_DAY))
        day++;
    return day * CLOCK_DAY;
}

tick roster_next_closing(const struct calendar *calendar, const struct roster *roster, double share,
                         tick at)
{
    int64_t length = seat_length(roster, share);
    if (length == 0)
        return CLOCK_NEVER;
    if (length == CLOCK_DAY)
        return whole_day_closing(calendar, roster, at);
    int64_t closing = roster->open + length;
    int64_t day = clock_day(at) + (clock_second_of_day(at) >= closing ? 1 : 0);
    return roster_day_from(calendar, roster, day) * CLOCK_DAY + closing;
}

/* Working ticks of a seat before `at`, counted from the roster's day 0. */
static int64_t worked_before(const struct calendar *calendar, const struct roster *roster,
                             int64_t length, tick at)
{
    int64_t worked = roster_days_before(calendar, roster, clock_day(at)) * length;
    int64_t second = clock_second_of_day(at) - roster->open;
    if (second > 0 && roster_has_day(calendar, roster, at))
        worked += second < length ? second : length;
    return worked;
}

int64_t roster_worked(const struct calendar *calendar, const struct roster *roster, double share,
                      tick from, tick to)
{
    CHECK(from <= to);
    int64_t length = seat_length(roster, share);
    return worked_before(calendar, roster, length, to) -
           worked_before(calendar, roster, length, from);
}

tick roster_finish(const struct calendar *calendar, const struct roster *roster, double share,
                   tick at, int64_t work)
{
    int64_t length = seat_length(roster, share);
    CHECK(length > 0 && work >= 0);
    if (work == 0)
        return at;
    /* The last tick worked is number `last` (from 0): it falls on the roster's day last / length,
     * rounded down, since an every-day roster counts days before 1970 as negative. */
    int64_t last = worked_before(calendar, roster, length, at) + work - 1;
    int64_t day = last / length;
    int64_t second = last % length;
    if (second < 0) {
        day--;
        second += length;
    }
    if (!roster->every_day && day >= calendar->working.count)
        return CLOCK_NEVER;
    return roster_nth_day(calendar, roster, day) * CLOCK_DAY + roster->open + second + 1;
}
