/* The store's file: whose it is, making it, and why it refuses. For the store alone. */
#ifndef SIM_STUDY_STORE_FILE_H
#define SIM_STUDY_STORE_FILE_H

struct sqlite3;

/* Opens the file, or makes it. NULL: it cannot be used; *message is then one Dutch sentence, to be
 * freed. Threads take turns on the connection. */
struct sqlite3 *store_file_open(const char *path, char **message);

/* All statements must be finalized. NULL is allowed. */
void store_file_close(struct sqlite3 *file);

/* Why SQLite gave `code`, in Dutch words for within a sentence. */
const char *store_file_reason(struct sqlite3 *file, int code);

/* A printf-formatted text, to be freed. */
char *store_file_text(const char *pattern, ...) __attribute__((format(printf, 1, 2)));

#endif
