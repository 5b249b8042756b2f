#include "output/uncertainty_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/comparison_words.h"
#include "output/text.h"
#include "sim/study/design.h"

enum { DECIMALS_MOST = 4 };

static const char *say(const struct labels *labels, const char *nl, const char *en)
{
    return labels->english ? en : nl;
}

static const char *number(const struct labels *labels, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = labels->english}, text);
}

/* --- certainty --- */

bool uncertainty_has_sign(const struct uncertainty_outcome *outcome)
{
    return outcome->variant != NULL || strcmp(outcome->kpi, "koppeling") == 0;
}

/* The side on which most points lie. */
static enum verdict side_of(const struct spread *spread)
{
    if (spread->certainty != CERTAINTY_NONE)
        return spread->sign < 0 ? VERDICT_LOWER : VERDICT_HIGHER;
    bool any =
        spread->positive > 0.0 || spread->negative > 0.0 || spread->low < 0.0 || spread->high > 0.0;
    return any ? VERDICT_UNCLEAR : VERDICT_EQUAL;
}

const char *uncertainty_verdict(const struct labels *labels,
                                const struct uncertainty_outcome *outcome, int direction,
                                char text[UNCERTAINTY_WORDS_SIZE])
{
    const struct spread *spread = &outcome->spread;
    text[0] = '\0';
    if (!uncertainty_has_sign(outcome) || spread->points == 0 ||
        spread->certainty == CERTAINTY_UNKNOWN)
        return text;
    const char *certainty = spread->certainty == CERTAINTY_PRACTICAL
                                ? say(labels, "vrijwel zeker ", "almost certainly ")
                            : spread->certainty == CERTAINTY_PROBABLE
                                ? say(labels, "waarschijnlijk ", "probably ")
                                : "";
    char words[COMPARISON_WORDS_SIZE];
    enum verdict side = side_of(spread);
    if (outcome->variant != NULL)
        comparison_verdict(labels, side, direction, words);
    else
        snprintf(words, sizeof words, "%s",
                 side == VERDICT_LOWER ? say(labels, "onder 0", "below 0")
                 : side == VERDICT_HIGHER
                     ? say(labels, "boven 0", "above 0")
                     : say(labels, "niet te onderscheiden van 0", "not distinct from 0"));
    snprintf(text, UNCERTAINTY_WORDS_SIZE, "%s%s", certainty, words);
    return text;
}

/* --- numbers --- */

const char *uncertainty_split(const struct labels *labels, const struct spread *spread,
                              char text[UNCERTAINTY_WORDS_SIZE])
{
    char assumption[NUMBER_PEOPLE_SIZE], chance[NUMBER_PEOPLE_SIZE];
    double share = spread->assumption_share, whole = round(share);
    text[0] = '\0';
    if (spread->points == 0)
        return text;
    if (!isfinite(share))
        snprintf(text, UNCERTAINTY_WORDS_SIZE, "%s",
                 !(spread->high > spread->low)
                     ? say(labels, "er is geen bandbreedte", "there is no spread")
                 : spread->points < 2
                     ? say(labels, "met één punt is de bandbreedte alleen toeval",
                           "with one point the spread is chance only")
                     : say(labels,
                           "met één herhaling per punt zijn aannames en toeval niet te scheiden",
                           "with one replication a point, assumptions and chance cannot be told "
                           "apart"));
    else if (whole <= 0.0 || whole >= 100.0)
        snprintf(
            text, UNCERTAINTY_WORDS_SIZE,
            say(labels, "van de bandbreedte komt %s door %s", "of the spread %s comes from %s"),
            share <= 0.0 || share >= 100.0 ? say(labels, "alles", "all")
                                           : say(labels, "vrijwel alles", "nearly all"),
            whole <= 0.0 ? say(labels, "toeval", "chance")
                         : say(labels, "aannames", "assumptions"));
    else
        snprintf(text, UNCERTAINTY_WORDS_SIZE,
                 say(labels, "van de bandbreedte komt %s%% door aannames, %s%% door toeval",
                     "of the spread %s%% comes from assumptions, %s%% from chance"),
                 number(labels, whole, 0, assumption), number(labels, 100.0 - whole, 0, chance));
    return text;
}

int uncertainty_decimals(const struct uncertainty_outcome *outcome)
{
    double width = outcome->spread.high - outcome->spread.low;
    int decimals = outcome->decimals;
    while (width > 0.0 && decimals < DECIMALS_MOST && width * pow(10.0, decimals) < 3.0)
        decimals++;
    return decimals;
}

const char *uncertainty_band(const struct labels *labels, const struct uncertainty_outcome *outcome,
                             char text[UNCERTAINTY_WORDS_SIZE])
{
    const struct spread *spread = &outcome->spread;
    char mean[NUMBER_PEOPLE_SIZE], low[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE];
    const char *(*show)(const struct labels *, double, int, char[NUMBER_PEOPLE_SIZE]) =
        outcome->variant != NULL ? comparison_signed : number;
    int decimals = uncertainty_decimals(outcome);
    const char *unit = outcome->variant != NULL ? comparison_unit(labels, outcome->unit)
                                                : labels_unit(labels, outcome->unit);
    if (spread->points == 0 || !isfinite(spread->mean))
        snprintf(text, UNCERTAINTY_WORDS_SIZE, "%s", say(labels, "n.v.t.", "n/a"));
    else if (isfinite(spread->low) && isfinite(spread->high))
        snprintf(text, UNCERTAINTY_WORDS_SIZE,
                 say(labels, "%s (%s tot %s) %.80s", "%s (%s to %s) %.80s"),
                 show(labels, spread->mean, decimals, mean),
                 show(labels, spread->low, decimals, low),
                 show(labels, spread->high, decimals, high), unit);
    else
        snprintf(text, UNCERTAINTY_WORDS_SIZE, "%s %.80s",
                 show(labels, spread->mean, decimals, mean), unit);
    return text;
}

const char *uncertainty_value(const struct labels *labels, double value, int digits,
                              char text[NUMBER_PEOPLE_SIZE])
{
    int decimals = 0;
    if (isfinite(value) && fabs(value) > 0.0)
        decimals = (int)fmin(6.0, fmax(0.0, digits - 1 - floor(log10(fabs(value)))));
    while (decimals > 0) {
        double ten = pow(10.0, decimals - 1), rounded = round(value * 10.0 * ten) / (10.0 * ten);
        if (fabs(round(rounded * ten) / ten - rounded) > 1e-9 * fabs(rounded))
            break;
        decimals--;
    }
    return number(labels, value, decimals, text);
}

/* --- assumptions --- */

double uncertainty_narrows(const struct uncertainty *uncertainty,
                           const struct uncertainty_outcome *outcome,
                           const struct influence *influence)
{
    double all = 1.0, gone = influence->saved / 100.0;
    double chance = outcome->spread.chance * outcome->spread.chance;
    double assumption = outcome->spread.assumption * outcome->spread.assumption;
    if (isfinite(chance) && isfinite(assumption)) {
        double replications = fmax(1.0, (double)uncertainty->replications);
        all = chance + assumption;
        gone = fmin(gone * (assumption + chance / replications), assumption);
    }
    return gone > 0.0 && all > 0.0 ? 100.0 * (1.0 - sqrt(fmax(0.0, 1.0 - gone / all))) : 0.0;
}

double uncertainty_turning_point(const struct uncertainty *uncertainty,
                                 const struct uncertainty_outcome *outcome,
                                 const struct influence *influence)
{
    const struct uncertainty_assumption *assumption =
        &uncertainty->assumptions[influence->dimension];
    bool both = outcome->spread.positive > 0.0 && outcome->spread.negative > 0.0;
    if (!both || !(influence->turns_at > 0.0 && influence->turns_at < 1.0))
        return NAN;
    return design_between(influence->turns_at, assumption->low, assumption->value,
                          assumption->high);
}

char *uncertainty_title(const char *what, size_t letters)
{
    return labels_capitalise(text_clean(what, letters));
}
