/* Reporting: whether, by whom, after how long, at what hour, and a second report of the same
 * incident. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/models/world.h"

/* What went through between the incident and the chain. */
struct tally_of_reports {
    struct keten *keten;
    struct huishoudens_bedrading incident;
    struct meldingen_bedrading report;
    double incidents, first, second;
    double by[MELDERS], delay_days[MELDERS];
    double police_wrong_hour, early;
    double known, known_without_help;
};

static void incident(void *context, int32_t household, uint16_t candidate)
{
    struct tally_of_reports *t = context;
    t->incidents++;
    t->incident.incident(t->incident.keten, household, candidate);
}

static void received(void *context, const struct melding *m)
{
    struct tally_of_reports *t = context;
    tick delay = t->keten->sim.now - m->incident;
    *(m->volgnummer == 0 ? &t->first : &t->second) += 1.0;
    t->by[m->melder]++;
    t->delay_days[m->melder] += (double)delay / (double)CLOCK_DAY;
    t->early += delay < 0;
    t->police_wrong_hour +=
        m->melder == POLITIE && clock_second_of_day(t->keten->sim.now) != 3 * 3600;
    t->report.ontvangen(t->report.keten, m);
}

static void known(void *context, int32_t household, tick at)
{
    struct tally_of_reports *t = context;
    t->known++;
    t->known_without_help += t->keten->huishoudens.rij[household].beleving[IN_HULP] == 0;
    t->report.bekend(t->report.keten, household, at);
}

static struct tally_of_reports reports_of(const char *const *sets)
{
    struct world w;
    world_load(&w, WORLD_ALWAYS, sets);
    struct tally_of_reports t = {.keten = world_start(&w, 1)};
    t.incident = t.keten->huishoudens.bedrading;
    t.report = t.keten->meldingen.bedrading;
    t.keten->huishoudens.bedrading = (struct huishoudens_bedrading){&t, incident};
    t.keten->meldingen.bedrading = (struct meldingen_bedrading){&t, received, known};
    keten_loop(t.keten, w.in.eind);
    t.keten = NULL;
    world_release(&w);
    return t;
}
#define REPORTS(...) reports_of((const char *const[]){__VA_ARGS__, NULL})
/* Reports on their way at either end of the run come from, or go to, outside it; short delays keep
 * these few. */
#define SHORT                                                                                      \
    "melding.melder.gezondheidszorg.vertraging=1", "melding.melder.onderwijs.vertraging=1",        \
        "melding.melder.jeugdzorg.vertraging=1",                                                   \
        "melding.melder.overig_beroepsmatig.vertraging=1",                                         \
        "melding.melder.niet_beroepsmatig.vertraging=1", "melding.melder.anders.vertraging=1"

static void test_reports_when_counted_then_shares_as_stated(void **state)
{
    (void)state;
    struct tally_of_reports t = REPORTS(SHORT);
    static const double share[MELDERS] = {0.734177, 0.050633, 0.035443, 0.037975,
                                          0.070886, 0.048101, 0.022785};
    world_expect_share("reported", t.first, t.incidents, 0.6);
    world_expect_share("second report", t.second, t.first, 0.08);
    for (int m = 0; m < MELDERS; m++)
        world_expect_share(begrippen_melder((enum melder)m), t.by[m], t.first + t.second, share[m]);
}

static void test_delays_when_counted_then_as_stated_and_police_at_its_hour(void **state)
{
    (void)state;
    struct tally_of_reports t = REPORTS("gemeenten.*.instroom*=3", "gemeenten.*.instroom_max*=3");
    assert_true(t.early == 0.0);
    assert_true(t.police_wrong_hour == 0.0);
    for (int m = GEZONDHEIDSZORG; m < MELDERS; m++)
        world_expect_mean(begrippen_melder((enum melder)m), t.delay_days[m], t.by[m], 10.0, 10.0);
    /* An exponential day, then on average half a day to the next nightly extract. */
    world_expect_mean("politie", t.delay_days[POLITIE], t.by[POLITIE], 1.5, 1.05);
}

static void test_delay_when_zero_then_police_waits_for_the_night_only(void **state)
{
    (void)state;
    struct tally_of_reports t =
        REPORTS(SHORT, "melding.melder.politie.vertraging=0", "melding.politie_uur=3");
    assert_true(t.police_wrong_hour == 0.0);
    world_expect_mean("politie", t.delay_days[POLITIE], t.by[POLITIE], 0.5, 0.289);
    assert_true(t.delay_days[ANDERS] == t.by[ANDERS]);
}

static void test_unreported_when_help_is_there_then_known_as_stated(void **state)
{
    (void)state;
    struct tally_of_reports t = REPORTS("melding.bekend_bij_hulp=100");
    assert_true(t.known > 20.0);
    assert_true(t.known_without_help == 0.0);
    t = REPORTS("melding.bekend_bij_hulp=0");
    assert_true(t.known == 0.0);
}

static void test_reporting_when_it_rises_then_violence_does_not(void **state)
{
    (void)state;
    /* Without feedback from the chain to the hazard, reporting leaves incidents as they are. */
#define NO_FEEDBACK                                                                                \
    "incidenten.voorgeschiedenis_effect=0", "incidenten.toestand.wachten=1",                       \
        "incidenten.toestand.veilig_thuis=1", "incidenten.toestand.hulp=1",                        \
        "incidenten.toestand.na_voldoende=1", "incidenten.toestand.na_uitval=1"
    struct tally_of_reports less = REPORTS(NO_FEEDBACK, "melding.kans=40");
    struct tally_of_reports more = REPORTS(NO_FEEDBACK, "melding.kans=80");
    assert_true(less.incidents == more.incidents);
    assert_true(more.first > 1.5 * less.first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reports_when_counted_then_shares_as_stated),
        cmocka_unit_test(test_delays_when_counted_then_as_stated_and_police_at_its_hour),
        cmocka_unit_test(test_delay_when_zero_then_police_waits_for_the_night_only),
        cmocka_unit_test(test_unreported_when_help_is_there_then_known_as_stated),
        cmocka_unit_test(test_reporting_when_it_rises_then_violence_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
