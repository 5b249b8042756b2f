#include "output/calibration_words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/comparison_words.h"
#include "output/text.h"
#include "output/uncertainty_words.h"

enum { DIGITS = 3, LETTERS_MOST = 80 };

static const char *say(const struct labels *labels, const char *nl, const char *en)
{
    return labels->english ? en : nl;
}

const char *calibration_verdict(const struct labels *labels, enum identification identification)
{
    switch (identification) {
    case IDENTIFIED:
        return say(labels, "bepaald", "determined");
    case NARROWED:
        return say(labels, "vernauwd", "narrowed");
    case SHIFTED:
        return say(labels, "verschoven", "shifted");
    case NOT_IDENTIFIED:
        break;
    }
    return say(labels, "niet te bepalen", "cannot be determined");
}

const char *calibration_number(const struct labels *labels, double value,
                               char text[NUMBER_PEOPLE_SIZE])
{
    return uncertainty_value(labels, value, DIGITS, text);
}

const char *calibration_range(const struct labels *labels, double low, double high,
                              char text[CALIBRATION_WORDS_SIZE])
{
    char from[NUMBER_PEOPLE_SIZE], to[NUMBER_PEOPLE_SIZE];
    snprintf(text, CALIBRATION_WORDS_SIZE, "%s %s %s", calibration_number(labels, low, from),
             say(labels, "tot", "to"), calibration_number(labels, high, to));
    return text;
}

const char *calibration_figure_number(const struct labels *labels,
                                      const struct calibration_figure *figure, double value,
                                      char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, figure->decimals, (struct number_style){.english = labels->english},
                         text);
}

double calibration_possible(const struct calibration_figure *figure, double value)
{
    static const char *const never_negative[] = {"procent", "dagen", "casussen", "aantal",
                                                 "per jaar"};
    for (size_t i = 0; i < sizeof never_negative / sizeof never_negative[0]; i++)
        if (strcmp(figure->unit, never_negative[i]) == 0)
            return i == 0 ? fmin(fmax(value, 0.0), 100.0) : fmax(value, 0.0);
    return value;
}

const char *calibration_correlation(const struct labels *labels, double correlation,
                                    char text[NUMBER_PEOPLE_SIZE])
{
    return comparison_signed(labels, correlation, 2, text);
}

const char *calibration_tradeoff_sentence(const struct labels *labels,
                                          const struct calibration_report *report,
                                          const struct calibration_tradeoff *tradeoff,
                                          char text[CALIBRATION_WORDS_SIZE])
{
    const struct calibration_subject *subjects = report->subjects;
    double size = fabs(tradeoff->correlation);
    const char *how = size >= 0.9   ? say(labels, "vrijwel geheel ", "almost entirely ")
                      : size >= 0.7 ? say(labels, "sterk ", "strongly ")
                                    : say(labels, "deels ", "in part ");
    char number[NUMBER_PEOPLE_SIZE];
    char *one = text_clean(subjects[tradeoff->one].path, LETTERS_MOST);
    char *other = text_clean(subjects[tradeoff->other].path, LETTERS_MOST);
    const char *which =
        tradeoff->correlation < 0.0
            ? say(labels, "de een hoger en de ander lager past even goed bij de cijfers",
                  "one higher and the other lower fits the figures as well")
            : say(labels, "beide hoger of beide lager past even goed bij de cijfers",
                  "both higher or both lower fits the figures as well");
    snprintf(text, CALIBRATION_WORDS_SIZE, "%s %s%s%s %s (%s %s): %s.", one,
             say(labels, "ruilt ", "trades off "), how, say(labels, "uit tegen", "against"), other,
             say(labels, "correlatie", "correlation"),
             calibration_correlation(labels, tradeoff->correlation, number), which);
    free(one);
    free(other);
    return text;
}

double calibration_off(const struct calibration_report *report, size_t i)
{
    const struct calibration_target *target = &report->problem->targets[i];
    double after = report->figures[i].after, deviation = target->deviation;
    if (!isfinite(after) || !(deviation > 0.0))
        return NAN;
    if (!target->is_count)
        return (after - target->value) / deviation;
    double scale =
        0.5 * (sqrt(target->value + deviation) - sqrt(fmax(target->value - deviation, 0.0)));
    return (sqrt(fmax(after, 0.0)) - sqrt(target->value)) / scale;
}

double calibration_place(const struct calibration_parameter *parameter, double value)
{
    return (value - parameter->low) / (parameter->high - parameter->low);
}
