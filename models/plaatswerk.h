/* What stations with places have in common inside the chain: capacity from fte, claims from a
 * caseload, the length of a service from hours, and work that does not come through Veilig Thuis
 * (overige_instroom). */
#ifndef MODELS_PLAATSWERK_H
#define MODELS_PLAATSWERK_H

#include "models/begrippen.h"
#include "sim/parameter.h"
#include "sim/place_station.h"

extern const struct parameter_row plaatswerk_rijen[];
extern const size_t plaatswerk_rij_aantal;
/* Office hours, in which places are handed out. */
struct roster plaatswerk_kantoor(const struct parameter_set *set);

/* A place station whose capacity follows the dated fte ("onbeperkt" allowed). Everything but steps
 * is taken from `config`. */
struct place_station *plaatswerk_station(struct simulation *sim, const struct place_config *config,
                                         const struct parameter_value *fte);
/* The same configuration under other settings, before the station begins. */
void plaatswerk_wissel(struct place_station *station, const struct place_config *config,
                       const struct parameter_value *fte);

/* Units that one case claims when a full-time worker has `caseload` of them. */
int64_t plaatswerk_claim(double caseload);

/* Length in ticks: extern + uren × caseload ÷ productive hours a week (a higher caseload creates no
 * hours). */
tick plaatswerk_duur(double extern_dagen, double uren, double caseload, double uren_week);

/* The choices of a `discipline` parameter, in this order. */
#define PLAATSWERK_VOLGORDEN "fifo|crisis_eerst|zwaarte|termijn|eerste_passende"
enum volgorde {
    VOLGORDE_FIFO,
    VOLGORDE_CRISIS,
    VOLGORDE_ZWAARTE,
    VOLGORDE_TERMIJN,
    VOLGORDE_PASSEND
};
enum discipline plaatswerk_discipline(enum volgorde volgorde);
int32_t plaatswerk_prioriteit(enum volgorde volgorde, bool crisis, enum zwaarte beoordeeld);

/* Background work: arrivals at a dated weekly rate, named by station and number. */
struct overige_instroom {
    struct simulation *sim;
    uint16_t plaats;
    const struct parameter_value *per_week;
    uint32_t nummer; /* of the last arrival */
    bool gepland;    /* the next one is under way */
    uint16_t soort;
    void *context;
    void (*komt)(void *context, uint32_t nummer);
};
void overige_instroom_init(struct overige_instroom *o, struct simulation *sim, uint16_t plaats,
                           void *context, void (*komt)(void *context, uint32_t nummer));
/* Starts, or goes on at another rate after the arrival under way. */
void overige_instroom_begin(struct overige_instroom *o, const struct parameter_value *per_week);

#endif
