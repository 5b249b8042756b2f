/* The charts of `compare`: the numbers of the CSV files, drawable from odd comparisons, harmless
 * whatever the names hold. */
#include "output/comparison_charts.h"

#include "output/comparison.h"
#include "output/comparison_csv.h"
#include "output/gnuplot.h"
#include "output/text.h"
#include "tests/output/comparison_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

/* NULL when the comparison has no numbers for it. To be freed. */
static char *script_of(const struct compared *compared, const struct labels *labels,
                       const char *name)
{
    const struct comparison *comparison = &compared->comparison;
    char **names = comparison_names_make(comparison, NULL);
    const char *shown[COMPARED_MOST + 1];
    char *clean[COMPARED_MOST + 1];
    for (size_t i = 0; i <= comparison->variant_count; i++)
        shown[i] = clean[i] = text_clean(names[i], 60);
    struct chart_source source = {
        .study = comparison->basis, .labels = labels, .comparison = comparison, .names = shown};
    struct chart_list charts = charts_of_comparison();
    char *script = NULL;
    bool known = false;
    for (size_t i = 0; i < charts.count; i++) {
        size_t length;
        if (strcmp(charts.kinds[i].name, name) != 0)
            continue;
        known = true;
        script = charts_script(&source, &charts.kinds[i], &length);
    }
    assert_true(known);
    for (size_t i = 0; i <= comparison->variant_count; i++)
        free(clean[i]);
    comparison_names_free(names, comparison);
    return script;
}

static void assert_holds(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("not there: %s", part);
}

/* Runs every script for SVG only. */
static void draw_all(const char *folder, const struct compared *compared,
                     const struct labels *labels, size_t least)
{
    struct chart_list charts = charts_of_comparison();
    size_t drawn = 0;
    for (size_t i = 0; i < charts.count; i++) {
        char *script = script_of(compared, labels, charts.kinds[i].name);
        if (script == NULL)
            continue;
        size_t size = strlen(script) + 32;
        char *whole = calloc(size, 1), *why, path[512], file[64];
        assert_non_null(whole);
        snprintf(whole, size, "zonder_png = 1\n%s", script);
        struct gnuplot_job job = {whole, strlen(whole), folder, 30.0};
        if (gnuplot_run(&job, &why) != GNUPLOT_OK)
            fail_msg("%s: %s", charts.kinds[i].name, why);
        snprintf(file, sizeof file, "%s.svg", charts.kinds[i].name);
        assert_true(gnuplot_svg_is_whole(fixture_path(path, folder, file)));
        assert_null(strstr(script, "nan"));
        assert_null(strstr(script, "inf "));
        free(whole);
        free(script);
        drawn++;
    }
    assert_true(drawn >= least);
}

static void test_charts_when_variants_are_one_or_many_then_drawn(void **state)
{
    (void)state;
    static const size_t counts[] = {1, 3, COMPARED_MOST};
    char *base = fixture_folder();
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        struct compared compared;
        compared_make(&compared, counts[i], 4);
        draw_all(base, &compared, i == 1 ? &ENGLISH : &DUTCH, 5);
        compared_release(&compared);
    }
    fixture_folder_remove(base);
}

static void test_charts_when_odd_then_drawn_or_left_out(void **state)
{
    (void)state;
    char *base = fixture_folder();
    struct compared compared;
    compared_make(&compared, 1, 1); /* no intervals */
    draw_all(base, &compared, &DUTCH, 5);
    compared_release(&compared);

    compared_make(&compared, 1, 3); /* itself */
    const struct kpi_study *same = &compared.studies[0];
    comparison_release(&compared.comparison);
    assert_true(comparison_make(&compared.comparison, same, &same, 1));
    draw_all(base, &compared, &DUTCH, 4);
    assert_null(script_of(&compared, &DUTCH, "eerder_later")); /* nobody was followed */
    comparison_release(&compared.comparison);

    /* Huge, negative and missing values. */
    struct kpi_table *table = &compared.studies[1].table;
    for (size_t i = 0; i < table->cell_count * 3; i++)
        table->values[i] = i % 4 == 0 ? 1e12 : i % 4 == 1 ? NAN : i % 4 == 2 ? -5.0 : 0.0;
    for (size_t i = 0; i < 3 * compared.studies[1].series.cell_count * FIXTURE_WEEKS; i++)
        compared.studies[1].series.values[i] = i % 7 == 0 ? NAN : 1e9F;
    const struct kpi_study *other = &compared.studies[1];
    assert_true(comparison_make(&compared.comparison, &compared.studies[0], &other, 1));
    draw_all(base, &compared, &DUTCH, 3);
    comparison_release(&compared.comparison);

    /* Nothing that both have. */
    for (size_t i = 0; i < table->cell_count; i++)
        table->cells[i].station = "elders";
    compared.studies[1].series.weeks = 0;
    assert_true(comparison_make(&compared.comparison, &compared.studies[0], &other, 1));
    struct chart_list charts = charts_of_comparison();
    for (size_t i = 0; i < charts.count; i++)
        assert_null(script_of(&compared, &DUTCH, charts.kinds[i].name));
    compared_release(&compared);
    fixture_folder_remove(base);
}

static void test_charts_when_names_are_hostile_then_drawn_and_nothing_runs(void **state)
{
    (void)state;
    static const char *const names[] = {"`touch geraakt`", "'; system('touch geraakt'); '",
                                        "x\n!touch geraakt\n", "EINDE\n!touch geraakt",
                                        "%s %d 100% {/Bold a_b} \x1b[0m \xff"};
    char *base = fixture_folder();
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct compared compared;
        compared_make(&compared, 1, 2);
        compared.studies[0].scenario = names[i];
        compared.studies[1].scenario = names[(i + 1) % (sizeof names / sizeof names[0])];
        draw_all(base, &compared, &DUTCH, 5);
        assert_false(fixture_exists(base, "geraakt"));
        compared_release(&compared);
    }
    fixture_folder_remove(base);
}

static void test_weekly_when_drawn_then_points_equal_the_csv(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 4);
    char *script = script_of(&compared, &DUTCH, "verschil_in_de_tijd"), *csv = NULL;
    char **names = comparison_names_make(&compared.comparison, NULL);
    size_t size = 0;
    FILE *out = open_memstream(&csv, &size);
    assert_non_null(out);
    comparison_csv_write_series(out, &compared.comparison, names);
    assert_int_equal(fclose(out), 0);
    comparison_names_free(names, &compared.comparison);

    const char *at = strstr(script, "$verschil1_1 << EINDE\n");
    assert_non_null(at);
    at = strchr(at, '\n') + 1;
    size_t rows = 0;
    for (; strncmp(at, "EINDE\n", 6) != 0; rows++) {
        char date[32], mean[32], low[32], high[32], line[256];
        assert_int_equal(sscanf(at, "%31s %31s %31s %31s", date, mean, low, high), 4);
        snprintf(line, sizeof line, "\nmeer Raad,%s,caseload,veilig_thuis,alle,alle,%s,%s,%s,",
                 date, mean, low, high);
        assert_holds(csv, line);
        at = strchr(at, '\n') + 1;
    }
    assert_int_equal(rows, FIXTURE_WEEKS);
    /* The mark where they part: the second pair of numbers of the day, in seconds. */
    char mark[64];
    snprintf(mark, sizeof mark, "'' at first %lld, graph",
             (long long)(compared.studies[0].start + 20 * CLOCK_WEEK));
    assert_holds(script, mark);
    free(csv);
    free(script);
    compared_release(&compared);
}

static void test_forest_when_drawn_then_percent_of_the_basis_and_words(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 4);
    struct kpi_study *basis = &compared.studies[0], *variant = &compared.studies[1];
    comparison_release(&compared.comparison);
    for (size_t r = 0; r < 4; r++) { /* caseload of 200 halves, give or take one */
        basis->table.values[r * basis->table.cell_count + 3] = 200.0;
        variant->table.values[r * basis->table.cell_count + 3] = 100.0 + (r % 2 == 0 ? 1.0 : -1.0);
        basis->table.values[r * basis->table.cell_count + 11] = 10.0;   /* Raad's list more than */
        variant->table.values[r * basis->table.cell_count + 11] = 40.0; /* doubles */
    }
    const struct kpi_study *other = variant;
    assert_true(comparison_make(&compared.comparison, basis, &other, 1));
    char *script = script_of(&compared, &DUTCH, "verschillen");
    assert_holds(script, "\n -100 casussen\n");
    assert_holds(script, "\n beter\n");
    assert_holds(script, "\n +30,0 casussen\n");
    assert_holds(script, "\n slechter\n");
    assert_holds(script, "\n1.0000 -50 -50.9");   /* place mean low */
    assert_holds(script, "\n2.0000 100 100 100"); /* the axis ends at a doubling, */
    assert_holds(script, "set arrow from first 94, first 2.0000"); /* and says that it goes on */
    free(script);

    script = script_of(&compared, &ENGLISH, "verschillen");
    assert_holds(script, "\n better\n");
    assert_null(strstr(script, "beter"));
    assert_null(strstr(script, "casussen"));
    free(script);
    compared_release(&compared);
}

static void test_pressure_when_drawn_then_relief_and_pressure_apart(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 1, 4);
    char *script = script_of(&compared, &DUTCH, "waar_de_druk_heengaat");
    const char *block = strstr(script, "$druk1 << EINDE\n");
    assert_non_null(block);
    double place, mean, low, high;
    int colour, rows = 0;
    for (block = strchr(block, '\n') + 1; strncmp(block, "EINDE", 5) != 0;
         block = strchr(block, '\n') + 1, rows++) {
        assert_int_equal(sscanf(block, "%lf %lf %lf %lf %d", &place, &mean, &low, &high, &colour),
                         5);
        assert_int_equal(colour, high < 0.0 ? 1 : low > 0.0 ? 2 : 0);
    }
    assert_int_equal(rows, 2); /* onderzoek and Raad have a list of all gemeenten */
    free(script);
    compared_release(&compared);
}

static void test_many_variants_when_not_all_drawn_then_said(void **state)
{
    (void)state;
    struct compared compared;
    compared_make(&compared, 4, 2);
    char *script = script_of(&compared, &DUTCH, "eerder_later");
    assert_holds(script, " Basis: proef · alleen de eerste 3 van de 4 varianten\n");
    free(script);
    script = script_of(&compared, &DUTCH, "verschillen");
    assert_holds(script, "\n Basis: proef\n");
    free(script);
    compared_release(&compared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_charts_when_variants_are_one_or_many_then_drawn),
        cmocka_unit_test(test_charts_when_odd_then_drawn_or_left_out),
        cmocka_unit_test(test_charts_when_names_are_hostile_then_drawn_and_nothing_runs),
        cmocka_unit_test(test_weekly_when_drawn_then_points_equal_the_csv),
        cmocka_unit_test(test_forest_when_drawn_then_percent_of_the_basis_and_words),
        cmocka_unit_test(test_pressure_when_drawn_then_relief_and_pressure_apart),
        cmocka_unit_test(test_many_variants_when_not_all_drawn_then_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
