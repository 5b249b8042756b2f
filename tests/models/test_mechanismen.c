/* The responses of the mechanisms: their lists, what holds under each stand; frozen leaves the load
 * as it is, and before `start` nothing differs. What `uit` moves: test_schakelaars. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/models/world.h"

#define GEMEENTEN 6
#define CELLS (GEMEENTEN * ZWAARTEN)

/* --- responses --- */

static size_t shape(enum respons_vorm vorm)
{
    return vorm == RESPONS_EEN ? 1 : vorm == RESPONS_GEMEENTE ? GEMEENTEN : CELLS;
}

static void test_lists_when_asked_then_all_responses_one_after_the_other(void **state)
{
    (void)state;
    static const size_t lengths[MECHANISMEN] = {7, 24, 18, 18, 6, 8, 13, 6, 12, 12};
    size_t length[MECHANISMEN] = {0};
    for (int r = 0; r < RESPONSEN; r++) {
        const struct respons_rij *row = mechanismen_rij((enum respons)r);
        size_t n = shape(row->vorm), *begins = &length[row->mechanisme];
        for (size_t i = 0; i < n; i++) {
            size_t begin, of;
            assert_int_equal(
                mechanismen_respons_op(row->mechanisme, *begins + i, GEMEENTEN, &begin, &of), r);
            assert_int_equal(begin, *begins);
            assert_int_equal(of, n);
        }
        *begins += n;
    }
    for (int m = 0; m < MECHANISMEN; m++) {
        size_t begin, of;
        assert_int_equal(length[m], lengths[m]);
        assert_int_equal(mechanismen_lengte((enum mechanisme)m, GEMEENTEN), lengths[m]);
        assert_int_equal(
            mechanismen_respons_op((enum mechanisme)m, lengths[m], GEMEENTEN, &begin, &of),
            RESPONSEN);
    }
}

/* Where a response of this gemeente and zwaarte stands in the frozen list of its mechanism. */
static size_t place_in_list(enum respons r, int gemeente, enum zwaarte zwaarte)
{
    const struct respons_rij *row = mechanismen_rij(r);
    size_t place = 0;
    for (int other = 0; other < (int)r; other++)
        if (mechanismen_rij((enum respons)other)->mechanisme == row->mechanisme)
            place += shape(mechanismen_rij((enum respons)other)->vorm);
    return place + (row->vorm == RESPONS_EEN        ? 0
                    : row->vorm == RESPONS_GEMEENTE ? (size_t)gemeente
                                                    : (size_t)gemeente * ZWAARTEN + zwaarte);
}

static void test_response_when_switched_then_itself_its_mean_or_none(void **state)
{
    (void)state;
    double list[MECHANISMEN][2 * CELLS];
    for (int m = 0; m < MECHANISMEN; m++)
        for (size_t i = 0; i < 2 * CELLS; i++)
            list[m][i] = 100.0 * m + (double)i;
    struct mechanismen_instelling in = {.gemeenten = GEMEENTEN};
    for (int m = 0; m < MECHANISMEN; m++)
        in.bevroren[m] = list[m];
    for (int stand = STAND_AAN; stand <= STAND_UIT; stand++) {
        for (int m = 0; m < MECHANISMEN; m++)
            in.stand[m] = (enum stand)stand;
        struct mechanismen all;
        mechanismen_init(&all, &in);
        for (int r = 0; r < RESPONSEN; r++) {
            const struct respons_rij *row = mechanismen_rij((enum respons)r);
            size_t place = place_in_list((enum respons)r, 4, ZWAAR);
            double sum, weight;
            assert_true(mechanismen_respons(&all, (enum respons)r, 4, ZWAAR, 0.7, 3.0) == 0.7);
            all.begonnen = true; /* before that all are `aan`, and nothing is noted */
            double expected = stand == STAND_AAN        ? 0.7
                              : stand == STAND_BEVROREN ? list[row->mechanisme][place]
                                                        : row->uit;
            assert_true(mechanismen_respons(&all, (enum respons)r, 4, ZWAAR, 0.7, 2.0) == expected);
            all.begonnen = false;
            mechanismen_gezien(&all, row->mechanisme, place, &sum, &weight);
            assert_true(weight == (stand == STAND_AAN ? 2.0 : 0.0) && sum == 0.7 * weight);
        }
        mechanismen_release(&all);
    }
}

/* --- frozen: the load stays --- */

enum { ON, FROZEN, OFF, STANDS };

struct outcome {
    const char *kpi, *station;
    double under[STANDS];
};

static void under(struct outcome *outcomes, size_t count)
{
    static const char *const stand[STANDS][3] = {
        {"mechanismen.M1.stand=aan", "mechanismen.M3.stand=aan", "mechanismen.M5.stand=aan"},
        {"mechanismen.M1.stand=bevroren", "mechanismen.M3.stand=bevroren",
         "mechanismen.M5.stand=bevroren"},
        {"mechanismen.M1.stand=uit", "mechanismen.M3.stand=uit", "mechanismen.M5.stand=uit"}};
    for (int s = 0; s < STANDS; s++) {
        struct world w;
        struct studie study;
        WORLD_LOAD(&w, WORLD_ALWAYS, "eind=2018-12-31", "huishoudens.historie_jaren=5",
                   "veilig_thuis.onderzoek.naar_jbt.middelzwaar=30",
                   "veilig_thuis.onderzoek.plaatsdeel_bij_raad=100",
                   "veilig_thuis.onderzoek.fte=12", "raad.fte=8", "jbt.agenda=12",
                   "hulp.daling_per_dag=0.8", "hulp.daling_vanaf_dagen=20", stand[s][0],
                   stand[s][1], stand[s][2]);
        world_study(&w, &study, 3);
        assert_int_equal(study.tabellen.books.failures, 0);
        for (size_t i = 0; i < count; i++)
            outcomes[i].under[s] =
                world_kpi(&study, outcomes[i].kpi, outcomes[i].station, "alle", "alle");
        studie_release(&study);
        world_unload(&w);
    }
}

/* In all, that is: frozen recidive is no longer that of the same few huishoudens. */
static void test_frozen_when_found_by_a_study_then_the_load_stays(void **state)
{
    (void)state;
    struct outcome outcomes[] = {{.kpi = "bezetting", .station = "onderzoek"},
                                 {.kpi = "hulp_geaccepteerd", .station = "keten"},
                                 {.kpi = "meldingen_per_jaar", .station = "keten"}};
    under(outcomes, 3);
    for (size_t i = 0; i < 3; i++) {
        const double *u = outcomes[i].under;
        if (!(fabs(u[FROZEN] - u[ON]) < 0.3 * fabs(u[OFF] - u[ON])))
            fail_msg("%s: %.3f, frozen %.3f, off %.3f", outcomes[i].kpi, u[ON], u[FROZEN], u[OFF]);
    }
}

/* --- the history --- */

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
    world_unload(&w);
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
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists_when_asked_then_all_responses_one_after_the_other),
        cmocka_unit_test(test_response_when_switched_then_itself_its_mean_or_none),
        cmocka_unit_test(test_frozen_when_found_by_a_study_then_the_load_stays),
        cmocka_unit_test(test_history_when_only_policy_differs_then_identical),
        cmocka_unit_test(test_frozen_when_given_then_applied_to_every_casus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
