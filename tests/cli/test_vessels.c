/* The experiment of the communicerende vaten by the program itself, in a chain so small that it
 * takes seconds: few huishoudens, and an onderzoek so short of people that there is a list to
 * relieve, while most stations have none. */
#include "tests/cli/table.h"

#define SMALL                                                                                      \
    "vessels flevoland-2018 --set huishoudens.historie_jaren=5 "                                   \
    "--set gemeenten.*.instroom*=0.1 --set veilig_thuis.onderzoek.fte*=0.04 "                      \
    "--set eind=2018-02-28 "

#define FOUR "lokaal_team+raad+gi+hulp"

/* Of what the scenario does with 10% more at Veilig Thuis: the row of a station. */
static size_t find_row(const struct table *matrix, const char *station)
{
    for (size_t row = 0; row < matrix->rows; row++)
        if (strcmp(table_text(matrix, row, "bron"), "veilig_thuis") == 0 &&
            table_number(matrix, row, "factor") > 1.0 &&
            strcmp(table_text(matrix, row, "station"), station) == 0)
            return row;
    fail_msg("no row of %s", station);
    return 0;
}

/* Whether there is something to relieve is read off the relief's own interval. */
static void expect_known_where_relieved(const char *path)
{
    struct table table = table_read(path);
    size_t known = 0, unknown = 0;
    for (size_t row = 0; row < table.rows; row++) {
        double low = table_number(&table, row, "ontlasting_laag");
        double high = table_number(&table, row, "ontlasting_hoog");
        bool is_clear = low > 0.0 || high < 0.0;
        assert_string_equal(table_text(&table, row, "status"),
                            is_clear ? "bepaald" : "niet te bepalen");
        static const char *const numbers[] = {"koppeling", "bi95_laag", "bi95_hoog"};
        for (size_t i = 0; i < 3; i++)
            assert_true((table_text(&table, row, numbers[i])[0] != '\0') == is_clear);
        if (is_clear)
            assert_true(table_number(&table, row, "bi95_laag") <=
                        table_number(&table, row, "bi95_hoog"));
        known += is_clear;
        unknown += !is_clear;
    }
    assert_true(known > 0 && unknown > 0);
    table_release(&table);
}

/* What another can redo from the data: the mean over replications of what a station's list had
 * more in the world with more capacity than in the scenario itself. */
static double moved_in_data(const struct table *days, const char *station, size_t replications)
{
    double sum = 0.0;
    for (size_t row = 0; row < days->rows; row++) {
        const char *world = table_text(days, row, "wereld");
        double sign = strcmp(world, "2") == 0 ? 1.0 : strcmp(world, "1") == 0 ? -1.0 : 0.0;
        if (sign != 0.0 && strcmp(table_text(days, row, "station"), station) == 0)
            sum += sign * table_number(days, row, "casusdagen");
    }
    return sum / (double)replications;
}

static void expect_matrix_from_data(size_t replications)
{
    struct table matrix = table_read("uit/koppeling.csv");
    struct table days = table_read("uit/vaten_replicaties.csv");
    struct table design = table_read("uit/ontwerp.csv");
    assert_string_equal(table_text(&design, 0, "verschil"), "het scenario zelf");
    assert_non_null(strstr(table_text(&design, 1, "verschil"), "heel Veilig Thuis"));
    static const char *const stations[] = {"vb", "onderzoek", "lokaal_team", "raad", "gi", "hulp"};
    double relief = table_number(&matrix, find_row(&matrix, "vb"), "ontlasting");
    double own = 0.0, elsewhere = 0.0;
    for (size_t i = 0; i < sizeof stations / sizeof stations[0]; i++) {
        size_t row = find_row(&matrix, stations[i]);
        double moved = table_number(&matrix, row, "verschoven");
        assert_true(fabs(moved - moved_in_data(&days, stations[i], replications)) < 1e-3);
        assert_true(fabs(table_number(&matrix, row, "koppeling") - 100.0 * moved / relief) < 1e-3);
        *(i < 2 ? &own : &elsewhere) += table_number(&matrix, row, "koppeling");
    }
    assert_true(fabs(own + 100.0) < 1e-6);
    double sum = table_number(&matrix, find_row(&matrix, FOUR), "koppeling");
    assert_true(fabs(sum - elsewhere) < 1e-6);
    table_release(&matrix);
    table_release(&days);
    table_release(&design);
}

static void test_vessels_when_done_then_files_headline_and_undetermined_parts(void **state)
{
    struct place *place = *state;
    expect(place, SMALL "--replications 2 --out uit --threads 2", 5, "Uitkomsten in uit",
           "gnuplot");
    expect_names("uit", "belasting.csv grafieken herkomst.json koppeling.csv koppeling_horizon.csv "
                        "mechanismen.csv ontwerp.csv opslag.sqlite rapport.html scenario.cfg "
                        "stress.md vaten_replicaties.csv vaten_weken.csv ");
    assert_non_null(strstr(place->out, "2 herhalingen"));
    /* as more are asked for, those that are there are kept, and the half of them moves */
    expect(place, SMALL "--replications 3 --out uit --threads 2", 5, "3 herhalingen", "");
    assert_non_null(strstr(place->out, "100 wachtdagen die bij Veilig Thuis verdwijnen"));
    assert_non_null(strstr(place->out, "geen knelpunt, niet te bepalen"));
    assert_non_null(strstr(place->out, "Dit geldt in het model."));
    static const char *const charts[] = {"koppeling", "mechanismen", "waterbed"};
    for (size_t i = 0; i < 3; i++) {
        char path[64];
        snprintf(path, sizeof path, "uit/grafieken/%s.gp", charts[i]);
        assert_true(file_exists(path));
    }
    expect_known_where_relieved("uit/koppeling.csv");
    expect_known_where_relieved("uit/belasting.csv");
    expect_matrix_from_data(3);
    expect(place, SMALL "--replications 3 --out los --threads 1", 5, "", "");
    expect_same_folder("uit", "los");
}

static void test_vessels_when_it_cannot_be_then_refused_and_nothing_written(void **state)
{
    struct place *place = *state;
    expect(place, SMALL "--replications 1", 2, "", "ten minste twee herhalingen");
    expect(place, "vessels", 2, "", "Bij vessels hoort een scenario");
    expect(place, "vessels flevoland-2018 flevoland-2019", 2, "", "een te veel");
    expect(place, "vessels flevoland-2018 --precision 5", 2, "", "hoort niet bij vessels");
    expect(place, "vessels flevoland-2018 --casus voorbeeld", 2, "", "hoort niet bij vessels");
    expect_names(".", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITHOUT_GNUPLOT(test_vessels_when_done_then_files_headline_and_undetermined_parts),
        WITHOUT_GNUPLOT(test_vessels_when_it_cannot_be_then_refused_and_nothing_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
