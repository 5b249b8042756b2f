#include "models/keten.h"

#include "models/waarde.h"

#include <string.h>

/* Tells the journal, if anybody keeps one; `detail` may be NULL. */
static void meld(struct keten *k, int32_t huishouden, int32_t casus, const char *wat,
                 const char *detail)
{
    if (k->journaal) {
        k->journaal(k->journaal_context, k, huishouden, casus, wat, detail);
    }
}

/* --- routes --- */

static void sluit(struct keten *k, int32_t c)
{
    casus_naar(&k->casussen, c, FASE_GESLOTEN);
}

static void incident(void *keten, int32_t huishouden, uint16_t kandidaat)
{
    struct keten *k = keten;
    metingen_gebeurtenis(&k->metingen);
    meld(k, huishouden, -1, "ernstig incident", NULL);
    casussen_recidive(&k->casussen, huishouden, k->sim.now, false);
    melding_incident(&k->meldingen, huishouden, kandidaat);
}

static void incident_bekend(void *keten, int32_t huishouden, tick op)
{
    struct keten *k = keten;
    meld(k, huishouden, -1, "incident bekend bij de hulpverlening", "niet gemeld bij Veilig Thuis");
    casussen_recidive(&k->casussen, huishouden, op, true);
}

static void melding_ontvangen(void *keten, const struct melding *m)
{
    struct keten *k = keten;
    tick nu = k->sim.now;
    struct huishouden *h = &k->huishoudens.rij[m->huishouden];
    metingen_gebeurtenis(&k->metingen);
    metingen_pijl_tel(&k->metingen, PIJL_INCIDENT_MELDING);
    meld(k, m->huishouden, -1, "melding bij Veilig Thuis", begrippen_melder(m->melder));
    casussen_recidive(&k->casussen, m->huishouden, m->incident, true);
    int32_t open = casus_bij_vt(&k->casussen, m->huishouden);
    if (open >= 0) {
        metingen_melding(&k->metingen, VERVOLGMELDING, m->melder, h->gemeente, nu - m->incident);
        metingen_pijl_tel(&k->metingen, PIJL_MELDING_OPEN_CASUS);
        meld(k, m->huishouden, open, "vervolgmelding", "komt bij de open casus");
        veilig_thuis_vervolgmelding(&k->veilig_thuis, open, m->kandidaat, m->volgnummer);
        return;
    }
    bool bekend =
        h->laatst_bij_vt != CLOCK_ALWAYS && nu - h->laatst_bij_vt <= k->in->hermelding_termijn;
    enum meldingsoort soort = bekend ? HERMELDING : EERSTE;
    metingen_melding(&k->metingen, soort, m->melder, h->gemeente, nu - m->incident);
    metingen_pijl_tel(&k->metingen, PIJL_MELDING_CASUS);
    int32_t i =
        casus_open(&k->casussen, m->huishouden, m->kandidaat, m->volgnummer, m->incident, nu);
    struct casus *c = &k->casussen.rij[i];
    c->melder = m->melder;
    c->soort = soort;
    if (c->eerder > 0) {
        metingen_pijl_tel(&k->metingen, PIJL_GESLOTEN_RECIDIVE);
    }
    veilig_thuis_melding(&k->veilig_thuis, i);
    meld(k, m->huishouden, i, "casus geopend, werkelijke zwaarte",
         begrippen_zwaarte(k->casussen.rij[i].werkelijk));
}

static void na_vb(void *keten, int32_t i)
{
    struct keten *k = keten;
    const struct casus *c = &k->casussen.rij[i];
    static const char *const besluit[] = {[ROUTE_OPEN] = "",
                                          [ROUTE_GEEN_VERVOLG] = "geen vervolg",
                                          [ROUTE_DIRECT] = "direct doorzetten",
                                          [ROUTE_VENV] = "Voorwaarden & Vervolg",
                                          [ROUTE_ONDERZOEK] = "onderzoek door Veilig Thuis"};
    meld(k, c->huishouden, i, "besluit na de veiligheidsbeoordeling", besluit[c->route]);
    switch (c->route) {
    case ROUTE_GEEN_VERVOLG:
        metingen_pijl_tel(&k->metingen, PIJL_VB_GEEN_VERVOLG);
        sluit(k, i);
        break;
    case ROUTE_DIRECT:
        metingen_pijl_tel(&k->metingen,
                          c->betrokken_hulp ? PIJL_VB_BETROKKEN_HULP : PIJL_VB_LOKAAL_TEAM);
        veilig_thuis_overdracht(&k->veilig_thuis, i);
        break;
    case ROUTE_VENV:
    case ROUTE_ONDERZOEK:
        metingen_pijl_tel(&k->metingen, c->route == ROUTE_VENV ? PIJL_VB_VENV : PIJL_VB_ONDERZOEK);
        veilig_thuis_neem_in_onderzoek(&k->veilig_thuis, i, k->sim.now);
        break;
    case ROUTE_OPEN:
        SIM_CHECK(&k->sim, c->route != ROUTE_OPEN);
    }
}

static void na_onderzoek(void *keten, int32_t i)
{
    struct keten *k = keten;
    const struct casus *c = &k->casussen.rij[i];
    bool venv = c->route == ROUTE_VENV;
    if (c->raadszaak) {
        metingen_pijl_tel(&k->metingen, PIJL_ONDERZOEK_RAAD);
    } else if (c->geen_vervolg_na) {
        metingen_pijl_tel(&k->metingen,
                          venv ? PIJL_VENV_GEEN_VERVOLG : PIJL_ONDERZOEK_GEEN_VERVOLG);
        sluit(k, i);
        return;
    } else if (c->betrokken_hulp) {
        metingen_pijl_tel(&k->metingen,
                          venv ? PIJL_VENV_BETROKKEN_HULP : PIJL_ONDERZOEK_BETROKKEN_HULP);
    } else {
        metingen_pijl_tel(&k->metingen, venv ? PIJL_VENV_LOKAAL_TEAM : PIJL_ONDERZOEK_LOKAAL_TEAM);
    }
    veilig_thuis_overdracht(&k->veilig_thuis, i);
}

static void overgedragen(void *keten, int32_t i)
{
    struct keten *k = keten;
    const struct casus *c = &k->casussen.rij[i];
    if (c->raadszaak) {
        raad_verzoek(&k->raad, i, k->sim.now);
    } else if (c->betrokken_hulp) {
        hulp_ontvang(&k->hulp, i);
    } else {
        lokaal_veld_ontvang(&k->lokaal_veld, i);
    }
}

/* Help is offered; a casus that nobody has in work any more waits for its traject or closes. */
static void verder_met_hulp(struct keten *k, int32_t i)
{
    const struct casus *c = &k->casussen.rij[i];
    if (c->in_team) {
        return;
    }
    if (c->hulp_loopt) {
        casus_naar(&k->casussen, i, hulp_fase(c));
    } else {
        sluit(k, i);
    }
}

static const char *hulp_antwoord(const struct casus *c)
{
    static const char *const antwoord[] = {[NIET_AANGEBODEN] = "",
                                           [GEEN_HULP_NODIG] = "geen hulp nodig",
                                           [AFGEWEZEN] = "aangeboden hulp afgewezen",
                                           [GEACCEPTEERD] = "hulp geaccepteerd"};
    return antwoord[c->aanbod];
}

static void eerste_contact(void *keten, int32_t i)
{
    struct keten *k = keten;
    hulp_bied_aan(&k->hulp, i);
    const struct casus *c = &k->casussen.rij[i];
    meld(k, c->huishouden, i, "eerste contact", hulp_antwoord(c));
    metingen_pijl_tel(&k->metingen, c->aanbod == GEACCEPTEERD ? PIJL_CONTACT_HULP
                                    : c->aanbod == AFGEWEZEN  ? PIJL_CONTACT_AFGEWEZEN
                                                              : PIJL_CONTACT_GEEN_HULP);
    verder_met_hulp(k, i);
}

static void team_klaar(void *keten, int32_t i)
{
    verder_met_hulp(keten, i);
}

static void hulp_klaar(void *keten, int32_t i)
{
    struct keten *k = keten;
    const struct casus *c = &k->casussen.rij[i];
    meld(k, c->huishouden, i, "hulptraject afgesloten",
         c->hulp_voldoende ? "voldoende doorlopen" : "niet voldoende doorlopen");
    verder_met_hulp(k, i);
}

static void raad_klaar(void *keten, int32_t i)
{
    struct keten *k = keten;
    veilig_thuis_raad_klaar(&k->veilig_thuis, i);
    hulp_bied_aan(&k->hulp, i);
    meld(k, k->casussen.rij[i].huishouden, i, "raadsonderzoek klaar",
         hulp_antwoord(&k->casussen.rij[i]));
    metingen_pijl_tel(&k->metingen, k->casussen.rij[i].aanbod == GEACCEPTEERD
                                        ? PIJL_RAAD_HULP
                                        : PIJL_RAAD_GEEN_HULP);
    verder_met_hulp(k, i);
}

static void stap(void *context, int32_t i, enum fase fase)
{
    struct keten *k = context;
    meld(k, k->casussen.rij[i].huishouden, i, begrippen_fase(fase)->nl,
         begrippen_verantwoordelijke(begrippen_fase(fase)->verantwoordelijk));
}

/* --- a world --- */

void keten_init(struct keten *k, const struct keten_instelling *in, uint64_t zaad,
                uint32_t replicatie)
{
    memset(k, 0, sizeof *k);
    k->in = in;
    bool klaar = simulation_init(&k->sim, in->kalender, zaad, replicatie, in->historie_begin);
    SIM_CHECK(&k->sim, klaar);
    mechanismen_init(&k->mechanismen, &in->mechanismen);
    metingen_init(&k->metingen, in->gemeenten);
    huishoudens_init(&k->huishoudens, &k->sim, &in->historie.huishoudens, &k->mechanismen,
                     (struct huishoudens_bedrading){k, incident});
    meldingen_init(&k->meldingen, &k->sim, &k->huishoudens, &in->historie.melding,
                   (struct meldingen_bedrading){k, melding_ontvangen, incident_bekend});
    casussen_init(&k->casussen, &k->sim, &k->huishoudens, in->gemeenten);
    k->casussen.journaal = stap;
    k->casussen.journaal_context = k;
    veilig_thuis_init(&k->veilig_thuis, &k->sim, &k->casussen, &k->metingen, &k->mechanismen,
                      &in->historie.veilig_thuis, &in->lopend.veilig_thuis,
                      (struct vt_bedrading){k, na_vb, na_onderzoek, overgedragen});
    lokaal_veld_init(&k->lokaal_veld, &k->sim, &k->casussen, &k->metingen,
                     &in->historie.lokaal_veld, &in->lopend.lokaal_veld,
                     (struct lokaal_veld_bedrading){k, eerste_contact, team_klaar});
    raad_init(&k->raad, &k->sim, &k->casussen, &k->metingen, &in->historie.raad, &in->lopend.raad,
              (struct raad_bedrading){k, raad_klaar});
    hulp_init(&k->hulp, &k->sim, &k->casussen, &k->metingen, &k->mechanismen, &in->historie.hulp,
              &in->lopend.hulp, (struct hulp_bedrading){k, eerste_contact, hulp_klaar});
}

void keten_release(struct keten *k)
{
    hulp_release(&k->hulp);
    raad_release(&k->raad);
    lokaal_veld_release(&k->lokaal_veld);
    veilig_thuis_release(&k->veilig_thuis);
    casussen_release(&k->casussen);
    meldingen_release(&k->meldingen);
    huishoudens_release(&k->huishoudens);
    metingen_release(&k->metingen);
    mechanismen_release(&k->mechanismen);
    simulation_release(&k->sim);
}

/* Casussen that are at the Raad let go of their place when M1 does not hold, and a frozen number of
 * places is kept instead. */
static void blokkade_bij_start(struct keten *k)
{
    enum stand stand = mechanismen_stand(&k->mechanismen, M1_RAAD_BLOKKEERT_AANVRAGER);
    if (stand == STAND_AAN) {
        return;
    }
    for (int32_t i = 0; i < k->huishoudens.aantal; i++) {
        const struct huishouden *h = &k->huishoudens.rij[i];
        for (int32_t c = h->leeft ? h->eerste_casus : -1; c >= 0;
             c = k->casussen.rij[c].volgende_casus) {
            if (k->casussen.rij[c].raadszaak) {
                veilig_thuis_raad_klaar(&k->veilig_thuis, c);
            }
        }
    }
    double plaatsen =
        mechanismen_respons(&k->mechanismen, M1_RAAD_BLOKKEERT_AANVRAGER, 0, LICHT, 0.0, 0.0, 0.0);
    int64_t claim = veilig_thuis_claim(&k->in->lopend.veilig_thuis, MIDDELZWAAR, k->sim.now);
    place_station_reserve(k->veilig_thuis.onderzoek, clock_round(plaatsen * (double)claim));
}

void keten_loop(struct keten *k, tick tot)
{
    while (!k->gestopt && k->sim.now < tot) {
        tick maand = k->sim.now + 30 * CLOCK_DAY;
        simulation_run(&k->sim, maand < tot ? maand : tot);
        k->gestopt = k->stop && k->stop(k->stop_context);
    }
}

void keten_tot_start(struct keten *k)
{
    const struct keten_instelling *in = k->in;
    huishoudens_begin(&k->huishoudens, in->start);
    keten_loop(k, in->vullen);
    lokaal_veld_vul(&k->lokaal_veld);
    raad_vul(&k->raad);
    hulp_vul(&k->hulp);
    keten_loop(k, in->start);
    if (k->gestopt) {
        return;
    }
    k->gebeurtenissen_historie = k->metingen.gebeurtenissen;
    k->metingen.gebeurtenissen = 0;
    k->lopend = true;
    k->mechanismen.begonnen = true;
    k->meldingen.in = &in->lopend.melding;
    k->veilig_thuis.in = &in->lopend.veilig_thuis;
    k->lokaal_veld.in = &in->lopend.lokaal_veld;
    k->raad.in = &in->lopend.raad;
    blokkade_bij_start(k);
    keten_startlijsten(k);
    casussen_begin(&k->casussen, in->telt_vanaf);
    veilig_thuis_begin(&k->veilig_thuis, &in->lopend.veilig_thuis);
    lokaal_veld_begin(&k->lokaal_veld, &in->lopend.lokaal_veld);
    raad_begin(&k->raad, &in->lopend.raad);
    hulp_begin(&k->hulp, &in->lopend.hulp);
    huishoudens_verder(&k->huishoudens, &in->lopend.huishoudens, in->eind);
}
