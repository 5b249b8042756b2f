/* What `compare` writes: rows of every scenario, differences and verdicts, names that tell apart,
 * and a folder that is complete. */
#include "output/comparison.h"

#include "output/comparison_csv.h"
#include "tests/output/comparison_fixture.h"

static char *csv_of(void (*write)(FILE *out, const struct comparison *, char *const *names),
                    const struct comparison *comparison)
{
    char **names = comparison_names_make(comparison, NULL), *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    write(out, comparison, names);
    assert_int_equal(fclose(out), 0);
    comparison_names_free(names, comparison);
    return text;
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        count++;
    return count;
}

static void assert_holds(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("not there: %s", part);
}

static void test_differences_when_written_then_every_cell_of_every_variant(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 2, 5);
    char *text = csv_of(comparison_csv_write_differences, &compared.comparison);
    size_t cells = compared.studies[0].table.cell_count;
    assert_holds(text, "scenario,kpi,station,gemeente,uitsplitsing,eenheid,basis,variant,verschil,"
                       "bi95_laag,bi95_hoog,oordeel,variantiefactor,replicaties\n");
    assert_int_equal(count_of(text, "\n"), 2 * cells + 1);
    assert_int_equal(count_of(text, "\nmeer Raad,"), cells);
    assert_int_equal(count_of(text, "\nanders,"), cells);
    /* Cell 0 is equal in all replications, 2 is higher, 3 lower. */
    assert_holds(text, ",0,0,0,gelijk,,5\nmeer Raad,meldingen_per_jaar,keten,almere,");
    assert_holds(text, ",hoger,");
    assert_holds(text, ",lager,");
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "inf"));
    free(text);
    compared_release(&compared);
}

static void test_differences_when_one_replication_then_unknown_and_empty(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 1);
    char *text = csv_of(comparison_csv_write_differences, &compared.comparison);
    assert_int_equal(count_of(text, ",,,onbekend,,1\n"), compared.studies[0].table.cell_count);
    free(text);
    compared_release(&compared);
}

static void test_differences_when_variant_lacks_a_cell_then_a_row_without_numbers(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 4);
    comparison_release(&compared.comparison);
    compared.studies[1].table.cells[3].station = "elders";
    const struct kpi_study *variant = &compared.studies[1];
    assert_true(comparison_make(&compared.comparison, &compared.studies[0], &variant, 1));
    char *text = csv_of(comparison_csv_write_differences, &compared.comparison);
    assert_holds(text, "\nmeer Raad,caseload,veilig_thuis,alle,alle,casussen,,,,,,onbekend,,0\n");
    free(text);
    compared_release(&compared);
}

static void test_verdicts_when_written_then_the_words_of_the_contract(void **state)
{
    (void)state;
    assert_string_equal(comparison_csv_verdict(VERDICT_UNKNOWN), "onbekend");
    assert_string_equal(comparison_csv_verdict(VERDICT_EQUAL), "gelijk");
    assert_string_equal(comparison_csv_verdict(VERDICT_UNCLEAR), "niet te onderscheiden");
    assert_string_equal(comparison_csv_verdict(VERDICT_LOWER), "lager");
    assert_string_equal(comparison_csv_verdict(VERDICT_HIGHER), "hoger");
}

static void test_series_when_they_part_then_marked_once(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 6);
    const struct comparison_variant *variant = &compared.comparison.variants[0];
    size_t parted = 0;
    for (size_t s = 0; s < variant->series_count; s++) {
        if (variant->series[s].parts_from != SIZE_MAX)
            assert_int_equal(variant->series[s].parts_from, 20);
        parted += variant->series[s].parts_from != SIZE_MAX;
    }
    assert_int_equal(parted, variant->series_count);
    char *text = csv_of(comparison_csv_write_series, &compared.comparison);
    assert_int_equal(count_of(text, ",ja\n"), parted);
    assert_holds(text, "meer Raad,2018-05-21,caseload,veilig_thuis,alle,alle,");
    assert_holds(text, "meer Raad,2018-01-01,caseload,veilig_thuis,alle,alle,0,0,0,\n");
    assert_int_equal(count_of(text, "\n"), 1 + variant->series_count * FIXTURE_WEEKS);
    free(text);
    compared_release(&compared);
}

static void test_moved_when_written_then_nine_kinds_and_none_is_empty(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 3);
    compared.moved[0][2].null_earlier = (struct estimate){0, NAN, NAN, NAN};
    char *text = csv_of(comparison_csv_write_moved, &compared.comparison);
    assert_int_equal(count_of(text, "\n"), 1 + 9 * MOVED_ROWS);
    assert_holds(text, "\nmeer Raad,alle,alle,14,eerder,30,27,33,10\n");
    assert_holds(text, "\nmeer Raad,alle,alle,14,meer_dan_herschikking,17,12,22,10\n");
    assert_holds(text, "\nmeer Raad,urk,alle,14,nul_eerder,,,,0\n");
    assert_holds(text, "\nmeer Raad,alle,zwaarte=zwaar,14,saldo,9,7,11,10\n");
    free(text);
    compared_release(&compared);
}

static void test_changes_when_written_then_quoted_and_harmless(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 2);
    char *text = csv_of(comparison_csv_write_changes, &compared.comparison);
    assert_string_equal(text, "scenario,pad,betekenis,basis,variant,eenheid\n"
                              "meer Raad,raad.fte,formatie van de Raad,12.5,14,fte\n"
                              "meer Raad,vt.duur,\"duur, \"\"kort\"\"\",70,1,dagen\n"
                              "meer Raad,naam,'=naam,stap 1; stap 2,,\n");
    free(text);
    compared_release(&compared);
}

static void test_names_when_scenarios_share_one_then_all_differ(void **state)
{
    (void)state;
    static const struct {
        const char *scenarios[4], *files[4], *names[4];
        size_t count;
    } cases[] = {
        {{"a", "b"}, {"a.cfg", "b.cfg"}, {"a", "b"}, 2},
        {{"a", "a"}, {"x/a.cfg", "y/b.cfg"}, {"a (a.cfg)", "a (b.cfg)"}, 2},
        {{"a", "a"}, {"a.cfg", "a.cfg"}, {"a (a.cfg)", "a (a.cfg) 2"}, 2},
        {{"a", "a", "a"},
         {"x/a.cfg", "y/a.cfg", "a.cfg"},
         {"a (a.cfg)", "a (a.cfg) 2", "a (a.cfg) 3"},
         3},
        {{"a", "b", "b"}, {NULL, NULL, NULL}, {"a", "b (1)", "b (2)"}, 3},
        {{"a (a.cfg)", "a", "a"},
         {"q.cfg", "a.cfg", "b.cfg"},
         {"a (a.cfg)", "a (a.cfg) 2", "a (b.cfg)"},
         3},
    };
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        struct kpi_study studies[4] = {0};
        struct comparison_variant variants[4] = {0};
        struct comparison_scenario scenarios[4] = {0};
        for (size_t i = 0; i < cases[c].count; i++) {
            studies[i].scenario = cases[c].scenarios[i];
            scenarios[i].file = cases[c].files[i];
            if (i > 0)
                variants[i - 1].study = &studies[i];
        }
        struct comparison comparison = {
            .basis = &studies[0], .variants = variants, .variant_count = cases[c].count - 1};
        char **names = comparison_names_make(&comparison, scenarios);
        for (size_t i = 0; i < cases[c].count; i++)
            assert_string_equal(names[i], cases[c].names[i]);
        comparison_names_free(names, &comparison);
    }
}

static bool put_scenario(void *context, FILE *out)
{
    return fputs(context, out) >= 0;
}

static const char *const ARGV[] = {"ketensim", "compare", "a.cfg", "b.cfg"};
static const struct provenance PROVENANCE = {.version = "0", .argc = 4, .argv = ARGV};

static enum output_status write_folder(const char *directory, struct compared *compared,
                                       bool charts, char **message)
{
    static char texts[COMPARED_MOST + 1][32];
    struct comparison_scenario scenarios[COMPARED_MOST + 1];
    for (size_t i = 0; i <= compared->comparison.variant_count; i++) {
        snprintf(texts[i], sizeof texts[i], "nummer = %zu;\n", i + 1);
        scenarios[i] = (struct comparison_scenario){"b.cfg", put_scenario, texts[i], NULL, NULL};
    }
    char **names = comparison_names_make(&compared->comparison, scenarios);
    struct output_options options = {.directory = directory, .charts = charts};
    enum output_status status = output_write_comparison(&options, &compared->comparison, scenarios,
                                                        names, &PROVENANCE, message);
    comparison_names_free(names, &compared->comparison);
    return status;
}

static void test_folder_when_written_then_whole_and_every_scenario(void **state)
{
    (void)state;
    static const char *const files[] = {
        "kpi.csv",         "tijdreeks.csv",          "replicaties.csv",  "curven.csv",
        "verschillen.csv", "verschil_tijdreeks.csv", "eerder_later.csv", "gewijzigd.csv",
        "scenario.cfg",    "scenario-2.cfg",         "scenario-3.cfg",   "herkomst.json",
    };
    struct compared compared;
    compared_make(&compared, 2, 3);
    char *base = fixture_folder(), path[512], *message;
    assert_int_equal(write_folder(fixture_path(path, base, "uit"), &compared, false, &message),
                     OUTPUT_OK);
    assert_null(message);
    fixture_path(path, base, "uit");
    char *origin = fixture_get(path, "herkomst.json");
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (!fixture_exists(path, files[i]))
            fail_msg("missing: %s", files[i]);
        if (strcmp(files[i], "herkomst.json") != 0)
            assert_holds(origin, files[i]);
    }
    assert_holds(origin, "  \"scenario\": \"proef\",\n");
    assert_holds(origin, "\"varianten\": [\n    {\"scenario\": \"meer Raad\", \"bestand\": "
                         "\"scenario-2.cfg\", \"scenario_sha256\": \"");
    assert_int_equal(count_of(origin, "\"scenario_sha256\": null"), 0);
    free(origin);

    char *kpi = fixture_get(path, "kpi.csv");
    size_t cells = compared.studies[0].table.cell_count;
    assert_int_equal(count_of(kpi, "\n"), 3 * cells + 1);
    assert_int_equal(count_of(kpi, "scenario,"), 1);
    const char *basis = strstr(kpi, "\nproef,"), *variant = strstr(kpi, "\nmeer Raad,");
    assert_true(basis != NULL && variant != NULL && basis < variant);
    free(kpi);
    char *second = fixture_get(path, "scenario-2.cfg");
    assert_string_equal(second, "nummer = 2;\n");
    free(second);
    fixture_folder_remove(base);
    compared_release(&compared);
}

static void test_folder_when_fewer_variants_then_files_of_before_go(void **state)
{
    (void)state;
    struct compared compared;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    compared_make(&compared, 3, 2);
    assert_int_equal(write_folder(path, &compared, false, &message), OUTPUT_OK);
    compared_release(&compared);
    assert_true(fixture_exists(path, "scenario-4.cfg"));
    compared_make(&compared, 1, 2);
    assert_int_equal(write_folder(path, &compared, false, &message), OUTPUT_OK);
    compared_release(&compared);
    assert_false(fixture_exists(path, "scenario-4.cfg"));
    assert_true(fixture_exists(path, "scenario-2.cfg"));
    fixture_folder_remove(base);
}

static void test_folder_when_a_variants_name_is_hostile_then_harmless(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 2);
    compared.studies[1].scenario = "=1+1\",\"\n    {\"naam\": \"kpi.csv\"\n";
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    assert_int_equal(write_folder(path, &compared, false, &message), OUTPUT_OK);
    char *origin = fixture_get(path, "herkomst.json");
    assert_int_equal(count_of(origin, "\n    {\"naam\": \"kpi.csv\""), 1);
    free(origin);
    char *kpi = fixture_get(path, "verschillen.csv");
    assert_holds(kpi, "\n\"'=1+1\"\",\"\"");
    free(kpi);
    fixture_folder_remove(base);
    compared_release(&compared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_differences_when_written_then_every_cell_of_every_variant),
        cmocka_unit_test(test_differences_when_one_replication_then_unknown_and_empty),
        cmocka_unit_test(test_differences_when_variant_lacks_a_cell_then_a_row_without_numbers),
        cmocka_unit_test(test_verdicts_when_written_then_the_words_of_the_contract),
        cmocka_unit_test(test_series_when_they_part_then_marked_once),
        cmocka_unit_test(test_moved_when_written_then_nine_kinds_and_none_is_empty),
        cmocka_unit_test(test_changes_when_written_then_quoted_and_harmless),
        cmocka_unit_test(test_names_when_scenarios_share_one_then_all_differ),
        cmocka_unit_test(test_folder_when_written_then_whole_and_every_scenario),
        cmocka_unit_test(test_folder_when_fewer_variants_then_files_of_before_go),
        cmocka_unit_test(test_folder_when_a_variants_name_is_hostile_then_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
