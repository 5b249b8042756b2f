/* Runs gnuplot: the one place in the program with a pipe to another program.
 *
 * gnuplot is found on PATH and started without user start-up files, with a minimal environment, in
 * its own process group and in the folder its output goes to, so that a script only names files
 * without a folder. It reads the script from a pipe; what it says goes to a nameless file. It is
 * killed when it exceeds its deadline. Exit status 0 is not believed alone: gnuplot also gives it
 * after warnings and on a full disk. */
#ifndef OUTPUT_GNUPLOT_H
#define OUTPUT_GNUPLOT_H

#include <stdbool.h>
#include <stddef.h>

enum gnuplot_result { GNUPLOT_OK, GNUPLOT_FAILED, GNUPLOT_MISSING };

enum { GNUPLOT_DEADLINE_SECONDS = 30 };

struct gnuplot_job {
    const char *script;
    size_t length;
    const char *directory;   /* where gnuplot runs */
    double deadline_seconds; /* > 0 */
};

/* Runs the script. OK: exit status 0 and no line of warning or error. FAILED: *why is one Dutch
 * sentence, to be freed; else *why is NULL. */
enum gnuplot_result gnuplot_run(const struct gnuplot_job *job, char **why);

/* "5.4 patchlevel 4", to be freed; NULL when gnuplot is missing or does not answer. `directory`
 * must be writable. */
char *gnuplot_version(const char *directory);

/* Is the file a complete picture? SVG: from "<?xml" up to "</svg>", without NUL. PNG: from its
 * signature up to its IEND chunk. */
bool gnuplot_svg_is_whole(const char *path);
bool gnuplot_png_is_whole(const char *path);

/* Is any font installed for drawing PNG's? Without one gnuplot draws pictures without text. */
bool gnuplot_has_fonts(void);

#endif
