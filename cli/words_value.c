#include "cli/words_value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/labels.h"
#include "output/number.h"
#include "scenarios/storage.h"

/* As few decimals as tell the number apart from its neighbours of nine digits. */
static int decimals_of(double number)
{
    double scale = 1.0;
    for (int decimals = 0; decimals < 6; decimals++, scale *= 10.0) {
        double scaled = number * scale;
        if (fabs(scaled - round(scaled)) <= 1e-9 * fmax(1.0, fabs(scaled)))
            return decimals;
    }
    return 6;
}

char *words_number(double number, bool english)
{
    char text[NUMBER_PEOPLE_SIZE];
    if (isnan(number))
        return storage_copy("");
    if (isinf(number))
        return storage_copy(english ? "unlimited" : "onbeperkt");
    return storage_copy(number_people(number, decimals_of(number),
                                      (struct number_style){.english = english}, text));
}

static void add_number(struct storage_text *text, double number, bool english)
{
    char *written = words_number(number, english);
    storage_text_add(text, "%s", written);
    free(written);
}

static const char *family_name(enum distribution_family family, bool english)
{
    static const char *const names[][2] = {
        [DISTRIBUTION_CONSTANT] = {"vast", "constant"},
        [DISTRIBUTION_EXPONENTIAL] = {"exponentieel", "exponential"},
        [DISTRIBUTION_GAMMA] = {"gamma", "gamma"},
        [DISTRIBUTION_LOGNORMAL] = {"lognormaal", "lognormal"},
        [DISTRIBUTION_WEIBULL] = {"weibull", "Weibull"},
        [DISTRIBUTION_UNIFORM] = {"uniform", "uniform"},
        [DISTRIBUTION_TRIANGULAR] = {"driehoek", "triangular"},
        [DISTRIBUTION_EMPIRICAL] = {"empirisch", "empirical"},
    };
    return names[family][english];
}

/* "10 (lognormaal, sd 4)"; sd with two digits behind the point, it is no value of the scenario. */
static void add_duration(struct storage_text *text, const struct distribution *distribution,
                         bool english)
{
    add_number(text, distribution->mean, english);
    if (distribution->family == DISTRIBUTION_CONSTANT)
        return;
    char sd[NUMBER_PEOPLE_SIZE];
    number_people(distribution_sd(distribution), 2, (struct number_style){.english = english}, sd);
    storage_text_add(text, " (%s, sd %s)", family_name(distribution->family, english), sd);
}

static void add_choice(struct storage_text *text, const char *choices, double index)
{
    const char *word = choices;
    for (double i = 0.0; i < index; i += 1.0)
        word += strcspn(word, "|") + 1;
    storage_text_add(text, "%.*s", (int)strcspn(word, "|"), word);
}

static void add_step(struct storage_text *text, const struct parameter_value *value,
                     const struct parameter_step *step, bool english)
{
    struct labels labels = {.english = english};
    char date[LABELS_SIZE];
    if (value->row->type == PARAMETER_CHOICE)
        add_choice(text, value->row->choices, step->number);
    else if (value->row->type == PARAMETER_DATE)
        storage_text_add(text, "%s", labels_date(&labels, (tick)step->number, date));
    else if (step->is_distribution && isfinite(step->number))
        add_duration(text, &step->distribution, english);
    else
        add_number(text, step->number, english);
    if (step->from != CLOCK_ALWAYS)
        storage_text_add(text, english ? " from %s" : " vanaf %s",
                         labels_date(&labels, step->from, date));
}

char *words_value(const struct parameter_value *value, bool english)
{
    struct storage_text text = {0};
    if (value->row->type == PARAMETER_TEXT && value->text != NULL)
        storage_text_add(&text, "%s", value->text);
    for (size_t i = 0; i < value->list_count; i++) {
        storage_text_add(&text, "%s", i > 0 ? "; " : "");
        add_number(&text, value->list[i], english);
    }
    for (size_t i = 0; i < value->step_count; i++) {
        storage_text_add(&text, "%s", i > 0 ? "; " : "");
        add_step(&text, value, &value->steps[i], english);
    }
    char *whole = storage_copy(text.bytes != NULL ? text.bytes : "");
    storage_text_release(&text);
    return whole;
}

bool words_is_given(const struct parameter_value *value)
{
    return value->step_count > 0 || value->list_count > 0 ||
           (value->row->type == PARAMETER_TEXT && value->text != NULL);
}

const char *words_source(const struct parameter_value *value)
{
    bool counts =
        value->source != NULL && value->row->nature != PARAMETER_RUN && words_is_given(value);
    return counts ? value->source : "";
}
