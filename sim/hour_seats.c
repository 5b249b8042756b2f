/* Hour work: how many people there are, and who of them has nothing in hand.
 *
 * Seat i has share clamp(fte − i, 0, 1) of the roster. The lowest idle seat is the one that is
 * longest on duty, so only that one ever has to be looked at. */
#include "sim/hour_internal.h"
#include "sim/world_memory.h"

#include <math.h>

double hour_fte_at(const struct hour_pool *pool, tick at)
{
    size_t step = 0;
    while (step + 1 < pool->config.step_count && pool->steps[step + 1].from <= at)
        step++;
    return pool->steps[step].fte;
}

double hour_seat_share(const struct hour_pool *pool, uint32_t seat)
{
    double share = pool->fte - seat;
    if (share >= 1)
        return 1;
    return share >= HOUR_LEAST_SHARE ? share : 0;
}

uint32_t hour_seats_in_use(const struct hour_pool *pool)
{
    uint32_t whole = (uint32_t)pool->fte;
    return hour_seat_share(pool, whole) > 0 ? whole + 1 : whole;
}

size_t hour_idle_among(const struct hour_pool *pool, uint32_t count)
{
    size_t idle = 0;
    for (uint32_t first = 0; first < count; first += 64) {
        uint64_t bits = pool->idle[first / 64];
        if (count - first < 64)
            bits &= (UINT64_C(1) << (count - first)) - 1;
        for (; bits != 0; bits &= bits - 1)
            idle++;
    }
    return idle;
}

static bool is_on_duty(const struct hour_pool *pool, double share)
{
    return roster_is_open(pool->sim->calendar, &pool->config.roster, share, pool->sim->now);
}

uint32_t hour_free_seat(const struct hour_pool *pool)
{
    uint32_t seats = hour_seats_in_use(pool);
    for (uint32_t first = 0; first < seats; first += 64) {
        uint64_t bits = pool->idle[first / 64];
        if (bits == 0)
            continue;
        uint32_t seat = first;
        for (; bits % 2 == 0; bits /= 2)
            seat++;
        return seat < seats && is_on_duty(pool, hour_seat_share(pool, seat)) ? seat : HOUR_NOBODY;
    }
    return HOUR_NOBODY;
}

void hour_set_idle(struct hour_pool *pool, uint32_t seat, bool idle)
{
    uint64_t bit = UINT64_C(1) << (seat % 64);
    if (idle)
        pool->idle[seat / 64] |= bit;
    else
        pool->idle[seat / 64] &= ~bit;
}

void hour_seats_provide(struct hour_pool *pool)
{
    double most = 0;
    for (size_t i = 0; i < pool->config.step_count; i++)
        most = fmax(most, pool->steps[i].fte * pool->factor);
    SIM_CHECK(pool->sim, most <= HOUR_SEATS_MOST);
    uint32_t had = pool->seat_count;
    uint32_t count = (uint32_t)ceil(most) + 1;
    if (count <= had)
        return;
    pool->seat_member = world_resize(pool->seat_member, count * sizeof *pool->seat_member);
    pool->idle = world_resize(pool->idle, (count / 64 + 1) * sizeof *pool->idle);
    SIM_CHECK(pool->sim, pool->seat_member != NULL && pool->idle != NULL);
    pool->seat_count = count;
    for (uint32_t seat = had; seat < count; seat++) {
        if (seat % 64 == 0)
            pool->idle[seat / 64] = 0;
        pool->seat_member[seat] = HOUR_NOBODY;
        hour_set_idle(pool, seat, true);
    }
}
