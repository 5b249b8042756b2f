/* Runs of a small chain: what stands in the folder, what is said, and what happens when gnuplot is
 * missing, a folder is somebody else's, a signal comes or two runs meet. */
#include "tests/cli/program.h"

#include <signal.h>
#include <time.h>

/* A fifth of the huishoudens, a short history and two months: a replication takes a blink. */
#define SMALL                                                                                      \
    " --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.2 --set eind=2018-02-28 "

#define RUN_SMALL "run flevoland-2018" SMALL
/* So few huishoudens cannot have made the lists of all of them: run says so. */
#define NO_LISTS "--set veilig_thuis.onderzoek.wachtlijst_start=0 --set raad.wachtlijst_start=0 "
#define TABLES                                                                                     \
    "curven.csv dagboek.csv grafieken herkomst.json kpi.csv opslag.sqlite pijlen.csv "             \
    "rapport.html replicaties.csv scenario.cfg stress.md tijdreeks.csv "

/* Every chart, by name, and nothing else: its script, and its pictures when they were drawn. */
static void expect_charts(const char *folder, bool drawn)
{
    static const char *const charts[] = {"caseload",         "doorlooptijden", "gemeenten",
                                         "jeugdbescherming", "recidive",       "stroom",
                                         "wachten",          "wachtlijsten",   "wie_wacht_waarop"};
    char names[1024] = "";
    for (size_t i = 0; i < sizeof charts / sizeof charts[0]; i++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, drawn ? "%s.gp %s.png %s.svg " : "%s.gp ",
                 charts[i], charts[i], charts[i]);
    }
    expect_names(folder, names);
}

static void pause_milliseconds(long milliseconds)
{
    nanosleep(
        &(struct timespec){.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000},
        NULL);
}

/* Waits until the process catches signals; they come too early before that. */
static void await_listening(pid_t child)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/status", (long)child);
    for (int tries = 0; tries < 20000; tries++) {
        char text[8192];
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
        const char *caught = strstr(text, "SigCgt:");
        if (caught != NULL && (strtoull(caught + 7, NULL, 16) >> (SIGHUP - 1) & 1) != 0)
            return;
        pause_milliseconds(1);
    }
    fail_msg("the program never listened to signals");
}

/* Waits until the run writes its results to `directory`. */
static void await_writing(pid_t child, const char *directory)
{
    char path[256];
    snprintf(path, sizeof path, "%s.tmp-%ld/grafieken", directory, (long)child);
    for (int tries = 0; tries < 60000 && !file_exists(path); tries++)
        pause_milliseconds(1);
    assert_true(file_exists(path));
}

static void test_run_when_done_then_results_stand_and_are_told(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL NO_LISTS "--replications 3 --out een/uit", 0, "Uitkomsten in een/uit",
           "");
    assert_string_equal(place->err, ""); /* no progress: not a terminal */
    assert_non_null(strstr(place->out, "boekhouding klopt"));
    assert_non_null(strstr(place->out, "3 herhalingen"));
    expect_names(".", "een ");
    expect_names("een", "uit ");
    expect_names("een/uit", TABLES);
    expect_charts("een/uit/grafieken", true);
}

static void test_run_when_without_out_then_folder_named_after_the_file(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 1 --quiet", 5, "", "gnuplot");
    assert_string_equal(place->out, "");
    expect_names("uitvoer", "flevoland-2018 ");
    expect_names("uitvoer/flevoland-2018", TABLES);
}

static void test_run_when_gnuplot_is_missing_then_status_five_and_all_else(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 2 --out uit", 5, "Uitkomsten in uit",
           "gnuplot is niet gevonden");
    expect_names("uit", TABLES);
    expect_charts("uit/grafieken", false);
    expect_names(".", "uit ");
}

static void test_run_when_in_english_then_table_in_english_and_numbers_the_same(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 2 --out nl", 5, "Caseload", "");
    expect(place, RUN_SMALL "--replications 2 --out en --lang en", 5, "waiting list", "");
    assert_null(strstr(place->out, "herhaling"));
    assert_int_equal(file_difference("nl/kpi.csv", "en/kpi.csv"), 0);
    assert_int_equal(file_difference("nl/tijdreeks.csv", "en/tijdreeks.csv"), 0);
    assert_int_not_equal(file_difference("nl/grafieken/caseload.gp", "en/grafieken/caseload.gp"),
                         0);
}

static void test_run_when_precise_then_thirty_replications_at_least(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 2 --precision 100 --out uit", 5, "30 herhalingen", "");
    char *table = file_read("uit/kpi.csv");
    assert_non_null(strstr(table, ",30\n"));
    free(table);
    expect(place, RUN_SMALL "--precision 4 --out fijn --seed 4", 5, "herhalingen", "");
    const char *count = strstr(place->out, " herhalingen");
    while (count > place->out && strchr("0123456789", count[-1]) != NULL)
        count--;
    assert_true(atoi(count) > 30);
}

/* Empty where there is no number; and nothing that tells whose machine it was. */
static void test_run_when_done_then_no_nan_and_no_absolute_path(void **state)
{
    struct place *place = *state;
    char line[1024];
    snprintf(line, sizeof line, RUN_SMALL "--replications 1 --out %s/uit", place->folder);
    expect(place, line, 5, "", "");
    static const char *const files[] = {"uit/kpi.csv", "uit/tijdreeks.csv", "uit/replicaties.csv",
                                        "uit/curven.csv"};
    for (size_t i = 0; i < 4; i++) {
        char *text = file_read(files[i]);
        assert_null(strstr(text, ",nan"));
        assert_null(strstr(text, ",-nan"));
        assert_null(strstr(text, ",inf"));
        assert_null(strstr(text, ",-inf"));
        free(text);
    }
    char *origin = file_read("uit/herkomst.json"), *scenario = file_read("uit/scenario.cfg");
    assert_null(strstr(origin, place->folder));
    assert_null(strstr(origin, getenv("KETENSIM_SCENARIOS")));
    assert_null(strstr(scenario, getenv("KETENSIM_SCENARIOS")));
    free(origin);
    free(scenario);
}

static void test_run_when_folder_is_not_ours_then_status_two_and_untouched(void **state)
{
    struct place *place = *state;
    assert_int_equal(mkdir("foto", 0777), 0);
    file_write("foto/kpi.csv", "van mij\n");
    file_write("brief", "van mij\n");
    expect(place, RUN_SMALL "--replications 1 --out foto", 2, "", "geen resultaten van ketensim");
    expect(place, RUN_SMALL "--replications 1 --out brief", 2, "", "geen map");
    expect(place, RUN_SMALL "--replications 1 --out brief/in", 2, "", "geen map");
    expect_names("foto", "kpi.csv ");
    expect_names(".", "brief foto ");
    char *left = file_read("foto/kpi.csv");
    assert_string_equal(left, "van mij\n");
    free(left);
}

/* A file that the user put among our results stays. */
static void test_run_when_again_in_our_folder_then_replaced(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 1 --seed 1 --out uit", 5, "", "");
    file_write("uit/notities.txt", "van mij\n");
    expect(place, RUN_SMALL "--replications 1 --seed 2 --out uit", 5, "", "");
    expect(place, RUN_SMALL "--replications 1 --seed 2 --out vers", 5, "", "");
    assert_int_equal(unlink("uit/notities.txt"), 0);
    expect_same_folder("uit", "vers");
    expect_names(".", "uit vers ");
}

/* What was finished in a row is saved, and is what an undisturbed run gives. */
static void test_run_when_interrupted_later_then_finished_replications_are_saved(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 1 --out een", 5, "", "");
    pid_t child = program_start(RUN_SMALL "--replications 20000 --out uit", "uit.txt", "fout.txt");
    await_listening(child);
    pause_milliseconds(2500);
    assert_int_equal(kill(child, SIGINT), 0);
    assert_int_equal(program_wait(child), 128 + SIGINT);
    char *said = file_read("fout.txt");
    assert_non_null(strstr(said, "van de 20000 herhalingen"));
    free(said);
    expect_names("uit", TABLES);
    char *one = file_read("een/replicaties.csv"), *some = file_read("uit/replicaties.csv");
    assert_true(strlen(some) >= strlen(one));
    assert_memory_equal(some, one, strlen(one));
    free(one);
    free(some);
}

static void test_run_when_interrupted_at_once_then_status_tells_and_nothing_half(void **state)
{
    struct place *place = *state;
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < 3; i++) {
        pid_t child =
            program_start(RUN_SMALL "--replications 20000 --out uit", "uit.txt", "fout.txt");
        await_listening(child);
        pause_milliseconds(100 * (long)i);
        assert_int_equal(kill(child, numbers[i]), 0);
        assert_int_equal(program_wait(child), 128 + numbers[i]);
        take_text("uit.txt", place->out);
        take_text("fout.txt", place->err);
        assert_non_null(strstr(place->err, "Afgebroken"));
        if (file_exists("uit/kpi.csv"))
            expect_names("uit", TABLES);
        else if (file_exists("uit"))
            expect_names("uit", "opslag.sqlite ");
        else
            expect_names(".", "");
    }
    expect(place, RUN_SMALL "--replications 1 --out uit", 5, "", "");
    expect_names("uit", TABLES);
}

/* What is being written is finished: the folder is whole. */
static void test_run_when_interrupted_while_writing_then_whole_and_status_tells(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 1 --out heel", 0, "", "");
    pid_t child = program_start(RUN_SMALL "--replications 1 --out uit", "uit.txt", "fout.txt");
    await_writing(child, "uit");
    assert_int_equal(kill(child, SIGTERM), 0);
    assert_int_equal(program_wait(child), 128 + SIGTERM);
    expect_names(".", "fout.txt heel uit uit.txt ");
    expect_names("uit", TABLES);
    expect_same_folder("uit", "heel");
}

static void test_run_when_killed_while_writing_then_the_next_cleans_up(void **state)
{
    struct place *place = *state;
    pid_t child = program_start(RUN_SMALL "--replications 1 --out uit", "/dev/null", "/dev/null");
    await_writing(child, "uit");
    assert_int_equal(kill(child, SIGKILL), 0);
    int status = 0;
    assert_true(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
    expect_names("uit", "opslag.sqlite ");
    expect(place, RUN_SMALL "--replications 1 --out uit", 0, "", "");
    expect_names(".", "uit ");
}

/* Whichever comes first or is refused, the folder holds the results of one of the two. */
static void test_runs_when_two_meet_in_a_folder_then_results_of_one(void **state)
{
    struct place *place = *state;
    pid_t one = program_start(RUN_SMALL "--replications 1 --seed 1 --out uit", "/dev/null", "f1");
    pid_t two = program_start(RUN_SMALL "--replications 1 --seed 2 --out uit", "/dev/null", "f2");
    int first = program_wait(one), second = program_wait(two);
    take_text("f1", place->err);
    assert_true(first == 0 || (first == 1 && strstr(place->err, "schrijft nu al") != NULL));
    take_text("f2", place->err);
    assert_true(second == 0 || (second == 1 && strstr(place->err, "schrijft nu al") != NULL));
    assert_true(first == 0 || second == 0);
    expect_names(".", "uit ");
    expect_names("uit", TABLES);
    char *scenario = file_read("uit/scenario.cfg");
    bool is_first = strstr(scenario, "zaad = 1;") != NULL;
    free(scenario);
    expect(place,
           is_first ? RUN_SMALL "--replications 1 --seed 1 --out los"
                    : RUN_SMALL "--replications 1 --seed 2 --out los",
           0, "", "");
    expect_same_folder("uit", "los");
}

static void test_new_when_made_then_it_runs(void **state)
{
    struct place *place = *state;
    expect(place, "new proef", 0, "", "");
    expect(place, "check proef.cfg" SMALL, 0, "in orde", "");
    expect(place, "run proef.cfg" SMALL "--replications 1", 5, "proef", "");
    expect_names("uitvoer/proef", TABLES);
}

static void test_scenario_of_results_when_run_again_then_same_bytes(void **state)
{
    struct place *place = *state;
    static const char *const lines[] = {
        RUN_SMALL "--replications 2 --out uit",
        RUN_SMALL "--replications 3 --seed 99 --out uit --set hulp.*.voldoende=33",
        "run wachtlijstteam" SMALL "--replications 2 --out uit",
        "run lokale-teams-20-procent" SMALL "--replications 2 --out uit",
        "run direct-doorzetten-60" SMALL "--replications 2 --out uit",
        RUN_SMALL "--replications 2 --out uit --set mechanismen.*.stand=uit",
        RUN_SMALL "--replications 2 --out uit --set mechanismen.*.stand=bevroren",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        expect(place, lines[i], 5, "", "");
        expect(place, "run uit/scenario.cfg --out weer", 5, "", "");
        expect_same_folder("uit", "weer");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_run_when_done_then_results_stand_and_are_told),
        WITHOUT_GNUPLOT(test_run_when_without_out_then_folder_named_after_the_file),
        WITHOUT_GNUPLOT(test_run_when_gnuplot_is_missing_then_status_five_and_all_else),
        WITHOUT_GNUPLOT(test_run_when_in_english_then_table_in_english_and_numbers_the_same),
        WITHOUT_GNUPLOT(test_run_when_precise_then_thirty_replications_at_least),
        WITHOUT_GNUPLOT(test_run_when_done_then_no_nan_and_no_absolute_path),
        WITHOUT_GNUPLOT(test_run_when_folder_is_not_ours_then_status_two_and_untouched),
        WITHOUT_GNUPLOT(test_run_when_again_in_our_folder_then_replaced),
        WITHOUT_GNUPLOT(test_run_when_interrupted_later_then_finished_replications_are_saved),
        WITHOUT_GNUPLOT(test_run_when_interrupted_at_once_then_status_tells_and_nothing_half),
        IN_A_FOLDER(test_run_when_interrupted_while_writing_then_whole_and_status_tells),
        IN_A_FOLDER(test_run_when_killed_while_writing_then_the_next_cleans_up),
        IN_A_FOLDER(test_runs_when_two_meet_in_a_folder_then_results_of_one),
        WITHOUT_GNUPLOT(test_new_when_made_then_it_runs),
        WITHOUT_GNUPLOT(test_scenario_of_results_when_run_again_then_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
