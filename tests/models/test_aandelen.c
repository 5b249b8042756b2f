/* Every share of the catalogue at 0 and at 100: the run ends, its books balance, its outcomes are
 * finite. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "tests/models/world.h"

/* The members of a group that must add up: this one at `value`, the first other one the rest, the
 * others 0. Gives the number of texts written. */
static size_t group_sets(char text[][200], const struct parameter_catalogue *catalogue,
                         const char *path, double value)
{
    for (size_t g = 0; g < catalogue->sum_count; g++) {
        const char *pattern = catalogue->sums[g].pattern, *plus = strchr(pattern, '+');
        size_t before = (size_t)(plus - pattern), after = strlen(plus + 1), length = strlen(path);
        if (length <= before + after || strncmp(path, pattern, before) != 0 ||
            strcmp(path + length - after, plus + 1) != 0)
            continue;
        size_t n = 0;
        bool rest_given = false;
        for (size_t r = 0; r < catalogue->row_count; r++) {
            const char *other = catalogue->rows[r]->path;
            size_t other_length = strlen(other);
            if (other_length <= before + after || strncmp(other, pattern, before) != 0 ||
                strcmp(other + other_length - after, plus + 1) != 0)
                continue;
            double x = strcmp(other, path) == 0 ? value : rest_given ? 0.0 : 100.0 - value;
            rest_given = rest_given || strcmp(other, path) != 0;
            snprintf(text[n++], 200, "%s=%g", other, x);
        }
        return n;
    }
    snprintf(text[0], 200, "%s=%g", path, value);
    return 1;
}

static void expect_sound(const char *const *sets)
{
    struct world w;
    struct uitkomst u;
    world_load(&w, WORLD_FROM_START, sets);
    uitkomst_maak(&u, world_begin(&w, 1));
    if (u.boeken.failures > 0)
        fail_msg("%s: %s", sets[0], u.boeken.first_failure);
    for (size_t i = 0; i < u.kpi.aantal; i++)
        if (isinf(u.kpi.waarde[i]))
            fail_msg("%s: infinite %s", sets[0], uitkomsten_catalogus.rows[u.kpi.cel[i].kpi].id);
    for (size_t i = 0; i < u.reeks_aantal * u.weken; i++)
        if (isinf(u.reeks[i]))
            fail_msg("%s: infinite in a weekly series", sets[0]);
    uitkomst_release(&u);
    world_release(&w);
}

static void test_shares_when_at_either_end_then_run_is_sound(void **state)
{
    (void)state;
    struct catalogus catalogue;
    assert_true(catalogus_init(&catalogue));
    size_t tried = 0;
    for (size_t r = 0; r < catalogue.tabel.row_count; r++) {
        const struct parameter_row *row = catalogue.tabel.rows[r];
        if (row->type != PARAMETER_PERCENTAGE)
            continue;
        for (int end = 0; end < 2; end++) {
            char text[12][200];
            const char *sets[16];
            size_t n = group_sets(text, &catalogue.tabel, row->path, 100.0 * end);
            for (size_t i = 0; i < n; i++)
                sets[i] = text[i];
            sets[n] = "eind=2018-06-30";
            sets[n + 1] = "gemeenten.*.instroom*=0.5";
            sets[n + 2] = NULL;
            expect_sound(sets);
        }
        tried++;
    }
    assert_true(tried > 35);
    catalogus_release(&catalogue);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shares_when_at_either_end_then_run_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
