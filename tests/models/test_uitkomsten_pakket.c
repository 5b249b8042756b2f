/* Outcomes as bytes: what is read back is what was written, and bytes that are not whole are
 * refused without leaving anything behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/models/outcome.h"
#include "tests/models/run.h"

/* Unpacks from a block of exactly that length, so that a tool sees each byte read beyond it. */
static bool unpack(struct uitkomst *u, const unsigned char *bytes, size_t length)
{
    unsigned char *exact = malloc(length + (length == 0));
    assert_non_null(exact);
    memcpy(exact, bytes, length);
    bool good = uitkomst_pak_uit(u, exact, length);
    free(exact); /* the outcome does not borrow from the bytes */
    return good;
}

/* --- an outcome with a little of everything, and odd numbers --- */

static void *copy(const void *from, size_t bytes)
{
    void *to = malloc(bytes);
    assert_non_null(to);
    return memcpy(to, from, bytes);
}

#define COPY(array) copy((array), sizeof(array))

static void small_init(struct uitkomst *u)
{
    const struct kpi_cell cells[] = {{0, "keten", "alle", "alle"},
                                     {KPI_AANTAL - 1, "", "noordoostpolder", "zwaarte=licht"},
                                     {3, "a", "b", ""}};
    const double values[] = {-0.0, (double)NAN, 1e-308};
    const float series[] = {1.5F, (float)NAN};
    const struct spoor traces[] = {{UINT64_MAX, 5, 2, CLOCK_NEVER}, {1, 0, 0, -1}};
    const struct dossier files[] = {
        {.wie = UINT64_MAX, .gemeente = 3, .nog_bij_vt = true, .oudste = NAN, .vb = 2.5F},
        {.wie = 7,
         .eerder = 12,
         .traject = {0, 1, 2, 7},
         .traject_klaar = {0.0F, NAN, 1.0F, 9.0F}}};
    *u = (struct uitkomst){.kpi = {COPY(cells), COPY(values), 3, 3},
                           .reeks_cel = copy(cells, sizeof cells[0]),
                           .reeks = COPY(series),
                           .reeks_aantal = 1,
                           .weken = 2,
                           .curve_cel = copy(&cells[1], sizeof cells[0]),
                           .curve = calloc(CURVE_PUNTEN, sizeof(float)),
                           .curve_aantal = 1,
                           .boeken = {.checks = 12, .failures = 1},
                           .gebeurtenissen = UINT64_MAX,
                           .gebeurtenissen_historie = 7,
                           .casussen = 8,
                           .sporen = {COPY(traces), 2},
                           .dossiers = {COPY(files), 2}};
    assert_non_null(u->curve);
    u->curve[CURVE_PUNTEN - 1] = 99.0F;
    strcpy(u->boeken.first_failure, "iets klopt niet");
    for (int p = 0; p < PIJLEN; p++)
        u->pijl[p] = (uint64_t)(1000 + p);
    for (int m = 0; m < MECHANISMEN; m++) {
        const double responses[] = {1.0 + m, 0.5}, weights[] = {(double)INFINITY, 2.0};
        u->respons[m] = COPY(responses);
        u->gewicht[m] = COPY(weights);
        u->respons_aantal[m] = (size_t)m % 3; /* none, one or two of them */
    }
}

static void expect_same_bytes(const struct uitkomst *u, const unsigned char *bytes, size_t length)
{
    size_t again;
    unsigned char *packed = uitkomst_pak(u, &again);
    assert_non_null(packed);
    assert_int_equal(again, length);
    assert_memory_equal(packed, bytes, length);
    free(packed);
}

static void test_outcome_when_packed_and_unpacked_then_the_same(void **state)
{
    (void)state;
    struct uitkomst small, back;
    small_init(&small);
    size_t length;
    unsigned char *bytes = uitkomst_pak(&small, &length);
    assert_non_null(bytes);
    assert_true(unpack(&back, bytes, length));
    outcome_expect_same("small", &small, &back);
    assert_true(signbit(back.kpi.waarde[0]));
    assert_true(isnan(back.kpi.waarde[1]));
    assert_string_equal(back.kpi.cel[1].gemeente, "noordoostpolder");
    expect_same_bytes(&back, bytes, length);
    uitkomst_release(&back);
    uitkomst_release(&small);
    free(bytes);
}

static void test_outcome_when_of_a_world_then_the_same_and_independent_of_it(void **state)
{
    (void)state;
    struct run *run = RUN("eind=2018-12-31", "huishoudens.historie_jaren=5");
    size_t length;
    unsigned char *bytes = uitkomst_pak(&run->u, &length);
    assert_non_null(bytes);
    struct uitkomst back, twice;
    assert_true(unpack(&back, bytes, length));
    assert_true(back.kpi.aantal > 500 && back.weken == 52 && back.curve_aantal > 0);
    assert_true(back.sporen.aantal > 50);
    outcome_expect_same("world", &run->u, &back);
    run_free(run); /* its words too */
    expect_same_bytes(&back, bytes, length);
    assert_true(unpack(&twice, bytes, length));
    outcome_expect_same("twice", &back, &twice);
    /* Here and there too short. */
    for (size_t n = 0; n < length; n += length / 97 + 1) {
        struct uitkomst none;
        assert_false(unpack(&none, bytes, n));
    }
    uitkomst_release(&back);
    uitkomst_release(&twice);
    free(bytes);
}

/* Nothing to release, and releasing it all the same does no harm. */
static void expect_refused(const unsigned char *bytes, size_t length)
{
    struct uitkomst none;
    memset(&none, 0xA5, sizeof none);
    assert_false(unpack(&none, bytes, length));
    const struct uitkomst empty = {0};
    assert_memory_equal(&none, &empty, sizeof none);
    uitkomst_release(&none);
}

static void test_bytes_when_cut_short_anywhere_then_refused(void **state)
{
    (void)state;
    struct uitkomst small;
    small_init(&small);
    size_t length;
    unsigned char *bytes = uitkomst_pak(&small, &length);
    assert_non_null(bytes);
    for (size_t n = 0; n < length; n++)
        expect_refused(bytes, n);
    uitkomst_release(&small);
    free(bytes);
}

static void test_bytes_when_more_follow_then_refused(void **state)
{
    (void)state;
    struct uitkomst small;
    small_init(&small);
    size_t length;
    unsigned char *bytes = uitkomst_pak(&small, &length);
    unsigned char *longer = calloc(length + 9, 1);
    assert_true(bytes != NULL && longer != NULL);
    memcpy(longer, bytes, length);
    for (size_t more = 1; more < 10; more++)
        expect_refused(longer, length + more);
    uitkomst_release(&small);
    free(bytes);
    free(longer);
}

/* Each byte in turn another: refused or read, but never beyond its end and never half. */
static void test_bytes_when_any_is_another_then_refused_or_whole(void **state)
{
    (void)state;
    struct uitkomst small;
    small_init(&small);
    size_t length, refused = 0;
    unsigned char *bytes = uitkomst_pak(&small, &length);
    assert_non_null(bytes);
    static const unsigned char other[] = {0x01, 0x80, 0xFF};
    for (size_t i = 0; i < length; i++) {
        if (i > 400 && i + 900 < length && i % 61 != 0)
            continue; /* the numbers of the curve */
        for (size_t o = 0; o < sizeof other; o++) {
            unsigned char was = bytes[i];
            bytes[i] ^= other[o];
            struct uitkomst u;
            if (!unpack(&u, bytes, length)) {
                refused++;
            } else {
                for (size_t c = 0; c < u.kpi.aantal; c++)
                    assert_true(u.kpi.cel[c].kpi < KPI_AANTAL &&
                                strlen(u.kpi.cel[c].station) < length);
                uitkomst_release(&u);
            }
            bytes[i] = was;
        }
    }
    assert_true(refused > 200);
    uitkomst_release(&small);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outcome_when_packed_and_unpacked_then_the_same),
        cmocka_unit_test(test_outcome_when_of_a_world_then_the_same_and_independent_of_it),
        cmocka_unit_test(test_bytes_when_cut_short_anywhere_then_refused),
        cmocka_unit_test(test_bytes_when_more_follow_then_refused),
        cmocka_unit_test(test_bytes_when_any_is_another_then_refused_or_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
