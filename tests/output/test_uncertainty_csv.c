/* Tables of --onzekerheid: every number as computed, nothing where there is none, and in every
 * results folder that asks for them. */
#include "output/uncertainty_csv.h"

#include "output/comparison.h"
#include "output/uncertainty_words.h"
#include "output/vessels_results.h"
#include "sim/study/design.h"
#include "tests/output/comparison_fixture.h"
#include "tests/output/uncertainty_fixture.h"
#include "tests/output/vessels_fixture.h"

static char *csv_of(void (*write)(FILE *out, const struct uncertainty *uncertainty,
                                  const char *scenario),
                    const struct uncertainty *uncertainty)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    write(out, uncertainty, "Flevoland 2018");
    assert_int_equal(fclose(out), 0);
    return text;
}

static void write_design(FILE *out, const struct uncertainty *uncertainty, const char *scenario)
{
    (void)scenario;
    uncertainty_csv_write_design(out, uncertainty);
}

static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += *text == '\n';
    return count;
}

static void assert_row(const char *csv, const char *row)
{
    if (strstr(csv, row) == NULL)
        fail_msg("not there: %s\n%s", row, csv);
}

static void assert_no_odd_numbers(const char *csv)
{
    static const char *const odd[] = {",nan", ",-nan", ",inf", ",-inf", ",NaN"};
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++)
        assert_null(strstr(csv, odd[i]));
}

static void test_outcomes_when_written_then_bands_and_words(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    unsure.outcomes[UNSURE_LIST].spread.chance = 20.5;
    unsure.outcomes[UNSURE_LIST].spread.assumption = 33.25;
    char *csv = csv_of(uncertainty_csv_write_outcomes, &unsure.uncertainty);
    assert_int_equal(count_lines(csv), 1 + UNSURE_OUTCOMES);
    assert_row(csv, "scenario,kpi,station,gemeente,uitsplitsing,eenheid,soort,gemiddelde,laag95,"
                    "hoog95,toeval,aanname,aandeel_aanname,zekerheid,punten\n");
    assert_row(csv, "\nFlevoland 2018,wachtlijst,veilig_thuis,alle,alle,casussen,niveau,61.25,"
                    "29.25,109.25,20.5,33.25,70.4,,100\n");
    assert_row(csv, "\nFlevoland 2018,koppeling,veilig_thuis,alle,alle,punten van 100,niveau,24,");
    assert_row(csv, ",55,waarschijnlijk boven 0,100\n");
    assert_row(csv, "\nFlevoland 2018,caseload,veilig_thuis,almere,zwaarte=licht,");
    assert_row(csv, "\nmeer Raad,wachtlijst,raad,alle,alle,casussen,verschil,-12,-24,6,");
    assert_row(csv, ",30,waarschijnlijk lager,100\n");
    assert_row(csv, ",81,vrijwel zeker hoger,100\n");
    assert_row(csv, "\n\"'=ander, scenario\",wachtlijst,");
    assert_row(csv, ",12,niet te onderscheiden,100\n");
    free(csv);
}

static void test_outcomes_when_not_known_then_empty_cells(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    unsure.outcomes[UNSURE_RAAD].spread = (struct spread){.mean = (double)NAN,
                                                          .low = (double)NAN,
                                                          .high = (double)INFINITY,
                                                          .chance = (double)NAN,
                                                          .assumption = (double)NAN,
                                                          .assumption_share = (double)NAN,
                                                          .positive = (double)NAN,
                                                          .negative = (double)NAN,
                                                          .certainty = CERTAINTY_UNKNOWN};
    unsure.outcomes[UNSURE_TERM].spread = (struct spread){
        .points = 100, .assumption_share = (double)NAN, .certainty = CERTAINTY_NONE};
    unsure.outcomes[UNSURE_OTHER].spread.points = 99;
    unsure.outcomes[UNSURE_OTHER].spread.certainty = CERTAINTY_UNKNOWN;
    char *csv = csv_of(uncertainty_csv_write_outcomes, &unsure.uncertainty);
    assert_no_odd_numbers(csv);
    assert_row(csv, "verschil,,,,,,,,0\n");
    assert_row(csv, "verschil,0,0,0,0,0,,gelijk,100\n");
    assert_row(csv, ",12,,99\n");
    free(csv);
}

static void test_rankings_when_written_then_headlines_only_and_in_own_values(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    char *csv = csv_of(uncertainty_csv_write_rankings, &unsure.uncertainty);
    assert_int_equal(count_lines(csv), 1 + (UNSURE_OUTCOMES - 1) * UNSURE_ASSUMPTIONS);
    assert_no_odd_numbers(csv);
    assert_row(csv, "scenario,kpi,station,gemeente,uitsplitsing,rang,pad,aanname,eenheid,waarde,"
                    "laag,hoog,bespaart_procent,smaller_procent,helling,onderscheiden,"
                    "kantelpunt\n");
    /* Three quarters up the range of 10, 20, 60 is 40. */
    assert_row(csv, "\nmeer Raad,wachtlijst,raad,alle,alle,1,melding.kans,kans dat een ernstig "
                    "incident een melding wordt,procent,20,10,60,42,");
    assert_row(csv, ",-21.5,ja,40\n");
    assert_row(csv, ",\"'=werk, \"\"per\"\" onderzoek\",uren,40,40,40,0,0,0.5,nee,\n");
    assert_null(strstr(csv, "caseload"));
    /* A level that no point makes negative does not turn. */
    const char *list = strstr(csv, "Flevoland 2018,wachtlijst,veilig_thuis,alle,alle,1,");
    assert_non_null(list);
    assert_true(strncmp(strchr(list, '\n') - 4, ",ja,", 4) == 0);
    free(csv);
}

static void test_turning_point_when_one_sign_only_then_none(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    const struct uncertainty_outcome *raad = &unsure.outcomes[UNSURE_RAAD];
    double turn = uncertainty_turning_point(&unsure.uncertainty, raad, &raad->ranking[0]);
    assert_true(fabs(turn - 40.0) < 1e-9);
    assert_true(isnan(uncertainty_turning_point(&unsure.uncertainty, raad, &raad->ranking[1])));
    unsure.outcomes[UNSURE_RAAD].spread.positive = 0.0;
    assert_true(isnan(uncertainty_turning_point(&unsure.uncertainty, raad, &raad->ranking[0])));
}

static void test_narrowing_when_half_of_all_goes_then_by_the_root(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    struct uncertainty_outcome *outcome = &unsure.outcomes[UNSURE_LIST];
    struct influence influence = {.saved = 50.0};
    outcome->spread.chance = 0.0;
    outcome->spread.assumption = 10.0;
    double wanted = 100.0 * (1.0 - sqrt(0.5));
    assert_true(fabs(uncertainty_narrows(&unsure.uncertainty, outcome, &influence) - wanted) <
                1e-9);
    /* With as much chance, point means of 4 hold a quarter of it: 0.5 (1 + 0.25) of 2 goes. */
    outcome->spread.chance = 10.0;
    wanted = 100.0 * (1.0 - sqrt(1.0 - 0.625 / 2.0));
    assert_true(fabs(uncertainty_narrows(&unsure.uncertainty, outcome, &influence) - wanted) <
                1e-9);
    /* Never more than what assumptions put there. */
    influence.saved = 100.0;
    wanted = 100.0 * (1.0 - sqrt(0.5));
    assert_true(fabs(uncertainty_narrows(&unsure.uncertainty, outcome, &influence) - wanted) <
                1e-9);
    /* Not split: the point means are all there is. */
    outcome->spread.chance = outcome->spread.assumption = (double)NAN;
    influence.saved = 75.0;
    assert_true(fabs(uncertainty_narrows(&unsure.uncertainty, outcome, &influence) - 50.0) < 1e-9);
    influence.saved = 0.0;
    assert_true(uncertainty_narrows(&unsure.uncertainty, outcome, &influence) == 0.0);
}

static void test_design_when_written_then_every_point_in_its_range(void **state)
{
    (void)state;
    struct unsure unsure;
    unsure_make(&unsure);
    unsure.coordinates[2 * UNSURE_ASSUMPTIONS + 1] = 0.75;
    char *csv = csv_of(write_design, &unsure.uncertainty);
    assert_int_equal(count_lines(csv), 1 + UNSURE_POINTS);
    assert_row(csv, "punt,gemeenten.almere.lokaal_team.uren.middelzwaar,melding.kans,gemeenten."
                    "lelystad.lokaal_team.fte_zwaar_en_nog_langer,druk.vorm,raad.uren\n");
    size_t start = strcspn(csv, "\n") + 1;
    for (size_t p = 0; p < UNSURE_POINTS; p++) {
        size_t number;
        double v[UNSURE_ASSUMPTIONS];
        assert_int_equal(sscanf(csv + start, "%zu,%lf,%lf,%lf,%lf,%lf", &number, &v[0], &v[1],
                                &v[2], &v[3], &v[4]),
                         6);
        start += strcspn(csv + start, "\n") + 1;
        assert_int_equal(number, p + 1);
        for (size_t d = 0; d < UNSURE_ASSUMPTIONS; d++)
            assert_true(v[d] >= UNSURE_LIKE[d].low && v[d] <= UNSURE_LIKE[d].high);
        if (p == 2)
            assert_true(fabs(v[1] - 40.0) < 1e-9);
    }
    free(csv);
}

/* --- in the results folder of every command --- */

static const char *const ARGV[] = {"ketensim", "run", "proef.cfg"};
static const struct provenance PROVENANCE = {.version = "0", .argc = 3, .argv = ARGV};
static char SCENARIO[] = "naam = \"proef\";\n";

static bool put_scenario(void *context, FILE *out)
{
    return fputs(context, out) >= 0;
}

/* Scripts without pictures are enough here: gnuplot is not to be found. */
static enum output_status write_kind(size_t kind, const struct output_options *options,
                                     char **message)
{
    enum output_status status;
    char *path = strdup(getenv("PATH"));
    setenv("PATH", "", 1);
    if (kind == 0) {
        struct kpi_study study;
        fixture_study(&study, "proef", 3);
        status = output_write_study(options, &study, &PROVENANCE, put_scenario, SCENARIO, message);
        kpi_study_release(&study);
    } else if (kind == 1) {
        struct compared compared;
        compared_make(&compared, 1, 3);
        struct comparison_scenario scenarios[] = {{"a.cfg", put_scenario, SCENARIO, NULL, NULL},
                                                  {"b.cfg", put_scenario, SCENARIO, NULL, NULL}};
        char **names = comparison_names_make(&compared.comparison, scenarios);
        status = output_write_comparison(options, &compared.comparison, scenarios, names,
                                         &PROVENANCE, message);
        comparison_names_free(names, &compared.comparison);
        compared_release(&compared);
    } else {
        struct vaten_shape shape = vaten_shape_usual();
        shape.replications = 4;
        struct vaten vaten;
        vaten_make(&vaten, &shape);
        struct kpi_study study = vaten_study(&vaten);
        struct vessels_results results = {.study = &study,
                                          .vessels = &vaten.vessels,
                                          .data = &vaten.data,
                                          .worlds = (const char *const *)vaten.worlds,
                                          .headline = vaten.headline};
        status =
            output_write_vessels(options, &results, &PROVENANCE, put_scenario, SCENARIO, message);
        vaten_release(&vaten);
    }
    setenv("PATH", path, 1);
    free(path);
    return status;
}

static void test_results_when_asked_for_then_in_every_folder_and_else_not(void **state)
{
    (void)state;
    static const char *const files[] = {"onzekerheid.csv", "aannames.csv", "ontwerp_aannames.csv",
                                        "grafieken/onzekerheid.gp", "grafieken/aannames.gp"};
    static const char *const first[] = {"\nproef,wachtlijst", "\nproef,wachtlijst",
                                        "\nFlevoland 2018,wachtlijst"};
    struct unsure unsure;
    unsure_make(&unsure);
    char *base = fixture_folder(), with[512], without[512], *message;
    for (size_t kind = 0; kind < 3; kind++) {
        char name[2][16];
        snprintf(name[0], sizeof name[0], "met%zu", kind);
        snprintf(name[1], sizeof name[1], "zonder%zu", kind);
        struct output_options options = {.directory = fixture_path(with, base, name[0]),
                                         .charts = true,
                                         .uncertainty = &unsure.uncertainty};
        assert_int_equal(write_kind(kind, &options, &message), OUTPUT_NO_CHARTS);
        free(message);
        options.directory = fixture_path(without, base, name[1]);
        options.uncertainty = NULL;
        assert_int_equal(write_kind(kind, &options, &message), OUTPUT_NO_CHARTS);
        free(message);
        char *origin = fixture_get(with, "herkomst.json");
        for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
            assert_true(fixture_exists(with, files[i]));
            assert_false(fixture_exists(without, files[i]));
            assert_non_null(strstr(origin, files[i]));
        }
        free(origin);
        char *csv = fixture_get(with, "onzekerheid.csv");
        assert_row(csv, first[kind]);
        free(csv);
        assert_true(fixture_exists(with, "scenario.cfg"));
    }
    fixture_folder_remove(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outcomes_when_written_then_bands_and_words),
        cmocka_unit_test(test_outcomes_when_not_known_then_empty_cells),
        cmocka_unit_test(test_rankings_when_written_then_headlines_only_and_in_own_values),
        cmocka_unit_test(test_turning_point_when_one_sign_only_then_none),
        cmocka_unit_test(test_narrowing_when_half_of_all_goes_then_by_the_root),
        cmocka_unit_test(test_design_when_written_then_every_point_in_its_range),
        cmocka_unit_test(test_results_when_asked_for_then_in_every_folder_and_else_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
