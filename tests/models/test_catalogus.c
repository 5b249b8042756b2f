/* The catalogue of parameters, the scenarios we ship, and the checks that need more than one value.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "tests/models/world.h"

static void fail_when_any(const struct fault_list *faults)
{
    if (faults->count > 0) {
        char *text = fault_format(&faults->items[0]);
        fail_msg("%s", text);
    }
}

static void test_catalogue_when_checked_then_clean(void **state)
{
    (void)state;
    struct catalogus catalogue;
    struct fault_list faults;
    fault_list_init(&faults);
    assert_true(catalogus_init(&catalogue));
    scenario_check_catalogue(&catalogue.tabel, &faults);
    fail_when_any(&faults);
    for (size_t r = 0; r < catalogue.tabel.row_count; r++)
        assert_true(strlen(catalogue.tabel.rows[r]->nl) > 3 &&
                    strlen(catalogue.tabel.rows[r]->en) > 3);
    fault_list_release(&faults);
    catalogus_release(&catalogue);
}

static void expect_clean(const char *file, const struct catalogus *catalogue)
{
    struct scenario s;
    struct fault_list faults;
    fault_list_init(&faults);
    bool loaded = scenario_load(&s, file, NULL, 0, &catalogue->tabel, &faults);
    fail_when_any(&faults);
    assert_true(loaded);
    assert_int_equal(scenario_sources_missing(&s, &faults), 0);
    catalogus_controle(&s.final, &s.base, &faults);
    fail_when_any(&faults);
    scenario_release(&s);
    fault_list_release(&faults);
}

static void test_shipped_scenarios_when_loaded_then_without_faults_and_all_sourced(void **state)
{
    (void)state;
    static const char *const folders[] = {"scenarios/*.cfg", "scenarios/maatregelen/*.cfg"};
    struct catalogus catalogue;
    assert_true(catalogus_init(&catalogue));
    for (size_t f = 0; f < sizeof folders / sizeof folders[0]; f++) {
        glob_t files;
        assert_int_equal(glob(folders[f], 0, NULL, &files), 0);
        for (size_t i = 0; i < files.gl_pathc; i++)
            expect_clean(files.gl_pathv[i], &catalogue);
        globfree(&files);
    }
    catalogus_release(&catalogue);
}

/* The change is refused (or warned of) at this path, in words that hold `text`. */
static void expect_fault(const char *set, const char *other, const char *path, const char *text)
{
    struct world w;
    char *all;
    WORLD_LOAD(&w, WORLD_FROM_START, set, other);
    size_t count = world_faults(&w, &all);
    if (count == 0 || strstr(all, path) == NULL || strstr(all, text) == NULL)
        fail_msg("%s: expected a fault at %s saying \"%s\", got: %s", set, path, text, all);
    free(all);
    world_unload(&w);
}

static void test_check_when_values_clash_then_says_where(void **state)
{
    (void)state;
    static const char *const other = "zaad=3";
    expect_fault("incidenten.h_max=2", other, "incidenten.h_max", "h_max is 2");
    expect_fault("incidenten.acuut_effect=20", other, "incidenten.h_max", "minstens");
    expect_fault("incidenten.toestand.wachten=9", other, "incidenten.h_max", "minstens");
    expect_fault("incidenten.seizoen=(1,1,1,1,1,1,1,1,1,1,1,4.5)", "incidenten.h_max=9",
                 "incidenten.h_max", "minstens");
    expect_fault("incidenten.jaarfactor=({waarde=1.0;},{vanaf=\"2019-01-01\";waarde=4.0;})", other,
                 "instroom_max", "minstens");
    expect_fault("gemeenten.urk.instroom=600", other, "gemeenten.urk.instroom_max", "600");
    expect_fault("gemeenten.urk.cbs_code=34", other, "gemeenten.urk.cbs_code", "almere");
    expect_fault("gemeenten.urk.lokaal_team.fte=0.1", other, "gemeenten.urk.lokaal_team.fte",
                 "geen enkele casus");
    expect_fault("raad.fte=0.05", other, "raad.fte", "geen enkele casus");
    expect_fault("veilig_thuis.onderzoek.fte=0.1", other, "veilig_thuis.onderzoek.fte",
                 "geen enkele casus");
    expect_fault("veilig_thuis.front.fte=0", other, "veilig_thuis.front.fte", "0 fte");
    expect_fault("gemeenten.almere.doorzet_percentage=98", other,
                 "gemeenten.almere.doorzet_percentage", "meer dan 100");
    expect_fault("gi.fte=0.05", other, "gi.fte", "geen enkele casus");
    expect_fault("gi.fte=0", other, "gi.fte", "0 fte");
    expect_fault("mechanismen.M5.stand=bevroren",
                 "mechanismen.M5.bevroren_waarde=(90,90,90,90,90,90)",
                 "mechanismen.M5.bevroren_waarde", "h_max");
    expect_fault("incidenten.h_max=200", "huishoudens.historie_jaren=40", "incidenten.h_max",
                 "kandidaten");
    expect_fault("gemeenten.almere.instroom_max=40000", "huishoudens.historie_jaren=40",
                 "gemeenten.almere.instroom_max", "huishoudens");
}

/* Shares of the same casussen, and the two ends of pressure, also when only a later date is wrong.
 */
static void test_check_when_shares_or_pressure_clash_then_says_where(void **state)
{
    (void)state;
    expect_fault("jbt.naar_raad=75", "jbt.naar_save=26", "jbt.naar_raad", "101 procent");
    expect_fault("jbt.naar_raad=75",
                 "jbt.naar_save=({waarde=15.0;},{vanaf=\"2019-01-01\";waarde=40.0;})",
                 "jbt.naar_raad", "115 procent");
    expect_fault("gemeenten.urk.lokaal_team.screening.terug=60",
                 "gemeenten.urk.lokaal_team.screening.betrokken_hulp=50",
                 "gemeenten.urk.lokaal_team.screening.terug", "110 procent");
    expect_fault("druk.veilig_thuis.drempel=100", "druk.veilig_thuis.vol=90",
                 "druk.veilig_thuis.vol", "hoger zijn dan drempel");
    expect_fault("druk.lokaal_team.drempel=50", "druk.lokaal_team.vol=50", "druk.lokaal_team.vol",
                 "hoger zijn dan drempel");
    expect_fault("druk.lokaal_team.vol=150",
                 "druk.lokaal_team.drempel=({waarde=20.0;},{vanaf=\"2019-01-01\";waarde=200.0;})",
                 "druk.lokaal_team.vol", "hoger zijn dan drempel");
}

static void test_check_when_values_fit_then_silent(void **state)
{
    (void)state;
    struct world w;
    char *all;
    WORLD_LOAD(&w, WORLD_FROM_START, "raad.fte=\"onbeperkt\"",
               "gemeenten.*.lokaal_team.fte=\"onbeperkt\"", "gemeenten.*.doorzet_percentage=60",
               "incidenten.h_max=30", "gi.fte=\"onbeperkt\"", "jbt.naar_raad=60",
               "jbt.naar_save=40", "druk.lokaal_team.drempel=0", "druk.lokaal_team.vol=1");
    if (world_faults(&w, &all) > 0)
        fail_msg("%s", all);
    free(all);
    world_unload(&w);
}

/* What the check lets through must not end in an abort. */
static void test_run_when_bounds_are_far_then_it_ends(void **state)
{
    (void)state;
    static const char *const sets[][3] = {
        {"incidenten.h_max=100", "huishoudens.kwetsbaarheid_vorm=0.5", "eind=2018-03-01"},
        {"incidenten.per_jaar=0", "huishoudens.vertrek_per_jaar=0.01", "eind=2018-03-01"},
        {"incidenten.per_jaar=0.0001", "incidenten.h_max=150", "eind=2018-03-01"},
        {"gemeenten.*.instroom_max*=20", "eind=2018-03-01", NULL},
        {"veilig_thuis.onderzoek.wachtlijst_start=3000", "eind=2018-03-01", NULL},
        {"raad.wachtlijst_start=10000", "raad.wachtlijst_start_dagen=2000", "eind=2018-03-01"},
    };
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        struct world w;
        WORLD_LOAD(&w, WORLD_FROM_START, sets[i][0], sets[i][1], sets[i][2]);
        struct station_audit audit = {0};
        keten_audit(world_run(&w, 1), &audit);
        assert_int_equal(audit.failures, 0);
        world_unload(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_catalogue_when_checked_then_clean),
        cmocka_unit_test(test_shipped_scenarios_when_loaded_then_without_faults_and_all_sourced),
        cmocka_unit_test(test_check_when_values_clash_then_says_where),
        cmocka_unit_test(test_check_when_shares_or_pressure_clash_then_says_where),
        cmocka_unit_test(test_check_when_values_fit_then_silent),
        cmocka_unit_test(test_run_when_bounds_are_far_then_it_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
