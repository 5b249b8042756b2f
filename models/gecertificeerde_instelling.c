#include "models/gecertificeerde_instelling.h"

#include "models/kinderen.h"
#include "models/trekking.h"
#include "models/waarde.h"

static struct kinderen_verzoek verzoek_nu(const struct gi *g)
{
    tick nu = g->sim->now;
    return (struct kinderen_verzoek){
        .claim = plaatswerk_claim(waarde_op(g->in->caseload, nu)),
        .volgorde = g->in->volgorde,
        .uiterlijk = calendar_term_end(g->sim->calendar, nu, g->in->termijn_werkdagen),
        .sinds = nu};
}

void gi_opdracht(struct gi *g, int32_t i, bool ots)
{
    struct casus *c = &g->casussen->rij[i];
    metingen_doorstroom(g->metingen, STATION_GI, c->gemeente);
    casus_mijlpaal_eerst(g->casussen, i, MIJLPAAL_GI_OPDRACHT);
    c->ots = ots;
    c->in_handen = true;
    c->gi_keer++;
    c->gi_open = c->gi_wacht = c->kinderen;
    casus_naar(g->casussen, i, FASE_GI_WACHT);
    struct kinderen_verzoek verzoek = verzoek_nu(g);
    kinderen_vraag(g->station, g->casussen, i, &verzoek);
}

static tick kind_duur(struct gi *g, bool ots, struct stream_name naam)
{
    const struct parameter_value *lengte =
        g->historie ? (ots ? g->in->historie_ots_dagen : g->in->historie_save_dagen)
                    : (ots ? g->in->ots_dagen : g->in->save_dagen);
    return dagen_tick(duur_trek(lengte, g->sim->now, g->sim->key, naam));
}

/* The family has a jeugdbeschermer: plans the first contact, before the end of this child's
 * measure at the latest. Once a visit, as only the first child finds the casus waiting. */
static void plan_contact(struct gi *g, int32_t i, tick duur)
{
    tick dagen = dagen_tick(duur_trek(g->in->contact_dagen, g->sim->now, g->sim->key,
                                      kinderen_naam(g->casussen, i, 0, TREKKING_GI_CONTACT)));
    casus_naar(g->casussen, i, FASE_GI_PLANNEN);
    simulation_schedule(g->sim, g->sim->now + (dagen < duur ? dagen : duur), EVENT_END,
                        g->soort_contact, i);
}

static tick kind_start(void *context, int64_t user, const struct station_wait *wacht)
{
    struct gi *g = context;
    if (user < 0) {
        return kind_duur(g, true, kinderen_overig_naam(PLAATS_GI, (uint32_t)-user, 0));
    }
    int32_t i = kinderen_casus(user);
    struct casus *c = &g->casussen->rij[i];
    tick duur = kind_duur(g, c->ots,
                          kinderen_naam(g->casussen, i, kinderen_nummer(user), TREKKING_GI_DUUR));
    if (c->fase == FASE_GI_WACHT) {
        casus_wachtte(g->casussen, g->metingen, i, STATION_GI, wacht);
        plan_contact(g, i, duur);
    }
    c->gi_wacht--;
    metingen_gebeurtenis(g->metingen);
    return duur;
}

static void eerste_contact(void *context, int64_t casus)
{
    struct gi *g = context;
    int32_t i = (int32_t)casus;
    SIM_CHECK(g->sim, g->casussen->rij[i].fase == FASE_GI_PLANNEN);
    metingen_gebeurtenis(g->metingen);
    casus_naar(g->casussen, i, FASE_GI);
    casus_mijlpaal_eerst(g->casussen, i, MIJLPAAL_GI_CONTACT);
    casus_mijlpaal_eerst(g->casussen, i, MIJLPAAL_CONTACT);
    g->bedrading.contact(g->bedrading.keten, i);
}

static void laatste_kind_klaar(struct gi *g, int32_t i)
{
    struct casus *c = &g->casussen->rij[i];
    double u =
        stream_first_uniform(g->sim->key, kinderen_naam(g->casussen, i, 0, TREKKING_SAVE_UITKOMST));
    if (!c->ots && u < kans_op(g->in->save_niet_genoeg, g->sim->now)) {
        c->aanvrager = BIJ_GI;
        metingen_pijl_tel(g->metingen, PIJL_SAVE_JBT);
        g->bedrading.naar_jbt(g->bedrading.keten, i);
        return;
    }
    c->in_handen = false;
    g->bedrading.klaar(g->bedrading.keten, i);
}

static int64_t kind_eind(void *context, int64_t user)
{
    struct gi *g = context;
    if (user >= 0) {
        int32_t i = kinderen_casus(user);
        metingen_gebeurtenis(g->metingen);
        if (--g->casussen->rij[i].gi_open == 0) {
            laatste_kind_klaar(g, i);
        }
    }
    return 0;
}

static void overig_komt(void *context, uint32_t nummer)
{
    struct gi *g = context;
    struct kinderen_verzoek verzoek = verzoek_nu(g);
    kinderen_vraag_overig(g->station, nummer, &verzoek);
}

static struct place_config gi_config(struct gi *g, const struct gi_instelling *in)
{
    return (struct place_config){.name = "gi",
                                 .opening = in->kantoor,
                                 .discipline = plaatswerk_discipline(in->volgorde),
                                 .units_per_place =
                                     plaatswerk_claim(waarde_op(in->caseload, g->sim->now)),
                                 .context = g,
                                 .start = kind_start,
                                 .end = kind_eind};
}

void gi_init(struct gi *g, struct simulation *sim, struct casussen *casussen,
             struct metingen *metingen, const struct gi_instelling *historie,
             struct gi_bedrading bedrading)
{
    *g = (struct gi){.sim = sim,
                     .casussen = casussen,
                     .metingen = metingen,
                     .in = historie,
                     .bedrading = bedrading,
                     .historie = true};
    g->soort_contact = simulation_register(sim, eerste_contact, g, "eerste contact van de GI");
    struct place_config config = gi_config(g, historie);
    g->station = plaatswerk_station(sim, &config, historie->fte);
    overige_instroom_init(&g->overig, sim, PLAATS_GI, g, overig_komt);
}

void gi_wissel(struct gi *g, const struct gi_instelling *in)
{
    g->in = in;
    struct place_config config = gi_config(g, in);
    plaatswerk_wissel(g->station, &config, in->fte);
}

void gi_release(struct gi *g)
{
    place_station_free(g->station);
}

void gi_vul(struct gi *g)
{
    overige_instroom_begin(&g->overig, g->in->overige_instroom);
}

void gi_begin(struct gi *g)
{
    g->historie = false;
    overige_instroom_begin(&g->overig, g->in->overige_instroom);
    place_station_begin(g->station);
}

void gi_audit(const struct gi *g, struct station_audit *audit)
{
    place_station_audit(g->station, audit);
}
