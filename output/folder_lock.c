/* The holder removes the file before letting go, so whoever gets a lock checks that the file it
 * locked still stands at its path; else it tries again. */
#include "output/folder_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { TRIES_MOST = 6 }; /* so that somebody who only looks does not stop a writer */

/* The number in the file: 0 when empty, −1 when the contents are something else. */
static long read_holder(int lock)
{
    char text[32] = "";
    ssize_t got = pread(lock, text, sizeof text - 1, 0);
    if (got <= 0)
        return 0;
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 18 || strcmp(text + digits, "\n") != 0)
        return -1;
    return strtol(text, NULL, 10);
}

static bool stands_at(int lock, const char *path)
{
    struct stat mine, there;
    return fstat(lock, &mine) == 0 && lstat(path, &there) == 0 && mine.st_ino == there.st_ino &&
           mine.st_dev == there.st_dev;
}

int folder_lock_take(const char *path, long *holder)
{
    *holder = -1;
    for (int tries = 1;; tries++) {
        int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (lock < 0)
            return -1;
        if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
            int error = errno;
            if (error == EWOULDBLOCK && tries < TRIES_MOST) {
                close(lock);
                nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
                continue;
            }
            *holder = error == EWOULDBLOCK ? read_holder(lock) : -1;
            close(lock);
            errno = error;
            return -1;
        }
        if (!stands_at(lock, path)) {
            close(lock);
            continue;
        }
        if (read_holder(lock) < 0) {
            close(lock);
            errno = EEXIST;
            return -1;
        }
        char text[32];
        int length = snprintf(text, sizeof text, "%ld\n", (long)getpid());
        if (ftruncate(lock, 0) != 0 || pwrite(lock, text, (size_t)length, 0) != length) {
            int error = errno;
            folder_lock_release(path, lock);
            errno = error;
            return -1;
        }
        return lock;
    }
}

bool folder_lock_is_held(const char *path, long *holder)
{
    int lock = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (lock < 0)
        return false;
    bool held = flock(lock, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    *holder = read_holder(lock);
    close(lock);
    return held;
}

void folder_lock_release(const char *path, int lock)
{
    unlink(path);
    close(lock);
}
