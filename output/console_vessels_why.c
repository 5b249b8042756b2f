/* What carries the coupling, and under which load it sets in. */
#include "output/console_vessels_page.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "output/memory.h"
#include "output/text.h"
#include "output/vessels_words.h"

/* "Dit rust op 20 van de 50 herhalingen." */
static void tell_rests_on(const struct page *p)
{
    char rests[VESSELS_WORDS_SIZE], line[LINE_MOST];
    if (vessels_rests_on(p->labels, p->vessels, rests)[0] == '\0')
        return;
    snprintf(line, sizeof line, page_say(p, "Dit rust op %s.", "This rests on %s."), rests);
    page_wrapped(p, line, 2);
}

/* --- mechanisms --- */

/* "14 (8 tot 20)" of what a row carries. */
static void print_carried(const struct page *p, const struct vessels_mechanism *row)
{
    char text[VESSELS_WORDS_SIZE] = "";
    if (row != NULL && row->difference.count > 0 && isfinite(row->difference.mean))
        vessels_interval(p->labels, row->difference.mean, row->difference.low, row->difference.high,
                         text);
    else if (row != NULL)
        snprintf(text, sizeof text, "%s", page_say(p, "niet te bepalen", "cannot be determined"));
    text_pad_right(p->out, text, COLUMN_WIDTH);
}

static bool carries(const struct vessels_mechanism *row)
{
    return row->difference.count > 1 && row->difference.low > 0.0;
}

static void tell_carriers(const struct page *p, const size_t *order, size_t count)
{
    const struct vessels_mechanism *first = &p->vessels->mechanisms[order[0]];
    char text[LINE_MOST], points[VESSELS_WORDS_SIZE];
    size_t clear = 0;
    for (size_t i = count; i-- > 0;) {
        if (carries(&p->vessels->mechanisms[order[i]])) {
            first = &p->vessels->mechanisms[order[i]];
            clear++;
        }
    }
    vessels_interval(p->labels, first->difference.mean, first->difference.low,
                     first->difference.high, points);
    if (first->difference.count == 0 || !isfinite(first->difference.mean))
        snprintf(text, sizeof text, "%s",
                 page_say(p, "Welk mechanisme de koppeling draagt, is niet te bepalen.",
                          "Which mechanism carries the coupling cannot be determined."));
    else if (clear == 0)
        snprintf(
            text, sizeof text, "%s",
            page_say(
                p,
                "Van geen enkel mechanisme is van toeval te onderscheiden dat het de koppeling "
                "draagt.",
                "Of no mechanism can it be told from chance that it carries the coupling."));
    else
        snprintf(
            text, sizeof text,
            page_say(p,
                     "Het meest draagt %s, %s: zonder dit mechanisme komen er %s van de 100 minder "
                     "terug.%s",
                     "%s, %s, carries most: without it %s of the 100 fewer come back.%s"),
            first->id, first->name, points,
            clear == 1 && count > 1
                ? page_say(p, " Van de andere is dat niet van toeval te onderscheiden.",
                           " Of the others this cannot be told from chance.")
                : "");
    page_wrapped(p, text, 2);
}

static void tell_stand(const struct page *p, enum vessels_stands stands, const char *name)
{
    const struct vessels_mechanism *row = vessels_stand(p->vessels, stands, NULL);
    char text[VESSELS_WORDS_SIZE];
    if (row == NULL)
        return;
    page_name(p, name);
    fprintf(p->out, "          %s\n",
            vessels_short(p->labels, &row->result.ratios[4], p->vessels->margin, text));
}

void page_mechanisms(const struct page *p)
{
    const struct vessels *vessels = p->vessels;
    size_t *order = memory_allocate(vessels->mechanism_count, sizeof *order);
    bool but_one = vessels_stand(vessels, VESSELS_BUT_ONE, NULL) != NULL;
    size_t count = vessels_rank(vessels, but_one ? VESSELS_BUT_ONE : VESSELS_ONLY_ONE, order);
    if (vessels->mechanism_count > 0) {
        page_heading(p, "Welke mechanismen de koppeling dragen",
                     "Which mechanisms carry the coupling");
        tell_rests_on(p);
        if (but_one)
            tell_carriers(p, order, count);
        tell_stand(p, VESSELS_ALL, page_say(p, "alle mechanismen aan", "all mechanisms on"));
        tell_stand(p, VESSELS_NONE, page_say(p, "alle bevroren", "all frozen"));
    }
    bool known = false;
    for (size_t i = 0; i < vessels->mechanism_count; i++)
        known = known || vessels->mechanisms[i].difference.count > 0;
    for (size_t i = 0; known && i < count; i++) {
        const struct vessels_mechanism *row = &vessels->mechanisms[order[i]];
        char name[VESSELS_WORDS_SIZE];
        if (i == 0) {
            text_pad_left(p->out,
                          page_say(p, "  Wat elk draagt, punten van 100",
                                   "  What each carries, points of 100"),
                          NAME_WIDTH);
            text_pad_right(p->out, page_say(p, "alleen dit bevroren", "only this one frozen"),
                           COLUMN_WIDTH);
            text_pad_right(p->out, page_say(p, "alleen dit aan", "only this one on"), COLUMN_WIDTH);
            fputc('\n', p->out);
        }
        snprintf(name, sizeof name, "%s %s", row->id, row->name);
        page_name(p, name);
        print_carried(p, vessels_stand(vessels, VESSELS_BUT_ONE, row->id));
        print_carried(p, vessels_stand(vessels, VESSELS_ONLY_ONE, row->id));
        fputc('\n', p->out);
    }
    if (count > 1)
        page_wrapped(
            p,
            page_say(p,
                     "De intervallen van wat elk draagt gelden in een kolom voor alle mechanismen "
                     "tegelijk. Onder 0: zo'n mechanisme dempt de koppeling. De bijdragen tellen "
                     "niet op tot het geheel: mechanismen versterken of dempen elkaar. Wat "
                     "overblijft als alle bevroren zijn, komt van de doorstroom zelf.",
                     "The intervals of what each carries hold in a column for all mechanisms at "
                     "once. Below 0: such a mechanism damps the coupling. What they carry does "
                     "not add up to the whole: mechanisms amplify or damp each other. What "
                     "is left when all are frozen comes from the flow itself."),
            2);
    free(order);
}

/* --- load --- */

/* "94%", "99,5%": loads crowd just below 100 percent. */
static const char *load_text(const struct page *p, double load, char text[NUMBER_PEOPLE_SIZE + 1])
{
    char value[NUMBER_PEOPLE_SIZE];
    page_number(p, load, load > 98.0 && load < 99.95 ? 1 : 0, value);
    snprintf(text, NUMBER_PEOPLE_SIZE + 1, isfinite(load) ? "%s%%" : "%s", value);
    return text;
}

static void tell_onset(const struct page *p, const char *what, const size_t *order, size_t count)
{
    size_t onset = vessels_onset(p->vessels, order, count);
    char text[LINE_MOST], load[NUMBER_PEOPLE_SIZE + 1], capacity[VESSELS_WORDS_SIZE];
    if (onset == count) {
        snprintf(text, sizeof text,
                 page_say(p,
                          "%s: bij geen van de onderzochte belastingen komt er druk van betekenis "
                          "terug.",
                          "%s: at none of the loads tried does pressure of any weight come back."),
                 what);
    } else {
        const struct vessels_load *at = &p->vessels->loads[order[onset]];
        load_text(p, at->axis == VESSELS_TEAMS ? at->load_team.mean : at->load_vt.mean, load);
        vessels_capacity(p->labels, at->factor, capacity);
        snprintf(
            text, sizeof text,
            onset == 0
                ? page_say(p,
                           "%s: ook bij de lichtste onderzochte belasting, %s (%s), komt er druk "
                           "van betekenis terug.",
                           "%s: even at the lightest load tried, %s (%s), pressure comes back.")
                : page_say(p,
                           "%s: vanaf een bezetting van %s (%s) komt er druk van betekenis terug.",
                           "%s: from a load of %s on (%s) pressure comes back."),
            what, load, capacity);
    }
    page_wrapped(p, text, 2);
}

void page_loads(const struct page *p)
{
    static const struct {
        enum vessels_axis axis;
        const char *nl, *en;
    } axes[] = {
        {VESSELS_VT, "Veilig Thuis anders belast", "other load on Veilig Thuis"},
        {VESSELS_TEAMS, "Lokale teams anders belast", "other load on the local teams"},
        {VESSELS_BOTH, "Beide anders belast", "other load on both"},
    };
    const struct vessels *vessels = p->vessels;
    size_t *order = memory_allocate(vessels->load_count, sizeof *order);
    for (size_t a = 0; a < sizeof axes / sizeof axes[0]; a++) {
        size_t count = vessels_along(vessels, axes[a].axis, order);
        char what[VESSELS_WORDS_SIZE];
        if (a == 0 && vessels->load_count > 0)
            page_heading(p, "Waar de koppeling inzet, naar belasting",
                         "Where the coupling sets in, by load");
        if (a == 0 && vessels->load_count > 0)
            tell_rests_on(p);
        if (count == 0)
            continue;
        snprintf(what, sizeof what, "%s", page_say(p, axes[a].nl, axes[a].en));
        tell_onset(p, labels_capitalise(what), order, count);
        for (size_t i = 0; i < count; i++) {
            const struct vessels_load *load = &vessels->loads[order[i]];
            char name[VESSELS_WORDS_SIZE], vt[NUMBER_PEOPLE_SIZE + 1], team[NUMBER_PEOPLE_SIZE + 1],
                capacity[VESSELS_WORDS_SIZE], line[LINE_MOST];
            vessels_capacity(p->labels, load->factor, capacity);
            snprintf(line, sizeof line, "    %s", capacity);
            text_pad_left(p->out, line, NAME_WIDTH - 10);
            snprintf(
                name, sizeof name, page_say(p, "onderzoek %s, teams %s", "inquiry %s, teams %s"),
                load_text(p, load->load_vt.mean, vt), load_text(p, load->load_team.mean, team));
            text_pad_left(p->out, name, 30);
            char text[VESSELS_WORDS_SIZE];
            fprintf(p->out, "%s\n",
                    vessels_short(p->labels, &load->result.ratios[4], vessels->margin, text));
        }
    }
    free(order);
}
