#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/load.h"
#include "cli/results.h"
#include "cli/study.h"
#include "cli/vessels_uncertain.h"
#include "output/console_uncertainty.h"
#include "output/console_vessels.h"
#include "output/progress.h"
#include "output/vessels_results.h"
#include "scenarios/storage.h"

#define LEAST_REPLICATIONS 2

struct experiment {
    struct scenario *scenario;
    struct vaten_ontwerp design;
    struct vaten_plan plan;
    struct vaten_meting measured;
    double seconds;
    struct vessels_over over; /* with --onzekerheid */
    bool is_uncertain;
};

static int write(struct experiment *experiment, struct vessels *vessels,
                 const struct options *options, const struct workplace *place,
                 struct complaint *complaint)
{
    struct keten_instelling in;
    if (!keten_instelling_lees(&in, &experiment->scenario->final, &experiment->scenario->base))
        return EXIT_FAILED;
    struct results_setting setting;
    results_set(&setting, options, place, experiment->scenario, &in, experiment->seconds);
    const char **worlds = storage_new(experiment->design.werelden, sizeof *worlds);
    for (size_t i = 0; i < experiment->design.werelden; i++)
        worlds[i] = experiment->design.wereld[i].naam;
    struct kpi_study study = {.scenario = experiment->scenario->name,
                              .seed = vessels->seed,
                              .replications = vessels->replications,
                              .start = in.start,
                              .end = vessels->t0 + (tick)vessels->weeks * CLOCK_WEEK,
                              .books = experiment->measured.boeken,
                              .events = experiment->measured.gebeurtenissen,
                              .events_history = experiment->measured.gebeurtenissen_historie,
                              .casussen = experiment->measured.casussen};
    const struct vaten_paar *first = &experiment->design.paar[0];
    struct vessels_results results = {
        &study,
        vessels,
        &experiment->measured.data,
        worlds,
        {first->a, first->b, vessels->effects[vessels->headline].own}};
    if (experiment->is_uncertain) {
        vessels_over_tell(&experiment->over, &setting.labels);
        vessels->uncertain = &experiment->over.conclusion;
        setting.output.uncertainty = &experiment->over.uncertainty;
    }
    if (!options->quiet)
        console_print_vessels(stdout, vessels, &setting.labels);
    if (!options->quiet && experiment->is_uncertain)
        console_print_uncertainty(stdout, &experiment->over.uncertainty, &setting.labels);
    char *message = NULL;
    enum output_status written =
        output_write_vessels(&setting.output, &results, &setting.provenance, results_write_scenario,
                             experiment->scenario, &message);
    int status = results_status(written, message, complaint);
    if (!options->quiet && status != EXIT_FAILED && status != EXIT_WRONG_USE)
        printf("\nUitkomsten in %s (rapport: rapport.html; tabel: koppeling.csv; grafieken: "
               "grafieken/*.svg)\n",
               place->directory);
    free(worlds);
    results_release(&setting);
    keten_instelling_release(&in);
    return status;
}

static int report(struct experiment *experiment, const struct options *options,
                  const struct workplace *place, struct complaint *complaint)
{
    const struct kpi_books *books = &experiment->measured.boeken;
    if (books->failures > 0) {
        complain(complaint, "De boekhouding klopt niet, dus er is niets geschreven: %s",
                 books->first_failure);
        return EXIT_FAILED;
    }
    struct vessels vessels;
    vaten_reken(&vessels, &experiment->measured, &experiment->design, &experiment->plan,
                vaten_t0(&experiment->scenario->final));
    int status = write(experiment, &vessels, options, place, complaint);
    vaten_release(&vessels);
    bool stands = status == EXIT_DONE || status == EXIT_WITHOUT_CHARTS;
    return stands && interrupt_signal() != 0 ? EXIT_INTERRUPTED + interrupt_signal() : status;
}

static int measure(struct experiment *experiment, struct loaded *loaded,
                   const struct options *options, struct workplace *place,
                   struct complaint *complaint)
{
    struct progress progress;
    progress_init(&progress, stderr, !options->quiet, strcmp(options->lang, "en") == 0);
    experiment->plan.context = &progress;
    double begin = study_now();
    struct studie_plan freezing = {
        .zaad = experiment->plan.zaad, .draden = (int)options->threads, .stop = interrupt_came};
    enum studie_status measured = study_freeze(&experiment->scenario, 1, &freezing);
    if (measured == STUDIE_KLAAR)
        measured = vaten_meet(&experiment->measured, &experiment->design, &experiment->plan);
    experiment->seconds = study_now() - begin;
    progress_finish(&progress);
    if (measured == STUDIE_KLAAR && options->points > 0) {
        int status = vessels_over_do(&experiment->over, loaded, options, place->store, complaint);
        if (status != EXIT_DONE)
            return status;
        experiment->is_uncertain = true;
    }
    workplace_close_store(place);
    if (measured == STUDIE_MISLUKT) {
        complain(complaint, "Het experiment is mislukt: te weinig geheugen.");
        return EXIT_FAILED;
    }
    if (measured == STUDIE_KLAAR)
        return report(experiment, options, place, complaint);
    return study_interrupted(true, complaint);
}

static int experiment_do(struct loaded *loaded, const struct options *options,
                         struct complaint *complaint)
{
    struct scenario *scenario = &loaded->scenario;
    struct experiment experiment = {.scenario = scenario};
    experiment.plan = (struct vaten_plan){
        .set = &scenario->final,
        .basis = &scenario->base,
        .naam = scenario->name,
        .zaad = (uint64_t)parameter_integer(&scenario->final, "zaad"),
        .replicaties = (uint32_t)parameter_integer(&scenario->final, "replicaties"),
        .draden = (int)options->threads,
        .versie = study_version(),
        .voortgang = study_show_progress,
        .stop = interrupt_came};
    if (experiment.plan.replicaties < LEAST_REPLICATIONS) {
        complain(complaint, "Voor intervallen zijn ten minste twee herhalingen nodig.");
        return EXIT_WRONG_USE;
    }
    char *stem = workplace_stem(scenario->file);
    char *standard = storage_format("uitvoer/%s-vaten", stem);
    free(stem);
    struct workplace place;
    int status = workplace_take(&place, options, standard, complaint);
    if (status != EXIT_DONE)
        return status;
    experiment.plan.opslag = place.store;
    if (vaten_ontwerp_maak(&experiment.design))
        status = measure(&experiment, loaded, options, &place, complaint);
    else
        status = EXIT_FAILED;
    workplace_tell(&place, complaint);
    if (experiment.is_uncertain)
        vessels_over_release(&experiment.over);
    vaten_meting_release(&experiment.measured);
    vaten_ontwerp_release(&experiment.design);
    workplace_release(&place);
    return status;
}

int command_vessels(const struct options *options, struct complaint *complaint)
{
    struct loaded loaded;
    if (!load_scenario(&loaded, options->names[0], options, &complaint->faults))
        return EXIT_FAULTY_SCENARIO;
    int status = experiment_do(&loaded, options, complaint);
    load_release(&loaded);
    return command_close_output(status, complaint);
}
