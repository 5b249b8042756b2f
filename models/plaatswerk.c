#include "models/plaatswerk.h"

#include "models/rij.h"
#include "models/trekking.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

#include <math.h>

#define LANGER_DAN_EEN_RUN 4e9 /* seconds */

const struct parameter_row plaatswerk_rijen[] = {
    RIJ_VAST(
        "kantoor.van_uur", PARAMETER_BELEID, "uur", 0.0, 23.0,
        "begin van de werkdag: dan gaat het frontteam aan het werk en worden plaatsen uitgegeven",
        "start of the working day: the front team begins and places are handed out"),
    RIJ_VAST("kantoor.tot_uur", PARAMETER_BELEID, "uur", 1.0, 24.0,
             "tot wanneer op een werkdag plaatsen worden uitgegeven",
             "until when places are handed out on a working day"),
};
const size_t plaatswerk_rij_aantal = sizeof plaatswerk_rijen / sizeof plaatswerk_rijen[0];

struct roster plaatswerk_kantoor(const struct parameter_set *set)
{
    double van = parameter_number(set, "kantoor.van_uur"),
           tot = parameter_number(set, "kantoor.tot_uur");
    return (struct roster){.every_day = false,
                           .open = (int)lround(van * 3600.0),
                           .length = (int)lround(fmax(tot - van, 0.0) * 3600.0)};
}

/* The steps of a capacity in units; to be released. */
static struct capacity_step *stappen_maak(const struct parameter_value *fte)
{
    struct capacity_step *stappen = world_allocate(fte->step_count, sizeof *stappen);
    CHECK(stappen != NULL);
    for (size_t s = 0; s < fte->step_count; s++) {
        double n = fte->steps[s].number;
        stappen[s].from = fte->steps[s].from;
        stappen[s].units = isinf(n) ? PLACE_UNLIMITED : llround(n * (double)PLACE_UNITS_PER_FTE);
    }
    return stappen;
}

struct place_station *plaatswerk_station(struct simulation *sim, const struct place_config *config,
                                         const struct parameter_value *fte)
{
    struct place_config geheel = *config;
    struct capacity_step *stappen = stappen_maak(fte);
    geheel.steps = stappen;
    geheel.step_count = fte->step_count;
    struct place_station *station = place_station_create(sim, &geheel);
    world_release(stappen);
    SIM_CHECK(sim, station != NULL);
    return station;
}

void plaatswerk_wissel(struct place_station *station, const struct place_config *config,
                       const struct parameter_value *fte)
{
    struct place_config geheel = *config;
    struct capacity_step *stappen = stappen_maak(fte);
    geheel.steps = stappen;
    geheel.step_count = fte->step_count;
    place_station_configure(station, &geheel);
    world_release(stappen);
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
    static const enum discipline disciplines[] = {DISCIPLINE_FIFO, DISCIPLINE_PRIORITY,
                                                  DISCIPLINE_PRIORITY, DISCIPLINE_DEADLINE,
                                                  DISCIPLINE_FIRST_FIT};
    return disciplines[volgorde];
}

int32_t plaatswerk_prioriteit(enum volgorde volgorde, bool crisis, enum zwaarte beoordeeld)
{
    return crisis ? -1 : volgorde == VOLGORDE_ZWAARTE ? (int32_t)(ZWAAR - beoordeeld) : 0;
}

/* Plans the next arrival: where the rate, step by step, has added up to a unit exponential. */
static void volgende(struct overige_instroom *o, tick van)
{
    struct stream stroom;
    stream_open(&stroom, o->sim->key,
                (struct stream_name){.place = o->plaats,
                                     .actor = o->nummer + 1,
                                     .purpose = TREKKING_OVERIGE_INSTROOM});
    double rest = stream_exponential(&stroom);
    const struct parameter_step *stappen = o->per_week->steps;
    for (size_t s = (size_t)(parameter_step_at(o->per_week, van) - stappen);
         s < o->per_week->step_count; s++) {
        bool laatste = s + 1 == o->per_week->step_count;
        double per_week = stappen[s].number;
        double duurt = laatste ? LANGER_DAN_EEN_RUN : (double)(stappen[s + 1].from - van);
        double na = per_week > 0.0 ? rest * (double)CLOCK_WEEK / per_week : (double)INFINITY;
        if (na < duurt) {
            simulation_schedule(o->sim, van + clock_round(na), EVENT_ARRIVAL, o->soort,
                                (int64_t)o->nummer + 1);
            o->gepland = true;
            return;
        }
        rest -= per_week * duurt / (double)CLOCK_WEEK;
        van = laatste ? van : stappen[s + 1].from;
    }
}

static void komt(void *context, int64_t nummer)
{
    struct overige_instroom *o = context;
    o->gepland = false;
    o->nummer = (uint32_t)nummer;
    o->komt(o->context, o->nummer);
    volgende(o, o->sim->now);
}

void overige_instroom_init(struct overige_instroom *o, struct simulation *sim, uint16_t plaats,
                           void *context, void (*aankomst)(void *context, uint32_t nummer))
{
    *o = (struct overige_instroom){
        .sim = sim, .plaats = plaats, .context = context, .komt = aankomst};
    o->soort = simulation_register(sim, komt, o, "overige instroom");
}

void overige_instroom_begin(struct overige_instroom *o, const struct parameter_value *per_week)
{
    o->per_week = per_week;
    if (!o->gepland) {
        volgende(o, o->sim->now);
    }
}
