/* The replication runner: independent replications over OpenMP threads, results in their own slots.
 */
#ifndef SIM_REPLICATIONS_H
#define SIM_REPLICATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct replications_plan {
    uint32_t first; /* number of the first replication, ≥ 1 */
    uint32_t count;
    int threads; /* 0: as many as the machine gives */
    /* Carries out one replication and puts its result into slot `replication − first`. Called from
     * several threads at once, each with another replication. False: failed, the study stops. */
    bool (*run)(void *context, uint32_t replication);
    /* May be NULL; called by one thread at a time, after each finished replication. */
    void (*progress)(void *context, uint32_t finished, uint32_t count);
    /* May be NULL; polled between replications: true asks to stop. */
    bool (*stop)(void *context);
    void *context;
};

/* Number of replications finished; those that did finish are marked in done[count] (may be NULL).
 * Replication r gives the same result whatever count and threads are. */
uint32_t replications_run(const struct replications_plan *plan, bool *done);

#endif
