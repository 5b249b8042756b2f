/* The Raad voor de Kinderbescherming: takes a verzoek tot onderzoek, waits, inquires, reports.
 *
 * Works per child: every child of the casus claims its own place; the casus waits until the first
 * child is taken up and is done when the last one is. Other regions and other askers come in as
 * overige_instroom. A stated share of families is seen by nobody while the Raad has the case
 * (RP 2.4: who asked answers for it but has no means). At the end the Raad asks the kinderrechter
 * for a measure or leaves it to the vrijwillig kader. */
#ifndef MODELS_RAAD_H
#define MODELS_RAAD_H

#include "models/casus.h"
#include "models/metingen.h"
#include "models/plaatswerk.h"

struct raad_instelling {
    struct roster kantoor;
    double uren_week;
    const struct parameter_value *fte, *caseload, *uren, *extern_dagen, *historie_dagen,
        *overige_instroom;
    const struct parameter_value *zonder_zicht, *naar_rechter, *euro; /* naar_rechter: percentage */
    enum volgorde volgorde;
    double termijn_dagen;
    int wachtlijst_start; /* kinderen */
    double wachtlijst_start_dagen;
};

struct raad_bedrading {
    void *keten;
    void (*klaar)(void *keten, int32_t casus); /* the last child is done; naar_rechter is decided */
};

struct raad {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    const struct raad_instelling *in;
    struct raad_bedrading bedrading;
    bool historie;
    struct place_station *station;
    struct overige_instroom overig;
};

extern const struct parameter_row raad_rijen[];
extern const size_t raad_rij_aantal;
void raad_lees(struct raad_instelling *in, const struct parameter_set *set);

void raad_init(struct raad *r, struct simulation *sim, struct casussen *casussen,
               struct metingen *metingen, const struct raad_instelling *historie,
               struct raad_bedrading bedrading);
void raad_release(struct raad *r);
void raad_vul(struct raad *r);
void raad_begin(struct raad *r);
/* From `start` on these settings hold: before begin, while nobody waits. */
void raad_wissel(struct raad *r, const struct raad_instelling *in);
/* A verzoek has been received, for every child of the casus (at least one), as if at `sinds`. */
void raad_verzoek(struct raad *r, int32_t casus, tick sinds);
/* One child of the casus goes back to the list at `start` (a stated backlog); `user` as the station
 * knows it. */
void raad_terug_op_lijst(struct raad *r, int64_t user);
void raad_audit(const struct raad *r, struct station_audit *audit);

#endif
