/* Blobs whose contents follow from their number, and throw-away folders, for the tests of the
 * store. */
#ifndef TESTS_SIM_STORE_FIXTURE_H
#define TESTS_SIM_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "sim/study/store.h"

/* A number that depends on nothing but its arguments. */
static inline uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t x = a * UINT64_C(0x9E3779B97F4A7C15) + b * UINT64_C(0xC2B2AE3D27D4EB4F) + 1;
    x ^= x >> 31;
    x *= UINT64_C(0xBF58476D1CE4E5B9);
    return x ^ x >> 29;
}

struct blob {
    size_t length;
    unsigned char *bytes;
};

/* Blob `number` of at most `most` bytes; release with free(blob.bytes). */
static inline struct blob blob_make(uint32_t number, size_t most)
{
    struct blob blob = {.length = (size_t)(mix(number, 1) % most) + 1};
    blob.bytes = malloc(blob.length);
    if (blob.bytes == NULL)
        abort();
    for (size_t i = 0; i < blob.length; i++)
        blob.bytes[i] = (unsigned char)mix(number, i + 2);
    return blob;
}

/* Puts blob `number` as that replication; for child processes too, which must not assert. */
static inline bool blob_put(struct store *store, const char *key, uint32_t number, size_t most)
{
    struct blob blob = blob_make(number, most);
    bool good = store_put(store, key, number, blob.bytes, blob.length);
    free(blob.bytes);
    return good;
}

enum blob_found { BLOB_ABSENT, BLOB_WHOLE, BLOB_OTHER };

static inline enum blob_found blob_find(struct store *store, const char *key, uint32_t number,
                                        size_t most)
{
    size_t length = 0;
    void *found = store_get(store, key, number, &length);
    if (found == NULL)
        return BLOB_ABSENT;
    struct blob blob = blob_make(number, most);
    bool whole = length == blob.length && memcmp(found, blob.bytes, length) == 0;
    free(blob.bytes);
    free(found);
    return whole ? BLOB_WHOLE : BLOB_OTHER;
}

static inline struct store *store_fixture_open(const char *path)
{
    char *message;
    struct store *store = store_open(path, &message);
    if (store == NULL)
        fail_msg("%s", message);
    assert_null(message);
    return store;
}

/* A new folder in which the test works from now on. */
static int enter_folder(void **state)
{
    char *path = strdup("/tmp/ketensim-test-XXXXXX");
    if (path == NULL || mkdtemp(path) == NULL || chdir(path) != 0)
        return -1;
    *state = path;
    return 0;
}

static int leave_folder(void **state)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", (char *)*state);
    int status = chdir("/tmp") == 0 ? system(command) : -1;
    free(*state);
    return status;
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

/* Is `name` the only thing in the folder? */
static inline bool stands_alone(const char *name)
{
    char command[160];
    snprintf(command, sizeof command, "[ \"$(ls -A)\" = '%s' ]", name);
    return system(command) == 0;
}

/* The file's contents; release with free(blob.bytes). */
static inline struct blob file_read(const char *path)
{
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    struct blob blob = {.length = (size_t)about.st_size};
    blob.bytes = malloc(blob.length + 1);
    FILE *in = fopen(path, "rb");
    assert_true(blob.bytes != NULL && in != NULL);
    assert_int_equal(fread(blob.bytes, 1, blob.length, in), blob.length);
    fclose(in);
    return blob;
}

static inline void file_write(const char *path, const void *bytes, size_t length)
{
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, length, out), length);
    assert_int_equal(fclose(out), 0);
}

#endif
