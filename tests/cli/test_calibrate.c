/* `calibrate` by the program itself, in a chain of a handful of huishoudens: adviezen tell at once
 * how many adviezen there are, and nothing of what a fte costs. */
#include "tests/cli/table.h"

#define TINY                                                                                       \
    "calibrate flevoland-2018 --figures cijfers.cfg --set huishoudens.historie_jaren=5 "           \
    "--set gemeenten.*.instroom*=0.02 --set gemeenten.*.instroom_max*=0.02 "                       \
    "--set eind=2018-03-31 "
#define QUICK "--points 16 --replications 2 "
#define ADVIEZEN "veilig_thuis.advies.overige_per_week"

static const char *const FIGURES =
    "ijken = (\"" ADVIEZEN "\", \"veilig_thuis.euro_per_fte\");\n"
    "cijfers = ( { feit = \"OAM-031\"; wat = \"adviezen, eerste kwartaal\"; rol = "
    "\"gekalibreerd\"; kpi = \"adviezen_per_jaar\"; station = \"keten\"; vanaf = \"2018-01-01\"; "
    "tot = \"2018-03-31\"; telling = \"aantal\"; waarde = %d; },\n"
    "{ feit = \"OAM-032\"; wat = \"een toets\"; rol = \"toets\"; kpi = \"adviezen_per_jaar\"; "
    "station = \"keten\"; vanaf = \"2018-02-01\"; tot = \"2018-03-01\"; telling = \"aantal\"; "
    "waarde = 9999; } );\n";

static void write_figures(int adviezen)
{
    char text[1024];
    snprintf(text, sizeof text, FIGURES, adviezen);
    file_write("cijfers.cfg", text);
}

static double cell(const char *path, const char *key, const char *column)
{
    struct table table = table_read(path);
    for (size_t row = 0; row < table.rows; row++) {
        if (strcmp(table_text(&table, row, "pad"), key) != 0)
            continue;
        double number = table_number(&table, row, column);
        table_release(&table);
        return number;
    }
    fail_msg("no row %s in %s", key, path);
    return 0.0;
}

/* Thirty a week was asked for: 380 in the quarter. What is written can be checked, run and
 * calibrated again, and the same command gives the same. */
static void test_calibrate_when_figures_tell_then_fitted_scenario_is_usable(void **state)
{
    struct place *place = *state;
    write_figures(380);
    expect(place, TINY QUICK "--out a --threads 1 --store op.sqlite", 5, "bepaald", "gnuplot");
    assert_non_null(strstr(place->out, "Niet te bepalen: deze cijfers laten de waarde"));
    assert_non_null(strstr(place->out, "OAM-031"));
    assert_null(strstr(place->out, "OAM-032"));
    expect_names("a", "geijkt.cfg grafieken herkomst.json ijking.csv ijking_cijfers.csv "
                      "ijking_punten.csv ijking_rondes.csv ijking_uitruil.csv rapport.html "
                      "scenario.cfg stress.md ");
    expect_counted("a", "gebeurtenissen");
    expect_counted("a", "casussen");
    double fitted = cell("a/ijking.csv", ADVIEZEN, "geijkt");
    assert_true(fitted > 26.0 && fitted < 34.0);
    assert_true(cell("a/ijking.csv", ADVIEZEN, "laag95") < 30.0);
    assert_true(cell("a/ijking.csv", ADVIEZEN, "hoog95") > 29.0);
    char *text = file_read("a/geijkt.cfg");
    assert_non_null(strstr(text, "bron = \"gekalibreerd: OAM-031\""));
    assert_non_null(strstr(text, "naam = \"Flevoland 2018, geijkt\""));
    assert_non_null(strstr(text, "replicaties = 30;"));
    free(text);
    expect(place, "check a/geijkt.cfg", 0, "in orde", "");
    expect(place, "run a/geijkt.cfg --replications 2 --quiet --out b", 5, "", "gnuplot");
    expect(place, TINY QUICK "--out c --threads 2 --store op.sqlite", 5, "bepaald", "gnuplot");
    expect_same_folder("a", "c");
}

static void test_calibrate_when_figure_is_out_of_reach_then_status_4(void **state)
{
    struct place *place = *state;
    write_figures(4000);
    expect(place, TINY QUICK "--out a", 4, "sluiten elkaar uit", "");
    assert_non_null(strstr(place->out, "OAM-031 (adviezen, eerste kwartaal)"));
    assert_false(file_exists("a/geijkt.cfg"));
    assert_true(file_exists("a/ijking_cijfers.csv"));
}

static void test_calibrate_when_asked_wrongly_then_nothing_is_made(void **state)
{
    struct place *place = *state;
    write_figures(380);
    expect(place, TINY "--replications 1 --out a", 2, "", "ten minste twee herhalingen");
    expect(place, TINY "--parameter veilig_thuis.advies.overig_per_week --out a", 3, "",
           "Bedoelde u " ADVIEZEN "?");
    expect(place, TINY "--parameter gemeenten.*.instroom --out a", 3, "", "geen bereik");
    expect(place, TINY "--parameter zaad --out a", 3, "", "geen getal dat te ijken is");
    file_write("cijfers.cfg", "ijken = (\"melding.kans\");\ncijfers = ();\n");
    expect(place, TINY "--out a", 3, "", "");
    expect(place, "calibrate flevoland-2018 --figures nergens.cfg --out a", 3, "", "nergens.cfg");
    assert_false(file_exists("a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITHOUT_GNUPLOT(test_calibrate_when_figures_tell_then_fitted_scenario_is_usable),
        WITHOUT_GNUPLOT(test_calibrate_when_figure_is_out_of_reach_then_status_4),
        WITHOUT_GNUPLOT(test_calibrate_when_asked_wrongly_then_nothing_is_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
