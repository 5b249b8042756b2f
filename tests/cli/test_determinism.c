/* The same scenario and seed give the same bytes, whatever the machine is doing besides; what may
 * differ stands only in herkomst.json. Two scenarios stay alike up to the date on which they part.
 */
#include "tests/cli/program.h"

#define SMALL                                                                                      \
    " --quiet --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.2 "                 \
    "--set eind=2018-03-31 "
#define RUN_SMALL "run flevoland-2018" SMALL

static const char *const names[] = {
    "kpi.csv",
    "tijdreeks.csv",
    "replicaties.csv",
    "curven.csv",
    "pijlen.csv",
    "scenario.cfg",
    "grafieken/caseload.gp",
    "grafieken/doorlooptijden.gp",
    "grafieken/gemeenten.gp",
    "grafieken/jeugdbescherming.gp",
    "grafieken/recidive.gp",
    "grafieken/stroom.gp",
    "grafieken/wachten.gp",
    "grafieken/wachtlijsten.gp",
    "grafieken/wie_wacht_waarop.gp",
};

/* Without gnuplot: a picture is its program's business, and status 5 tells that none was made. */
static void simulate(struct place *place, const char *line)
{
    char path[4096];
    const char *before = getenv("PATH");
    assert_true(snprintf(path, sizeof path, "%s", before != NULL ? before : "") < 4096);
    setenv("PATH", "/nonexistent", 1);
    expect(place, line, 5, "", "");
    setenv("PATH", path, 1);
}

static void expect_same(const char *one, const char *other)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char a[256], b[256];
        snprintf(a, sizeof a, "%s/%s", one, names[i]);
        snprintf(b, sizeof b, "%s/%s", other, names[i]);
        size_t line = file_difference(a, b);
        if (line > 0)
            fail_msg("%s and %s differ from line %zu on", a, b, line);
    }
}

static void test_bytes_when_more_threads_then_the_same(void **state)
{
    simulate(*state, RUN_SMALL "--replications 8 --threads 1 --out een");
    simulate(*state, RUN_SMALL "--replications 8 --threads 2 --out twee");
    simulate(*state, RUN_SMALL "--replications 8 --threads 8 --out acht");
    expect_same("een", "twee");
    expect_same("een", "acht");
}

static void test_bytes_when_other_environment_then_the_same(void **state)
{
    static const struct {
        const char *name, *value;
    } settings[] = {
        {"LC_ALL", "nl_NL.UTF-8"},
        {"LC_ALL", "C.UTF-8"},
        {"LC_NUMERIC", "nl_NL.UTF-8"},
        {"LANG", "nl_NL.UTF-8"},
        {"TZ", "UTC"},
        {"TZ", "Europe/Amsterdam"},
        {"TZ", "Pacific/Auckland"},
        {"GSL_RNG_TYPE", "taus"},
        {"GSL_RNG_SEED", "123"},
        {"OMP_NUM_THREADS", "3"},
        {"OMP_SCHEDULE", "static"},
        {"MALLOC_PERTURB_", "165"},
    };
    simulate(*state, RUN_SMALL "--replications 3 --out gewoon");
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        const char *had = getenv(settings[i].name);
        char *before = had != NULL ? strdup(had) : NULL;
        setenv(settings[i].name, settings[i].value, 1);
        simulate(*state, RUN_SMALL "--replications 3 --out anders");
        if (before != NULL)
            setenv(settings[i].name, before, 1);
        else
            unsetenv(settings[i].name);
        free(before);
        expect_same("gewoon", "anders");
    }
}

static void test_bytes_when_from_another_folder_then_the_same(void **state)
{
    struct place *place = *state;
    char line[1024];
    simulate(place, RUN_SMALL "--replications 2 --out hier");
    assert_int_equal(mkdir("elders", 0777), 0);
    assert_int_equal(chdir("elders"), 0);
    snprintf(line, sizeof line, "run %s/flevoland-2018.cfg" SMALL "--replications 2 --out ../daar",
             getenv("KETENSIM_SCENARIOS"));
    simulate(place, line);
    assert_int_equal(chdir(".."), 0);
    expect_same("hier", "daar");
}

/* The rows of replication `number`, without the scenario's name, as one text to be freed. */
static char *rows_of(const char *path, int number)
{
    char *text = file_read(path), *kept = calloc(1, strlen(text) + 1), mark[64];
    assert_non_null(kept);
    snprintf(mark, sizeof mark, "Flevoland 2018,%d,", number);
    size_t length = 0;
    for (char *line = text, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        if (strncmp(line, mark, strlen(mark)) != 0)
            continue;
        memcpy(kept + length, line, (size_t)(end + 1 - line));
        length += (size_t)(end + 1 - line);
    }
    free(text);
    assert_true(length > 1000);
    return kept;
}

static void test_replication_when_more_are_asked_then_the_same(void **state)
{
    simulate(*state, RUN_SMALL "--replications 8 --out acht");
    simulate(*state, RUN_SMALL "--replications 16 --out zestien");
    for (int number = 1; number <= 8; number += 7) {
        char *few = rows_of("acht/replicaties.csv", number);
        char *many = rows_of("zestien/replicaties.csv", number);
        assert_string_equal(few, many);
        free(few);
        free(many);
    }
    char *seven = rows_of("zestien/replicaties.csv", 7), *eight = strdup(seven);
    free(eight);
    eight = rows_of("zestien/replicaties.csv", 8);
    assert_string_not_equal(strstr(seven, "meldingen_per_jaar"),
                            strstr(eight, "meldingen_per_jaar"));
    free(seven);
    free(eight);
}

static void test_results_when_another_seed_then_others(void **state)
{
    static const char *const tables[] = {"kpi.csv", "tijdreeks.csv", "replicaties.csv",
                                         "curven.csv"};
    simulate(*state, RUN_SMALL "--replications 2 --seed 1 --out een");
    simulate(*state, RUN_SMALL "--replications 2 --seed 2 --out twee");
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        char one[64], two[64];
        snprintf(one, sizeof one, "een/%s", tables[i]);
        snprintf(two, sizeof two, "twee/%s", tables[i]);
        assert_int_not_equal(file_difference(one, two), 0);
    }
}

/* The part of a CSV line behind the scenario's name, which may be quoted. */
static char *behind_name(char *line)
{
    char *at = line[0] == '"' ? strstr(line, "\",") : strchr(line, ',');
    assert_non_null(at);
    return at + (line[0] == '"' ? 2 : 1);
}

/* Six onderzoekers come on 2019-07-01: no week before it may know. Hours are short in both, or they
 * would hardly be noticed after so short a history. */
static void test_series_when_scenarios_part_then_alike_until_that_date(void **state)
{
#define PARTING                                                                                    \
    " --quiet --set huishoudens.historie_jaren=6 --set eind=2019-09-30 "                           \
    "--set veilig_thuis.onderzoek.fte*=0.7 --replications 2 --out "
    simulate(*state, "run flevoland-2018" PARTING "basis");
    simulate(*state, "run wachtlijstteam" PARTING "team");
    char *basis = file_read("basis/tijdreeks.csv"), *team = file_read("team/tijdreeks.csv");
    size_t before = 0, differing = 0;
    char *a = strchr(basis, '\n') + 1, *b = strchr(team, '\n') + 1;
    while (*a != '\0' && *b != '\0') {
        char *a_end = strchr(a, '\n'), *b_end = strchr(b, '\n');
        assert_true(a_end != NULL && b_end != NULL);
        *a_end = *b_end = '\0';
        const char *one = behind_name(a), *other = behind_name(b);
        bool same = strcmp(one, other) == 0;
        if (strncmp(one, "2019-07-01", 10) < 0) {
            before++;
            if (!same)
                fail_msg("before the date they part: %s and %s", one, other);
        } else {
            differing += !same;
        }
        a = a_end + 1;
        b = b_end + 1;
    }
    assert_true(*a == '\0' && *b == '\0');
    assert_true(before > 1000);
    assert_true(differing > 10);
    free(basis);
    free(team);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_bytes_when_more_threads_then_the_same),
        IN_A_FOLDER(test_bytes_when_other_environment_then_the_same),
        IN_A_FOLDER(test_bytes_when_from_another_folder_then_the_same),
        IN_A_FOLDER(test_replication_when_more_are_asked_then_the_same),
        IN_A_FOLDER(test_results_when_another_seed_then_others),
        IN_A_FOLDER(test_series_when_scenarios_part_then_alike_until_that_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
