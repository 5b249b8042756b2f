/* What must follow from a scenario's figures, for people: a table by period, and the warnings. */
#ifndef OUTPUT_CONSOLE_TRAFFIC_H
#define OUTPUT_CONSOLE_TRAFFIC_H

#include <stdbool.h>
#include <stdio.h>

#include "output/labels.h"
#include "sim/study/traffic.h"

/* Inflow, work, capacity, load and growth of every station. Of later periods only the stations that
 * differ from the period shown before; of more than three periods that differ the first, the one
 * with the highest load, and the last. */
void console_print_traffic(FILE *out, const struct traffic *traffic, const struct labels *labels);

/* After an empty line the heading, and an item for each finding, gravest first, with all that are
 * nearly full together in one; nothing when there are none. Of more than `most` it says how many
 * are left. Returns how many items there are. */
size_t console_print_findings(FILE *out, const struct traffic *traffic, const char *heading,
                              const struct labels *labels, size_t most);

#endif
