#include "cli/study.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/interrupt.h"
#include "cli/precision.h"
#include "cli/version.h"
#include "output/progress.h"
#include "scenarios/storage.h"

struct hooks {
    struct progress progress;
    struct precision precision;
};

static void show_progress(void *context, uint32_t finished, uint32_t count)
{
    struct hooks *hooks = context;
    progress_update(&hooks->progress, finished, count);
}

static bool is_precise(void *context, const struct kpi_table *tables, size_t count)
{
    struct hooks *hooks = context;
    return precision_is_met(&hooks->precision, tables, count);
}

const char *study_version(void)
{
    return version_sources();
}

/* Stopped with nothing to show for it, or failed. */
static int empty_handed(enum studie_status status, struct complaint *complaint)
{
    if (status == STUDIE_AFGEBROKEN) {
        complain(complaint, "Afgebroken; er zijn geen uitkomsten geschreven. Wat klaar was is "
                            "bewaard: dezelfde opdracht gaat daar verder.");
        return EXIT_INTERRUPTED + interrupt_signal();
    }
    complain(complaint, "De simulatie is mislukt: te weinig geheugen.");
    return EXIT_FAILED;
}

/* Gives frozen mechanisms their values where a scenario does not. */
static enum studie_status freeze(struct scenario *const *scenarios, size_t count,
                                 const struct studie_plan *plan)
{
    for (size_t i = 0; i < count; i++) {
        struct scenario *scenario = scenarios[i];
        if (!studie_moet_bevriezen(&scenario->final, &scenario->base))
            continue;
        enum studie_status status = studie_bevries(&scenario->final, &scenario->base, plan);
        if (status != STUDIE_KLAAR)
            return status;
    }
    return STUDIE_KLAAR;
}

static enum studie_status simulate(struct study_result *result, struct scenario *const *scenarios,
                                   size_t count, struct studie_plan *plan)
{
    struct studie_scenario *worlds = storage_new(result->count, sizeof *worlds);
    enum studie_status status = freeze(scenarios, count, plan);
    for (size_t i = 0; i < result->count; i++) {
        const struct scenario *scenario = scenarios[i < count ? i : 0];
        worlds[i] =
            (struct studie_scenario){&scenario->final, &scenario->base, scenario->name, i >= count};
    }
    plan->scenario = worlds;
    plan->scenarios = result->count;
    if (status == STUDIE_KLAAR)
        status = studie_maak(result->studies, plan);
    free(worlds);
    return status;
}

static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + 1e-9 * (double)at.tv_nsec;
}

static bool books_balance(const struct study_result *result, struct complaint *complaint)
{
    for (size_t i = 0; i < result->count; i++) {
        const struct kpi_books *books = &result->studies[i].tabellen.books;
        if (books->failures > 0) {
            complain(complaint, "De boekhouding klopt niet, dus er is niets geschreven: %s",
                     books->first_failure);
            return false;
        }
    }
    return true;
}

int study_do(struct study_result *result, struct scenario *const *scenarios, size_t count,
             bool null_comparison, const struct options *options, struct store *store,
             struct complaint *complaint)
{
    double begin = now();
    *result = (struct study_result){.count = count + null_comparison};
    struct hooks hooks;
    char *wrong = precision_read(&hooks.precision, options, &uitkomsten_catalogus);
    if (wrong != NULL) {
        complain(complaint, "%s", wrong);
        free(wrong);
        precision_release(&hooks.precision);
        return EXIT_WRONG_USE;
    }
    bool precise = hooks.precision.count > 0;
    uint32_t replications = (uint32_t)parameter_integer(&scenarios[0]->final, "replicaties");
    if (precise && replications < PRECISION_LEAST)
        replications = PRECISION_LEAST;
    result->studies = storage_new(result->count, sizeof *result->studies);
    progress_init(&hooks.progress, stderr, !options->quiet, strcmp(options->lang, "en") == 0);
    struct studie_plan plan = {.zaad = (uint64_t)parameter_integer(&scenarios[0]->final, "zaad"),
                               .replicaties = replications,
                               .draden = (int)options->threads,
                               .opslag = store,
                               .versie = study_version(),
                               .voortgang = show_progress,
                               .stop = interrupt_came,
                               .context = &hooks,
                               .genoeg = precise ? is_precise : NULL,
                               .hoogstens = PRECISION_MOST};
    enum studie_status status = simulate(result, scenarios, count, &plan);
    progress_finish(&hooks.progress);
    result->seconds = now() - begin;
    result->is_interrupted = status == STUDIE_AFGEBROKEN;
    result->last_precise = hooks.precision.last;
    hooks.precision.last = NULL;
    precision_release(&hooks.precision);
    bool something =
        status == STUDIE_KLAAR || (status == STUDIE_AFGEBROKEN && result->studies[0].klaar > 0);
    if (something && books_balance(result, complaint))
        return EXIT_DONE;
    int exit_status = something ? EXIT_FAILED : empty_handed(status, complaint);
    for (size_t i = 0; something && i < result->count; i++)
        studie_release(&result->studies[i]);
    free(result->studies);
    free(result->last_precise);
    return exit_status;
}

void study_release(struct study_result *result)
{
    for (size_t i = 0; i < result->count; i++)
        studie_release(&result->studies[i]);
    free(result->studies);
    free(result->last_precise);
}

/* Under --precision more replications may be done than were asked for at first. */
int study_status(const struct study_result *result, int status, uint32_t asked,
                 struct complaint *complaint)
{
    bool stands = status == EXIT_DONE || status == EXIT_WITHOUT_CHARTS;
    if (!stands || !result->is_interrupted || interrupt_signal() == 0)
        return status;
    uint32_t finished = result->studies[0].klaar;
    if (finished < asked)
        complain(complaint,
                 "Afgebroken na %u van de %u herhalingen; alleen wat klaar was is bewaard.",
                 (unsigned)finished, (unsigned)asked);
    else
        complain(complaint,
                 "Afgebroken na %u herhalingen, die bewaard zijn; de gevraagde "
                 "precisie is niet gehaald.",
                 (unsigned)finished);
    return EXIT_INTERRUPTED + interrupt_signal();
}
