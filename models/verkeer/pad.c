#include "models/verkeer/pad.h"

#include "models/verkeer/verdeling.h"

#include <math.h>
#include <string.h>

/* --- streams --- */

double verkeer_som(const struct verkeer_stroom *stroom)
{
    double som = 0.0;
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        som += stroom->f[c];
    }
    return som;
}

void verkeer_neem(struct verkeer_stroom *naar, const struct verkeer_stroom *van, size_t cel,
                  double deel)
{
    naar->f[cel] += deel * van->f[cel];
    naar->t[cel] += deel * van->t[cel];
    naar->tt[cel] += deel * van->tt[cel];
    naar->gezien[cel] += deel * van->gezien[cel];
}

/* The same into another cell. */
static void verhuis(struct verkeer_stroom *naar, size_t plek, const struct verkeer_stroom *van,
                    size_t cel, double deel)
{
    naar->f[plek] += deel * van->f[cel];
    naar->t[plek] += deel * van->t[cel];
    naar->tt[plek] += deel * van->tt[cel];
    naar->gezien[plek] += deel * van->gezien[cel];
}

void verkeer_laat_door(struct verkeer_stroom *stroom, double deel)
{
    for (size_t c = 0; deel < 1.0 && c < VERKEER_CELLEN; c++) {
        stroom->f[c] *= deel;
        stroom->t[c] *= deel;
        stroom->tt[c] *= deel;
        stroom->gezien[c] *= deel;
    }
}

void verkeer_duurt(struct verkeer_stroom *stroom, double dagen, double sd)
{
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        stroom->tt[c] += 2.0 * dagen * stroom->t[c] + (dagen * dagen + sd * sd) * stroom->f[c];
        stroom->t[c] += dagen * stroom->f[c];
    }
}

void verkeer_wacht(const struct verkeer_gang *p, struct verkeer_stroom *stroom, double dagen)
{
    for (int w = MIDDELZWAAR; w >= LICHT; w--) {
        double kans = verkeer_escalatie(p->s, p->g, (enum zwaarte)w, dagen);
        if (kans <= 0.0) {
            continue;
        }
        size_t per_graad = VERKEER_CELLEN / ZWAARTEN, van = (size_t)w * per_graad;
        for (size_t c = van; c < van + per_graad; c++) {
            verhuis(stroom, c + per_graad, stroom, c, kans);
            stroom->f[c] *= 1.0 - kans;
            stroom->t[c] *= 1.0 - kans;
            stroom->tt[c] *= 1.0 - kans;
            stroom->gezien[c] *= 1.0 - kans;
        }
    }
    verkeer_duurt(stroom, dagen, dagen);
}

/* --- overdracht --- */

static double warm_deel(const struct verkeer_gang *p, bool direct)
{
    const struct vt_gemeente *g = &p->s->d->veilig_thuis.gemeente[p->g];
    return kans_op(direct ? g->warm_direct : g->warm_na_onderzoek, p->s->op) *
           verkeer_respons(p->s, R8_WARM, p->g, LICHT, 1.0);
}

/* Hands them over; gives the days that it takes. */
static double draag_over(const struct verkeer_gang *p, struct verkeer_stroom *stroom, bool direct,
                         double warm)
{
    const struct vt_instelling *in = &p->s->d->veilig_thuis;
    const struct parameter_value *onderweg =
        direct ? in->overdracht_direct : in->overdracht_na_onderzoek;
    double n = verkeer_som(stroom), dagen = verkeer_gemiddeld(onderweg, p->s->op);
    p->maat[VM_DOORSTROOM + STATION_OVERDRACHT] += n;
    p->maat[VM_WARM] += n * warm;
    verkeer_wacht(p, stroom, p->s->wacht.overdracht);
    verkeer_duurt(stroom, dagen, verkeer_spreiding(onderweg, p->s->op));
    return p->s->wacht.overdracht + dagen;
}

static bool bespreekt_alles(const struct verkeer_gang *p)
{
    return p->s->d->lokaal_veld.team[p->g].overleg_alles;
}

/* To the betrokken hulp or the lokale veld; the maten say which stage that is. */
static void naar_ontvanger(const struct verkeer_gang *p, struct verkeer_stroom *stroom, bool direct,
                           enum verkeer_maat hulp, enum verkeer_maat team)
{
    double warm = warm_deel(p, direct);
    double dagen = draag_over(p, stroom, direct, warm);
    double rechtstreeks = bespreekt_alles(p) ? 0.0 : p->betrokken;
    struct verkeer_stroom naar_hulp = {0}, naar_team = {0};
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        verkeer_neem(&naar_hulp, stroom, c, rechtstreeks);
        verkeer_neem(&naar_team, stroom, c, 1.0 - rechtstreeks);
    }
    p->maat[hulp] += verkeer_som(&naar_hulp);
    p->maat[team] += verkeer_som(&naar_team);
    verkeer_naar_hulp(p, &naar_hulp, dagen);
    verkeer_naar_team(p, &naar_team, direct, warm, false, dagen);
}

/* --- onderzoek and V&V --- */

/* Places held for a casus that goes to the table are counted there: from the end of the onderzoek
 * on. */
static void onderzoek(const struct verkeer_gang *p, struct verkeer_stroom *stroom, bool venv)
{
    const struct vt_instelling *in = &p->s->d->veilig_thuis;
    const struct vt_product *product = venv ? &in->venv_product : &in->onderzoek;
    tick op = p->s->op;
    double n = verkeer_som(stroom), sd_extern = verkeer_spreiding(product->extern_dagen, op);
    p->maat[VM_DOORSTROOM + (venv ? STATION_VENV : STATION_ONDERZOEK)] += n;
    p->maat[VM_OZ] += n;
    p->maat[VM_OZ_WACHT] += n * p->s->wacht.onderzoek;
    verkeer_wacht(p, stroom, p->s->wacht.onderzoek);
    if (n <= 0.0) {
        return;
    }
    struct verkeer_stroom tafel = {0}, verder = {0};
    double gemonitord = 0.0, gevolgd = 0.0;
    for (int i = 0; i < MONITORING_MOMENTEN; i++) {
        gevolgd = waarde_op(p->s->d->monitoring.maand[i], op) > 0.0
                      ? kans_op(p->s->d->monitoring.aandeel, op)
                      : gevolgd;
    }
    double geen = kans_op(in->geen_vervolg_na, op), door = p->s->door.onderzoek;
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        enum zwaarte w = verkeer_werkelijk(c);
        double caseload = waarde_op(in->onderzoek_caseload[verkeer_beoordeeld(c)], op);
        double per_uur = 7.0 * caseload / in->uren_week;
        double dagen = verkeer_gemiddeld(product->extern_dagen, op) +
                       per_uur * verkeer_gemiddeld(product->uren[w], op);
        double sd = hypot(sd_extern, per_uur * verkeer_spreiding(product->uren[w], op));
        double f = stroom->f[c];
        p->maat[VM_OZ_BEZIG] += f * dagen;
        p->maat[venv ? VM_VENV_DAGEN : VM_ONDERZOEK_DAGEN] += f * dagen;
        p->maat[venv ? VM_VENV_FTE : VM_ONDERZOEK_FTE] += f * dagen / caseload;
        stroom->tt[c] += 2.0 * dagen * stroom->t[c] + (dagen * dagen + sd * sd) * f;
        stroom->t[c] += dagen * f;
        f = stroom->f[c] *= door;
        stroom->t[c] *= door;
        stroom->tt[c] *= door;
        stroom->gezien[c] *= door;
        double nieuw = gevolgd * (f - stroom->gezien[c]);
        stroom->gezien[c] += nieuw;
        gemonitord += nieuw;
        double naar = verkeer_kinderen(c) ? (1.0 - p->elders) * kans_op(in->naar_jbt[w], op) : 0.0;
        verkeer_neem(&tafel, stroom, c, naar);
        verkeer_neem(&verder, stroom, c, (1.0 - naar) * (1.0 - geen));
        p->maat[VM_OZ_GEEN] += f * (1.0 - naar) * geen;
    }
    p->maat[VM_DOORSTROOM + STATION_MONITORING] += gemonitord;
    p->maat[VM_OZ_TAFEL] += verkeer_som(&tafel);
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        verkeer_neem(p->tafel_vt, &tafel, c, 1.0);
    }
    naar_ontvanger(p, &verder, false, VM_OZ_HULP, VM_OZ_TEAM);
}

/* --- VB and the tree after it --- */

/* A share of all, as a chance among those left; at most all that is left. */
static double kies(double aandeel, double *over)
{
    double kans = *over > 0.0 ? fmin(aandeel / *over, 1.0) : 0.0;
    *over = fmax(*over - aandeel, 0.0);
    return kans;
}

struct besluit {
    struct verkeer_stroom direct, onderzoek, venv;
};

static void boom(const struct verkeer_gang *p, const struct verkeer_stroom *stroom, size_t c,
                 bool eerste, struct besluit *naar)
{
    const struct vt_instelling *in = &p->s->d->veilig_thuis;
    tick op = p->s->op;
    enum zwaarte b = verkeer_beoordeeld(c);
    if (eerste && verkeer_acuut(c) == MET_HUISVERBOD) {
        verkeer_neem(&naar->onderzoek, stroom, c, 1.0);
        return;
    }
    double over = eerste ? 1.0 - p->s->huisverbod[b] : 1.0, rest = 1.0;
    double direct = p->s->direct[p->g * ZWAARTEN + (size_t)b];
    double geen = eerste ? kies(kans_op(in->geen_vervolg[b], op), &over) : 0.0;
    p->maat[VM_VB_GEEN] += stroom->f[c] * geen;
    rest -= geen;
    double nu = rest * kies(eerste ? direct : direct * kans_op(in->terugmelding_direct, op), &over);
    verkeer_neem(&naar->direct, stroom, c, nu);
    rest -= nu;
    nu = rest * kies(kans_op(in->venv[b], op), &over);
    verkeer_neem(&naar->venv, stroom, c, nu);
    verkeer_neem(&naar->onderzoek, stroom, c, rest - nu);
}

static void na_vb(const struct verkeer_gang *p, const struct verkeer_stroom *stroom, bool eerste)
{
    struct besluit naar = {0};
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        if (stroom->f[c] > 0.0) {
            boom(p, stroom, c, eerste, &naar);
        }
    }
    p->maat[VM_VB_ONDERZOEK] += verkeer_som(&naar.onderzoek) + verkeer_som(&naar.venv);
    naar_ontvanger(p, &naar.direct, true, VM_VB_HULP, VM_VB_TEAM);
    onderzoek(p, &naar.onderzoek, false);
    onderzoek(p, &naar.venv, true);
}

/* The VB itself; afterwards they are judged. In a later round it sees what they are, and what was
 * a crisis is one no more. */
static void vb(const struct verkeer_gang *p, struct verkeer_stroom *stroom, const double *oordeel)
{
    const struct verkeer_stand *s = p->s;
    const struct vt_instelling *in = &s->d->veilig_thuis;
    bool eerste = oordeel != NULL;
    double n = verkeer_som(stroom), crisis = 0.0;
    for (size_t c = 0; eerste && c < VERKEER_CELLEN; c++) {
        crisis += verkeer_acuut(c) != GEEN_CRISIS ? stroom->f[c] : 0.0;
    }
    double bezig = 7.0 * verkeer_gemiddeld(in->vb_uren, s->op) / in->uren_week *
                       (eerste ? 1.0 : waarde_op(in->vb_factor_terugmelding, s->op)) +
                   verkeer_gemiddeld(in->vb_extern, s->op);
    p->maat[VM_DOORSTROOM + STATION_VB] += n;
    p->maat[VM_VB] += n;
    p->maat[VM_VB_EERST] += eerste ? n - crisis : 0.0;
    p->maat[VM_VB_CRISIS] += crisis;
    p->maat[VM_VB_WACHT] += n * s->wacht.vb;
    p->maat[VM_VB_BEZIG] += n * bezig;
    verkeer_wacht(p, stroom, s->wacht.vb);
    verkeer_duurt(stroom, bezig, verkeer_spreiding(in->vb_extern, s->op));
    struct verkeer_stroom geoordeeld = {0};
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        enum zwaarte w = verkeer_werkelijk(c);
        for (int b = 0; b < ZWAARTEN; b++) {
            double kans = eerste ? oordeel[(size_t)w * ZWAARTEN + (size_t)b] : (int)w == b;
            if (kans > 0.0) {
                size_t plek =
                    verkeer_cel(w, (enum zwaarte)b, eerste ? verkeer_acuut(c) : GEEN_CRISIS,
                                verkeer_kinderen(c));
                verhuis(&geoordeeld, plek, stroom, c, kans);
            }
        }
    }
    na_vb(p, &geoordeeld, eerste);
}

/* --- the whole --- */

static void begin(const struct verkeer_stand *s, const struct verkeer_begin *b,
                  struct verkeer_stroom *stroom)
{
    const struct vt_instelling *in = &s->d->veilig_thuis;
    double crisis = b->lokaal ? 0.0 : kans_op(in->crisis[b->zwaarte], s->op);
    double huisverbod = crisis * kans_op(in->huisverbod, s->op);
    for (int k = 0; k < 2; k++) {
        double deel = k ? s->met_kinderen : 1.0 - s->met_kinderen;
        stroom->f[verkeer_cel(b->zwaarte, LICHT, GEEN_CRISIS, k)] = deel * (1.0 - crisis);
        stroom->f[verkeer_cel(b->zwaarte, LICHT, WEL_CRISIS, k)] = deel * (crisis - huisverbod);
        stroom->f[verkeer_cel(b->zwaarte, LICHT, MET_HUISVERBOD, k)] = deel * huisverbod;
    }
}

static void begin_lokaal(const struct verkeer_gang *p, const struct verkeer_begin *b,
                         const struct verkeer_stroom *stroom)
{
    struct verkeer_stroom geoordeeld = {0};
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        for (int z = 0; z < ZWAARTEN; z++) {
            size_t plek =
                verkeer_cel(b->zwaarte, (enum zwaarte)z, GEEN_CRISIS, verkeer_kinderen(c));
            verhuis(&geoordeeld, plek, stroom, c,
                    b->oordeel[(size_t)b->zwaarte * ZWAARTEN + (size_t)z]);
        }
    }
    p->maat[VM_LOKAAL] += verkeer_som(&geoordeeld);
    p->maat[VM_DOORSTROOM + STATION_LOKAAL_TEAM] += verkeer_som(&geoordeeld);
    verkeer_op_lijst(p, &geoordeeld, false, true, false);
}

/* One round: the VB, or the list of the team for a signal, and all that follows until nobody has
 * the casus or it is sent back. Gives what is sent back in `stroom`. */
static void ronde(struct verkeer_gang *p, struct verkeer_stroom *stroom,
                  const struct verkeer_begin *b, bool eerste)
{
    struct verkeer_stroom terug = {0}, tafel_vt = {0}, tafel_team = {0};
    p->terug = &terug;
    p->tafel_vt = &tafel_vt;
    p->tafel_team = &tafel_team;
    if (b->lokaal && eerste) {
        begin_lokaal(p, b, stroom);
    } else {
        vb(p, stroom, eerste ? b->oordeel : NULL);
    }
    double dagen = draag_over(p, &tafel_vt, false, 0.0);
    verkeer_tafel(p, &tafel_vt, AANVRAGER_VT, dagen);
    verkeer_tafel(p, &tafel_team, AANVRAGER_TEAM, 0.0);
    *stroom = terug;
}

void verkeer_pad(const struct verkeer_stand *s, const struct verkeer_begin *b, double *maat)
{
    const struct vt_instelling *in = &s->d->veilig_thuis;
    double aandeel = kans_op(in->gemeente[b->gemeente].betrokken_hulp, s->op);
    double met = verkeer_schuif(aandeel, in->betrokken_effect - in->betrokken_nulpunt),
           zonder = verkeer_schuif(aandeel, -in->betrokken_nulpunt);
    struct verkeer_gang p = {.s = s,
                             .g = b->gemeente,
                             .betrokken = b->loopt * met + (1.0 - b->loopt) * zonder,
                             .elders = b->elders,
                             .maat = maat};
    struct verkeer_stroom stroom = {0};
    begin(s, b, &stroom);
    verkeer_duurt(&stroom, b->dagen, b->sd);
    ronde(&p, &stroom, b, true);
    /* Later rounds are alike: as many again are sent back of those that come for the third time. */
    double een[VM_MATEN] = {0.0}, in_tweede = verkeer_som(&stroom);
    if (in_tweede <= 0.0) {
        return;
    }
    p.maat = een;
    ronde(&p, &stroom, b, false);
    double nog = fmin(0.95, verkeer_som(&stroom) / in_tweede);
    for (int i = 0; i < VM_MATEN; i++) {
        maat[i] += een[i] / (1.0 - nog);
    }
}
