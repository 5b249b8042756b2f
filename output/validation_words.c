#include "output/validation_words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/text.h"
#include "output/uncertainty_words.h"

enum { LETTERS_MOST = 190, DIGITS = 3 };

static const char *say(const struct labels *labels, const char *nl, const char *en)
{
    return labels->english ? en : nl;
}

static const char *number(const struct labels *labels, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = labels->english}, text);
}

/* --- sections --- */

static const enum figure_role ROLES[VALIDATION_SECTIONS / 2] = {FIGURE_TEST, FIGURE_CALIBRATED,
                                                                FIGURE_INPUT, FIGURE_CONTEXT};

size_t validation_section_of(const struct figure *figure)
{
    size_t at = 0;
    while (at + 1 < sizeof ROLES / sizeof ROLES[0] && ROLES[at] != figure->role)
        at++;
    return 2 * at + figure->inherited;
}

static bool has_inherited(const struct validation *validation)
{
    for (size_t i = 0; i < validation->count; i++)
        if (validation->judged[i].figure->inherited)
            return true;
    return false;
}

const char *validation_section_name(const struct labels *labels, size_t section,
                                    const struct validation *validation)
{
    static const char *const names[VALIDATION_SECTIONS / 2][2] = {
        {"Toetsen", "Tests"},
        {"Gekalibreerd: telt niet als bewijs", "Calibrated: no proof"},
        {"Invoer: telt niet als bewijs", "Input: no proof"},
        {"Context: niet beoordeeld", "Context: not judged"},
    };
    static const char *const inherited[VALIDATION_SECTIONS / 2][2] = {
        {"Toetsen van de basis", "Tests of the basis"},
        {"Gekalibreerd in de basis: telt niet als bewijs", "Calibrated in the basis: no proof"},
        {"Invoer van de basis: telt niet als bewijs", "Input of the basis: no proof"},
        {"Context uit de basis: niet beoordeeld", "Context from the basis: not judged"},
    };
    if (section == 0 && has_inherited(validation))
        return say(labels, "Toetsen van dit scenario zelf", "Tests of this scenario itself");
    return (section % 2 == 0 ? names : inherited)[section / 2][labels->english];
}

/* --- verdicts --- */

const char *validation_verdict(const struct labels *labels, const struct judged *judged)
{
    if (judged->figure->role == FIGURE_CONTEXT)
        return "";
    switch (judged->fit) {
    case FIT_AGREES:
        return say(labels, "klopt", "agrees");
    case FIT_WIDE:
        return say(labels, "ruim", "wide");
    case FIT_DEVIATES:
        return say(labels, "wijkt af", "deviates");
    case FIT_NONE:
        break;
    }
    return say(labels, "niet te zeggen", "cannot be said");
}

const char *validation_outcome(const struct labels *labels, const struct validation *validation,
                               char text[VALIDATION_WORDS_SIZE])
{
    char tests[NUMBER_PEOPLE_SIZE], agrees[NUMBER_PEOPLE_SIZE], share[NUMBER_PEOPLE_SIZE];
    char least[NUMBER_PEOPLE_SIZE];
    if (validation->tests == 0) {
        snprintf(text, VALIDATION_WORDS_SIZE, "%s",
                 say(labels, "geen enkel cijfer is een toets", "not one figure is a test"));
        return text;
    }
    double percent = 100.0 * (double)validation->agrees / (double)validation->tests;
    number(labels, (double)validation->tests, 0, tests);
    number(labels, (double)validation->agrees, 0, agrees);
    /* down, so that what falls short never reads as enough */
    number(labels, floor(percent + 1e-9), 0, share);
    number(labels, VALIDATION_SHARE, 0, least);
    snprintf(text, VALIDATION_WORDS_SIZE,
             validation->tests == 1
                 ? say(labels, "%s van %s toets klopt (%s%%); ten minste %s%% is nodig",
                       "%s of %s test agrees (%s%%); at least %s%% is needed")
             : validation->agrees == 1
                 ? say(labels, "%s van de %s toetsen klopt (%s%%); ten minste %s%% is nodig",
                       "%s of the %s tests agrees (%s%%); at least %s%% is needed")
                 : say(labels, "%s van de %s toetsen kloppen (%s%%); ten minste %s%% is nodig",
                       "%s of the %s tests agree (%s%%); at least %s%% is needed"),
             agrees, tests, share, least);
    return text;
}

/* --- what it is --- */

static const struct kpi_row *row_of(const struct validation_told *told, const char *kpi)
{
    for (size_t i = 0; kpi != NULL && i < told->kpis.row_count; i++)
        if (strcmp(told->kpis.rows[i].id, kpi) == 0)
            return &told->kpis.rows[i];
    return NULL;
}

static const struct figure_trait *trait_of(const struct validation_told *told, const char *key)
{
    for (size_t i = 0; key != NULL && i < told->traits.count; i++)
        if (strcmp(told->traits.rows[i].key, key) == 0)
            return &told->traits.rows[i];
    return NULL;
}

/* "waiting list, Veilig Thuis, Almere, light" */
static char *say_cell(const struct labels *labels, const struct figure *figure,
                      const struct kpi_row *row)
{
    char gemeente[LABELS_SIZE] = "", breakdown[LABELS_SIZE] = "";
    bool is_part = figure->gemeente != NULL && strcmp(figure->gemeente, "alle") != 0;
    bool is_split = figure->breakdown != NULL && strcmp(figure->breakdown, "alle") != 0;
    bool is_station = figure->station != NULL && strcmp(figure->station, "keten") != 0;
    if (is_part)
        labels_gemeente(labels, figure->gemeente, gemeente);
    if (is_split)
        labels_breakdown(labels, figure->breakdown, breakdown);
    return memory_format("%s%s%s%s%s%s%s", row->en, is_station ? ", " : "",
                         is_station ? labels_station(labels, figure->station) : "",
                         is_part ? ", " : "", gemeente, is_split ? ", " : "", breakdown);
}

char *validation_what(const struct validation_told *told, const struct labels *labels,
                      const struct figure *figure)
{
    const struct kpi_row *row = row_of(told, figure->kpi);
    const struct figure_trait *trait = trait_of(told, figure->trait);
    const struct figure_trait *among = trait_of(told, figure->among);
    char *text;
    if (labels->english && row != NULL)
        text = say_cell(labels, figure, row);
    else if (labels->english && trait != NULL)
        text = memory_format("%s%s%s", trait->en, among != NULL ? "; among: " : "",
                             among != NULL ? among->en : "");
    else
        text = memory_copy_text(figure->what != NULL ? figure->what : "");
    char *clean = text_clean(text, LETTERS_MOST);
    free(text);
    return labels_capitalise(clean);
}

/* --- when --- */

static void say_day(const struct labels *labels, struct clock_date date, char text[32])
{
    snprintf(text, 32, "%d %s %d", date.day, labels_month(labels, date.month), date.year);
}

/* Whole years and whole months say so; else both days. */
static void say_span(const struct labels *labels, tick from, tick to,
                     char text[VALIDATION_WORDS_SIZE])
{
    struct clock_date first = clock_to_date(from), last = clock_to_date(to - CLOCK_DAY),
                      after = clock_to_date(to);
    bool whole_months = first.day == 1 && after.day == 1;
    char one[32], other[32];
    if (whole_months && first.month == 1 && last.month == 12 && first.year == last.year)
        snprintf(text, VALIDATION_WORDS_SIZE, "%d", first.year);
    else if (whole_months && first.month == 1 && last.month == 12)
        snprintf(text, VALIDATION_WORDS_SIZE, "%d–%d", first.year, last.year);
    else if (whole_months && first.year == last.year && first.month == last.month)
        snprintf(text, VALIDATION_WORDS_SIZE, "%s %d", labels_month(labels, first.month),
                 first.year);
    else if (whole_months && first.year == last.year)
        snprintf(text, VALIDATION_WORDS_SIZE, "%s–%s %d", labels_month(labels, first.month),
                 labels_month(labels, last.month), first.year);
    else if (whole_months)
        snprintf(text, VALIDATION_WORDS_SIZE, "%s %d – %s %d", labels_month(labels, first.month),
                 first.year, labels_month(labels, last.month), last.year);
    else {
        say_day(labels, first, one);
        say_day(labels, last, other);
        snprintf(text, VALIDATION_WORDS_SIZE, "%s – %s", one, other);
    }
}

/* Over how many, when that is known. */
static size_t size_of(const struct figure *figure, const struct figure_sample *sample)
{
    return figure->of > 0 ? figure->of : figure->among == NULL ? sample->files : 0;
}

const char *validation_period(const struct validation_told *told, const struct labels *labels,
                              const struct figure *figure, char text[VALIDATION_WORDS_SIZE])
{
    char span[VALIDATION_WORDS_SIZE];
    if (figure->rule == FIGURE_STOCK) {
        say_day(labels, clock_to_date(figure->at - CLOCK_DAY), text);
    } else if (figure->rule == FIGURE_SAMPLE) {
        const struct figure_sample *sample = &told->validation->figures->samples[figure->sample];
        char size[32] = "";
        if (size_of(figure, sample) > 0)
            snprintf(size, sizeof size, "n = %zu, ", size_of(figure, sample));
        say_span(labels, sample->from, sample->to, span);
        snprintf(text, VALIDATION_WORDS_SIZE, "%s%s %.60s", size, say(labels, "dossiers", "files"),
                 span);
    } else {
        say_span(labels, figure->from, figure->to, text);
    }
    return text;
}

/* --- numbers --- */

const char *validation_unit(const struct validation_told *told, const struct figure *figure)
{
    if (figure->rule == FIGURE_COUNT)
        return "aantal";
    const struct kpi_row *row = row_of(told, figure->kpi);
    const struct figure_trait *trait = trait_of(told, figure->trait);
    return row != NULL ? row->unit : trait != NULL ? trait->unit : "";
}

bool validation_is_count(const struct validation_told *told, const struct figure *figure)
{
    static const char *const units[] = {"aantal", "casussen", "kinderen", "trajecten", "per jaar"};
    const char *unit = validation_unit(told, figure);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(unit, units[i]) == 0)
            return true;
    return false;
}

/* "%", " dagen"; nothing behind a number of cases or reports. */
static void unit_behind(const struct validation_told *told, const struct labels *labels,
                        const struct figure *figure, char text[LABELS_SIZE])
{
    const char *unit = validation_unit(told, figure);
    if (strcmp(unit, "procent") == 0)
        snprintf(text, LABELS_SIZE, "%%");
    else if (unit[0] == '\0' ||
             (validation_is_count(told, figure) && strcmp(unit, "per jaar") != 0))
        text[0] = '\0';
    else
        snprintf(text, LABELS_SIZE, " %s", labels_unit(labels, unit));
}

/* At most three digits that count; of a percentage no more than one decimal. */
static const char *shown(const struct labels *labels, double value, bool is_percent,
                         char text[NUMBER_PEOPLE_SIZE])
{
    int digits = DIGITS;
    if (is_percent && isfinite(value) && fabs(value) < 10.0)
        digits = fabs(value) < 1.0 ? 1 : 2;
    return uncertainty_value(labels, value, digits, text);
}

const char *validation_reported(const struct validation_told *told, const struct labels *labels,
                                const struct figure *figure, char text[VALIDATION_WORDS_SIZE])
{
    char value[NUMBER_PEOPLE_SIZE], low[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE];
    char unit[LABELS_SIZE];
    bool has_low = isfinite(figure->low), has_high = isfinite(figure->high);
    bool is_percent = strcmp(validation_unit(told, figure), "procent") == 0;
    shown(labels, figure->value, is_percent, value);
    shown(labels, figure->low, is_percent, low);
    shown(labels, figure->high, is_percent, high);
    unit_behind(told, labels, figure, unit);
    if (has_low && has_high)
        snprintf(text, VALIDATION_WORDS_SIZE,
                 say(labels, "%s%.60s (%s tot %s)", "%s%.60s (%s to %s)"), value, unit, low, high);
    else if (has_low || has_high)
        snprintf(text, VALIDATION_WORDS_SIZE, "%s%.60s (%s %s)", value, unit,
                 has_low ? say(labels, "ten minste", "at least")
                         : say(labels, "hoogstens", "at most"),
                 has_low ? low : high);
    else
        snprintf(text, VALIDATION_WORDS_SIZE, "%s%.60s", value, unit);
    return text;
}

/* Small counts need a decimal, for a mean of 1.6 is not 2. */
static int decimals_of(const struct validation_told *told, const struct judged *judged)
{
    const struct kpi_row *row = row_of(told, judged->figure->kpi);
    if (validation_is_count(told, judged->figure))
        return fabs(judged->prediction.mean) < 20.0 ? 1 : 0;
    return row != NULL && row->decimals > 1 ? row->decimals : 1;
}

const char *validation_predicted(const struct validation_told *told, const struct labels *labels,
                                 const struct judged *judged, char text[VALIDATION_WORDS_SIZE])
{
    char mean[NUMBER_PEOPLE_SIZE], low[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE];
    const struct prediction *prediction = &judged->prediction;
    int decimals = decimals_of(told, judged);
    const char *unit = strcmp(validation_unit(told, judged->figure), "procent") == 0 ? "%" : "";
    if (!isfinite(prediction->mean))
        snprintf(text, VALIDATION_WORDS_SIZE, "%s", say(labels, "n.v.t.", "n/a"));
    else if (isfinite(prediction->low) && isfinite(prediction->high))
        snprintf(text, VALIDATION_WORDS_SIZE, say(labels, "%s%s (%s tot %s)", "%s%s (%s to %s)"),
                 number(labels, prediction->mean, decimals, mean), unit,
                 number(labels, prediction->low, decimals, low),
                 number(labels, prediction->high, decimals, high));
    else
        snprintf(text, VALIDATION_WORDS_SIZE, "%s%s",
                 number(labels, prediction->mean, decimals, mean), unit);
    return text;
}
