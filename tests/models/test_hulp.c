/* Help: needed, accepted (less so the later: M3), started, sufficiently completed or not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/models/world.h"

/* Everybody goes to help that is already there, contact comes after very different times. */
#define TO_HELP                                                                                    \
    "gemeenten.*.doorzet_percentage=100", "gemeenten.*.betrokken_hulp=100",                        \
        "veilig_thuis.geen_vervolg.licht=0", "veilig_thuis.geen_vervolg.middelzwaar=0",            \
        "veilig_thuis.geen_vervolg.zwaar=0", "veilig_thuis.front.fte=60",                          \
        "hulp.contact_dagen={verdeling=\"uniform\";laagste=5.0;hoogste=115.0;}"
/* Repeated so often that a heavy history is common. */
#define OFTEN "incidenten.per_jaar=0.9", "incidenten.h_max=70"

static double days(const struct casus *c, enum mijlpaal from, enum mijlpaal to)
{
    return (double)(c->mijlpaal[to] - c->mijlpaal[from]) / (double)CLOCK_DAY;
}

static void test_acceptance_when_time_passes_then_falls_as_stated(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, TO_HELP, OFTEN, "hulp.niet_nodig=7", "hulp.acceptatie=80",
               "hulp.daling_per_dag=0.5", "hulp.daling_vanaf_dagen=45");
    struct keten *k = world_run(&w, 1);
    double n[2] = {0}, accepted[2] = {0}, expected[2] = {0}, variance[2] = {0}, contacts = 0.0,
           none = 0.0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || c->mijlpaal[MIJLPAAL_CONTACT] == CLOCK_NEVER)
            continue;
        contacts++;
        none += c->aanbod == GEEN_HULP_NODIG;
        if (c->aanbod == GEEN_HULP_NODIG)
            continue;
        double late = fmax(0.0, days(c, MIJLPAAL_INCIDENT, MIJLPAAL_CONTACT) - 45.0);
        double chance = fmax(0.0, 0.80 - 0.005 * late);
        int group = late > 30.0;
        n[group]++;
        accepted[group] += c->aanbod == GEACCEPTEERD;
        expected[group] += chance;
        variance[group] += chance * (1.0 - chance);
    }
    world_expect_share("no help needed", none, contacts, 0.07);
    for (int g = 0; g < 2; g++) {
        assert_true(n[g] > 100.0);
        assert_true(fabs(accepted[g] - expected[g]) < 4.5 * sqrt(variance[g]));
    }
    assert_true(accepted[1] / n[1] < accepted[0] / n[0] - 0.1);
    world_release(&w);
}

static void test_acceptance_when_m3_is_off_then_time_does_not_matter(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, TO_HELP, OFTEN, "hulp.acceptatie=80", "hulp.daling_per_dag=2",
               "hulp.daling_vanaf_dagen=10", "mechanismen.M3.stand=uit");
    struct keten *k = world_run(&w, 1);
    double n = 0.0, accepted = 0.0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (c->telt && (c->aanbod == GEACCEPTEERD || c->aanbod == AFGEWEZEN)) {
            n++;
            accepted += c->aanbod == GEACCEPTEERD;
        }
    }
    world_expect_share("accepted", accepted, n, 0.8);
    world_release(&w);
}

static void
test_traject_when_over_then_sufficient_as_stated_and_less_with_heavy_history(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, TO_HELP, OFTEN, "hulp.contact_dagen=5", "hulp.duur=30",
               "hulp.start_dagen=10", "hulp.acceptatie=100", "hulp.daling_per_dag=0",
               "hulp.gestart=90", "hulp.voldoende.*=60", "hulp.factor_forse_voorgeschiedenis=0.5",
               "gemeenten.*.instroom*=2", "gemeenten.*.instroom_max*=2");
    struct keten *k = world_run(&w, 1);
    double n[2] = {0}, well[2] = {0}, offered = 0.0, started = 0.0;
    tick settled = w.in.eind - 60 * CLOCK_DAY;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || c->aanbod != GEACCEPTEERD || c->mijlpaal[MIJLPAAL_CONTACT] > settled)
            continue;
        offered++;
        if (c->mijlpaal[MIJLPAAL_HULP_START] == CLOCK_NEVER)
            continue;
        started++;
        assert_true(days(c, MIJLPAAL_CONTACT, MIJLPAAL_HULP_START) >= 10.0);
        assert_true(days(c, MIJLPAAL_HULP_START, MIJLPAAL_HULP_EIND) == 30.0);
        assert_int_equal(c->fase, FASE_GESLOTEN);
        int heavy = c->voorgeschiedenis == DRIE_EN_MEER;
        n[heavy]++;
        well[heavy] += c->hulp_voldoende;
    }
    world_expect_share("started", started, offered, 0.9);
    world_expect_share("sufficient", well[0], n[0], 0.6);
    world_expect_share("sufficient, heavy history", well[1], n[1], 0.3);
    world_release(&w);
}

static void test_places_when_limited_then_trajecten_wait(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, TO_HELP, "hulp.plaatsen=40", "hulp.duur=200",
               "hulp.contact_dagen=5");
    struct keten *k = world_start(&w, 1);
    keten_loop(k, w.in.start + 400 * CLOCK_DAY);
    size_t serving = place_station_state(k->hulp.station).serving;
    keten_loop(k, w.in.eind);
    struct place_state now = place_station_state(k->hulp.station);
    assert_true(serving >= 40); /* those of the history stay */
    assert_true(now.waiting > 50);
    assert_int_equal(now.capacity, 40 * PLACE_UNITS_PER_FTE);
    assert_true(k->casussen.in_fase[FASE_HULP_WACHT] > 50);
    world_release(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_acceptance_when_time_passes_then_falls_as_stated),
        cmocka_unit_test(test_acceptance_when_m3_is_off_then_time_does_not_matter),
        cmocka_unit_test(
            test_traject_when_over_then_sufficient_as_stated_and_less_with_heavy_history),
        cmocka_unit_test(test_places_when_limited_then_trajecten_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
