/* The traffic equations against long runs of shipped scenarios: every station and gemeente with 50
 * casussen a year or more. Prints each row.
 *
 * Inflow within 3% and work in service within 4% beyond what chance explains. What the equations
 * leave out (exponential stages; waits of lists that come and go, and with them lost motivation and
 * refusals; which hulp still runs when the next casus opens) comes to 1% or 2% where it was taken
 * apart by simulating without it; work adds what lengths miss. Most is missed in Dronten, whose
 * small team runs nearly full: there hulp is some 4% less than worked out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <time.h>

#include "models/catalogus.h"
#include "models/verkeer/verkeer.h"
#include "scenarios/scenario.h"
#include "tests/models/agreement.h"

struct comparison {
    const char *file;
    const char *const *sets;
    uint32_t replications;
    size_t period;           /* which of the equations' */
    const char *const *skip; /* stations whose work still comes from before */
    size_t inflows, works;   /* at least so many rows */
    double inflow;           /* tolerance, as a share; 0: the usual one */
};

static size_t count_of(const char *const *texts)
{
    size_t count = 0;
    while (texts[count] != NULL)
        count++;
    return count;
}

static void compare(const struct comparison *c)
{
    struct catalogus catalogue;
    struct scenario scenario;
    struct fault_list faults;
    struct keten_instelling in;
    struct traffic traffic;
    struct studie study;
    fault_list_init(&faults);
    assert_true(catalogus_init(&catalogue));
    if (!scenario_load(&scenario, c->file, c->sets, count_of(c->sets), &catalogue.tabel, &faults))
        fail_msg("%s: %s", c->file, faults.count > 0 ? faults.items[0].text : "refused");
    fault_list_release(&faults);
    assert_true(keten_instelling_lees(&in, &scenario.final, &scenario.base));
    clock_t begin = clock();
    assert_true(verkeer_reken(&traffic, &in));
    printf("%s: solved in %.3f s\n", c->file, (double)(clock() - begin) / CLOCKS_PER_SEC);
    struct studie_scenario one = {.set = &scenario.final, .basis = &scenario.base, .naam = "lang"};
    struct studie_plan plan = {.scenario = &one,
                               .scenarios = 1,
                               .zaad = 5150,
                               .replicaties = c->replications,
                               .draden = 2};
    assert_int_equal(studie_maak(&study, &plan), STUDIE_KLAAR);
    struct agreement a = {
        .inflow = c->inflow > 0.0 ? c->inflow : 0.03, .work = 0.04, .skip = c->skip, .print = true};
    assert_true(c->period < traffic.period_count);
    agreement_check(&a, &study, &traffic.periods[c->period]);
    assert_true(a.inflows >= c->inflows);
    assert_true(a.works >= c->works);
    studie_release(&study);
    traffic_release(&traffic);
    keten_instelling_release(&in);
    scenario_release(&scenario);
    catalogus_release(&catalogue);
    if (a.wrong > 0)
        fail_msg("%s: %zu rows are too far from the simulation", c->file, a.wrong);
}

static void test_rows_when_2018_as_shipped_then_as_simulated(void **state)
{
    static const char *const none[] = {NULL};
    (void)state;
    compare(&(struct comparison){.file = "scenarios/flevoland-2018.cfg",
                                 .sets = none,
                                 .replications = 20,
                                 .inflows = 50,
                                 .works = 12});
}

/* Measured from five years after the change on, when the children that the GI had before are gone;
 * the teams get room, for two of the small ones run full under it and then all depends on when. */
static void test_rows_when_60_percent_goes_direct_then_as_simulated(void **state)
{
    static const char *const sets[] = {"eind=2026-12-31", "inloop_dagen=1826",
                                       "gemeenten.*.lokaal_team.fte*=1.2", NULL};
    (void)state;
    compare(&(struct comparison){.file = "scenarios/maatregelen/direct-doorzetten-60.cfg",
                                 .sets = sets,
                                 .replications = 8,
                                 .inflows = 48,
                                 .works = 12});
}

/* The year 2020, after all that changed in 2019, with room for it: the last period. The equations
 * are those of a lasting state; more is reported in 2020 of the bursts that began before, so that
 * they are some 4% low. The looks back
 * of the front and the children of the GI come from casussen of before. */
static void test_rows_when_after_2019_then_as_simulated(void **state)
{
    static const char *const sets[] = {"inloop_dagen=730",
                                       "gemeenten.*.lokaal_team.fte*=1.3",
                                       "veilig_thuis.front.fte*=1.2",
                                       "veilig_thuis.onderzoek.fte*=1.2",
                                       "raad.fte*=1.2",
                                       "gi.fte*=1.2",
                                       NULL};
    static const char *const skip[] = {"gi", "front", NULL};
    (void)state;
    compare(&(struct comparison){.file = "scenarios/flevoland-2019.cfg",
                                 .inflow = 0.04,
                                 .sets = sets,
                                 .replications = 10,
                                 .period = 4,
                                 .skip = skip,
                                 .inflows = 50,
                                 .works = 10});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_when_2018_as_shipped_then_as_simulated),
        cmocka_unit_test(test_rows_when_60_percent_goes_direct_then_as_simulated),
        cmocka_unit_test(test_rows_when_after_2019_then_as_simulated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
