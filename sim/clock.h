/* The clock: simulated time and the civil calendar date it stands for.
 *
 * Time is a signed 64-bit count of seconds since 1970-01-01 00:00 local civil time, without summer
 * time: every day has 86,400 seconds. Dates follow the proleptic Gregorian calendar. */
#ifndef SIM_CLOCK_H
#define SIM_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t tick;

#define CLOCK_MINUTE ((tick)60)
#define CLOCK_HOUR ((tick)3600)
#define CLOCK_DAY ((tick)86400)
#define CLOCK_WEEK ((tick)604800)
#define CLOCK_YEAR_DAYS 365.25 /* mean Julian year, the unit of yearly rates */
#define CLOCK_NEVER INT64_MAX  /* later than every event */
#define CLOCK_ALWAYS INT64_MIN /* earlier than every event; the `from` of an undated value */
#define CLOCK_DATE_SIZE 17     /* room for "2018-01-31 09:30" and its NUL */

struct clock_date {
    int year;  /* 1800 to 2400 */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

/* Midnight at which the date begins. The date must exist. */
tick clock_from_date(struct clock_date date);

/* The date on which `at` falls. */
struct clock_date clock_to_date(tick at);

/* Day number (days since 1970-01-01, negative before) and second within that day (0 to 86399). */
int64_t clock_day(tick at);
int clock_second_of_day(tick at);

/* 0 = Monday … 6 = Sunday. */
int clock_weekday(tick at);

/* Reads "YYYY-MM-DD" exactly; false (and *at untouched) when the text is no existing date. */
bool clock_parse_date(const char *text, tick *at);

/* Writes "YYYY-MM-DD" or "YYYY-MM-DD HH:MM". */
void clock_format_date(tick at, char text[CLOCK_DATE_SIZE]);
void clock_format_minute(tick at, char text[CLOCK_DATE_SIZE]);

/* Rounds a duration in seconds to the nearest tick (half away from zero). The duration must be
 * finite, not negative, and at most 1,000 years; anything else is an error of ours. */
tick clock_round(double seconds);

#endif
