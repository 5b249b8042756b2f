/* The part of the console of `vessels` that counts the assumptions in. */
#include <math.h>
#include <stdlib.h>

#include "output/console_vessels_page.h"
#include "output/text.h"
#include "output/vessels_words.h"

static void print_total(const struct page *p, const struct vessels_uncertain *u)
{
    char text[VESSELS_WORDS_SIZE], line[LINE_MOST];
    if (u->total.kind == RATIO_NONE)
        snprintf(line, sizeof line,
                 page_say(p,
                          "In het model, over de bandbreedte van de aannames (%zu punten), is niet "
                          "te bepalen hoeveel er terugkomt: niet eens staat vast of er bij Veilig "
                          "Thuis wachtdagen verdwijnen.",
                          "In the model, over the ranges of the assumptions (%zu points), how many "
                          "come back cannot be determined: it is not even settled that days of "
                          "waiting vanish at Veilig Thuis."),
                 u->points);
    else
        snprintf(line, sizeof line,
                 page_say(p,
                          "In het model, over de bandbreedte van de aannames (%zu punten), komen "
                          "van elke 100 wachtdagen die bij Veilig Thuis verdwijnen er %s elders "
                          "terug.",
                          "In the model, over the ranges of the assumptions (%zu points), of every "
                          "100 days of waiting that vanish at Veilig Thuis %s come back "
                          "elsewhere."),
                 u->points, vessels_ratio(p->labels, &u->total, text));
    page_wrapped(p, line, 2);
}

static void print_certainty(const struct page *p, const struct vessels_uncertain *u)
{
    char share[NUMBER_PEOPLE_SIZE], line[LINE_MOST];
    bool back = u->sign >= 0;
    page_number(p, back ? u->positive : 100.0 - u->positive, 0, share);
    if (u->certainty == CERTAINTY_NONE || u->certainty == CERTAINTY_UNKNOWN) {
        page_number(p, u->positive, 0, share);
        snprintf(line, sizeof line,
                 page_say(p,
                          "Of er elders wachtdagen terugkomen of juist ook verdwijnen, is niet te "
                          "onderscheiden: bij %s%% van de punten komen ze terug.",
                          "Whether days of waiting come back elsewhere or vanish there too cannot "
                          "be told apart: at %s%% of the points they come back."),
                 share);
    } else {
        bool practical = u->certainty == CERTAINTY_PRACTICAL;
        snprintf(line, sizeof line,
                 page_say(p,
                          "Dat er elders wachtdagen %s, is %s: zo is het bij %s%% van de punten.",
                          "That days of waiting %s elsewhere is %s: so it is at %s%% of the "
                          "points."),
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
    char line[LINE_MOST], saved[NUMBER_PEOPLE_SIZE], value[NUMBER_PEOPLE_SIZE];
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
    page_number(p, u->saved, 0, saved);
    snprintf(line, sizeof line,
             page_say(p,
                      "Het meest hangt dit af van een aanname: %s (%s). Wie die zou meten, maakt "
                      "de spreiding %s%% kleiner.",
                      "It depends most on an assumption: %s (%s). Measuring it would take away "
                      "%s%% of the spread."),
             what, u->decides->path, saved);
    free(what);
    page_wrapped(p, line, 2);
    if (isfinite(u->turns_at)) {
        page_number(p, u->turns_at, 2, value);
        snprintf(line, sizeof line,
                 page_say(p,
                          "Bij een waarde van ongeveer %s (nu aangenomen: %g) zou het antwoord "
                          "omslaan.",
                          "At a value of about %s (assumed now: %g) the answer would turn."),
                 value, u->decides->value);
    } else {
        snprintf(line, sizeof line, "%s",
                 page_say(p, "Binnen het bereik van die aanname slaat het antwoord niet om.",
                          "Within the range of that assumption the answer does not turn."));
    }
    page_wrapped(p, line, 2);
}

void page_conclusion(const struct page *p)
{
    const struct vessels_uncertain *u = p->vessels->uncertain;
    if (u == NULL)
        return;
    page_heading(p, "De aannames meegerekend", "The assumptions counted in");
    print_total(p, u);
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
