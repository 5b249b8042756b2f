/* The books of the whole chain: every part's own, and that what casussen say of themselves is what
 * the stations have. */
#include "models/keten.h"

/* What open casussen say of themselves. */
struct volgens_casussen {
    uint64_t raad, gi;                   /* kinderen that wait or are in work */
    uint64_t hulp[HULPSOORTEN];          /* trajecten that wait for a place or have one */
    uint64_t vt_plaatsen, team_plaatsen; /* casussen that hold (part of) a place for the Raad */
    bool verantwoordelijk, in_handen;    /* nobody contradicts his own fase */
};

/* Which fasen mean that somebody besides hulp has the casus. */
static bool fase_in_handen(enum fase f)
{
    return f != FASE_CONTACT_WACHT && f != FASE_HULP_GEPLAND && f != FASE_HULP_WACHT &&
           f != FASE_HULP;
}

static void vraag(struct volgens_casussen *som, const struct casus *c)
{
    som->raad += c->raad_open;
    som->gi += c->gi_open;
    int open = 0;
    for (int h = 0; h < HULPSOORTEN; h++) {
        som->hulp[h] += c->traject[h] == TRAJECT_WACHT || c->traject[h] == TRAJECT_LOOPT;
        open += c->traject[h] == TRAJECT_GEPLAND || c->traject[h] == TRAJECT_WACHT ||
                c->traject[h] == TRAJECT_LOOPT;
    }
    som->vt_plaatsen += c->raadszaak && c->vt_plaats.generation != 0;
    som->team_plaatsen += c->raadszaak && c->team_plaats.generation != 0;
    som->in_handen =
        som->in_handen && c->in_handen == fase_in_handen(c->fase) && open == c->trajecten_open;
    som->verantwoordelijk = som->verantwoordelijk && casus_verantwoordelijk(c) < BIJ_NIEMAND &&
                            (c->aanvrager == BIJ_VEILIG_THUIS || c->raadszaak);
}

static struct volgens_casussen casussen_vragen(const struct keten *k)
{
    struct volgens_casussen som = {.verantwoordelijk = true, .in_handen = true};
    for (int32_t i = 0; i < k->huishoudens.aantal; i++) {
        const struct huishouden *h = &k->huishoudens.rij[i];
        for (int32_t c = h->leeft ? h->eerste_casus : -1; c >= 0;
             c = k->casussen.rij[c].volgende_casus) {
            vraag(&som, &k->casussen.rij[c]);
        }
    }
    return som;
}

static void veilig_thuis(const struct keten *k, const uint64_t *in_fase,
                         struct station_audit *audit)
{
    const struct front *f = &k->front;
    uint64_t vb = hour_pool_waiting(f->pool, FRONT_CRISIS) + hour_pool_waiting(f->pool, FRONT_VB) +
                  hour_pool_waiting(f->piket, 0);
    station_audit_note(audit, in_fase[FASE_VB_WACHT] == vb, "front",
                       "niet elke casus die op een VB wacht staat op een lijst");
    station_audit_note(
        audit, in_fase[FASE_OVERDRACHT_WACHT] == hour_pool_waiting(f->pool, FRONT_OVERDRACHT),
        "front", "niet elke casus die op de overdracht wacht staat op de lijst");
    struct place_state p = place_station_state(k->veilig_thuis.onderzoek);
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
        struct place_state p = lokaal_veld_stand(team);
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

static void elk_op_zijn_plaats(struct station_audit *audit, const struct place_station *station,
                               uint64_t casussen, const char *naam, const char *wat)
{
    struct place_state p = place_station_state(station);
    station_audit_note(audit, casussen == p.waiting_of[STATION_CASUS] + p.serving_of[STATION_CASUS],
                       naam, wat);
}

/* After `start` only: the history keeps no lists. */
static void plaatsen(const struct keten *k, struct station_audit *audit)
{
    const uint64_t *in_fase = k->casussen.in_fase;
    veilig_thuis(k, in_fase, audit);
    teams(k, in_fase, audit);
    struct volgens_casussen som = casussen_vragen(k);
    elk_op_zijn_plaats(audit, k->raad.station, som.raad, "raad",
                       "niet elk kind dat bij de Raad is wacht daar of wordt onderzocht");
    elk_op_zijn_plaats(
        audit, k->gi.station, som.gi, "gi",
        "niet elk kind met een maatregel wacht op een jeugdbeschermer of heeft er een");
    for (int h = 0; h < HULPSOORTEN; h++) {
        elk_op_zijn_plaats(audit, k->hulp.plaats[h].station, som.hulp[h], "hulp",
                           "niet elk traject wacht op een plaats of loopt");
    }
    station_audit_note(audit, som.in_handen, "keten",
                       "een casus is in handen van niemand of van twee partijen tegelijk");
    station_audit_note(audit, som.verantwoordelijk, "keten",
                       "een casus heeft geen verantwoordelijke of een aanvrager zonder verzoek");
    bool raad_open = in_fase[FASE_JBT_WACHT] + in_fase[FASE_RAAD_WACHT] + in_fase[FASE_RAAD] +
                         in_fase[FASE_OVERDRACHT_WACHT] + in_fase[FASE_OVERDRACHT] >=
                     som.vt_plaatsen;
    station_audit_note(audit, raad_open, "onderzoek",
                       "een plaats wordt vastgehouden voor een casus die niet bij de Raad is");
    station_audit_note(audit,
                       in_fase[FASE_JBT_WACHT] + in_fase[FASE_RAAD_WACHT] + in_fase[FASE_RAAD] >=
                           som.team_plaatsen,
                       "lokaal_team",
                       "een plaats wordt vastgehouden voor een casus die niet bij de Raad is");
}

void keten_audit(const struct keten *k, struct station_audit *audit)
{
    casussen_audit(&k->casussen, audit);
    front_audit(&k->front, audit);
    monitoring_audit(&k->monitoring, audit);
    veilig_thuis_audit(&k->veilig_thuis, audit);
    lokaal_veld_audit(&k->lokaal_veld, audit);
    jbt_audit(&k->jbt, audit);
    raad_audit(&k->raad, audit);
    gi_audit(&k->gi, audit);
    hulp_audit(&k->hulp, audit);
    if (k->lopend) {
        plaatsen(k, audit);
    }
}
