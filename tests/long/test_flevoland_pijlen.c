/* The shipped scenarios use the whole chain: every arrow carries casussen in Flevoland 2018 or in
 * Flevoland 2018-2020. Prints what each carries a year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "models/catalogus.h"
#include "models/studie.h"
#include "scenarios/scenario.h"

#define REPLICATIONS 4

/* Mean number of casussen on each arrow, a year. */
static void run(const char *file, double a_year[PIJLEN])
{
    struct catalogus catalogue;
    struct scenario scenario;
    struct fault_list faults;
    struct studie study;
    fault_list_init(&faults);
    assert_true(catalogus_init(&catalogue));
    if (!scenario_load(&scenario, file, NULL, 0, &catalogue.tabel, &faults)) {
        char *text = faults.count > 0 ? fault_format(&faults.items[0]) : NULL;
        fail_msg("%s", text != NULL ? text : "no fault given");
    }
    const struct studie_scenario arrows = {
        .set = &scenario.final, .basis = &scenario.base, .naam = "arrows"};
    assert_int_equal(studie_maak(&study, &(struct studie_plan){.scenario = &arrows,
                                                               .scenarios = 1,
                                                               .zaad = 20180101,
                                                               .replicaties = REPLICATIONS}),
                     STUDIE_KLAAR);
    assert_int_equal(study.tabellen.books.failures, 0);
    for (int p = 0; p < PIJLEN; p++) {
        a_year[p] = 0.0;
        for (int r = 0; r < REPLICATIONS; r++)
            a_year[p] += study.pijlen[r * PIJLEN + p] / REPLICATIONS;
    }
    studie_release(&study);
    scenario_release(&scenario);
    fault_list_release(&faults);
    catalogus_release(&catalogue);
}

static void test_arrows_when_shipped_scenarios_run_then_each_carries_casussen(void **state)
{
    (void)state;
    double in_2018[PIJLEN], in_2019[PIJLEN];
    run("scenarios/flevoland-2018.cfg", in_2018);
    run("scenarios/flevoland-2019.cfg", in_2019);
    int empty = 0;
    for (int p = 0; p < PIJLEN; p++) {
        printf("  %-28s %8.1f %8.1f\n", metingen_pijl((enum pijl)p)->sleutel, in_2018[p],
               in_2019[p]);
        empty += in_2018[p] + in_2019[p] <= 0.0;
    }
    fflush(stdout);
    if (empty > 0)
        fail_msg("%d arrows carry nothing", empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arrows_when_shipped_scenarios_run_then_each_carries_casussen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
