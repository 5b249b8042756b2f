/* Hour work: what can be read of a pool, and holding its books and hours against its requests one
 * by one. */
#include "sim/hour_internal.h"
#include "sim/world_memory.h"

bool hour_pool_is_open(const struct hour_pool *pool)
{
    return pool->begun && pool->fte >= 1 &&
           roster_is_open(pool->sim->calendar, &pool->config.roster, 1, pool->sim->now);
}

size_t hour_pool_idle(const struct hour_pool *pool)
{
    if (!pool->begun)
        return 0;
    const struct roster *roster = &pool->config.roster;
    uint32_t whole = (uint32_t)pool->fte;
    double part = hour_seat_share(pool, whole);
    uint32_t on_duty = 0;
    if (roster_is_open(pool->sim->calendar, roster, part, pool->sim->now))
        on_duty = whole + 1;
    else if (roster_is_open(pool->sim->calendar, roster, 1, pool->sim->now))
        on_duty = whole;
    return hour_idle_among(pool, on_duty);
}

size_t hour_pool_waiting(const struct hour_pool *pool, size_t kind)
{
    return pool->waiting_of[kind];
}

const struct station_books *hour_pool_books(const struct hour_pool *pool, size_t kind)
{
    return &pool->books[kind];
}

uint64_t hour_pool_overtakings(const struct hour_pool *pool)
{
    return waiting_list_overtakings(pool->list);
}

void hour_pool_each_waiting(struct hour_pool *pool, size_t kind,
                            void (*visit)(void *context, int64_t user, struct hour_ticket ticket))
{
    size_t count = waiting_list_count(pool->list);
    if (pool->waiting_of[kind] == 0)
        return;
    struct hour_ticket *tickets = world_allocate(pool->waiting_of[kind], sizeof *tickets);
    SIM_CHECK(pool->sim, tickets != NULL);
    size_t found = 0;
    for (size_t rank = 0; rank < count && found < pool->waiting_of[kind]; rank++) {
        uint32_t slot = waiting_list_at(pool->list, rank);
        if (pool->members[slot].kind == kind)
            tickets[found++] = (struct hour_ticket){slot, pool->slots.generation[slot]};
    }
    for (size_t i = 0; i < found; i++)
        if (hour_pool_is_waiting(pool, tickets[i]))
            visit(pool->config.context, pool->members[tickets[i].slot].user, tickets[i]);
    world_release(tickets);
}

struct hour_use hour_pool_use(const struct hour_pool *pool)
{
    struct hour_use use = pool->use;
    if (!pool->begun)
        return use;
    use.available += hour_available_since(pool);
    for (uint32_t seat = 0; seat < pool->seat_count; seat++) {
        if (pool->seat_member[seat] == HOUR_NOBODY)
            continue;
        int64_t overrun;
        use.worked += hour_piece(pool, pool->seat_member[seat], &overrun);
        use.overrun += overrun;
    }
    return use;
}

/* Has fte fallen since the pool came into use? From steps and factors, not from what was booked. */
static bool has_fallen(const struct hour_pool *pool)
{
    if (pool->was_lowered)
        return true;
    double fte = hour_fte_at(pool, pool->begun_at);
    for (size_t step = 0; step < pool->config.step_count; step++) {
        if (pool->steps[step].from <= pool->begun_at || pool->steps[step].from > pool->sim->now)
            continue;
        if (pool->steps[step].fte < fte)
            return true;
        fte = pool->steps[step].fte;
    }
    return false;
}

/* Also gives the work in hand that was done so far. */
static int64_t look_inside(const struct hour_pool *pool, size_t kind,
                           struct station_inside inside[STATION_CLASSES])
{
    tick now = pool->sim->now;
    int64_t in_hand = 0;
    for (uint32_t slot = 0; slot < pool->slots.used; slot++) {
        const struct hour_member *member = &pool->members[slot];
        if (!slot_table_is_taken(&pool->slots, slot) || member->kind != kind)
            continue;
        if (member->serving) {
            int64_t overrun;
            in_hand += member->done + hour_piece(pool, slot, &overrun);
            station_inside_serves(&inside[member->class], &pool->books[kind], member->started, now);
        } else {
            struct station_wait so_far = waiting_list_so_far(pool->list, slot, now);
            station_inside_waits(&inside[member->class], &pool->books[kind], &so_far);
        }
    }
    return in_hand;
}

void hour_pool_audit(const struct hour_pool *pool, struct station_audit *audit)
{
    if (!pool->begun)
        return;
    int64_t in_hand = 0;
    for (size_t kind = 0; kind < pool->config.kind_count; kind++) {
        struct station_inside inside[STATION_CLASSES] = {{0}};
        in_hand += look_inside(pool, kind, inside);
        const char *name =
            pool->kinds[kind].name != NULL ? pool->kinds[kind].name : pool->config.name;
        station_books_audit(&pool->books[kind], inside, name, pool->sim->now, audit);
    }
    const char *name = pool->config.name;
    struct hour_use use = hour_pool_use(pool);
    station_audit_note(audit, use.worked - use.overrun <= use.available, name,
                       "er is meer gewerkt dan er uren waren, uitloop niet meegerekend.");
    station_audit_note(audit, pool->finished_work == pool->finished_worked, name,
                       "het afgeronde werk is niet de som van de uren die eraan gewerkt zijn.");
    station_audit_note(
        audit, use.worked == pool->finished_work + in_hand, name,
        "de gewerkte uren zijn niet die van het afgeronde werk en het werk in handen.");
    station_audit_note(audit, use.overrun == 0 || (use.overrun > 0 && has_fallen(pool)), name,
                       "er is uitloop geboekt zonder dat de formatie is gedaald.");
}
