/* Findings: a backlog that cannot be, and figures that contradict each other, are caught; their
 * near-misses and the shipped scenarios are not. */
#include "tests/models/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/verkeer/verkeer.h"

struct solved {
    struct catalogus catalogue;
    struct scenario scenario;
    struct keten_instelling in;
    struct traffic traffic;
};

/* A shipped scenario with `--set` changes, which end in NULL. */
static void solve(struct solved *s, const char *file, const char *const *sets)
{
    size_t count = 0;
    struct fault_list faults;
    while (sets[count] != NULL)
        count++;
    fault_list_init(&faults);
    assert_true(catalogus_init(&s->catalogue));
    if (!scenario_load(&s->scenario, file, sets, count, &s->catalogue.tabel, &faults))
        fail_msg("%s: %s", file, faults.count > 0 ? faults.items[0].text : "refused");
    fault_list_release(&faults);
    assert_true(keten_instelling_lees(&s->in, &s->scenario.final, &s->scenario.base));
    assert_true(verkeer_reken(&s->traffic, &s->in));
}

static void forget(struct solved *s)
{
    traffic_release(&s->traffic);
    keten_instelling_release(&s->in);
    scenario_release(&s->scenario);
    catalogus_release(&s->catalogue);
}
#define SOLVE(s, ...) solve((s), WORLD_SCENARIO, (const char *const[]){__VA_ARGS__, NULL})

static const struct traffic_finding *finding(const struct solved *s, enum traffic_kind kind,
                                             const char *station)
{
    for (size_t i = 0; i < s->traffic.finding_count; i++)
        if (s->traffic.findings[i].kind == kind &&
            strcmp(s->traffic.findings[i].station, station) == 0)
            return &s->traffic.findings[i];
    return NULL;
}

static size_t count_of(const struct solved *s, enum traffic_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < s->traffic.finding_count; i++)
        count += s->traffic.findings[i].kind == kind;
    return count;
}

static size_t mis_stated(const struct solved *s)
{
    return count_of(s, TRAFFIC_BACKLOG_CANNOT) + count_of(s, TRAFFIC_BACKLOG_AGE) +
           count_of(s, TRAFFIC_CONTRADICTION);
}

/* --- no false alarms --- */

static void test_stated_figures_when_shipped_then_no_alarm(void **state)
{
    static const char *const files[] = {"scenarios/flevoland-2018.cfg",
                                        "scenarios/flevoland-2019.cfg",
                                        "scenarios/maatregelen/direct-doorzetten-60.cfg",
                                        "scenarios/maatregelen/korter-proces.cfg",
                                        "scenarios/maatregelen/raad-zonder-wachtlijst.cfg",
                                        "scenarios/maatregelen/wachtlijstteam.cfg"};
    static const char *const none[] = {NULL};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct solved s;
        solve(&s, files[i], none);
        if (mis_stated(&s) > 0)
            fail_msg("%s: %zu figures are said to be mis-stated, of %s first", files[i],
                     mis_stated(&s), s.traffic.findings[s.traffic.finding_count - 1].station);
        forget(&s);
    }
}

static void test_stations_when_2018_as_shipped_then_none_grows(void **state)
{
    struct solved s;
    (void)state;
    SOLVE(&s, "zaad=1");
    assert_int_equal(s.traffic.finding_count, 0);
    assert_false(traffic_grows(&s.traffic, "onderzoek", "alle"));
    forget(&s);
}

/* --- growing and nearly critical --- */

static void test_station_when_overloaded_then_grows(void **state)
{
    struct solved s;
    (void)state;
    SOLVE(&s, "veilig_thuis.onderzoek.fte=30", "gemeenten.zeewolde.lokaal_team.fte=1.56");
    const struct traffic_finding *vt = finding(&s, TRAFFIC_GROWS, "onderzoek");
    assert_non_null(vt);
    assert_true(vt->load > 100.0 && vt->growth > 1.0);
    assert_int_equal(vt->from, s.in.start);
    assert_int_equal(vt->to, s.in.eind);
    assert_true(traffic_grows(&s.traffic, "onderzoek", "alle"));
    assert_non_null(finding(&s, TRAFFIC_CRITICAL, "lokaal_team"));
    assert_ptr_equal(&s.traffic.findings[0], vt); /* gravest first */
    forget(&s);
}

static void test_station_when_nearly_full_then_critical(void **state)
{
    struct solved s;
    (void)state;
    SOLVE(&s, "raad.fte=11.6");
    const struct traffic_finding *raad = finding(&s, TRAFFIC_CRITICAL, "raad");
    assert_non_null(raad);
    assert_true(raad->load >= 95.0 && raad->load <= 100.0);
    assert_false(traffic_grows(&s.traffic, "raad", "alle"));
    assert_int_equal(s.traffic.finding_count, 1);
    forget(&s);
}

static void test_team_when_one_gemeente_is_overloaded_then_that_one(void **state)
{
    struct solved s;
    (void)state;
    SOLVE(&s, "gemeenten.lelystad.lokaal_team.fte=6");
    const struct traffic_finding *team = finding(&s, TRAFFIC_GROWS, "lokaal_team");
    assert_non_null(team);
    assert_string_equal(team->gemeente, "lelystad");
    assert_true(traffic_grows(&s.traffic, "lokaal_team", "lelystad"));
    assert_true(traffic_grows(&s.traffic, "lokaal_team", "alle"));
    assert_false(traffic_grows(&s.traffic, "lokaal_team", "almere"));
    assert_int_equal(count_of(&s, TRAFFIC_GROWS), 1);
    forget(&s);
}

/* --- stated lists --- */

static void test_backlog_when_longer_than_the_rates_allow_then_caught(void **state)
{
    struct solved s;
    (void)state;
    solve(&s, "scenarios/flevoland-2018.cfg",
          (const char *const[]){"veilig_thuis.onderzoek.wachtlijst_start=400",
                                "veilig_thuis.onderzoek.wachtlijst_start_dagen=30", NULL});
    const struct traffic_finding *f = finding(&s, TRAFFIC_BACKLOG_CANNOT, "onderzoek");
    assert_non_null(f);
    assert_true(f->stated == 400.0);
    assert_true(isnan(f->low) && f->high > 90.0 && f->high < 400.0);
    assert_string_equal(f->one, "veilig_thuis.onderzoek.wachtlijst_start");
    assert_int_equal(mis_stated(&s), 1);
    forget(&s);
}

/* The snapshot of December 2018 may have been as much as 90; a list at a station where more comes
 * in than can be done may be of any length. */
static void test_backlog_when_long_but_possible_then_not_caught(void **state)
{
    struct solved s;
    (void)state;
    SOLVE(&s, "veilig_thuis.onderzoek.wachtlijst_start=90",
          "veilig_thuis.onderzoek.wachtlijst_start_dagen=10", "raad.wachtlijst_start=80",
          "gemeenten.almere.lokaal_team.wachtlijst_start=10",
          "gemeenten.almere.lokaal_team.wachtlijst_start_dagen=2");
    assert_int_equal(mis_stated(&s), 0);
    forget(&s);
}

static void test_backlog_when_empty_then_not_caught(void **state)
{
    struct solved s;
    (void)state;
    SOLVE(&s, "veilig_thuis.onderzoek.wachtlijst_start=0", "raad.wachtlijst_start=0",
          "veilig_thuis.onderzoek.fte=25");
    assert_int_equal(mis_stated(&s), 0);
    assert_non_null(finding(&s, TRAFFIC_GROWS, "onderzoek"));
    forget(&s);
}

static void test_backlog_when_its_ages_do_not_fit_the_inflow_then_caught(void **state)
{
    struct solved s;
    (void)state;
    /* Forty days old on average, while six come in a day and each is served in turn. */
    SOLVE(&s, "veilig_thuis.onderzoek.wachtlijst_start_dagen=40");
    const struct traffic_finding *f = finding(&s, TRAFFIC_BACKLOG_AGE, "onderzoek");
    assert_non_null(f);
    assert_true(f->stated == 26.0);
    assert_true(f->low > 26.0 && f->high > f->low);
    assert_string_equal(f->other, "veilig_thuis.onderzoek.wachtlijst_start_dagen");
    assert_int_equal(mis_stated(&s), 1);
    forget(&s);
    SOLVE(&s, "veilig_thuis.onderzoek.wachtlijst_start_dagen=3");
    assert_int_equal(mis_stated(&s), 0);
    forget(&s);
}

/* --- contradictions --- */

static void test_lengths_when_work_and_history_differ_then_caught(void **state)
{
    struct solved s;
    (void)state;
    SOLVE(&s, "veilig_thuis.onderzoek.historie_dagen=90");
    const struct traffic_finding *f = finding(&s, TRAFFIC_CONTRADICTION, "onderzoek");
    assert_non_null(f);
    assert_true(f->stated == 90.0);
    assert_true(f->low > 20.0 && f->high < 45.0 && f->low < f->high);
    assert_string_equal(f->one, "veilig_thuis.onderzoek.historie_dagen");
    assert_string_equal(f->other, "veilig_thuis.onderzoek.uren");
    assert_true(strlen(f->what) > 0 && strlen(f->what_en) > 0);
    assert_int_equal(mis_stated(&s), 1);
    forget(&s);
    SOLVE(&s, "raad.historie_dagen=40");
    assert_non_null(finding(&s, TRAFFIC_CONTRADICTION, "raad"));
    forget(&s);
}

static void test_lengths_when_they_differ_a_little_then_not_caught(void **state)
{
    struct solved s;
    (void)state;
    SOLVE(&s, "veilig_thuis.onderzoek.historie_dagen=45", "raad.historie_dagen=150",
          "gemeenten.almere.lokaal_team.historie_dagen=80");
    assert_int_equal(mis_stated(&s), 0);
    forget(&s);
}

/* A measure begins at `start`; the years before it stay as they were. */
static void test_lengths_when_a_measure_changes_the_work_then_not_caught(void **state)
{
    struct solved s;
    (void)state;
    SOLVE(&s, "raad.extern=1", "raad.uren=5", "veilig_thuis.vb.extern=0.1",
          "veilig_thuis.onderzoek.extern=60");
    assert_int_equal(mis_stated(&s), 0);
    forget(&s);
}

static void test_shares_when_together_above_hundred_then_caught(void **state)
{
    struct solved s;
    (void)state;
    SOLVE(&s, "veilig_thuis.venv.aandeel.middelzwaar=80");
    const struct traffic_finding *f = finding(&s, TRAFFIC_CONTRADICTION, "venv");
    assert_non_null(f);
    assert_true(f->stated == 80.0 && f->high > 60.0 && f->high < 72.0);
    assert_string_equal(f->one, "veilig_thuis.venv.aandeel.middelzwaar");
    assert_int_equal(count_of(&s, TRAFFIC_CONTRADICTION), (int)s.in.gemeenten);
    forget(&s);
    SOLVE(&s, "veilig_thuis.venv.aandeel.middelzwaar=60");
    assert_int_equal(mis_stated(&s), 0);
    forget(&s);
    SOLVE(&s, "gemeenten.urk.doorzet_percentage=97");
    assert_non_null(finding(&s, TRAFFIC_CONTRADICTION, "vb"));
    assert_int_equal(count_of(&s, TRAFFIC_CONTRADICTION), 1);
    forget(&s);
}

static void test_findings_when_solved_twice_then_the_same(void **state)
{
    static const char *const none[] = {NULL};
    struct solved one, other;
    (void)state;
    solve(&one, "scenarios/flevoland-2019.cfg", none);
    solve(&other, "scenarios/flevoland-2019.cfg", none);
    assert_int_equal(one.traffic.finding_count, other.traffic.finding_count);
    assert_int_equal(one.traffic.period_count, 5);
    for (size_t p = 0; p < one.traffic.period_count; p++)
        for (size_t i = 0; i < one.traffic.periods[p].count; i++) {
            const struct traffic_station *a = &one.traffic.periods[p].stations[i],
                                         *b = &other.traffic.periods[p].stations[i];
            assert_true(a->inflow == b->inflow && a->work == b->work && a->growth == b->growth);
            assert_string_equal(a->station, one.traffic.periods[0].stations[i].station);
        }
    forget(&one);
    forget(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stated_figures_when_shipped_then_no_alarm),
        cmocka_unit_test(test_stations_when_2018_as_shipped_then_none_grows),
        cmocka_unit_test(test_station_when_overloaded_then_grows),
        cmocka_unit_test(test_station_when_nearly_full_then_critical),
        cmocka_unit_test(test_team_when_one_gemeente_is_overloaded_then_that_one),
        cmocka_unit_test(test_backlog_when_longer_than_the_rates_allow_then_caught),
        cmocka_unit_test(test_backlog_when_long_but_possible_then_not_caught),
        cmocka_unit_test(test_backlog_when_empty_then_not_caught),
        cmocka_unit_test(test_backlog_when_its_ages_do_not_fit_the_inflow_then_caught),
        cmocka_unit_test(test_lengths_when_work_and_history_differ_then_caught),
        cmocka_unit_test(test_lengths_when_they_differ_a_little_then_not_caught),
        cmocka_unit_test(test_lengths_when_a_measure_changes_the_work_then_not_caught),
        cmocka_unit_test(test_shares_when_together_above_hundred_then_caught),
        cmocka_unit_test(test_findings_when_solved_twice_then_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
