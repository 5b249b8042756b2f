#include "cli/run_study.h"

#include <gsl/gsl_version.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/flow.h"
#include "cli/interrupt.h"
#include "cli/version.h"
#include "models/studie.h"
#include "output/console.h"
#include "output/progress.h"
#include "output/results.h"
#include "scenarios/storage.h"

#define MOST_REPLICATIONS 5000 /* by --precision */
#define LEAST_PRECISE 30

struct hooks {
    struct progress progress;
    double precision; /* percent of the mean */
};

static void show_progress(void *context, uint32_t finished, uint32_t count)
{
    struct hooks *hooks = context;
    progress_update(&hooks->progress, finished, count);
}

/* The half-widths of the headline KPI's are at most --precision percent of their means. */
static bool is_precise(void *context, const struct kpi_table *table)
{
    static const struct {
        const char *kpi, *station;
    } headlines[] = {{"meldingen_per_jaar", "keten"},
                     {"caseload", "veilig_thuis"},
                     {"doorlooptijd_overdracht", "keten"},
                     {"doorlooptijd_eerste_contact", "keten"},
                     {"recidive_15m", "keten"}};
    const struct hooks *hooks = context;
    for (size_t i = 0; i < sizeof headlines / sizeof headlines[0]; i++) {
        size_t cell = kpi_table_find(table, headlines[i].kpi, headlines[i].station, "alle", "alle");
        if (cell == SIZE_MAX)
            continue;
        struct kpi_summary s = kpi_table_summary(table, cell);
        if (s.count >= 2 && (s.high - s.low) / 2.0 > fabs(s.mean) * hooks->precision / 100.0)
            return false;
    }
    return true;
}

static bool write_scenario(void *context, FILE *out)
{
    return scenario_write(context, out);
}

static struct labels_gemeente *gemeente_names(const struct scenario *scenario,
                                              const struct studie *study)
{
    struct labels_gemeente *names = calloc(study->in.gemeenten + 1, sizeof *names);
    for (size_t g = 0; names != NULL && g < study->in.gemeenten; g++)
        names[g] = (struct labels_gemeente){
            study->in.sleutel[g],
            parameter_text(&scenario->final, "gemeenten.%s.naam", study->in.sleutel[g])};
    return names;
}

static int status_of(enum output_status written, struct complaint *complaint, char *message)
{
    if (message != NULL)
        complain(complaint, "%s", message);
    switch (written) {
    case OUTPUT_OK:
        return EXIT_DONE;
    case OUTPUT_NO_CHARTS:
    case OUTPUT_SOME_CHARTS_FAILED:
        return EXIT_WITHOUT_CHARTS;
    case OUTPUT_NOT_OURS:
        return EXIT_WRONG_USE;
    case OUTPUT_FAILED:
        break;
    }
    return EXIT_FAILED;
}

/* "feiten RP, VTF, RVK; 219 aannames (zie bron in scenario.cfg)": what the values of this scenario
 * rest on. To be freed. */
static char *sources_line(const struct scenario *scenario, bool english)
{
    char letters[200] = "";
    size_t assumed = 0;
    for (size_t i = 0; i < scenario->final.count; i++) {
        const char *source = scenario->final.values[i].source;
        size_t length = source != NULL ? strspn(source, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;
        assumed += source != NULL && strncmp(source, "aanname", 7) == 0;
        if (length < 2 || length > 5 || source[length] != '-')
            continue;
        char word[8];
        snprintf(word, sizeof word, "%.*s", (int)length, source);
        size_t used = strlen(letters);
        if (strstr(letters, word) == NULL && used + length + 3 < sizeof letters)
            snprintf(letters + used, sizeof letters - used, "%s%s", used > 0 ? ", " : "", word);
    }
    if (letters[0] == '\0')
        snprintf(letters, sizeof letters, "%s", english ? "none" : "geen");
    return storage_format(english ? "facts %s; %zu assumptions (see bron in scenario.cfg)"
                                  : "feiten %s; %zu aannames (zie bron in scenario.cfg)",
                          letters, assumed);
}

/* For people: the table of outcomes, or with --stroom that of arrows. */
static void print(const struct options *options, const struct studie *study,
                  const struct flow *flow, const struct labels *labels)
{
    if (!options->stroom) {
        console_print(stdout, &study->tabellen, labels);
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
                         const char *directory, const struct studie *study, double seconds,
                         struct complaint *complaint)
{
    struct labels_gemeente *names = gemeente_names(scenario, study);
    struct output_options output = {.directory = directory,
                                    .quiet = options->quiet,
                                    .lang = options->lang,
                                    .charts = true,
                                    .gemeenten = names,
                                    .gemeente_count = names != NULL ? study->in.gemeenten : 0};
    struct labels labels = output_labels(&output);
    char *sources = sources_line(scenario, labels.english);
    struct provenance provenance = {.version = version_number(),
                                    .commit = version_commit(),
                                    .argc = options->argc,
                                    .argv = options->argv,
                                    .wall_seconds = seconds,
                                    .threads = (int)options->threads,
                                    .sources = sources,
                                    .gsl_version = gsl_version};
    struct flow flow = {0};
    output.stroom = flow_make(&flow, study, &labels) ? &flow.stroom : NULL;
    if (!options->quiet)
        print(options, study, &flow, &labels);
    char *message = NULL;
    enum output_status written = output_write_study(&output, &study->tabellen, &provenance,
                                                    write_scenario, scenario, &message);
    int status = status_of(written, complaint, message);
    if (!options->quiet && status != EXIT_FAILED && status != EXIT_WRONG_USE)
        printf(options->stroom
                   ? "\nDe keten als plaatje: %s/grafieken/stroom.svg\n"
                   : "\nUitkomsten in %s (tabellen: kpi.csv; grafieken: grafieken/*.svg)\n",
               directory);
    flow_release(&flow);
    free(message);
    free(names);
    free(sources);
    bool stands = status == EXIT_DONE || status == EXIT_WITHOUT_CHARTS;
    return stands && interrupt_signal() != 0 ? EXIT_INTERRUPTED + interrupt_signal() : status;
}

/* Stopped with nothing to show for it, or failed. */
static int empty_handed(enum studie_status status, struct complaint *complaint)
{
    if (status == STUDIE_AFGEBROKEN) {
        complain(complaint, "Afgebroken; er zijn geen uitkomsten geschreven.");
        return EXIT_INTERRUPTED + interrupt_signal();
    }
    complain(complaint, "De simulatie is mislukt: te weinig geheugen.");
    return EXIT_FAILED;
}

/* Gives frozen mechanisms their values where the scenario does not. */
static enum studie_status freeze(struct scenario *scenario, const struct options *options)
{
    if (!studie_moet_bevriezen(&scenario->final, &scenario->base))
        return STUDIE_KLAAR;
    return studie_bevries(&scenario->final, &scenario->base,
                          (uint64_t)parameter_integer(&scenario->final, "zaad"),
                          (int)options->threads, interrupt_came, NULL);
}

/* Under --precision more replications may be done than were asked for at first. */
static void tell_what_is_saved(uint32_t finished, uint32_t asked, struct complaint *complaint)
{
    if (finished < asked)
        complain(complaint,
                 "Afgebroken na %u van de %u herhalingen; alleen wat klaar was is bewaard.",
                 (unsigned)finished, (unsigned)asked);
    else
        complain(complaint,
                 "Afgebroken na %u herhalingen, die bewaard zijn; de gevraagde "
                 "precisie is niet gehaald.",
                 (unsigned)finished);
}

static int simulate(struct scenario *scenario, const struct options *options, const char *directory,
                    struct complaint *complaint)
{
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    enum studie_status status = freeze(scenario, options);
    if (status != STUDIE_KLAAR)
        return empty_handed(status, complaint);
    uint32_t replications = (uint32_t)parameter_integer(&scenario->final, "replicaties");
    struct hooks hooks = {.precision = options->precision};
    if (options->precision > 0.0 && replications < LEAST_PRECISE)
        replications = LEAST_PRECISE;
    progress_init(&hooks.progress, stderr, !options->quiet, strcmp(options->lang, "en") == 0);
    struct studie study;
    status = studie_maak(
        &study, &(struct studie_plan){.set = &scenario->final,
                                      .basis = &scenario->base,
                                      .naam = scenario->name,
                                      .zaad = (uint64_t)parameter_integer(&scenario->final, "zaad"),
                                      .replicaties = replications,
                                      .draden = (int)options->threads,
                                      .voortgang = show_progress,
                                      .stop = interrupt_came,
                                      .context = &hooks,
                                      .genoeg = options->precision > 0.0 ? is_precise : NULL,
                                      .hoogstens = MOST_REPLICATIONS});
    progress_finish(&hooks.progress);
    if (status != STUDIE_KLAAR && (status != STUDIE_AFGEBROKEN || study.klaar == 0))
        return empty_handed(status, complaint);
    clock_gettime(CLOCK_MONOTONIC, &end);
    double seconds =
        (double)(end.tv_sec - begin.tv_sec) + 1e-9 * (double)(end.tv_nsec - begin.tv_nsec);
    int result;
    if (study.tabellen.books.failures > 0) {
        complain(complaint, "De boekhouding klopt niet, dus er is niets geschreven: %s",
                 study.tabellen.books.first_failure);
        result = EXIT_FAILED;
    } else {
        result = write_results(scenario, options, directory, &study, seconds, complaint);
    }
    if (status == STUDIE_AFGEBROKEN && result >= EXIT_INTERRUPTED)
        tell_what_is_saved(study.klaar, replications, complaint);
    studie_release(&study);
    return result;
}

/* uitvoer/NAME for scenarios/NAME.cfg, and uitvoer/NAME-stroom for a look at the flow, which so
 * never takes the place of the results of a run; to be freed. */
static char *default_directory(const char *file, bool flow)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash == NULL ? file : slash + 1;
    size_t length = strlen(name);
    if (length > 4 && strcmp(name + length - 4, ".cfg") == 0)
        length -= 4;
    return storage_format("uitvoer/%.*s%s", (int)length, name, flow ? "-stroom" : "");
}

int run_study(struct scenario *scenario, const struct options *options, struct complaint *complaint)
{
    char *directory = options->out != NULL ? storage_copy(options->out)
                                           : default_directory(scenario->file, options->stroom);
    char *message = NULL;
    enum output_status usable = output_folder_usable(directory, &message);
    int status = usable == OUTPUT_NOT_OURS ? EXIT_WRONG_USE : EXIT_FAILED;
    if (usable == OUTPUT_OK)
        status = simulate(scenario, options, directory, complaint);
    else
        complain(complaint, "%s",
                 message != NULL ? message : "De map voor de uitkomsten is niet te gebruiken.");
    free(message);
    free(directory);
    return status;
}
