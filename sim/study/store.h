/* The store of finished replications: the same work is never done twice.
 *
 * One SQLite file holds blobs by (key, replication); a key names what was simulated: scenario,
 * seed, kind of study and version, as a digest made by the caller. Every put is its own
 * transaction on disk, so that a killed run loses only what it was doing, and a blob that is read
 * is whole (its length and checksum are kept beside it). Several runs may use one file. */
#ifndef SIM_STUDY_STORE_H
#define SIM_STUDY_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

/* Opens or makes the file. NULL: it cannot be used; *message is then one Dutch sentence, to be
 * freed (no store of ours, no room, no access). */
struct store *store_open(const char *path, char **message);
/* Ends the store; leaves one file behind (no journal). NULL is allowed. */
void store_close(struct store *store);

/* A copy of the blob, to be freed, or NULL when there is none (or it is damaged: then it is
 * dropped). Thread-safe. */
void *store_get(struct store *store, const char *key, uint32_t replication, size_t *length);
/* Keeps a blob; false when the disk refuses: store_complaint tells why, and nothing half stands in
 * the file. An equal key is replaced. Thread-safe. */
bool store_put(struct store *store, const char *key, uint32_t replication, const void *blob,
               size_t length);
/* How many replications of this key are kept. */
uint32_t store_count(struct store *store, const char *key);
/* The first failure as one Dutch sentence that lives as long as the store, or NULL. Thread-safe. */
const char *store_complaint(const struct store *store);

/* Could the file at `path` be a store of ours: one, one that was being made when its run was
 * killed, or an empty file? Looks at its first bytes. Not to be asked while this process has the
 * file open as a store, for then closing it would let go of the store's locks. */
bool store_recognises(const char *path);

#endif
