/* Hulp: trajecten of four kinds, aimed at pleger, slachtoffer, kind(eren) or the whole system,
 * offered at the first contact of whoever has the casus (RP tables 4.3 and 4.4).
 *
 * Some families need none (RP 4.2.2: 7 of 100). Others are offered one or more kinds at once (46 of
 * 100 casussen); each is accepted or declined on its own, the more often declined the longer ago
 * the incident (M3), so that part of an offer may be accepted; of those accepted a few never start;
 * a traject ends sufficiently completed or not, by kind, by zwaarte werkelijk, less often with a
 * heavy history, more often when somebody coordinates several trajecten (RP table 4.4). Each kind
 * has its own places and list; waiting for the usual start is a delay. Under a measure (OTS) what
 * was declined is offered again and seldom declined.
 *
 * Left out: more than one traject of the same kind (RP counts 179 trajecten where 139 kinds stand
 * in 100 casussen), so one aimed at kinderen stands for all of them together; help that was running
 * before the casus opened; one traject waiting for another. */
#ifndef MODELS_HULP_H
#define MODELS_HULP_H

#include "models/casus.h"
#include "models/mechanismen.h"
#include "models/metingen.h"
#include "models/plaatswerk.h"

struct hulpsoort_instelling {
    /* Percentage of all casussen, those that need no help included; kind: of those with kinderen.
     */
    const struct parameter_value *aanbod;
    const struct parameter_value *acceptatie, *gestart, *voldoende; /* percentages */
    const struct parameter_value *start_dagen, *duur;               /* days */
    const struct parameter_value *plaatsen, *overige_instroom, *euro_per_traject;
};
struct hulp_instelling {
    struct roster kantoor;
    struct hulpsoort_instelling soort[HULPSOORTEN];
    /* daling: percent of the chance a day, the same for all kinds. */
    const struct parameter_value *niet_nodig, *daling, *daling_vanaf, *acceptatie_gedwongen;
    const struct parameter_value *factor_zwaarte[ZWAARTEN], *factor_voorgeschiedenis;
    const struct parameter_value *coordinatie, *factor_coordinatie;
    const struct parameter_value *contact_dagen;
    enum volgorde volgorde;
};

struct hulp_bedrading {
    void *keten;
    void (*contact)(void *keten, int32_t casus); /* first contact by the betrokken hulp */
    /* A traject has begun, gone to a list or ended with others still open: what the casus shows
     * may be another fase. Neither this nor klaar comes while the casus waits for its contact. */
    void (*verandert)(void *keten, int32_t casus, enum hulpsoort soort);
    void (*klaar)(void *keten, int32_t casus, enum hulpsoort soort); /* the last is over */
};

struct hulp;
struct hulpplaats {
    struct hulp *hulp;
    enum hulpsoort soort;
    struct place_station *station;
    struct overige_instroom overig;
    uint64_t begonnen; /* trajecten of the chain since hulp_begin */
};
struct hulp {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    struct mechanismen *mechanismen;
    const struct hulp_instelling *in;
    struct hulp_bedrading bedrading;
    struct hulpplaats plaats[HULPSOORTEN];
    uint16_t soort_contact, soort_start;
};

extern const struct parameter_row hulp_rijen[];
extern const size_t hulp_rij_aantal;
void hulp_lees(struct hulp_instelling *in, const struct parameter_set *set);

void hulp_init(struct hulp *h, struct simulation *sim, struct casussen *casussen,
               struct metingen *metingen, struct mechanismen *mechanismen,
               const struct hulp_instelling *historie, struct hulp_bedrading bedrading);
void hulp_release(struct hulp *h);
void hulp_vul(struct hulp *h);
void hulp_begin(struct hulp *h);
/* From `start` on these settings hold: before begin, while nobody waits. */
void hulp_wissel(struct hulp *h, const struct hulp_instelling *in);
/* Help that is already there takes the casus over (notes the overdracht): first contact follows. */
void hulp_ontvang(struct hulp *h, int32_t casus);
/* Offers trajecten, once a casus; `gedwongen` (under a measure) also again what was declined
 * before. Afterwards casus->trajecten_open tells how many are coming. False when there was nothing
 * left to ask: true also when it now turns out that no help is needed. */
bool hulp_bied_aan(struct hulp *h, int32_t casus, bool gedwongen);
/* The fase of a casus with open trajecten that nobody else has in work: in help if one is under
 * way, else on a list if one is, else planned. */
enum fase hulp_fase(const struct casus *casus);
void hulp_audit(const struct hulp *h, struct station_audit *audit);

#endif
