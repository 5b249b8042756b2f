/* The state in which a run begins: stated lists with the stated ages, made from what the history
 * left and, where that is too little, from the pool; none of it is inflow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/models/world.h"

#define UNTIL_OPENING (33.0 / 24.0) /* New Year's Day, then nine o'clock on the second */

static size_t filled_up(const struct keten *k, enum fase fase)
{
    size_t n = 0;
    for (int32_t i = 0; i < k->casussen.aantal; i++)
        n += k->casussen.rij[i].aangevuld && k->casussen.rij[i].fase == fase;
    return n;
}

/* Lets everybody start at the first opening; the waits noted there tell the ages. Whoever joined
 * since then has waited no longer than the opening took. */
static void expect_ages(struct keten *k, enum station station, int gemeente, double count,
                        double mean)
{
    keten_loop(k, k->in->start + 33 * CLOCK_HOUR + 1);
    const struct tally *days =
        &k->metingen.wacht[(size_t)station * k->in->gemeenten + (size_t)gemeente].dagen;
    assert_true((double)days->count >= count);
    double later = (double)days->count - count;
    double stated = count * (mean + UNTIL_OPENING);
    double sum = days->mean * (double)days->count;
    if (sum < stated - 0.01 || sum > stated + later * UNTIL_OPENING + 0.01)
        fail_msg("ages sum to %.2f days, stated %.2f, %.0f came later", sum, stated, later);
    /* Spread evenly over 0 to twice the mean. */
    assert_true(fabs(days->maximum - UNTIL_OPENING - 2.0 * mean * (count - 0.5) / count) < 0.01);
}

static void test_list_when_history_has_enough_then_latest_arrivals_wait(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "gemeenten.lelystad.lokaal_team.wachtlijst_start=8",
               "gemeenten.lelystad.lokaal_team.wachtlijst_start_dagen=20",
               "gemeenten.lelystad.lokaal_team.fte=\"onbeperkt\"");
    struct keten *k = world_start(&w, 1);
    struct place_state now = place_station_state(k->lokaal_veld.team[2].station);
    assert_int_equal(now.waiting_of[STATION_CASUS], 8);
    assert_int_equal(filled_up(k, FASE_LOKAAL_WACHT), 0);
    expect_ages(k, STATION_LOKAAL_TEAM, 2, 8.0, 20.0);
    world_unload(&w);
}

static void test_list_when_history_has_too_few_then_the_pool_fills_it(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "gemeenten.lelystad.lokaal_team.wachtlijst_start=90",
               "gemeenten.lelystad.lokaal_team.wachtlijst_start_dagen=20",
               "gemeenten.lelystad.lokaal_team.fte=\"onbeperkt\"");
    struct keten *k = world_start(&w, 1);
    struct place_state now = place_station_state(k->lokaal_veld.team[2].station);
    assert_int_equal(now.waiting_of[STATION_CASUS], 90);
    assert_int_equal(now.serving_of[STATION_CASUS], 0);
    size_t filled = filled_up(k, FASE_LOKAAL_WACHT);
    assert_true(filled > 0 && filled < 90);
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (c->aangevuld && c->fase == FASE_LOKAAL_WACHT) {
            assert_int_equal(c->gemeente, 2);
            assert_true(c->mijlpaal[MIJLPAAL_MELDING] < w.in.start);
        }
    }
    expect_ages(k, STATION_LOKAAL_TEAM, 2, 90.0, 20.0);
    world_unload(&w);
}

static void test_onderzoek_list_when_stated_then_met_with_ages(void **state)
{
    (void)state;
    static const char *const count[] = {"veilig_thuis.onderzoek.wachtlijst_start=20",
                                        "veilig_thuis.onderzoek.wachtlijst_start=150"};
    static const double stated[] = {20.0, 150.0};
    for (int i = 0; i < 2; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_FROM_START, count[i],
                   "veilig_thuis.onderzoek.wachtlijst_start_dagen=30",
                   "veilig_thuis.onderzoek.fte=\"onbeperkt\"");
        struct keten *k = world_start(&w, 1);
        assert_int_equal(place_station_state(k->veilig_thuis.onderzoek).waiting, (size_t)stated[i]);
        assert_int_equal(k->casussen.in_fase[FASE_ONDERZOEK_WACHT], (size_t)stated[i]);
        assert_true((filled_up(k, FASE_ONDERZOEK_WACHT) > 0) == (i == 1));
        /* Over all gemeenten together. */
        keten_loop(k, w.in.start + 33 * CLOCK_HOUR + 1);
        double sum = 0.0, n = 0.0;
        for (size_t g = 0; g < w.in.gemeenten; g++) {
            const struct tally *days =
                &k->metingen.wacht[STATION_ONDERZOEK * w.in.gemeenten + g].dagen;
            n += (double)days->count;
            sum += days->count > 0 ? days->mean * (double)days->count : 0.0;
        }
        double expected = stated[i] * (30.0 + UNTIL_OPENING);
        assert_true(sum > expected - 0.01);
        assert_true(sum < expected + (n - stated[i]) * UNTIL_OPENING + 0.01);
        world_unload(&w);
    }
}

static void test_raad_list_when_stated_then_children_wait(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "raad.wachtlijst_start=60", "raad.wachtlijst_start_dagen=14");
    struct keten *k = world_start(&w, 1);
    struct place_state now = place_station_state(k->raad.station);
    /* The last family may bring more than one child. */
    assert_true(now.waiting_of[STATION_CASUS] >= 60);
    assert_true(now.waiting_of[STATION_CASUS] < 60 + HUISHOUDEN_KINDEREN);
    assert_true(filled_up(k, FASE_RAAD_WACHT) > 0);
    world_unload(&w);
}

static void test_start_when_lists_are_made_then_nothing_is_inflow(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "raad.wachtlijst_start=60",
               "veilig_thuis.onderzoek.wachtlijst_start=100",
               "gemeenten.*.lokaal_team.wachtlijst_start=10");
    struct keten *k = world_start(&w, 1);
    assert_int_equal(k->casussen.geopend, 0);
    assert_true(k->casussen.bij_start > 100);
    const struct place_station *stations[] = {k->veilig_thuis.onderzoek, k->raad.station,
                                              k->lokaal_veld.team[0].station,
                                              k->lokaal_veld.team[1].station};
    for (size_t i = 0; i < sizeof stations / sizeof stations[0]; i++) {
        const struct station_flow *flow = &place_station_books(stations[i])->flow[STATION_CASUS];
        struct place_state now = place_station_state(stations[i]);
        assert_int_equal(flow->arrived, 0);
        assert_int_equal(flow->inside_at_start,
                         now.waiting_of[STATION_CASUS] + now.serving_of[STATION_CASUS]);
    }
    for (int32_t i = 0; i < k->casussen.aantal; i++)
        assert_false(k->casussen.rij[i].telt);
    struct station_audit audit = {0};
    keten_audit(k, &audit);
    assert_int_equal(audit.failures, 0);
    world_unload(&w);
    /* And in the outcomes: a station where nobody comes has a list, and no inflow. */
    struct world empty;
    struct uitkomst u;
    WORLD_LOAD(&empty, WORLD_ALWAYS, "melding.kans=0", "melding.advies=0",
               "gemeenten.*.lokaal_opgevangen=0", "raad.wachtlijst_start=60");
    uitkomst_maak(&u, world_begin(&empty, 1));
    size_t flow = kpi_cells_find(&uitkomsten_catalogus, u.kpi.cel, u.kpi.aantal, "doorstroom",
                                 "raad", "alle", "alle");
    size_t list = kpi_cells_find(&uitkomsten_catalogus, u.kpi.cel, u.kpi.aantal, "caseload", "raad",
                                 "alle", "alle");
    assert_true(u.kpi.waarde[flow] == 0.0);
    assert_true(u.kpi.waarde[list] > 1.0);
    uitkomst_release(&u);
    world_unload(&empty);
}

static void test_start_when_use_exceeds_capacity_then_nobody_is_thrown_out(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "veilig_thuis.onderzoek.fte=0.5",
               "veilig_thuis.onderzoek.wachtlijst_start=0");
    struct keten *k = world_start(&w, 1);
    struct place_state now = place_station_state(k->veilig_thuis.onderzoek);
    assert_true(now.used > now.capacity && now.waiting == 0);
    size_t serving = now.serving;
    uint64_t before = place_station_books(k->veilig_thuis.onderzoek)->flow[STATION_CASUS].started;
    keten_loop(k, w.in.start + 10 * CLOCK_DAY);
    now = place_station_state(k->veilig_thuis.onderzoek);
    assert_true(now.serving > 0 && now.serving < serving);
    assert_int_equal(place_station_books(k->veilig_thuis.onderzoek)->flow[STATION_CASUS].started,
                     before);
    assert_true(now.waiting > 0);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list_when_history_has_enough_then_latest_arrivals_wait),
        cmocka_unit_test(test_list_when_history_has_too_few_then_the_pool_fills_it),
        cmocka_unit_test(test_onderzoek_list_when_stated_then_met_with_ages),
        cmocka_unit_test(test_raad_list_when_stated_then_children_wait),
        cmocka_unit_test(test_start_when_lists_are_made_then_nothing_is_inflow),
        cmocka_unit_test(test_start_when_use_exceeds_capacity_then_nobody_is_thrown_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
