#include "cli/calibrate_study.h"

#include <stdlib.h>
#include <string.h>

#include "cli/calibrate_fitted.h"
#include "cli/calibrate_tell.h"
#include "cli/interrupt.h"
#include "cli/results.h"
#include "cli/study.h"
#include "output/calibration_results.h"
#include "output/console_calibration.h"
#include "output/progress.h"
#include "scenarios/storage.h"

struct work {
    struct ijken ijken;
    struct calibration calibration;
    enum calibration_status status;
    struct fitted fitted; /* when DONE */
    double *after;        /* [target]; NULL: there is no fitted scenario */
    double seconds;
};

/* --- simulating --- */

static int not_done(enum studie_status status, struct complaint *complaint)
{
    if (status == STUDIE_AFGEBROKEN)
        return study_interrupted(true, complaint);
    complain(complaint, "De simulatie is mislukt: te weinig geheugen.");
    return EXIT_FAILED;
}

/* The fitted scenario, simulated once more by itself. */
static int check_fitted(struct work *work, const struct loaded *loaded, struct complaint *complaint)
{
    int status = fitted_make(&work->fitted, &work->ijken, &work->calibration, loaded, complaint);
    if (status != EXIT_DONE)
        return status;
    const struct scenario *scenario = &work->fitted.scenario;
    struct studie_scenario world = {&scenario->final, &scenario->base, scenario->name, false};
    work->after = storage_new(work->ijken.aantal_doelen, sizeof *work->after);
    enum studie_status checked = ijken_reken_na(&work->ijken, &world, work->after);
    if (checked == STUDIE_KLAAR)
        return EXIT_DONE;
    fitted_release(&work->fitted);
    free(work->after);
    return not_done(checked, complaint);
}

static int simulate(struct work *work, const struct loaded *loaded, struct complaint *complaint)
{
    enum studie_status proven = ijken_proef(&work->ijken);
    if (proven != STUDIE_KLAAR)
        return not_done(proven, complaint);
    work->status = calibrate(&work->calibration, &work->ijken.probleem);
    int status = EXIT_DONE;
    if (work->status == CALIBRATION_STOPPED) {
        status = not_done(work->ijken.status, complaint);
    } else if (work->status == CALIBRATION_FAILED) {
        complain(complaint, "Er zijn te weinig punten met uitkomsten om op te "
                            "ijken: neem meer punten "
                            "(--points), of nauwere bereiken.");
        status = EXIT_FAILED;
    } else if (work->status == CALIBRATION_DONE) {
        status = check_fitted(work, loaded, complaint);
    }
    if (status != EXIT_DONE)
        calibration_release(&work->calibration);
    return status;
}

static void work_release(struct work *work)
{
    if (work->status == CALIBRATION_DONE)
        fitted_release(&work->fitted);
    free(work->after);
    calibration_release(&work->calibration);
}

/* --- telling --- */

static struct kpi_study study_of(const struct work *work, const struct loaded *loaded,
                                 const struct keten_instelling *in)
{
    struct kpi_study study = {
        .scenario = loaded->scenario.name,
        .seed = work->ijken.plan.zaad,
        .replications = work->ijken.plan.replicaties,
        .start = in->start,
        .end = in->eind,
        .books = {.checks = work->ijken.boeken.checks, .failures = work->ijken.boeken.failures},
        .events = work->ijken.gebeurtenissen,
        .events_history = work->ijken.gebeurtenissen_historie,
        .casussen = work->ijken.casussen};
    return study;
}

static int put_down(const struct work *work, const struct calibration_report *report,
                    const struct kpi_study *study, struct results_setting *setting,
                    struct loaded *loaded, struct complaint *complaint)
{
    bool fitted = work->status == CALIBRATION_DONE;
    struct calibration_results results = {study, report, fitted ? work->fitted.text : NULL};
    char *message = NULL;
    enum output_status written =
        output_write_calibration(&setting->output, &results, &setting->provenance,
                                 results_write_scenario, &loaded->scenario, &message);
    return results_status(written, message, complaint);
}

static void print_end(const struct work *work, const char *directory)
{
    printf("\nUitkomsten in %s (rapport: rapport.html; tabel: ijking.csv; grafieken: "
           "grafieken/*.svg)\n",
           directory);
    if (work->status == CALIBRATION_DONE)
        printf("Geijkt scenario: ketensim run %s/" CALIBRATION_SCENARIO "\n", directory);
}

static int tell(const struct work *work, struct loaded *loaded, const struct options *options,
                const struct workplace *place, struct complaint *complaint)
{
    struct keten_instelling in;
    if (!keten_instelling_lees(&in, &loaded->scenario.final, &loaded->scenario.base))
        return EXIT_FAILED;
    struct results_setting setting;
    results_set(&setting, options, place, &loaded->scenario, &in, work->seconds);
    bool fitted = work->status == CALIBRATION_DONE;
    struct kpi_study study = study_of(work, loaded, &in);
    struct calibration_subject *subjects =
        tell_subjects(&work->ijken, fitted ? work->fitted.values : NULL, setting.labels.english);
    struct calibration_figure *figures =
        tell_figures(&work->ijken, work->after, setting.labels.english);
    struct calibration_report report = {.scenario = loaded->scenario.name,
                                        .status = work->status,
                                        .calibration = &work->calibration,
                                        .problem = &work->ijken.probleem,
                                        .subjects = subjects,
                                        .figures = figures,
                                        .check_replications = IJKEN_PROEF};
    if (!options->quiet)
        console_print_calibration(stdout, &report, &setting.labels);
    int status = put_down(work, &report, &study, &setting, loaded, complaint);
    if (!options->quiet && status != EXIT_FAILED && status != EXIT_WRONG_USE)
        print_end(work, place->directory);
    free(subjects);
    free(figures);
    results_release(&setting);
    keten_instelling_release(&in);
    bool stands = status == EXIT_DONE || status == EXIT_WITHOUT_CHARTS;
    return stands && !fitted ? EXIT_OUTSIDE_BOUNDS : status;
}

/* --- the whole --- */

static int books_or_tell(const struct work *work, struct loaded *loaded,
                         const struct options *options, const struct workplace *place,
                         struct complaint *complaint)
{
    if (work->ijken.boeken.failures == 0)
        return tell(work, loaded, options, place, complaint);
    complain(complaint, "De boekhouding klopt niet, dus er is niets geschreven: %s",
             work->ijken.boeken.first_failure);
    return EXIT_FAILED;
}

static int calibrate_in(struct workplace *place, struct work *work, struct loaded *loaded,
                        const struct options *options, struct complaint *complaint)
{
    struct progress progress;
    progress_init(&progress, stderr, !options->quiet, strcmp(options->lang, "en") == 0);
    work->ijken.plan.opslag = place->store;
    work->ijken.plan.voortgang = study_show_progress;
    work->ijken.plan.stop = interrupt_came;
    work->ijken.plan.context = &progress;
    double begin = study_now();
    int status = simulate(work, loaded, complaint);
    progress_finish(&progress);
    work->seconds = study_now() - begin;
    workplace_close_store(place);
    if (status == EXIT_DONE) {
        status = books_or_tell(work, loaded, options, place, complaint);
        work_release(work);
    }
    return status;
}

/* In --out, or else in uitvoer/SCENARIO-ijking. */
static int calibrate_somewhere(struct work *work, struct loaded *loaded,
                               const struct options *options, struct complaint *complaint)
{
    char *stem = workplace_stem(loaded->scenario.file);
    char *standard = storage_format("uitvoer/%s-ijking", stem);
    free(stem);
    struct workplace place;
    int status = workplace_take(&place, options, standard, complaint);
    if (status != EXIT_DONE)
        return status;
    status = calibrate_in(&place, work, loaded, options, complaint);
    workplace_tell(&place, complaint);
    workplace_release(&place);
    return status;
}

int calibrate_study(struct loaded *loaded, const struct ijken_plan *plan,
                    const struct options *options, struct complaint *complaint)
{
    struct work work = {.status = CALIBRATION_STOPPED};
    int status = EXIT_FAULTY_SCENARIO;
    if (ijken_maak(&work.ijken, plan, &complaint->faults))
        status = calibrate_somewhere(&work, loaded, options, complaint);
    ijken_release(&work.ijken);
    return status;
}
