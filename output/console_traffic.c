/* Numbers are compared as they would be printed: what reads the same is the same. */
#include "output/console_traffic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/console_vessels_page.h"
#include "output/memory.h"
#include "output/number.h"
#include "output/text.h"
#include "output/traffic_words.h"

enum { SHOWN_MOST = 3, COLUMNS = 6 };

static const struct column {
    const char *nl, *en, *nl_unit, *en_unit;
    size_t width;
} ALL_COLUMNS[COLUMNS] = {
    {"instroom", "inflow", "per jaar", "a year", 10},
    {"werk", "work", "", "", 10},
    {"capaciteit", "capacity", "", "", 12},
    {"", "", "", "", 20},
    {"belasting", "load", "procent", "percent", 10},
    {"groei lijst", "list grows", "per week", "a week", 13},
};

enum { INFLOW, WORK, CAPACITY, UNIT, LOAD, GROWTH };

/* A station as it stands in the table. */
struct line {
    const struct traffic_station *station;
    char text[COLUMNS][NUMBER_PEOPLE_SIZE + 8];
};

struct printing {
    struct page page;
    const struct traffic *traffic;
    struct line *shown; /* the last that was shown of every station */
    size_t shown_count;
    size_t name_width;
    bool grows; /* some list does */
};

static const char *say(const struct printing *p, const char *nl, const char *en)
{
    return page_say(&p->page, nl, en);
}

static void put_number(const struct printing *p, char *text, double value, int decimals)
{
    char number[NUMBER_PEOPLE_SIZE];
    snprintf(text, NUMBER_PEOPLE_SIZE, "%s",
             isfinite(value) ? page_number(&p->page, value, decimals, number) : "");
}

static struct line line_of(const struct printing *p, const struct traffic_station *station)
{
    struct line line = {.station = station};
    bool small = station->work < 9.95 || station->capacity < 9.95;
    put_number(p, line.text[INFLOW], station->inflow, station->inflow < 9.95 ? 1 : 0);
    put_number(p, line.text[WORK], station->work, small ? 1 : 0);
    put_number(p, line.text[CAPACITY], station->capacity, small ? 1 : 0);
    snprintf(line.text[UNIT], sizeof line.text[UNIT], "%.*s", NUMBER_PEOPLE_SIZE - 1,
             labels_unit(p->page.labels, station->unit != NULL ? station->unit : ""));
    if (isinf(station->capacity))
        snprintf(line.text[CAPACITY], sizeof line.text[CAPACITY], "%s",
                 say(p, "onbeperkt", "unlimited"));
    if (!isfinite(station->capacity))
        return line;
    put_number(p, line.text[LOAD], station->load, fabs(station->load - 100.0) < 1.5 ? 1 : 0);
    if (isinf(station->load))
        snprintf(line.text[LOAD], sizeof line.text[LOAD], "%s", say(p, "te veel", "too much"));
    if (station->growth > 0.0) {
        char number[NUMBER_PEOPLE_SIZE];
        bool tiny = station->growth < 0.05;
        page_number(&p->page, tiny ? 0.1 : station->growth, 1, number);
        snprintf(line.text[GROWTH], sizeof line.text[GROWTH], "%s%s", tiny ? "< " : "+", number);
    }
    return line;
}

/* Of one gemeente only what has a capacity of its own there; kinds of help without a limit stand in
 * the row of all help. */
static bool is_told(const struct traffic_station *station)
{
    bool own = strcmp(station->gemeente, "alle") == 0 || !isnan(station->capacity);
    bool extra = !labels_station_is_known(station->station) && !isfinite(station->capacity);
    return own && !extra && (station->inflow > 0.0 || station->work > 0.0);
}

static struct line *shown_of(const struct printing *p, const struct traffic_station *station)
{
    for (size_t i = 0; i < p->shown_count; i++)
        if (strcmp(p->shown[i].station->station, station->station) == 0 &&
            strcmp(p->shown[i].station->gemeente, station->gemeente) == 0)
            return &p->shown[i];
    return NULL;
}

static bool is_new(const struct printing *p, const struct line *line)
{
    const struct line *before = shown_of(p, line->station);
    for (size_t c = 0; before != NULL && c < COLUMNS; c++)
        if (strcmp(before->text[c], line->text[c]) != 0)
            return true;
    return before == NULL && is_told(line->station);
}

/* Takes all of a period as shown; gives whether any station with a capacity was new. */
static bool remember(struct printing *p, const struct traffic_period *period)
{
    bool any = false;
    for (size_t s = 0; s < period->count; s++) {
        struct line line = line_of(p, &period->stations[s]);
        if (!is_new(p, &line))
            continue;
        any = any || !isnan(line.station->capacity);
        struct line *place = shown_of(p, line.station);
        if (place == NULL) {
            p->shown = memory_grow(p->shown, p->shown_count + 1, sizeof *p->shown);
            place = &p->shown[p->shown_count++];
        }
        *place = line;
    }
    return any;
}

static void forget(struct printing *p)
{
    free(p->shown);
    p->shown = NULL;
    p->shown_count = 0;
}

static double highest_load(const struct traffic_period *period)
{
    double load = 0.0;
    for (size_t s = 0; s < period->count; s++)
        load = fmax(load, period->stations[s].load);
    return load;
}

/* Which periods to show, in order of time; returns how many, and in *differ how many differ. */
static size_t choose(struct printing *p, size_t chosen[SHOWN_MOST], size_t *differ)
{
    const struct traffic *traffic = p->traffic;
    size_t *list = memory_allocate(traffic->period_count, sizeof *list);
    size_t count = 0, worst = 0;
    for (size_t i = 0; i < traffic->period_count; i++)
        if (remember(p, &traffic->periods[i]))
            list[count++] = i;
    forget(p);
    for (size_t i = 0; i < count; i++)
        if (highest_load(&traffic->periods[list[i]]) > highest_load(&traffic->periods[list[worst]]))
            worst = i;
    *differ = count;
    size_t taken = 0;
    for (size_t i = 0; i < count; i++)
        if (count <= SHOWN_MOST || i == 0 || i == worst || i + 1 == count)
            chosen[taken++] = list[i];
    free(list);
    return taken;
}

/* --- the lines --- */

static void name_of(const struct printing *p, const struct traffic_station *station,
                    char name[2 * LABELS_SIZE])
{
    labels_place(p->page.labels, station->station, station->gemeente, name);
    labels_capitalise(name);
}

static void print_cells(const struct printing *p, const struct line *line)
{
    for (size_t c = 0; c < (p->grows ? COLUMNS : COLUMNS - 1); c++) {
        if (c == UNIT) {
            fputs("  ", p->page.out);
            text_pad_left(p->page.out, line->text[c], ALL_COLUMNS[c].width - 2);
        } else {
            text_pad_right(p->page.out, line->text[c], ALL_COLUMNS[c].width);
        }
    }
    fputc('\n', p->page.out);
}

static void print_head(const struct printing *p)
{
    for (int row = 0; row < 2; row++) {
        struct line line = {0};
        for (size_t c = 0; c < COLUMNS; c++)
            snprintf(line.text[c], sizeof line.text[c], "%s",
                     row == 0 ? say(p, ALL_COLUMNS[c].nl, ALL_COLUMNS[c].en)
                              : say(p, ALL_COLUMNS[c].nl_unit, ALL_COLUMNS[c].en_unit));
        text_pad_left(p->page.out, "", p->name_width);
        print_cells(p, &line);
    }
}

/* Rows in the order of showing; those that read as before are left out, and of a later period what
 * has no capacity of its own. */
static void print_rows(struct printing *p, const struct traffic_period *period, bool first)
{
    size_t *order = memory_allocate(period->count, sizeof *order);
    for (size_t i = 0; i < period->count; i++) {
        size_t at = i;
        for (; at > 0 && labels_station_order(period->stations[order[at - 1]].station) >
                             labels_station_order(period->stations[i].station);
             at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    for (size_t i = 0; i < period->count; i++) {
        struct line line = line_of(p, &period->stations[order[i]]);
        char name[2 * LABELS_SIZE];
        if (!is_new(p, &line) || (!first && isnan(line.station->capacity)))
            continue;
        name_of(p, line.station, name);
        fputs("  ", p->page.out);
        text_pad_left(p->page.out, name, p->name_width - 2);
        print_cells(p, &line);
    }
    free(order);
    remember(p, period);
}

static void print_period(struct printing *p, const struct traffic_period *period, bool first)
{
    char from[LABELS_SIZE], to[LABELS_SIZE], meldingen[NUMBER_PEOPLE_SIZE],
        casussen[NUMBER_PEOPLE_SIZE];
    fprintf(p->page.out,
            say(p, "\n  %s tot en met %s: %s meldingen en %s nieuwe casussen per jaar%s\n",
                "\n  %s up to and including %s: %s reports and %s new cases a year%s\n"),
            labels_date(p->page.labels, period->from, from),
            labels_date(p->page.labels, period->to - CLOCK_DAY, to),
            page_number(&p->page, period->meldingen, 0, meldingen),
            page_number(&p->page, period->casussen, 0, casussen),
            first ? "" : say(p, " (alleen wat verandert)", " (only what changes)"));
    if (first)
        print_head(p);
    print_rows(p, period, first);
}

static void measure(struct printing *p)
{
    p->name_width = 36;
    for (size_t i = 0; i < p->traffic->period_count; i++)
        for (size_t s = 0; s < p->traffic->periods[i].count; s++) {
            char name[2 * LABELS_SIZE];
            if (!is_told(&p->traffic->periods[i].stations[s]))
                continue;
            name_of(p, &p->traffic->periods[i].stations[s], name);
            size_t width = text_width(name) + 3;
            p->name_width = width > p->name_width ? width : p->name_width;
            p->grows = p->grows || p->traffic->periods[i].stations[s].growth > 0.0;
        }
}

void console_print_traffic(FILE *out, const struct traffic *traffic, const struct labels *labels)
{
    struct printing p = {.page = {.out = out, .labels = labels}, .traffic = traffic};
    size_t chosen[SHOWN_MOST], differ;
    size_t count = choose(&p, chosen, &differ);
    if (count == 0)
        return;
    measure(&p);
    page_heading(&p.page, "Wat uit de cijfers volgt (zonder te simuleren)",
                 "What follows from the figures (without simulating)");
    for (size_t i = 0; i < count; i++)
        print_period(&p, &traffic->periods[chosen[i]], i == 0);
    if (differ > count) {
        char all[NUMBER_PEOPLE_SIZE];
        fprintf(out,
                say(&p,
                    "\n  Van %s perioden die verschillen staan hier de eerste, die met de hoogste "
                    "belasting en de laatste.\n",
                    "\n  Of %s periods that differ these are the first, the one with the highest "
                    "load and the last.\n"),
                page_number(&p.page, (double)differ, 0, all));
    }
    forget(&p);
}

/* --- the warnings --- */

/* "  - the sentence", over as many lines as it takes; frees it. */
static void print_item(const struct page *page, char *sentence)
{
    size_t used = 0;
    char *rest = NULL;
    for (char *word = strtok_r(sentence, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        size_t width = text_width(word);
        if (used == 0 || used + 1 + width > PAGE_WIDTH) {
            fputs(used == 0 ? "  - " : "\n    ", page->out);
            used = 4;
        } else {
            fputc(' ', page->out);
            used++;
        }
        fputs(word, page->out);
        used += width;
    }
    fputc('\n', page->out);
    free(sentence);
}

static size_t count_items(const struct traffic *traffic)
{
    size_t items = 0, critical = 0;
    for (size_t i = 0; i < traffic->finding_count; i++) {
        items += traffic->findings[i].kind != TRAFFIC_CRITICAL;
        critical += traffic->findings[i].kind == TRAFFIC_CRITICAL;
    }
    return items + (critical > 0);
}

size_t console_print_findings(FILE *out, const struct traffic *traffic, const char *heading,
                              const struct labels *labels, size_t most)
{
    struct page page = {.out = out, .labels = labels};
    size_t items = count_items(traffic), printed = 0, left = 0;
    if (items > 0)
        fprintf(out, "\n%s\n", heading);
    for (size_t i = 0; i < traffic->finding_count; i++) {
        if (traffic->findings[i].kind == TRAFFIC_CRITICAL)
            continue;
        if (printed == most) {
            left++;
            continue;
        }
        print_item(&page, traffic_words(labels, &traffic->findings[i], traffic));
        printed++;
    }
    if (left > 0) {
        char count[NUMBER_PEOPLE_SIZE];
        print_item(&page,
                   memory_format(page_say(&page, "En nog %s; ketensim check noemt ze allemaal.",
                                          "And %s more; ketensim check names them all."),
                                 page_number(&page, (double)left, 0, count)));
    }
    char *critical = traffic_words_critical(labels, traffic);
    if (critical != NULL)
        print_item(&page, critical);
    return items;
}
