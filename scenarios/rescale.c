#include "scenarios/rescale.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/number_text.h"
#include "scenarios/storage.h"

#define DIGITS 6 /* of what goes along with a mean */

static double rounded(double number)
{
    if (number == 0.0 || !isfinite(number))
        return number;
    double unit = pow(10.0, DIGITS - 1 - floor(log10(fabs(number))));
    return round(number * unit) / unit;
}

/* Does the key before this place, "… vorm = ", read so? */
static bool follows_key(const char *line, const char *at, const char *key)
{
    size_t length = strlen(key);
    return (size_t)(at - line) >= length + 3 && strncmp(at - 3 - length, key, length) == 0 &&
           strncmp(at - 3, " = ", 3) == 0;
}

static void add_number(struct storage_text *text, double number)
{
    char written[32];
    number_text_format(number, written);
    storage_text_add(text, "%s", written);
}

/* One step's line with its numbers times `ratio`; the mean itself is exact. */
static void add_line(struct storage_text *text, const char *line, size_t length, double ratio,
                     double mean)
{
    for (const char *at = line; at < line + length;) {
        bool is_number =
            isdigit((unsigned char)*at) && at > line && (at[-1] == ' ' || at[-1] == '(');
        if (!is_number) {
            storage_text_add_char(text, *at++);
            continue;
        }
        char *end;
        double number = strtod(at, &end);
        if (follows_key(line, at, "gemiddelde"))
            add_number(text, mean);
        else
            add_number(text, follows_key(line, at, "vorm") ? number : rounded(number * ratio));
        at = end;
    }
}

void rescale_text(struct parameter_value *value, const struct parameter_value *stated)
{
    if (value->row->type != PARAMETER_DURATION || value->text == NULL || stated->text == NULL)
        return;
    struct storage_text text = {0};
    const char *line = stated->text;
    for (size_t i = 0; i < value->step_count; i++) {
        size_t length = strcspn(line, "\n");
        double mean = value->steps[i].distribution.mean, old = stated->steps[i].distribution.mean;
        add_line(&text, line, length, old != 0.0 ? mean / old : 1.0, mean);
        line += length;
        if (*line == '\n') {
            storage_text_add_char(&text, '\n');
            line++;
        }
    }
    free(value->text);
    value->text = storage_copy(text.bytes != NULL ? text.bytes : "");
    storage_text_release(&text);
}
