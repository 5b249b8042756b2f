#include "models/plaatswerk.h"

#include "models/trekking.h"
#include "models/waarde.h"

#include <math.h>
#include <stdlib.h>

struct place_station *plaatswerk_station(struct simulation *sim, const struct place_config *config,
                                         const struct parameter_value *fte)
{
    struct capacity_step *stappen = calloc(fte->step_count, sizeof *stappen);
    SIM_CHECK(sim, stappen != NULL);
    for (size_t s = 0; s < fte->step_count; s++) {
        double n = fte->steps[s].number;
        stappen[s].from = fte->steps[s].from;
        stappen[s].units = isinf(n) ? PLACE_UNLIMITED : llround(n * (double)PLACE_UNITS_PER_FTE);
    }
    struct place_config geheel = *config;
    geheel.opening = (struct roster){.open = PLAATSWERK_OPEN, .length = PLAATSWERK_DUUR};
    geheel.steps = stappen;
    geheel.step_count = fte->step_count;
    struct place_station *station = place_station_create(sim, &geheel);
    free(stappen);
    SIM_CHECK(sim, station != NULL);
    return station;
}

int64_t plaatswerk_claim(double caseload)
{
    return llround((double)PLACE_UNITS_PER_FTE / caseload);
}

tick plaatswerk_duur(double extern_dagen, double uren, double caseload, double uren_week)
{
    return dagen_tick(extern_dagen + 7.0 * uren * caseload / uren_week);
}

enum discipline plaatswerk_discipline(enum volgorde volgorde)
{
    static const enum discipline disciplines[] = {DISCIPLINE_FIFO, DISCIPLINE_PRIORITY, DISCIPLINE_PRIORITY,
                                                  DISCIPLINE_DEADLINE, DISCIPLINE_FIRST_FIT};
    return disciplines[volgorde];
}

int32_t plaatswerk_prioriteit(enum volgorde volgorde, bool crisis, enum zwaarte beoordeeld)
{
    return crisis ? -1 : volgorde == VOLGORDE_ZWAARTE ? (int32_t)(ZWAAR - beoordeeld) : 0;
}

static void volgende(struct overige_instroom *o, tick van)
{
    double per_week = waarde_op(o->per_week, van);
    if (per_week <= 0.0) {
        /* Nothing now; look again when the rate may have changed. */
        for (size_t s = 0; s < o->per_week->step_count; s++) {
            tick vanaf = o->per_week->steps[s].from;
            if (vanaf > van && o->per_week->steps[s].number > 0.0) {
                simulation_schedule(o->sim, vanaf, EVENT_ARRIVAL, o->soort, -(int64_t)o->nummer - 1);
                o->gepland = true;
                return;
            }
        }
        return;
    }
    struct stream stroom;
    stream_open(&stroom, o->sim->key,
                (struct stream_name){
                    .place = o->plaats, .actor = o->nummer + 1, .purpose = TREKKING_OVERIGE_INSTROOM});
    tick na = clock_round(stream_exponential(&stroom) * (double)CLOCK_WEEK / per_week);
    simulation_schedule(o->sim, van + na, EVENT_ARRIVAL, o->soort, (int64_t)o->nummer + 1);
    o->gepland = true;
}

/* `nummer` > 0: that arrival; negative: only time to draw again. */
static void komt(void *context, int64_t nummer)
{
    struct overige_instroom *o = context;
    o->gepland = false;
    if (nummer > 0) {
        o->nummer = (uint32_t)nummer;
        o->komt(o->context, o->nummer);
    }
    volgende(o, o->sim->now);
}

void overige_instroom_init(struct overige_instroom *o, struct simulation *sim, uint16_t plaats, void *context,
                           void (*aankomst)(void *context, uint32_t nummer))
{
    *o = (struct overige_instroom){.sim = sim, .plaats = plaats, .context = context, .komt = aankomst};
    o->soort = simulation_register(sim, komt, o, "overige instroom");
}

void overige_instroom_begin(struct overige_instroom *o, const struct parameter_value *per_week)
{
    o->per_week = per_week;
    if (!o->gepland) {
        volgende(o, o->sim->now);
    }
}
