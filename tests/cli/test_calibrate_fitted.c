/* The fitted scenario, from a calibration that was made up: what is written, what stays, and that
 * it reads back. */
#include "cli/calibrate_fitted.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/calibrate_tell.h"

static const char *const PATHS[] = {"melding.kans", "gemeenten.*.lokaal_team.plannen",
                                    "veilig_thuis.euro_per_fte", "incidenten.per_jaar"};
enum { COUNT = 4 };

static char id[] = "RP-030", other_id[] = "RP-160", what[] = "meldingen", all[] = "alle",
            keten[] = "keten", kpi[] = "meldingen_per_jaar", file[] = "cijfers.cfg";

struct job {
    struct loaded loaded;
    struct studie_scenario world;
    struct figure figures[2];
    struct figure_list list;
    struct ijken ijken;
    struct calibrated_parameter after[COUNT];
    struct calibration_tradeoff pair;
    double best[COUNT];
    struct calibration calibration;
    struct complaint complaint;
    struct fitted fitted;
};

static struct figure figure_of(char *name)
{
    tick from, to;
    assert_true(clock_parse_date("2018-01-01", &from));
    assert_true(clock_parse_date("2018-07-01", &to));
    return (struct figure){.id = name,
                           .what = what,
                           .role = FIGURE_CALIBRATED,
                           .rule = FIGURE_COUNT,
                           .kpi = kpi,
                           .station = keten,
                           .gemeente = all,
                           .breakdown = all,
                           .from = from,
                           .to = to,
                           .value = 2000.0,
                           .low = NAN,
                           .high = NAN,
                           .file = file};
}

/* The first and the last parameter trade off; the second is determined; the third is nothing. */
static struct job *job_new(const char *name)
{
    struct job *job = calloc(1, sizeof *job);
    assert_non_null(job);
    struct options options = {0};
    fault_list_init(&job->complaint.faults);
    assert_true(load_scenario(&job->loaded, name, &options, &job->complaint.faults));
    job->world = (struct studie_scenario){&job->loaded.scenario.final, &job->loaded.scenario.base,
                                          "proef", false};
    job->figures[0] = figure_of(id);
    job->figures[1] = figure_of(other_id);
    job->list = (struct figure_list){.figures = job->figures, .count = 2};
    struct ijken_plan plan = {.scenario = &job->world,
                              .catalogus = &job->loaded.catalogue.tabel,
                              .cijfers = &job->list,
                              .paden = PATHS,
                              .aantal_paden = COUNT,
                              .bestand = "proef",
                              .punten = 20,
                              .golven = 1,
                              .replicaties = 2};
    assert_true(ijken_maak(&job->ijken, &plan, &job->complaint.faults));
    static const struct calibrated_parameter after[COUNT] = {
        {70.0, 55.0, 85.0, 95.0, NOT_IDENTIFIED},
        {1.1, 0.951234, 1.25, 40.0, IDENTIFIED},
        {95000.0, 80700.0, 109000.0, 100.0, NOT_IDENTIFIED},
        {0.15, 0.12, 0.18, 60.0, NARROWED},
    };
    static const double best[COUNT] = {66.66666, 1.123456, 101000.0, 0.15};
    memcpy(job->after, after, sizeof after);
    memcpy(job->best, best, sizeof best);
    job->pair = (struct calibration_tradeoff){0, 3, -0.9};
    job->calibration = (struct calibration){
        .parameters = job->after, .tradeoffs = &job->pair, .tradeoff_count = 1, .best = job->best};
    return job;
}

static void job_free(struct job *job)
{
    ijken_release(&job->ijken);
    load_release(&job->loaded);
    fault_list_release(&job->complaint.faults);
    free(job->complaint.sentence);
    free(job);
}

static const struct parameter_value *read_back(const struct job *job, const char *path)
{
    const struct parameter_value *value = parameter_find(&job->fitted.scenario.final, path);
    assert_non_null(value);
    return value;
}

static double number(const struct parameter_value *value)
{
    return value->steps[0].is_distribution ? value->steps[0].distribution.mean
                                           : value->steps[0].number;
}

static void expect(const struct job *job, const char *path, double value, double low, double high,
                   const char *source)
{
    const struct parameter_value *found = read_back(job, path);
    if (fabs(number(found) - value) > 1e-9 || fabs(found->low - low) > 1e-9 ||
        fabs(found->high - high) > 1e-9)
        fail_msg("%s: %.10g (%.10g to %.10g)", path, number(found), found->low, found->high);
    assert_string_equal(found->source, source);
}

static void test_fitted_when_determined_then_value_range_and_source_written(void **state)
{
    (void)state;
    struct job *job = job_new("flevoland-2018");
    assert_int_equal(
        fitted_make(&job->fitted, &job->ijken, &job->calibration, &job->loaded, &job->complaint),
        EXIT_DONE);
    expect(job, "melding.kans", 66.67, 55.0, 85.0,
           "gekalibreerd: RP-030, RP-160; alleen samen met incidenten.per_jaar bepaald");
    expect(job, "incidenten.per_jaar", 0.15, 0.12, 0.18,
           "gekalibreerd: RP-030, RP-160; alleen samen met melding.kans bepaald");
    /* a factor on every gemeente's own value; the spread goes along */
    static const char *const gemeenten[] = {"almere", "dronten", "urk"};
    for (size_t g = 0; g < 3; g++) {
        char path[80];
        snprintf(path, sizeof path, "gemeenten.%s.lokaal_team.plannen", gemeenten[g]);
        expect(job, path, 8.984, 7.61, 10.0, "gekalibreerd: RP-030, RP-160");
        assert_true(fabs(distribution_sd(&read_back(job, path)->steps[0].distribution) -
                         4.0 * 8.984 / 8.0) < 1e-4);
    }
    /* what the figures do not determine stays what it was */
    const struct parameter_value *before =
        parameter_find(&job->loaded.scenario.final, "veilig_thuis.euro_per_fte");
    expect(job, "veilig_thuis.euro_per_fte", number(before), before->low, before->high,
           before->source);
    assert_true(isnan(job->fitted.values[2]));
    assert_string_equal(job->fitted.scenario.name, "Flevoland 2018, geijkt");
    assert_non_null(
        strstr(job->fitted.text, "melding.kans en incidenten.per_jaar (correlatie -0.90)"));
    fitted_release(&job->fitted);
    job_free(job);
}

/* Everything else is as it was, history included. */
static void test_fitted_when_read_back_then_only_the_fitted_values_differ(void **state)
{
    (void)state;
    struct job *job = job_new("flevoland-2019");
    assert_int_equal(
        fitted_make(&job->fitted, &job->ijken, &job->calibration, &job->loaded, &job->complaint),
        EXIT_DONE);
    const struct parameter_set *sets[][2] = {
        {&job->loaded.scenario.final, &job->fitted.scenario.final},
        {&job->loaded.scenario.base, &job->fitted.scenario.base}};
    for (size_t s = 0; s < 2; s++) {
        size_t changed = 0;
        assert_int_equal(sets[s][0]->count, sets[s][1]->count);
        for (size_t i = 0; i < sets[s][0]->count; i++) {
            const struct parameter_value *before = &sets[s][0]->values[i];
            const struct parameter_value *after = &sets[s][1]->values[i];
            assert_string_equal(before->path, after->path);
            if (parameter_values_agree(before, after) || before->row->nature == PARAMETER_RUN)
                continue;
            changed++;
            if (strncmp(after->source, "gekalibreerd: ", 14) != 0)
                fail_msg("%s changed: %s", after->path, after->source);
        }
        assert_int_equal(changed, 8); /* two, and six gemeenten */
    }
    fitted_release(&job->fitted);
    job_free(job);
}

/* A most likely value at the edge of its interval widens it: the file must be sound. */
static void test_fitted_when_best_outside_the_interval_then_range_holds_it(void **state)
{
    (void)state;
    struct job *job = job_new("flevoland-2018");
    job->best[3] = 0.11;
    assert_int_equal(
        fitted_make(&job->fitted, &job->ijken, &job->calibration, &job->loaded, &job->complaint),
        EXIT_DONE);
    expect(job, "incidenten.per_jaar", 0.11, 0.11, 0.18,
           "gekalibreerd: RP-030, RP-160; alleen samen met melding.kans bepaald");
    fitted_release(&job->fitted);
    job_free(job);
}

static void test_fitted_when_nothing_determined_then_says_so(void **state)
{
    (void)state;
    struct job *job = job_new("flevoland-2018");
    job->calibration.tradeoff_count = 0;
    for (size_t p = 0; p < COUNT; p++)
        job->after[p].identification = NOT_IDENTIFIED;
    assert_int_equal(
        fitted_make(&job->fitted, &job->ijken, &job->calibration, &job->loaded, &job->complaint),
        EXIT_DONE);
    assert_non_null(strstr(job->fitted.text, "bepalen geen van de parameters"));
    assert_true(parameter_sets_agree(&job->loaded.scenario.final, &job->fitted.scenario.final));
    fitted_release(&job->fitted);
    job_free(job);
}

static void test_words_when_told_then_from_the_catalogues(void **state)
{
    (void)state;
    struct job *job = job_new("flevoland-2018");
    struct calibration_subject *subjects = tell_subjects(&job->ijken, NULL, true);
    assert_int_equal(subjects[1].values, 6);
    assert_string_equal(subjects[1].unit, "");
    assert_string_equal(subjects[0].unit, "procent");
    assert_true(isnan(subjects[0].fitted));
    struct calibration_figure *figures = tell_figures(&job->ijken, (double[]){1.0, 2.0}, false);
    assert_string_equal(figures[1].id, "RP-160");
    assert_string_equal(figures[1].what, "meldingen");
    assert_string_equal(figures[1].unit, "aantal");
    assert_true(figures[1].after == 2.0);
    free(figures);
    figures = tell_figures(&job->ijken, NULL, true);
    assert_string_equal(figures[0].what, "reports");
    free(figures);
    free(subjects);
    job_free(job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fitted_when_determined_then_value_range_and_source_written),
        cmocka_unit_test(test_fitted_when_read_back_then_only_the_fitted_values_differ),
        cmocka_unit_test(test_fitted_when_best_outside_the_interval_then_range_holds_it),
        cmocka_unit_test(test_fitted_when_nothing_determined_then_says_so),
        cmocka_unit_test(test_words_when_told_then_from_the_catalogues),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
