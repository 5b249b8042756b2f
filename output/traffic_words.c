/* A sentence for each kind of finding, with as much as is known of it. */
#include "output/traffic_words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/number.h"
#include "output/text.h"

enum { NAME_SIZE = 2 * LABELS_SIZE, LETTERS_MOST = 200 };

static const char *say(const struct labels *labels, const char *nl, const char *en)
{
    return labels->english ? en : nl;
}

static const char *number(const struct labels *labels, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = labels->english}, text);
}

/* Whole from 10 on, and what is whole already. */
static const char *amount(const struct labels *labels, double value, char text[NUMBER_PEOPLE_SIZE])
{
    bool whole = fabs(value) >= 9.95 || fabs(value - round(value)) < 1e-9;
    return number(labels, value, whole ? 0 : 1, text);
}

/* A load never reads as 100 when it is not. */
static const char *load_text(const struct labels *labels, double load,
                             char text[NUMBER_PEOPLE_SIZE])
{
    bool near = fabs(load - 100.0) < 1.5;
    return number(labels, load, near ? 1 : 0, text);
}

static char *place_of(const struct labels *labels, const struct traffic_finding *finding)
{
    char name[NAME_SIZE];
    if (finding->station == NULL || strcmp(finding->station, "keten") == 0)
        return memory_copy_text("");
    labels_place(labels, finding->station, finding->gemeente, name);
    return memory_copy_text(labels_capitalise(name));
}

const char *traffic_when(const struct labels *labels, tick from, tick to,
                         const struct traffic *traffic, char text[TRAFFIC_WHEN_SIZE])
{
    text[0] = '\0';
    if (traffic == NULL || traffic->period_count == 0)
        return text;
    bool early = from <= traffic->periods[0].from;
    bool late = to >= traffic->periods[traffic->period_count - 1].to;
    char first[LABELS_SIZE], last[LABELS_SIZE];
    labels_date(labels, from, first);
    labels_date(labels, to - CLOCK_DAY, last);
    if (!early && late)
        snprintf(text, TRAFFIC_WHEN_SIZE, "%s %s", say(labels, "vanaf", "from"), first);
    else if (early && !late)
        snprintf(text, TRAFFIC_WHEN_SIZE, "%s %s", say(labels, "tot en met", "up to and including"),
                 last);
    else if (!early)
        snprintf(text, TRAFFIC_WHEN_SIZE,
                 say(labels, "van %s tot en met %s", "from %s up to and including %s"), first,
                 last);
    return text;
}

/* The station as it was over the time of the finding: means weighted by time. False when the
 * traffic does not tell. */
static bool station_of(const struct traffic *traffic, const struct traffic_finding *finding,
                       struct traffic_station *mean)
{
    double time = 0.0;
    *mean = (struct traffic_station){.unit = ""};
    for (size_t p = 0; traffic != NULL && p < traffic->period_count; p++) {
        const struct traffic_period *period = &traffic->periods[p];
        double weight = (double)(period->to - period->from);
        if (period->from < finding->from || period->to > finding->to)
            continue;
        for (size_t s = 0; s < period->count; s++) {
            const struct traffic_station *station = &period->stations[s];
            if (strcmp(station->station, finding->station) != 0 ||
                strcmp(station->gemeente, finding->gemeente) != 0)
                continue;
            time += weight;
            mean->unit = station->unit != NULL ? station->unit : "";
            mean->inflow += weight * station->inflow;
            mean->served += weight * station->served;
            mean->work += weight * station->work;
            mean->capacity += weight * station->capacity;
        }
    }
    if (!(time > 0.0) || !isfinite(mean->served) || !isfinite(mean->capacity))
        return false;
    mean->inflow /= time;
    mean->served /= time;
    mean->work /= time;
    mean->capacity /= time;
    return true;
}

/* ", vanaf 1 mei 2019" */
static const char *comma_when(const struct labels *labels, const struct traffic_finding *finding,
                              const struct traffic *traffic, char text[TRAFFIC_WHEN_SIZE + 2])
{
    char when[TRAFFIC_WHEN_SIZE];
    traffic_when(labels, finding->from, finding->to, traffic, when);
    snprintf(text, TRAFFIC_WHEN_SIZE + 2, "%s%s", when[0] != '\0' ? ", " : "", when);
    return text;
}

/* "1.240 casussen", "1 casus" */
static char *casussen(const struct labels *labels, double count)
{
    char text[NUMBER_PEOPLE_SIZE];
    amount(labels, count, text);
    return memory_format("%s %s", text,
                         strcmp(text, "1") == 0 ? say(labels, "casus", "case")
                                                : say(labels, "casussen", "cases"));
}

/* What an overload that ends leaves behind: " In die tijd komen er ongeveer 150 wachtenden bij." */
static char *left_behind(const struct labels *labels, const struct traffic_finding *finding,
                         const struct traffic *traffic)
{
    bool ends = traffic != NULL && traffic->period_count > 0 &&
                finding->to < traffic->periods[traffic->period_count - 1].to;
    double more = finding->growth * (double)(finding->to - finding->from) / (double)CLOCK_WEEK;
    char text[NUMBER_PEOPLE_SIZE];
    if (!ends || !(more >= 0.5))
        return memory_copy_text("");
    return memory_format(say(labels, " In die tijd komen er ongeveer %s wachtenden bij.",
                             " In that time about %s join it who wait."),
                         number(labels, more, 0, text));
}

/* "groeit met ongeveer 4,4 casussen per week"; of work that is counted in hours pieces of work. */
static char *growing(const struct labels *labels, double growth, bool in_hours)
{
    char text[NUMBER_PEOPLE_SIZE];
    if (growth < 0.05)
        return memory_copy_text(say(labels, "groeit met minder dan 0,1 casus per week",
                                    "grows by less than 0.1 case a week"));
    double round_growth = growth < 9.95 ? round(growth * 10.0) / 10.0 : growth;
    char *count = in_hours ? memory_format("%s %s", amount(labels, round_growth, text),
                                           say(labels, "stuks werk", "pieces of work"))
                           : casussen(labels, round_growth);
    char *words = memory_format(
        say(labels, "groeit met ongeveer %s per week", "grows by about %s a week"), count);
    free(count);
    return words;
}

/* "er komen per jaar 1.240 casussen binnen en er kunnen er 1.010 worden gedaan (belasting 123%)" */
static char *too_much(const struct labels *labels, const struct traffic_finding *finding,
                      const struct traffic_station *station)
{
    char load[NUMBER_PEOPLE_SIZE], done[NUMBER_PEOPLE_SIZE], hours[NUMBER_PEOPLE_SIZE];
    load_text(labels, finding->load, load);
    if (station == NULL)
        return memory_format(say(labels,
                                 "er komt meer binnen dan er gedaan kan worden (belasting %s%%)",
                                 "more comes in than can be done (load %s%%)"),
                             load);
    if (strcmp(station->unit, "uren per week") == 0)
        return memory_format(
            say(labels,
                "er komt per week %s uur werk binnen en er is %s uur om het te doen (belasting "
                "%s%%)",
                "%s hours of work a week come in and there are %s to do it (load %s%%)"),
            amount(labels, station->work, hours), amount(labels, station->capacity, done), load);
    char *in = casussen(labels, station->inflow), *words;
    if (!isfinite(finding->load))
        words =
            memory_format(say(labels, "er komen per jaar %s binnen en er is niemand om ze te doen",
                              "%s a year come in and there is nobody to do them"),
                          in);
    else if (station->served < station->inflow)
        words = memory_format(
            say(labels,
                "er komen per jaar %s binnen en er kunnen er %s worden gedaan (belasting %s%%)",
                "%s a year come in and %s can be done (load %s%%)"),
            in, amount(labels, station->served, done), load);
    else
        words = memory_format(
            say(labels,
                "er komen per jaar %s binnen, en dat is net te veel (belasting %s%%; een plaats "
                "die buiten werktijd vrijkomt, blijft zo lang leeg)",
                "%s a year come in, which is just too much (load %s%%; a place that comes free "
                "outside working hours stays empty for as long)"),
            in, load);
    free(in);
    return words;
}

static char *say_grows(const struct labels *labels, const struct traffic_finding *finding,
                       const struct traffic *traffic)
{
    struct traffic_station station;
    bool known = station_of(traffic, finding, &station);
    bool in_hours = known && strcmp(station.unit, "uren per week") == 0;
    char when[TRAFFIC_WHEN_SIZE + 2];
    comma_when(labels, finding, traffic, when);
    char *place = place_of(labels, finding), *grows = growing(labels, finding->growth, in_hours);
    char *much = too_much(labels, finding, known ? &station : NULL);
    char *left = left_behind(labels, finding, traffic);
    char *words = memory_format(
        in_hours ? say(labels, "%s: %s. Wat blijft liggen %s%s.%s",
                       "%s: %s. What is left undone %s%s.%s")
                 : say(labels, "%s: %s. De wachtlijst %s%s.%s", "%s: %s. The list %s%s.%s"),
        place, much, grows, when, left);
    free(place);
    free(grows);
    free(much);
    free(left);
    return words;
}

static char *say_critical(const struct labels *labels, const struct traffic_finding *finding,
                          const struct traffic *traffic)
{
    char load[NUMBER_PEOPLE_SIZE], when[TRAFFIC_WHEN_SIZE + 2];
    char *place = place_of(labels, finding);
    char *words = memory_format(
        say(labels,
            "%s: bijna vol (belasting %s%%%s). Zulke wachtlijsten zijn lang en komen pas na jaren "
            "tot rust.",
            "%s: nearly full (load %s%%%s). Such lists are long and settle only after years."),
        place, load_text(labels, finding->load, load), comma_when(labels, finding, traffic, when));
    free(place);
    return words;
}

/* "2 tot 30", "ongeveer 12", "ten minste 40", "hoogstens 5" */
static char *range(const struct labels *labels, double low, double high)
{
    char from[NUMBER_PEOPLE_SIZE], to[NUMBER_PEOPLE_SIZE];
    amount(labels, low, from);
    amount(labels, high, to);
    if (isfinite(low) && isfinite(high) && strcmp(from, to) != 0)
        return memory_format("%s %s %s", from, say(labels, "tot", "to"), to);
    if (isfinite(low) && isfinite(high))
        return memory_format("%s %s", say(labels, "ongeveer", "about"), from);
    if (isfinite(low))
        return memory_format("%s %s", say(labels, "ten minste", "at least"), from);
    if (isfinite(high))
        return memory_format("%s %s", say(labels, "hoogstens", "at most"), to);
    return memory_copy_text(say(labels, "een ander getal", "another number"));
}

/* The finding's own words, clean and of at most LETTERS_MOST characters; to be freed. */
static char *what_of(const struct labels *labels, const struct traffic_finding *finding)
{
    const char *what = labels->english && finding->what_en != NULL && finding->what_en[0] != '\0'
                           ? finding->what_en
                           : finding->what;
    return text_clean(what != NULL ? what : "", LETTERS_MOST);
}

/* " (raad.wachtlijst_start)", " (… en …)" */
static char *named(const struct labels *labels, const char *one, const char *other)
{
    if (one == NULL || one[0] == '\0')
        return memory_copy_text("");
    bool both = other != NULL && other[0] != '\0';
    char *first = text_clean(one, LETTERS_MOST);
    char *second = text_clean(both ? other : "", LETTERS_MOST);
    char *words =
        memory_format(" (%s%s%s)", first, both ? say(labels, " en ", " and ") : "", second);
    free(first);
    free(second);
    return words;
}

/* What is counted on a list is casussen, unless the finding says otherwise ("kinderen"). */
static char *say_backlog(const struct labels *labels, const struct traffic_finding *finding)
{
    char number_of[NUMBER_PEOPLE_SIZE];
    char *place = place_of(labels, finding);
    char *paths = named(labels, finding->one, finding->other);
    char *what = what_of(labels, finding);
    char *stated = what[0] != '\0'
                       ? memory_format("%s %s", amount(labels, finding->stated, number_of), what)
                       : casussen(labels, finding->stated);
    char *allowed = range(labels, finding->low, finding->high);
    char *words = memory_format(
        finding->kind == TRAFFIC_BACKLOG_CANNOT
            ? say(labels,
                  "%s: volgens het scenario wachten er bij de start %s%s. Bij deze instroom en "
                  "capaciteit past %s. De lijst kan niet uit deze cijfers zijn ontstaan.",
                  "%s: the scenario states %s waiting at the start%s. This inflow and capacity go "
                  "with %s. The list cannot have arisen from these figures.")
            : say(labels,
                  "%s: volgens het scenario wachten er bij de start %s%s. Bij deze instroom en de "
                  "tijd die zij al zouden wachten past %s.",
                  "%s: the scenario states %s waiting at the start%s. This inflow, and how long "
                  "they would have waited already, go with %s."),
        place, stated, paths, allowed);
    free(place);
    free(paths);
    free(what);
    free(stated);
    free(allowed);
    return words;
}

/* " Genoemd is 26, terwijl 40 tot 60 past." */
static char *clash(const struct labels *labels, const struct traffic_finding *finding)
{
    char stated[NUMBER_PEOPLE_SIZE];
    if (!isfinite(finding->stated) || (!isfinite(finding->low) && !isfinite(finding->high)))
        return memory_copy_text("");
    char *allowed = range(labels, finding->low, finding->high);
    char *words = memory_format(
        say(labels, " Genoemd is %s, terwijl %s past.", " Stated is %s, while %s would fit."),
        amount(labels, finding->stated, stated), allowed);
    free(allowed);
    return words;
}

static char *say_contradiction(const struct labels *labels, const struct traffic_finding *finding)
{
    char *place = place_of(labels, finding), *what = what_of(labels, finding);
    char *one = text_clean(finding->one != NULL ? finding->one : "?", LETTERS_MOST);
    char *other = text_clean(finding->other != NULL ? finding->other : "", LETTERS_MOST);
    char *numbers = clash(labels, finding);
    bool both = other[0] != '\0';
    char *about = what[0] != '\0' ? memory_format(" (%s)", what) : memory_copy_text("");
    char *words = memory_format(both ? say(labels, "%s%s%s en %s kunnen niet allebei kloppen%s.%s",
                                           "%s%s%s and %s cannot both be true%s.%s")
                                     : say(labels, "%s%s%s%s kunnen niet samen kloppen%s.%s",
                                           "%s%s%s%s cannot be true together%s.%s"),
                                place, place[0] != '\0' ? ": " : "", one, other, about, numbers);
    free(about);
    free(place);
    free(what);
    free(one);
    free(other);
    free(numbers);
    return words;
}

char *traffic_words(const struct labels *labels, const struct traffic_finding *finding,
                    const struct traffic *traffic)
{
    switch (finding->kind) {
    case TRAFFIC_GROWS:
        return say_grows(labels, finding, traffic);
    case TRAFFIC_CRITICAL:
        return say_critical(labels, finding, traffic);
    case TRAFFIC_BACKLOG_CANNOT:
    case TRAFFIC_BACKLOG_AGE:
        return say_backlog(labels, finding);
    case TRAFFIC_CONTRADICTION:
        break;
    }
    return say_contradiction(labels, finding);
}

char *traffic_words_critical(const struct labels *labels, const struct traffic *traffic)
{
    char *list = NULL;
    for (size_t i = 0; i < traffic->finding_count; i++) {
        const struct traffic_finding *finding = &traffic->findings[i];
        if (finding->kind != TRAFFIC_CRITICAL)
            continue;
        char name[NAME_SIZE], load[NUMBER_PEOPLE_SIZE], when[TRAFFIC_WHEN_SIZE + 2];
        char *longer = memory_format(
            "%s%s%s (%s%%%s)", list != NULL ? list : "", list != NULL ? ", " : "",
            labels_place(labels, finding->station, finding->gemeente, name),
            load_text(labels, finding->load, load), comma_when(labels, finding, traffic, when));
        free(list);
        list = longer;
    }
    if (list == NULL)
        return NULL;
    char *words = memory_format(
        say(labels, "Bijna vol: %s. Zulke wachtlijsten zijn lang en komen pas na jaren tot rust.",
            "Nearly full: %s. Such lists are long and settle only after years."),
        list);
    free(list);
    return words;
}
