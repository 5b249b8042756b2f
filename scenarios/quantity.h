/* One quantity as a scenario states it: a number, "onbeperkt", a word of a choice, or a
 * distribution. */
#ifndef SCENARIOS_QUANTITY_H
#define SCENARIOS_QUANTITY_H

#include <stdbool.h>

#include "scenarios/node.h"
#include "sim/distribution.h"
#include "sim/parameter.h"

/* About which value it goes and what is done with it before it counts. */
struct quantity_context {
    const struct parameter_row *row;
    const char *path;
    const char *file;
    int line; /* reported instead of the node's, when not negative: 0 for an option */
    struct fault_list *faults;
    double factor, shift; /* of --set PATH*= and +=; 1 and 0 otherwise */
};

struct quantity {
    double number; /* of a distribution: its mean; of a choice: the index; INFINITY: onbeperkt */
    bool is_distribution;
    struct distribution distribution; /* DURATION: always set */
    double *values;                   /* of an empirical distribution; the quantity's own */
    size_t value_count;
    char *written; /* the distribution as scenario text; NULL when it is a plain number */
};

/* Reads a node as a quantity of the context's row. False when a fault was added. Release in both
 * cases. */
bool quantity_read(struct quantity *quantity, const struct node *node,
                   const struct quantity_context *context);
void quantity_release(struct quantity *quantity);

/* Whether `key` is one of those that describe a distribution (verdeling, gemiddelde, …). */
bool quantity_is_distribution_key(const char *key);

/* Reads the numbers of a list; *values to be freed. False when a fault was added. */
bool quantity_read_numbers(double **values, size_t *count, const struct node *list,
                           const struct quantity_context *context);

/* Reports a fault about the context's value at the node's line. */
void quantity_fault(const struct quantity_context *context, const struct node *node,
                    const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
