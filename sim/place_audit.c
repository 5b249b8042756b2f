/* Place work: what can be read of a station, and holding its books against its requests one by one.
 */
#include "sim/place_internal.h"

#include <math.h>

struct place_state place_station_state(const struct place_station *station)
{
    struct place_state state = {
        .capacity = station->capacity,
        .used = station->used,
        .held = station->held,
        .reserved = station->reserved,
        .overtakings = waiting_list_overtakings(station->list),
    };
    for (int class = 0; class < STATION_CLASSES; class ++) {
        state.waiting_of[class] = station->waiting_of[class];
        state.serving_of[class] = station->serving_of[class];
        state.waiting += station->waiting_of[class];
        state.serving += station->serving_of[class];
    }
    return state;
}

const struct station_books *place_station_books(const struct place_station *station)
{
    return &station->books;
}

double place_station_load(const struct place_station *station)
{
    struct place_station now = *station;
    place_count_use(&now);
    if (!now.begun || now.was_unlimited || !(now.capacity_ticks > 0))
        return NAN;
    return now.use_ticks / now.capacity_ticks;
}

struct place_use place_station_use(const struct place_station *station)
{
    struct place_station now = *station;
    place_count_use(&now);
    if (!now.begun || now.was_unlimited)
        return (struct place_use){0};
    return (struct place_use){.used = now.use_ticks, .available = now.capacity_ticks};
}

double place_station_mean_held(const struct place_station *station)
{
    struct place_station now = *station;
    place_count_use(&now);
    double ticks = (double)(now.counted - now.books.begun);
    return now.begun && ticks > 0 ? now.held_ticks / ticks : NAN;
}

static void look_inside(const struct place_station *station,
                        struct station_inside inside[STATION_CLASSES], int64_t *used, int64_t *held)
{
    tick now = station->sim->now;
    for (uint32_t slot = 0; slot < station->slots.used; slot++) {
        if (!slot_table_is_taken(&station->slots, slot))
            continue;
        const struct place_member *member = &station->members[slot];
        if (member->phase == PLACE_WAITING) {
            struct station_wait so_far = waiting_list_so_far(station->list, slot, now);
            station_inside_waits(&inside[member->class], &station->books, &so_far);
        } else if (member->phase == PLACE_SERVING) {
            station_inside_serves(&inside[member->class], &station->books, member->started, now);
            *used += member->claim;
        } else {
            *used += member->kept;
            *held += member->kept;
        }
    }
}

void place_station_audit(const struct place_station *station, struct station_audit *audit)
{
    if (!station->begun)
        return;
    const char *name = station->config.name;
    struct station_inside inside[STATION_CLASSES] = {{0}};
    int64_t used = 0;
    int64_t held = 0;
    look_inside(station, inside, &used, &held);
    station_books_audit(&station->books, inside, name, station->sim->now, audit);
    station_audit_note(audit, station->used == used, name,
                       "de bezette plaatsen zijn niet de som van wie ze bezet houden.");
    station_audit_note(audit, station->held == held, name,
                       "de vastgehouden plaatsen zijn niet de som van wie ze vasthouden.");
    station_audit_note(audit, station->not_free == 0, name,
                       "er is een plaats uitgedeeld die niet vrij was.");
}
