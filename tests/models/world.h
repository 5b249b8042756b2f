/* A small world of the chain for the tests: Flevoland 2018 with a fifth of its people, six years of
 * history and two years of run, so that a replication takes a few hundredths of a second. */
#ifndef TESTS_MODELS_WORLD_H
#define TESTS_MODELS_WORLD_H

#include "models/catalogus.h"
#include "models/studie.h"
#include "scenarios/scenario.h"

/* The scenario of these tests. */
#define WORLD_SCENARIO "tests/flevoland.cfg"

/* From when the changes hold: also in the history (so that no casus of other values is left), or as
 * for a user's `--set`. */
enum world_since { WORLD_ALWAYS, WORLD_FROM_START };

struct world {
    struct catalogus catalogue;
    struct scenario scenario;
    struct keten_instelling in;
    struct keten keten;
    enum world_since since;
    bool runs;
};

/* Reads the scenario with further `--set` changes (ending in NULL); fails the test when it is
 * refused. */
void world_load(struct world *w, enum world_since since, const char *const *sets);
#define WORLD_LOAD(w, since, ...) world_load((w), (since), (const char *const[]){__VA_ARGS__, NULL})
void world_unload(struct world *w);
/* Reads the settings once more, after the test itself changed values of `scenario`. */
void world_again(struct world *w);

/* A fresh world of this replication, at the beginning of its history. */
struct keten *world_begin(struct world *w, uint32_t replicatie);
/* The same, run up to `start`, and everything measured from there on. */
struct keten *world_start(struct world *w, uint32_t replicatie);
/* The same, run to its end. */
struct keten *world_run(struct world *w, uint32_t replicatie);

/* What the history runs on, and what frozen values are the means of. */
const struct parameter_set *world_basis(const struct world *w);
/* A study of `replicaties` replications on one thread; frozen values are found when they lack. */
void world_study(struct world *w, struct studie *study, uint32_t replicaties);

/* Fails the test unless `count` successes in `n` tries fit the chance (|z| < 4.5). */
void world_expect_share(const char *what, double count, double n, double chance);
/* Fails the test unless the mean of n observations with this standard deviation fits (|z| < 4.5).
 */
void world_expect_mean(const char *what, double sum, double n, double mean, double sd);

/* The mean of a KPI over the study's replications; fails the test when there is no such row. */
double world_kpi(const struct studie *study, const char *kpi, const char *station,
                 const char *gemeente, const char *breakdown);

/* Number of faults the catalogue's own check finds, and all their texts (to be freed; may be NULL).
 */
size_t world_faults(struct world *w, char **texts);

/* A living huishouden at rest that was never at Veilig Thuis, of this gemeente (-1: any), number
 * `n` of those. */
int32_t world_quiet_household(const struct keten *k, int gemeente, bool with_children, int n);
/* A melding about this huishouden is received now, of an incident at `incident`. Gives the number
 * of casussen opened by it. */
uint64_t world_report(struct keten *k, int32_t household, uint16_t candidate, uint8_t number,
                      tick incident);

#endif
