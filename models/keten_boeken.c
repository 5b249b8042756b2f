/* The books of the whole chain: every part's own, and that what casussen say of themselves is what
 * the stations have. */
#include "models/keten_delen.h"

/* What open casussen say of themselves. */
struct volgens_casussen {
    uint64_t raad, gi;                /* kinderen that wait or are in work */
    uint64_t hulp[HULPSOORTEN];       /* trajecten that wait for a place or have one */
    uint64_t vt_houdt, team_houdt;    /* casussen for which (part of) a place is kept (M1) */
    bool verantwoordelijk, in_handen; /* nobody contradicts his own fase */
    bool vt_plaats, team_plaats;      /* nor has a place where he has no business */
};

/* Which fasen mean that somebody besides hulp has the casus. */
static bool fase_in_handen(enum fase f)
{
    return f != FASE_CONTACT_WACHT && f != FASE_HULP_GEPLAND && f != FASE_HULP_WACHT &&
           f != FASE_HULP;
}

static bool aan_tafel_of_bij_raad(enum fase f)
{
    return f == FASE_JBT_WACHT || f == FASE_RAAD_WACHT || f == FASE_RAAD;
}

/* A place is asked for and worked at by whoever has the casus; it is kept while the casus that it
 * brought to the table is on its way there, waits there, or is at the Raad. */
static void vraag_plaatsen(struct volgens_casussen *som, const struct casus *c)
{
    enum fase f = c->fase;
    bool onderzoek =
        f == FASE_ONDERZOEK_WACHT || f == FASE_ONDERZOEK || f == FASE_VENV_WACHT || f == FASE_VENV;
    bool team = f == FASE_LOKAAL_WACHT || f == FASE_LOKAAL_PLANNEN || f == FASE_LOKAAL;
    bool onderweg = c->naar_jbt && (f == FASE_OVERDRACHT_WACHT || f == FASE_OVERDRACHT);
    bool tafel = c->raadszaak && aan_tafel_of_bij_raad(f);
    bool heeft_vt = c->vt_plaats.generation != 0, heeft_team = c->team_plaats.generation != 0;
    bool houdt_vt = onderweg || (tafel && c->aanvrager == BIJ_VEILIG_THUIS);
    bool houdt_team = tafel && c->aanvrager == BIJ_LOKAAL_TEAM;
    som->vt_houdt += heeft_vt && houdt_vt;
    som->team_houdt += heeft_team && houdt_team;
    som->vt_plaats = som->vt_plaats && (heeft_vt ? onderzoek || houdt_vt : !onderzoek);
    som->team_plaats = som->team_plaats && (heeft_team ? team || houdt_team : !team);
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
    vraag_plaatsen(som, c);
    som->in_handen =
        som->in_handen && c->in_handen == fase_in_handen(c->fase) && open == c->trajecten_open;
    som->verantwoordelijk = som->verantwoordelijk && casus_verantwoordelijk(c) < BIJ_NIEMAND &&
                            (c->aanvrager == BIJ_VEILIG_THUIS || c->raadszaak);
}

static struct volgens_casussen casussen_vragen(const struct keten *k)
{
    struct volgens_casussen som = {
        .verantwoordelijk = true, .in_handen = true, .vt_plaats = true, .team_plaats = true};
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
    int64_t team_eenheden = 0;
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        team_eenheden += lokaal_veld_stand(&k->lokaal_veld.team[g]).held;
    }
    bool vt_houdt = place_station_state(k->veilig_thuis.onderzoek).held > 0;
    station_audit_note(audit, som.vt_plaats && vt_houdt == (som.vt_houdt > 0), "onderzoek",
                       "een plaats wordt vastgehouden voor een casus die niet bij de Raad is");
    station_audit_note(audit, som.team_plaats && (team_eenheden > 0) == (som.team_houdt > 0),
                       "lokaal_team",
                       "een plaats wordt vastgehouden voor een casus die niet bij de Raad is");
}

void keten_audit(const struct keten *k, struct station_audit *audit)
{
    casussen_audit(&k->casussen, audit);
    keten_delen_audit(k, audit);
    if (k->lopend) {
        plaatsen(k, audit);
    }
}
