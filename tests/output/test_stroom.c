/* The picture of the chain: every count on it, no line through a box, harmless names; and the table
 * of arrows. */
#include "output/stroom.h"

#include "output/chart_kinds.h"
#include "output/charts.h"
#include "output/gnuplot.h"
#include "output/number.h"
#include "output/stroom_layout.h"
#include "sim/study/comparison.h"
#include "tests/output/fixture.h"

static const struct labels DUTCH = {0};

enum { ARROWS_MOST = 64 };

/* Every arrow of the page, with counts 100, 200, …; and those of `extra`. */
struct flow {
    struct kpi_study study;
    struct stroom_arrow arrows[ARROWS_MOST];
    struct stroom stroom;
    struct chart_source source;
};

static void make_flow(struct flow *flow, const struct stroom_arrow *extra, size_t extra_count)
{
    *flow = (struct flow){.stroom = {.arrows = flow->arrows}};
    fixture_study(&flow->study, "proef", 3);
    flow->source =
        (struct chart_source){.study = &flow->study, .labels = &DUTCH, .stroom = &flow->stroom};
    size_t n = 0;
    const struct stroom_path *path;
    for (size_t i = 0; (path = stroom_path(i)) != NULL; i++) {
        if (path->key == NULL)
            continue;
        double count = 100.0 * (double)(n + 1);
        flow->arrows[n++] = (struct stroom_arrow){path->key, "van", "naar", count, 2.0, NULL};
    }
    for (size_t i = 0; i < extra_count; i++)
        flow->arrows[n++] = extra[i];
    assert_true(n <= ARROWS_MOST);
    flow->stroom.arrow_count = n;
}

static char *script_of(const struct flow *flow)
{
    size_t length;
    const struct chart_kind *kind = charts_of_study().kinds;
    while (strcmp(kind->name, "stroom") != 0)
        kind++;
    char *script = charts_script(&flow->source, kind, &length);
    assert_non_null(script);
    assert_int_equal(strlen(script), length);
    return script;
}

static size_t occurrences(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        count++;
    return count;
}

static void test_layout_when_looked_at_then_no_arrow_passes_through_a_box(void **state)
{
    (void)state;
    const struct stroom_path *path;
    for (size_t i = 0; (path = stroom_path(i)) != NULL; i++) {
        assert_true(path->count >= 2 && path->count <= STROOM_POINTS_MOST);
        for (size_t p = 0; p + 1 < path->count; p++) {
            struct stroom_point a = path->at[p], b = path->at[p + 1];
            for (int step = 0; step <= 100; step++) {
                double x = a.x + 0.01 * step * (b.x - a.x), y = a.y + 0.01 * step * (b.y - a.y);
                assert_true(x >= 0.0 && x <= STROOM_WIDTH && y >= 100.0 && y < 915.0);
                const struct stroom_box *box;
                for (size_t k = 0; (box = stroom_box(k)) != NULL; k++)
                    if (x > box->x && x < box->x + box->width && y > box->y &&
                        y < box->y + box->height)
                        fail_msg("arrow %zu (%s) passes through box %s", i,
                                 path->key != NULL ? path->key : "-", box->key);
            }
        }
    }
}

static void test_layout_when_looked_at_then_boxes_are_apart_and_keys_once(void **state)
{
    (void)state;
    const struct stroom_box *a, *b;
    for (size_t i = 0; (a = stroom_box(i)) != NULL; i++) {
        assert_ptr_equal(stroom_box_of(a->key), a);
        for (size_t j = 0; j < i && (b = stroom_box(j)) != NULL; j++)
            if (a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
                b->y < a->y + a->height)
                fail_msg("boxes %s and %s overlap", a->key, b->key);
    }
    const struct stroom_path *path;
    for (size_t i = 0; (path = stroom_path(i)) != NULL; i++)
        if (path->key != NULL)
            assert_ptr_equal(stroom_path_of(path->key), path);
    assert_null(stroom_path_of("bestaat_niet"));
    assert_null(stroom_box_of("bestaat_niet"));
}

static void test_script_when_made_then_holds_every_count_once_as_data_and_once_as_text(void **state)
{
    (void)state;
    struct flow flow;
    make_flow(&flow, NULL, 0);
    char *script = script_of(&flow), line[256], number[64];
    for (size_t i = 0; i < flow.stroom.arrow_count; i++) {
        const struct stroom_arrow *arrow = &flow.arrows[i];
        const char *what = stroom_path_of(arrow->key)->nl;
        snprintf(line, sizeof line, "\n%s %.0f 2\n", arrow->key, arrow->per_year);
        assert_int_equal(occurrences(script, line), 1);
        snprintf(line, sizeof line, "\n %s%s%s\n", what, what[0] != '\0' ? " " : "",
                 number_people(arrow->per_year, 0, (struct number_style){0}, number));
        assert_int_equal(occurrences(script, line), 1);
    }
    assert_int_equal(occurrences(script, " with lines linewidth"),
                     2 * (flow.stroom.arrow_count + 5)); /* SVG and PNG; five without a count */
    assert_int_equal(occurrences(script, "size 1600,1000 rounded"), 2);
    assert_int_equal(occurrences(script, "size 1200,700"), 0);
    free(script);
    kpi_study_release(&flow.study);
}

static void test_script_when_never_used_then_dashed_and_when_unknown_then_left_out(void **state)
{
    (void)state;
    struct flow flow;
    make_flow(&flow, NULL, 0);
    flow.arrows[4].per_year = 0.0;
    flow.arrows[5].per_year = (double)NAN;
    char *script = script_of(&flow), line[128];
    assert_int_equal(occurrences(script, "dashtype 2"), 2);
    assert_int_equal(occurrences(script, " with lines linewidth"),
                     2 * (flow.stroom.arrow_count - 1 + 5));
    snprintf(line, sizeof line, "\n%s NaN 2\n", flow.arrows[5].key);
    assert_int_equal(occurrences(script, line), 1);
    free(script);
    kpi_study_release(&flow.study);
}

static void test_script_when_station_given_then_count_load_and_list_stand_in_its_box(void **state)
{
    (void)state;
    struct flow flow;
    make_flow(&flow, NULL, 0);
    struct stroom_station stations[] = {
        {"raad", "de Raad", 1234.0, 95.6, 4.3, false, 0.0, NULL, NULL, NULL},
        {"gi", "de GI", 77.0, (double)NAN, (double)NAN, false, 0.0, NULL, NULL, NULL},
        {"nieuw", "een nieuw station", 8.0, 12.0, (double)NAN, false, 0.0, NULL, NULL, NULL},
    };
    flow.stroom.stations = stations;
    flow.stroom.station_count = 3;
    char *script = script_of(&flow);
    assert_non_null(strstr(script, "\n Kinderbescherming\n 1.234 per jaar\n bezetting 96%\n "
                                   "wachtlijst 4,3\n"));
    assert_non_null(strstr(script, "\n instelling\n 77 per jaar\n"));
    assert_non_null(strstr(script, "\n een nieuw station: 8,0 per jaar, bezetting 12%\n"));
    free(script);
    kpi_study_release(&flow.study);
}

static void test_script_when_arrows_are_unknown_then_listed_and_the_rest_counted(void **state)
{
    (void)state;
    static const struct stroom_arrow extra[] = {
        {"x1", "hier", "daar", 11.0, 1.0, NULL}, {"x2", "a", "b", 1.0, 1.0, NULL},
        {"x3", "a", "b", 1.0, 1.0, NULL},        {"x4", "a", "b", 1.0, 1.0, NULL},
        {"x5", "a", "c", 1.0, 1.0, NULL},        {"x6", "a", "c", 1.0, 1.0, NULL},
    };
    struct flow flow;
    make_flow(&flow, extra, 6);
    char *script = script_of(&flow);
    assert_non_null(strstr(script, "\n hier → daar: 11\n"));
    assert_null(strstr(script, "a → c"));
    assert_non_null(strstr(script, "\n en nog 2; zie de tabel\n"));
    assert_null(strstr(script, "\nx1 "));
    free(script);
    kpi_study_release(&flow.study);
}

static void test_draw_when_names_are_hostile_then_whole_pictures_and_nothing_runs(void **state)
{
    (void)state;
    static const struct stroom_arrow extra[] = {
        {"\n!touch geraakt\n", "`touch geraakt`", "'; system('touch geraakt'); '", 3.0, 1.0, NULL},
        {"EINDE", "x\nEINDE\n!touch geraakt", "set terminal svg size 1200,700 ", 3.0, 1.0, NULL},
    };
    struct flow flow;
    make_flow(&flow, extra, 2);
    flow.study.scenario = "\"; system('touch geraakt'); \" %s %d";
    char *base = fixture_folder(), *script = script_of(&flow), *why, path[512];
    assert_non_null(strstr(script, "set terminal svg size 1200,700 : 3,0\n"));
    struct gnuplot_job job = {script, strlen(script), base, GNUPLOT_DEADLINE_SECONDS};
    if (gnuplot_run(&job, &why) != GNUPLOT_OK)
        fail_msg("%s", why != NULL ? why : "gnuplot");
    assert_false(fixture_exists(base, "geraakt"));
    assert_true(gnuplot_svg_is_whole(fixture_path(path, base, "stroom.svg")));
    free(script);
    fixture_folder_remove(base);
    kpi_study_release(&flow.study);
}

static void test_file_when_written_then_every_arrow_with_its_interval(void **state)
{
    (void)state;
    static const struct stroom_arrow arrows[] = {{"a_b", "=a", "b, c", 10.5, 1.5, NULL},
                                                 {"x", "y", "z", 0.0, (double)NAN, NULL}};
    struct stroom stroom = {NULL, 0, arrows, 2};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    stroom_write_csv(out, (const char *const[]){"proef"}, (const struct stroom *const[]){&stroom},
                     1);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(text, "scenario,pijl,van,naar,per_jaar,bi95_laag,bi95_hoog\n"
                              "proef,a_b,'=a,\"b, c\",10.5,9,12\n"
                              "proef,x,y,z,0,,\n");
    free(text);
}

static const struct pairing MORE = {.base = {3, 80.0, 79.0, 81.0},
                                    .variant = {3, 111.0, 110.0, 112.0},
                                    .difference = {3, 31.25, 30.0, 32.5},
                                    .verdict = VERDICT_HIGHER};
static const struct pairing VAGUE = {.base = {3, 100.0, 90.0, 110.0},
                                     .variant = {3, 77777.0, 90.0, 112.0},
                                     .difference = {3, 12345.0, -2.0, 24690.0},
                                     .verdict = VERDICT_UNCLEAR};

static void test_changes_when_written_then_only_variants_with_their_verdict(void **state)
{
    (void)state;
    static const struct stroom_arrow before[] = {{.key = "a_b", .from = "a", .to = "b"}};
    static const struct stroom_arrow after[] = {
        {.key = "a_b", .from = "a", .to = "b", .change = &MORE}};
    struct stroom basis = {.arrows = before, .arrow_count = 1};
    struct stroom variant = {.arrows = after, .arrow_count = 1};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    stroom_write_changes(out, (const char *const[]){"oud", "nieuw"},
                         (const struct stroom *const[]){&basis, &variant}, 2);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(text, "scenario,pijl,van,naar,basis,variant,verschil,bi95_laag,bi95_hoog,"
                              "oordeel\n"
                              "nieuw,a_b,a,b,80,111,31.25,30,32.5,hoger\n");
    free(text);
}

/* What is more than chance stands beside its number in ink; the rest is grey, without a difference.
 */
static void test_picture_when_a_variant_then_what_differs_stands_out(void **state)
{
    (void)state;
    struct flow flow;
    make_flow(&flow, NULL, 0);
    for (size_t i = 0; i < flow.stroom.arrow_count; i++)
        flow.arrows[i].change = i == 0 ? &MORE : &VAGUE;
    struct stroom_station station = {.key = "vb",
                                     .label = "VB",
                                     .per_year = 500.0,
                                     .load = 80.0,
                                     .waiting = 6.0,
                                     .per_year_change = &MORE,
                                     .load_change = &VAGUE};
    flow.stroom.stations = &station;
    flow.stroom.station_count = 1;
    struct comparison comparison = {.variant_count = 1};
    static const char *const names[] = {"oud", "nieuw's `naam`"};
    const struct stroom *stromen[] = {&flow.stroom, &flow.stroom};
    flow.source.comparison = &comparison;
    flow.source.names = names;
    flow.source.stromen = stromen;
    size_t length;
    struct chart_kind kind = {"stroom_1", chart_draw_stroom_variant, 1};
    char *script = charts_script(&flow.source, &kind, &length);
    assert_non_null(script);
    assert_non_null(strstr(script, "500 (+31)"));
    assert_non_null(strstr(script, "bezetting 80%"));
    assert_non_null(strstr(script, "wachtlijst 6,0"));
    assert_non_null(strstr(script, "nieuw's `naam`"));
    assert_int_equal(occurrences(script, "(+31)"), 2);
    assert_null(strstr(script, "12.345"));
    free(script);
    kind.variant = 2; /* there is none */
    assert_null(charts_script(&flow.source, &kind, &length));
    flow.source.stromen = NULL;
    kind.variant = 1;
    assert_null(charts_script(&flow.source, &kind, &length));
    kpi_study_release(&flow.study);
}

static char *table_of(const struct stroom *stroom, const struct labels *labels)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(stroom_print(out, stroom, labels));
    assert_int_equal(fclose(out), 0);
    return text;
}

static void test_table_when_printed_then_every_arrow_in_order_with_dutch_numbers(void **state)
{
    (void)state;
    static const struct stroom_station stations[] = {
        {"vb", "beoordeling", 3610.0, 88.24, 9.41, false, 0.0, NULL, NULL, NULL},
        {"advies", "adviezen", 1180.0, (double)NAN, (double)NAN, false, 0.0, NULL, NULL, NULL},
    };
    static const struct stroom_arrow arrows[] = {
        {"incident_melding", "incident", "melding", 4060.0, 10.55, NULL},
        {"x", "één", "hulp", 0.04, (double)NAN, NULL},
    };
    struct stroom stroom = {stations, 2, arrows, 2};
    char *text = table_of(&stroom, &DUTCH);
    assert_string_equal(text, "  station        per jaar   bezetting  wachtlijst\n"
                              "  beoordeling     3.610,0      88,2%        9,4\n"
                              "  adviezen        1.180,0                      \n"
                              "\n"
                              "  van         naar     per jaar\n"
                              "  incident -> melding   4.060,0  ± 10,6\n"
                              "  één      -> hulp          0,0\n");
    free(text);
    stroom.station_count = 0;
    struct labels english = {.english = true};
    text = table_of(&stroom, &english);
    assert_string_equal(text, "  from        to        a year\n"
                              "  incident -> report   4,060.0  ± 10.6\n"
                              "  één      -> hulp         0.0\n");
    free(text);
}

static void test_table_when_it_cannot_be_written_then_false(void **state)
{
    (void)state;
    static const struct stroom_arrow arrows[] = {{"x", "a", "b", 1.0, 1.0, NULL}};
    struct stroom stroom = {.arrows = arrows, .arrow_count = 1};
    FILE *full = fopen("/dev/full", "w");
    if (full == NULL)
        skip();
    assert_false(stroom_print(full, &stroom, &DUTCH));
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layout_when_looked_at_then_no_arrow_passes_through_a_box),
        cmocka_unit_test(test_layout_when_looked_at_then_boxes_are_apart_and_keys_once),
        cmocka_unit_test(
            test_script_when_made_then_holds_every_count_once_as_data_and_once_as_text),
        cmocka_unit_test(test_script_when_never_used_then_dashed_and_when_unknown_then_left_out),
        cmocka_unit_test(test_script_when_station_given_then_count_load_and_list_stand_in_its_box),
        cmocka_unit_test(test_script_when_arrows_are_unknown_then_listed_and_the_rest_counted),
        cmocka_unit_test(test_draw_when_names_are_hostile_then_whole_pictures_and_nothing_runs),
        cmocka_unit_test(test_file_when_written_then_every_arrow_with_its_interval),
        cmocka_unit_test(test_changes_when_written_then_only_variants_with_their_verdict),
        cmocka_unit_test(test_picture_when_a_variant_then_what_differs_stands_out),
        cmocka_unit_test(test_table_when_printed_then_every_arrow_in_order_with_dutch_numbers),
        cmocka_unit_test(test_table_when_it_cannot_be_written_then_false),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
