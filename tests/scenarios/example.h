/* A small catalogue with one row of every sort, and helpers to hold the loader against it. */
#ifndef TESTS_SCENARIOS_EXAMPLE_H
#define TESTS_SCENARIOS_EXAMPLE_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/scenario.h"

extern const struct parameter_catalogue example_catalogue;

/* A complete and faultless scenario for it; every value with a source. */
extern const char *const example_text;

/* example_text with the one line that holds `old` replaced by `line` (NULL: left out); to be freed.
 */
char *example_with(const char *old, const char *line);

/* Number of the line of example_text that holds `text`. */
int example_line(const char *text);

/* Writes the text to folder/name and gives that path (to be freed). */
char *example_file(const char *folder, const char *name, const char *text);

/* A new folder below /tmp, removed with all that is in it by example_folder_remove; to be freed. */
char *example_folder(void);
void example_folder_remove(char *folder);

/* All faults, one a line; to be freed. */
char *example_faults(const struct fault_list *faults);

/* What scenario_write writes; to be freed. */
char *example_written(const struct scenario *scenario);

#endif
