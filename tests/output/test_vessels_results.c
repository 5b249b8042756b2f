/* Everything `vessels` leaves behind: tables that another can redo the experiment from, and the
 * same bytes each time. */
#include "output/vessels_results.h"

#include "output/vessels_csv.h"
#include "tests/output/vessels_fixture.h"

enum { CELLS_MOST = 32 };

static char *csv_of(void (*write)(FILE *out, const struct vessels *vessels),
                    const struct vessels *vessels)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    write(out, vessels);
    assert_int_equal(fclose(out), 0);
    return text;
}

static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += *text == '\n';
    return count;
}

/* Cells of the first line that begins so; as many as the head has. Text cells hold no comma here.
 */
static size_t cells_of(const char *csv, const char *start, char cells[CELLS_MOST][40])
{
    char key[200];
    snprintf(key, sizeof key, "\n%s", start);
    const char *at = strstr(csv, key);
    if (at == NULL)
        fail_msg("no row %s", start);
    size_t count = 0, length = 0;
    memset(cells, 0, CELLS_MOST * sizeof cells[0]);
    for (at++; *at != '\n' && *at != '\0'; at++) {
        if (*at == ',') {
            assert_true(++count < CELLS_MOST);
            length = 0;
        } else {
            assert_true(length + 1 < sizeof cells[0]);
            cells[count][length++] = *at;
        }
    }
    size_t head = 1;
    for (at = csv; *at != '\n'; at++)
        head += *at == ',';
    assert_int_equal(count + 1, head);
    return head;
}

static void assert_near(const char *cell, double wanted)
{
    if (!(fabs(strtod(cell, NULL) - wanted) <= 1e-9 * fmax(1.0, fabs(wanted))))
        fail_msg("%s is not %.17g", cell, wanted);
}

static void test_matrix_when_written_then_every_pair_and_the_headline(void **state)
{
    (void)state;
    struct vaten_shape shape = vaten_shape_usual();
    struct vaten vaten;
    vaten_make(&vaten, &shape);
    struct vessels *vessels = &vaten.vessels;
    char *csv = csv_of(vessels_csv_write_matrix, vessels), cells[CELLS_MOST][40];
    assert_int_equal(count_lines(csv), 1 + vessels->effect_count * (VATEN_STATIONS + 1) + 2);
    cells_of(csv, "Flevoland 2018,lokaal_team,1.1,hulp,", cells);
    const struct coupling_result *result = &vessels->effects[6].result;
    assert_string_equal(cells[4], "nee");
    assert_string_equal(cells[5], "bepaald");
    assert_near(cells[6], 100.0 * result->ratios[6].value);
    assert_near(cells[7], 100.0 * result->ratios[6].low);
    assert_near(cells[10], 100.0 * result->ratios[6].all_high);
    assert_near(cells[11], result->moved[6].mean);
    assert_near(cells[14], result->relief.mean);
    assert_string_equal(cells[17], "12");
    cells_of(csv, "Flevoland 2018,lokaal_team,1.1,lokaal_team,", cells);
    assert_string_equal(cells[4], "ja");
    assert_near(cells[6], -100.0);
    cells_of(csv, "Flevoland 2018,veilig_thuis,1.1,lokaal_team+raad+gi+hulp,", cells);
    assert_near(cells[6], 100.0 * vessels->lags[vessels->lag_count - 1].result.ratios[4].value);
    cells_of(csv, "Flevoland 2018,veilig_thuis,0.9,lokaal_team+raad+gi+hulp,", cells);
    assert_near(cells[6], 100.0 * vessels->less.ratios[4].value);
    free(csv);
    vaten_release(&vaten);
}

static void test_matrix_when_no_bottleneck_then_said_and_empty(void **state)
{
    (void)state;
    struct vaten_shape shape = vaten_shape_usual();
    struct vaten vaten;
    vaten_make(&vaten, &shape);
    char *csv = csv_of(vessels_csv_write_matrix, &vaten.vessels), cells[CELLS_MOST][40];
    cells_of(csv, "Flevoland 2018,gi,1.1,hulp,", cells);
    assert_string_equal(cells[5], "niet te bepalen");
    for (size_t i = 6; i <= 10; i++)
        assert_string_equal(cells[i], "");
    assert_string_not_equal(cells[11], "");
    assert_null(strstr(csv, "nan"));
    free(csv);
    vaten_release(&vaten);
}

static void test_tables_when_written_then_as_computed(void **state)
{
    (void)state;
    struct vaten_shape shape = vaten_shape_usual();
    struct vaten vaten;
    vaten_make(&vaten, &shape);
    struct vessels *vessels = &vaten.vessels;
    char cells[CELLS_MOST][40], *csv = csv_of(vessels_csv_write_horizon, vessels);
    assert_int_equal(count_lines(csv), 1 + vessels->lag_count * 5);
    cells_of(csv, "Flevoland 2018,52,samen,", cells);
    assert_near(cells[4], 100.0 * vessels->lags[12].result.ratios[4].value);
    free(csv);
    csv = csv_of(vessels_csv_write_mechanisms, vessels);
    assert_int_equal(count_lines(csv), 1 + vessels->mechanism_count * 5);
    cells_of(csv, "Flevoland 2018,alle_behalve,M8,steun verdrongen,samen,", cells);
    assert_near(cells[18], vessels->mechanisms[2 + 7].difference.mean);
    assert_near(cells[20], vessels->mechanisms[2 + 7].difference.high);
    cells_of(csv, "Flevoland 2018,alle_behalve,M8,steun verdrongen,raad,", cells);
    assert_string_equal(cells[18], "");
    cells_of(csv, "Flevoland 2018,alle_bevroren,,,samen,", cells);
    assert_string_equal(cells[18], "");
    free(csv);
    csv = csv_of(vessels_csv_write_loads, vessels);
    assert_int_equal(count_lines(csv), 1 + vessels->load_count * 5);
    cells_of(csv, "Flevoland 2018,lokaal_team,0.9,94,93.4,94.6,", cells);
    assert_near(cells[6], vessels->loads[6].load_team.mean);
    free(csv);
    vaten_release(&vaten);
}

/* Sum of the days of one world and station over the replications, from the table. */
static double days_in(const char *csv, size_t world, const char *station)
{
    double sum = 0.0;
    for (const char *at = strchr(csv, '\n') + 1; *at != '\0'; at = strchr(at, '\n') + 1) {
        char name[40] = "";
        size_t w, r;
        double days;
        assert_int_equal(sscanf(at, "%zu,%zu,%39[^,],%lf", &w, &r, name, &days), 4);
        if (w == world && strcmp(name, station) == 0)
            sum += days;
    }
    return sum;
}

static void test_days_when_written_then_a_coupling_can_be_made_again(void **state)
{
    (void)state;
    struct vaten_shape shape = vaten_shape_usual();
    shape.replications = 4;
    struct vaten vaten;
    vaten_make(&vaten, &shape);
    char *csv = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&csv, &size);
    vessels_csv_write_days(out, &vaten.vessels, &vaten.data);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(count_lines(csv), 1 + vaten.data.worlds * 4 * VATEN_STATIONS);
    size_t a = vaten.headline.a + 1, b = vaten.headline.b + 1;
    double relief = days_in(csv, a, "vb") + days_in(csv, a, "onderzoek") - days_in(csv, b, "vb") -
                    days_in(csv, b, "onderzoek");
    double moved = days_in(csv, b, "raad") - days_in(csv, a, "raad");
    assert_true(fabs(moved / relief - vaten.vessels.effects[0].result.ratios[4].value) < 1e-6);
    free(csv);
    out = open_memstream(&csv, &size);
    vessels_csv_write_weeks(out, &vaten.vessels, &vaten.data, vaten.headline);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(count_lines(csv), 1 + 2 * 4 * VATEN_WEEKS * VATEN_STATIONS);
    free(csv);
    vaten_release(&vaten);
}

static bool put_scenario(void *context, FILE *out)
{
    return fputs(context, out) >= 0;
}

static const char *const ARGV[] = {"ketensim", "vessels", "proef.cfg"};
static const struct provenance PROVENANCE = {.version = "0", .argc = 3, .argv = ARGV};
static char SCENARIO[] = "naam = \"proef\";\n";

static enum output_status write_to(const char *directory, const struct vaten *vaten, bool charts,
                                   char **message)
{
    struct kpi_study study = vaten_study(vaten);
    struct vessels_results results = {.study = &study,
                                      .vessels = &vaten->vessels,
                                      .data = &vaten->data,
                                      .worlds = (const char *const *)vaten->worlds,
                                      .headline = vaten->headline};
    struct output_options options = {.directory = directory, .charts = charts};
    return output_write_vessels(&options, &results, &PROVENANCE, put_scenario, SCENARIO, message);
}

static void test_results_when_written_then_all_files_and_same_bytes(void **state)
{
    (void)state;
    static const char *const files[] = {
        "koppeling.csv",
        "koppeling_horizon.csv",
        "mechanismen.csv",
        "belasting.csv",
        "ontwerp.csv",
        "vaten_replicaties.csv",
        "vaten_weken.csv",
        "scenario.cfg",
        "grafieken/koppeling.gp",
        "grafieken/koppeling_minder.gp",
        "grafieken/waterbed.gp",
        "grafieken/koppeling_in_de_tijd.gp",
        "grafieken/mechanismen.gp",
        "grafieken/koppeling_en_belasting.gp",
    };
    struct vaten_shape shape = vaten_shape_usual();
    shape.replications = 4;
    struct vaten vaten;
    vaten_make(&vaten, &shape);
    char *base = fixture_folder(), first[512], second[512], *message;
    assert_int_equal(write_to(fixture_path(first, base, "een"), &vaten, true, &message), OUTPUT_OK);
    free(message);
    char *path = strdup(getenv("PATH"));
    setenv("PATH", "", 1);
    assert_int_equal(write_to(fixture_path(second, base, "twee"), &vaten, true, &message),
                     OUTPUT_NO_CHARTS);
    setenv("PATH", path, 1);
    free(path);
    free(message);
    char *origin = fixture_get(first, "herkomst.json");
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char *a = fixture_get(first, files[i]), *b = fixture_get(second, files[i]);
        assert_string_equal(a, b);
        assert_non_null(strstr(origin, files[i]));
        free(a);
        free(b);
    }
    assert_true(fixture_exists(first, "grafieken/waterbed.svg"));
    char *design = fixture_get(first, "ontwerp.csv");
    assert_int_equal(count_lines(design), 1 + vaten.data.worlds);
    assert_non_null(strstr(design, "\nFlevoland 2018,1,veilig_thuis\n"));
    free(design);
    free(origin);
    fixture_folder_remove(base);
    vaten_release(&vaten);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_matrix_when_written_then_every_pair_and_the_headline),
        cmocka_unit_test(test_matrix_when_no_bottleneck_then_said_and_empty),
        cmocka_unit_test(test_tables_when_written_then_as_computed),
        cmocka_unit_test(test_days_when_written_then_a_coupling_can_be_made_again),
        cmocka_unit_test(test_results_when_written_then_all_files_and_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
