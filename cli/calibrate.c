#include <string.h>

#include "cli/calibrate_study.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/load.h"
#include "cli/reported.h"
#include "cli/study.h"
#include "scenarios/nearest.h"

#define WAVES 3
#define USUAL_POINTS 40
#define USUAL_REPLICATIONS                                                                         \
    4 /* of each point: fewer leave too much to chance, see calibration.h                          \
       */
#define LEAST_REPLICATIONS 2

static struct ijken_plan plan_of(const struct loaded *loaded, const struct studie_scenario *world,
                                 const struct figure_list *figures, const struct options *options)
{
    bool own = options->parameter_count > 0;
    const char *file = figures->count > 0 ? figures->figures[figures->count - 1].file : "";
    return (struct ijken_plan){
        .scenario = world,
        .catalogus = &loaded->catalogue.tabel,
        .cijfers = figures,
        .paden = own ? options->parameters : (const char *const *)figures->parameters,
        .aantal_paden = own ? options->parameter_count : figures->parameter_count,
        .bestand = own ? "--parameter" : file,
        .zaad = (uint64_t)parameter_integer(&loaded->scenario.final, "zaad"),
        .punten = options->wave_points > 0 ? (size_t)options->wave_points : USUAL_POINTS,
        .golven = WAVES,
        .replicaties =
            options->replications > 0 ? (uint32_t)options->replications : USUAL_REPLICATIONS,
        .draden = (int)options->threads,
        .versie = study_version()};
}

/* A path of --parameter that is nowhere may be a slip of the pen. */
static bool paths_exist(const struct loaded *loaded, const struct options *options,
                        struct fault_list *faults)
{
    const struct parameter_set *set = &loaded->scenario.final;
    bool all = true;
    for (size_t i = 0; i < options->parameter_count; i++) {
        const char *path = options->parameters[i];
        if (strchr(path, '*') != NULL || parameter_find(set, path) != NULL)
            continue;
        struct nearest nearest = {.wanted = path};
        for (size_t v = 0; v < set->count; v++)
            nearest_offer(&nearest, set->values[v].path);
        fault_add(faults, FAULT_ERROR, "--parameter", 0, path,
                  "Dit pad bestaat niet in dit scenario.%s%s%s",
                  nearest.best != NULL ? " Bedoelde u " : "",
                  nearest.best != NULL ? nearest.best : "", nearest.best != NULL ? "?" : "");
        all = false;
    }
    return all;
}

static int calibrate_to(const struct figure_list *figures, struct loaded *loaded,
                        const struct options *options, struct complaint *complaint)
{
    struct scenario *scenario = &loaded->scenario;
    struct studie_plan freezing = {.zaad = (uint64_t)parameter_integer(&scenario->final, "zaad"),
                                   .draden = (int)options->threads,
                                   .stop = interrupt_came};
    if (study_freeze(&scenario, 1, &freezing) != STUDIE_KLAAR)
        return study_interrupted(false, complaint);
    struct studie_scenario world = {&scenario->final, &scenario->base, scenario->name, false};
    struct ijken_plan plan = plan_of(loaded, &world, figures, options);
    return calibrate_study(loaded, &plan, options, complaint);
}

/* --replications is about the points here: what the scenario says of its own runs stays. */
static struct options without_replications(const struct options *options)
{
    struct options own = *options;
    if (own.replications > 0)
        own.set_count--; /* options_parse put it last */
    return own;
}

int command_calibrate(const struct options *options, struct complaint *complaint)
{
    if (options->replications > 0 && options->replications < LEAST_REPLICATIONS) {
        complain(complaint, "Bij het ijken horen ten minste twee herhalingen per punt.");
        return EXIT_WRONG_USE;
    }
    struct loaded loaded;
    struct options own = without_replications(options);
    if (!load_scenario(&loaded, options->names[0], &own, &complaint->faults))
        return EXIT_FAULTY_SCENARIO;
    struct figure_list figures;
    int status = EXIT_FAULTY_SCENARIO;
    if (paths_exist(&loaded, options, &complaint->faults))
        status = reported_load(&figures, &loaded, options, complaint);
    if (status == EXIT_DONE) {
        status = calibrate_to(&figures, &loaded, options, complaint);
        figure_list_release(&figures);
    }
    load_release(&loaded);
    return command_close_output(status, complaint);
}
