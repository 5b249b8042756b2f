#include "models/hulp.h"

#include "models/trekking.h"
#include "models/waarde.h"

#include <math.h>

static double trek(struct hulp *h, const struct parameter_value *waarde, int32_t c, uint8_t doel)
{
    return duur_trek(waarde, h->sim->now, h->sim->key, casus_naam(h->casussen, c, doel));
}

static tick over_dagen(struct hulp *h, const struct parameter_value *waarde, int32_t c,
                       uint8_t doel)
{
    return h->sim->now + dagen_tick(trek(h, waarde, c, doel));
}

enum fase hulp_fase(const struct casus *c)
{
    return c->mijlpaal[MIJLPAAL_HULP_START] != CLOCK_NEVER ? FASE_HULP
           : c->hulp_wacht                                 ? FASE_HULP_WACHT
                                                           : FASE_HULP_GEPLAND;
}

void hulp_ontvang(struct hulp *h, int32_t i)
{
    casus_naar(h->casussen, i, FASE_CONTACT_WACHT);
    simulation_schedule(h->sim, over_dagen(h, h->in->contact_dagen, i, TREKKING_CONTACT), EVENT_END,
                        h->soort_contact, i);
}

static void contact(void *context, int64_t i)
{
    struct hulp *h = context;
    casus_mijlpaal(h->casussen, (int32_t)i, MIJLPAAL_CONTACT);
    metingen_gebeurtenis(h->metingen);
    h->bedrading.contact(h->bedrading.keten, (int32_t)i);
}

/* M3: the chance falls by `daling` points a day after the first days since the incident. */
static double acceptatiekans(struct hulp *h, const struct casus *c)
{
    tick nu = h->sim->now;
    double basis = kans_op(h->in->acceptatie, nu);
    double dagen = (double)(nu - c->mijlpaal[MIJLPAAL_INCIDENT]) / (double)CLOCK_DAY;
    double kans =
        basis - kans_op(h->in->daling, nu) * fmax(0.0, dagen - waarde_op(h->in->daling_vanaf, nu));
    return mechanismen_respons(h->mechanismen, M3_MOTIVATIEVERLIES, c->gemeente, c->werkelijk,
                               fmax(0.0, kans), basis, 1.0);
}

void hulp_bied_aan(struct hulp *h, int32_t i)
{
    struct casus *c = &h->casussen->rij[i];
    tick nu = h->sim->now;
    bool nodig =
        casus_uniform(h->casussen, i, TREKKING_HULP_NODIG) >= kans_op(h->in->niet_nodig, nu);
    if (!nodig) {
        c->aanbod = GEEN_HULP_NODIG;
        return;
    }
    if (casus_uniform(h->casussen, i, TREKKING_ACCEPTATIE) >= acceptatiekans(h, c)) {
        c->aanbod = AFGEWEZEN;
        return;
    }
    c->aanbod = GEACCEPTEERD;
    if (casus_uniform(h->casussen, i, TREKKING_HULP_GESTART) >= kans_op(h->in->gestart, nu)) {
        huishouden_hulp_klaar(h->casussen->hs, c->huishouden, HULP_UITVAL);
        return;
    }
    c->hulp_loopt = true;
    simulation_schedule(h->sim, over_dagen(h, h->in->start_dagen, i, TREKKING_HULP_START),
                        EVENT_ARRIVAL, h->soort_start, i);
}

static void kan_starten(void *context, int64_t i)
{
    struct hulp *h = context;
    struct casus *c = &h->casussen->rij[i];
    tick nu = h->sim->now;
    metingen_doorstroom(h->metingen, STATION_HULP, c->gemeente);
    c->hulp_wacht = true;
    if (!c->in_team) {
        casus_naar(h->casussen, (int32_t)i, FASE_HULP_WACHT);
    }
    place_station_request(h->station,
                          &(struct place_request){.user = i,
                                                  .claim = PLACE_UNITS_PER_FTE,
                                                  .priority = plaatswerk_prioriteit(
                                                      h->in->volgorde, c->crisis, c->beoordeeld),
                                                  .deadline = c->mijlpaal[MIJLPAAL_INCIDENT],
                                                  .class = STATION_CASUS,
                                                  .entered = nu});
}

static tick traject_start(void *context, int64_t user, const struct station_wait *wacht)
{
    struct hulp *h = context;
    if (user < 0) {
        struct stream_name naam = {
            .place = PLAATS_HULP, .actor = (uint32_t)-user, .purpose = TREKKING_OVERIGE_WERK};
        return dagen_tick(duur_trek(h->in->duur, h->sim->now, h->sim->key, naam));
    }
    int32_t i = (int32_t)user;
    const struct casus *c = &h->casussen->rij[i];
    casus_mijlpaal(h->casussen, i, MIJLPAAL_HULP_START);
    metingen_gebeurtenis(h->metingen);
    metingen_wacht(h->metingen, STATION_HULP, c->gemeente, c->beoordeeld, wacht);
    if (!c->in_team) {
        casus_naar(h->casussen, i, FASE_HULP);
    }
    return dagen_tick(trek(h, h->in->duur, i, TREKKING_HULP_DUUR));
}

static int64_t traject_eind(void *context, int64_t user)
{
    struct hulp *h = context;
    if (user < 0) {
        return 0;
    }
    int32_t i = (int32_t)user;
    struct casus *c = &h->casussen->rij[i];
    tick nu = h->sim->now;
    double kans = kans_op(h->in->voldoende[c->werkelijk], nu);
    if (c->voorgeschiedenis == DRIE_EN_MEER) {
        kans *= waarde_op(h->in->factor_voorgeschiedenis, nu);
    }
    c->hulp_voldoende = casus_uniform(h->casussen, i, TREKKING_VOLDOENDE) < kans;
    c->hulp_loopt = false;
    casus_mijlpaal(h->casussen, i, MIJLPAAL_HULP_EIND);
    metingen_gebeurtenis(h->metingen);
    metingen_pijl_tel(h->metingen, c->hulp_voldoende ? PIJL_HULP_VOLDOENDE : PIJL_HULP_UITVAL);
    huishouden_hulp_klaar(h->casussen->hs, c->huishouden,
                          c->hulp_voldoende ? HULP_VOLDOENDE : HULP_UITVAL);
    h->bedrading.klaar(h->bedrading.keten, i);
    return 0;
}

static void overig_komt(void *context, uint32_t nummer)
{
    struct hulp *h = context;
    tick nu = h->sim->now;
    place_station_request(h->station, &(struct place_request){.user = -(int64_t)nummer,
                                                              .claim = PLACE_UNITS_PER_FTE,
                                                              .deadline = nu,
                                                              .class = STATION_BACKGROUND,
                                                              .entered = nu});
}

void hulp_init(struct hulp *h, struct simulation *sim, struct casussen *casussen,
               struct metingen *metingen, struct mechanismen *mechanismen,
               const struct hulp_instelling *historie, const struct hulp_instelling *lopend,
               struct hulp_bedrading bedrading)
{
    *h = (struct hulp){.sim = sim,
                       .casussen = casussen,
                       .metingen = metingen,
                       .mechanismen = mechanismen,
                       .in = historie,
                       .bedrading = bedrading};
    h->soort_contact = simulation_register(sim, contact, h, "contact betrokken hulp");
    h->soort_start = simulation_register(sim, kan_starten, h, "start hulp");
    h->station = plaatswerk_station(
        sim,
        &(struct place_config){.name = "hulp",
                               .opening = lopend->kantoor,
                               .discipline = plaatswerk_discipline(lopend->volgorde),
                               .units_per_place = PLACE_UNITS_PER_FTE,
                               .context = h,
                               .start = traject_start,
                               .end = traject_eind},
        lopend->plaatsen);
    overige_instroom_init(&h->overig, sim, PLAATS_HULP, h, overig_komt);
}

void hulp_release(struct hulp *h)
{
    place_station_free(h->station);
}

void hulp_vul(struct hulp *h)
{
    overige_instroom_begin(&h->overig, h->in->overige_instroom);
}

void hulp_begin(struct hulp *h, const struct hulp_instelling *in)
{
    h->in = in;
    overige_instroom_begin(&h->overig, in->overige_instroom);
    place_station_begin(h->station);
}

void hulp_audit(const struct hulp *h, struct station_audit *audit)
{
    place_station_audit(h->station, audit);
}
