/* Veilig Thuis: the tree after the VB, the overall share of doorzetten, two products of one pool,
 * who goes first, claims. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "models/waarde.h"
#include "tests/models/decisions.h"

/* Zwaarte at the opening exactly as distributed. */
#define PLAIN                                                                                      \
    "zwaarte.effect_kwetsbaarheid=0", "zwaarte.effect_voorgeschiedenis=0", "zwaarte.nulpunt=0"
#define MIXED                                                                                      \
    "zwaarte.verdeling.licht=30", "zwaarte.verdeling.middelzwaar=40", "zwaarte.verdeling.zwaar=30"

static void test_tree_when_shares_stated_then_exactly_those(void **state)
{
    (void)state;
    static const double share[ZWAARTEN][ROUTE_ONDERZOEK + 1] = {{0.0, 0.10, 0.60, 0.20, 0.10},
                                                                {0.0, 0.20, 0.30, 0.15, 0.35},
                                                                {0.0, 0.05, 0.10, 0.25, 0.60}};
    struct world w;
    WORLD_LOAD(
        &w, WORLD_ALWAYS, PLAIN, MIXED, CALM, "veilig_thuis.geen_vervolg.licht=10",
        "veilig_thuis.geen_vervolg.middelzwaar=20", "veilig_thuis.geen_vervolg.zwaar=5",
        "gemeenten.*.doorzet_percentage.licht=60", "gemeenten.*.doorzet_percentage.middelzwaar=30",
        "gemeenten.*.doorzet_percentage.zwaar=10", "veilig_thuis.venv.aandeel.licht=20",
        "veilig_thuis.venv.aandeel.middelzwaar=15", "veilig_thuis.venv.aandeel.zwaar=25",
        "gemeenten.*.betrokken_hulp=35", "gemeenten.*.instroom*=3", "gemeenten.*.instroom_max*=3",
        "veilig_thuis.onderzoek.fte=\"onbeperkt\"", "veilig_thuis.front.fte=30");
    struct decisions d = {0};
    decisions_run(&d, &w);
    const struct decided r = d.first;
    for (int z = 0; z < ZWAARTEN; z++) {
        for (int route = ROUTE_GEEN_VERVOLG; route <= ROUTE_ONDERZOEK; route++)
            world_expect_share(begrippen_zwaarte((enum zwaarte)z), r.to[z][route], r.of[z],
                               share[z][route]);
        world_expect_share("betrokken hulp", r.help[z], r.of[z], 0.35);
    }
    /* A huisverbod is on top of none of these shares: it takes from onderzoek. */
    assert_true(r.bans > 50.0 && r.bans_elsewhere == 0.0);
    double crisis = 0.0;
    for (int z = 0; z < ZWAARTEN; z++)
        crisis += r.crisis[z];
    world_expect_share("huisverbod", r.bans, crisis, 0.5);
    world_unload(&w);
}

static void test_tree_when_shares_pass_hundred_then_the_rest_goes_directly(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, PLAIN, CALM, "veilig_thuis.geen_vervolg.middelzwaar=40",
               "veilig_thuis.huisverbod=0", "gemeenten.*.doorzet_percentage.middelzwaar=90");
    struct decisions d = {0};
    decisions_run(&d, &w);
    const struct decided r = d.first;
    world_expect_share("geen vervolg", r.to[MIDDELZWAAR][ROUTE_GEEN_VERVOLG], r.of[MIDDELZWAAR],
                       0.4);
    assert_true(r.to[MIDDELZWAAR][ROUTE_ONDERZOEK] + r.to[MIDDELZWAAR][ROUTE_VENV] == 0.0);
    world_unload(&w);
}

static void test_zwaarte_when_drawn_then_as_distributed_and_confused_as_stated(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, PLAIN, MIXED, CALM, "zwaarte.crisis.middelzwaar=3",
               "zwaarte.crisis.zwaar=25", "gemeenten.*.instroom*=3", "gemeenten.*.instroom_max*=3");
    struct decisions d = {0};
    decisions_run(&d, &w);
    const struct decided r = d.first;
    static const double mix[ZWAARTEN] = {0.3, 0.4, 0.3}, crises[ZWAARTEN] = {0.0, 0.03, 0.25};
    static const double confusion[ZWAARTEN][ZWAARTEN] = {
        {0.80, 0.20, 0.00}, {0.025, 0.95, 0.025}, {0.00, 0.20, 0.80}};
    for (int z = 0; z < ZWAARTEN; z++) {
        world_expect_share("werkelijk", r.real[z], r.n, mix[z]);
        world_expect_share("crisis", r.crisis[z], r.real[z], crises[z]);
        for (int j = 0; j < ZWAARTEN; j++)
            world_expect_share("beoordeeld", r.judged[z][j], r.real[z], confusion[z][j]);
    }
    world_unload(&w);
}

/* Chances by zwaarte as judged, and their mean over the mix of the settings. */
static double overall(struct keten *k, int gemeente, tick at, double chance[ZWAARTEN])
{
    const struct vt_instelling *in = k->veilig_thuis.in;
    double sum = 0.0;
    for (int z = 0; z < ZWAARTEN; z++) {
        chance[z] = veilig_thuis_direct_kans(&k->veilig_thuis, gemeente, (enum zwaarte)z, at);
        for (int real = 0; real < ZWAARTEN; real++)
            sum +=
                chance[z] * kans_op(in->verdeling[real], at) * kans_op(in->verwarring[real][z], at);
    }
    return sum;
}

static void test_overall_share_when_stated_then_met_and_lighter_goes_more_often(void **state)
{
    (void)state;
    static const char *const set[] = {
        "gemeenten.*.doorzet_percentage=5", "gemeenten.*.doorzet_percentage=29",
        "gemeenten.*.doorzet_percentage=60", "gemeenten.*.doorzet_percentage=90"};
    static const double share[] = {0.05, 0.29, 0.60, 0.90};
    for (size_t i = 0; i < 4; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_FROM_START, set[i], "veilig_thuis.huisverbod=0");
        struct keten *k = world_start(&w, 1);
        for (int g = 0; g < (int)w.in.gemeenten; g++) {
            double chance[ZWAARTEN];
            assert_true(fabs(overall(k, g, w.in.start, chance) - share[i]) < 1e-6);
            assert_true(chance[LICHT] > chance[MIDDELZWAAR]);
            assert_true(chance[MIDDELZWAAR] > chance[ZWAAR]);
        }
        world_unload(&w);
    }
}

/* Five percent closes without follow-up, so 95 is all there is to hand on, less what has a
 * huisverbod. */
static void test_overall_share_when_more_than_is_left_then_all_that_is_left(void **state)
{
    (void)state;
    struct world w;
    static const char *const bans[] = {"veilig_thuis.huisverbod=0", "veilig_thuis.huisverbod=50"};
    for (int i = 0; i < 2; i++) {
        WORLD_LOAD(&w, WORLD_FROM_START, PLAIN, "gemeenten.*.doorzet_percentage=97",
                   "zwaarte.crisis.licht=0", "zwaarte.crisis.middelzwaar=5",
                   "zwaarte.crisis.zwaar=40", bans[i]);
        struct keten *k = world_start(&w, 1);
        double chance[ZWAARTEN];
        /* Half of 80 x 5 + 10 x 40 percent has a huisverbod. */
        double left = 0.95 - (i > 0 ? 0.04 : 0.0);
        assert_true(fabs(overall(k, 0, w.in.start, chance) - left) < 1e-9);
        world_unload(&w);
    }
}

static void test_overall_share_when_profile_changes_at_a_date_then_still_met(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "gemeenten.*.doorzet_percentage=40",
               "gemeenten.urk.doorzet_percentage.licht=({waarde=95.0;},{vanaf=\"2018-07-01\";"
               "waarde=5.0;})",
               "gemeenten.almere.doorzet_percentage.zwaar=({waarde=5.0;},{vanaf=\"2018-07-01\";"
               "waarde=90.0;})");
    struct keten *k = world_start(&w, 1);
    for (int g = 0; g < (int)w.in.gemeenten; g++) {
        double chance[ZWAARTEN];
        assert_true(fabs(overall(k, g, w.in.start, chance) - 0.4) < 1e-6);
        assert_true(fabs(overall(k, g, w.in.start + 300 * CLOCK_DAY, chance) - 0.4) < 1e-6);
    }
    world_unload(&w);
}

static void test_overall_share_when_run_then_that_share_of_casussen(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, PLAIN, CALM, "gemeenten.*.doorzet_percentage=60",
               "gemeenten.*.instroom*=3", "gemeenten.*.instroom_max*=3");
    struct decisions d = {0};
    decisions_run(&d, &w);
    const struct decided r = d.first;
    double direct = 0.0, all = 0.0;
    for (int z = 0; z < ZWAARTEN; z++) {
        direct += r.to[z][ROUTE_DIRECT];
        all += r.of[z];
    }
    /* Light casussen may have at most what geen vervolg leaves: 95 percent. */
    assert_true(fabs(direct / all - 0.6) < 0.03);
    world_unload(&w);
}

static void test_venv_when_routed_then_its_own_length_and_the_same_way_to_the_jbt(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, CALM, "veilig_thuis.huisverbod=0", "incidenten.per_jaar=0",
               "gemeenten.*.lokaal_team.naar_jbt.licht=0",
               "gemeenten.*.lokaal_team.naar_jbt.middelzwaar=0",
               "gemeenten.*.lokaal_team.naar_jbt.zwaar=0", "veilig_thuis.venv.aandeel.licht=20",
               "veilig_thuis.venv.aandeel.middelzwaar=40", "veilig_thuis.venv.aandeel.zwaar=40",
               "veilig_thuis.venv.extern=2", "veilig_thuis.venv.uren.licht=0",
               "veilig_thuis.venv.uren.middelzwaar=0", "veilig_thuis.venv.uren.zwaar=0",
               "veilig_thuis.onderzoek.extern=9", "veilig_thuis.onderzoek.uren.licht=27",
               "veilig_thuis.onderzoek.uren.middelzwaar=27", "veilig_thuis.onderzoek.uren.zwaar=27",
               "veilig_thuis.onderzoek.naar_jbt.zwaar=100",
               "veilig_thuis.onderzoek.naar_jbt.middelzwaar=100");
    struct keten *k = world_run(&w, 1);
    int venv = 0, onderzoek = 0, jbt = 0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || c->ronde > 0 || c->mijlpaal[MIJLPAAL_ONDERZOEK_EIND] == CLOCK_NEVER)
            continue;
        tick length = c->mijlpaal[MIJLPAAL_ONDERZOEK_EIND] - c->mijlpaal[MIJLPAAL_ONDERZOEK_START];
        if (c->route == ROUTE_VENV) {
            assert_int_equal(length, 2 * CLOCK_DAY);
            venv++;
        } else {
            /* extern + hours x caseload / productive hours: 9 + 7 x 27 x 6 / 27 days */
            assert_int_equal(c->route, ROUTE_ONDERZOEK);
            assert_int_equal(length, 51 * CLOCK_DAY);
            onderzoek++;
        }
        bool goes = c->kinderen > 0 && c->werkelijk != LICHT;
        assert_int_equal(c->raadszaak, goes);
        jbt += goes;
    }
    assert_true(venv > 50 && onderzoek > 50 && jbt > 30);
    world_unload(&w);
}

struct watch {
    struct keten *keten;
    void (*journal)(void *context, int32_t casus, enum fase fase);
    void *context;
    int passed, starts, crises, crises_waited;
};

/* No place at onderzoek, and nobody at the front, goes to another while a crisis waits there. */
static void look(void *context, int32_t i, enum fase fase)
{
    struct watch *watch = context;
    struct keten *k = watch->keten;
    const struct casus *c = &k->casussen.rij[i];
    bool starts = fase == FASE_ONDERZOEK || fase == FASE_VENV;
    if (k->lopend && starts) {
        watch->starts++;
        watch->crises += c->crisis;
        for (int32_t j = 0; !c->crisis && j < k->casussen.aantal; j++) {
            const struct casus *other = &k->casussen.rij[j];
            watch->passed +=
                other->telt && other->crisis &&
                (other->fase == FASE_ONDERZOEK_WACHT || other->fase == FASE_VENV_WACHT);
        }
    }
    if (k->lopend && fase == FASE_VB && !c->crisis)
        watch->passed += hour_pool_waiting(k->front.pool, FRONT_CRISIS) > 0;
    if (fase == FASE_ONDERZOEK_WACHT)
        watch->crises_waited += c->crisis;
    watch->journal(watch->context, i, fase);
}

static void test_crisis_when_waiting_then_nobody_passes(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "veilig_thuis.onderzoek.fte=4", "veilig_thuis.front.fte=2",
               "zwaarte.crisis.middelzwaar=15", CALM, "eind=2018-12-31");
    struct keten *k = world_begin(&w, 1);
    struct watch watch = {
        .keten = k, .journal = k->casussen.journaal, .context = k->casussen.journaal_context};
    k->casussen.journaal = look;
    k->casussen.journaal_context = &watch;
    keten_tot_start(k);
    keten_loop(k, w.in.eind);
    assert_true(watch.starts > 50 && watch.crises > 10 && watch.crises_waited > 10);
    assert_int_equal(watch.passed, 0);
    assert_true(place_station_state(k->veilig_thuis.onderzoek).waiting > 20);
    world_unload(&w);
}

static void test_claims_when_caseload_differs_then_use_is_their_sum(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, MIXED, "veilig_thuis.onderzoek.caseload_per_fte.licht=12",
               "veilig_thuis.onderzoek.caseload_per_fte.middelzwaar=6",
               "veilig_thuis.onderzoek.caseload_per_fte.zwaar=3", "mechanismen.M1.stand=uit");
    const struct vt_instelling *in = &w.in.lopend.veilig_thuis;
    assert_int_equal(veilig_thuis_claim(in, LICHT, w.in.start), PLACE_UNITS_PER_FTE / 12);
    assert_int_equal(veilig_thuis_claim(in, ZWAAR, w.in.start), PLACE_UNITS_PER_FTE / 3);
    struct keten *k = world_start(&w, 1);
    for (int month = 1; month < 24; month++) {
        keten_loop(k, w.in.start + month * 30 * CLOCK_DAY);
        int64_t sum = 0;
        for (int32_t h = 0; h < k->huishoudens.aantal; h++) {
            const struct huishouden *family = &k->huishoudens.rij[h];
            for (int32_t i = family->leeft ? family->eerste_casus : -1; i >= 0;
                 i = k->casussen.rij[i].volgende_casus) {
                const struct casus *c = &k->casussen.rij[i];
                if (c->fase == FASE_ONDERZOEK || c->fase == FASE_VENV)
                    sum += veilig_thuis_claim(in, c->beoordeeld, w.in.start);
            }
        }
        struct place_state now = place_station_state(k->veilig_thuis.onderzoek);
        assert_int_equal(now.used, sum);
        assert_int_equal(now.held, 0);
        assert_int_equal(now.capacity, llround(6.8 * (double)PLACE_UNITS_PER_FTE));
    }
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree_when_shares_stated_then_exactly_those),
        cmocka_unit_test(test_tree_when_shares_pass_hundred_then_the_rest_goes_directly),
        cmocka_unit_test(test_zwaarte_when_drawn_then_as_distributed_and_confused_as_stated),
        cmocka_unit_test(test_overall_share_when_stated_then_met_and_lighter_goes_more_often),
        cmocka_unit_test(test_overall_share_when_more_than_is_left_then_all_that_is_left),
        cmocka_unit_test(test_overall_share_when_profile_changes_at_a_date_then_still_met),
        cmocka_unit_test(test_overall_share_when_run_then_that_share_of_casussen),
        cmocka_unit_test(test_venv_when_routed_then_its_own_length_and_the_same_way_to_the_jbt),
        cmocka_unit_test(test_crisis_when_waiting_then_nobody_passes),
        cmocka_unit_test(test_claims_when_caseload_differs_then_use_is_their_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
