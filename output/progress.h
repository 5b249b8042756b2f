/* A line on a terminal that tells how far a study is and about when it will be done. Nothing is
 * written when the stream is no terminal. */
#ifndef OUTPUT_PROGRESS_H
#define OUTPUT_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct progress {
    FILE *out;
    bool shown, english, dirty;
    double begun, written; /* seconds on the monotonic clock */
};

/* `enabled` false: stay silent (--quiet). */
void progress_init(struct progress *progress, FILE *out, bool enabled, bool english);

/* Call from one thread at a time; rewrites the line at most ten times a second. */
void progress_update(struct progress *progress, uint32_t finished, uint32_t count);

/* Wipes the line. */
void progress_finish(struct progress *progress);

/* The line itself: "herhaling 12 van 100 · 12% · nog ongeveer 1 min 20 s". `seconds` have passed
 * since the beginning. */
void progress_text(char text[128], bool english, uint32_t finished, uint32_t count, double seconds);

#endif
