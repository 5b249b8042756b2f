/* The traffic equations against the simulation, in a small world with room at every station and
 * long years before it; the shipped scenarios are in tests/long. */
#include "tests/models/world.h"

#include "models/verkeer/verkeer.h"
#include "tests/models/agreement.h"

#define REPLICATIONS 5

/* A fifth of Flevoland with half as much room again, so that lists are short: then nothing that the
 * equations take at rest moves. */
#define ROOM                                                                                       \
    "huishoudens.historie_jaren=35", "gemeenten.*.lokaal_team.fte*=2",                             \
        "veilig_thuis.onderzoek.fte*=1.5", "veilig_thuis.front.fte*=1.3", "raad.fte*=1.5",         \
        "gi.fte*=1.4", "jbt.agenda=10", "veilig_thuis.onderzoek.wachtlijst_start=0",               \
        "raad.wachtlijst_start=0", "eind=2020-12-31"

static const struct traffic_station *row_of(const struct traffic_period *period,
                                            const char *station, const char *gemeente)
{
    for (size_t i = 0; i < period->count; i++)
        if (strcmp(period->stations[i].station, station) == 0 &&
            strcmp(period->stations[i].gemeente, gemeente) == 0)
            return &period->stations[i];
    fail_msg("no row %s %s", station, gemeente);
    return NULL;
}

static void solve(struct traffic *traffic, const struct world *w)
{
    assert_true(verkeer_reken(traffic, &w->in));
    assert_true(traffic->period_count >= 1);
}

/* Simulates the world and holds all rows of its one period against it. */
static void expect_agreement(struct world *w)
{
    struct studie study;
    struct traffic traffic;
    world_study(w, &study, REPLICATIONS);
    solve(&traffic, w);
    assert_int_equal(traffic.period_count, 1);
    struct agreement a = {.inflow = 0.03, .work = 0.04};
    agreement_check(&a, &study, &traffic.periods[0]);
    assert_true(a.inflows >= 25);
    assert_true(a.works >= 6);
    traffic_release(&traffic);
    studie_release(&study);
    if (a.wrong > 0)
        fail_msg("%zu rows are too far from the simulation", a.wrong);
}

static void test_rows_when_there_is_room_then_as_simulated(void **state)
{
    struct world w;
    (void)state;
    WORLD_LOAD(&w, WORLD_ALWAYS, ROOM);
    expect_agreement(&w);
    world_unload(&w);
}

static void test_rows_when_policy_differs_then_as_simulated(void **state)
{
    struct world w;
    (void)state;
    WORLD_LOAD(&w, WORLD_ALWAYS, ROOM, "gemeenten.*.doorzet_percentage=60",
               "veilig_thuis.venv.aandeel.middelzwaar=15", "veilig_thuis.monitoring.ontdekking=60",
               "melding.dubbel=15", "zwaarte.weeg_voorgeschiedenis=0.3",
               "gemeenten.*.lokaal_team.screening.terug=10",
               "gemeenten.*.lokaal_team.screening.betrokken_hulp=10");
    expect_agreement(&w);
    world_unload(&w);
}

/* --- what must hold exactly --- */

static void test_work_when_capacity_differs_then_the_same(void **state)
{
    struct world w;
    struct traffic one, other;
    (void)state;
    WORLD_LOAD(&w, WORLD_FROM_START, ROOM);
    solve(&one, &w);
    world_unload(&w);
    WORLD_LOAD(&w, WORLD_FROM_START, ROOM, "gi.fte=20");
    solve(&other, &w);
    const struct traffic_station *a = row_of(&one.periods[0], "gi", "alle"),
                                 *b = row_of(&other.periods[0], "gi", "alle");
    assert_true(fabs(a->work / b->work - 1.0) < 0.005);
    assert_true(fabs(b->load - 100.0 * b->work / b->capacity) < 1e-9);
    assert_true(fabs(b->capacity - 20.0 * 16.0) < 1e-9);
    traffic_release(&one);
    traffic_release(&other);
    world_unload(&w);
}

static void test_list_when_overloaded_then_grows_by_what_is_left(void **state)
{
    struct world w;
    struct traffic traffic;
    (void)state;
    WORLD_LOAD(&w, WORLD_FROM_START, ROOM, "veilig_thuis.onderzoek.fte=4");
    solve(&traffic, &w);
    const struct traffic_station *row = row_of(&traffic.periods[0], "onderzoek", "alle");
    assert_true(row->load > 110.0);
    assert_true(fabs(row->growth - (row->inflow - row->served) * 7.0 / CLOCK_YEAR_DAYS) < 1e-9);
    assert_true(row->served < row->inflow * 100.0 / row->load); /* some room is lost by night */
    assert_true(row->served > 0.95 * row->inflow * 100.0 / row->load);
    assert_true(traffic_grows(&traffic, "onderzoek", "alle"));
    assert_false(traffic_grows(&traffic, "raad", "alle"));
    bool found = false;
    for (size_t i = 0; i < traffic.finding_count; i++)
        found = found || (traffic.findings[i].kind == TRAFFIC_GROWS &&
                          strcmp(traffic.findings[i].station, "onderzoek") == 0 &&
                          traffic.findings[i].growth == row->growth);
    assert_true(found);
    traffic_release(&traffic);
    world_unload(&w);
}

/* What cannot be done does not go on. */
static void test_next_station_when_overloaded_before_then_gets_what_is_served(void **state)
{
    struct world w;
    struct traffic free_world, full;
    (void)state;
    WORLD_LOAD(&w, WORLD_FROM_START, ROOM);
    solve(&free_world, &w);
    world_unload(&w);
    WORLD_LOAD(&w, WORLD_FROM_START, ROOM, "veilig_thuis.onderzoek.fte=3");
    solve(&full, &w);
    const struct traffic_station *row = row_of(&full.periods[0], "onderzoek", "alle");
    double through = row->served / row->inflow;
    double before = row_of(&free_world.periods[0], "monitoring", "alle")->inflow,
           after = row_of(&full.periods[0], "monitoring", "alle")->inflow;
    assert_true(through < 0.8);
    assert_true(fabs(after / before / through - 1.0) < 0.02);
    traffic_release(&free_world);
    traffic_release(&full);
    world_unload(&w);
}

static void test_periods_when_policy_is_dated_then_one_each(void **state)
{
    struct world w;
    struct traffic traffic;
    (void)state;
    WORLD_LOAD(&w, WORLD_FROM_START, "eind=2020-12-31");
    struct parameter_set *set = &w.scenario.final;
    struct parameter_value *fte = NULL;
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->values[i].path, "veilig_thuis.onderzoek.fte") == 0)
            fte = &set->values[i];
    assert_non_null(fte);
    struct parameter_step steps[2] = {fte->steps[0], fte->steps[0]}, *own = fte->steps;
    steps[1].from = clock_from_date((struct clock_date){2019, 7, 1});
    steps[1].number = 2.0 * steps[0].number;
    fte->steps = steps;
    fte->step_count = 2;
    world_again(&w);
    solve(&traffic, &w);
    assert_int_equal(traffic.period_count, 2);
    assert_int_equal(traffic.periods[0].to, steps[1].from);
    assert_int_equal(traffic.periods[1].from, steps[1].from);
    assert_int_equal(traffic.periods[1].to, w.in.eind);
    const struct traffic_station *before = row_of(&traffic.periods[0], "onderzoek", "alle"),
                                 *after = row_of(&traffic.periods[1], "onderzoek", "alle");
    assert_true(fabs(after->capacity / before->capacity - 2.0) < 1e-12);
    assert_true(fabs(after->inflow / before->inflow - 1.0) < 0.01);
    traffic_release(&traffic);
    fte->steps = own;
    fte->step_count = 1;
    world_unload(&w);
}

/* A period too short for its flows to come about: the GI holds a child for years. */
static void test_growth_when_period_is_short_then_of_what_has_come_about(void **state)
{
    struct world w;
    struct traffic traffic;
    (void)state;
    WORLD_LOAD(&w, WORLD_ALWAYS, ROOM, "gi.fte=9.6");
    struct parameter_set *set = &w.scenario.final;
    struct parameter_value *share = NULL;
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->values[i].path, "raad.naar_rechter") == 0)
            share = &set->values[i];
    assert_non_null(share);
    struct parameter_step steps[3] = {share->steps[0], share->steps[0], share->steps[0]},
                          *own = share->steps;
    steps[1].from = clock_from_date((struct clock_date){2018, 7, 1});
    steps[1].number = 95.0;
    steps[2].from = clock_from_date((struct clock_date){2018, 9, 1});
    share->steps = steps;
    share->step_count = 3;
    world_again(&w);
    solve(&traffic, &w);
    assert_int_equal(traffic.period_count, 3);
    const struct traffic_station *row = row_of(&traffic.periods[1], "gi", "alle");
    assert_true(row->load > 110.0); /* if it lasted */
    assert_true(row->growth == 0.0);
    traffic_release(&traffic);
    share->steps = own;
    share->step_count = 1;
    world_unload(&w);
}

static void test_rows_when_nobody_comes_then_nought_and_no_nan(void **state)
{
    struct world w;
    struct traffic traffic;
    (void)state;
    WORLD_LOAD(&w, WORLD_ALWAYS, "gemeenten.*.instroom=0", "gemeenten.*.instroom_max=0",
               "incidenten.per_jaar=0", "gemeenten.*.lokaal_team.overige_instroom=0",
               "veilig_thuis.onderzoek.fte=0");
    solve(&traffic, &w);
    const struct traffic_period *period = &traffic.periods[0];
    assert_true(period->casussen == 0.0 && period->meldingen == 0.0);
    for (size_t i = 0; i < period->count; i++) {
        const struct traffic_station *row = &period->stations[i];
        assert_false(isnan(row->inflow) || isnan(row->work) || isnan(row->load) ||
                     isnan(row->served) || isnan(row->growth) || isnan(row->held));
        assert_true(row->growth == 0.0);
    }
    traffic_release(&traffic);
    world_unload(&w);
}

static void test_rows_when_nobody_works_then_all_waits(void **state)
{
    struct world w;
    struct traffic traffic;
    (void)state;
    WORLD_LOAD(&w, WORLD_FROM_START, ROOM, "veilig_thuis.onderzoek.fte=0");
    solve(&traffic, &w);
    const struct traffic_station *row = row_of(&traffic.periods[0], "onderzoek", "alle");
    assert_true(isinf(row->load));
    assert_true(row->served == 0.0);
    assert_true(fabs(row->growth - row->inflow * 7.0 / CLOCK_YEAR_DAYS) < 1e-9);
    assert_true(row_of(&traffic.periods[0], "monitoring", "alle")->inflow == 0.0);
    traffic_release(&traffic);
    world_unload(&w);
}

static void test_mechanisms_when_off_or_frozen_then_as_they_say(void **state)
{
    struct world w;
    struct traffic on, off;
    (void)state;
    WORLD_LOAD(&w, WORLD_FROM_START, ROOM);
    solve(&on, &w);
    world_unload(&w);
    WORLD_LOAD(&w, WORLD_FROM_START, ROOM, "mechanismen.M1.stand=uit", "mechanismen.M4.stand=uit",
               "mechanismen.M5.stand=uit");
    solve(&off, &w);
    assert_true(row_of(&on.periods[0], "onderzoek", "alle")->held > 0.0);
    assert_true(row_of(&off.periods[0], "onderzoek", "alle")->held == 0.0);
    /* No terugmelding: as many VB's as casussen. */
    assert_true(
        fabs(row_of(&off.periods[0], "vb", "alle")->inflow / off.periods[0].casussen - 1.0) < 1e-9);
    assert_true(off.periods[0].casussen < 0.85 * on.periods[0].casussen);
    traffic_release(&on);
    traffic_release(&off);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_when_there_is_room_then_as_simulated),
        cmocka_unit_test(test_rows_when_policy_differs_then_as_simulated),
        cmocka_unit_test(test_work_when_capacity_differs_then_the_same),
        cmocka_unit_test(test_list_when_overloaded_then_grows_by_what_is_left),
        cmocka_unit_test(test_next_station_when_overloaded_before_then_gets_what_is_served),
        cmocka_unit_test(test_periods_when_policy_is_dated_then_one_each),
        cmocka_unit_test(test_growth_when_period_is_short_then_of_what_has_come_about),
        cmocka_unit_test(test_rows_when_nobody_comes_then_nought_and_no_nan),
        cmocka_unit_test(test_rows_when_nobody_works_then_all_waits),
        cmocka_unit_test(test_mechanisms_when_off_or_frozen_then_as_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
