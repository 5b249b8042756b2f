/* "Bedoelde u …?": the name nearest to one that is unknown. */
#ifndef SCENARIOS_NEAREST_H
#define SCENARIOS_NEAREST_H

#include <stddef.h>

/* Number of typing slips between two names: a letter too many, too few, another, or two swapped
 * (optimal string alignment, a restricted Damerau-Levenshtein distance). Names over 63 bytes are
 * far away. */
size_t nearest_distance(const char *a, const char *b);

/* Keeps the best of the names offered one by one; start with all zero and `wanted`. */
struct nearest {
    const char *wanted;
    const char *best; /* borrowed; NULL: nothing near enough */
    size_t distance;
};

/* Near enough is at most two slips, and fewer than half the letters of the shorter name; of equals
 * the first one offered. */
void nearest_offer(struct nearest *nearest, const char *name);

#endif
