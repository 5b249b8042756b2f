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
#define MOST_SETS 40
#define LONGEST_SET 800

static const struct {
    const char *path, *station, *gemeente;
} stations[] = {
    {"veilig_thuis.front.fte", "vb", "alle"},
    {"veilig_thuis.onderzoek.fte", "onderzoek", "alle"},
    {"raad.fte", "raad", "alle"},
    {"gemeenten.almere.lokaal_team.fte", "lokaal_team", "almere"},
    {"gemeenten.dronten.lokaal_team.fte", "lokaal_team", "dronten"},
    {"gemeenten.lelystad.lokaal_team.fte", "lokaal_team", "lelystad"},
    {"gemeenten.noordoostpolder.lokaal_team.fte", "lokaal_team", "noordoostpolder"},
    {"gemeenten.urk.lokaal_team.fte", "lokaal_team", "urk"},
    {"gemeenten.zeewolde.lokaal_team.fte", "lokaal_team", "zeewolde"},
};
#define STATIONS_TRIED (sizeof stations / sizeof stations[0])

/* Every station just under or above full load, everybody in order of arrival. */
static const char *const busy[] = {"veilig_thuis.onderzoek.volgorde=fifo",
                                   "raad.volgorde=fifo",
                                   "gemeenten.*.lokaal_team.volgorde=fifo",
                                   "veilig_thuis.front.fte=2.6",
                                   "veilig_thuis.onderzoek.fte=6.2",
                                   "gemeenten.almere.lokaal_team.fte=4.2",
                                   "gemeenten.lelystad.lokaal_team.fte=1.5",
                                   "gemeenten.dronten.lokaal_team.fte=0.4",
                                   "gemeenten.noordoostpolder.lokaal_team.fte=0.3",
                                   "gemeenten.urk.lokaal_team.fte=0.4",
                                   "gemeenten.urk.instroom*=5",
                                   "gemeenten.urk.instroom_max*=5",
                                   "gemeenten.urk.betrokken_hulp=10",
                                   "gemeenten.zeewolde.lokaal_team.fte=0.3",
                                   "veilig_thuis.onderzoek.naar_raad.middelzwaar=8",
                                   "eind=2018-12-31"};

struct waits {
    double days[STATIONS_TRIED][REPLICATIONS];
};

static void measure(struct waits *waits, char frozen[][LONGEST_SET], size_t frozen_count,
                    const char *more)
{
    const char *sets[MOST_SETS];
    size_t n = sizeof busy / sizeof busy[0];
    memcpy(sets, busy, sizeof busy);
    for (size_t i = 0; i < frozen_count; i++)
        sets[n++] = frozen[i];
    if (more != NULL)
        sets[n++] = more;
    sets[n] = NULL;
    struct world w;
    struct studie study;
    world_load(&w, WORLD_FROM_START, sets);
    world_study(&w, &study, REPLICATIONS);
    const struct kpi_table *t = &study.tabellen.table;
    assert_int_equal(study.tabellen.books.failures, 0);
    for (size_t s = 0; s < STATIONS_TRIED; s++) {
        size_t cell =
            kpi_table_find(t, "wachttijd", stations[s].station, stations[s].gemeente, "alle");
        assert_true(cell != SIZE_MAX);
        for (size_t r = 0; r < REPLICATIONS; r++)
            waits->days[s][r] = t->values[r * t->cell_count + cell];
    }
    studie_release(&study);
    world_release(&w);
}

/* The frozen values of the basis, found once, as texts for `--set`. */
static size_t freeze(char frozen[][LONGEST_SET])
{
    struct world w;
    WORLD_LOAD(&w, WORLD_FROM_START, "mechanismen.M1.stand=bevroren",
               "mechanismen.M3.stand=bevroren", "mechanismen.M5.stand=bevroren");
    struct parameter_set *final = &w.scenario.final;
    assert_int_equal(studie_bevries(final, &w.scenario.base, 4711, 1, NULL, NULL), STUDIE_KLAAR);
    size_t n = 0;
    for (int m = 0; m < MECHANISMEN; m++) {
        const char *key = mechanismen_sleutel((enum mechanisme)m);
        snprintf(frozen[n++], LONGEST_SET, "mechanismen.%s.stand=bevroren", key);
        const struct parameter_value *v =
            parameter_get(final, "mechanismen.%s.bevroren_waarde", key);
        int used = snprintf(frozen[n], LONGEST_SET, "mechanismen.%s.bevroren_waarde=(", key);
        for (size_t i = 0; i < v->list_count; i++)
            used += snprintf(frozen[n] + used, LONGEST_SET - (size_t)used, "%s%.12g",
                             i > 0 ? "," : "", v->list[i]);
        used += snprintf(frozen[n] + used, LONGEST_SET - (size_t)used, ")");
        assert_true(used < LONGEST_SET);
        n++;
    }
    world_release(&w);
    return n;
}

static double mean(const double x[REPLICATIONS])
{
    double sum = 0.0;
    for (int r = 0; r < REPLICATIONS; r++)
        sum += x[r] / REPLICATIONS;
    return sum;
}

/* Lower bound of the 95% interval of the paired difference. */
static double lower_bound(const double more[REPLICATIONS], const double base[REPLICATIONS])
{
    struct tally difference;
    tally_init(&difference);
    for (int r = 0; r < REPLICATIONS; r++)
        tally_add(&difference, more[r] - base[r]);
    return tally_mean(&difference) -
           statistics_t95(REPLICATIONS) * sqrt(tally_variance(&difference) / REPLICATIONS);
}

static void try_all(char frozen[][LONGEST_SET], size_t frozen_count)
{
    static const char *const factors[] = {"1.1", "1.3"};
    struct waits base, more;
    measure(&base, frozen, frozen_count, NULL);
    for (size_t s = 0; s < STATIONS_TRIED; s++) {
        assert_true(mean(base.days[s]) > 0.5); /* there is something to gain */
        for (int f = 0; f < 2; f++) {
            char set[100];
            snprintf(set, sizeof set, "%s*=%s", stations[s].path, factors[f]);
            measure(&more, frozen, frozen_count, set);
            for (int r = 0; frozen_count > 0 && r < REPLICATIONS; r++)
                if (more.days[s][r] > base.days[s][r])
                    fail_msg("%s, replication %d: %.4f days instead of %.4f", set, r + 1,
                             more.days[s][r], base.days[s][r]);
            if (lower_bound(more.days[s], base.days[s]) > 0.0)
                fail_msg("%s: longer waits, %.4f instead of %.4f", set, mean(more.days[s]),
                         mean(base.days[s]));
        }
        assert_true(mean(more.days[s]) < mean(base.days[s]));
    }
}

static void test_capacity_when_raised_and_frozen_then_no_replication_waits_longer(void **state)
{
    (void)state;
    static char frozen[2 * MECHANISMEN][LONGEST_SET];
    try_all(frozen, freeze(frozen));
}

static void test_capacity_when_raised_and_all_respond_then_no_interval_above_zero(void **state)
{
    (void)state;
    try_all(NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_capacity_when_raised_and_frozen_then_no_replication_waits_longer),
        cmocka_unit_test(test_capacity_when_raised_and_all_respond_then_no_interval_above_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
