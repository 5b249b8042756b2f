/* Calibration gives back what produced the data: twenty tries in a chain a fifth as large as
 * Flevoland, each with values drawn from what is known beforehand, and with figures counted in one
 * replication by the rules of a report. The 95% intervals hold the true value in at least 17 of 20
 * tries, for each parameter; what a fte costs cannot be determined. About two minutes on two cores.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "models/cijfers/ijken.h"
#include "scenarios/scenario.h"
#include "sim/study/design.h"

enum { TRIES = 20, COVERED = 17, PARAMETERS = 4, COSTS = 3, FIGURES = 5, FIRST_WORLD = 1001 };
#define SEED 20180101
#define TRUTHS 5 /* seed of the true values */

static const char *const PATHS[PARAMETERS] = {
    "melding.kans", "incidenten.per_jaar", "veilig_thuis.vb.extern", "veilig_thuis.euro_per_fte"};

static const char *const SMALL[] = {"huishoudens.historie_jaren=8",
                                    "gemeenten.*.instroom*=0.2",
                                    "gemeenten.*.instroom_max*=0.2",
                                    "eind=2019-03-31",
                                    "veilig_thuis.front.fte=5.5",
                                    "veilig_thuis.advies.overige_per_week*=0.2",
                                    "veilig_thuis.onderzoek.fte=8",
                                    "veilig_thuis.onderzoek.wachtlijst_start=5",
                                    "jbt.agenda=3",
                                    "raad.fte=3",
                                    "raad.overige_instroom=0.6",
                                    "raad.wachtlijst_start=9",
                                    "gi.fte=12",
                                    "gi.overige_instroom=0.34",
                                    "gemeenten.*.lokaal_team.overige_instroom*=0.2"};

static char id[] = "RP-000", what[] = "nagemaakt", all[] = "alle", keten[] = "keten",
            meldingen[] = "meldingen_per_jaar", file[] = "nagemaakt.cfg";
static char traits[][16] = {"recidive", "eerder_bekend", "recidive_meer", "duur_vb"};

struct recovery {
    struct catalogus catalogue;
    struct scenario scenario;
    struct studie_scenario world;
    struct figure figures[FIGURES];
    struct figure_sample sample;
    struct figure_list list;
    struct store *store;
    char path[64];
};

static tick date(const char *text)
{
    tick at;
    assert_true(clock_parse_date(text, &at));
    return at;
}

static void make_figures(struct recovery *r)
{
    r->sample = (struct figure_sample){.key = all,
                                       .what = what,
                                       .from = date("2018-01-01"),
                                       .to = date("2018-04-01"),
                                       .at = date("2019-04-01"),
                                       .files = 100};
    for (size_t f = 0; f < FIGURES; f++)
        r->figures[f] = (struct figure){.id = id,
                                        .what = what,
                                        .role = FIGURE_CALIBRATED,
                                        .rule = f == 0 ? FIGURE_COUNT : FIGURE_SAMPLE,
                                        .kpi = f == 0 ? meldingen : NULL,
                                        .station = f == 0 ? keten : NULL,
                                        .gemeente = f == 0 ? all : NULL,
                                        .breakdown = f == 0 ? all : NULL,
                                        .from = date("2018-01-01"),
                                        .to = date("2018-07-01"),
                                        .trait = f > 0 ? traits[f - 1] : NULL,
                                        .low = NAN,
                                        .high = NAN,
                                        .naive = NAN,
                                        .naive_low = NAN,
                                        .naive_high = NAN,
                                        .file = file};
    r->list = (struct figure_list){
        .figures = r->figures, .count = FIGURES, .samples = &r->sample, .sample_count = 1};
}

static int begin(void **state)
{
    struct recovery *r = calloc(1, sizeof *r);
    struct fault_list faults;
    char *message = NULL;
    fault_list_init(&faults);
    assert_true(r != NULL && catalogus_init(&r->catalogue));
    if (!scenario_load(&r->scenario, "flevoland-2018", SMALL, sizeof SMALL / sizeof SMALL[0],
                       &r->catalogue.tabel, &faults))
        fail_msg("%s", faults.items[0].text);
    fault_list_release(&faults);
    r->world = (struct studie_scenario){&r->scenario.final, &r->scenario.base, "proef", false};
    make_figures(r);
    snprintf(r->path, sizeof r->path, "/tmp/ketensim-ijking-%ld.sqlite", (long)getpid());
    r->store = store_open(r->path, &message); /* the first wave is the same for all tries */
    assert_non_null(r->store);
    *state = r;
    return 0;
}

static int end(void **state)
{
    struct recovery *r = *state;
    store_close(r->store);
    unlink(r->path);
    scenario_release(&r->scenario);
    catalogus_release(&r->catalogue);
    free(r);
    return 0;
}

static void make_problem(struct ijken *ijken, const struct recovery *r)
{
    struct fault_list faults;
    fault_list_init(&faults);
    struct ijken_plan plan = {.scenario = &r->world,
                              .catalogus = &r->catalogue.tabel,
                              .cijfers = &r->list,
                              .paden = PATHS,
                              .aantal_paden = PARAMETERS,
                              .bestand = "proef",
                              .zaad = SEED,
                              .punten = 24,
                              .golven = 2,
                              .replicaties = 4,
                              .draden = 2,
                              .opslag = r->store,
                              .versie = "proef"};
    if (!ijken_maak(ijken, &plan, &faults))
        fail_msg("%s", faults.items[0].text);
    fault_list_release(&faults);
}

/* Counts the figures in one replication at these values: what a report would have said. */
static void observe(struct recovery *r, const struct ijken *ijken, const double *truth,
                    uint32_t try)
{
    struct ijk_punt point;
    struct cijfers counted;
    assert_true(ijken_punt(&point, ijken, truth, NULL));
    assert_true(ijken_punt_is_gaaf(&point, ijken));
    struct studie_scenario world = {&point.set, &point.basis, "waar", false};
    struct cijfers_plan plan = {.scenario = &world,
                                .scenarios = 1,
                                .cijfers = &r->list,
                                .steekproef = true,
                                .zaad = SEED,
                                .replicaties = 1,
                                .eerste = FIRST_WORLD + try,
                                .draden = 1};
    assert_int_equal(cijfers_maak(&counted, &plan), STUDIE_KLAAR);
    for (size_t f = 0; f < FIGURES; f++) {
        r->figures[f].value = counted.waarde[0][f * counted.trekkingen];
        assert_true(isfinite(r->figures[f].value));
    }
    cijfers_release(&counted);
    ijken_punt_release(&point);
}

/* One try; adds to what was covered, and to how often each parameter was told nothing of. */
static void try_once(struct recovery *r, uint32_t try, int *covered, int *unknown, double *width)
{
    struct ijken ijken;
    double truth[PARAMETERS];
    make_problem(&ijken, r);
    for (size_t p = 0; p < PARAMETERS; p++) {
        const struct calibration_parameter *prior = &ijken.vooraf[p];
        truth[p] = design_between(design_coordinate(TRUTHS, try, p), prior->low, prior->value,
                                  prior->high);
    }
    observe(r, &ijken, truth, try);
    ijken_release(&ijken);
    make_problem(&ijken, r);
    assert_int_equal(ijken_proef(&ijken), STUDIE_KLAAR);
    struct calibration calibration;
    assert_int_equal(calibrate(&calibration, &ijken.probleem), CALIBRATION_DONE);
    printf("  try %2u:", try + 1);
    for (size_t p = 0; p < PARAMETERS; p++) {
        const struct calibrated_parameter *after = &calibration.parameters[p];
        bool holds = truth[p] >= after->low && truth[p] <= after->high;
        covered[p] += holds;
        unknown[p] += after->identification == NOT_IDENTIFIED;
        width[p] += after->width / TRIES;
        printf("  %.4g in %.4g–%.4g%s", truth[p], after->low, after->high, holds ? "" : " NO");
    }
    printf("\n");
    fflush(stdout);
    calibration_release(&calibration);
    ijken_release(&ijken);
}

static void test_calibration_when_data_are_simulated_then_gives_back_what_made_them(void **state)
{
    struct recovery *r = *state;
    int covered[PARAMETERS] = {0}, unknown[PARAMETERS] = {0};
    double width[PARAMETERS] = {0.0};
    for (uint32_t try = 0; try < TRIES; try++)
        try_once(r, try, covered, unknown, width);
    for (size_t p = 0; p < PARAMETERS; p++)
        printf("  %-28s covered %d of %d, niet te bepalen %d times, width %.0f%% of the prior's\n",
               PATHS[p], covered[p], TRIES, unknown[p], width[p]);
    for (size_t p = 0; p < PARAMETERS; p++) {
        if (covered[p] < COVERED)
            fail_msg("%s is covered in %d of %d tries", PATHS[p], covered[p], TRIES);
    }
    assert_int_equal(unknown[COSTS], TRIES);
    assert_true(width[COSTS] > 95.0);
    for (size_t p = 0; p < COSTS; p++) {
        if (width[p] > 80.0)
            fail_msg("%s is not narrowed: %.0f%%", PATHS[p], width[p]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_calibration_when_data_are_simulated_then_gives_back_what_made_them, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
