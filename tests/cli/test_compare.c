/* Scenarios held against a basis, by the program itself: what stands in the tables, and what is the
 * same whichever way they are held, whoever computes them, and with what `run` gives. */
#include "tests/cli/table.h"

/* A small chain under pressure, for half a year: a fifth of the history, and teams so small that a
 * measure of 20 percent is felt. */
#define SMALL                                                                                      \
    " --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.3 "                         \
    "--set gemeenten.*.lokaal_team.fte*=0.36 --set veilig_thuis.*.fte*=0.3 "                       \
    "--set eind=2018-06-30 "

#define BASIS "Flevoland 2018"
#define TEAMS "Lokale teams 20 procent groter"
#define TABLES                                                                                     \
    "curven.csv eerder_later.csv gewijzigd.csv grafieken herkomst.json kpi.csv "                   \
    "opslag.sqlite pijlen.csv rapport.html replicaties.csv scenario-2.cfg scenario.cfg stress.md " \
    "tijdreeks.csv verschil_pijlen.csv "                                                           \
    "verschil_tijdreeks.csv verschillen.csv "

static void compare(struct place *place, const char *names, const char *rest)
{
    char line[1024];
    snprintf(line, sizeof line, "compare %s" SMALL "%s", names, rest);
    expect(place, line, 5, "", "gnuplot");
}

/* Zero, or empty where there is no number. */
static void expect_zero(const struct table *table, size_t row, const char *column)
{
    double value = table_number(table, row, column);
    if (value != 0.0 && !isnan(value))
        fail_msg("row %zu: %s is %s", row, column, table_text(table, row, column));
}

static void test_compare_when_with_itself_then_zero_everywhere(void **state)
{
    struct place *place = *state;
    compare(place, "flevoland-2018 flevoland-2018", "--replications 3 --out uit");
    assert_non_null(strstr(place->out, "geen enkele waarde anders"));
    assert_non_null(strstr(place->out, "Geen enkele casus"));
    assert_null(strstr(place->out, "niet te onderscheiden"));
    struct table differences = table_read("uit/verschillen.csv");
    size_t equal = 0;
    for (size_t row = 0; row < differences.rows; row++) {
        double pairs = table_number(&differences, row, "replicaties");
        assert_string_equal(table_text(&differences, row, "oordeel"),
                            pairs > 1.0 ? "gelijk" : "onbekend");
        assert_string_equal(table_text(&differences, row, "variant"),
                            table_text(&differences, row, "basis"));
        assert_string_equal(table_text(&differences, row, "verschil"), pairs > 0.0 ? "0" : "");
        expect_zero(&differences, row, "bi95_laag");
        expect_zero(&differences, row, "bi95_hoog");
        assert_string_equal(table_text(&differences, row, "variantiefactor"), "");
        equal += pairs > 1.0;
    }
    assert_true(equal > 1000);
    struct table weeks = table_read("uit/verschil_tijdreeks.csv");
    assert_true(weeks.rows > 1000);
    for (size_t row = 0; row < weeks.rows; row++) {
        expect_zero(&weeks, row, "verschil");
        expect_zero(&weeks, row, "band95_laag");
        expect_zero(&weeks, row, "band95_hoog");
        assert_string_equal(table_text(&weeks, row, "uiteen"), "");
    }
    struct table moved = table_read("uit/eerder_later.csv");
    static const char *const kinds[] = {"eerder", "later", "alleen_basis", "alleen_variant",
                                        "saldo"};
    for (size_t row = 0; row < moved.rows; row++)
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
            if (strcmp(table_text(&moved, row, "soort"), kinds[k]) == 0)
                assert_string_equal(table_text(&moved, row, "gemiddelde"), "0");
    struct table changed = table_read("uit/gewijzigd.csv");
    assert_int_equal(changed.rows, 0);
    table_release(&differences);
    table_release(&weeks);
    table_release(&moved);
    table_release(&changed);
    assert_int_equal(file_difference("uit/scenario.cfg", "uit/scenario-2.cfg"), 0);
}

static const char *opposite(const char *verdict)
{
    return strcmp(verdict, "lager") == 0   ? "hoger"
           : strcmp(verdict, "hoger") == 0 ? "lager"
                                           : verdict;
}

/* Exactly: −0 is 0, and an empty cell stays empty. */
static void expect_opposite(const struct table *one, const char *column, const struct table *other,
                            const char *turned, size_t row)
{
    double a = table_number(one, row, column), b = table_number(other, row, turned);
    if (!(a == -b || (isnan(a) && isnan(b))))
        fail_msg("row %zu: %s %s and %s %s", row, column, table_text(one, row, column), turned,
                 table_text(other, row, turned));
}

static void expect_alike(const struct table *one, const char *column, const struct table *other,
                         const char *turned, size_t row)
{
    assert_string_equal(table_text(one, row, column), table_text(other, row, turned));
}

static void expect_turned_differences(void)
{
    struct table one = table_read("heen/verschillen.csv"),
                 other = table_read("terug/verschillen.csv");
    assert_int_equal(one.rows, other.rows);
    size_t different = 0;
    for (size_t row = 0; row < one.rows; row++) {
        static const char *const same[] = {"kpi",          "station", "gemeente",
                                           "uitsplitsing", "eenheid", "variantiefactor",
                                           "replicaties"};
        for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
            expect_alike(&one, same[i], &other, same[i], row);
        expect_alike(&one, "basis", &other, "variant", row);
        expect_alike(&one, "variant", &other, "basis", row);
        expect_opposite(&one, "verschil", &other, "verschil", row);
        expect_opposite(&one, "bi95_laag", &other, "bi95_hoog", row);
        expect_opposite(&one, "bi95_hoog", &other, "bi95_laag", row);
        const char *verdict = table_text(&one, row, "oordeel");
        assert_string_equal(table_text(&other, row, "oordeel"), opposite(verdict));
        different += strcmp(verdict, opposite(verdict)) != 0;
    }
    assert_true(different > 10);
    table_release(&one);
    table_release(&other);
}

static void expect_turned_weeks(void)
{
    struct table one = table_read("heen/verschil_tijdreeks.csv");
    struct table other = table_read("terug/verschil_tijdreeks.csv");
    assert_int_equal(one.rows, other.rows);
    for (size_t row = 0; row < one.rows; row++) {
        expect_alike(&one, "datum", &other, "datum", row);
        expect_alike(&one, "uiteen", &other, "uiteen", row);
        expect_opposite(&one, "verschil", &other, "verschil", row);
        expect_opposite(&one, "band95_laag", &other, "band95_hoog", row);
        expect_opposite(&one, "band95_hoog", &other, "band95_laag", row);
    }
    table_release(&one);
    table_release(&other);
}

/* Mean of the first row of a kind: all gemeenten, all zwaarten. */
static double moved(const struct table *table, const char *kind)
{
    for (size_t row = 0; row < table->rows; row++)
        if (strcmp(table_text(table, row, "soort"), kind) == 0)
            return table_number(table, row, "gemiddelde");
    fail_msg("no row %s", kind);
    return 0.0;
}

static void test_compare_when_turned_around_then_every_sign_flips(void **state)
{
    struct place *place = *state;
    compare(place, "flevoland-2018 lokale-teams-20-procent",
            "--replications 4 --out heen --store s.sqlite");
    compare(place, "lokale-teams-20-procent flevoland-2018",
            "--replications 4 --out terug --store s.sqlite");
    expect_turned_differences();
    expect_turned_weeks();
    struct table one = table_read("heen/eerder_later.csv"),
                 other = table_read("terug/eerder_later.csv");
    assert_true(moved(&one, "eerder") > 0.0);
    assert_true(moved(&one, "eerder") == moved(&other, "later"));
    assert_true(moved(&one, "later") == moved(&other, "eerder"));
    assert_true(moved(&one, "alleen_variant") == moved(&other, "alleen_basis"));
    assert_true(moved(&one, "alleen_basis") == moved(&other, "alleen_variant"));
    assert_true(moved(&one, "saldo") == -moved(&other, "saldo"));
    table_release(&one);
    table_release(&other);
}

/* The text of `path` behind its heading. */
static char *body_of(const char *path)
{
    char *text = file_read(path), *body = strchr(text, '\n');
    assert_non_null(body);
    memmove(text, body + 1, strlen(body));
    return text;
}

/* The tables of a comparison are those of its scenarios' own runs, one behind the other. */
static void test_compare_when_done_then_tables_hold_what_run_gives(void **state)
{
    struct place *place = *state;
    static const char *const tables[] = {"kpi.csv", "tijdreeks.csv", "replicaties.csv",
                                         "curven.csv"};
    compare(place, "flevoland-2018 lokale-teams-20-procent", "--replications 3 --out uit");
    expect(place, "run flevoland-2018" SMALL "--replications 3 --out basis", 5, "", "");
    expect(place, "run lokale-teams-20-procent" SMALL "--replications 3 --out teams", 5, "", "");
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        char path[3][64];
        snprintf(path[0], sizeof path[0], "uit/%s", tables[i]);
        snprintf(path[1], sizeof path[1], "basis/%s", tables[i]);
        snprintf(path[2], sizeof path[2], "teams/%s", tables[i]);
        char *whole = body_of(path[0]), *basis = body_of(path[1]), *teams = body_of(path[2]);
        size_t length = strlen(basis);
        assert_int_equal(strlen(whole), length + strlen(teams));
        assert_memory_equal(whole, basis, length);
        assert_string_equal(whole + length, teams);
        free(whole);
        free(basis);
        free(teams);
    }
    assert_int_equal(file_difference("uit/scenario.cfg", "basis/scenario.cfg"), 0);
    assert_int_equal(file_difference("uit/scenario-2.cfg", "teams/scenario.cfg"), 0);
}

static void test_compare_when_done_then_files_columns_and_differences_agree(void **state)
{
    struct place *place = *state;
    compare(place, "flevoland-2018 lokale-teams-20-procent", "--replications 2");
    expect_names("uitvoer", "flevoland-2018-lokale-teams-20-procent ");
    assert_int_equal(rename("uitvoer/flevoland-2018-lokale-teams-20-procent", "uit"), 0);
    expect_names("uit", TABLES);
    expect_names("uit/grafieken",
                 "eerder_later.gp stroom_1.gp verschil_gemeenten.gp verschil_in_de_tijd.gp "
                 "verschillen.gp waar_de_druk_heengaat.gp ");
    expect_heading("uit/verschillen.csv",
                   "scenario,kpi,station,gemeente,uitsplitsing,eenheid,basis,variant,verschil,"
                   "bi95_laag,bi95_hoog,oordeel,variantiefactor,replicaties");
    expect_heading("uit/verschil_tijdreeks.csv",
                   "scenario,datum,kpi,station,gemeente,uitsplitsing,verschil,band95_laag,"
                   "band95_hoog,uiteen");
    expect_heading("uit/eerder_later.csv",
                   "scenario,gemeente,uitsplitsing,dagen,soort,gemiddelde,bi95_laag,bi95_hoog,"
                   "replicaties");
    expect_heading("uit/gewijzigd.csv", "scenario,pad,betekenis,basis,variant,eenheid");
    struct table differences = table_read("uit/verschillen.csv"), kpis = table_read("uit/kpi.csv");
    assert_int_equal(kpis.rows, 2 * differences.rows);
    for (size_t row = 0; row < differences.rows; row++) {
        assert_string_equal(table_text(&differences, row, "scenario"), TEAMS);
        assert_string_equal(table_text(&kpis, row, "scenario"), BASIS);
        assert_string_equal(table_text(&differences, row, "kpi"), table_text(&kpis, row, "kpi"));
        double basis = table_number(&differences, row, "basis");
        double variant = table_number(&differences, row, "variant");
        double difference = table_number(&differences, row, "verschil");
        if (!isnan(difference))
            assert_true(fabs(variant - basis - difference) <= 1e-9 * (1.0 + fabs(basis)));
        if (!isnan(table_number(&differences, row, "bi95_laag")))
            assert_true(table_number(&differences, row, "bi95_laag") <= difference &&
                        difference <= table_number(&differences, row, "bi95_hoog"));
    }
    struct table changed = table_read("uit/gewijzigd.csv");
    assert_int_equal(changed.rows, 6);
    assert_non_null(strstr(place->out, "6 waarden anders"));
    assert_non_null(strstr(place->out, "Alleen toeval; de aannames zijn niet meegerekend."));
    table_release(&differences);
    table_release(&kpis);
    table_release(&changed);
}

/* What passes the arrows: the two scenarios as in pijlen.csv, and paired differences. Larger teams
 * catch more signals and send fewer families back. */
static void test_compare_when_teams_are_larger_then_every_arrow_has_its_difference(void **state)
{
    struct place *place = *state;
    compare(place, "flevoland-2018 lokale-teams-20-procent", "--replications 3 --out uit");
    expect_heading("uit/verschil_pijlen.csv",
                   "scenario,pijl,van,naar,basis,variant,verschil,bi95_laag,bi95_hoog,oordeel");
    struct table arrows = table_read("uit/pijlen.csv");
    struct table changes = table_read("uit/verschil_pijlen.csv");
    assert_true(changes.rows > 30);
    assert_int_equal(arrows.rows, 2 * changes.rows);
    size_t different = 0;
    for (size_t row = 0; row < changes.rows; row++) {
        size_t other = row + changes.rows;
        assert_string_equal(table_text(&changes, row, "scenario"), TEAMS);
        assert_string_equal(table_text(&arrows, row, "scenario"), BASIS);
        assert_string_equal(table_text(&arrows, other, "scenario"), TEAMS);
        assert_string_equal(table_text(&changes, row, "pijl"), table_text(&arrows, row, "pijl"));
        double basis = table_number(&changes, row, "basis");
        double variant = table_number(&changes, row, "variant");
        double difference = table_number(&changes, row, "verschil");
        assert_true(basis == table_number(&arrows, row, "per_jaar"));
        assert_true(variant == table_number(&arrows, other, "per_jaar"));
        assert_true(fabs(variant - basis - difference) <= 1e-9 * (1.0 + fabs(basis)));
        assert_true(table_number(&changes, row, "bi95_laag") <= difference &&
                    difference <= table_number(&changes, row, "bi95_hoog"));
        different += difference != 0.0;
    }
    assert_true(different > 0 && different < changes.rows);
    table_release(&arrows);
    table_release(&changes);
}

/* A list that grows in one world only is what it is at the end, with that difference. */
static void test_compare_when_a_list_grows_then_its_picture_shows_by_how_much(void **state)
{
    struct place *place = *state;
    file_write("klein.cfg", "basis = \"flevoland-2018.cfg\"; naam = \"Klein team\";\n"
                            "gemeenten: { almere: { lokaal_team: { fte = 1.0; }; }; };\n");
    compare(place, "flevoland-2018 klein.cfg lokale-teams-20-procent",
            "--replications 3 --out uit");
    struct table differences = table_read("uit/verschillen.csv");
    size_t found = 0;
    for (size_t row = 0; row < differences.rows && found == 0; row++) {
        if (strcmp(table_text(&differences, row, "scenario"), "Klein team") != 0 ||
            strcmp(table_text(&differences, row, "kpi"), "wachtlijst_eind") != 0 ||
            strcmp(table_text(&differences, row, "station"), "lokaal_team") != 0 ||
            strcmp(table_text(&differences, row, "gemeente"), "alle") != 0 ||
            strcmp(table_text(&differences, row, "uitsplitsing"), "alle") != 0)
            continue;
        char line[64];
        snprintf(line, sizeof line, "lijst %.0f ↗ (+%.0f)",
                 table_number(&differences, row, "variant"),
                 table_number(&differences, row, "verschil"));
        char *picture = file_read("uit/grafieken/stroom_1.gp");
        if (strstr(picture, line) == NULL)
            fail_msg("no '%s' on the picture", line);
        free(picture);
        found++;
    }
    assert_int_equal(found, 1);
    char *other = file_read("uit/grafieken/stroom_2.gp");
    assert_null(strstr(other, "↗"));
    free(other);
    table_release(&differences);
}

static void test_compare_when_other_threads_or_environment_then_the_same_bytes(void **state)
{
    struct place *place = *state;
    static const char names[] = "flevoland-2018 lokale-teams-20-procent";
    compare(place, names, "--replications 3 --out een --threads 1");
    char *said = strdup(place->out);
    compare(place, names, "--replications 3 --out twee --threads 2");
    expect_same_folder("een", "twee");
    setenv("LC_ALL", "nl_NL.UTF-8", 1);
    setenv("TZ", "Pacific/Auckland", 1);
    compare(place, names, "--replications 3 --out drie");
    unsetenv("LC_ALL");
    unsetenv("TZ");
    expect_same_folder("een", "drie");
    const char *folder = strstr(said, "\nUitkomsten in "); /* the rest names the folder */
    assert_non_null(folder);
    assert_memory_equal(place->out, said, (size_t)(folder - said));
    free(said);
}

/* Two copies of the basis under its own name; the second changes the teams. */
static void test_compare_when_names_are_equal_then_told_apart(void **state)
{
    struct place *place = *state;
    file_write("a.cfg", "basis = \"flevoland-2018.cfg\"; naam = \"" BASIS "\";\n");
    file_write("b.cfg", "basis = \"flevoland-2018.cfg\"; naam = \"" BASIS "\";\n"
                        "gemeenten: { almere: { lokaal_team: { fte = 60.0; }; }; };\n");
    compare(place, "flevoland-2018 a.cfg b.cfg", "--replications 2 --out uit --seed 5");
    static const char *const names[] = {BASIS " (flevoland-2018.cfg)", BASIS " (a.cfg)",
                                        BASIS " (b.cfg)"};
    struct table kpis = table_read("uit/kpi.csv");
    for (size_t row = 0; row < kpis.rows; row++)
        assert_string_equal(table_text(&kpis, row, "scenario"), names[row / (kpis.rows / 3)]);
    struct table differences = table_read("uit/verschillen.csv");
    for (size_t row = 0; row < differences.rows; row++) {
        bool is_copy = row < differences.rows / 2;
        assert_string_equal(table_text(&differences, row, "scenario"), names[is_copy ? 1 : 2]);
        if (is_copy)
            expect_zero(&differences, row, "verschil");
    }
    struct table changed = table_read("uit/gewijzigd.csv");
    assert_int_equal(changed.rows, 1);
    assert_string_equal(table_text(&changed, 0, "scenario"), names[2]);
    assert_string_equal(table_text(&changed, 0, "pad"), "gemeenten.almere.lokaal_team.fte");
    for (size_t i = 0; i < 3; i++)
        assert_non_null(strstr(place->out, names[i]));
    assert_true(file_exists("uit/scenario-3.cfg"));
    table_release(&kpis);
    table_release(&differences);
    table_release(&changed);
}

static void test_compare_when_it_cannot_be_then_refused_and_nothing_written(void **state)
{
    struct place *place = *state;
    file_write("langer.cfg", "basis = \"flevoland-2018.cfg\"; eind = \"2019-06-30\";\n");
    file_write("inloop.cfg", "basis = \"flevoland-2018.cfg\"; inloop_dagen = 10;\n");
    file_write("erbij.cfg", "basis = \"flevoland-2018.cfg\"; gemeenten: { nergens: { }; };\n");
    file_write("grens.cfg", "basis = \"flevoland-2018.cfg\"; incidenten: { h_max = 14.0; };\n");
    file_write("instroom.cfg", "basis = \"flevoland-2018.cfg\"; "
                               "gemeenten: { urk: { instroom_max = 50.0; }; };\n");
    file_write("code.cfg",
               "basis = \"flevoland-2018.cfg\"; gemeenten: { urk: { cbs_code = 9001; }; };\n");
    expect(place, "compare flevoland-2018 grens.cfg", 2, "", "waarde voor incidenten.h_max");
    expect(place, "compare flevoland-2018 instroom.cfg", 2, "", "gemeenten.urk.instroom_max");
    expect(place, "compare flevoland-2018 code.cfg", 2, "", "gemeenten.urk.cbs_code");
    expect(place, "compare", 2, "", "Bij compare hoort een scenario");
    expect(place, "compare flevoland-2018", 2, "", "een basis en een of meer varianten");
    expect(place, "compare flevoland-2018 langer.cfg", 2, "", "vergelijken kan alleen");
    expect(place, "compare flevoland-2018 langer.cfg", 2, "", "waarde voor eind");
    expect(place, "compare flevoland-2018 inloop.cfg", 2, "", "inloop_dagen");
    expect(place, "compare flevoland-2018 flevoland-2019", 2, "", "vergelijken kan alleen");
    expect(place, "compare flevoland-2018 erbij.cfg", 3, "", "nergens");
    expect(place, "compare flevoland-2018 niet-daar", 3, "", "bestaat niet");
    expect(place, "compare flevoland-2018 flevoland-2018 --stroom", 2, "",
           "hoort niet bij compare");
    expect(place, "compare flevoland-2018 flevoland-2018 --reps 3", 2, "", "bestaat niet");
    expect(place, "compare flevoland-2018 flevoland-2018 --store", 2, "", "ontbreekt de waarde");
    expect(place, "compare flevoland-2018 flevoland-2018 --onzekerheid=99", 2, "", "van 100");
    expect(place, "compare flevoland-2018 flevoland-2018 --replicatie 2", 2, "", "bij --casus");
    expect(place, "vergelijk flevoland-2018 flevoland-2018", 2, "", "bestaat niet");
    expect_names(".", "code.cfg erbij.cfg grens.cfg inloop.cfg instroom.cfg langer.cfg ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITHOUT_GNUPLOT(test_compare_when_with_itself_then_zero_everywhere),
        WITHOUT_GNUPLOT(test_compare_when_turned_around_then_every_sign_flips),
        WITHOUT_GNUPLOT(test_compare_when_done_then_tables_hold_what_run_gives),
        WITHOUT_GNUPLOT(test_compare_when_done_then_files_columns_and_differences_agree),
        WITHOUT_GNUPLOT(test_compare_when_teams_are_larger_then_every_arrow_has_its_difference),
        WITHOUT_GNUPLOT(test_compare_when_a_list_grows_then_its_picture_shows_by_how_much),
        WITHOUT_GNUPLOT(test_compare_when_other_threads_or_environment_then_the_same_bytes),
        WITHOUT_GNUPLOT(test_compare_when_names_are_equal_then_told_apart),
        WITHOUT_GNUPLOT(test_compare_when_it_cannot_be_then_refused_and_nothing_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
