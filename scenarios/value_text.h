/* A value written down again, in the notation of scenario files. */
#ifndef SCENARIOS_VALUE_TEXT_H
#define SCENARIOS_VALUE_TEXT_H

#include <stdbool.h>

#include "scenarios/storage.h"
#include "sim/parameter.h"

/* Adds what belongs between the braces of a stated value: `waarde = 34.0; bron = "RP-211"; laag =
 * …`. */
void value_text_add_members(struct storage_text *text, const struct parameter_value *value);

/* Adds the value with what follows the = sign: a plain text where there is no source to tell, else
 * { … } with its members. */
void value_text_add(struct storage_text *text, const struct parameter_value *value);

/* Adds the bare value as people read it: 34.0, "fifo", lognormaal …, dated steps one after another.
 */
void value_text_add_readable(struct storage_text *text, const struct parameter_value *value);

/* Adds a text between quotes, escaped. */
void value_text_add_quoted(struct storage_text *text, const char *content);

#endif
