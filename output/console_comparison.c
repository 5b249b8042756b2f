/* One block a variant: what its file changes, the headline outcomes, when the courses part, who is
 * helped earlier or later, what it costs. Everything measured stands in verschillen.csv. */
#include "output/console_comparison.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/comparison_sentences.h"
#include "output/comparison_words.h"
#include "output/console.h"
#include "output/growth_words.h"
#include "output/text.h"
#include "output/uncertainty_words.h"

enum {
    LABEL_WIDTH = 34,
    MARKED_WIDTH = 37,
    VALUE_WIDTH = 12,
    INTERVAL_WIDTH = 31,
    UNIT_WIDTH = 18
};
enum { CHANGES_MOST = 12, LINE_WIDTH = 110 };

struct printing {
    FILE *out;
    const struct comparison *comparison;
    const struct growth *growth;
    const struct labels *labels;
    size_t label_width; /* of the table of outcomes */
};

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

/* The sentence on lines of at most LINE_WIDTH columns, each led by `indent` spaces; frees it. */
static void print_sentence(const struct printing *p, size_t indent, char *sentence)
{
    if (sentence == NULL)
        return;
    size_t used = 0;
    char *rest = NULL;
    for (char *word = strtok_r(sentence, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        size_t width = text_width(word);
        bool starts = used == 0;
        if (!starts && used + 1 + width > LINE_WIDTH) {
            fputc('\n', p->out);
            starts = true;
        }
        if (starts)
            text_pad_left(p->out, "", indent);
        fprintf(p->out, "%s%s", starts ? "" : " ", word);
        used = (starts ? indent : used + 1) + width;
    }
    fputc('\n', p->out);
    free(sentence);
}

/* What a block rests on is said where the page holds more than chance. */
static void print_heading(const struct printing *p, const struct comparison_variant *variant,
                          const char *nl, const char *en)
{
    fprintf(p->out, "\n  %s%s\n", say(p, nl, en),
            variant->spread != NULL ? say(p, " (alleen toeval)", " (chance only)") : "");
}

/* --- what the files differ in --- */

static void print_changes(const struct printing *p, const struct comparison_variant *variant)
{
    char rest[NUMBER_PEOPLE_SIZE];
    print_sentence(p, 2, comparison_say_count(p->labels, variant->change_count));
    size_t shown = variant->change_count > CHANGES_MOST + 1 ? CHANGES_MOST : variant->change_count;
    for (size_t i = 0; i < shown; i++) {
        char *line = comparison_say_change(p->labels, &variant->changes[i]);
        fprintf(p->out, "    %s\n", line);
        free(line);
    }
    if (shown < variant->change_count)
        fprintf(p->out,
                say(p, "    en nog %s; alle staan in gewijzigd.csv\n",
                    "    and %s more; all stand in gewijzigd.csv\n"),
                number(p, (double)(variant->change_count - shown), 0, rest));
}

/* --- headline outcomes --- */

static void print_columns(const struct printing *p)
{
    fputc('\n', p->out);
    text_pad_left(p->out, "", p->label_width);
    text_pad_right(p->out, say(p, "basis", "basis"), VALUE_WIDTH);
    text_pad_right(p->out, say(p, "dit scenario", "this one"), VALUE_WIDTH + 1);
    text_pad_right(p->out, say(p, "verschil", "difference"), VALUE_WIDTH);
    fputs("  ", p->out);
    text_pad_left(p->out, say(p, "95%-interval", "95% interval"), INTERVAL_WIDTH);
    fputc('\n', p->out);
}

/* The difference over the assumptions: a line of its own, for it is not that of the scenario. */
static void print_over_assumptions(const struct printing *p, const struct kpi_row *row,
                                   const struct spread *spread)
{
    char text[NUMBER_PEOPLE_SIZE], interval[COMPARISON_INTERVAL_SIZE];
    char words[UNCERTAINTY_WORDS_SIZE];
    struct uncertainty_outcome outcome = {.kpi = row->id, .variant = "", .spread = *spread};
    struct pairing pairing = {
        .difference = {spread->points, spread->mean, spread->low, spread->high}};
    pairing.verdict = comparison_verdict_of(&pairing.difference);
    int decimals = comparison_decimals(&pairing, row->decimals);
    fputs("    ", p->out);
    text_pad_left(p->out, say(p, "over de aannames", "over the assumptions"), p->label_width - 4);
    text_pad_left(p->out, "", 2 * VALUE_WIDTH + 1);
    if (spread->points == 0) {
        text_pad_right(p->out, say(p, "n.v.t.", "n/a"), VALUE_WIDTH);
        fputc('\n', p->out);
        return;
    }
    text_pad_right(p->out, comparison_signed(p->labels, spread->mean, decimals, text), VALUE_WIDTH);
    fputs("  ", p->out);
    text_pad_left(p->out,
                  comparison_interval(p->labels, spread->low, spread->high, decimals, interval),
                  INTERVAL_WIDTH);
    uncertainty_verdict(p->labels, &outcome, row->direction, words);
    if (words[0] != '\0')
        text_pad_left(p->out, comparison_unit(p->labels, row->unit), UNIT_WIDTH);
    fprintf(p->out, "%s%s\n", words[0] != '\0' ? "  " : comparison_unit(p->labels, row->unit),
            words);
}

/* The scenario itself, by chance alone. What is certain is said once: by chance where the
 * assumptions were not varied, else over the assumptions only. */
static void print_headline(const struct printing *p, const struct comparison_variant *variant,
                           const struct comparison_headline *headline)
{
    const struct kpi_table *table = &p->comparison->basis->table;
    size_t cell = comparison_headline_cell(p->growth, table, headline);
    if (cell == SIZE_MAX)
        return;
    char name[COMPARISON_NAME_SIZE];
    const struct kpi_row *row = &table->catalogue.rows[table->cells[cell].kpi];
    const struct pairing *pairing = &variant->pairings[cell];
    int decimals = comparison_decimals(pairing, row->decimals);
    char text[NUMBER_PEOPLE_SIZE], interval[COMPARISON_INTERVAL_SIZE], words[COMPARISON_WORDS_SIZE];
    fputs("  ", p->out);
    text_pad_left(p->out, comparison_headline_name(p->labels, p->growth, table, headline, name),
                  p->label_width - 2);
    text_pad_right(p->out, number(p, pairing->base.mean, row->decimals, text), VALUE_WIDTH);
    text_pad_right(p->out, number(p, pairing->variant.mean, row->decimals, text), VALUE_WIDTH + 1);
    text_pad_right(p->out, comparison_signed(p->labels, pairing->difference.mean, decimals, text),
                   VALUE_WIDTH);
    fputs("  ", p->out);
    comparison_interval(p->labels, pairing->difference.low, pairing->difference.high, decimals,
                        interval);
    text_pad_left(p->out, pairing->verdict == VERDICT_EQUAL ? "" : interval, INTERVAL_WIDTH);
    if (variant->spread != NULL) {
        fprintf(p->out, "%s\n", comparison_unit(p->labels, row->unit));
        print_over_assumptions(p, row, &variant->spread[cell]);
        return;
    }
    text_pad_left(p->out, comparison_unit(p->labels, row->unit), UNIT_WIDTH);
    fprintf(p->out, "  %s\n",
            comparison_verdict(p->labels, pairing->verdict, row->direction, words));
}

/* --- when the courses part --- */

static const struct comparison_series *find_series(const struct printing *p,
                                                   const struct comparison_variant *variant,
                                                   const struct comparison_headline *headline)
{
    const struct kpi_study *basis = p->comparison->basis;
    size_t cell =
        kpi_cells_find(&basis->table.catalogue, basis->series.cells, basis->series.cell_count,
                       headline->kpi, headline->station, "alle", "alle");
    for (size_t s = 0; cell != SIZE_MAX && s < variant->series_count; s++)
        if (variant->series[s].cell == cell)
            return &variant->series[s];
    return NULL;
}

static bool is_flat(const struct comparison_series *series, size_t weeks)
{
    for (size_t week = 0; week < weeks; week++)
        if (series->band.mean[week] != 0.0 || series->band.low[week] != 0.0)
            return false;
    return true;
}

static void print_part(const struct printing *p, const struct comparison_series *series)
{
    const struct kpi_series *weekly = &p->comparison->basis->series;
    char date[LABELS_SIZE];
    if (series->parts_from != SIZE_MAX) {
        fprintf(p->out, "%s %s: %s\n", say(p, "vanaf", "from"),
                labels_date(p->labels, weekly->start + (tick)series->parts_from * CLOCK_WEEK, date),
                series->band.mean[series->parts_from] < 0.0 ? say(p, "lager", "lower")
                                                            : say(p, "hoger", "higher"));
    } else {
        fprintf(p->out, "%s\n",
                is_flat(series, weekly->weeks)
                    ? say(p, "gelijk in elke week", "equal in every week")
                    : say(p, "geen vier weken achtereen te onderscheiden",
                          "no four weeks on end that can be told apart"));
    }
}

static void print_parts(const struct printing *p, const struct comparison_variant *variant)
{
    size_t count;
    const struct comparison_headline *headlines = comparison_headlines(&count);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        const struct comparison_series *series =
            headlines[i].over_time ? find_series(p, variant, &headlines[i]) : NULL;
        if (series == NULL || p->comparison->basis->replications < 2)
            continue;
        if (!any)
            print_heading(p, variant,
                          "Vanaf wanneer de scenario's uiteenlopen (band over alle weken samen)",
                          "From when the scenarios part (band over all weeks together)");
        any = true;
        fputs("    ", p->out);
        text_pad_left(p->out, say(p, headlines[i].nl, headlines[i].en), LABEL_WIDTH - 2);
        print_part(p, series);
    }
}

/* --- people and money --- */

static const struct comparison_moved *find_all(const struct comparison_variant *variant)
{
    for (size_t i = 0; i < variant->moved_count; i++)
        if (strcmp(variant->moved[i].gemeente, "alle") == 0 &&
            strcmp(variant->moved[i].breakdown, "alle") == 0)
            return &variant->moved[i];
    return NULL;
}

static void print_variant(const struct printing *p, const struct comparison_variant *variant,
                          const char *name)
{
    char *clean = text_clean(name, 120);
    fprintf(p->out, "\n%s\n", clean);
    free(clean);
    print_changes(p, variant);
    print_columns(p);
    size_t count;
    const struct comparison_headline *headlines = comparison_headlines(&count);
    for (size_t i = 0; i < count; i++)
        print_headline(p, variant, &headlines[i]);
    print_parts(p, variant);
    const struct comparison_moved *all = find_all(variant);
    if (all != NULL && all->earlier.count > 0) {
        print_heading(p, variant, "Wie eerder of later wordt geholpen",
                      "Who is helped earlier or later");
        print_sentence(p, 4, comparison_say_moved(p->labels, all, p->comparison->days));
        print_sentence(p, 4, comparison_say_one_world(p->labels, all));
    }
    print_heading(p, variant, "Kosten", "Cost");
    print_sentence(p, 4, comparison_say_cost(p->labels, variant));
    print_sentence(p, 4, comparison_say_price(p->labels, variant));
    if (p->comparison->basis->replications > 1) {
        print_heading(p, variant, "Wat gepaard vergelijken scheelt", "What pairing saves");
        print_sentence(p, 4, comparison_say_saving(p->labels, variant));
    }
}

static bool has_spread(const struct comparison *comparison)
{
    for (size_t i = 0; i < comparison->variant_count; i++)
        if (comparison->variants[i].spread != NULL)
            return true;
    return false;
}

static void print_top(const struct printing *p, const char *basis)
{
    const struct kpi_study *study = p->comparison->basis;
    char start[LABELS_SIZE], end[LABELS_SIZE], count[NUMBER_PEOPLE_SIZE];
    char *name = text_clean(basis, 120);
    fprintf(p->out, say(p, "Vergeleken met de basis: %s\n", "Compared with the basis: %s\n"), name);
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
                    "In elk scenario leven dezelfde huishoudens; verschillen zijn per herhaling "
                    "genomen, met 95%-interval.",
                    "The same households live in every scenario; differences are taken replication "
                    "by replication, with 95% interval."));
    fprintf(p->out, "%s\n",
            has_spread(p->comparison)
                ? say(p,
                      "Bovenste regel: dit scenario, alleen toeval. Onderste regel: over de "
                      "aannames, gemiddeld, met wat 95% van de herhalingen omvat.",
                      "Upper line: this scenario, chance only. Lower line: over the assumptions, "
                      "the mean, with what holds 95% of the replications.")
                : say(p, "Alleen toeval; de aannames zijn niet meegerekend.",
                      "Chance only; the assumptions are not counted."));
}

static void print_books(const struct printing *p)
{
    struct kpi_books all = p->comparison->basis->books;
    for (size_t i = 0; i < p->comparison->variant_count; i++) {
        const struct kpi_books *books = &p->comparison->variants[i].study->books;
        if (all.failures == 0)
            memcpy(all.first_failure, books->first_failure, sizeof all.first_failure);
        all.checks += books->checks;
        all.failures += books->failures;
    }
    console_print_books(p->out, &all, p->labels);
}

bool console_print_comparison(FILE *out, const struct comparison *comparison, char *const *names,
                              const struct growth *growth, const struct labels *labels)
{
    struct printing p = {out, comparison, growth, labels,
                         growth_any(growth) ? MARKED_WIDTH : LABEL_WIDTH};
    print_top(&p, names[0]);
    if (growth_any(growth)) {
        fputc('\n', out);
        print_sentence(&p, 0, growth_explain_differences(labels, growth));
    }
    for (size_t i = 0; i < comparison->variant_count; i++)
        print_variant(&p, &comparison->variants[i], names[i + 1]);
    print_books(&p);
    return ferror(out) == 0;
}
