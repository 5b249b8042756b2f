/* A sentence for every case there is: one and many, better and worse, equal, not distinct, and not
 * known. */
#include "output/comparison_sentences.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/comparison_words.h"
#include "output/memory.h"
#include "output/number.h"
#include "output/text.h"

static const char *say(const struct labels *labels, const char *nl, const char *en)
{
    return labels->english ? en : nl;
}

static const char *number(const struct labels *labels, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = labels->english}, text);
}

/* --- what changed --- */

char *comparison_say_count(const struct labels *labels, size_t changes)
{
    char count[NUMBER_PEOPLE_SIZE];
    if (changes == 0)
        return memory_copy_text(say(labels, "geen enkele waarde anders dan in de basis",
                                    "no value differs from the basis"));
    return memory_format(changes == 1 ? say(labels, "%s waarde anders:", "%s value differs:")
                                      : say(labels, "%s waarden anders:", "%s values differ:"),
                         number(labels, (double)changes, 0, count));
}

/* What is left of a product like 8.2 x 0.36, 2.9519999999999995, is no precision. */
enum { FILE_DECIMALS = 6 };

static size_t decimals_worth(double value, size_t decimals)
{
    if (decimals <= FILE_DECIMALS)
        return decimals;
    char text[64];
    snprintf(text, sizeof text, "%.*f", FILE_DECIMALS, value);
    decimals = FILE_DECIMALS;
    for (size_t end = strlen(text); decimals > 0 && text[end - 1] == '0'; end--)
        decimals--;
    return decimals;
}

/* The notation of the language in a longer text without quotes: "33,3 vanaf 2018-01-01". */
static char *numbers_within(const struct labels *labels, const char *text)
{
    char *clean = text_clean(text, 120);
    bool is_translated = !labels->english && strchr(clean, '"') == NULL;
    for (char *c = clean; is_translated && *c != '\0'; c++)
        if (*c == '.' && c > clean && strchr("0123456789", c[-1]) != NULL && c[1] != '\0' &&
            strchr("0123456789", c[1]) != NULL)
            *c = ',';
    return clean;
}

/* A value as it stands in a file: numbers get the notation of the language, all else is text. To
 * be freed. */
static char *file_value(const struct labels *labels, const char *text)
{
    size_t sign = text[0] == '-', whole = strspn(text + sign, "0123456789");
    const char *rest = text + sign + whole;
    size_t decimals = rest[0] == '.' ? strspn(rest + 1, "0123456789") : 0;
    bool is_number = whole > 0 && whole < 15 && (rest[0] != '.' || decimals > 0) &&
                     rest[decimals > 0 ? decimals + 1 : 0] == '\0';
    double value = is_number ? strtod(text, NULL) : 0.0;
    char shown[NUMBER_PEOPLE_SIZE];
    if (is_number && (decimals <= FILE_DECIMALS || fabs(value) >= 0.001))
        return memory_copy_text(number(labels, value, (int)decimals_worth(value, decimals), shown));
    return numbers_within(labels, text);
}

/* One of the two may go without a value; gewijzigd.csv says that in Dutch. */
static bool is_none(const char *text)
{
    return text == NULL || text[0] == '\0' || strcmp(text, "(niet gegeven)") == 0;
}

static char *side_value(const struct labels *labels, const char *text)
{
    return is_none(text) ? memory_copy_text(say(labels, "geen eigen waarde", "no value of its own"))
                         : file_value(labels, text);
}

char *comparison_say_change(const struct labels *labels, const struct comparison_change *change)
{
    const char *what = change->what != NULL ? change->what : "";
    char *from = side_value(labels, change->from), *to = side_value(labels, change->to);
    bool has_unit = change->unit != NULL && !is_none(change->to);
    const char *unit = has_unit ? labels_unit(labels, change->unit) : "";
    unit = labels_unit_after(unit, to);
    char *clean = text_clean(what, 160);
    char *line = clean[0] != '\0' ? memory_format("%s (%s): %s → %s%s%s", clean, change->path, from,
                                                  to, unit[0] != '\0' ? " " : "", unit)
                                  : memory_format("%s: %s → %s%s%s", change->path, from, to,
                                                  unit[0] != '\0' ? " " : "", unit);
    free(clean);
    free(from);
    free(to);
    return line;
}

/* --- casussen a year --- */

struct casussen {
    char text[NUMBER_PEOPLE_SIZE + 16];      /* "12", "0,4", "geen" */
    char interval[COMPARISON_INTERVAL_SIZE]; /* " (10 tot 14)" or "" */
    bool is_one, is_none;
};

static int decimals_of(double value)
{
    double size = fabs(value);
    return size >= 9.95 || fabs(size - round(size)) < 1e-9 ? 0 : 1;
}

/* An amount without its sign, its interval turned along when it is negative. A rough interval may
 * pass 0, which is as few as there can be. */
static struct casussen casussen_of(const struct labels *labels, const struct estimate *estimate)
{
    struct casussen casussen = {.is_none = estimate->mean == 0.0};
    double sign = estimate->mean < 0.0 ? -1.0 : 1.0, size = fabs(estimate->mean);
    int decimals = decimals_of(size);
    char low[NUMBER_PEOPLE_SIZE];
    number(labels, size, decimals, low);
    bool small = size > 0.0 && size < 0.05;
    snprintf(casussen.text, sizeof casussen.text, "%s",
             casussen.is_none ? say(labels, "geen", "no")
             : small          ? say(labels, "minder dan 0,1", "fewer than 0.1")
                              : low);
    casussen.is_one = strcmp(casussen.text, "1") == 0;
    double from = fmax(sign < 0.0 ? -estimate->high : estimate->low, 0.0);
    double to = sign < 0.0 ? -estimate->low : estimate->high;
    char until[NUMBER_PEOPLE_SIZE];
    number(labels, from, decimals, low);
    number(labels, to, decimals, until);
    if (isfinite(estimate->low) && isfinite(to) && !casussen.is_none && strcmp(low, until) != 0)
        snprintf(casussen.interval, sizeof casussen.interval, " (%s %s %s)", low,
                 say(labels, "tot", "to"), until);
    return casussen;
}

static const char *noun(const struct labels *labels, const struct casussen *casussen)
{
    bool one = casussen->is_one || (casussen->is_none && !labels->english);
    return one ? say(labels, "casus", "case") : say(labels, "casussen", "cases");
}

static bool is_nobody(const struct estimate *estimate)
{
    return estimate->count > 0 && estimate->mean == 0.0;
}

/* What is more than reshuffling. */
static char *say_beyond(const struct labels *labels, const struct estimate *beyond)
{
    struct casussen net = casussen_of(labels, beyond);
    char interval[COMPARISON_INTERVAL_SIZE];
    switch (comparison_verdict_of(beyond)) {
    case VERDICT_LOWER:
    case VERDICT_HIGHER:
        return memory_format(
            say(labels, "Boven op die herschikking %s per saldo %s %s%s per jaar %s geholpen.",
                "Beyond that reshuffling there %s on balance %s %s%s a year helped %s."),
            net.is_one ? say(labels, "wordt", "is") : say(labels, "worden", "are"), net.text,
            noun(labels, &net), net.interval,
            beyond->mean > 0.0 ? say(labels, "eerder", "earlier") : say(labels, "later", "later"));
    case VERDICT_EQUAL:
        return memory_copy_text(say(labels, "Boven op die herschikking blijft niets over.",
                                    "Beyond that reshuffling nothing remains."));
    case VERDICT_UNCLEAR:
        return memory_format(
            say(labels,
                "Of er meer is dan die herschikking, is niet te onderscheiden (per saldo %s "
                "casussen "
                "per jaar eerder).",
                "Whether there is more than that reshuffling cannot be told (on balance %s cases a "
                "year earlier)."),
            comparison_interval(labels, beyond->low, beyond->high,
                                decimals_of(fmax(fabs(beyond->low), fabs(beyond->high))),
                                interval));
    case VERDICT_UNKNOWN:
        break;
    }
    return memory_copy_text(say(labels,
                                "Of er meer is dan die herschikking, is met minder dan twee "
                                "herhalingen niet te zeggen.",
                                "Fewer than two replications cannot tell whether there is more "
                                "than that reshuffling."));
}

static char *say_null(const struct labels *labels, const struct comparison_moved *moved)
{
    if (moved->null_earlier.count == 0)
        return memory_copy_text(say(labels,
                                    "Hoeveel daarvan alleen herschikking is, is niet gemeten.",
                                    "How much of that is mere reshuffling was not measured."));
    struct casussen earlier = casussen_of(labels, &moved->null_earlier),
                    later = casussen_of(labels, &moved->null_later);
    char *beyond = say_beyond(labels, &moved->beyond);
    char *line = memory_format(
        say(labels,
            "Wie de basis alleen herschikt, zonder dat er iets beter of slechter wordt, vindt "
            "%s %s eerder en %s later. %s",
            "Merely reshuffling the basis, with nothing better or worse, gives %s %s earlier and "
            "%s later. %s"),
        earlier.text, noun(labels, &earlier), later.text, beyond);
    free(beyond);
    return line;
}

char *comparison_say_moved(const struct labels *labels, const struct comparison_moved *moved,
                           double days)
{
    if (moved == NULL || moved->earlier.count == 0)
        return NULL;
    char wait[NUMBER_PEOPLE_SIZE];
    number(labels, days, decimals_of(days), wait);
    const char *unit =
        strcmp(wait, "1") == 0 ? say(labels, "dag", "day") : say(labels, "dagen", "days");
    if (is_nobody(&moved->earlier) && is_nobody(&moved->later))
        return memory_format(say(labels,
                                 "Geen enkele casus heeft zijn eerste contact met hulp %s %s of "
                                 "meer eerder of later dan in de basis.",
                                 "No case has its first contact with help %s %s or more earlier or "
                                 "later than in the basis."),
                             wait, unit);
    struct casussen earlier = casussen_of(labels, &moved->earlier),
                    later = casussen_of(labels, &moved->later);
    bool one = earlier.is_one || (earlier.is_none && !labels->english);
    char *null = say_null(labels, moved);
    char *line = memory_format(
        say(labels,
            "Per jaar %s %s %s%s het eerste contact met hulp %s %s of meer eerder dan in de basis, "
            "en %s%s zoveel later. %s",
            "In a year there %s %s %s%s with first contact with help %s %s or more earlier than in "
            "the basis, and %s%s as much later. %s"),
        one ? say(labels, "heeft", "is") : say(labels, "hebben", "are"), earlier.text,
        noun(labels, &earlier), earlier.interval, wait, unit, later.text, later.interval, null);
    free(null);
    return line;
}

char *comparison_say_one_world(const struct labels *labels, const struct comparison_moved *moved)
{
    if (moved == NULL || moved->only_base.count == 0 ||
        (is_nobody(&moved->only_base) && is_nobody(&moved->only_variant)))
        return NULL;
    struct casussen base = casussen_of(labels, &moved->only_base),
                    variant = casussen_of(labels, &moved->only_variant);
    bool one = variant.is_one || (variant.is_none && !labels->english);
    return memory_format(
        say(labels,
            "Daarnaast %s %s %s%s per jaar alleen in dit scenario contact met hulp, en %s%s alleen "
            "in de basis.",
            "Besides, there %s %s %s%s a year with contact with help in this scenario only, and "
            "%s%s "
            "in the basis only."),
        one ? say(labels, "heeft", "is") : say(labels, "hebben", "are"), variant.text,
        noun(labels, &variant), variant.interval, base.text, base.interval);
}

/* --- costs --- */

/* " (100 tot 200)" for the size of a difference of known sign; "" without width. */
static const char *size_interval(const struct labels *labels, const struct estimate *difference,
                                 int decimals, char text[COMPARISON_INTERVAL_SIZE])
{
    bool less = difference->mean < 0.0;
    double from = less ? -difference->high : difference->low;
    double to = less ? -difference->low : difference->high;
    char low[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE];
    number(labels, from, decimals, low);
    number(labels, to, decimals, high);
    text[0] = '\0';
    if (strcmp(low, high) != 0)
        snprintf(text, COMPARISON_INTERVAL_SIZE, " (%s %s %s)", low, say(labels, "tot", "to"),
                 high);
    return text;
}

char *comparison_say_cost(const struct labels *labels, const struct comparison_variant *variant)
{
    const struct estimate *cost = &variant->cost;
    char size[NUMBER_PEOPLE_SIZE], interval[COMPARISON_INTERVAL_SIZE];
    switch (comparison_verdict_of(cost)) {
    case VERDICT_EQUAL:
        return memory_copy_text(say(labels, "De kosten zijn gelijk.", "The cost is the same."));
    case VERDICT_UNCLEAR:
        return memory_format(
            say(labels, "Het verschil in kosten is niet te onderscheiden (%s euro per jaar).",
                "The difference in cost is not distinct (%s euro a year)."),
            comparison_interval(labels, cost->low, cost->high, 0, interval));
    case VERDICT_LOWER:
    case VERDICT_HIGHER:
        return memory_format(
            say(labels, "Het kost %s euro per jaar %s%s.", "It costs %s euro a year %s%s."),
            number(labels, fabs(cost->mean), 0, size),
            cost->mean > 0.0 ? say(labels, "meer", "more") : say(labels, "minder", "less"),
            size_interval(labels, cost, 0, interval));
    case VERDICT_UNKNOWN:
        break;
    }
    if (cost->count == 0)
        return memory_copy_text(
            say(labels, "De kosten zijn niet gemeten.", "The cost was not measured."));
    return memory_format(say(labels, "Het kost %s euro per jaar %s (één herhaling).",
                             "It costs %s euro a year %s (one replication)."),
                         number(labels, fabs(cost->mean), 0, size),
                         cost->mean < 0.0 ? say(labels, "minder", "less")
                                          : say(labels, "meer", "more"));
}

/* Why there is no price of an avoided day. */
static char *say_no_price(const struct labels *labels, const struct comparison_variant *variant)
{
    const struct estimate *days = &variant->days_unseen;
    char interval[COMPARISON_INTERVAL_SIZE], size[NUMBER_PEOPLE_SIZE];
    const char *lead = say(labels, "Kosten per vermeden dag zonder zicht: niet te bepalen, want",
                           "Cost per avoided day without sight: not to be determined, because");
    if (days->count == 0 || variant->cost.count == 0)
        return memory_format("%s %s", lead,
                             say(labels, "de dagen of de kosten zijn niet gemeten.",
                                 "the days or the cost were not measured."));
    switch (comparison_verdict_of(days)) {
    case VERDICT_EQUAL:
        return memory_format("%s %s", lead,
                             say(labels, "er zijn evenveel dagen zonder zicht als in de basis.",
                                 "there are as many days without sight as in the basis."));
    case VERDICT_HIGHER:
        return memory_format(say(labels, "%s er komen juist dagen zonder zicht bij: %s per jaar%s.",
                                 "%s days without sight are added: %s a year%s."),
                             lead, number(labels, days->mean, 0, size),
                             size_interval(labels, days, 0, interval));
    case VERDICT_LOWER:
    case VERDICT_UNCLEAR:
        return memory_format(say(labels,
                                 "%s het is niet te onderscheiden of er dagen zonder zicht worden "
                                 "vermeden (verschil "
                                 "%s dagen per jaar).",
                                 "%s it is not distinct whether days without sight are avoided "
                                 "(difference %s days a "
                                 "year)."),
                             lead, comparison_interval(labels, days->low, days->high, 0, interval));
    case VERDICT_UNKNOWN:
        break;
    }
    return memory_format("%s %s", lead,
                         say(labels, "dat vraagt ten minste twee herhalingen.",
                             "that takes two replications at least."));
}

char *comparison_say_price(const struct labels *labels, const struct comparison_variant *variant)
{
    const struct ratio *price = &variant->euro_per_day;
    if (price->kind == RATIO_NONE)
        return say_no_price(labels, variant);
    char interval[COMPARISON_INTERVAL_SIZE], size[NUMBER_PEOPLE_SIZE], avoided[NUMBER_PEOPLE_SIZE];
    struct estimate euro = {2, price->value, price->low, price->high};
    int decimals = fabs(price->value) >= 100.0 ? 0 : 2;
    const char *days = number(labels, -variant->days_unseen.mean, 0, avoided);
    if (price->value == 0.0 && price->low == 0.0 && price->high == 0.0)
        return memory_format(say(labels,
                                 "De %s vermeden dagen zonder zicht per jaar kosten niets extra.",
                                 "The %s avoided days without sight a year cost nothing extra."),
                             days);
    if (price->low <= 0.0 && price->high >= 0.0)
        return memory_format(
            say(labels,
                "Er zijn %s dagen zonder zicht per jaar minder; of een vermeden dag geld kost of "
                "oplevert, is niet te onderscheiden (%s euro).",
                "There are %s days without sight a year fewer; whether an avoided day costs or "
                "saves money is not distinct (%s euro)."),
            days, comparison_interval(labels, price->low, price->high, decimals, interval));
    return memory_format(
        price->value > 0.0
            ? say(labels,
                  "Kosten per vermeden dag zonder zicht: %s euro%s, bij %s vermeden dagen per "
                  "jaar.",
                  "Cost per avoided day without sight: %s euro%s, with %s days avoided a year.")
            : say(labels,
                  "Elke vermeden dag zonder zicht bespaart %s euro%s, bij %s vermeden dagen per "
                  "jaar.",
                  "Every avoided day without sight saves %s euro%s, with %s days avoided a year."),
        number(labels, fabs(price->value), decimals, size),
        size_interval(labels, &euro, decimals, interval), days);
}

/* --- what pairing saved --- */

char *comparison_say_saving(const struct labels *labels, const struct comparison_variant *variant)
{
    double factor = variant->median_factor;
    char times[NUMBER_PEOPLE_SIZE], share[NUMBER_PEOPLE_SIZE];
    if (!isfinite(factor))
        return memory_copy_text(say(labels, "Er is niets dat tussen herhalingen verschilt.",
                                    "Nothing differs between replications."));
    number(labels, factor, factor < 100.0 ? 1 : 0, times);
    number(labels, variant->below_one, variant->below_one < 10.0 ? 1 : 0, share);
    if (factor < 1.0)
        return memory_format(
            say(labels,
                "Dezelfde toevalsgetallen in beide scenario's maken de verschillen hier niet "
                "scherper: de factor is %s (mediaan over de uitkomsten die verschillen).",
                "The same random numbers in both scenarios do not sharpen the differences here: "
                "the factor is %s (median over the outcomes that differ)."),
            times);
    return memory_format(
        say(labels,
            "Zonder dezelfde toevalsgetallen in beide scenario's waren %s keer zoveel herhalingen "
            "nodig (mediaan over de uitkomsten die verschillen; bij %s%% daarvan minder dan 1).",
            "Without the same random numbers in both scenarios %s times as many replications would "
            "be needed (median over the outcomes that differ; below 1 for %s%% of them)."),
        times, share);
}
