/* Studies and their store: what was kept is not simulated again, and nothing that is kept, stopped
 * or shared out over threads changes an outcome. */
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

#include "tests/models/outcome.h"
#include "tests/models/world.h"

#define SEED 4711
#define SCENARIOS 3
/* `stop` is asked every simulated month: six years make more than this, a look-up none. */
#define ASKED_BY_A_WORLD 60
#define ASKED_BY_LOOKING_UP 3

static const char *const small[] = {"huishoudens.historie_jaren=5", "eind=2018-06-30",
                                    "gemeenten.*.instroom*=0.25", "gemeenten.*.instroom_max*=0.25"};

/* --- a place of its own --- */

struct bench {
    struct world basis, variant;
    struct studie_scenario scenario[SCENARIOS]; /* basis, variant, basis with the ripple */
    char folder[64], path[96];
    atomic_uint asked, limit; /* `stop` says so at that many times; 0: never */
    uint32_t progressed, rounds;
};

static void load(struct world *w, const char *set)
{
    WORLD_LOAD(w, WORLD_FROM_START, small[0], small[1], small[2], small[3], set);
}

static int setup(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    if (b == NULL)
        return -1;
    load(&b->basis, NULL);
    load(&b->variant, "veilig_thuis.onderzoek.fte*=1.3");
    const struct parameter_set *one = &b->basis.scenario.final, *other = &b->variant.scenario.final;
    b->scenario[0] = (struct studie_scenario){one, &b->basis.scenario.base, "basis", false};
    b->scenario[1] = (struct studie_scenario){other, &b->variant.scenario.base, "variant", false};
    b->scenario[2] = (struct studie_scenario){one, &b->basis.scenario.base, "rimpel", true};
    strcpy(b->folder, "/tmp/ketensim-uitvoering-XXXXXX");
    *state = b;
    return mkdtemp(b->folder) == NULL;
}

static int teardown(void **state)
{
    struct bench *b = *state;
    world_unload(&b->basis);
    world_unload(&b->variant);
    int failed = rmdir(b->folder);
    free(b);
    return failed;
}

static struct store *store_begin(struct bench *b)
{
    char *message;
    snprintf(b->path, sizeof b->path, "%s/opslag.sqlite", b->folder);
    struct store *store = store_open(b->path, &message);
    if (store == NULL)
        fail_msg("%s", message);
    return store;
}

static void store_end(struct bench *b, struct store *store)
{
    assert_null(store_complaint(store));
    store_close(store);
    assert_int_equal(unlink(b->path), 0);
}

static bool stop(void *context)
{
    struct bench *b = context;
    unsigned asked = atomic_fetch_add(&b->asked, 1) + 1, limit = atomic_load(&b->limit);
    return limit > 0 && asked >= limit;
}

static void progress(void *context, uint32_t finished, uint32_t count)
{
    struct bench *b = context;
    assert_true(finished <= count);
    b->progressed = finished;
}

static struct studie_plan plan_of(struct bench *b, struct store *store, uint32_t replications)
{
    atomic_store(&b->asked, 0);
    atomic_store(&b->limit, 0);
    return (struct studie_plan){.scenario = b->scenario,
                                .scenarios = SCENARIOS,
                                .zaad = SEED,
                                .replicaties = replications,
                                .draden = 1,
                                .opslag = store,
                                .versie = "een",
                                .voortgang = progress,
                                .stop = stop,
                                .context = b};
}

/* --- studies held against each other --- */

static bool same_bytes(const void *one, const void *other, size_t bytes)
{
    return bytes == 0 || memcmp(one, other, bytes) == 0;
}

static bool same_cells(const struct kpi_cell *one, const struct kpi_cell *other, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (one[i].kpi != other[i].kpi || strcmp(one[i].station, other[i].station) != 0 ||
            strcmp(one[i].gemeente, other[i].gemeente) != 0 ||
            strcmp(one[i].breakdown, other[i].breakdown) != 0)
            return false;
    return true;
}

static bool same_table(const struct kpi_table *one, const struct kpi_table *other)
{
    return one->cell_count == other->cell_count && one->replications == other->replications &&
           same_cells(one->cells, other->cells, one->cell_count) &&
           same_bytes(one->values, other->values,
                      one->cell_count * one->replications * sizeof *one->values);
}

static bool same_traces(const struct sporen *one, const struct sporen *other)
{
    for (size_t i = 0; i < one->aantal && i < other->aantal; i++)
        if (one->rij[i].wie != other->rij[i].wie || one->rij[i].contact != other->rij[i].contact)
            return false;
    return one->aantal == other->aantal && one->aantal > 0;
}

static bool same_study(const struct studie *one, const struct studie *other)
{
    const struct kpi_study *a = &one->tabellen, *b = &other->tabellen;
    size_t n = one->klaar;
    bool same = n == other->klaar && same_table(&a->table, &b->table);
    same = same && a->series.cell_count == b->series.cell_count &&
           a->series.weeks == b->series.weeks &&
           same_cells(a->series.cells, b->series.cells, a->series.cell_count) &&
           same_bytes(a->series.values, b->series.values,
                      n * a->series.cell_count * a->series.weeks * sizeof *a->series.values);
    same = same && a->curves.cell_count == b->curves.cell_count &&
           same_bytes(a->curves.values, b->curves.values,
                      n * a->curves.cell_count * a->curves.points * sizeof *a->curves.values);
    same = same && a->books.checks == b->books.checks && a->books.failures == 0 &&
           b->books.failures == 0 && a->events == b->events &&
           a->events_history == b->events_history && a->casussen == b->casussen;
    same = same && same_bytes(one->pijlen, other->pijlen, n * PIJLEN * sizeof *one->pijlen);
    for (size_t r = 0; same && r < n; r++)
        same = same_traces(&one->sporen[r], &other->sporen[r]);
    return same;
}

static void expect_same(const struct studie *one, const struct studie *other, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!same_study(&one[i], &other[i]))
            fail_msg("study %zu is another", i);
}

static void studies_release(struct studie *studies, size_t count)
{
    for (size_t i = 0; i < count; i++)
        studie_release(&studies[i]);
}

/* As if there were no store: what all is held against. */
static void make_undisturbed(struct bench *b, struct studie *studies, uint32_t replications)
{
    struct studie_plan plan = plan_of(b, NULL, replications);
    assert_int_equal(studie_maak(studies, &plan), STUDIE_KLAAR);
}

static char *key_of(struct bench *b, size_t scenario, const char *version)
{
    const struct world *w = scenario == 1 ? &b->variant : &b->basis;
    struct wereld wereld = wereld_maak(&w->in, scenario == 2, SEED, version);
    char *key = malloc(sizeof wereld.sleutel);
    assert_non_null(key);
    return memcpy(key, wereld.sleutel, sizeof wereld.sleutel);
}

static void expect_kept(struct bench *b, struct store *store, const char *version, uint32_t count)
{
    for (size_t i = 0; i < SCENARIOS; i++) {
        char *key = key_of(b, i, version);
        assert_int_equal(store_count(store, key), count);
        free(key);
    }
}

/* --- the tests --- */

static void test_study_when_of_more_scenarios_then_each_as_alone(void **state)
{
    struct bench *b = *state;
    struct studie together[SCENARIOS], alone;
    make_undisturbed(b, together, 2);
    for (size_t i = 0; i < SCENARIOS; i++) {
        struct studie_plan plan = plan_of(b, NULL, 2);
        plan.scenario = &b->scenario[i];
        plan.scenarios = 1;
        assert_int_equal(studie_maak(&alone, &plan), STUDIE_KLAAR);
        assert_string_equal(alone.tabellen.scenario, together[i].tabellen.scenario);
        expect_same(&together[i], &alone, 1);
        studie_release(&alone);
        for (size_t j = 0; j < i; j++)
            assert_false(same_study(&together[i], &together[j]));
    }
    studies_release(together, SCENARIOS);
}

static void test_study_when_all_is_kept_then_simulates_nothing(void **state)
{
    struct bench *b = *state;
    struct store *store = store_begin(b);
    struct studie first[SCENARIOS], second[SCENARIOS], undisturbed[SCENARIOS];
    make_undisturbed(b, undisturbed, 2);
    struct studie_plan plan = plan_of(b, store, 2);
    assert_int_equal(studie_maak(first, &plan), STUDIE_KLAAR);
    assert_true(atomic_load(&b->asked) > 2 * ASKED_BY_A_WORLD);
    expect_kept(b, store, "een", 2);
    plan = plan_of(b, store, 2);
    assert_int_equal(studie_maak(second, &plan), STUDIE_KLAAR);
    assert_true(atomic_load(&b->asked) <= 2 * ASKED_BY_LOOKING_UP);
    assert_int_equal(b->progressed, 2);
    expect_same(first, undisturbed, SCENARIOS);
    expect_same(second, undisturbed, SCENARIOS);
    studies_release(first, SCENARIOS);
    studies_release(second, SCENARIOS);
    studies_release(undisturbed, SCENARIOS);
    store_end(b, store);
}

static void test_study_when_replications_are_added_then_as_all_at_once(void **state)
{
    struct bench *b = *state;
    struct store *store = store_begin(b);
    struct studie few[SCENARIOS], more[SCENARIOS], undisturbed[SCENARIOS];
    make_undisturbed(b, undisturbed, 5);
    struct studie_plan plan = plan_of(b, store, 3);
    assert_int_equal(studie_maak(few, &plan), STUDIE_KLAAR);
    plan = plan_of(b, store, 5);
    assert_int_equal(studie_maak(more, &plan), STUDIE_KLAAR);
    unsigned asked = atomic_load(&b->asked);
    assert_true(asked > 2 * ASKED_BY_A_WORLD);
    plan = plan_of(b, NULL, 2);
    studies_release(few, SCENARIOS);
    assert_int_equal(studie_maak(few, &plan), STUDIE_KLAAR);
    assert_true(asked <= atomic_load(&b->asked) + 5 * ASKED_BY_LOOKING_UP); /* only two */
    expect_same(more, undisturbed, SCENARIOS);
    expect_kept(b, store, "een", 5);
    studies_release(few, SCENARIOS);
    studies_release(more, SCENARIOS);
    studies_release(undisturbed, SCENARIOS);
    store_end(b, store);
}

/* A scenario that comes along later is simulated from the start on, the others are not. */
static void test_study_when_a_scenario_is_added_then_the_others_are_looked_up(void **state)
{
    struct bench *b = *state;
    struct store *store = store_begin(b);
    struct studie one, all[SCENARIOS], undisturbed[SCENARIOS];
    make_undisturbed(b, undisturbed, 2);
    struct studie_plan plan = plan_of(b, store, 2);
    plan.scenario = &b->scenario[1];
    plan.scenarios = 1;
    assert_int_equal(studie_maak(&one, &plan), STUDIE_KLAAR);
    plan = plan_of(b, store, 2);
    assert_int_equal(studie_maak(all, &plan), STUDIE_KLAAR);
    expect_same(all, undisturbed, SCENARIOS);
    expect_kept(b, store, "een", 2);
    studie_release(&one);
    studies_release(all, SCENARIOS);
    studies_release(undisturbed, SCENARIOS);
    store_end(b, store);
}

static void test_store_when_of_another_version_or_seed_then_not_used(void **state)
{
    struct bench *b = *state;
    struct store *store = store_begin(b);
    struct studie studies[SCENARIOS];
    for (int run = 0; run < 3; run++) {
        struct studie_plan plan = plan_of(b, store, 1);
        plan.versie = run == 1 ? "twee" : "een";
        plan.zaad = run == 2 ? SEED + 1 : SEED;
        assert_int_equal(studie_maak(studies, &plan), STUDIE_KLAAR);
        assert_true(atomic_load(&b->asked) > ASKED_BY_A_WORLD);
        studies_release(studies, SCENARIOS);
    }
    expect_kept(b, store, "een", 1);
    expect_kept(b, store, "twee", 1);
    expect_kept(b, store, "drie", 0);
    store_end(b, store);
}

static void test_study_when_on_two_threads_then_the_same(void **state)
{
    struct bench *b = *state;
    struct studie one[SCENARIOS], two[SCENARIOS];
    make_undisturbed(b, one, 4);
    struct studie_plan plan = plan_of(b, NULL, 4);
    plan.draden = 2;
    assert_int_equal(studie_maak(two, &plan), STUDIE_KLAAR);
    expect_same(one, two, SCENARIOS);
    studies_release(one, SCENARIOS);
    studies_release(two, SCENARIOS);
}

/* Stopped at any moment: what was finished in a row is there and kept, and the same study again
 * ends as one that was never stopped. */
static void test_study_when_stopped_and_again_then_as_undisturbed(void **state)
{
    struct bench *b = *state;
    struct store *store = store_begin(b);
    struct studie studies[SCENARIOS], undisturbed[SCENARIOS];
    make_undisturbed(b, undisturbed, 3);
    unsigned whole = atomic_load(&b->asked);
    for (unsigned limit = 1; limit < whole; limit += whole / 5) {
        struct studie_plan plan = plan_of(b, store, 3);
        atomic_store(&b->limit, limit);
        enum studie_status status = studie_maak(studies, &plan);
        if (status == STUDIE_KLAAR) {
            studies_release(studies, SCENARIOS);
            continue; /* the rest had been kept */
        }
        assert_int_equal(status, STUDIE_AFGEBROKEN);
        for (size_t i = 0; i < SCENARIOS && studies[0].klaar > 0; i++) {
            assert_true(studies[i].klaar < 3);
            assert_int_equal(studies[i].klaar, studies[i].tabellen.table.replications);
            studie_release(&studies[i]);
        }
    }
    struct studie_plan plan = plan_of(b, store, 3);
    assert_int_equal(studie_maak(studies, &plan), STUDIE_KLAAR);
    expect_same(studies, undisturbed, SCENARIOS);
    expect_kept(b, store, "een", 3);
    studies_release(studies, SCENARIOS);
    studies_release(undisturbed, SCENARIOS);
    store_end(b, store);
}

static bool is_enough(void *context, const struct kpi_table *tables, size_t count)
{
    struct bench *b = context;
    assert_int_equal(count, SCENARIOS);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(tables[i].replications, tables[0].replications);
    b->rounds++;
    return tables[0].replications >= 11;
}

/* Rounds until it is precise enough leave what one study of that size leaves. */
static void test_study_when_in_rounds_then_as_all_at_once(void **state)
{
    struct bench *b = *state;
    struct studie rounds[SCENARIOS], undisturbed[SCENARIOS];
    struct studie_plan plan = plan_of(b, NULL, 1);
    plan.genoeg = is_enough;
    plan.hoogstens = 40;
    plan.draden = 2;
    b->rounds = 0;
    assert_int_equal(studie_maak(rounds, &plan), STUDIE_KLAAR);
    assert_int_equal(b->rounds, 2);
    assert_int_equal(rounds[0].klaar, 11); /* ten more at least */
    plan = plan_of(b, NULL, 11);
    plan.draden = 2;
    assert_int_equal(studie_maak(undisturbed, &plan), STUDIE_KLAAR);
    expect_same(rounds, undisturbed, SCENARIOS);
    studies_release(rounds, SCENARIOS);
    studies_release(undisturbed, SCENARIOS);
}

/* --- a store that holds what cannot be read --- */

/* Cuts what is kept short; the store itself finds it whole. */
static void shorten(struct bench *b, struct store *store)
{
    for (size_t i = 0; i < SCENARIOS; i++) {
        char *key = key_of(b, i, "een");
        size_t length;
        void *bytes = store_get(store, key, 1, &length);
        assert_non_null(bytes);
        assert_true(store_put(store, key, 1, bytes, length - 1 - i * length / 3));
        free(bytes);
        free(key);
    }
}

static void test_store_when_it_holds_half_an_outcome_then_simulated_again(void **state)
{
    struct bench *b = *state;
    struct store *store = store_begin(b);
    struct studie studies[SCENARIOS], undisturbed[SCENARIOS];
    make_undisturbed(b, undisturbed, 1);
    struct studie_plan plan = plan_of(b, store, 1);
    assert_int_equal(studie_maak(studies, &plan), STUDIE_KLAAR);
    studies_release(studies, SCENARIOS);
    shorten(b, store);
    plan = plan_of(b, store, 1);
    atomic_store(&b->limit, 5); /* in its history: nothing is left behind either */
    assert_int_equal(studie_maak(studies, &plan), STUDIE_AFGEBROKEN);
    for (int again = 0; again < 2; again++) {
        plan = plan_of(b, store, 1);
        assert_int_equal(studie_maak(studies, &plan), STUDIE_KLAAR);
        assert_int_equal(atomic_load(&b->asked) > ASKED_BY_A_WORLD, again == 0);
        expect_same(studies, undisturbed, SCENARIOS);
        studies_release(studies, SCENARIOS);
    }
    studies_release(undisturbed, SCENARIOS);
    store_end(b, store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_study_when_of_more_scenarios_then_each_as_alone),
        cmocka_unit_test(test_study_when_all_is_kept_then_simulates_nothing),
        cmocka_unit_test(test_study_when_replications_are_added_then_as_all_at_once),
        cmocka_unit_test(test_study_when_a_scenario_is_added_then_the_others_are_looked_up),
        cmocka_unit_test(test_store_when_of_another_version_or_seed_then_not_used),
        cmocka_unit_test(test_study_when_on_two_threads_then_the_same),
        cmocka_unit_test(test_study_when_stopped_and_again_then_as_undisturbed),
        cmocka_unit_test(test_study_when_in_rounds_then_as_all_at_once),
        cmocka_unit_test(test_store_when_it_holds_half_an_outcome_then_simulated_again),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
