/* The Raad: a place a child, done at the last one, what it asks of the kinderrechter, and the place
 * that Veilig Thuis keeps meanwhile (M1). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/models/world.h"

/* All onderzoeken of families with children go by the table to the Raad, which is too small for
 * them; nobody comes a second time. */
#define ALL_TO_RAAD                                                                                \
    "veilig_thuis.onderzoek.naar_jbt.licht=100",                                                   \
        "veilig_thuis.onderzoek.naar_jbt.middelzwaar=100",                                         \
        "veilig_thuis.onderzoek.naar_jbt.zwaar=100", "jbt.naar_raad=100", "jbt.naar_save=0",       \
        "jbt.agenda=0", "gemeenten.*.lokaal_team.naar_jbt.licht=0",                                \
        "gemeenten.*.lokaal_team.naar_jbt.middelzwaar=0",                                          \
        "gemeenten.*.lokaal_team.naar_jbt.zwaar=0", "mechanismen.M4.stand=uit", "raad.fte=12",     \
        "raad.overige_instroom=0", "gi.fte=onbeperkt", "veilig_thuis.onderzoek.fte=40"

typedef void visitor(void *context, struct keten *k, struct casus *c);

static void each_open(struct keten *k, visitor *visit, void *context)
{
    for (int32_t h = 0; h < k->huishoudens.aantal; h++) {
        const struct huishouden *family = &k->huishoudens.rij[h];
        for (int32_t i = family->leeft ? family->eerste_casus : -1; i >= 0;
             i = k->casussen.rij[i].volgende_casus)
            visit(context, k, &k->casussen.rij[i]);
    }
}

struct sums {
    int64_t held;
    size_t open, waiting, casussen;
};

static bool is_kept(const struct casus *c)
{
    return c->vt_plaats.generation != 0 && c->fase != FASE_ONDERZOEK_WACHT &&
           c->fase != FASE_ONDERZOEK && c->fase != FASE_VENV_WACHT && c->fase != FASE_VENV;
}

static void count(void *context, struct keten *k, struct casus *c)
{
    (void)k;
    struct sums *sums = context;
    sums->held += is_kept(c) ? llround((double)c->vt_claim * 0.33) : 0;
    if (c->fase != FASE_RAAD && c->fase != FASE_RAAD_WACHT) {
        assert_int_equal(c->raad_open, 0);
        return;
    }
    sums->casussen++;
    sums->open += c->raad_open;
    sums->waiting += c->raad_wacht;
    /* Waiting until the first child is taken up; in work until the last is done. */
    assert_int_equal(c->fase == FASE_RAAD_WACHT, c->raad_wacht == c->kinderen);
    assert_true(c->raad_open > 0 && c->raad_wacht <= c->raad_open);
    assert_true(c->raadszaak && c->in_handen);
}

static void test_raad_when_running_then_a_place_a_child(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_RAAD);
    struct keten *k = world_start(&w, 1);
    bool mixed = false;
    for (int week = 1; week < 100; week++) {
        keten_loop(k, w.in.start + week * CLOCK_WEEK);
        struct sums sums = {0};
        each_open(k, count, &sums);
        struct place_state now = place_station_state(k->raad.station);
        assert_int_equal(now.waiting_of[STATION_CASUS], sums.waiting);
        assert_int_equal(now.serving_of[STATION_CASUS], sums.open - sums.waiting);
        assert_int_equal(now.used, (int64_t)now.serving * (PLACE_UNITS_PER_FTE / 10));
        mixed = mixed || (sums.waiting > 10 && sums.open > sums.casussen);
    }
    assert_true(mixed);
    int with_more = 0, apart = 0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || c->mijlpaal[MIJLPAAL_RAAD_EIND] == CLOCK_NEVER)
            continue;
        assert_int_equal(c->raad_open, 0);
        assert_int_equal(c->raad_wacht, 0);
        assert_true(c->kinderen > 0);
        with_more += c->kinderen > 1;
        apart +=
            c->mijlpaal[MIJLPAAL_RAAD_EIND] - c->mijlpaal[MIJLPAAL_RAAD_START] > 120 * CLOCK_DAY;
    }
    assert_true(with_more > 20 && apart > 0);
    world_unload(&w);
}

static void test_m1_when_on_then_stated_part_is_held_until_the_last_child(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_RAAD);
    struct keten *k = world_start(&w, 1);
    int64_t most = 0;
    for (int week = 1; week < 100; week++) {
        keten_loop(k, w.in.start + week * CLOCK_WEEK);
        struct sums sums = {0};
        each_open(k, count, &sums);
        int64_t held = place_station_state(k->veilig_thuis.onderzoek).held;
        assert_int_equal(held, sums.held);
        most = held > most ? held : most;
    }
    assert_true(most > 5 * PLACE_UNITS_PER_FTE / 6);
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (c->telt && c->raadszaak) /* opened since `start`, so M1 held throughout */
            assert_int_equal(is_kept(c), c->mijlpaal[MIJLPAAL_RAAD_EIND] == CLOCK_NEVER);
    }
    world_unload(&w);
}

static void test_m1_when_part_is_zero_or_mechanism_off_then_nothing_is_held(void **state)
{
    (void)state;
    static const char *const set[] = {"veilig_thuis.onderzoek.plaatsdeel_bij_raad=0",
                                      "mechanismen.M1.stand=uit"};
    for (int i = 0; i < 2; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_RAAD, set[i]);
        struct keten *k = world_start(&w, 1);
        for (int month = 0; month < 12; month++) {
            assert_int_equal(place_station_state(k->veilig_thuis.onderzoek).held, 0);
            keten_loop(k, w.in.start + month * 30 * CLOCK_DAY);
        }
        world_unload(&w);
    }
}

static void test_m1_when_whole_place_is_held_then_fewer_are_left(void **state)
{
    (void)state;
    double waits[2];
    static const char *const part[] = {"veilig_thuis.onderzoek.plaatsdeel_bij_raad=0",
                                       "veilig_thuis.onderzoek.plaatsdeel_bij_raad=100"};
    for (int i = 0; i < 2; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_FROM_START, ALL_TO_RAAD, "veilig_thuis.onderzoek.fte=8", part[i]);
        struct keten *k = world_run(&w, 1);
        waits[i] = (double)k->casussen.in_fase[FASE_ONDERZOEK_WACHT];
        world_unload(&w);
    }
    assert_true(waits[1] > waits[0] + 20.0);
}

static void test_raad_when_unseen_share_is_extreme_then_all_or_none_are_seen(void **state)
{
    (void)state;
    static const char *const share[] = {"raad.zonder_zicht=0", "raad.zonder_zicht=100"};
    for (int i = 0; i < 2; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_RAAD, share[i], "eind=2018-12-31");
        struct keten *k = world_run(&w, 1);
        int64_t unseen = 0;
        for (size_t g = 0; g < w.in.gemeenten; g++)
            unseen += k->casussen.zonder_zicht[STATION_RAAD * w.in.gemeenten + g].value;
        int64_t expected = (int64_t)k->casussen.in_fase[FASE_RAAD_WACHT] +
                           (i == 1 ? (int64_t)k->casussen.in_fase[FASE_RAAD] : 0);
        assert_true(k->casussen.in_fase[FASE_RAAD] > 10);
        assert_int_equal(unseen, expected);
        world_unload(&w);
    }
}

static void test_raad_when_it_asks_for_a_measure_then_the_stated_share(void **state)
{
    (void)state;
    static const char *const share[] = {"raad.naar_rechter=0", "raad.naar_rechter=40",
                                        "raad.naar_rechter=100"};
    const double chance[] = {0.0, 0.4, 1.0};
    for (int i = 0; i < 3; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_RAAD, "raad.fte=60", share[i]);
        struct keten *k = world_run(&w, 1);
        double asked = (double)k->metingen.pijl[PIJL_RAAD_RECHTER];
        double not_asked = (double)k->metingen.pijl[PIJL_RAAD_VRIJWILLIG];
        world_expect_share(share[i], asked, asked + not_asked, chance[i]);
        world_unload(&w);
    }
}

static void test_raad_when_urgent_then_it_does_not_wait_for_others(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_RAAD, "jbt.spoed=100", "raad.fte=9");
    struct keten *k = world_run(&w, 1);
    double wait[2] = {0.0, 0.0}, n[2] = {0.0, 0.0};
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || c->mijlpaal[MIJLPAAL_RAAD_START] == CLOCK_NEVER)
            continue;
        wait[c->spoed] +=
            (double)(c->mijlpaal[MIJLPAAL_RAAD_START] - c->mijlpaal[MIJLPAAL_RAAD_VERZOEK]);
        n[c->spoed]++;
    }
    assert_true(n[0] > 50.0 && n[1] > 10.0);
    assert_true(wait[0] / n[0] > 30.0 * (double)CLOCK_DAY);
    assert_true(wait[1] / n[1] < 10.0 * (double)CLOCK_DAY);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_raad_when_running_then_a_place_a_child),
        cmocka_unit_test(test_m1_when_on_then_stated_part_is_held_until_the_last_child),
        cmocka_unit_test(test_m1_when_part_is_zero_or_mechanism_off_then_nothing_is_held),
        cmocka_unit_test(test_m1_when_whole_place_is_held_then_fewer_are_left),
        cmocka_unit_test(test_raad_when_unseen_share_is_extreme_then_all_or_none_are_seen),
        cmocka_unit_test(test_raad_when_it_asks_for_a_measure_then_the_stated_share),
        cmocka_unit_test(test_raad_when_urgent_then_it_does_not_wait_for_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
