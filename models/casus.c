#include "models/casus.h"
#include "sim/world_memory.h"

#include <math.h>

/* Numbers of meldingen of one incident: two reporters, a start list, monitoring; a visit number
 * beyond them is a later ronde. */
#define MELDINGEN_PER_INCIDENT 8
/* Rondes with draws of their own; later ones begin again with the first. */
#define RONDEN (STREAM_VISIT_LIMIT / MELDINGEN_PER_INCIDENT)

static struct time_weighted *voorraad(struct casussen *cs, size_t rijen)
{
    struct time_weighted *w = world_allocate(rijen * cs->gemeenten, sizeof *w);
    SIM_CHECK(cs->sim, w != NULL);
    for (size_t i = 0; i < rijen * cs->gemeenten; i++) {
        time_weighted_init(&w[i], cs->sim->now, 0);
    }
    return w;
}

void casussen_init(struct casussen *cs, struct simulation *sim, struct huishoudens *hs,
                   size_t gemeenten)
{
    *cs = (struct casussen){
        .sim = sim, .hs = hs, .gemeenten = gemeenten, .vrij = -1, .telt_vanaf = CLOCK_NEVER};
    cs->caseload = voorraad(cs, STATIONS);
    cs->wachtlijst = voorraad(cs, STATIONS);
    cs->zonder_zicht = voorraad(cs, STATIONS);
    cs->verantwoordelijk = voorraad(cs, VERANTWOORDELIJKEN);
}

void casussen_release(struct casussen *cs)
{
    world_release(cs->rij);
    world_release(cs->caseload);
    world_release(cs->wachtlijst);
    world_release(cs->zonder_zicht);
    world_release(cs->verantwoordelijk);
}

static void opnieuw(struct casussen *cs, struct time_weighted *w, size_t rijen)
{
    for (size_t i = 0; i < rijen * cs->gemeenten; i++) {
        time_weighted_init(&w[i], cs->sim->now, w[i].value);
    }
}

void casussen_begin(struct casussen *cs, tick telt_vanaf)
{
    cs->telt_vanaf = telt_vanaf;
    cs->bij_start = cs->geopend - cs->gesloten;
    cs->geopend = cs->gesloten = 0;
    opnieuw(cs, cs->caseload, STATIONS);
    opnieuw(cs, cs->wachtlijst, STATIONS);
    opnieuw(cs, cs->zonder_zicht, STATIONS);
    opnieuw(cs, cs->verantwoordelijk, VERANTWOORDELIJKEN);
}

/* Whoever has it in work sees the family; so does help that is under way beside it. */
static bool ziet(const struct casus *c)
{
    for (int h = 0; h < HULPSOORTEN; h++) {
        if (c->traject[h] == TRAJECT_LOOPT) {
            return true;
        }
    }
    return begrippen_fase(c->fase)->zicht && (c->fase != FASE_RAAD || c->raad_gezien);
}

enum verantwoordelijke casus_verantwoordelijk(const struct casus *c)
{
    enum verantwoordelijke v = begrippen_fase(c->fase)->verantwoordelijk;
    return v == BIJ_AANVRAGER ? c->aanvrager : v;
}

/* Adds `stap` (+1 or −1) to every stock in which the casus counts now. */
static void tel(struct casussen *cs, struct casus *c, int stap)
{
    const struct fase_rij *f = begrippen_fase(c->fase);
    cs->in_fase[c->fase] += (uint64_t)(int64_t)stap;
    if (c->fase == FASE_GESLOTEN) {
        return;
    }
    tick nu = cs->sim->now;
    size_t plek = (size_t)f->station * cs->gemeenten + c->gemeente;
    time_weighted_add(&cs->caseload[plek], nu, stap);
    if (f->wacht) {
        time_weighted_add(&cs->wachtlijst[plek], nu, stap);
        if (stap > 0) {
            c->wacht_sinds = nu;
        }
    }
    if (!ziet(c)) {
        time_weighted_add(&cs->zonder_zicht[plek], nu, stap);
        if (stap > 0) {
            c->ongezien_sinds = nu;
        } else {
            c->ongezien[f->station] += nu - c->ongezien_sinds;
        }
    }
    time_weighted_add(
        &cs->verantwoordelijk[(size_t)casus_verantwoordelijk(c) * cs->gemeenten + c->gemeente], nu,
        stap);
    struct huishouden *h = &cs->hs->rij[c->huishouden];
    h->beleving[f->beleving] = (uint16_t)(h->beleving[f->beleving] + stap);
    if (f->vt_betrokken && stap < 0) {
        h->laatst_bij_vt = nu;
    }
}

static int32_t plaats_maak(struct casussen *cs)
{
    if (cs->vrij >= 0) {
        int32_t c = cs->vrij;
        cs->vrij = cs->rij[c].volgende_casus;
        return c;
    }
    if (cs->aantal == cs->ruimte) {
        cs->ruimte = cs->ruimte ? 2 * cs->ruimte : 1024;
        cs->rij = world_resize(cs->rij, (size_t)cs->ruimte * sizeof *cs->rij);
        SIM_CHECK(cs->sim, cs->rij != NULL);
    }
    return cs->aantal++;
}

/* What lies behind the huishouden when the casus opens. */
static void noteer_verleden(struct casussen *cs, struct casus *c, tick opening)
{
    struct huishouden_verleden v = huishouden_verleden(cs->hs, &cs->hs->rij[c->huishouden], opening,
                                                       c->mijlpaal[MIJLPAAL_INCIDENT]);
    c->eerder = (uint8_t)v.casussen;
    c->eerder_gemeld = (uint8_t)v.meldingen;
    c->eerder_oudste =
        v.meldingen > 0 ? (float)((double)(opening - v.oudste) / (double)CLOCK_DAY) : NAN;
    c->incidenten_jaar = (uint8_t)v.incidenten_jaar;
    c->incidenten_daarvoor = (uint8_t)v.incidenten_daarvoor;
    c->voorgeschiedenis = begrippen_indeling(v.casussen);
}

static int32_t maak(struct casussen *cs, int32_t huishouden, uint16_t kandidaat, uint8_t melding,
                    tick incident, tick opening, bool lokaal)
{
    int32_t i = plaats_maak(cs);
    struct huishouden *h = &cs->hs->rij[huishouden];
    struct casus *c = &cs->rij[i];
    *c = (struct casus){.huishouden = huishouden,
                        .nummer = h->nummer,
                        .kandidaat = kandidaat,
                        .melding = melding,
                        .lokaal = lokaal,
                        .route = lokaal ? ROUTE_LOKAAL : ROUTE_OPEN,
                        .in_handen = true,
                        .aanvrager = BIJ_VEILIG_THUIS,
                        .gemeente = (uint8_t)h->gemeente,
                        .kinderen = h->kinderen,
                        .fase = lokaal ? FASE_INTAKE : FASE_VB_WACHT,
                        .vertrek = h->vertrek,
                        .recidive = CLOCK_NEVER,
                        .recidive_werkelijk = CLOCK_NEVER,
                        .volgende_dossier = -1,
                        .volgende_casus = h->eerste_casus};
    for (int m = 0; m < MIJLPALEN; m++) {
        c->mijlpaal[m] = CLOCK_NEVER;
    }
    c->mijlpaal[MIJLPAAL_INCIDENT] = incident;
    noteer_verleden(cs, c, opening);
    if (!lokaal) {
        c->mijlpaal[MIJLPAAL_MELDING] = opening;
        c->telt = opening >= cs->telt_vanaf;
        huishouden_casus_geopend(cs->hs, huishouden, opening);
    }
    if (c->telt) {
        c->volgende_dossier = h->eerste_dossier;
        h->eerste_dossier = i;
    }
    h->eerste_casus = i;
    h->open++;
    cs->geopend++;
    tel(cs, c, +1);
    return i;
}

int32_t casus_open(struct casussen *cs, int32_t huishouden, uint16_t kandidaat, uint8_t melding,
                   tick incident, tick opening)
{
    return maak(cs, huishouden, kandidaat, melding, incident, opening, false);
}

int32_t casus_open_lokaal(struct casussen *cs, int32_t huishouden, uint16_t kandidaat,
                          tick incident)
{
    return maak(cs, huishouden, kandidaat, 0, incident, cs->sim->now, true);
}

/* Takes a closed casus off its huishouden's list of open ones. */
static void los(struct casussen *cs, int32_t i)
{
    struct casus *c = &cs->rij[i];
    struct huishouden *h = &cs->hs->rij[c->huishouden];
    int32_t *schakel = &h->eerste_casus;
    while (*schakel != i) {
        SIM_CHECK(cs->sim, *schakel >= 0);
        schakel = &cs->rij[*schakel].volgende_casus;
    }
    *schakel = c->volgende_casus;
    h->open--;
    cs->gesloten++;
    if (!c->telt) {
        c->volgende_casus = cs->vrij;
        cs->vrij = i;
    }
}

void casus_naar(struct casussen *cs, int32_t i, enum fase fase)
{
    struct casus *c = &cs->rij[i];
    SIM_CHECK(cs->sim, c->fase != FASE_GESLOTEN);
    bool wachtte = begrippen_fase(c->fase)->wacht;
    tick sinds = c->wacht_sinds;
    tel(cs, c, -1);
    c->fase = fase;
    tel(cs, c, +1);
    if (wachtte && cs->gewacht) {
        cs->gewacht(cs->gewacht_context, i, cs->sim->now - sinds);
    }
    if (cs->journaal) {
        cs->journaal(cs->journaal_context, i, fase);
    }
    if (fase == FASE_GESLOTEN) {
        casus_mijlpaal(cs, i, MIJLPAAL_GESLOTEN);
        int32_t huishouden = c->huishouden;
        los(cs, i);
        huishoudens_plan(cs->hs, huishouden);
    }
}

void casus_mijlpaal(struct casussen *cs, int32_t c, enum mijlpaal mijlpaal)
{
    cs->rij[c].mijlpaal[mijlpaal] = cs->sim->now;
}

void casus_traject(struct casussen *cs, int32_t i, enum hulpsoort soort, enum traject_stand stand)
{
    struct casus *c = &cs->rij[i];
    tick wacht_sinds = c->wacht_sinds;
    tel(cs, c, -1);
    c->traject[soort] = (uint8_t)stand;
    tel(cs, c, +1);
    c->wacht_sinds = wacht_sinds;
}

void casus_wachtte(struct casussen *cs, struct metingen *metingen, int32_t i, enum station station,
                   const struct station_wait *wacht)
{
    const struct casus *c = &cs->rij[i];
    metingen_wacht(metingen, station, c->gemeente, c->beoordeeld, wacht);
    if (cs->wachtboek) {
        cs->wachtboek(cs->wachtboek_context, i, station, wacht);
    }
}

void casus_mijlpaal_eerst(struct casussen *cs, int32_t c, enum mijlpaal mijlpaal)
{
    if (cs->rij[c].mijlpaal[mijlpaal] == CLOCK_NEVER) {
        casus_mijlpaal(cs, c, mijlpaal);
    }
}

int64_t casus_ongezien(const struct casussen *cs, int32_t i, enum station station)
{
    const struct casus *c = &cs->rij[i];
    bool nu_ongezien =
        c->fase != FASE_GESLOTEN && begrippen_fase(c->fase)->station == station && !ziet(c);
    return c->ongezien[station] + (nu_ongezien ? cs->sim->now - c->ongezien_sinds : 0);
}

int32_t casus_bij_vt(const struct casussen *cs, int32_t huishouden)
{
    int32_t i = cs->hs->rij[huishouden].eerste_casus;
    while (i >= 0 && !begrippen_fase(cs->rij[i].fase)->vt_betrokken) {
        i = cs->rij[i].volgende_casus;
    }
    return i;
}

bool casus_jeugdbescherming_elders(const struct casussen *cs, int32_t i)
{
    int32_t ander = cs->hs->rij[cs->rij[i].huishouden].eerste_casus;
    for (; ander >= 0; ander = cs->rij[ander].volgende_casus) {
        enum station s = begrippen_fase(cs->rij[ander].fase)->station;
        if (ander != i && s >= STATION_JBT && s <= STATION_GI) {
            return true;
        }
    }
    return false;
}

struct stream_name casus_naam(const struct casussen *cs, int32_t i, uint8_t doel)
{
    const struct casus *c = &cs->rij[i];
    struct stream_name naam = huishouden_naam(cs->hs, c->huishouden, c->kandidaat, doel);
    naam.visit = (uint16_t)(c->melding + MELDINGEN_PER_INCIDENT * (c->ronde % RONDEN));
    return naam;
}

double casus_uniform(const struct casussen *cs, int32_t c, uint8_t doel)
{
    return stream_first_uniform(cs->sim->key, casus_naam(cs, c, doel));
}

/* What every open casus says of itself, counted one by one: the other side of the stocks. */
struct hertelling {
    uint64_t open, in_fase[FASEN];
    int64_t *caseload, *wachtlijst, *zonder_zicht, *verantwoordelijk;
};

static void hertel(struct hertelling *t, const struct casussen *cs, const struct casus *c)
{
    const struct fase_rij *f = begrippen_fase(c->fase);
    t->open++;
    t->in_fase[c->fase]++;
    if (c->fase == FASE_GESLOTEN) {
        return;
    }
    size_t plek = (size_t)f->station * cs->gemeenten + c->gemeente;
    t->caseload[plek]++;
    t->wachtlijst[plek] += f->wacht;
    t->zonder_zicht[plek] += !ziet(c);
    t->verantwoordelijk[(size_t)casus_verantwoordelijk(c) * cs->gemeenten + c->gemeente]++;
}

static bool gelijk(const struct time_weighted *voorraad, const int64_t *geteld, size_t aantal)
{
    bool klopt = true;
    for (size_t i = 0; i < aantal; i++) {
        klopt = klopt && voorraad[i].value == geteld[i];
    }
    return klopt;
}

void casussen_audit(const struct casussen *cs, struct station_audit *audit)
{
    size_t n = STATIONS * cs->gemeenten, m = BIJ_NIEMAND * cs->gemeenten;
    int64_t *ruimte = world_allocate(3 * n + m, sizeof *ruimte);
    SIM_CHECK(cs->sim, ruimte != NULL);
    struct hertelling t = {.caseload = ruimte,
                           .wachtlijst = ruimte + n,
                           .zonder_zicht = ruimte + 2 * n,
                           .verantwoordelijk = ruimte + 3 * n};
    uint64_t volgens_huishoudens = 0;
    for (int32_t i = 0; i < cs->hs->aantal; i++) {
        const struct huishouden *h = &cs->hs->rij[i];
        volgens_huishoudens += h->leeft ? h->open : 0;
        for (int32_t c = h->leeft ? h->eerste_casus : -1; c >= 0; c = cs->rij[c].volgende_casus) {
            hertel(&t, cs, &cs->rij[c]);
        }
    }
    station_audit_note(audit, cs->bij_start + cs->geopend == cs->gesloten + t.open, "keten",
                       "geopende casussen zijn niet gelijk aan gesloten plus open casussen");
    station_audit_note(audit, volgens_huishoudens == t.open, "keten",
                       "huishoudens hebben niet zoveel open casussen als er zijn");
    bool fasen = true;
    for (int f = 0; f < FASE_GESLOTEN; f++) {
        fasen = fasen && cs->in_fase[f] == t.in_fase[f];
    }
    station_audit_note(audit, fasen && t.in_fase[FASE_GESLOTEN] == 0, "keten",
                       "niet elke open casus staat in precies een fase");
    station_audit_note(audit, gelijk(cs->caseload, t.caseload, n), "keten",
                       "een caseload is niet het aantal open casussen bij dat station");
    station_audit_note(audit, gelijk(cs->wachtlijst, t.wachtlijst, n), "keten",
                       "een wachtlijst is niet het aantal wachtende casussen bij dat station");
    station_audit_note(audit, gelijk(cs->zonder_zicht, t.zonder_zicht, n), "keten",
                       "het aantal casussen zonder zicht is niet wat de casussen zelf zeggen");
    station_audit_note(audit, gelijk(cs->verantwoordelijk, t.verantwoordelijk, m), "keten",
                       "niet elke open casus heeft een verantwoordelijke");
    world_release(ruimte);
}
