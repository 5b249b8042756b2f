/* The local teams: the overleg as a gate, first contact and work, work that does not come through
 * Veilig Thuis. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/models/world.h"

enum { ALMERE, DRONTEN, LELYSTAD, NOORDOOSTPOLDER, URK, ZEEWOLDE };

struct gate {
    struct keten *keten;
    void (*journal)(void *context, int32_t casus, enum fase fase);
    void *context;
    tick came[20000]; /* at the overleg, by casus */
    int waited, through, straight, wrong_moment, gateless;
};

static bool is_meeting(const struct keten *k, int gemeente, tick at)
{
    if (clock_second_of_day(at) != 10 * 3600)
        return false;
    unsigned days = k->in->lopend.lokaal_veld.team[gemeente].overleg_weekdagen;
    /* On a day that is not worked the meeting moves on to the next one that is. */
    for (tick day = at;; day -= CLOCK_DAY) {
        if (days >> clock_weekday(day) & 1u)
            return calendar_is_working_day(k->in->kalender, at);
        if (calendar_is_working_day(k->in->kalender, day - CLOCK_DAY))
            return false;
    }
}

static void look(void *context, int32_t i, enum fase fase)
{
    struct gate *gate = context;
    struct keten *k = gate->keten;
    struct casus *c = &k->casussen.rij[i];
    if (k->lopend && fase == FASE_OVERLEG_WACHT) {
        gate->waited++;
        gate->came[i] = k->sim.now;
        gate->gateless += k->in->lopend.lokaal_veld.team[c->gemeente].overleg_weekdagen == 0;
    }
    if (k->lopend && fase == FASE_LOKAAL_WACHT) {
        if (gate->came[i] != 0) {
            gate->through++;
            gate->wrong_moment += !is_meeting(k, c->gemeente, k->sim.now);
            gate->wrong_moment += c->overleg_wacht != k->sim.now - gate->came[i];
        } else if (k->in->lopend.lokaal_veld.team[c->gemeente].overleg_weekdagen != 0) {
            gate->straight++;
        }
        gate->came[i] = 0;
    }
    gate->journal(gate->context, i, fase);
}

static void test_overleg_when_gemeente_has_one_then_all_wait_for_it(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "gemeenten.*.doorzet_percentage=60");
    static struct gate gate;
    struct keten *k = world_begin(&w, 1);
    gate = (struct gate){
        .keten = k, .journal = k->casussen.journaal, .context = k->casussen.journaal_context};
    keten_tot_start(k);
    k->casussen.journaal = look;
    k->casussen.journaal_context = &gate;
    k->metingen.actief = true;
    keten_loop(k, w.in.eind);
    assert_true(gate.through > 100);
    assert_int_equal(gate.straight, 0);
    assert_int_equal(gate.wrong_moment, 0);
    assert_int_equal(gate.gateless, 0);
    assert_int_equal(k->metingen.pijl[PIJL_OVERLEG_LOKAAL_TEAM], gate.through);
    assert_int_equal(gate.waited - gate.through, k->casussen.in_fase[FASE_OVERLEG_WACHT]);
    world_release(&w);
}

static void test_team_when_empty_then_planning_and_work_as_stated(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(
        &w, WORLD_ALWAYS, "gemeenten.*.doorzet_percentage=60", "gemeenten.*.betrokken_hulp=0",
        "gemeenten.*.lokaal_team.fte=\"onbeperkt\"", "gemeenten.*.lokaal_team.plannen=8",
        "gemeenten.*.lokaal_team.uren.licht=27", "gemeenten.*.lokaal_team.uren.middelzwaar=27",
        "gemeenten.*.lokaal_team.uren.zwaar=27", "gemeenten.*.lokaal_team.caseload_per_fte.licht=4",
        "gemeenten.*.lokaal_team.caseload_per_fte.middelzwaar=4",
        "gemeenten.*.lokaal_team.caseload_per_fte.zwaar=4",
        "gemeenten.*.lokaal_team.direct_factor=1.5", "gemeenten.*.lokaal_team.overleg_weekdagen=()",
        "hulp.acceptatie=0", "veilig_thuis.onderzoek.naar_raad.zwaar=0",
        "veilig_thuis.onderzoek.naar_raad.middelzwaar=0");
    struct keten *k = world_run(&w, 1);
    int direct = 0, after = 0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || c->mijlpaal[MIJLPAAL_GESLOTEN] == CLOCK_NEVER ||
            c->mijlpaal[MIJLPAAL_CONTACT] == CLOCK_NEVER)
            continue;
        tick received = c->mijlpaal[MIJLPAAL_OVERDRACHT];
        tick start = c->mijlpaal[MIJLPAAL_CONTACT] - 8 * CLOCK_DAY;
        /* Places are handed out in office hours; without limit nobody waits longer than the
         * calendar asks. */
        assert_true(start >= received && start - received < 5 * CLOCK_DAY);
        /* planning + 7 x 27 x 4 / 27 days, half as long again without onderzoek */
        tick work = (c->route == ROUTE_DIRECT ? 42 : 28) * CLOCK_DAY;
        assert_int_equal(c->mijlpaal[MIJLPAAL_GESLOTEN] - start, 8 * CLOCK_DAY + work);
        *(c->route == ROUTE_DIRECT ? &direct : &after) += 1;
    }
    assert_true(direct > 50 && after > 50);
    world_release(&w);
}

static void test_other_inflow_when_stated_then_arrives_at_that_rate_and_apart(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "gemeenten.*.lokaal_team.overige_instroom=0",
               "gemeenten.lelystad.lokaal_team.overige_instroom=6", "raad.overige_instroom=4",
               "hulp.overige_instroom=3");
    struct keten *k = world_run(&w, 1);
    double weeks = (double)(w.in.eind - w.in.start) / (double)CLOCK_WEEK;
    const struct station_books *lelystad =
        place_station_books(k->lokaal_veld.team[LELYSTAD].station);
    const struct station_books *almere = place_station_books(k->lokaal_veld.team[ALMERE].station);
    const struct station_books *raad = place_station_books(k->raad.station);
    const struct station_books *hulp = place_station_books(k->hulp.station);
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
    world_release(&w);
}

static void test_other_inflow_when_very_rare_then_it_does_not_stop_the_run(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "gemeenten.*.lokaal_team.overige_instroom=0.000001",
               "raad.overige_instroom=0.000001", "eind=2018-02-01");
    struct keten *k = world_run(&w, 1);
    assert_int_equal(place_station_books(k->raad.station)->flow[STATION_BACKGROUND].arrived, 0);
    world_release(&w);
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
    world_release(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overleg_when_gemeente_has_one_then_all_wait_for_it),
        cmocka_unit_test(test_team_when_empty_then_planning_and_work_as_stated),
        cmocka_unit_test(test_other_inflow_when_stated_then_arrives_at_that_rate_and_apart),
        cmocka_unit_test(test_other_inflow_when_very_rare_then_it_does_not_stop_the_run),
        cmocka_unit_test(test_other_inflow_when_dated_then_begins_and_ends_with_its_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
