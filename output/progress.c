/* Progress with the time left, taken from the pace so far. */
#include "output/progress.h"

#include <time.h>
#include <unistd.h>

static double now_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void progress_init(struct progress *progress, FILE *out, bool enabled, bool english)
{
    *progress = (struct progress){.out = out, .english = english, .begun = now_seconds()};
    progress->shown = enabled && isatty(fileno(out)) == 1;
}

void progress_text(char text[128], bool english, uint32_t finished, uint32_t count, double seconds)
{
    double share = count > 0 ? (double)finished / (double)count : 1.0;
    int used = snprintf(text, 128, "%s %u %s %u · %.0f%%", english ? "replication" : "herhaling",
                        (unsigned)finished, english ? "of" : "van", (unsigned)count, 100.0 * share);
    if (finished == 0 || finished >= count)
        return;
    long left = (long)(seconds * (1.0 - share) / share + 0.5);
    const char *about = english ? "about" : "nog ongeveer";
    const char *after = english ? " left" : "";
    if (left >= 60)
        snprintf(text + used, 128 - (size_t)used, " · %s %ld min %ld s%s", about, left / 60,
                 left % 60, after);
    else
        snprintf(text + used, 128 - (size_t)used, " · %s %ld s%s", about, left, after);
}

void progress_update(struct progress *progress, uint32_t finished, uint32_t count)
{
    double now = now_seconds();
    if (!progress->shown || (progress->dirty && finished < count && now - progress->written < 0.1))
        return;
    char text[128];
    progress_text(text, progress->english, finished, count, now - progress->begun);
    fprintf(progress->out, "\r\033[K%s", text);
    fflush(progress->out);
    progress->dirty = true;
    progress->written = now;
}

void progress_finish(struct progress *progress)
{
    if (progress->dirty) {
        fputs("\r\033[K", progress->out);
        fflush(progress->out);
    }
    progress->dirty = false;
}
