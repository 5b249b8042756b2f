/* Flevoland 2018 as it is shipped, 100 replications of five years, against what the reports say of
 * that year (Regioplan 2019; the bounds are those of the project's design). Prints each figure with
 * its bounds. */
#include "tests/cli/program.h"

#include <math.h>

#define NAME "Flevoland 2018"
#define YEARS 5

struct results {
    struct place *place;
    char *kpi, *series, *origin;
    char path[4096]; /* where the tests were started */
};

/* The number behind `start` and `skip` more fields at the beginning of a line of a table. */
static double number_behind(const char *table, const char *start, int skip)
{
    size_t length = strlen(start);
    for (const char *line = table; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, start, length) != 0)
            continue;
        const char *at = line + length;
        for (int i = 0; i < skip; i++)
            at = strchr(at, ',') + 1;
        return *at != ',' ? strtod(at, NULL) : NAN;
    }
    fail_msg("no row %s", start);
    return NAN;
}

static double kpi(const struct results *results, const char *name, const char *station,
                  const char *gemeente, const char *part)
{
    char start[256];
    snprintf(start, sizeof start, NAME ",%s,%s,%s,%s,", name, station, gemeente, part);
    return number_behind(results->kpi, start, 1);
}

static double keten(const struct results *results, const char *name)
{
    return kpi(results, name, "keten", "alle", "alle");
}

static void expect_between(const char *what, double value, double low, double high)
{
    printf("  %-40s %8.2f  (%g to %g)\n", what, value, low, high);
    fflush(stdout);
    if (!(value >= low && value <= high))
        fail_msg("%s is %.3f, not between %g and %g", what, value, low, high);
}

/* A year's mean of the weekly rate of meldingen. */
static double yearly_rate(const struct results *results, int year)
{
    char start[64];
    int length = snprintf(start, sizeof start, "\n" NAME ",%d-", year);
    double sum = 0.0;
    int weeks = 0;
    for (const char *line = results->series; (line = strstr(line, start)) != NULL; line++) {
        static const char row[] = ",meldingen_per_jaar,keten,alle,alle,";
        const char *at = line + length + 5;
        if (strncmp(at, row, sizeof row - 1) != 0)
            continue;
        sum += strtod(at + sizeof row - 1, NULL);
        weeks++;
    }
    assert_in_range(weeks, 51, 53);
    return sum / weeks;
}

static void test_meldingen_when_five_years_then_level_and_steady(void **state)
{
    const struct results *results = *state;
    expect_between("meldingen a year", keten(results, "meldingen_per_jaar"), 3800.0, 4200.0);
    double mean = 0.0, slope = 0.0;
    for (int i = 0; i < YEARS; i++) {
        double rate = yearly_rate(results, 2018 + i);
        char what[32];
        snprintf(what, sizeof what, "meldingen in %d", 2018 + i);
        expect_between(what, rate, 3700.0, 4300.0);
        mean += rate / YEARS;
        slope += (i - (YEARS - 1) / 2.0) * rate / 10.0; /* least squares */
    }
    expect_between("drift of meldingen, percent a year", 100.0 * slope / mean, -2.0, 2.0);
}

/* Twice table 2.1, which counts half a year. */
static void test_gemeenten_when_five_years_then_twice_the_table(void **state)
{
    static const struct {
        const char *name;
        double meldingen, percent;
    } gemeenten[] = {{"almere", 2362.0, 5.0}, {"lelystad", 828.0, 5.0},
                     {"dronten", 196.0, 5.0}, {"noordoostpolder", 260.0, 5.0},
                     {"urk", 52.0, 10.0},     {"zeewolde", 176.0, 5.0}};
    const struct results *results = *state;
    double sum = 0.0;
    for (size_t i = 0; i < sizeof gemeenten / sizeof gemeenten[0]; i++) {
        double found = kpi(results, "meldingen_per_jaar", "keten", gemeenten[i].name, "alle");
        double margin = gemeenten[i].meldingen * gemeenten[i].percent / 100.0;
        expect_between(gemeenten[i].name, found, gemeenten[i].meldingen - margin,
                       gemeenten[i].meldingen + margin);
        sum += found;
    }
    /* half of it was counted, once: its own chance is 4.5% */
    expect_between("sum of the gemeenten", sum, 0.97 * 3874.0, 1.03 * 3874.0);
}

static void test_veilig_thuis_when_five_years_then_as_reported(void **state)
{
    const struct results *results = *state;
    expect_between("VB, days", keten(results, "doorlooptijd_vb"), 2.0, 4.0);
    expect_between("onderzoek, percent", keten(results, "onderzoek_aandeel"), 62.0, 70.0);
    expect_between("melding to overdracht, days", keten(results, "doorlooptijd_overdracht"), 23.0,
                   33.0);
    expect_between("eerder bekend, percent", keten(results, "eerder_bekend_aandeel"), 54.0, 73.0);
    expect_between(
        "waiting for onderzoek, 31 December 2018",
        number_behind(results->series, NAME ",2018-12-31,wachtlijst,onderzoek,alle,alle,", 0), 5.0,
        90.0);
    expect_between("monitoring, percent (RP-155)", keten(results, "monitoring_aandeel"), 29.0,
                   48.0);
}

/* RP 4.1 gives 45 days from incident to first contact; what is sent back is described, not counted.
 */
static void test_lokaal_veld_when_five_years_then_as_described(void **state)
{
    const struct results *results = *state;
    expect_between("sent back, percent", keten(results, "terugmelding_aandeel"), 3.0, 20.0);
    expect_between("incident to first contact, days", keten(results, "doorlooptijd_eerste_contact"),
                   35.0, 60.0);
}

/* Tables 4.3 and 4.4, with the 95% interval of a share in so small a sample. */
static void test_hulp_when_five_years_then_as_reported(void **state)
{
    static const struct {
        const char *part;
        double low, high;
    } kinds[] = {{"traject=pleger", 11.7, 26.7},      /* RP-120 */
                 {"traject=slachtoffer", 12.5, 27.8}, /* RP-122 */
                 {"traject=kind", 36.6, 55.7},        /* RP-124 */
                 {"traject=systeem", 46.2, 65.3}};    /* RP-126 */
    const struct results *results = *state;
    double offered = 0.0, accepted = 0.0;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        char what[64];
        snprintf(what, sizeof what, "%s, percent of casussen", kinds[i].part);
        double share = kpi(results, "traject_aandeel", "keten", "alle", kinds[i].part);
        expect_between(what, share, kinds[i].low, kinds[i].high);
        offered += share;
        accepted += share * kpi(results, "hulp_geaccepteerd", "keten", "alle", kinds[i].part) / 100;
    }
    expect_between("several at once, percent (RP-127)", keten(results, "meerdere_trajecten"), 36.6,
                   55.7);
    expect_between("trajecten accepted, percent (RP-147)", 100.0 * accepted / offered, 72.4, 89.1);
    expect_between("enough, of started and closed (RP-151)", keten(results, "hulp_voldoende"), 23.2,
                   50.2);
}

static void test_recidive_when_five_years_then_as_reported(void **state)
{
    const struct results *results = *state;
    /* RP-160 with its interval. Of the figures that are calibrated on, those of repeated violence
     * (RP-094, RP-099, RP-100, RP-161) pull it above 36. */
    expect_between("recidive in 15 months, percent", keten(results, "recidive_15m"), 22.8, 40.6);
    expect_between("  voorgeschiedenis 3plus",
                   kpi(results, "recidive_15m", "keten", "alle", "voorgeschiedenis=3plus"), 37.0,
                   73.0);
    double casussen = 0.0, again = 0.0;
    static const char *const parts[] = {"voorgeschiedenis=0", "voorgeschiedenis=1-2"};
    for (size_t i = 0; i < 2; i++) {
        double weight = kpi(results, "casussen_per_jaar", "keten", "alle", parts[i]);
        casussen += weight;
        again += weight * kpi(results, "recidive_15m", "keten", "alle", parts[i]);
    }
    expect_between("  voorgeschiedenis 0 and 1-2 together", again / casussen, 14.0, 34.0);
}

static void test_books_when_five_years_then_balance(void **state)
{
    const struct results *results = *state;
    const char *checks = strstr(results->origin, "\"controles\": ");
    assert_non_null(checks);
    expect_between("checks of the books", strtod(checks + strlen("\"controles\": "), NULL), 1000.0,
                   1e12);
    assert_non_null(strstr(results->origin, "\"fouten\": 0,"));
    assert_non_null(strstr(results->place->out, "boekhouding klopt"));
}

static int simulate(void **state)
{
    struct results *results = calloc(1, sizeof *results);
    if (results == NULL || getcwd(results->path, sizeof results->path) == NULL ||
        place_enter((void **)&results->place) != 0)
        return -1;
    place_run(results->place, "run flevoland-2018 --replications 100 --out uit");
    if (results->place->status != 0) {
        printf("status %d:\n%s\n", results->place->status, results->place->err);
        return -1;
    }
    results->kpi = file_read("uit/kpi.csv");
    results->series = file_read("uit/tijdreeks.csv");
    results->origin = file_read("uit/herkomst.json");
    *state = results;
    return 0;
}

static int forget(void **state)
{
    struct results *results = *state;
    free(results->kpi);
    free(results->series);
    free(results->origin);
    int failed = place_leave((void **)&results->place) != 0 || chdir(results->path) != 0;
    free(results);
    return failed;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meldingen_when_five_years_then_level_and_steady),
        cmocka_unit_test(test_gemeenten_when_five_years_then_twice_the_table),
        cmocka_unit_test(test_veilig_thuis_when_five_years_then_as_reported),
        cmocka_unit_test(test_lokaal_veld_when_five_years_then_as_described),
        cmocka_unit_test(test_hulp_when_five_years_then_as_reported),
        cmocka_unit_test(test_recidive_when_five_years_then_as_reported),
        cmocka_unit_test(test_books_when_five_years_then_balance),
    };
    return cmocka_run_group_tests(tests, simulate, forget);
}
