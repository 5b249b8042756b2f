/* A scenario: its file and those it builds on, resolved, checked and ready for a model. */
#ifndef SCENARIOS_SCENARIO_H
#define SCENARIOS_SCENARIO_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "sim/fault.h"
#include "sim/parameter.h"

struct scenario {
    char *file; /* as it was found */
    char *name;
    char *description;
    struct parameter_set final; /* what holds from `start` on */
    struct parameter_set
        base; /* what held in the history before it: for BELEID the outermost basis' own
                 values, for everything else those of `final`. Same paths as final */
    struct parameter_set
        unsourced; /* given in a file without a source; neither names, dates nor texts */
    char **chain;  /* files, the scenario's own first, the outermost basis last */
    size_t chain_count;
    uint64_t hash; /* of all values of final and base that make the outcomes of a replication: not
                      of names, sources, zaad and replicaties */
};

/* Reads a scenario by path, or by the bare name of an installed one, with the changes of --set
 * ("PATH=VALUE", "PATH*=FACTOR", "PATH+=X"). `model` holds the model's rows; those at the top of
 * every file (naam, start, …) are added. The catalogue must outlive the scenario. Every fault found
 * is in `faults`, sorted; false, and an empty scenario, when one of them is an error. */
bool scenario_load(struct scenario *scenario, const char *file, const char *const *sets,
                   size_t set_count, const struct parameter_catalogue *model,
                   struct fault_list *faults);

/* As scenario_load, from a text that stands for the contents of `file`. */
bool scenario_parse(struct scenario *scenario, const char *text, size_t length, const char *file,
                    const char *const *sets, size_t set_count,
                    const struct parameter_catalogue *model, struct fault_list *faults);
void scenario_release(struct scenario *scenario);

/* Writes the resolved scenario as a scenario file without basis, every value with its source and
 * range: loading it gives the same values. False when writing failed (errno tells). */
bool scenario_write(const struct scenario *scenario, FILE *file);

/* Prints every value with its unit, source, range and the line that gave it, in Dutch, grouped.
 * False when writing failed. */
bool scenario_show(const struct scenario *scenario, FILE *file);

/* Adds a fault for every value whose file states no source for it; gives their number. */
size_t scenario_sources_missing(const struct scenario *scenario, struct fault_list *faults);

/* Checks a model's rows themselves: ranges, defaults, sources and choices that make sense, no path
 * twice. For the model's tests. */
void scenario_check_catalogue(const struct parameter_catalogue *model, struct fault_list *faults);

#endif
