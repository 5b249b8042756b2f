/* One writer at a time: an exclusive flock on a file that holds the writer's process number. */
#ifndef OUTPUT_FOLDER_LOCK_H
#define OUTPUT_FOLDER_LOCK_H

#include <stdbool.h>

/* Takes the lock at `path`, making the file when needed. Returns its descriptor, or −1 with *holder
 * the process number of the run that has it (0: unknown) or −1 when the machine refused (errno
 * tells). A file at that place with other contents than a process number is not touched: −1,
 * *holder −1, errno EEXIST. */
int folder_lock_take(const char *path, long *holder);

/* Is the lock at `path` held by another process? Makes nothing. */
bool folder_lock_is_held(const char *path, long *holder);

/* Removes the file and lets go. */
void folder_lock_release(const char *path, int lock);

#endif
