/* The lokale veld and hulp on the path of a casus: taking in (as models/lokaal_inname.h), the work
 * of the team, the first contact and what is made of the offer. */
#include "models/verkeer/pad.h"

#include "models/verkeer/verdeling.h"

#include <math.h>

#define NIETS 1e-7 /* casussen: not worth following */

static const struct team_instelling *team_van(const struct verkeer_gang *p)
{
    return &p->s->d->lokaal_veld.team[p->g];
}

static void deel(struct verkeer_stroom *naar, struct verkeer_stroom *van, size_t cel, double kans)
{
    verkeer_neem(naar, van, cel, kans);
    van->f[cel] *= 1.0 - kans;
    van->t[cel] *= 1.0 - kans;
    van->tt[cel] *= 1.0 - kans;
    van->gezien[cel] *= 1.0 - kans;
}

/* --- the offer --- */

/* Mean number of days above `grens` of a time with this mean and spread, taken as normal. */
static double boven(double gemiddeld, double sd, double grens)
{
    double over = gemiddeld - grens;
    return sd <= 0.0 ? fmax(0.0, over)
                     : over * verkeer_normaal(over / sd) + sd * verkeer_dichtheid(over / sd);
}

/* Casussen of one zwaarte with kinderen or without, and M3's factor for them. */
static double groep(const struct verkeer_gang *p, const struct verkeer_stroom *stroom,
                    enum zwaarte w, bool kinderen, double *factor)
{
    double n = 0.0, t = 0.0, tt = 0.0;
    size_t per_graad = VERKEER_CELLEN / ZWAARTEN, van = (size_t)w * per_graad;
    for (size_t c = van + kinderen; c < van + per_graad; c += 2) {
        n += stroom->f[c];
        t += stroom->t[c];
        tt += stroom->tt[c];
    }
    if (n < NIETS) {
        return 0.0;
    }
    const struct verkeer_aanbod *a = &p->s->aanbod;
    double gemiddeld = t / n, sd = sqrt(fmax(0.0, tt / n - gemiddeld * gemiddeld));
    double aan = fmax(0.0, 1.0 - a->daling * boven(gemiddeld, sd, a->daling_vanaf));
    *factor = verkeer_respons(p->s, R3_ACCEPTATIE, p->g, w, aan);
    return n;
}

void verkeer_contact(const struct verkeer_gang *p, const struct verkeer_stroom *stroom,
                     bool gedwongen)
{
    for (int n = 0; n < 2 * ZWAARTEN; n++) {
        bool kinderen = n % 2;
        enum zwaarte w = (enum zwaarte)(n / 2);
        double factor = 1.0, f = groep(p, stroom, w, kinderen, &factor);
        if (f <= 0.0) {
            continue;
        }
        struct verkeer_antwoord a;
        verkeer_antwoord(&a, &p->s->aanbod, kinderen, w, factor, gedwongen);
        p->maat[VM_CONTACT] += f;
        p->maat[VM_CONTACT_UITVAL] += f * a.uitval;
        p->maat[VM_CONTACT_HULP] += f * a.hulp;
        p->maat[VM_DOORSTROOM + STATION_HULP] += f * a.hulp;
        p->maat[VM_STRAKS_DAGEN] += f * a.straks;
        for (int r = 0; r < VERKEER_TEMPI; r++) {
            p->maat[VM_LOOPT + r] += f * a.loopt[r];
        }
        for (int s = 0; s < HULPSOORTEN; s++) {
            p->maat[VM_TRAJECT + s] += f * a.traject[s];
        }
        p->maat[VM_VOLDOENDE] += f * a.voldoende;
        p->maat[VM_FORS] += f * a.fors;
    }
}

/* The uniform that declined decides again: in the end the share that accepts under a measure has
 * accepted. */
void verkeer_opnieuw(const struct verkeer_gang *p, const struct verkeer_stroom *stroom)
{
    for (int n = 0; n < 2 * ZWAARTEN; n++) {
        bool kinderen = n % 2;
        enum zwaarte w = (enum zwaarte)(n / 2);
        double factor = 1.0, f = groep(p, stroom, w, kinderen, &factor);
        if (f <= 0.0) {
            continue;
        }
        struct verkeer_antwoord eerst, daarna;
        verkeer_antwoord(&eerst, &p->s->aanbod, kinderen, w, factor, false);
        verkeer_antwoord(&daarna, &p->s->aanbod, kinderen, w, factor, true);
        p->maat[VM_DOORSTROOM + STATION_HULP] += f * fmax(0.0, daarna.hulp - eerst.hulp);
        for (int s = 0; s < HULPSOORTEN; s++) {
            p->maat[VM_TRAJECT + s] += f * fmax(0.0, daarna.traject[s] - eerst.traject[s]);
        }
    }
}

void verkeer_naar_hulp(const struct verkeer_gang *p, struct verkeer_stroom *stroom, double dagen)
{
    double n = verkeer_som(stroom);
    if (n < NIETS) {
        return;
    }
    const struct parameter_value *contact = p->s->d->hulp.contact_dagen;
    double tot = verkeer_gemiddeld(contact, p->s->op);
    p->maat[VM_NAAR_HULP] += n;
    p->maat[VM_NAAR_HULP_DAGEN] += n * (dagen + tot);
    verkeer_duurt(stroom, tot, verkeer_spreiding(contact, p->s->op));
    verkeer_contact(p, stroom, false);
}

/* --- the team --- */

/* What the team does besides the zwaarte: see models/lokaal_veld.c. */
static double werkfactor(const struct verkeer_gang *p, bool direct, bool lokaal)
{
    return lokaal   ? waarde_op(p->s->d->lokaal_veld.factor_signaal, p->s->op)
           : direct ? waarde_op(team_van(p)->direct_factor, p->s->op)
                    : 1.0;
}

void verkeer_op_lijst(const struct verkeer_gang *p, struct verkeer_stroom *stroom, bool direct,
                      bool lokaal, bool raadszaak)
{
    const struct team_instelling *in = team_van(p);
    tick op = p->s->op;
    double n = verkeer_som(stroom), wacht = p->s->wacht.team[p->g];
    if (n < NIETS) {
        return;
    }
    double plannen = verkeer_gemiddeld(in->plannen, op), factor = werkfactor(p, direct, lokaal);
    double extra = waarde_op(in->coordinatie_uren, op) + waarde_op(in->veiligheidsplan_uren, op);
    bool apart = lokaal_veld_zwaar_apart(in, op);
    p->maat[lokaal ? VM_LOKAAL_DAGEN : VM_NAAR_TEAM_DAGEN] += n * (wacht + plannen);
    verkeer_wacht(p, stroom, wacht);
    verkeer_duurt(stroom, plannen, verkeer_spreiding(in->plannen, op));
    struct verkeer_stroom tafel = {0};
    double voor = p->maat[VM_TEAM_DAGEN];
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        enum zwaarte w = verkeer_werkelijk(c), b = verkeer_beoordeeld(c);
        double caseload = waarde_op(in->caseload[b], op);
        double uren = verkeer_gemiddeld(in->uren[w], op) * factor + extra;
        double dagen = 7.0 * uren * caseload / p->s->d->lokaal_veld.uren_week, f = stroom->f[c];
        p->maat[VM_TEAM_DAGEN] += f * dagen;
        p->maat[apart && b == ZWAAR ? VM_ZWAAR_FTE : VM_TEAM_FTE] +=
            f * (plannen + dagen) / caseload;
        double door = apart && b == ZWAAR ? p->s->door.zwaar[p->g] : p->s->door.team[p->g];
        stroom->f[c] *= door;
        stroom->t[c] *= door;
        stroom->tt[c] *= door;
        stroom->gezien[c] *= door;
        if (verkeer_kinderen(c) && !raadszaak) {
            verkeer_neem(&tafel, stroom, c, (1.0 - p->elders) * kans_op(in->naar_jbt[w], op));
        }
    }
    verkeer_contact(p, stroom, false);
    double dagen = (p->maat[VM_TEAM_DAGEN] - voor) / n;
    verkeer_duurt(&tafel, dagen, 0.0);
    p->maat[VM_TEAM] += n;
    p->maat[VM_TEAM_TAFEL] += verkeer_som(&tafel);
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        verkeer_neem(p->tafel_team, &tafel, c, 1.0);
    }
}

/* --- taking in --- */

/* Refused for the time being, again and again (M10: not at rest). */
static void weigering(const struct verkeer_gang *p, struct verkeer_stroom *stroom, double n)
{
    double kans = fmin(0.95, verkeer_respons(p->s, R10_WEIGERING, p->g, LICHT, 0.0));
    if (kans > 0.0) {
        double dagen = waarde_op(p->s->d->lokaal_veld.weigering_dagen, p->s->op);
        double wacht = dagen * kans / (1.0 - kans);
        p->maat[VM_NAAR_TEAM_DAGEN] += n * wacht;
        verkeer_wacht(p, stroom, wacht);
    }
}

static void screening(const struct verkeer_gang *p, struct verkeer_stroom *stroom, double n)
{
    const struct team_instelling *in = team_van(p);
    tick op = p->s->op;
    double dagen = verkeer_gemiddeld(in->screening_dagen, op);
    double terug = kans_op(in->screening_terug, op),
           hulp = kans_op(in->screening_betrokken_hulp, op);
    p->maat[VM_NAAR_TEAM_DAGEN] += n * dagen;
    verkeer_duurt(stroom, dagen, verkeer_spreiding(in->screening_dagen, op));
    struct verkeer_stroom naar_hulp = {0};
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        if (terug > 0.0) {
            double kans = verkeer_respons(p->s, R4_TERUGMELDING, p->g, verkeer_werkelijk(c), terug);
            p->maat[VM_NAAR_TEAM_TERUG] += stroom->f[c] * kans;
            deel(p->terug, stroom, c, kans);
        }
        deel(&naar_hulp, stroom, c, hulp);
    }
    p->maat[VM_NAAR_TEAM_HULP] += verkeer_som(&naar_hulp);
    verkeer_naar_hulp(p, &naar_hulp, 0.0);
}

/* Too heavy goes back; to hulp that is there already where all is discussed first. */
static void verdeel(const struct verkeer_gang *p, struct verkeer_stroom *stroom, bool direct,
                    double warm, bool raadszaak)
{
    struct verkeer_stroom naar_hulp = {0};
    bool alles = team_van(p)->overleg_alles;
    for (size_t c = 0; c < VERKEER_CELLEN; c++) {
        enum zwaarte w = verkeer_werkelijk(c);
        bool k = verkeer_kinderen(c);
        if (!raadszaak) {
            double kans = warm * verkeer_te_zwaar(p->s, p->g, w, k, true, direct) +
                          (1.0 - warm) * verkeer_te_zwaar(p->s, p->g, w, k, false, direct);
            p->maat[VM_NAAR_TEAM_TERUG] += stroom->f[c] * kans;
            deel(p->terug, stroom, c, kans);
        }
        deel(&naar_hulp, stroom, c, alles ? p->betrokken : 0.0);
    }
    p->maat[VM_NAAR_TEAM_HULP] += verkeer_som(&naar_hulp);
    verkeer_naar_hulp(p, &naar_hulp, 0.0);
}

void verkeer_naar_team(const struct verkeer_gang *p, struct verkeer_stroom *stroom, bool direct,
                       double warm, bool raadszaak, double dagen)
{
    double n = verkeer_som(stroom), overleg = p->s->wacht.overleg[p->g];
    if (n < NIETS) {
        return;
    }
    p->maat[VM_DOORSTROOM + STATION_LOKAAL_TEAM] += n;
    p->maat[VM_NAAR_TEAM] += n;
    p->maat[VM_NAAR_TEAM_DAGEN] += n * dagen;
    weigering(p, stroom, n);
    if (!raadszaak) {
        screening(p, stroom, n);
    }
    p->maat[VM_NAAR_TEAM_DAGEN] += verkeer_som(stroom) * overleg;
    verkeer_wacht(p, stroom, overleg);
    verdeel(p, stroom, direct, warm, raadszaak);
    verkeer_op_lijst(p, stroom, direct, false, raadszaak);
}
