/* Reported figures held against the model: reading them and counting them in its worlds. */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/reported.h"
#include "cli/study.h"
#include "cli/validate_report.h"
#include "output/progress.h"
#include "scenarios/storage.h"

#define LEAST_REPLICATIONS 2

static int count(struct validated *validated, const struct options *options,
                 struct workplace *place, struct complaint *complaint)
{
    struct scenario *scenario = validated->scenario;
    struct progress progress;
    progress_init(&progress, stderr, !options->quiet, strcmp(options->lang, "en") == 0);
    struct studie_scenario world = {&scenario->final, &scenario->base, scenario->name, false};
    struct cijfers_plan plan = {.scenario = &world,
                                .scenarios = 1,
                                .cijfers = validated->figures,
                                .steekproef = true,
                                .zaad = (uint64_t)parameter_integer(&scenario->final, "zaad"),
                                .replicaties =
                                    (uint32_t)parameter_integer(&scenario->final, "replicaties"),
                                .draden = (int)options->threads,
                                .opslag = place->store,
                                .versie = study_version(),
                                .voortgang = study_show_progress,
                                .stop = interrupt_came,
                                .context = &progress};
    struct studie_plan freezing = {
        .zaad = plan.zaad, .draden = plan.draden, .stop = interrupt_came};
    double begin = study_now();
    enum studie_status counted = study_freeze(&scenario, 1, &freezing);
    if (counted == STUDIE_KLAAR)
        counted = cijfers_maak(&validated->counted, &plan);
    validated->seconds = study_now() - begin;
    progress_finish(&progress);
    workplace_close_store(place);
    if (counted == STUDIE_AFGEBROKEN)
        return study_interrupted(true, complaint);
    if (counted == STUDIE_MISLUKT) {
        complain(complaint, "De simulatie is mislukt: te weinig geheugen.");
        return EXIT_FAILED;
    }
    int status = validate_report(validated, options, place, complaint);
    cijfers_release(&validated->counted);
    return status;
}

static int validate(struct loaded *loaded, const struct figure_list *figures,
                    const struct options *options, struct complaint *complaint)
{
    struct scenario *scenario = &loaded->scenario;
    struct validated validated = {.scenario = scenario, .figures = figures};
    if (parameter_integer(&scenario->final, "replicaties") < LEAST_REPLICATIONS) {
        complain(complaint, "Voor intervallen zijn ten minste twee herhalingen nodig.");
        return EXIT_WRONG_USE;
    }
    char *stem = workplace_stem(scenario->file);
    char *standard = storage_format("uitvoer/%s-validatie", stem);
    free(stem);
    struct workplace place;
    int status = workplace_take(&place, options, standard, complaint);
    if (status != EXIT_DONE)
        return status;
    status = count(&validated, options, &place, complaint);
    workplace_tell(&place, complaint);
    workplace_release(&place);
    return status;
}

int command_validate(const struct options *options, struct complaint *complaint)
{
    struct loaded loaded;
    if (!load_scenario(&loaded, options->names[0], options, &complaint->faults))
        return EXIT_FAULTY_SCENARIO;
    struct figure_list figures;
    int status = reported_load(&figures, &loaded, options, complaint);
    if (status == EXIT_DONE) {
        status = validate(&loaded, &figures, options, complaint);
        figure_list_release(&figures);
    }
    load_release(&loaded);
    return command_close_output(status, complaint);
}
