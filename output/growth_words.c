#include "output/growth_words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/number.h"

enum { NAMES_IN_NOTE = 2, NAMES_ON_PAGE = 6 };

static const char *say(const struct labels *labels, const char *nl, const char *en)
{
    return labels->english ? en : nl;
}

static const char *number(const struct labels *labels, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = labels->english}, text);
}

/* The places as items to name, of which lokale teams are one when that saves room. */
struct items {
    size_t places[64]; /* indices */
    size_t count, teams;
};

static struct items items_of(const struct growth *growth, size_t most)
{
    struct items items = {.count = 0};
    for (size_t i = 0; i < growth->count; i++)
        items.teams += strcmp(growth->places[i].station, "lokaal_team") == 0;
    bool together = growth->count > most && items.teams > 1, told = false;
    for (size_t i = 0; i < growth->count && items.count < 64; i++) {
        bool team = strcmp(growth->places[i].station, "lokaal_team") == 0;
        if (together && team && told)
            continue;
        told = told || team;
        items.places[items.count++] = i;
    }
    items.teams = together ? items.teams : 0;
    return items;
}

static void item_name(const struct labels *labels, const struct growth_place *place, size_t teams,
                      char name[2 * LABELS_SIZE])
{
    char count[NUMBER_PEOPLE_SIZE];
    if (teams > 0 && strcmp(place->station, "lokaal_team") == 0)
        snprintf(name, 2 * LABELS_SIZE, "%s %s", number(labels, (double)teams, 0, count),
                 labels_station(labels, "lokaal_team"));
    else
        labels_place(labels, place->station, place->gemeente, name);
}

char *growth_names(const struct labels *labels, const struct growth *growth, size_t most)
{
    struct items items = items_of(growth, most);
    size_t shown = items.count > most ? most : items.count;
    char *names = memory_copy_text(""), count[NUMBER_PEOPLE_SIZE];
    for (size_t i = 0; i < shown; i++) {
        char name[2 * LABELS_SIZE];
        bool last = i + 1 == items.count;
        item_name(labels, &growth->places[items.places[i]], items.teams, name);
        char *longer = memory_format("%s%s%s", names,
                                     i == 0 ? ""
                                     : last ? say(labels, " en ", " and ")
                                            : ", ",
                                     name);
        free(names);
        names = longer;
    }
    if (shown < items.count) {
        char *longer = memory_format(say(labels, "%s en nog %s", "%s and %s more"), names,
                                     number(labels, (double)(items.count - shown), 0, count));
        free(names);
        names = longer;
    }
    return names;
}

char *growth_explain(const struct labels *labels, const struct growth *growth)
{
    char *names = growth_names(labels, growth, NAMES_ON_PAGE);
    bool one = growth->count == 1;
    char *text = memory_format(
        say(labels,
            GROWTH_MARK
            " Geen evenwicht: %s %s volgens de cijfers meer dan er gedaan kan worden. Een "
            "gemiddelde zou dan vooral zeggen hoe lang er gesimuleerd is. Daarom staan er de stand "
            "aan het eind en hoeveel casussen de lijst in de simulatie per week groeit. Waar "
            "‘loopt op’ of ‘loopt terug’ staat, verandert het gemiddelde zolang de simulatie "
            "duurt; dat over deze jaren staat in kpi.csv. Een doorlooptijd of wachttijd in een "
            "regel met het teken gaat voor een deel van de casussen door zo'n station.",
            GROWTH_MARK
            " No equilibrium: by the figures %s %s more than can be done. A mean would mostly tell "
            "how long was simulated. Instead you see the state at the end, and by how many cases a "
            "week the list grows in the simulation. Where it says ‘rises’ or ‘falls’ the mean "
            "changes as long as is simulated; that over these years stands in kpi.csv. A lead "
            "time or wait on a line with the mark runs through such a station for part of the "
            "cases."),
        names, one ? say(labels, "krijgt", "gets") : say(labels, "krijgen", "get"));
    free(names);
    return text;
}

char *growth_explain_differences(const struct labels *labels, const struct growth *growth)
{
    char *names = growth_names(labels, growth, NAMES_ON_PAGE);
    bool one = growth->count == 1;
    char *text = memory_format(
        say(labels,
            GROWTH_MARK
            " Geen evenwicht: in ten minste een van de scenario's %s %s volgens de cijfers meer "
            "dan er gedaan kan worden. Wat ‘eind’ heet is het verschil in de stand aan het eind; "
            "wat alleen het teken draagt is een verschil in gemiddelden, dat meegroeit met hoe "
            "lang er gesimuleerd is.",
            GROWTH_MARK
            " No equilibrium: in one of the scenarios at least, by the figures %s %s more than can "
            "be done. What is called ‘end’ is the difference in the state at the end; what only "
            "bears the mark is a difference in means, which grows with how long is simulated."),
        one ? say(labels, "krijgt", names) : say(labels, "krijgen", names),
        labels->english ? (one ? "gets" : "get") : names);
    free(names);
    return text;
}

char *growth_note(const struct labels *labels, const struct growth *growth, const char *shown)
{
    char *names = growth_names(labels, growth, NAMES_IN_NOTE);
    char *text = memory_format(
        say(labels, GROWTH_MARK " geen evenwicht (%s): %s", GROWTH_MARK " no equilibrium (%s): %s"),
        names, shown);
    free(names);
    return text;
}

const char *growth_rate(const struct labels *labels, const struct estimate *per_week,
                        char text[GROWTH_TEXT_SIZE])
{
    char count[NUMBER_PEOPLE_SIZE];
    text[0] = '\0';
    if (per_week->count == 0 || !isfinite(per_week->mean))
        return text;
    number(labels, per_week->mean, 1, count);
    snprintf(text, GROWTH_TEXT_SIZE, "%s%s %s", per_week->mean >= 0.05 ? "+" : "", count,
             say(labels, "per week", "a week"));
    return text;
}

const char *growth_text(const struct labels *labels, const struct growth_shown *shown,
                        const struct kpi_row *row, char text[GROWTH_TEXT_SIZE])
{
    char count[NUMBER_PEOPLE_SIZE];
    text[0] = '\0';
    switch (shown->form) {
    case GROWTH_STATE:
        snprintf(text, GROWTH_TEXT_SIZE, "%s",
                 number(labels, shown->value.mean, row->decimals, count));
        break;
    case GROWTH_SHARE:
        snprintf(text, GROWTH_TEXT_SIZE, "%s%%", number(labels, shown->value.mean, 0, count));
        break;
    case GROWTH_MOVES:
        snprintf(text, GROWTH_TEXT_SIZE, "%s",
                 row->direction > 0 ? say(labels, "loopt terug", "falls")
                                    : say(labels, "loopt op", "rises"));
        break;
    case GROWTH_PLAIN:
    case GROWTH_MARKED:
        break;
    }
    return text;
}
