/* Taking in, step by step; each step of a gemeente that does not know it is passed at once:
 *
 *   overdracht → room? (M10) → received → screening → overleg that is a gate → too heavy? (M4) →
 * list
 *
 * In the history before `start` nothing takes time here and nothing is refused, but as many are
 * sent back or found with help as later, so that the load at `start` is that of the run. */
#include "models/lokaal_inname.h"

#include "models/trekking.h"
#include "models/waarde.h"

#include <math.h>

/* A Monday long ago: meetings every so many days fall on the same dates whatever the history. */
#define EERSTE_OVERLEG (4 * CLOCK_DAY)
#define DEELTREKKINGEN 4096 /* parts of a stream's name */

static const struct team_instelling *instelling(const struct lokaal_veld *lv, int32_t i)
{
    return &lv->in->team[lv->casussen->rij[i].gemeente];
}

static struct stream_name naam(const struct lokaal_veld *lv, int32_t i, uint8_t doel, int64_t deel)
{
    struct stream_name n = casus_naam(lv->casussen, i, doel);
    n.part = (uint16_t)(deel % DEELTREKKINGEN);
    return n;
}

static bool trekt(const struct lokaal_veld *lv, int32_t i, uint8_t doel, int64_t deel, double kans)
{
    return stream_first_uniform(lv->sim->key, naam(lv, i, doel, deel)) < kans;
}

/* --- too heavy --- */

double lokaal_inname_te_zwaar(const struct lokaal_veld *lv, const struct casus *c)
{
    const struct team_instelling *in = &lv->in->team[c->gemeente];
    tick nu = lv->sim->now;
    double kans = kans_op(in->terugmelding[c->werkelijk], nu);
    if (c->werkelijk == LICHT && c->kinderen == 0) {
        kans += kans_op(in->terugmelding_licht_zonder_kinderen, nu);
    }
    kans *= waarde_op(
        c->route == ROUTE_DIRECT ? lv->in->factor_direct : lv->in->factor_na_onderzoek, nu);
    kans *= c->warm ? waarde_op(lv->in->factor_warm, nu) : 1.0;
    kans *= in->mandaat ? waarde_op(lv->in->factor_mandaat, nu) : 1.0;
    return fmin(kans, 1.0);
}

/* Both ways of sending back pass through M4. */
static bool gaat_terug(struct lokaal_veld *lv, int32_t i, uint8_t doel, double kans)
{
    const struct casus *c = &lv->casussen->rij[i];
    return trekt(lv, i, doel, 0,
                 mechanismen_respons(lv->mechanismen, R4_TERUGMELDING, c->gemeente, c->werkelijk,
                                     kans, 1.0));
}

static void meld_terug(struct lokaal_veld *lv, int32_t i, enum pijl pijl)
{
    metingen_pijl_tel(lv->metingen, pijl);
    lv->bedrading.terugmelding(lv->bedrading.keten, i);
}

/* To the team's list; false when it goes elsewhere: sent back, or to help that is there already. */
static bool verdeel(struct lokaal_veld *lv, int32_t i)
{
    const struct casus *c = &lv->casussen->rij[i];
    if (!c->raadszaak && gaat_terug(lv, i, TREKKING_TERUGMELDING, lokaal_inname_te_zwaar(lv, c))) {
        meld_terug(lv, i, PIJL_LOKAAL_TEAM_TERUGMELDING);
        return false;
    }
    if (c->betrokken_hulp && instelling(lv, i)->overleg_alles) {
        metingen_pijl_tel(lv->metingen, PIJL_INTAKE_BETROKKEN_HULP);
        lv->bedrading.betrokken_hulp(lv->bedrading.keten, i);
        return false;
    }
    lokaal_veld_wachtlijst(lv, i, lv->sim->now);
    return true;
}

/* --- overleg --- */

/* Where the overleg or batch is a gate the overdracht is received there (RP 2.5), not before. */
static bool wacht_op_overleg(const struct lokaal_veld *lv, int gemeente)
{
    return lv->team[gemeente].poort && !lv->historie;
}

static void naar_overleg(struct lokaal_veld *lv, int32_t i)
{
    int gemeente = lv->casussen->rij[i].gemeente;
    if (!wacht_op_overleg(lv, gemeente)) {
        verdeel(lv, i);
        return;
    }
    casus_naar(lv->casussen, i, FASE_OVERLEG_WACHT);
    meeting_request(lv->team[gemeente].overleg, i, 0, 0, false, lv->sim->now);
}

static void overleg_behandelt(void *context, int64_t i, const struct station_wait *wacht)
{
    struct team *team = context;
    struct lokaal_veld *lv = team->veld;
    struct casus *c = &lv->casussen->rij[i];
    c->overleg_wacht = wacht->cause[WAIT_MEETING];
    casus_mijlpaal_eerst(lv->casussen, (int32_t)i, MIJLPAAL_OVERDRACHT);
    metingen_gebeurtenis(lv->metingen);
    metingen_pijl_tel(lv->metingen, PIJL_OVERLEG_LOKAAL_TEAM);
    enum zwaarte beoordeeld = c->beoordeeld;
    if (!verdeel(lv, (int32_t)i)) { /* it waited for the meeting only */
        metingen_wacht(lv->metingen, STATION_LOKAAL_TEAM, team->gemeente, beoordeeld, wacht);
    }
}

/* A meeting has just been held that follows what the team has in hand. */
static void overleg_volgt(void *context, int64_t gemeente)
{
    struct lokaal_veld *lv = context;
    struct team *team = &lv->team[gemeente];
    struct place_state stand = lokaal_veld_stand(team);
    team->gevolgd += stand.waiting_of[STATION_CASUS] + stand.serving_of[STATION_CASUS];
    simulation_schedule(lv->sim, meeting_next(team->overleg), EVENT_STATISTICS, lv->soort_volgen,
                        gemeente);
}

/* --- screening --- */

static void na_screening(struct lokaal_veld *lv, int32_t i)
{
    const struct team_instelling *in = instelling(lv, i);
    tick nu = lv->sim->now;
    double terug = kans_op(in->screening_terug, nu); /* nought: not a gemeente that screens */
    if (terug > 0.0 && gaat_terug(lv, i, TREKKING_SCREENING, terug)) {
        meld_terug(lv, i, PIJL_INTAKE_TERUGMELDING);
    } else if (trekt(lv, i, TREKKING_SCREENING, 1, kans_op(in->screening_betrokken_hulp, nu))) {
        metingen_pijl_tel(lv->metingen, PIJL_INTAKE_BETROKKEN_HULP);
        lv->bedrading.betrokken_hulp(lv->bedrading.keten, i);
    } else {
        naar_overleg(lv, i);
    }
}

static void gescreend(void *context, int64_t i)
{
    struct lokaal_veld *lv = context;
    metingen_gebeurtenis(lv->metingen);
    na_screening(lv, (int32_t)i);
}

static void ontvangen(struct lokaal_veld *lv, int32_t i)
{
    struct casus *c = &lv->casussen->rij[i];
    c->in_handen = c->bij_lokaal_veld = true;
    c->overleg_wacht = 0;
    if (!wacht_op_overleg(lv, c->gemeente)) {
        casus_mijlpaal_eerst(lv->casussen, i, MIJLPAAL_OVERDRACHT);
    }
    metingen_doorstroom(lv->metingen, STATION_LOKAAL_TEAM, c->gemeente);
    if (c->raadszaak) {
        naar_overleg(lv, i);
        return;
    }
    tick nu = lv->sim->now;
    double dagen = lv->historie ? 0.0
                                : duur_trek(instelling(lv, i)->screening_dagen, nu, lv->sim->key,
                                            naam(lv, i, TREKKING_SCREENING, 2));
    if (dagen > 0.0) {
        casus_naar(lv->casussen, i, FASE_INTAKE);
        simulation_schedule(lv->sim, nu + dagen_tick(dagen), EVENT_ARRIVAL, lv->soort_screening, i);
    } else {
        na_screening(lv, i);
    }
}

/* --- room? --- */

static bool weigert(struct lokaal_veld *lv, int32_t i, int64_t poging)
{
    const struct casus *c = &lv->casussen->rij[i];
    if (lv->historie) {
        return false;
    }
    double kans = kans_op(lv->in->weigering, lv->sim->now) * druk_team(lv->druk, c->gemeente);
    kans =
        mechanismen_respons(lv->mechanismen, R10_WEIGERING, c->gemeente, c->werkelijk, kans, 1.0);
    return trekt(lv, i, TREKKING_WEIGERING, poging, kans);
}

/* Casus and number of the try as the argument of an event. */
static int64_t argument(int32_t i, int64_t poging)
{
    return (int64_t)((uint64_t)poging << 32 | (uint32_t)i);
}

/* One refused period is one wait, however often it is tried. */
static void bied_aan(struct lokaal_veld *lv, int32_t i, int64_t poging)
{
    struct casus *c = &lv->casussen->rij[i];
    tick nu = lv->sim->now;
    bool geweigerd = weigert(lv, i, poging);
    if (geweigerd) {
        metingen_pijl_tel(lv->metingen, PIJL_OVERDRACHT_GEWEIGERD);
        if (poging == 0) {
            casus_naar(lv->casussen, i, FASE_GEWEIGERD);
        }
        simulation_schedule(lv->sim, nu + dagen_tick(waarde_op(lv->in->weigering_dagen, nu)),
                            EVENT_ARRIVAL, lv->soort_weigering, argument(i, poging + 1));
        return;
    }
    if (poging > 0) {
        struct station_wait wacht = {.entered = c->wacht_sinds, .left = nu};
        wacht.cause[WAIT_BUSY] = nu - c->wacht_sinds;
        casus_wachtte(lv->casussen, lv->metingen, i, STATION_OVERDRACHT, &wacht);
    }
    ontvangen(lv, i);
}

static void opnieuw(void *context, int64_t casus_en_poging)
{
    struct lokaal_veld *lv = context;
    metingen_gebeurtenis(lv->metingen);
    bied_aan(lv, (int32_t)((uint64_t)casus_en_poging & UINT32_MAX), casus_en_poging >> 32);
}

void lokaal_veld_ontvang(struct lokaal_veld *lv, int32_t i)
{
    bied_aan(lv, i, 0);
}

void lokaal_veld_signaal(struct lokaal_veld *lv, int32_t i)
{
    const struct casus *c = &lv->casussen->rij[i];
    metingen_doorstroom(lv->metingen, STATION_LOKAAL_TEAM, c->gemeente);
    lokaal_veld_wachtlijst(lv, i, lv->sim->now);
}

/* --- setting up --- */

void lokaal_inname_init(struct lokaal_veld *lv)
{
    lv->soort_screening = simulation_register(lv->sim, gescreend, lv, "screening");
    lv->soort_weigering = simulation_register(lv->sim, opnieuw, lv, "overdracht opnieuw");
    lv->soort_volgen = simulation_register(lv->sim, overleg_volgt, lv, "overleg volgt");
}

void lokaal_inname_overleg(struct team *team, const struct lokaal_veld_instelling *veld)
{
    const struct team_instelling *in = &veld->team[team->gemeente];
    struct simulation *sim = team->veld->sim;
    if (!in->overleg_weekdagen && in->overleg_dagen == 0) {
        return;
    }
    team->poort = in->overleg_poort;
    team->overleg = meeting_create(
        sim, &(struct meeting_config){.name = "overleg",
                                      .first = EERSTE_OVERLEG,
                                      .every_days = in->overleg_weekdagen ? 0 : in->overleg_dagen,
                                      .weekdays = in->overleg_weekdagen,
                                      .second_of_day = veld->overleg_tijd,
                                      .discipline = DISCIPLINE_FIFO,
                                      .context = team,
                                      .treated = overleg_behandelt});
    SIM_CHECK(sim, team->overleg != NULL);
}

void lokaal_inname_begin(struct team *team)
{
    if (!team->overleg) {
        return;
    }
    meeting_begin(team->overleg);
    if (!team->poort) {
        simulation_schedule(team->veld->sim, meeting_next(team->overleg), EVENT_STATISTICS,
                            team->veld->soort_volgen, team->gemeente);
    }
}
