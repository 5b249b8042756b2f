/* What must follow from a scenario's figures, before anything is simulated. */
#ifndef CLI_TRAFFIC_H
#define CLI_TRAFFIC_H

#include <stdbool.h>

#include "cli/command.h"
#include "models/keten.h"
#include "output/growth.h"
#include "output/labels.h"
#include "scenarios/scenario.h"
#include "sim/study/traffic.h"

struct scenario_traffic {
    struct keten_instelling in;
    struct labels_gemeente *names;
    struct labels labels; /* in the language asked, with the names of the gemeenten */
    struct traffic traffic;
    struct growth growth; /* where there is no equilibrium */
};

/* Solves the equations; to be released, and the scenario must outlive it. False, with the reason in
 * the complaint and nothing to release, when memory is short. */
bool scenario_traffic_make(struct scenario_traffic *made, const struct scenario *scenario,
                           const struct options *options, struct complaint *complaint);
void scenario_traffic_release(struct scenario_traffic *made);

/* Of scenarios that are compared: each, and where in any of them there is no equilibrium. */
struct compared_traffic {
    struct scenario_traffic *each;
    size_t count;
    struct growth any;
};
/* To be released also when it fails (as scenario_traffic_make). */
bool compared_traffic_make(struct compared_traffic *made, struct scenario *const *scenarios,
                           size_t count, const struct options *options,
                           struct complaint *complaint);
void compared_traffic_release(struct compared_traffic *made);

#endif
