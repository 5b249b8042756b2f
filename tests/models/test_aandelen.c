/* Every share of the catalogue at 0 and at 100: the run ends, its books balance, its outcomes are
 * finite. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/models/world.h"

/* All values of a row become `x`, at every date; fails the test when there are none. */
static void put(struct parameter_set *set, const struct parameter_row *row, double x)
{
    size_t changed = 0;
    for (size_t i = 0; i < set->count; i++) {
        for (size_t s = 0; s < set->values[i].step_count && set->values[i].row == row; s++) {
            set->values[i].steps[s].number = x;
            changed++;
        }
    }
    if (changed == 0)
        fail_msg("%s is not given", row->path);
}

/* Keeps all numbers of the set in `kept`, or (when `back`) puts them there again; gives how many.
 */
static size_t keep(struct parameter_set *set, double *kept, bool back)
{
    size_t n = 0;
    for (size_t i = 0; i < set->count; i++) {
        for (size_t s = 0; s < set->values[i].step_count; s++, n++) {
            double *number = &set->values[i].steps[s].number;
            if (back)
                *number = kept[n];
            else if (kept != NULL)
                kept[n] = *number;
        }
    }
    return n;
}

static bool is_member(const char *pattern, const char *path)
{
    const char *plus = strchr(pattern, '+');
    size_t before = (size_t)(plus - pattern), after = strlen(plus + 1), length = strlen(path);
    return length > before + after && strncmp(path, pattern, before) == 0 &&
           strcmp(path + length - after, plus + 1) == 0;
}

/* The row at `x`; of a group that must add up the first other row at the rest, and the others 0. */
static void put_share(struct parameter_set *set, const struct parameter_catalogue *catalogue,
                      const struct parameter_row *row, double x)
{
    put(set, row, x);
    for (size_t g = 0; g < catalogue->sum_count; g++) {
        const char *pattern = catalogue->sums[g].pattern;
        bool rest_given = false;
        for (size_t r = 0; r < catalogue->row_count && is_member(pattern, row->path); r++) {
            const struct parameter_row *other = catalogue->rows[r];
            if (other == row || !is_member(pattern, other->path))
                continue;
            put(set, other, rest_given ? 0.0 : 100.0 - x);
            rest_given = true;
        }
    }
}

static void expect_sound(struct world *w, const char *what)
{
    struct uitkomst u;
    world_again(w);
    uitkomst_maak(&u, world_begin(w, 1));
    if (u.boeken.failures > 0)
        fail_msg("%s: %s", what, u.boeken.first_failure);
    for (size_t i = 0; i < u.kpi.aantal; i++)
        if (isinf(u.kpi.waarde[i]))
            fail_msg("%s: infinite %s", what, uitkomsten_catalogus.rows[u.kpi.cel[i].kpi].id);
    for (size_t i = 0; i < u.reeks_aantal * u.weken; i++)
        if (isinf(u.reeks[i]))
            fail_msg("%s: infinite in a weekly series", what);
    uitkomst_release(&u);
}

/* One world for all: the history is that of its basis, and only `final` is changed. */
static void test_shares_when_at_either_end_then_run_is_sound(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "eind=2018-03-31", "huishoudens.historie_jaren=5",
               "gemeenten.*.instroom*=0.2", "gemeenten.*.doorzet_percentage=29");
    struct parameter_set *set = &w.scenario.final;
    double *kept = calloc(keep(set, NULL, false), sizeof *kept);
    assert_non_null(kept);
    keep(set, kept, false);
    size_t tried = 0;
    for (size_t r = 0; r < w.catalogue.tabel.row_count; r++) {
        const struct parameter_row *row = w.catalogue.tabel.rows[r];
        if (row->type != PARAMETER_PERCENTAGE)
            continue;
        for (int end = 0; end < 2; end++) {
            char what[200];
            double x = end > 0 ? row->maximum : row->minimum;
            snprintf(what, sizeof what, "%s=%g", row->path, x);
            put_share(set, &w.catalogue.tabel, row, x);
            expect_sound(&w, what);
            keep(set, kept, true);
        }
        tried++;
    }
    assert_true(tried > 80);
    free(kept);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shares_when_at_either_end_then_run_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
