/* The jeugdbescherming on the path of a casus: the table, the Raad, the court, the gecertificeerde
 * instelling, and back. While it is at the table and the Raad whoever asked keeps part of a place
 * (M1): from the end of the onderzoek or of the team's work until the last child is done. */
#include "models/verkeer/pad.h"

#include "models/verkeer/verdeling.h"

#include <math.h>

#define NIETS 1e-5 /* casussen */

/* --- places kept --- */

/* `dagen` of this stream: the share of a fte that the claim of one casus is, kept. */
static void houd_vast(const struct verkeer_gang *p, const struct verkeer_stroom *stroom,
                      enum verkeer_aanvrager aanvrager, double dagen)
{
    tick op = p->s->op;
    enum stand stand = p->s->m ? p->s->m->stand[M1_RAAD_BLOKKEERT_AANVRAGER] : STAND_AAN;
    if (aanvrager == AANVRAGER_GI || stand != STAND_AAN) {
        return;
    }
    const struct vt_instelling *vt = &p->s->d->veilig_thuis;
    const struct lokaal_veld_instelling *lv = &p->s->d->lokaal_veld;
    const struct team_instelling *team = &lv->team[p->g];
    bool bij_vt = aanvrager == AANVRAGER_VT, apart = lokaal_veld_zwaar_apart(team, op);
    double deel = kans_op(bij_vt ? vt->plaatsdeel_raad : lv->plaatsdeel_bij_raad, op);
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        enum zwaarte b = verkeer_beoordeeld(c);
        double caseload = waarde_op(bij_vt ? vt->onderzoek_caseload[b] : team->caseload[b], op);
        p->maat[bij_vt                ? VM_VT_VAST
                : apart && b == ZWAAR ? VM_ZWAAR_VAST
                                      : VM_TEAM_VAST] += stroom->f[c] * dagen * deel / caseload;
    }
}

/* --- what follows --- */

static void neem(struct verkeer_stroom *naar, const struct verkeer_stroom *van, double kans)
{
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        verkeer_neem(naar, van, c, kans);
    }
}

/* No measure: what Veilig Thuis had asked for goes to the lokale veld or the hulp that is there. */
static void vrijwillig(const struct verkeer_gang *p, struct verkeer_stroom *stroom)
{
    double rechtstreeks = p->s->d->lokaal_veld.team[p->g].overleg_alles ? 0.0 : p->betrokken;
    struct verkeer_stroom naar_hulp = {0}, naar_team = {0};
    neem(&naar_hulp, stroom, rechtstreeks);
    neem(&naar_team, stroom, 1.0 - rechtstreeks);
    p->maat[VM_TAFEL_HULP] += verkeer_som(&naar_hulp);
    p->maat[VM_TAFEL_TEAM] += verkeer_som(&naar_team);
    verkeer_naar_hulp(p, &naar_hulp, 0.0);
    verkeer_naar_team(p, &naar_team, false, 0.0, true, 0.0);
}

/* A measure of the GI. Gives in `stroom` what SAVE-begeleiding was not enough for. */
static void gi(const struct verkeer_gang *p, struct verkeer_stroom *stroom, bool ots,
               enum verkeer_aanvrager aanvrager)
{
    const struct gi_instelling *in = &p->s->d->gi;
    double n = verkeer_som(stroom), gezin = ots ? p->s->gi_gezin_ots : p->s->gi_gezin_save;
    p->maat[VM_DOORSTROOM + STATION_GI] += n;
    p->maat[VM_GI_OTS] += ots ? n : 0.0;
    p->maat[VM_TAFEL_WACHT] += n * p->s->wacht.gi;
    p->maat[VM_GI_DAGEN] += n * gezin;
    verkeer_laat_door(stroom, p->s->door.gi);
    verkeer_wacht(p, stroom, p->s->wacht.gi);
    struct verkeer_stroom contact = *stroom;
    verkeer_duurt(&contact, verkeer_gemiddeld(in->contact_dagen, p->s->op), 0.0);
    if (aanvrager == AANVRAGER_VT) {
        verkeer_contact(p, &contact, ots);
    } else if (ots) {
        verkeer_opnieuw(p, &contact);
    }
    verkeer_duurt(stroom, gezin, 0.0);
    verkeer_laat_door(stroom, ots ? 0.0 : kans_op(in->save_niet_genoeg, p->s->op));
}

/* The Raad and, when it asks for a measure, the court and the GI; the others join `vrij`. */
static void raad(const struct verkeer_gang *p, struct verkeer_stroom *stroom,
                 enum verkeer_aanvrager aanvrager, struct verkeer_stroom *vrij)
{
    const struct verkeer_stand *s = p->s;
    double n = verkeer_som(stroom),
           zitting = verkeer_gemiddeld(s->d->rechter.dagen_tot_zitting, s->op);
    if (n < NIETS) {
        return;
    }
    p->maat[VM_DOORSTROOM + STATION_RAAD] += n;
    p->maat[VM_TAFEL_WACHT] += n * s->wacht.raad;
    p->maat[VM_TAFEL_BEZIG] += n * s->raad_gezin;
    houd_vast(p, stroom, aanvrager, s->wacht.raad + s->raad_gezin);
    verkeer_laat_door(stroom, s->door.raad);
    verkeer_wacht(p, stroom, s->wacht.raad);
    verkeer_duurt(stroom, s->raad_gezin, 0.0);
    double naar_rechter = kans_op(s->d->raad.naar_rechter, s->op),
           toegewezen = kans_op(s->d->rechter.toegewezen, s->op);
    struct verkeer_stroom zaak = {0}, ots = {0};
    neem(&zaak, stroom, naar_rechter);
    neem(vrij, stroom, 1.0 - naar_rechter);
    n = verkeer_som(&zaak);
    p->maat[VM_DOORSTROOM + STATION_RECHTER] += n;
    p->maat[VM_TAFEL_WACHT] += n * zitting;
    verkeer_wacht(p, &zaak, zitting);
    neem(&ots, &zaak, toegewezen);
    neem(vrij, &zaak, 1.0 - toegewezen);
    p->maat[VM_TAFEL_GI] += verkeer_som(&ots);
    gi(p, &ots, true, aanvrager);
}

/* Prepared by way of this access, then the table. Leaves in `stroom` what comes back from SAVE. */
static void tafel(const struct verkeer_gang *p, struct verkeer_stroom *stroom,
                  enum jbt_toegang toegang, enum verkeer_aanvrager aanvrager,
                  struct verkeer_stroom *vrij)
{
    const struct verkeer_stand *s = p->s;
    const struct jbt_instelling *in = &s->d->jbt;
    double n = verkeer_som(stroom);
    double wacht = verkeer_gemiddeld(in->voorbereiding[toegang], s->op) + s->wacht.tafel;
    double naar_raad = kans_op(in->naar_raad, s->op),
           naar_save = fmin(kans_op(in->naar_save, s->op), 1.0 - naar_raad);
    p->maat[VM_DOORSTROOM + STATION_JBT] += n;
    p->maat[VM_AGENDA] += n;
    p->maat[VM_TAFEL_WACHT] += n * wacht;
    houd_vast(p, stroom, aanvrager, wacht);
    verkeer_wacht(p, stroom, wacht);
    struct verkeer_stroom bij_raad = {0}, save = {0};
    neem(&bij_raad, stroom, naar_raad);
    neem(&save, stroom, naar_save);
    neem(vrij, stroom, 1.0 - naar_raad - naar_save);
    raad(p, &bij_raad, aanvrager, vrij);
    p->maat[VM_TAFEL_GI] += verkeer_som(&save);
    gi(p, &save, false, aanvrager);
    *stroom = save;
}

/* What SAVE-begeleiding was not enough for comes back, and part of it again and again alike. */
static void weer_aan_tafel(const struct verkeer_gang *p, struct verkeer_stroom *stroom)
{
    double een[VM_MATEN] = {0.0}, komt = verkeer_som(stroom);
    struct verkeer_gang hier = *p;
    struct verkeer_stroom nergens = {0};
    if (komt < NIETS) {
        return;
    }
    hier.maat = een;
    tafel(&hier, stroom, JBT_MANDAAT, AANVRAGER_GI, &nergens);
    double nog = fmin(0.95, verkeer_som(stroom) / komt);
    for (int i = 0; i < VM_MATEN; i++) {
        p->maat[i] += een[i] / (1.0 - nog);
    }
}

void verkeer_tafel(const struct verkeer_gang *p, struct verkeer_stroom *stroom,
                   enum verkeer_aanvrager aanvrager, double dagen)
{
    if (verkeer_som(stroom) < NIETS) {
        return;
    }
    const struct verkeer_stand *s = p->s;
    bool mandaat = s->d->lokaal_veld.team[p->g].mandaat;
    enum jbt_toegang toegang = aanvrager == AANVRAGER_VT ? JBT_VIA_VT
                               : mandaat                 ? JBT_MANDAAT
                                                         : JBT_VIA_SAVE;
    p->maat[VM_TAFEL] += verkeer_som(stroom);
    p->maat[VM_TAFEL_WACHT] += verkeer_som(stroom) * dagen;
    houd_vast(p, stroom, aanvrager, dagen); /* on its way to the table */
    struct verkeer_stroom spoed = {0}, vrij = {0};
    double kans = aanvrager == AANVRAGER_VT ? kans_op(s->d->jbt.spoed, s->op) : 0.0;
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        double deel = verkeer_acuut(c) != GEEN_CRISIS ? kans : 0.0;
        verkeer_neem(&spoed, stroom, c, deel);
        stroom->f[c] *= 1.0 - deel;
        stroom->t[c] *= 1.0 - deel;
        stroom->tt[c] *= 1.0 - deel;
        stroom->gezien[c] *= 1.0 - deel;
    }
    p->maat[VM_RAAD_SPOED] += verkeer_som(&spoed);
    raad(p, &spoed, aanvrager, &vrij);
    tafel(p, stroom, toegang, aanvrager, &vrij);
    weer_aan_tafel(p, stroom);
    if (aanvrager == AANVRAGER_VT) {
        vrijwillig(p, &vrij);
    }
}
