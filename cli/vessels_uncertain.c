#include "cli/vessels_uncertain.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/interrupt.h"
#include "cli/study.h"
#include "cli/uncertain.h"
#include "output/progress.h"
#include "output/uncertainty_words.h"
#include "scenarios/storage.h"
#include "sim/statistics.h"

#define WEEKS_A_YEAR (CLOCK_YEAR_DAYS / 7.0)

/* Rows of vaten_onzeker, and what they are called. */
static const struct {
    const char *kpi, *station, *nl, *en;
    int direction;
} rows[VATEN_RIJEN] = {
    [VATEN_ONTLAST] = {"wachtdagen_verdwenen", "veilig_thuis",
                       "wachtdagen die bij Veilig Thuis verdwijnen",
                       "days of waiting that vanish at Veilig Thuis", 1},
    [VATEN_TEAM] = {"wachtdagen_terug", "lokaal_team",
                    "wachtdagen die bij de lokale teams terugkomen",
                    "days of waiting that come back at the local teams", -1},
    [VATEN_RAAD] = {"wachtdagen_terug", "raad", "wachtdagen die bij de Raad terugkomen",
                    "days of waiting that come back at the Raad", -1},
    [VATEN_GI] = {"wachtdagen_terug", "gi",
                  "wachtdagen die bij de gecertificeerde instelling terugkomen",
                  "days of waiting that come back at the gecertificeerde instelling", -1},
    [VATEN_HULP] = {"wachtdagen_terug", "hulp", "wachtdagen die bij de hulp terugkomen",
                    "days of waiting that come back at help", -1},
    [VATEN_SAMEN] = {"wachtdagen_terug", "keten", "wachtdagen die elders terugkomen, samen",
                     "days of waiting that come back elsewhere, together", -1},
};

int vessels_over_do(struct vessels_over *over, struct loaded *loaded, const struct options *options,
                    struct store *store, struct complaint *complaint)
{
    *over = (struct vessels_over){0};
    struct studie_scenario world = {&loaded->scenario.final, &loaded->scenario.base,
                                    loaded->scenario.name, false};
    struct progress progress;
    progress_init(&progress, stderr, !options->quiet, strcmp(options->lang, "en") == 0);
    struct onzeker_plan plan = uncertain_plan(&world, 1, &loaded->catalogue.tabel, options, store);
    plan.voortgang = study_show_progress;
    plan.context = &progress;
    enum studie_status status = STUDIE_MISLUKT;
    if (onzeker_ontwerp_maak(&over->design, &plan))
        status = vaten_onzeker(&over->days, &over->design, &plan);
    else if (interrupt_came(NULL))
        status = STUDIE_AFGEBROKEN;
    progress_finish(&progress);
    if (status == STUDIE_KLAAR)
        return EXIT_DONE;
    onzeker_ontwerp_release(&over->design);
    if (status == STUDIE_AFGEBROKEN)
        return study_interrupted(true, complaint);
    complain(complaint, "Het experiment over de aannames is mislukt: te weinig geheugen, of te "
                        "weinig punten waarop het scenario zichzelf niet tegenspreekt en de "
                        "instroom binnen haar bereik blijft.");
    return EXIT_FAILED;
}

/* One row by the year instead of over the whole horizon; to be freed. */
static double *yearly(const struct vessels_over *over, enum vaten_rij row)
{
    size_t n = over->design.punten * UNCERTAIN_REPLICATIONS;
    double *values = storage_new(n + 1, sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = over->days[(size_t)row * n + i] * WEEKS_A_YEAR / VATEN_WEKEN;
    return values;
}

/* Means of the points; to be freed. */
static double *means_of(const struct vessels_over *over, const double *values)
{
    double *means = storage_new(over->design.punten + 1, sizeof *means);
    for (size_t p = 0; p < over->design.punten; p++)
        means[p] = estimate_of(values + p * UNCERTAIN_REPLICATIONS, UNCERTAIN_REPLICATIONS, 1).mean;
    return means;
}

static struct uncertainty_outcome outcome_of(const struct vessels_over *over, enum vaten_rij row,
                                             const struct labels *labels, const char *variant)
{
    const struct onzeker_ontwerp *design = &over->design;
    double *values = yearly(over, row), *means = means_of(over, values);
    struct uncertainty_outcome outcome = {
        .kpi = rows[row].kpi,
        .station = rows[row].station,
        .gemeente = "alle",
        .breakdown = "alle",
        .unit = "wachtdagen per jaar",
        .what = labels->english ? rows[row].en : rows[row].nl,
        .variant = variant,
        .direction = rows[row].direction,
        .is_headline = true,
        .spread = spread_of(values, design->punten, UNCERTAIN_REPLICATIONS),
        .ranking = storage_new(design->dimensies + 1, sizeof *outcome.ranking)};
    influence_rank(design->coordinaten, means, design->punten, design->dimensies, design->zaad,
                   outcome.ranking);
    free(values);
    free(means);
    return outcome;
}

static double mean_of(const struct vessels_over *over, enum vaten_rij row, size_t point)
{
    size_t n = over->design.punten * UNCERTAIN_REPLICATIONS;
    return estimate_of(over->days + (size_t)row * n + point * UNCERTAIN_REPLICATIONS,
                       UNCERTAIN_REPLICATIONS, 1)
        .mean;
}

/* N of every point, NAN where there is too little to relieve; to be freed. */
static double *couplings_of(const struct vessels_over *over)
{
    double *couplings = storage_new(over->design.punten + 1, sizeof *couplings);
    for (size_t p = 0; p < over->design.punten; p++) {
        double relief = mean_of(over, VATEN_ONTLAST, p);
        couplings[p] = relief >= VESSELS_LEAST_RELIEF
                           ? 100.0 * mean_of(over, VATEN_SAMEN, p) / relief
                           : (double)NAN;
    }
    return couplings;
}

static double median_of(const double *values, size_t n)
{
    double *sorted = storage_new(n + 1, sizeof *sorted);
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(values[i]))
            sorted[count++] = values[i];
    gsl_sort(sorted, 1, count);
    double median = count > 0 ? statistics_quantile(sorted, count, 0.5) : (double)NAN;
    free(sorted);
    return median;
}

static void conclude(struct vessels_over *over)
{
    double *couplings = couplings_of(over);
    struct spread spread = spread_of(couplings, over->design.punten, 1);
    over->conclusion =
        (struct vessels_uncertain){.points = over->design.punten,
                                   .counting = spread.points,
                                   .median = median_of(couplings, over->design.punten),
                                   .low = spread.low,
                                   .high = spread.high,
                                   .positive = spread.positive,
                                   .certainty = spread.certainty,
                                   .sign = spread.sign,
                                   .turns_at = NAN};
    free(couplings);
    const struct uncertainty_outcome *together = &over->uncertainty.outcomes[VATEN_SAMEN];
    if (over->design.dimensies == 0 || !together->ranking[0].distinct)
        return;
    const struct influence *first = &together->ranking[0];
    over->conclusion.decides = &over->uncertainty.assumptions[first->dimension];
    over->conclusion.narrows = uncertainty_narrows(&over->uncertainty, together, first);
    over->conclusion.turns_at = uncertainty_turning_point(&over->uncertainty, together, first);
}

void vessels_over_tell(struct vessels_over *over, const struct labels *labels)
{
    const char *variant = labels->english ? "10% more capacity at Veilig Thuis"
                                          : "10% meer capaciteit bij Veilig Thuis";
    struct uncertainty *u = &over->uncertainty;
    *u = (struct uncertainty){.points = over->design.punten,
                              .replications = UNCERTAIN_REPLICATIONS,
                              .replaced = over->design.vervangen,
                              .assumptions = uncertain_assumptions(&over->design, labels->english),
                              .assumption_count = over->design.dimensies,
                              .coordinates = over->design.coordinaten,
                              .outcomes = storage_new(VATEN_RIJEN, sizeof *u->outcomes),
                              .outcome_count = VATEN_RIJEN};
    for (int row = 0; row < VATEN_RIJEN; row++)
        u->outcomes[row] = outcome_of(over, (enum vaten_rij)row, labels, variant);
    conclude(over);
}

void vessels_over_release(struct vessels_over *over)
{
    for (size_t i = 0; i < over->uncertainty.outcome_count; i++)
        free(over->uncertainty.outcomes[i].ranking);
    free(over->uncertainty.outcomes);
    free(over->uncertainty.assumptions);
    free(over->days);
    onzeker_ontwerp_release(&over->design);
}
