/* Which figures belong to one whole: those a file of figures says so of (`samen`), and counts of
 * all gemeenten beside the count of the region. */
#ifndef SCENARIOS_FIGURE_SUMS_H
#define SCENARIOS_FIGURE_SUMS_H

#include "scenarios/figure_read.h"

/* Reads a list `samen` against the complete list of figures and adds its sums. */
void figure_sums_read(struct figure_list *list, const struct node *sums,
                      const struct figure_source *source);

/* Adds a sum for every number and every stock of the region of which each gemeente has its own,
 * unless one was read for it. */
void figure_sums_of_gemeenten(struct figure_list *list, const struct figure_vocabulary *vocabulary);

#endif
