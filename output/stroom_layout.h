/* Where the boxes and arrows of the chain stand on the page, in pixels of a page of 1600 by 1000
 * from its top left, and what is written beside an arrow. Drawn after the picture in the design:
 * from left to right, jeugdbescherming below, hulp at the right. */
#ifndef OUTPUT_STROOM_LAYOUT_H
#define OUTPUT_STROOM_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

enum { STROOM_WIDTH = 1600, STROOM_HEIGHT = 1000, STROOM_POINTS_MOST = 6 };

/* Whose it is; sets the colour. */
enum stroom_party { STROOM_OTHER, STROOM_VT, STROOM_LOKAAL, STROOM_JEUGD, STROOM_HULP };

struct stroom_box {
    const char *key;
    const char *nl, *en; /* a newline parts two lines */
    int x, y, width, height;
    enum stroom_party party;
};

struct stroom_point {
    int x, y;
};

struct stroom_path {
    const char *key; /* NULL: drawn thin, without a count */
    struct stroom_point at[STROOM_POINTS_MOST];
    size_t count;
    struct stroom_point label; /* 0, 0: near the beginning of the arrow */
    const char *align;         /* of the label: "left", "center" or "right" */
    const char *nl, *en;       /* before the count; "": the count alone */
    bool is_back;              /* brings a casus back to where one like it was before */
};

/* The i-th, NULL past the last. */
const struct stroom_box *stroom_box(size_t i);
const struct stroom_path *stroom_path(size_t i);
/* By key, NULL when the picture has no such box or arrow. */
const struct stroom_box *stroom_box_of(const char *key);
const struct stroom_path *stroom_path_of(const char *key);

#endif
