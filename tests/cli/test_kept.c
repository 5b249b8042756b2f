/* Replications that are kept: done once, whatever command asks for them, and never half. */
#define _GNU_SOURCE /* unshare */
#include "tests/cli/program.h"

#include <sched.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/resource.h>

#define SMALL                                                                                      \
    " --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.2 --set eind=2018-02-28 "

#define RUN_SMALL "run flevoland-2018" SMALL
#define COMPARE_SMALL "compare flevoland-2018 lokale-teams-20-procent" SMALL

/* A number that the store's file answers. */
static long long ask(const char *path, const char *question)
{
    sqlite3 *file = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(file, question, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    long long number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(file);
    return number;
}

#define ROWS "SELECT count(*) FROM blob"
/* A replication that is put again gets another rowid. */
#define LAST_PUT "SELECT max(rowid) FROM blob"

static void expect_rows(const char *path, long long rows)
{
    assert_int_equal(ask(path, ROWS), rows);
    assert_int_equal(ask(path, LAST_PUT), rows);
}

static void test_run_when_again_then_nothing_is_done_and_same_bytes(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 3 --out uit", 5, "", "");
    char *said = strdup(place->out);
    expect_rows("uit/opslag.sqlite", 3);
    assert_int_equal(mkdir("eerst", 0777), 0);
    assert_int_equal(rename("uit/opslag.sqlite", "eerst/opslag.sqlite"), 0);
    assert_int_equal(rename("uit", "los"), 0);
    assert_int_equal(rename("eerst", "uit"), 0); /* a folder with nothing but its store */
    expect(place, RUN_SMALL "--replications 3 --out uit", 5, "", "");
    assert_string_equal(place->out, said);
    expect_rows("uit/opslag.sqlite", 3);
    expect_same_folder("uit", "los");
    free(said);
    expect(place, RUN_SMALL "--replications 3 --seed 2 --out uit", 5, "", "");
    expect_rows("uit/opslag.sqlite", 6); /* another seed is other work */
}

static void test_run_when_more_replications_then_the_earlier_are_kept(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 4 --out vier --store s.sqlite", 5, "", "");
    expect(place, RUN_SMALL "--replications 8 --out acht --store s.sqlite", 5, "", "");
    expect_rows("s.sqlite", 8);
    char *four = file_read("vier/replicaties.csv"), *eight = file_read("acht/replicaties.csv");
    assert_true(strlen(eight) > strlen(four));
    assert_memory_equal(eight, four, strlen(four));
    free(four);
    free(eight);
    expect(place, RUN_SMALL "--replications 8 --out ineens", 5, "", "");
    expect(place, RUN_SMALL "--replications 4 --out terug --store s.sqlite", 5, "", "");
    expect_rows("s.sqlite", 8);
    assert_false(file_exists("acht/opslag.sqlite"));
    expect_same_folder("acht", "ineens");
    expect_same_folder("vier", "terug");
}

/* 3 of the basis, which run did; compare adds 3 of the variant and 3 of the null comparison. */
static void test_store_when_shared_then_compare_takes_over_what_run_did(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 3 --out run --store s.sqlite", 5, "", "");
    expect(place, COMPARE_SMALL "--replications 3 --out uit --store s.sqlite", 5, "", "");
    expect_rows("s.sqlite", 9);
    expect(place, COMPARE_SMALL "--replications 3 --out uit --store s.sqlite", 5, "", "");
    expect(place,
           "run lokale-teams-20-procent" SMALL "--replications 3 --out teams --store s.sqlite", 5,
           "", "");
    expect_rows("s.sqlite", 9);
    expect(place, COMPARE_SMALL "--replications 3 --out los", 5, "", "");
    expect_same_folder("uit", "los");
    expect(place, "run lokale-teams-20-procent" SMALL "--replications 3 --out vers", 5, "", "");
    expect_same_folder("teams", "vers");
}

/* Two at once do some of the work twice, and get in each other's way no further. */
static void test_store_when_two_use_it_at_once_then_both_end_well(void **state)
{
    (void)state;
    pid_t one = program_start(RUN_SMALL "--replications 6 --out een --store s", "/dev/null", "f1");
    pid_t two = program_start(RUN_SMALL "--replications 6 --out twee --store s", "/dev/null", "f2");
    assert_int_equal(program_wait(one), 5);
    assert_int_equal(program_wait(two), 5);
    char *said = file_read("f1"), *also = file_read("f2");
    assert_null(strstr(said, "opslag"));
    assert_null(strstr(also, "opslag"));
    free(said);
    free(also);
    expect_same_folder("een", "twee");
    assert_int_equal(ask("s", ROWS), 6);
}

/* Text, and the SQLite file of another program: left alone, byte for byte. */
static void test_store_when_file_is_not_ours_then_status_two_and_untouched(void **state)
{
    struct place *place = *state;
    sqlite3 *file = NULL;
    assert_int_equal(sqlite3_open("foto.db", &file), SQLITE_OK);
    assert_int_equal(sqlite3_exec(file, "CREATE TABLE foto(naam TEXT)", NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(file);
    file_write("brief.txt", "Van mij, en langer dan honderd tekens, want zo kort is de kop van een "
                            "opslag: dit is geen opslag van ketensim.\n");
    assert_int_equal(mkdir("map", 0777), 0);
    char *letter = file_read("brief.txt");
    long long version = ask("foto.db", "PRAGMA data_version");
    struct stat before, after;
    assert_int_equal(stat("foto.db", &before), 0);
    expect(place, RUN_SMALL "--out uit --store brief.txt", 2, "", "geen opslag van ketensim");
    expect(place, RUN_SMALL "--out uit --store foto.db", 2, "", "geen opslag van ketensim");
    expect(place, COMPARE_SMALL "--out uit --store foto.db", 2, "", "geen opslag van ketensim");
    expect(place, "vessels flevoland-2018 --out uit --store foto.db", 2, "", "geen opslag");
    expect(place, RUN_SMALL "--out uit --store map", 2, "", "is een map");
    char *still = file_read("brief.txt");
    assert_string_equal(still, letter);
    free(letter);
    free(still);
    assert_int_equal(stat("foto.db", &after), 0);
    assert_int_equal(before.st_size, after.st_size);
    assert_true(before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
                before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);
    assert_int_equal(ask("foto.db", "PRAGMA data_version"), version);
    expect_names(".", "brief.txt foto.db map ");
}

/* Runs with room for so many bytes in each file. */
static void run_limited(struct place *place, const char *line, rlim_t bytes)
{
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit limit = {bytes, before.rlim_max};
    signal(SIGXFSZ, SIG_DFL); /* it is the program's own business not to die from it */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    pid_t child = program_start(line, "uit.txt", "fout.txt");
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    place->status = program_wait(child);
    take_text("uit.txt", place->out);
    take_text("fout.txt", place->err);
}

/* Too little for the store, for its second replication, for the largest table. */
static void test_run_when_there_is_no_room_then_told_and_later_the_same_bytes(void **state)
{
    struct place *place = *state;
    static const rlim_t room[] = {8192, 400000, 1200000};
    static const char line[] = RUN_SMALL "--replications 4 --out uit --quiet";
    expect(place, RUN_SMALL "--replications 4 --out los", 5, "", "");
    for (size_t i = 0; i < sizeof room / sizeof room[0]; i++) {
        run_limited(place, line, room[i]);
        assert_int_equal(place->status, 1);
        assert_non_null(strstr(place->err, " kan niet worden ge"));
        assert_string_equal(place->out, "");
        expect_names("uit", "opslag.sqlite ");
    }
    expect(place, line, 5, "", "");
    expect_same_folder("uit", "los");
    expect_rows("uit/opslag.sqlite", 4);
}

/* What a child found on a disk of its own. */
enum { FINE = 0, WRONG = 70, MAY_NOT = 77 };

static int play_full_disk(struct place *place)
{
    static const char inside[] = RUN_SMALL "--replications 4 --out schijf/uit --quiet";
    static const char apart[] = RUN_SMALL "--replications 4 --out uit --quiet --store schijf/s";
    if (mkdir("schijf", 0777) != 0 || unshare(CLONE_NEWNS) != 0 ||
        mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("tmpfs", "schijf", "tmpfs", 0, "size=400k") != 0)
        return MAY_NOT;
    place_run(place, inside);
    if (place->status != 1 || strstr(place->err, "kan niet worden geschreven") == NULL ||
        strstr(place->err, "de schijf is vol") == NULL)
        return WRONG;
    place_run(place, apart); /* results stand, and it is told that they were not kept */
    if (place->status != 5 || strstr(place->err, "is bewaard") == NULL)
        return WRONG + 1;
    if (mount("tmpfs", "schijf", "tmpfs", MS_REMOUNT, "size=64m") != 0)
        return WRONG + 2;
    place_run(place, inside);
    if (place->status != 5)
        return WRONG + 3;
    expect_same_folder("schijf/uit", "los");
    if (unlink("uit/opslag.sqlite") == 0)
        return WRONG + 4;
    return file_difference("uit/kpi.csv", "los/kpi.csv") == 0 ? FINE : WRONG + 5;
}

static void test_run_when_disk_is_full_then_told_and_later_the_same_bytes(void **state)
{
    struct place *place = *state;
    expect(place, RUN_SMALL "--replications 4 --out los", 5, "", "");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(play_full_disk(place));
    int status = program_wait(child);
    if (status == MAY_NOT)
        skip();
    assert_int_equal(status, FINE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITHOUT_GNUPLOT(test_run_when_again_then_nothing_is_done_and_same_bytes),
        WITHOUT_GNUPLOT(test_run_when_more_replications_then_the_earlier_are_kept),
        WITHOUT_GNUPLOT(test_store_when_shared_then_compare_takes_over_what_run_did),
        WITHOUT_GNUPLOT(test_store_when_two_use_it_at_once_then_both_end_well),
        WITHOUT_GNUPLOT(test_store_when_file_is_not_ours_then_status_two_and_untouched),
        WITHOUT_GNUPLOT(test_run_when_there_is_no_room_then_told_and_later_the_same_bytes),
        WITHOUT_GNUPLOT(test_run_when_disk_is_full_then_told_and_later_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
