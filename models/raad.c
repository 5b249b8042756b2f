#include "models/raad.h"

#include "models/kinderen.h"
#include "models/trekking.h"
#include "models/waarde.h"

static double trek(struct raad *r, const struct parameter_value *waarde, struct stream_name n)
{
    return duur_trek(waarde, r->sim->now, r->sim->key, n);
}

static bool loot(struct raad *r, int32_t i, uint8_t doel, const struct parameter_value *aandeel)
{
    return stream_first_uniform(r->sim->key, kinderen_naam(r->casussen, i, 0, doel)) <
           kans_op(aandeel, r->sim->now);
}

static struct kinderen_verzoek verzoek_sinds(const struct raad *r, tick sinds)
{
    return (struct kinderen_verzoek){.claim =
                                         plaatswerk_claim(waarde_op(r->in->caseload, r->sim->now)),
                                     .volgorde = r->in->volgorde,
                                     .uiterlijk = sinds + dagen_tick(r->in->termijn_dagen),
                                     .sinds = sinds};
}

void raad_verzoek(struct raad *r, int32_t i, tick sinds)
{
    struct casus *c = &r->casussen->rij[i];
    metingen_doorstroom(r->metingen, STATION_RAAD, c->gemeente);
    if (c->mijlpaal[MIJLPAAL_RAAD_VERZOEK] == CLOCK_NEVER) {
        c->mijlpaal[MIJLPAAL_RAAD_VERZOEK] = sinds;
    }
    c->raad_open = c->raad_wacht = c->kinderen;
    c->raad_gezien = !loot(r, i, TREKKING_RAAD_ZICHT, r->in->zonder_zicht);
    casus_naar(r->casussen, i, FASE_RAAD_WACHT);
    struct kinderen_verzoek verzoek = verzoek_sinds(r, sinds);
    kinderen_vraag(r->station, r->casussen, i, &verzoek);
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
        return kind_duur(r, kinderen_overig_naam(PLAATS_RAAD, (uint32_t)-user, 0),
                         kinderen_overig_naam(PLAATS_RAAD, (uint32_t)-user, 1));
    }
    int32_t i = kinderen_casus(user);
    int kind = kinderen_nummer(user);
    struct casus *c = &r->casussen->rij[i];
    if (c->fase == FASE_RAAD_WACHT) {
        casus_wachtte(r->casussen, r->metingen, i, STATION_RAAD, wacht);
        casus_naar(r->casussen, i, FASE_RAAD);
        casus_mijlpaal_eerst(r->casussen, i, MIJLPAAL_RAAD_START);
    }
    c->raad_wacht--;
    metingen_gebeurtenis(r->metingen);
    return kind_duur(r, kinderen_naam(r->casussen, i, kind, TREKKING_RAAD_UREN),
                     kinderen_naam(r->casussen, i, kind, TREKKING_RAAD_EXTERN));
}

static int64_t kind_eind(void *context, int64_t user)
{
    struct raad *r = context;
    if (user < 0) {
        return 0;
    }
    int32_t i = kinderen_casus(user);
    struct casus *c = &r->casussen->rij[i];
    metingen_gebeurtenis(r->metingen);
    if (--c->raad_open == 0) {
        casus_mijlpaal_eerst(r->casussen, i, MIJLPAAL_RAAD_EIND);
        c->naar_rechter = loot(r, i, TREKKING_NAAR_RECHTER, r->in->naar_rechter);
        r->bedrading.klaar(r->bedrading.keten, i);
    }
    return 0;
}

void raad_terug_op_lijst(struct raad *r, int64_t user)
{
    int32_t i = kinderen_casus(user);
    struct casus *c = &r->casussen->rij[i];
    if (++c->raad_wacht == c->raad_open) {
        casus_naar(r->casussen, i, FASE_RAAD_WACHT);
        c->mijlpaal[MIJLPAAL_RAAD_START] = CLOCK_NEVER;
    }
}

static void overig_komt(void *context, uint32_t nummer)
{
    struct raad *r = context;
    struct kinderen_verzoek verzoek = verzoek_sinds(r, r->sim->now);
    kinderen_vraag_overig(r->station, nummer, &verzoek);
}

static struct place_config raad_config(struct raad *r, const struct raad_instelling *in)
{
    return (struct place_config){.name = "raad",
                                 .opening = in->kantoor,
                                 .discipline = plaatswerk_discipline(in->volgorde),
                                 .units_per_place =
                                     plaatswerk_claim(waarde_op(in->caseload, r->sim->now)),
                                 .context = r,
                                 .start = kind_start,
                                 .end = kind_eind};
}

void raad_init(struct raad *r, struct simulation *sim, struct casussen *casussen,
               struct metingen *metingen, const struct raad_instelling *historie,
               struct raad_bedrading bedrading)
{
    *r = (struct raad){.sim = sim,
                       .casussen = casussen,
                       .metingen = metingen,
                       .in = historie,
                       .bedrading = bedrading,
                       .historie = true};
    struct place_config config = raad_config(r, historie);
    r->station = plaatswerk_station(sim, &config, historie->fte);
    overige_instroom_init(&r->overig, sim, PLAATS_RAAD, r, overig_komt);
}

void raad_wissel(struct raad *r, const struct raad_instelling *in)
{
    r->in = in;
    struct place_config config = raad_config(r, in);
    plaatswerk_wissel(r->station, &config, in->fte);
}

void raad_release(struct raad *r)
{
    place_station_free(r->station);
}

void raad_vul(struct raad *r)
{
    overige_instroom_begin(&r->overig, r->in->overige_instroom);
}

void raad_begin(struct raad *r)
{
    r->historie = false;
    overige_instroom_begin(&r->overig, r->in->overige_instroom);
    place_station_begin(r->station);
}

void raad_audit(const struct raad *r, struct station_audit *audit)
{
    place_station_audit(r->station, audit);
}
