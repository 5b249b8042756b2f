/* Lists on certain days and shares over periods: as counted in a world of its own, whatever else is
 * simulated with it, and kept in the store. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "models/dagstanden.h"
#include "tests/models/world.h"

#define SEED 4711 /* of world_begin */
#define REPLICATIONS 2

enum { BASIS, FEWER, SHIFT, WORLDS };
enum { DAYS = 3, PERIODS = 2 };

static struct world worlds[WORLDS];
static struct studie_scenario scenarios[WORLDS];
static tick days[DAYS];
static struct dagstanden_periode periods[PERIODS];

static int setup(void **state)
{
    (void)state;
    static const char *const sets[WORLDS] = {"veilig_thuis.onderzoek.wachtlijst_start=6",
                                             "veilig_thuis.onderzoek.fte=3",
                                             "gemeenten.*.doorzet_percentage.middelzwaar=60"};
    for (int w = 0; w < WORLDS; w++) {
        WORLD_LOAD(&worlds[w], WORLD_FROM_START, sets[w]);
        scenarios[w] = (struct studie_scenario){
            .set = &worlds[w].scenario.final, .basis = world_basis(&worlds[w]), .naam = "proef"};
    }
    tick start = worlds[BASIS].in.start;
    const int after[DAYS] = {10, 200, 365};
    for (int d = 0; d < DAYS; d++)
        days[d] = start + after[d] * CLOCK_DAY;
    periods[0] = (struct dagstanden_periode){start, start + 200 * CLOCK_DAY};
    periods[1] = (struct dagstanden_periode){start + 200 * CLOCK_DAY, start + 365 * CLOCK_DAY};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    for (int w = 0; w < WORLDS; w++)
        world_unload(&worlds[w]);
    return 0;
}

static struct dagstanden_plan plan_of(struct store *store)
{
    return (struct dagstanden_plan){.scenario = scenarios,
                                    .scenarios = WORLDS,
                                    .dag = days,
                                    .dagen = DAYS,
                                    .periode = periods,
                                    .perioden = PERIODS,
                                    .zaad = SEED,
                                    .replicaties = REPLICATIONS,
                                    .draden = 1,
                                    .opslag = store,
                                    .versie = "proef"};
}

/* Counted casus by casus in a world of its own. */
static void count_lists(const struct keten *k, float lists[DAGLIJSTEN])
{
    memset(lists, 0, DAGLIJSTEN * sizeof *lists);
    for (int32_t i = 0; i < k->huishoudens.aantal; i++) {
        const struct huishouden *h = &k->huishoudens.rij[i];
        for (int32_t c = h->leeft ? h->eerste_casus : -1; c >= 0;
             c = k->casussen.rij[c].volgende_casus) {
            enum fase fase = k->casussen.rij[c].fase;
            lists[DAGLIJST_VB] += fase == FASE_VB_WACHT;
            lists[DAGLIJST_ONDERZOEK] += fase == FASE_ONDERZOEK_WACHT;
            lists[DAGLIJST_VENV] += fase == FASE_VENV_WACHT;
        }
    }
}

static float direct_share(const struct casussen *cs, const struct dagstanden_periode *period)
{
    double all = 0.0, direct = 0.0;
    for (int32_t i = 0; i < cs->aantal; i++) {
        tick done = cs->rij[i].mijlpaal[MIJLPAAL_VB];
        if (done == CLOCK_NEVER || done < period->van || done >= period->tot ||
            cs->rij[i].mijlpaal[MIJLPAAL_MELDING] < worlds[BASIS].in.start)
            continue;
        all++;
        direct += cs->rij[i].eerste_route == ROUTE_DIRECT;
    }
    return (float)(100.0 * direct / all);
}

static void test_stands_when_worlds_share_a_history_then_as_counted_alone(void **state)
{
    (void)state;
    struct dagstanden stands;
    struct dagstanden_plan plan = plan_of(NULL);
    assert_int_equal(dagstanden_maak(&stands, &plan), STUDIE_KLAAR);
    assert_true(stands.boeken.checks > 0);
    assert_int_equal(stands.boeken.failures, 0);
    float waiting = 0.0F;
    for (size_t w = 0; w < WORLDS; w++) {
        for (uint32_t r = 0; r < REPLICATIONS; r++) {
            struct keten *k = world_start(&worlds[w], r + 1);
            for (size_t d = 0; d < DAYS; d++) {
                float expected[DAGLIJSTEN];
                keten_loop(k, days[d]);
                count_lists(k, expected);
                const float *found =
                    &stands.lijst[((w * REPLICATIONS + r) * DAYS + d) * DAGLIJSTEN];
                assert_memory_equal(found, expected, sizeof expected);
                waiting += found[DAGLIJST_ONDERZOEK];
            }
            for (size_t p = 0; p < PERIODS; p++)
                assert_float_equal(stands.direct[(w * REPLICATIONS + r) * PERIODS + p],
                                   direct_share(&k->casussen, &periods[p]), 1e-4);
        }
    }
    assert_true(waiting > 20.0F); /* there was something to count */
    dagstanden_release(&stands);
}

static void test_stands_when_capacity_or_doorzetten_differs_then_felt(void **state)
{
    (void)state;
    struct dagstanden stands;
    struct dagstanden_plan plan = plan_of(NULL);
    assert_int_equal(dagstanden_maak(&stands, &plan), STUDIE_KLAAR);
    float last[WORLDS] = {0}, direct[WORLDS] = {0};
    for (size_t w = 0; w < WORLDS; w++)
        for (size_t r = 0; r < REPLICATIONS; r++) {
            last[w] += stands.lijst[((w * REPLICATIONS + r) * DAYS + DAYS - 1) * DAGLIJSTEN +
                                    DAGLIJST_ONDERZOEK];
            direct[w] += stands.direct[(w * REPLICATIONS + r) * PERIODS] / REPLICATIONS;
        }
    assert_true(last[FEWER] > last[BASIS] + 20.0F);
    assert_true(direct[SHIFT] > direct[BASIS] + 15.0F);
    dagstanden_release(&stands);
}

static atomic_uint asked;

static bool count_asked(void *context)
{
    (void)context;
    atomic_fetch_add(&asked, 1);
    return false;
}

static bool refuse(void *context)
{
    (void)context;
    return true;
}

static void test_stands_when_kept_then_not_simulated_again(void **state)
{
    (void)state;
    char folder[] = "/tmp/ketensim-dagstanden-XXXXXX", path[64], *message = NULL;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/opslag.sqlite", folder);
    struct store *store = store_open(path, &message);
    assert_non_null(store);
    struct dagstanden first, second, none;
    struct dagstanden_plan plan = plan_of(store);
    plan.stop = refuse;
    assert_int_equal(dagstanden_maak(&none, &plan), STUDIE_AFGEBROKEN);
    plan.stop = count_asked;
    assert_int_equal(dagstanden_maak(&first, &plan), STUDIE_KLAAR);
    unsigned simulating = atomic_exchange(&asked, 0);
    assert_int_equal(dagstanden_maak(&second, &plan), STUDIE_KLAAR);
    assert_true(simulating > 50 && atomic_load(&asked) < 10);
    size_t lists = (size_t)WORLDS * REPLICATIONS * DAYS * DAGLIJSTEN;
    assert_memory_equal(first.lijst, second.lijst, lists * sizeof *first.lijst);
    assert_memory_equal(first.direct, second.direct,
                        (size_t)WORLDS * REPLICATIONS * PERIODS * sizeof *first.direct);
    dagstanden_release(&first);
    dagstanden_release(&second);
    store_close(store);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stands_when_worlds_share_a_history_then_as_counted_alone),
        cmocka_unit_test(test_stands_when_capacity_or_doorzetten_differs_then_felt),
        cmocka_unit_test(test_stands_when_kept_then_not_simulated_again),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
