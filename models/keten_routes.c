/* The routes after Veilig Thuis has a casus: what follows when a part of the chain is done with it.
 * How casussen come in is in keten_instroom.c; parts meet nowhere else. */
#include "models/keten_routes.h"

#include "models/keten_journaal.h"

static void pijl(struct keten *k, enum pijl welke)
{
    metingen_pijl_tel(&k->metingen, welke);
}

/* --- help, and closing --- */

/* A casus that nobody has in work any more follows its trajecten, or closes. */
static void verder_met_hulp(struct keten *k, int32_t i)
{
    const struct casus *c = &k->casussen.rij[i];
    if (c->in_handen) {
        return;
    }
    enum fase fase = c->trajecten_open > 0 ? hulp_fase(c) : FASE_GESLOTEN;
    if (fase != c->fase) {
        casus_naar(&k->casussen, i, fase);
    }
}

/* `wat`: which contact it is, for the diary. */
static void bied_hulp_aan(struct keten *k, int32_t i, const char *wat, bool gedwongen)
{
    if (!hulp_bied_aan(&k->hulp, i, gedwongen)) {
        keten_meld_casus(k, i, wat, "over hulp was al besloten");
        return;
    }
    keten_meld_hulp(k, i, wat);
    enum hulp_aanbod aanbod = k->casussen.rij[i].aanbod;
    pijl(k, aanbod == GEACCEPTEERD ? PIJL_CONTACT_HULP
            : aanbod == AFGEWEZEN  ? PIJL_CONTACT_AFGEWEZEN
                                   : PIJL_CONTACT_GEEN_HULP);
}

static void eerste_contact(void *keten, int32_t i)
{
    bied_hulp_aan(keten, i, "eerste contact, hulp", false);
    verder_met_hulp(keten, i);
}

static void verder(void *keten, int32_t i)
{
    verder_met_hulp(keten, i);
}

static void traject_verandert(void *keten, int32_t i, enum hulpsoort soort)
{
    keten_meld_traject(keten, i, soort);
    verder_met_hulp(keten, i);
}

/* --- after Veilig Thuis --- */

/* Straight to the help that is there already; where all goes through the overleg that is decided
 * there. */
static bool rechtstreeks(const struct keten *k, int32_t i)
{
    const struct casus *c = &k->casussen.rij[i];
    return c->betrokken_hulp && !lokaal_veld_bespreekt_alles(&k->lokaal_veld, c->gemeente);
}

static void na_vb(void *keten, int32_t i)
{
    struct keten *k = keten;
    const struct casus *c = &k->casussen.rij[i];
    static const char *const besluit[] = {[ROUTE_OPEN] = "",
                                          [ROUTE_GEEN_VERVOLG] = "geen vervolg",
                                          [ROUTE_DIRECT] = "direct doorzetten",
                                          [ROUTE_VENV] = "Voorwaarden & Vervolg",
                                          [ROUTE_ONDERZOEK] = "onderzoek door Veilig Thuis",
                                          [ROUTE_LOKAAL] = ""};
    keten_meld_casus(k, i, "besluit na de veiligheidsbeoordeling", besluit[c->route]);
    switch (c->route) {
    case ROUTE_GEEN_VERVOLG:
        pijl(k, PIJL_VB_GEEN_VERVOLG);
        casus_naar(&k->casussen, i, FASE_GESLOTEN);
        break;
    case ROUTE_DIRECT:
        pijl(k, rechtstreeks(k, i) ? PIJL_VB_BETROKKEN_HULP : PIJL_VB_LOKAAL_TEAM);
        veilig_thuis_overdracht(&k->veilig_thuis, i);
        break;
    case ROUTE_VENV:
    case ROUTE_ONDERZOEK:
        pijl(k, c->route == ROUTE_VENV ? PIJL_VB_VENV : PIJL_VB_ONDERZOEK);
        veilig_thuis_neem_in_onderzoek(&k->veilig_thuis, i, k->sim.now);
        break;
    case ROUTE_OPEN:
    case ROUTE_LOKAAL:
        SIM_CHECK(&k->sim, c->route != ROUTE_OPEN && c->route != ROUTE_LOKAAL);
    }
}

/* From onderzoek or V&V to whoever goes on: the arrow it leaves by. */
static void verlaat_onderzoek(struct keten *k, int32_t i)
{
    bool venv = k->casussen.rij[i].route == ROUTE_VENV;
    if (rechtstreeks(k, i)) {
        pijl(k, venv ? PIJL_VENV_BETROKKEN_HULP : PIJL_ONDERZOEK_BETROKKEN_HULP);
    } else {
        pijl(k, venv ? PIJL_VENV_LOKAAL_TEAM : PIJL_ONDERZOEK_LOKAAL_TEAM);
    }
}

static void na_onderzoek(void *keten, int32_t i)
{
    struct keten *k = keten;
    monitoring_start(&k->monitoring, i);
    const struct casus *c = &k->casussen.rij[i];
    if (c->gemonitord) {
        pijl(k, PIJL_ONDERZOEK_MONITORING);
    }
    if (c->naar_jbt) {
        pijl(k, c->route == ROUTE_VENV ? PIJL_VENV_JBT : PIJL_ONDERZOEK_JBT);
    } else if (c->geen_vervolg_na) {
        pijl(k, c->route == ROUTE_VENV ? PIJL_VENV_GEEN_VERVOLG : PIJL_ONDERZOEK_GEEN_VERVOLG);
        casus_naar(&k->casussen, i, FASE_GESLOTEN);
        return;
    } else {
        verlaat_onderzoek(k, i);
    }
    veilig_thuis_overdracht(&k->veilig_thuis, i);
}

/* Off the list for onderzoek, handed on after all: by the arrows of onderzoek, which it had come
 * to. */
static void van_lijst(void *keten, int32_t i)
{
    struct keten *k = keten;
    keten_meld_casus(k, i, "de lijst is samen doorlopen", "alsnog direct doorgezet");
    verlaat_onderzoek(k, i);
    struct casus *c = &k->casussen.rij[i];
    c->route = ROUTE_DIRECT;
    if (c->ronde == 0) {
        c->eerste_route = ROUTE_DIRECT; /* the onderzoek it was to have never began */
    }
    veilig_thuis_overdracht(&k->veilig_thuis, i);
}

static void naar_ontvanger(struct keten *k, int32_t i)
{
    if (rechtstreeks(k, i)) {
        hulp_ontvang(&k->hulp, i);
    } else {
        lokaal_veld_ontvang(&k->lokaal_veld, i);
    }
}

static void overgedragen(void *keten, int32_t i)
{
    struct keten *k = keten;
    struct casus *c = &k->casussen.rij[i];
    if (c->naar_jbt) {
        c->naar_jbt = false;
        jbt_verzoek(&k->jbt, i, JBT_VIA_VT);
    } else {
        naar_ontvanger(k, i);
    }
}

/* --- the lokale veld --- */

static void teruggemeld(void *keten, int32_t i)
{
    struct keten *k = keten;
    metingen_gebeurtenis(&k->metingen);
    metingen_terugmelding(&k->metingen, k->casussen.rij[i].gemeente);
    keten_meld_casus(k, i, "teruggemeld aan Veilig Thuis", "te zwaar voor het lokale veld");
    veilig_thuis_terugmelding(&k->veilig_thuis, i);
}

static void hulp_blijkt_betrokken(void *keten, int32_t i)
{
    struct keten *k = keten;
    k->casussen.rij[i].betrokken_hulp = true;
    keten_meld_casus(k, i, "doorgezet naar hulp die al betrokken is", NULL);
    hulp_ontvang(&k->hulp, i);
}

static void team_vraagt_jbt(void *keten, int32_t i, bool mandaat)
{
    struct keten *k = keten;
    keten_meld_casus(k, i, "lokaal team vraagt de jeugdbeschermingstafel",
                     mandaat ? "met eigen mandaat" : "via SAVE");
    jbt_verzoek(&k->jbt, i, mandaat ? JBT_MANDAAT : JBT_VIA_SAVE);
}

/* --- jeugdbescherming --- */

/* Whoever asked is free of it: the place that M1 kept is given back. */
static void aanvrager_vrij(struct keten *k, int32_t i)
{
    veilig_thuis_raad_klaar(&k->veilig_thuis, i);
    lokaal_veld_raad_klaar(&k->lokaal_veld, i);
}

/* No measure: a family that the lokale veld has not had goes there, others on with what they have.
 */
static void vrijwillig_kader(struct keten *k, int32_t i)
{
    struct casus *c = &k->casussen.rij[i];
    if (c->aanvrager == BIJ_VEILIG_THUIS) {
        naar_ontvanger(k, i);
        return;
    }
    c->in_handen = false;
    verder_met_hulp(k, i);
}

static void tafel_besluit(void *keten, int32_t i, enum jbt_besluit besluit, bool spoed)
{
    struct keten *k = keten;
    static const char *const uitkomst[] = {[JBT_RAAD] = "raadsonderzoek",
                                           [JBT_SAVE] = "SAVE-begeleiding",
                                           [JBT_VRIJWILLIG] = "vrijwillig kader"};
    keten_meld_casus(k, i,
                     spoed ? "spoed: langs de tafel" : "besluit van de jeugdbeschermingstafel",
                     uitkomst[besluit]);
    if (besluit == JBT_RAAD) {
        pijl(k, spoed ? PIJL_SPOED_RAAD : PIJL_JBT_RAAD);
        raad_verzoek(&k->raad, i, k->sim.now);
        return;
    }
    aanvrager_vrij(k, i);
    pijl(k, besluit == JBT_SAVE ? PIJL_JBT_SAVE : PIJL_JBT_VRIJWILLIG);
    if (besluit == JBT_SAVE) {
        gi_opdracht(&k->gi, i, false);
    } else {
        vrijwillig_kader(k, i);
    }
}

static void raad_klaar(void *keten, int32_t i)
{
    struct keten *k = keten;
    bool maatregel = k->casussen.rij[i].naar_rechter;
    aanvrager_vrij(k, i);
    keten_meld_casus(k, i, "raadsonderzoek klaar",
                     maatregel ? "verzoek aan de kinderrechter" : "geen maatregel gevraagd");
    pijl(k, maatregel ? PIJL_RAAD_RECHTER : PIJL_RAAD_VRIJWILLIG);
    if (maatregel) {
        rechter_verzoek(&k->rechter, i);
    } else {
        vrijwillig_kader(k, i);
    }
}

static void uitspraak(void *keten, int32_t i, bool toegewezen)
{
    struct keten *k = keten;
    keten_meld_casus(k, i, "uitspraak van de kinderrechter",
                     toegewezen ? "ondertoezichtstelling" : "verzoek afgewezen");
    pijl(k, toegewezen ? PIJL_RECHTER_OTS : PIJL_RECHTER_AFGEWEZEN);
    if (toegewezen) {
        gi_opdracht(&k->gi, i, true);
    } else {
        vrijwillig_kader(k, i);
    }
}

static void gi_contact(void *keten, int32_t i)
{
    struct keten *k = keten;
    bied_hulp_aan(k, i, "contact met de jeugdbeschermer, hulp", k->casussen.rij[i].ots);
}

static void gi_klaar(void *keten, int32_t i)
{
    struct keten *k = keten;
    pijl(k, PIJL_GI_KLAAR);
    keten_meld_casus(k, i, "begeleiding door de gecertificeerde instelling afgesloten", NULL);
    verder_met_hulp(k, i);
}

static void save_niet_genoeg(void *keten, int32_t i)
{
    struct keten *k = keten;
    keten_meld_casus(k, i, "SAVE-begeleiding niet genoeg", "terug naar de jeugdbeschermingstafel");
    jbt_verzoek(&k->jbt, i, JBT_MANDAAT);
}

/* --- wiring: every part gets its routes --- */

static void bedraad_veilig_thuis(struct keten *k)
{
    const struct keten_delen *historie = &k->in->historie;
    druk_init(&k->druk, &k->sim, &historie->druk, k->in->gemeenten, keten_druk(k));
    personeel_init(&k->personeel, &k->sim, &historie->personeel, &k->mechanismen, &k->druk,
                   k->in->gemeenten, keten_personeel(k));
    front_init(&k->front, &k->sim, &historie->front);
    keten_bedraad_terugkijken(k);
    veilig_thuis_init(&k->veilig_thuis, &k->sim, &k->casussen, &k->metingen, &k->mechanismen,
                      &k->druk, &k->front, &historie->veilig_thuis,
                      (struct vt_bedrading){k, na_vb, na_onderzoek, overgedragen, van_lijst});
}

static void bedraad_na_veilig_thuis(struct keten *k)
{
    const struct keten_delen *historie = &k->in->historie, *lopend = &k->in->lopend;
    lokaal_veld_init(&k->lokaal_veld, &k->sim, &k->casussen, &k->metingen, &k->mechanismen,
                     &k->druk, &historie->lokaal_veld, &lopend->lokaal_veld,
                     (struct lokaal_veld_bedrading){k, eerste_contact, verder, teruggemeld,
                                                    hulp_blijkt_betrokken, team_vraagt_jbt});
    jbt_init(&k->jbt, &k->sim, &k->casussen, &k->metingen, &historie->jbt,
             (struct jbt_bedrading){k, tafel_besluit});
    raad_init(&k->raad, &k->sim, &k->casussen, &k->metingen, &historie->raad,
              (struct raad_bedrading){k, raad_klaar});
    rechter_init(&k->rechter, &k->sim, &k->casussen, &k->metingen, &historie->rechter,
                 (struct rechter_bedrading){k, uitspraak});
    gi_init(&k->gi, &k->sim, &k->casussen, &k->metingen, &historie->gi,
            (struct gi_bedrading){k, gi_contact, save_niet_genoeg, gi_klaar});
    hulp_init(&k->hulp, &k->sim, &k->casussen, &k->metingen, &k->mechanismen, &historie->hulp,
              (struct hulp_bedrading){k, eerste_contact, traject_verandert, traject_verandert});
}

void keten_bedraad(struct keten *k)
{
    keten_bedraad_instroom(k);
    bedraad_veilig_thuis(k);
    bedraad_na_veilig_thuis(k);
}
