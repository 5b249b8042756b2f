#include "models/uitkomsten.h"

#include "models/uitkomsten_intern.h"

#include <math.h>
#include <stdlib.h>

static const struct kpi_row rijen[KPI_AANTAL] = {
#define KPI(sleutel, id, eenheid, richting, decimalen, nl, en, hoe)                                \
    {id, eenheid, richting, decimalen, nl, en, hoe},
#include "models/kpi_lijst.def"
#undef KPI
};
const struct kpi_catalogue uitkomsten_catalogus = {.rows = rijen, .row_count = KPI_AANTAL};

static void *ruimte(size_t n, size_t grootte)
{
    void *p = calloc(n ? n : 1, grootte);
    if (!p) {
        abort();
    }
    return p;
}

void uitkomsten_zet(struct uitkomst *u, enum kpi_nummer kpi, const char *station,
                    const char *gemeente, const char *uitsplitsing, double waarde)
{
    struct cellenlijst *l = &u->kpi;
    if (l->aantal == l->ruimte) {
        l->ruimte = l->ruimte ? 2 * l->ruimte : 1024;
        l->cel = realloc(l->cel, l->ruimte * sizeof *l->cel);
        l->waarde = realloc(l->waarde, l->ruimte * sizeof *l->waarde);
        if (!l->cel || !l->waarde) {
            abort();
        }
    }
    l->cel[l->aantal] = (struct kpi_cell){kpi, station, gemeente, uitsplitsing};
    l->waarde[l->aantal++] = isfinite(waarde) ? waarde : (double)NAN;
}

/* --- the weekly series --- */

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

static void reeks_gemeente(struct schrijver *s, int gemeente, const char *naam)
{
    const struct momentopname *n = s->nu, *v = &s->w->vorige;
    double vt =
        weekgemiddelde(s, n->verantwoordelijk, v->verantwoordelijk, BIJ_VEILIG_THUIS, gemeente);
    double vt_wacht = weekgemiddelde(s, n->wachtlijst, v->wachtlijst, STATION_VB, gemeente) +
                      weekgemiddelde(s, n->wachtlijst, v->wachtlijst, STATION_ONDERZOEK, gemeente) +
                      weekgemiddelde(s, n->wachtlijst, v->wachtlijst, STATION_VENV, gemeente);
    punt(s, KPI_CASELOAD, "veilig_thuis", naam, vt);
    punt(s, KPI_WACHTLIJST, "veilig_thuis", naam, vt_wacht);
    double keten = 0.0, wacht = 0.0, zonder = 0.0;
    for (size_t st = 0; st < STATIONS; st++) {
        double c = weekgemiddelde(s, n->caseload, v->caseload, st, gemeente);
        double w = weekgemiddelde(s, n->wachtlijst, v->wachtlijst, st, gemeente);
        keten += c;
        wacht += w;
        zonder += weekgemiddelde(s, n->zonder_zicht, v->zonder_zicht, st, gemeente);
        if (gemeente < 0 || st == STATION_LOKAAL_TEAM) {
            punt(s, KPI_CASELOAD, begrippen_station((enum station)st), naam, c);
            punt(s, KPI_WACHTLIJST, begrippen_station((enum station)st), naam, w);
        }
    }
    punt(s, KPI_CASELOAD, "keten", naam, keten);
    punt(s, KPI_WACHTLIJST, "keten", naam, wacht);
    punt(s, KPI_ZONDER_ZICHT_STAND, "keten", naam, zonder);
}

static void week_om(void *context, int64_t week)
{
    struct waarnemer *w = context;
    struct keten *k = w->k;
    struct momentopname nu;
    opname_init(&nu, k->in->gemeenten);
    opname_neem(&nu, k);
    w->week = (size_t)week;
    struct schrijver s = {.w = w, .nu = &nu, .eerste = week == 0};
    reeks_gemeente(&s, -1, "alle");
    for (size_t g = 0; g < k->in->gemeenten; g++) {
        reeks_gemeente(&s, (int)g, k->in->sleutel[g]);
    }
    uint64_t meldingen = k->metingen.meldingen_totaal;
    punt(&s, KPI_MELDINGEN, "keten", "alle",
         (double)(meldingen - w->meldingen_vorige) * CLOCK_YEAR_DAYS / 7.0);
    w->meldingen_vorige = meldingen;
    opname_release(&w->vorige);
    w->vorige = nu;
    if ((size_t)week + 1 < w->u->weken) {
        simulation_schedule(&k->sim, k->sim.now + CLOCK_WEEK, EVENT_STATISTICS, w->soort_week,
                            week + 1);
    }
}

/* --- one replication --- */

static void bevroren_waarden(struct uitkomst *u, struct keten *k)
{
    size_t gemeenten = k->in->gemeenten;
    int64_t claim = veilig_thuis_claim(&k->in->lopend.veilig_thuis, MIDDELZWAAR, k->in->start);
    double plaatsen = place_station_mean_held(k->veilig_thuis.onderzoek) / (double)claim;
    mechanismen_respons(&k->mechanismen, M1_RAAD_BLOKKEERT_AANVRAGER, 0, LICHT, plaatsen, 0.0, 1.0);
    for (int m = 0; m < MECHANISMEN; m++) {
        size_t n = mechanismen_lengte((enum mechanisme)m, gemeenten);
        u->respons[m] = ruimte(n, sizeof(double));
        u->gewicht[m] = ruimte(n, sizeof(double));
        for (size_t i = 0; i < n; i++) {
            mechanismen_gezien(&k->mechanismen, (enum mechanisme)m, i, &u->respons[m][i],
                               &u->gewicht[m][i]);
        }
    }
}

static void waarnemer_release(struct waarnemer *w)
{
    opname_release(&w->telt);
    opname_release(&w->nu);
    opname_release(&w->vorige);
}

bool uitkomst_maak(struct uitkomst *u, struct keten *k)
{
    *u = (struct uitkomst){0};
    const struct keten_instelling *in = k->in;
    struct waarnemer w = {.k = k, .u = u};
    w.soort_week = simulation_register(&k->sim, week_om, &w, "week");
    keten_tot_start(k);
    if (k->gestopt) {
        return false;
    }
    u->weken = (size_t)((in->eind - in->start) / CLOCK_WEEK);
    opname_init(&w.telt, in->gemeenten);
    opname_init(&w.nu, in->gemeenten);
    opname_init(&w.vorige, in->gemeenten);
    opname_neem(&w.vorige, k);
    w.meldingen_vorige = k->metingen.meldingen_totaal;
    if (u->weken > 0) {
        simulation_schedule(&k->sim, in->start + CLOCK_WEEK, EVENT_STATISTICS, w.soort_week, 0);
    }
    keten_loop(k, in->telt_vanaf);
    opname_neem(&w.telt, k);
    k->metingen.actief = true;
    k->metingen.vanaf = in->telt_vanaf;
    keten_loop(k, in->eind);
    if (k->gestopt) {
        waarnemer_release(&w);
        return false;
    }
    if (u->weken > 0 && (in->eind - in->start) % CLOCK_WEEK == 0) {
        week_om(&w, (int64_t)u->weken - 1); /* events at the very end stay pending */
    }
    opname_neem(&w.nu, k);
    uitkomsten_kpis(&w);
    uitkomsten_clocks(&w);
    keten_audit(k, &u->boeken);
    bevroren_waarden(u, k);
    u->gebeurtenissen = k->metingen.gebeurtenissen;
    u->gebeurtenissen_historie = k->gebeurtenissen_historie;
    u->casussen = k->casussen.geopend;
    for (int p = 0; p < PIJLEN; p++) {
        u->pijl[p] = k->metingen.pijl[p];
    }
    waarnemer_release(&w);
    return true;
}

void uitkomst_release(struct uitkomst *u)
{
    free(u->kpi.cel);
    free(u->kpi.waarde);
    free(u->reeks_cel);
    free(u->reeks);
    free(u->curve_cel);
    free(u->curve);
    for (int m = 0; m < MECHANISMEN; m++) {
        free(u->respons[m]);
        free(u->gewicht[m]);
    }
}
