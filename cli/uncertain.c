#include "cli/uncertain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/interrupt.h"
#include "cli/study.h"
#include "output/comparison_words.h"
#include "output/progress.h"
#include "scenarios/storage.h"
#include "sim/study/estimate.h"

struct onzeker_plan uncertain_plan(const struct studie_scenario *scenarios, size_t count,
                                   const struct parameter_catalogue *catalogue,
                                   const struct options *options, struct store *store)
{
    return (struct onzeker_plan){.scenario = scenarios,
                                 .scenarios = count,
                                 .catalogus = catalogue,
                                 .zaad = (uint64_t)parameter_integer(scenarios[0].set, "zaad"),
                                 .punten = (size_t)options->points,
                                 .replicaties = UNCERTAIN_REPLICATIONS,
                                 .draden = (int)options->threads,
                                 .opslag = store,
                                 .versie = study_version(),
                                 .stop = interrupt_came};
}

struct uncertainty_assumption *uncertain_assumptions(const struct onzeker_ontwerp *design,
                                                     bool english)
{
    struct uncertainty_assumption *assumptions =
        storage_new(design->dimensies + 1, sizeof *assumptions);
    for (size_t d = 0; d < design->dimensies; d++) {
        const struct parameter_value *value = design->dimensie[d];
        assumptions[d] = (struct uncertainty_assumption){
            .path = value->path,
            .what = english ? value->row->en : value->row->nl,
            .unit = value->row->unit,
            .source = value->source,
            .value = value->steps[0].is_distribution ? value->steps[0].distribution.mean
                                                     : value->steps[0].number,
            .low = value->low,
            .high = value->high};
    }
    return assumptions;
}

static int refuse(enum studie_status status, const struct onzeker_ontwerp *design,
                  const struct options *options, struct complaint *complaint)
{
    if (status == STUDIE_AFGEBROKEN)
        return study_interrupted(true, complaint);
    if (design->punten < (size_t)options->points)
        complain(complaint,
                 "Binnen de bereiken van de aannames zijn te weinig punten te vinden waarop het "
                 "scenario zichzelf niet tegenspreekt, en waarop een instroom binnen haar bereik "
                 "de meldingen van het scenario geeft (%zu van %lld).",
                 design->punten, (long long)options->points);
    else
        complain(complaint, "De simulatie is mislukt: te weinig geheugen.");
    return EXIT_FAILED;
}

int uncertain_do(struct uncertain *uncertain, struct scenario *const *scenarios, size_t count,
                 const struct parameter_catalogue *catalogue, const struct options *options,
                 struct store *store, struct complaint *complaint)
{
    *uncertain = (struct uncertain){.scenarios = count};
    struct studie_scenario *worlds = storage_new(count, sizeof *worlds);
    for (size_t i = 0; i < count; i++)
        worlds[i] = (struct studie_scenario){&scenarios[i]->final, &scenarios[i]->base,
                                             scenarios[i]->name, false};
    struct progress progress;
    progress_init(&progress, stderr, !options->quiet, strcmp(options->lang, "en") == 0);
    struct onzeker_plan plan = uncertain_plan(worlds, count, catalogue, options, store);
    plan.voortgang = study_show_progress;
    plan.context = &progress;
    enum studie_status status = STUDIE_MISLUKT;
    if (onzeker_ontwerp_maak(&uncertain->design, &plan))
        status = onzeker_maak(&uncertain->outcomes, &uncertain->design, &plan);
    else if (interrupt_came(NULL))
        status = STUDIE_AFGEBROKEN;
    progress_finish(&progress);
    free(worlds);
    uncertain->points = uncertain->design.punten;
    if (status == STUDIE_KLAAR)
        return EXIT_DONE;
    int exit_status = refuse(status, &uncertain->design, options, complaint);
    onzeker_ontwerp_release(&uncertain->design);
    return exit_status;
}

/* Values of one outcome over points and replications: a level, or a difference with the first. */
static double *values_of(const struct uncertain *uncertain, size_t scenario, size_t cell)
{
    size_t n = uncertain->points * UNCERTAIN_REPLICATIONS;
    double *values = storage_new(n + 1, sizeof *values);
    for (size_t i = 0; i < n; i++) {
        values[i] = uncertain->outcomes.waarde[scenario][cell * n + i];
        if (scenario > 0)
            values[i] -= uncertain->outcomes.waarde[0][cell * n + i];
    }
    return values;
}

/* The same as `compare` shows first, so that each has a ranking. */
static bool is_headline(const struct kpi_cell *cell, const struct growth *growth)
{
    if (strcmp(cell->gemeente, "alle") != 0 || strcmp(cell->breakdown, "alle") != 0)
        return false;
    size_t count;
    const struct comparison_headline *headlines = comparison_headlines(&count);
    for (size_t i = 0; i < count; i++) {
        bool swayed = growth_sways(growth, headlines[i].kpi, headlines[i].station, "alle");
        const char *end = swayed ? growth_end_kpi(headlines[i].kpi) : NULL;
        const char *kpi = end != NULL ? end : headlines[i].kpi;
        if (strcmp(uitkomsten_catalogus.rows[cell->kpi].id, kpi) == 0 &&
            strcmp(cell->station, headlines[i].station) == 0)
            return true;
    }
    return false;
}

static const char *keep(struct uncertain *uncertain, char *text)
{
    uncertain->texts[uncertain->text_count++] = text;
    return text;
}

/* "wachtlijst, lokaal team", "recidive binnen 15 maanden". */
static char *describe(const struct kpi_cell *cell, const struct labels *labels)
{
    const struct kpi_row *row = &uitkomsten_catalogus.rows[cell->kpi];
    const char *name = labels->english ? row->en : row->nl;
    if (strcmp(cell->station, "keten") == 0)
        return storage_copy(name);
    return storage_format("%s, %s", name, labels_station(labels, cell->station));
}

static struct influence *rank(const struct uncertain *uncertain, const double *values)
{
    const struct onzeker_ontwerp *design = &uncertain->design;
    struct influence *ranking = storage_new(design->dimensies + 1, sizeof *ranking);
    double *means = storage_new(uncertain->points + 1, sizeof *means);
    for (size_t p = 0; p < uncertain->points; p++)
        means[p] = estimate_of(values + p * UNCERTAIN_REPLICATIONS, UNCERTAIN_REPLICATIONS, 1).mean;
    influence_rank(design->coordinaten, means, uncertain->points, design->dimensies, design->zaad,
                   ranking);
    free(means);
    return ranking;
}

static struct uncertainty_outcome outcome_of(struct uncertain *uncertain, size_t scenario,
                                             size_t cell, const char *variant,
                                             const struct growth *growth,
                                             const struct labels *labels)
{
    const struct kpi_cell *about = &uncertain->outcomes.cel[cell];
    const struct kpi_row *row = &uitkomsten_catalogus.rows[about->kpi];
    double *values = values_of(uncertain, scenario, cell);
    struct uncertainty_outcome outcome = {
        .kpi = row->id,
        .station = about->station,
        .gemeente = about->gemeente,
        .breakdown = about->breakdown,
        .unit = row->unit,
        .variant = variant,
        .direction = row->direction,
        .decimals = row->decimals,
        .is_headline = is_headline(about, growth),
        .spread = spread_of(values, uncertain->points, UNCERTAIN_REPLICATIONS)};
    if (outcome.is_headline) {
        outcome.what = keep(uncertain, describe(about, labels));
        outcome.ranking = rank(uncertain, values);
    } else {
        outcome.what = labels->english ? row->en : row->nl;
    }
    free(values);
    return outcome;
}

void uncertain_tell(struct uncertain *uncertain, const char *const *names,
                    const struct growth *growth, const struct labels *labels)
{
    struct uncertainty *u = &uncertain->uncertainty;
    size_t cells = uncertain->outcomes.cellen;
    *u = (struct uncertainty){.points = uncertain->points,
                              .replications = UNCERTAIN_REPLICATIONS,
                              .replaced = uncertain->design.vervangen,
                              .assumption_count = uncertain->design.dimensies,
                              .coordinates = uncertain->design.coordinaten};
    u->assumptions = uncertain_assumptions(&uncertain->design, labels->english);
    u->outcomes = storage_new(uncertain->scenarios * cells + 1, sizeof *u->outcomes);
    uncertain->texts = storage_new(uncertain->scenarios * cells + 1, sizeof *uncertain->texts);
    for (size_t s = 0; s < uncertain->scenarios; s++)
        for (size_t cell = 0; cell < cells; cell++)
            u->outcomes[u->outcome_count++] =
                outcome_of(uncertain, s, cell, s > 0 ? names[s] : NULL, growth, labels);
}

struct spread *uncertain_spreads(const struct uncertain *uncertain, size_t scenario,
                                 const struct kpi_table *table)
{
    struct spread *spreads = storage_new(table->cell_count + 1, sizeof *spreads);
    const struct onzeker *outcomes = &uncertain->outcomes;
    for (size_t i = 0; i < table->cell_count; i++) {
        const struct kpi_cell *about = &table->cells[i];
        size_t cell = kpi_cells_find(&table->catalogue, outcomes->cel, outcomes->cellen,
                                     table->catalogue.rows[about->kpi].id, about->station,
                                     about->gemeente, about->breakdown);
        if (cell == SIZE_MAX)
            continue;
        double *values = values_of(uncertain, scenario, cell);
        spreads[i] = spread_of(values, uncertain->points, UNCERTAIN_REPLICATIONS);
        free(values);
    }
    return spreads;
}

void uncertain_release(struct uncertain *uncertain)
{
    struct uncertainty *u = &uncertain->uncertainty;
    for (size_t i = 0; i < u->outcome_count; i++)
        free(u->outcomes[i].ranking);
    free(u->outcomes);
    free(u->assumptions);
    for (size_t i = 0; i < uncertain->text_count; i++)
        free(uncertain->texts[i]);
    free(uncertain->texts);
    onzeker_release(&uncertain->outcomes);
    onzeker_ontwerp_release(&uncertain->design);
}
