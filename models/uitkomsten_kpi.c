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

static double voorraad(const struct blik *b, const double *nu, const double *begin, size_t rij)
{
    size_t gemeenten = b->w->k->in->gemeenten;
    double som = 0.0;
    for (size_t g = blik_van(b); g < blik_tot(b); g++) {
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
        if (uitkomsten_heeft_casussen((enum station)s)) {
            blik_zet(b, KPI_CASELOAD, station, "alle", c);
            blik_zet(b, KPI_WACHTLIJST, station, "alle", w);
            blik_zet(b, KPI_ZONDER_ZICHT_STAND, station, "alle", z);
        }
        caseload += c;
        wacht += w;
        zonder += z;
        if (s == STATION_VB || s == STATION_ONDERZOEK || s == STATION_VENV) {
            vt_wacht += w;
        }
        vt_zonder += begrippen_is_bij_vt((enum station)s) ? z : 0.0;
    }
    blik_zet(b, KPI_CASELOAD, begrippen_station(STATION_MONITORING), "alle",
             voorraad(b, cs->monitoring, o->monitoring, 0));
    blik_zet(b, KPI_CASELOAD, "veilig_thuis", "alle",
             voorraad(b, cs->verantwoordelijk, o->verantwoordelijk, BIJ_VEILIG_THUIS));
    blik_zet(b, KPI_WACHTLIJST, "veilig_thuis", "alle", vt_wacht);
    blik_zet(b, KPI_ZONDER_ZICHT_STAND, "veilig_thuis", "alle", vt_zonder);
    blik_zet(b, KPI_CASELOAD, "keten", "alle", caseload);
    blik_zet(b, KPI_WACHTLIJST, "keten", "alle", wacht);
    blik_zet(b, KPI_ZONDER_ZICHT_STAND, "keten", "alle", zonder);
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
