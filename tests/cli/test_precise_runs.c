/* Runs with --precision: they end when the intervals asked for are narrow enough, not a round
 * sooner, and tell which was the last. */
#include "tests/cli/table.h"

#define SMALL                                                                                      \
    " --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.2 "                         \
    "--set gemeenten.*.lokaal_team.fte*=0.36 --set eind=2018-02-28 --store s.sqlite "

#define RUN_SMALL "run flevoland-2018" SMALL
#define TOLD "De gevraagde precisie kostte "

/* Half of an interval, relative to the mean when asked, with the number of replications. */
struct found {
    double half, percent, replications;
};

static struct found look(const char *path, const char *mean, const char *kpi, const char *station)
{
    struct table table = table_read(path);
    size_t row = table_find(&table, kpi, station);
    double half =
        (table_number(&table, row, "bi95_hoog") - table_number(&table, row, "bi95_laag")) / 2;
    struct found found = {half, 100.0 * half / fabs(table_number(&table, row, mean)),
                          table_number(&table, row, "replicaties")};
    table_release(&table);
    return found;
}

/* How many replications it says that precision took. */
static int told(const struct place *place)
{
    const char *at = strstr(place->out, TOLD);
    if (at == NULL)
        fail_msg("not told: %s", place->out);
    return atoi(at + strlen(TOLD));
}

/* The same with a round of ten less: all come from the store. */
static void run_a_round_less(struct place *place, int replications)
{
    char line[512];
    snprintf(line, sizeof line, RUN_SMALL "--replications %d --out minder", replications - 10);
    expect(place, line, 5, "", "");
}

static void test_precision_when_relative_then_narrow_and_not_a_round_sooner(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--precision caseload@veilig_thuis=2% --out uit", 5,
           "het laatst haalde haar: caseload@veilig_thuis.", "");
    int count = told(place);
    struct found found = look("uit/kpi.csv", "gemiddelde", "caseload", "veilig_thuis");
    assert_true(count > 30 && (int)found.replications == count);
    assert_true(found.percent <= 2.0);
    run_a_round_less(place, count);
    assert_true(look("minder/kpi.csv", "gemiddelde", "caseload", "veilig_thuis").percent > 2.0);
    /* met at the first look: nothing to tell */
    expect(place, RUN_SMALL "--precision caseload@veilig_thuis=50% --out uit", 5, "30 herhalingen",
           "");
    assert_null(strstr(place->out, TOLD));
    struct found least = look("uit/kpi.csv", "gemiddelde", "caseload", "veilig_thuis");
    assert_int_equal((int)least.replications, 30);
}

static void test_precision_when_absolute_and_several_then_the_last_is_named(void **state)
{
    struct place *place = *state;
    expect(place,
           RUN_SMALL "--precision caseload@veilig_thuis=5 --precision doorlooptijd_overdracht=0.75 "
                     "--precision meldingen_per_jaar=20% --out uit",
           5, "het laatst haalde haar: doorlooptijd_overdracht.", "");
    int count = told(place);
    struct found clock = look("uit/kpi.csv", "gemiddelde", "doorlooptijd_overdracht", "keten");
    assert_int_equal((int)clock.replications, count);
    assert_true(clock.half <= 0.75);
    assert_true(look("uit/kpi.csv", "gemiddelde", "caseload", "veilig_thuis").half <= 5.0);
    run_a_round_less(place, count);
    assert_true(look("minder/kpi.csv", "gemiddelde", "doorlooptijd_overdracht", "keten").half >
                0.75);
    /* the numbers are those of a run of so many replications */
    char line[512];
    snprintf(line, sizeof line, RUN_SMALL "--replications %d --out zoveel", count);
    expect(place, line, 5, "", "");
    assert_int_equal(file_difference("uit/kpi.csv", "zoveel/kpi.csv"), 0);
}

static void test_precision_when_comparing_then_of_the_difference(void **state)
{
    struct place *place = *state;
    expect(place,
           "compare flevoland-2018 lokale-teams-20-procent" SMALL
           "--precision wachttijd@lokaal_team=0.085 --out uit",
           5, "het laatst haalde haar: wachttijd@lokaal_team.", "");
    struct found found = look("uit/verschillen.csv", "verschil", "wachttijd", "lokaal_team");
    assert_true(found.half <= 0.085);
    assert_true(found.replications > 30);
}

static void test_precision_when_wrong_then_refused_and_nothing_written(void **state)
{
    struct place *place = *state;
    expect(place, "run flevoland-2018 --precision caselod=3", 2, "", "Bedoelde u caseload?");
    expect(place, "run flevoland-2018 --precision wachttyd@lokaal_team=3%", 2, "",
           "Bedoelde u wachttijd?");
    expect(place, "run flevoland-2018 --precision 5 --precision caseload=veel", 2, "",
           "er staat `caseload=veel`");
    expect(place, "run flevoland-2018 --precision wachttijd@lokale_teams=3", 2, "",
           "het station `lokale_teams` bestaat niet");
    expect(place, "run flevoland-2018 --precision 0", 2, "", "hoort een percentage");
    expect(place, "run flevoland-2018 --precision", 2, "", "ontbreekt de waarde");
    expect(place, "show flevoland-2018 --precision 5", 2, "", "hoort niet bij show");
    expect_names(".", "");
}

/* The KPI exists and so does the station, but not together: only a first round can tell. */
static void test_precision_when_not_measured_there_then_refused(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--precision recidive_15m@raad=3 --out uit", 2, "",
           "recidive_15m@raad wordt in dit scenario niet gemeten");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITHOUT_GNUPLOT(test_precision_when_relative_then_narrow_and_not_a_round_sooner),
        WITHOUT_GNUPLOT(test_precision_when_absolute_and_several_then_the_last_is_named),
        WITHOUT_GNUPLOT(test_precision_when_comparing_then_of_the_difference),
        WITHOUT_GNUPLOT(test_precision_when_wrong_then_refused_and_nothing_written),
        WITHOUT_GNUPLOT(test_precision_when_not_measured_there_then_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
