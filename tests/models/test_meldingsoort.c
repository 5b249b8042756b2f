/* First, repeat and follow-up reports by their definitions, and what counts as recidive: on
 * huishoudens picked by hand in a world where nothing else happens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/models/world.h"

/* No incident is repeated, and none becomes known by itself in any way; everything after the VB
 * closes at once. Veilig Thuis looks back only where a test says so. */
#define QUIET                                                                                      \
    "incidenten.per_jaar=0", "melding.kans=0", "melding.advies=0",                                 \
        "gemeenten.*.lokaal_opgevangen=0", "veilig_thuis.huisverbod=0",                            \
        "veilig_thuis.monitoring.aandeel=100", "veilig_thuis.monitoring.maand_1=3",                \
        "veilig_thuis.monitoring.maand_2=0", "veilig_thuis.monitoring.maand_3=0",                  \
        "veilig_thuis.monitoring.ontdekking=100", "veilig_thuis.onderzoek.wachtlijst_start=0",     \
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
    world_unload(&w);
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
        &hour_pool_books(k->front.pool, FRONT_VERVOLG)->flow[STATION_CASUS];
    assert_int_equal(read->finished, 1);
    assert_int_equal(k->casussen.gesloten, 1);
    world_unload(&w);
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
    world_unload(&w);
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
    world_unload(&w);
}

static void test_report_when_vt_looks_back_then_follow_up_that_opens_a_casus(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    world_report(k, h, 1, 0, k->sim.now);
    int32_t c = casus_bij_vt(&k->casussen, h);
    monitoring_start(&k->monitoring, c);
    days_pass(k, 30);
    assert_int_equal(k->casussen.gesloten, 1);
    assert_int_equal(k->huishoudens.rij[h].monitoring, 1);
    assert_int_equal(world_report(k, h, 2, 0, k->sim.now), 1);
    assert_true(of_kind(k, VERVOLGMELDING) == 1.0 && of_kind(k, HERMELDING) == 0.0);
    assert_int_equal(k->metingen.pijl[PIJL_MELDING_CASUS], 2);
    assert_int_equal(k->metingen.pijl[PIJL_MELDING_OPEN_CASUS], 0);
    const struct casus *again = &k->casussen.rij[casus_bij_vt(&k->casussen, h)];
    assert_int_equal(again->soort, VERVOLGMELDING);
    assert_int_equal(again->eerder, 1);
    assert_true(k->casussen.rij[c].recidive == k->sim.now);
    /* After the last moment Veilig Thuis is not involved any more. */
    days_pass(k, 90);
    assert_int_equal(k->huishoudens.rij[h].monitoring, 0);
    assert_int_equal(world_report(k, h, 3, 0, k->sim.now), 1);
    assert_true(of_kind(k, VERVOLGMELDING) == 1.0 && of_kind(k, HERMELDING) == 1.0);
    world_unload(&w);
}

static void test_report_when_found_at_a_moment_then_ex_officio_about_what_happened(void **state)
{
    (void)state;
    struct world w;
    struct keten *k = quiet(&w);
    int32_t h = world_quiet_household(k, 0, false, 0);
    world_report(k, h, 1, 0, k->sim.now);
    int32_t c = casus_bij_vt(&k->casussen, h);
    monitoring_start(&k->monitoring, c);
    days_pass(k, 30);
    tick unseen = k->sim.now;
    k->huishoudens.bedrading.incident(k->huishoudens.bedrading.keten, h, 2);
    assert_int_equal(k->casussen.geopend, 1);
    days_pass(k, 90);
    assert_int_equal(k->casussen.geopend, 2);
    assert_int_equal(k->metingen.pijl[PIJL_MONITORING_MELDING], 1);
    assert_int_equal(k->metingen.pijl[PIJL_INCIDENT_MELDING], 1); /* the first report only */
    assert_true(of_kind(k, VERVOLGMELDING) == 1.0);
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *other = &k->casussen.rij[i];
        if (other->telt && i != c) {
            assert_int_equal(other->melder, AMBTSHALVE);
            assert_int_equal(other->huishouden, h);
            assert_int_equal(other->mijlpaal[MIJLPAAL_INCIDENT], unseen);
        }
    }
    assert_int_equal(k->casussen.rij[c].recidive, unseen);
    world_unload(&w);
}

/* All go directly to the team of the first gemeente, which sends every one of them back. */
#define BOUNCE                                                                                     \
    "veilig_thuis.geen_vervolg.licht=0", "veilig_thuis.geen_vervolg.middelzwaar=0",                \
        "veilig_thuis.geen_vervolg.zwaar=0", "gemeenten.*.doorzet_percentage=100",                 \
        "gemeenten.*.betrokken_hulp=0", "gemeenten.*.lokaal_team.terugmelding.licht=100",          \
        "gemeenten.*.lokaal_team.terugmelding.middelzwaar=100",                                    \
        "gemeenten.*.lokaal_team.terugmelding.zwaar=100",                                          \
        "lokaal_veld.terugmelding.factor_direct=1", "lokaal_veld.terugmelding.factor_warm=1",      \
        "lokaal_veld.terugmelding.factor_mandaat=1", "veilig_thuis.monitoring.aandeel=0"

/* The casus of this huishouden, run on until it has come back `rounds` times. */
static int32_t sent_back(struct keten *k, int32_t h, int rounds)
{
    int32_t c = k->huishoudens.rij[h].eerste_casus;
    for (int day = 0; day < 200 && k->casussen.rij[c].ronde < rounds; day++)
        days_pass(k, 1);
    assert_int_equal(k->casussen.rij[c].ronde, rounds);
    return c;
}

static void test_sent_back_when_decided_again_then_its_clocks_and_casus_are_kept(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, QUIET, BOUNCE, "veilig_thuis.terugmelding_direct=100");
    struct keten *k = world_start(&w, 1);
    int32_t h = world_quiet_household(k, 0, false, 0);
    tick incident = k->sim.now - 3 * CLOCK_DAY;
    assert_int_equal(world_report(k, h, 1, 0, incident), 1);
    int32_t c = sent_back(k, h, 1);
    const struct casus before = k->casussen.rij[c];
    assert_true(before.mijlpaal[MIJLPAAL_OVERDRACHT] < k->sim.now);
    assert_int_equal(casus_verantwoordelijk(&before), BIJ_VEILIG_THUIS);
    assert_int_equal(casus_bij_vt(&k->casussen, h), c);
    /* A melding now joins it. */
    assert_int_equal(world_report(k, h, 2, 0, incident), 0);
    assert_true(of_kind(k, VERVOLGMELDING) == 1.0);
    assert_int_equal(sent_back(k, h, 2), c);
    const struct casus *after = &k->casussen.rij[c];
    for (int m = 0; m < MIJLPALEN; m++)
        assert_int_equal(after->mijlpaal[m], before.mijlpaal[m]);
    assert_int_equal(after->mijlpaal[MIJLPAAL_INCIDENT], incident);
    assert_true(after->mijlpaal[MIJLPAAL_VB] < after->mijlpaal[MIJLPAAL_OVERDRACHT]);
    assert_int_equal(after->eerste_route, ROUTE_DIRECT);
    world_unload(&w);
}

static void test_sent_back_when_counted_then_a_repeat_report_but_no_casus_and_no_recidive(void **st)
{
    (void)st;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, QUIET, BOUNCE, "veilig_thuis.terugmelding_direct=100");
    struct keten *k = world_start(&w, 1);
    int32_t h = world_quiet_household(k, 0, false, 0);
    world_report(k, h, 1, 0, k->sim.now);
    int32_t c = sent_back(k, h, 3);
    assert_true(of_kind(k, EERSTE) == 1.0 && of_kind(k, HERMELDING) == 3.0);
    uint64_t returned = 0, visits = 0;
    for (size_t g = 0; g < w.in.gemeenten; g++) {
        returned += k->metingen.terugmeldingen[g];
        visits += k->metingen.doorstroom[STATION_VB * w.in.gemeenten + g];
    }
    assert_int_equal(returned, 3);
    assert_int_equal(visits, 4);
    assert_int_equal(k->metingen.pijl[PIJL_LOKAAL_TEAM_TERUGMELDING], 3);
    assert_int_equal(k->casussen.geopend, 1);
    assert_int_equal(k->metingen.pijl[PIJL_MELDING_CASUS], 1);
    assert_int_equal(k->metingen.pijl[PIJL_GESLOTEN_RECIDIVE], 0);
    assert_int_equal(k->huishoudens.rij[h].open, 1);
    assert_int_equal(k->casussen.rij[c].eerder, 0);
    assert_int_equal(k->casussen.rij[c].soort, EERSTE);
    assert_int_equal(k->casussen.rij[c].recidive, CLOCK_NEVER);
    assert_int_equal(k->casussen.rij[c].recidive_werkelijk, CLOCK_NEVER);
    struct station_audit audit = {0};
    keten_audit(k, &audit);
    assert_int_equal(audit.failures, 0);
    world_unload(&w);
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
    world_unload(&w);
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
    world_unload(&w);
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
    world_unload(&w);
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
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_report_when_unknown_then_first_and_opens_a_casus),
        cmocka_unit_test(test_report_when_vt_is_involved_then_follow_up_joins),
        cmocka_unit_test(test_report_when_known_within_three_years_then_repeat),
        cmocka_unit_test(test_report_when_three_years_count_from_last_involvement),
        cmocka_unit_test(test_report_when_help_has_the_casus_then_no_follow_up),
        cmocka_unit_test(test_report_when_vt_looks_back_then_follow_up_that_opens_a_casus),
        cmocka_unit_test(test_report_when_found_at_a_moment_then_ex_officio_about_what_happened),
        cmocka_unit_test(test_sent_back_when_decided_again_then_its_clocks_and_casus_are_kept),
        cmocka_unit_test(
            test_sent_back_when_counted_then_a_repeat_report_but_no_casus_and_no_recidive),
        cmocka_unit_test(test_recidive_when_incident_is_before_the_opening_then_none),
        cmocka_unit_test(test_recidive_when_incident_is_after_the_opening_then_its_own_date),
        cmocka_unit_test(test_recidive_when_nobody_reports_then_only_real),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
