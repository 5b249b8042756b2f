#include "cli/run_study.h"

#include <stdlib.h>
#include <string.h>

#include "cli/diary.h"
#include "cli/flow.h"
#include "cli/results.h"
#include "cli/study.h"
#include "cli/traffic.h"
#include "cli/uncertain.h"
#include "output/console.h"
#include "output/console_traffic.h"
#include "output/console_uncertainty.h"
#include "scenarios/storage.h"

#define WARNINGS_MOST 8

/* For people: the table of outcomes, or with --stroom that of arrows. */
static void print(const struct options *options, const struct studie *study,
                  const struct flow *flow, const struct growth *growth, const struct labels *labels)
{
    if (!options->stroom) {
        console_print(stdout, &study->tabellen, growth, labels);
        return;
    }
    printf(labels->english
               ? "%s: counts a year on every arrow (mean of %u replications, ± 95%% "
                 "interval)\n\n"
               : "%s: aantallen per jaar op elke pijl (gemiddelde van %u herhalingen, ± "
                 "95%%-interval)\n\n",
           study->tabellen.scenario, (unsigned)study->klaar);
    stroom_print(stdout, &flow->stroom, labels);
}

static int write_results(struct scenario *scenario, const struct options *options,
                         const struct workplace *place, const struct study_result *result,
                         struct uncertain *uncertain, const struct growth *growth,
                         struct complaint *complaint)
{
    const struct studie *study = &result->studies[0];
    struct results_setting setting;
    results_set(&setting, options, place, scenario, &study->in, result->seconds);
    setting.output.growth = growth;
    setting.provenance.growth = growth;
    struct flow flow = {0};
    setting.output.stroom = flow_make(&flow, study, growth, &setting.labels) ? &flow.stroom : NULL;
    if (!options->quiet)
        print(options, study, &flow, growth, &setting.labels);
    if (uncertain != NULL) {
        uncertain_tell(uncertain, NULL, growth, &setting.labels);
        setting.output.uncertainty = &uncertain->uncertainty;
        if (!options->quiet)
            console_print_uncertainty(stdout, &uncertain->uncertainty, &setting.labels);
    }
    struct kept_diary diary = {.diary = {.household = ""}};
    if (!options->stroom) {
        if (!result->is_interrupted)
            diary_make(&diary, &study->in, study->tabellen.seed);
        setting.output.diary = &diary.diary;
    }
    char *message = NULL;
    enum output_status written =
        output_write_study(&setting.output, &study->tabellen, &setting.provenance,
                           results_write_scenario, scenario, &message);
    int status = results_status(written, message, complaint);
    if (!options->quiet && status != EXIT_FAILED && status != EXIT_WRONG_USE) {
        study_print_precision(stdout, result);
        printf(options->stroom ? "\nDe keten als plaatje: %s/grafieken/stroom.svg\n"
                               : "\nUitkomsten in %s (rapport: rapport.html; tabellen: kpi.csv; "
                                 "grafieken: grafieken/*.svg)\n",
               place->directory);
    }
    diary_release(&diary);
    flow_release(&flow);
    results_release(&setting);
    return status;
}

/* The study itself, and that over the ranges of its assumptions when asked; then the results. */
static int simulate(struct loaded *loaded, const struct options *options, struct workplace *place,
                    const struct growth *growth, struct complaint *complaint)
{
    struct scenario *scenario = &loaded->scenario;
    struct study_result result;
    int status = study_do(&result, &scenario, 1, false, options, place->store, complaint);
    if (status != EXIT_DONE)
        return status;
    struct uncertain uncertain;
    bool asked = options->points > 0 && !result.is_interrupted;
    if (asked)
        status = uncertain_do(&uncertain, &scenario, 1, &loaded->catalogue.tabel, options,
                              place->store, complaint);
    workplace_close_store(place);
    if (status == EXIT_DONE) {
        status = write_results(scenario, options, place, &result, asked ? &uncertain : NULL, growth,
                               complaint);
        status =
            study_status(&result, status,
                         (uint32_t)parameter_integer(&scenario->final, "replicaties"), complaint);
        if (asked)
            uncertain_release(&uncertain);
    }
    study_release(&result);
    return status;
}

int run_study(struct loaded *loaded, const struct options *options, struct complaint *complaint)
{
    struct scenario *scenario = &loaded->scenario;
    char *stem = workplace_stem(scenario->file);
    /* a look at the flow never takes the place of the results of a run */
    char *standard = storage_format("uitvoer/%s%s", stem, options->stroom ? "-stroom" : "");
    free(stem);
    struct workplace place;
    int status = workplace_take(&place, options, standard, complaint);
    if (status != EXIT_DONE)
        return status;
    struct scenario_traffic traffic;
    status = EXIT_FAILED;
    if (scenario_traffic_make(&traffic, scenario, options, complaint)) {
        if (!options->quiet)
            console_print_findings(stderr, &traffic.traffic,
                                   traffic.labels.english ? "Note, before simulating"
                                                          : "Let op, voor het simuleren",
                                   &traffic.labels, WARNINGS_MOST);
        status = simulate(loaded, options, &place, &traffic.growth, complaint);
        scenario_traffic_release(&traffic);
    }
    workplace_tell(&place, complaint);
    workplace_release(&place);
    return status;
}
