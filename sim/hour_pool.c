/* Hour work: the handing out of work, and hours booked when something changes.
 *
 * The lowest idle seat on duty takes the next work. No event marks a closing by itself:
 * the end of a piece of work is computed from the roster at once, and nothing changes at a closing
 * for those who wait, since whoever was idle had taken them. Openings are scheduled only while
 * somebody waits. */
#include "sim/hour_pool.h"

#include "sim/hour_internal.h"
#include "sim/world_memory.h"

#include <math.h>
#include <string.h>

#define LARGEST_FACTOR 1000.0

int64_t hour_piece(const struct hour_pool *pool, uint32_t slot, int64_t *overrun)
{
    const struct hour_member *member = &pool->members[slot];
    const struct calendar *calendar = pool->sim->calendar;
    const struct roster *roster = &pool->config.roster;
    int64_t piece = roster_worked(calendar, roster, member->share, member->counted, pool->sim->now);
    double own = hour_seat_share(pool, member->seat);
    *overrun = own < member->share
                   ? piece - roster_worked(calendar, roster, own, member->counted, pool->sim->now)
                   : 0;
    return piece;
}

int64_t hour_available_since(const struct hour_pool *pool)
{
    const struct calendar *calendar = pool->sim->calendar;
    const struct roster *roster = &pool->config.roster;
    tick now = pool->sim->now;
    uint32_t whole = (uint32_t)pool->fte;
    double part = hour_seat_share(pool, whole);
    return whole * roster_worked(calendar, roster, 1, pool->counted, now) +
           roster_worked(calendar, roster, part, pool->counted, now);
}

/* Books the hours of the work in a slot up to now. */
static void count_work(struct hour_pool *pool, uint32_t slot)
{
    int64_t overrun;
    int64_t piece = hour_piece(pool, slot, &overrun);
    pool->use.worked += piece;
    pool->use.overrun += overrun;
    pool->members[slot].done += piece;
    pool->members[slot].counted = pool->sim->now;
}

static void touch(struct hour_pool *pool)
{
    if (pool->dispatch_due || (waiting_list_count(pool->list) == 0 && !pool->settle_due))
        return;
    pool->dispatch_due = true;
    simulation_schedule(pool->sim, pool->sim->now, EVENT_START, pool->dispatch_kind, 0);
}

/* A seat of a few seconds a day would be at it for decades: then there is no end, unless the seat
 * grows. */
static void schedule_end(struct hour_pool *pool, uint32_t slot)
{
    struct hour_member *member = &pool->members[slot];
    tick at = roster_finish(pool->sim->calendar, &pool->config.roster, member->share,
                            pool->sim->now, member->work - member->done);
    if (at != CLOCK_NEVER)
        member->end = simulation_schedule(pool->sim, at, EVENT_END, pool->end_kind, slot);
}

static void take_up(struct hour_pool *pool, uint32_t slot, uint32_t seat)
{
    struct simulation *sim = pool->sim;
    struct station_wait wait = waiting_list_remove(pool->list, slot, sim->now, true);
    struct hour_member *member = &pool->members[slot];
    size_t kind = member->kind;
    pool->waiting_of[kind]--;
    member->serving = true;
    member->started = sim->now;
    member->counted = sim->now;
    member->seat = seat;
    member->share = hour_seat_share(pool, seat);
    pool->seat_member[seat] = slot;
    hour_set_idle(pool, seat, false);
    station_books_start(&pool->books[kind], member->class, &wait, sim->now);
    int64_t work = pool->kinds[kind].start(pool->config.context, member->user, &wait);
    SIM_CHECK(sim, work >= 0 && slot_table_is_taken(&pool->slots, slot));
    pool->members[slot].work = work;
    schedule_end(pool, slot);
}

/* The ledger: idle people off duty could take up the first of those who wait. */
static void label(struct hour_pool *pool)
{
    if (waiting_list_count(pool->list) == 0)
        return;
    size_t idle = hour_idle_among(pool, hour_seats_in_use(pool));
    waiting_list_label(pool->list, 0, idle, pool->sim->now);
    if (idle == 0 || event_list_is_pending(pool->sim->events, pool->opening))
        return;
    /* A part seat that has gone off is back only at the opening of the next day. */
    tick at = roster_next_opening(pool->sim->calendar, &pool->config.roster, pool->sim->now + 1);
    pool->opening = simulation_schedule(pool->sim, at, EVENT_CAPACITY, pool->opening_kind, 0);
}

/* Hours so far are booked on the old shares; work whose seat has now a larger share than it ever
 * had goes faster. */
static void settle_fte(struct hour_pool *pool)
{
    pool->use.available += hour_available_since(pool);
    pool->counted = pool->sim->now;
    for (uint32_t seat = 0; seat < pool->seat_count; seat++)
        if (pool->seat_member[seat] != HOUR_NOBODY)
            count_work(pool, pool->seat_member[seat]);
    pool->fte = hour_fte_at(pool, pool->sim->now) * pool->factor;
    for (uint32_t seat = 0; seat < pool->seat_count; seat++) {
        uint32_t slot = pool->seat_member[seat];
        if (slot == HOUR_NOBODY || hour_seat_share(pool, seat) <= pool->members[slot].share)
            continue;
        pool->members[slot].share = hour_seat_share(pool, seat);
        simulation_cancel(pool->sim, pool->members[slot].end);
        schedule_end(pool, slot);
    }
    pool->settle_due = false;
}

static void dispatch(void *context, int64_t argument)
{
    (void)argument;
    struct hour_pool *pool = context;
    if (pool->settle_due)
        settle_fte(pool);
    uint32_t seat;
    while (waiting_list_count(pool->list) > 0 && (seat = hour_free_seat(pool)) != HOUR_NOBODY)
        take_up(pool, waiting_list_at(pool->list, 0), seat);
    label(pool);
    pool->dispatch_due = false;
}

static void finish(void *context, int64_t argument)
{
    struct hour_pool *pool = context;
    uint32_t slot = (uint32_t)argument;
    SIM_CHECK(pool->sim, slot_table_is_taken(&pool->slots, slot));
    count_work(pool, slot);
    struct hour_member member = pool->members[slot];
    pool->finished_work += member.work;
    pool->finished_worked += member.done;
    pool->seat_member[member.seat] = HOUR_NOBODY;
    hour_set_idle(pool, member.seat, true);
    station_books_finish(&pool->books[member.kind], member.class, member.started, pool->sim->now);
    slot_table_give_back(&pool->slots, slot);
    pool->kinds[member.kind].end(pool->config.context, member.user);
    touch(pool);
}

static void open_up(void *context, int64_t argument)
{
    (void)argument;
    touch(context);
}

static void schedule_closing(struct hour_pool *pool)
{
    if (pool->config.closing == NULL)
        return;
    tick at = roster_next_closing(pool->sim->calendar, &pool->config.roster, 1, pool->sim->now);
    if (at != CLOCK_NEVER)
        simulation_schedule(pool->sim, at, EVENT_CAPACITY, pool->closing_kind, 0);
}

static void close_down(void *context, int64_t argument)
{
    (void)argument;
    struct hour_pool *pool = context;
    schedule_closing(pool);
    pool->config.closing(pool->config.context);
}

static void schedule_step(struct hour_pool *pool)
{
    for (size_t step = 1; step < pool->config.step_count; step++) {
        if (pool->steps[step].from <= pool->sim->now)
            continue;
        simulation_schedule(pool->sim, pool->steps[step].from, EVENT_CAPACITY, pool->step_kind, 0);
        return;
    }
}

/* The fte change at this tick; what else changes them at this tick is waited for, so that a seat
 * that would only be there in between never is. */
static void settle_later(struct hour_pool *pool)
{
    pool->settle_due = true;
    touch(pool);
}

static void step_fte(void *context, int64_t argument)
{
    (void)argument;
    schedule_step(context);
    settle_later(context);
}

void hour_pool_scale(struct hour_pool *pool, double factor)
{
    SIM_CHECK(pool->sim, factor >= 0 && factor <= LARGEST_FACTOR);
    pool->was_lowered = pool->was_lowered || (pool->begun && factor < pool->factor);
    pool->factor = factor;
    hour_seats_provide(pool);
    if (pool->begun)
        settle_later(pool);
}

static void check_config(struct simulation *sim, const struct hour_pool_config *config)
{
    SIM_CHECK(sim, config->name != NULL && config->roster.length > 0);
    SIM_CHECK(sim, config->discipline != DISCIPLINE_FIRST_FIT);
    SIM_CHECK(sim, config->kind_count >= 1 && config->kind_count <= HOUR_KINDS_MOST);
    SIM_CHECK(sim, config->step_count >= 1);
    for (size_t i = 0; i < config->step_count; i++) {
        SIM_CHECK(sim, config->steps[i].fte >= 0 && config->steps[i].fte <= HOUR_SEATS_MOST);
        SIM_CHECK(sim, i == 0 || config->steps[i - 1].from <= config->steps[i].from);
    }
    for (size_t i = 0; i < config->kind_count; i++)
        SIM_CHECK(sim, config->kinds[i].start != NULL && config->kinds[i].end != NULL);
}

struct hour_pool *hour_pool_create(struct simulation *sim, const struct hour_pool_config *config)
{
    struct hour_pool *pool = world_allocate(1, sizeof *pool);
    SIM_CHECK(sim, pool != NULL);
    pool->sim = sim;
    pool->factor = 1;
    pool->end_kind = simulation_register(sim, finish, pool, config->name);
    pool->dispatch_kind = simulation_register(sim, dispatch, pool, config->name);
    pool->opening_kind = simulation_register(sim, open_up, pool, config->name);
    pool->closing_kind = simulation_register(sim, close_down, pool, config->name);
    pool->step_kind = simulation_register(sim, step_fte, pool, config->name);
    slot_table_init(&pool->slots);
    hour_pool_configure(pool, config);
    return pool;
}

void hour_pool_configure(struct hour_pool *pool, const struct hour_pool_config *config)
{
    struct simulation *sim = pool->sim;
    SIM_CHECK(sim, !pool->begun);
    check_config(sim, config);
    world_release(pool->steps);
    waiting_list_free(pool->list);
    pool->steps = world_allocate(config->step_count, sizeof *pool->steps);
    SIM_CHECK(sim, pool->steps != NULL);
    memcpy(pool->steps, config->steps, config->step_count * sizeof *pool->steps);
    memcpy(pool->kinds, config->kinds, config->kind_count * sizeof *pool->kinds);
    pool->config = *config;
    pool->config.steps = pool->steps;
    pool->config.kinds = pool->kinds;
    hour_seats_provide(pool);
    pool->list = waiting_list_create(config->discipline, true);
    for (size_t kind = 0; kind < config->kind_count; kind++)
        station_books_init(&pool->books[kind]);
}

void hour_pool_free(struct hour_pool *pool)
{
    if (pool == NULL)
        return;
    slot_table_release(&pool->slots);
    waiting_list_free(pool->list);
    world_release(pool->members);
    world_release(pool->seat_member);
    world_release(pool->idle);
    world_release(pool->steps);
    world_release(pool);
}

void hour_pool_begin(struct hour_pool *pool)
{
    SIM_CHECK(pool->sim, !pool->begun);
    tick now = pool->sim->now;
    pool->begun = true;
    pool->begun_at = now;
    pool->counted = now;
    pool->fte = hour_fte_at(pool, now) * pool->factor;
    const size_t none[STATION_CLASSES] = {0};
    for (size_t kind = 0; kind < pool->config.kind_count; kind++)
        station_books_begin(&pool->books[kind], none, none, now);
    waiting_list_begin(pool->list, now);
    schedule_step(pool);
    schedule_closing(pool);
}

struct hour_ticket hour_pool_request(struct hour_pool *pool, size_t kind, int64_t user,
                                     int32_t priority, int64_t deadline, enum station_class class,
                                     tick entered)
{
    struct simulation *sim = pool->sim;
    SIM_CHECK(sim, pool->begun && kind < pool->config.kind_count && entered <= sim->now);
    SIM_CHECK(sim, class == STATION_CASUS || class == STATION_BACKGROUND);
    uint32_t slot = slot_table_take(&pool->slots);
    pool->members =
        slot_table_grow(&pool->slots, pool->members, &pool->member_count, sizeof *pool->members);
    pool->members[slot] = (struct hour_member){
        .user = user,
        .kind = kind,
        .class = class,
        .entered = entered,
    };
    waiting_list_add(pool->list, slot,
                     &(struct waiting_entry){
                         .group = pool->kinds[kind].urgency,
                         .priority = priority,
                         .deadline = deadline,
                         .serial = ++pool->serial,
                         .entered = entered,
                     },
                     sim->now);
    pool->waiting_of[kind]++;
    station_books_arrive(&pool->books[kind], class, entered, sim->now);
    touch(pool);
    return (struct hour_ticket){slot, pool->slots.generation[slot]};
}

bool hour_pool_is_waiting(const struct hour_pool *pool, struct hour_ticket ticket)
{
    return slot_table_holds(&pool->slots, ticket.slot, ticket.generation) &&
           !pool->members[ticket.slot].serving;
}

bool hour_pool_withdraw(struct hour_pool *pool, struct hour_ticket ticket,
                        struct station_wait *wait)
{
    if (!hour_pool_is_waiting(pool, ticket))
        return false;
    tick now = pool->sim->now;
    const struct hour_member *member = &pool->members[ticket.slot];
    struct station_wait own = waiting_list_remove(pool->list, ticket.slot, now, false);
    pool->waiting_of[member->kind]--;
    station_books_withdraw(&pool->books[member->kind], member->class, &own, now);
    slot_table_give_back(&pool->slots, ticket.slot);
    touch(pool);
    if (wait != NULL)
        *wait = own;
    return true;
}

void hour_pool_reorder(struct hour_pool *pool, struct hour_ticket ticket, int32_t priority,
                       int64_t deadline)
{
    SIM_CHECK(pool->sim, hour_pool_is_waiting(pool, ticket));
    waiting_list_reorder(pool->list, ticket.slot, priority, deadline, pool->sim->now);
    touch(pool);
}
