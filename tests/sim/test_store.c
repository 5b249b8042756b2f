/* The store: what is put is found again, whole or not at all, and only files of ours are touched.
 * Ends of power and of processes stand in test_store_accidents.c. */
#include "tests/sim/store_fixture.h"

#include <sqlite3.h>

#define MOST 60000

static void test_store_when_reopened_then_every_blob_is_whole(void **state)
{
    (void)state;
    struct store *store = store_fixture_open("opslag.sqlite");
    for (uint32_t r = 0; r < 20; r++)
        assert_true(blob_put(store, "basis", r, MOST));
    assert_true(blob_put(store, "variant", 3, MOST));
    struct blob large = blob_make(77, 3000000);
    assert_true(store_put(store, "groot", UINT32_MAX, large.bytes, large.length));
    store_close(store);
    assert_true(stands_alone("opslag.sqlite"));

    store = store_fixture_open("opslag.sqlite");
    for (uint32_t r = 0; r < 20; r++)
        assert_int_equal(blob_find(store, "basis", r, MOST), BLOB_WHOLE);
    assert_int_equal(blob_find(store, "variant", 3, MOST), BLOB_WHOLE);
    size_t length = 1;
    assert_null(store_get(store, "variant", 4, &length));
    assert_int_equal(length, 0);
    assert_null(store_get(store, "", 3, &length));
    void *found = store_get(store, "groot", UINT32_MAX, &length);
    assert_non_null(found);
    assert_int_equal(length, large.length);
    assert_memory_equal(found, large.bytes, length);
    assert_int_equal(store_count(store, "basis"), 20);
    assert_int_equal(store_count(store, "variant"), 1);
    assert_int_equal(store_count(store, "niets"), 0);
    assert_null(store_complaint(store));
    free(found);
    free(large.bytes);
    store_close(store);
    store_close(NULL);
}

static void test_store_put_when_key_is_there_then_replaced(void **state)
{
    (void)state;
    struct store *store = store_fixture_open("opslag.sqlite");
    assert_true(blob_put(store, "basis", 1, MOST));
    assert_true(store_put(store, "basis", 1, "kort", 4));
    size_t length;
    char *found = store_get(store, "basis", 1, &length);
    assert_int_equal(length, 4);
    assert_memory_equal(found, "kort", 4);
    free(found);
    assert_int_equal(store_count(store, "basis"), 1);
    store_close(store);
}

static void test_store_put_when_blob_is_empty_then_found_and_empty(void **state)
{
    (void)state;
    struct store *store = store_fixture_open("opslag.sqlite");
    assert_true(store_put(store, "basis", 1, NULL, 0));
    size_t length = 9;
    void *found = store_get(store, "basis", 1, &length);
    assert_non_null(found);
    assert_int_equal(length, 0);
    free(found);
    store_close(store);
}

static void fill(const char *path, uint32_t count)
{
    struct store *store = store_fixture_open(path);
    for (uint32_t r = 0; r < count; r++)
        assert_true(blob_put(store, "basis", r, MOST));
    store_close(store);
}

static void test_store_when_same_puts_then_same_bytes(void **state)
{
    (void)state;
    fill("een", 5);
    fill("twee", 5);
    struct blob one = file_read("een"), two = file_read("twee");
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.bytes, two.bytes, one.length);
    free(one.bytes);
    free(two.bytes);
}

/* Where in the file the bytes stand. */
static size_t position_of(struct blob file, const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i + length <= file.length; i++)
        if (memcmp(file.bytes + i, bytes, length) == 0)
            return i;
    fail_msg("the blob is not in the file");
    return 0;
}

static void test_store_get_when_a_byte_changed_then_dropped_and_others_stay(void **state)
{
    (void)state;
    fill("opslag.sqlite", 4);
    struct blob file = file_read("opslag.sqlite"), blob = blob_make(2, MOST);
    file.bytes[position_of(file, blob.bytes, 64) + 40] ^= 1;
    file_write("opslag.sqlite", file.bytes, file.length);
    free(file.bytes);
    free(blob.bytes);

    struct store *store = store_fixture_open("opslag.sqlite");
    assert_int_equal(store_count(store, "basis"), 4);
    assert_int_equal(blob_find(store, "basis", 2, MOST), BLOB_ABSENT);
    assert_int_equal(store_count(store, "basis"), 3);
    assert_int_equal(blob_find(store, "basis", 1, MOST), BLOB_WHOLE);
    assert_int_equal(blob_find(store, "basis", 3, MOST), BLOB_WHOLE);
    assert_true(blob_put(store, "basis", 2, MOST));
    assert_int_equal(blob_find(store, "basis", 2, MOST), BLOB_WHOLE);
    assert_null(store_complaint(store));
    store_close(store);
}

/* A blob that stands under another key or replication than it was put with. */
static void test_store_get_when_row_was_moved_then_dropped(void **state)
{
    (void)state;
    fill("opslag.sqlite", 2);
    sqlite3 *file;
    assert_int_equal(sqlite3_open("opslag.sqlite", &file), SQLITE_OK);
    assert_int_equal(sqlite3_exec(file, "UPDATE blob SET replication = 7 WHERE replication = 1",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(file);
    struct store *store = store_fixture_open("opslag.sqlite");
    size_t length;
    assert_null(store_get(store, "basis", 7, &length));
    assert_int_equal(store_count(store, "basis"), 1);
    store_close(store);
}

/* Bytes changed at random places, or the end cut off: whatever is still given out is whole. */
static void test_store_get_when_file_is_damaged_anywhere_then_whole_or_absent(void **state)
{
    (void)state;
    enum { COUNT = 6, TRIALS = 60 };
    fill("goed", COUNT);
    struct blob good = file_read("goed");
    unsigned lost = 0;
    for (uint32_t trial = 0; trial < TRIALS; trial++) {
        struct blob bad = {good.length, malloc(good.length)};
        assert_non_null(bad.bytes);
        memcpy(bad.bytes, good.bytes, good.length);
        for (uint32_t i = 0; i <= trial % 8; i++) {
            /* half of them in the first two pages, where the tables stand */
            size_t within = i % 2 == 0 ? good.length : 32768;
            bad.bytes[mix(trial, i) % within] ^= (unsigned char)(mix(i, trial) | 1);
        }
        if (trial % 10 == 9)
            bad.length = (size_t)(mix(trial, 99) % good.length);
        file_write("kapot", bad.bytes, bad.length);
        free(bad.bytes);
        char *message;
        struct store *store = store_open("kapot", &message);
        assert_true((store == NULL) == (message != NULL));
        for (uint32_t r = 0; store != NULL && r < COUNT; r++) {
            enum blob_found found = blob_find(store, "basis", r, MOST);
            assert_int_not_equal(found, BLOB_OTHER);
            lost += found == BLOB_ABSENT;
        }
        free(message);
        store_close(store);
    }
    assert_true(lost > 0 && lost < TRIALS * COUNT);
    free(good.bytes);
}

/* Refused with a sentence that holds `word`, and not a byte of it changed. */
static void expect_refused(const char *path, const char *word)
{
    struct blob before = file_read(path);
    char *message;
    assert_null(store_open(path, &message));
    assert_non_null(message);
    assert_non_null(strstr(message, path));
    assert_non_null(strstr(message, word));
    free(message);
    struct blob after = file_read(path);
    assert_int_equal(after.length, before.length);
    assert_memory_equal(after.bytes, before.bytes, before.length);
    free(before.bytes);
    free(after.bytes);
}

static void make_database(const char *path, const char *statements)
{
    sqlite3 *file;
    assert_int_equal(sqlite3_open(path, &file), SQLITE_OK);
    assert_int_equal(sqlite3_exec(file, statements, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(file);
}

static void test_store_open_when_file_is_foreign_then_refused_and_untouched(void **state)
{
    (void)state;
    file_write("kort.txt", "brief", 5);
    expect_refused("kort.txt", "geen opslag van ketensim");
    struct blob text = blob_make(5, 1000000);
    file_write("lang.txt", text.bytes, text.length);
    expect_refused("lang.txt", "geen opslag van ketensim");
    free(text.bytes);
    make_database("adressen.db", "CREATE TABLE adres(naam TEXT); INSERT INTO adres VALUES('x')");
    expect_refused("adressen.db", "geen opslag van ketensim");
    make_database("leeg.db", "PRAGMA user_version = 3");
    expect_refused("leeg.db", "geen opslag van ketensim");
    make_database("later.db", "PRAGMA application_id = 1262834771; PRAGMA user_version = 2;"
                              "CREATE TABLE anders(x)");
    expect_refused("later.db", "andere versie");
    make_database("zonder.db", "PRAGMA application_id = 1262834771; PRAGMA user_version = 1;"
                               "CREATE TABLE anders(x)");
    expect_refused("zonder.db", "beschadigd");
}

static void expect_impossible(const char *path, const char *word)
{
    char *message;
    assert_null(store_open(path, &message));
    assert_non_null(message);
    assert_non_null(strstr(message, word));
    free(message);
}

static void test_store_open_when_no_file_can_be_there_then_refused(void **state)
{
    (void)state;
    assert_int_equal(mkdir("map", 0777), 0);
    assert_int_equal(mkfifo("pijp", 0666), 0);
    expect_impossible("map", "is een map");
    expect_impossible("pijp", "geen gewoon bestand");
    expect_impossible("/dev/null", "geen gewoon bestand");
    expect_impossible("weg/opslag.sqlite", "geen toegang");
    expect_impossible("pijp/opslag.sqlite", "geen toegang");
    expect_impossible("", "leeg");
}

static void test_store_open_when_file_is_empty_or_oddly_named_then_used(void **state)
{
    (void)state;
    file_write("leeg", "", 0);
    static const char *const names[] = {"leeg", ":memory:", "file:x?mode=memory", "met ruimte"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        fill(names[i], 2);
        struct store *store = store_fixture_open(names[i]);
        assert_int_equal(store_count(store, "basis"), 2);
        store_close(store);
    }
}

/* As a user's own tool may have left it. */
static void test_store_open_when_in_other_journal_mode_then_one_file_again(void **state)
{
    (void)state;
    fill("opslag.sqlite", 2);
    make_database("opslag.sqlite", "PRAGMA journal_mode = WAL");
    struct store *store = store_fixture_open("opslag.sqlite");
    assert_true(blob_put(store, "basis", 2, MOST));
    assert_true(stands_alone("opslag.sqlite"));
    assert_int_equal(store_count(store, "basis"), 3);
    store_close(store);
}

static void test_store_recognises_when_ours_or_begun_then_true(void **state)
{
    (void)state;
    assert_false(store_recognises("opslag.sqlite"));
    assert_false(store_recognises("."));
    fill("opslag.sqlite", 1);
    assert_true(store_recognises("opslag.sqlite"));
    file_write("leeg", "", 0);
    assert_true(store_recognises("leeg"));
    file_write("brief", "beste lezer", 11);
    assert_false(store_recognises("brief"));
    make_database("adressen", "CREATE TABLE adres(naam TEXT)");
    assert_false(store_recognises("adressen"));
    assert_int_equal(symlink("opslag.sqlite", "wijzer"), 0);
    assert_false(store_recognises("wijzer"));
}

static void test_store_when_two_handles_on_one_file_then_both_see_all(void **state)
{
    (void)state;
    struct store *one = store_fixture_open("opslag.sqlite");
    struct store *two = store_fixture_open("opslag.sqlite");
    for (uint32_t r = 0; r < 10; r++)
        assert_true(blob_put(r % 2 == 0 ? one : two, "basis", r, MOST));
    for (uint32_t r = 0; r < 10; r++) {
        assert_int_equal(blob_find(one, "basis", r, MOST), BLOB_WHOLE);
        assert_int_equal(blob_find(two, "basis", r, MOST), BLOB_WHOLE);
    }
    store_close(one);
    assert_int_equal(store_count(two, "basis"), 10);
    store_close(two);
    assert_true(stands_alone("opslag.sqlite"));
}

static void test_store_when_many_threads_then_every_blob_is_whole(void **state)
{
    (void)state;
    enum { COUNT = 64 };
    struct store *store = store_fixture_open("opslag.sqlite");
    int wrong = 0;
#pragma omp parallel for num_threads(4) schedule(dynamic) reduction(+ : wrong)
    for (uint32_t r = 0; r < COUNT; r++) {
        if (blob_find(store, "basis", r, MOST) != BLOB_ABSENT)
            wrong++;
        if (!blob_put(store, "basis", r, MOST) || store_complaint(store) != NULL)
            wrong++;
        if (blob_find(store, "basis", r, MOST) != BLOB_WHOLE || store_count(store, "basis") == 0)
            wrong++;
    }
    assert_int_equal(wrong, 0);
    assert_int_equal(store_count(store, "basis"), COUNT);
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(test_store_when_reopened_then_every_blob_is_whole),
        IN_A_FOLDER(test_store_put_when_key_is_there_then_replaced),
        IN_A_FOLDER(test_store_put_when_blob_is_empty_then_found_and_empty),
        IN_A_FOLDER(test_store_when_same_puts_then_same_bytes),
        IN_A_FOLDER(test_store_get_when_a_byte_changed_then_dropped_and_others_stay),
        IN_A_FOLDER(test_store_get_when_row_was_moved_then_dropped),
        IN_A_FOLDER(test_store_get_when_file_is_damaged_anywhere_then_whole_or_absent),
        IN_A_FOLDER(test_store_open_when_file_is_foreign_then_refused_and_untouched),
        IN_A_FOLDER(test_store_open_when_no_file_can_be_there_then_refused),
        IN_A_FOLDER(test_store_open_when_file_is_empty_or_oddly_named_then_used),
        IN_A_FOLDER(test_store_open_when_in_other_journal_mode_then_one_file_again),
        IN_A_FOLDER(test_store_recognises_when_ours_or_begun_then_true),
        IN_A_FOLDER(test_store_when_two_handles_on_one_file_then_both_see_all),
        IN_A_FOLDER(test_store_when_many_threads_then_every_blob_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
