/* A meeting from within. For meeting.c, and for tests that damage it on purpose. */
#ifndef SIM_MEETING_INTERNAL_H
#define SIM_MEETING_INTERNAL_H

#include "sim/meeting.h"
#include "sim/slot_table.h"

struct meeting_member {
    int64_t user;
    tick entered;
    bool prompt; /* treated by an event of its own, not on the list */
};

struct meeting {
    struct simulation *sim;
    struct meeting_config config;
    bool begun;
    uint16_t meeting_kind, prompt_kind;
    struct slot_table slots;
    struct meeting_member *members; /* by slot */
    uint32_t member_count;          /* length of `members` */
    struct waiting_list *list;
    uint64_t serial;
    struct station_books books;
    tick next;
    struct meeting_use use;
    uint64_t overfull; /* meetings that treated more than their agenda */
};

#endif
