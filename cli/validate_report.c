#include "cli/validate_report.h"

#include <stdio.h>

#include "cli/interrupt.h"
#include "cli/results.h"
#include "cli/validate_predict.h"
#include "output/console_validation.h"
#include "output/validation_results.h"

static int write(const struct validated *validated, const struct validation_told *told,
                 const struct options *options, const struct workplace *place,
                 struct complaint *complaint)
{
    struct scenario *scenario = validated->scenario;
    struct keten_instelling in;
    if (!keten_instelling_lees(&in, &scenario->final, &scenario->base))
        return EXIT_FAILED;
    struct results_setting setting;
    results_set(&setting, options, place, scenario, &in, validated->seconds);
    const struct cijfers *counted = &validated->counted;
    struct kpi_study study = {
        .scenario = scenario->name,
        .seed = (uint64_t)parameter_integer(&scenario->final, "zaad"),
        .replications = counted->replicaties,
        .start = in.start,
        .end = in.eind,
        .books = {.checks = counted->boeken.checks, .failures = counted->boeken.failures},
        .events = counted->gebeurtenissen,
        .events_history = counted->gebeurtenissen_historie,
        .casussen = counted->casussen};
    struct validation_results results = {&study, told, counted->waarde[0], counted->trekkingen};
    if (!options->quiet)
        console_print_validation(stdout, told, &setting.labels);
    char *message = NULL;
    enum output_status written = output_write_validation(
        &setting.output, &results, &setting.provenance, results_write_scenario, scenario, &message);
    int status = results_status(written, message, complaint);
    if (!options->quiet && status != EXIT_FAILED && status != EXIT_WRONG_USE)
        printf("\nUitkomsten in %s (rapport: rapport.html; tabel: validatie.csv; grafieken: "
               "grafieken/*.svg)\n",
               place->directory);
    results_release(&setting);
    keten_instelling_release(&in);
    return status;
}

/* That tests deviate weighs more than that charts are missing, which is told all the same. */
int validate_report(const struct validated *validated, const struct options *options,
                    const struct workplace *place, struct complaint *complaint)
{
    const struct station_audit *books = &validated->counted.boeken;
    if (books->failures > 0) {
        complain(complaint, "De boekhouding klopt niet, dus er is niets geschreven: %s",
                 books->first_failure);
        return EXIT_FAILED;
    }
    struct validation validation;
    struct validation_told told = {.validation = &validation,
                                   .scenario = validated->scenario->name,
                                   .kpis = uitkomsten_catalogus,
                                   .traits = dossier_kenmerken};
    validate_predict(&validation, &told, validated->figures, &validated->counted);
    int status = write(validated, &told, options, place, complaint);
    bool stands = status == EXIT_DONE || status == EXIT_WITHOUT_CHARTS;
    if (stands && interrupt_signal() != 0)
        status = EXIT_INTERRUPTED + interrupt_signal();
    else if (stands && !validation_holds(&validation))
        status = EXIT_OUTSIDE_BOUNDS;
    validation_release(&validation);
    return status;
}
