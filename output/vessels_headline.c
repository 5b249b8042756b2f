/* Sentences are put together from whole clauses, one set for days that vanish at the source and one
 * for days that are added, so that no number is ever read with the wrong sign. */
#include "output/vessels_headline.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/number.h"
#include "output/vessels_words.h"
#include "sim/check.h"

#define PER 100.0
#define TOLD 0.5 /* points per 100: a part that is smaller is not worth its clause */

static const char *say(const struct labels *labels, const char *nl, const char *en)
{
    return labels->english ? en : nl;
}

static const char *number(const struct labels *labels, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = labels->english}, text);
}

/* Clauses for one direction; %s are numbers with their interval. */
struct clauses {
    const char *back;    /* N above 0 */
    const char *along;   /* N below 0; the number is told without its sign */
    const char *neither; /* N around 0; told with its sign */
    /* One receiver that goes against a total above 0, and below 0; for one day and for more. */
    const char *part_along[2], *part_back[2];
    const char *all_back, *all_along; /* what it comes down to; "" for nothing */
};

static const struct clauses VANISH_NL = {
    "Van elke 100 wachtdagen die bij Veilig Thuis verdwijnen, komen er %s elders terug",
    "Voor elke 100 wachtdagen die bij Veilig Thuis verdwijnen, verdwijnen er elders nog eens %s",
    "voor elke 100 wachtdagen die bij Veilig Thuis verdwijnen, is het saldo dat elders terugkomt "
    "%s",
    {"%s verdwijnt er ook %s", "%s verdwijnen er ook %s"},
    {"%s komt er %s terug", "%s komen er %s terug"},
    " Er komt dus meer terug dan er bij Veilig Thuis verdwijnt.",
    " De druk verschuift dus niet: ook elders wordt er minder gewacht.",
};
static const struct clauses VANISH_EN = {
    "Of every 100 days of waiting that vanish at Veilig Thuis, %s come back elsewhere",
    "For every 100 days of waiting that vanish at Veilig Thuis, another %s vanish elsewhere",
    "for every 100 days of waiting that vanish at Veilig Thuis, the balance that comes back "
    "elsewhere is %s",
    {"%s another %s vanishes", "%s another %s vanish"},
    {"%s %s comes back", "%s %s come back"},
    " So more comes back than vanishes at Veilig Thuis.",
    " So the pressure does not move: elsewhere there is less waiting too.",
};
static const struct clauses ADD_NL = {
    "Van elke 100 wachtdagen die er bij Veilig Thuis bijkomen, verdwijnen er elders %s",
    "Voor elke 100 wachtdagen die er bij Veilig Thuis bijkomen, komen er elders nog eens %s bij",
    "voor elke 100 wachtdagen die er bij Veilig Thuis bijkomen, is het saldo dat elders verdwijnt "
    "%s",
    {"%s komt er ook %s bij", "%s komen er ook %s bij"},
    {"%s verdwijnt er %s", "%s verdwijnen er %s"},
    " Er verdwijnt elders dus meer dan er bij Veilig Thuis bijkomt.",
    " De druk verschuift dus niet: ook elders wordt er meer gewacht.",
};
static const struct clauses ADD_EN = {
    "Of every 100 days of waiting that are added at Veilig Thuis, %s vanish elsewhere",
    "For every 100 days of waiting that are added at Veilig Thuis, another %s are added elsewhere",
    "for every 100 days of waiting that are added at Veilig Thuis, the balance that vanishes "
    "elsewhere is %s",
    {"%s another %s is added", "%s another %s are added"},
    {"%s %s vanishes", "%s %s vanish"},
    " So more vanishes elsewhere than is added at Veilig Thuis.",
    " So the pressure does not move: elsewhere there is more waiting too.",
};

struct parts {
    size_t order[4]; /* receivers, largest share first */
    size_t count;
};

static struct parts parts_of(const struct vessels *vessels, const struct coupling_result *result,
                             double sign)
{
    struct parts parts = {.count = 0};
    size_t known[4], known_count = vessels_receivers(vessels, known);
    for (size_t i = 0; i < known_count; i++) {
        size_t at = parts.count++;
        double value = sign * result->ratios[known[i]].value;
        for (; at > 0 && sign * result->ratios[parts.order[at - 1]].value < value; at--)
            parts.order[at] = parts.order[at - 1];
        parts.order[at] = known[i];
    }
    return parts;
}

static const char *receiver_at(const struct labels *labels, const struct vessels *vessels, size_t j,
                               char text[VESSELS_WORDS_SIZE])
{
    return vessels_at(labels, vessels_receiver(vessels, vessels->receivers[j])->id, text);
}

/* ": 20 bij de lokale teams en 9 bij de Raad; bij de hulptrajecten verdwijnen er ook 4"; `sign` is
 * that of the total. */
static void write_parts(FILE *out, const struct labels *labels, const struct vessels *vessels,
                        const struct coupling_result *result, const struct clauses *clauses,
                        double sign, int decimals)
{
    struct parts parts = parts_of(vessels, result, sign);
    char where[VESSELS_WORDS_SIZE], points[NUMBER_PEOPLE_SIZE];
    size_t with = 0, told = 0;
    while (with < parts.count && sign * PER * result->ratios[parts.order[with]].value >= TOLD)
        with++;
    for (size_t i = 0; i < with; i++) {
        const char *before = i == 0 ? ": " : i + 1 == with ? say(labels, " en ", " and ") : ", ";
        fprintf(out, "%s%s %s", before,
                number(labels, sign * PER * result->ratios[parts.order[i]].value, decimals, points),
                receiver_at(labels, vessels, parts.order[i], where));
        told++;
    }
    for (size_t i = parts.count; i-- > with;) {
        double against = -sign * PER * result->ratios[parts.order[i]].value;
        if (against < TOLD)
            continue;
        fputs(told++ > 0 ? "; " : ": ", out);
        number(labels, against, decimals, points);
        bool many = strcmp(points, "1") != 0;
        fprintf(out, sign > 0.0 ? clauses->part_along[many] : clauses->part_back[many],
                receiver_at(labels, vessels, parts.order[i], where), points);
    }
}

/* Which receivers do not differ from 0, seen together. */
static void write_unclear(FILE *out, const struct labels *labels, const struct vessels *vessels,
                          const struct coupling_result *result)
{
    struct parts parts = parts_of(vessels, result, 1.0);
    size_t unclear[4], count = 0;
    for (size_t i = 0; i < parts.count; i++)
        if (!vessels_is_clear_of_all(&result->ratios[parts.order[i]]))
            unclear[count++] = parts.order[i];
    if (count == 0 || parts.count < 2)
        return;
    if (count == parts.count) {
        fputs(say(labels,
                  " Per station afzonderlijk is de verschuiving niet van toeval te onderscheiden.",
                  " At no single station can the shift be told from chance."),
              out);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        char where[VESSELS_WORDS_SIZE];
        receiver_at(labels, vessels, unclear[i], where);
        if (i == 0)
            fprintf(out, " %s", labels_capitalise(where));
        else
            fprintf(out, "%s%s", i + 1 == count ? say(labels, " en ", " and ") : ", ", where);
    }
    fputs(say(labels, " is de verschuiving niet van toeval te onderscheiden.",
              " the shift cannot be told from chance."),
          out);
}

static const char *less_or_more(const struct labels *labels, double relief)
{
    return relief < 0.0 ? say(labels, "meer", "more") : say(labels, "minder", "fewer");
}

/* " (1.056 meer tot 3.101 minder)", " (10 tot 20 minder)"; "" without an interval. */
static const char *relief_band(const struct labels *labels, const struct estimate *relief,
                               char text[VESSELS_WORDS_SIZE])
{
    char from[NUMBER_PEOPLE_SIZE], to[NUMBER_PEOPLE_SIZE];
    double low = relief->low, high = relief->high;
    text[0] = '\0';
    if (!isfinite(low) || !isfinite(high))
        return text;
    if (high <= 0.0) { /* the smallest first, for both are more waiting */
        low = relief->high;
        high = relief->low;
    }
    bool apart = low < 0.0 && high > 0.0;
    int decimals = vessels_decimals(relief->low, relief->high);
    snprintf(text, VESSELS_WORDS_SIZE, " (%s%s%s %s %s %s)",
             number(labels, fabs(low), decimals, from), apart ? " " : "",
             apart ? less_or_more(labels, low) : "", say(labels, "tot", "to"),
             number(labels, fabs(high), decimals, to), less_or_more(labels, high));
    return text;
}

static void write_none(FILE *out, const struct labels *labels, const struct vessels *vessels,
                       const struct coupling_result *result, double factor)
{
    if (result->relief.count < 2) {
        fputs(say(labels, "Niet te bepalen: een koppeling vraagt ten minste twee herhalingen.",
                  "It cannot be determined: a coupling takes at least two replications."),
              out);
        return;
    }
    char capacity[VESSELS_WORDS_SIZE], days[NUMBER_PEOPLE_SIZE], band[VESSELS_WORDS_SIZE],
        weeks[NUMBER_PEOPLE_SIZE];
    const struct estimate *relief = &result->relief;
    vessels_capacity(labels, factor, capacity);
    number(labels, fabs(relief->mean), vessels_decimals(relief->low, relief->high), days);
    number(labels, (double)vessels->weeks, 0, weeks);
    fprintf(out,
            say(labels,
                "Geen knelpunt, niet te bepalen: met %s wordt er bij Veilig Thuis in %s weken %s "
                "casus-dagen %s gewacht%s. Dat is niet van toeval te onderscheiden, dus wat er "
                "elders tegenover staat, is niet te zeggen. Eén casus-dag is één casus die één dag "
                "wacht.",
                "No bottleneck, cannot be determined: with %s, in %s weeks there are %s case days "
                "%s of waiting at Veilig Thuis%s. That cannot be told from chance, so what there "
                "is to set against it elsewhere cannot be said. One case day is one case that "
                "waits for one day."),
            capacity, weeks, days, less_or_more(labels, relief->mean),
            relief_band(labels, relief, band));
}

static void write_clause(FILE *out, const char *clause, const char *text)
{
    const char *hole = strstr(clause, "%s");
    CHECK(hole != NULL);
    fprintf(out, "%.*s%s%s", (int)(hole - clause), clause, text, hole + 2);
}

static void write_determined(FILE *out, const struct labels *labels, const struct vessels *vessels,
                             const struct coupling_result *result, const struct ratio *total)
{
    const struct clauses *clauses = result->relief.mean > 0.0
                                        ? (labels->english ? &VANISH_EN : &VANISH_NL)
                                        : (labels->english ? &ADD_EN : &ADD_NL);
    char text[VESSELS_WORDS_SIZE], margin[NUMBER_PEOPLE_SIZE];
    double sign = total->value < 0.0 ? -1.0 : 1.0;
    int decimals = vessels_decimals(PER * total->low, PER * total->high);
    number(labels, vessels->margin, 0, margin);
    enum equivalence equivalence = coupling_equivalence(total, vessels->margin);
    if (equivalence == EQUIVALENCE_PRESENT && sign < 0.0) {
        vessels_interval(labels, -PER * total->value, -PER * total->high, -PER * total->low, text);
        write_clause(out, clauses->along, text);
        write_parts(out, labels, vessels, result, clauses, sign, decimals);
        fprintf(out, ".%s", clauses->all_along);
        return;
    }
    vessels_ratio(labels, total, text);
    if (equivalence == EQUIVALENCE_PRESENT) {
        write_clause(out, clauses->back, text);
        write_parts(out, labels, vessels, result, clauses, sign, decimals);
        fprintf(out, ".%s", total->low > 1.0 ? clauses->all_back : "");
        return;
    }
    fputs(
        equivalence == EQUIVALENCE_ABSENT
            ? say(labels, "Geen koppeling van betekenis: ", "No coupling to speak of: ")
            : say(labels, "Niet van toeval te onderscheiden: ", "It cannot be told from chance: "),
        out);
    write_clause(out, clauses->neither, text);
    if (equivalence == EQUIVALENCE_UNCLEAR)
        fputs(say(labels,
                  ". Het interval bevat 0 en is te breed om een koppeling aan te tonen of uit te "
                  "sluiten; meer herhalingen maken het smaller.",
                  ". The interval holds 0 and is too wide to show a coupling or to rule it out; "
                  "more replications make it narrower."),
              out);
    else
        fprintf(out,
                say(labels, ". Het hele interval ligt binnen %s punten van 0%s.",
                    ". The whole interval lies within %s points of 0%s."),
                margin,
                vessels_is_clear(total) ? say(labels, ", al is het wel van 0 te onderscheiden",
                                              ", though it can be told from 0")
                                        : "");
}

char *vessels_headline(const struct labels *labels, const struct vessels *vessels,
                       const struct coupling_result *result, double factor)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    CHECK(out != NULL);
    const struct ratio *total = &result->ratios[4];
    if (total->kind == RATIO_NONE) {
        write_none(out, labels, vessels, result, factor);
    } else {
        write_determined(out, labels, vessels, result, total);
        if (coupling_equivalence(total, vessels->margin) == EQUIVALENCE_PRESENT)
            write_unclear(out, labels, vessels, result);
    }
    CHECK(fclose(out) == 0);
    return text;
}
