/* More capacity at a station never makes its own waiting longer: in no replication when nothing in
 * the chain responds to it, and not significantly so when everything does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "tests/models/world.h"

#define REPLICATIONS 3

/* Where capacity is added, and by which factors. */
static const struct {
    const char *row;
    double factor[2];
} capacities[] = {
    {"veilig_thuis.front.fte", {1.1, 1.3}},
    {"veilig_thuis.onderzoek.fte", {1.1, 1.3}},
    {"jbt.agenda", {2.0, 3.0}},
    {"raad.fte", {1.1, 1.3}},
    {"gi.fte", {1.1, 1.3}},
    {"gemeenten.*.lokaal_team.fte", {1.1, 1.3}}, /* no team is before another */
};
#define CAPACITIES (sizeof capacities / sizeof capacities[0])

/* Whose wait is looked at, and whose capacity that is. */
static const struct {
    size_t capacity;
    enum station station;
    int gemeente; /* -1: all */
} waits_of[] = {
    {0, STATION_VB, -1},         {1, STATION_ONDERZOEK, -1},  {2, STATION_JBT, -1},
    {3, STATION_RAAD, -1},       {4, STATION_GI, -1},         {5, STATION_LOKAAL_TEAM, 0},
    {5, STATION_LOKAAL_TEAM, 1}, {5, STATION_LOKAAL_TEAM, 2}, {5, STATION_LOKAAL_TEAM, 3},
    {5, STATION_LOKAAL_TEAM, 4}, {5, STATION_LOKAAL_TEAM, 5},
};
#define WAITS (sizeof waits_of / sizeof waits_of[0])

/* Every station just under or above full load, everybody in order of arrival; nobody comes a
 * second time to where he has been, so that no station is before itself in the chain. */
#define BUSY                                                                                       \
    "huishoudens.historie_jaren=5", "gemeenten.*.instroom*=0.6", "eind=2018-12-31",                \
        "veilig_thuis.onderzoek.volgorde=fifo", "raad.volgorde=fifo", "gi.volgorde=fifo",          \
        "gemeenten.*.lokaal_team.volgorde=fifo", "veilig_thuis.front.fte=1.6",                     \
        "veilig_thuis.onderzoek.fte=3", "jbt.agenda=1", "raad.fte=1", "gi.fte=1",                  \
        "gi.ots_dagen=200", "gi.historie_ots_dagen=200", "gemeenten.almere.lokaal_team.fte=1.9",   \
        "gemeenten.lelystad.lokaal_team.fte=0.65", "gemeenten.dronten.lokaal_team.fte=0.18",       \
        "gemeenten.noordoostpolder.lokaal_team.fte=0.18", "gemeenten.urk.lokaal_team.fte=0.25",    \
        "gemeenten.urk.instroom*=5", "gemeenten.urk.instroom_max*=5",                              \
        "gemeenten.urk.betrokken_hulp=10", "gemeenten.zeewolde.lokaal_team.fte=0.18",              \
        "gi.save_niet_genoeg=0", "gemeenten.*.lokaal_team.terugmelding.licht=0",                   \
        "gemeenten.*.lokaal_team.terugmelding.middelzwaar=0",                                      \
        "gemeenten.*.lokaal_team.terugmelding.zwaar=0",                                            \
        "gemeenten.*.lokaal_team.terugmelding_licht_zonder_kinderen=0",                            \
        "gemeenten.*.lokaal_team.screening.terug=0"

struct waits {
    double days[WAITS][REPLICATIONS];
};

/* Mean wait of who came after `start` and was served, in days. */
static double mean_wait(const struct keten *k, enum station station, int gemeente)
{
    double sum = 0.0, n = 0.0;
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        const struct tally *days = &k->metingen.wacht[(size_t)station * k->in->gemeenten + g].dagen;
        if (days->count == 0 || (gemeente >= 0 && (size_t)gemeente != g))
            continue;
        n += (double)days->count;
        sum += tally_mean(days) * (double)days->count;
    }
    assert_true(n > 0.0);
    return sum / n;
}

static void measure(struct waits *waits, struct world *w, int replications)
{
    world_again(w);
    for (int r = 0; r < replications; r++) {
        struct keten *k = world_start(w, (uint32_t)r + 1);
        k->metingen.vanaf = w->in.start;
        keten_loop(k, w->in.eind);
        for (size_t i = 0; i < WAITS; i++)
            waits->days[i][r] = mean_wait(k, waits_of[i].station, waits_of[i].gemeente);
        struct station_audit audit = {0};
        keten_audit(k, &audit);
        assert_int_equal(audit.failures, 0);
    }
}

/* The capacity at every date, times the factor. */
static void multiply(struct parameter_set *set, const char *row, double factor)
{
    bool found = false;
    for (size_t i = 0; i < set->count; i++) {
        bool fits = strcmp(set->values[i].row->path, row) == 0;
        found = found || fits;
        for (size_t s = 0; fits && s < set->values[i].step_count; s++)
            set->values[i].steps[s].number *= factor;
    }
    assert_true(found);
}

static double mean(const double *x, int count)
{
    double sum = 0.0;
    for (int r = 0; r < count; r++)
        sum += x[r] / count;
    return sum;
}

/* Lower bound of the 95% interval of the paired difference. */
static double lower_bound(const double *more, const double *base)
{
    struct tally difference;
    tally_init(&difference);
    for (int r = 0; r < REPLICATIONS; r++)
        tally_add(&difference, more[r] - base[r]);
    return tally_mean(&difference) -
           statistics_t95(REPLICATIONS) * sqrt(tally_variance(&difference) / REPLICATIONS);
}

static void compare(size_t wait, double factor, const double *more, const double *base,
                    int replications, bool each)
{
    const char *row = capacities[waits_of[wait].capacity].row;
    for (int r = 0; each && r < replications; r++)
        if (more[r] > base[r])
            fail_msg("%s times %g, wait %zu, replication %d: %.4f days instead of %.4f", row,
                     factor, wait, r + 1, more[r], base[r]);
    if (!each && lower_bound(more, base) > 0.0)
        fail_msg("%s times %g, wait %zu: longer, %.4f instead of %.4f", row, factor, wait,
                 mean(more, replications), mean(base, replications));
}

/* `each`: no longer in any replication, at either factor; else no interval above zero at the larger
 * one. */
static void try_all(struct world *w, bool each)
{
    struct waits base, more;
    int replications = each ? REPLICATIONS - 1 : REPLICATIONS;
    measure(&base, w, replications);
    for (size_t i = 0; i < WAITS; i++)
        assert_true(mean(base.days[i], replications) > 0.5); /* there is something to gain */
    for (size_t c = 0; c < CAPACITIES; c++) {
        for (int f = each ? 0 : 1; f < 2; f++) {
            double factor = capacities[c].factor[f];
            multiply(&w->scenario.final, capacities[c].row, factor);
            measure(&more, w, replications);
            multiply(&w->scenario.final, capacities[c].row, 1.0 / factor);
            for (size_t i = 0; i < WAITS; i++)
                if (waits_of[i].capacity == c)
                    compare(i, factor, more.days[i], base.days[i], replications, each);
        }
        for (size_t i = 0; i < WAITS; i++)
            if (waits_of[i].capacity == c)
                assert_true(mean(more.days[i], replications) < mean(base.days[i], replications));
    }
}

/* The basis has terugmeldingen, so its frozen mean would bring them back. */
static void nobody_is_sent_back(struct parameter_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->values[i].path, "mechanismen.M4.bevroren_waarde") == 0)
            memset(set->values[i].list, 0, set->values[i].list_count * sizeof *set->values[i].list);
}

static void test_capacity_when_raised_and_frozen_then_no_replication_waits_longer(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, BUSY, "mechanismen.M1.stand=bevroren",
               "mechanismen.M2.stand=bevroren", "mechanismen.M3.stand=bevroren",
               "mechanismen.M4.stand=bevroren", "mechanismen.M5.stand=bevroren",
               "mechanismen.M6.stand=bevroren", "mechanismen.M7.stand=bevroren",
               "mechanismen.M8.stand=bevroren", "mechanismen.M9.stand=bevroren",
               "mechanismen.M10.stand=bevroren");
    const struct studie_plan plan = {.zaad = 4711, .draden = 1};
    assert_int_equal(studie_bevries(&w.scenario.final, &w.scenario.base, &plan), STUDIE_KLAAR);
    nobody_is_sent_back(&w.scenario.final);
    try_all(&w, true);
    world_unload(&w);
}

static void test_capacity_when_raised_and_all_respond_then_no_interval_above_zero(void **state)
{
    (void)state;
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, BUSY);
    try_all(&w, false);
    world_unload(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_capacity_when_raised_and_frozen_then_no_replication_waits_longer),
        cmocka_unit_test(test_capacity_when_raised_and_all_respond_then_no_interval_above_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
