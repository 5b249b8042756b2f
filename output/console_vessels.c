/* Sentences are wrapped; what has no rows is left out. */
#include "output/console_vessels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/console_vessels_page.h"
#include "output/text.h"
#include "output/vessels_headline.h"
#include "output/vessels_words.h"

#define PER 100.0

/* "34 (21 tot 47)" in a column. */
static void print_ratio(const struct page *p, const struct ratio *ratio, bool of_all)
{
    char text[VESSELS_WORDS_SIZE];
    if (of_all && ratio->kind != RATIO_NONE)
        vessels_interval(p->labels, PER * ratio->value, PER * ratio->all_low, PER * ratio->all_high,
                         text);
    else
        vessels_ratio(p->labels, ratio, text);
    text_pad_right(p->out, text, COLUMN_WIDTH);
}

/* --- the parts --- */

static void print_top(const struct page *p)
{
    const struct vessels *vessels = p->vessels;
    char date[LABELS_SIZE], count[NUMBER_PEOPLE_SIZE];
    char *name = text_clean(vessels->scenario, 120);
    fprintf(p->out, "%s: %s\n", name,
            page_say(p, "de communicerende vaten", "the communicating vessels"));
    free(name);
    labels_date(p->labels, vessels->t0, date);
    page_number(p, (double)vessels->replications, 0, count);
    fprintf(p->out,
            page_say(p, "%zu weken vanaf %s · %s %s · zaad %llu\n",
                     "%zu weeks from %s on · %s %s · seed %llu\n"),
            vessels->weeks, date, count,
            vessels->replications == 1 ? page_say(p, "herhaling", "replication")
                                       : page_say(p, "herhalingen", "replications"),
            (unsigned long long)vessels->seed);
    page_wrapped(p,
                 page_say(p,
                          "Tussen haakjes het 95%-interval; alleen toeval, de aannames zijn niet "
                          "meegerekend. Een wachtdag is één casus die één dag wacht.",
                          "In brackets the 95% interval; chance only, the assumptions are not "
                          "counted. A day of waiting is one case that waits one day."),
                 0);
}

static void print_headlines(const struct page *p)
{
    const struct vessels *vessels = p->vessels;
    const struct coupling_result *main_result = vessels_main(vessels);
    char capacity[VESSELS_WORDS_SIZE], *text;
    if (main_result != NULL) {
        double factor = vessels->effects[vessels->headline].factor;
        vessels_capacity(p->labels, factor, capacity);
        fprintf(p->out, "\n%s %s\n", capacity, page_say(p, "bij Veilig Thuis", "at Veilig Thuis"));
        text = vessels_headline(p->labels, vessels, main_result, factor);
        page_wrapped(p, text, 2);
        free(text);
    }
    if (vessels->less.ratios != NULL) {
        double factor = vessels->effects[vessels->headline_less].factor;
        vessels_capacity(p->labels, factor, capacity);
        fprintf(p->out, "\n%s %s\n", capacity, page_say(p, "bij Veilig Thuis", "at Veilig Thuis"));
        text = vessels_headline(p->labels, vessels, &vessels->less, factor);
        page_wrapped(p, text, 2);
        free(text);
    }
}

static void print_stays(const struct page *p, const struct ratio *total)
{
    char text[VESSELS_WORDS_SIZE];
    if (total->kind == RATIO_NONE)
        snprintf(text, sizeof text, "%s", page_say(p, "niet te bepalen", "cannot be determined"));
    else
        vessels_interval(p->labels, PER - PER * total->value, PER - PER * total->high,
                         PER - PER * total->low, text);
    text_pad_right(p->out, text, COLUMN_WIDTH);
}

/* Where it comes back, more capacity beside less. */
static void print_receivers(const struct page *p)
{
    const struct coupling_result *results[2] = {vessels_main(p->vessels), &p->vessels->less};
    size_t effects[2] = {p->vessels->headline, p->vessels->headline_less};
    size_t known[4], count = vessels_receivers(p->vessels, known);
    bool any = false;
    for (size_t i = 0; i < 2; i++) {
        if (results[i] != NULL && results[i]->ratios == NULL)
            results[i] = NULL;
        any = any || (results[i] != NULL && results[i]->ratios[4].kind != RATIO_NONE);
    }
    if (!any)
        return;
    page_heading(p,
                 "Waar het blijft, per 100 wachtdagen die bij Veilig Thuis verdwijnen of bijkomen",
                 "Where it goes, per 100 days of waiting that vanish or are added at Veilig Thuis");
    text_pad_left(p->out, "", NAME_WIDTH);
    for (size_t i = 0; i < 2; i++) {
        char capacity[VESSELS_WORDS_SIZE];
        if (results[i] != NULL)
            text_pad_right(
                p->out,
                vessels_capacity(p->labels, p->vessels->effects[effects[i]].factor, capacity),
                COLUMN_WIDTH);
    }
    fputc('\n', p->out);
    for (size_t j = 0; j <= count; j++) {
        page_name(p, j == count
                         ? page_say(p, "samen", "together")
                         : labels_station(
                               p->labels,
                               vessels_receiver(p->vessels, p->vessels->receivers[known[j]])->id));
        for (size_t i = 0; i < 2; i++)
            if (results[i] != NULL)
                print_ratio(p, &results[i]->ratios[j == count ? 4 : known[j]], j < count);
        fputc('\n', p->out);
    }
    page_name(p, page_say(p, "blijft weg, of blijft erbij", "stays away or stays"));
    for (size_t i = 0; i < 2; i++)
        if (results[i] != NULL)
            print_stays(p, &results[i]->ratios[4]);
    fputc('\n', p->out);
}

static void print_lags(const struct page *p)
{
    static const size_t shown[] = {4, 12, 24, 52, 76, 104};
    const struct vessels *vessels = p->vessels;
    char weeks[64], text[VESSELS_WORDS_SIZE];
    bool any = false, known = false;
    for (size_t i = 0; i < vessels->lag_count; i++)
        known = known || vessels->lags[i].result.ratios[4].kind != RATIO_NONE;
    for (size_t i = 0; known && i < vessels->lag_count; i++) {
        bool told = i + 1 == vessels->lag_count;
        for (size_t s = 0; s < sizeof shown / sizeof shown[0]; s++)
            told = told || vessels->lags[i].weeks == shown[s];
        if (!told || vessels->lag_count < 2)
            continue;
        if (!any)
            page_heading(p, "Hoe lang het duurt: van elke 100 verdwenen wachtdagen terug",
                         "How long it takes: come back of every 100 days that vanished");
        any = true;
        snprintf(weeks, sizeof weeks, page_say(p, "na %zu weken", "after %zu weeks"),
                 vessels->lags[i].weeks);
        page_name(p, weeks);
        text_pad_right(p->out, vessels_ratio(p->labels, &vessels->lags[i].result.ratios[4], text),
                       COLUMN_WIDTH);
        fputc('\n', p->out);
    }
}

/* "onderzoek Veilig Thuis 55, lokale teams 12": the stations that can be told from chance. */
static void name_clear(const struct page *p, const struct vessels_effect *effect,
                       char text[LINE_MOST])
{
    size_t used = 0;
    text[0] = '\0';
    for (size_t s = 0; s < p->vessels->station_count && used < LINE_MOST; s++) {
        const struct ratio *ratio = &effect->result.ratios[s];
        char value[NUMBER_PEOPLE_SIZE];
        if (effect->own >> s & 1 || !vessels_is_clear_of_all(ratio))
            continue;
        used += (size_t)snprintf(
            text + used, LINE_MOST - used, "%s%s %s", used > 0 ? ", " : "",
            labels_station(p->labels, p->vessels->stations[s].id),
            page_number(p, PER * ratio->value,
                        vessels_decimals(PER * ratio->all_low, PER * ratio->all_high), value));
    }
}

static void print_effects_heading(const struct page *p, double factor)
{
    char capacity[VESSELS_WORDS_SIZE], line[LINE_MOST];
    vessels_capacity(p->labels, factor, capacity);
    snprintf(
        line, sizeof line,
        factor > 1.0
            ? page_say(p,
                       "%s ergens anders: hoeveel er elders terugkomt van elke 100 wachtdagen "
                       "die daar verdwijnen (onder 0: verdwijnt ook elders)",
                       "%s somewhere else: how many come back elsewhere of every 100 days that "
                       "vanish there (below 0: vanish elsewhere too)")
            : page_say(p,
                       "%s ergens anders: hoeveel er elders verdwijnt van elke 100 wachtdagen "
                       "die er daar bijkomen (onder 0: komt ook elders bij)",
                       "%s somewhere else: how many vanish elsewhere of every 100 days that "
                       "are added there (below 0: are added elsewhere too)"),
        capacity);
    fputc('\n', p->out);
    page_wrapped(p, line, 0);
}

/* The other way round: every source but the headline's. */
static void print_effects(const struct page *p)
{
    const struct vessels *vessels = p->vessels;
    for (size_t side = 0; side < 2; side++) {
        bool any = false;
        for (size_t e = 0; e < vessels->effect_count; e++) {
            const struct vessels_effect *effect = &vessels->effects[e];
            char clear[LINE_MOST], text[VESSELS_WORDS_SIZE];
            if ((effect->factor > 1.0) != (side == 0) || e == vessels->headline ||
                e == vessels->headline_less)
                continue;
            if (!any)
                print_effects_heading(p, effect->factor);
            any = true;
            page_name(p, labels_station(p->labels, effect->source));
            const struct ratio *total = &effect->result.ratios[vessels->station_count];
            fprintf(p->out, "%s\n", vessels_short(p->labels, total, vessels->margin, text));
            name_clear(p, effect, clear);
            if (clear[0] != '\0') {
                char line[LINE_MOST + 64];
                snprintf(line, sizeof line, "%s: %s",
                         page_say(p, "meer dan toeval", "more than chance"), clear);
                page_wrapped(p, line, 6);
            }
        }
    }
}

static void print_limits(const struct page *p)
{
    page_heading(p, "Wat dit niet zegt", "What this does not say");
    page_wrapped(
        p,
        p->vessels->uncertain != NULL
            ? page_say(p,
                       "Dit geldt in het model. De intervallen gaan alleen over toeval, behalve "
                       "waar de aannames zijn meegerekend. Geteld is hoe lang casussen wachten, "
                       "niet hoe het de gezinnen vergaat. Een koppeling zegt waar druk naartoe "
                       "gaat, niet of meer capaciteit de moeite waard is.",
                       "This holds in the model. The intervals are about chance alone, except "
                       "where the assumptions are counted in. What is counted is how long cases "
                       "wait, not how the families fare. A coupling says where pressure goes, not "
                       "whether more capacity is worth it.")
            : page_say(
                  p,
                  "Dit geldt in het model. De intervallen gaan alleen over toeval; dat de "
                  "aannames onzeker zijn, zit er niet in (daarvoor is --onzekerheid). Geteld is "
                  "hoe lang casussen wachten, niet hoe het de gezinnen vergaat. Een koppeling "
                  "zegt waar druk naartoe gaat, niet of meer capaciteit de moeite waard is.",
                  "This holds in the model. The intervals are about chance alone; that the "
                  "assumptions are uncertain is not in them (--onzekerheid is for that). What "
                  "is counted is how long cases wait, not how the families fare. A coupling "
                  "says where pressure goes, not whether more capacity is worth it."),
        2);
}

bool console_print_vessels(FILE *out, const struct vessels *vessels, const struct labels *labels)
{
    struct page p = {out, vessels, labels};
    print_top(&p);
    print_headlines(&p);
    print_receivers(&p);
    print_lags(&p);
    print_effects(&p);
    page_mechanisms(&p);
    page_loads(&p);
    page_conclusion(&p);
    print_limits(&p);
    return ferror(out) == 0;
}
