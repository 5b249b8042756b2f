/* One replication of the small world with its outcomes, for tests that recount them. */
#ifndef TESTS_MODELS_RUN_H
#define TESTS_MODELS_RUN_H

#include "tests/models/world.h"

struct run {
    struct world world;
    struct uitkomst u;
    double years;
};

/* Runs the world with further `--set` changes (ending in NULL), which hold from `start` on; to be
 * freed. */
struct run *run_of(const char *const *sets);
#define RUN(...) run_of((const char *const[]){__VA_ARGS__, NULL})
void run_free(struct run *r);

/* Index of a row of kpi.csv, SIZE_MAX when there is none; its value, which fails the test then. */
size_t run_cell(const struct run *r, const char *kpi, const char *station, const char *gemeente,
                const char *breakdown);
double run_value(const struct run *r, const char *kpi, const char *station, const char *gemeente,
                 const char *breakdown);
/* Equal but for rounding. */
bool run_near(double a, double b);

#endif
