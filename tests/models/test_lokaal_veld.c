/* The local teams: first contact and work, signals caught locally, the table and the place kept for
 * it, a team of its own for zwaar, work that does not come through Veilig Thuis. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/models/world.h"

enum { ALMERE, DRONTEN, LELYSTAD, NOORDOOSTPOLDER, URK, ZEEWOLDE };

static void test_team_when_empty_then_planning_and_work_as_stated(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(
        &w, WORLD_ALWAYS, "gemeenten.*.doorzet_percentage=60", "gemeenten.*.betrokken_hulp=0",
        "veilig_thuis.front.fte=12", "gemeenten.*.lokaal_team.fte=\"onbeperkt\"",
        "gemeenten.*.lokaal_team.plannen=8", "gemeenten.*.lokaal_team.uren.licht=27",
        "gemeenten.*.lokaal_team.uren.middelzwaar=27", "gemeenten.*.lokaal_team.uren.zwaar=27",
        "gemeenten.*.lokaal_team.caseload_per_fte.licht=4",
        "gemeenten.*.lokaal_team.caseload_per_fte.middelzwaar=4",
        "gemeenten.*.lokaal_team.caseload_per_fte.zwaar=4",
        "gemeenten.*.lokaal_team.direct_factor=1.5", "gemeenten.*.lokaal_team.overleg_weekdagen=()",
        "gemeenten.*.lokaal_team.coordinatie_uren=3",
        "gemeenten.*.lokaal_team.veiligheidsplan_uren=1.5",
        "gemeenten.*.lokaal_team.screening.dagen=0", "gemeenten.*.lokaal_team.screening.terug=0",
        "gemeenten.*.lokaal_team.terugmelding.licht=0",
        "gemeenten.*.lokaal_team.terugmelding.middelzwaar=0",
        "gemeenten.*.lokaal_team.terugmelding.zwaar=0",
        "gemeenten.*.lokaal_team.terugmelding_licht_zonder_kinderen=0", "hulp.niet_nodig=100");
    struct keten *k = world_run(&w, 1);
    int direct = 0, after = 0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || c->mijlpaal[MIJLPAAL_GESLOTEN] == CLOCK_NEVER ||
            c->mijlpaal[MIJLPAAL_CONTACT] == CLOCK_NEVER || c->raadszaak || c->betrokken_hulp)
            continue;
        tick received = c->mijlpaal[MIJLPAAL_OVERDRACHT];
        tick start = c->mijlpaal[MIJLPAAL_CONTACT] - 8 * CLOCK_DAY;
        /* Places are handed out in office hours; without limit nobody waits longer than the
         * calendar asks. */
        assert_true(start >= received && start - received < 5 * CLOCK_DAY);
        /* planning + 7 x hours x 4 / 27 days: 27 hours, half as many again without onderzoek, and
         * 4.5 for coordination and plan */
        double hours = (c->route == ROUTE_DIRECT ? 40.5 : 27.0) + 4.5;
        tick work = clock_round(7.0 * hours * 4.0 / 27.0 * (double)CLOCK_DAY);
        assert_int_equal(c->mijlpaal[MIJLPAAL_GESLOTEN] - start, 8 * CLOCK_DAY + work);
        *(c->route == ROUTE_DIRECT ? &direct : &after) += 1;
    }
    assert_true(direct > 50 && after > 50);
    world_unload(&w);
}

/* --- signals caught locally --- */

static int32_t open_signal(struct keten *k, int gemeente, enum zwaarte zwaarte, bool children)
{
    int32_t h = world_quiet_household(k, gemeente, children, 0);
    int32_t i = casus_open_lokaal(&k->casussen, h, k->huishoudens.rij[h].kandidaat, k->sim.now);
    k->casussen.rij[i].werkelijk = k->casussen.rij[i].beoordeeld = zwaarte;
    return i;
}

static void test_signal_when_caught_locally_then_on_the_list_at_once(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "gemeenten.*.lokaal_team.terugmelding.middelzwaar=100");
    struct keten *k = world_start(&w, 1);
    const uint64_t *through =
        &k->metingen.doorstroom[STATION_LOKAAL_TEAM * w.in.gemeenten + DRONTEN];
    uint64_t before = *through;
    /* Dronten: an overleg is the gate, and every casus would be too heavy. */
    int32_t i = open_signal(k, DRONTEN, MIDDELZWAAR, false);
    lokaal_veld_signaal(&k->lokaal_veld, i);
    const struct casus *c = &k->casussen.rij[i];
    assert_int_equal(c->fase, FASE_LOKAAL_WACHT);
    assert_true(c->in_handen);
    assert_true(c->mijlpaal[MIJLPAAL_OVERDRACHT] == CLOCK_NEVER);
    assert_int_equal(*through, before + 1);
    world_unload(&w);
}

/* --- the table --- */

static int asked, with_mandate;
static void ask(void *keten, int32_t i, bool mandaat)
{
    (void)keten;
    (void)i;
    asked++;
    with_mandate += mandaat;
}

/* A signal of a family with children is worked on to its end, and the table is asked for. */
static int32_t ask_for_table(struct keten *k, int gemeente)
{
    k->lokaal_veld.bedrading.naar_jbt = ask;
    asked = with_mandate = 0;
    int32_t i = open_signal(k, gemeente, ZWAAR, true);
    lokaal_veld_signaal(&k->lokaal_veld, i);
    return i;
}

#define AT_ONCE                                                                                    \
    "gemeenten.*.lokaal_team.fte=\"onbeperkt\"", "gemeenten.*.lokaal_team.uren.zwaar=7",           \
        "gemeenten.*.lokaal_team.plannen=1", "gemeenten.*.lokaal_team.naar_jbt.zwaar=100",         \
        "gemeenten.*.lokaal_team.overige_instroom=0", "lokaal_veld.plaatsdeel_bij_raad=50"

static void test_table_when_team_asks_then_part_of_the_place_is_kept_until_it_is_over(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, AT_ONCE, "gemeenten.urk.lokaal_team.mandaat=\"ja\"");
    struct keten *k = world_start(&w, 1);
    const struct place_station *urk = k->lokaal_veld.team[URK].station;
    int64_t held = place_station_state(urk).held;
    int32_t i = ask_for_table(k, URK);
    int64_t claim = k->casussen.rij[i].team_claim;
    keten_loop(k, k->sim.now + 40 * CLOCK_DAY);
    struct casus *c = &k->casussen.rij[i];
    assert_true(asked > 0);
    assert_int_equal(with_mandate > 0, 1);
    assert_int_equal(c->aanvrager, BIJ_LOKAAL_TEAM);
    assert_int_equal(c->team_claim, (claim + 1) / 2);
    int64_t since = place_station_state(urk).held;
    assert_true(since - held >= c->team_claim);
    lokaal_veld_raad_klaar(&k->lokaal_veld, i);
    assert_int_equal(place_station_state(urk).held, since - (claim + 1) / 2);
    lokaal_veld_raad_klaar(&k->lokaal_veld, i); /* again: nothing is left to give back */
    assert_int_equal(place_station_state(urk).held, since - (claim + 1) / 2);
    world_unload(&w);
}

static void test_table_when_no_mandate_or_m1_is_off_then_through_save_and_nothing_kept(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, AT_ONCE, "gemeenten.*.lokaal_team.mandaat=\"nee\"",
               "mechanismen.M1.stand=\"uit\"");
    struct keten *k = world_start(&w, 1);
    int32_t i = ask_for_table(k, URK);
    keten_loop(k, k->sim.now + 40 * CLOCK_DAY);
    assert_true(asked > 0);
    assert_int_equal(with_mandate, 0);
    assert_int_equal(k->casussen.rij[i].team_claim, 0);
    assert_int_equal(place_station_state(k->lokaal_veld.team[URK].station).held, 0);
    assert_true(k->metingen.pijl[PIJL_LOKAAL_TEAM_SAVE_JBT] >= 1);
    assert_int_equal(k->metingen.pijl[PIJL_LOKAAL_TEAM_JBT], 0);
    world_unload(&w);
}

/* --- a team of its own for zwaar --- */

static void
test_team_for_zwaar_when_staffed_then_all_judged_zwaar_are_there_and_no_other(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "gemeenten.lelystad.lokaal_team.fte_zwaar=0.6",
               "veilig_thuis.front.fte=12", "veilig_thuis.onderzoek.fte=30",
               "gemeenten.*.doorzet_percentage=60", "gemeenten.*.lokaal_team.naar_jbt.zwaar=100");
    struct keten *k = world_run(&w, 1);
    const struct team *team = &k->lokaal_veld.team[LELYSTAD];
    assert_null(k->lokaal_veld.team[ALMERE].zwaar);
    size_t heavy = 0, other = 0;
    for (int32_t h = 0; h < k->huishoudens.aantal; h++) {
        const struct huishouden *family = &k->huishoudens.rij[h];
        for (int32_t i = family->leeft ? family->eerste_casus : -1; i >= 0;
             i = k->casussen.rij[i].volgende_casus) {
            const struct casus *c = &k->casussen.rij[i];
            bool there = c->fase == FASE_LOKAAL_WACHT || c->fase == FASE_LOKAAL_PLANNEN ||
                         c->fase == FASE_LOKAAL;
            if (c->gemeente == LELYSTAD && there)
                *(c->beoordeeld == ZWAAR ? &heavy : &other) += 1;
        }
    }
    struct place_state a = place_station_state(team->zwaar), b = place_station_state(team->station);
    assert_int_equal(a.waiting_of[STATION_CASUS] + a.serving_of[STATION_CASUS], heavy);
    assert_int_equal(b.waiting_of[STATION_CASUS] + b.serving_of[STATION_CASUS], other);
    assert_true(place_station_books(team->zwaar)->flow[STATION_CASUS].finished > 5);
    struct place_state both = lokaal_veld_stand(team);
    assert_int_equal(both.capacity, a.capacity + b.capacity);
    assert_int_equal(both.waiting + both.serving, a.waiting + a.serving + b.waiting + b.serving);
    /* What was judged decides, not what is real. */
    int32_t i = open_signal(k, LELYSTAD, LICHT, false);
    k->casussen.rij[i].beoordeeld = ZWAAR;
    lokaal_veld_signaal(&k->lokaal_veld, i);
    assert_int_equal(place_station_state(team->zwaar).waiting, a.waiting + 1);
    i = open_signal(k, LELYSTAD, ZWAAR, false);
    k->casussen.rij[i].beoordeeld = MIDDELZWAAR;
    lokaal_veld_signaal(&k->lokaal_veld, i);
    assert_int_equal(place_station_state(team->station).waiting, b.waiting + 1);
    struct station_audit audit = {0};
    lokaal_veld_audit(&k->lokaal_veld, &audit);
    assert_int_equal(audit.failures, 0);
    world_unload(&w);
}

/* --- other work --- */

static void test_other_inflow_when_stated_then_arrives_at_that_rate_and_apart(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "gemeenten.*.lokaal_team.overige_instroom=0",
               "gemeenten.lelystad.lokaal_team.overige_instroom=6", "raad.overige_instroom=4",
               "hulp.kind.overige_instroom=3");
    struct keten *k = world_run(&w, 1);
    double weeks = (double)(w.in.eind - w.in.start) / (double)CLOCK_WEEK;
    const struct station_books *lelystad =
        place_station_books(k->lokaal_veld.team[LELYSTAD].station);
    const struct station_books *almere = place_station_books(k->lokaal_veld.team[ALMERE].station);
    const struct station_books *raad = place_station_books(k->raad.station);
    const struct station_books *hulp = place_station_books(k->hulp.plaats[HULP_KIND].station);
    world_expect_mean("lelystad", (double)lelystad->flow[STATION_BACKGROUND].arrived, weeks, 6.0,
                      2.45);
    world_expect_mean("raad", (double)raad->flow[STATION_BACKGROUND].arrived, weeks, 4.0, 2.0);
    world_expect_mean("hulp", (double)hulp->flow[STATION_BACKGROUND].arrived, weeks, 3.0, 1.74);
    assert_int_equal(almere->flow[STATION_BACKGROUND].arrived, 0);
    assert_true(almere->flow[STATION_CASUS].arrived > 0);
    /* None of it is a casus. */
    const struct time_weighted *caseload =
        &k->casussen.caseload[STATION_LOKAAL_TEAM * w.in.gemeenten + LELYSTAD];
    struct place_state now = place_station_state(k->lokaal_veld.team[LELYSTAD].station);
    assert_int_equal(caseload->value,
                     now.waiting_of[STATION_CASUS] + now.serving_of[STATION_CASUS]);
    assert_true(now.waiting_of[STATION_BACKGROUND] + now.serving_of[STATION_BACKGROUND] > 0);
    world_unload(&w);
}

static void test_other_inflow_when_very_rare_then_it_does_not_stop_the_run(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "gemeenten.*.lokaal_team.overige_instroom=0.000001",
               "raad.overige_instroom=0.000001", "eind=2018-02-01");
    struct keten *k = world_run(&w, 1);
    assert_int_equal(place_station_books(k->raad.station)->flow[STATION_BACKGROUND].arrived, 0);
    world_unload(&w);
}

static void test_other_inflow_when_dated_then_begins_and_ends_with_its_steps(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS,
               "raad.overige_instroom=({waarde=0.0;},{vanaf=\"2018-07-01\";tot=\"2018-10-01\";"
               "waarde=70.0;})");
    struct keten *k = world_start(&w, 1);
    const struct station_flow *other =
        &place_station_books(k->raad.station)->flow[STATION_BACKGROUND];
    tick july = clock_from_date((struct clock_date){2018, 7, 1});
    keten_loop(k, july);
    assert_int_equal(other->arrived, 0);
    keten_loop(k, july + 92 * CLOCK_DAY);
    double n = (double)other->arrived;
    world_expect_mean("kinderen a day", n, 92.0, 10.0, 3.17);
    keten_loop(k, w.in.eind);
    assert_true((double)other->arrived <= n + 1.0);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_team_when_empty_then_planning_and_work_as_stated),
        cmocka_unit_test(test_signal_when_caught_locally_then_on_the_list_at_once),
        cmocka_unit_test(test_table_when_team_asks_then_part_of_the_place_is_kept_until_it_is_over),
        cmocka_unit_test(
            test_table_when_no_mandate_or_m1_is_off_then_through_save_and_nothing_kept),
        cmocka_unit_test(
            test_team_for_zwaar_when_staffed_then_all_judged_zwaar_are_there_and_no_other),
        cmocka_unit_test(test_other_inflow_when_stated_then_arrives_at_that_rate_and_apart),
        cmocka_unit_test(test_other_inflow_when_very_rare_then_it_does_not_stop_the_run),
        cmocka_unit_test(test_other_inflow_when_dated_then_begins_and_ends_with_its_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
