/* The numbers on the picture of the chain. */
#include "output/stroom_numbers.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/comparison_words.h"
#include "output/growth_words.h"

const char *stroom_count(const struct chart *chart, double value, char text[64])
{
    return chart_number(chart, value, fabs(value) < 10.0 && value != 0.0 ? 1 : 0, text);
}

const char *stroom_change(const struct chart *chart, const struct pairing *change,
                          char text[2 * NUMBER_PEOPLE_SIZE])
{
    text[0] = '\0';
    if (change == NULL || (change->verdict != VERDICT_LOWER && change->verdict != VERDICT_HIGHER))
        return text;
    char number[NUMBER_PEOPLE_SIZE];
    double value = change->difference.mean;
    int decimals = fabs(value) < 9.95 ? 1 : 0;
    if (fabs(value) < 0.05)
        return text;
    comparison_signed(chart->source->labels, value, decimals, number);
    snprintf(text, 2 * NUMBER_PEOPLE_SIZE, " (%s)", number);
    return text;
}

size_t stroom_lines(const struct chart *chart, const struct stroom_station *station,
                    struct stroom_line lines[3])
{
    char number[64], change[2 * NUMBER_PEOPLE_SIZE];
    size_t count = 0;
    if (station == NULL)
        return 0;
    if (isfinite(station->per_year)) {
        stroom_change(chart, station->per_year_change, change);
        const char *year = chart_say(chart, " per jaar", " a year");
        lines[count].differs = change[0] != '\0';
        snprintf(lines[count++].text, sizeof lines->text, "%s%s",
                 stroom_count(chart, station->per_year, number), change[0] != '\0' ? change : year);
    }
    if (isfinite(station->load)) {
        stroom_change(chart, station->load_change, change);
        lines[count].differs = change[0] != '\0';
        snprintf(lines[count++].text, sizeof lines->text, "%s %s%%%s",
                 change[0] != '\0' ? chart_say(chart, "bezet", "load")
                                   : chart_say(chart, "bezetting", "load"),
                 chart_number(chart, station->load, 0, number), change);
    }
    if (isfinite(station->waiting)) {
        stroom_change(chart, station->waiting_change, change);
        lines[count].differs = change[0] != '\0';
        snprintf(lines[count++].text, sizeof lines->text, "%s %s%s%s",
                 change[0] != '\0' ? chart_say(chart, "lijst", "list")
                                   : chart_say(chart, "wachtlijst", "waiting"),
                 stroom_count(chart, station->waiting, number),
                 station->grows ? " " GROWTH_MARK : "", change);
    }
    return count;
}

double stroom_width_of(const char *text)
{
    double width = 4.0;
    for (const char *c = text; *c != '\0'; c++)
        if (((unsigned char)*c & 0xC0) != 0x80) /* the first byte of a character */
            width += strchr(" .,:()iljtfr-", *c) != NULL ? 5.6 : 8.9;
    return width;
}
