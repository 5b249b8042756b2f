/* The gecertificeerde instelling: a place a child, first contact once a measure, lengths of OTS and
 * SAVE, and back to the table when SAVE is not enough. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/models/world.h"

/* All onderzoeken of families with children come to the table, which gives SAVE to all, or a
 * Raadsonderzoek that always ends in an OTS. */
#define ALL_TO_TABLE                                                                               \
    "veilig_thuis.onderzoek.naar_jbt.licht=100",                                                   \
        "veilig_thuis.onderzoek.naar_jbt.middelzwaar=100",                                         \
        "veilig_thuis.onderzoek.naar_jbt.zwaar=100", "veilig_thuis.onderzoek.fte=40",              \
        "jbt.agenda=0", "jbt.spoed=0", "raad.fte=100", "raad.naar_rechter=100",                    \
        "rechter.toegewezen=100", "gi.overige_instroom=0", "raad.wachtlijst_start=0"
#define ALL_SAVE ALL_TO_TABLE, "jbt.naar_raad=0", "jbt.naar_save=100"
#define ALL_OTS ALL_TO_TABLE, "jbt.naar_raad=100", "jbt.naar_save=0"

#define MOST 40000

struct watched {
    void (*journal)(void *context, int32_t casus, enum fase fase);
    void *context;
    struct keten *keten;
    tick place[MOST], contact[MOST];
    tick contact_after, lasts; /* what is expected, in ticks */
    int places, contacts, ends, wrong_contact, wrong_end;
};

static void look(void *context, int32_t i, enum fase fase)
{
    struct watched *seen = context;
    tick now = seen->keten->sim.now;
    assert_true(i < MOST);
    if (seen->contact[i] != 0 && fase != FASE_GI) {
        seen->ends++;
        /* Of the only child, or of the last of several, which may have begun later. */
        tick took = now - seen->place[i];
        bool one = seen->keten->casussen.rij[i].kinderen == 1;
        seen->wrong_end += one ? took != seen->lasts : took < seen->lasts;
        seen->place[i] = seen->contact[i] = 0;
    }
    if (fase == FASE_GI_PLANNEN) {
        seen->places++;
        seen->place[i] = now;
    }
    if (fase == FASE_GI && seen->place[i] != 0) {
        seen->contacts++;
        seen->wrong_contact += now - seen->place[i] != seen->contact_after;
        seen->contact[i] = now;
    }
    seen->journal(seen->context, i, fase);
}

static struct watched *watch(struct world *w, tick contact_after, tick lasts)
{
    static struct watched seen;
    struct keten *k = world_start(w, 1);
    seen = (struct watched){.keten = k,
                            .journal = k->casussen.journaal,
                            .context = k->casussen.journaal_context,
                            .contact_after = contact_after,
                            .lasts = lasts};
    k->casussen.journaal = look;
    k->casussen.journaal_context = &seen;
    keten_loop(k, w->in.eind);
    return &seen;
}

struct sums {
    size_t open, waiting, casussen;
};

static struct sums count(const struct keten *k)
{
    struct sums sums = {0};
    for (int32_t h = 0; h < k->huishoudens.aantal; h++) {
        const struct huishouden *family = &k->huishoudens.rij[h];
        for (int32_t i = family->leeft ? family->eerste_casus : -1; i >= 0;
             i = k->casussen.rij[i].volgende_casus) {
            const struct casus *c = &k->casussen.rij[i];
            bool here =
                c->fase == FASE_GI_WACHT || c->fase == FASE_GI_PLANNEN || c->fase == FASE_GI;
            assert_int_equal(here, c->gi_open > 0);
            assert_int_equal(c->fase == FASE_GI_WACHT, here && c->gi_wacht == c->kinderen);
            assert_true(!here || (c->in_handen && c->gi_keer > 0));
            sums.casussen += here;
            sums.open += c->gi_open;
            sums.waiting += c->gi_wacht;
        }
    }
    return sums;
}

static void test_gi_when_places_are_few_then_one_a_child(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_OTS, "gi.fte=20", "gi.caseload_per_fte=16",
               "gi.historie_ots_dagen=300", "gi.ots_dagen=300");
    struct keten *k = world_start(&w, 1);
    bool mixed = false;
    for (int week = 1; week < 100; week++) {
        keten_loop(k, w.in.start + week * CLOCK_WEEK);
        struct sums sums = count(k);
        struct place_state now = place_station_state(k->gi.station);
        assert_int_equal(now.waiting_of[STATION_CASUS], sums.waiting);
        assert_int_equal(now.serving_of[STATION_CASUS], sums.open - sums.waiting);
        assert_int_equal(now.used, (int64_t)now.serving * (PLACE_UNITS_PER_FTE / 16));
        mixed = mixed || (sums.waiting > 10 && sums.open > sums.casussen);
    }
    assert_true(mixed);
    struct station_audit audit = {0};
    keten_audit(k, &audit);
    assert_int_equal(audit.failures, 0);
    world_unload(&w);
}

static void test_gi_when_place_found_then_contact_after_the_stated_days_once(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_SAVE, "gi.fte=onbeperkt", "gi.contact_dagen=3",
               "gi.save_dagen=60", "gi.save_niet_genoeg=0");
    struct watched *seen = watch(&w, 3 * CLOCK_DAY, 60 * CLOCK_DAY);
    assert_true(seen->places > 200 && seen->ends > 150);
    assert_int_equal(seen->wrong_contact + seen->wrong_end, 0);
    assert_int_equal(seen->places - seen->contacts, w.keten.casussen.in_fase[FASE_GI_PLANNEN]);
    assert_int_equal(w.keten.metingen.pijl[PIJL_SAVE_JBT], 0);
    world_unload(&w);
}

static void test_gi_when_contact_takes_longer_than_the_measure_then_at_its_end(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_SAVE, "gi.fte=onbeperkt", "gi.contact_dagen=30",
               "gi.save_dagen=10", "gi.save_niet_genoeg=0");
    struct watched *seen = watch(&w, 10 * CLOCK_DAY, 10 * CLOCK_DAY);
    assert_true(seen->ends > 200);
    assert_int_equal(seen->wrong_contact + seen->wrong_end, 0);
    world_unload(&w);
}

static void test_gi_when_ots_then_it_lasts_as_stated_and_never_asks_the_table(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_OTS, "gi.fte=onbeperkt", "gi.contact_dagen=3",
               "gi.ots_dagen=200", "gi.save_niet_genoeg=90");
    struct watched *seen = watch(&w, 3 * CLOCK_DAY, 200 * CLOCK_DAY);
    assert_true(seen->ends > 50);
    assert_int_equal(seen->wrong_contact + seen->wrong_end, 0);
    assert_int_equal(w.keten.metingen.pijl[PIJL_SAVE_JBT], 0);
    world_unload(&w);
}

/* At the second visit the table draws anew: half of those who had SAVE get it again, where the same
 * draw would give it to all of them. */
static void test_gi_when_save_is_not_enough_then_the_gi_asks_and_draws_are_new(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_TABLE, "gi.fte=onbeperkt", "jbt.naar_raad=50",
               "jbt.naar_save=50", "gi.save_dagen=40", "gi.historie_save_dagen=40",
               "gi.save_niet_genoeg=90");
    struct keten *k = world_start(&w, 1);
    int asking = 0;
    for (int week = 1; week < 100; week++) {
        keten_loop(k, w.in.start + week * CLOCK_WEEK);
        count(k);
        for (int32_t i = 0; i < k->casussen.aantal; i++) {
            const struct casus *c = &k->casussen.rij[i];
            if (!c->telt || c->fase != FASE_JBT_WACHT || c->gi_keer == 0)
                continue;
            assert_int_equal(casus_verantwoordelijk(c), BIJ_GI);
            asking++;
        }
    }
    assert_true(asking > 50);
    double again = 0.0, twice = 0.0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (!c->telt || c->aanvrager != BIJ_GI)
            continue;
        /* Came back once: then went to the Raad (no second SAVE), or had SAVE again. */
        bool decided = c->gi_keer > 1 || c->mijlpaal[MIJLPAAL_RAAD_VERZOEK] != CLOCK_NEVER;
        again += decided;
        /* A second measure without the court before it was SAVE. */
        twice +=
            c->gi_keer > 1 && (c->mijlpaal[MIJLPAAL_UITSPRAAK] == CLOCK_NEVER || c->gi_keer > 2);
    }
    world_expect_share("SAVE again", twice, again, 0.5);
    world_unload(&w);
}

static void test_gi_when_save_is_not_enough_then_the_stated_share_comes_back(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_SAVE, "gi.fte=onbeperkt", "gi.save_dagen=40",
               "gi.save_niet_genoeg=30");
    struct keten *k = world_run(&w, 1);
    double back = (double)k->metingen.pijl[PIJL_SAVE_JBT];
    double done = (double)k->metingen.pijl[PIJL_GI_KLAAR];
    world_expect_share("back to the table", back, back + done, 0.3);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gi_when_places_are_few_then_one_a_child),
        cmocka_unit_test(test_gi_when_place_found_then_contact_after_the_stated_days_once),
        cmocka_unit_test(test_gi_when_contact_takes_longer_than_the_measure_then_at_its_end),
        cmocka_unit_test(test_gi_when_ots_then_it_lasts_as_stated_and_never_asks_the_table),
        cmocka_unit_test(test_gi_when_save_is_not_enough_then_the_gi_asks_and_draws_are_new),
        cmocka_unit_test(test_gi_when_save_is_not_enough_then_the_stated_share_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
