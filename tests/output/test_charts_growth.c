/* Charts where a list grows without end: the end in the place of means, a mark and a note; and the
 * same for differences and in herkomst.json. */
#include "output/comparison_charts.h"
#include "output/console_comparison.h"
#include "output/gnuplot.h"
#include "output/provenance.h"
#include "output/stroom.h"
#include "sim/study/comparison.h"
#include "tests/output/growth_fixture.h"

static const struct labels DUTCH = {0};

static char *script_of(const struct chart_source *source, struct chart_list charts,
                       const char *name)
{
    for (size_t i = 0; i < charts.count; i++) {
        size_t length;
        if (strcmp(charts.kinds[i].name, name) == 0)
            return charts_script(source, &charts.kinds[i], &length);
    }
    fail();
    return NULL;
}

static char *study_script(const struct growth *growth, const char *name)
{
    struct kpi_study study;
    growing_study(&study, "proef", 3);
    struct chart_source source = {.study = &study, .labels = &DUTCH, .growth = growth};
    char *script = script_of(&source, charts_of_study(), name);
    assert_non_null(script);
    kpi_study_release(&study);
    return script;
}

static void expect_parts(const char *script, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strstr(script, parts[i]) == NULL)
            fail_msg("no %s in:\n%s", parts[i], script);
}

#define EXPECT_PARTS(script, ...)                                                                  \
    expect_parts((script), (const char *const[]){__VA_ARGS__},                                     \
                 sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

#define NOTE "\n ↗ geen evenwicht (onderzoek Veilig Thuis): "

static const char *const ALL[] = {"caseload", "wachtlijsten", "wachten", "gemeenten",
                                  "wie_wacht_waarop"};
enum { ALL_COUNT = sizeof ALL / sizeof ALL[0] };

static void test_charts_when_nothing_grows_then_no_mark_and_the_same_script(void **state)
{
    (void)state;
    struct growth none = {0};
    for (size_t i = 0; i < ALL_COUNT; i++) {
        char *script = study_script(NULL, ALL[i]), *same = study_script(&none, ALL[i]);
        assert_string_equal(script, same);
        assert_null(strstr(script, "↗"));
        free(same);
        free(script);
    }
}

static void test_caseload_when_it_grows_then_the_end_and_the_rate_in_the_title(void **state)
{
    (void)state;
    const struct growth *growth = GROWING_PLACE("onderzoek", "alle", "2018-01-01");
    char *script = study_script(growth, "caseload");
    EXPECT_PARTS(script,
                 "Caseload van Veilig Thuis: 690 casussen aan het eind, lijst +8,1 per week",
                 "\n caseload: 690 ↗\n", NOTE);
    assert_null(strstr(script, "eerste jaar gemiddeld"));
    free(script);
    /* what waits at the Raad is a caseload of Veilig Thuis, but on no list of its own */
    script = study_script(GROWING_PLACE("raad", "alle", "2018-01-01"), "caseload");
    EXPECT_PARTS(script, "Caseload van Veilig Thuis: 690 casussen aan het eind\n",
                 "\n waarvan wachtend: 690\n");
    free(script);
}

static void test_wachtlijsten_when_one_grows_then_its_rate_in_its_panel(void **state)
{
    (void)state;
    char *script = study_script(GROWING_PLACE("onderzoek", "alle", "2018-01-01"), "wachtlijsten");
    EXPECT_PARTS(script, "\n Onderzoek Veilig Thuis: 255\n", "\n ↗ +8,0 per week\n", NOTE);
    free(script);
}

/* Three quarters of the wait because nobody is free: of an axis that ends at 2 days. */
static void test_wachten_when_it_grows_then_only_how_the_wait_divides(void **state)
{
    (void)state;
    char *script = study_script(GROWING_PLACE("onderzoek", "alle", "2018-01-01"), "wachten");
    EXPECT_PARTS(script, "het langst van wat in evenwicht is: lokale teams, 1,9 dagen\n",
                 "\n loopt op ↗\n", NOTE, "\n 1,9\n");
    char *row = strstr(script, "$wachten << EINDE\n");
    assert_non_null(row);
    row = strchr(row, '\n') + 1;
    double place = -1.0, busy = 0.0;
    assert_int_equal(sscanf(row, "%lf %lf", &place, &busy), 2);
    assert_float_equal(busy, 0.75 * 2.0, 0.001);
    assert_null(strstr(script, "197"));
    free(script);
}

static void test_gemeenten_when_it_grows_then_lists_at_the_end(void **state)
{
    (void)state;
    char *script = study_script(GROWING_PLACE("onderzoek", "alle", "2018-01-01"), "gemeenten");
    EXPECT_PARTS(script, "\n VT-lijst, eind ↗\n", "\n casussen · samen 1.016\n", "\n 813\n",
                 "\n Wacht lokaal team\n", NOTE);
    assert_null(strstr(script, "Tot overdracht"));
    assert_null(strstr(script, "168,9"));
    free(script);
    script = study_script(GROWING_PLACE("lokaal_team", "urk", "2018-01-01"), "gemeenten");
    EXPECT_PARTS(script, "\n Teamlijst, eind ↗\n", "\n 12,0\n", "\n Tot overdracht\n");
    free(script);
}

static void test_wie_wacht_when_it_grows_then_all_of_it_at_the_end(void **state)
{
    (void)state;
    const struct growth *growth = GROWING_PLACE("onderzoek", "alle", "2018-01-01");
    char *script = study_script(growth, "wie_wacht_waarop");
    EXPECT_PARTS(script, "Wachtende casussen aan het eind", "samen 1.037;", "\n 823,0\n",
                 "\n 690,0\n", NOTE);
    free(script);
}

static void test_charts_when_lists_grow_then_gnuplot_draws_them(void **state)
{
    (void)state;
    char *base = fixture_folder();
    const struct growth *growth = GROWING_PLACE("onderzoek", "alle", "2018-01-01");
    for (size_t i = 0; i < ALL_COUNT; i++) {
        char *script = study_script(growth, ALL[i]), *why = NULL;
        char *whole = calloc(strlen(script) + 32, 1);
        assert_non_null(whole);
        sprintf(whole, "zonder_png = 1\n%s", script);
        struct gnuplot_job job = {whole, strlen(whole), base, 60.0};
        enum gnuplot_result ran = gnuplot_run(&job, &why);
        if (ran != GNUPLOT_OK)
            fail_msg("%s: %s", ALL[i], why);
        free(why);
        free(whole);
        free(script);
    }
    fixture_folder_remove(base);
}

static void test_stroom_when_a_station_grows_then_its_end_is_marked(void **state)
{
    (void)state;
    struct kpi_study study;
    growing_study(&study, "proef", 3);
    static const struct stroom_station stations[] = {
        {"onderzoek", "onderzoek", 1461.0, 97.7, 1010.0, true, 8.0, NULL, NULL, NULL},
        {"raad", "de Raad", 169.0, 92.0, 4.6, false, 0.0, NULL, NULL, NULL},
        {"gi", "de GI", 100.0, 92.0, 4.6, true, (double)NAN, NULL, NULL, NULL}};
    struct stroom stroom = {stations, 3, NULL, 0};
    struct chart_source source = {.study = &study, .labels = &DUTCH, .stroom = &stroom};
    char *script = script_of(&source, charts_of_study(), "stroom");
    EXPECT_PARTS(script, "\n wachtlijst 1.010 ↗\n", "\n wachtlijst 4,6\n",
                 "\n ↗ geen evenwicht: de stand aan het eind, die doorgroeit\n");
    free(script);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(stroom_print(out, &stroom, &DUTCH));
    assert_int_equal(fclose(out), 0);
    EXPECT_PARTS(text, "1.010,0 ↗ aan het eind, +8,0 per week\n", "4,6 ↗ aan het eind\n", "4,6\n");
    assert_null(strstr(text, "nan"));
    free(text);
    kpi_study_release(&study);
}

/* --- differences --- */

struct pair {
    struct kpi_study basis, variant;
    struct comparison comparison;
};

/* The variant has at the end 500 more waiting at the onderzoek, and over the years 100 more. */
static void make_pair(struct pair *pair)
{
    growing_study(&pair->basis, "basis", 3);
    growing_study(&pair->variant, "minder", 3);
    struct kpi_table *table = &pair->variant.table;
    static const char *const kpis[] = {"wachtlijst_eind", "wachtlijst"};
    static const char *const stations[] = {"onderzoek", "veilig_thuis", "keten"};
    for (size_t k = 0; k < 2; k++)
        for (size_t s = 0; s < 3; s++) {
            size_t cell = kpi_table_find(table, kpis[k], stations[s], "alle", "alle");
            for (size_t r = 0; r < 3; r++)
                table->values[r * table->cell_count + cell] +=
                    (k == 0 ? 500.0 : 100.0) + 0.01 * (double)(r * r);
        }
    const struct kpi_study *variants[] = {&pair->variant};
    assert_true(comparison_make(&pair->comparison, &pair->basis, variants, 1));
}

static void release_pair(struct pair *pair)
{
    comparison_release(&pair->comparison);
    kpi_study_release(&pair->basis);
    kpi_study_release(&pair->variant);
}

static char *difference_script(struct pair *pair, const struct growth *growth, const char *name)
{
    static const char *const names[] = {"basis", "minder"};
    struct chart_source source = {.study = &pair->basis,
                                  .labels = &DUTCH,
                                  .comparison = &pair->comparison,
                                  .names = names,
                                  .growth = growth};
    char *script = script_of(&source, charts_of_comparison(), name);
    assert_non_null(script);
    return script;
}

static void test_differences_when_a_list_grows_then_in_the_end(void **state)
{
    (void)state;
    struct pair pair;
    make_pair(&pair);
    const struct growth *growth = GROWING_PLACE("onderzoek", "alle", "2018-01-01");
    char *script = difference_script(&pair, growth, "verschillen");
    EXPECT_PARTS(script, "\n Wachtlijst Veilig Thuis, eind ↗\n", "\n +500,0 casussen\n", NOTE,
                 "\n Wachtlijst lokale teams\n", "\n Van melding tot overdracht ↗\n");
    assert_null(strstr(script, "+100,0"));
    free(script);
    script = difference_script(&pair, growth, "waar_de_druk_heengaat");
    EXPECT_PARTS(script, "\n Wachtende casussen aan het eind, verschil met de basis\n",
                 "\n Onderzoek Veilig Thuis ↗\n", "\n Lokale teams\n", "\n +500,0\n", NOTE);
    assert_null(strstr(script, "+100,0"));
    free(script);
    script = difference_script(&pair, growth, "verschil_gemeenten");
    EXPECT_PARTS(script, "\n VT-lijst, eind ↗\n", "\n Zonder zicht ↗\n", "\n Wacht lokaal team\n",
                 NOTE);
    free(script);
    release_pair(&pair);
}

static void test_differences_when_nothing_grows_then_in_means_and_no_mark(void **state)
{
    (void)state;
    struct pair pair;
    make_pair(&pair);
    static const char *const charts[] = {"verschillen", "waar_de_druk_heengaat",
                                         "verschil_gemeenten"};
    for (size_t i = 0; i < 3; i++) {
        char *script = difference_script(&pair, NULL, charts[i]);
        assert_null(strstr(script, "↗"));
        assert_null(strstr(script, "+500"));
        if (i < 2)
            assert_non_null(strstr(script, "+100,0"));
        free(script);
    }
    release_pair(&pair);
}

static void test_differences_when_printed_then_the_end_and_why(void **state)
{
    (void)state;
    struct pair pair;
    make_pair(&pair);
    char names[2][16] = {"basis", "minder"}, *list[] = {names[0], names[1]};
    for (int with = 0; with < 2; with++) {
        char *text = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&text, &size);
        assert_non_null(out);
        assert_true(console_print_comparison(
            out, &pair.comparison, list,
            with ? GROWING_PLACE("onderzoek", "alle", "2018-01-01") : NULL, &DUTCH));
        assert_int_equal(fclose(out), 0);
        if (with)
            EXPECT_PARTS(text, "↗ Geen evenwicht: in ten minste een van de scenario's krijgt",
                         "\n  Wachtlijst Veilig Thuis, eind ↗ ", "1.016,0", "1.516,0", "+500,0",
                         "\n  Van melding tot overdracht ↗ ");
        else
            EXPECT_PARTS(text, "\n  Wachtlijst Veilig Thuis  ", "507,0", "607,0", "+100,0");
        assert_true((strstr(text, "↗") != NULL) == (with == 1));
        free(text);
    }
    release_pair(&pair);
}

/* --- herkomst.json --- */

static void test_provenance_when_told_where_it_grows_then_listed(void **state)
{
    (void)state;
    struct kpi_study study;
    growing_study(&study, "proef", 2);
    struct growth two = {0};
    growth_add(&two, GROWING_PLACE("onderzoek", "alle", "2018-01-01"));
    growth_add(&two, GROWING_PLACE("lokaal_team", "urk", "2019-05-01"));
    struct growth none = {0};
    const struct {
        const struct growth *growth;
        const char *line;
    } cases[] = {
        {&two, "\n  \"zonder_evenwicht\": [{\"station\": \"onderzoek\", \"gemeente\": \"alle\", "
               "\"vanaf\": \"2018-01-01\"}, {\"station\": \"lokaal_team\", \"gemeente\": \"urk\", "
               "\"vanaf\": \"2019-05-01\"}],\n"},
        {&none, "\n  \"zonder_evenwicht\": [],\n"},
        {NULL, NULL},
    };
    for (size_t i = 0; i < 3; i++) {
        struct provenance provenance = {.wall_seconds = 1.0, .growth = cases[i].growth};
        char *text = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&text, &size);
        assert_non_null(out);
        provenance_write(out, &provenance, &study, NULL);
        assert_int_equal(fclose(out), 0);
        if (cases[i].line != NULL)
            EXPECT_PARTS(text, cases[i].line);
        else
            assert_null(strstr(text, "zonder_evenwicht"));
        free(text);
    }
    growth_release(&two);
    kpi_study_release(&study);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_charts_when_nothing_grows_then_no_mark_and_the_same_script),
        cmocka_unit_test(test_caseload_when_it_grows_then_the_end_and_the_rate_in_the_title),
        cmocka_unit_test(test_wachtlijsten_when_one_grows_then_its_rate_in_its_panel),
        cmocka_unit_test(test_wachten_when_it_grows_then_only_how_the_wait_divides),
        cmocka_unit_test(test_gemeenten_when_it_grows_then_lists_at_the_end),
        cmocka_unit_test(test_wie_wacht_when_it_grows_then_all_of_it_at_the_end),
        cmocka_unit_test(test_charts_when_lists_grow_then_gnuplot_draws_them),
        cmocka_unit_test(test_stroom_when_a_station_grows_then_its_end_is_marked),
        cmocka_unit_test(test_differences_when_a_list_grows_then_in_the_end),
        cmocka_unit_test(test_differences_when_nothing_grows_then_in_means_and_no_mark),
        cmocka_unit_test(test_differences_when_printed_then_the_end_and_why),
        cmocka_unit_test(test_provenance_when_told_where_it_grows_then_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
