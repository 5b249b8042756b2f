/* The books balance in every replication, and a fault put into any part of the world makes them say
 * so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/models/world.h"

static void expect_balance(const char *const *sets)
{
    struct world w;
    struct studie study;
    world_load(&w, WORLD_FROM_START, sets);
    world_study(&w, &study, 1);
    assert_true(study.tabellen.books.checks > 150);
    if (study.tabellen.books.failures > 0)
        fail_msg("%s: %s", sets[2], study.tabellen.books.first_failure);
    studie_release(&study);
    world_unload(&w);
}
#define EXPECT_BALANCE(...)                                                                        \
    expect_balance((const char *const[]){"huishoudens.historie_jaren=5", "eind=2019-06-30",        \
                                         __VA_ARGS__, NULL})

static void test_books_when_run_then_balance_in_each_scenario(void **state)
{
    (void)state;
    EXPECT_BALANCE("zaad=1");
    EXPECT_BALANCE("inloop_dagen=200", "gemeenten.*.doorzet_percentage=60");
    EXPECT_BALANCE("veilig_thuis.onderzoek.fte=({waarde=9.0;},{vanaf=\"2018-03-07\";waarde=1.0;},"
                   "{vanaf=\"2018-09-12\";waarde=14.0;})",
                   "veilig_thuis.front.fte=({waarde=5.3;},{vanaf=\"2018-02-01\";waarde=0.4;},"
                   "{vanaf=\"2018-06-01\";waarde=7.7;})");
    EXPECT_BALANCE("hulp.*.plaatsen=20", "hulp.*.overige_instroom=0.5",
                   "hulp.volgorde=eerste_passende", "hulp.*.aanbod=60");
    EXPECT_BALANCE("veilig_thuis.onderzoek.volgorde=zwaarte", "raad.volgorde=termijn",
                   "gemeenten.*.lokaal_team.volgorde=termijn");
    EXPECT_BALANCE("veilig_thuis.onderzoek.naar_jbt.middelzwaar=60", "raad.wachtlijst_start=90",
                   "veilig_thuis.onderzoek.plaatsdeel_bij_raad=100", "raad.caseload_per_fte=7");
    EXPECT_BALANCE("gemeenten.*.lokaal_team.naar_jbt.middelzwaar=80", "jbt.naar_save=25",
                   "lokaal_veld.plaatsdeel_bij_raad=60", "gi.save_niet_genoeg=80",
                   "gi.save_dagen=30", "gi.fte=5", "jbt.spoed=100", "mechanismen.M1.stand=aan");
    EXPECT_BALANCE(
        "gemeenten.*.lokaal_team.screening.dagen=20", "gemeenten.*.lokaal_team.screening.terug=40",
        "gemeenten.*.lokaal_team.screening.betrokken_hulp=40", "gemeenten.*.lokaal_team.fte*=0.5",
        "lokaal_veld.druk.weigering=90", "gemeenten.*.lokaal_opgevangen=90");
    EXPECT_BALANCE("veilig_thuis.monitoring.aandeel=100", "veilig_thuis.monitoring.ontdekking=100",
                   "veilig_thuis.advies.uren=3", "melding.advies=90",
                   "veilig_thuis.onderzoek.lijst_overgenomen=80");
    EXPECT_BALANCE("veilig_thuis.front.piket=0", "zwaarte.crisis.middelzwaar=40",
                   "eind=2018-03-01");
    EXPECT_BALANCE("mechanismen.M1.stand=uit", "veilig_thuis.venv.aandeel.middelzwaar=40",
                   "gemeenten.*.lokaal_team.overleg_weekdagen=(1,6)");
    EXPECT_BALANCE("eind=2018-01-02");
}

/* The part of the world into which the fault goes. */
struct fault_point {
    const char *name;
    void (*seed)(struct keten *k);
};

/* Books are handed out to be read; a fault has to go past that. */
static struct station_flow *flow(const struct station_books *books)
{
    return &((struct station_books *)(uintptr_t)books)->flow[STATION_CASUS];
}

static void opened(struct keten *k)
{
    k->casussen.geopend++;
}
static void closed(struct keten *k)
{
    k->casussen.gesloten++;
}
static void in_fase(struct keten *k)
{
    k->casussen.in_fase[FASE_LOKAAL]++;
}
static void caseload(struct keten *k)
{
    k->casussen.caseload[3].value++;
}
static void responsible(struct keten *k)
{
    k->casussen.verantwoordelijk[2].value--;
}
static void waiting_list(struct keten *k)
{
    k->casussen.wachtlijst[STATION_RAAD * k->in->gemeenten].value++;
}
static void unseen(struct keten *k)
{
    k->casussen.zonder_zicht[STATION_VB * k->in->gemeenten + 2].value++;
}
static void household(struct keten *k)
{
    k->huishoudens.rij[world_quiet_household(k, -1, false, 0)].open++;
}
/* The first open casus in this fase, for faults in a casus itself. */
static struct casus *one_in(struct keten *k, enum fase fase)
{
    for (int32_t h = 0; h < k->huishoudens.aantal; h++) {
        const struct huishouden *family = &k->huishoudens.rij[h];
        for (int32_t i = family->leeft ? family->eerste_casus : -1; i >= 0;
             i = k->casussen.rij[i].volgende_casus)
            if (k->casussen.rij[i].fase == fase)
                return &k->casussen.rij[i];
    }
    fail_msg("nobody in fase %d", (int)fase);
    return NULL;
}

static void front_arrived(struct keten *k)
{
    flow(hour_pool_books(k->front.pool, FRONT_VB))->arrived++;
}
static void front_waits(struct keten *k)
{
    flow(hour_pool_books(k->front.pool, FRONT_OVERDRACHT))->wait_ticks++;
}
static void advies_arrived(struct keten *k)
{
    flow(hour_pool_books(k->front.pool, FRONT_ADVIES))->arrived++;
}
static void monitoring_finished(struct keten *k)
{
    flow(hour_pool_books(k->front.pool, FRONT_MONITORING))->finished++;
}
static void monitoring_stock(struct keten *k)
{
    k->monitoring.stand[1].value++;
}
static void monitoring_household(struct keten *k)
{
    k->huishoudens.rij[world_quiet_household(k, -1, false, 0)].monitoring++;
}
static void piket_service(struct keten *k)
{
    flow(hour_pool_books(k->front.piket, 0))->service_ticks++;
}
static void onderzoek_arrived(struct keten *k)
{
    flow(place_station_books(k->veilig_thuis.onderzoek))->arrived++;
}
static void onderzoek_ledger(struct keten *k)
{
    flow(place_station_books(k->veilig_thuis.onderzoek))->cause_ticks[WAIT_BUSY]--;
}
static void team_finished(struct keten *k)
{
    flow(place_station_books(k->lokaal_veld.team[5].station))->finished--;
}
static void overleg_treated(struct keten *k)
{
    flow(meeting_books(k->lokaal_veld.team[0].overleg))->arrived++;
}
static void table_treated(struct keten *k)
{
    flow(meeting_books(k->jbt.tafel))->finished++;
}
static void raad_service(struct keten *k)
{
    flow(place_station_books(k->raad.station))->serving.integral += 5;
}
static void gi_ledger(struct keten *k)
{
    flow(place_station_books(k->gi.station))->cause_ticks[WAIT_BUSY]++;
}
static void hulp_arrived(struct keten *k)
{
    flow(place_station_books(k->hulp.plaats[HULP_KIND].station))->arrived++;
}

static void forget(void *context, int64_t casus, struct hour_ticket ticket)
{
    struct front *front = context;
    struct station_wait wait;
    (void)casus;
    hour_pool_withdraw(front->pool, ticket, &wait);
}
/* A list that forgets somebody keeps its own books in order: only the chain's tell. */
static void front_forgets(struct keten *k)
{
    hour_pool_each_waiting(k->front.pool, FRONT_VB, forget);
}
static void raad_child(struct keten *k)
{
    one_in(k, FASE_RAAD)->raad_open++;
}
static void gi_child(struct keten *k)
{
    one_in(k, FASE_GI)->gi_open--;
}
/* A traject is over and only the casus knows. */
static void traject(struct keten *k)
{
    struct casus *c = one_in(k, FASE_HULP);
    for (int h = 0; h < HULPSOORTEN; h++)
        if (c->traject[h] == TRAJECT_LOOPT)
            c->traject[h] = TRAJECT_UITVAL;
}
static void traject_count(struct keten *k)
{
    one_in(k, FASE_HULP)->trajecten_open++;
}
static void in_nobodys_hands(struct keten *k)
{
    one_in(k, FASE_LOKAAL)->in_handen = false;
}
static void in_two_hands(struct keten *k)
{
    one_in(k, FASE_HULP)->in_handen = true;
}
static void asker(struct keten *k)
{
    one_in(k, FASE_HULP)->aanvrager = BIJ_GI;
}
/* A place is still held for a casus that has long been elsewhere. */
static void place_kept(struct keten *k)
{
    one_in(k, FASE_HULP)->vt_plaats = one_in(k, FASE_ONDERZOEK)->vt_plaats;
}
static void team_place_kept(struct keten *k)
{
    one_in(k, FASE_HULP)->team_plaats = one_in(k, FASE_LOKAAL)->team_plaats;
}
static void place_lost(struct keten *k)
{
    one_in(k, FASE_ONDERZOEK)->vt_plaats = (struct place_ticket){0};
}
static void team_place_lost(struct keten *k)
{
    one_in(k, FASE_LOKAAL)->team_plaats = (struct place_ticket){0};
}

static void test_books_when_a_fault_is_seeded_then_they_do_not_balance(void **state)
{
    (void)state;
    static const struct fault_point points[] = {
        {"opened", opened},
        {"closed", closed},
        {"in fase", in_fase},
        {"caseload", caseload},
        {"responsible", responsible},
        {"waiting list", waiting_list},
        {"unseen", unseen},
        {"household", household},
        {"front, flow", front_arrived},
        {"front, wait", front_waits},
        {"front, advies", advies_arrived},
        {"front, monitoring", monitoring_finished},
        {"monitoring, stock", monitoring_stock},
        {"monitoring, household", monitoring_household},
        {"piket, service", piket_service},
        {"onderzoek, flow", onderzoek_arrived},
        {"onderzoek, ledger", onderzoek_ledger},
        {"team, flow", team_finished},
        {"overleg, flow", overleg_treated},
        {"jbt, flow", table_treated},
        {"raad, Little", raad_service},
        {"gi, ledger", gi_ledger},
        {"hulp, flow", hulp_arrived},
        {"front, list", front_forgets},
        {"raad, child", raad_child},
        {"gi, child", gi_child},
        {"hulp, traject", traject},
        {"hulp, count of trajecten", traject_count},
        {"in nobody's hands", in_nobodys_hands},
        {"in two hands", in_two_hands},
        {"asker without a request", asker},
        {"place kept at onderzoek", place_kept},
        {"place kept at the team", team_place_kept},
        {"place lost at onderzoek", place_lost},
        {"place lost at the team", team_place_lost},
    };
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "eind=2018-03-31", "veilig_thuis.front.fte=2",
               "huishoudens.historie_jaren=5");
    struct keten *k = world_run(&w, 1);
    struct station_audit clean = {0};
    keten_audit(k, &clean);
    assert_int_equal(clean.failures, 0);
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        k = world_run(&w, 1);
        points[i].seed(k);
        struct station_audit audit = {0};
        keten_audit(k, &audit);
        if (audit.failures == 0 || audit.first_failure[0] == '\0')
            fail_msg("fault not found: %s", points[i].name);
        assert_int_equal(audit.checks, clean.checks);
    }
    world_unload(&w);
}

static void test_books_when_fault_comes_during_the_run_then_found_at_the_end(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "eind=2018-12-31", "veilig_thuis.onderzoek.fte=3",
               "huishoudens.historie_jaren=5");
    struct keten *k = world_start(&w, 1);
    keten_loop(k, w.in.start + 100 * CLOCK_DAY);
    /* A casus is lost from its fase without anybody noticing. */
    bool lost = false;
    for (int32_t i = 0; !lost && i < k->casussen.aantal; i++) {
        struct casus *c = &k->casussen.rij[i];
        lost = c->telt && c->fase == FASE_ONDERZOEK_WACHT;
        if (lost)
            c->fase = FASE_ONDERZOEK;
    }
    assert_true(lost);
    keten_loop(k, w.in.eind);
    struct station_audit audit = {0};
    keten_audit(k, &audit);
    assert_true(audit.failures > 0);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_books_when_run_then_balance_in_each_scenario),
        cmocka_unit_test(test_books_when_a_fault_is_seeded_then_they_do_not_balance),
        cmocka_unit_test(test_books_when_fault_comes_during_the_run_then_found_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
