/* The kinderrechter: every request waits for its hearing, and is granted or not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/models/world.h"

/* All onderzoeken of families with children come before the court. */
#define ALL_TO_COURT                                                                               \
    "veilig_thuis.onderzoek.naar_jbt.licht=100",                                                   \
        "veilig_thuis.onderzoek.naar_jbt.middelzwaar=100",                                         \
        "veilig_thuis.onderzoek.naar_jbt.zwaar=100", "veilig_thuis.onderzoek.fte=40",              \
        "jbt.naar_raad=100", "jbt.naar_save=0", "jbt.agenda=0", "raad.fte=100",                    \
        "raad.naar_rechter=100", "gi.fte=onbeperkt"

#define MOST 40000

struct court {
    void (*journal)(void *context, int32_t casus, enum fase fase);
    void *context;
    struct keten *keten;
    tick came[MOST];
    int heard, other;
};

static void look(void *context, int32_t i, enum fase fase)
{
    struct court *court = context;
    assert_true(i < MOST);
    if (court->came[i] != 0) {
        court->heard++;
        court->other += court->keten->sim.now - court->came[i] != 20 * CLOCK_DAY;
        court->came[i] = 0;
    }
    if (fase == FASE_RECHTER)
        court->came[i] = court->keten->sim.now;
    court->journal(court->context, i, fase);
}

static void test_rechter_when_hearing_is_after_20_days_then_all_wait_that_long(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_COURT, "rechter.dagen_tot_zitting=20");
    struct keten *k = world_start(&w, 1);
    static struct court court;
    court = (struct court){
        .keten = k, .journal = k->casussen.journaal, .context = k->casussen.journaal_context};
    k->casussen.journaal = look;
    k->casussen.journaal_context = &court;
    k->metingen.vanaf = w.in.start; /* as the journal: whoever comes from now on */
    keten_loop(k, w.in.eind);
    assert_true(court.heard > 100);
    assert_int_equal(court.other, 0);
    uint64_t measured = 0, came_in = 0;
    for (size_t g = 0; g < w.in.gemeenten; g++) {
        const struct wachtmeting *wait = &k->metingen.wacht[STATION_RECHTER * w.in.gemeenten + g];
        uint64_t n = wait->dagen.count;
        measured += n;
        came_in += k->metingen.doorstroom[STATION_RECHTER * w.in.gemeenten + g];
        if (n == 0)
            continue;
        assert_true(tally_mean(&wait->dagen) > 19.999 && tally_mean(&wait->dagen) < 20.001);
        assert_true(wait->oorzaak[WAIT_MEETING] == (double)n * 20.0 * (double)CLOCK_DAY);
        assert_true(wait->oorzaak[WAIT_BUSY] + wait->oorzaak[WAIT_CLOSED] == 0.0);
    }
    assert_true(measured > 100);
    assert_int_equal(measured, court.heard);
    assert_int_equal(came_in - measured, k->casussen.in_fase[FASE_RECHTER]);
    world_unload(&w);
}

static void test_rechter_when_share_is_stated_then_that_many_get_a_measure(void **state)
{
    (void)state;
    static const char *const share[] = {"rechter.toegewezen=0", "rechter.toegewezen=60",
                                        "rechter.toegewezen=100"};
    const double chance[] = {0.0, 0.6, 1.0};
    for (int i = 0; i < 3; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_ALWAYS, ALL_TO_COURT, share[i]);
        struct keten *k = world_run(&w, 1);
        double granted = (double)k->metingen.pijl[PIJL_RECHTER_OTS];
        double refused = (double)k->metingen.pijl[PIJL_RECHTER_AFGEWEZEN];
        world_expect_share(share[i], granted, granted + refused, chance[i]);
        for (int32_t c = 0; c < k->casussen.aantal; c++) {
            const struct casus *casus = &k->casussen.rij[c];
            if (casus->telt && casus->ots)
                assert_true(casus->mijlpaal[MIJLPAAL_UITSPRAAK] != CLOCK_NEVER);
        }
        world_unload(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rechter_when_hearing_is_after_20_days_then_all_wait_that_long),
        cmocka_unit_test(test_rechter_when_share_is_stated_then_that_many_get_a_measure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
