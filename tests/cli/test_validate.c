/* Reported figures held against a small chain by the program itself: a tenth of the huishoudens, a
 * short history and two months, and a file of figures made here. */
#include "tests/cli/table.h"

#define SMALL                                                                                      \
    "validate flevoland-2018 --figures cijfers.cfg --set huishoudens.historie_jaren=5 "            \
    "--set gemeenten.*.instroom*=0.1 --set eind=2018-02-28 "

#define SAMPLES                                                                                    \
    "steekproeven: { dossiers: { wat = \"twintig casussen\"; vanaf = \"2018-01-01\"; "             \
    "tot = \"2018-02-01\"; peildatum = \"2018-02-28\"; omvang = 20; zwaar = 2; }; };\n"
#define PERIOD "vanaf = \"2018-01-01\"; tot = \"2018-03-01\"; "

/* What this chain gives, as if it had been reported; and a list that it does not give. */
#define FIGURES                                                                                    \
    SAMPLES "cijfers = (\n"                                                                        \
            "{ feit = \"A-1\"; wat = \"meldingen\"; rol = \"toets\"; kpi = "                       \
            "\"meldingen_per_jaar\"; station = \"keten\"; telling = \"aantal\"; " PERIOD           \
            "waarde = 40; vorig: { waarde = 36; bron = \"A-9\"; laag = 24; hoog = 48; }; },\n"     \
            "{ feit = \"A-2\"; wat = \"direct doorgezet\"; rol = \"toets\"; kpi = "                \
            "\"direct_doorgezet\"; station = \"keten\"; " PERIOD "waarde = 29.0; },\n"             \
            "{ feit = \"A-3\"; wat = \"dagen tot besluit na de VB\"; rol = \"toets\"; kpi = "      \
            "\"doorlooptijd_vb\"; station = \"keten\"; " PERIOD                                    \
            "waarde = 2.7; laag = 2.0; hoog = 3.5; },\n"                                           \
            "{ feit = \"A-4\"; wat = \"eerder bekend\"; rol = \"toets\"; steekproef = "            \
            "\"dossiers\"; kenmerk = \"eerder_bekend\"; aantal = 11; van = 20; },\n"               \
            "{ feit = \"A-5\"; wat = \"wachtlijst\"; rol = \"gekalibreerd\"; kpi = "               \
            "\"wachtlijst\"; station = \"veilig_thuis\"; peildatum = \"2018-02-28\"; "             \
            "waarde = 500; }\n);\n"

#define COUNT 5

/* The verdicts, a letter a figure: k, r, w (wijkt af), n (niet te zeggen). */
static void read_verdicts(const char *path, char verdicts[COUNT + 1])
{
    struct table table = table_read(path);
    assert_int_equal(table.rows, COUNT);
    for (size_t row = 0; row < COUNT; row++)
        verdicts[row] = table_text(&table, row, "oordeel")[0];
    verdicts[COUNT] = '\0';
    table_release(&table);
}

/* By the definition: the reported figure in the predicted interval, and the predicted mean in the
 * reported one. */
static void expect_verdicts_follow(const char *path)
{
    struct table table = table_read(path);
    for (size_t row = 0; row < table.rows; row++) {
        double reported = table_number(&table, row, "gemeld");
        double low = table_number(&table, row, "gemeld_laag");
        double high = table_number(&table, row, "gemeld_hoog");
        double mean = table_number(&table, row, "gesimuleerd");
        double from = table_number(&table, row, "pi95_laag");
        double to = table_number(&table, row, "pi95_hoog");
        bool agrees = reported >= from && reported <= to && !(mean < low) && !(mean > high);
        assert_true(from <= table_number(&table, row, "pi90_laag"));
        assert_true(to >= table_number(&table, row, "pi90_hoog"));
        assert_true((strcmp(table_text(&table, row, "oordeel"), "klopt") == 0) == agrees);
    }
    table_release(&table);
}

static void test_validate_when_figures_agree_then_told_and_written(void **state)
{
    struct place *place = *state;
    file_write("cijfers.cfg", FIGURES);
    expect(place, SMALL "--replications 6 --out uit", 0, "Uitkomsten in uit", "");
    assert_string_equal(place->err, "");
    assert_non_null(strstr(place->out, "\nToetsen: 4, klopt: 4, ruim: 0, wijkt af: 0\n"));
    assert_non_null(strstr(place->out, "Alleen toeval; de aannames zijn niet meegerekend."));
    assert_non_null(strstr(place->out, "n = 1, "));
    expect_names("uit", "grafieken herkomst.json opslag.sqlite rapport.html scenario.cfg stress.md "
                        "validatie.csv validatie_replicaties.csv ");
    static const char *const charts[] = {"validatie", "validatie_aandelen", "validatie_aantallen",
                                         "validatie_doorlooptijden", "validatie_dossiers"};
    char names[1024] = "";
    for (size_t i = 0; i < sizeof charts / sizeof charts[0]; i++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s.gp %s.png %s.svg ", charts[i], charts[i],
                 charts[i]);
    }
    expect_names("uit/grafieken", names);
    char verdicts[COUNT + 1];
    read_verdicts("uit/validatie.csv", verdicts);
    assert_string_equal(verdicts, "kkkkw"); /* what is calibrated proves nothing either way */
    expect_verdicts_follow("uit/validatie.csv");
    expect_counted("uit", "gebeurtenissen");
    expect_counted("uit", "gebeurtenissen_voorgeschiedenis");
    expect_counted("uit", "casussen");
}

/* The means again, out of validatie_replicaties.csv. */
static void test_validate_when_done_then_predictions_follow_from_the_values(void **state)
{
    struct place *place = *state;
    file_write("cijfers.cfg", FIGURES);
    expect(place, SMALL "--replications 3 --out uit --quiet", 5, "", "gnuplot");
    assert_string_equal(place->out, "");
    struct table figures = table_read("uit/validatie.csv");
    struct table values = table_read("uit/validatie_replicaties.csv");
    for (size_t figure = 0; figure < COUNT; figure++) {
        double sum = 0.0, count = 0.0;
        for (size_t row = 0; row < values.rows; row++) {
            if (strcmp(table_text(&values, row, "feit"), table_text(&figures, figure, "feit")) != 0)
                continue;
            sum += table_number(&values, row, "waarde");
            count += 1.0;
        }
        assert_true(count == (figure == 3 ? 120.0 : 3.0)); /* forty samples of each replication */
        assert_true(fabs(sum / count - table_number(&figures, figure, "gesimuleerd")) < 1e-9);
        assert_string_equal(table_text(&figures, figure, "replicaties"), "3");
    }
    table_release(&figures);
    table_release(&values);
}

static void test_validate_when_one_input_is_shifted_then_that_verdict_turns(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *shift, *verdicts;
    } cases[] = {
        {"gemeenten.*.doorzet_percentage.middelzwaar*=3.5", "kwkkw"},
        {"veilig_thuis.vb.extern=4", "kkwkw"},
    };
    file_write("cijfers.cfg", FIGURES);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char line[1024], verdicts[COUNT + 1];
        remove_all("uit");
        snprintf(line, sizeof line, SMALL "--replications 6 --out uit --set %s", cases[i].shift);
        expect(place, line, 4, "Toetsen: 4, klopt: 3", ""); /* three quarters are too few */
        assert_non_null(strstr(place->out, "\nWijkt af:\n"));
        assert_non_null(strstr(place->out, "Uitkomsten in uit"));
        read_verdicts("uit/validatie.csv", verdicts);
        assert_string_equal(verdicts, cases[i].verdicts);
        expect_verdicts_follow("uit/validatie.csv");
    }
}

static void test_validate_when_other_threads_or_language_then_the_same_tables(void **state)
{
    struct place *place = *state;
    file_write("cijfers.cfg", FIGURES);
    expect(place, SMALL "--replications 4 --out een --threads 1", 5, "oordeel", "");
    expect(place, SMALL "--replications 4 --out twee --threads 2", 5, "oordeel", "");
    expect_same_folder("een", "twee");
    expect(place, SMALL "--replications 4 --out een --threads 2", 5, "oordeel", "");
    expect_same_folder("een", "twee"); /* from the store */
    expect(place, SMALL "--replications 4 --out en --lang en", 5, "verdict", "");
    assert_non_null(strstr(place->out, "\nTests: 4, agrees: 4, wide: 0, deviates: 0\n"));
    assert_null(strstr(place->out, "klopt"));
    assert_int_equal(file_difference("een/validatie.csv", "en/validatie.csv"), 0);
    assert_int_not_equal(file_difference("een/grafieken/validatie.gp", "en/grafieken/validatie.gp"),
                         0);
}

static void test_validate_when_figures_are_faulty_then_refused_with_their_line(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *text, *fault;
    } cases[] = {
        {"cijfers = (\n\n{ feit = \"A-1\"; wat = \"meldingen\"; rol = \"toets\"; kpi = "
         "\"meldingen_per_jaar\"; station = \"keten\"; telling = \"aantal\"; vanaf = "
         "\"2018-01-01\"; tot = \"2018-07-01\"; waarde = 90; } );\n",
         "cijfers.cfg:3: cijfers: Dit scenario zegt niets over A-1: de periode valt niet binnen de "
         "looptijd van het scenario."},
        {"cijfers = (\n{ feit = \"A-1\"; wat = \"meldingen\"; rol = \"proef\"; kpi = "
         "\"meldingen_per_jaar\"; station = \"keten\"; telling = \"aantal\"; " PERIOD
         "waarde = 90; } );\n",
         "cijfers.cfg:2:"},
        {"cijfers = (\n", "cijfers.cfg"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        file_write("cijfers.cfg", cases[i].text);
        expect(place, SMALL "--replications 2 --out uit", 3, "", cases[i].fault);
        expect_names(".", "cijfers.cfg ");
    }
    assert_int_equal(unlink("cijfers.cfg"), 0);
    expect(place, SMALL "--replications 2 --out uit", 3, "", "cijfers.cfg");
    expect_names(".", "");
}

/* Context is only shown: what the scenario cannot say of it is no fault. */
static void test_validate_when_context_cannot_be_said_then_shown_without(void **state)
{
    struct place *place = *state;
    file_write("cijfers.cfg",
               "cijfers = (\n{ feit = \"A-1\"; wat = \"meldingen\"; rol = \"toets\"; kpi = "
               "\"meldingen_per_jaar\"; station = \"keten\"; telling = \"aantal\"; " PERIOD
               "waarde = 40; },\n"
               "{ feit = \"A-2\"; wat = \"later\"; rol = \"context\"; kpi = \"direct_doorgezet\"; "
               "station = \"keten\"; vanaf = \"2019-01-01\"; tot = \"2020-01-01\"; waarde = 60.0; }"
               "\n);\n");
    expect(place, SMALL "--replications 3 --out uit", 5, "Context: niet beoordeeld", "");
    struct table table = table_read("uit/validatie.csv");
    assert_string_equal(table_text(&table, 1, "gesimuleerd"), "");
    assert_string_equal(table_text(&table, 1, "oordeel"), "");
    assert_string_equal(table_text(&table, 1, "replicaties"), "0");
    table_release(&table);
}

static void test_validate_when_no_figure_is_a_test_then_status_four(void **state)
{
    struct place *place = *state;
    file_write("cijfers.cfg",
               "cijfers = (\n{ feit = \"A-1\"; wat = \"meldingen\"; rol = \"invoer\"; kpi = "
               "\"meldingen_per_jaar\"; station = \"keten\"; telling = \"aantal\"; " PERIOD
               "waarde = 90; }\n);\n");
    expect(place, SMALL "--replications 3 --out uit", 4, "Geen enkel cijfer is een toets", "");
    assert_true(file_exists("uit/validatie.csv"));
    assert_false(file_exists("uit/grafieken/validatie.gp"));
}

static void test_validate_when_it_cannot_be_then_refused_and_nothing_written(void **state)
{
    struct place *place = *state;
    file_write("cijfers.cfg", FIGURES);
    expect(place, SMALL "--replications 1 --out uit", 2, "", "ten minste twee herhalingen");
    expect(place, "validate", 2, "", "validate");
    expect(place, SMALL "--precision 5", 2, "", "hoort niet bij validate");
    expect(place, SMALL "--onzekerheid", 2, "", "hoort niet bij validate");
    expect_names(".", "cijfers.cfg ");
}

/* A scenario that builds on nothing has no figures beside it. */
static void test_validate_when_there_are_no_figures_then_status_three(void **state)
{
    struct place *place = *state;
    file_write("cijfers.cfg", FIGURES);
    expect(place, SMALL "--replications 4 --out uit --quiet", 5, "", "");
    char *scenario = file_read("uit/scenario.cfg");
    file_write("alleen.cfg", scenario);
    free(scenario);
    expect(place, "validate alleen.cfg --replications 2", 3, "",
           "Bij alleen.cfg horen geen gemelde cijfers");
    expect_names(".", "alleen.cfg cijfers.cfg uit ");
    /* but they may stand in the folder for them */
    assert_int_equal(mkdir("cijfers", 0777), 0);
    file_write("cijfers/alleen.cfg", FIGURES);
    expect(place, "validate alleen.cfg --replications 4 --quiet", 5, "", "");
    expect_names("uitvoer", "alleen-validatie ");
}

static void test_validate_when_texts_are_hostile_then_shown_as_text(void **state)
{
    struct place *place = *state;
    file_write("cijfers.cfg",
               "cijfers = (\n{ feit = \"=A-1\"; wat = \"`touch gehackt`, {x}_^ 's-Graveland; "
               "%s\"; rol = \"toets\"; toelichting = \"@SUM(1)\"; kpi = \"meldingen_per_jaar\"; "
               "station = \"keten\"; telling = \"aantal\"; " PERIOD "waarde = 9000; }\n);\n");
    expect(place, SMALL "--replications 2 --out uit", 4, "`touch gehackt`, {x}_^ 's-Graveland; %s",
           "");
    assert_false(file_exists("gehackt"));
    assert_false(file_exists("uit/grafieken/gehackt"));
    assert_true(file_exists("uit/grafieken/validatie.svg"));
    char *table = file_read("uit/validatie.csv");
    assert_non_null(strstr(table, ",'=A-1,"));
    assert_non_null(strstr(table, ",'@SUM(1)\n"));
    free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_validate_when_figures_agree_then_told_and_written),
        WITHOUT_GNUPLOT(test_validate_when_done_then_predictions_follow_from_the_values),
        WITHOUT_GNUPLOT(test_validate_when_one_input_is_shifted_then_that_verdict_turns),
        WITHOUT_GNUPLOT(test_validate_when_other_threads_or_language_then_the_same_tables),
        WITHOUT_GNUPLOT(test_validate_when_figures_are_faulty_then_refused_with_their_line),
        WITHOUT_GNUPLOT(test_validate_when_context_cannot_be_said_then_shown_without),
        WITHOUT_GNUPLOT(test_validate_when_no_figure_is_a_test_then_status_four),
        WITHOUT_GNUPLOT(test_validate_when_it_cannot_be_then_refused_and_nothing_written),
        WITHOUT_GNUPLOT(test_validate_when_there_are_no_figures_then_status_three),
        IN_A_FOLDER(test_validate_when_texts_are_hostile_then_shown_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
