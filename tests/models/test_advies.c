/* Adviezen: how many there are, what waiting adds, and which of them become meldingen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/models/world.h"

struct tally_of_advice {
    struct keten *keten;
    struct meldingen_bedrading reports;
    struct advies_bedrading advice;
    double asked, led, reported, not_kept, early;
};

static void asked(void *context, int32_t household, uint16_t candidate)
{
    struct tally_of_advice *t = context;
    uint16_t before = t->keten->huishoudens.rij[household].onderweg;
    t->asked++;
    t->reports.advies(t->reports.keten, household, candidate);
    t->not_kept += t->keten->huishoudens.rij[household].onderweg != before + 1;
}

static void led(void *context, int32_t household, uint16_t candidate, tick at)
{
    struct tally_of_advice *t = context;
    t->led++;
    t->early += t->keten->sim.now < at;
    t->advice.melding(t->advice.keten, household, candidate, at);
}

static void received(void *context, const struct melding *m)
{
    struct tally_of_advice *t = context;
    t->reported += m->volgnummer == MELDING_NA_ADVIES;
    t->reports.ontvangen(t->reports.keten, m);
}

static void known(void *context, int32_t household, tick at)
{
    struct tally_of_advice *t = context;
    t->reports.bekend(t->reports.keten, household, at);
}

static void caught(void *context, int32_t household, uint16_t candidate)
{
    struct tally_of_advice *t = context;
    t->reports.opgevangen(t->reports.keten, household, candidate);
}

/* A run in which everything about an incident is counted. */
static struct tally_of_advice advice_of(const char *const *sets)
{
    struct world w;
    world_load(&w, WORLD_ALWAYS, sets);
    struct tally_of_advice t = {.keten = world_start(&w, 1)};
    t.reports = t.keten->meldingen.bedrading;
    t.advice = t.keten->adviezen.bedrading;
    t.keten->meldingen.bedrading = (struct meldingen_bedrading){&t, received, known, caught, asked};
    t.keten->adviezen.bedrading = (struct advies_bedrading){&t, led};
    keten_loop(t.keten, w.in.eind);
    t.keten = NULL;
    world_unload(&w);
    return t;
}
/* Nothing is caught locally: who is not reported may ask for advies. */
#define ADVICE(...)                                                                                \
    advice_of((const char *const[]){"gemeenten.*.lokaal_opgevangen=0", __VA_ARGS__, NULL})

/* Adviezen given in a run, and how many of their waits were noted. */
struct volume {
    double given, waits, days;
};

static struct volume volume_of(const char *const *sets)
{
    struct world w;
    world_load(&w, WORLD_ALWAYS, sets);
    const struct keten *k = world_run(&w, 1);
    struct volume v = {.given = (double)k->metingen.adviezen,
                       .days = (double)(w.in.eind - w.in.start) / (double)CLOCK_DAY};
    for (size_t g = 0; g < w.in.gemeenten; g++)
        v.waits += (double)k->metingen.wacht[STATION_ADVIES * w.in.gemeenten + g].dagen.count;
    struct station_audit audit = {0};
    keten_audit(k, &audit);
    if (audit.failures > 0)
        fail_msg("%s", audit.first_failure);
    world_unload(&w);
    return v;
}
#define VOLUME(...)                                                                                \
    volume_of((const char *const[]){"melding.advies=0", "veilig_thuis.advies.overige_per_week=20", \
                                    "veilig_thuis.front.fte=10", __VA_ARGS__, NULL})

static void test_adviezen_when_counted_then_as_many_as_stated_and_all_waits_noted(void **state)
{
    (void)state;
    struct volume v = VOLUME("veilig_thuis.advies.factor_bij_wachten=0");
    double expected = 20.0 * v.days / 7.0;
    assert_true(fabs(v.given - expected) < 4.5 * sqrt(expected));
    assert_true(v.waits <= v.given && v.waits > v.given - 20.0);
}

static void test_adviezen_when_people_wait_then_more_and_the_same_without_m7(void **state)
{
    (void)state;
    struct volume none = VOLUME("veilig_thuis.advies.factor_bij_wachten=0");
    struct volume some =
        VOLUME("veilig_thuis.advies.factor_bij_wachten=100", "gemeenten.*.lokaal_team.fte=0.2");
    struct volume off = VOLUME("veilig_thuis.advies.factor_bij_wachten=100",
                               "gemeenten.*.lokaal_team.fte=0.2", "mechanismen.M7.stand=uit");
    assert_true(some.given > 1.1 * none.given);
    assert_true(some.given <= 2.2 * none.given);
    assert_true(off.given == none.given);
}

static void test_advies_when_about_an_incident_then_leads_to_a_melding_as_stated(void **state)
{
    (void)state;
    struct tally_of_advice t =
        ADVICE("melding.advies=100", "veilig_thuis.advies.leidt_tot_melding=40",
               "melding.melder.overig_beroepsmatig.vertraging=1", "veilig_thuis.front.fte=10");
    assert_true(t.asked > 200.0);
    assert_true(t.not_kept == 0.0); /* the huishouden stays while it is dealt with */
    assert_true(t.early == 0.0);
    world_expect_share("led to a melding", t.led, t.asked, 0.4);
    assert_true(fabs(t.reported - t.led) < 20.0); /* those under way at either end */
}

static void test_advies_when_extremes_then_all_or_nothing(void **state)
{
    (void)state;
    struct tally_of_advice t =
        ADVICE("melding.advies=100", "veilig_thuis.advies.leidt_tot_melding=0");
    assert_true(t.asked > 0.0 && t.led == 0.0);
    t = ADVICE("melding.advies=0", "veilig_thuis.advies.leidt_tot_melding=100");
    assert_true(t.asked == 0.0 && t.led == 0.0 && t.reported < 20.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_adviezen_when_counted_then_as_many_as_stated_and_all_waits_noted),
        cmocka_unit_test(test_adviezen_when_people_wait_then_more_and_the_same_without_m7),
        cmocka_unit_test(test_advies_when_about_an_incident_then_leads_to_a_melding_as_stated),
        cmocka_unit_test(test_advies_when_extremes_then_all_or_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
