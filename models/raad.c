#include "models/raad.h"

#include "models/trekking.h"
#include "models/waarde.h"

/* The station's user number of a child; background work is negative. */
#define KINDEREN_RUIMTE 8

static struct stream_name naam(const struct raad *r, int32_t casus, int kind, uint8_t doel)
{
    struct stream_name n = casus_naam(r->casussen, casus, doel);
    n.part = (uint16_t)kind;
    return n;
}

static double trek(struct raad *r, const struct parameter_value *waarde, struct stream_name n)
{
    return duur_trek(waarde, r->sim->now, r->sim->key, n);
}

static int64_t claim(const struct raad *r)
{
    return plaatswerk_claim(waarde_op(r->in->caseload, r->sim->now));
}

void raad_verzoek(struct raad *r, int32_t i, tick sinds)
{
    struct casus *c = &r->casussen->rij[i];
    SIM_CHECK(r->sim, c->kinderen > 0 && c->kinderen < KINDEREN_RUIMTE);
    metingen_doorstroom(r->metingen, STATION_RAAD, c->gemeente);
    c->mijlpaal[MIJLPAAL_RAAD_VERZOEK] = sinds;
    c->raad_open = c->raad_wacht = c->kinderen;
    c->raad_gezien = casus_uniform(r->casussen, i, TREKKING_RAAD_ZICHT) >=
                     kans_op(r->in->zonder_zicht, r->sim->now);
    casus_naar(r->casussen, i, FASE_RAAD_WACHT);
    for (int kind = 0; kind < c->kinderen; kind++) {
        place_station_request(r->station, &(struct place_request){
                                              .user = (int64_t)i * KINDEREN_RUIMTE + kind,
                                              .claim = claim(r),
                                              .priority = plaatswerk_prioriteit(
                                                  r->in->volgorde, c->crisis, c->beoordeeld),
                                              .deadline = sinds + dagen_tick(r->in->termijn_dagen),
                                              .class = STATION_CASUS,
                                              .entered = sinds});
    }
}

static tick kind_duur(struct raad *r, struct stream_name uren_naam, struct stream_name extern_naam)
{
    if (r->historie) {
        return dagen_tick(trek(r, r->in->historie_dagen, uren_naam));
    }
    return plaatswerk_duur(trek(r, r->in->extern_dagen, extern_naam),
                           trek(r, r->in->uren, uren_naam), waarde_op(r->in->caseload, r->sim->now),
                           r->in->uren_week);
}

static tick kind_start(void *context, int64_t user, const struct station_wait *wacht)
{
    struct raad *r = context;
    if (user < 0) {
        struct stream_name n = {
            .place = PLAATS_RAAD, .actor = (uint32_t)-user, .purpose = TREKKING_OVERIGE_WERK};
        struct stream_name m = n;
        m.part = 1;
        return kind_duur(r, n, m);
    }
    int32_t i = (int32_t)(user / KINDEREN_RUIMTE);
    int kind = (int)(user % KINDEREN_RUIMTE);
    struct casus *c = &r->casussen->rij[i];
    if (c->fase == FASE_RAAD_WACHT) {
        casus_naar(r->casussen, i, FASE_RAAD);
        casus_mijlpaal(r->casussen, i, MIJLPAAL_RAAD_START);
        metingen_wacht(r->metingen, STATION_RAAD, c->gemeente, c->beoordeeld, wacht);
    }
    c->raad_wacht--;
    metingen_gebeurtenis(r->metingen);
    return kind_duur(r, naam(r, i, kind, TREKKING_RAAD_UREN),
                     naam(r, i, kind, TREKKING_RAAD_EXTERN));
}

static int64_t kind_eind(void *context, int64_t user)
{
    struct raad *r = context;
    if (user < 0) {
        return 0;
    }
    int32_t i = (int32_t)(user / KINDEREN_RUIMTE);
    struct casus *c = &r->casussen->rij[i];
    metingen_gebeurtenis(r->metingen);
    if (--c->raad_open == 0) {
        casus_mijlpaal(r->casussen, i, MIJLPAAL_RAAD_EIND);
        r->bedrading.klaar(r->bedrading.keten, i);
    }
    return 0;
}

void raad_terug_op_lijst(struct raad *r, int64_t user)
{
    int32_t i = (int32_t)(user / KINDEREN_RUIMTE);
    struct casus *c = &r->casussen->rij[i];
    if (++c->raad_wacht == c->raad_open) {
        casus_naar(r->casussen, i, FASE_RAAD_WACHT);
        c->mijlpaal[MIJLPAAL_RAAD_START] = CLOCK_NEVER;
    }
}

static void overig_komt(void *context, uint32_t nummer)
{
    struct raad *r = context;
    tick nu = r->sim->now;
    place_station_request(
        r->station,
        &(struct place_request){.user = -(int64_t)nummer,
                                .claim = claim(r),
                                .priority = plaatswerk_prioriteit(r->in->volgorde, false, ZWAAR),
                                .deadline = nu + dagen_tick(r->in->termijn_dagen),
                                .class = STATION_BACKGROUND,
                                .entered = nu});
}

void raad_init(struct raad *r, struct simulation *sim, struct casussen *casussen,
               struct metingen *metingen, const struct raad_instelling *historie,
               const struct raad_instelling *lopend, struct raad_bedrading bedrading)
{
    *r = (struct raad){.sim = sim,
                       .casussen = casussen,
                       .metingen = metingen,
                       .in = historie,
                       .bedrading = bedrading,
                       .historie = true};
    r->station = plaatswerk_station(
        sim,
        &(struct place_config){.name = "raad",
                               .opening = lopend->kantoor,
                               .discipline = plaatswerk_discipline(lopend->volgorde),
                               .units_per_place =
                                   plaatswerk_claim(waarde_op(lopend->caseload, sim->now)),
                               .context = r,
                               .start = kind_start,
                               .end = kind_eind},
        lopend->fte);
    overige_instroom_init(&r->overig, sim, PLAATS_RAAD, r, overig_komt);
}

void raad_release(struct raad *r)
{
    place_station_free(r->station);
}

void raad_vul(struct raad *r)
{
    overige_instroom_begin(&r->overig, r->in->overige_instroom);
}

void raad_begin(struct raad *r, const struct raad_instelling *in)
{
    r->in = in;
    r->historie = false;
    overige_instroom_begin(&r->overig, in->overige_instroom);
    place_station_begin(r->station);
}

void raad_audit(const struct raad *r, struct station_audit *audit)
{
    place_station_audit(r->station, audit);
}
