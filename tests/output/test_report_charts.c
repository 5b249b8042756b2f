/* The charts of the page: their order, what is said of them, and the tables behind them. */
#include "output/report/chart_list.h"
#include "tests/output/report_section.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

#define SVG                                                                                        \
    "<?xml version=\"1.0\" encoding=\"utf-8\"  standalone=\"no\"?>\n<svg \n viewBox=\"0 0 1200 "   \
    "700\"\n xmlns=\"http://www.w3.org/2000/svg\"\n "                                              \
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n>\n<g id=\"gnuplot_canvas\"></g></svg>\n"

#define SERIES "scenario,datum,kpi,station,gemeente,uitsplitsing,gemiddelde,p05,p95\n"
#define WEEK(date, value) "B," date ",caseload,veilig_thuis,alle,alle," value ",,\n"

static void test_charts_when_no_picture_then_no_section(void **state)
{
    (void)state;
    struct section_case none = {.files = {{"kpi.csv", SECTION_KPI}}, .count = 1};
    char *text = section_written(report_charts, &none);
    assert_string_equal(text, "");
    free(text);
}

/* The order of the page, whatever that of the folder; a chart that nobody knows is left out. */
static void test_charts_when_several_then_always_in_the_same_order(void **state)
{
    (void)state;
    struct section_case made = {.files = {{"kpi.csv", SECTION_KPI},
                                          {"grafieken/recidive.svg", SVG},
                                          {"grafieken/vreemd.svg", SVG},
                                          {"grafieken/wachten.svg", SVG},
                                          {"grafieken/caseload.svg", SVG}},
                                .count = 5};
    char *text = section_written(report_charts, &made);
    const char *caseload = strstr(text, "id=\"grafiek-caseload"),
               *wait = strstr(text, "id=\"grafiek-wachten"),
               *again = strstr(text, "id=\"grafiek-recidive");
    assert_true(caseload != NULL && caseload < wait && wait < again);
    section_lacks(text, "vreemd");
    section_has(text, "id=\"g-caseload-gnuplot_canvas\"");
    free(text);
}

static void test_charts_when_parts_then_after_their_own_kind(void **state)
{
    (void)state;
    struct section_case made = {.files = {{"validatie.csv", "scenario,omschrijving\nB,x\n"},
                                          {"grafieken/validatie_dossiers_2.svg", SVG},
                                          {"grafieken/validatie.svg", SVG}},
                                .count = 3};
    char *text = section_written(report_charts, &made);
    const char *whole = strstr(text, "id=\"grafiek-validatie-"),
               *part = strstr(text, "id=\"grafiek-validatie_dossiers_2");
    if (whole == NULL)
        whole = strstr(text, "id=\"grafiek-validatie\"");
    assert_true(whole != NULL && part != NULL && whole < part);
    section_has(text, "De toetsen: dossiers 2");
    free(text);
}

/* Quarters are means of their weeks; the first and the last stand in the sentence and the alt. */
static void test_series_when_short_then_quarters_with_their_means(void **state)
{
    (void)state;
    struct section_case made = {
        .files = {{"kpi.csv", SECTION_KPI},
                  {"tijdreeks.csv", SERIES WEEK("2018-01-01", "1000") WEEK("2018-01-08", "1001")
                                        WEEK("2018-04-02", "") WEEK("2018-07-02", "1100.26")},
                  {"grafieken/caseload.svg", SVG}},
        .count = 3};
    char *text = section_written(report_charts, &made);
    section_has(text,
                "Gemiddeld zijn het 1.000,5 casussen in 2018, kwartaal 1, en 1.100,3 in 2018, "
                "kwartaal 3.");
    section_has(text,
                "aria-label=\"Grafiek: De caseload van Veilig Thuis. 2018, kwartaal 1: "
                "Caseload (casussen) 1.000,5; 2018, kwartaal 3: Caseload (casussen) 1.100,3.");
    section_has(text, "–"); /* a quarter without values */
    section_has(text, "<details");
    free(text);
    made.english = true;
    text = section_written(report_charts, &made);
    section_has(text, "1,000.5 cases in 2018, quarter 1");
    free(text);
}

static void test_series_when_long_then_years(void **state)
{
    (void)state;
    char rows[8192] = SERIES;
    for (int year = 2018; year < 2022; year++)
        for (int month = 1; month <= 12; month++) {
            size_t used = strlen(rows);
            snprintf(rows + used, sizeof rows - used,
                     "B,%d-%02d-01,caseload,veilig_thuis,alle,alle,%d,,\n", year, month,
                     year - 2000);
        }
    struct section_case made = {.files = {{"kpi.csv", SECTION_KPI},
                                          {"tijdreeks.csv", rows},
                                          {"grafieken/caseload.svg", SVG}},
                                .count = 3};
    char *text = section_written(report_charts, &made);
    section_has(text, "18,0 casussen in 2018, en 21,0 in 2021.");
    section_lacks(text, "kwartaal");
    free(text);
}

#define WAITS(station, value) "B,wacht_bezet," station ",alle,alle,dagen per casus," value ",,,2\n"

static void test_sentence_when_a_highest_then_it_is_named(void **state)
{
    (void)state;
    struct section_case made = {.files = {{"kpi.csv", SECTION_KPI WAITS("vb", "0.3")
                                                          WAITS("raad", "9.31") WAITS("gi", "2")},
                                          {"grafieken/wachten.svg", SVG}},
                                .count = 2};
    char *text = section_written(report_charts, &made);
    section_has(text, "Raad voor de Kinderbescherming, 9,31 dagen per casus.");
    free(text);
    made.facts = "  \"zonder_evenwicht\": [{\"station\": \"gi\", \"gemeente\": \"alle\", "
                 "\"vanaf\": \"2018-01-01\"}],\n";
    text = section_written(report_charts, &made); /* one that rises may well be the longest */
    section_lacks(text, "9,31 dagen per casus.");
    free(text);
}

/* What lies behind the charts of a comparison: a column a variant, the differences of the file. */
static void test_differences_when_compared_then_a_column_a_variant(void **state)
{
    (void)state;
    struct section_case made = {
        .files = {{"kpi.csv",
                   SECTION_KPI "B,meldingen_per_jaar,keten,alle,alle,per jaar,3890,,,3\n"
                               "<i>,meldingen_per_jaar,keten,alle,alle,per jaar,3880,,,3\n"},
                  {"verschillen.csv", SECTION_DIFFERENCES
                   "<i>,meldingen_per_jaar,keten,alle,alle,per jaar,3890,3880,-10,-15,-5,"
                   "lager,2,3\n"},
                  {"eerder_later.csv",
                   "scenario,gemeente,uitsplitsing,dagen,soort,gemiddelde,bi95_laag,bi95_hoog,"
                   "replicaties\n<i>,urk,alle,14,eerder,2.04,1,3,3\n<i>,urk,alle,14,later,0.5,0,1,"
                   "3\n"},
                  {"grafieken/verschillen.svg", SVG},
                  {"grafieken/eerder_later.svg", SVG}},
        .count = 5};
    char *text = section_written(report_charts, &made);
    section_has(text, "Verschil: &lt;i&gt;");
    section_has(text, "-10 (-15 tot -5)");
    section_has(text, "3.890");
    section_has(text, "Meer dan 14 dagen eerder (casussen per jaar)");
    section_has(text, "2,0 (1,0 tot 3,0)");
    free(text);
}

/* Each is told in both languages, and has a file to read. */
static void test_list_when_read_then_every_chart_is_told(void **state)
{
    (void)state;
    size_t count = 0;
    for (; chart_told(count) != NULL; count++) {
        const struct chart_told *told = chart_told(count);
        assert_true(chart_told_of(told->name) == told); /* no name twice */
        assert_non_null(told->table);
        assert_true(strlen(told->nl) > 0 && strlen(told->en) > 0);
        assert_true(told->see_nl[strlen(told->see_nl) - 1] == '.');
        assert_true(told->see_en[strlen(told->see_en) - 1] == '.');
        assert_non_null(strstr(told->file, ".csv"));
        assert_int_equal(told->tell != CHART_TELL_NOTHING, told->tell_nl != NULL);
        assert_int_equal(told->tell_nl != NULL, told->tell_en != NULL);
    }
    assert_true(count > 20);
    assert_null(chart_told_of("vreemd"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_charts_when_no_picture_then_no_section),
        cmocka_unit_test(test_charts_when_several_then_always_in_the_same_order),
        cmocka_unit_test(test_charts_when_parts_then_after_their_own_kind),
        cmocka_unit_test(test_series_when_short_then_quarters_with_their_means),
        cmocka_unit_test(test_series_when_long_then_years),
        cmocka_unit_test(test_sentence_when_a_highest_then_it_is_named),
        cmocka_unit_test(test_differences_when_compared_then_a_column_a_variant),
        cmocka_unit_test(test_list_when_read_then_every_chart_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
