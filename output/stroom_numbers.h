/* The numbers on the picture of the chain, as texts. */
#ifndef OUTPUT_STROOM_NUMBERS_H
#define OUTPUT_STROOM_NUMBERS_H

#include "output/number.h"
#include "output/stroom.h"

enum { STROOM_CHANGE_SIZE = 2 * NUMBER_PEOPLE_SIZE };

/* "2.150", below ten "4,2"; returns `text`. */
const char *stroom_count(const struct chart *chart, double value, char text[64]);

/* " (+31)" when the difference is more than chance and does not read as 0, else ""; returns
 * `text`. `change` may be NULL. */
const char *stroom_change(const struct chart *chart, const struct pairing *change,
                          char text[STROOM_CHANGE_SIZE]);

struct stroom_line {
    char text[160];
    bool differs; /* from the basis */
};
/* What is known of a station (NULL: nothing), a line each; what differs from the basis in fewer
 * words, so that the difference fits in the box. Returns how many. */
size_t stroom_lines(const struct chart *chart, const struct stroom_station *station,
                    struct stroom_line lines[3]);

/* About how wide a text of the picture is, in pixels; a little more rather than less. */
double stroom_width_of(const char *text);

#endif
