/* The tables on the page of `run`: a row a station or a gemeente, a column a KPI. */
#ifndef OUTPUT_CONSOLE_TABLES_H
#define OUTPUT_CONSOLE_TABLES_H

#include <stdbool.h>
#include <stdio.h>

#include "output/growth.h"
#include "output/labels.h"
#include "sim/kpi.h"

struct console_tables {
    FILE *out;
    const struct kpi_study *study;
    const struct growth *growth; /* may be NULL */
    const struct labels *labels;
    bool *printed; /* per cell of the study's table: what stands here no list repeats */
};

/* Only rows and columns that exist. Where a list grows without end its row is marked, and tells of
 * the end, with a column for the growth. */
void console_table_of_stations(const struct console_tables *tables);
void console_table_of_causes(const struct console_tables *tables);
void console_table_of_gemeenten(const struct console_tables *tables);

#endif
