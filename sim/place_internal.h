/* What the files of place work share: the station from within. For place_*.c, and for tests that
 * damage it on purpose. */
#ifndef SIM_PLACE_INTERNAL_H
#define SIM_PLACE_INTERNAL_H

#include "sim/place_station.h"
#include "sim/slot_table.h"

enum place_phase { PLACE_WAITING, PLACE_SERVING, PLACE_HELD };

/* A request, from its arrival to the end of its holding. The claims of one joint request form a
 * ring; a request at one station is a ring of itself. */
struct place_member {
    int64_t user;
    int64_t claim;
    int64_t kept; /* of the claim, when held */
    int64_t deadline;
    int32_t priority;
    enum station_class class;
    enum place_phase phase;
    bool leads; /* its station's callbacks and its end event serve the whole ring */
    tick entered, started;
    uint64_t serial;
    struct event_handle end; /* of the leader */
    struct place_station *next_station;
    uint32_t next_slot;
};

struct place_station {
    struct simulation *sim;
    struct place_config config;
    struct capacity_step *steps;
    bool begun;
    bool always_open;
    uint16_t end_kind, dispatch_kind, opening_kind, step_kind;
    struct slot_table slots;
    struct place_member *members; /* by slot */
    uint32_t member_count;        /* length of `members` */
    struct waiting_list *list;
    uint64_t serial; /* of the last request */
    struct station_books books;
    size_t waiting_of[STATION_CLASSES], serving_of[STATION_CLASSES];
    double factor; /* on the stated capacity */
    int64_t capacity, used, held, reserved;
    bool dispatch_due;           /* handing out is scheduled at this tick, or going on */
    struct event_handle opening; /* scheduled only while somebody waits for it */
    tick counted;                /* up to when the three below are */
    double use_ticks, held_ticks, capacity_ticks;
    bool was_unlimited;
    uint64_t not_free; /* places handed out that were not free */
};

/* Units that may be handed out now; INT64_MAX in the free time or without limit, negative when use
 * exceeds capacity. */
int64_t place_free_units(const struct place_station *station);
bool place_is_open(const struct place_station *station);
/* The step in force at `at` × the factor that holds now. */
int64_t place_capacity_at(const struct place_station *station, tick at);

/* Schedules the handing out of this tick, if somebody waits. */
void place_touch(struct place_station *station);
/* Schedules the next opening of a closed station, unless it is scheduled. */
void place_await_opening(struct place_station *station);
/* Counts use and capacity up to now: call before either changes. */
void place_count_use(struct place_station *station);

uint32_t place_add_member(struct place_station *station, const struct place_member *member);
void place_drop_member(struct place_station *station, uint32_t slot);
void place_join_list(struct place_station *station, uint32_t slot);

/* May the ring start now? If not, is it only the calendar of one of its stations that stops it? */
enum place_verdict { PLACE_STARTS, PLACE_CLOSED, PLACE_BUSY };
enum place_verdict place_ring_verdict(struct place_station *station, uint32_t slot);
bool place_is_joint(const struct place_station *station, uint32_t slot);
void place_ring_start(struct place_station *station, uint32_t slot);
/* Moves the borders of the ledger: at this station, or at the other stations of the ring. */
void place_label(struct place_station *station);
void place_ring_label_others(struct place_station *station, uint32_t slot);
void place_ring_end(struct place_station *station, uint32_t slot, bool aborted);

#endif
