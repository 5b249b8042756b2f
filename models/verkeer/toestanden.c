#include "models/verkeer/toestanden.h"

#include "sim/check.h"

#include <math.h>
#include <string.h>

static void ga(struct overgang *o, int naar, double tempo)
{
    if (tempo > 0.0) {
        CHECK(o->aantal < OVERGANGEN);
        o->naar[o->aantal] = naar;
        o->tempo[o->aantal++] = tempo;
        o->uit += tempo;
    }
}

/* The state factor of the hazard when nobody waits (models/huishouden_hazard.c). */
static double toestand(const struct huishouden_instelling *in, int trap, int hulp)
{
    if (trap == BIJ_VB || trap == BIJ_OZ || trap == BIJ_TAFEL) {
        return in->toestand[BIJ_VT];
    }
    if (trap == BIJ_TEAM || (hulp >= LANG && hulp <= GI_LOOPT)) {
        return in->toestand[IN_HULP];
    }
    return hulp >= GOED && hulp < SLECHT   ? in->na_voldoende
           : hulp >= SLECHT && hulp < GEEN ? in->na_uitval
                                           : 1.0;
}

static double wachtdeel(const struct rekening *r, int trap, int hulp)
{
    return hulp == STRAKS && trap != BIJ_TEAM ? 1.0 : r->v[0].wacht[trap];
}

/* Incidents a year in each state of a calm huishouden at this level. */
static void stel_hazard(struct rekening *r)
{
    const struct verkeer_stand *s = r->l->s;
    const struct huishouden_instelling *in = &s->d->huishoudens;
    size_t g = r->l->gemeente;
    double wachtend = verkeer_respons(s, R2_HAZARD, g, LICHT, in->toestand[WACHT]) *
                      verkeer_respons(s, R5_HAZARD, g, LICHT, r->geschiedenis);
    double anders = verkeer_respons(s, R2_HAZARD, g, LICHT, 1.0);
    for (int trap = 0; trap < TRAPPEN; trap++) {
        for (int hulp = 0; hulp < HELPENDEN; hulp++) {
            double wacht = wachtdeel(r, trap, hulp);
            double m5 =
                verkeer_respons(s, R5_HAZARD, g, LICHT, r->geschiedenis * toestand(in, trap, hulp));
            r->hazard[trap][hulp] = r->tempo0 * (wacht * wachtend + (1.0 - wacht) * anders * m5);
        }
    }
}

static double hazard(const struct rekening *r, bool acuut, int trap, int hulp)
{
    return r->hazard[trap][hulp] * (acuut ? 1.0 + r->acuut : 1.0);
}

/* Hulp of length k beside hulp of length j that is running: the longer of the two goes on. Of two
 * alike it takes half as much more (the longest of two exponential times), which a share in the
 * next length gives. */
static void langste(struct overgang *o, const struct verloop *v, int stand, int k, int j,
                    double tempo)
{
    int lang = k > j ? k : j;
    double duur = 1.0 / v->lang[lang], meer = 0.0;
    if (k == j && lang + 1 < LANGEN) {
        meer = fmin(1.0, 0.5 * duur / (1.0 / v->lang[lang + 1] - duur));
    }
    ga(o, stand + lang, tempo * (1.0 - meer));
    ga(o, stand + lang + 1, tempo * meer);
}

/* The contact is made, and leads to state (acuut, trap): hulp or not. */
static void contact(struct overgang *o, const struct verloop *v, bool acuut, int trap, int hulp,
                    double tempo, int opslag)
{
    if (hulp == GI_LOOPT) {
        ga(o, opslag + verkeer_plek(acuut, trap, hulp), tempo);
        return;
    }
    double uitval = hulp < GI_LOOPT ? 0.0 : v->contact_uitval;
    if (verkeer_loopt(hulp)) {
        for (int k = 0; k < LANGEN; k++) {
            langste(o, v, opslag + verkeer_plek(acuut, trap, LANG), k, hulp - LANG,
                    tempo * v->contact_hulp * v->lang_deel[k]);
        }
    } else {
        ga(o, opslag + verkeer_plek(acuut, trap, STRAKS), tempo * v->contact_hulp);
    }
    ga(o, opslag + verkeer_plek(acuut, trap, SLECHT), tempo * uitval);
    ga(o, opslag + verkeer_plek(acuut, trap, hulp), tempo * (1.0 - v->contact_hulp - uitval));
}

/* A new casus is opened; where the youngest one was, its contact comes first. */
static void open(struct overgang *o, const struct verloop *v, bool acuut, int trap, int hulp,
                 double tempo)
{
    if (trap == NAAR_HULP || trap == NAAR_TEAM || trap == LOKAAL) {
        contact(o, v, acuut, BIJ_VB, hulp, tempo, STANDEN);
    } else if (trap == BIJ_TAFEL) {
        ga(o, STANDEN + verkeer_plek(acuut, BIJ_VB, GI_LOOPT), tempo * v->tafel_gi);
        contact(o, v, acuut, BIJ_VB, hulp, tempo * (1.0 - v->tafel_gi), STANDEN);
    } else {
        ga(o, STANDEN + verkeer_plek(acuut, BIJ_VB, hulp), tempo);
    }
}

/* What an incident leads to: see verkeer_melden. */
static void incident(const struct rekening *r, struct overgang *o, const struct verloop *v,
                     int trap, int hulp, double wacht, double tempo)
{
    const struct verkeer_melden *m = r->l->melden;
    double gemeld = (1.0 - wacht) * m[0].gemeld + wacht * m[1].gemeld;
    bool vrij = trap == RUST && hulp > GI_LOOPT; /* no open casus */
    double rest = 1.0 - gemeld, gezien = vrij ? rest * m->opgevangen : 0.0;
    double gemist = vrij ? rest * m->gemist : 0.0;
    double bekend = !vrij && (verkeer_loopt(hulp) || trap == BIJ_TEAM) ? rest * m->opgevangen : 0.0;
    double alsnog = (rest - gezien - gemist - bekend) * m->advies * m->alsnog;
    double melding = gemeld + gemist + alsnog;
    if (trap == BIJ_VB || trap == BIJ_OZ) {
        ga(o, verkeer_plek(true, trap, hulp), tempo * (1.0 - gezien));
    } else {
        open(o, v, true, trap, hulp, tempo * melding);
        ga(o, verkeer_plek(true, trap, hulp), tempo * (1.0 - melding - gezien));
    }
    ga(o, verkeer_plek(true, LOKAAL, hulp), tempo * gezien);
}

/* The stage of the youngest casus is over. */
static void trap_eindigt(const struct rekening *r, struct overgang *o, const struct verloop *v,
                         bool acuut, int trap, int hulp)
{
    double tempo = trap == RUST ? 0.0 : v->per_jaar[trap];
    double vb_laat = r->dubbel_laat_vb, oz_laat = r->dubbel_laat_oz;
    double tafel = hulp == GI_LOOPT ? 0.0 : v->oz_tafel;
    double geen;
    switch (trap) {
    case BIJ_VB:
        geen = 1.0 - v->vb_hulp - v->vb_team - v->vb_oz;
        ga(o, verkeer_plek(acuut, BIJ_OZ, hulp), tempo * v->vb_oz);
        open(o, v, acuut, NAAR_HULP, hulp, tempo * (v->vb_hulp + v->vb_team) * vb_laat);
        open(o, v, acuut, RUST, hulp, tempo * geen * vb_laat);
        ga(o, verkeer_plek(acuut, NAAR_HULP, hulp), tempo * v->vb_hulp * (1.0 - vb_laat));
        ga(o, verkeer_plek(acuut, NAAR_TEAM, hulp), tempo * v->vb_team * (1.0 - vb_laat));
        ga(o, verkeer_plek(acuut, RUST, hulp), tempo * geen * (1.0 - vb_laat));
        break;
    case BIJ_OZ:
        ga(o, verkeer_plek(acuut, BIJ_TAFEL, hulp), tempo * tafel);
        geen = verkeer_per((1.0 - tafel) * (1.0 - v->oz_hulp - v->oz_team - v->oz_tafel),
                           1.0 - v->oz_tafel);
        tempo *= 1.0 - tafel - geen;
        open(o, v, acuut, NAAR_HULP, hulp, tempo * oz_laat);
        tempo *= 1.0 - oz_laat;
        ga(o, verkeer_plek(acuut, NAAR_HULP, hulp),
           tempo * verkeer_per(v->oz_hulp, v->oz_hulp + v->oz_team));
        ga(o, verkeer_plek(acuut, NAAR_TEAM, hulp),
           tempo * verkeer_per(v->oz_team, v->oz_hulp + v->oz_team));
        ga(o, verkeer_plek(acuut, RUST, hulp), v->per_jaar[trap] * geen);
        break;
    case BIJ_TAFEL:
        ga(o, verkeer_plek(acuut, RUST, GI_LOOPT), tempo * v->tafel_gi);
        ga(o, verkeer_plek(acuut, NAAR_HULP, hulp), tempo * v->tafel_hulp);
        ga(o, verkeer_plek(acuut, NAAR_TEAM, hulp), tempo * v->tafel_team);
        ga(o, verkeer_plek(acuut, RUST, hulp),
           tempo * (1.0 - v->tafel_gi - v->tafel_hulp - v->tafel_team));
        break;
    case NAAR_HULP:
        contact(o, v, acuut, RUST, hulp, tempo, 0);
        break;
    case NAAR_TEAM:
        ga(o, verkeer_plek(acuut, BIJ_VB, hulp), tempo * v->team_terug);
        ga(o, verkeer_plek(acuut, NAAR_HULP, hulp), tempo * v->team_hulp);
        contact(o, v, acuut, BIJ_TEAM, hulp, tempo * (1.0 - v->team_terug - v->team_hulp), 0);
        break;
    case LOKAAL:
        contact(o, v, acuut, BIJ_TEAM, hulp, tempo, 0);
        break;
    case BIJ_TEAM:
        tafel = hulp == GI_LOOPT ? 0.0 : v->team_tafel;
        ga(o, verkeer_plek(acuut, BIJ_TAFEL, hulp), tempo * tafel);
        ga(o, verkeer_plek(acuut, RUST, hulp), tempo * (1.0 - tafel));
        break;
    default:
        break;
    }
}

static void hulp_gaat_verder(const struct rekening *r, struct overgang *o, const struct verloop *v,
                             bool acuut, int trap, int hulp)
{
    double jaren =
        (double)r->l->s->d->huishoudens.toestand_duur / (CLOCK_YEAR_DAYS * (double)CLOCK_DAY);
    jaren = fmax(jaren, 1e-3);
    if (hulp == STRAKS) {
        for (int k = 0; k < LANGEN; k++) {
            ga(o, verkeer_plek(acuut, trap, LANG + k), v->straks * v->lang_deel[k]);
        }
    } else if (hulp < GI_LOOPT) {
        double genoeg = (1.0 - r->fors) * v->genoeg + r->fors * v->fors;
        ga(o, verkeer_plek(acuut, trap, GOED), v->lang[hulp - LANG] * genoeg);
        ga(o, verkeer_plek(acuut, trap, SLECHT), v->lang[hulp - LANG] * (1.0 - genoeg));
    } else if (hulp == GI_LOOPT) {
        ga(o, verkeer_plek(acuut, trap, GEEN), v->gi);
    } else if (hulp < SLECHT) {
        ga(o, verkeer_plek(acuut, trap, hulp + 1 < SLECHT ? hulp + 1 : GEEN), NA_GOED / jaren);
    } else if (hulp < GEEN) {
        ga(o, verkeer_plek(acuut, trap, hulp + 1), NA_SLECHT / jaren);
    }
}

void verkeer_bouw(struct rekening *r)
{
    stel_hazard(r);
    for (int stand = 0; stand < STANDEN; stand++) {
        bool acuut = stand < STANDEN / 2;
        int trap = stand / HELPENDEN % TRAPPEN, hulp = stand % HELPENDEN;
        struct overgang *o = &r->o[stand];
        const struct verloop *v = &r->v[verkeer_loopt(hulp)];
        double wacht = wachtdeel(r, trap, hulp);
        o->aantal = 0;
        o->uit = r->mu;
        incident(r, o, v, trap, hulp, wacht, hazard(r, acuut, trap, hulp));
        if (acuut) {
            ga(o, verkeer_plek(false, trap, hulp), r->acuut_uit);
        }
        trap_eindigt(r, o, v, acuut, trap, hulp);
        hulp_gaat_verder(r, o, v, acuut, trap, hulp);
        if (trap != BIJ_VB && trap != BIJ_OZ) {
            open(o, v, acuut, trap, hulp, r->zoeken);
        }
    }
}

#define GENOEG 1e-5        /* of a huishouden that is still under way */
#define GENOEG_GELIJK 3e-4 /* of what leaves in a pass: the share that goes round is known */
#define MEESTE_RONDEN 4000

/* Expected visits to every state of this level, from those that come in: passes along the states
 * until all have left. What goes round becomes a fixed part of the pass before; the rest of that
 * geometric series is then added at once. */
void verkeer_los_op(struct rekening *r, bool hoogste)
{
    double vorige_som = 0.0, vorige_deel = -1.0;
    memset(r->bezoek, 0, STANDEN * sizeof *r->bezoek);
    for (int ronde = 0; ronde < MEESTE_RONDEN; ronde++) {
        double som = 0.0;
        for (int stand = 0; stand < STANDEN; stand++) {
            double m = r->in[stand];
            r->vorig[stand] = m;
            if (m <= 0.0) {
                continue;
            }
            r->in[stand] = 0.0;
            const struct overgang *o = &r->o[stand];
            double per_tempo = m / o->uit;
            for (int k = 0; k < o->aantal; k++) {
                int naar = o->naar[k];
                if (naar < STANDEN) {
                    r->in[naar] += per_tempo * o->tempo[k];
                } else if (hoogste) {
                    r->in[naar - STANDEN] += per_tempo * o->tempo[k];
                }
            }
            r->bezoek[stand] += m;
            som += m;
        }
        double deel = vorige_som > 0.0 ? som / vorige_som : 0.0;
        if (som < GENOEG * (1.0 - deel)) {
            return;
        }
        if (ronde > 6 && fabs(deel - vorige_deel) < GENOEG_GELIJK * (1.0 - deel)) {
            for (int stand = 0; stand < STANDEN; stand++) {
                r->bezoek[stand] += r->vorig[stand] * deel / (1.0 - deel);
            }
            return;
        }
        vorige_som = som;
        vorige_deel = deel;
    }
}

/* Chance that hulp is running when the VB of a casus that is opened now is decided: some days
 * later, in which planned hulp and the first conversation at a team may have begun. */
static double loopt_straks(const struct rekening *r, int trap, int hulp)
{
    const struct verloop *v = &r->v[verkeer_loopt(hulp)];
    if (verkeer_loopt(hulp) || trap == BIJ_TEAM) {
        return 1.0;
    }
    double jaren = r->l->s->meld_dagen / CLOCK_YEAR_DAYS + 1.0 / v->per_jaar[BIJ_VB];
    double gepland = hulp == STRAKS ? 1.0 - exp(-jaren * v->straks) : 0.0;
    double gesprek =
        trap == NAAR_TEAM || trap == LOKAAL ? 1.0 - exp(-jaren * v->per_jaar[trap]) : 0.0;
    return 1.0 - (1.0 - gepland) * (1.0 - gesprek);
}

/* Adds up what happened at this level; gives in `uit` how the next one begins. */
void verkeer_tel(const struct rekening *r, struct verkeer_niveau *n, double *uit)
{
    const struct verkeer_melden *m = r->l->melden;
    for (int stand = 0; stand < STANDEN; stand++) {
        const struct overgang *o = &r->o[stand];
        bool acuut = stand < STANDEN / 2;
        int trap = stand / HELPENDEN % TRAPPEN, hulp = stand % HELPENDEN;
        double jaren = r->bezoek[stand] / o->uit, wacht = wachtdeel(r, trap, hulp);
        double tempo = hazard(r, acuut, trap, hulp) * jaren;
        n->tijd += jaren;
        n->incidenten += tempo;
        bool vrij = trap == RUST && hulp > GI_LOOPT;
        double gemeld = (1.0 - wacht) * m[0].gemeld + wacht * m[1].gemeld;
        double tweede =
            (1.0 - wacht) * m[0].gemeld * m[0].dubbel + wacht * m[1].gemeld * m[1].dubbel;
        double rest = 1.0 - gemeld;
        bool bekend = !vrij && (verkeer_loopt(hulp) || trap == BIJ_TEAM);
        double over =
            rest * (1.0 - (vrij || bekend ? m->opgevangen : 0.0) - (vrij ? m->gemist : 0.0));
        n->lokaal += vrij ? tempo * rest * m->opgevangen : 0.0;
        n->advies += tempo * over * m->advies;
        n->gevoegd += tempo * tweede;
        if (trap == BIJ_VB || trap == BIJ_OZ) {
            n->gevoegd += tempo * (gemeld + over * m->advies * m->alsnog);
        }
        if (trap == BIJ_VB || trap == BIJ_OZ) {
            n->gevoegd += jaren * r->zoeken;
        } else {
            n->ambtshalve += jaren * r->zoeken;
            n->zoektijd += jaren * r->zoeken * r->zoektijd;
        }
        for (int k = 0; k < o->aantal; k++) {
            if (o->naar[k] < STANDEN) {
                continue;
            }
            double keer = jaren * o->tempo[k];
            int daar = o->naar[k] - STANDEN, hulp_daar = daar % HELPENDEN;
            n->geopend += keer;
            n->loopt += keer * loopt_straks(r, trap, hulp);
            n->elders += hulp_daar == GI_LOOPT || trap == BIJ_TAFEL ? keer : 0.0;
            uit[daar] += keer;
        }
        /* A late second melding opened a casus of its own: it did not join. */
        const struct verloop *v = &r->v[verkeer_loopt(hulp)];
        if (trap == BIJ_VB) {
            n->gevoegd -= jaren * v->per_jaar[trap] * (1.0 - v->vb_oz) * r->dubbel_laat_vb;
        } else if (trap == BIJ_OZ) {
            n->gevoegd -= jaren * v->per_jaar[trap] * (1.0 - v->oz_tafel) * r->dubbel_laat_oz;
        }
    }
}
