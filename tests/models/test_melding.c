/* Reporting: whether, by whom, after how long, at what hour, a second report of the same incident,
 * more or fewer reports by one kind of melder, and what becomes of what nobody reports. */
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
    double caught, caught_beside_casus, asked, missed, later, ex_officio;
    double later_by[MELDERS]; /* after an advies */
    uint64_t base;            /* of all first and second reports by police: who, which and when */
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
    double *const number[] = {[MELDING_EERSTE] = &t->first,
                              [MELDING_TWEEDE] = &t->second,
                              [MELDING_NA_ADVIES] = &t->later,
                              [MELDING_MONITORING] = &t->ex_officio};
    *number[m->volgnummer] += 1.0;
    t->missed += m->gemist;
    t->by[m->melder]++;
    t->later_by[m->melder] += m->volgnummer == MELDING_NA_ADVIES;
    if (m->melder == POLITIE) {
        const struct huishouden *h = &t->keten->huishoudens.rij[m->huishouden];
        t->base += ((uint64_t)h->nummer * 7919 + m->kandidaat * 31u + m->volgnummer + 1) *
                   (uint64_t)(t->keten->sim.now / CLOCK_DAY + 1);
    }
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

static void caught(void *context, int32_t household, uint16_t candidate)
{
    struct tally_of_reports *t = context;
    t->caught++;
    t->caught_beside_casus += t->keten->huishoudens.rij[household].open > 0;
    t->report.opgevangen(t->report.keten, household, candidate);
}

static void asked(void *context, int32_t household, uint16_t candidate)
{
    struct tally_of_reports *t = context;
    t->asked++;
    t->report.advies(t->report.keten, household, candidate);
}

static struct tally_of_reports reports_of(const char *const *sets)
{
    struct world w;
    world_load(&w, WORLD_ALWAYS, sets);
    struct tally_of_reports t = {.keten = world_start(&w, 1)};
    t.incident = t.keten->huishoudens.bedrading;
    t.report = t.keten->meldingen.bedrading;
    t.keten->huishoudens.bedrading = (struct huishoudens_bedrading){&t, incident};
    t.keten->meldingen.bedrading = (struct meldingen_bedrading){&t, received, known, caught, asked};
    keten_loop(t.keten, w.in.eind);
    t.keten = NULL;
    world_unload(&w);
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

/* Only reports by the base chances: nobody asks advies, Veilig Thuis does not look back, and
 * waiting changes nobody's mind. */
#define REPORTS_ONLY                                                                               \
    "melding.kans=60", "melding.dubbel=8", "melding.advies=0", "gemeenten.*.lokaal_opgevangen=0",  \
        "veilig_thuis.monitoring.aandeel=0", "meldgedrag.minder_bij_wachten=0",                    \
        "meldgedrag.meer_bij_wachten=0"

static const double share[MELDERS_BUITEN] = {0.783, 0.047, 0.033, 0.035, 0.033, 0.045, 0.024};

static void test_reports_when_counted_then_shares_as_stated(void **state)
{
    (void)state;
    struct tally_of_reports t = REPORTS(SHORT, REPORTS_ONLY);
    world_expect_share("reported", t.first, t.incidents, 0.6);
    world_expect_share("second report", t.second, t.first, 0.08);
    for (int m = 0; m < MELDERS_BUITEN; m++)
        world_expect_share(begrippen_melder((enum melder)m), t.by[m], t.first + t.second, share[m]);
}

static void test_delays_when_counted_then_as_stated_and_police_at_its_hour(void **state)
{
    (void)state;
    struct tally_of_reports t =
        REPORTS(REPORTS_ONLY, "gemeenten.*.instroom*=3", "gemeenten.*.instroom_max*=3");
    assert_true(t.early == 0.0);
    assert_true(t.police_wrong_hour == 0.0);
    for (int m = GEZONDHEIDSZORG; m < MELDERS_BUITEN; m++)
        world_expect_mean(begrippen_melder((enum melder)m), t.delay_days[m], t.by[m], 10.0, 10.0);
    /* An exponential day, then on average half a day to the next nightly extract. */
    world_expect_mean("politie", t.delay_days[POLITIE], t.by[POLITIE], 1.5, 1.05);
}

static void test_delay_when_zero_then_police_waits_for_the_night_only(void **state)
{
    (void)state;
    struct tally_of_reports t = REPORTS(SHORT, REPORTS_ONLY, "melding.melder.politie.vertraging=0",
                                        "melding.politie_uur=3");
    assert_true(t.police_wrong_hour == 0.0);
    world_expect_mean("politie", t.delay_days[POLITIE], t.by[POLITIE], 0.5, 0.289);
    assert_true(t.delay_days[ANDERS] == t.by[ANDERS]);
}

static void test_unreported_when_help_is_there_then_known_as_stated(void **state)
{
    (void)state;
    struct tally_of_reports t =
        REPORTS("gemeenten.*.lokaal_opgevangen=0", "melding.bekend_bij_hulp=100");
    assert_true(t.known > 20.0);
    assert_true(t.known_without_help == 0.0);
    t = REPORTS("gemeenten.*.lokaal_opgevangen=0", "melding.bekend_bij_hulp=0");
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
    struct tally_of_reports less = REPORTS(NO_FEEDBACK, REPORTS_ONLY, "melding.kans=40");
    struct tally_of_reports more = REPORTS(NO_FEEDBACK, REPORTS_ONLY, "melding.kans=80");
    assert_true(less.incidents == more.incidents);
    assert_true(more.first > 1.5 * less.first);
}

static void
test_melding_after_advies_when_it_comes_then_by_who_asks_and_not_the_police(void **state)
{
    (void)state;
    struct tally_of_reports t = REPORTS("melding.kans=20", "melding.advies=60",
                                        "veilig_thuis.advies.leidt_tot_melding=100");
    assert_true(t.later > 200.0 && t.later_by[POLITIE] == 0.0 && t.later_by[ANDERS] == 0.0);
    double asking = share[GEZONDHEIDSZORG] + share[ONDERWIJS] + share[JEUGDZORG] +
                    share[OVERIG_BEROEPSMATIG] + share[NIET_BEROEPSMATIG];
    for (int m = GEZONDHEIDSZORG; m <= NIET_BEROEPSMATIG; m++)
        world_expect_share("asked first", t.later_by[m], t.later, share[m] / asking);
}

static double by_professionals(const struct tally_of_reports *t)
{
    return t->by[GEZONDHEIDSZORG] + t->by[ONDERWIJS] + t->by[JEUGDZORG] +
           t->by[OVERIG_BEROEPSMATIG];
}

static void
test_factor_when_professionals_report_twice_then_police_reports_the_very_same(void **state)
{
    (void)state;
#define TWICE                                                                                      \
    "melding.melder.gezondheidszorg.factor=2", "melding.melder.onderwijs.factor=2",                \
        "melding.melder.jeugdzorg.factor=2", "melding.melder.overig_beroepsmatig.factor=2"
    struct tally_of_reports before = REPORTS(SHORT, NO_FEEDBACK, REPORTS_ONLY);
    struct tally_of_reports after = REPORTS(SHORT, NO_FEEDBACK, REPORTS_ONLY, TWICE);
    assert_true(before.incidents == after.incidents);
    assert_true(before.base == after.base && before.by[POLITIE] == after.by[POLITIE]);
    /* The added reports: of incidents nobody reported, and of reported ones nobody else did. */
    double incidents = after.incidents,
           extra = by_professionals(&after) - by_professionals(&before);
    world_expect_share("added", extra, incidents, 0.6 * 1.08 * 0.148);
}

static void test_factor_when_half_then_half_the_reports_are_left(void **state)
{
    (void)state;
    struct tally_of_reports before = REPORTS(SHORT, NO_FEEDBACK, REPORTS_ONLY);
    struct tally_of_reports after =
        REPORTS(SHORT, NO_FEEDBACK, REPORTS_ONLY, "melding.melder.politie.factor=0.5");
    assert_true(before.incidents == after.incidents);
    world_expect_share("left", after.by[POLITIE], before.by[POLITIE], 0.5);
    assert_true(by_professionals(&before) == by_professionals(&after));
}

static void test_caught_when_always_then_one_casus_and_no_melding(void **state)
{
    (void)state;
    struct tally_of_reports t = REPORTS(SHORT, REPORTS_ONLY, "gemeenten.*.lokaal_opgevangen=100",
                                        "melding.advies=100", "lokaal_veld.druk.opvang=0");
    world_expect_share("reported", t.first, t.incidents, 0.6);
    assert_true(t.caught > 20.0);
    assert_true(t.caught_beside_casus == 0.0);
    assert_true(t.missed == 0.0);
    /* Whoever has an open casus is not caught again: there somebody asks advies, or help hears. */
    assert_true(t.asked > 0.0 && t.known > 0.0);
    assert_true(t.caught + t.asked + t.known <= t.incidents - t.first + 60.0);
}

static void test_caught_when_team_is_under_pressure_then_missed_become_heavier_reports(void **state)
{
    (void)state;
    /* Any waiting at all is full pressure, and full pressure catches nothing. */
#define PRESSED                                                                                    \
    "gemeenten.*.lokaal_opgevangen=100", "lokaal_veld.druk.opvang=100",                            \
        "melding.gemist_wordt_melding=100", "gemeenten.*.lokaal_team.fte=0.2",                     \
        "druk.lokaal_team.drempel=0", "druk.lokaal_team.vol=1"
    struct tally_of_reports t = REPORTS(SHORT, REPORTS_ONLY, PRESSED);
    struct tally_of_reports off =
        REPORTS(SHORT, REPORTS_ONLY, PRESSED, "mechanismen.M10.stand=uit");
    assert_true(t.missed > 20.0);
    assert_true(off.missed == 0.0);
    assert_true(t.caught < 0.5 * off.caught);
}

static void test_waiting_when_it_discourages_then_fewer_reports_and_more_second_ones(void **state)
{
    (void)state;
    /* Many wait, and long. */
#define CROWDED SHORT, NO_FEEDBACK, REPORTS_ONLY, "veilig_thuis.onderzoek.fte=0.5"
    struct tally_of_reports t = REPORTS(CROWDED);
    struct tally_of_reports less = REPORTS(CROWDED, "meldgedrag.minder_bij_wachten=100");
    struct tally_of_reports more = REPORTS(CROWDED, "meldgedrag.meer_bij_wachten=400");
    struct tally_of_reports off =
        REPORTS(CROWDED, "meldgedrag.meer_bij_wachten=400", "meldgedrag.minder_bij_wachten=100",
                "mechanismen.M7.stand=uit");
    assert_true(less.incidents == t.incidents && less.first < t.first - 10.0);
    assert_true(more.first == t.first && more.second > t.second + 5.0);
    assert_true(off.first == t.first && off.second == t.second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reports_when_counted_then_shares_as_stated),
        cmocka_unit_test(test_delays_when_counted_then_as_stated_and_police_at_its_hour),
        cmocka_unit_test(test_delay_when_zero_then_police_waits_for_the_night_only),
        cmocka_unit_test(test_unreported_when_help_is_there_then_known_as_stated),
        cmocka_unit_test(test_reporting_when_it_rises_then_violence_does_not),
        cmocka_unit_test(
            test_factor_when_professionals_report_twice_then_police_reports_the_very_same),
        cmocka_unit_test(
            test_melding_after_advies_when_it_comes_then_by_who_asks_and_not_the_police),
        cmocka_unit_test(test_factor_when_half_then_half_the_reports_are_left),
        cmocka_unit_test(test_caught_when_always_then_one_casus_and_no_melding),
        cmocka_unit_test(
            test_caught_when_team_is_under_pressure_then_missed_become_heavier_reports),
        cmocka_unit_test(test_waiting_when_it_discourages_then_fewer_reports_and_more_second_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
