/* The switches of the mechanisms: each moves its own targets the stated way by more than the 95%
 * interval of the paired difference. All in one small world that is pressed everywhere, with strong
 * responses: here it matters which way, not how much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "tests/models/pressed.h"

#define REPLICATIONS 4

/* Every target in every replication. */
struct measured {
    double value[REPLICATIONS][TARGETS];
};

static void measure(struct measured *m, struct world *w, enum mechanisme switched, enum stand stand)
{
    for (int i = 0; i < MECHANISMEN; i++)
        w->in.mechanismen.stand[i] = i == (int)switched ? stand : STAND_AAN;
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        struct pressed p;
        pressed_run(&p, w, r + 1);
        for (int t = 0; t < TARGETS; t++)
            m->value[r][t] = pressed_target((enum target)t, &p);
    }
}

static void expect_moved(enum target t, const struct measured *on, const struct measured *off)
{
    const struct target_row *row = pressed_row(t);
    struct tally difference;
    tally_init(&difference);
    for (int r = 0; r < REPLICATIONS; r++)
        tally_add(&difference, row->direction * (on->value[r][t] - off->value[r][t]));
    double half = statistics_t95(REPLICATIONS) * sqrt(tally_variance(&difference) / REPLICATIONS);
    if (!(tally_mean(&difference) > half))
        fail_msg("%s, %s: moved by %.4f, give or take %.4f", mechanismen_sleutel(row->mechanism),
                 row->what, row->direction * tally_mean(&difference), half);
}

static void test_switch_when_off_then_its_own_targets_move_back(void **state)
{
    (void)state;
    static struct measured on, off;
    struct world w;
    pressed_load(&w);
    measure(&on, &w, M1_RAAD_BLOKKEERT_AANVRAGER, STAND_AAN);
    for (int m = 0; m < MECHANISMEN; m++) {
        measure(&off, &w, (enum mechanisme)m, STAND_UIT);
        for (int t = 0; t < TARGETS; t++)
            if (pressed_row((enum target)t)->mechanism == (enum mechanisme)m)
                expect_moved((enum target)t, &on, &off);
    }
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_switch_when_off_then_its_own_targets_move_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
