/* The chain as one picture and as a table: stations with what passes, their load and who waits,
 * and every arrow with its yearly count.
 *
 * The picture is a page of 1600 by 1000 with fixed places (stroom_layout.c); an arrow is as wide
 * as the square root of its count, one that is never used is dashed, one that brings a casus back
 * is red. Stations and arrows that the page does not know are listed on it by name. */
#ifndef OUTPUT_STROOM_H
#define OUTPUT_STROOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "output/chart.h"

struct stroom_station {
    const char *key;   /* "vb", …; also "incident", "melding" and the other boxes of the page */
    const char *label; /* in the table; the page has its own */
    double per_year;   /* casussen that come in; NAN: not known, as for the next two */
    double load;       /* percent */
    double waiting;    /* mean number on the list */
};

struct stroom_arrow {
    const char *key, *from, *to;
    double per_year;
    double half_width; /* of the 95% interval; NAN: one replication */
};

struct stroom {
    const struct stroom_station *stations;
    size_t station_count;
    const struct stroom_arrow *arrows;
    size_t arrow_count;
};

/* The gnuplot script of the picture `stroom` (see chart.h), to be freed (stroom_picture.c). */
char *stroom_script(const struct chart_source *source, const struct stroom *stroom, size_t *length);

enum stroom_result {
    STROOM_DRAWN,
    STROOM_WITHOUT_PNG, /* no font on this machine: SVG only */
    STROOM_ONLY_SCRIPT, /* gnuplot is missing */
    STROOM_FAILED
};

/* Writes stroom.gp, stroom.svg and stroom.png in `directory`, which must exist. Half pictures are
 * removed. When FAILED, *why is one Dutch sentence, to be freed; else NULL. */
enum stroom_result stroom_draw(const char *directory, const struct chart_source *source,
                               const struct stroom *stroom, char **why);

/* Prints the stations, and every arrow in the order given with its yearly count. False when writing
 * failed. */
bool stroom_print(FILE *out, const struct stroom *stroom, const struct labels *labels);

#endif
