/* Meetings with an agenda: an interventieoverleg, a table, a batch.
 *
 * A meeting is held every `every_days` days from its first date, at a time of day; a date that is
 * no working day moves to the next working day (or is cancelled). It treats at most `agenda`
 * requests in list order, the others wait for the next. Urgent requests can bypass: they are
 * treated at once and take no agenda. */
#ifndef SIM_MEETING_H
#define SIM_MEETING_H

#include "sim/simulation.h"
#include "sim/station_books.h"

struct meeting_config {
    const char *name; /* borrowed */
    /* Dates: every `every_days` days from `first` on (a tick at midnight), or, when every_days is
     * 0, on the weekdays whose bit is set in `weekdays` (bit 0 = Monday). */
    tick first;
    int every_days;
    unsigned weekdays;
    int second_of_day;          /* of the meeting */
    bool cancel_on_holiday;     /* else it moves to the next working day */
    size_t agenda;              /* most requests treated at one meeting; 0: no limit */
    enum discipline discipline; /* FIFO, PRIORITY or DEADLINE */
    void *context;
    void (*treated)(void *context, int64_t user,
                    const struct station_wait *wait); /* the whole wait is WAIT_MEETING */
};

struct meeting;
struct meeting_ticket {
    uint32_t slot;
    uint32_t generation;
};

struct meeting *meeting_create(struct simulation *sim, const struct meeting_config *config);
void meeting_free(struct meeting *meeting);
/* Another configuration in the place of that of create; only before begin, while nobody waits. */
void meeting_configure(struct meeting *meeting, const struct meeting_config *config);
/* Meetings are held from now on; before, requests are treated at once. */
void meeting_begin(struct meeting *meeting);
struct meeting_ticket meeting_request(struct meeting *meeting, int64_t user, int32_t priority,
                                      int64_t deadline, bool urgent, tick entered);
bool meeting_withdraw(struct meeting *meeting, struct meeting_ticket ticket,
                      struct station_wait *wait);
void meeting_reorder(struct meeting *meeting, struct meeting_ticket ticket, int32_t priority,
                     int64_t deadline);
size_t meeting_waiting(const struct meeting *meeting);
tick meeting_next(const struct meeting *meeting); /* date and time of the next meeting */

struct meeting_use {
    uint64_t held;     /* meetings held since begin */
    uint64_t treated;  /* on their agendas */
    uint64_t room;     /* agenda places offered; equals treated when there is no limit */
    uint64_t bypassed; /* urgent, at once */
};
struct meeting_use meeting_use(const struct meeting *meeting);
const struct station_books *meeting_books(const struct meeting *meeting);
void meeting_audit(const struct meeting *meeting, struct station_audit *audit);

#endif
