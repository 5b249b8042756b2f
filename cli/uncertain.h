/* --onzekerheid: the same scenarios over the ranges of their assumptions. */
#ifndef CLI_UNCERTAIN_H
#define CLI_UNCERTAIN_H

#include "cli/command.h"
#include "models/onzeker.h"
#include "output/growth.h"
#include "output/labels.h"
#include "scenarios/scenario.h"
#include "sim/study/uncertainty.h"

#define UNCERTAIN_REPLICATIONS 2 /* at each point: chance can then be told from assumption */

/* A study over the points of a design, ready to be told. */
struct uncertain {
    struct uncertainty uncertainty;
    struct onzeker_ontwerp design;
    struct onzeker outcomes;
    size_t scenarios, points;
    char **texts; /* owned, of the uncertainty */
    size_t text_count;
};

/* Simulates --onzekerheid points of the scenarios (basis first), with the seed of the first.
 * EXIT_DONE, or another status with the reason in the complaint and nothing to release. */
int uncertain_do(struct uncertain *uncertain, struct scenario *const *scenarios, size_t count,
                 const struct parameter_catalogue *catalogue, const struct options *options,
                 struct store *store, struct complaint *complaint);
/* Turns what was simulated into outcomes: levels of the first scenario, and differences of each
 * further one, which is called names[i] (i from 1). Headlines that hang on lists that grow without
 * end (`growth`, may be NULL) are what they are at the end. */
void uncertain_tell(struct uncertain *uncertain, const char *const *names,
                    const struct growth *growth, const struct labels *labels);
/* Spread of a variant's difference, by the cells of a table; to be freed. Where the design has no
 * such cell, points is 0. */
struct spread *uncertain_spreads(const struct uncertain *uncertain, size_t scenario,
                                 const struct kpi_table *table);
void uncertain_release(struct uncertain *uncertain);

/* The plan by which points are made, for other studies over them. */
struct onzeker_plan uncertain_plan(const struct studie_scenario *scenarios, size_t count,
                                   const struct parameter_catalogue *catalogue,
                                   const struct options *options, struct store *store);

/* The assumptions of a design in words; of so many to be freed. */
struct uncertainty_assumption *uncertain_assumptions(const struct onzeker_ontwerp *design,
                                                     bool english);

#endif
