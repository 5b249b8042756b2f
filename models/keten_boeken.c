/* The books of the whole chain: every part's own, and that what casussen say of themselves is what
 * the stations have. */
#include "models/keten.h"

/* Casussen in the hands of stations, by what the casussen themselves say. */
struct elders {
    uint64_t kinderen; /* at the Raad, not yet done */
    uint64_t hulp;     /* with a traject that waits for a place or has one */
};

static struct elders volgens_casussen(const struct keten *k)
{
    struct elders som = {0};
    for (int32_t i = 0; i < k->huishoudens.aantal; i++) {
        const struct huishouden *h = &k->huishoudens.rij[i];
        for (int32_t c = h->leeft ? h->eerste_casus : -1; c >= 0;
             c = k->casussen.rij[c].volgende_casus) {
            const struct casus *casus = &k->casussen.rij[c];
            som.kinderen += casus->raad_open;
            som.hulp += casus->hulp_loopt && casus->hulp_wacht;
        }
    }
    return som;
}

static void veilig_thuis(const struct keten *k, const uint64_t *in_fase,
                         struct station_audit *audit)
{
    const struct veilig_thuis *vt = &k->veilig_thuis;
    uint64_t vb = hour_pool_waiting(vt->front, VT_CRISIS) + hour_pool_waiting(vt->front, VT_VB) +
                  hour_pool_waiting(vt->piket, 0);
    station_audit_note(audit, in_fase[FASE_VB_WACHT] == vb, "front",
                       "niet elke casus die op een VB wacht staat op een lijst");
    station_audit_note(
        audit, in_fase[FASE_OVERDRACHT_WACHT] == hour_pool_waiting(vt->front, VT_OVERDRACHT),
        "front", "niet elke casus die op de overdracht wacht staat op de lijst");
    struct place_state p = place_station_state(vt->onderzoek);
    station_audit_note(audit,
                       in_fase[FASE_ONDERZOEK_WACHT] + in_fase[FASE_VENV_WACHT] ==
                           p.waiting_of[STATION_CASUS],
                       "onderzoek", "niet elke wachtende casus staat op de lijst");
    station_audit_note(audit,
                       in_fase[FASE_ONDERZOEK] + in_fase[FASE_VENV] == p.serving_of[STATION_CASUS],
                       "onderzoek", "niet elke casus in onderzoek heeft een plaats");
}

static void teams(const struct keten *k, const uint64_t *in_fase, struct station_audit *audit)
{
    uint64_t wacht = 0, werk = 0, overleg = 0;
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        const struct team *team = &k->lokaal_veld.team[g];
        struct place_state p = place_station_state(team->station);
        wacht += p.waiting_of[STATION_CASUS];
        werk += p.serving_of[STATION_CASUS];
        overleg += team->overleg ? meeting_waiting(team->overleg) : 0;
    }
    station_audit_note(audit, in_fase[FASE_OVERLEG_WACHT] == overleg, "overleg",
                       "niet elke wachtende casus staat op de lijst");
    station_audit_note(audit, in_fase[FASE_LOKAAL_WACHT] == wacht, "lokaal_team",
                       "niet elke wachtende casus staat op een lijst");
    station_audit_note(audit, in_fase[FASE_LOKAAL_PLANNEN] + in_fase[FASE_LOKAAL] == werk,
                       "lokaal_team", "niet elke casus bij een team heeft een plaats");
}

/* After `start` only: the history keeps no lists. */
static void plaatsen(const struct keten *k, struct station_audit *audit)
{
    const uint64_t *in_fase = k->casussen.in_fase;
    veilig_thuis(k, in_fase, audit);
    teams(k, in_fase, audit);
    struct elders casussen = volgens_casussen(k);
    struct place_state raad = place_station_state(k->raad.station),
                       hulp = place_station_state(k->hulp.station);
    station_audit_note(
        audit, casussen.kinderen == raad.waiting_of[STATION_CASUS] + raad.serving_of[STATION_CASUS],
        "raad", "niet elk kind dat bij de Raad is wacht daar of wordt onderzocht");
    station_audit_note(
        audit, casussen.hulp == hulp.waiting_of[STATION_CASUS] + hulp.serving_of[STATION_CASUS],
        "hulp", "niet elk traject wacht op een plaats of loopt");
}

void keten_audit(const struct keten *k, struct station_audit *audit)
{
    casussen_audit(&k->casussen, audit);
    veilig_thuis_audit(&k->veilig_thuis, audit);
    lokaal_veld_audit(&k->lokaal_veld, audit);
    raad_audit(&k->raad, audit);
    hulp_audit(&k->hulp, audit);
    if (k->lopend) {
        plaatsen(k, audit);
    }
}
