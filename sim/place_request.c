/* Place work: requests, alone or joint, from arrival to the end of their holding.
 *
 * A joint request waits in each of its lists with a claim of its own. It may start when at every
 * station nobody is ahead of it, its claim fits and the station is open; since each station tries
 * when something changed there, the last change that was needed starts it everywhere at once. */
#include "sim/place_internal.h"

#include <stdlib.h>

uint32_t place_add_member(struct place_station *station, const struct place_member *member)
{
    uint32_t slot = slot_table_take(&station->slots);
    station->members = slot_table_grow(&station->slots, station->members, &station->member_count,
                                       sizeof *station->members);
    station->members[slot] = *member;
    return slot;
}

void place_drop_member(struct place_station *station, uint32_t slot)
{
    slot_table_give_back(&station->slots, slot);
}

/* Puts a member on the list; its phase, class, order and serial are known. */
void place_join_list(struct place_station *station, uint32_t slot)
{
    struct place_member *member = &station->members[slot];
    member->phase = PLACE_WAITING;
    station->waiting_of[member->class]++;
    waiting_list_add(station->list, slot,
                     &(struct waiting_entry){
                         .priority = member->priority,
                         .deadline = member->deadline,
                         .weight = member->claim,
                         .serial = member->serial,
                         .entered = member->entered,
                     },
                     station->sim->now);
}

static struct place_ticket request_one(struct place_station *station,
                                       const struct place_request *request, int64_t claim,
                                       bool leads)
{
    struct simulation *sim = station->sim;
    SIM_CHECK(sim, claim >= 1 && request->entered <= sim->now);
    SIM_CHECK(sim, request->class == STATION_CASUS || request->class == STATION_BACKGROUND);
    struct place_member member = {
        .user = request->user,
        .claim = claim,
        .deadline = request->deadline,
        .priority = request->priority,
        .class = request->class,
        .leads = leads,
        .entered = request->entered,
        .serial = ++station->serial,
        .next_station = station,
    };
    uint32_t slot = place_add_member(station, &member);
    station->members[slot].next_slot = slot;
    place_join_list(station, slot);
    station_books_arrive(&station->books, request->class, request->entered, sim->now);
    place_touch(station);
    return (struct place_ticket){slot, station->slots.generation[slot]};
}

struct place_ticket place_station_request(struct place_station *station,
                                          const struct place_request *request)
{
    return request_one(station, request, request->claim, true);
}

void place_station_request_joint(struct place_station *const *stations, const int64_t *claims,
                                 size_t count, const struct place_request *request,
                                 struct place_ticket *tickets)
{
    SIM_CHECK(stations[0]->sim, count >= 1);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            SIM_CHECK(stations[0]->sim, stations[i] != stations[j]);
    for (size_t i = 0; i < count; i++)
        tickets[i] = request_one(stations[i], request, claims[i], i == 0);
    for (size_t i = 0; i < count; i++) {
        struct place_member *member = &stations[i]->members[tickets[i].slot];
        member->next_station = stations[(i + 1) % count];
        member->next_slot = tickets[(i + 1) % count].slot;
    }
}

bool place_is_joint(const struct place_station *station, uint32_t slot)
{
    return station->members[slot].next_station != station;
}

static bool is_ahead_of_all(const struct place_station *station, uint32_t slot)
{
    return station->config.discipline == DISCIPLINE_FIRST_FIT ||
           waiting_list_at(station->list, 0) == slot;
}

/* Steps a pair (station, slot) to the next of its ring. */
static void ring_next(struct place_station **station, uint32_t *slot)
{
    const struct place_member *member = &(*station)->members[*slot];
    *station = member->next_station;
    *slot = member->next_slot;
}

enum place_verdict place_ring_verdict(struct place_station *station, uint32_t slot)
{
    enum place_verdict verdict = PLACE_STARTS;
    struct place_station *at = station;
    uint32_t its = slot;
    do {
        if (!is_ahead_of_all(at, its) || at->members[its].claim > place_free_units(at))
            return PLACE_BUSY;
        if (!place_is_open(at))
            verdict = PLACE_CLOSED;
        ring_next(&at, &its);
    } while (at != station);
    return verdict;
}

/* The other stations of a joint request that stands at the head here may not see what changed here.
 */
void place_ring_label_others(struct place_station *station, uint32_t slot)
{
    struct place_station *at = station;
    uint32_t its = slot;
    for (ring_next(&at, &its); at != station; ring_next(&at, &its))
        place_label(at);
}

/* One place goes from list to service, with its books. */
static struct station_wait hand_out(struct place_station *station, uint32_t slot)
{
    tick now = station->sim->now;
    struct place_member *member = &station->members[slot];
    struct station_wait wait = waiting_list_remove(station->list, slot, now, true);
    place_count_use(station);
    station->used += member->claim;
    station->waiting_of[member->class]--;
    station->serving_of[member->class]++;
    member->phase = PLACE_SERVING;
    member->started = now;
    station_books_start(&station->books, member->class, &wait, now);
    if (station->begun) {
        int64_t capacity =
            place_capacity_at(station, now); /* from the steps, not the running value */
        if (capacity != PLACE_UNLIMITED && station->used + station->reserved > capacity)
            station->not_free++;
    }
    return wait;
}

void place_ring_start(struct place_station *station, uint32_t slot)
{
    struct place_station *lead = station;
    uint32_t its = slot;
    while (!lead->members[its].leads)
        ring_next(&lead, &its);
    struct station_wait wait = hand_out(lead, its);
    place_touch(lead); /* nothing happens when it is this very station that hands out */
    struct place_station *at = lead;
    uint32_t other = its;
    for (ring_next(&at, &other); at != lead; ring_next(&at, &other)) {
        hand_out(at, other);
        place_touch(at);
    }
    struct simulation *sim = station->sim;
    uint32_t generation = lead->slots.generation[its];
    tick length = lead->config.start(lead->config.context, lead->members[its].user, &wait);
    SIM_CHECK(sim, length >= 0 && (sim->now < 0 || length < CLOCK_NEVER - sim->now));
    SIM_CHECK(sim, slot_table_holds(&lead->slots, its, generation));
    lead->members[its].end =
        simulation_schedule(sim, sim->now + length, EVENT_END, lead->end_kind, its);
}

static void give_units_back(struct place_station *station, int64_t units)
{
    place_count_use(station);
    station->used -= units;
    place_touch(station);
}

/* A service is over at one station; its units are still claimed. */
static void finish_books(struct place_station *station, uint32_t slot)
{
    const struct place_member *member = &station->members[slot];
    SIM_CHECK(station->sim, member->phase == PLACE_SERVING);
    station->serving_of[member->class]--;
    station_books_finish(&station->books, member->class, member->started, station->sim->now);
}

/* Ends the ring led by (station, slot). */
void place_ring_end(struct place_station *station, uint32_t slot, bool aborted)
{
    SIM_CHECK(station->sim, slot_table_is_taken(&station->slots, slot));
    struct place_station *at = station->members[slot].next_station;
    uint32_t other = station->members[slot].next_slot;
    while (at != station) {
        struct place_station *ended = at;
        uint32_t ended_slot = other;
        ring_next(&at, &other);
        finish_books(ended, ended_slot);
        give_units_back(ended, ended->members[ended_slot].claim);
        place_drop_member(ended, ended_slot);
    }
    finish_books(station, slot);
    struct place_member *member = &station->members[slot];
    int64_t claim = member->claim;
    member->phase = PLACE_HELD;
    member->next_station = station;
    member->next_slot = slot;
    int64_t kept = 0;
    if (!aborted) {
        kept = station->config.end(station->config.context, member->user);
        SIM_CHECK(station->sim, kept >= 0 && kept <= claim);
    }
    give_units_back(station, claim - kept);
    station->held += kept;
    station->members[slot].kept = kept;
    if (kept == 0)
        place_drop_member(station, slot);
}

static struct place_member *member_of(const struct place_station *station,
                                      struct place_ticket ticket)
{
    SIM_CHECK(station->sim, slot_table_holds(&station->slots, ticket.slot, ticket.generation));
    return &station->members[ticket.slot];
}

bool place_station_is_waiting(const struct place_station *station, struct place_ticket ticket)
{
    return slot_table_holds(&station->slots, ticket.slot, ticket.generation) &&
           station->members[ticket.slot].phase == PLACE_WAITING;
}

bool place_station_is_serving(const struct place_station *station, struct place_ticket ticket)
{
    return slot_table_holds(&station->slots, ticket.slot, ticket.generation) &&
           station->members[ticket.slot].phase == PLACE_SERVING;
}

static struct station_wait withdraw_one(struct place_station *station, uint32_t slot)
{
    tick now = station->sim->now;
    enum station_class class = station->members[slot].class;
    struct station_wait wait = waiting_list_remove(station->list, slot, now, false);
    station->waiting_of[class]--;
    station_books_withdraw(&station->books, class, &wait, now);
    place_drop_member(station, slot);
    place_touch(station);
    return wait;
}

bool place_station_withdraw(struct place_station *station, struct place_ticket ticket,
                            struct station_wait *wait)
{
    if (!place_station_is_waiting(station, ticket))
        return false;
    struct place_station *at = station->members[ticket.slot].next_station;
    uint32_t other = station->members[ticket.slot].next_slot;
    while (at != station) {
        struct place_station *left = at;
        uint32_t left_slot = other;
        ring_next(&at, &other);
        withdraw_one(left, left_slot);
    }
    struct station_wait own = withdraw_one(station, ticket.slot);
    if (wait != NULL)
        *wait = own;
    return true;
}

void place_station_reorder(struct place_station *station, struct place_ticket ticket,
                           int32_t priority, int64_t deadline)
{
    SIM_CHECK(station->sim, member_of(station, ticket)->phase == PLACE_WAITING);
    struct place_station *at = station;
    uint32_t slot = ticket.slot;
    do {
        at->members[slot].priority = priority;
        at->members[slot].deadline = deadline;
        waiting_list_reorder(at->list, slot, priority, deadline, at->sim->now);
        place_touch(at);
        ring_next(&at, &slot);
    } while (at != station);
}

void place_station_release(struct place_station *station, struct place_ticket ticket)
{
    struct place_member *member = member_of(station, ticket);
    SIM_CHECK(station->sim, member->phase == PLACE_HELD);
    int64_t kept = member->kept;
    give_units_back(station, kept);
    station->held -= kept;
    place_drop_member(station, ticket.slot);
}

void place_station_abort(struct place_station *station, struct place_ticket ticket)
{
    SIM_CHECK(station->sim, member_of(station, ticket)->phase == PLACE_SERVING);
    struct place_station *lead = station;
    uint32_t slot = ticket.slot;
    while (!lead->members[slot].leads)
        ring_next(&lead, &slot);
    simulation_cancel(lead->sim, lead->members[slot].end);
    place_ring_end(lead, slot, true);
}
