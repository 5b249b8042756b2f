/* The calendar: which days are worked, and how working time maps to the clock.
 *
 * Dutch public holidays are computed (Easter by the Gregorian computus). Two notions are kept
 * apart: a *working day* (offices are open: Monday to Friday, not New Year's Day, Easter Monday,
 * King's or Queen's Day, Liberation Day in lustrum years, Ascension Day, Whit Monday, both
 * Christmas days), and a *term day* (counts for a legal term under the Algemene termijnenwet art.
 * 3: as above, but Good Friday and every 5 May do not count either).
 *
 * A calendar is immutable after creation and may be shared by threads. */
#ifndef SIM_CALENDAR_H
#define SIM_CALENDAR_H

#include "sim/clock.h"

struct calendar;

/* Covers the years first_year up to and including last_year; NULL when memory is short. Questions
 * about days outside the range are an error of ours. */
struct calendar *calendar_create(int first_year, int last_year);
void calendar_free(struct calendar *calendar);

/* Easter Sunday of the year. */
struct clock_date calendar_easter(int year);

bool calendar_is_working_day(const struct calendar *calendar, tick at);
bool calendar_is_term_day(const struct calendar *calendar, tick at);

/* First midnight of a working day at or after `at` (the day of `at` itself only if `at` is
 * midnight). */
tick calendar_next_working_midnight(const struct calendar *calendar, tick at);

/* End of a legal term of `days` (≥ 0) term days that starts at `at`: the midnight after the days-th
 * term day that follows the day of `at`. The day of `at` does not count. */
tick calendar_term_end(const struct calendar *calendar, tick at, int days);

/* When somebody is at work: `length` seconds from `open` (second of the day), on working days only
 * or every day. A seat with share s works the first s part of it. */
struct roster {
    bool every_day;
    int open;   /* 0 to 86399 */
    int length; /* 0 to 86400 − open */
};

/* Is a seat with this share (0 to 1) at work at `at`? At the opening yes, at the end no. */
bool roster_is_open(const struct calendar *calendar, const struct roster *roster, double share,
                    tick at);

/* First tick ≥ at at which the roster opens (a day's opening second), share > 0 or not. */
tick roster_next_opening(const struct calendar *calendar, const struct roster *roster, tick at);

/* First tick > at at which a seat with this share goes off; CLOCK_NEVER when it is never at work or
 * never off (a round-the-clock roster at share 1). */
tick roster_next_closing(const struct calendar *calendar, const struct roster *roster, double share,
                         tick at);

/* Working ticks of one seat in [from, to). */
int64_t roster_worked(const struct calendar *calendar, const struct roster *roster, double share,
                      tick from, tick to);

/* The tick at which a seat that starts at `at` has worked `work` ticks: the earliest t with
 * roster_worked(at, t) ≥ work; CLOCK_NEVER when that is after the calendar's last day. Needs share
 * × length ≥ 1 s. work = 0 gives `at`. O(1). */
tick roster_finish(const struct calendar *calendar, const struct roster *roster, double share,
                   tick at, int64_t work);

#endif
