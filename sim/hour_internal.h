/* What the files of hour work share: the pool from within. For hour_*.c, and for tests that damage
 * it on purpose. */
#ifndef SIM_HOUR_INTERNAL_H
#define SIM_HOUR_INTERNAL_H

#include "sim/hour_pool.h"
#include "sim/slot_table.h"

#define HOUR_KINDS_MOST 16
#define HOUR_SEATS_MOST 10000
#define HOUR_NOBODY UINT32_MAX

/* A request, from its arrival to the end of its work. */
struct hour_member {
    int64_t user;
    size_t kind;
    enum station_class class;
    bool serving;
    tick entered, started;
    uint32_t seat;
    double
        share; /* roster on which it is worked: the largest its seat has had since it was begun */
    int64_t work; /* ticks of a person's time */
    int64_t done; /* of that, up to `counted` */
    tick counted;
    struct event_handle end;
};

struct hour_pool {
    struct simulation *sim;
    struct hour_pool_config config;
    struct fte_step *steps;
    struct hour_kind kinds[HOUR_KINDS_MOST];
    bool begun;
    tick begun_at;
    uint16_t end_kind, dispatch_kind, opening_kind, closing_kind, step_kind;
    struct slot_table slots;
    struct hour_member *members; /* by slot */
    uint32_t member_count;       /* length of `members` */
    struct waiting_list *list;
    uint64_t serial;
    struct station_books books[HOUR_KINDS_MOST];
    size_t waiting_of[HOUR_KINDS_MOST];
    double factor;         /* on the stated fte */
    double fte;            /* in force: stated × factor */
    bool settle_due;       /* the fte are to be looked at again at this tick */
    bool was_lowered;      /* the factor has fallen since begin */
    uint32_t seat_count;   /* seats there can be with the factors so far */
    uint32_t *seat_member; /* slot of the work in hand, HOUR_NOBODY: idle */
    uint64_t *idle;        /* bit per seat: idle, with or without a share */
    bool dispatch_due;
    struct event_handle opening;
    /* Hours: booked up to `counted`, except work in hand, which is booked up to its own. */
    tick counted;
    struct hour_use use;
    int64_t finished_work;   /* as drawn, of all work finished */
    int64_t finished_worked; /* as counted on the roster, of the same */
};

/* The person's share of the roster; 0 below HOUR_LEAST_SHARE. */
double hour_seat_share(const struct hour_pool *pool, uint32_t seat);
/* As stated, without the factor. */
double hour_fte_at(const struct hour_pool *pool, tick at);
/* Makes room for all seats that the steps × factor can give; new ones are idle. */
void hour_seats_provide(struct hour_pool *pool);
/* Seats with a share, whole or part. */
uint32_t hour_seats_in_use(const struct hour_pool *pool);
/* The lowest idle seat that is on duty, HOUR_NOBODY when there is none. */
uint32_t hour_free_seat(const struct hour_pool *pool);
void hour_set_idle(struct hour_pool *pool, uint32_t seat, bool idle);
/* Idle ones among the first `count` seats. */
size_t hour_idle_among(const struct hour_pool *pool, uint32_t count);

/* Hours of the work in a slot since it was last counted; the second says how much of it is overrun.
 */
int64_t hour_piece(const struct hour_pool *pool, uint32_t slot, int64_t *overrun);
/* Hours on the roster since `counted`. */
int64_t hour_available_since(const struct hour_pool *pool);

#endif
