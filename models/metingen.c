#include "models/metingen.h"

#include <stdlib.h>

static const struct pijl_rij pijlen[PIJLEN] = {
    [PIJL_INCIDENT_MELDING] = {"incident_melding", "incident", "melding"},
    [PIJL_INCIDENT_LOKAAL_TEAM] = {"incident_lokaal_team", "incident", "lokaal team"},
    [PIJL_INCIDENT_ADVIES] = {"incident_advies", "incident", "advies"},
    [PIJL_ADVIES_MELDING] = {"advies_melding", "advies", "melding"},
    [PIJL_MELDING_CASUS] = {"melding_casus", "melding", "veiligheidsbeoordeling"},
    [PIJL_MELDING_OPEN_CASUS] = {"melding_open_casus", "melding", "open casus (vervolgmelding)"},
    [PIJL_VB_GEEN_VERVOLG] = {"vb_geen_vervolg", "veiligheidsbeoordeling", "geen vervolg"},
    [PIJL_VB_BETROKKEN_HULP] = {"vb_betrokken_hulp", "veiligheidsbeoordeling", "betrokken hulp"},
    [PIJL_VB_LOKAAL_TEAM] = {"vb_lokaal_team", "veiligheidsbeoordeling", "lokaal team"},
    [PIJL_VB_VENV] = {"vb_venv", "veiligheidsbeoordeling", "Voorwaarden & Vervolg"},
    [PIJL_VB_ONDERZOEK] = {"vb_onderzoek", "veiligheidsbeoordeling", "onderzoek"},
    [PIJL_VENV_GEEN_VERVOLG] = {"venv_geen_vervolg", "Voorwaarden & Vervolg", "geen vervolg"},
    [PIJL_VENV_BETROKKEN_HULP] = {"venv_betrokken_hulp", "Voorwaarden & Vervolg", "betrokken hulp"},
    [PIJL_VENV_LOKAAL_TEAM] = {"venv_lokaal_team", "Voorwaarden & Vervolg", "lokaal team"},
    [PIJL_ONDERZOEK_GEEN_VERVOLG] = {"onderzoek_geen_vervolg", "onderzoek", "geen vervolg"},
    [PIJL_ONDERZOEK_BETROKKEN_HULP] = {"onderzoek_betrokken_hulp", "onderzoek", "betrokken hulp"},
    [PIJL_ONDERZOEK_LOKAAL_TEAM] = {"onderzoek_lokaal_team", "onderzoek", "lokaal team"},
    [PIJL_ONDERZOEK_JBT] = {"onderzoek_jbt", "onderzoek", "jeugdbeschermingstafel"},
    [PIJL_ONDERZOEK_MONITORING] = {"onderzoek_monitoring", "onderzoek", "monitoring"},
    [PIJL_MONITORING_MELDING] = {"monitoring_melding", "monitoring", "melding"},
    [PIJL_OVERDRACHT_GEWEIGERD] = {"overdracht_geweigerd", "overdracht",
                                   "geweigerd door lokaal team"},
    [PIJL_INTAKE_BETROKKEN_HULP] = {"intake_betrokken_hulp", "intake van de gemeente",
                                    "betrokken hulp"},
    [PIJL_INTAKE_TERUGMELDING] = {"intake_terugmelding", "intake van de gemeente",
                                  "veiligheidsbeoordeling"},
    [PIJL_OVERLEG_LOKAAL_TEAM] = {"overleg_lokaal_team", "interventieoverleg", "lokaal team"},
    [PIJL_LOKAAL_TEAM_TERUGMELDING] = {"lokaal_team_terugmelding", "lokaal team",
                                       "veiligheidsbeoordeling"},
    [PIJL_LOKAAL_TEAM_JBT] = {"lokaal_team_jbt", "lokaal team", "jeugdbeschermingstafel"},
    [PIJL_LOKAAL_TEAM_SAVE_JBT] = {"lokaal_team_save_jbt", "lokaal team (via SAVE)",
                                   "jeugdbeschermingstafel"},
    [PIJL_SPOED_RAAD] = {"raad_spoed", "spoedverzoek", "Raad voor de Kinderbescherming"},
    [PIJL_JBT_RAAD] = {"jbt_raad", "jeugdbeschermingstafel", "Raad voor de Kinderbescherming"},
    [PIJL_JBT_SAVE] = {"jbt_save", "jeugdbeschermingstafel", "SAVE-begeleiding"},
    [PIJL_JBT_VRIJWILLIG] = {"jbt_vrijwillig", "jeugdbeschermingstafel", "vrijwillig kader"},
    [PIJL_RAAD_RECHTER] = {"raad_rechter", "Raad voor de Kinderbescherming", "kinderrechter"},
    [PIJL_RAAD_VRIJWILLIG] = {"raad_vrijwillig", "Raad voor de Kinderbescherming",
                              "vrijwillig kader"},
    [PIJL_RECHTER_OTS] = {"rechter_ots", "kinderrechter", "ondertoezichtstelling"},
    [PIJL_RECHTER_AFGEWEZEN] = {"rechter_afgewezen", "kinderrechter", "vrijwillig kader"},
    [PIJL_SAVE_JBT] = {"save_jbt", "SAVE-begeleiding", "jeugdbeschermingstafel"},
    [PIJL_GI_KLAAR] = {"gi_klaar", "gecertificeerde instelling", "afgesloten"},
    [PIJL_CONTACT_GEEN_HULP] = {"contact_geen_hulp", "eerste contact", "geen hulp nodig"},
    [PIJL_CONTACT_AFGEWEZEN] = {"contact_afgewezen", "eerste contact", "hulp afgewezen"},
    [PIJL_CONTACT_HULP] = {"contact_hulp", "eerste contact", "hulptraject"},
    [PIJL_HULP_VOLDOENDE] = {"hulp_voldoende", "hulptraject", "voldoende doorlopen"},
    [PIJL_HULP_UITVAL] = {"hulp_uitval", "hulptraject", "niet voldoende doorlopen"},
    [PIJL_GESLOTEN_RECIDIVE] = {"gesloten_recidive", "huishouden met eerdere casus",
                                "nieuwe casus"},
};

const struct pijl_rij *metingen_pijl(enum pijl pijl)
{
    return &pijlen[pijl];
}

static void *nullen(size_t n, size_t grootte)
{
    void *p = calloc(n, grootte);
    if (!p) {
        abort();
    }
    return p;
}

void metingen_init(struct metingen *m, size_t gemeenten)
{
    *m = (struct metingen){.gemeenten = gemeenten};
    m->wacht = nullen(STATIONS * gemeenten, sizeof *m->wacht);
    m->meldingen = nullen((size_t)MELDINGSOORTEN * MELDERS * gemeenten, sizeof *m->meldingen);
    m->terugmeldingen = nullen(gemeenten, sizeof *m->terugmeldingen);
    m->doorstroom = nullen(STATIONS * gemeenten, sizeof *m->doorstroom);
    m->vertraging = nullen(gemeenten, sizeof *m->vertraging);
    for (size_t g = 0; g < gemeenten; g++) {
        tally_init(&m->vertraging[g]);
    }
    for (size_t i = 0; i < STATIONS * gemeenten; i++) {
        tally_init(&m->wacht[i].dagen);
        for (int z = 0; z < ZWAARTEN; z++) {
            tally_init(&m->wacht[i].zwaarte[z]);
        }
    }
}

void metingen_release(struct metingen *m)
{
    for (size_t i = 0; i < STATIONS * m->gemeenten; i++) {
        histogram_free(m->wacht[i].verdeling);
    }
    free(m->wacht);
    free(m->meldingen);
    free(m->terugmeldingen);
    free(m->doorstroom);
    free(m->vertraging);
}

void metingen_wacht(struct metingen *m, enum station station, int gemeente, enum zwaarte zwaarte,
                    const struct station_wait *wacht)
{
    if (!m->actief || wacht->entered < m->vanaf) {
        return;
    }
    struct wachtmeting *w = &m->wacht[(size_t)station * m->gemeenten + (size_t)gemeente];
    double dagen = (double)(wacht->left - wacht->entered) / (double)CLOCK_DAY;
    tally_add(&w->dagen, dagen);
    tally_add(&w->zwaarte[zwaarte], dagen);
    for (int o = 0; o < WAIT_CAUSES; o++) {
        w->oorzaak[o] += (double)wacht->cause[o];
    }
    w->gepasseerd += wacht->overtaken;
    if (!w->verdeling) {
        w->verdeling = histogram_create();
        if (!w->verdeling) {
            abort();
        }
    }
    histogram_add(w->verdeling, wacht->left - wacht->entered);
}

void metingen_melding(struct metingen *m, enum meldingsoort soort, enum melder melder, int gemeente,
                      tick na_incident)
{
    m->meldingen_totaal++;
    if (m->actief) {
        m->meldingen[((size_t)soort * MELDERS + melder) * m->gemeenten + (size_t)gemeente]++;
        if (melder != AMBTSHALVE) { /* found months later: says nothing of how fast people report */
            tally_add(&m->vertraging[gemeente], (double)na_incident / (double)CLOCK_DAY);
        }
    }
}

void metingen_terugmelding(struct metingen *m, int gemeente)
{
    m->meldingen_totaal++;
    if (m->actief) {
        m->terugmeldingen[gemeente]++;
        m->meldingen[((size_t)HERMELDING * MELDERS + OVERIG_BEROEPSMATIG) * m->gemeenten +
                     (size_t)gemeente]++;
    }
}

void metingen_advies(struct metingen *m)
{
    if (m->actief) {
        m->adviezen++;
    }
}

void metingen_pijl_tel(struct metingen *m, enum pijl pijl)
{
    if (m->actief) {
        m->pijl[pijl]++;
    }
}

void metingen_doorstroom(struct metingen *m, enum station station, int gemeente)
{
    if (m->actief) {
        m->doorstroom[(size_t)station * m->gemeenten + (size_t)gemeente]++;
    }
}

void metingen_gebeurtenis(struct metingen *m)
{
    m->gebeurtenissen++;
}
