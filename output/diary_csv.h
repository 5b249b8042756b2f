/* dagboek.csv: what happened to one invented huishouden, a row a line of its diary:
 * scenario,huishouden,datum,casus,gebeurtenis. Always in Dutch. */
#ifndef OUTPUT_DIARY_CSV_H
#define OUTPUT_DIARY_CSV_H

#include <stddef.h>
#include <stdio.h>

#include "sim/clock.h"

struct diary_line {
    tick at;
    int casus;        /* number of its incident; −1: about no casus */
    const char *text; /* "casus geopend, werkelijke zwaarte (zwaar)" */
};

struct diary {
    const char *household; /* "almere-1234" */
    int children;
    const struct diary_line *lines;
    size_t count;
};

/* The first row, on the day of the first line, says that the huishouden is invented and how many
 * children there are. Errors of writing stay behind in ferror(out). */
void diary_csv_write(FILE *out, const char *scenario, const struct diary *diary);

#endif
