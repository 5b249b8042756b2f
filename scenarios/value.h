/* One value of a scenario: read from its node, with steps in time and with where it comes from. */
#ifndef SCENARIOS_VALUE_H
#define SCENARIOS_VALUE_H

#include <stdbool.h>

#include "scenarios/node.h"
#include "scenarios/quantity.h"
#include "sim/parameter.h"

/* Reads `node` as the value of the context's row. Fills everything but `given` and
 * `changed_from_base`; `source` stays NULL when the node states none, `line` is the node's. A
 * DURATION with distributions keeps in `text` the distributions as they are written, one line a
 * step ("" for a plain number). Keys of the node that name rows below this one are left alone.
 * False when a fault was added; *value is then empty. */
bool value_read(struct parameter_value *value, const struct node *node,
                const struct quantity_context *context,
                const struct parameter_catalogue *catalogue);

/* The row's default; an unreadable one is an error of ours and stops the program. */
void value_read_standard(struct parameter_value *value, const struct quantity_context *context);

/* A copy that shares nothing with the original. */
struct parameter_value value_copy(const struct parameter_value *value);

/* Whether both hold the same numbers, words and dates, whatever their sources. */
bool value_is_same(const struct parameter_value *a, const struct parameter_value *b);

/* An optional value that is not given. */
struct parameter_value value_absent(const struct parameter_row *row, const char *path);
bool value_is_absent(const struct parameter_value *value);

/* The value at a concrete path, NULL when the set has none or when it is absent. O(log n). */
const struct parameter_value *value_find(const struct parameter_set *set, const char *path);

void value_release(struct parameter_value *value);

/* Whether a group is a value ({ waarde = … } or { verdeling = … }) rather than a group of keys. */
bool value_is_stated(const struct node *node);

/* Whether `key` has a fixed meaning within a value (waarde, bron, laag, hoog, verdeling, …). */
bool value_is_own_key(const char *key);

#endif
