/* Themes with a few numbers are lists (a row a KPI); stations and gemeenten are tables (a column a
 * KPI). What fits on about two screens is here; everything measured stands in kpi.csv. */
#include "output/console.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/console_tables.h"
#include "output/console_vessels_page.h"
#include "output/growth_words.h"
#include "output/memory.h"
#include "output/number.h"
#include "output/text.h"

enum { MEAN_WIDTH = 12, INTERVAL_WIDTH = 25 };

struct printing {
    FILE *out;
    const struct kpi_study *study;
    const struct kpi_table *table;
    const struct growth *growth;
    const struct labels *labels;
    bool *printed; /* per cell */
    size_t label_width;
};

struct theme {
    const char *nl, *en;
    const char *prefixes[8]; /* of KPI ids */
    const char *split;       /* the KPI that is shown by a breakdown too; NULL: none */
    const char *split_by;    /* "voorgeschiedenis=" */
    const char *station;     /* only there; NULL: everywhere */
};

static const struct theme INFLOW = {
    "Instroom",
    "Inflow",
    {"meldingen_", "adviezen_", "hermelding_", "terugmelding_", "eerder_bekend_"},
    NULL,
    NULL,
    NULL};
static const struct theme VEILIG_THUIS = {
    "Veilig Thuis en termijnen",
    "Veilig Thuis and legal terms",
    {"direct_doorgezet", "onderzoek_aandeel", "monitoring_aandeel", "binnen_termijn"},
    NULL,
    NULL,
    NULL};
static const struct theme PRESSURE = {
    "Werkdruk en sterkte", "Pressure and strength", {"druk", "sterkte"}, NULL, NULL, NULL};
static const struct theme LEAD_TIMES = {
    "Doorlooptijden", "Lead times", {"doorlooptijd_"}, NULL, NULL, NULL};
static const struct theme RECIDIVISM = {
    "Recidive",
    "Recidivism",
    {"recidive_12m", "recidive_15m", "recidive_24m", "recidive_werkelijk_15m"},
    "recidive_15m",
    "voorgeschiedenis=",
    NULL};
static const struct theme HELP = {"Hulp en zicht op veiligheid",
                                  "Help and sight of safety",
                                  {"hulp_", "traject_", "meerdere_", "zonder_zicht"},
                                  "traject_aandeel",
                                  "traject=",
                                  "keten"};
static const struct theme COST = {"Kosten per jaar", "Cost a year", {"kosten"},
                                  "kosten",          "soort=",      NULL};

static const char *say(const struct printing *p, const char *nl, const char *en)
{
    return p->labels->english ? en : nl;
}

static const char *number(const struct printing *p, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals, (struct number_style){.english = p->labels->english},
                         text);
}

static const struct kpi_row *row_of(const struct printing *p, size_t cell)
{
    return &p->table->catalogue.rows[p->table->cells[cell].kpi];
}

static void print_heading(const struct printing *p, const char *nl, const char *en)
{
    fprintf(p->out, "\n%s\n", say(p, nl, en));
}

/* "Wachttijd, onderzoek Veilig Thuis, 3 of meer eerdere casussen" */
static void make_label(const struct printing *p, size_t cell, char label[4 * LABELS_SIZE])
{
    const struct kpi_cell *about = &p->table->cells[cell];
    const struct kpi_row *row = row_of(p, cell);
    char part[LABELS_SIZE];
    snprintf(part, sizeof part, "%s", p->labels->english ? row->en : row->nl);
    int used = snprintf(label, 4 * LABELS_SIZE, "  %s", labels_capitalise(part));
    if (strcmp(about->station, "keten") != 0)
        used += snprintf(label + used, 4 * LABELS_SIZE - (size_t)used, ", %s",
                         labels_station(p->labels, about->station));
    if (strcmp(about->breakdown, "alle") != 0)
        snprintf(label + used, 4 * LABELS_SIZE - (size_t)used, ", %s",
                 labels_breakdown(p->labels, about->breakdown, part));
}

/* The mean and its interval, or what takes their place where no equilibrium is. */
static void print_row(const struct printing *p, size_t cell)
{
    const struct kpi_row *row = row_of(p, cell);
    struct growth_shown shown = growth_show(p->growth, p->study, cell);
    struct estimate value = shown.value;
    char mean[GROWTH_TEXT_SIZE], low[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE];
    char interval[2 * NUMBER_PEOPLE_SIZE + 8] = "";
    char label[4 * LABELS_SIZE];
    make_label(p, cell, label);
    text_pad_left(p->out, label, p->label_width);
    growth_text(p->labels, &shown, row, mean);
    if (mean[0] == '\0')
        number(p, value.mean, row->decimals, mean);
    text_pad_right(p->out, mean, MEAN_WIDTH);
    if (strcmp(row->unit, "procent") == 0) { /* a rough interval may pass what a share can be */
        value.low = fmax(value.low, 0.0);
        value.high = fmin(value.high, 100.0);
    }
    if (isfinite(value.low) && value.count > 1 && shown.form != GROWTH_MOVES)
        snprintf(interval, sizeof interval, "%s – %s", number(p, value.low, row->decimals, low),
                 number(p, value.high, row->decimals, high));
    text_pad_right(p->out, interval, INTERVAL_WIDTH);
    fprintf(p->out, "  %s%s%s\n", labels_unit(p->labels, row->unit),
            shown.form == GROWTH_STATE ? say(p, ", aan het eind", ", at the end") : "",
            shown.form != GROWTH_PLAIN ? " " GROWTH_MARK : "");
    p->printed[cell] = true;
}

static bool belongs(const struct printing *p, const struct theme *theme, size_t cell)
{
    const struct kpi_cell *about = &p->table->cells[cell];
    if (p->printed[cell] || strcmp(about->gemeente, "alle") != 0)
        return false;
    if (theme->station != NULL && strcmp(about->station, theme->station) != 0)
        return false;
    if (strcmp(about->breakdown, "alle") != 0 &&
        !(theme->split != NULL && strcmp(row_of(p, cell)->id, theme->split) == 0 &&
          strncmp(about->breakdown, theme->split_by, strlen(theme->split_by)) == 0))
        return false;
    for (size_t i = 0; i < 8 && theme->prefixes[i] != NULL; i++)
        if (strncmp(row_of(p, cell)->id, theme->prefixes[i], strlen(theme->prefixes[i])) == 0)
            return true;
    return false;
}

/* Over every row that a list will print. */
static size_t widest_label(const struct printing *p)
{
    static const struct theme *const themes[] = {&INFLOW,     &VEILIG_THUIS, &PRESSURE, &LEAD_TIMES,
                                                 &RECIDIVISM, &HELP,         &COST};
    size_t widest = 40;
    for (size_t cell = 0; cell < p->table->cell_count; cell++) {
        bool listed = false;
        for (size_t t = 0; t < sizeof themes / sizeof themes[0]; t++)
            listed = listed || belongs(p, themes[t], cell);
        if (!listed)
            continue;
        char label[4 * LABELS_SIZE];
        make_label(p, cell, label);
        size_t width = text_width(label);
        widest = width > widest && width <= 80 ? width : widest;
    }
    return widest;
}

/* Whether a cell stands before another of its KPI: by station, then the whole before its parts. */
static bool comes_before(const struct printing *p, size_t cell, size_t other)
{
    const struct kpi_cell *one = &p->table->cells[cell], *two = &p->table->cells[other];
    size_t first = labels_station_order(one->station), second = labels_station_order(two->station);
    bool whole = strcmp(one->breakdown, "alle") == 0, part = strcmp(two->breakdown, "alle") != 0;
    return first != second ? first < second : whole && part;
}

/* Rows in the order of the catalogue, then as above, then of the cells. */
static void print_list(const struct printing *p, const struct theme *theme)
{
    bool any = false;
    for (size_t kpi = 0; kpi < p->table->catalogue.row_count; kpi++) {
        for (;;) {
            size_t best = SIZE_MAX;
            for (size_t cell = 0; cell < p->table->cell_count; cell++) {
                if (p->table->cells[cell].kpi != kpi || !belongs(p, theme, cell))
                    continue;
                if (best == SIZE_MAX || comes_before(p, cell, best))
                    best = cell;
            }
            if (best == SIZE_MAX)
                break;
            if (!any)
                print_heading(p, theme->nl, theme->en);
            any = true;
            print_row(p, best);
        }
    }
}

static void print_top(const struct printing *p)
{
    const struct kpi_study *study = p->study;
    char start[LABELS_SIZE], end[LABELS_SIZE], count[NUMBER_PEOPLE_SIZE];
    char *name = text_clean(study->scenario, 120);
    fprintf(p->out, "%s\n", name);
    free(name);
    labels_date(p->labels, study->start, start);
    labels_date(p->labels, study->end - CLOCK_DAY, end);
    number(p, (double)study->replications, 0, count);
    fprintf(p->out, "%s %s %s · %s %s · %s %llu\n", start,
            say(p, "tot en met", "up to and including"), end, count,
            study->replications == 1 ? say(p, "herhaling", "replication")
                                     : say(p, "herhalingen", "replications"),
            say(p, "zaad", "seed"), (unsigned long long)study->seed);
    if (study->replications < 2)
        fprintf(p->out, "%s\n",
                say(p, "Met één herhaling is er geen interval: dit is één mogelijk verloop.",
                    "One replication has no interval: this is one possible course."));
    else
        fprintf(p->out, "%s\n",
                say(p,
                    "Gemiddelde met 95%-interval (in tabellen ± de halve breedte); alleen toeval, "
                    "de aannames zijn niet meegerekend.",
                    "Mean with 95% interval (in tables ± half its width); chance only, the "
                    "assumptions are not counted."));
    if (!growth_any(p->growth))
        return;
    char *note = growth_explain(p->labels, p->growth);
    struct page page = {.out = p->out, .labels = p->labels};
    fputc('\n', p->out);
    page_wrapped(&page, note, 0);
    free(note);
}

void console_print_books(FILE *out, const struct kpi_books *books, const struct labels *labels)
{
    struct number_style style = {.english = labels->english};
    char checks[NUMBER_PEOPLE_SIZE], failures[NUMBER_PEOPLE_SIZE];
    number_people((double)books->checks, 0, style, checks);
    number_people((double)books->failures, 0, style, failures);
    if (books->failures == 0) {
        fprintf(out,
                labels->english ? "\nthe books balance (%s checks)\n"
                                : "\nboekhouding klopt (%s controles)\n",
                checks);
        return;
    }
    char *first = text_clean(books->first_failure, 200);
    fprintf(out,
            labels->english ? "\nTHE BOOKS DO NOT BALANCE: %s of %s checks; the first: %s\n"
                            : "\nBOEKHOUDING KLOPT NIET: %s van %s controles; de eerste: %s\n",
            failures, checks, first);
    free(first);
}

bool console_print(FILE *out, const struct kpi_study *study, const struct growth *growth,
                   const struct labels *labels)
{
    struct printing p = {.out = out,
                         .study = study,
                         .table = &study->table,
                         .growth = growth,
                         .labels = labels,
                         .printed = memory_allocate(study->table.cell_count, sizeof(bool))};
    struct console_tables tables = {out, study, growth, labels, p.printed};
    p.label_width = widest_label(&p);
    print_top(&p);
    print_list(&p, &INFLOW);
    print_list(&p, &VEILIG_THUIS);
    print_list(&p, &PRESSURE);
    console_table_of_stations(&tables);
    console_table_of_causes(&tables);
    print_list(&p, &LEAD_TIMES);
    print_list(&p, &RECIDIVISM);
    print_list(&p, &HELP);
    console_table_of_gemeenten(&tables);
    print_list(&p, &COST);
    console_print_books(out, &study->books, labels);
    free(p.printed);
    return ferror(out) == 0;
}
