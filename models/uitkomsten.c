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

static void week_om(void *context, int64_t week)
{
    struct waarnemer *w = context;
    uitkomsten_week(w, (size_t)week);
    if ((size_t)week + 1 < w->u->weken) {
        simulation_schedule(&w->k->sim, w->k->sim.now + CLOCK_WEEK, EVENT_STATISTICS, w->soort_week,
                            week + 1);
    }
}

/* --- one replication --- */

/* Notes the places that M1 kept held on average, in places of a middelzware casus as they were at
 * `start`, and takes over all responses that were seen. */
static void bevroren_waarden(struct uitkomst *u, struct keten *k)
{
    const struct keten_instelling *in = k->in;
    size_t gemeenten = in->gemeenten;
    int64_t claim = veilig_thuis_claim(&in->lopend.veilig_thuis, MIDDELZWAAR, in->start);
    mechanismen_respons(&k->mechanismen, R1_PLAATSEN_VT, 0, LICHT,
                        place_station_mean_held(k->veilig_thuis.onderzoek) / (double)claim, 1.0);
    for (size_t g = 0; g < gemeenten; g++) {
        const struct parameter_value *caseload =
            in->lopend.lokaal_veld.team[g].caseload[MIDDELZWAAR];
        const struct team *team = &k->lokaal_veld.team[g];
        double bezet = place_station_mean_held(team->station);
        bezet += team->zwaar ? place_station_mean_held(team->zwaar) : 0.0;
        claim = plaatswerk_claim(parameter_step_at(caseload, in->start)->number);
        mechanismen_respons(&k->mechanismen, R1_PLAATSEN_TEAM, (int)g, LICHT, bezet / (double)claim,
                            1.0);
    }
    for (int m = 0; m < MECHANISMEN; m++) {
        size_t n = mechanismen_lengte((enum mechanisme)m, gemeenten);
        u->respons[m] = ruimte(n, sizeof(double));
        u->gewicht[m] = ruimte(n, sizeof(double));
        u->respons_aantal[m] = n;
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
    opname_release(&w->eind);
    opname_release(&w->groei_van);
    opname_release(&w->groei_som);
    opname_release(&w->groei);
    free(w->peil);
}

bool uitkomst_maak(struct uitkomst *u, struct keten *k)
{
    *u = (struct uitkomst){0};
    keten_historie(k);
    return !k->gestopt && uitkomst_vanaf_start(u, k, k->in, false, 0);
}

bool uitkomst_vanaf_start(struct uitkomst *u, struct keten *k, const struct keten_instelling *in,
                          bool rimpel, tick dossiers_tot)
{
    *u = (struct uitkomst){0};
    struct waarnemer w = {.k = k, .u = u};
    w.soort_week = simulation_register(&k->sim, week_om, &w, "week");
    keten_begin(k, in);
    if (rimpel) {
        keten_rimpel(k);
    }
    u->weken = (size_t)((in->eind - in->start) / CLOCK_WEEK);
    struct momentopname *opnames[] = {&w.telt,      &w.nu,        &w.vorige, &w.eind,
                                      &w.groei_van, &w.groei_som, &w.groei};
    for (size_t i = 0; i < sizeof opnames / sizeof opnames[0]; i++) {
        opname_init(opnames[i], in->gemeenten);
    }
    w.peil = ruimte(PEILINGEN * (in->gemeenten + 1), sizeof *w.peil);
    opname_neem(&w.vorige, k);
    w.meldingen_vorige = k->metingen.meldingen_totaal;
    if (u->weken > 0) {
        simulation_schedule(&k->sim, in->start + CLOCK_WEEK, EVENT_STATISTICS, w.soort_week, 0);
    }
    keten_loop(k, in->telt_vanaf);
    opname_neem(&w.telt, k);
    if (in->respons_na_inloop) {
        mechanismen_vergeet(&k->mechanismen);
    }
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
    opname_stand(&w.eind, k);
    uitkomsten_groei(&w);
    uitkomsten_kpis(&w);
    uitkomsten_clocks(&w);
    keten_audit(k, &u->boeken);
    bevroren_waarden(u, k);
    sporen_maak(&u->sporen, k);
    if (dossiers_tot > 0) {
        dossiers_maak(&u->dossiers, k, dossiers_tot);
    }
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
    free(u->teksten);
    sporen_release(&u->sporen);
    dossiers_release(&u->dossiers);
    for (int m = 0; m < MECHANISMEN; m++) {
        free(u->respons[m]);
        free(u->gewicht[m]);
    }
}
