#include "scenarios/nearest.h"

#include <string.h>

#define NAME_LIMIT 64

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t nearest_distance(const char *a, const char *b)
{
    size_t rows = strlen(a), columns = strlen(b);
    if (rows >= NAME_LIMIT || columns >= NAME_LIMIT)
        return NAME_LIMIT;
    size_t table[NAME_LIMIT][NAME_LIMIT];
    for (size_t i = 0; i <= rows; i++)
        table[i][0] = i;
    for (size_t j = 0; j <= columns; j++)
        table[0][j] = j;
    for (size_t i = 1; i <= rows; i++) {
        for (size_t j = 1; j <= columns; j++) {
            size_t other = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            size_t best = smaller(other, smaller(table[i - 1][j], table[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = smaller(best, table[i - 2][j - 2] + 1);
            table[i][j] = best;
        }
    }
    return table[rows][columns];
}

void nearest_offer(struct nearest *nearest, const char *name)
{
    size_t shorter = smaller(strlen(name), strlen(nearest->wanted));
    size_t distance = nearest_distance(nearest->wanted, name);
    if (distance > 2 || 2 * distance >= shorter)
        return;
    if (nearest->best == NULL || distance < nearest->distance) {
        nearest->best = name;
        nearest->distance = distance;
    }
}
