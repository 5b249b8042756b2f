/* Meetings with an agenda.
 *
 * The dates follow a rhythm that is never shifted: a date on a day off moves that one meeting only.
 * Dates that move onto a day which already has a meeting are one meeting. Requests made while a
 * meeting is held wait for the next. Who is urgent, and everybody before meeting_begin, is treated
 * by an event of the same tick. */
#include "sim/meeting.h"

#include "sim/meeting_internal.h"
#include "sim/world_memory.h"

/* No row of days off in the calendar is longer (Christmas next to a weekend: four). */
#define DAYS_OFF_MOST 10

/* Is a meeting due on this day, before looking at days off? */
static bool is_due(const struct meeting *meeting, tick day)
{
    if (day < meeting->config.first)
        return false;
    if (meeting->config.every_days > 0)
        return (day - meeting->config.first) % (meeting->config.every_days * CLOCK_DAY) == 0;
    return (meeting->config.weekdays >> clock_weekday(day)) % 2 == 1;
}

/* First meeting after `after`. The dates keep their order when they move, so the first found is the
 * earliest. */
static tick next_after(const struct meeting *meeting, tick after)
{
    const struct calendar *calendar = meeting->sim->calendar;
    tick day = (clock_day(after) - DAYS_OFF_MOST) * CLOCK_DAY;
    if (day < meeting->config.first)
        day = meeting->config.first;
    for (;; day += CLOCK_DAY) {
        if (!is_due(meeting, day))
            continue;
        bool works = calendar_is_working_day(calendar, day);
        if (!works && meeting->config.cancel_on_holiday)
            continue;
        tick held = works ? day : calendar_next_working_midnight(calendar, day);
        held += meeting->config.second_of_day;
        if (held > after)
            return held;
    }
}

/* All waiting for a meeting is WAIT_MEETING, whatever label the list gave it. */
static struct station_wait wait_so_far(const struct meeting *meeting, uint32_t slot)
{
    tick now = meeting->sim->now;
    const struct meeting_member *member = &meeting->members[slot];
    struct station_wait wait = {.entered = member->entered, .left = now};
    if (member->prompt) {
        tick begun = meeting->books.begun;
        if (meeting->begun)
            wait.cause[WAIT_MEETING] = now - (member->entered > begun ? member->entered : begun);
        return wait;
    }
    wait = waiting_list_so_far(meeting->list, slot, now);
    for (int cause = WAIT_MEETING + 1; cause < WAIT_CAUSES; cause++) {
        wait.cause[WAIT_MEETING] += wait.cause[cause];
        wait.cause[cause] = 0;
    }
    return wait;
}

static struct station_wait leave_list(struct meeting *meeting, uint32_t slot, bool starts)
{
    struct station_wait wait = wait_so_far(meeting, slot);
    if (!meeting->members[slot].prompt)
        waiting_list_remove(meeting->list, slot, meeting->sim->now, starts);
    return wait;
}

static void treat(struct meeting *meeting, uint32_t slot)
{
    tick now = meeting->sim->now;
    struct station_wait wait = leave_list(meeting, slot, true);
    station_books_start(&meeting->books, STATION_CASUS, &wait, now);
    station_books_finish(&meeting->books, STATION_CASUS, now, now);
    int64_t user = meeting->members[slot].user;
    slot_table_give_back(&meeting->slots, slot);
    meeting->config.treated(meeting->config.context, user, &wait);
}

static int64_t name_of(const struct meeting *meeting, uint32_t slot)
{
    return (int64_t)((uint64_t)meeting->slots.generation[slot] << 32 | slot);
}

static bool is_current(const struct meeting *meeting, int64_t name)
{
    return slot_table_holds(&meeting->slots, (uint32_t)((uint64_t)name & UINT32_MAX),
                            (uint32_t)((uint64_t)name >> 32));
}

static void treat_promptly(void *context, int64_t name)
{
    struct meeting *meeting = context;
    if (!is_current(meeting, name))
        return;
    if (meeting->begun)
        meeting->use.bypassed++;
    treat(meeting, (uint32_t)((uint64_t)name & UINT32_MAX));
}

/* The names of the first `count` on the list; to be freed. */
static int64_t *make_agenda(const struct meeting *meeting, size_t count)
{
    int64_t *agenda = world_allocate(count + 1, sizeof *agenda);
    SIM_CHECK(meeting->sim, agenda != NULL);
    for (size_t rank = 0; rank < count; rank++)
        agenda[rank] = name_of(meeting, waiting_list_at(meeting->list, rank));
    return agenda;
}

static void schedule_next(struct meeting *meeting, tick after)
{
    meeting->next = next_after(meeting, after);
    simulation_schedule(meeting->sim, meeting->next, EVENT_START, meeting->meeting_kind, 0);
}

static void hold(void *context, int64_t argument)
{
    (void)argument;
    struct meeting *meeting = context;
    schedule_next(meeting, meeting->sim->now);
    size_t most = meeting->config.agenda;
    size_t count = waiting_list_count(meeting->list);
    if (most > 0 && count > most)
        count = most;
    int64_t *agenda = make_agenda(meeting, count);
    uint64_t treated = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_current(meeting, agenda[i]))
            continue; /* withdrawn by what an earlier one on the agenda brought about */
        treat(meeting, (uint32_t)((uint64_t)agenda[i] & UINT32_MAX));
        treated++;
    }
    world_release(agenda);
    meeting->use.held++;
    meeting->use.treated += treated;
    meeting->use.room += most > 0 ? most : treated;
    meeting->overfull += most > 0 && treated > most;
}

static void check_config(struct simulation *sim, const struct meeting_config *config)
{
    SIM_CHECK(sim, config->name != NULL && config->treated != NULL);
    SIM_CHECK(sim,
              config->every_days > 0 || (config->every_days == 0 && config->weekdays % 128 > 0));
    SIM_CHECK(sim, clock_second_of_day(config->first) == 0);
    SIM_CHECK(sim, config->second_of_day >= 0 && config->second_of_day < CLOCK_DAY);
    SIM_CHECK(sim, config->discipline != DISCIPLINE_FIRST_FIT);
}

struct meeting *meeting_create(struct simulation *sim, const struct meeting_config *config)
{
    struct meeting *meeting = world_allocate(1, sizeof *meeting);
    SIM_CHECK(sim, meeting != NULL);
    meeting->sim = sim;
    meeting->meeting_kind = simulation_register(sim, hold, meeting, config->name);
    meeting->prompt_kind = simulation_register(sim, treat_promptly, meeting, config->name);
    slot_table_init(&meeting->slots);
    station_books_init(&meeting->books);
    meeting->next = CLOCK_NEVER;
    meeting_configure(meeting, config);
    return meeting;
}

void meeting_configure(struct meeting *meeting, const struct meeting_config *config)
{
    check_config(meeting->sim, config);
    SIM_CHECK(meeting->sim,
              !meeting->begun && (meeting->list == NULL || waiting_list_count(meeting->list) == 0));
    waiting_list_free(meeting->list);
    meeting->config = *config;
    meeting->list = waiting_list_create(config->discipline, false);
}

void meeting_free(struct meeting *meeting)
{
    if (meeting == NULL)
        return;
    slot_table_release(&meeting->slots);
    waiting_list_free(meeting->list);
    world_release(meeting->members);
    world_release(meeting);
}

void meeting_begin(struct meeting *meeting)
{
    SIM_CHECK(meeting->sim, !meeting->begun);
    tick now = meeting->sim->now;
    size_t waiting[STATION_CLASSES] = {0};
    const size_t serving[STATION_CLASSES] = {0};
    for (uint32_t slot = 0; slot < meeting->slots.used; slot++)
        waiting[STATION_CASUS] += slot_table_is_taken(&meeting->slots, slot);
    meeting->begun = true;
    station_books_begin(&meeting->books, waiting, serving, now);
    waiting_list_begin(meeting->list, now);
    schedule_next(meeting, now - 1);
}

struct meeting_ticket meeting_request(struct meeting *meeting, int64_t user, int32_t priority,
                                      int64_t deadline, bool urgent, tick entered)
{
    struct simulation *sim = meeting->sim;
    SIM_CHECK(sim, entered <= sim->now);
    uint32_t slot = slot_table_take(&meeting->slots);
    meeting->members = slot_table_grow(&meeting->slots, meeting->members, &meeting->member_count,
                                       sizeof *meeting->members);
    bool prompt = urgent || !meeting->begun;
    meeting->members[slot] = (struct meeting_member){user, entered, prompt};
    station_books_arrive(&meeting->books, STATION_CASUS, entered, sim->now);
    if (prompt) {
        simulation_schedule(sim, sim->now, EVENT_START, meeting->prompt_kind,
                            name_of(meeting, slot));
    } else {
        waiting_list_add(meeting->list, slot,
                         &(struct waiting_entry){
                             .priority = priority,
                             .deadline = deadline,
                             .serial = ++meeting->serial,
                             .entered = entered,
                         },
                         sim->now);
    }
    return (struct meeting_ticket){slot, meeting->slots.generation[slot]};
}

static bool is_waiting(const struct meeting *meeting, struct meeting_ticket ticket)
{
    return slot_table_holds(&meeting->slots, ticket.slot, ticket.generation);
}

bool meeting_withdraw(struct meeting *meeting, struct meeting_ticket ticket,
                      struct station_wait *wait)
{
    if (!is_waiting(meeting, ticket))
        return false;
    struct station_wait own = leave_list(meeting, ticket.slot, false);
    station_books_withdraw(&meeting->books, STATION_CASUS, &own, meeting->sim->now);
    slot_table_give_back(&meeting->slots, ticket.slot);
    if (wait != NULL)
        *wait = own;
    return true;
}

void meeting_reorder(struct meeting *meeting, struct meeting_ticket ticket, int32_t priority,
                     int64_t deadline)
{
    SIM_CHECK(meeting->sim, is_waiting(meeting, ticket));
    if (!meeting->members[ticket.slot].prompt)
        waiting_list_reorder(meeting->list, ticket.slot, priority, deadline, meeting->sim->now);
}

size_t meeting_waiting(const struct meeting *meeting)
{
    return waiting_list_count(meeting->list);
}

tick meeting_next(const struct meeting *meeting)
{
    return meeting->next;
}

struct meeting_use meeting_use(const struct meeting *meeting)
{
    return meeting->use;
}

const struct station_books *meeting_books(const struct meeting *meeting)
{
    return &meeting->books;
}

void meeting_audit(const struct meeting *meeting, struct station_audit *audit)
{
    if (!meeting->begun)
        return;
    const char *name = meeting->config.name;
    struct station_inside inside[STATION_CLASSES] = {{0}};
    for (uint32_t slot = 0; slot < meeting->slots.used; slot++) {
        if (!slot_table_is_taken(&meeting->slots, slot))
            continue;
        struct station_wait so_far = wait_so_far(meeting, slot);
        station_inside_waits(&inside[STATION_CASUS], &meeting->books, &so_far);
    }
    station_books_audit(&meeting->books, inside, name, meeting->sim->now, audit);
    station_audit_note(audit, meeting->overfull == 0, name,
                       "een overleg behandelde meer dan er op de agenda kon.");
    station_audit_note(audit,
                       meeting->use.treated + meeting->use.bypassed ==
                           meeting->books.flow[STATION_CASUS].finished,
                       name, "wat op de agenda's stond is niet wat er behandeld is.");
}
