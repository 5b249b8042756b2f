#include "output/report/figures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/html.h"
#include "output/report/sentences_words.h"

static size_t distinct(const struct report_table *table, const char *column, const char **found,
                       size_t most, const char *without)
{
    size_t count = 0;
    for (size_t row = 0; table != NULL && row < table->rows; row++) {
        const char *cell = report_cell(table, row, column);
        bool known = cell[0] == '\0' || (without != NULL && strcmp(cell, without) == 0);
        for (size_t i = count; !known && i-- > 0;)
            known = strcmp(found[i], cell) == 0;
        if (!known && count < most)
            found[count++] = cell;
    }
    return count;
}

size_t figures_scenarios(const struct report_table *table, const char **names, size_t most)
{
    return distinct(table, "scenario", names, most, NULL);
}

size_t figures_gemeenten(const struct report_table *table, const char **keys, size_t most)
{
    return distinct(table, "gemeente", keys, most, "alle");
}

const struct kpi_row *figures_kpi(const struct report *report, const char *id)
{
    const struct kpi_catalogue *kpis = &report->words->kpis;
    for (size_t i = 0; i < kpis->row_count; i++)
        if (strcmp(kpis->rows[i].id, id) == 0)
            return &kpis->rows[i];
    return NULL;
}

int figures_decimals(const struct report *report, const char *kpi)
{
    const struct kpi_row *row = figures_kpi(report, kpi);
    return row != NULL ? row->decimals : 1;
}

const char *figures_number(const struct report *report, double value, int decimals,
                           char text[NUMBER_PEOPLE_SIZE])
{
    if (!isfinite(value)) {
        snprintf(text, NUMBER_PEOPLE_SIZE, "–");
        return text;
    }
    struct number_style style = {.english = report->words->labels.english};
    return number_people(value, decimals, style, text);
}

const char *figures_count(const struct report *report, size_t count, char text[NUMBER_PEOPLE_SIZE])
{
    return figures_number(report, (double)count, 0, text);
}

const char *figures_interval(const struct report *report, double value, double low, double high,
                             int decimals, char text[FIGURES_SIZE])
{
    char middle[NUMBER_PEOPLE_SIZE], from[NUMBER_PEOPLE_SIZE], to[NUMBER_PEOPLE_SIZE];
    figures_number(report, value, decimals, middle);
    if (!isfinite(low) || !isfinite(high))
        snprintf(text, FIGURES_SIZE, "%s", middle);
    else
        snprintf(text, FIGURES_SIZE, "%s (%s %s %s)", middle,
                 figures_number(report, low, decimals, from), report_say(report, "tot", "to"),
                 figures_number(report, high, decimals, to));
    return text;
}

/* A fact of the i-th list without equilibrium of a scenario. */
static const char *growth_fact(const struct report *report, size_t index, size_t i,
                               const char *field)
{
    char path[96];
    if (index == 0)
        snprintf(path, sizeof path, "$.zonder_evenwicht[%zu].%s", i, field);
    else
        snprintf(path, sizeof path, "$.varianten[%zu].zonder_evenwicht[%zu].%s", index - 1, i,
                 field);
    return report_source_fact(report->source, path);
}

struct growth figures_growth(const struct report *report, size_t index)
{
    struct growth growth = {0};
    for (size_t i = 0;; i++) {
        const char *station = growth_fact(report, index, i, "station");
        if (station[0] == '\0')
            return growth;
        growth.places = memory_grow(growth.places, i + 1, sizeof *growth.places);
        growth.places[i] =
            (struct growth_place){station, growth_fact(report, index, i, "gemeente"), 0};
        growth.count = i + 1;
    }
}

/* As it hangs on a list that grows: its state at the end, else that it rises. */
static const char *growing(const struct report *report, const struct report_table *table,
                           const struct report_key *key, double *value, char text[FIGURES_SIZE])
{
    const char *end = growth_end_kpi(key->kpi);
    struct report_key at_end = *key;
    at_end.kpi = end;
    size_t row = end != NULL ? report_find(table, 0, &at_end) : SIZE_MAX;
    if (row != SIZE_MAX) {
        char number[NUMBER_PEOPLE_SIZE];
        *value = report_number(table, row, "gemiddelde");
        snprintf(text, FIGURES_SIZE, "%s " GROWTH_MARK,
                 figures_number(report, *value, figures_decimals(report, key->kpi), number));
        return text;
    }
    snprintf(text, FIGURES_SIZE, "%s " GROWTH_MARK, report_say(report, "loopt op", "rises"));
    return text;
}

static const char *show(const struct report *report, const struct growth *growth,
                        const struct report_key *key, double *value, bool interval,
                        char text[FIGURES_SIZE])
{
    double own = NAN;
    if (value == NULL)
        value = &own;
    *value = NAN;
    const struct report_table *table = report_source_table(report->source, "kpi.csv");
    size_t row = table != NULL ? report_find(table, 0, key) : SIZE_MAX;
    if (row == SIZE_MAX) {
        snprintf(text, FIGURES_SIZE, "–");
        return text;
    }
    const struct kpi_row *kpi = figures_kpi(report, key->kpi);
    bool is_wait = kpi != NULL && strcmp(kpi->unit, "procent") != 0;
    if (is_wait && growth_sways(growth, key->kpi, key->station, key->gemeente))
        return growing(report, table, key, value, text);
    *value = report_number(table, row, "gemiddelde");
    double low = interval ? report_number(table, row, "bi95_laag") : NAN;
    double high = interval ? report_number(table, row, "bi95_hoog") : NAN;
    return figures_interval(report, *value, sentences_possible(low, !is_wait),
                            sentences_possible(high, !is_wait), figures_decimals(report, key->kpi),
                            text);
}

const char *figures_shown(const struct report *report, const struct growth *growth,
                          const struct report_key *key, double *value, char text[FIGURES_SIZE])
{
    return show(report, growth, key, value, false, text);
}

const char *figures_shown_interval(const struct report *report, const struct growth *growth,
                                   const struct report_key *key, double *value,
                                   char text[FIGURES_SIZE])
{
    return show(report, growth, key, value, true, text);
}

const char *figures_name(const struct report *report, const char *kpi, char text[FIGURES_SIZE])
{
    const struct kpi_row *row = figures_kpi(report, kpi);
    snprintf(text, FIGURES_SIZE, "%s", row != NULL ? report_say(report, row->nl, row->en) : kpi);
    labels_capitalise(text);
    return text;
}

void figures_explain_numbers(struct report *report)
{
    const char *names[FIGURES_SCENARIOS_MOST];
    size_t count = figures_scenarios(report_source_table(report->source, "kpi.csv"), names,
                                     FIGURES_SCENARIOS_MOST);
    bool any = false;
    for (size_t i = 0; i < count && !any; i++) {
        struct growth growth = figures_growth(report, i);
        any = growth_any(&growth);
        growth_release(&growth);
    }
    if (any)
        html_element(
            report->out, "p", "note",
            report_say(report,
                       GROWTH_MARK " geen evenwicht: er komt meer binnen dan men aankan, dus de "
                                   "lijst blijft groeien. Dan staat hier de stand aan het eind, "
                                   "geen gemiddelde.",
                       GROWTH_MARK " no equilibrium: more comes in than can be done, so the list "
                                   "keeps growing. The state at the end is shown then, no mean."));
    if (report_source_has(report->source, "onzekerheid.csv") &&
        report_source_has(report->source, "verschillen.csv"))
        html_element(
            report->out, "p", "note",
            report_say(report,
                       "Verschillen in dit deel: bij de waarden van de scenario’s zelf, alleen "
                       "toeval. De aannames zijn hier niet meegerekend.",
                       "Differences in this part: at the scenarios’ own values, chance only. The "
                       "assumptions are not included here."));
}
