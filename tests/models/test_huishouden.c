/* Huishoudens: candidates on the same dates in every world, frailty, kinderen, departure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "tests/models/world.h"

struct incident {
    int gemeente;
    uint32_t household;
    uint16_t candidate;
    tick at;
};

struct incidents {
    struct incident *row;
    size_t count, room;
    struct huishoudens_bedrading wiring; /* the chain's own */
    const struct keten *keten;
};

static void note(void *context, int32_t i, uint16_t candidate)
{
    struct incidents *list = context;
    if (list->count == list->room) {
        list->room = list->room ? 2 * list->room : 4096;
        list->row = realloc(list->row, list->room * sizeof *list->row);
        assert_non_null(list->row);
    }
    const struct huishouden *h = &list->keten->huishoudens.rij[i];
    list->row[list->count++] =
        (struct incident){h->gemeente, h->nummer, candidate, list->keten->sim.now};
    list->wiring.incident(list->wiring.keten, i, candidate);
}

static int by_name(const void *a, const void *b)
{
    const struct incident *x = a, *y = b;
    if (x->gemeente != y->gemeente)
        return x->gemeente < y->gemeente ? -1 : 1;
    if (x->household != y->household)
        return x->household < y->household ? -1 : 1;
    return x->candidate < y->candidate ? -1 : x->candidate > y->candidate;
}

/* All incidents of a run, sorted by name. */
static struct incidents incidents_of(const char *const *sets, uint32_t replication)
{
    struct world w;
    world_load(&w, WORLD_ALWAYS, sets);
    struct keten *k = world_begin(&w, replication);
    struct incidents list = {.wiring = k->huishoudens.bedrading, .keten = k};
    k->huishoudens.bedrading = (struct huishoudens_bedrading){&list, note};
    keten_tot_start(k);
    keten_loop(k, w.in.eind);
    qsort(list.row, list.count, sizeof *list.row, by_name);
    world_unload(&w);
    return list;
}
#define INCIDENTS(replication, ...)                                                                \
    incidents_of((const char *const[]){__VA_ARGS__, NULL}, (replication))

/* Number of incidents that happen in both lists; each must do so at the same moment. */
static size_t shared(const struct incidents *a, const struct incidents *b)
{
    size_t n = 0;
    for (size_t i = 0; i < a->count; i++) {
        const struct incident *other =
            bsearch(&a->row[i], b->row, b->count, sizeof *b->row, by_name);
        if (other != NULL) {
            assert_int_equal(other->at, a->row[i].at);
            n++;
        }
    }
    return n;
}

static void test_candidates_when_hazard_differs_then_dates_are_equal(void **state)
{
    (void)state;
    struct incidents low = INCIDENTS(1, "incidenten.per_jaar=0.15");
    struct incidents high =
        INCIDENTS(1, "incidenten.per_jaar=0.2", "incidenten.toestand.wachten=2");
    assert_true(high.count > low.count + low.count / 10);
    assert_true(shared(&low, &high) > low.count * 9 / 10);
    free(low.row);
    free(high.row);
}

static void test_candidates_when_nothing_feeds_back_then_lower_hazard_is_a_subset(void **state)
{
    (void)state;
#define FLAT                                                                                       \
    "incidenten.voorgeschiedenis_effect=0", "incidenten.acuut_effect=0",                           \
        "incidenten.toestand.wachten=1", "incidenten.toestand.veilig_thuis=1",                     \
        "incidenten.toestand.hulp=1", "incidenten.toestand.na_voldoende=1",                        \
        "incidenten.toestand.na_uitval=1"
    struct incidents low = INCIDENTS(1, FLAT, "incidenten.per_jaar=0.2");
    struct incidents high = INCIDENTS(1, FLAT, "incidenten.per_jaar=0.4");
    assert_int_equal(shared(&low, &high), low.count);
    assert_true(high.count > low.count);
    free(low.row);
    free(high.row);
}

static void test_h_max_when_raised_then_mean_rate_stays(void **state)
{
    (void)state;
    double n = 0.0, m = 0.0;
    for (uint32_t r = 1; r <= 4; r++) {
        struct incidents a = INCIDENTS(r, FLAT, "incidenten.per_jaar=0.3");
        struct incidents b = INCIDENTS(r, FLAT, "incidenten.per_jaar=0.3", "incidenten.h_max=31");
        n += (double)a.count;
        m += (double)b.count;
        free(a.row);
        free(b.row);
    }
    world_expect_share("incidents at the higher h_max", m, n + m, 0.5);
}

static void test_pool_when_filled_then_frailty_children_and_stay_as_stated(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "gemeenten.*.instroom*=5", "gemeenten.*.instroom_max*=5");
    struct keten *k = world_begin(&w, 1);
    huishoudens_begin(&k->huishoudens, k->sim.now); /* nobody moves yet */
    const struct huishoudens *hs = &k->huishoudens;
    double n = (double)hs->aantal, frailty = 0.0, none = 0.0, children = 0.0, stay = 0.0;
    for (int32_t i = 0; i < hs->aantal; i++) {
        const struct huishouden *h = &hs->rij[i];
        assert_true(h->leeft && h->kinderen <= HUISHOUDEN_KINDEREN && h->kwetsbaarheid > 0.0);
        frailty += h->kwetsbaarheid;
        none += h->kinderen == 0;
        children += h->kinderen;
        stay += (double)(h->vertrek - k->sim.now) / (double)CLOCK_DAY / CLOCK_YEAR_DAYS;
    }
    double expected = 0.0;
    for (size_t g = 0; g < w.in.gemeenten; g++)
        expected += parameter_number(&w.scenario.final, "gemeenten.%s.instroom", w.in.sleutel[g]);
    expected /= parameter_number(&w.scenario.final, "huishoudens.vertrek_per_jaar");
    assert_true(n > 0.97 * expected && n < 1.03 * expected);
    world_expect_mean("frailty", frailty, n, 1.0, 0.6455); /* 1 / sqrt(2.4) */
    world_expect_share("without children", none, n, 0.08);
    world_expect_mean("children", children, n - none, 1.8, 0.8944); /* sqrt(0.8) */
    world_expect_mean("stay in years", stay, n, 12.5, 12.5);
    world_unload(&w);
}

static void test_departure_when_date_has_come_then_no_incident_follows(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_ALWAYS, "huishoudens.vertrek_per_jaar=0.5");
    struct keten *k = world_start(&w, 1);
    for (tick at = w.in.start; at < w.in.eind; at += 30 * CLOCK_DAY) {
        keten_loop(k, at);
        for (int32_t i = 0; i < k->huishoudens.aantal; i++) {
            const struct huishouden *h = &k->huishoudens.rij[i];
            if (h->leeft)
                assert_true(h->laatste_incident <= h->vertrek);
        }
    }
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (c->telt && c->recidive_werkelijk != CLOCK_NEVER)
            assert_true(c->recidive_werkelijk < c->vertrek);
    }
    /* A pool that empties at rate one half is refilled to inflow over that rate: two years of
     * inflow. */
    double alive = 0.0;
    for (int32_t i = 0; i < k->huishoudens.aantal; i++)
        alive += k->huishoudens.rij[i].leeft && k->huishoudens.rij[i].vertrek > k->sim.now;
    double expected = 0.2 * 1092.0 / 0.5;
    assert_true(alive > expected - 4.5 * 21.0 && alive < expected + 4.5 * 21.0);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_candidates_when_hazard_differs_then_dates_are_equal),
        cmocka_unit_test(test_candidates_when_nothing_feeds_back_then_lower_hazard_is_a_subset),
        cmocka_unit_test(test_h_max_when_raised_then_mean_rate_stays),
        cmocka_unit_test(test_pool_when_filled_then_frailty_children_and_stay_as_stated),
        cmocka_unit_test(test_departure_when_date_has_come_then_no_incident_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
