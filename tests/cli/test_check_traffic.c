/* What `check` and `run` say before the simulation: stations that get more than they can do, lists
 * and figures that cannot be true; and what `run` shows where there is no equilibrium. */
#include "tests/cli/table.h"

/* A fifth of the huishoudens, a short history and half a year: a replication takes a blink. */
#define SMALL                                                                                      \
    " --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.2 --set eind=2018-06-30 "
#define OVERLOADED " --set veilig_thuis.onderzoek.fte=2 "

/* Are these words said, wherever lines break? */
static bool says(const char *page, const char *words)
{
    size_t size = strlen(page) + 1, used = 0;
    char *flat = malloc(size);
    assert_non_null(flat);
    for (; *page != '\0'; page++)
        if (*page != ' ' && *page != '\n')
            flat[used++] = *page;
        else if (used > 0 && flat[used - 1] != ' ')
            flat[used++] = ' ';
    flat[used] = '\0';
    bool found = strstr(flat, words) != NULL;
    free(flat);
    return found;
}

static void refuse(const struct place *place, const char *text)
{
    if (strstr(place->out, text) != NULL || strstr(place->err, text) != NULL)
        fail_msg("\"%s\" in:\n%s\n%s", text, place->out, place->err);
}

static void expect_no_nan(const struct place *place)
{
    static const char *const words[] = {" nan", "-nan", " inf ", " inf\n", "n.v.t."};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        refuse(place, words[i]);
}

static void test_check_when_overloaded_then_growth_and_status_zero(void **state)
{
    struct place *place = *state;
    expect(place, "check flevoland-2018 --set veilig_thuis.onderzoek.fte=20", 0,
           "\n  - Onderzoek Veilig Thuis: er komen per jaar ", "");
    assert_true(says(place->out, "De wachtlijst groeit met ongeveer "));
    assert_non_null(strstr(place->out, "Wat uit de cijfers volgt"));
    assert_non_null(strstr(place->out, " groei lijst"));
    assert_string_equal(place->err, "");
    expect_no_nan(place);
    expect(place, "check flevoland-2018 --set veilig_thuis.onderzoek.fte=20 --lang en", 0,
           "\n  - Inquiry by Veilig Thuis: ", "");
    assert_true(says(place->out, "The list grows by about "));
}

static void test_check_when_sound_then_no_growth(void **state)
{
    struct place *place = *state;
    expect(place, "check flevoland-2018", 0, "Onderzoek Veilig Thuis ", "");
    refuse(place, "groeit");
    refuse(place, "groei lijst");
    assert_non_null(strstr(place->out, "\n  Lokaal team Almere "));
    assert_non_null(strstr(place->out, "meldingen en "));
    assert_string_equal(place->err, "");
    expect_no_nan(place);
}

static void test_check_when_quiet_then_silent_whatever_the_warnings(void **state)
{
    struct place *place = *state;
    expect(place, "check flevoland-2018 --quiet --set veilig_thuis.onderzoek.fte=20", 0, "", "");
    assert_string_equal(place->out, "");
    assert_string_equal(place->err, "");
}

static void test_check_when_several_then_each_its_own(void **state)
{
    struct place *place = *state;
    file_write("krap.cfg", "basis = \"flevoland-2018.cfg\";\nnaam = \"krap\";\n"
                           "veilig_thuis: { onderzoek: { fte = 20.0; }; };\n");
    expect(place, "check flevoland-2018 krap.cfg", 0, "krap.cfg: in orde", "");
    const char *second = strstr(place->out, "krap.cfg: in orde");
    const char *warning = strstr(place->out, "groeit met");
    assert_non_null(warning);
    assert_true(warning > second);
    assert_non_null(strstr(second, "Wat uit de cijfers volgt"));
}

/* With a policy that comes halfway the warning says from when, and the table tells both times. */
static void test_check_when_capacity_falls_then_from_that_day(void **state)
{
    struct place *place = *state;
    file_write("later.cfg", "basis = \"flevoland-2018.cfg\";\nnaam = \"later\";\n"
                            "veilig_thuis: { onderzoek: { fte = ( { waarde = 33.3; }, "
                            "{ vanaf = \"2019-05-01\"; waarde = 20.0; } ); }; };\n");
    expect(place, "check later.cfg", 0, "later.cfg: in orde", "");
    assert_true(says(place->out, "per week, vanaf 1 mei 2019."));
    assert_non_null(strstr(place->out, "1 mei 2019 tot en met 31 december 2022"));
    file_write("even.cfg", "basis = \"flevoland-2018.cfg\";\nnaam = \"even\";\n"
                           "veilig_thuis: { onderzoek: { fte = ( { waarde = 33.3; }, "
                           "{ vanaf = \"2019-01-01\"; tot = \"2020-01-01\"; waarde = 20.0; } ); "
                           "}; };\n");
    expect(place, "check even.cfg", 0, "even.cfg: in orde", "");
    assert_true(says(place->out, "per week, van 1 januari 2019 tot en met 31 december 2019. In die "
                                 "tijd komen er ongeveer "));
}

static void test_check_when_a_stated_list_cannot_be_then_named(void **state)
{
    struct place *place = *state;
    expect(place, "check flevoland-2018 --set veilig_thuis.onderzoek.wachtlijst_start=2000", 0,
           "Let op", "");
    assert_true(says(place->out, "bij de start 2.000 casussen"));
    assert_true(says(place->out, "De lijst kan niet uit deze cijfers zijn ontstaan."));
}

static const char PAIR[] =
    "cijfers = (\n"
    "  { feit = \"EEN\"; wat = \"wachtlijst eind 2018\"; rol = \"context\"; kpi = \"wachtlijst\";\n"
    "    station = \"veilig_thuis\"; peildatum = \"2018-12-31\"; waarde = 26; laag = 20; hoog = "
    "30; "
    "},\n"
    "  { feit = \"TWEE\"; wat = \"wachtlijst eind 2018\"; rol = \"context\"; kpi = "
    "\"wachtlijst\";\n"
    "    station = \"veilig_thuis\"; peildatum = \"2018-12-31\"; waarde = %s; laag = 20; hoog = "
    "160; "
    "}\n"
    ");\n";

static void write_pair(const char *value, const char *low)
{
    char text[1024];
    int length = snprintf(text, sizeof text, PAIR, value);
    assert_true(length > 0 && length < (int)sizeof text);
    char *at = strstr(text, "laag = 20; hoog = 160");
    assert_non_null(at);
    memcpy(at + 7, low, 2);
    file_write("paar.cfg", text);
}

static void test_check_when_reported_figures_contradict_then_both_are_named(void **state)
{
    struct place *place = *state;
    write_pair("149", "75");
    expect(place, "check flevoland-2018 --figures paar.cfg", 0,
           "Gemelde cijfers die elkaar tegenspreken", "");
    assert_true(says(place->out, "EEN en TWEE kunnen niet allebei kloppen"));
    write_pair("28", "20");
    expect(place, "check flevoland-2018 --figures paar.cfg", 0, "in orde", "");
    refuse(place, "tegenspreken");
}

static void test_check_when_the_figures_are_faulty_then_status_three_also_when_quiet(void **state)
{
    struct place *place = *state;
    file_write("paar.cfg",
               "cijfers = (\n  { feit = \"EEN\"; wat = \"x\"; rol = \"bewijs\"; }\n);\n");
    expect(place, "check flevoland-2018 --figures paar.cfg", 3, "in orde", "paar.cfg:2: ");
    expect(place, "check flevoland-2018 --figures paar.cfg --quiet", 3, "", "paar.cfg:2: ");
    assert_string_equal(place->out, "");
    expect(place, "check flevoland-2018 --figures bestaat-niet.cfg", 3, "", "bestaat-niet.cfg");
}

static void expect_finite(const char *path)
{
    struct table table = table_read(path); /* refuses nan and inf */
    assert_true(table.rows > 0);
    table_release(&table);
}

static void test_run_when_overloaded_then_warned_unless_quiet_and_the_end_is_shown(void **state)
{
    struct place *place = *state;
    expect(place, "run flevoland-2018 --replications 2 --out uit" SMALL OVERLOADED, 5,
           "↗ Geen evenwicht: onderzoek Veilig Thuis", "Let op, voor het simuleren");
    assert_non_null(strstr(place->err, "  - Onderzoek Veilig Thuis: er komen per jaar "));
    assert_non_null(strstr(place->out, "\n  Onderzoek Veilig Thuis ↗ "));
    assert_non_null(strstr(place->out, "\n  Hele keten ↗ "));
    refuse(place, "nan");
    char *origin = file_read("uit/herkomst.json");
    assert_non_null(strstr(origin, "\"zonder_evenwicht\": [{\"station\": \"onderzoek\", "
                                   "\"gemeente\": \"alle\", \"vanaf\": \"2018-01-01\"}"));
    free(origin);
    expect_finite("uit/kpi.csv");
    expect_finite("uit/tijdreeks.csv");
    struct table table = table_read("uit/kpi.csv");
    double mean = table_number(&table, table_find(&table, "wachtlijst", "onderzoek"), "gemiddelde");
    double end =
        table_number(&table, table_find(&table, "wachtlijst_eind", "onderzoek"), "gemiddelde");
    double rate =
        table_number(&table, table_find(&table, "wachtlijst_groei", "onderzoek"), "gemiddelde");
    assert_true(end > mean && rate > 0.0);
    table_release(&table);
    char *script = file_read("uit/grafieken/wachtlijsten.gp");
    assert_non_null(strstr(script, "↗ geen evenwicht (onderzoek Veilig Thuis"));
    free(script);
    expect(place, "run flevoland-2018 --replications 2 --quiet --out stil" SMALL OVERLOADED, 5, "",
           "gnuplot");
    refuse(place, "Let op");
    assert_string_equal(place->out, "");
    expect_same_folder("uit", "stil");
}

static void test_run_when_in_equilibrium_then_no_mark(void **state)
{
    struct place *place = *state;
    expect(place, "run flevoland-2018 --replications 2 --out uit" SMALL, 5, "Onderzoek Veilig", "");
    refuse(place, "↗");
    refuse(place, "groeit met");
    char *origin = file_read("uit/herkomst.json");
    assert_non_null(strstr(origin, "\"zonder_evenwicht\": [],"));
    free(origin);
    char *script = file_read("uit/grafieken/wachtlijsten.gp");
    assert_null(strstr(script, "↗"));
    free(script);
}

static void test_stroom_when_overloaded_then_the_list_at_the_end(void **state)
{
    struct place *place = *state;
    expect(place, "show flevoland-2018 --stroom --replications 1 --out uit" SMALL OVERLOADED, 5,
           " ↗ aan het eind, +", "Let op, voor het simuleren");
}

static void test_compare_when_a_variant_is_overloaded_then_differences_of_the_end(void **state)
{
    struct place *place = *state;
    file_write("krap.cfg", "basis = \"flevoland-2018.cfg\";\nnaam = \"krap\";\n"
                           "veilig_thuis: { onderzoek: { fte = 2.0; }; };\n");
    expect(place, "compare flevoland-2018 krap.cfg --replications 1 --out uit" SMALL, 5,
           "\n  Wachtlijst Veilig Thuis, eind ↗ ", "");
    assert_true(says(place->out, "↗ Geen evenwicht: in ten minste een van de scenario's"));
    char *origin = file_read("uit/herkomst.json");
    const char *own = strstr(origin, "\"zonder_evenwicht\": [],");
    const char *variant = strstr(origin, "\"zonder_evenwicht\": [{\"station\": \"onderzoek\"");
    assert_true(own != NULL && variant != NULL && own < variant);
    free(origin);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_check_when_overloaded_then_growth_and_status_zero),
        IN_A_FOLDER(test_check_when_sound_then_no_growth),
        IN_A_FOLDER(test_check_when_quiet_then_silent_whatever_the_warnings),
        IN_A_FOLDER(test_check_when_several_then_each_its_own),
        IN_A_FOLDER(test_check_when_capacity_falls_then_from_that_day),
        IN_A_FOLDER(test_check_when_a_stated_list_cannot_be_then_named),
        IN_A_FOLDER(test_check_when_reported_figures_contradict_then_both_are_named),
        IN_A_FOLDER(test_check_when_the_figures_are_faulty_then_status_three_also_when_quiet),
        WITHOUT_GNUPLOT(test_run_when_overloaded_then_warned_unless_quiet_and_the_end_is_shown),
        WITHOUT_GNUPLOT(test_run_when_in_equilibrium_then_no_mark),
        WITHOUT_GNUPLOT(test_stroom_when_overloaded_then_the_list_at_the_end),
        WITHOUT_GNUPLOT(test_compare_when_a_variant_is_overloaded_then_differences_of_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
