/* Number formatting on top of printf, made independent of the process' locale by replacing whatever
 * stands between the digits. */
#include "output/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Replaces the decimal sign of the locale (one or more bytes) by a point, in place. */
static void make_point(char *text)
{
    char *write = text;
    bool inside = false;
    for (const char *read = text; *read != '\0'; read++) {
        if (strchr("0123456789+-e", *read) != NULL) {
            *write++ = *read;
            inside = false;
        } else if (!inside) {
            *write++ = '.';
            inside = true;
        }
    }
    *write = '\0';
}

const char *number_exact(double value, char text[NUMBER_EXACT_SIZE])
{
    text[0] = '\0';
    if (!isfinite(value))
        return text;
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, NUMBER_EXACT_SIZE, "%.*g", digits, fabs(value) > 0.0 ? value : 0.0);
        double back = strtod(text, NULL);
        if (!(back < value) && !(back > value))
            break;
    }
    make_point(text);
    return text;
}

const char *number_people(double value, int decimals, struct number_style style,
                          char text[NUMBER_PEOPLE_SIZE])
{
    const char *none = style.english ? "n/a" : "n.v.t.";
    if (!isfinite(value) || fabs(value) >= 1e15) {
        snprintf(text, NUMBER_PEOPLE_SIZE, "%s", none);
        return text;
    }
    if (style.hide_small && value > 0.0 && value < 5.0) {
        snprintf(text, NUMBER_PEOPLE_SIZE, "<5");
        return text;
    }
    decimals = decimals < 0 ? 0 : decimals > 6 ? 6 : decimals;
    char plain[NUMBER_PEOPLE_SIZE];
    snprintf(plain, sizeof plain, "%.*f", decimals, fabs(value));
    make_point(plain);
    bool is_zero = strspn(plain, "0.") == strlen(plain);
    size_t whole = strcspn(plain, ".");
    size_t used = 0;
    if (value < 0.0 && !is_zero)
        text[used++] = '-';
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            text[used++] = style.english ? ',' : '.';
        text[used++] = plain[i];
    }
    if (plain[whole] == '.') {
        text[used++] = style.english ? '.' : ',';
        size_t rest = strlen(plain + whole + 1);
        memcpy(text + used, plain + whole + 1, rest);
        used += rest;
    }
    text[used] = '\0';
    return text;
}
