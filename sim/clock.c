/* The clock: simulated time and civil dates.
 *
 * Days and dates are converted by counting from 1 March of year 0, so that the leap day ends its
 * year and every 400 years have the same 146,097 days. No time zone, no leap seconds, no summer
 * time. */
#include "sim/clock.h"

#include <math.h>

#include "sim/check.h"

#define FIRST_YEAR 1800
#define LAST_YEAR 2400
#define ERA_YEARS 400
#define ERA_DAYS 146097
#define EPOCH_FROM_MARCH_0 719468 /* days from 0000-03-01 to 1970-01-01 */
#define MONDAY_OF_EPOCH 3         /* 1970-01-01 was a Thursday */
#define LONGEST_DURATION (1000.0 * CLOCK_YEAR_DAYS * 86400.0)

/* Quotient rounded down, for a positive divisor. */
static int64_t floor_divide(int64_t number, int64_t divisor)
{
    int64_t quotient = number / divisor;
    return number % divisor < 0 ? quotient - 1 : quotient;
}

static bool is_leap_year(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static bool date_exists(struct clock_date date)
{
    static const int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.year < FIRST_YEAR || date.year > LAST_YEAR || date.month < 1 || date.month > 12)
        return false;
    int days = month_days[date.month - 1];
    if (date.month == 2 && is_leap_year(date.year))
        days = 29;
    return date.day >= 1 && date.day <= days;
}

tick clock_from_date(struct clock_date date)
{
    CHECK(date_exists(date));
    /* Years and months from March: January and February belong to the year before. */
    int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    int64_t month = (date.month + 9) % 12;
    int64_t era = floor_divide(year, ERA_YEARS);
    int64_t year_of_era = year - era * ERA_YEARS;
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (era * ERA_DAYS + day_of_era - EPOCH_FROM_MARCH_0) * CLOCK_DAY;
}

struct clock_date clock_to_date(tick at)
{
    int64_t day = clock_day(at) + EPOCH_FROM_MARCH_0;
    int64_t era = floor_divide(day, ERA_DAYS);
    int64_t day_of_era = day - era * ERA_DAYS;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153; /* 0 = March */
    int64_t year = era * ERA_YEARS + year_of_era + (month >= 10 ? 1 : 0);
    CHECK(year >= FIRST_YEAR && year <= LAST_YEAR);
    return (struct clock_date){
        .year = (int)year,
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day = (int)(day_of_year - (153 * month + 2) / 5 + 1),
    };
}

int64_t clock_day(tick at)
{
    return floor_divide(at, CLOCK_DAY);
}

int clock_second_of_day(tick at)
{
    int64_t second = at % CLOCK_DAY;
    return (int)(second < 0 ? second + CLOCK_DAY : second);
}

int clock_weekday(tick at)
{
    int64_t day = clock_day(at) + MONDAY_OF_EPOCH;
    return (int)(day - floor_divide(day, 7) * 7);
}

/* Reads `count` digits; false when one is no digit. */
static bool read_digits(const char *text, int count, int *number)
{
    *number = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *number = *number * 10 + (text[i] - '0');
    }
    return true;
}

bool clock_parse_date(const char *text, tick *at)
{
    struct clock_date date;
    if (!read_digits(text, 4, &date.year) || text[4] != '-')
        return false;
    if (!read_digits(text + 5, 2, &date.month) || text[7] != '-')
        return false;
    if (!read_digits(text + 8, 2, &date.day) || text[10] != '\0')
        return false;
    if (!date_exists(date))
        return false;
    *at = clock_from_date(date);
    return true;
}

static char *write_digits(char *text, int count, int number)
{
    for (int i = count - 1; i >= 0; i--) {
        text[i] = (char)('0' + number % 10);
        number /= 10;
    }
    return text + count;
}

/* Writes the date and gives the place after it, where a NUL stands. */
static char *write_date(tick at, char *text)
{
    struct clock_date date = clock_to_date(at);
    text = write_digits(text, 4, date.year);
    *text++ = '-';
    text = write_digits(text, 2, date.month);
    *text++ = '-';
    text = write_digits(text, 2, date.day);
    *text = '\0';
    return text;
}

void clock_format_date(tick at, char text[CLOCK_DATE_SIZE])
{
    write_date(at, text);
}

void clock_format_minute(tick at, char text[CLOCK_DATE_SIZE])
{
    int minutes = clock_second_of_day(at) / 60;
    char *end = write_date(at, text);
    *end++ = ' ';
    end = write_digits(end, 2, minutes / 60);
    *end++ = ':';
    end = write_digits(end, 2, minutes % 60);
    *end = '\0';
}

tick clock_round(double seconds)
{
    CHECK(isfinite(seconds) && seconds >= 0 && seconds <= LONGEST_DURATION);
    return (tick)llround(seconds);
}
