/* KPI's of flows, stocks and waits; it calls the files for shares and for use. */
#include "models/uitkomsten_intern.h"

#define DAG ((double)CLOCK_DAY)

static const char *const per_melder[MELDERS] = {
    "melder=politie",   "melder=gezondheidszorg",     "melder=onderwijs",
    "melder=jeugdzorg", "melder=overig_beroepsmatig", "melder=niet_beroepsmatig",
    "melder=anders",    "melder=ambtshalve"};

bool uitkomsten_heeft_casussen(enum station s)
{
    for (int f = 0; f < FASE_GESLOTEN; f++) {
        if (begrippen_fase((enum fase)f)->station == s) {
            return true;
        }
    }
    return false;
}

/* --- meldingen --- */

static double meldingen(const struct blik *b, int soort, int melder)
{
    const struct metingen *m = &b->w->k->metingen;
    uint64_t som = 0;
    for (int s = soort < 0 ? 0 : soort; s < (soort < 0 ? MELDINGSOORTEN : soort + 1); s++) {
        for (int r = melder < 0 ? 0 : melder; r < (melder < 0 ? MELDERS : melder + 1); r++) {
            for (size_t g = blik_van(b); g < blik_tot(b); g++) {
                som += m->meldingen[((size_t)s * MELDERS + (size_t)r) * m->gemeenten + g];
            }
        }
    }
    return (double)som;
}

static void instroom(const struct blik *b)
{
    double alle = meldingen(b, -1, -1);
    blik_zet(b, KPI_MELDINGEN, "keten", "alle", alle / b->jaren);
    blik_zet(b, KPI_MELDINGEN_EERSTE, "keten", "alle", meldingen(b, EERSTE, -1) / b->jaren);
    blik_zet(b, KPI_MELDINGEN_HER, "keten", "alle", meldingen(b, HERMELDING, -1) / b->jaren);
    blik_zet(b, KPI_MELDINGEN_VERVOLG, "keten", "alle",
             meldingen(b, VERVOLGMELDING, -1) / b->jaren);
    blik_zet(b, KPI_HERMELDING, "keten", "alle",
             uitkomsten_procent(meldingen(b, HERMELDING, -1), alle));
    const struct metingen *m = &b->w->k->metingen;
    double terug = 0.0;
    for (size_t g = blik_van(b); g < blik_tot(b); g++) {
        terug += (double)m->terugmeldingen[g];
    }
    blik_zet(b, KPI_MELDINGEN_TERUG, "keten", "alle", terug / b->jaren);
    struct tally vertraging;
    tally_init(&vertraging);
    for (size_t g = blik_van(b); g < blik_tot(b); g++) {
        tally_merge(&vertraging, &m->vertraging[g]);
    }
    blik_zet(b, KPI_DL_MELDING, "keten", "alle", tally_mean(&vertraging));
    if (b->gemeente < 0) {
        blik_zet(b, KPI_ADVIEZEN, "keten", "alle", (double)m->adviezen / b->jaren);
        for (int r = 0; r < MELDERS; r++) {
            blik_zet(b, KPI_MELDINGEN, "keten", per_melder[r], meldingen(b, -1, r) / b->jaren);
        }
    }
}

/* --- stocks --- */

/* Sum of a row over the gemeenten of this view. */
static double rijsom(const struct blik *b, const double *stand, size_t rij)
{
    double som = 0.0;
    for (size_t g = blik_van(b); g < blik_tot(b); g++) {
        som += stand[rij * b->w->k->in->gemeenten + g];
    }
    return som;
}

/* Mean over the measured time, from the integrals at its begin and end. */
static double tijdgemiddelde(const struct blik *b, const double *nu, const double *begin,
                             size_t rij)
{
    return b->ticks > 0.0 ? (rijsom(b, nu, rij) - rijsom(b, begin, rij)) / b->ticks : (double)NAN;
}

/* Of one station or several: means over time, at the end, and growth of the list. */
struct voorraad {
    double caseload, wacht, zonder, caseload_eind, wacht_eind, wacht_groei;
};

static struct voorraad voorraad_bij(const struct blik *b, size_t s)
{
    const struct waarnemer *w = b->w;
    const struct momentopname *nu = &w->nu, *begin = &w->telt;
    return (struct voorraad){.caseload = tijdgemiddelde(b, nu->caseload, begin->caseload, s),
                             .wacht = tijdgemiddelde(b, nu->wachtlijst, begin->wachtlijst, s),
                             .zonder = tijdgemiddelde(b, nu->zonder_zicht, begin->zonder_zicht, s),
                             .caseload_eind = rijsom(b, w->eind.caseload, s),
                             .wacht_eind = rijsom(b, w->eind.wachtlijst, s),
                             .wacht_groei = rijsom(b, w->groei.wachtlijst, s)};
}

static void voorraad_tel(struct voorraad *som, const struct voorraad *v)
{
    som->caseload += v->caseload;
    som->wacht += v->wacht;
    som->zonder += v->zonder;
    som->caseload_eind += v->caseload_eind;
    som->wacht_eind += v->wacht_eind;
    som->wacht_groei += v->wacht_groei;
}

static void voorraad_zet(const struct blik *b, const char *station, const struct voorraad *v)
{
    blik_zet(b, KPI_CASELOAD, station, "alle", v->caseload);
    blik_zet(b, KPI_CASELOAD_EIND, station, "alle", v->caseload_eind);
    blik_zet(b, KPI_WACHTLIJST, station, "alle", v->wacht);
    blik_zet(b, KPI_WACHTLIJST_EIND, station, "alle", v->wacht_eind);
    blik_zet(b, KPI_WACHTLIJST_GROEI, station, "alle", v->wacht_groei);
    blik_zet(b, KPI_ZONDER_ZICHT_STAND, station, "alle", v->zonder);
}

static void voorraden(const struct blik *b)
{
    const struct waarnemer *w = b->w;
    struct voorraad keten = {0}, vt = {0};
    double vt_zonder = 0.0;
    for (size_t s = 0; s < STATIONS; s++) {
        struct voorraad hier = voorraad_bij(b, s);
        if (uitkomsten_heeft_casussen((enum station)s)) {
            voorraad_zet(b, begrippen_station((enum station)s), &hier);
        }
        voorraad_tel(&keten, &hier);
        if (s == STATION_VB || s == STATION_ONDERZOEK || s == STATION_VENV) {
            voorraad_tel(&vt, &hier);
        }
        vt_zonder += begrippen_is_bij_vt((enum station)s) ? hier.zonder : 0.0;
    }
    const char *monitoring = begrippen_station(STATION_MONITORING);
    blik_zet(b, KPI_CASELOAD, monitoring, "alle",
             tijdgemiddelde(b, w->nu.monitoring, w->telt.monitoring, 0));
    blik_zet(b, KPI_CASELOAD_EIND, monitoring, "alle", rijsom(b, w->eind.monitoring, 0));
    vt.caseload =
        tijdgemiddelde(b, w->nu.verantwoordelijk, w->telt.verantwoordelijk, BIJ_VEILIG_THUIS);
    vt.caseload_eind = rijsom(b, w->eind.verantwoordelijk, BIJ_VEILIG_THUIS);
    vt.zonder = vt_zonder;
    voorraad_zet(b, "veilig_thuis", &vt);
    voorraad_zet(b, "keten", &keten);
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
    for (size_t g = blik_van(b); g < blik_tot(b); g++) {
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
    blik_zet(b, KPI_DOORSTROOM, station, "alle", (double)doorstroom / b->jaren);
    blik_zet(b, KPI_WACHTTIJD, station, "alle", tally_mean(&dagen));
    blik_zet(b, KPI_WACHTTIJD_P90, station, "alle", histogram_quantile(verdeling, 0.9) / DAG);
    blik_zet(b, KPI_GEPASSEERD, station, "alle", n > 0.0 ? (double)gepasseerd / n : (double)NAN);
    blik_zet(b, KPI_WACHT_GESLOTEN, station, "alle", oorzaak[WAIT_CLOSED] / n / DAG);
    blik_zet(b, KPI_WACHT_OVERLEG, station, "alle", oorzaak[WAIT_MEETING] / n / DAG);
    blik_zet(b, KPI_WACHT_GEBLOKKEERD, station, "alle", oorzaak[WAIT_BLOCKED] / n / DAG);
    blik_zet(b, KPI_WACHT_BEZET, station, "alle", oorzaak[WAIT_BUSY] / n / DAG);
    if (b->gemeente < 0) {
        for (int z = 0; z < ZWAARTEN; z++) {
            blik_zet(b, KPI_WACHTTIJD, station, begrippen_per_zwaarte((enum zwaarte)z),
                     tally_mean(&zwaarte[z]));
        }
    }
    histogram_free(verdeling);
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
        uitkomsten_aandelen(&b);
        voorraden(&b);
        uitkomsten_peilingen(&b);
        for (int s = 0; s < STATIONS; s++) {
            wachten(&b, (enum station)s);
        }
        if (g < 0) {
            uitkomsten_gebruik(&b);
        }
    }
}
