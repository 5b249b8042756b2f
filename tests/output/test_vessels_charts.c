/* Charts of the communicerende vaten: the numbers of the tables, words in the language asked, and
 * drawable whatever came out. */
#include "output/chart_vessels.h"
#include "output/vessels_results.h"
#include "tests/output/vessels_fixture.h"

static const struct labels DUTCH = {0}, ENGLISH = {.english = true};

static char *script_of(const struct vaten *vaten, const struct labels *labels, const char *name)
{
    struct kpi_study study = vaten_study(vaten);
    struct chart_source source = {.study = &study, .labels = labels, .vessels = &vaten->vessels};
    struct chart_list charts = charts_of_vessels();
    for (size_t i = 0; i < charts.count; i++) {
        size_t length;
        if (strcmp(charts.kinds[i].name, name) == 0)
            return charts_script(&source, &charts.kinds[i], &length);
    }
    fail_msg("no chart %s", name);
    return NULL;
}

/* Numbers of line `row` of a datablock; returns how many. NaN cells are NAN. */
static size_t row_of(const char *script, const char *block, size_t row, double numbers[12])
{
    char head[64];
    snprintf(head, sizeof head, "\n$%s << EINDE\n", block);
    const char *at = strstr(script, head);
    if (at == NULL)
        fail_msg("no datablock %s", block);
    at += strlen(head);
    for (; row > 0; row--)
        at = strchr(at, '\n') + 1;
    if (strncmp(at, "EINDE", 5) == 0)
        return 0;
    size_t count = 0;
    while (*at != '\n') {
        char *end;
        numbers[count++] = strtod(at, &end);
        assert_true(end > at && count <= 12);
        at = end;
    }
    return count;
}

static void assert_near(double value, double wanted)
{
    if (!(fabs(value - wanted) < 1e-9))
        fail_msg("%.17g is not %.17g", value, wanted);
}

static void draw_all(const struct vaten *vaten, const struct labels *labels, size_t wanted)
{
    char *base = fixture_folder();
    struct chart_list charts = charts_of_vessels();
    size_t drawn = 0;
    for (size_t i = 0; i < charts.count; i++) {
        char *script = script_of(vaten, labels, charts.kinds[i].name);
        if (script == NULL)
            continue;
        char *whole = NULL;
        size_t size = strlen(script) + 32;
        whole = calloc(size, 1);
        assert_non_null(whole);
        snprintf(whole, size, "zonder_png = 1\n%s", script);
        fixture_put(base, "grafiek.gp", whole);
        int status =
            fixture_shell("cd '%s' && gnuplot -d grafiek.gp 2> fouten && ! test -s fouten", base);
        if (status != 0)
            fail_msg("%s: %s", charts.kinds[i].name, fixture_get(base, "fouten"));
        free(whole);
        free(script);
        drawn++;
    }
    assert_int_equal(drawn, wanted);
    fixture_folder_remove(base);
}

static void test_charts_when_drawn_then_numbers_of_the_experiment(void **state)
{
    (void)state;
    struct vaten_shape shape = vaten_shape_usual();
    struct vaten vaten;
    vaten_make(&vaten, &shape);
    const struct vessels *vessels = &vaten.vessels;
    double numbers[12];
    char *script = script_of(&vaten, &DUTCH, "koppeling");
    const struct ratio *ratio = &vessels->effects[2 * 3].result.ratios[6]; /* teams → hulp */
    assert_int_equal(row_of(script, "koppeling", 3 * 8 + 6, numbers), 5);
    assert_near(numbers[2], 100.0 * ratio->value);
    assert_near(numbers[3], 100.0 * ratio->all_low);
    assert_near(numbers[4], 100.0 * ratio->all_high);
    assert_int_equal(row_of(script, "koppeling", 7 * 8, numbers), 0);
    free(script);

    const struct coupling_result *main_result = &vessels->lags[vessels->lag_count - 1].result;
    script = script_of(&vaten, &DUTCH, "waterbed");
    assert_int_equal(row_of(script, "stappen", 1, numbers), 9);
    assert_near(numbers[1], 100.0);
    assert_near(numbers[6], 100.0 * main_result->ratios[0].value);
    assert_int_equal(row_of(script, "stappen", 5, numbers), 9);
    assert_near(numbers[2], 100.0 - 100.0 * main_result->ratios[4].value); /* stays away */
    free(script);

    script = script_of(&vaten, &DUTCH, "koppeling_in_de_tijd");
    assert_int_equal(row_of(script, "lijn4", 25, numbers), 4);
    assert_near(numbers[0], 104.0);
    assert_near(numbers[1], 100.0 * main_result->ratios[4].value);
    assert_near(numbers[2], 100.0 * main_result->ratios[4].low);
    free(script);

    script = script_of(&vaten, &DUTCH, "mechanismen");
    assert_int_equal(row_of(script, "zonder", 1, numbers), 5); /* M1 carries most */
    assert_near(numbers[1], 100.0 * vessels->mechanisms[2].result.ratios[4].value);
    assert_true(strstr(script, " M1  raad blokkeert") < strstr(script, " M8  steun"));
    free(script);

    script = script_of(&vaten, &DUTCH, "koppeling_en_belasting");
    assert_int_equal(row_of(script, "teams", 0, numbers), 5); /* most capacity first */
    assert_near(numbers[1], 100.0 * vessels->loads[9].result.ratios[4].value);
    assert_near(numbers[4], vessels->loads[9].load_team.mean);
    free(script);
    vaten_release(&vaten);
}

static void test_charts_when_usual_then_drawn_in_both_languages(void **state)
{
    (void)state;
    struct vaten_shape shape = vaten_shape_usual();
    struct vaten vaten;
    vaten_make(&vaten, &shape);
    draw_all(&vaten, &DUTCH, 6);
    draw_all(&vaten, &ENGLISH, 6);
    char *script = script_of(&vaten, &ENGLISH, "waterbed");
    assert_non_null(strstr(script, "The waterbed: relief here"));
    assert_null(strstr(script, "wachtdagen"));
    free(script);
    script = script_of(&vaten, &DUTCH, "koppeling");
    assert_non_null(strstr(script, " geen knelpunt, niet te bepalen"));
    assert_non_null(strstr(script, " Jeugd-\n beschermingstafel\n"));
    free(script);
    vaten_release(&vaten);
}

static void test_charts_when_wild_then_drawn(void **state)
{
    (void)state;
    struct vaten_shape shape = vaten_shape_usual();
    struct vaten vaten;
    shape.headline.noise = 300.0;
    shape.noise_of_loads = 300.0;
    vaten_make(&vaten, &shape);
    draw_all(&vaten, &DUTCH, 6);
    char *script = script_of(&vaten, &DUTCH, "waterbed");
    assert_non_null(strstr(script, "afgekapt aan de rand"));
    free(script);
    vaten_release(&vaten);

    shape = vaten_shape_usual();
    for (size_t s = 2; s < VATEN_STATIONS; s++)
        shape.headline.share[s] = -30.0;
    vaten_make(&vaten, &shape);
    draw_all(&vaten, &DUTCH, 6);
    script = script_of(&vaten, &DUTCH, "waterbed");
    assert_non_null(strstr(script, " Ook weg bij de lokale teams"));
    free(script);
    vaten_release(&vaten);
}

static void test_charts_when_nothing_is_to_be_determined_then_words_or_none(void **state)
{
    (void)state;
    struct vaten_shape shape = vaten_shape_usual();
    shape.headline.relief = 1.0;
    shape.less.relief = -1.0;
    for (size_t i = 1; i < VATEN_SOURCE_COUNT; i++)
        shape.other[i].relief = 1.0;
    struct vaten vaten;
    vaten_make(&vaten, &shape);
    assert_null(script_of(&vaten, &DUTCH, "waterbed"));
    assert_null(script_of(&vaten, &DUTCH, "koppeling_in_de_tijd"));
    assert_null(script_of(&vaten, &DUTCH, "mechanismen"));
    assert_null(script_of(&vaten, &DUTCH, "koppeling_en_belasting"));
    draw_all(&vaten, &DUTCH, 2); /* both matrices, full of words */
    vaten_release(&vaten);
}

static void test_charts_when_empty_then_none(void **state)
{
    (void)state;
    struct vaten vaten = {.vessels = {.scenario = "leeg", .replications = 2, .weeks = 104}};
    struct chart_list charts = charts_of_vessels();
    for (size_t i = 0; i < charts.count; i++)
        assert_null(script_of(&vaten, &DUTCH, charts.kinds[i].name));
}

static void test_scale_when_ends_are_far_then_values_stay_readable(void **state)
{
    (void)state;
    static const double values[] = {20.0, -5.0, (double)NAN}, near_by[] = {-8.0, 31.0},
                        far[] = {-2000.0, 9000.0, (double)INFINITY};
    struct vessels_scale scale = vessels_scale_of(values, 3, near_by, 2, 5);
    assert_true(scale.low <= -8.0 && scale.high >= 31.0 && !scale.is_cut);
    scale = vessels_scale_of(values, 3, far, 3, 5);
    assert_true(scale.low >= -60.0 && scale.high <= 80.0 && scale.is_cut);
    assert_near(vessels_clip(scale, 9000.0), scale.high);
    scale = vessels_scale_of(values, 0, far, 0, 5);
    assert_true(scale.low <= 0.0 && scale.high >= 10.0);
}

static void expect_foot(struct vaten *vaten, const char *name, const char *wanted, bool present)
{
    char *script = script_of(vaten, &DUTCH, name);
    assert_non_null(script);
    assert_int_equal(strstr(script, wanted) != NULL, present);
    free(script);
}

static void test_foot_when_on_some_replications_then_said(void **state)
{
    (void)state;
    struct vaten_shape shape = vaten_shape_usual();
    struct vaten vaten;
    vaten_make(&vaten, &shape);
    vaten.vessels.side_replications = shape.replications;
    expect_foot(&vaten, "mechanismen", "rust op", false);
    expect_foot(&vaten, "mechanismen", "voor alle mechanismen tegelijk", true);
    vaten.vessels.side_replications = 7;
    char wanted[64];
    snprintf(wanted, sizeof wanted, "rust op 7 van de %zu herhalingen", shape.replications);
    expect_foot(&vaten, "mechanismen", wanted, true);
    expect_foot(&vaten, "koppeling_en_belasting", wanted, true);
    expect_foot(&vaten, "koppeling", "rust op", false);
    vaten_release(&vaten);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_charts_when_drawn_then_numbers_of_the_experiment),
        cmocka_unit_test(test_charts_when_usual_then_drawn_in_both_languages),
        cmocka_unit_test(test_charts_when_wild_then_drawn),
        cmocka_unit_test(test_charts_when_nothing_is_to_be_determined_then_words_or_none),
        cmocka_unit_test(test_charts_when_empty_then_none),
        cmocka_unit_test(test_scale_when_ends_are_far_then_values_stay_readable),
        cmocka_unit_test(test_foot_when_on_some_replications_then_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
