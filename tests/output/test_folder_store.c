/* The store of finished replications in the results folder: there before the results, never listed,
 * moved or removed, and no run beside another. */
#include "output/folder_claim.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include "output/folder_store.h"
#include "sim/study/store.h"
#include "tests/output/fixture.h"

static struct folder_claim *claim(const char *directory)
{
    struct folder_claim *taken;
    char *message;
    enum folder_status status = folder_claim_take(directory, &taken, &message);
    if (status != FOLDER_OK)
        fail_msg("%s", message);
    assert_null(message);
    return taken;
}

/* Keeps `text` in the store of the claimed folder, as a run does that simulates. */
static void keep(struct folder_claim *taken, const char *text)
{
    char *message;
    const char *path = folder_claim_store(taken, &message);
    assert_non_null(path);
    struct store *store = store_open(path, &message);
    assert_non_null(store);
    assert_true(store_put(store, "basis", 0, text, strlen(text)));
    store_close(store);
}

static void expect_kept(const char *directory, const char *text)
{
    char path[512], *message;
    struct store *store = store_open(fixture_path(path, directory, FOLDER_STORE_NAME), &message);
    assert_non_null(store);
    size_t length;
    void *found = store_get(store, "basis", 0, &length);
    assert_non_null(found);
    assert_int_equal(length, strlen(text));
    assert_memory_equal(found, text, length);
    free(found);
    store_close(store);
}

static bool put_text(void *context, FILE *out)
{
    return fputs(context, out) >= 0;
}

static bool put_manifest(void *context, FILE *out)
{
    fputs("{\n  " FOLDER_MANIFEST_MARK ",\n  \"bestanden\": ", out);
    folder_files_write(out, context);
    return fputs("\n}\n", out) >= 0;
}

static enum folder_status finish(struct folder *folder, const char *text, char **message)
{
    char copy[64];
    snprintf(copy, sizeof copy, "%s", text);
    assert_true(folder_write(folder, "kpi.csv", put_text, copy));
    struct folder_files files = *folder_files(folder);
    assert_true(folder_write(folder, FOLDER_MANIFEST_NAME, put_manifest, &files));
    return folder_commit(folder, message);
}

/* Writes results in a claimed folder, and lets go of it. */
static enum folder_status write_claimed(struct folder_claim *taken, const char *text,
                                        char **message)
{
    struct folder *folder;
    assert_int_equal(folder_begin_claimed(taken, &folder, message), FOLDER_OK);
    enum folder_status status = finish(folder, text, message);
    folder_claim_release(taken);
    return status;
}

static void expect_text(const char *directory, const char *name, const char *text)
{
    char *found = fixture_get(directory, name);
    assert_string_equal(found, text);
    free(found);
}

static int entries(const char *folder)
{
    char command[600];
    snprintf(command, sizeof command, "ls -A '%s' | wc -l", folder);
    FILE *in = popen(command, "r");
    int count = -1;
    assert_non_null(in);
    assert_int_equal(fscanf(in, "%d", &count), 1);
    pclose(in);
    return count;
}

static void test_folder_store_when_folder_is_new_then_both_stand_there_unlisted(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], deep[512], *message;
    fixture_path(path, base, "diep/er/uit");
    struct folder_claim *taken = claim(path);
    assert_string_equal(folder_claim_directory(taken), path);
    keep(taken, "een");
    assert_int_equal(write_claimed(taken, "een", &message), FOLDER_OK);
    expect_text(path, "kpi.csv", "een");
    expect_kept(path, "een");
    assert_int_equal(entries(path), 3);
    assert_int_equal(entries(fixture_path(deep, base, "diep/er")), 1);
    char *manifest = fixture_get(path, "herkomst.json");
    assert_null(strstr(manifest, "opslag"));
    free(manifest);
    fixture_folder_remove(base);
}

static void test_folder_store_when_results_are_replaced_then_stays(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    struct folder_claim *taken = claim(path);
    keep(taken, "een");
    assert_int_equal(write_claimed(taken, "een", &message), FOLDER_OK);
    /* by a run that keeps nothing, and by one that keeps more */
    struct folder *folder;
    assert_int_equal(folder_begin(path, &folder, &message), FOLDER_OK);
    assert_int_equal(finish(folder, "twee", &message), FOLDER_OK);
    expect_text(path, "kpi.csv", "twee");
    expect_kept(path, "een");
    taken = claim(path);
    keep(taken, "drie");
    assert_int_equal(write_claimed(taken, "drie", &message), FOLDER_OK);
    expect_text(path, "kpi.csv", "drie");
    expect_kept(path, "drie");
    assert_int_equal(entries(path), 3);
    fixture_folder_remove(base);
}

/* Killed while it puts: a journal may stand beside the store. */
static void test_folder_store_when_run_was_killed_then_the_next_goes_on(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct folder_claim *taken;
        if (folder_claim_take(path, &taken, &message) != FOLDER_OK)
            _exit(1);
        struct store *store = store_open(folder_claim_store(taken, &message), &message);
        if (store == NULL || !store_put(store, "basis", 0, "een", 3) || write(ends[1], "x", 1) != 1)
            _exit(1);
        static const char much[300000];
        for (uint32_t r = 1;; r++)
            store_put(store, "basis", r, much, sizeof much);
    }
    char byte;
    assert_int_equal(read(ends[0], &byte, 1), 1);
    usleep(10000);
    /* while it lives nobody else gets in, before or after looking */
    char number[32];
    snprintf(number, sizeof number, "proces %ld", (long)child);
    assert_int_equal(folder_check(path, &message), FOLDER_FAILED);
    assert_non_null(strstr(message, number));
    free(message);
    struct folder_claim *taken;
    assert_int_equal(folder_claim_take(path, &taken, &message), FOLDER_FAILED);
    assert_null(taken);
    assert_non_null(strstr(message, number));
    free(message);
    struct folder *folder;
    assert_int_equal(folder_begin(path, &folder, &message), FOLDER_FAILED);
    free(message);
    assert_int_equal(kill(child, SIGKILL), 0);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    close(ends[0]);
    close(ends[1]);

    assert_int_equal(folder_check(path, &message), FOLDER_OK);
    taken = claim(path);
    expect_kept(path, "een");
    assert_int_equal(write_claimed(taken, "twee", &message), FOLDER_OK);
    expect_text(path, "kpi.csv", "twee");
    expect_kept(path, "een");
    assert_int_equal(entries(path), 3);
    assert_int_equal(entries(base), 1);
    fixture_folder_remove(base);
}

/* Cut off before its first byte, and between the store and the first results. */
static void test_folder_check_when_store_was_only_begun_then_ours(void **state)
{
    (void)state;
    char *base = fixture_folder(), *message;
    fixture_put(base, FOLDER_STORE_NAME, "");
    assert_int_equal(folder_check(base, &message), FOLDER_OK);
    fixture_put(base, FOLDER_STORE_NAME "-journal", "half");
    assert_int_equal(folder_check(base, &message), FOLDER_OK);
    fixture_folder_remove(base);
}

static void expect_not_ours(const char *directory)
{
    char *message;
    assert_int_equal(folder_check(directory, &message), FOLDER_NOT_OURS);
    assert_non_null(strstr(message, "geen resultaten van ketensim"));
    free(message);
    struct folder_claim *taken;
    assert_int_equal(folder_claim_take(directory, &taken, &message), FOLDER_NOT_OURS);
    assert_null(taken);
    free(message);
}

static void test_folder_check_when_something_else_stands_there_then_refused(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512];
    fixture_put(base, FOLDER_STORE_NAME "-journal", "half");
    expect_not_ours(base);
    fixture_put(base, FOLDER_STORE_NAME, "brief aan iemand die dit programma niet kent");
    unlink(fixture_path(path, base, FOLDER_STORE_NAME "-journal"));
    expect_not_ours(base);
    expect_text(base, FOLDER_STORE_NAME, "brief aan iemand die dit programma niet kent");
    fixture_put(base, FOLDER_STORE_NAME, "");
    fixture_put(base, "brief.txt", "x");
    expect_not_ours(base);
    assert_int_equal(entries(base), 2);
    fixture_folder_remove(base);
}

/* Others may come in while a long simulation is going on. */
static void test_folder_commit_when_strangers_came_in_meanwhile_then_refused(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    struct folder_claim *taken = claim(path);
    keep(taken, "een");
    fixture_put(path, "brief.txt", "van een ander");
    assert_int_equal(write_claimed(taken, "een", &message), FOLDER_NOT_OURS);
    free(message);
    assert_int_equal(entries(path), 2);
    expect_text(path, "brief.txt", "van een ander");
    expect_kept(path, "een");
    assert_int_equal(entries(base), 1);
    fixture_folder_remove(base);
}

static void test_folder_claim_when_nothing_was_kept_then_nothing_is_left(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    struct folder_claim *taken = claim(path);
    assert_true(fixture_exists(base, "uit.lock"));
    assert_false(fixture_exists(base, "uit"));
    folder_claim_release(taken);
    assert_int_equal(entries(base), 0);
    taken = claim(path);
    assert_non_null(folder_claim_store(taken, &message));
    assert_true(fixture_exists(base, "uit"));
    folder_claim_release(taken);
    folder_claim_release(NULL);
    assert_int_equal(entries(base), 0);
    /* one that was there before stays, empty or not */
    assert_int_equal(mkdir(path, 0777), 0);
    taken = claim(path);
    assert_non_null(folder_claim_store(taken, &message));
    folder_claim_release(taken);
    assert_int_equal(entries(base), 1);
    fixture_folder_remove(base);
}

static void test_folder_claim_when_stopped_after_keeping_then_only_the_store_is_left(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512];
    fixture_path(path, base, "uit");
    struct folder_claim *taken = claim(path);
    keep(taken, "een");
    folder_claim_release(taken);
    assert_int_equal(entries(path), 1);
    assert_int_equal(entries(base), 1);
    expect_kept(path, "een");
    fixture_folder_remove(base);
}

static void test_folder_claim_when_folder_cannot_be_made_then_said(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    struct folder_claim *taken = claim(path);
    fixture_put(base, "uit", "intussen een bestand");
    assert_null(folder_claim_store(taken, &message));
    assert_non_null(strstr(message, "kan niet worden gemaakt"));
    free(message);
    folder_claim_release(taken);
    expect_text(base, "uit", "intussen een bestand");
    fixture_folder_remove(base);
}

/* A list that names the store, as no run of ours writes it, does not get it removed. */
static void test_folder_commit_when_manifest_names_the_store_then_stays(void **state)
{
    (void)state;
    char *base = fixture_folder(), path[512], *message;
    fixture_path(path, base, "uit");
    struct folder_claim *taken = claim(path);
    keep(taken, "een");
    fixture_put(path, "oud.csv", "x");
    fixture_put(path, "herkomst.json",
                "{\n  " FOLDER_MANIFEST_MARK ",\n"
                "    {\"naam\": \"oud.csv\", \"bytes\": 1, \"sha256\": \"\"},\n"
                "    {\"naam\": \"opslag.sqlite\", \"bytes\": 1, \"sha256\": \"\"}\n}\n");
    assert_int_equal(write_claimed(taken, "twee", &message), FOLDER_OK);
    assert_false(fixture_exists(path, "oud.csv"));
    expect_kept(path, "een");
    fixture_folder_remove(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folder_store_when_folder_is_new_then_both_stand_there_unlisted),
        cmocka_unit_test(test_folder_store_when_results_are_replaced_then_stays),
        cmocka_unit_test(test_folder_store_when_run_was_killed_then_the_next_goes_on),
        cmocka_unit_test(test_folder_check_when_store_was_only_begun_then_ours),
        cmocka_unit_test(test_folder_check_when_something_else_stands_there_then_refused),
        cmocka_unit_test(test_folder_commit_when_strangers_came_in_meanwhile_then_refused),
        cmocka_unit_test(test_folder_claim_when_nothing_was_kept_then_nothing_is_left),
        cmocka_unit_test(test_folder_claim_when_stopped_after_keeping_then_only_the_store_is_left),
        cmocka_unit_test(test_folder_claim_when_folder_cannot_be_made_then_said),
        cmocka_unit_test(test_folder_commit_when_manifest_names_the_store_then_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
