/* The chain as one picture (chart_draw_stroom), as a table and as a file: stations with what
 * passes, their load and who waits, and every arrow with its yearly count.
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
#include "sim/study/estimate.h"

struct stroom_station {
    const char *key;   /* "vb", …; also "incident", "melding" and the other boxes of the page */
    const char *label; /* in the table; the page has its own */
    double per_year;   /* casussen that come in; NAN: not known, as for the next two */
    double load;       /* percent */
    double waiting;    /* mean number on the list, or that at the end when it grows */
    bool grows;        /* without end; `growth` by so many casussen a week (NAN: not known) */
    double growth;
    /* Each against the basis; NULL: there is none, or it says nothing (of a list that grows). */
    const struct pairing *per_year_change, *load_change, *waiting_change;
};

struct stroom_arrow {
    const char *key, *from, *to;
    double per_year;
    double half_width;            /* of the 95% interval; NAN: one replication */
    const struct pairing *change; /* against the basis; NULL: there is none */
};

struct stroom {
    const struct stroom_station *stations;
    size_t station_count;
    const struct stroom_arrow *arrows;
    size_t arrow_count;
};

/* Writes pijlen.csv of these scenarios: scenario,pijl,van,naar,per_jaar,bi95_laag,bi95_hoog. */
void stroom_write_csv(FILE *out, const char *const *scenarios, const struct stroom *const *stromen,
                      size_t count);

/* Writes verschil_pijlen.csv of the variants among them, the first being the basis:
 * scenario,pijl,van,naar,basis,variant,verschil,bi95_laag,bi95_hoog,oordeel (as verschillen.csv).
 */
void stroom_write_changes(FILE *out, const char *const *scenarios,
                          const struct stroom *const *stromen, size_t count);

/* Prints the stations, and every arrow in the order given with its yearly count. False when writing
 * failed. */
bool stroom_print(FILE *out, const struct stroom *stroom, const struct labels *labels);

#endif
