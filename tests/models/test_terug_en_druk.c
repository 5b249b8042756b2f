/* Veilig Thuis under pressure (M8, M9), warme overdracht, and the casus that is sent back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/models/decisions.h"

#define PLAIN                                                                                      \
    "zwaarte.effect_kwetsbaarheid=0", "zwaarte.effect_voorgeschiedenis=0", "zwaarte.nulpunt=0",    \
        "veilig_thuis.huisverbod=0", "veilig_thuis.geen_vervolg.licht=0",                          \
        "veilig_thuis.geen_vervolg.middelzwaar=0", "veilig_thuis.geen_vervolg.zwaar=0",            \
        "veilig_thuis.onderzoek.fte=\"onbeperkt\"", "veilig_thuis.front.fte=30",                   \
        "veilig_thuis.onderzoek.naar_jbt.middelzwaar=0", "veilig_thuis.onderzoek.naar_jbt.zwaar=0"
#define MIXED                                                                                      \
    "zwaarte.verdeling.licht=30", "zwaarte.verdeling.middelzwaar=40", "zwaarte.verdeling.zwaar=30"
#define SHARES                                                                                     \
    "gemeenten.*.doorzet_percentage.licht=80", "gemeenten.*.doorzet_percentage.middelzwaar=40",    \
        "gemeenten.*.doorzet_percentage.zwaar=10"
#define MANY "gemeenten.*.instroom*=3", "gemeenten.*.instroom_max*=3"

static const double confusion[ZWAARTEN][ZWAARTEN] = {
    {0.80, 0.20, 0.00}, {0.025, 0.95, 0.025}, {0.00, 0.20, 0.80}};

static double shifted(double share, double by)
{
    double odds = share / (1.0 - share) * exp(by);
    return odds / (1.0 + odds);
}

static void test_direct_when_pressed_then_shifted_on_the_logistic_scale(void **state)
{
    (void)state;
    static const double share[ZWAARTEN] = {0.8, 0.4, 0.1};
    for (int on = 0; on < 2; on++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_ALWAYS, PLAIN, MIXED, SHARES, MANY, CALM,
                   "veilig_thuis.druk.direct=0.8", "veilig_thuis.druk.beoordeling=0",
                   on ? "mechanismen.M9.stand=aan" : "mechanismen.M9.stand=uit");
        struct decisions d = {.pressed = true};
        decisions_run(&d, &w);
        for (int z = 0; z < ZWAARTEN; z++)
            world_expect_share(begrippen_zwaarte((enum zwaarte)z), d.first.to[z][ROUTE_DIRECT],
                               d.first.of[z], on ? shifted(share[z], 0.8) : share[z]);
        world_unload(&w);
    }
}

static void test_judgement_when_pressed_then_lighter_as_stated(void **state)
{
    (void)state;
    for (int on = 0; on < 2; on++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_ALWAYS, PLAIN, MIXED, SHARES, MANY, CALM, "veilig_thuis.druk.direct=0",
                   "veilig_thuis.druk.beoordeling=1",
                   on ? "mechanismen.M9.stand=aan" : "mechanismen.M9.stand=uit");
        struct decisions d = {.pressed = true};
        decisions_run(&d, &w);
        for (int z = 0; z < ZWAARTEN; z++) {
            const double *row = confusion[z];
            double light = row[LICHT], not_heavy = row[LICHT] + row[MIDDELZWAAR];
            if (on) {
                light = light > 0.0 ? shifted(light, 1.0) : 0.0;
                not_heavy = not_heavy < 1.0 ? shifted(not_heavy, 1.0) : 1.0;
            }
            world_expect_share("licht", d.first.judged[z][LICHT], d.first.real[z], light);
            world_expect_share("zwaar", d.first.judged[z][ZWAAR], d.first.real[z], 1.0 - not_heavy);
        }
        world_unload(&w);
    }
}

static void test_warm_when_agreed_then_that_share_and_less_under_pressure(void **state)
{
    (void)state;
    for (int on = 0; on < 2; on++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_ALWAYS, PLAIN, MIXED, SHARES, MANY, CALM,
                   "gemeenten.*.warme_overdracht.direct=40",
                   "gemeenten.*.warme_overdracht.na_onderzoek=80", "veilig_thuis.druk.warm=75",
                   on ? "mechanismen.M8.stand=aan" : "mechanismen.M8.stand=uit");
        struct decisions d = {.pressed = true};
        decisions_run(&d, &w);
        double left = on ? 0.25 : 1.0;
        world_expect_share("direct", d.warm[0], d.handed[0], 0.4 * left);
        world_expect_share("na onderzoek", d.warm[1], d.handed[1], 0.8 * left);
        world_unload(&w);
    }
}

/* The front works the extra hours of a warme overdracht, and no others. */
static void test_warm_when_always_then_its_hours_are_worked(void **state)
{
    (void)state;
    double worked[2], handed = 0.0;
    for (int warm = 0; warm < 2; warm++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_FROM_START, PLAIN, CALM, "veilig_thuis.overdracht.uren_warm=3",
                   "gemeenten.*.lokaal_team.fte=\"onbeperkt\"",
                   warm ? "gemeenten.*.warme_overdracht.direct=100"
                        : "gemeenten.*.warme_overdracht.direct=0",
                   "gemeenten.*.warme_overdracht.na_onderzoek=0",
                   "gemeenten.*.doorzet_percentage=100", "eind=2018-12-31");
        struct decisions d = {0};
        decisions_run(&d, &w);
        worked[warm] = (double)hour_pool_use(d.keten->front.pool).worked / (double)CLOCK_HOUR;
        handed = d.handed[0] + d.handed[1];
        world_unload(&w);
    }
    double extra = (worked[1] - worked[0]) / 3.0;
    /* Those of the history on their way, and what is still on the way at the end, differ a bit. */
    assert_true(handed > 300.0 && fabs(extra / handed - 1.0) < 0.1);
}

static void test_sent_back_when_decided_again_then_as_it_is_and_seldom_direct(void **state)
{
    (void)state;
    static const double share[ZWAARTEN] = {0.8, 0.4, 0.1};
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, PLAIN, MIXED, SHARES, MANY, CALM,
               "veilig_thuis.terugmelding_direct=50");
    struct decisions d = {.bounce = true};
    decisions_run(&d, &w);
    assert_true(d.again.n > 200.0 && d.clocks_lost == 0.0);
    for (int z = 0; z < ZWAARTEN; z++) {
        assert_true(d.again.judged[z][z] == d.again.real[z]);
        world_expect_share(begrippen_zwaarte((enum zwaarte)z), d.again.to[z][ROUTE_DIRECT],
                           d.again.of[z], 0.5 * share[z]);
    }
    for (int32_t i = 0; i < d.keten->casussen.aantal; i++) {
        const struct casus *c = &d.keten->casussen.rij[i];
        if (c->telt && c->ronde > 0 &&
            begrippen_fase(c->fase)->verantwoordelijk == BIJ_VEILIG_THUIS)
            assert_true(c->in_handen);
    }
    world_unload(&w);
}

/* The hours of a VB follow the kind of melding and the ronde. */
static void test_vb_hours_when_factors_stated_then_the_work_follows(void **state)
{
    (void)state;
    double worked[3];
    static const char *const known[] = {"veilig_thuis.vb.uren_hermelding_factor=1",
                                        "veilig_thuis.vb.uren_hermelding_factor=0",
                                        "veilig_thuis.vb.uren_hermelding_factor=1"};
    static const char *const returned[] = {"veilig_thuis.vb.factor_terugmelding=1",
                                           "veilig_thuis.vb.factor_terugmelding=1",
                                           "veilig_thuis.vb.factor_terugmelding=0"};
    double back = 0.0, again = 0.0;
    for (int i = 0; i < 3; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_FROM_START, PLAIN, CALM, "veilig_thuis.vb.uren=10", known[i],
                   returned[i], "zwaarte.crisis.middelzwaar=0", "zwaarte.crisis.zwaar=0",
                   "eind=2018-12-31");
        struct decisions d = {.bounce = true};
        decisions_run(&d, &w);
        worked[i] = (double)hour_pool_use(d.keten->front.pool).worked / (double)CLOCK_HOUR / 10.0;
        if (i == 0) {
            again = d.again.n;
            for (int32_t c = 0; c < d.keten->casussen.aantal; c++)
                back +=
                    d.keten->casussen.rij[c].telt && d.keten->casussen.rij[c].soort == HERMELDING;
        }
        world_unload(&w);
    }
    assert_true(back > 100.0 && again > 100.0);
    assert_true(fabs((worked[0] - worked[1]) / back - 1.0) < 0.1);
    assert_true(fabs((worked[0] - worked[2]) / again - 1.0) < 0.1);
}

static void test_missed_signals_when_shifted_then_heavier(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, PLAIN, MIXED, "zwaarte.effect_gemist=1");
    struct keten *k = world_start(&w, 1);
    int heavier = 0, seen = 0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        if (k->casussen.rij[i].fase == FASE_GESLOTEN || k->casussen.rij[i].huishouden < 0)
            continue;
        k->casussen.rij[i].gemist = false;
        veilig_thuis_zwaarte(&k->veilig_thuis, i);
        enum zwaarte before = k->casussen.rij[i].werkelijk;
        k->casussen.rij[i].gemist = true;
        veilig_thuis_zwaarte(&k->veilig_thuis, i);
        assert_true(k->casussen.rij[i].werkelijk >= before);
        heavier += k->casussen.rij[i].werkelijk > before;
        seen++;
    }
    world_expect_share("heavier", heavier, seen,
                       0.3 - shifted(0.3, -1.0) + 0.7 - shifted(0.7, -1.0));
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_direct_when_pressed_then_shifted_on_the_logistic_scale),
        cmocka_unit_test(test_judgement_when_pressed_then_lighter_as_stated),
        cmocka_unit_test(test_warm_when_agreed_then_that_share_and_less_under_pressure),
        cmocka_unit_test(test_warm_when_always_then_its_hours_are_worked),
        cmocka_unit_test(test_sent_back_when_decided_again_then_as_it_is_and_seldom_direct),
        cmocka_unit_test(test_vb_hours_when_factors_stated_then_the_work_follows),
        cmocka_unit_test(test_missed_signals_when_shifted_then_heavier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
