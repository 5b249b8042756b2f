/* The words of scenarios for the report: names, values with their meaning and source, and what the
 * gemeenten are called. They are read from the scenario as it stands in the results folder, so that
 * a report made later has the same words as one made by the command itself. */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "output/report/report.h"
#include "scenarios/scenario.h"

struct words_scenario;

struct words {
    struct report_words report; /* what output/ asks for; borrows from the rest */
    /* owned */
    struct words_scenario **read;
    size_t count;
    struct report_scenario *scenarios;
    struct labels_gemeente *gemeenten;
    char **keys;
};

/* No scenarios yet; to be released. */
void words_init(struct words *words, bool english);
void words_release(struct words *words);

/* Adds the scenario in `text`, the contents of `file`; the basis first. False with the faults when
 * it is not one of this version. */
bool words_add_text(struct words *words, const char *text, const char *file,
                    struct fault_list *faults);

/* Adds a scenario as scenario_write writes it. */
void words_add(struct words *words, const struct scenario *scenario);

#endif
