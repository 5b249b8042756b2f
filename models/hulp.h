/* Hulp: one kind of traject, offered at the first contact (or after the Raad).
 *
 * Some families need none (RP 4.2.2: 7 of 100); some decline, the more so the longer ago the
 * incident (M3); of those who accept a few never start; a traject ends sufficiently completed or
 * not (RP table 4.4), by zwaarte werkelijk and less often with a heavy history. Places may be
 * limited; waiting for the usual start is a delay. Left out here: several trajecten at once,
 * partial acceptance. */
#ifndef MODELS_HULP_H
#define MODELS_HULP_H

#include "models/casus.h"
#include "models/metingen.h"
#include "models/plaatswerk.h"

struct hulp_instelling {
    struct roster kantoor;
    const struct parameter_value *plaatsen, *overige_instroom, *niet_nodig, *acceptatie, *daling,
        *daling_vanaf;
    const struct parameter_value *gestart, *start_dagen, *duur, *voldoende[ZWAARTEN],
        *factor_voorgeschiedenis;
    const struct parameter_value *contact_dagen;
    enum volgorde volgorde;
};

struct hulp_bedrading {
    void *keten;
    void (*contact)(void *keten, int32_t casus); /* first contact by the betrokken hulp */
    void (*klaar)(void *keten, int32_t casus);   /* no traject (any more) */
};

struct hulp {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    struct mechanismen *mechanismen;
    const struct hulp_instelling *in;
    struct hulp_bedrading bedrading;
    struct place_station *station;
    struct overige_instroom overig;
    uint16_t soort_contact, soort_start;
};

extern const struct parameter_row hulp_rijen[];
extern const size_t hulp_rij_aantal;
void hulp_lees(struct hulp_instelling *in, const struct parameter_set *set);

void hulp_init(struct hulp *h, struct simulation *sim, struct casussen *casussen,
               struct metingen *metingen, struct mechanismen *mechanismen,
               const struct hulp_instelling *historie, const struct hulp_instelling *lopend,
               struct hulp_bedrading bedrading);
void hulp_release(struct hulp *h);
void hulp_vul(struct hulp *h);
void hulp_begin(struct hulp *h, const struct hulp_instelling *in);
/* Help that is already there takes the casus over: first contact follows. */
void hulp_ontvang(struct hulp *h, int32_t casus);
/* Offers a traject; afterwards casus->hulp_loopt tells whether one is coming. */
void hulp_bied_aan(struct hulp *h, int32_t casus);
/* The fase of a casus whose traject is coming or under way and that nobody else has in work. */
enum fase hulp_fase(const struct casus *casus);
void hulp_audit(const struct hulp *h, struct station_audit *audit);

#endif
