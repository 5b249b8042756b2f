/* The results folder: whole or not there, nothing of others lost, two runs apart. */
#include "output/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "tests/output/fixture.h"

static bool put_text(void *context, FILE *out)
{
    return fputs(context, out) >= 0;
}

static bool put_much(void *context, FILE *out)
{
    (void)context;
    for (int i = 0; i < 100000; i++)
        fputs("0123456789\n", out);
    return true; /* as a careless writer would say */
}

static bool put_nothing(void *context, FILE *out)
{
    (void)context;
    (void)out;
    return false;
}

static bool put_manifest(void *context, FILE *out)
{
    fputs("{\n  " FOLDER_MANIFEST_MARK ",\n  \"bestanden\": ", out);
    folder_files_write(out, context);
    return fputs("\n}\n", out) >= 0;
}

static struct folder *begin(const char *directory)
{
    struct folder *folder;
    char *message;
    assert_int_equal(folder_begin(directory, &folder, &message), FOLDER_OK);
    assert_null(message);
    return folder;
}

/* Writes kpi.csv with the text, and `extra` beside it when given, and puts it in place. */
static enum folder_status write_results(const char *directory, const char *text, const char *extra,
                                        char **message)
{
    char copy[64];
    snprintf(copy, sizeof copy, "%s", text);
    struct folder *folder = begin(directory);
    assert_true(folder_write(folder, "kpi.csv", put_text, copy));
    if (extra != NULL) {
        assert_true(folder_make(folder, "grafieken"));
        assert_true(folder_write(folder, extra, put_text, copy));
    }
    struct folder_files files = *folder_files(folder);
    assert_true(folder_write(folder, FOLDER_MANIFEST_NAME, put_manifest, &files));
    return folder_commit(folder, message);
}

static size_t entries(const char *folder)
{
    char command[256];
    snprintf(command, sizeof command, "ls -A '%s' | wc -l", folder);
    FILE *in = popen(command, "r");
    assert_non_null(in);
    int count = -1;
    assert_int_equal(fscanf(in, "%d", &count), 1);
    pclose(in);
    return (size_t)count;
}

static void test_folder_commit_when_new_then_whole_and_nothing_beside(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "diep/uit");
    assert_int_equal(write_results(path, "een", "grafieken/a.gp", &message), FOLDER_OK);
    char *text = fixture_get(path, "kpi.csv");
    assert_string_equal(text, "een");
    free(text);
    assert_true(fixture_exists(path, "grafieken/a.gp"));
    assert_int_equal(entries(path), 3); /* no mark, no lock */
    char deep[512];
    assert_int_equal(entries(fixture_path(deep, base, "diep")), 1);
    fixture_folder_remove(base);
}

static void test_folder_commit_when_ours_then_replaces_only_what_we_made(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    assert_int_equal(write_results(path, "een", "grafieken/a.gp", &message), FOLDER_OK);
    fixture_put(path, "notitie.txt", "van mij");
    fixture_put(path, "grafieken/eigen.svg", "van mij");
    assert_int_equal(write_results(path, "twee", NULL, &message), FOLDER_OK);
    char *text = fixture_get(path, "kpi.csv");
    assert_string_equal(text, "twee");
    free(text);
    assert_true(fixture_exists(path, "notitie.txt"));
    assert_true(fixture_exists(path, "grafieken/eigen.svg"));
    assert_false(
        fixture_exists(path, "grafieken/a.gp")); /* of the earlier results, gone from these */
    assert_false(fixture_exists(path, ".herkomst-vorige.json"));
    assert_int_equal(entries(base), 1);
    fixture_folder_remove(base);
}

static void test_folder_begin_when_not_ours_then_refused_and_untouched(void **state)
{
    (void)state;
    char *base = fixture_folder(), *message;
    struct folder *folder;
    fixture_put(base, "brief.txt", "x");
    assert_int_equal(folder_begin(base, &folder, &message), FOLDER_NOT_OURS);
    assert_non_null(strstr(message, "geen resultaten van ketensim"));
    free(message);
    fixture_put(base, "herkomst.json", "{\"programma\": \"iets anders\"}\n");
    assert_int_equal(folder_check(base, &message), FOLDER_NOT_OURS);
    free(message);
    assert_int_equal(entries(base), 2);
    fixture_folder_remove(base);
}

static void test_folder_begin_when_file_in_the_way_then_refused(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_put(base, "bestand", "x");
    assert_int_equal(folder_check(fixture_path(path, base, "bestand"), &message), FOLDER_NOT_OURS);
    free(message);
    assert_int_equal(folder_check(fixture_path(path, base, "bestand/uit"), &message),
                     FOLDER_NOT_OURS);
    free(message);
    assert_int_equal(folder_check("", &message), FOLDER_FAILED);
    free(message);
    fixture_folder_remove(base);
}

static void test_folder_commit_when_stranger_stands_at_our_name_then_refused(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    assert_int_equal(write_results(path, "een", NULL, &message), FOLDER_OK);
    char inner[512];
    assert_int_equal(mkdir(fixture_path(inner, path, "grafieken"), 0777), 0);
    fixture_put(path, "grafieken/a.gp", "van een ander");
    assert_int_equal(write_results(path, "twee", "grafieken/a.gp", &message), FOLDER_NOT_OURS);
    assert_non_null(strstr(message, "grafieken/a.gp"));
    free(message);
    char *text = fixture_get(path, "kpi.csv");
    assert_string_equal(text, "een");
    free(text);
    assert_int_equal(entries(base), 1);
    fixture_folder_remove(base);
}

static void test_folder_write_when_writer_fails_then_nothing_in_place(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    struct folder *folder = begin(fixture_path(path, base, "uit"));
    assert_false(folder_write(folder, "kpi.csv", put_nothing, NULL));
    assert_non_null(folder_complaint(folder));
    assert_int_equal(folder_commit(folder, &message), FOLDER_FAILED);
    assert_non_null(strstr(message, "kpi.csv"));
    free(message);
    assert_int_equal(entries(base), 0);
    fixture_folder_remove(base);
}

static void test_folder_close_stream_when_disk_is_full_then_said(void **state)
{
    (void)state;
    FILE *out = fopen("/dev/full", "w");
    assert_non_null(out);
    fputs("klein", out);
    assert_int_equal(folder_close_stream(out), ENOSPC);
    out = fopen("/dev/null", "w");
    assert_non_null(out);
    fputs("klein", out);
    assert_int_equal(folder_close_stream(out), 0);
}

/* In a child whose files may not grow beyond 64 KiB. */
static void test_folder_write_when_no_room_then_failed(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512];
    fixture_path(path, base, "uit");
    pid_t child = fork();
    if (child == 0) {
        struct rlimit limit = {65536, 65536};
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        struct folder *folder;
        char *message;
        if (folder_begin(path, &folder, &message) != FOLDER_OK)
            _exit(1);
        bool good = folder_write(folder, "kpi.csv", put_much, NULL);
        _exit(good || folder_commit(folder, &message) != FOLDER_FAILED ? 2 : 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_int_equal(entries(base), 0);
    fixture_folder_remove(base);
}

/* Root may write everywhere, so the question is asked as somebody else. */
static void test_folder_check_when_read_only_then_failed(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512];
    fixture_path(path, base, "uit");
    assert_int_equal(chmod(base, 0555), 0);
    pid_t child = fork();
    if (child == 0) {
        char *message;
        if (getuid() == 0 && setuid(65534) != 0)
            _exit(77);
        bool refused = folder_check(path, &message) == FOLDER_FAILED &&
                       strstr(message, "geen toegang") != NULL;
        _exit(refused ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_true(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 77);
    assert_int_equal(chmod(base, 0755), 0);
    fixture_folder_remove(base);
}

static void test_folder_begin_when_another_run_writes_then_refused(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], lock_path[512], *message;
    fixture_path(path, base, "uit");
    int lock = open(fixture_path(lock_path, base, "uit.lock"), O_RDWR | O_CREAT, 0644);
    assert_true(lock >= 0);
    assert_int_equal(write(lock, "4242\n", 5), 5);
    assert_int_equal(flock(lock, LOCK_EX), 0);
    struct folder *folder;
    assert_int_equal(folder_begin(path, &folder, &message), FOLDER_FAILED);
    assert_non_null(strstr(message, "4242"));
    free(message);
    close(lock);
    assert_int_equal(write_results(path, "een", NULL, &message), FOLDER_OK);
    assert_false(fixture_exists(base, "uit.lock"));
    fixture_put(base, "uit.lock", "brief van iemand\n");
    assert_int_equal(folder_begin(path, &folder, &message), FOLDER_FAILED);
    free(message);
    char *text = fixture_get(base, "uit.lock");
    assert_string_equal(text, "brief van iemand\n");
    free(text);
    fixture_folder_remove(base);
}

static void test_folder_begin_when_run_was_killed_then_cleans_only_its_leftovers(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    pid_t child = fork();
    if (child == 0) {
        struct folder *folder;
        if (folder_begin(path, &folder, &message) == FOLDER_OK)
            folder_write(folder, "kpi.csv", put_text, path);
        kill(getpid(), SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    char left[64];
    snprintf(left, sizeof left, "uit.tmp-%ld", (long)child);
    assert_true(fixture_exists(base, left));
    char other[512];
    assert_int_equal(mkdir(fixture_path(other, base, "uit.tmp-1"), 0777), 0);   /* a living one */
    assert_int_equal(mkdir(fixture_path(other, base, "uit.tmp-oud"), 0777), 0); /* a user's */
    assert_int_equal(mkdir(fixture_path(other, base, "uit.tmp-99999999"), 0777), 0); /* no mark */
    assert_int_equal(write_results(path, "een", NULL, &message), FOLDER_OK);
    assert_false(fixture_exists(base, left));
    assert_true(fixture_exists(base, "uit.tmp-1"));
    assert_true(fixture_exists(base, "uit.tmp-oud"));
    assert_true(fixture_exists(base, "uit.tmp-99999999"));
    fixture_folder_remove(base);
}

static void test_folder_check_when_killed_while_replacing_then_still_ours(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], from[512], to[512], *message;
    fixture_path(path, base, "uit");
    assert_int_equal(write_results(path, "een", NULL, &message), FOLDER_OK);
    assert_int_equal(rename(fixture_path(from, path, "herkomst.json"),
                            fixture_path(to, path, ".herkomst-vorige.json")),
                     0);
    assert_int_equal(folder_check(path, &message), FOLDER_OK);
    assert_int_equal(write_results(path, "twee", NULL, &message), FOLDER_OK);
    assert_int_equal(entries(path), 2);
    fixture_folder_remove(base);
}

static void test_folder_manifest_when_names_climb_then_passed_over(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512];
    fixture_put(base, "herkomst.json",
                "{\n  " FOLDER_MANIFEST_MARK ",\n"
                "    {\"naam\": \"../weg.txt\", \"bytes\": 1, \"sha256\": \"\"},\n"
                "    {\"naam\": \"/etc/passwd\", \"bytes\": 1, \"sha256\": \"\"},\n"
                "    {\"naam\": \"a/../../b\", \"bytes\": 1, \"sha256\": \"\"},\n"
                "    {\"naam\": \"kpi.csv\", \"bytes\": 1, \"sha256\": \"\"}\n}\n");
    struct folder_files files = {0};
    assert_true(folder_manifest_read(fixture_path(path, base, "herkomst.json"), &files));
    assert_int_equal(files.count, 1);
    assert_string_equal(files.items[0].name, "kpi.csv");
    folder_files_release(&files);
    fixture_folder_remove(base);
}

static void test_sha256_when_published_message_then_published_hash(void **state)
{
    (void)state;
    char text[SHA256_TEXT_SIZE];
    struct sha256 hash;
    sha256_init(&hash);
    sha256_add(&hash, "abc", 3);
    sha256_finish(&hash, text);
    assert_string_equal(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha256_init(&hash);
    for (int i = 0; i < 1000000; i++)
        sha256_add(&hash, "a", 1);
    sha256_finish(&hash, text);
    assert_string_equal(text, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folder_commit_when_new_then_whole_and_nothing_beside),
        cmocka_unit_test(test_folder_commit_when_ours_then_replaces_only_what_we_made),
        cmocka_unit_test(test_folder_begin_when_not_ours_then_refused_and_untouched),
        cmocka_unit_test(test_folder_begin_when_file_in_the_way_then_refused),
        cmocka_unit_test(test_folder_commit_when_stranger_stands_at_our_name_then_refused),
        cmocka_unit_test(test_folder_write_when_writer_fails_then_nothing_in_place),
        cmocka_unit_test(test_folder_close_stream_when_disk_is_full_then_said),
        cmocka_unit_test(test_folder_write_when_no_room_then_failed),
        cmocka_unit_test(test_folder_check_when_read_only_then_failed),
        cmocka_unit_test(test_folder_begin_when_another_run_writes_then_refused),
        cmocka_unit_test(test_folder_begin_when_run_was_killed_then_cleans_only_its_leftovers),
        cmocka_unit_test(test_folder_check_when_killed_while_replacing_then_still_ours),
        cmocka_unit_test(test_folder_manifest_when_names_climb_then_passed_over),
        cmocka_unit_test(test_sha256_when_published_message_then_published_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
