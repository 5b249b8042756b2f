/* Monitoring: Veilig Thuis looks back after its involvement (V&V or onderzoek), at stated moments
 * after that (3 and 12 months by RP chapter 1; 3, 6 and 12 from 2019: VS theme 4).
 *
 * A casus in monitoring is elsewhere or closed; here it is a dossier with moments to come, each
 * some hours of the front. At a moment Veilig Thuis may find what nobody reported, an incident
 * since the casus opened that it has not heard of, and then opens an ambtshalve melding. A melding
 * about a huishouden in monitoring is a vervolgmelding (and opens a new casus). Monitoring ends
 * with its last moment, or at the first one that finds the huishouden gone. The moments of a
 * dossier are those in force when it begins; a casus that comes back by a terugmelding keeps its
 * first dossier. Left out: monitoring that goes on until safety is stable. */
#ifndef MODELS_MONITORING_H
#define MODELS_MONITORING_H

#include "models/casus.h"
#include "models/front.h"
#include "models/metingen.h"

#define MONITORING_MOMENTEN 3 /* most looks back at one casus */

struct monitoring_instelling {
    const struct parameter_value *aandeel; /* percentage of casussen after V&V or onderzoek */
    const struct parameter_value *maand[MONITORING_MOMENTEN]; /* after the overdracht; 0: none */
    const struct parameter_value *uren, *ontdekking;
};
struct monitoring_bedrading {
    void *keten;
    void (*ambtshalve)(void *keten, int32_t huishouden, uint16_t kandidaat, tick incident);
};
struct monitoring {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    struct front *front;
    const struct monitoring_instelling *in;
    struct monitoring_bedrading bedrading;
    bool historie;
    struct monitoring_dossier *dossier;
    int32_t aantal, ruimte, vrij;
    struct time_weighted *stand; /* per gemeente: casussen in monitoring */
    uint16_t soort;
};

extern const struct parameter_row monitoring_rijen[];
extern const size_t monitoring_rij_aantal;
void monitoring_lees(struct monitoring_instelling *in, const struct parameter_set *set);
void monitoring_init(struct monitoring *m, struct simulation *sim, struct casussen *casussen,
                     struct metingen *metingen, struct front *front,
                     const struct monitoring_instelling *historie,
                     struct monitoring_bedrading bedrading);
void monitoring_release(struct monitoring *m);
void monitoring_begin(struct monitoring *m);
/* The involvement of Veilig Thuis with this casus (V&V or onderzoek) ends now: draws whether it
 * will look back; sets gemonitord. */
void monitoring_start(struct monitoring *m, int32_t casus);
void monitoring_audit(const struct monitoring *m, struct station_audit *audit);

#endif
