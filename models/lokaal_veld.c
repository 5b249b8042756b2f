#include "models/lokaal_veld.h"

#include "models/trekking.h"
#include "models/waarde.h"

#include <stdlib.h>

static double trek(struct lokaal_veld *lv, const struct parameter_value *waarde, int32_t c,
                   uint8_t doel)
{
    return duur_trek(waarde, lv->sim->now, lv->sim->key, casus_naam(lv->casussen, c, doel));
}

static const struct team_instelling *instelling(const struct lokaal_veld *lv, int gemeente)
{
    return &lv->in->team[gemeente];
}

/* --- a casus at the team --- */

void lokaal_veld_wachtlijst(struct lokaal_veld *lv, int32_t i, tick sinds)
{
    struct casus *c = &lv->casussen->rij[i];
    const struct team_instelling *in = instelling(lv, c->gemeente);
    casus_naar(lv->casussen, i, FASE_LOKAAL_WACHT);
    place_station_request(
        lv->team[c->gemeente].station,
        &(struct place_request){
            .user = i,
            .claim = plaatswerk_claim(waarde_op(in->caseload[c->beoordeeld], lv->sim->now)),
            .priority = plaatswerk_prioriteit(in->volgorde, c->crisis, c->beoordeeld),
            .deadline = c->mijlpaal[MIJLPAAL_INCIDENT],
            .class = STATION_CASUS,
            .entered = sinds});
}

void lokaal_veld_ontvang(struct lokaal_veld *lv, int32_t i)
{
    struct casus *c = &lv->casussen->rij[i];
    struct team *team = &lv->team[c->gemeente];
    metingen_doorstroom(lv->metingen, STATION_LOKAAL_TEAM, c->gemeente);
    c->in_team = true;
    if (team->overleg && !lv->historie) {
        casus_naar(lv->casussen, i, FASE_OVERLEG_WACHT);
        meeting_request(team->overleg, i, 0, 0, false, lv->sim->now);
        return;
    }
    lokaal_veld_wachtlijst(lv, i, lv->sim->now);
}

static void overleg_behandelt(void *context, int64_t i, const struct station_wait *wacht)
{
    struct team *team = context;
    struct lokaal_veld *lv = team->veld;
    lv->casussen->rij[i].overleg_wacht = wacht->cause[WAIT_MEETING];
    metingen_gebeurtenis(lv->metingen);
    metingen_pijl_tel(lv->metingen, PIJL_OVERLEG_LOKAAL_TEAM);
    lokaal_veld_wachtlijst(lv, (int32_t)i, lv->sim->now);
}

static tick overig_duur(struct team *team, uint32_t nummer)
{
    struct lokaal_veld *lv = team->veld;
    const struct team_instelling *in = instelling(lv, team->gemeente);
    tick nu = lv->sim->now;
    struct stream_name naam = {
        .place = team->overig.plaats, .actor = nummer, .purpose = TREKKING_OVERIGE_WERK};
    double uren = duur_trek(in->uren[MIDDELZWAAR], nu, lv->sim->key, naam);
    return plaatswerk_duur(parameter_step_at(in->plannen, nu)->distribution.mean, uren,
                           waarde_op(in->caseload[MIDDELZWAAR], nu), lv->in->uren_week);
}

/* `user` ≥ 0 is a casus, negative is background work −nummer. */
static tick team_start(void *context, int64_t user, const struct station_wait *wacht)
{
    struct team *team = context;
    struct lokaal_veld *lv = team->veld;
    if (user < 0) {
        return overig_duur(team, (uint32_t)-user);
    }
    int32_t i = (int32_t)user;
    struct casus *c = &lv->casussen->rij[i];
    const struct team_instelling *in = instelling(lv, team->gemeente);
    tick nu = lv->sim->now;
    struct station_wait geheel = *wacht;
    geheel.entered -= c->overleg_wacht;
    geheel.cause[WAIT_MEETING] += c->overleg_wacht;
    metingen_wacht(lv->metingen, STATION_LOKAAL_TEAM, c->gemeente, c->beoordeeld, &geheel);
    metingen_gebeurtenis(lv->metingen);
    casus_naar(lv->casussen, i, FASE_LOKAAL_PLANNEN);
    double plannen = trek(lv, in->plannen, i, TREKKING_TEAM_EXTERN);
    double uren = trek(lv, in->uren[c->werkelijk], i, TREKKING_TEAM_UREN);
    if (c->route == ROUTE_DIRECT) {
        uren *= waarde_op(in->direct_factor, nu);
    }
    double caseload = waarde_op(in->caseload[c->beoordeeld], nu);
    tick contact = nu + dagen_tick(plannen);
    tick duur = plaatswerk_duur(plannen, uren, caseload, lv->in->uren_week);
    if (lv->historie) {
        double dagen = trek(lv, in->historie_dagen, i, TREKKING_TEAM_UREN);
        duur = dagen_tick(dagen);
        contact = contact < nu + duur ? contact : nu + duur;
    }
    c->contact = simulation_schedule(lv->sim, contact, EVENT_END, lv->soort_contact, i);
    return duur;
}

static void eerste_contact(void *context, int64_t i)
{
    struct lokaal_veld *lv = context;
    casus_naar(lv->casussen, (int32_t)i, FASE_LOKAAL);
    if (lv->casussen->rij[i].mijlpaal[MIJLPAAL_CONTACT] == CLOCK_NEVER) {
        casus_mijlpaal(lv->casussen, (int32_t)i, MIJLPAAL_CONTACT);
        metingen_gebeurtenis(lv->metingen);
        lv->bedrading.contact(lv->bedrading.keten, (int32_t)i);
    }
}

static int64_t team_eind(void *context, int64_t user)
{
    struct team *team = context;
    struct lokaal_veld *lv = team->veld;
    if (user >= 0) {
        metingen_gebeurtenis(lv->metingen);
        lv->casussen->rij[user].in_team = false;
        lv->bedrading.klaar(lv->bedrading.keten, (int32_t)user);
    }
    return 0;
}

void lokaal_veld_terug_op_lijst(struct lokaal_veld *lv, int32_t i)
{
    simulation_cancel(lv->sim, lv->casussen->rij[i].contact);
    casus_naar(lv->casussen, i, FASE_LOKAAL_WACHT);
}

static void overig_komt(void *context, uint32_t nummer)
{
    struct team *team = context;
    const struct team_instelling *in = instelling(team->veld, team->gemeente);
    tick nu = team->veld->sim->now;
    place_station_request(
        team->station,
        &(struct place_request){.user = -(int64_t)nummer,
                                .claim = plaatswerk_claim(waarde_op(in->caseload[MIDDELZWAAR], nu)),
                                .priority = plaatswerk_prioriteit(in->volgorde, false, MIDDELZWAAR),
                                .deadline = nu,
                                .class = STATION_BACKGROUND,
                                .entered = nu});
}

/* --- setting up --- */

static void team_maak(struct lokaal_veld *lv, int gemeente,
                      const struct lokaal_veld_instelling *veld)
{
    const struct team_instelling *in = &veld->team[gemeente];
    struct team *team = &lv->team[gemeente];
    team->veld = lv;
    team->gemeente = gemeente;
    team->station = plaatswerk_station(
        lv->sim,
        &(struct place_config){
            .name = "lokaal_team",
            .opening = veld->kantoor,
            .discipline = plaatswerk_discipline(in->volgorde),
            .units_per_place = plaatswerk_claim(waarde_op(in->caseload[MIDDELZWAAR], lv->sim->now)),
            .context = team,
            .start = team_start,
            .end = team_eind},
        in->fte);
    if (in->overleg_weekdagen) {
        team->overleg = meeting_create(
            lv->sim, &(struct meeting_config){.name = "overleg",
                                              .first = clock_day(lv->sim->now) * CLOCK_DAY,
                                              .weekdays = in->overleg_weekdagen,
                                              .second_of_day = veld->overleg_tijd,
                                              .discipline = DISCIPLINE_FIFO,
                                              .context = team,
                                              .treated = overleg_behandelt});
        SIM_CHECK(lv->sim, team->overleg != NULL);
    }
    overige_instroom_init(&team->overig, lv->sim, (uint16_t)(PLAATS_LOKAAL_TEAM + in->cbs_code),
                          team, overig_komt);
}

void lokaal_veld_init(struct lokaal_veld *lv, struct simulation *sim, struct casussen *casussen,
                      struct metingen *metingen, const struct lokaal_veld_instelling *historie,
                      const struct lokaal_veld_instelling *lopend,
                      struct lokaal_veld_bedrading bedrading)
{
    *lv = (struct lokaal_veld){.sim = sim,
                               .casussen = casussen,
                               .metingen = metingen,
                               .in = historie,
                               .bedrading = bedrading,
                               .historie = true};
    lv->soort_contact = simulation_register(sim, eerste_contact, lv, "eerste contact");
    lv->team = calloc(lopend->gemeenten, sizeof *lv->team);
    SIM_CHECK(sim, lv->team != NULL);
    for (size_t g = 0; g < lopend->gemeenten; g++) {
        team_maak(lv, (int)g, lopend);
    }
}

void lokaal_veld_release(struct lokaal_veld *lv)
{
    for (size_t g = 0; lv->team && g < lv->in->gemeenten; g++) {
        place_station_free(lv->team[g].station);
        if (lv->team[g].overleg) {
            meeting_free(lv->team[g].overleg);
        }
    }
    free(lv->team);
}

void lokaal_veld_vul(struct lokaal_veld *lv)
{
    for (size_t g = 0; g < lv->in->gemeenten; g++) {
        overige_instroom_begin(&lv->team[g].overig, lv->in->team[g].overige_instroom);
    }
}

void lokaal_veld_begin(struct lokaal_veld *lv, const struct lokaal_veld_instelling *in)
{
    lv->in = in;
    lv->historie = false;
    for (size_t g = 0; g < in->gemeenten; g++) {
        overige_instroom_begin(&lv->team[g].overig, in->team[g].overige_instroom);
        place_station_begin(lv->team[g].station);
        if (lv->team[g].overleg) {
            meeting_begin(lv->team[g].overleg);
        }
    }
}

void lokaal_veld_audit(const struct lokaal_veld *lv, struct station_audit *audit)
{
    for (size_t g = 0; g < lv->in->gemeenten; g++) {
        place_station_audit(lv->team[g].station, audit);
        if (lv->team[g].overleg) {
            meeting_audit(lv->team[g].overleg, audit);
        }
    }
}
