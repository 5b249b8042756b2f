#include "models/veilig_thuis.h"

#include "models/trekking.h"
#include "models/vt_besluit.h"
#include "models/vt_lijst.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

#include <math.h>

static double trek(struct veilig_thuis *vt, const struct parameter_value *waarde, int32_t c,
                   uint8_t doel)
{
    return duur_trek(waarde, vt->sim->now, vt->sim->key, casus_naam(vt->casussen, c, doel));
}

/* Crisis is an urgency at the opening: a casus that was sent back waits its turn. */
static bool is_crisis(const struct casus *c)
{
    return c->crisis && c->ronde == 0;
}

/* --- VB: hours of the front, then asking around --- */

static double vb_factor(const struct veilig_thuis *vt, const struct casus *c)
{
    if (c->ronde > 0) {
        return waarde_op(vt->in->vb_factor_terugmelding, vt->sim->now);
    }
    return c->soort == HERMELDING ? waarde_op(vt->in->vb_factor_hermelding, vt->sim->now) : 1.0;
}

static tick vb_start(void *context, int64_t i, const struct station_wait *wacht)
{
    struct veilig_thuis *vt = context;
    const struct casus *c = &vt->casussen->rij[i];
    casus_wachtte(vt->casussen, vt->metingen, (int32_t)i, STATION_VB, wacht);
    casus_naar(vt->casussen, (int32_t)i, FASE_VB);
    metingen_gebeurtenis(vt->metingen);
    return uren_tick(vb_factor(vt, c) * trek(vt, vt->in->vb_uren, (int32_t)i, TREKKING_VB_UREN));
}

static void vb_eind(void *context, int64_t i)
{
    struct veilig_thuis *vt = context;
    metingen_gebeurtenis(vt->metingen);
    tick navraag = dagen_tick(trek(vt, vt->in->vb_extern, (int32_t)i, TREKKING_VB_EXTERN));
    simulation_schedule(vt->sim, vt->sim->now + navraag, EVENT_END, vt->soort_vb, i);
}

/* A new casus, or one that was sent back, joins the list for the VB. */
static void vraag_vb(struct veilig_thuis *vt, int32_t i)
{
    const struct casus *c = &vt->casussen->rij[i];
    metingen_doorstroom(vt->metingen, STATION_VB, c->gemeente);
    if (vt->historie) {
        tick duur = dagen_tick(trek(vt, vt->in->vb_historie, i, TREKKING_VB_EXTERN));
        casus_naar(vt->casussen, i, FASE_VB);
        simulation_schedule(vt->sim, vt->sim->now + duur, EVENT_END, vt->soort_vb, i);
        return;
    }
    front_vraag(vt->front, is_crisis(c) ? FRONT_CRISIS : FRONT_VB, i,
                plaatswerk_prioriteit(vt->in->vb_volgorde, is_crisis(c), c->beoordeeld));
}

void veilig_thuis_melding(struct veilig_thuis *vt, int32_t i)
{
    veilig_thuis_zwaarte(vt, i);
    vraag_vb(vt, i);
}

void veilig_thuis_terugmelding(struct veilig_thuis *vt, int32_t i)
{
    struct casus *c = &vt->casussen->rij[i];
    if (c->ronde < UINT16_MAX) {
        c->ronde++;
    }
    c->route = ROUTE_OPEN;
    c->betrokken_hulp = c->geen_vervolg_na = c->naar_jbt = c->warm = false;
    c->beoordeeld = c->werkelijk;
    c->in_handen = true;
    casus_naar(vt->casussen, i, FASE_VB_WACHT);
    vraag_vb(vt, i);
}

/* --- vervolgmelding: work that belongs to no fase; `user` carries the drawn seconds --- */

static tick vervolg_start(void *context, int64_t seconden, const struct station_wait *wacht)
{
    struct veilig_thuis *vt = context;
    (void)wacht;
    metingen_gebeurtenis(vt->metingen);
    return seconden;
}

static void vervolg_eind(void *context, int64_t seconden)
{
    struct veilig_thuis *vt = context;
    (void)seconden;
    metingen_gebeurtenis(vt->metingen);
}

void veilig_thuis_vervolgmelding(struct veilig_thuis *vt, int32_t i, uint16_t kandidaat,
                                 uint8_t volgnummer)
{
    if (vt->historie) {
        return;
    }
    const struct casus *c = &vt->casussen->rij[i];
    struct stream_name naam =
        huishouden_naam(vt->casussen->hs, c->huishouden, kandidaat, TREKKING_VERVOLG_UREN);
    naam.visit = volgnummer;
    double uren = duur_trek(vt->in->vervolg_uren, vt->sim->now, vt->sim->key, naam);
    front_vraag(vt->front, FRONT_VERVOLG, uren_tick(uren),
                plaatswerk_prioriteit(vt->in->vb_volgorde, false, c->beoordeeld));
}

/* --- overdracht: hours of the front, then on its way --- */

static tick overdracht_start(void *context, int64_t i, const struct station_wait *wacht)
{
    struct veilig_thuis *vt = context;
    const struct casus *c = &vt->casussen->rij[i];
    casus_wachtte(vt->casussen, vt->metingen, (int32_t)i, STATION_OVERDRACHT, wacht);
    casus_naar(vt->casussen, (int32_t)i, FASE_OVERDRACHT);
    metingen_gebeurtenis(vt->metingen);
    double uren = trek(vt, vt->in->overdracht_uren, (int32_t)i, TREKKING_OVERDRACHT_UREN);
    if (c->warm) {
        uren += trek(vt, vt->in->warm_uren, (int32_t)i, TREKKING_WARM_UREN);
    }
    return uren_tick(uren);
}

static void overdracht_eind(void *context, int64_t i)
{
    struct veilig_thuis *vt = context;
    const struct parameter_value *dagen = vt->casussen->rij[i].route == ROUTE_DIRECT
                                              ? vt->in->overdracht_direct
                                              : vt->in->overdracht_na_onderzoek;
    tick onderweg = dagen_tick(trek(vt, dagen, (int32_t)i, TREKKING_OVERDRACHT_EXTERN));
    simulation_schedule(vt->sim, vt->sim->now + onderweg, EVENT_END, vt->soort_overdracht, i);
}

static void overdracht_ontvangen(void *context, int64_t i)
{
    struct veilig_thuis *vt = context;
    metingen_gebeurtenis(vt->metingen);
    vt->bedrading.overgedragen(vt->bedrading.keten, (int32_t)i);
}

/* Warm as often as the gemeente and Veilig Thuis agreed on, less under pressure (M8); the JBT gets
 * its request in writing. */
static bool is_warm(struct veilig_thuis *vt, int32_t i)
{
    const struct casus *c = &vt->casussen->rij[i];
    if (c->naar_jbt) {
        return false;
    }
    tick nu = vt->sim->now;
    const struct vt_gemeente *g = &vt->in->gemeente[c->gemeente];
    double afspraak = kans_op(c->route == ROUTE_DIRECT ? g->warm_direct : g->warm_na_onderzoek, nu);
    double blijft = 1.0 - kans_op(vt->in->druk_warm, nu) * druk_veilig_thuis(vt->druk);
    return casus_uniform(vt->casussen, i, TREKKING_WARM) <
           afspraak * mechanismen_respons(vt->mechanismen, R8_WARM, c->gemeente, c->beoordeeld,
                                          blijft, 1.0);
}

void veilig_thuis_overdracht(struct veilig_thuis *vt, int32_t i)
{
    vt->casussen->rij[i].warm = is_warm(vt, i);
    casus_naar(vt->casussen, i, vt->historie ? FASE_OVERDRACHT : FASE_OVERDRACHT_WACHT);
    metingen_doorstroom(vt->metingen, STATION_OVERDRACHT, vt->casussen->rij[i].gemeente);
    if (vt->historie) {
        overdracht_eind(vt, i);
        return;
    }
    front_vraag(vt->front, FRONT_OVERDRACHT, i, 0);
}

/* --- onderzoek and V&V --- */

int64_t veilig_thuis_claim(const struct vt_instelling *in, enum zwaarte zwaarte, tick op)
{
    return plaatswerk_claim(waarde_op(in->onderzoek_caseload[zwaarte], op));
}

void veilig_thuis_neem_in_onderzoek(struct veilig_thuis *vt, int32_t i, tick sinds)
{
    struct casus *c = &vt->casussen->rij[i];
    bool venv = c->route == ROUTE_VENV;
    metingen_doorstroom(vt->metingen, venv ? STATION_VENV : STATION_ONDERZOEK, c->gemeente);
    casus_naar(vt->casussen, i, venv ? FASE_VENV_WACHT : FASE_ONDERZOEK_WACHT);
    tick vb = c->mijlpaal[MIJLPAAL_VB] == CLOCK_NEVER ? sinds : c->mijlpaal[MIJLPAAL_VB];
    SIM_CHECK(vt->sim, c->vt_plaats.generation == 0);
    c->vt_claim = veilig_thuis_claim(vt->in, c->beoordeeld, vt->sim->now);
    c->vt_plaats = place_station_request(
        vt->onderzoek,
        &(struct place_request){.user = i,
                                .claim = c->vt_claim,
                                .priority = plaatswerk_prioriteit(vt->in->onderzoek_volgorde,
                                                                  is_crisis(c), c->beoordeeld),
                                .deadline = vb + dagen_tick(vt->in->onderzoek_termijn_dagen),
                                .class = STATION_CASUS,
                                .entered = sinds});
}

static tick onderzoek_start(void *context, int64_t i, const struct station_wait *wacht)
{
    struct veilig_thuis *vt = context;
    struct casus *c = &vt->casussen->rij[i];
    bool venv = c->route == ROUTE_VENV;
    casus_wachtte(vt->casussen, vt->metingen, (int32_t)i, venv ? STATION_VENV : STATION_ONDERZOEK,
                  wacht);
    casus_naar(vt->casussen, (int32_t)i, venv ? FASE_VENV : FASE_ONDERZOEK);
    casus_mijlpaal_eerst(vt->casussen, (int32_t)i, MIJLPAAL_ONDERZOEK_START);
    metingen_gebeurtenis(vt->metingen);
    const struct vt_product *product = venv ? &vt->in->venv_product : &vt->in->onderzoek;
    if (vt->historie) {
        return dagen_tick(trek(vt, product->historie_dagen, (int32_t)i, TREKKING_ONDERZOEK_UREN));
    }
    double uren = trek(vt, product->uren[c->werkelijk], (int32_t)i, TREKKING_ONDERZOEK_UREN);
    double caseload = waarde_op(vt->in->onderzoek_caseload[c->beoordeeld], vt->sim->now);
    double vast = trek(vt, product->extern_dagen, (int32_t)i, TREKKING_ONDERZOEK_EXTERN);
    return plaatswerk_duur(vast, uren, caseload, vt->in->uren_week);
}

static int64_t onderzoek_eind(void *context, int64_t i)
{
    struct veilig_thuis *vt = context;
    struct casus *c = &vt->casussen->rij[i];
    tick nu = vt->sim->now;
    casus_mijlpaal_eerst(vt->casussen, (int32_t)i, MIJLPAAL_ONDERZOEK_EIND);
    metingen_gebeurtenis(vt->metingen);
    c->naar_jbt = c->kinderen > 0 && !casus_jeugdbescherming_elders(vt->casussen, (int32_t)i) &&
                  casus_uniform(vt->casussen, (int32_t)i, TREKKING_NAAR_JBT) <
                      kans_op(vt->in->naar_jbt[c->werkelijk], nu);
    c->geen_vervolg_na =
        !c->naar_jbt && casus_uniform(vt->casussen, (int32_t)i, TREKKING_NA_ONDERZOEK) <
                            kans_op(vt->in->geen_vervolg_na, nu);
    int64_t houdt = 0;
    if (c->naar_jbt) {
        c->raadszaak = true;
        c->aanvrager = BIJ_VEILIG_THUIS;
        bool blokkeert =
            mechanismen_stand(vt->mechanismen, M1_RAAD_BLOKKEERT_AANVRAGER) == STAND_AAN;
        houdt = blokkeert ? llround((double)c->vt_claim * kans_op(vt->in->plaatsdeel_raad, nu)) : 0;
    }
    if (houdt == 0) {
        c->vt_plaats = (struct place_ticket){0};
    }
    vt->bedrading.na_onderzoek(vt->bedrading.keten, (int32_t)i);
    return houdt;
}

void veilig_thuis_raad_klaar(struct veilig_thuis *vt, int32_t i)
{
    struct casus *c = &vt->casussen->rij[i];
    if (c->vt_plaats.generation != 0) {
        place_station_release(vt->onderzoek, c->vt_plaats);
        c->vt_plaats = (struct place_ticket){0};
    }
}

/* --- setting up --- */

static void neem_werk(struct veilig_thuis *vt)
{
    const struct front_taak vb = {vt, vb_start, vb_eind};
    front_neem(vt->front, FRONT_CRISIS, vb);
    front_neem(vt->front, FRONT_VB, vb);
    front_neem(vt->front, FRONT_VERVOLG, (struct front_taak){vt, vervolg_start, vervolg_eind});
    front_neem(vt->front, FRONT_OVERDRACHT,
               (struct front_taak){vt, overdracht_start, overdracht_eind});
}

static struct place_config onderzoek_config(struct veilig_thuis *vt, const struct vt_instelling *in)
{
    return (struct place_config){.name = "onderzoek",
                                 .opening = in->kantoor,
                                 .discipline = plaatswerk_discipline(in->onderzoek_volgorde),
                                 .units_per_place =
                                     veilig_thuis_claim(in, MIDDELZWAAR, vt->sim->now),
                                 .context = vt,
                                 .start = onderzoek_start,
                                 .end = onderzoek_eind};
}

void veilig_thuis_init(struct veilig_thuis *vt, struct simulation *sim, struct casussen *casussen,
                       struct metingen *metingen, struct mechanismen *mechanismen,
                       const struct druk *druk, struct front *front,
                       const struct vt_instelling *historie, struct vt_bedrading bedrading)
{
    *vt = (struct veilig_thuis){.sim = sim,
                                .casussen = casussen,
                                .metingen = metingen,
                                .mechanismen = mechanismen,
                                .druk = druk,
                                .front = front,
                                .in = historie,
                                .bedrading = bedrading,
                                .historie = true};
    vt->doorzet = world_allocate(historie->gemeenten, sizeof *vt->doorzet);
    SIM_CHECK(sim, vt->doorzet != NULL);
    vt->soort_vb = simulation_register(sim, veilig_thuis_besluit, vt, "besluit na VB");
    vt->soort_lijst = simulation_register(sim, vt_lijst_doorlopen, vt, "lijst doorlopen");
    vt->soort_overdracht = simulation_register(sim, overdracht_ontvangen, vt, "overdracht");
    neem_werk(vt);
    struct place_config config = onderzoek_config(vt, historie);
    vt->onderzoek = plaatswerk_station(sim, &config, historie->onderzoek_fte);
}

void veilig_thuis_wissel(struct veilig_thuis *vt, const struct vt_instelling *in)
{
    vt->in = in;
    struct place_config config = onderzoek_config(vt, in);
    plaatswerk_wissel(vt->onderzoek, &config, in->onderzoek_fte);
}

void veilig_thuis_release(struct veilig_thuis *vt)
{
    place_station_free(vt->onderzoek);
    world_release(vt->doorzet);
}

void veilig_thuis_begin(struct veilig_thuis *vt)
{
    vt->historie = false;
    for (size_t g = 0; g < vt->in->gemeenten; g++) {
        vt->doorzet[g].totaal = -1.0;
    }
    place_station_begin(vt->onderzoek);
    vt_lijst_begin(vt);
}

void veilig_thuis_sterkte(struct veilig_thuis *vt, double sterkte)
{
    place_station_scale(vt->onderzoek, sterkte);
}

void veilig_thuis_audit(const struct veilig_thuis *vt, struct station_audit *audit)
{
    place_station_audit(vt->onderzoek, audit);
}
