/* Worlds that share a history: each of them comes out as it does all by itself, in a memory of its
 * own, and only worlds that are the same at `start` share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/uitvoering.h"
#include "sim/world_memory.h"
#include "tests/models/outcome.h"
#include "tests/models/world.h"

#define SEED 4711
#define MOST_SETS 8
#define COMMON (sizeof common / sizeof common[0])

static const char *const common[] = {"eind=2018-09-30", "huishoudens.historie_jaren=5",
                                     "gemeenten.*.instroom*=0.6", "gemeenten.*.instroom_max*=0.6"};

/* --- variants that no --set can say --- */

static struct parameter_value *value_of(struct world *w, const char *path)
{
    struct parameter_set *set = &w->scenario.final;
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->values[i].path, path) == 0)
            return &set->values[i];
    fail_msg("no %s", path);
    return NULL;
}

/* A hundred days after `start` another number holds, and again another a hundred days later. */
static void add_steps(struct world *w, const char *path, double factor)
{
    struct parameter_value *value = value_of(w, path);
    struct parameter_step *steps = malloc(3 * sizeof *steps);
    assert_non_null(steps);
    tick start = w->in.start;
    for (int i = 0; i < 3; i++)
        steps[i] = value->steps[0];
    steps[1].from = start + 100 * CLOCK_DAY;
    steps[1].number *= factor;
    steps[2].from = start + 200 * CLOCK_DAY;
    steps[2].number *= 0.5 + factor / 2;
    for (int i = 1; i < 3; i++)
        if (steps[i].is_distribution)
            steps[i].distribution.mean = steps[i].number;
    free(value->steps);
    value->steps = steps;
    value->step_count = 3;
}

static void dated_steps(struct world *w)
{
    add_steps(w, "veilig_thuis.onderzoek.fte", 1.5);
    add_steps(w, "veilig_thuis.front.fte", 0.8);
    add_steps(w, "gemeenten.almere.lokaal_team.fte", 0.6);
    add_steps(w, "raad.fte", 1.4);
    add_steps(w, "veilig_thuis.vb.uren", 1.2);
    add_steps(w, "raad.overige_instroom", 2.0);
}

/* Whatever policy can change about numbers whose path begins like this is so many times as much;
 * the team for heavy casussen apart, which is there from the beginning of the history. */
static void change_policy(struct world *w, const char *prefix, double factor)
{
    for (size_t i = 0; i < w->scenario.final.count; i++) {
        struct parameter_value *value = &w->scenario.final.values[i];
        if (value->row->nature != PARAMETER_BELEID || strstr(value->path, "fte_zwaar") != NULL ||
            value->row->type > PARAMETER_DURATION ||
            strncmp(value->path, prefix, strlen(prefix)) != 0)
            continue;
        for (size_t s = 0; s < value->step_count; s++) {
            double more = value->steps[s].number * factor;
            if (value->row->type == PARAMETER_INTEGER && isfinite(more))
                more = ceil(more);
            value->steps[s].number = fmin(more, value->row->maximum);
            value->steps[s].distribution.mean *= factor;
        }
    }
}

static void all_policy(struct world *w)
{
    change_policy(w, "", 1.12);
}

/* What the mechanisms are frozen at: as if they were not there, and a little more. */
static void freeze(struct world *w, double *values)
{
    for (int m = 0; m < MECHANISMEN; m++) {
        size_t n = mechanismen_lengte((enum mechanisme)m, w->in.gemeenten);
        w->in.mechanismen.stand[m] = STAND_BEVROREN;
        w->in.mechanismen.bevroren[m] = values;
        for (size_t i = 0; i < n; i++) {
            size_t begin, length;
            enum respons r =
                mechanismen_respons_op((enum mechanisme)m, i, w->in.gemeenten, &begin, &length);
            values[i] = m == M6_WERKDRUK ? 0.9 : mechanismen_rij(r)->uit + 0.1;
        }
        values += n;
    }
}

/* --- the worlds --- */

struct variant {
    const char *what;
    bool shares; /* the history of the first */
    const char *sets[MOST_SETS];
    void (*change)(struct world *w);
};

static const struct variant variants[] = {
    {"basis", true, {NULL}, NULL},
    {"capacity",
     true,
     {"veilig_thuis.onderzoek.fte*=1.5", "veilig_thuis.front.fte*=0.9", "raad.fte*=1.3",
      "gemeenten.*.lokaal_team.fte*=0.7", "gi.fte=\"onbeperkt\"", "hulp.pleger.plaatsen=2"},
     NULL},
    {"another division",
     true,
     {"gemeenten.*.doorzet_percentage.middelzwaar=60", "gemeenten.*.betrokken_hulp=5",
      "gemeenten.*.warme_overdracht.direct=70"},
     NULL},
    {"another order",
     true,
     {"veilig_thuis.onderzoek.volgorde=eerste_passende", "veilig_thuis.vb.volgorde=zwaarte",
      "gemeenten.*.lokaal_team.volgorde=termijn", "raad.volgorde=zwaarte", "gi.volgorde=zwaarte",
      "hulp.volgorde=zwaarte", "jbt.volgorde=zwaarte"},
     NULL},
    {"other meetings",
     true,
     {"jbt.agenda=1", "gemeenten.almere.lokaal_team.overleg_dagen=14",
      "gemeenten.almere.lokaal_team.overleg_poort=ja",
      "gemeenten.dronten.lokaal_team.overleg_weekdagen=(1)", "lokaal_veld.overleg_uur=14",
      "kantoor.tot_uur=14"},
     NULL},
    {"other lists at the start",
     true,
     {"veilig_thuis.onderzoek.wachtlijst_start=40", "raad.wachtlijst_start=0",
      "gemeenten.almere.lokaal_team.wachtlijst_start=10",
      "gemeenten.almere.lokaal_team.wachtlijst_start_dagen=30"},
     NULL},
    {"another end and warm-up", true, {"eind=2018-07-31", "inloop_dagen=100"}, NULL},
    {"mechanisms off",
     true,
     {"mechanismen.M1.stand=uit", "mechanismen.M2.stand=uit", "mechanismen.M5.stand=uit",
      "mechanismen.M6.stand=uit", "mechanismen.M10.stand=uit"},
     NULL},
    {"mechanisms frozen", true, {NULL}, NULL},
    {"dated steps", true, {NULL}, dated_steps},
    {"all that is policy", true, {NULL}, all_policy},
    {"a team for heavy casussen",
     false,
     {"gemeenten.almere.lokaal_team.fte_zwaar=1.5", "veilig_thuis.onderzoek.fte*=1.5"},
     NULL},
    {"another nature", false, {"incidenten.per_jaar*=1.1"}, NULL},
    {"another pressure", false, {"druk.halfwaarde_dagen=7"}, NULL},
    {"another nature and policy",
     false,
     {"incidenten.per_jaar*=1.1", "veilig_thuis.onderzoek.fte*=1.5"},
     NULL},
};

enum { FROZEN = 8, FIRST_APART = 11, VARIANTS = sizeof variants / sizeof variants[0] };

struct fixture {
    struct world world[VARIANTS];
    struct wereld wereld[VARIANTS];
    double frozen[400];
    struct uitkomst own[VARIANTS]; /* of a world by itself, in memory from malloc */
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    for (size_t v = 0; v < VARIANTS; v++) {
        struct world *w = &f->world[v];
        const char *sets[COMMON + MOST_SETS + 1] = {NULL};
        memcpy(sets, common, sizeof common);
        memcpy(sets + COMMON, variants[v].sets, sizeof variants[v].sets);
        world_load(w, WORLD_FROM_START, sets);
        if (variants[v].change != NULL) {
            variants[v].change(w);
            world_again(w);
        }
        if (v == FROZEN)
            freeze(w, f->frozen);
        f->wereld[v] = wereld_maak(&w->in, false, SEED, "proef");
        assert_null(arena_use(NULL));
        assert_true(uitkomst_maak(&f->own[v], world_begin(w, 1)));
        assert_int_equal(f->own[v].boeken.failures, 0);
    }
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    for (size_t v = 0; v < VARIANTS; v++) {
        uitkomst_release(&f->own[v]);
        world_unload(&f->world[v]);
    }
    free(f);
    return 0;
}

static void test_variants_when_made_then_no_two_come_out_alike(void **state)
{
    struct fixture *f = *state;
    for (size_t v = 0; v < VARIANTS; v++)
        for (size_t u = 0; u < v; u++) {
            assert_non_null(outcome_difference(&f->own[u], &f->own[v]));
            assert_string_not_equal(f->wereld[u].sleutel, f->wereld[v].sleutel);
        }
}

static void test_histories_when_the_same_at_start_then_shared(void **state)
{
    struct fixture *f = *state;
    for (size_t v = 0; v < VARIANTS; v++)
        for (size_t u = 0; u < VARIANTS; u++) {
            bool share = u == v || (variants[u].shares && variants[v].shares) ||
                         (u >= VARIANTS - 3 && v >= VARIANTS - 3 && u != VARIANTS - 2 &&
                          v != VARIANTS - 2); /* of the same other nature */
            if (keten_deelt_historie(&f->world[u].in, &f->world[v].in) != share)
                fail_msg("%s and %s: %d", variants[u].what, variants[v].what, share);
        }
}

/* Carries out one replication of these worlds as one taak, and holds each against its own. */
static void expect_own(struct fixture *f, const size_t *order, size_t count)
{
    struct wereld wereld[VARIANTS];
    struct uitkomst u[VARIANTS] = {0};
    for (size_t i = 0; i < count; i++)
        wereld[i] = f->wereld[order[i]];
    const struct taak taak = {wereld, count, 1, u};
    bool done = false;
    assert_true(uitvoering_doe(&(struct uitvoering){.zaad = SEED, .draden = 1}, &taak, 1, &done));
    assert_true(done);
    for (size_t i = 0; i < count; i++) {
        outcome_expect_same(variants[order[i]].what, &f->own[order[i]], &u[i]);
        uitkomst_release(&u[i]);
    }
}

static void test_outcomes_when_the_history_is_shared_then_as_of_a_world_of_its_own(void **state)
{
    size_t order[VARIANTS];
    for (size_t v = 0; v < VARIANTS; v++)
        order[v] = v;
    expect_own(*state, order, VARIANTS);
}

/* Any of them may be the one whose settings the history is begun with; the same one may be there
 * twice. */
static void test_outcomes_when_the_order_changes_then_the_same(void **state)
{
    static const size_t order[] = {10, 12, 8, 4, 8, 3, 14, 0};
    expect_own(*state, order, sizeof order / sizeof order[0]);
}

/* Every part reads its new settings from `start` on: each by itself makes another world. */
static void test_settings_when_of_one_part_then_felt_in_a_shared_history(void **state)
{
    struct fixture *f = *state;
    /* Twice as much of all numbers, or, where that says nothing, this. */
    static const struct {
        const char *prefix, *set;
    } parts[] = {{"gemeenten.", NULL},
                 {"gi.", NULL},
                 {"jbt.", NULL},
                 {"raad.", NULL},
                 {"rechter.", NULL},
                 {"lokaal_veld.", NULL},
                 {"veilig_thuis.advies.", NULL},
                 {"-", "veilig_thuis.front.fte*=0.3"},
                 {"veilig_thuis.monitoring.", NULL},
                 {"veilig_thuis.onderzoek.", NULL},
                 {"veilig_thuis.vb.", NULL},
                 {"-", "hulp.systeem.plaatsen=1"},
                 {"-", "kantoor.tot_uur=12"},
                 {"-", "mechanismen.M5.stand=uit"}};
    enum { PARTS = sizeof parts / sizeof parts[0] };
    static struct world world[PARTS];
    struct wereld wereld[PARTS];
    struct uitkomst u[PARTS] = {0};
    for (int p = 0; p < PARTS; p++) {
        WORLD_LOAD(&world[p], WORLD_FROM_START, common[0], common[1], common[2], common[3],
                   parts[p].set);
        change_policy(&world[p], parts[p].prefix, 2.0);
        world_again(&world[p]);
        assert_true(keten_deelt_historie(&f->world[0].in, &world[p].in));
        wereld[p] = wereld_maak(&world[p].in, false, SEED, "proef");
    }
    const struct taak taak = {wereld, PARTS, 1, u};
    bool done;
    assert_true(uitvoering_doe(&(struct uitvoering){.zaad = SEED, .draden = 1}, &taak, 1, &done));
    for (int p = 0; p < PARTS; p++) {
        if (u[p].gebeurtenissen == f->own[0].gebeurtenissen)
            fail_msg("%s: nobody feels it", parts[p].set ? parts[p].set : parts[p].prefix);
        assert_int_equal(u[p].gebeurtenissen_historie, f->own[0].gebeurtenissen_historie);
        uitkomst_release(&u[p]);
        world_unload(&world[p]);
    }
}

/* No part keeps the settings of the world with which the history was begun. */
static void test_settings_when_another_world_begins_then_every_part_has_its_own(void **state)
{
    struct fixture *f = *state;
    const struct keten_instelling *in = &f->world[1].in;
    struct keten *k = world_begin(&f->world[0], 1);
    keten_historie(k);
    keten_begin(k, in);
    const struct keten_delen *own = &in->lopend;
    assert_ptr_equal(k->in, in);
    assert_ptr_equal(k->sim.calendar, in->kalender);
    assert_ptr_equal(k->mechanismen.in, &in->mechanismen);
    assert_ptr_equal(k->huishoudens.in, &own->huishoudens);
    assert_ptr_equal(k->meldingen.in, &own->melding);
    assert_ptr_equal(k->adviezen.in, &own->advies);
    assert_ptr_equal(k->monitoring.in, &own->monitoring);
    assert_ptr_equal(k->druk.in, &own->druk);
    assert_ptr_equal(k->personeel.in, &own->personeel);
    assert_ptr_equal(k->front.in, &own->front);
    assert_ptr_equal(k->veilig_thuis.in, &own->veilig_thuis);
    assert_ptr_equal(k->lokaal_veld.in, &own->lokaal_veld);
    assert_ptr_equal(k->jbt.in, &own->jbt);
    assert_ptr_equal(k->raad.in, &own->raad);
    assert_ptr_equal(k->rechter.in, &own->rechter);
    assert_ptr_equal(k->gi.in, &own->gi);
    assert_ptr_equal(k->hulp.in, &own->hulp);
}

/* A world that was put back is followed by the same as a world that never ran on. */
static void test_world_when_put_back_after_another_then_the_same(void **state)
{
    struct fixture *f = *state;
    struct arena *arena = arena_create();
    assert_non_null(arena);
    arena_use(arena);
    struct keten *k = world_allocate(1, sizeof *k);
    keten_init(k, &f->world[0].in, SEED, 1);
    keten_historie(k);
    assert_true(arena_keep(arena, 0));
    keten_begin(k, &f->world[1].in);
    keten_loop(k, f->world[1].in.eind - 77 * CLOCK_DAY); /* somewhere on its way */
    arena_restore(arena, 0);
    struct uitkomst u;
    assert_true(uitkomst_vanaf_start(&u, k, &f->world[2].in, false, 0));
    outcome_expect_same("after another", &f->own[2], &u);
    uitkomst_release(&u);
    arena_use(NULL);
    arena_free(arena);
}

/* The smallest disturbance is one, and one that the same world feels the same each time. */
static void test_ripple_when_put_in_then_differs_a_little_and_is_itself_reproducible(void **state)
{
    struct fixture *f = *state;
    struct wereld wereld[3];
    for (int i = 0; i < 3; i++)
        wereld[i] = wereld_maak(&f->world[0].in, i > 0, SEED, "proef");
    assert_string_not_equal(wereld[0].sleutel, wereld[1].sleutel);
    assert_string_equal(wereld[1].sleutel, wereld[2].sleutel);
    struct uitkomst u[3] = {0};
    const struct taak taak = {wereld, 3, 1, u};
    bool done;
    assert_true(uitvoering_doe(&(struct uitvoering){.zaad = SEED, .draden = 1}, &taak, 1, &done));
    outcome_expect_same("basis", &f->own[0], &u[0]);
    outcome_expect_same("ripple", &u[1], &u[2]);
    assert_non_null(outcome_difference(&u[0], &u[1]));
    assert_int_equal(u[0].gebeurtenissen_historie, u[1].gebeurtenissen_historie);
    assert_int_equal(u[1].boeken.failures, 0);
    /* Of the cohort nearly all are still there: it is the same people, met by a little more work.
     */
    double gone[64] = {0}, come[64] = {0}, early[64] = {0}, late[64] = {0};
    assert_true(f->world[0].in.gemeenten * ZWAARTEN <= 64);
    struct verschuiving v = {early, late, gone, come};
    sporen_vergelijk(&u[0].sporen, &u[1].sporen, 14.0, &v);
    double only = 0.0;
    for (int i = 0; i < 64; i++)
        only += gone[i] + come[i];
    assert_true(only < 0.2 * (double)u[0].sporen.aantal);
    for (int i = 0; i < 3; i++)
        uitkomst_release(&u[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_variants_when_made_then_no_two_come_out_alike),
        cmocka_unit_test(test_histories_when_the_same_at_start_then_shared),
        cmocka_unit_test(test_outcomes_when_the_history_is_shared_then_as_of_a_world_of_its_own),
        cmocka_unit_test(test_outcomes_when_the_order_changes_then_the_same),
        cmocka_unit_test(test_settings_when_of_one_part_then_felt_in_a_shared_history),
        cmocka_unit_test(test_settings_when_another_world_begins_then_every_part_has_its_own),
        cmocka_unit_test(test_world_when_put_back_after_another_then_the_same),
        cmocka_unit_test(test_ripple_when_put_in_then_differs_a_little_and_is_itself_reproducible),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
