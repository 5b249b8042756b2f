/* The state in which a run begins: the stated waiting lists, made from the casussen that the
 * history left open.
 *
 * The latest arrivals in service wait instead, with the stated ages; where the history has too few,
 * huishoudens of the pool get an opening melding that many days back. None of them counts as
 * inflow. */
#include "models/keten.h"

#include "models/trekking.h"
#include "models/waarde.h"
#include "sim/world_memory.h"

#include <math.h>

/* Ages spread evenly around their mean, oldest first: between 0 and twice the mean. */
static tick *leeftijden(struct keten *k, size_t aantal, double gemiddeld_dagen)
{
    tick *leeftijd = world_allocate(aantal, sizeof *leeftijd);
    SIM_CHECK(&k->sim, leeftijd != NULL);
    for (size_t i = 0; i < aantal; i++) {
        double deel = ((double)(aantal - i) - 0.5) / (double)aantal;
        leeftijd[i] = dagen_tick(2.0 * gemiddeld_dagen * deel);
    }
    return leeftijd;
}

static void vt_terug(void *context, int64_t user)
{
    struct veilig_thuis *vt = context;
    struct casus *c = &vt->casussen->rij[user];
    c->mijlpaal[MIJLPAAL_ONDERZOEK_START] = CLOCK_NEVER;
    casus_naar(vt->casussen, (int32_t)user,
               c->route == ROUTE_VENV ? FASE_VENV_WACHT : FASE_ONDERZOEK_WACHT);
}

static void team_terug(void *context, int64_t user)
{
    struct team *team = context;
    lokaal_veld_terug_op_lijst(team->veld, (int32_t)user);
}

static void raad_terug(void *context, int64_t user)
{
    raad_terug_op_lijst(context, user);
}

/* A huishouden at rest, of the gemeente (−1: any) and with kinderen if asked: the first from a
 * random place on. */
static int32_t huishouden_kies(struct keten *k, int gemeente, bool kinderen, uint32_t nummer)
{
    struct huishoudens *hs = &k->huishoudens;
    double u =
        stream_first_uniform(k->sim.key, (struct stream_name){.place = (uint16_t)(gemeente + 1),
                                                              .actor = nummer,
                                                              .purpose = TREKKING_AANVULLING});
    int32_t vanaf = (int32_t)(u * hs->aantal);
    for (int32_t n = 0; n < hs->aantal; n++) {
        int32_t i = (vanaf + n) % hs->aantal;
        const struct huishouden *h = &hs->rij[i];
        if (h->leeft && h->open == 0 && h->onderweg == 0 && h->vertrek > k->sim.now &&
            (gemeente < 0 || h->gemeente == gemeente) && (!kinderen || h->kinderen > 0)) {
            return i;
        }
    }
    return -1;
}

/* Opens a casus in the past for a start list; −1 when the pool has nobody. */
static int32_t casus_vul_aan(struct keten *k, int gemeente, bool kinderen, uint32_t nummer,
                             tick sinds)
{
    int32_t h = huishouden_kies(k, gemeente, kinderen, nummer);
    if (h < 0) {
        return -1;
    }
    int32_t i = casus_open(&k->casussen, h, k->huishoudens.rij[h].kandidaat, MELDING_STARTLIJST,
                           sinds, sinds);
    k->casussen.rij[i].aangevuld = true;
    veilig_thuis_zwaarte(&k->veilig_thuis, i);
    k->casussen.rij[i].mijlpaal[MIJLPAAL_VB] = sinds;
    return i;
}

static void onderzoek_lijst(struct keten *k)
{
    const struct vt_instelling *in = &k->in->lopend.veilig_thuis;
    size_t aantal = (size_t)in->wachtlijst_start;
    tick *leeftijd = leeftijden(k, aantal, in->wachtlijst_start_dagen);
    size_t gevonden =
        place_station_requeue_latest(k->veilig_thuis.onderzoek, aantal, leeftijd, vt_terug);
    for (size_t n = gevonden; n < aantal; n++) {
        tick sinds = k->sim.now - leeftijd[n];
        int32_t i = casus_vul_aan(k, -1, false, (uint32_t)n, sinds);
        if (i < 0) {
            break;
        }
        k->casussen.rij[i].route = ROUTE_ONDERZOEK;
        veilig_thuis_neem_in_onderzoek(&k->veilig_thuis, i, sinds);
    }
    world_release(leeftijd);
}

static void team_lijst(struct keten *k, int gemeente)
{
    const struct team_instelling *in = &k->in->lopend.lokaal_veld.team[gemeente];
    size_t aantal = (size_t)in->wachtlijst_start;
    tick *leeftijd = leeftijden(k, aantal, in->wachtlijst_start_dagen);
    size_t gevonden = place_station_requeue_latest(k->lokaal_veld.team[gemeente].station, aantal,
                                                   leeftijd, team_terug);
    for (size_t n = gevonden; n < aantal; n++) {
        tick sinds = k->sim.now - leeftijd[n];
        int32_t i = casus_vul_aan(k, gemeente, false, (uint32_t)n, sinds);
        if (i < 0) {
            break;
        }
        k->casussen.rij[i].route = ROUTE_DIRECT;
        k->casussen.rij[i].mijlpaal[MIJLPAAL_OVERDRACHT] = sinds;
        lokaal_veld_wachtlijst(&k->lokaal_veld, i, sinds);
    }
    world_release(leeftijd);
}

static void raad_lijst(struct keten *k)
{
    const struct raad_instelling *in = &k->in->lopend.raad;
    size_t aantal = (size_t)in->wachtlijst_start;
    tick *leeftijd = leeftijden(k, aantal, in->wachtlijst_start_dagen);
    size_t gevonden = place_station_requeue_latest(k->raad.station, aantal, leeftijd, raad_terug);
    while (gevonden < aantal) {
        tick sinds = k->sim.now - leeftijd[gevonden];
        int32_t i = casus_vul_aan(k, -1, true, (uint32_t)(1000 + gevonden), sinds);
        if (i < 0) {
            break;
        }
        k->casussen.rij[i].route = ROUTE_ONDERZOEK;
        k->casussen.rij[i].raadszaak = true;
        k->casussen.rij[i].mijlpaal[MIJLPAAL_OVERDRACHT] = sinds;
        gevonden += k->casussen.rij[i].kinderen;
        raad_verzoek(&k->raad, i, sinds);
    }
    world_release(leeftijd);
}

void keten_startlijsten(struct keten *k)
{
    onderzoek_lijst(k);
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        team_lijst(k, (int)g);
    }
    raad_lijst(k);
}
