#include "scenarios/number_text.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/storage.h"

static size_t digits(const char *text)
{
    size_t count = 0;
    while (text[count] >= '0' && text[count] <= '9')
        count++;
    return count;
}

static const char *skip_sign(const char *raw)
{
    return raw[0] == '+' || raw[0] == '-' ? raw + 1 : raw;
}

bool number_text_is_integer(const char *raw)
{
    return strpbrk(raw, ".eE") == NULL;
}

bool number_text_is_thousand(const char *raw)
{
    const char *text = skip_sign(raw);
    size_t whole = digits(text);
    return whole >= 1 && whole <= 3 && text[0] != '0' && text[whole] == '.' &&
           digits(text + whole + 1) == 3 && text[whole + 4] == '\0';
}

/* Several points, as in 1.000.000. */
static bool has_thousand_points(const char *text)
{
    const char *point = strchr(text, '.');
    return point != NULL && strchr(point + 1, '.') != NULL;
}

static bool is_date(const char *text)
{
    return digits(text) == 4 && text[4] == '-' && digits(text + 5) > 0;
}

char *number_text_fault(const char *raw)
{
    const char *text = skip_sign(raw);
    const char *comma = strchr(text, ',');
    if (comma != NULL)
        return storage_format("Decimaalkomma? Schrijf %.*s.%s.", (int)(comma - raw), raw,
                              comma + 1);
    if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
        return storage_format("`%s` is hexadecimaal; schrijf een gewoon decimaal getal.", raw);
    if (is_date(text))
        return storage_format("Een datum hoort tussen aanhalingstekens: \"%s\".", raw);
    size_t whole = digits(text);
    if (has_thousand_points(text))
        return storage_format("`%s` heeft meer dan een punt; schrijf duizendtallen zonder punt.",
                              raw);
    if (whole == 0 && text[0] == '.' && digits(text + 1) > 0)
        return storage_format("`%s` mist het cijfer voor de punt; schrijf een 0 ervoor.", raw);
    if (whole == 0)
        return storage_format("`%s` is geen getal.", raw);
    if (whole > 1 && text[0] == '0')
        return storage_format("`%s` begint met een overbodige nul (of is het een decimaalkomma?).",
                              raw);
    const char *end = text + whole;
    if (*end == '.') {
        size_t fraction = digits(end + 1);
        if (fraction == 0 && (end[1] == '\0' || isalpha((unsigned char)end[1])))
            return storage_format("`%s` mist cijfers achter de punt; schrijf %.*s.0.", raw,
                                  (int)(end - raw), raw);
        end += 1 + fraction;
    }
    if (*end == 'e' || *end == 'E') {
        const char *exponent = skip_sign(end + 1);
        size_t count = digits(exponent);
        if (count > 0)
            end = exponent + count;
    }
    if (strcmp(end, "L") == 0 || strcmp(end, "LL") == 0)
        return storage_format("`%s` heeft een L achter het getal; laat die weg.", raw);
    if (*end == '%')
        return storage_format("`%s`: een percentage is een getal zonder %%-teken; schrijf %.*s.",
                              raw, (int)(end - raw), raw);
    if (isalpha((unsigned char)*end) || *end == '_')
        return storage_format("`%s`: de eenheid `%s` hoort niet achter het getal; die ligt vast.",
                              raw, end);
    if (*end != '\0')
        return storage_format("`%s` is geen getal.", raw);
    double value = strtod(raw, NULL);
    if (!isfinite(value))
        return storage_format("`%s` is te groot om mee te rekenen.", raw);
    if (number_text_is_integer(raw) && fabs(value) > 9007199254740992.0)
        return storage_format("`%s` is te groot; een geheel getal is hoogstens 9007199254740992.",
                              raw);
    return NULL;
}

void number_text_format(double number, char text[32])
{
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(text, 32, "%.*g", precision, number);
        if (strtod(text, NULL) == number)
            break;
    }
    if (strpbrk(text, ".e") == NULL)
        strcat(text, ".0");
}
