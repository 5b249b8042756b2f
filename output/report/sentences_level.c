/* How an outcome stands in one scenario, and whether a norm is met. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/sentences.h"
#include "output/report/sentences_words.h"

enum { NORM_DECIMALS = 1 };

/* What stands before both ends of an interval. */
static const char *lead_of(const struct labels *labels, enum sentence_ground ground)
{
    return ground == SENTENCE_UNCERTAINTY
               ? sentences_say(labels, "aannames meegerekend:", "assumptions included:")
               : sentences_say(labels, "95%-interval", "95% interval");
}

/* Of an interval whose ends both read as the mean does: nobody must wonder where it is. */
static char *say_no_width(const struct labels *labels, enum sentence_ground ground, bool is_zero)
{
    if (is_zero && ground == SENTENCE_CHANCE)
        return memory_copy_text(sentences_say(labels, " (elke herhaling hetzelfde)",
                                              " (the same in every replication)"));
    return memory_format(" (%s %s)", lead_of(labels, ground),
                         sentences_say(labels, "afgerond hetzelfde", "the same after rounding"));
}

/* " (95%-interval 20,1 tot 33,0)" */
static char *say_interval(const struct labels *labels, const struct sentence_subject *subject,
                          const struct sentence_level *level)
{
    char mean[SENTENCES_AMOUNT_SIZE], low[SENTENCES_AMOUNT_SIZE], high[SENTENCES_AMOUNT_SIZE];
    if (!isfinite(level->low) || !isfinite(level->high))
        return memory_copy_text(sentences_say(labels, " (geen interval)", " (no interval)"));
    sentences_amount(labels, subject, level->mean, mean);
    bool percent = sentences_is_percent(subject->unit);
    sentences_amount(labels, subject, sentences_possible(level->low, percent), low);
    sentences_amount(labels, subject, sentences_possible(level->high, percent), high);
    if (strcmp(low, mean) == 0 && strcmp(high, mean) == 0)
        return say_no_width(labels, level->ground, level->low == level->high);
    return memory_format(" (%s %s %s %s)", lead_of(labels, level->ground), low,
                         sentences_say(labels, "tot", "to"), high);
}

/* "Op de wachtlijst van Veilig Thuis staan gemiddeld 26,4 casussen (…)." */
static char *say_list(const struct labels *labels, const struct sentence_subject *subject,
                      const struct sentence_level *level, const char *amount, const char *unit,
                      const char *interval)
{
    bool nobody = level->mean == 0.0 && !(level->high > 0.0);
    const char *name = sentences_name(labels, subject);
    if (nobody)
        return memory_format(sentences_say(labels, "Op %s staat geen enkele casus.",
                                           "There is no case at all on %s."),
                             name);
    bool one = strcmp(amount, "1") == 0;
    if (labels->english)
        return memory_format("On %s there %s on average %s%s%s.", name, one ? "is" : "are", amount,
                             unit, interval);
    return memory_format("Op %s %s gemiddeld %s%s%s.", name, one ? "staat" : "staan", amount, unit,
                         interval);
}

/* "De wachtlijst van de Raad groeit zonder eind, met 8,1 casussen per week. Aan het eind staan er
 * 2.160,4 casussen op (…)." */
static char *say_growth(const struct labels *labels, const struct sentence_subject *subject,
                        const struct sentence_level *level, const char *amount, const char *unit,
                        const char *interval)
{
    char rate[NUMBER_PEOPLE_SIZE];
    sentences_number(labels, level->growth_per_week, 1, rate);
    bool rises = isfinite(level->growth_per_week) && level->growth_per_week >= 0.05;
    char *title = sentences_title(labels, subject);
    char *pace = rises ? memory_format(sentences_say(labels, ", met gemiddeld %s casussen per week",
                                                     ", by %s cases a week on average"),
                                       rate)
                       : memory_copy_text("");
    char *text =
        memory_format(sentences_say(labels, "%s %s zonder eind%s. Aan het eind is het %s%s%s.",
                                    "%s %s without end%s. At the end it is %s%s%s."),
                      title, sentences_verb(labels, subject, "groeit", "groeien", "grows", "grow"),
                      pace, amount, unit, interval);
    free(title);
    free(pace);
    return text;
}

char *sentence_level(const struct labels *labels, const struct sentence_subject *subject,
                     const struct sentence_level *level)
{
    if (!isfinite(level->mean))
        return memory_format(sentences_say(labels, "Voor %s is er geen getal: het kwam niet voor.",
                                           "For %s there is no number: it did not occur."),
                             sentences_name(labels, subject));
    char amount[SENTENCES_AMOUNT_SIZE], unit[SENTENCES_UNIT_SIZE];
    sentences_amount(labels, subject, level->mean, amount);
    sentences_unit_after(labels, subject, amount, unit);
    char *interval = say_interval(labels, subject, level), *text;
    if (level->moves) {
        char *title = sentences_title(labels, subject);
        text = memory_format(sentences_say(labels,
                                           "%s %s op zolang er een wachtlijst zonder eind groeit; "
                                           "een gemiddelde zegt hier niets.",
                                           "%s %s as long as a waiting list grows without end; a "
                                           "mean says nothing here."),
                             title,
                             sentences_verb(labels, subject, "loopt", "lopen", "rises", "rise"));
        free(title);
    } else if (level->grows) {
        text = say_growth(labels, subject, level, amount, unit, interval);
    } else if (subject->measure == SENTENCE_LIST) {
        text = say_list(labels, subject, level, amount, unit, interval);
    } else {
        char *title = sentences_title(labels, subject);
        bool share = sentences_is_percent(subject->unit);
        text = memory_format("%s %s %s%s%s%s.", title,
                             sentences_verb(labels, subject, "is", "zijn", "is", "are"),
                             share ? "" : sentences_say(labels, "gemiddeld ", "on average "),
                             amount, unit, interval);
        free(title);
    }
    free(interval);
    return text;
}

/* --- norms --- */

/* As it is read, rounded by the rule that prints it, so that the verdict never contradicts the
 * numbers beside it. */
static double shown(double percent)
{
    char text[64];
    snprintf(text, sizeof text, "%.*f", NORM_DECIMALS, percent);
    return strtod(text, NULL);
}

int sentence_norm_met(const struct sentence_norm *norm)
{
    bool known = isfinite(norm->low) && isfinite(norm->high);
    if (!isfinite(norm->norm) || !isfinite(norm->share))
        return 0;
    if (shown(known ? norm->low : norm->share) >= norm->norm)
        return 1;
    return shown(known ? norm->high : norm->share) < norm->norm ? -1 : 0;
}

static const char *say_met(const struct labels *labels, const struct sentence_norm *norm)
{
    int met = sentence_norm_met(norm);
    if (!isfinite(norm->low) || !isfinite(norm->high))
        return met > 0 ? sentences_say(labels,
                                       "in deze berekening gehaald, maar hoe zeker dat is, is "
                                       "niet te zeggen",
                                       "met in this calculation, but how sure that is cannot be "
                                       "said")
                       : sentences_say(labels,
                                       "in deze berekening niet gehaald, maar hoe zeker dat is, "
                                       "is niet te zeggen",
                                       "not met in this calculation, but how sure that is cannot "
                                       "be said");
    if (norm->ground == SENTENCE_UNCERTAINTY)
        return met > 0   ? sentences_say(labels,
                                         "de norm is gehaald, in ten minste 97,5% van de "
                                           "doorgerekende aannames",
                                         "the norm is met, under at least 97.5% of the "
                                           "assumptions tried")
               : met < 0 ? sentences_say(labels,
                                         "de norm is niet gehaald, in ten minste 97,5% van de "
                                         "doorgerekende aannames",
                                         "the norm is not met, under at least 97.5% of the "
                                         "assumptions tried")
                         : sentences_say(labels, "of de norm gehaald is, hangt af van de aannames",
                                         "whether the norm is met depends on the assumptions");
    return met > 0   ? sentences_say(labels, "de norm is gehaald", "the norm is met")
           : met < 0 ? sentences_say(labels, "de norm is niet gehaald", "the norm is not met")
                     : sentences_say(labels, "of de norm gehaald is, is niet te onderscheiden",
                                     "whether the norm is met is not distinct");
}

static char *norm_interval(const struct labels *labels, const struct sentence_norm *norm)
{
    char low[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE], mean[NUMBER_PEOPLE_SIZE];
    if (!isfinite(norm->low) || !isfinite(norm->high))
        return memory_copy_text(sentences_say(labels, " (geen interval)", " (no interval)"));
    sentences_number(labels, norm->share, NORM_DECIMALS, mean);
    sentences_number(labels, sentences_possible(norm->low, true), NORM_DECIMALS, low);
    sentences_number(labels, sentences_possible(norm->high, true), NORM_DECIMALS, high);
    if (strcmp(low, mean) == 0 && strcmp(high, mean) == 0)
        return say_no_width(labels, norm->ground, norm->low == norm->high);
    return memory_format(" (%s %s%% %s %s%%)", lead_of(labels, norm->ground), low,
                         sentences_say(labels, "tot", "to"), high);
}

char *sentence_norm(const struct labels *labels, const struct sentence_norm *norm)
{
    const char *what = sentences_say(labels, norm->what_nl, norm->what_en);
    char target[NUMBER_PEOPLE_SIZE], share[NUMBER_PEOPLE_SIZE], late[NUMBER_PEOPLE_SIZE];
    bool has_target = isfinite(norm->norm);
    sentences_number(labels, norm->norm, 0, target);
    sentences_number(labels, norm->share, NORM_DECIMALS, share);
    char *lead = has_target
                     ? memory_format(sentences_say(labels, "De norm voor %s is %s%%.",
                                                   "The norm for %s is %s%%."),
                                     what, target)
                     : memory_format(sentences_say(labels, "De norm voor %s noemt geen percentage.",
                                                   "The norm for %s names no percentage."),
                                     what);
    char *interval = norm_interval(labels, norm), *text;
    if (!isfinite(norm->share))
        text = memory_format(sentences_say(labels, "%s Er was niemand voor wie hij gold.",
                                           "%s There was nobody to whom it applied."),
                             lead);
    else if (has_target)
        text = memory_format(sentences_say(labels, "%s Het is %s%%%s: %s.", "%s It is %s%%%s: %s."),
                             lead, share, interval, say_met(labels, norm));
    else
        text = memory_format(
            sentences_say(labels, "%s Op tijd is %s%%%s; te laat is %s%%.",
                          "%s On time is %s%%%s; late is %s%%."),
            lead, share, interval,
            sentences_number(labels, 100.0 - shown(norm->share), NORM_DECIMALS, late));
    free(lead);
    free(interval);
    return text;
}
