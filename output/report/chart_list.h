/* The charts of a folder, in the order in which the page shows them: what each is called, what to
 * see in it, and the table behind it. */
#ifndef OUTPUT_REPORT_CHART_LIST_H
#define OUTPUT_REPORT_CHART_LIST_H

#include "output/report/grid.h"

/* What the sentence made from the table tells. */
enum chart_tell {
    CHART_TELL_NOTHING,
    CHART_TELL_HIGHEST, /* the row with the highest number in the column: row, number */
    CHART_TELL_ENDS,    /* the first and the last row of the column: number, row, number, row */
};

struct chart_told {
    const char *name;    /* of grafieken/NAME.svg; also all that begin with it and a "_", such as
                            validatie_dossiers_2, unless they stand in the list themselves */
    const char *nl, *en; /* heading */
    const char *see_nl, *see_en; /* one sentence: what to see */
    void (*table)(struct grid *grid, const struct report *report);
    const char *file; /* where the numbers stand */
    enum chart_tell tell;
    size_t column;
    const char *tell_nl, *tell_en; /* with a %s for each of these */
};

/* The i-th, NULL past the last. */
const struct chart_told *chart_told(size_t i);

/* That of this chart; NULL when the list does not know it. */
const struct chart_told *chart_told_of(const char *name);

#endif
