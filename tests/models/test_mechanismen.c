/* Each mechanism on, frozen and off: off moves its own target the stated way, frozen leaves the
 * load as it is, and before `start` nothing differs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/models/world.h"

enum { ON, FROZEN, OFF, STANDS };

struct outcome {
    const char *kpi, *station;
    double under[STANDS];
};

/* KPI's under the three stands of a mechanism, same seeds. */
static void under(struct outcome *outcomes, size_t count, const char *const stand[STANDS],
                  const char *const *sets)
{
    for (int s = 0; s < STANDS; s++) {
        struct world w;
        struct studie study;
        const char *all[16];
        size_t n = 0;
        for (; sets[n] != NULL; n++)
            all[n] = sets[n];
        all[n] = stand[s];
        all[n + 1] = NULL;
        world_load(&w, WORLD_ALWAYS, all);
        world_study(&w, &study, 3);
        assert_int_equal(study.tabellen.books.failures, 0);
        for (size_t i = 0; i < count; i++)
            outcomes[i].under[s] =
                world_kpi(&study, outcomes[i].kpi, outcomes[i].station, "alle", "alle");
        studie_release(&study);
        world_release(&w);
    }
}
#define STANDS_OF(m)                                                                               \
    (const char *const[])                                                                          \
    {                                                                                              \
        "mechanismen." m ".stand=aan", "mechanismen." m ".stand=bevroren",                         \
            "mechanismen." m ".stand=uit"                                                          \
    }

static void test_m1_when_off_then_onderzoek_is_less_occupied(void **state)
{
    (void)state;
    static const char *const sets[] = {"veilig_thuis.onderzoek.naar_raad.middelzwaar=40",
                                       "veilig_thuis.onderzoek.fte=16", "raad.fte=14",
                                       "eind=2018-12-31", NULL};
    struct outcome outcome = {.kpi = "bezetting", .station = "onderzoek"};
    under(&outcome, 1, STANDS_OF("M1"), sets);
    const double *use = outcome.under;
    assert_true(use[OFF] < use[ON] - 5.0);
    assert_true(fabs(use[FROZEN] - use[ON]) < 3.0);
}

static void test_m3_when_off_then_more_help_is_accepted(void **state)
{
    (void)state;
    static const char *const sets[] = {"hulp.daling_per_dag=0.8", "hulp.daling_vanaf_dagen=20",
                                       "eind=2018-12-31", NULL};
    struct outcome outcome = {.kpi = "hulp_geaccepteerd", .station = "keten"};
    under(&outcome, 1, STANDS_OF("M3"), sets);
    const double *accepted = outcome.under;
    assert_true(accepted[OFF] > accepted[ON] + 10.0);
    assert_true(fabs(accepted[OFF] - 85.0) < 2.5);
    assert_true(fabs(accepted[FROZEN] - accepted[ON]) < 2.5);
}

static void test_m5_when_off_then_fewer_come_back(void **state)
{
    (void)state;
    static const char *const none[] = {"eind=2019-12-31", NULL};
    struct outcome outcomes[] = {{.kpi = "recidive_werkelijk_12m", .station = "keten"},
                                 {.kpi = "meldingen_per_jaar", .station = "keten"}};
    under(outcomes, 2, STANDS_OF("M5"), none);
    const double *again = outcomes[0].under, *reports = outcomes[1].under;
    assert_true(again[OFF] < again[ON] - 3.0);
    assert_true(reports[OFF] < 0.95 * reports[ON]);
    assert_true(fabs(reports[FROZEN] / reports[ON] - 1.0) < 0.04);
}

/* A hash of all that happens before `start`. */
struct past {
    uint64_t hash, lines;
};

static void add(struct past *past, uint64_t x)
{
    past->hash = (past->hash ^ x) * UINT64_C(1099511628211);
}

static void journal(void *context, struct keten *k, int32_t household, int32_t casus,
                    const char *what, const char *detail)
{
    struct past *past = context;
    (void)detail;
    if (k->lopend)
        return;
    past->lines++;
    add(past, (uint64_t)k->sim.now);
    add(past, (uint64_t)household);
    add(past, (uint64_t)casus);
    for (; *what != '\0'; what++)
        add(past, (unsigned char)*what);
}

static struct past past_of(const char *set, const char *other)
{
    struct world w;
    struct past past = {.hash = UINT64_C(14695981039346656037)};
    WORLD_LOAD(&w, WORLD_FROM_START, set, other);
    struct keten *k = world_begin(&w, 3);
    k->journaal = journal;
    k->journaal_context = &past;
    keten_tot_start(k);
    world_release(&w);
    return past;
}

static void test_history_when_only_policy_differs_then_identical(void **state)
{
    (void)state;
    struct past basis = past_of("zaad=1", "zaad=1");
    assert_true(basis.lines > 5000);
    static const char *const sets[][2] = {
        {"mechanismen.M1.stand=uit", "mechanismen.M3.stand=uit"},
        {"mechanismen.M5.stand=uit", "veilig_thuis.vb.uren=4"},
        {"gemeenten.*.doorzet_percentage=60", "veilig_thuis.onderzoek.fte=30"},
        {"veilig_thuis.venv.aandeel.middelzwaar=30", "raad.wachtlijst_start=80"},
        {"veilig_thuis.onderzoek.caseload_per_fte.middelzwaar=9", "raad.uren=30"},
        {"zwaarte.weeg_voorgeschiedenis=0.3", "raad.overige_instroom=3"},
    };
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        struct past other = past_of(sets[i][0], sets[i][1]);
        if (other.hash != basis.hash)
            fail_msg("history differs under %s and %s", sets[i][0], sets[i][1]);
    }
    /* The nature of families holds in the history too. */
    assert_true(past_of("incidenten.per_jaar=0.2", "zaad=1").hash != basis.hash);
}

static void test_frozen_when_given_then_applied_to_every_casus(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(
        &w, WORLD_ALWAYS, "mechanismen.M3.stand=bevroren",
        "mechanismen.M3.bevroren_waarde=(0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,"
        "0.5,0.5,0.5,0.5)",
        "hulp.daling_per_dag=5");
    assert_true(mechanismen_compleet(&w.in.mechanismen));
    struct keten *k = world_run(&w, 1);
    double offered = 0.0, accepted = 0.0;
    for (int32_t i = 0; i < k->casussen.aantal; i++) {
        const struct casus *c = &k->casussen.rij[i];
        if (c->telt && (c->aanbod == GEACCEPTEERD || c->aanbod == AFGEWEZEN)) {
            offered++;
            accepted += c->aanbod == GEACCEPTEERD;
        }
    }
    world_expect_share("accepted", accepted, offered, 0.5);
    world_release(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_m1_when_off_then_onderzoek_is_less_occupied),
        cmocka_unit_test(test_m3_when_off_then_more_help_is_accepted),
        cmocka_unit_test(test_m5_when_off_then_fewer_come_back),
        cmocka_unit_test(test_history_when_only_policy_differs_then_identical),
        cmocka_unit_test(test_frozen_when_given_then_applied_to_every_casus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
