/* Differences of verschillen.csv as cells, for the chain and the gemeenten. */
#ifndef OUTPUT_REPORT_MOVED_H
#define OUTPUT_REPORT_MOVED_H

#include "output/report/grid.h"

/* A cell "−3,1 (−5,0 tot −1,2)", or what else holds: "gelijk", "niet te onderscheiden (−1 tot
 * +2)", "–" when there is no such row. An outcome that hangs on a list that grows without end in
 * either world is told as its state at the end, with the mark. `variant` counts from 0. The number
 * behind the cell is the difference where it is distinct, else NAN. */
void moved_put(struct grid *grid, const struct report *report, size_t variant,
               const struct report_key *key);
/* The same of a row of any table with verschil, bi95_laag, bi95_hoog and oordeel, at these decimals
 * or more; `mark` stands behind it. */
void moved_put_row(struct grid *grid, const struct report *report, const struct report_table *table,
                   size_t row, int decimals_least, const char *mark);

#endif
