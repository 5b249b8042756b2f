#include "output/report/sentences_words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"

#define SHARE_PRACTICAL 99.0 /* percent of draws with one sign: "vrijwel zeker" */
#define SHARE_PROBABLE 90.0

const char *sentences_say(const struct labels *labels, const char *nl, const char *en)
{
    return labels->english ? en : nl;
}

const char *sentences_number(const struct labels *labels, double value, int decimals,
                             char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = labels->english}, text);
}

bool sentences_is_percent(const char *unit)
{
    return strcmp(unit, "procent") == 0;
}

const char *sentences_amount(const struct labels *labels, const struct sentence_subject *subject,
                             double value, char text[SENTENCES_AMOUNT_SIZE])
{
    char plain[NUMBER_PEOPLE_SIZE];
    snprintf(text, SENTENCES_AMOUNT_SIZE, "%s%s",
             sentences_number(labels, value, subject->decimals, plain),
             sentences_is_percent(subject->unit) && isfinite(value) ? "%" : "");
    return text;
}

double sentences_possible(double end, bool is_percent)
{
    if (isnan(end))
        return NAN;
    double least = fmax(end, 0.0);
    return is_percent ? fmin(least, 100.0) : least;
}

/* The unit in the language, as it is after the number that is shown as `amount`. */
static const char *unit_after(const struct labels *labels, const char *unit, const char *amount)
{
    return labels_unit_after(labels_unit(labels, unit), amount);
}

const char *sentences_unit_after(const struct labels *labels,
                                 const struct sentence_subject *subject, const char *amount,
                                 char text[SENTENCES_UNIT_SIZE])
{
    /* "het aantal casussen … is 252,3" has said it */
    bool said = subject->measure == SENTENCE_SIZE && strcmp(subject->unit, "casussen") == 0;
    bool none = said || sentences_is_percent(subject->unit) || subject->unit[0] == '\0';
    snprintf(text, SENTENCES_UNIT_SIZE, "%s%s", none ? "" : " ",
             none ? "" : unit_after(labels, subject->unit, amount));
    return text;
}

const char *sentence_unit(const struct labels *labels, const char *unit, double shown)
{
    char whole[NUMBER_PEOPLE_SIZE];
    bool is_whole = fabs(shown - round(shown)) < 1e-9;
    return unit_after(labels, unit, is_whole ? sentences_number(labels, shown, 0, whole) : "");
}

const char *sentences_name(const struct labels *labels, const struct sentence_subject *subject)
{
    return labels->english ? subject->en : subject->nl;
}

char *sentences_title(const struct labels *labels, const struct sentence_subject *subject)
{
    return labels_capitalise(memory_copy_text(sentences_name(labels, subject)));
}

const char *sentences_verb(const struct labels *labels, const struct sentence_subject *subject,
                           const char *one_nl, const char *many_nl, const char *one_en,
                           const char *many_en)
{
    if (labels->english)
        return subject->plural_en ? many_en : one_en;
    return subject->plural_nl ? many_nl : one_nl;
}

const char *sentences_comparative(const struct labels *labels,
                                  const struct sentence_subject *subject, int side)
{
    static const char *const words[][2][2] = {
        [SENTENCE_HEIGHT] = {{"lager", "lower"}, {"hoger", "higher"}},
        [SENTENCE_SIZE] = {{"kleiner", "smaller"}, {"groter", "larger"}},
        [SENTENCE_TIME] = {{"korter", "shorter"}, {"langer", "longer"}},
        [SENTENCE_LIST] = {{"korter", "shorter"}, {"langer", "longer"}},
    };
    return words[subject->measure][side > 0][labels->english];
}

const char *sentences_certainty(const struct labels *labels, double same_sign)
{
    if (same_sign >= SHARE_PRACTICAL)
        return sentences_say(labels, "vrijwel zeker ", "almost certainly ");
    return same_sign >= SHARE_PROBABLE ? sentences_say(labels, "waarschijnlijk ", "probably ") : "";
}
