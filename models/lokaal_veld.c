#include "models/lokaal_veld.h"

#include "models/lokaal_inname.h"
#include "models/trekking.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

#include <math.h>

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

/* By zwaarte beoordeeld alone, so that it is the same as long as a casus is at the team. */
static struct place_station *station_van(const struct lokaal_veld *lv, const struct casus *c)
{
    const struct team *team = &lv->team[c->gemeente];
    return team->zwaar && c->beoordeeld == ZWAAR ? team->zwaar : team->station;
}

bool lokaal_veld_bespreekt_alles(const struct lokaal_veld *lv, int gemeente)
{
    return lv->in->team[gemeente].overleg_alles;
}

int64_t lokaal_veld_claim(const struct lokaal_veld *lv, int gemeente, enum zwaarte zwaarte)
{
    return plaatswerk_claim(waarde_op(instelling(lv, gemeente)->caseload[zwaarte], lv->sim->now));
}

void lokaal_veld_wachtlijst(struct lokaal_veld *lv, int32_t i, tick sinds)
{
    struct casus *c = &lv->casussen->rij[i];
    const struct team_instelling *in = instelling(lv, c->gemeente);
    casus_naar(lv->casussen, i, FASE_LOKAAL_WACHT);
    c->team_claim = lokaal_veld_claim(lv, c->gemeente, c->beoordeeld);
    c->team_plaats = place_station_request(
        station_van(lv, c), &(struct place_request){.user = i,
                                                    .claim = c->team_claim,
                                                    .priority = plaatswerk_prioriteit(
                                                        in->volgorde, c->crisis, c->beoordeeld),
                                                    .deadline = c->mijlpaal[MIJLPAAL_INCIDENT],
                                                    .class = STATION_CASUS,
                                                    .entered = sinds});
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

/* What a casus asks beside its own zwaarte: more without onderzoek before, less for a signal caught
 * early. */
static double werkfactor(const struct lokaal_veld *lv, const struct casus *c)
{
    tick nu = lv->sim->now;
    return c->route == ROUTE_DIRECT   ? waarde_op(instelling(lv, c->gemeente)->direct_factor, nu)
           : c->route == ROUTE_LOKAAL ? waarde_op(lv->in->factor_signaal, nu)
                                      : 1.0;
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
    casus_wachtte(lv->casussen, lv->metingen, i, STATION_LOKAAL_TEAM, &geheel);
    metingen_gebeurtenis(lv->metingen);
    casus_naar(lv->casussen, i, FASE_LOKAAL_PLANNEN);
    double plannen = trek(lv, in->plannen, i, TREKKING_TEAM_EXTERN);
    double uren = trek(lv, in->uren[c->werkelijk], i, TREKKING_TEAM_UREN) * werkfactor(lv, c) +
                  waarde_op(in->coordinatie_uren, nu) + waarde_op(in->veiligheidsplan_uren, nu);
    double caseload = waarde_op(in->caseload[c->beoordeeld], nu);
    tick contact = nu + dagen_tick(plannen);
    tick duur = plaatswerk_duur(plannen, uren, caseload, lv->in->uren_week);
    if (lv->historie) {
        double dagen = trek(lv, in->historie_dagen, i, TREKKING_TEAM_UREN);
        dagen *= c->route == ROUTE_LOKAAL ? werkfactor(lv, c) : 1.0;
        duur = dagen_tick(dagen);
        contact = contact < nu + duur ? contact : nu + duur;
    }
    c->contact = simulation_schedule(lv->sim, contact, EVENT_END, lv->soort_contact, i);
    return duur;
}

static void eerste_contact(void *context, int64_t i)
{
    struct lokaal_veld *lv = context;
    lv->casussen->rij[i].contact = (struct event_handle){0};
    casus_naar(lv->casussen, (int32_t)i, FASE_LOKAAL);
    if (lv->casussen->rij[i].mijlpaal[MIJLPAAL_CONTACT] == CLOCK_NEVER) {
        casus_mijlpaal(lv->casussen, (int32_t)i, MIJLPAAL_CONTACT);
        metingen_gebeurtenis(lv->metingen);
        lv->bedrading.contact(lv->bedrading.keten, (int32_t)i);
    }
}

/* Asks for the table at the end of its work; gives the units of its place that stay held (M1). */
static int64_t vraag_jbt(struct lokaal_veld *lv, int32_t i)
{
    struct casus *c = &lv->casussen->rij[i];
    bool mandaat = instelling(lv, c->gemeente)->mandaat;
    bool blokkeert = mechanismen_stand(lv->mechanismen, M1_RAAD_BLOKKEERT_AANVRAGER) == STAND_AAN;
    double deel = blokkeert ? kans_op(lv->in->plaatsdeel_bij_raad, lv->sim->now) : 0.0;
    int64_t houdt = llround((double)c->team_claim * deel);
    c->team_claim = houdt;
    if (houdt == 0) {
        c->team_plaats = (struct place_ticket){0};
    }
    c->aanvrager = BIJ_LOKAAL_TEAM;
    metingen_pijl_tel(lv->metingen, mandaat ? PIJL_LOKAAL_TEAM_JBT : PIJL_LOKAAL_TEAM_SAVE_JBT);
    lv->bedrading.naar_jbt(lv->bedrading.keten, i, mandaat);
    return houdt;
}

static int64_t team_eind(void *context, int64_t user)
{
    struct team *team = context;
    struct lokaal_veld *lv = team->veld;
    if (user < 0) {
        return 0;
    }
    int32_t i = (int32_t)user;
    struct casus *c = &lv->casussen->rij[i];
    metingen_gebeurtenis(lv->metingen);
    const struct parameter_value *naar_jbt = instelling(lv, team->gemeente)->naar_jbt[c->werkelijk];
    if (c->kinderen > 0 && !c->raadszaak && !casus_jeugdbescherming_elders(lv->casussen, i) &&
        casus_uniform(lv->casussen, i, TREKKING_TEAM_JBT) < kans_op(naar_jbt, lv->sim->now)) {
        return vraag_jbt(lv, i);
    }
    c->team_claim = 0;
    c->team_plaats = (struct place_ticket){0};
    c->in_handen = false;
    lv->bedrading.klaar(lv->bedrading.keten, i);
    return 0;
}

void lokaal_veld_raad_klaar(struct lokaal_veld *lv, int32_t i)
{
    struct casus *c = &lv->casussen->rij[i];
    struct place_station *station = station_van(lv, c);
    if (c->team_plaats.generation == 0 || place_station_is_waiting(station, c->team_plaats) ||
        place_station_is_serving(station, c->team_plaats)) {
        return;
    }
    place_station_release(station, c->team_plaats);
    c->team_plaats = (struct place_ticket){0};
    c->team_claim = 0;
}

void lokaal_veld_terug_op_lijst(struct lokaal_veld *lv, int32_t i)
{
    simulation_cancel(lv->sim, lv->casussen->rij[i].contact);
    lv->casussen->rij[i].contact = (struct event_handle){0};
    casus_naar(lv->casussen, i, FASE_LOKAAL_WACHT);
}

struct place_state lokaal_veld_stand(const struct team *team)
{
    struct place_state som = place_station_state(team->station);
    if (!team->zwaar) {
        return som;
    }
    struct place_state apart = place_station_state(team->zwaar);
    bool onbeperkt = som.capacity == PLACE_UNLIMITED;
    som.capacity = onbeperkt ? PLACE_UNLIMITED : som.capacity + apart.capacity;
    som.used += apart.used;
    som.held += apart.held;
    som.reserved += apart.reserved;
    som.waiting += apart.waiting;
    som.serving += apart.serving;
    for (int klasse = 0; klasse < STATION_CLASSES; klasse++) {
        som.waiting_of[klasse] += apart.waiting_of[klasse];
        som.serving_of[klasse] += apart.serving_of[klasse];
    }
    som.overtakings += apart.overtakings;
    return som;
}

static void overig_komt(void *context, uint32_t nummer)
{
    struct team *team = context;
    const struct team_instelling *in = instelling(team->veld, team->gemeente);
    tick nu = team->veld->sim->now;
    place_station_request(
        team->station,
        &(struct place_request){.user = -(int64_t)nummer,
                                .claim = lokaal_veld_claim(team->veld, team->gemeente, MIDDELZWAAR),
                                .priority = plaatswerk_prioriteit(in->volgorde, false, MIDDELZWAAR),
                                .deadline = nu,
                                .class = STATION_BACKGROUND,
                                .entered = nu});
}

/* --- setting up --- */

static struct place_config station_config(struct team *team, const char *naam,
                                          const struct lokaal_veld_instelling *veld,
                                          enum zwaarte gewoon)
{
    const struct team_instelling *in = &veld->team[team->gemeente];
    double caseload = waarde_op(in->caseload[gewoon], team->veld->sim->now);
    return (struct place_config){.name = naam,
                                 .opening = veld->kantoor,
                                 .discipline = plaatswerk_discipline(in->volgorde),
                                 .units_per_place = plaatswerk_claim(caseload),
                                 .context = team,
                                 .start = team_start,
                                 .end = team_eind};
}

static struct place_config gewoon_config(struct team *team,
                                         const struct lokaal_veld_instelling *veld)
{
    return station_config(team, "lokaal_team", veld, MIDDELZWAAR);
}

static struct place_config zwaar_config(struct team *team,
                                        const struct lokaal_veld_instelling *veld)
{
    return station_config(team, "lokaal_team zwaar", veld, ZWAAR);
}

bool lokaal_veld_zwaar_apart(const struct team_instelling *in, tick op)
{
    return waarde_op(in->fte_zwaar, op) > 0.0;
}

static void team_maak(struct lokaal_veld *lv, int gemeente, bool zwaar_apart)
{
    const struct team_instelling *in = &lv->in->team[gemeente];
    struct team *team = &lv->team[gemeente];
    team->veld = lv;
    team->gemeente = gemeente;
    struct place_config config = gewoon_config(team, lv->in);
    team->station = plaatswerk_station(lv->sim, &config, in->fte);
    if (zwaar_apart) {
        config = zwaar_config(team, lv->in);
        team->zwaar = plaatswerk_station(lv->sim, &config, in->fte_zwaar);
    }
    overige_instroom_init(&team->overig, lv->sim, (uint16_t)(PLAATS_LOKAAL_TEAM + in->cbs_code),
                          team, overig_komt);
}

void lokaal_veld_init(struct lokaal_veld *lv, struct simulation *sim, struct casussen *casussen,
                      struct metingen *metingen, struct mechanismen *mechanismen,
                      const struct druk *druk, const struct lokaal_veld_instelling *historie,
                      const struct lokaal_veld_instelling *lopend,
                      struct lokaal_veld_bedrading bedrading)
{
    *lv = (struct lokaal_veld){.sim = sim,
                               .casussen = casussen,
                               .metingen = metingen,
                               .mechanismen = mechanismen,
                               .druk = druk,
                               .in = historie,
                               .bedrading = bedrading,
                               .historie = true};
    lv->soort_contact = simulation_register(sim, eerste_contact, lv, "eerste contact");
    lokaal_inname_init(lv);
    lv->team = world_allocate(lopend->gemeenten, sizeof *lv->team);
    SIM_CHECK(sim, lv->team != NULL);
    for (size_t g = 0; g < lopend->gemeenten; g++) {
        team_maak(lv, (int)g, lokaal_veld_zwaar_apart(&lopend->team[g], sim->now));
    }
}

void lokaal_veld_wissel(struct lokaal_veld *lv, const struct lokaal_veld_instelling *in)
{
    lv->in = in;
    for (size_t g = 0; g < in->gemeenten; g++) {
        struct team *team = &lv->team[g];
        struct place_config config = gewoon_config(team, in);
        plaatswerk_wissel(team->station, &config, in->team[g].fte);
        if (team->zwaar) {
            config = zwaar_config(team, in);
            plaatswerk_wissel(team->zwaar, &config, in->team[g].fte_zwaar);
        }
        lokaal_inname_overleg(team, in);
    }
}

void lokaal_veld_release(struct lokaal_veld *lv)
{
    for (size_t g = 0; lv->team && g < lv->in->gemeenten; g++) {
        place_station_free(lv->team[g].station);
        place_station_free(lv->team[g].zwaar);
        meeting_free(lv->team[g].overleg);
    }
    world_release(lv->team);
}

void lokaal_veld_vul(struct lokaal_veld *lv)
{
    for (size_t g = 0; g < lv->in->gemeenten; g++) {
        overige_instroom_begin(&lv->team[g].overig, lv->in->team[g].overige_instroom);
    }
}

void lokaal_veld_begin(struct lokaal_veld *lv)
{
    lv->historie = false;
    for (size_t g = 0; g < lv->in->gemeenten; g++) {
        struct team *team = &lv->team[g];
        overige_instroom_begin(&team->overig, lv->in->team[g].overige_instroom);
        place_station_begin(team->station);
        if (team->zwaar) {
            place_station_begin(team->zwaar);
        }
        lokaal_inname_begin(team);
    }
}

void lokaal_veld_sterkte(struct lokaal_veld *lv, int gemeente, double sterkte)
{
    struct team *team = &lv->team[gemeente];
    place_station_scale(team->station, sterkte);
    if (team->zwaar) {
        place_station_scale(team->zwaar, sterkte);
    }
}

void lokaal_veld_audit(const struct lokaal_veld *lv, struct station_audit *audit)
{
    for (size_t g = 0; g < lv->in->gemeenten; g++) {
        const struct team *team = &lv->team[g];
        place_station_audit(team->station, audit);
        if (team->zwaar) {
            place_station_audit(team->zwaar, audit);
        }
        if (team->overleg) {
            meeting_audit(team->overleg, audit);
        }
    }
}
