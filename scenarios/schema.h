/* The catalogue of parameters seen as a tree of keys: which groups there are, which names belong in
 * them, and what an unknown one may have meant. */
#ifndef SCENARIOS_SCHEMA_H
#define SCENARIOS_SCHEMA_H

#include <stdbool.h>

#include "sim/parameter.h"

/* Whether a concrete path fits a pattern, of which a key may be `*` (any key). */
bool schema_matches(const char *pattern, const char *path);

/* Whether `path` is a group: some row's path goes on below it. */
bool schema_is_group(const struct parameter_catalogue *catalogue, const char *path);

/* Whether the keys of the group `path` are data (a row has `*` there and goes on below it). */
bool schema_has_free_keys(const struct parameter_catalogue *catalogue, const char *path);

/* What `key`, unknown in the group `path` ("" at the top), may have meant: "Bedoelde u `fte`?" or
 * where a key of that name does belong; "" when there is nothing to say. To be freed. */
char *schema_hint(const struct parameter_catalogue *catalogue, const char *path, const char *key);

#endif
