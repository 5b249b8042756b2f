/* The difference that a variant makes, in one sentence. There are five cases, each with four forms
 * for lists that grow in neither, one or both of the scenarios; every case is a whole sentence of
 * its own, put together from clauses, never from single words. */
#include "output/report/sentences.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/comparison_words.h"
#include "output/memory.h"
#include "output/report/sentences_words.h"

#define SHARE_LEAST 90.0 /* percent of draws with one sign; less is not distinct */

enum { DECIMALS_MOST = 4 };

enum tale {
    TALE_NONE,    /* one of the scenarios has no such number */
    TALE_EQUAL,   /* the same number in both */
    TALE_UNCLEAR, /* not distinct */
    TALE_CLEAR,
    TALE_UNSURE, /* there is a difference, and nothing tells how sure it is */
};

static enum tale tale_of(const struct sentence_difference *difference)
{
    if (!isfinite(difference->basis) || !isfinite(difference->variant) ||
        !isfinite(difference->difference))
        return TALE_NONE;
    bool has_interval = isfinite(difference->low) && isfinite(difference->high);
    bool is_zero = difference->difference == 0.0;
    if (is_zero && (!has_interval || (difference->low == 0.0 && difference->high == 0.0)))
        return TALE_EQUAL;
    if (is_zero)
        return TALE_UNCLEAR;
    if (difference->ground == SENTENCE_UNCERTAINTY)
        return isnan(difference->same_sign)           ? TALE_UNSURE
               : difference->same_sign >= SHARE_LEAST ? TALE_CLEAR
                                                      : TALE_UNCLEAR;
    if (!has_interval)
        return TALE_UNSURE;
    return difference->low > 0.0 || difference->high < 0.0 ? TALE_CLEAR : TALE_UNCLEAR;
}

static int sign_of(double value)
{
    return value > 0.0 ? 1 : value < 0.0 ? -1 : 0;
}

/* The way it goes, distinct or not. */
static int way_of(const struct sentence_difference *difference)
{
    return difference->side != 0 ? difference->side : sign_of(difference->difference);
}

int sentence_side(const struct sentence_difference *difference)
{
    return tale_of(difference) == TALE_CLEAR ? way_of(difference) : 0;
}

/* --- the interval --- */

/* What is less and more of it, and the unit that a difference needs to be read right. */
static void words_of(const struct labels *labels, const struct sentence_subject *subject,
                     const char *words[2], const char **unit)
{
    const char *own = subject->unit;
    bool days = strncmp(own, "dagen", 5) == 0, euro = strncmp(own, "euro", 4) == 0;
    if (days || sentences_is_percent(own)) {
        words[0] = days ? sentences_say(labels, "korter", "shorter")
                        : sentences_say(labels, "lager", "lower");
        words[1] = days ? sentences_say(labels, "langer", "longer")
                        : sentences_say(labels, "hoger", "higher");
        *unit = days ? labels_unit(labels, "dagen") : comparison_unit(labels, own);
    } else {
        words[0] = sentences_say(labels, "minder", euro ? "less" : "fewer");
        words[1] = sentences_say(labels, "meer", "more");
        *unit = euro ? "euro" : "";
    }
}

/* "4,0 dagen", "1 dag", "4,0" */
static char *quantity(const char *number, const char *unit)
{
    const char *fitting = labels_unit_after(unit, number);
    return memory_format("%s%s%s", number, fitting[0] != '\0' ? " " : "", fitting);
}

static char *say_ends(const struct labels *labels, const struct sentence_subject *subject,
                      double low, double high, int decimals)
{
    char from[NUMBER_PEOPLE_SIZE], to[NUMBER_PEOPLE_SIZE];
    const char *words[2], *unit, *between = sentences_say(labels, "tot", "to");
    words_of(labels, subject, words, &unit);
    sentences_number(labels, fabs(low), decimals, from);
    sentences_number(labels, fabs(high), decimals, to);
    bool low_is_zero = strspn(from, "0.,") == strlen(from); /* as it reads */
    bool high_is_zero = strspn(to, "0.,") == strlen(to);
    char *text, *least = quantity(from, unit), *most = quantity(to, unit);
    if (low < 0.0 && high > 0.0 && !(low_is_zero && high_is_zero)) {
        text = memory_format("%s %s %s %s %s", least, words[0], between, most, words[1]);
    } else {
        bool less = high_is_zero ? low < 0.0 : high < 0.0;
        const char *word = words[!less];
        if (low_is_zero && high_is_zero)
            text = quantity("0", unit);
        else if (strcmp(from, to) == 0)
            text = memory_format("%s %s", most, word);
        else
            text =
                memory_format("%s %s %s %s", less ? to : from, between, less ? least : most, word);
    }
    free(least);
    free(most);
    return text;
}

int sentence_decimals(const struct sentence_subject *subject,
                      const struct sentence_difference *difference)
{
    if (!isfinite(difference->low) || !isfinite(difference->high))
        return subject->decimals;
    struct pairing pairing = {
        .difference = {2, difference->difference, difference->low, difference->high}};
    pairing.verdict = comparison_verdict_of(&pairing.difference);
    int decimals = comparison_decimals(&pairing, subject->decimals);
    double far = fmax(fabs(difference->low), fabs(difference->high));
    double near = fmin(fabs(difference->low), fabs(difference->high));
    /* an end that reads as 0 would hide on which side of it the interval lies */
    while (near > 0.0 && far < 10.0 && decimals < DECIMALS_MOST && near * pow(10.0, decimals) < 0.5)
        decimals++;
    return decimals;
}

char *sentence_interval(const struct labels *labels, const struct sentence_subject *subject,
                        const struct sentence_difference *difference)
{
    if (!isfinite(difference->low) || !isfinite(difference->high))
        return memory_copy_text("");
    return say_ends(labels, subject, difference->low, difference->high,
                    sentence_decimals(subject, difference));
}

/* " (aannames meegerekend: 1,2 minder tot 4,0 meer)", or "". */
static char *say_brackets(const struct labels *labels, const struct sentence_subject *subject,
                          const struct sentence_difference *difference)
{
    char *interval = sentence_interval(labels, subject, difference);
    bool widened = difference->ground == SENTENCE_UNCERTAINTY;
    char *text = interval[0] == '\0'
                     ? memory_copy_text("")
                     : memory_format(" (%s%s)",
                                     widened ? sentences_say(labels, "aannames meegerekend: ",
                                                             "assumptions included: ")
                                             : "",
                                     interval);
    free(interval);
    return text;
}

/* --- the clauses --- */

struct telling {
    const struct labels *labels;
    const struct sentence_subject *subject;
    const struct sentence_difference *difference;
    enum tale tale;
    bool reads_equal; /* both levels are shown as the same number */
    char variant[SENTENCES_AMOUNT_SIZE], basis[SENTENCES_AMOUNT_SIZE];
};

/* What becomes of a list that grows, in the active form that the subject takes; NULL: it does not
 * grow. */
static const char *growing(const struct telling *t)
{
    const struct labels *labels = t->labels;
    const struct sentence_subject *subject = t->subject;
    bool before = t->difference->grows_basis, after = t->difference->grows_variant;
    if (before && after)
        return sentences_verb(labels, subject, "blijft in beide scenario’s groeien",
                              "blijven in beide scenario’s groeien",
                              "keeps growing in both scenarios", "keep growing in both scenarios");
    if (before)
        return sentences_verb(labels, subject, "houdt op met groeien", "houden op met groeien",
                              "stops growing", "stop growing");
    if (after)
        return sentences_verb(labels, subject, "gaat groeien zonder eind",
                              "gaan groeien zonder eind", "starts to grow without end",
                              "start to grow without end");
    return NULL;
}

/* "De wachtlijst van Veilig Thuis wordt vrijwel zeker korter" */
static char *say_change(const struct telling *t)
{
    const struct labels *labels = t->labels;
    const struct sentence_subject *subject = t->subject;
    bool unsure = t->tale == TALE_UNSURE, english = labels->english;
    bool worded = !unsure && t->difference->ground == SENTENCE_UNCERTAINTY;
    const char *certainty = worded ? sentences_certainty(labels, t->difference->same_sign) : "";
    const char *reserve =
        unsure ? sentences_say(labels, "in deze berekening ", " in this calculation") : "";
    const char *slightly =
        t->reads_equal ? sentences_say(labels, "een fractie ", "a fraction ") : "";
    const char *comparative = sentences_comparative(labels, subject, way_of(t->difference));
    const char *grows = growing(t);
    char *title = sentences_title(labels, subject), *text;
    const char *is = sentences_verb(labels, subject, "is", "zijn", "is", "are");
    const char *becomes = sentences_verb(labels, subject, "wordt", "worden", "becomes", "become");
    if (grows == NULL && english)
        text = memory_format("%s %s%s %s%s%s", title, certainty, becomes, slightly, comparative,
                             reserve);
    else if (grows == NULL)
        text = memory_format("%s %s %s%s%s%s", title, becomes, certainty, reserve, slightly,
                             comparative);
    else if (english)
        text = memory_format("%s %s and %s %s%s%s at the end%s", title, grows, is, certainty,
                             slightly, comparative, reserve);
    else
        text = memory_format("%s %s en %s aan het eind %s%s%s%s", title, grows, is, certainty,
                             reserve, slightly, comparative);
    free(title);
    return text;
}

/* "Bij de wachtlijst van Veilig Thuis is het verschil niet te onderscheiden" */
static char *say_indistinct(const struct telling *t)
{
    const struct labels *labels = t->labels;
    const char *grows = growing(t);
    if (grows == NULL)
        return memory_format(sentences_say(labels, "Bij %s is het verschil niet te onderscheiden",
                                           "For %s the difference is not distinct"),
                             sentences_name(labels, t->subject));
    char *title = sentences_title(labels, t->subject);
    char *text = memory_format(
        sentences_say(labels, "%s %s; het verschil aan het eind is niet te onderscheiden",
                      "%s %s; the difference at the end is not distinct"),
        title, grows);
    free(title);
    return text;
}

/* "26,4 in plaats van 149,2 casussen", "afgerond 26,4 casussen in beide scenario’s" */
static char *say_levels(const struct telling *t)
{
    const struct labels *labels = t->labels;
    char unit[SENTENCES_UNIT_SIZE];
    if (t->reads_equal) {
        sentences_unit_after(labels, t->subject, t->variant, unit);
        if (t->tale == TALE_EQUAL)
            return memory_format(
                sentences_say(labels, "%s%s in beide scenario’s", "%s%s in both scenarios"),
                t->variant, unit);
        return memory_format(sentences_say(labels, "afgerond %s%s in beide scenario’s",
                                           "%s%s in both scenarios after rounding"),
                             t->variant, unit);
    }
    sentences_unit_after(labels, t->subject, t->basis, unit);
    if (t->tale == TALE_UNCLEAR)
        return memory_format(
            sentences_say(labels, "%s tegen %s%s in de basis", "%s against %s%s in the basis"),
            t->variant, t->basis, unit);
    return memory_format(sentences_say(labels, "%s in plaats van %s%s", "%s instead of %s%s"),
                         t->variant, t->basis, unit);
}

/* Over all assumptions it goes the other way than at the scenarios’ own values. */
static bool contradicts(const struct telling *t)
{
    const struct sentence_difference *difference = t->difference;
    return difference->ground == SENTENCE_UNCERTAINTY && t->tale == TALE_CLEAR &&
           sign_of(difference->variant - difference->basis) * sign_of(difference->difference) < 0;
}

char *sentence_difference(const struct labels *labels, const struct sentence_subject *subject,
                          const struct sentence_difference *difference)
{
    struct telling t = {labels, subject, difference, tale_of(difference), false, "", ""};
    if (t.tale == TALE_NONE)
        return memory_format(
            sentences_say(labels,
                          "Voor %s is er geen verschil te bepalen: in ten minste een van de "
                          "scenario’s kwam het niet voor.",
                          "For %s no difference can be determined: in one of the scenarios at "
                          "least it did not occur."),
            sentences_name(labels, subject));
    sentences_amount(labels, subject, difference->variant, t.variant);
    sentences_amount(labels, subject, difference->basis, t.basis);
    t.reads_equal = strcmp(t.variant, t.basis) == 0;
    bool distinct = t.tale == TALE_CLEAR || t.tale == TALE_UNSURE;
    char *lead = distinct ? say_change(&t) : say_indistinct(&t);
    char *levels = say_levels(&t);
    char *brackets =
        t.tale == TALE_EQUAL ? memory_copy_text("") : say_brackets(labels, subject, difference);
    char *text;
    if (t.tale == TALE_CLEAR && way_of(difference) * sign_of(difference->difference) < 0)
        text = memory_format(
            sentences_say(labels,
                          "%s%s. Gemiddeld is het %s, door een klein deel met een groot verschil.",
                          "%s%s. On average it is %s, for a small part with a large difference."),
            lead, brackets, levels);
    else if (contradicts(&t))
        text = memory_format(sentences_say(labels,
                                           "%s%s. Bij de waarden van de scenario’s zelf is het %s.",
                                           "%s%s. At the scenarios’ own values it is %s."),
                             lead, brackets, levels);
    else
        text = memory_format("%s: %s%s.%s", lead, levels, brackets,
                             t.tale == TALE_UNSURE
                                 ? sentences_say(labels, " Hoe zeker dat is, is niet te zeggen.",
                                                 " How sure that is cannot be said.")
                                 : "");
    free(lead);
    free(levels);
    free(brackets);
    return text;
}
