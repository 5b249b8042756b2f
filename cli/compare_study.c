#include "cli/compare_study.h"

#include <stdlib.h>
#include <string.h>

#include "cli/flow.h"
#include "cli/moved.h"
#include "cli/results.h"
#include "cli/study.h"
#include "cli/traffic.h"
#include "cli/uncertain.h"
#include "output/comparison.h"
#include "output/console_comparison.h"
#include "output/console_uncertainty.h"
#include "scenarios/changes.h"
#include "scenarios/storage.h"

static struct comparison_change *changes_of(struct scenario_change *from, size_t count,
                                            bool english)
{
    struct comparison_change *changes = storage_new(count + 1, sizeof *changes);
    for (size_t i = 0; i < count; i++)
        changes[i] =
            (struct comparison_change){from[i].path, english ? from[i].row->en : from[i].row->nl,
                                       from[i].from, from[i].to, from[i].row->unit};
    return changes;
}

/* What comparison_make leaves to us. */
struct extras {
    struct scenario_change **changes;
    size_t *change_count;
};

static void add_extras(struct comparison *comparison, struct extras *extras,
                       const struct compared *scenarios, const struct study_result *result,
                       bool english)
{
    extras->changes = storage_new(scenarios->count, sizeof *extras->changes);
    extras->change_count = storage_new(scenarios->count, sizeof *extras->change_count);
    const struct studie *null = &result->studies[scenarios->count];
    comparison->days = MOVED_DAYS;
    for (size_t i = 0; i < comparison->variant_count; i++) {
        struct comparison_variant *variant = &comparison->variants[i];
        extras->changes[i] =
            scenario_changes(scenarios->list[0], scenarios->list[i + 1], &extras->change_count[i]);
        variant->changes = changes_of(extras->changes[i], extras->change_count[i], english);
        variant->change_count = extras->change_count[i];
        variant->moved =
            moved_make(&result->studies[0], &result->studies[i + 1], null, &variant->moved_count);
    }
}

static void release_extras(struct comparison *comparison, struct extras *extras)
{
    for (size_t i = 0; i < comparison->variant_count; i++) {
        free(comparison->variants[i].spread);
        scenario_changes_free(extras->changes[i], extras->change_count[i]);
        free((void *)(uintptr_t)comparison->variants[i].changes);
        free(comparison->variants[i].moved);
    }
    free(extras->changes);
    free(extras->change_count);
}

/* What was simulated: the studies, and those over the ranges of the assumptions when asked. */
struct simulated {
    struct study_result result;
    struct uncertain uncertain;
    bool is_uncertain;
};

static void tell_uncertain(struct simulated *simulated, struct comparison *comparison,
                           char *const *names, struct results_setting *setting)
{
    struct uncertain *uncertain = &simulated->uncertain;
    uncertain_tell(uncertain, (const char *const *)names, setting->output.growth, &setting->labels);
    setting->output.uncertainty = &uncertain->uncertainty;
    for (size_t i = 0; i < comparison->variant_count; i++)
        comparison->variants[i].spread =
            uncertain_spreads(uncertain, i + 1, &comparison->basis->table);
}

/* The flow of every scenario, the variants' against the basis'; to be freed. */
static struct flow *flows_of(const struct comparison *comparison, const struct study_result *result,
                             const struct compared_traffic *traffic, const struct labels *labels)
{
    size_t count = comparison->variant_count + 1;
    struct flow *flows = storage_new(count, sizeof *flows);
    bool made = true;
    for (size_t i = 0; made && i < count; i++) {
        struct flow_world basis = {&result->studies[0], &traffic->each[0].growth};
        struct flow_world own = {&result->studies[i], &traffic->each[i].growth};
        made =
            flow_make(&flows[i], own.study, own.growth, labels) &&
            (i == 0 || flow_compare(&flows[i], &basis, &own, comparison->variants[i - 1].pairings));
    }
    if (made)
        return flows;
    for (size_t i = 0; i < count; i++)
        flow_release(&flows[i]);
    free(flows);
    return NULL;
}

static int write(struct comparison *comparison, const struct compared *scenarios,
                 struct simulated *simulated, const struct compared_traffic *traffic,
                 const struct options *options, const struct workplace *place,
                 struct complaint *complaint)
{
    struct results_setting setting;
    results_set(&setting, options, place, scenarios->list[0], &simulated->result.studies[0].in,
                simulated->result.seconds);
    for (size_t i = 1; i < scenarios->count; i++)
        results_add_variant(&setting, scenarios->list[i]);
    setting.output.growth = &traffic->any;
    struct comparison_scenario *writers = storage_new(scenarios->count, sizeof *writers);
    struct flow *flows = flows_of(comparison, &simulated->result, traffic, &setting.labels);
    for (size_t i = 0; i < scenarios->count; i++)
        writers[i] = (struct comparison_scenario){scenarios->list[i]->file, results_write_scenario,
                                                  scenarios->list[i], &traffic->each[i].growth,
                                                  flows != NULL ? &flows[i].stroom : NULL};
    char **names = comparison_names_make(comparison, writers);
    if (simulated->is_uncertain)
        tell_uncertain(simulated, comparison, names, &setting);
    if (!options->quiet)
        console_print_comparison(stdout, comparison, names, setting.output.growth, &setting.labels);
    if (!options->quiet && simulated->is_uncertain)
        console_print_uncertainty(stdout, &simulated->uncertain.uncertainty, &setting.labels);
    char *message = NULL;
    enum output_status written = output_write_comparison(&setting.output, comparison, writers,
                                                         names, &setting.provenance, &message);
    int status = results_status(written, message, complaint);
    if (!options->quiet && status != EXIT_FAILED && status != EXIT_WRONG_USE) {
        study_print_precision(stdout, &simulated->result);
        printf("\nUitkomsten in %s (rapport: rapport.html; verschillen: verschillen.csv; "
               "grafieken: grafieken/*.svg)\n",
               place->directory);
    }
    comparison_names_free(names, comparison);
    for (size_t i = 0; flows != NULL && i < scenarios->count; i++)
        flow_release(&flows[i]);
    free(flows);
    free(writers);
    results_release(&setting);
    return status;
}

static int report(const struct compared *scenarios, struct simulated *simulated,
                  const struct options *options, const struct workplace *place,
                  struct complaint *complaint)
{
    const struct study_result *result = &simulated->result;
    const struct kpi_study **variants = storage_new(scenarios->count, sizeof *variants);
    for (size_t i = 1; i < scenarios->count; i++)
        variants[i - 1] = &result->studies[i].tabellen;
    struct comparison comparison;
    struct extras extras;
    int status = EXIT_FAILED;
    if (comparison_make(&comparison, &result->studies[0].tabellen, variants,
                        scenarios->count - 1)) {
        add_extras(&comparison, &extras, scenarios, result, strcmp(options->lang, "en") == 0);
        struct compared_traffic traffic;
        if (compared_traffic_make(&traffic, scenarios->list, scenarios->count, options, complaint))
            status = write(&comparison, scenarios, simulated, &traffic, options, place, complaint);
        compared_traffic_release(&traffic);
        release_extras(&comparison, &extras);
        comparison_release(&comparison);
    } else {
        complain(complaint, "Er is te weinig geheugen om de uitkomsten te vergelijken.");
    }
    free(variants);
    return status;
}

/* uitvoer/BASIS-VARIANT, and with more variants uitvoer/BASIS-vergeleken; to be freed. */
static char *default_directory(const struct compared *scenarios)
{
    char *basis = workplace_stem(scenarios->list[0]->file);
    char *variant = workplace_stem(scenarios->list[1]->file);
    char *directory = scenarios->count == 2 ? storage_format("uitvoer/%s-%s", basis, variant)
                                            : storage_format("uitvoer/%s-vergeleken", basis);
    free(basis);
    free(variant);
    return directory;
}

static int simulate(struct simulated *simulated, struct compared *scenarios,
                    const struct options *options, struct workplace *place,
                    struct complaint *complaint)
{
    int status = study_do(&simulated->result, scenarios->list, scenarios->count, true, options,
                          place->store, complaint);
    simulated->is_uncertain =
        status == EXIT_DONE && options->points > 0 && !simulated->result.is_interrupted;
    if (!simulated->is_uncertain)
        return status;
    status = uncertain_do(&simulated->uncertain, scenarios->list, scenarios->count,
                          &scenarios->loaded[0].catalogue.tabel, options, place->store, complaint);
    if (status != EXIT_DONE)
        study_release(&simulated->result);
    return status;
}

int compare_study(struct compared *scenarios, const struct options *options,
                  struct complaint *complaint)
{
    struct workplace place;
    int status = workplace_take(&place, options, default_directory(scenarios), complaint);
    if (status != EXIT_DONE)
        return status;
    struct simulated simulated;
    status = simulate(&simulated, scenarios, options, &place, complaint);
    workplace_close_store(&place);
    if (status == EXIT_DONE) {
        uint32_t asked = (uint32_t)parameter_integer(&scenarios->list[0]->final, "replicaties");
        status = report(scenarios, &simulated, options, &place, complaint);
        status = study_status(&simulated.result, status, asked, complaint);
        study_release(&simulated.result);
        if (simulated.is_uncertain)
            uncertain_release(&simulated.uncertain);
    }
    workplace_tell(&place, complaint);
    workplace_release(&place);
    return status;
}
