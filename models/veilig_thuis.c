#include "models/veilig_thuis.h"

#include "models/trekking.h"
#include "models/vt_besluit.h"
#include "models/waarde.h"

#include <math.h>
#include <stdlib.h>

static double trek(struct veilig_thuis *vt, const struct parameter_value *waarde, int32_t c,
                   uint8_t doel)
{
    return duur_trek(waarde, vt->sim->now, vt->sim->key, casus_naam(vt->casussen, c, doel));
}

/* --- hour work at the front --- */

static tick vb_start(void *context, int64_t i, const struct station_wait *wacht)
{
    struct veilig_thuis *vt = context;
    const struct casus *c = &vt->casussen->rij[i];
    casus_naar(vt->casussen, (int32_t)i, FASE_VB);
    metingen_wacht(vt->metingen, STATION_VB, c->gemeente, c->beoordeeld, wacht);
    metingen_gebeurtenis(vt->metingen);
    return uren_tick(trek(vt, vt->in->vb_uren, (int32_t)i, TREKKING_VB_UREN));
}

static void vb_eind(void *context, int64_t i)
{
    struct veilig_thuis *vt = context;
    metingen_gebeurtenis(vt->metingen);
    tick navraag = dagen_tick(trek(vt, vt->in->vb_extern, (int32_t)i, TREKKING_VB_EXTERN));
    simulation_schedule(vt->sim, vt->sim->now + navraag, EVENT_END, vt->soort_vb, i);
}

/* Work on a vervolgmelding belongs to no fase; `user` carries the drawn seconds. */
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

static tick overdracht_start(void *context, int64_t i, const struct station_wait *wacht)
{
    struct veilig_thuis *vt = context;
    const struct casus *c = &vt->casussen->rij[i];
    casus_naar(vt->casussen, (int32_t)i, FASE_OVERDRACHT);
    metingen_wacht(vt->metingen, STATION_OVERDRACHT, c->gemeente, c->beoordeeld, wacht);
    metingen_gebeurtenis(vt->metingen);
    return uren_tick(trek(vt, vt->in->overdracht_uren, (int32_t)i, TREKKING_OVERDRACHT_UREN));
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
    casus_mijlpaal(vt->casussen, (int32_t)i, MIJLPAAL_OVERDRACHT);
    metingen_gebeurtenis(vt->metingen);
    vt->bedrading.overgedragen(vt->bedrading.keten, (int32_t)i);
}

/* Crisis that the front did not get to before closing goes to the piket. */
static void naar_piket(void *context, int64_t user, struct hour_ticket ticket)
{
    struct veilig_thuis *vt = context;
    struct station_wait wacht;
    hour_pool_withdraw(vt->front, ticket, &wacht);
    hour_pool_request(vt->piket, 0, user, 0, 0, STATION_CASUS, wacht.entered);
}

static void front_sluit(void *context)
{
    struct veilig_thuis *vt = context;
    if (waarde_op(vt->in->piket, vt->sim->now) > 0.0) {
        hour_pool_each_waiting(vt->front, VT_CRISIS, naar_piket);
    }
}

void veilig_thuis_melding(struct veilig_thuis *vt, int32_t i)
{
    veilig_thuis_zwaarte(vt, i);
    const struct casus *c = &vt->casussen->rij[i];
    metingen_doorstroom(vt->metingen, STATION_VB, c->gemeente);
    if (vt->historie) {
        tick duur = dagen_tick(trek(vt, vt->in->vb_historie, i, TREKKING_VB_EXTERN));
        casus_naar(vt->casussen, i, FASE_VB);
        simulation_schedule(vt->sim, vt->sim->now + duur, EVENT_END, vt->soort_vb, i);
        return;
    }
    tick nu = vt->sim->now;
    if (c->crisis && !hour_pool_is_open(vt->front) && waarde_op(vt->in->piket, nu) > 0.0) {
        hour_pool_request(vt->piket, 0, i, 0, nu, STATION_CASUS, nu);
        return;
    }
    hour_pool_request(vt->front, c->crisis ? VT_CRISIS : VT_VB, i, 0, nu, STATION_CASUS, nu);
}

void veilig_thuis_vervolgmelding(struct veilig_thuis *vt, int32_t i, uint16_t kandidaat,
                                 uint8_t volgnummer)
{
    if (!vt->historie) {
        struct stream_name naam = huishouden_naam(vt->casussen->hs, vt->casussen->rij[i].huishouden,
                                                  kandidaat, TREKKING_VERVOLG_UREN);
        naam.visit = volgnummer;
        double uren = duur_trek(vt->in->vervolg_uren, vt->sim->now, vt->sim->key, naam);
        hour_pool_request(vt->front, VT_VERVOLG, uren_tick(uren), 0, vt->sim->now, STATION_CASUS,
                          vt->sim->now);
    }
}

void veilig_thuis_overdracht(struct veilig_thuis *vt, int32_t i)
{
    casus_naar(vt->casussen, i, vt->historie ? FASE_OVERDRACHT : FASE_OVERDRACHT_WACHT);
    metingen_doorstroom(vt->metingen, STATION_OVERDRACHT, vt->casussen->rij[i].gemeente);
    if (vt->historie) {
        overdracht_eind(vt, i);
        return;
    }
    hour_pool_request(vt->front, VT_OVERDRACHT, i, 0, vt->sim->now, STATION_CASUS, vt->sim->now);
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
    c->claim = veilig_thuis_claim(vt->in, c->beoordeeld, vt->sim->now);
    struct place_ticket ticket = place_station_request(
        vt->onderzoek,
        &(struct place_request){
            .user = i,
            .claim = c->claim,
            .priority = plaatswerk_prioriteit(vt->in->onderzoek_volgorde, c->crisis, c->beoordeeld),
            .deadline = vb + dagen_tick(vt->in->onderzoek_termijn_dagen),
            .class = STATION_CASUS,
            .entered = sinds});
    c->ticket_slot = ticket.slot;
    c->ticket_generatie = ticket.generation;
}

static tick onderzoek_start(void *context, int64_t i, const struct station_wait *wacht)
{
    struct veilig_thuis *vt = context;
    struct casus *c = &vt->casussen->rij[i];
    bool venv = c->route == ROUTE_VENV;
    casus_naar(vt->casussen, (int32_t)i, venv ? FASE_VENV : FASE_ONDERZOEK);
    casus_mijlpaal(vt->casussen, (int32_t)i, MIJLPAAL_ONDERZOEK_START);
    metingen_wacht(vt->metingen, venv ? STATION_VENV : STATION_ONDERZOEK, c->gemeente,
                   c->beoordeeld, wacht);
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
    casus_mijlpaal(vt->casussen, (int32_t)i, MIJLPAAL_ONDERZOEK_EIND);
    metingen_gebeurtenis(vt->metingen);
    c->raadszaak = c->route == ROUTE_ONDERZOEK && c->kinderen > 0 &&
                   casus_uniform(vt->casussen, (int32_t)i, TREKKING_NAAR_RAAD) <
                       kans_op(vt->in->naar_raad[c->werkelijk], nu);
    c->geen_vervolg_na =
        !c->raadszaak && casus_uniform(vt->casussen, (int32_t)i, TREKKING_NA_ONDERZOEK) <
                             kans_op(vt->in->geen_vervolg_na, nu);
    int64_t houdt = 0;
    if (c->raadszaak &&
        mechanismen_stand(vt->mechanismen, M1_RAAD_BLOKKEERT_AANVRAGER) == STAND_AAN) {
        houdt = llround((double)c->claim * kans_op(vt->in->plaatsdeel_raad, nu));
    }
    if (houdt == 0) {
        c->ticket_generatie = 0;
    }
    vt->bedrading.na_onderzoek(vt->bedrading.keten, (int32_t)i);
    return houdt;
}

void veilig_thuis_raad_klaar(struct veilig_thuis *vt, int32_t i)
{
    struct casus *c = &vt->casussen->rij[i];
    if (c->ticket_generatie) {
        place_station_release(vt->onderzoek,
                              (struct place_ticket){c->ticket_slot, c->ticket_generatie});
        c->ticket_generatie = 0;
    }
}

/* --- setting up --- */

static struct fte_step *fte_stappen(const struct parameter_value *waarde)
{
    struct fte_step *stap = calloc(waarde->step_count, sizeof *stap);
    for (size_t s = 0; stap && s < waarde->step_count; s++) {
        stap[s] = (struct fte_step){waarde->steps[s].from, waarde->steps[s].number};
    }
    return stap;
}

static struct hour_pool *pool_maak(struct veilig_thuis *vt, const char *naam,
                                   const struct parameter_value *fte, struct roster rooster,
                                   const struct hour_kind *werk, size_t werken, bool sluit)
{
    struct fte_step *stappen = fte_stappen(fte);
    SIM_CHECK(vt->sim, stappen != NULL);
    struct hour_pool *pool = hour_pool_create(
        vt->sim, &(struct hour_pool_config){.name = naam,
                                            .roster = rooster,
                                            .discipline = DISCIPLINE_FIFO,
                                            .steps = stappen,
                                            .step_count = fte->step_count,
                                            .kinds = werk,
                                            .kind_count = werken,
                                            .context = vt,
                                            .closing = sluit ? front_sluit : NULL});
    free(stappen);
    SIM_CHECK(vt->sim, pool != NULL);
    return pool;
}

void veilig_thuis_init(struct veilig_thuis *vt, struct simulation *sim, struct casussen *casussen,
                       struct metingen *metingen, struct mechanismen *mechanismen,
                       const struct vt_instelling *historie, const struct vt_instelling *lopend,
                       struct vt_bedrading bedrading)
{
    *vt = (struct veilig_thuis){.sim = sim,
                                .casussen = casussen,
                                .metingen = metingen,
                                .mechanismen = mechanismen,
                                .in = historie,
                                .bedrading = bedrading,
                                .historie = true};
    vt->doorzet = calloc(historie->gemeenten, sizeof *vt->doorzet);
    SIM_CHECK(sim, vt->doorzet != NULL);
    vt->soort_vb = simulation_register(sim, veilig_thuis_besluit, vt, "besluit na VB");
    vt->soort_overdracht = simulation_register(sim, overdracht_ontvangen, vt, "overdracht");
    const struct hour_kind werk[VT_WERKEN] = {
        [VT_CRISIS] = {"crisis", 0, vb_start, vb_eind},
        [VT_VB] = {"vb", 1, vb_start, vb_eind},
        [VT_VERVOLG] = {"vervolgmelding", 1, vervolg_start, vervolg_eind},
        [VT_OVERDRACHT] = {"overdracht", 2, overdracht_start, overdracht_eind},
    };
    struct roster dag = {.every_day = false,
                         .open = lopend->kantoor.open,
                         .length = (int)llround(lopend->uren_week * 3600.0 / 5.0)};
    struct roster altijd = {.every_day = true, .open = 0, .length = (int)CLOCK_DAY};
    vt->front = pool_maak(vt, "front", lopend->front_fte, dag, werk, VT_WERKEN, true);
    vt->piket = pool_maak(vt, "piket", lopend->piket, altijd, &werk[VT_CRISIS], 1, false);
    vt->onderzoek = plaatswerk_station(
        sim,
        &(struct place_config){.name = "onderzoek",
                               .opening = lopend->kantoor,
                               .discipline = plaatswerk_discipline(lopend->onderzoek_volgorde),
                               .units_per_place = veilig_thuis_claim(lopend, MIDDELZWAAR, sim->now),
                               .context = vt,
                               .start = onderzoek_start,
                               .end = onderzoek_eind},
        lopend->onderzoek_fte);
}

void veilig_thuis_release(struct veilig_thuis *vt)
{
    hour_pool_free(vt->front);
    hour_pool_free(vt->piket);
    place_station_free(vt->onderzoek);
    free(vt->doorzet);
}

void veilig_thuis_begin(struct veilig_thuis *vt, const struct vt_instelling *in)
{
    vt->in = in;
    vt->historie = false;
    for (size_t g = 0; g < in->gemeenten; g++) {
        vt->doorzet[g].totaal = -1.0;
    }
    hour_pool_begin(vt->front);
    hour_pool_begin(vt->piket);
    place_station_begin(vt->onderzoek);
}

void veilig_thuis_audit(const struct veilig_thuis *vt, struct station_audit *audit)
{
    hour_pool_audit(vt->front, audit);
    hour_pool_audit(vt->piket, audit);
    place_station_audit(vt->onderzoek, audit);
}
