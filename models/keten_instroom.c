/* The routes by which casussen come in: incidents, signals caught locally, adviezen, meldingen, and
 * what monitoring finds. */
#include "models/keten_journaal.h"
#include "models/keten_routes.h"

static void incident(void *keten, int32_t huishouden, uint16_t kandidaat)
{
    struct keten *k = keten;
    metingen_gebeurtenis(&k->metingen);
    keten_meld(k, huishouden, -1, "ernstig incident", NULL);
    casussen_recidive(&k->casussen, huishouden, k->sim.now, false);
    huishouden_noteer(&k->huishoudens.rij[huishouden].incidenten, k->sim.now);
    melding_incident(&k->meldingen, huishouden, kandidaat);
}

static void incident_bekend(void *keten, int32_t huishouden, tick op)
{
    struct keten *k = keten;
    keten_meld(k, huishouden, -1, "incident bekend bij de hulpverlening",
               "niet gemeld bij Veilig Thuis");
    casussen_recidive(&k->casussen, huishouden, op, true);
}

static void opgevangen(void *keten, int32_t huishouden, uint16_t kandidaat)
{
    struct keten *k = keten;
    metingen_pijl_tel(&k->metingen, PIJL_INCIDENT_LOKAAL_TEAM);
    casussen_recidive(&k->casussen, huishouden, k->sim.now, true); /* known to help (RP 4.4) */
    int32_t i = casus_open_lokaal(&k->casussen, huishouden, kandidaat, k->sim.now);
    veilig_thuis_zwaarte(&k->veilig_thuis, i);
    k->casussen.rij[i].crisis = k->casussen.rij[i].huisverbod = false;
    keten_meld_casus(k, i, "signaal opgevangen door het lokale veld",
                     "geen melding bij Veilig Thuis");
    lokaal_veld_signaal(&k->lokaal_veld, i);
}

static void advies_gevraagd(void *keten, int32_t huishouden, uint16_t kandidaat)
{
    struct keten *k = keten;
    metingen_pijl_tel(&k->metingen, PIJL_INCIDENT_ADVIES);
    keten_meld(k, huishouden, -1, "advies gevraagd aan Veilig Thuis", "nog geen melding");
    advies_vraag(&k->adviezen, huishouden, kandidaat);
}

static void advies_wordt_melding(void *keten, int32_t huishouden, uint16_t kandidaat, tick op)
{
    struct keten *k = keten;
    metingen_pijl_tel(&k->metingen, PIJL_ADVIES_MELDING);
    melding_na_advies(&k->meldingen, huishouden, kandidaat, op);
}

static void ambtshalve(void *keten, int32_t huishouden, uint16_t kandidaat, tick op)
{
    struct keten *k = keten;
    metingen_pijl_tel(&k->metingen, PIJL_MONITORING_MELDING);
    keten_meld(k, huishouden, -1, "nieuw geweld gevonden bij het terugkijken",
               "ambtshalve melding");
    melding_ambtshalve(&k->meldingen, huishouden, kandidaat, op);
}

/* A vervolgmelding is one while Veilig Thuis is involved; during monitoring it opens a casus. */
static enum meldingsoort soort_melding(const struct keten *k, const struct huishouden *h)
{
    if (h->monitoring > 0) {
        return VERVOLGMELDING;
    }
    bool bekend = h->laatst_bij_vt != CLOCK_ALWAYS &&
                  k->sim.now - h->laatst_bij_vt <= k->in->hermelding_termijn;
    return bekend ? HERMELDING : EERSTE;
}

static void melding_ontvangen(void *keten, const struct melding *m)
{
    struct keten *k = keten;
    tick nu = k->sim.now;
    struct huishouden *h = &k->huishoudens.rij[m->huishouden];
    metingen_gebeurtenis(&k->metingen);
    if (m->volgnummer != MELDING_NA_ADVIES && m->volgnummer != MELDING_MONITORING) {
        metingen_pijl_tel(&k->metingen,
                          PIJL_INCIDENT_MELDING); /* those came by an arrow of their own */
    }
    keten_meld(k, m->huishouden, -1, "melding bij Veilig Thuis", begrippen_melder(m->melder));
    casussen_recidive(&k->casussen, m->huishouden, m->incident, true);
    huishouden_noteer(&h->meldingen, nu);
    int32_t open = casus_bij_vt(&k->casussen, m->huishouden);
    if (open >= 0) {
        metingen_melding(&k->metingen, VERVOLGMELDING, m->melder, h->gemeente, nu - m->incident);
        metingen_pijl_tel(&k->metingen, PIJL_MELDING_OPEN_CASUS);
        keten_meld(k, m->huishouden, open, "vervolgmelding", "komt bij de open casus");
        veilig_thuis_vervolgmelding(&k->veilig_thuis, open, m->kandidaat, m->volgnummer);
        return;
    }
    enum meldingsoort soort = soort_melding(k, h);
    metingen_melding(&k->metingen, soort, m->melder, h->gemeente, nu - m->incident);
    metingen_pijl_tel(&k->metingen, PIJL_MELDING_CASUS);
    int32_t i =
        casus_open(&k->casussen, m->huishouden, m->kandidaat, m->volgnummer, m->incident, nu);
    struct casus *c = &k->casussen.rij[i];
    c->melder = m->melder;
    c->soort = soort;
    c->gemist = m->gemist;
    if (c->eerder > 0) {
        metingen_pijl_tel(&k->metingen, PIJL_GESLOTEN_RECIDIVE);
    }
    veilig_thuis_melding(&k->veilig_thuis, i);
    keten_meld(k, m->huishouden, i, "casus geopend, werkelijke zwaarte",
               begrippen_zwaarte(k->casussen.rij[i].werkelijk));
}

static void gewacht(void *context, int32_t i, tick duur)
{
    struct keten *k = context;
    const struct escalatie_instelling *in =
        k->lopend ? &k->in->lopend.escalatie : &k->in->historie.escalatie;
    if (escalatie_na_wachten(in, &k->casussen, &k->mechanismen, i, duur)) {
        keten_meld_casus(k, i, "zwaarder geworden tijdens het wachten",
                         begrippen_zwaarte(k->casussen.rij[i].werkelijk));
    }
}

void keten_bedraad_instroom(struct keten *k)
{
    const struct keten_delen *historie = &k->in->historie;
    huishoudens_init(&k->huishoudens, &k->sim, &historie->huishoudens, &k->mechanismen,
                     (struct huishoudens_bedrading){k, incident});
    meldingen_init(&k->meldingen, &k->sim, &k->huishoudens, &historie->melding, &k->mechanismen,
                   &k->druk,
                   (struct meldingen_bedrading){k, melding_ontvangen, incident_bekend, opgevangen,
                                                advies_gevraagd});
    casussen_init(&k->casussen, &k->sim, &k->huishoudens, k->in->gemeenten);
    k->casussen.journaal = keten_stap;
    k->casussen.gewacht = gewacht;
    k->casussen.wachtboek = keten_wachtboek;
    k->casussen.journaal_context = k->casussen.gewacht_context = k->casussen.wachtboek_context = k;
}

void keten_bedraad_terugkijken(struct keten *k)
{
    const struct keten_delen *historie = &k->in->historie;
    adviezen_init(&k->adviezen, &k->sim, &k->huishoudens, &k->metingen, &k->mechanismen, &k->druk,
                  &k->front, &historie->advies, (struct advies_bedrading){k, advies_wordt_melding});
    monitoring_init(&k->monitoring, &k->sim, &k->casussen, &k->metingen, &k->front,
                    &historie->monitoring, (struct monitoring_bedrading){k, ambtshalve});
}
