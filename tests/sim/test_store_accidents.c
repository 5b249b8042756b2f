/* The store when a process is killed, the disk is full, or two runs use one file. */
#define _GNU_SOURCE /* unshare */
#include "tests/sim/store_fixture.h"

#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include <sqlite3.h>

#define MOST 60000

enum { CHILD_FINE = 0, CHILD_WRONG = 1, CHILD_MAY_NOT = 77 };

/* Runs `play` in a process of its own and gives its exit status. */
static int in_a_child(int (*play)(void))
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(play());
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* Puts blobs for as long as it lives, and tells on `tell` the number of each that was put. */
static void put_until_killed(const char *path, uint32_t from, int tell)
{
    char *message;
    struct store *store = store_open(path, &message);
    if (store == NULL)
        _exit(CHILD_WRONG);
    for (uint32_t r = from;; r++)
        if (!blob_put(store, "basis", r, MOST) || write(tell, &r, sizeof r) != sizeof r)
            _exit(CHILD_WRONG);
}

/* Every fifth time in a new file, so that its making is cut off too. */
static void test_store_when_killed_then_all_acknowledged_is_there_and_whole(void **state)
{
    (void)state;
    uint32_t next = 0;
    unsigned total = 0;
    for (uint32_t round = 0; round < 25; round++) {
        if (round % 5 == 0) {
            unlink("opslag.sqlite");
            next = 0;
        }
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        fflush(NULL);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            put_until_killed("opslag.sqlite", next, ends[1]);
        close(ends[1]);
        long microseconds = (long)(mix(round, 11) % (round % 5 == 0 ? 8000 : 60000));
        nanosleep(&(struct timespec){.tv_nsec = microseconds * 1000}, NULL);
        assert_int_equal(kill(child, SIGKILL), 0);
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        for (uint32_t told; read(ends[0], &told, sizeof told) == sizeof told; next++)
            assert_int_equal(told, next);
        close(ends[0]);

        struct store *store = store_fixture_open("opslag.sqlite");
        uint32_t kept = store_count(store, "basis");
        assert_true(kept == next || kept == next + 1); /* put, and killed before telling */
        next = kept;
        total += kept;
        for (uint32_t r = 0; r < next; r++)
            assert_int_equal(blob_find(store, "basis", r, MOST), BLOB_WHOLE);
        assert_null(store_complaint(store));
        store_close(store);
        assert_true(stands_alone("opslag.sqlite"));
    }
    assert_true(total > 0);
}

/* Killed by the system when the file would grow past `most` bytes, so in the middle of a put. */
static void put_until_too_large(const char *path, rlim_t most, int tell)
{
    char *message;
    struct store *store = store_open(path, &message);
    struct rlimit limit = {most, most};
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    setrlimit(RLIMIT_FSIZE, &limit);
    if (store == NULL)
        _exit(CHILD_WRONG);
    for (uint32_t r = store_count(store, "basis");; r++)
        if (!blob_put(store, "basis", r, MOST) || write(tell, &r, sizeof r) != sizeof r)
            _exit(CHILD_WRONG);
}

static void test_store_when_killed_within_a_write_then_only_that_put_is_lost(void **state)
{
    (void)state;
    store_close(store_fixture_open("opslag.sqlite"));
    uint32_t next = 0;
    for (rlim_t round = 0; round < 12; round++) {
        struct stat about;
        assert_int_equal(stat("opslag.sqlite", &about), 0);
        rlim_t most = (rlim_t)about.st_size + 40000 + 7001 * round; /* pages are cut in two */
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        fflush(NULL);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            put_until_too_large("opslag.sqlite", most, ends[1]);
        close(ends[1]);
        for (uint32_t told; read(ends[0], &told, sizeof told) == sizeof told; next++)
            assert_int_equal(told, next);
        close(ends[0]);
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
        assert_false(stands_alone("opslag.sqlite")); /* the put was not taken back yet */

        struct store *store = store_fixture_open("opslag.sqlite");
        assert_int_equal(store_count(store, "basis"), next);
        for (uint32_t r = 0; r < next; r++)
            assert_int_equal(blob_find(store, "basis", r, MOST), BLOB_WHOLE);
        assert_true(blob_put(store, "basis", next++, MOST));
        assert_null(store_complaint(store));
        store_close(store);
        assert_true(stands_alone("opslag.sqlite"));
    }
}

static int put_thirty(void)
{
    char *message;
    struct store *store = store_open("opslag.sqlite", &message);
    if (store == NULL)
        return CHILD_WRONG;
    bool good = true;
    for (uint32_t r = 0; r < 30; r++)
        good = good && blob_put(store, "basis", 2 * r + (uint32_t)(getpid() % 2), MOST) &&
               blob_find(store, "basis", 2 * r + (uint32_t)(getpid() % 2), MOST) == BLOB_WHOLE;
    store_close(store);
    return good ? CHILD_FINE : CHILD_WRONG;
}

static void test_store_when_two_runs_share_a_new_file_then_nothing_is_lost(void **state)
{
    (void)state;
    fflush(NULL);
    pid_t children[4];
    bool odd = false, even = false;
    for (int i = 0; i < 4; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0)
            _exit(put_thirty());
        odd = odd || children[i] % 2 == 1;
        even = even || children[i] % 2 == 0;
    }
    for (int i = 0; i < 4; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), CHILD_FINE);
    }
    struct store *store = store_fixture_open("opslag.sqlite");
    assert_int_equal(store_count(store, "basis"), odd && even ? 60 : 30);
    store_close(store);
    assert_true(stands_alone("opslag.sqlite"));
}

static int open_while_waiting(void)
{
    char *message;
    struct store *store = store_open("opslag.sqlite", &message);
    return store == NULL && strstr(message, "geen opslag van ketensim") != NULL ? CHILD_FINE
                                                                                : CHILD_WRONG;
}

/* Found empty, and not empty any more once it may be written. */
static void test_store_open_when_another_fills_the_file_meanwhile_then_refused(void **state)
{
    (void)state;
    fflush(NULL);
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t other = fork();
    assert_true(other >= 0);
    if (other == 0) {
        sqlite3 *file;
        if (sqlite3_open("opslag.sqlite", &file) != SQLITE_OK ||
            sqlite3_exec(file, "BEGIN IMMEDIATE; CREATE TABLE adres(naam)", NULL, NULL, NULL) !=
                SQLITE_OK ||
            write(ends[1], "x", 1) != 1)
            _exit(CHILD_WRONG);
        nanosleep(&(struct timespec){.tv_nsec = 200000000}, NULL);
        _exit(sqlite3_exec(file, "COMMIT", NULL, NULL, NULL) == SQLITE_OK ? CHILD_FINE
                                                                          : CHILD_WRONG);
    }
    char byte;
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_int_equal(in_a_child(open_while_waiting), CHILD_FINE);
    int status;
    assert_int_equal(waitpid(other, &status, 0), other);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == CHILD_FINE);
    sqlite3 *file;
    assert_int_equal(sqlite3_open("opslag.sqlite", &file), SQLITE_OK);
    assert_int_equal(sqlite3_exec(file, "SELECT * FROM blob", NULL, NULL, NULL), SQLITE_ERROR);
    sqlite3_close(file);
    close(ends[0]);
    close(ends[1]);
}

/* Puts until the file may not grow; everything put before must stay, and reading go on. */
static int fill_up(const char *path, const char *word)
{
    char *message;
    struct store *store = store_open(path, &message);
    if (store == NULL)
        return CHILD_WRONG;
    uint32_t count = 0;
    while (count < 1000 && blob_put(store, "basis", count, MOST))
        count++;
    const char *complaint = store_complaint(store);
    bool good = count > 3 && count < 1000 && complaint != NULL && strstr(complaint, path) != NULL &&
                strstr(complaint, word) != NULL && store_count(store, "basis") == count;
    if (!good)
        fprintf(stderr, "%u blobs, %s\n", (unsigned)count, complaint);
    for (uint32_t r = 0; r < count; r++)
        good = good && blob_find(store, "basis", r, MOST) == BLOB_WHOLE;
    good = good && !blob_put(store, "basis", count, MOST);
    store_close(store);

    store = store_open(path, &message);
    good = good && store != NULL && store_count(store, "basis") == count;
    for (uint32_t r = 0; r < count; r++)
        good = good && blob_find(store, "basis", r, MOST) == BLOB_WHOLE;
    store_close(store);
    return good ? CHILD_FINE : CHILD_WRONG;
}

static int play_limited_file(void)
{
    struct rlimit limit = {1000000, 1000000};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    return fill_up("opslag.sqlite", "kan niet worden gebruikt");
}

static void test_store_put_when_file_may_not_grow_then_false_and_rest_stays(void **state)
{
    (void)state;
    assert_int_equal(in_a_child(play_limited_file), CHILD_FINE);
    struct store *store = store_fixture_open("opslag.sqlite");
    uint32_t count = store_count(store, "basis");
    assert_true(count > 3);
    assert_true(blob_put(store, "basis", count, MOST)); /* there is room again */
    assert_null(store_complaint(store));
    store_close(store);
    assert_true(stands_alone("opslag.sqlite"));
}

/* On a disk of one MiB that only the child sees. */
static int play_small_disk(void)
{
    if (mkdir("schijf", 0777) != 0 || unshare(CLONE_NEWNS) != 0 ||
        mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("tmpfs", "schijf", "tmpfs", 0, "size=1m") != 0)
        return CHILD_MAY_NOT;
    return fill_up("schijf/opslag.sqlite", "de schijf is vol");
}

static void test_store_put_when_disk_is_full_then_false_and_rest_stays(void **state)
{
    (void)state;
    int status = in_a_child(play_small_disk);
    if (status == CHILD_MAY_NOT)
        skip();
    assert_int_equal(status, CHILD_FINE);
}

/* Not a byte of room: no store, in words, and nothing but an empty file is left. */
static int play_no_room(void)
{
    struct rlimit limit = {0, 0};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    char *message;
    struct store *store = store_open("opslag.sqlite", &message);
    return store == NULL && strstr(message, "opslag.sqlite") != NULL ? CHILD_FINE : CHILD_WRONG;
}

static void test_store_open_when_there_is_no_room_then_refused_and_later_fine(void **state)
{
    (void)state;
    assert_int_equal(in_a_child(play_no_room), CHILD_FINE);
    struct store *store = store_fixture_open("opslag.sqlite");
    assert_true(blob_put(store, "basis", 1, MOST));
    store_close(store);
    assert_true(stands_alone("opslag.sqlite"));
}

/* Root may write everywhere, so the question is asked as somebody else. */
static int play_read_only(void)
{
    if (getuid() == 0 && setuid(65534) != 0)
        return CHILD_MAY_NOT;
    char *message;
    return store_open("opslag.sqlite", &message) == NULL && message != NULL ? CHILD_FINE
                                                                            : CHILD_WRONG;
}

static void test_store_open_when_read_only_then_refused(void **state)
{
    (void)state;
    store_close(store_fixture_open("opslag.sqlite"));
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(chmod("opslag.sqlite", 0444), 0);
    int status = in_a_child(play_read_only);
    assert_true(status == CHILD_FINE || status == CHILD_MAY_NOT);
    assert_int_equal(chmod("opslag.sqlite", 0666), 0);
    assert_int_equal(chmod(".", 0555), 0);
    status = in_a_child(play_read_only); /* there would be no place for a journal */
    assert_int_equal(chmod(".", 0755), 0);
    assert_true(status == CHILD_FINE || status == CHILD_MAY_NOT);
}

static void test_store_put_when_file_was_removed_then_false(void **state)
{
    (void)state;
    struct store *store = store_fixture_open("opslag.sqlite");
    assert_true(blob_put(store, "basis", 1, MOST));
    assert_int_equal(unlink("opslag.sqlite"), 0);
    assert_false(blob_put(store, "basis", 2, MOST));
    assert_non_null(strstr(store_complaint(store), "verplaatst of verwijderd"));
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_store_when_killed_then_all_acknowledged_is_there_and_whole),
        IN_A_FOLDER(test_store_when_killed_within_a_write_then_only_that_put_is_lost),
        IN_A_FOLDER(test_store_open_when_another_fills_the_file_meanwhile_then_refused),
        IN_A_FOLDER(test_store_when_two_runs_share_a_new_file_then_nothing_is_lost),
        IN_A_FOLDER(test_store_put_when_file_may_not_grow_then_false_and_rest_stays),
        IN_A_FOLDER(test_store_put_when_disk_is_full_then_false_and_rest_stays),
        IN_A_FOLDER(test_store_open_when_there_is_no_room_then_refused_and_later_fine),
        IN_A_FOLDER(test_store_open_when_read_only_then_refused),
        IN_A_FOLDER(test_store_put_when_file_was_removed_then_false),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
