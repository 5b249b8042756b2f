/* Traces: who they are about, and who is counted as helped earlier, later, or in one world only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "models/sporen.h"
#include "tests/models/world.h"

#define GEMEENTEN 8
#define CELLS (GEMEENTEN * ZWAARTEN)
#define LIMIT 14.0
#define NONE CLOCK_NEVER

struct counts {
    double early[CELLS], late[CELLS], only_basis[CELLS], only_variant[CELLS];
};

static void count(struct counts *c, const struct sporen *basis, const struct sporen *variant)
{
    struct verschuiving v = {c->early, c->late, c->only_basis, c->only_variant};
    sporen_vergelijk(basis, variant, LIMIT, &v);
}

static double total(const double *cells)
{
    double sum = 0.0;
    for (size_t i = 0; i < CELLS; i++)
        sum += cells[i];
    return sum;
}

static size_t cell(size_t gemeente, enum zwaarte zwaarte)
{
    return gemeente * ZWAARTEN + (size_t)zwaarte;
}

/* --- made by hand --- */

#define D CLOCK_DAY

static void test_shift_when_known_then_counted_in_its_cell(void **state)
{
    (void)state;
    struct spoor in_basis[] = {
        {10, 0, LICHT, 50 * D}, /* exactly the limit earlier */
        {11, 0, LICHT, 50 * D}, /* a tick less */
        {12, 0, ZWAAR, 50 * D}, /* exactly the limit later */
        {13, 0, ZWAAR, 50 * D}, /* a tick less */
        {14, 0, ZWAAR, 50 * D}, /* the same */
        {15, 0, LICHT, 50 * D}, /* no contact in the variant */
        {16, 0, LICHT, NONE},   /* none in the basis */
        {17, 0, LICHT, NONE},   /* in neither */
        {18, 0, LICHT, 50 * D}, /* not there in the variant */
        {19, 0, LICHT, NONE},   /* the same, without any contact */
        {10, 3, LICHT, 10 * D}, /* somebody else of the same name in another gemeente: later */
        {UINT64_MAX, 3, MIDDELZWAAR, 10 * D},
    };
    struct spoor in_variant[] = {
        {10, 0, LICHT, 36 * D},          {11, 0, LICHT, 36 * D + 1},
        {12, 0, ZWAAR, 64 * D},          {13, 0, ZWAAR, 64 * D - 1},
        {14, 0, ZWAAR, 50 * D},          {15, 0, LICHT, NONE},
        {16, 0, LICHT, 50 * D},          {17, 0, LICHT, NONE},
        {20, 0, MIDDELZWAAR, NONE},   /* new, without contact */
        {21, 0, MIDDELZWAAR, 90 * D}, /* new */
        {5, 3, MIDDELZWAAR, 90 * D},  /* new, first of its gemeente */
        {10, 3, ZWAAR, 100 * D},      /* judged otherwise: counted as in the basis */
        {UINT64_MAX, 3, MIDDELZWAAR, 0},
    };
    const struct sporen basis = {in_basis, sizeof in_basis / sizeof in_basis[0]};
    const struct sporen variant = {in_variant, sizeof in_variant / sizeof in_variant[0]};
    struct counts there = {0}, back = {0};
    count(&there, &basis, &variant);
    assert_true(there.early[cell(0, LICHT)] == 1.0 && total(there.early) == 1.0);
    assert_true(there.late[cell(0, ZWAAR)] == 1.0 && there.late[cell(3, LICHT)] == 1.0);
    assert_true(total(there.late) == 2.0);
    assert_true(there.only_basis[cell(0, LICHT)] == 2.0 && total(there.only_basis) == 2.0);
    assert_true(there.only_variant[cell(0, LICHT)] == 1.0);
    assert_true(there.only_variant[cell(0, MIDDELZWAAR)] == 1.0);
    assert_true(there.only_variant[cell(3, MIDDELZWAAR)] == 1.0);
    assert_true(total(there.only_variant) == 3.0);
    /* The other way about everything turns; the zwaarte is then the variant's. */
    count(&back, &variant, &basis);
    assert_true(total(back.early) == 2.0 && back.early[cell(3, ZWAAR)] == 1.0);
    assert_true(total(back.late) == 1.0);
    assert_true(total(back.only_basis) == 3.0 && total(back.only_variant) == 2.0);
    /* Counts add up over replications. */
    count(&there, &basis, &variant);
    assert_true(total(there.late) == 4.0 && total(there.only_variant) == 6.0);
}

static void test_shift_when_one_side_is_empty_then_all_are_in_one_world_only(void **state)
{
    (void)state;
    struct spoor rows[] = {{1, 0, LICHT, 0}, {2, 0, LICHT, NONE}, {3, 1, ZWAAR, 9 * D}};
    const struct sporen some = {rows, 3}, none = {NULL, 0};
    struct counts c = {0}, d = {0}, e = {0};
    count(&c, &some, &none);
    assert_true(total(c.only_basis) == 2.0 && total(c.only_variant) == 0.0);
    count(&d, &none, &some);
    assert_true(total(d.only_variant) == 2.0 && total(d.only_basis) == 0.0);
    count(&e, &none, &none);
    assert_true(total(e.only_basis) + total(e.only_variant) + total(e.early) == 0.0);
}

/* --- of worlds --- */

static bool counts_in(const struct casus *c)
{
    return c->telt && !c->lokaal;
}

/* The trace of a casus; fails the test when there is none. */
static const struct spoor *trace_of(const struct sporen *traces, const struct casus *c)
{
    uint64_t who = (uint64_t)c->nummer << 32 | (uint64_t)c->kandidaat << 8 | c->melding;
    for (size_t i = 0; i < traces->aantal; i++)
        if (traces->rij[i].wie == who && traces->rij[i].gemeente == c->gemeente)
            return &traces->rij[i];
    fail_msg("casus %u of %u is not there", c->kandidaat, c->nummer);
    return NULL;
}

static void run(struct world *w, struct sporen *traces, const char *set)
{
    WORLD_LOAD(w, WORLD_FROM_START, "huishoudens.historie_jaren=5", "inloop_dagen=90", set);
    sporen_maak(traces, world_run(w, 1));
}

static void test_traces_when_of_a_world_then_every_casus_once_in_order(void **state)
{
    (void)state;
    struct world w;
    struct sporen traces;
    run(&w, &traces, NULL);
    const struct casussen *cs = &w.keten.casussen;
    size_t counted = 0, helped = 0;
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        if (!counts_in(c))
            continue;
        counted++;
        const struct spoor *trace = trace_of(&traces, c);
        bool has_contact = c->mijlpaal[MIJLPAAL_CONTACT] != CLOCK_NEVER;
        helped += has_contact;
        assert_int_equal(trace->zwaarte, c->eerste_beoordeeld);
        assert_int_equal(trace->contact, has_contact ? c->mijlpaal[MIJLPAAL_CONTACT] -
                                                           c->mijlpaal[MIJLPAAL_INCIDENT]
                                                     : CLOCK_NEVER);
        assert_true(trace->contact >= 0);
    }
    assert_int_equal(traces.aantal, counted);
    assert_true(helped > 100 && helped < counted);
    for (size_t i = 1; i < traces.aantal; i++) {
        const struct spoor *a = &traces.rij[i - 1], *b = &traces.rij[i];
        assert_true(a->gemeente < b->gemeente || (a->gemeente == b->gemeente && a->wie < b->wie));
    }
    struct counts self = {0};
    count(&self, &traces, &traces);
    assert_true(total(self.early) + total(self.late) == 0.0);
    assert_true(total(self.only_basis) + total(self.only_variant) == 0.0);
    sporen_release(&traces);
    world_unload(&w);
}

/* The same huishoudens live in both: most casussen are in both, and relief helps more of them
 * earlier than later. */
static void test_traces_when_capacity_rises_then_the_same_people_are_helped_earlier(void **state)
{
    (void)state;
    struct world short_of, relieved;
    struct sporen before, after;
    run(&short_of, &before, "gemeenten.*.lokaal_team.fte*=0.6");
    run(&relieved, &after, "gemeenten.*.lokaal_team.fte*=3");
    size_t both = 0, i = 0, j = 0;
    while (i < before.aantal && j < after.aantal) {
        const struct spoor *a = &before.rij[i], *b = &after.rij[j];
        int order = (a->gemeente > b->gemeente) - (a->gemeente < b->gemeente);
        if (order == 0)
            order = (a->wie > b->wie) - (a->wie < b->wie);
        both += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    assert_true((double)both > 0.6 * (double)before.aantal);
    struct counts there = {0}, back = {0};
    count(&there, &before, &after);
    assert_true(total(there.early) > 20.0 && total(there.early) > 5.0 * total(there.late));
    count(&back, &after, &before);
    assert_true(total(back.late) == total(there.early) && total(back.early) == total(there.late));
    assert_true(total(back.only_basis) == total(there.only_variant));
    sporen_release(&before);
    sporen_release(&after);
    world_unload(&short_of);
    world_unload(&relieved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shift_when_known_then_counted_in_its_cell),
        cmocka_unit_test(test_shift_when_one_side_is_empty_then_all_are_in_one_world_only),
        cmocka_unit_test(test_traces_when_of_a_world_then_every_casus_once_in_order),
        cmocka_unit_test(test_traces_when_capacity_rises_then_the_same_people_are_helped_earlier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
