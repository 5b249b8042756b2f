/* The part of the console of `vessels` that counts the assumptions in. */
#include <math.h>
#include <stdlib.h>

#include "output/console_vessels_page.h"
#include "output/text.h"
#include "output/uncertainty_words.h"
#include "output/vessels_words.h"

/* "Bij 16 van de 128 punten was er bij Veilig Thuis niets te verlichten." */
static void print_nothing(const struct page *p, const struct vessels_uncertain *u)
{
    char line[LINE_MOST];
    if (u->counting == u->points)
        return;
    snprintf(line, sizeof line,
             page_say(p,
                      "Bij %zu van de %zu punten was er bij Veilig Thuis niets te verlichten; die "
                      "tellen hier niet mee.",
                      "At %zu of the %zu points there was nothing to relieve at Veilig Thuis; they "
                      "do not count here."),
             u->points - u->counting, u->points);
    page_wrapped(p, line, 2);
}

static void print_total(const struct page *p, const struct vessels_uncertain *u)
{
    char low[NUMBER_PEOPLE_SIZE], median[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE];
    char line[LINE_MOST];
    int decimals = vessels_decimals(u->low, u->high);
    if (u->counting == 0)
        snprintf(line, sizeof line, "%s",
                 page_say(p,
                          "In het model, over de bandbreedte van de aannames, is niet te bepalen "
                          "hoeveel er terugkomt.",
                          "In the model, over the ranges of the assumptions, how many come back "
                          "cannot be determined."));
    else
        snprintf(line, sizeof line,
                 page_say(p,
                          "In het model, over de bandbreedte van de aannames, komen van elke 100 "
                          "wachtdagen die bij Veilig Thuis verdwijnen er %s elders terug in het "
                          "middelste van de %zu punten die meetellen; bij 95%% van die punten ligt "
                          "het tussen %s en %s.",
                          "In the model, over the ranges of the assumptions, of every 100 days of "
                          "waiting that vanish at Veilig Thuis %s come back elsewhere at the "
                          "middle one of the %zu points that count; at 95%% of those points it "
                          "lies between %s and %s."),
                 page_number(p, u->median, decimals, median), u->counting,
                 page_number(p, u->low, decimals, low), page_number(p, u->high, decimals, high));
    page_wrapped(p, line, 2);
}

static void print_certainty(const struct page *p, const struct vessels_uncertain *u)
{
    char share[NUMBER_PEOPLE_SIZE], line[LINE_MOST];
    bool back = u->sign >= 0;
    if (u->counting == 0)
        return;
    if (u->certainty == CERTAINTY_NONE || u->certainty == CERTAINTY_UNKNOWN) {
        page_number(p, u->positive, 0, share);
        snprintf(line, sizeof line,
                 u->certainty == CERTAINTY_UNKNOWN
                     ? page_say(p,
                                "Bij %s%% daarvan komen er elders wachtdagen terug; onder de 100 "
                                "punten staat er niet bij hoe zeker iets is.",
                                "At %s%% of them days of waiting come back elsewhere; below 100 "
                                "points nothing is said about how certain something is.")
                     : page_say(p,
                                "Of er elders wachtdagen terugkomen of juist ook verdwijnen, is "
                                "niet te onderscheiden: bij %s%% daarvan komen ze terug.",
                                "Whether days of waiting come back elsewhere or vanish there too "
                                "cannot be told apart: at %s%% of them they come back."),
                 share);
    } else {
        bool practical = u->certainty == CERTAINTY_PRACTICAL;
        /* 99.5% is not all of them */
        page_number(p, floor((back ? u->positive : 100.0 - u->positive) + 1e-9), 0, share);
        snprintf(line, sizeof line,
                 page_say(p, "Dat er elders wachtdagen %s, is %s: zo is het bij %s%% daarvan.",
                          "That days of waiting %s elsewhere is %s: so it is at %s%% of them."),
                 back ? page_say(p, "terugkomen", "come back")
                      : page_say(p, "ook verdwijnen", "vanish too"),
                 practical ? page_say(p, "vrijwel zeker", "practically certain")
                           : page_say(p, "waarschijnlijk", "probable"),
                 share);
    }
    page_wrapped(p, line, 2);
}

static void print_decides(const struct page *p, const struct vessels_uncertain *u)
{
    char line[LINE_MOST], narrower[NUMBER_PEOPLE_SIZE + 32], value[NUMBER_PEOPLE_SIZE];
    char now[NUMBER_PEOPLE_SIZE];
    if (u->decides == NULL) {
        page_wrapped(p,
                     page_say(p,
                              "Van geen enkele aanname is van toeval te onderscheiden dat zij "
                              "bepaalt hoeveel er terugkomt.",
                              "Of no assumption can it be told from chance that it decides how "
                              "many come back."),
                     2);
        return;
    }
    char *what = text_clean(u->decides->what, 200);
    if (u->narrows < 1.0)
        snprintf(narrower, sizeof narrower, "%s", page_say(p, "minder dan 1%", "less than 1%"));
    else
        snprintf(narrower, sizeof narrower, page_say(p, "ongeveer %s%%", "about %s%%"),
                 page_number(p, u->narrows, 0, value));
    snprintf(line, sizeof line,
             page_say(p,
                      "Hoeveel wachtdagen er elders terugkomen, hangt het meest af van een "
                      "aanname: %s (%s). Wie die zou meten, maakt de bandbreedte daarvan %s "
                      "smaller.",
                      "How many days of waiting come back elsewhere depends most on an "
                      "assumption: %s (%s). Measuring it would make their range %s narrower."),
             what, u->decides->path, narrower);
    free(what);
    page_wrapped(p, line, 2);
    if (!isfinite(u->turns_at))
        return;
    snprintf(line, sizeof line,
             page_say(p,
                      "Gemiddeld over de andere aannames ligt het kantelpunt van die aanname bij "
                      "ongeveer %s (in het scenario %s).",
                      "Averaged over the other assumptions the turning point of that assumption "
                      "lies at about %s (in the scenario %s)."),
             uncertainty_value(p->labels, u->turns_at, 3, value),
             uncertainty_value(p->labels, u->decides->value, 4, now));
    page_wrapped(p, line, 2);
}

void page_conclusion(const struct page *p)
{
    const struct vessels_uncertain *u = p->vessels->uncertain;
    if (u == NULL)
        return;
    page_heading(p, "De aannames meegerekend", "The assumptions counted in");
    print_total(p, u);
    print_nothing(p, u);
    print_certainty(p, u);
    print_decides(p, u);
    page_wrapped(
        p,
        page_say(p,
                 "Een regio kan dit zelf toetsen: houd ten minste twee jaar lang per week "
                 "bij hoeveel casussen wachten op de veiligheidsbeoordeling, op onderzoek "
                 "van Veilig Thuis, op het lokale team van elke gemeente, op de Raad en op "
                 "hulp, met de datums waarop ergens de formatie veranderde.",
                 "A region can test this itself: note every week, for at least two years, "
                 "how many cases wait for the assessment, for the onderzoek of Veilig "
                 "Thuis, for the local team of each gemeente, for the Raad and for help, "
                 "with the dates on which staff changed anywhere."),
        2);
}
