/* Simulating scenarios on the command line: progress, --precision, the store, and what to say when
 * it was stopped. */
#ifndef CLI_STUDY_H
#define CLI_STUDY_H

#include <stdio.h>

#include "cli/command.h"
#include "models/studie.h"
#include "scenarios/scenario.h"

struct study_result {
    struct studie *studies; /* one a scenario, and last that of the null comparison when asked */
    size_t count;
    double seconds;      /* of wall time */
    bool is_interrupted; /* the studies hold what was finished */
    char *last_precise;  /* the KPI on which --precision waited longest; NULL: none */
    char *silent;        /* those it did not wait for: without any value; NULL: none */
    bool is_imprecise;   /* the most replications were made, and --precision is not met */
};

/* Is --precision understood? To be asked before anything is made or simulated: EXIT_DONE, or
 * EXIT_WRONG_USE with the reason in the complaint. */
int study_check(const struct options *options, struct complaint *complaint);

/* Simulates the scenarios with seed and replications of the first. `null_comparison`: the first one
 * once more, with the smallest disturbance. Frozen mechanisms without a value get theirs in the
 * scenario. EXIT_DONE, also when interrupted with something to show, or another status with the
 * reason in the complaint and nothing to release. */
int study_do(struct study_result *result, struct scenario *const *scenarios, size_t count,
             bool null_comparison, const struct options *options, struct store *store,
             struct complaint *complaint);
void study_release(struct study_result *result);

/* For people: what --precision took, and what became of it. */
void study_print_precision(FILE *out, const struct study_result *result);

/* Gives frozen mechanisms their values where a scenario does not; of the plan only seed, threads
 * and stop are used. */
enum studie_status study_freeze(struct scenario *const *scenarios, size_t count,
                                const struct studie_plan *plan);

/* Progress of a plan whose context is a struct progress. */
void study_show_progress(void *progress, uint32_t finished, uint32_t count);

/* Seconds on a clock that only goes forward. */
double study_now(void);

/* Says that it was stopped before there was anything to show, and gives the status. `kept`: what
 * was finished is in the store. */
int study_interrupted(bool kept, struct complaint *complaint);

/* Version of the program as far as outcomes depend on it: names what the store holds. */
const char *study_version(void);

/* Status of a command that got this far: `status`, or that of the signal; says what was saved. */
int study_status(const struct study_result *result, int status, uint32_t asked,
                 struct complaint *complaint);

#endif
