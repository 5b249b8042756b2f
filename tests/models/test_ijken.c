/* From paths and figures to a calibration: what may be fitted between what bounds, how far a figure
 * may be off, and what a point of the search is in the chain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/cijfers/ijken.h"
#include "sim/parameter_change.h"
#include "tests/models/world.h"

#define MOST 8

/* Figures made here, and what is calibrated with them in the small world. */
struct job {
    struct world world;
    struct studie_scenario scenario;
    struct figure figures[MOST];
    struct figure_sample sample;
    struct figure_list list;
    const char *paths[MOST];
    struct ijken ijken;
    struct fault_list faults;
};

static char id[] = "RP-001", what[] = "een cijfer", file[] = "cijfers.cfg", all[] = "alle",
            keten[] = "keten", onderzoek[] = "onderzoek", meldingen[] = "meldingen_per_jaar",
            list_kpi[] = "wachtlijst", recidive[] = "recidive", duration[] = "duur_vb",
            eerder[] = "eerder_bekend", term[] = "binnen_termijn", vb[] = "vb", dossiers[] = "d";

static tick date(const char *text)
{
    tick at;
    assert_true(clock_parse_date(text, &at));
    return at;
}

static struct figure *add(struct job *job, enum figure_rule rule, enum figure_role role,
                          double value)
{
    assert_true(job->list.count < MOST);
    struct figure *figure = &job->figures[job->list.count++];
    *figure = (struct figure){.id = id,
                              .what = what,
                              .role = role,
                              .rule = rule,
                              .value = value,
                              .low = NAN,
                              .high = NAN,
                              .naive = NAN,
                              .naive_low = NAN,
                              .naive_high = NAN,
                              .file = file};
    return figure;
}

static struct figure *add_kpi(struct job *job, enum figure_rule rule, char *kpi, char *station,
                              double value)
{
    struct figure *figure = add(job, rule, FIGURE_CALIBRATED, value);
    figure->kpi = kpi;
    figure->station = station;
    figure->gemeente = figure->breakdown = all;
    figure->from = date("2018-01-01");
    figure->to = date("2018-07-01");
    figure->at = date("2019-01-01");
    return figure;
}

static struct figure *add_trait(struct job *job, char *trait, char *among, size_t of, double value)
{
    struct figure *figure = add(job, FIGURE_SAMPLE, FIGURE_CALIBRATED, value);
    figure->trait = trait;
    figure->among = among;
    figure->of = of;
    return figure;
}

static struct job *job_new(const char *const *sets)
{
    struct job *job = calloc(1, sizeof *job);
    assert_non_null(job);
    world_load(&job->world, WORLD_ALWAYS, sets);
    job->scenario =
        (struct studie_scenario){&job->world.scenario.final, &job->world.scenario.base, "p", false};
    job->sample = (struct figure_sample){.key = dossiers,
                                         .what = what,
                                         .from = date("2018-01-01"),
                                         .to = date("2018-04-01"),
                                         .at = date("2019-04-01"),
                                         .files = 100};
    job->list.figures = job->figures;
    job->list.samples = &job->sample;
    job->list.sample_count = 1;
    fault_list_init(&job->faults);
    return job;
}
#define JOB(...) job_new((const char *const[]){__VA_ARGS__, NULL})

static bool job_begin(struct job *job, const char *const *paths)
{
    size_t count = 0;
    for (; paths[count] != NULL; count++)
        job->paths[count] = paths[count];
    struct ijken_plan plan = {.scenario = &job->scenario,
                              .catalogus = &job->world.catalogue.tabel,
                              .cijfers = &job->list,
                              .paden = job->paths,
                              .aantal_paden = count,
                              .bestand = "proef",
                              .zaad = 4711,
                              .punten = 20,
                              .golven = 1,
                              .replicaties = 2,
                              .draden = 1};
    return ijken_maak(&job->ijken, &plan, &job->faults);
}
#define BEGIN(job, ...) job_begin(job, (const char *const[]){__VA_ARGS__, NULL})

static void job_free(struct job *job)
{
    ijken_release(&job->ijken);
    fault_list_release(&job->faults);
    world_unload(&job->world);
    free(job);
}

static double number(const struct parameter_set *set, const char *path)
{
    return parameter_number(set, "%s", path);
}

static void expect_near(double value, double wanted)
{
    if (!(fabs(value - wanted) <= 1e-9 * fmax(1.0, fabs(wanted))))
        fail_msg("%.15g is not %.15g", value, wanted);
}

static void expect_fault(const char *path, const char *piece)
{
    struct job *job = JOB("incidenten.per_jaar=0.18");
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    assert_false(BEGIN(job, "melding.kans", path));
    assert_int_equal(fault_count(&job->faults, FAULT_ERROR), 1);
    if (strstr(job->faults.items[0].text, piece) == NULL)
        fail_msg("%s: no \"%s\" in: %s", path, piece, job->faults.items[0].text);
    job_free(job);
}

/* --- parameters --- */

static void test_prior_when_one_path_then_the_stated_range(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    assert_true(BEGIN(job, "melding.kans"));
    const struct calibration_parameter *prior = &job->ijken.probleem.parameters[0];
    assert_string_equal(prior->name, "melding.kans");
    expect_near(prior->low, 48.0);
    expect_near(prior->value, 59.0);
    expect_near(prior->high, 92.0);
    job_free(job);
}

/* Dronten allows 38.6 to 71.8 around 57.4, the others 0.7 to 1.3: what all allow. */
static void test_prior_when_star_then_the_factor_that_all_allow(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    /* the small world scaled these, so their ranges are gone: the teams' planning has one */
    assert_true(BEGIN(job, "gemeenten.*.lokaal_team.plannen"));
    const struct calibration_parameter *prior = &job->ijken.probleem.parameters[0];
    assert_true(job->ijken.parameters[0].is_factor);
    assert_int_equal(job->ijken.parameters[0].aantal, 6);
    expect_near(prior->value, 1.0);
    double low = 0.0, high = INFINITY;
    for (size_t i = 0; i < 6; i++) {
        const struct parameter_value *value = job->ijken.parameters[0].waarden[i];
        low = fmax(low, value->low / value->steps[0].distribution.mean);
        high = fmin(high, value->high / value->steps[0].distribution.mean);
    }
    assert_true(low > 0.0 && low < 1.0 && high > 1.0);
    expect_near(prior->low, low);
    expect_near(prior->high, high);
    job_free(job);
}

static void test_path_when_it_cannot_be_fitted_then_says_why(void **state)
{
    (void)state;
    expect_fault("melding.kan", "bestaat niet");
    expect_fault("incidenten.per_jaar", "geen bereik");
    expect_fault("incidenten.h_max", "geen breedte");
    expect_fault("veilig_thuis.vb.volgorde", "geen getal");
    expect_fault("replicaties", "geen getal");
    expect_fault("hulp.pleger.plaatsen", "onbeperkt");
    expect_fault("melding.kans", "al in een andere");
    expect_fault("melding.*", "al in een andere");
    expect_fault("gemeenten.*.lokaal_team.wachtlijst_start", "Al deze waarden zijn 0");
}

static void test_paths_when_none_then_refused(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    assert_false(job_begin(job, (const char *const[]){NULL}));
    assert_int_equal(fault_count(&job->faults, FAULT_ERROR), 1);
    job_free(job);
}

/* --- a point --- */

static void test_point_when_set_then_run_and_history_change_alike(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    assert_true(BEGIN(job, "melding.kans", "gemeenten.*.lokaal_team.plannen"));
    struct ijk_punt point;
    assert_true(ijken_punt(&point, &job->ijken, (double[]){70.0, 1.1}, NULL));
    expect_near(number(&point.set, "melding.kans"), 70.0);
    expect_near(number(&point.basis, "melding.kans"), 70.0);
    expect_near(number(&point.set, "gemeenten.urk.lokaal_team.plannen"), 8.8);
    expect_near(number(&point.basis, "gemeenten.urk.lokaal_team.plannen"), 8.8);
    assert_true(ijken_punt_is_gaaf(&point, &job->ijken));
    ijken_punt_release(&point);
    assert_true(ijken_punt(&point, &job->ijken, (double[]){NAN, 1.12345678}, "gekalibreerd: x"));
    expect_near(number(&point.set, "melding.kans"), 59.0);
    const struct parameter_value *value =
        parameter_find(&point.set, "gemeenten.urk.lokaal_team.plannen");
    expect_near(value->steps[0].distribution.mean, 8.988);
    assert_string_equal(value->source, "gekalibreerd: x");
    ijken_punt_release(&point);
    job_free(job);
}

/* What the run has otherwise than its history keeps its proportion. */
static void test_point_when_history_differs_then_in_proportion(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    for (size_t i = 0; i < job->world.scenario.base.count; i++) {
        struct parameter_value *value = &job->world.scenario.base.values[i];
        if (strcmp(value->path, "veilig_thuis.monitoring.aandeel") == 0)
            parameter_value_set(value, 28.5);
    }
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    assert_true(BEGIN(job, "veilig_thuis.monitoring.aandeel"));
    struct ijk_punt point;
    assert_true(ijken_punt(&point, &job->ijken, (double[]){62.7}, NULL));
    expect_near(number(&point.set, "veilig_thuis.monitoring.aandeel"), 62.7);
    expect_near(number(&point.basis, "veilig_thuis.monitoring.aandeel"), 31.35);
    ijken_punt_release(&point);
    job_free(job);
}

/* Shares still add up to 100, without touching what is fitted or what is known. */
static void test_point_when_a_share_is_fitted_then_others_make_room(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    assert_true(BEGIN(job, "zwaarte.verdeling.zwaar"));
    struct ijk_punt point;
    assert_true(ijken_punt(&point, &job->ijken, (double[]){12.0}, NULL));
    expect_near(number(&point.set, "zwaarte.verdeling.zwaar"), 12.0);
    expect_near(number(&point.set, "zwaarte.verdeling.middelzwaar"), 80.0);
    expect_near(number(&point.set, "zwaarte.verdeling.licht"), 8.0);
    assert_true(ijken_punt_is_gaaf(&point, &job->ijken));
    for (size_t i = 0; i < point.set.count; i++)
        if (strcmp(point.set.values[i].path, "zwaarte.verdeling.licht") == 0)
            parameter_value_set(&point.set.values[i], 9.0);
    assert_false(ijken_punt_is_gaaf(&point, &job->ijken));
    ijken_punt_release(&point);
    job_free(job);
}

/* --- targets --- */

static const struct calibration_target *target(const struct job *job, size_t i,
                                               enum ijk_spreiding from)
{
    assert_true(i < job->ijken.aantal_doelen);
    assert_int_equal(job->ijken.doelen[i].spreiding, from);
    return &job->ijken.probleem.targets[i];
}

static void test_deviation_when_figure_tells_it_then_from_its_interval_or_numbers(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    struct figure *share = add_trait(job, recidive, NULL, 0, 31.0);
    share->low = 22.8;
    share->high = 40.6;
    add_trait(job, recidive, NULL, 0, 31.0);
    add_trait(job, recidive, eerder, 67, 0.0);
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    struct figure *stock = add_kpi(job, FIGURE_STOCK, list_kpi, onderzoek, 26.0);
    stock->low = 5.0;
    stock->high = 90.0;
    add_kpi(job, FIGURE_STOCK, list_kpi, onderzoek, 26.0);
    assert_true(BEGIN(job, "melding.kans"));
    assert_int_equal(job->ijken.aantal_doelen, 6);
    const struct calibration_target *t = target(job, 0, IJK_INTERVAL);
    expect_near(t->deviation, 17.8 / 3.92);
    assert_false(t->is_count || t->is_stock);
    expect_near(t->discrepancy, 0.0);
    t = target(job, 1, IJK_AANDEEL);
    expect_near(t->deviation, 100.0 * sqrt(33.0 / 104.0 * 71.0 / 104.0 / 100.0));
    t = target(job, 2, IJK_AANDEEL);
    expect_near(t->deviation, 100.0 * sqrt(2.0 / 71.0 * 69.0 / 71.0 / 67.0));
    t = target(job, 3, IJK_TELLING);
    expect_near(t->deviation, 20.0);
    assert_true(t->is_count && !t->is_stock);
    t = target(job, 4, IJK_INTERVAL);
    expect_near(0.5 * (sqrt(26.0 + t->deviation) - sqrt(26.0 - t->deviation)),
                (sqrt(90.0) - sqrt(5.0)) / 3.92);
    assert_true(t->is_count && !t->is_stock);
    t = target(job, 5, IJK_REPLICATIES);
    assert_true(t->is_count && t->is_stock);
    job_free(job);
}

static void test_figures_when_not_for_calibration_then_no_target(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0)->role = FIGURE_TEST;
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0)->role = FIGURE_INPUT;
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0)->role = FIGURE_CONTEXT;
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0)->derived = true;
    struct figure *later = add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    later->to = date("2030-01-01");
    assert_false(BEGIN(job, "melding.kans"));
    assert_int_equal(job->ijken.aantal_doelen, 0);
    assert_int_equal(fault_count(&job->faults, FAULT_WARNING), 1);
    assert_int_equal(fault_count(&job->faults, FAULT_ERROR), 1);
    job_free(job);
}

/* --- simulating --- */

static void test_deviation_when_only_simulation_tells_then_spread_of_other_samples(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    add_trait(job, duration, NULL, 0, 2.87);
    add_trait(job, duration, NULL, 25, 2.87);
    add_kpi(job, FIGURE_KPI, term, vb, 80.0);
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    assert_true(BEGIN(job, "melding.kans"));
    assert_int_equal(ijken_proef(&job->ijken), STUDIE_KLAAR);
    const struct calibration_target *many = target(job, 0, IJK_STEEKPROEF);
    const struct calibration_target *few = target(job, 1, IJK_STEEKPROEF);
    assert_true(many->deviation > 0.02 && few->deviation > 1.5 * many->deviation);
    assert_true(isfinite(job->ijken.doelen[0].vooraf));
    expect_near(target(job, 2, IJK_REPLICATIES)->deviation, few[1].deviation);
    assert_true(few[1].deviation > 0.0);
    double deviation = target(job, 3, IJK_TELLING)->deviation;
    assert_true(deviation >= 20.0 && deviation < 40.0); /* never less than Poisson's */
    assert_int_equal(job->ijken.boeken.failures, 0);
    assert_true(job->ijken.boeken.checks > 0);
    job_free(job);
}

/* One point's outcomes, by target and replication. */
static void simulate(struct job *job, const double *values, size_t points, double *outcomes)
{
    const struct calibration_problem *problem = &job->ijken.probleem;
    assert_true(problem->simulate(problem->context, values, points, outcomes));
}

static void test_point_when_simulated_then_answers_to_its_value_alone(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    add_trait(job, recidive, NULL, 0, 31.0);
    assert_true(BEGIN(job, "melding.kans", "veilig_thuis.euro_per_fte"));
    static const double values[] = {50.0, 90000.0, 80.0, 90000.0, 80.0, 105000.0};
    double together[3][4], alone[4];
    simulate(job, values, 3, together[0]);
    simulate(job, values + 2, 1, alone);
    for (int i = 0; i < 4; i++) {
        assert_true(isfinite(together[0][i]));
        expect_near(together[1][i], alone[i]);       /* not by who else is there */
        expect_near(together[2][i], together[1][i]); /* costs change nothing */
    }
    assert_true(together[1][0] > 1.2 * together[0][0]);
    assert_true(together[1][1] > 1.2 * together[0][1]);
    assert_true(together[1][0] != together[1][1]); /* replications differ */
    job_free(job);
}

/* A point at which candidates would have to be thinned beyond what h_max allows has no outcome. */
static void test_point_when_it_contradicts_itself_then_no_outcomes(void **state)
{
    (void)state;
    struct job *job = JOB("incidenten.h_max=3.0");
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    assert_true(BEGIN(job, "incidenten.acuut_effect"));
    double outcomes[4];
    simulate(job, (double[]){0.5, 4.5}, 2, outcomes);
    assert_true(isfinite(outcomes[0]) && isfinite(outcomes[1]));
    assert_true(isnan(outcomes[2]) && isnan(outcomes[3]));
    job_free(job);
}

static bool at_once(void *context)
{
    (void)context;
    return true;
}

static void test_simulation_when_stopped_then_says_so(void **state)
{
    (void)state;
    struct job *job = job_new((const char *const[]){NULL});
    add_kpi(job, FIGURE_COUNT, meldingen, keten, 400.0);
    assert_true(BEGIN(job, "melding.kans"));
    job->ijken.plan.stop = at_once;
    double outcomes[2];
    assert_false(job->ijken.probleem.simulate(&job->ijken, (double[]){50.0}, 1, outcomes));
    assert_int_equal(job->ijken.status, STUDIE_AFGEBROKEN);
    assert_int_equal(ijken_proef(&job->ijken), STUDIE_AFGEBROKEN);
    job_free(job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prior_when_one_path_then_the_stated_range),
        cmocka_unit_test(test_prior_when_star_then_the_factor_that_all_allow),
        cmocka_unit_test(test_path_when_it_cannot_be_fitted_then_says_why),
        cmocka_unit_test(test_paths_when_none_then_refused),
        cmocka_unit_test(test_point_when_set_then_run_and_history_change_alike),
        cmocka_unit_test(test_point_when_history_differs_then_in_proportion),
        cmocka_unit_test(test_point_when_a_share_is_fitted_then_others_make_room),
        cmocka_unit_test(test_deviation_when_figure_tells_it_then_from_its_interval_or_numbers),
        cmocka_unit_test(test_figures_when_not_for_calibration_then_no_target),
        cmocka_unit_test(test_deviation_when_only_simulation_tells_then_spread_of_other_samples),
        cmocka_unit_test(test_point_when_simulated_then_answers_to_its_value_alone),
        cmocka_unit_test(test_point_when_it_contradicts_itself_then_no_outcomes),
        cmocka_unit_test(test_simulation_when_stopped_then_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
