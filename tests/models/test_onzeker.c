/* Points over the ranges of the assumptions: what is drawn, what stays, and what a measure still
 * means at every point. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "models/onzeker.h"
#include "models/onzeker_meldingen.h"
#include "sim/study/design.h"
#include "tests/models/world.h"

#define POINTS 12

struct pair {
    struct catalogus catalogue;
    struct scenario scenario[2];
    struct studie_scenario worlds[2];
    struct onzeker_plan plan;
    struct onzeker_ontwerp design;
};

/* The basis and a shipped measure, with points over both. */
static void pair_make(struct pair *pair, const char *measure)
{
    const char *files[] = {"scenarios/flevoland-2018.cfg", measure};
    assert_true(catalogus_init(&pair->catalogue));
    for (int i = 0; i < 2; i++) {
        struct fault_list faults;
        fault_list_init(&faults);
        assert_true(
            scenario_load(&pair->scenario[i], files[i], NULL, 0, &pair->catalogue.tabel, &faults));
        fault_list_release(&faults);
        pair->worlds[i] = (struct studie_scenario){&pair->scenario[i].final,
                                                   &pair->scenario[i].base, "proef", false};
    }
    pair->plan = (struct onzeker_plan){.scenario = pair->worlds,
                                       .scenarios = 2,
                                       .catalogus = &pair->catalogue.tabel,
                                       .zaad = 1,
                                       .punten = POINTS,
                                       .replicaties = 1};
    assert_true(onzeker_ontwerp_maak(&pair->design, &pair->plan));
}

static void pair_free(struct pair *pair)
{
    onzeker_ontwerp_release(&pair->design);
    scenario_release(&pair->scenario[0]);
    scenario_release(&pair->scenario[1]);
    catalogus_release(&pair->catalogue);
}

static double last_number(const struct parameter_set *set, const char *path)
{
    const struct parameter_value *value = parameter_find(set, path);
    assert_non_null(value);
    return value->steps[value->step_count - 1].number;
}

static void test_design_when_a_default_is_off_then_it_stays_off(void **state)
{
    (void)state;
    struct pair pair;
    pair_make(&pair, "scenarios/maatregelen/lokale-teams-20-procent.cfg");
    assert_true(pair.design.dimensies > 40);
    for (size_t d = 0; d < pair.design.dimensies; d++) {
        assert_true(pair.design.dimensie[d]->given);
        assert_null(strstr(pair.design.dimensie[d]->path, "fte_zwaar"));
    }
    pair_free(&pair);
}

/* What a calibration left open is drawn too, and over no more than that. */
static void test_design_when_a_value_is_calibrated_then_its_range_is_drawn(void **state)
{
    (void)state;
    static const char text[] =
        "basis = \"flevoland-2018.cfg\"; melding: { kans = { waarde = 60.0; bron = \"gekalibreerd: "
        "RP-160\"; laag = 55.0; hoog = 65.0; }; };";
    struct catalogus catalogue;
    struct scenario scenario;
    struct fault_list faults;
    fault_list_init(&faults);
    assert_true(catalogus_init(&catalogue));
    assert_true(scenario_parse(&scenario, text, strlen(text), "scenarios/geijkt.cfg", NULL, 0,
                               &catalogue.tabel, &faults));
    struct studie_scenario world = {&scenario.final, &scenario.base, "proef", false};
    struct onzeker_plan plan = {.scenario = &world,
                                .scenarios = 1,
                                .catalogus = &catalogue.tabel,
                                .zaad = 1,
                                .punten = POINTS,
                                .replicaties = 1};
    struct onzeker_ontwerp design;
    assert_true(onzeker_ontwerp_maak(&design, &plan));
    double lowest = INFINITY, highest = -INFINITY;
    for (size_t p = 0; p < POINTS; p++) {
        struct onzeker_punt point;
        assert_true(onzeker_punt_maak(&point, &design, p, &plan, 0));
        lowest = fmin(lowest, last_number(&point.set, "melding.kans"));
        highest = fmax(highest, last_number(&point.set, "melding.kans"));
        onzeker_punt_release(&point);
    }
    assert_true(lowest >= 55.0 && lowest < 58.0 && highest > 62.0 && highest <= 65.0);
    onzeker_ontwerp_release(&design);
    scenario_release(&scenario);
    catalogus_release(&catalogue);
    fault_list_release(&faults);
}

/* At every point the measure gives more than the basis, by about what it says. */
static void test_measure_when_it_means_more_then_more_at_every_point(void **state)
{
    (void)state;
    static const struct {
        const char *file, *path;
    } cases[] = {
        {"scenarios/maatregelen/lokale-teams-20-procent.cfg", "gemeenten.almere.lokaal_team.fte"},
        {"scenarios/maatregelen/geld-veilig-thuis.cfg", "veilig_thuis.onderzoek.fte"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct pair pair;
        pair_make(&pair, cases[i].file);
        double stated = last_number(&pair.scenario[1].final, cases[i].path) /
                        last_number(&pair.scenario[0].final, cases[i].path);
        double lowest = INFINITY, highest = -INFINITY;
        for (size_t p = 0; p < POINTS; p++) {
            struct onzeker_punt one, other;
            assert_true(onzeker_punt_maak(&one, &pair.design, p, &pair.plan, 0));
            assert_true(onzeker_punt_maak(&other, &pair.design, p, &pair.plan, 1));
            double basis = last_number(&one.set, cases[i].path);
            double ratio = last_number(&other.set, cases[i].path) / basis;
            lowest = fmin(lowest, basis);
            highest = fmax(highest, basis);
            assert_true(ratio > 1.0 || stated <= 1.0);
            onzeker_punt_release(&one);
            onzeker_punt_release(&other);
        }
        assert_true(stated > 1.0 && highest > lowest);
        pair_free(&pair);
    }
}

/* The history of a variant is that of the basis, so that worlds still share it. */
static void test_point_when_variant_has_a_basis_then_histories_agree(void **state)
{
    (void)state;
    struct pair pair;
    pair_make(&pair, "scenarios/maatregelen/raad-zonder-wachtlijst.cfg");
    for (size_t p = 0; p < 5; p++) {
        struct onzeker_punt one, other;
        assert_true(onzeker_punt_maak(&one, &pair.design, p, &pair.plan, 0));
        assert_true(onzeker_punt_maak(&other, &pair.design, p, &pair.plan, 1));
        assert_true(parameter_sets_agree(&one.basis, &other.basis));
        assert_false(parameter_sets_agree(&one.set, &other.set));
        onzeker_punt_release(&one);
        onzeker_punt_release(&other);
    }
    pair_free(&pair);
}

static double share(const struct parameter_set *set, const char *path, tick at)
{
    const struct parameter_value *value = parameter_find(set, path);
    assert_non_null(value);
    return parameter_step_at(value, at)->number;
}

static void test_sums_when_dated_then_right_at_every_step(void **state)
{
    (void)state;
    static const char *const parts[] = {"licht", "middelzwaar", "zwaar"};
    struct pair pair;
    pair_make(&pair, "scenarios/maatregelen/vroeg-signaleren.cfg");
    for (size_t p = 0; p < POINTS; p++) {
        struct onzeker_punt point;
        assert_true(onzeker_punt_maak(&point, &pair.design, p, &pair.plan, 1));
        for (int year = 2018; year < 2023; year++) {
            double sum = 0.0;
            for (int i = 0; i < 3; i++) {
                char path[64];
                snprintf(path, sizeof path, "zwaarte.verdeling.%s", parts[i]);
                sum += share(&point.set, path, clock_from_date((struct clock_date){year, 6, 1}));
            }
            assert_true(fabs(sum - 100.0) < 1e-6);
        }
        onzeker_punt_release(&point);
    }
    pair_free(&pair);
}

/* Meldingen are counted, huishoudens are not: whatever is assumed of violence and reporting, each
 * gemeente keeps its meldingen, and its instroom stays within what is held possible. */
static void test_point_when_instroom_is_assumed_then_meldingen_stay_as_stated(void **state)
{
    (void)state;
    struct pair pair;
    pair_make(&pair, "scenarios/maatregelen/lokale-teams-20-procent.cfg");
    struct onzeker_meldingen stated;
    assert_true(onzeker_meldingen_tel(&stated, &pair.scenario[0].final, &pair.scenario[0].base));
    assert_true(stated.gemeenten == 6 && stated.jaar[0] > 500.0);
    double lowest = INFINITY, highest = -INFINITY;
    for (size_t p = 0; p < POINTS; p++) {
        struct onzeker_punt one, other;
        struct onzeker_meldingen drawn;
        assert_true(onzeker_punt_maak(&one, &pair.design, p, &pair.plan, 0));
        assert_true(onzeker_punt_maak(&other, &pair.design, p, &pair.plan, 1));
        assert_true(onzeker_meldingen_tel(&drawn, &one.set, &one.basis));
        for (size_t g = 0; g < stated.gemeenten; g++)
            assert_true(fabs(drawn.jaar[g] / stated.jaar[g] - 1.0) < 1e-6);
        const struct parameter_value *value =
            parameter_find(&pair.scenario[0].final, "gemeenten.almere.instroom");
        double instroom = last_number(&one.set, "gemeenten.almere.instroom");
        assert_true(instroom > value->low && instroom < value->high);
        assert_true(instroom == last_number(&other.set, "gemeenten.almere.instroom"));
        lowest = fmin(lowest, instroom);
        highest = fmax(highest, instroom);
        onzeker_meldingen_release(&drawn);
        onzeker_punt_release(&one);
        onzeker_punt_release(&other);
    }
    assert_true(highest > 1.2 * lowest && pair.design.vervangen > 0);
    onzeker_meldingen_release(&stated);
    pair_free(&pair);
}

/* Who states an instroom without a range, knows it: then meldingen follow from what is assumed. */
static void test_point_when_instroom_is_known_then_meldingen_follow(void **state)
{
    (void)state;
    struct world w;
    world_load(&w, WORLD_FROM_START, (const char *const[]){"gemeenten.almere.instroom=120", NULL});
    struct studie_scenario one = {&w.scenario.final, &w.scenario.base, "proef", false};
    struct onzeker_plan plan = {.scenario = &one,
                                .scenarios = 1,
                                .catalogus = &w.catalogue.tabel,
                                .zaad = 4711,
                                .punten = POINTS,
                                .replicaties = 1};
    struct onzeker_ontwerp design;
    assert_true(onzeker_ontwerp_maak(&design, &plan));
    double lowest = INFINITY, highest = -INFINITY;
    for (size_t p = 0; p < POINTS; p++) {
        struct onzeker_punt point;
        struct onzeker_meldingen drawn;
        assert_true(onzeker_punt_maak(&point, &design, p, &plan, 0));
        assert_true(onzeker_meldingen_tel(&drawn, &point.set, &point.basis));
        assert_true(last_number(&point.set, "gemeenten.almere.instroom") == 120.0);
        lowest = fmin(lowest, drawn.jaar[0]);
        highest = fmax(highest, drawn.jaar[0]);
        onzeker_meldingen_release(&drawn);
        onzeker_punt_release(&point);
    }
    assert_true(highest > 1.05 * lowest);
    onzeker_ontwerp_release(&design);
    world_unload(&w);
}

/* A gemeente without meldingen has none to keep. */
static void test_design_when_a_gemeente_has_no_meldingen_then_its_instroom_stays(void **state)
{
    (void)state;
    static const char text[] = "basis = \"flevoland-2018.cfg\"; gemeenten: { urk: { instroom = { "
                               "waarde = 0.0; bron = \"aanname: nog niemand\"; laag = 0.0; hoog = "
                               "5.0; }; }; };";
    struct catalogus catalogue;
    struct scenario scenario;
    struct fault_list faults;
    fault_list_init(&faults);
    assert_true(catalogus_init(&catalogue));
    assert_true(scenario_parse(&scenario, text, strlen(text), "scenarios/leeg.cfg", NULL, 0,
                               &catalogue.tabel, &faults));
    struct studie_scenario world = {&scenario.final, &scenario.base, "proef", false};
    struct onzeker_plan plan = {.scenario = &world,
                                .scenarios = 1,
                                .catalogus = &catalogue.tabel,
                                .zaad = 1,
                                .punten = 2,
                                .replicaties = 1};
    struct onzeker_ontwerp design;
    assert_true(onzeker_ontwerp_maak(&design, &plan));
    struct onzeker_punt point;
    assert_true(onzeker_punt_maak(&point, &design, 0, &plan, 0));
    assert_true(last_number(&point.set, "gemeenten.urk.instroom") == 0.0);
    onzeker_punt_release(&point);
    onzeker_ontwerp_release(&design);
    scenario_release(&scenario);
    catalogus_release(&catalogue);
    fault_list_release(&faults);
}

/* More points than are in memory together: every cell has its values at all of them. */
static void test_outcomes_when_many_points_then_none_is_lost(void **state)
{
    (void)state;
    struct world w;
    world_load(&w, WORLD_FROM_START, (const char *const[]){"eind=2018-02-01", NULL});
    struct studie_scenario one = {&w.scenario.final, &w.scenario.base, "proef", false};
    struct onzeker_plan plan = {.scenario = &one,
                                .scenarios = 1,
                                .catalogus = &w.catalogue.tabel,
                                .zaad = 4711,
                                .punten = 18,
                                .replicaties = 1,
                                .draden = 1};
    struct onzeker_ontwerp design;
    struct onzeker outcomes;
    assert_true(onzeker_ontwerp_maak(&design, &plan));
    assert_int_equal(onzeker_maak(&outcomes, &design, &plan), STUDIE_KLAAR);
    size_t cell = kpi_cells_find(&uitkomsten_catalogus, outcomes.cel, outcomes.cellen, "caseload",
                                 "keten", "almere", "alle");
    assert_true(cell != SIZE_MAX);
    for (size_t p = 0; p < plan.punten; p++)
        assert_true(isfinite(outcomes.waarde[0][cell * plan.punten + p]));
    onzeker_release(&outcomes);
    onzeker_ontwerp_release(&design);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_design_when_a_default_is_off_then_it_stays_off),
        cmocka_unit_test(test_design_when_a_value_is_calibrated_then_its_range_is_drawn),
        cmocka_unit_test(test_measure_when_it_means_more_then_more_at_every_point),
        cmocka_unit_test(test_point_when_variant_has_a_basis_then_histories_agree),
        cmocka_unit_test(test_sums_when_dated_then_right_at_every_step),
        cmocka_unit_test(test_point_when_instroom_is_assumed_then_meldingen_stay_as_stated),
        cmocka_unit_test(test_point_when_instroom_is_known_then_meldingen_follow),
        cmocka_unit_test(test_design_when_a_gemeente_has_no_meldingen_then_its_instroom_stays),
        cmocka_unit_test(test_outcomes_when_many_points_then_none_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
