/* KPI's of flows, stocks, waits and use. */
#include "models/uitkomsten.h"

#include "models/waarde.h"

#include <math.h>
#include <stdio.h>

#define DAG ((double)CLOCK_DAY)

static const char *const per_zwaarte[ZWAARTEN] = {"zwaarte=licht", "zwaarte=middelzwaar", "zwaarte=zwaar"};
static const char *const per_melder[MELDERS] = {
    "melder=politie",           "melder=gezondheidszorg",   "melder=onderwijs", "melder=jeugdzorg",
    "melder=overig_beroepsmatig", "melder=niet_beroepsmatig", "melder=anders"};

struct blik {
    struct waarnemer *w;
    int gemeente; /* −1: all */
    const char *naam;
    double jaren, ticks; /* measured */
};

static void zet(const struct blik *b, enum kpi_nummer kpi, const char *station, const char *uitsplitsing, double waarde)
{
    uitkomsten_zet(b->w->u, kpi, station, b->naam, uitsplitsing, waarde);
}

static size_t van(const struct blik *b)
{
    return b->gemeente < 0 ? 0 : (size_t)b->gemeente;
}

static size_t tot(const struct blik *b)
{
    return b->gemeente < 0 ? b->w->k->in->gemeenten : (size_t)b->gemeente + 1;
}

static double procent(double deel, double geheel)
{
    return geheel > 0.0 ? 100.0 * deel / geheel : (double)NAN;
}

/* --- meldingen ------------------------------------------------------------------------------------ */

static double meldingen(const struct blik *b, int soort, int melder)
{
    const struct metingen *m = &b->w->k->metingen;
    uint64_t som = 0;
    for (int s = soort < 0 ? 0 : soort; s < (soort < 0 ? MELDINGSOORTEN : soort + 1); s++) {
        for (int r = melder < 0 ? 0 : melder; r < (melder < 0 ? MELDERS : melder + 1); r++) {
            for (size_t g = van(b); g < tot(b); g++) {
                som += m->meldingen[((size_t)s * MELDERS + (size_t)r) * m->gemeenten + g];
            }
        }
    }
    return (double)som;
}

static void instroom(const struct blik *b)
{
    double alle = meldingen(b, -1, -1);
    zet(b, KPI_MELDINGEN, "keten", "alle", alle / b->jaren);
    zet(b, KPI_MELDINGEN_EERSTE, "keten", "alle", meldingen(b, EERSTE, -1) / b->jaren);
    zet(b, KPI_MELDINGEN_HER, "keten", "alle", meldingen(b, HERMELDING, -1) / b->jaren);
    zet(b, KPI_MELDINGEN_VERVOLG, "keten", "alle", meldingen(b, VERVOLGMELDING, -1) / b->jaren);
    zet(b, KPI_HERMELDING, "keten", "alle", procent(meldingen(b, HERMELDING, -1), alle));
    if (b->gemeente < 0) {
        for (int m = 0; m < MELDERS; m++) {
            zet(b, KPI_MELDINGEN, "keten", per_melder[m], meldingen(b, -1, m) / b->jaren);
        }
    }
}

/* --- casussen of the cohort: shares --------------------------------------------------------------- */

struct telling {
    double geopend, vb, direct, onderzoek, eerder, aangeboden, geaccepteerd, gesloten_traject, voldoende;
};

static void tel(struct telling *t, const struct casus *c)
{
    t->geopend++;
    t->eerder += c->eerder > 0;
    if (c->mijlpaal[MIJLPAAL_VB] != CLOCK_NEVER) {
        t->vb++;
        t->direct += c->route == ROUTE_DIRECT;
        t->onderzoek += c->route == ROUTE_ONDERZOEK;
    }
    t->aangeboden += c->aanbod == GEACCEPTEERD || c->aanbod == AFGEWEZEN;
    t->geaccepteerd += c->aanbod == GEACCEPTEERD;
    if (c->mijlpaal[MIJLPAAL_HULP_EIND] != CLOCK_NEVER) {
        t->gesloten_traject++;
        t->voldoende += c->hulp_voldoende;
    }
}

static void aandelen_zet(const struct blik *b, const struct telling *t, const char *uitsplitsing)
{
    zet(b, KPI_CASUSSEN, "keten", uitsplitsing, t->geopend / b->jaren);
    zet(b, KPI_DIRECT, "keten", uitsplitsing, procent(t->direct, t->vb));
    zet(b, KPI_ONDERZOEK, "keten", uitsplitsing, procent(t->onderzoek, t->vb));
    zet(b, KPI_EERDER_BEKEND, "keten", uitsplitsing, procent(t->eerder, t->geopend));
    zet(b, KPI_HULP_GEACCEPTEERD, "keten", uitsplitsing, procent(t->geaccepteerd, t->aangeboden));
    zet(b, KPI_HULP_VOLDOENDE, "keten", uitsplitsing, procent(t->voldoende, t->gesloten_traject));
}

static void aandelen(const struct blik *b)
{
    struct telling alle = {0}, zwaarte[ZWAARTEN] = {{0}}, eerder[VOORGESCHIEDENISSEN] = {{0}};
    const struct casussen *cs = &b->w->k->casussen;
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        if (!c->telt || (b->gemeente >= 0 && c->gemeente != b->gemeente)) {
            continue;
        }
        tel(&alle, c);
        tel(&zwaarte[c->beoordeeld], c);
        tel(&eerder[c->voorgeschiedenis], c);
    }
    aandelen_zet(b, &alle, "alle");
    if (b->gemeente < 0) {
        static const char *const per_eerder[VOORGESCHIEDENISSEN] = {"voorgeschiedenis=0", "voorgeschiedenis=1-2",
                                                                    "voorgeschiedenis=3plus"};
        for (int z = 0; z < ZWAARTEN; z++) {
            aandelen_zet(b, &zwaarte[z], per_zwaarte[z]);
        }
        for (int v = 0; v < VOORGESCHIEDENISSEN; v++) {
            aandelen_zet(b, &eerder[v], per_eerder[v]);
        }
    }
}

/* --- stocks --------------------------------------------------------------------------------------- */

static double voorraad(const struct blik *b, const struct time_weighted *nu, const double *begin, size_t rij)
{
    size_t gemeenten = b->w->k->in->gemeenten;
    double som = 0.0;
    for (size_t g = van(b); g < tot(b); g++) {
        size_t i = rij * gemeenten + g;
        som += (double)time_weighted_integral(&nu[i], b->w->k->sim.now) - begin[i];
    }
    return b->ticks > 0.0 ? som / b->ticks : (double)NAN;
}

static void voorraden(const struct blik *b, double geopend)
{
    const struct casussen *cs = &b->w->k->casussen;
    const struct momentopname *o = &b->w->telt;
    double caseload = 0.0, wacht = 0.0, zonder = 0.0, vt_wacht = 0.0, vt_zonder = 0.0;
    double per_dag = b->ticks > 0.0 ? geopend / (b->ticks / DAG) : 0.0;
    for (size_t s = 0; s < STATIONS; s++) {
        const char *station = begrippen_station((enum station)s);
        double c = voorraad(b, cs->caseload, o->caseload, s), w = voorraad(b, cs->wachtlijst, o->wachtlijst, s);
        double z = voorraad(b, cs->zonder_zicht, o->zonder_zicht, s);
        zet(b, KPI_CASELOAD, station, "alle", c);
        zet(b, KPI_WACHTLIJST, station, "alle", w);
        zet(b, KPI_ZONDER_ZICHT_STAND, station, "alle", z);
        zet(b, KPI_ZONDER_ZICHT, station, "alle", per_dag > 0.0 ? z / per_dag : (double)NAN);
        caseload += c;
        wacht += w;
        zonder += z;
        if (s == STATION_VB || s == STATION_ONDERZOEK || s == STATION_VENV) {
            vt_wacht += w;
        }
        if (s != STATION_LOKAAL_TEAM && s != STATION_HULP && s != STATION_RAAD) {
            vt_zonder += z;
        }
    }
    zet(b, KPI_CASELOAD, "veilig_thuis", "alle", voorraad(b, cs->verantwoordelijk, o->verantwoordelijk, BIJ_VEILIG_THUIS));
    zet(b, KPI_WACHTLIJST, "veilig_thuis", "alle", vt_wacht);
    zet(b, KPI_ZONDER_ZICHT_STAND, "veilig_thuis", "alle", vt_zonder);
    zet(b, KPI_ZONDER_ZICHT, "veilig_thuis", "alle", per_dag > 0.0 ? vt_zonder / per_dag : (double)NAN);
    zet(b, KPI_CASELOAD, "keten", "alle", caseload);
    zet(b, KPI_WACHTLIJST, "keten", "alle", wacht);
    zet(b, KPI_ZONDER_ZICHT_STAND, "keten", "alle", zonder);
    zet(b, KPI_ZONDER_ZICHT, "keten", "alle", per_dag > 0.0 ? zonder / per_dag : (double)NAN);
}

/* --- waits ---------------------------------------------------------------------------------------- */

static void wachten(const struct blik *b, enum station s)
{
    const struct metingen *m = &b->w->k->metingen;
    struct tally dagen, zwaarte[ZWAARTEN];
    double oorzaak[WAIT_CAUSES] = {0.0};
    uint64_t gepasseerd = 0, doorstroom = 0;
    struct histogram *verdeling = histogram_create();
    SIM_CHECK(&b->w->k->sim, verdeling != NULL);
    tally_init(&dagen);
    for (int z = 0; z < ZWAARTEN; z++) {
        tally_init(&zwaarte[z]);
    }
    for (size_t g = van(b); g < tot(b); g++) {
        const struct wachtmeting *w = &m->wacht[(size_t)s * m->gemeenten + g];
        tally_merge(&dagen, &w->dagen);
        for (int z = 0; z < ZWAARTEN; z++) {
            tally_merge(&zwaarte[z], &w->zwaarte[z]);
        }
        for (int o = 0; o < WAIT_CAUSES; o++) {
            oorzaak[o] += w->oorzaak[o];
        }
        if (w->verdeling) {
            histogram_merge(verdeling, w->verdeling);
        }
        gepasseerd += w->gepasseerd;
        doorstroom += m->doorstroom[(size_t)s * m->gemeenten + g];
    }
    const char *station = begrippen_station(s);
    double n = (double)dagen.count;
    zet(b, KPI_DOORSTROOM, station, "alle", (double)doorstroom / b->jaren);
    zet(b, KPI_WACHTTIJD, station, "alle", tally_mean(&dagen));
    zet(b, KPI_WACHTTIJD_P90, station, "alle", histogram_quantile(verdeling, 0.9) / DAG);
    zet(b, KPI_GEPASSEERD, station, "alle", n > 0.0 ? (double)gepasseerd / n : (double)NAN);
    zet(b, KPI_WACHT_GESLOTEN, station, "alle", oorzaak[WAIT_CLOSED] / n / DAG);
    zet(b, KPI_WACHT_OVERLEG, station, "alle", oorzaak[WAIT_MEETING] / n / DAG);
    zet(b, KPI_WACHT_GEBLOKKEERD, station, "alle", oorzaak[WAIT_BLOCKED] / n / DAG);
    zet(b, KPI_WACHT_BEZET, station, "alle", oorzaak[WAIT_BUSY] / n / DAG);
    if (b->gemeente < 0) {
        for (int z = 0; z < ZWAARTEN; z++) {
            zet(b, KPI_WACHTTIJD, station, per_zwaarte[z], tally_mean(&zwaarte[z]));
        }
    }
    histogram_free(verdeling);
}

/* --- use, background and cost --------------------------------------------------------------------- */

/* Time mean of a dated number over the measured window; NAN when it is without limit. */
static double gemiddeld(const struct blik *b, const struct parameter_value *waarde)
{
    const struct keten_instelling *in = b->w->k->in;
    double som = 0.0;
    for (size_t s = 0; s < waarde->step_count; s++) {
        tick begin = s == 0 ? CLOCK_ALWAYS : waarde->steps[s].from;
        tick eind = s + 1 < waarde->step_count ? waarde->steps[s + 1].from : CLOCK_NEVER;
        tick a = begin > in->telt_vanaf ? begin : in->telt_vanaf, z = eind < in->eind ? eind : in->eind;
        if (z > a) {
            som += waarde->steps[s].number * (double)(z - a);
        }
    }
    return isfinite(som) && b->ticks > 0.0 ? som / b->ticks : (double)NAN;
}

static double uurbezetting(const struct hour_pool *pool)
{
    struct hour_use gebruik = hour_pool_use(pool);
    return procent((double)(gebruik.worked - gebruik.overrun), (double)gebruik.available);
}

static void achtergrond(const struct blik *b, const char *station, const struct place_station *plaatsen)
{
    const struct station_flow *f = &place_station_books(plaatsen)->flow[STATION_BACKGROUND];
    double gewacht = (double)time_weighted_integral(&f->waiting, b->w->k->sim.now);
    double duur = (double)(b->w->k->sim.now - b->w->k->in->start);
    zet(b, KPI_WACHTLIJST, station, "soort=overige_instroom", gewacht / duur);
    zet(b, KPI_DOORSTROOM, station, "soort=overige_instroom", (double)f->arrived / (duur / DAG / CLOCK_YEAR_DAYS));
}

static void veilig_thuis(const struct blik *b)
{
    const struct keten *k = b->w->k;
    const struct vt_instelling *in = &k->in->lopend.veilig_thuis;
    zet(b, KPI_BEZETTING, "front", "alle", uurbezetting(k->veilig_thuis.front));
    zet(b, KPI_BEZETTING, "crisis", "alle", uurbezetting(k->veilig_thuis.piket));
    zet(b, KPI_BEZETTING, "onderzoek", "alle", 100.0 * place_station_load(k->veilig_thuis.onderzoek));
    double euro = gemiddeld(b, in->euro);
    double front = gemiddeld(b, in->front_fte) * euro, onderzoek = gemiddeld(b, in->onderzoek_fte) * euro;
    zet(b, KPI_KOSTEN, "front", "alle", front);
    zet(b, KPI_KOSTEN, "onderzoek", "alle", onderzoek);
    zet(b, KPI_KOSTEN, "veilig_thuis", "alle", front + onderzoek);
}

static void raad(const struct blik *b)
{
    const struct keten *k = b->w->k;
    const struct station_flow *f = &place_station_books(k->raad.station)->flow[STATION_CASUS];
    double duur = (double)(k->sim.now - k->in->start);
    double wacht = (double)time_weighted_integral(&f->waiting, k->sim.now) / duur;
    double werk = (double)time_weighted_integral(&f->serving, k->sim.now) / duur;
    zet(b, KPI_WACHTLIJST, "raad", "soort=kinderen", wacht);
    zet(b, KPI_CASELOAD, "raad", "soort=kinderen", wacht + werk);
    zet(b, KPI_BEZETTING, "raad", "alle", 100.0 * place_station_load(k->raad.station));
    achtergrond(b, "raad", k->raad.station);
    zet(b, KPI_KOSTEN, "raad", "alle", gemiddeld(b, k->in->lopend.raad.fte) * gemiddeld(b, k->in->lopend.raad.euro));
    zet(b, KPI_BEZETTING, "hulp", "alle", 100.0 * place_station_load(k->hulp.station));
}

static double team(const struct blik *b, size_t g)
{
    const struct keten *k = b->w->k;
    const struct lokaal_veld_instelling *in = &k->in->lopend.lokaal_veld;
    const struct team *t = &k->lokaal_veld.team[g];
    zet(b, KPI_BEZETTING, "lokaal_team", "alle", 100.0 * place_station_load(t->station));
    achtergrond(b, "lokaal_team", t->station);
    double overleg = t->overleg ? (double)meeting_use(t->overleg).treated : (double)NAN;
    double duur = (double)(k->sim.now - k->in->start) / DAG / CLOCK_YEAR_DAYS;
    zet(b, KPI_DOORSTROOM, "overleg", "alle", overleg / duur);
    double kosten = gemiddeld(b, in->team[g].fte) * gemiddeld(b, in->euro);
    zet(b, KPI_KOSTEN, "lokaal_team", "alle", kosten);
    return kosten;
}

static void gebruik(const struct blik *alle)
{
    struct waarnemer *w = alle->w;
    veilig_thuis(alle);
    raad(alle);
    double teams = 0.0;
    for (size_t g = 0; g < w->k->in->gemeenten; g++) {
        struct blik b = *alle;
        b.gemeente = (int)g;
        b.naam = w->k->in->sleutel[g];
        teams += team(&b, g);
    }
    zet(alle, KPI_KOSTEN, "lokaal_team", "alle", teams);
    const struct keten_delen *in = &w->k->in->lopend;
    double vt = (gemiddeld(alle, in->veilig_thuis.front_fte) + gemiddeld(alle, in->veilig_thuis.onderzoek_fte)) *
                gemiddeld(alle, in->veilig_thuis.euro);
    zet(alle, KPI_KOSTEN, "keten", "alle", vt + teams + gemiddeld(alle, in->raad.fte) * gemiddeld(alle, in->raad.euro));
}

void uitkomsten_kpis(struct waarnemer *w)
{
    const struct keten_instelling *in = w->k->in;
    double ticks = (double)(in->eind - in->telt_vanaf);
    for (int g = -1; g < (int)in->gemeenten; g++) {
        struct blik b = {.w = w,
                         .gemeente = g,
                         .naam = g < 0 ? "alle" : in->sleutel[g],
                         .ticks = ticks,
                         .jaren = ticks / DAG / CLOCK_YEAR_DAYS};
        instroom(&b);
        aandelen(&b);
        voorraden(&b, meldingen(&b, EERSTE, -1) + meldingen(&b, HERMELDING, -1));
        for (int s = 0; s < STATIONS; s++) {
            wachten(&b, (enum station)s);
        }
        if (g < 0) {
            gebruik(&b);
        }
    }
}
