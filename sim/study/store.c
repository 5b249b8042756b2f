/* The store in SQLite: one table, a row a blob. Each put is one statement and so one transaction,
 * which SQLite takes back whole when it fails.
 *
 * SQLite does not notice when a disk changes what was written. The checksum (FNV-1a, 64 bits:
 * http://www.isthe.com/chongo/tech/comp/fnv/) therefore covers blob, key and replication, so that
 * neither a spoilt blob nor one found in the wrong place is given out.
 *
 * One connection and one mutex serve all threads; checksums are made outside it. */
#include "sim/study/store.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "sim/check.h"
#include "sim/study/store_file.h"

struct store {
    sqlite3 *file;
    sqlite3_stmt *get, *put, *drop, *count;
    pthread_mutex_t mutex;
    char *path;
    _Atomic(char *) complaint;
};

/* Remembers the first failure; the mutex is held. */
static void complain(struct store *store, int code)
{
    if (atomic_load(&store->complaint) == NULL)
        atomic_store(&store->complaint,
                     store_file_text("De opslag ‘%s’ kan niet worden gebruikt: %s.", store->path,
                                     store_file_reason(store->file, code)));
}

const char *store_complaint(const struct store *store)
{
    return atomic_load(&store->complaint);
}

static bool prepare_all(struct store *store, int *code)
{
    const struct {
        const char *text;
        sqlite3_stmt **statement;
    } statements[] = {
        {"SELECT length, checksum, content FROM blob WHERE key = ?1 AND replication = ?2",
         &store->get},
        {"INSERT OR REPLACE INTO blob(key, replication, length, checksum, content)"
         " VALUES (?1, ?2, ?3, ?4, ?5)",
         &store->put},
        {"DELETE FROM blob WHERE key = ?1 AND replication = ?2 AND checksum = ?3", &store->drop},
        {"SELECT count(*) FROM blob WHERE key = ?1", &store->count},
    };
    *code = SQLITE_OK;
    for (size_t i = 0; *code == SQLITE_OK && i < sizeof statements / sizeof statements[0]; i++)
        *code =
            sqlite3_prepare_v2(store->file, statements[i].text, -1, statements[i].statement, NULL);
    return *code == SQLITE_OK;
}

struct store *store_open(const char *path, char **message)
{
    sqlite3 *file = store_file_open(path, message);
    if (file == NULL)
        return NULL;
    struct store *store = calloc(1, sizeof *store);
    CHECK(store != NULL && pthread_mutex_init(&store->mutex, NULL) == 0);
    store->file = file;
    store->path = store_file_text("%s", path);
    int code;
    if (!prepare_all(store, &code)) {
        complain(store, code);
        *message = atomic_exchange(&store->complaint, NULL);
        store_close(store);
        return NULL;
    }
    return store;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    sqlite3_finalize(store->get);
    sqlite3_finalize(store->put);
    sqlite3_finalize(store->drop);
    sqlite3_finalize(store->count);
    store_file_close(store->file);
    pthread_mutex_destroy(&store->mutex);
    free(atomic_load(&store->complaint));
    free(store->path);
    free(store);
}

static uint64_t add_bytes(uint64_t sum, const void *bytes, size_t length)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < length; i++)
        sum = (sum ^ byte[i]) * UINT64_C(0x100000001b3);
    return sum;
}

static uint64_t checksum(const char *key, uint32_t replication, const void *blob, size_t length)
{
    uint64_t sum = add_bytes(UINT64_C(0xcbf29ce484222325), key, strlen(key) + 1);
    for (int shift = 0; shift < 32; shift += 8)
        sum = add_bytes(sum, &(unsigned char){(unsigned char)(replication >> shift)}, 1);
    return add_bytes(sum, blob, length);
}

/* The mutex is held by whoever calls begin and finish. */
static void begin(sqlite3_stmt *statement, const char *key, uint32_t replication)
{
    sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
    if (sqlite3_bind_parameter_count(statement) > 1)
        sqlite3_bind_int64(statement, 2, replication);
}

static void finish(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

/* A blob as the file gives it, with what was written beside it. */
struct row {
    void *copy; /* NULL: none */
    size_t length;
    int64_t written_length;
    uint64_t written_sum;
};

static struct row read_row(struct store *store, const char *key, uint32_t replication)
{
    struct row row = {0};
    pthread_mutex_lock(&store->mutex);
    begin(store->get, key, replication);
    int code = sqlite3_step(store->get);
    if (code == SQLITE_ROW) {
        row.written_length = sqlite3_column_int64(store->get, 0);
        row.written_sum = (uint64_t)sqlite3_column_int64(store->get, 1);
        const void *content = sqlite3_column_blob(store->get, 2);
        row.length = (size_t)sqlite3_column_bytes(store->get, 2);
        bool short_of_memory = content == NULL && sqlite3_errcode(store->file) == SQLITE_NOMEM;
        row.copy = short_of_memory ? NULL : malloc(row.length > 0 ? row.length : 1);
        if (row.copy == NULL)
            complain(store, SQLITE_NOMEM);
        else if (content != NULL)
            memcpy(row.copy, content, row.length);
    } else if (code != SQLITE_DONE) {
        complain(store, code);
    }
    finish(store->get);
    pthread_mutex_unlock(&store->mutex);
    return row;
}

/* Takes a damaged blob out, unless it was replaced since. */
static void drop(struct store *store, const char *key, uint32_t replication, uint64_t sum)
{
    pthread_mutex_lock(&store->mutex);
    begin(store->drop, key, replication);
    sqlite3_bind_int64(store->drop, 3, (sqlite3_int64)sum);
    int code = sqlite3_step(store->drop);
    if (code != SQLITE_DONE)
        complain(store, code);
    finish(store->drop);
    pthread_mutex_unlock(&store->mutex);
}

void *store_get(struct store *store, const char *key, uint32_t replication, size_t *length)
{
    *length = 0;
    struct row row = read_row(store, key, replication);
    if (row.copy == NULL)
        return NULL;
    if (row.written_length != (int64_t)row.length ||
        checksum(key, replication, row.copy, row.length) != row.written_sum) {
        drop(store, key, replication, row.written_sum);
        free(row.copy);
        return NULL;
    }
    *length = row.length;
    return row.copy;
}

bool store_put(struct store *store, const char *key, uint32_t replication, const void *blob,
               size_t length)
{
    uint64_t sum = checksum(key, replication, blob, length);
    pthread_mutex_lock(&store->mutex);
    begin(store->put, key, replication);
    sqlite3_bind_int64(store->put, 3, (sqlite3_int64)length);
    sqlite3_bind_int64(store->put, 4, (sqlite3_int64)sum);
    int code = sqlite3_bind_blob64(store->put, 5, length > 0 ? blob : "", length, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(store->put);
    bool good = code == SQLITE_DONE;
    if (!good)
        complain(store, code);
    finish(store->put);
    pthread_mutex_unlock(&store->mutex);
    return good;
}

uint32_t store_count(struct store *store, const char *key)
{
    pthread_mutex_lock(&store->mutex);
    begin(store->count, key, 0);
    int code = sqlite3_step(store->count);
    uint32_t count = 0;
    if (code == SQLITE_ROW)
        count = (uint32_t)sqlite3_column_int64(store->count, 0);
    else
        complain(store, code);
    finish(store->count);
    pthread_mutex_unlock(&store->mutex);
    return count;
}
