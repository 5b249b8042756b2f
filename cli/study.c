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
    size_t scenarios; /* without the null comparison, which nobody asked precision of */
};

void study_show_progress(void *progress, uint32_t finished, uint32_t count)
{
    progress_update(progress, finished, count);
}

static void show_progress(void *context, uint32_t finished, uint32_t count)
{
    struct hooks *hooks = context;
    study_show_progress(&hooks->progress, finished, count);
}

static bool is_precise(void *context, const struct kpi_table *tables, size_t count)
{
    struct hooks *hooks = context;
    return precision_is_met(&hooks->precision, tables,
                            count < hooks->scenarios ? count : hooks->scenarios);
}

const char *study_version(void)
{
    return version_sources();
}

int study_interrupted(bool kept, struct complaint *complaint)
{
    complain(complaint, "Afgebroken; er zijn geen uitkomsten geschreven.%s",
             kept ? " Wat klaar was is bewaard: dezelfde opdracht gaat daar verder." : "");
    return EXIT_INTERRUPTED + interrupt_signal();
}

/* Stopped with nothing to show for it, or failed. */
static int empty_handed(enum studie_status status, struct complaint *complaint)
{
    if (status == STUDIE_AFGEBROKEN)
        return study_interrupted(true, complaint);
    complain(complaint, "De simulatie is mislukt: te weinig geheugen.");
    return EXIT_FAILED;
}

enum studie_status study_freeze(struct scenario *const *scenarios, size_t count,
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
    enum studie_status status = study_freeze(scenarios, count, plan);
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

double study_now(void)
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

int study_check(const struct options *options, struct complaint *complaint)
{
    struct precision precision;
    char *wrong = precision_read(&precision, options, &uitkomsten_catalogus);
    int status = wrong == NULL ? EXIT_DONE : EXIT_WRONG_USE;
    if (wrong != NULL)
        complain(complaint, "%s", wrong);
    free(wrong);
    precision_release(&precision);
    return status;
}

/* What became of --precision; false when it asked for what is not measured. */
static bool tell_precision(struct study_result *result, struct precision *precision,
                           size_t scenarios, struct complaint *complaint)
{
    struct kpi_table *tables = storage_new(scenarios, sizeof *tables);
    for (size_t i = 0; i < scenarios; i++)
        tables[i] = result->studies[i].tabellen.table;
    bool met = precision_is_met(precision, tables, scenarios);
    free(tables);
    if (precision->missing != NULL)
        complain(complaint,
                 "Bij --precision: %s wordt in dit scenario niet gemeten; docs/uitkomsten.md noemt "
                 "welke uitkomst er bij welk station is.",
                 precision->missing);
    result->is_imprecise = !met && !result->is_interrupted;
    result->last_precise = precision->last;
    result->silent = precision->silent;
    precision->last = precision->silent = NULL;
    return precision->missing == NULL;
}

static int study_status_of(struct study_result *result, enum studie_status status,
                           struct precision *precision, size_t scenarios,
                           struct complaint *complaint)
{
    bool something =
        status == STUDIE_KLAAR || (status == STUDIE_AFGEBROKEN && result->studies[0].klaar > 0);
    if (!something) {
        free(result->studies);
        return empty_handed(status, complaint);
    }
    int exit_status = EXIT_DONE;
    if (!books_balance(result, complaint))
        exit_status = EXIT_FAILED;
    else if (precision->count > 0 && !tell_precision(result, precision, scenarios, complaint))
        exit_status = EXIT_WRONG_USE;
    if (exit_status != EXIT_DONE)
        study_release(result);
    return exit_status;
}

int study_do(struct study_result *result, struct scenario *const *scenarios, size_t count,
             bool null_comparison, const struct options *options, struct store *store,
             struct complaint *complaint)
{
    double begin = study_now();
    *result = (struct study_result){.count = count + null_comparison};
    struct hooks hooks = {.scenarios = count};
    free(precision_read(&hooks.precision, options, &uitkomsten_catalogus)); /* see study_check */
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
    result->seconds = study_now() - begin;
    result->is_interrupted = status == STUDIE_AFGEBROKEN;
    int exit_status = study_status_of(result, status, &hooks.precision, count, complaint);
    precision_release(&hooks.precision);
    return exit_status;
}

void study_release(struct study_result *result)
{
    for (size_t i = 0; i < result->count; i++)
        studie_release(&result->studies[i]);
    free(result->studies);
    free(result->last_precise);
    free(result->silent);
}

void study_print_precision(FILE *out, const struct study_result *result)
{
    unsigned made = (unsigned)result->studies[0].klaar;
    if (result->is_imprecise)
        fprintf(out, "\nDe gevraagde precisie is na %u herhalingen niet gehaald: %s.\n", made,
                result->last_precise);
    else if (result->last_precise != NULL && !result->is_interrupted)
        fprintf(out, "\nDe gevraagde precisie kostte %u herhalingen; het laatst haalde haar: %s.\n",
                made, result->last_precise);
    if (result->silent != NULL)
        fprintf(out, "\nOp %s is niet gewacht: daarvan is in geen enkele herhaling een waarde.\n",
                result->silent);
}

/* Under --precision more replications may be done than were asked for at first. */
int study_status(const struct study_result *result, int status, uint32_t asked,
                 struct complaint *complaint)
{
    bool stands = status == EXIT_DONE || status == EXIT_WITHOUT_CHARTS;
    if (!stands || interrupt_signal() == 0)
        return status;
    uint32_t finished = result->studies[0].klaar;
    if (!result->is_interrupted)
        return EXIT_INTERRUPTED + interrupt_signal(); /* while writing; all is there */
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
