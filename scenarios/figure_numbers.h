/* The numbers of one reported figure: its value with its interval, and the naive forecast. */
#ifndef SCENARIOS_FIGURE_NUMBERS_H
#define SCENARIOS_FIGURE_NUMBERS_H

#include "scenarios/fields.h"
#include "sim/study/figures.h"

/* Reads aantal and van, or waarde; laag and hoog; and vorig, of a figure whose rule is known.
 * `unit` is that of its KPI or trait (NULL: unknown, any number will do). */
void figure_numbers_read(struct figure *figure, struct fields *fields, const char *unit);

#endif
