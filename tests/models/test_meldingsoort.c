/* First, repeat and follow-up reports by their definitions, and what counts as recidive: on
 * huishoudens picked by hand in a world where nothing else happens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/models/world.h"

/* No incident is repeated and none is reported, everything after the VB closes at once. */
#define QUIET                                                                                      \
    "incidenten.per_jaar=0", "melding.kans=0", "veilig_thuis.onderzoek.wachtlijst_start=0",        \
        "raad.wachtlijst_start=0", "veilig_thuis.geen_vervolg.licht=100",                          \
        "veilig_thuis.geen_vervolg.middelzwaar=100", "veilig_thuis.geen_vervolg.zwaar=100"

static double of_kind(const struct keten *k, enum meldingsoort kind)
{
    double sum = 0.0;
    for (size_t i = 0; i < MELDERS * k->in->gemeenten; i++)
        sum += (double)k->metingen.meldingen[(size_t)kind * MELDERS * k->in->gemeenten + i];
    return sum;
}

static struct keten *quiet(struct world *w)
{
    WORLD_LOAD(w, WORLD_ALWAYS, QUIET);
    struct keten *k = world_start(w, 1);
    keten_loop(k, w->in.start + 40 * CLOCK_DAY);
    assert_int_equal(k->casussen.geopend, 0);
    return k;
}

static void days_pass(struct keten *k, int days)
{
    keten_loop(k, k->sim.now + days * CLOCK_DAY);
}

static void test_report_when_unknown_then_first_and_opens_a_casus(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    assert_int_equal(world_report(k, h, 1, 0, k->sim.now), 1);
    assert_true(of_kind(k, EERSTE) == 1.0 && of_kind(k, HERMELDING) == 0.0);
    assert_true(of_kind(k, VERVOLGMELDING) == 0.0);
    int32_t c = casus_bij_vt(&k->casussen, h);
    assert_true(c >= 0);
    assert_int_equal(k->casussen.rij[c].soort, EERSTE);
    assert_int_equal(k->casussen.rij[c].eerder, 0);
    assert_int_equal(k->metingen.pijl[PIJL_GESLOTEN_RECIDIVE], 0);
    world_release(&w);
}

static void test_report_when_vt_is_involved_then_follow_up_joins(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    world_report(k, h, 1, 0, k->sim.now);
    assert_int_equal(world_report(k, h, 2, 0, k->sim.now), 0);
    assert_true(of_kind(k, VERVOLGMELDING) == 1.0 && of_kind(k, EERSTE) == 1.0);
    assert_int_equal(k->metingen.pijl[PIJL_MELDING_OPEN_CASUS], 1);
    assert_int_equal(k->metingen.pijl[PIJL_MELDING_CASUS], 1);
    /* The front has the reading of it as work, and nothing more comes of it. */
    days_pass(k, 30);
    const struct station_flow *read =
        &hour_pool_books(k->veilig_thuis.front, VT_VERVOLG)->flow[STATION_CASUS];
    assert_int_equal(read->finished, 1);
    assert_int_equal(k->casussen.gesloten, 1);
    world_release(&w);
}

static void test_report_when_known_within_three_years_then_repeat(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    world_report(k, h, 1, 0, k->sim.now);
    days_pass(k, 30);
    assert_int_equal(casus_bij_vt(&k->casussen, h), -1);
    assert_int_equal(world_report(k, h, 2, 0, k->sim.now), 1);
    assert_true(of_kind(k, HERMELDING) == 1.0);
    const struct casus *c = &k->casussen.rij[casus_bij_vt(&k->casussen, h)];
    assert_int_equal(c->soort, HERMELDING);
    assert_int_equal(c->eerder, 1);
    assert_int_equal(c->voorgeschiedenis, EEN_OF_TWEE);
    assert_int_equal(k->metingen.pijl[PIJL_GESLOTEN_RECIDIVE], 1);
    world_release(&w);
}

static void test_report_when_three_years_count_from_last_involvement(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    tick term = clock_round(3.0 * CLOCK_YEAR_DAYS * (double)CLOCK_DAY);
    int32_t just = world_quiet_household(k, 0, false, 0),
            over = world_quiet_household(k, 0, false, 1);
    k->huishoudens.rij[just].laatst_bij_vt = k->sim.now - term;
    k->huishoudens.rij[over].laatst_bij_vt = k->sim.now - term - 1;
    world_report(k, just, 1, 0, k->sim.now);
    assert_true(of_kind(k, HERMELDING) == 1.0 && of_kind(k, EERSTE) == 0.0);
    world_report(k, over, 1, 0, k->sim.now);
    assert_true(of_kind(k, HERMELDING) == 1.0 && of_kind(k, EERSTE) == 1.0);
    /* Involvement lasts until the decision, so that is what the next three years count from. */
    int32_t h = world_quiet_household(k, 0, false, 0);
    world_report(k, h, 1, 0, k->sim.now);
    tick opened = k->sim.now;
    days_pass(k, 30);
    assert_true(k->huishoudens.rij[h].laatst_bij_vt > opened);
    world_release(&w);
}

static void test_report_when_help_has_the_casus_then_no_follow_up(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, QUIET, "veilig_thuis.geen_vervolg.licht=0",
               "veilig_thuis.geen_vervolg.middelzwaar=0", "veilig_thuis.geen_vervolg.zwaar=0",
               "gemeenten.*.doorzet_percentage=100", "gemeenten.*.betrokken_hulp=100",
               "hulp.contact_dagen=100");
    struct keten *k = world_start(&w, 1);
    keten_loop(k, w.in.start + 40 * CLOCK_DAY);
    int32_t h = world_quiet_household(k, 0, false, 0);
    world_report(k, h, 1, 0, k->sim.now);
    days_pass(k, 40);
    assert_int_equal(k->huishoudens.rij[h].open, 1);
    assert_int_equal(world_report(k, h, 2, 0, k->sim.now), 1);
    assert_true(of_kind(k, HERMELDING) == 1.0 && of_kind(k, VERVOLGMELDING) == 0.0);
    assert_int_equal(k->huishoudens.rij[h].open, 2);
    world_release(&w);
}

static void test_recidive_when_incident_is_before_the_opening_then_none(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    tick incident = k->sim.now - 5 * CLOCK_DAY;
    world_report(k, h, 1, 0, incident);
    int32_t c = casus_bij_vt(&k->casussen, h);
    assert_true(k->casussen.rij[c].telt);
    /* A second report of the incident itself, at once and after everything was closed. */
    world_report(k, h, 1, 1, incident);
    days_pass(k, 30);
    world_report(k, h, 1, 1, incident);
    assert_int_equal(k->casussen.rij[c].recidive, CLOCK_NEVER);
    assert_int_equal(k->casussen.rij[c].recidive_werkelijk, CLOCK_NEVER);
    world_release(&w);
}

static void test_recidive_when_incident_is_after_the_opening_then_its_own_date(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    world_report(k, h, 1, 0, k->sim.now);
    int32_t c = casus_bij_vt(&k->casussen, h);
    days_pass(k, 60);
    tick incident = k->sim.now - 3 * CLOCK_DAY;
    world_report(k, h, 2, 0, incident);
    assert_int_equal(k->casussen.rij[c].recidive, incident);
    assert_int_equal(k->casussen.rij[c].recidive_werkelijk, incident);
    days_pass(k, 60);
    world_report(k, h, 3, 0, k->sim.now);
    assert_int_equal(k->casussen.rij[c].recidive, incident); /* the first one counts */
    world_release(&w);
}

static void test_recidive_when_nobody_reports_then_only_real(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    world_report(k, h, 1, 0, k->sim.now);
    int32_t c = casus_bij_vt(&k->casussen, h);
    days_pass(k, 60);
    tick unseen = k->sim.now;
    k->huishoudens.bedrading.incident(k->huishoudens.bedrading.keten, h, 2);
    assert_int_equal(k->casussen.rij[c].recidive_werkelijk, unseen);
    assert_int_equal(k->casussen.rij[c].recidive, CLOCK_NEVER);
    days_pass(k, 10);
    tick known = k->sim.now;
    k->meldingen.bedrading.bekend(k->meldingen.bedrading.keten, h, known);
    assert_int_equal(k->casussen.rij[c].recidive, known);
    assert_int_equal(k->casussen.rij[c].recidive_werkelijk, unseen);
    world_release(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_report_when_unknown_then_first_and_opens_a_casus),
        cmocka_unit_test(test_report_when_vt_is_involved_then_follow_up_joins),
        cmocka_unit_test(test_report_when_known_within_three_years_then_repeat),
        cmocka_unit_test(test_report_when_three_years_count_from_last_involvement),
        cmocka_unit_test(test_report_when_help_has_the_casus_then_no_follow_up),
        cmocka_unit_test(test_recidive_when_incident_is_before_the_opening_then_none),
        cmocka_unit_test(test_recidive_when_incident_is_after_the_opening_then_its_own_date),
        cmocka_unit_test(test_recidive_when_nobody_reports_then_only_real),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
