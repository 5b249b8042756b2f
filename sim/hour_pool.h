/* Hour work: people who do one piece of work at a time, in their working hours.
 *
 * With f fte, ⌊f⌋ people work the whole roster of a day and one more its first (f − ⌊f⌋) part,
 * unless that is below HOUR_LEAST_SHARE: nobody comes in for minutes a day, and work begun then
 * would lie for weeks. A piece of work that is not finished at closing is laid down and taken up by
 * the same person at the next opening. The pool takes several kinds of work, in a fixed order of
 * urgency; within a kind by the pool's discipline. After a fall in fte a person whose seat
 * disappears first finishes the work in hand, on the roster it was begun with: those hours are
 * `uitloop` (overrun). A rise of a seat's share speeds up the work in hand.
 *
 * The ledger's border here: as many of the first waiting as there are idle people off duty are
 * WAIT_CLOSED, all others WAIT_BUSY. Before hour_pool_begin the pool is not in use (no requests may
 * be made). */
#ifndef SIM_HOUR_POOL_H
#define SIM_HOUR_POOL_H

#include "sim/simulation.h"
#include "sim/station_books.h"

#define HOUR_LEAST_SHARE 0.05 /* of the roster of a day */

struct fte_step {
    tick from;  /* CLOCK_ALWAYS for the first */
    double fte; /* 0 to 10,000 */
};

struct hour_kind {
    const char *name; /* borrowed */
    int32_t urgency;  /* lower goes first, whatever the discipline */
    /* A person takes it up: gives the work in ticks of that person's time (≥ 0). */
    tick (*start)(void *context, int64_t user, const struct station_wait *wait);
    void (*end)(void *context, int64_t user);
};

struct hour_pool_config {
    const char *name;             /* borrowed */
    struct roster roster;         /* of a whole seat: its hours each (working) day */
    enum discipline discipline;   /* not FIRST_FIT */
    const struct fte_step *steps; /* sorted; copied */
    size_t step_count;
    const struct hour_kind *kinds; /* copied */
    size_t kind_count;             /* 1 to 16 */
    void *context;
    /* May be NULL: called at each closing of the roster, after ends of that tick; a model may move
     * work elsewhere. */
    void (*closing)(void *context);
};

struct hour_pool;
struct hour_ticket {
    uint32_t slot;
    uint32_t generation;
};

struct hour_pool *hour_pool_create(struct simulation *sim, const struct hour_pool_config *config);
void hour_pool_free(struct hour_pool *pool);
/* The fte are the stated steps × factor from now on, until the next call (those of later steps
 * too). `factor` is finite, 0 to 1,000; 1 until the first call; no step × factor may pass 10,000
 * fte. It acts like a step, at once: a seat that disappears first finishes the work in hand as
 * overrun, a seat that grows speeds it up. Steps and factors of one tick are taken together when
 * its work is handed out (EVENT_START): only what holds then counts. May be called before begin. */
void hour_pool_scale(struct hour_pool *pool, double factor);
/* Another configuration in the place of that of create; only before begin. */
void hour_pool_configure(struct hour_pool *pool, const struct hour_pool_config *config);
/* The pool comes into use at now: seats, daily openings and closings, books. */
void hour_pool_begin(struct hour_pool *pool);

struct hour_ticket hour_pool_request(struct hour_pool *pool, size_t kind, int64_t user,
                                     int32_t priority, int64_t deadline, enum station_class class,
                                     tick entered);
bool hour_pool_withdraw(struct hour_pool *pool, struct hour_ticket ticket,
                        struct station_wait *wait);
void hour_pool_reorder(struct hour_pool *pool, struct hour_ticket ticket, int32_t priority,
                       int64_t deadline);
bool hour_pool_is_waiting(const struct hour_pool *pool, struct hour_ticket ticket);
/* Is a whole seat on duty now? */
bool hour_pool_is_open(const struct hour_pool *pool);
/* Idle people on duty now. */
size_t hour_pool_idle(const struct hour_pool *pool);
/* Those still waiting of a kind, in list order; calls visit for each (which may withdraw it). */
void hour_pool_each_waiting(struct hour_pool *pool, size_t kind,
                            void (*visit)(void *context, int64_t user, struct hour_ticket ticket));

const struct station_books *hour_pool_books(const struct hour_pool *pool, size_t kind);
uint64_t hour_pool_overtakings(const struct hour_pool *pool);
size_t hour_pool_waiting(const struct hour_pool *pool, size_t kind);

/* Hours since begin, in ticks of people's time, up to now. */
struct hour_use {
    int64_t available; /* on the roster */
    int64_t worked;    /* overrun included */
    int64_t overrun;
};
struct hour_use hour_pool_use(const struct hour_pool *pool);

/* Flows, Little for waiting and for service, ledger = wait, hours worked minus overrun within those
 * available (and the sum of finished work = hours worked on it), overrun only after a fall. */
void hour_pool_audit(const struct hour_pool *pool, struct station_audit *audit);

#endif
