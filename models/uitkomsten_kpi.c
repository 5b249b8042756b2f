/* KPI's of flows, stocks, waits and use. */
#include "models/uitkomsten_intern.h"

#include "models/waarde.h"

#include <math.h>
#include <string.h>

#define DAG ((double)CLOCK_DAY)

static const char *const per_melder[MELDERS] = {
    "melder=politie",   "melder=gezondheidszorg",     "melder=onderwijs",
    "melder=jeugdzorg", "melder=overig_beroepsmatig", "melder=niet_beroepsmatig",
    "melder=anders"};

struct blik {
    struct waarnemer *w;
    int gemeente; /* −1: all */
    const char *naam;
    double jaren, ticks; /* measured */
};

static void zet(const struct blik *b, enum kpi_nummer kpi, const char *station,
                const char *uitsplitsing, double waarde)
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

/* --- meldingen --- */

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
    struct tally vertraging;
    tally_init(&vertraging);
    for (size_t g = van(b); g < tot(b); g++) {
        tally_merge(&vertraging, &b->w->k->metingen.vertraging[g]);
    }
    zet(b, KPI_DL_MELDING, "keten", "alle", tally_mean(&vertraging));
    if (b->gemeente < 0) {
        for (int m = 0; m < MELDERS; m++) {
            zet(b, KPI_MELDINGEN, "keten", per_melder[m], meldingen(b, -1, m) / b->jaren);
        }
    }
}

/* --- casussen of the cohort: shares --- */

struct telling {
    double zonder[STATIONS]; /* days that nobody saw the family */
    double geopend, vb, direct, onderzoek, eerder, aangeboden, geaccepteerd, gesloten_traject,
        voldoende;
};

static void tel(struct telling *t, const struct casussen *cs, int32_t i)
{
    const struct casus *c = &cs->rij[i];
    for (int s = 0; s < STATIONS; s++) {
        t->zonder[s] += (double)casus_ongezien(cs, i, (enum station)s) / DAG;
    }
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
    double som = 0.0, vt = 0.0;
    for (int s = 0; s < STATIONS; s++) {
        zet(b, KPI_ZONDER_ZICHT, begrippen_station((enum station)s), uitsplitsing,
            t->zonder[s] / t->geopend);
        som += t->zonder[s];
        vt += begrippen_is_bij_vt((enum station)s) ? t->zonder[s] : 0.0;
    }
    zet(b, KPI_ZONDER_ZICHT, "veilig_thuis", uitsplitsing, vt / t->geopend);
    zet(b, KPI_ZONDER_ZICHT, "keten", uitsplitsing, som / t->geopend);
}

static void aandelen(const struct blik *b)
{
    struct telling alle, zwaarte[ZWAARTEN], eerder[VOORGESCHIEDENISSEN];
    memset(&alle, 0, sizeof alle);
    memset(zwaarte, 0, sizeof zwaarte);
    memset(eerder, 0, sizeof eerder);
    const struct casussen *cs = &b->w->k->casussen;
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        if (!c->telt || (b->gemeente >= 0 && c->gemeente != b->gemeente)) {
            continue;
        }
        tel(&alle, cs, i);
        tel(&zwaarte[c->beoordeeld], cs, i);
        tel(&eerder[c->voorgeschiedenis], cs, i);
    }
    aandelen_zet(b, &alle, "alle");
    if (b->gemeente < 0) {
        for (int z = 0; z < ZWAARTEN; z++) {
            aandelen_zet(b, &zwaarte[z], begrippen_per_zwaarte((enum zwaarte)z));
        }
        for (int v = 0; v < VOORGESCHIEDENISSEN; v++) {
            aandelen_zet(b, &eerder[v], begrippen_per_voorgeschiedenis((enum voorgeschiedenis)v));
        }
    }
}

/* --- stocks --- */

static double voorraad(const struct blik *b, const double *nu, const double *begin, size_t rij)
{
    size_t gemeenten = b->w->k->in->gemeenten;
    double som = 0.0;
    for (size_t g = van(b); g < tot(b); g++) {
        som += nu[rij * gemeenten + g] - begin[rij * gemeenten + g];
    }
    return b->ticks > 0.0 ? som / b->ticks : (double)NAN;
}

static void voorraden(const struct blik *b)
{
    const struct momentopname *cs = &b->w->nu, *o = &b->w->telt;
    double caseload = 0.0, wacht = 0.0, zonder = 0.0, vt_wacht = 0.0, vt_zonder = 0.0;
    for (size_t s = 0; s < STATIONS; s++) {
        const char *station = begrippen_station((enum station)s);
        double c = voorraad(b, cs->caseload, o->caseload, s),
               w = voorraad(b, cs->wachtlijst, o->wachtlijst, s);
        double z = voorraad(b, cs->zonder_zicht, o->zonder_zicht, s);
        zet(b, KPI_CASELOAD, station, "alle", c);
        zet(b, KPI_WACHTLIJST, station, "alle", w);
        zet(b, KPI_ZONDER_ZICHT_STAND, station, "alle", z);
        caseload += c;
        wacht += w;
        zonder += z;
        if (s == STATION_VB || s == STATION_ONDERZOEK || s == STATION_VENV) {
            vt_wacht += w;
        }
        vt_zonder += begrippen_is_bij_vt((enum station)s) ? z : 0.0;
    }
    zet(b, KPI_CASELOAD, "veilig_thuis", "alle",
        voorraad(b, cs->verantwoordelijk, o->verantwoordelijk, BIJ_VEILIG_THUIS));
    zet(b, KPI_WACHTLIJST, "veilig_thuis", "alle", vt_wacht);
    zet(b, KPI_ZONDER_ZICHT_STAND, "veilig_thuis", "alle", vt_zonder);
    zet(b, KPI_CASELOAD, "keten", "alle", caseload);
    zet(b, KPI_WACHTLIJST, "keten", "alle", wacht);
    zet(b, KPI_ZONDER_ZICHT_STAND, "keten", "alle", zonder);
}

/* --- waits --- */

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
            zet(b, KPI_WACHTTIJD, station, begrippen_per_zwaarte((enum zwaarte)z),
                tally_mean(&zwaarte[z]));
        }
    }
    histogram_free(verdeling);
}

/* --- use, background and cost --- */

/* First date after `op` on which the value changes; CLOCK_NEVER when it does not. */
static tick volgende_stap(const struct parameter_value *waarde, tick op)
{
    for (size_t s = 0; s < waarde->step_count; s++) {
        if (waarde->steps[s].from > op) {
            return waarde->steps[s].from;
        }
    }
    return CLOCK_NEVER;
}

/* Time mean of fte × euro per fte over the measured window; NAN when capacity is without limit. */
static double loonkosten(const struct blik *b, const struct parameter_value *fte,
                         const struct parameter_value *euro)
{
    const struct keten_instelling *in = b->w->k->in;
    double som = 0.0;
    for (tick op = in->telt_vanaf; op < in->eind;) {
        tick f = volgende_stap(fte, op), e = volgende_stap(euro, op), tot = f < e ? f : e;
        tot = tot < in->eind ? tot : in->eind;
        som += waarde_op(fte, op) * waarde_op(euro, op) * (double)(tot - op);
        op = tot;
    }
    return isfinite(som) && b->ticks > 0.0 ? som / b->ticks : (double)NAN;
}

static double uurbezetting(struct hour_use begin, struct hour_use nu)
{
    double gewerkt = (double)(nu.worked - begin.worked - (nu.overrun - begin.overrun));
    return procent(gewerkt, (double)(nu.available - begin.available));
}

static struct plaatsstand tussen(struct plaatsstand begin, struct plaatsstand nu)
{
    return (struct plaatsstand){.gebruik = {nu.gebruik.used - begin.gebruik.used,
                                            nu.gebruik.available - begin.gebruik.available},
                                .overig_wacht = nu.overig_wacht - begin.overig_wacht,
                                .overig_kwam = nu.overig_kwam - begin.overig_kwam,
                                .wacht = nu.wacht - begin.wacht,
                                .werk = nu.werk - begin.werk};
}

static void stand_tel(struct plaatsstand *som, struct plaatsstand s)
{
    som->gebruik.used += s.gebruik.used;
    som->gebruik.available += s.gebruik.available;
    som->overig_wacht += s.overig_wacht;
    som->overig_kwam += s.overig_kwam;
}

/* `overig`: what the background is called, cases or children. */
static void stand_zet(const struct blik *b, const char *station, const char *overig,
                      const struct plaatsstand *s)
{
    zet(b, KPI_BEZETTING, station, "alle", procent(s->gebruik.used, s->gebruik.available));
    zet(b, KPI_WACHTLIJST, station, overig, s->overig_wacht / b->ticks);
    zet(b, KPI_DOORSTROOM, station, overig, s->overig_kwam / b->jaren);
}

static double veilig_thuis(const struct blik *b)
{
    const struct vt_instelling *in = &b->w->k->in->lopend.veilig_thuis;
    const struct momentopname *begin = &b->w->telt, *nu = &b->w->nu;
    zet(b, KPI_BEZETTING, "front", "alle", uurbezetting(begin->front, nu->front));
    zet(b, KPI_BEZETTING, "crisis", "alle", uurbezetting(begin->piket, nu->piket));
    struct plaatsstand onderzoek = tussen(begin->onderzoek, nu->onderzoek);
    zet(b, KPI_BEZETTING, "onderzoek", "alle",
        procent(onderzoek.gebruik.used, onderzoek.gebruik.available));
    double front = loonkosten(b, in->front_fte, in->euro),
           plaatsen = loonkosten(b, in->onderzoek_fte, in->euro);
    zet(b, KPI_KOSTEN, "front", "alle", front);
    zet(b, KPI_KOSTEN, "onderzoek", "alle", plaatsen);
    zet(b, KPI_KOSTEN, "veilig_thuis", "alle", front + plaatsen);
    return front + plaatsen;
}

static double raad_en_hulp(const struct blik *b)
{
    const struct raad_instelling *in = &b->w->k->in->lopend.raad;
    struct plaatsstand raad = tussen(b->w->telt.raad, b->w->nu.raad),
                       hulp = tussen(b->w->telt.hulp, b->w->nu.hulp);
    stand_zet(b, "raad", "soort=overige_kinderen", &raad);
    zet(b, KPI_WACHTLIJST, "raad", "soort=kinderen", raad.wacht / b->ticks);
    zet(b, KPI_CASELOAD, "raad", "soort=kinderen", (raad.wacht + raad.werk) / b->ticks);
    stand_zet(b, "hulp", "soort=overige_instroom", &hulp);
    double kosten = loonkosten(b, in->fte, in->euro);
    zet(b, KPI_KOSTEN, "raad", "alle", kosten);
    return kosten;
}

static void team_zet(const struct blik *b, const struct plaatsstand *stand, double overleg,
                     double kosten)
{
    stand_zet(b, "lokaal_team", "soort=overige_instroom", stand);
    zet(b, KPI_DOORSTROOM, "overleg", "alle", overleg / b->jaren);
    zet(b, KPI_KOSTEN, "lokaal_team", "alle", kosten);
}

static double teams(const struct blik *alle)
{
    const struct waarnemer *w = alle->w;
    const struct lokaal_veld_instelling *in = &w->k->in->lopend.lokaal_veld;
    struct plaatsstand som = {0};
    double overleg = 0.0, kosten = 0.0;
    for (size_t g = 0; g < in->gemeenten; g++) {
        struct blik b = *alle;
        b.gemeente = (int)g;
        b.naam = w->k->in->sleutel[g];
        struct plaatsstand stand = tussen(w->telt.team[g], w->nu.team[g]);
        double hier = loonkosten(&b, in->team[g].fte, in->euro);
        team_zet(&b, &stand, w->nu.overleg[g] - w->telt.overleg[g], hier);
        stand_tel(&som, stand);
        overleg += w->nu.overleg[g] - w->telt.overleg[g];
        kosten += hier;
    }
    team_zet(alle, &som, overleg, kosten);
    return kosten;
}

static void gebruik(const struct blik *alle)
{
    double kosten = veilig_thuis(alle);
    kosten += raad_en_hulp(alle);
    kosten += teams(alle);
    zet(alle, KPI_KOSTEN, "keten", "alle", kosten);
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
        voorraden(&b);
        for (int s = 0; s < STATIONS; s++) {
            wachten(&b, (enum station)s);
        }
        if (g < 0) {
            gebruik(&b);
        }
    }
}
