/* Help: what is offered, accepted (less so the later: M3), started, sufficiently completed or not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/models/world.h"

/* Everybody goes to help that is already there. */
#define TO_HELP                                                                                    \
    "gemeenten.*.doorzet_percentage=100", "gemeenten.*.betrokken_hulp=100",                        \
        "veilig_thuis.geen_vervolg.licht=0", "veilig_thuis.geen_vervolg.middelzwaar=0",            \
        "veilig_thuis.geen_vervolg.zwaar=0", "veilig_thuis.front.fte=60", "hulp.contact_dagen=5"
/* Repeated so often that a heavy history is common. */
#define OFTEN "incidenten.per_jaar=0.9", "incidenten.h_max=70"
#define NEEDED "hulp.niet_nodig=0", "hulp.*.gestart=100"

#define OFFERS 4000

/* A casus of this household, opened now, of an incident some days ago. Every candidate number has
 * its own draws. */
static int32_t open_casus(struct keten *k, int32_t household, uint16_t candidate, int days_ago)
{
    tick now = k->sim.now;
    return casus_open(&k->casussen, household, candidate, 0, now - days_ago * CLOCK_DAY, now);
}

static int kinds(const struct casus *c, enum traject_stand least)
{
    int n = 0;
    for (int s = 0; s < HULPSOORTEN; s++)
        n += c->traject[s] >= least;
    return n;
}

static void test_offer_when_made_then_shares_and_several_at_once_as_in_the_report(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "hulp.niet_nodig=7", "hulp.pleger.aanbod=18",
               "hulp.slachtoffer.aanbod=19", "hulp.kind.aanbod=50", "hulp.systeem.aanbod=56");
    struct keten *k = world_start(&w, 1);
    int32_t household = world_quiet_household(k, -1, true, 0);
    double none = 0.0, several = 0.0, of[HULPSOORTEN] = {0}, both = 0.0;
    for (int n = 0; n < OFFERS; n++) {
        int32_t i = open_casus(k, household, (uint16_t)(1000 + n), 10);
        assert_true(hulp_bied_aan(&k->hulp, i, false));
        const struct casus *c = &k->casussen.rij[i];
        int offered = kinds(c, TRAJECT_AFGEWEZEN);
        assert_true(offered == 0 ? c->aanbod == GEEN_HULP_NODIG : offered <= 2);
        none += offered == 0;
        several += offered > 1;
        for (int s = 0; s < HULPSOORTEN; s++)
            of[s] += c->traject[s] >= TRAJECT_AFGEWEZEN;
        both += c->traject[HULP_PLEGER] && c->traject[HULP_SLACHTOFFER];
    }
    world_expect_share("no help needed", none, OFFERS, 0.07);
    world_expect_share("pleger", of[HULP_PLEGER], OFFERS, 0.18);
    world_expect_share("slachtoffer", of[HULP_SLACHTOFFER], OFFERS, 0.19);
    world_expect_share("kind", of[HULP_KIND], OFFERS, 0.50);
    world_expect_share("systeem", of[HULP_SYSTEEM], OFFERS, 0.56);
    world_expect_share("several", several, OFFERS, 0.50);
    assert_true(both > 0.0); /* every pair can go together */
    world_unload(&w);
}

static void test_offer_when_there_are_no_children_then_one_kind_and_not_for_children(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "hulp.niet_nodig=7", "hulp.pleger.aanbod=18",
               "hulp.slachtoffer.aanbod=19", "hulp.kind.aanbod=50", "hulp.systeem.aanbod=56");
    struct keten *k = world_start(&w, 1);
    int32_t household = world_quiet_household(k, -1, true, 0);
    for (int n = 0; n < 500; n++) {
        int32_t i = open_casus(k, household, (uint16_t)(1000 + n), 10);
        struct casus *c = &k->casussen.rij[i];
        c->kinderen = 0;
        hulp_bied_aan(&k->hulp, i, false);
        assert_int_equal(c->traject[HULP_KIND], TRAJECT_GEEN);
        assert_int_equal(kinds(c, TRAJECT_AFGEWEZEN), c->aanbod == GEEN_HULP_NODIG ? 0 : 1);
    }
    world_unload(&w);
}

static void test_offer_when_shares_are_extreme_then_the_system_or_all_four(void **state)
{
    (void)state;
    struct world w;
    for (int all = 0; all < 2; all++) {
        WORLD_LOAD(&w, WORLD_ALWAYS, NEEDED, all ? "hulp.*.aanbod=100" : "hulp.*.aanbod=0",
                   "hulp.*.acceptatie=100");
        struct keten *k = world_start(&w, 1);
        int32_t household = world_quiet_household(k, -1, true, 0);
        for (int n = 0; n < 100; n++) {
            int32_t i = open_casus(k, household, (uint16_t)(1000 + n), 10);
            hulp_bied_aan(&k->hulp, i, false);
            assert_int_equal(k->casussen.rij[i].trajecten_open, all ? HULPSOORTEN : 1);
            assert_int_equal(k->casussen.rij[i].traject[HULP_SYSTEEM], TRAJECT_GEPLAND);
        }
        world_unload(&w);
    }
}

/* Accepted trajecten of two kinds offered to all, this many days after the incident. */
static void expect_acceptance(struct keten *k, int days_ago, double pleger, double kind)
{
    int32_t household = world_quiet_household(k, -1, true, 0);
    double n[HULPSOORTEN] = {0}, some = 0.0;
    for (int j = 0; j < OFFERS; j++) {
        int32_t i = open_casus(k, household, (uint16_t)(1000 + j), days_ago);
        hulp_bied_aan(&k->hulp, i, false);
        const struct casus *c = &k->casussen.rij[i];
        for (int s = 0; s < HULPSOORTEN; s++)
            n[s] += c->traject[s] > TRAJECT_AFGEWEZEN;
        assert_int_equal(c->aanbod, c->trajecten_open > 0 ? GEACCEPTEERD : AFGEWEZEN);
        some += c->aanbod == GEACCEPTEERD;
    }
    world_expect_share("pleger", n[HULP_PLEGER], OFFERS, pleger);
    world_expect_share("kind", n[HULP_KIND], OFFERS, kind);
    world_expect_share("in part", some, OFFERS, 1.0 - (1.0 - pleger) * (1.0 - kind));
}

#define TWO_KINDS                                                                                  \
    NEEDED, "hulp.pleger.aanbod=100", "hulp.kind.aanbod=100", "hulp.slachtoffer.aanbod=0",         \
        "hulp.systeem.aanbod=0", "hulp.pleger.acceptatie=60", "hulp.kind.acceptatie=90",           \
        "hulp.daling_per_dag=0.5", "hulp.daling_vanaf_dagen=45"

static void test_acceptance_when_time_passes_then_falls_by_the_same_factor_for_all(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, TWO_KINDS);
    struct keten *k = world_start(&w, 1);
    expect_acceptance(k, 45, 0.6, 0.9);
    expect_acceptance(k, 145, 0.3, 0.45);
    expect_acceptance(k, 300, 0.0, 0.0); /* not below nothing */
    world_unload(&w);
}

static void test_acceptance_when_m3_is_off_then_time_does_not_matter(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, TWO_KINDS, "mechanismen.M3.stand=uit");
    expect_acceptance(world_start(&w, 1), 145, 0.6, 0.9);
    world_unload(&w);
}

static void test_offer_when_under_a_measure_then_only_what_was_declined_again(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, TWO_KINDS, "hulp.acceptatie_gedwongen=95");
    struct keten *k = world_start(&w, 1);
    int32_t household = world_quiet_household(k, -1, true, 0);
    double pleger = 0.0;
    for (int n = 0; n < OFFERS; n++) {
        int32_t i = open_casus(k, household, (uint16_t)(1000 + n), 10);
        assert_true(hulp_bied_aan(&k->hulp, i, false));
        const struct casus *c = &k->casussen.rij[i];
        int before = c->trajecten_open;
        assert_false(hulp_bied_aan(&k->hulp, i, false));
        assert_int_equal(c->trajecten_open, before);
        assert_int_equal(hulp_bied_aan(&k->hulp, i, true), before < 2);
        assert_true(c->trajecten_open >= before);
        pleger += c->traject[HULP_PLEGER] == TRAJECT_GEPLAND;
    }
    world_expect_share("pleger at last", pleger, OFFERS, 0.95);
    world_unload(&w);
}

static void test_fase_when_several_are_open_then_the_furthest_counts(void **state)
{
    (void)state;
    struct casus c = {.traject = {TRAJECT_VOLDOENDE, TRAJECT_GEPLAND, TRAJECT_GEEN, TRAJECT_GEEN}};
    assert_int_equal(hulp_fase(&c), FASE_HULP_GEPLAND);
    c.traject[HULP_KIND] = TRAJECT_WACHT;
    assert_int_equal(hulp_fase(&c), FASE_HULP_WACHT);
    c.traject[HULP_SYSTEEM] = TRAJECT_LOOPT;
    assert_int_equal(hulp_fase(&c), FASE_HULP);
}

struct outcome {
    double n[2], well[2]; /* without and with a heavy history */
};

/* Trajecten of this kind that are over, in casussen with this number of trajecten. */
static struct outcome outcomes(const struct keten *k, enum hulpsoort kind, int together)
{
    struct outcome o = {{0}, {0}};
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || c->fase != FASE_GESLOTEN || c->traject[kind] < TRAJECT_VOLDOENDE ||
            kinds(c, TRAJECT_GEPLAND) != together)
            continue;
        int heavy = c->voorgeschiedenis == DRIE_EN_MEER;
        o.n[heavy]++;
        o.well[heavy] += c->traject[kind] == TRAJECT_VOLDOENDE;
    }
    return o;
}

static void test_traject_when_over_then_sufficient_by_kind_history_and_coordination(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, TO_HELP, OFTEN, "hulp.niet_nodig=0", "hulp.*.duur=30",
               "hulp.*.start_dagen=10", "hulp.*.acceptatie=100", "hulp.daling_per_dag=0",
               "hulp.*.gestart=90", "hulp.*.aanbod=100", "hulp.pleger.aanbod=0",
               "hulp.slachtoffer.aanbod=0", "hulp.systeem.voldoende=60", "hulp.kind.voldoende=30",
               "hulp.factor_zwaarte.licht=1", "hulp.factor_zwaarte.middelzwaar=1",
               "hulp.factor_zwaarte.zwaar=1", "hulp.factor_forse_voorgeschiedenis=0.5",
               "hulp.coordinatie=100", "hulp.factor_coordinatie=1.5", "gemeenten.*.instroom*=2",
               "gemeenten.*.instroom_max*=2");
    struct keten *k = world_run(&w, 1);
    struct outcome alone = outcomes(k, HULP_SYSTEEM, 1), both = outcomes(k, HULP_SYSTEEM, 2),
                   child = outcomes(k, HULP_KIND, 2);
    world_expect_share("alone", alone.well[0], alone.n[0], 0.6);
    world_expect_share("alone, heavy history", alone.well[1], alone.n[1], 0.3);
    world_expect_share("coordinated", both.well[0], both.n[0], 0.9);
    world_expect_share("coordinated, heavy history", both.well[1], both.n[1], 0.45);
    world_expect_share("child, coordinated", child.well[0], child.n[0], 0.45);
    double started = 0.0, accepted = 0.0;
    tick settled = w.in.eind - 100 * CLOCK_DAY;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || !c->betrokken_hulp || c->raadszaak || c->aanbod != GEACCEPTEERD ||
            c->mijlpaal[MIJLPAAL_CONTACT] > settled)
            continue;
        assert_int_equal(c->fase, FASE_GESLOTEN);
        accepted += kinds(c, TRAJECT_NIET_GESTART);
        started += kinds(c, TRAJECT_GEPLAND);
        if (c->mijlpaal[MIJLPAAL_HULP_START] == CLOCK_NEVER)
            continue;
        tick start = c->mijlpaal[MIJLPAAL_HULP_START], last = c->mijlpaal[MIJLPAAL_HULP_EIND];
        assert_true(start - c->mijlpaal[MIJLPAAL_CONTACT] >= 10 * CLOCK_DAY);
        assert_true(last - start >= 30 * CLOCK_DAY);
    }
    world_expect_share("started", started, accepted, 0.9);
    world_unload(&w);
}

static void test_places_when_one_kind_is_limited_then_only_that_kind_waits(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, TO_HELP, "hulp.kind.plaatsen=20", "hulp.*.duur=200");
    struct keten *k = world_run(&w, 1);
    struct place_state kind = place_station_state(k->hulp.plaats[HULP_KIND].station),
                       systeem = place_station_state(k->hulp.plaats[HULP_SYSTEEM].station);
    assert_true(kind.waiting > 20);
    assert_int_equal(kind.capacity, 20 * PLACE_UNITS_PER_FTE);
    assert_int_equal(systeem.waiting, 0);
    assert_true(k->casussen.in_fase[FASE_HULP_WACHT] > 5);
    assert_true(k->hulp.plaats[HULP_SYSTEEM].begonnen > k->hulp.plaats[HULP_KIND].begonnen);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_when_made_then_shares_and_several_at_once_as_in_the_report),
        cmocka_unit_test(test_offer_when_there_are_no_children_then_one_kind_and_not_for_children),
        cmocka_unit_test(test_offer_when_shares_are_extreme_then_the_system_or_all_four),
        cmocka_unit_test(test_acceptance_when_time_passes_then_falls_by_the_same_factor_for_all),
        cmocka_unit_test(test_acceptance_when_m3_is_off_then_time_does_not_matter),
        cmocka_unit_test(test_offer_when_under_a_measure_then_only_what_was_declined_again),
        cmocka_unit_test(test_fase_when_several_are_open_then_the_furthest_counts),
        cmocka_unit_test(test_traject_when_over_then_sufficient_by_kind_history_and_coordination),
        cmocka_unit_test(test_places_when_one_kind_is_limited_then_only_that_kind_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
