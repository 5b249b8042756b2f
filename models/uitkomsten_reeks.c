/* The weekly series, and what is measured once a week.
 *
 * Stocks are means over the week that ends; pressure and strength are what they are at its end. Of
 * a gemeente there is what tells who waits for what there; of all of them every station. */
#include "models/uitkomsten_intern.h"

#include "models/waarde.h"

#include <stdlib.h>

struct schrijver {
    struct waarnemer *w;
    const struct momentopname *nu;
    size_t cel;
    bool eerste; /* the list of cells is still being made */
};

static void punt(struct schrijver *s, enum kpi_nummer kpi, const char *station,
                 const char *gemeente, double waarde)
{
    struct uitkomst *u = s->w->u;
    if (s->eerste) {
        u->reeks_cel = realloc(u->reeks_cel, (s->cel + 1) * sizeof *u->reeks_cel);
        u->reeks = realloc(u->reeks, (s->cel + 1) * u->weken * sizeof *u->reeks);
        if (!u->reeks_cel || !u->reeks) {
            abort();
        }
        u->reeks_cel[s->cel] = (struct kpi_cell){kpi, station, gemeente, "alle"};
        u->reeks_aantal = s->cel + 1;
    }
    u->reeks[s->cel * u->weken + s->w->week] = (float)waarde;
    s->cel++;
}

/* --- stocks --- */

/* Mean over the past week of a stock, of one gemeente or (−1) all. */
static double weekgemiddelde(const struct schrijver *s, const double *nu, const double *vorige,
                             size_t rij, int gemeente)
{
    size_t g = s->w->k->in->gemeenten;
    double som = 0.0;
    for (size_t i = gemeente < 0 ? 0 : (size_t)gemeente;
         i < (gemeente < 0 ? g : (size_t)gemeente + 1); i++) {
        som += nu[rij * g + i] - vorige[rij * g + i];
    }
    return som / (double)CLOCK_WEEK;
}

/* What a gemeente has series of, besides the sums: the lists on which its casussen wait longest. */
static bool per_gemeente(enum station s)
{
    return s == STATION_ONDERZOEK || s == STATION_LOKAAL_TEAM || s == STATION_JBT ||
           s == STATION_RAAD || s == STATION_HULP;
}

static void stations(struct schrijver *s, int gemeente, const char *naam)
{
    const struct momentopname *n = s->nu, *v = &s->w->vorige;
    double keten = 0.0, wacht = 0.0, zonder = 0.0;
    for (size_t st = 0; st < STATIONS; st++) {
        const char *station = begrippen_station((enum station)st);
        double c = weekgemiddelde(s, n->caseload, v->caseload, st, gemeente);
        double w = weekgemiddelde(s, n->wachtlijst, v->wachtlijst, st, gemeente);
        keten += c;
        wacht += w;
        zonder += weekgemiddelde(s, n->zonder_zicht, v->zonder_zicht, st, gemeente);
        bool alle = gemeente < 0 && uitkomsten_heeft_casussen((enum station)st);
        if (alle || (gemeente >= 0 && st == STATION_LOKAAL_TEAM)) {
            punt(s, KPI_CASELOAD, station, naam, c);
        }
        if (alle || (gemeente >= 0 && per_gemeente((enum station)st))) {
            punt(s, KPI_WACHTLIJST, station, naam, w);
        }
    }
    punt(s, KPI_CASELOAD, "keten", naam, keten);
    punt(s, KPI_WACHTLIJST, "keten", naam, wacht);
    punt(s, KPI_ZONDER_ZICHT_STAND, "keten", naam, zonder);
}

static void voorraden(struct schrijver *s, int gemeente, const char *naam)
{
    const struct momentopname *n = s->nu, *v = &s->w->vorige;
    punt(s, KPI_CASELOAD, "veilig_thuis", naam,
         weekgemiddelde(s, n->verantwoordelijk, v->verantwoordelijk, BIJ_VEILIG_THUIS, gemeente));
    punt(s, KPI_WACHTLIJST, "veilig_thuis", naam,
         weekgemiddelde(s, n->wachtlijst, v->wachtlijst, STATION_VB, gemeente) +
             weekgemiddelde(s, n->wachtlijst, v->wachtlijst, STATION_ONDERZOEK, gemeente) +
             weekgemiddelde(s, n->wachtlijst, v->wachtlijst, STATION_VENV, gemeente));
    stations(s, gemeente, naam);
    if (gemeente < 0) {
        punt(s, KPI_CASELOAD, begrippen_station(STATION_MONITORING), naam,
             weekgemiddelde(s, n->monitoring, v->monitoring, 0, -1));
    }
}

static void stromen(struct schrijver *s)
{
    double per_jaar = CLOCK_YEAR_DAYS / 7.0;
    uint64_t meldingen = s->w->k->metingen.meldingen_totaal;
    punt(s, KPI_MELDINGEN, "keten", "alle",
         (double)(meldingen - s->w->meldingen_vorige) * per_jaar);
    s->w->meldingen_vorige = meldingen;
    punt(s, KPI_ADVIEZEN, "keten", "alle", (s->nu->adviezen - s->w->vorige.adviezen) * per_jaar);
}

/* --- pressure and strength --- */

static const struct peiling_rij {
    enum kpi_nummer kpi;
    const char *station;
    bool per_gemeente;
} peilingen[PEILINGEN] = {
    [PEIL_DRUK_VT] = {KPI_DRUK, "veilig_thuis", false},
    [PEIL_STERKTE_FRONT] = {KPI_STERKTE, "front", false},
    [PEIL_STERKTE_ONDERZOEK] = {KPI_STERKTE, "onderzoek", false},
    [PEIL_DRUK_TEAM] = {KPI_DRUK, "lokaal_team", true},
    [PEIL_STERKTE_TEAM] = {KPI_STERKTE, "lokaal_team", true},
};

static double van_team(const struct keten *k, enum peiling p, size_t gemeente)
{
    return p == PEIL_DRUK_TEAM ? druk_team(&k->druk, (int)gemeente)
                               : k->personeel.team[gemeente].sterkte;
}

/* Mean over the teams, weighted by their formation; each alike where one of them has no limit. */
static double van_teams(const struct keten *k, enum peiling p)
{
    const struct lokaal_veld_instelling *in = &k->in->lopend.lokaal_veld;
    double som = 0.0, gewicht = 0.0, kaal = 0.0;
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        double fte =
            waarde_op(in->team[g].fte, k->sim.now) + waarde_op(in->team[g].fte_zwaar, k->sim.now);
        double waarde = van_team(k, p, g);
        som += fte * waarde;
        gewicht += fte;
        kaal += waarde;
    }
    return gewicht > 0.0 && isfinite(gewicht) ? som / gewicht : kaal / (double)k->in->gemeenten;
}

static double lees_peil(const struct keten *k, enum peiling p)
{
    switch (p) {
    case PEIL_DRUK_VT:
        return druk_veilig_thuis(&k->druk);
    case PEIL_STERKTE_FRONT:
        return k->personeel.front.sterkte;
    case PEIL_STERKTE_ONDERZOEK:
        return k->personeel.onderzoek.sterkte;
    default:
        return van_teams(k, p);
    }
}

static void peil(struct schrijver *s, enum peiling p, size_t plek, const char *gemeente,
                 double aandeel)
{
    struct waarnemer *w = s->w;
    punt(s, peilingen[p].kpi, peilingen[p].station, gemeente, 100.0 * aandeel);
    if (w->k->sim.now > w->k->in->telt_vanaf) {
        w->peil[(size_t)p * (w->k->in->gemeenten + 1) + plek] += 100.0 * aandeel;
    }
}

static void peilen(struct schrijver *s)
{
    const struct keten *k = s->w->k;
    for (int p = 0; p < PEILINGEN; p++) {
        peil(s, (enum peiling)p, 0, "alle", lees_peil(k, (enum peiling)p));
        for (size_t g = 0; peilingen[p].per_gemeente && g < k->in->gemeenten; g++) {
            peil(s, (enum peiling)p, g + 1, k->in->sleutel[g], van_team(k, (enum peiling)p, g));
        }
    }
    s->w->peil_aantal += k->sim.now > k->in->telt_vanaf;
}

void uitkomsten_week(struct waarnemer *w, size_t week)
{
    struct keten *k = w->k;
    struct momentopname nu;
    opname_init(&nu, k->in->gemeenten);
    opname_neem(&nu, k);
    w->week = week;
    struct schrijver s = {.w = w, .nu = &nu, .eerste = week == 0};
    voorraden(&s, -1, "alle");
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        voorraden(&s, (int)g, k->in->sleutel[g]);
    }
    stromen(&s);
    peilen(&s);
    uitkomsten_groei_week(w, &nu);
    opname_release(&w->vorige);
    w->vorige = nu;
}

void uitkomsten_peilingen(const struct blik *b)
{
    const struct waarnemer *w = b->w;
    for (int p = 0; p < PEILINGEN; p++) {
        if (b->gemeente < 0 || peilingen[p].per_gemeente) {
            size_t plek = (size_t)p * (w->k->in->gemeenten + 1) + (size_t)(b->gemeente + 1);
            blik_zet(b, peilingen[p].kpi, peilingen[p].station, "alle",
                     w->peil_aantal > 0.0 ? w->peil[plek] / w->peil_aantal : (double)NAN);
        }
    }
}
