/* Frozen mechanisms: what they are frozen at is the mean of what they did, and it no longer follows
 * the queues. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "tests/models/pressed.h"

#define REPLICATIONS 4
#define OTHERS (STUDIE_BEVRIES_REPLICATIES + 1) /* not one of those it was frozen by */

/* The pressed world with the values of all mechanisms at hand, and all of them `aan`. */
static void load_frozen(struct world *w)
{
    pressed_load_with(
        w, (const char *const[]){"mechanismen.M1.stand=bevroren", "mechanismen.M2.stand=bevroren",
                                 "mechanismen.M3.stand=bevroren", "mechanismen.M4.stand=bevroren",
                                 "mechanismen.M5.stand=bevroren", "mechanismen.M6.stand=bevroren",
                                 "mechanismen.M7.stand=bevroren", "mechanismen.M8.stand=bevroren",
                                 "mechanismen.M9.stand=bevroren", "mechanismen.M10.stand=bevroren",
                                 NULL});
    struct parameter_set *set = &w->scenario.final;
    const struct studie_plan plan = {.zaad = 4711, .draden = 2};
    assert_int_equal(studie_bevries(set, set, &plan), STUDIE_KLAAR);
    keten_instelling_release(&w->in);
    assert_true(keten_instelling_lees(&w->in, set, set));
    assert_true(mechanismen_compleet(&w->in.mechanismen));
    for (int m = 0; m < MECHANISMEN; m++)
        w->in.mechanismen.stand[m] = STAND_AAN;
}

/* A response in one replication: its mean over everybody, and what the frozen values of the same
 * cells come to. */
struct seen {
    double mean, frozen;
};

static struct seen response_of(const struct keten *k, enum respons which)
{
    const struct mechanismen_instelling *in = k->mechanismen.in;
    enum mechanisme m = mechanismen_rij(which)->mechanisme;
    struct seen seen = {0};
    double total = 0.0;
    for (size_t i = 0; i < mechanismen_lengte(m, in->gemeenten); i++) {
        size_t begin, length;
        double sum, weight;
        if (mechanismen_respons_op(m, i, in->gemeenten, &begin, &length) != which)
            continue;
        mechanismen_gezien(&k->mechanismen, m, i, &sum, &weight);
        seen.mean += sum;
        seen.frozen += weight * in->bevroren[m][i];
        total += weight;
    }
    assert_true(total > 0.0);
    seen.mean /= total;
    seen.frozen /= total;
    return seen;
}

/* M1 is not asked during a run: places held are counted by the stations. */
static struct seen places_of(const struct pressed *p)
{
    const struct mechanismen_instelling *in = p->keten->mechanismen.in;
    struct seen seen = {.mean = pressed_target(PLACES_HELD, p)};
    for (size_t i = 0; i < mechanismen_lengte(M1_RAAD_BLOKKEERT_AANVRAGER, in->gemeenten); i++)
        seen.frozen += in->bevroren[M1_RAAD_BLOKKEERT_AANVRAGER][i];
    return seen;
}

/* Seventeen intervals at once: each half as wide again as that of 95%. */
static void expect_frozen_at_mean(enum respons which, const struct tally *mean, double frozen)
{
    const struct respons_rij *row = mechanismen_rij(which);
    double half =
        1.5 * statistics_t95(REPLICATIONS) *
        sqrt(tally_variance(mean) * (1.0 / REPLICATIONS + 1.0 / STUDIE_BEVRIES_REPLICATIES));
    if (!(fabs(tally_mean(mean) - frozen) <= half))
        fail_msg("%s: frozen at %.4f, seen %.4f ± %.4f", row->nl, frozen, tally_mean(mean), half);
    assert_true(fabs(frozen - row->uit) > half); /* it could have failed */
}

static void test_frozen_when_other_seeds_respond_then_at_their_mean(void **state)
{
    struct world *w = *state;
    struct tally mean[RESPONSEN], frozen[RESPONSEN];
    for (int r = 0; r < RESPONSEN; r++) {
        tally_init(&mean[r]);
        tally_init(&frozen[r]);
    }
    for (uint32_t n = 0; n < REPLICATIONS; n++) {
        struct pressed p;
        pressed_run(&p, w, OTHERS + n);
        for (int r = 0; r < RESPONSEN; r++) {
            if (r == R1_PLAATSEN_TEAM)
                continue; /* with those at Veilig Thuis */
            struct seen seen =
                r == R1_PLAATSEN_VT ? places_of(&p) : response_of(p.keten, (enum respons)r);
            tally_add(&mean[r], seen.mean);
            tally_add(&frozen[r], seen.frozen);
        }
    }
    for (int r = 0; r < RESPONSEN; r++)
        if (r != R1_PLAATSEN_TEAM)
            expect_frozen_at_mean((enum respons)r, &mean[r], tally_mean(&frozen[r]));
}

/* --- queues --- */

/* What follows the queues in the response of a mechanism. M4 and M5 never did. */
static const enum target follows[MECHANISMEN] = {
    PLACES_HELD, ESCALATED_EACH_WAIT, ACCEPTED, TARGETS, TARGETS, STRENGTH, ADVIEZEN, WARM, DIRECT,
    CAUGHT};

/* Means of all targets, with every mechanism in this stand. */
static void targets_of(double mean[TARGETS], struct world *w, enum stand stand)
{
    memset(mean, 0, TARGETS * sizeof *mean);
    for (int m = 0; m < MECHANISMEN; m++)
        w->in.mechanismen.stand[m] = stand;
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        struct pressed p;
        pressed_run(&p, w, r);
        for (int t = 0; t < TARGETS; t++)
            mean[t] += pressed_target((enum target)t, &p) / REPLICATIONS;
    }
    for (int m = 0; m < MECHANISMEN; m++)
        w->in.mechanismen.stand[m] = STAND_AAN;
}

/* Who is offered what differs a little with the queues, whatever the mechanisms do. */
static void test_frozen_when_capacity_rises_then_the_response_stays(void **state)
{
    struct world *pressed = *state, relieved;
    pressed_load_with(&relieved,
                      (const char *const[]){"veilig_thuis.onderzoek.fte=20", "raad.fte=12",
                                            "veilig_thuis.front.fte=8", "jbt.agenda=20",
                                            "gemeenten.*.lokaal_team.fte*=5", NULL});
    memcpy(relieved.in.mechanismen.bevroren, pressed->in.mechanismen.bevroren,
           sizeof relieved.in.mechanismen.bevroren);
    double before[2][TARGETS], after[2][TARGETS];
    for (int frozen = 0; frozen < 2; frozen++) {
        targets_of(before[frozen], pressed, frozen ? STAND_BEVROREN : STAND_AAN);
        targets_of(after[frozen], &relieved, frozen ? STAND_BEVROREN : STAND_AAN);
    }
    for (int m = 0; m < MECHANISMEN; m++) {
        enum target t = follows[m];
        if (t == TARGETS)
            continue;
        if (!(fabs(after[1][t] - before[1][t]) < 0.25 * fabs(after[0][t] - before[0][t])))
            fail_msg("%s, %s: from %.3f to %.3f, frozen from %.3f to %.3f",
                     mechanismen_sleutel((enum mechanisme)m), pressed_row(t)->what, before[0][t],
                     after[0][t], before[1][t], after[1][t]);
    }
    /* Staff and places do not change at all. */
    assert_true(before[1][STRENGTH] == after[1][STRENGTH]);
    assert_true(before[1][PLACES_HELD] == after[1][PLACES_HELD]);
    world_unload(&relieved);
}

static int setup(void **state)
{
    static struct world w;
    load_frozen(&w);
    *state = &w;
    return 0;
}

static int teardown(void **state)
{
    world_unload(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frozen_when_other_seeds_respond_then_at_their_mean),
        cmocka_unit_test(test_frozen_when_capacity_rises_then_the_response_stays),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
