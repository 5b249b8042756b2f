/* Rows of the tables as sentences need them: of kpi.csv and verschillen.csv, or where there is a
 * row in onzekerheid.csv, of that, levels as well as differences, so that they add up. */
#include "output/report/decision.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/figures.h"

/* --- the scenarios, and what grows in them --- */

/* A fact of scenario `v`, or of its i-th list without equilibrium. */
static const char *fact_of(const struct report *report, size_t v, const char *rest)
{
    char *path =
        v == 0 ? memory_format("$.%s", rest) : memory_format("$.varianten[%zu].%s", v - 1, rest);
    const char *value = report_source_fact(report->source, path);
    free(path);
    return value;
}

void decision_begin(struct decision *decision, const struct report *report)
{
    *decision = (struct decision){.report = report};
    decision->kpi = report_source_table(report->source, "kpi.csv");
    decision->differences = report_source_table(report->source, "verschillen.csv");
    decision->uncertain = report_source_table(report->source, "onzekerheid.csv");
    decision->replications =
        (size_t)strtoul(report_source_fact(report->source, "$.replicaties"), NULL, 10);
    /* the basis may bear a longer name in the tables than in herkomst.json */
    if (decision->kpi != NULL && decision->kpi->rows > 0)
        decision->names[0] = report_cell(decision->kpi, 0, "scenario");
    else
        decision->names[0] = report_source_fact(report->source, "$.scenario");
    for (decision->count = 1; decision->count < DECISION_VARIANTS_MOST; decision->count++) {
        const char *name = fact_of(report, decision->count, "scenario");
        if (name[0] == '\0')
            break;
        decision->names[decision->count] = name;
    }
    for (size_t v = 0; v < decision->count; v++) {
        decision->growth[v] = figures_growth(report, v);
        growth_add(&decision->any, &decision->growth[v]);
    }
}

void decision_end(struct decision *decision)
{
    for (size_t v = 0; v < decision->count; v++)
        growth_release(&decision->growth[v]);
    growth_release(&decision->any);
}

/* --- rows --- */

static size_t find(const struct report_table *table, const char *scenario, const char *kpi,
                   const struct decision_key *key)
{
    if (table == NULL)
        return SIZE_MAX;
    return report_find(table, 0,
                       &(struct report_key){scenario, kpi, key->station, key->gemeente, "alle"});
}

/* The KPI to show: the state at the end where a list grows in one of the two. */
static const char *shown_kpi(const struct decision *decision, const struct report_table *table,
                             size_t v, const struct decision_key *key)
{
    bool sways = growth_sways(&decision->growth[0], key->kpi, key->station, key->gemeente) ||
                 growth_sways(&decision->growth[v], key->kpi, key->station, key->gemeente);
    const char *end = sways ? growth_end_kpi(key->kpi) : NULL;
    return end != NULL && find(table, decision->names[v], end, key) != SIZE_MAX ? end : key->kpi;
}

/* The share of points with one sign, as far as the words tell it; NAN: they tell nothing. */
static double same_sign_of(const char *certainty)
{
    if (certainty[0] == '\0')
        return NAN;
    return strstr(certainty, "vrijwel zeker") != NULL    ? 99.0
           : strstr(certainty, "waarschijnlijk") != NULL ? 90.0
                                                         : 0.0;
}

static void widen(const struct decision *decision, const char *scenario, const char *kpi,
                  const struct decision_key *key, struct sentence_difference *difference)
{
    const struct report_table *table = decision->uncertain;
    size_t row = find(table, scenario, kpi, key);
    if (row == SIZE_MAX)
        return;
    difference->ground = SENTENCE_UNCERTAINTY;
    difference->difference = report_number(table, row, "gemiddelde");
    difference->low = report_number(table, row, "laag95");
    difference->high = report_number(table, row, "hoog95");
    const char *certainty = report_cell(table, row, "zekerheid");
    difference->same_sign = same_sign_of(certainty);
    difference->side = strstr(certainty, "lager") != NULL   ? -1
                       : strstr(certainty, "hoger") != NULL ? 1
                                                            : 0;
    /* the levels of the same points, so that they differ by what is told */
    size_t level = find(table, decision->names[0], kpi, key);
    if (level != SIZE_MAX) {
        difference->basis = report_number(table, level, "gemiddelde");
        difference->variant = difference->basis + difference->difference;
    }
}

bool decision_difference(const struct decision *decision, size_t v, const struct decision_key *key,
                         struct sentence_difference *difference)
{
    const struct report_table *table = decision->differences;
    if (table == NULL || v == 0 || v >= decision->count)
        return false;
    const char *kpi = shown_kpi(decision, table, v, key);
    size_t row = find(table, decision->names[v], kpi, key);
    if (row == SIZE_MAX)
        return false;
    bool at_end = strcmp(kpi, key->kpi) != 0;
    *difference = (struct sentence_difference){
        .basis = report_number(table, row, "basis"),
        .variant = report_number(table, row, "variant"),
        .difference = report_number(table, row, "verschil"),
        .low = report_number(table, row, "bi95_laag"),
        .high = report_number(table, row, "bi95_hoog"),
        .ground = SENTENCE_CHANCE,
        .same_sign = NAN,
        .grows_basis =
            at_end && growth_sways(&decision->growth[0], key->kpi, key->station, key->gemeente),
        .grows_variant =
            at_end && growth_sways(&decision->growth[v], key->kpi, key->station, key->gemeente),
    };
    widen(decision, decision->names[v], kpi, key, difference);
    return true;
}

bool decision_level(const struct decision *decision, size_t v, const struct decision_key *key,
                    struct sentence_level *level)
{
    const struct report_table *table = decision->kpi;
    if (table == NULL || v >= decision->count)
        return false;
    const struct growth *growth = &decision->growth[v];
    bool sways = growth_sways(growth, key->kpi, key->station, key->gemeente);
    const char *end = sways ? growth_end_kpi(key->kpi) : NULL;
    size_t row = end != NULL ? find(table, decision->names[v], end, key) : SIZE_MAX;
    bool at_end = row != SIZE_MAX;
    if (!at_end)
        row = find(table, decision->names[v], key->kpi, key);
    if (row == SIZE_MAX)
        return false;
    *level = (struct sentence_level){.mean = report_number(table, row, "gemiddelde"),
                                     .low = report_number(table, row, "bi95_laag"),
                                     .high = report_number(table, row, "bi95_hoog"),
                                     .ground = SENTENCE_CHANCE,
                                     .grows = at_end,
                                     .growth_per_week = NAN};
    size_t pace = at_end && strcmp(key->kpi, "wachtlijst") == 0
                      ? find(table, decision->names[v], "wachtlijst_groei", key)
                      : SIZE_MAX;
    if (pace != SIZE_MAX)
        level->growth_per_week = report_number(table, pace, "gemiddelde");
    /* beside other scenarios, of which --onzekerheid knows no level, chance alone */
    size_t wide = decision->count == 1
                      ? find(decision->uncertain, decision->names[v], at_end ? end : key->kpi, key)
                      : SIZE_MAX;
    if (wide != SIZE_MAX) {
        level->ground = SENTENCE_UNCERTAINTY;
        level->low = report_number(decision->uncertain, wide, "laag95");
        level->high = report_number(decision->uncertain, wide, "hoog95");
    }
    return true;
}

bool decision_sways(const struct decision *decision, size_t v, const struct decision_key *key)
{
    return growth_end_kpi(key->kpi) == NULL &&
           (growth_sways(&decision->growth[0], key->kpi, key->station, key->gemeente) ||
            growth_sways(&decision->growth[v], key->kpi, key->station, key->gemeente));
}
