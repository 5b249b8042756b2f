#include "models/verkeer/toestanden.h"

#include "models/waarde.h"

#include <math.h>

static double tempo_van(double dagen, double keer)
{
    /* Nothing lasts less than an hour here, so that rates stay finite. */
    return keer > 0.0 ? CLOCK_YEAR_DAYS / fmax(dagen / keer, 1.0 / 24.0) : CLOCK_YEAR_DAYS;
}

/* Solves a small system by elimination; `m` is square with the right-hand side as last column. */
static void vergelijkingen(double m[LANGEN][LANGEN + 1], double uit[LANGEN])
{
    for (int i = 0; i < LANGEN; i++) {
        int spil = i;
        for (int k = i + 1; k < LANGEN; k++) {
            spil = fabs(m[k][i]) > fabs(m[spil][i]) ? k : spil;
        }
        for (int j = 0; j <= LANGEN; j++) {
            double hulp = m[i][j];
            m[i][j] = m[spil][j];
            m[spil][j] = hulp;
        }
        for (int k = 0; k < LANGEN; k++) {
            double factor = k != i ? m[k][i] / m[i][i] : 0.0;
            for (int j = i; j <= LANGEN; j++) {
                m[k][j] -= factor * m[i][j];
            }
        }
    }
    for (int i = 0; i < LANGEN; i++) {
        uit[i] = m[i][LANGEN] / m[i][i];
    }
}

/* A mixture of exponential lengths in fixed proportions to the whole, of which as much passes at
 * each of the tempi as of the length itself. Where that would take a negative share, none. */
static void fit_lang(struct verloop *v, const double *m)
{
    static const double verhouding[LANGEN] = {0.25, 1.0, 3.5, 12.0};
    double hulp = m[VM_CONTACT_HULP], schaal = verkeer_per(m[VM_LOOPT + 1], hulp), som = 0.0;
    for (int k = 0; k < LANGEN; k++) {
        v->lang[k] = 1.0 / fmax(verhouding[k] * schaal, 1e-3);
        v->lang_deel[k] = k == 0;
    }
    if (schaal <= 1e-3) {
        return;
    }
    double stelsel[LANGEN][LANGEN + 1];
    for (int k = 0; k < LANGEN; k++) {
        stelsel[0][k] = 1.0;
        for (int r = 0; r < VERKEER_TEMPI; r++) {
            stelsel[r + 1][k] = 1.0 / (v->lang[k] + verkeer_tempi[r]);
        }
    }
    stelsel[0][LANGEN] = 1.0;
    for (int r = 0; r < VERKEER_TEMPI; r++) {
        stelsel[r + 1][LANGEN] = verkeer_per(m[VM_LOOPT + r], hulp);
    }
    vergelijkingen(stelsel, v->lang_deel);
    for (int k = 0; k < LANGEN; k++) {
        v->lang_deel[k] = fmax(0.0, v->lang_deel[k]);
        som += v->lang_deel[k];
    }
    for (int k = 0; k < LANGEN; k++) {
        v->lang_deel[k] /= som;
    }
}

void verkeer_verloop(struct verloop *v, const double *m, const double *lokaal)
{
    *v = (struct verloop){
        .per_jaar = {[BIJ_VB] = tempo_van(m[VM_VB_WACHT] + m[VM_VB_BEZIG], m[VM_VB]),
                     [BIJ_OZ] = tempo_van(m[VM_OZ_WACHT] + m[VM_OZ_BEZIG], m[VM_OZ]),
                     [BIJ_TAFEL] = tempo_van(m[VM_TAFEL_WACHT] + m[VM_TAFEL_BEZIG], m[VM_TAFEL]),
                     [NAAR_HULP] = tempo_van(m[VM_NAAR_HULP_DAGEN], m[VM_NAAR_HULP]),
                     [NAAR_TEAM] = tempo_van(m[VM_NAAR_TEAM_DAGEN], m[VM_NAAR_TEAM]),
                     [LOKAAL] = tempo_van(lokaal[VM_LOKAAL_DAGEN], lokaal[VM_LOKAAL]),
                     [BIJ_TEAM] = tempo_van(m[VM_TEAM_DAGEN], m[VM_TEAM])}};
    v->wacht[BIJ_VB] = verkeer_per(m[VM_VB_WACHT], m[VM_VB_WACHT] + m[VM_VB_BEZIG]);
    v->wacht[BIJ_OZ] = verkeer_per(m[VM_OZ_WACHT], m[VM_OZ_WACHT] + m[VM_OZ_BEZIG]);
    v->wacht[BIJ_TAFEL] = verkeer_per(m[VM_TAFEL_WACHT], m[VM_TAFEL_WACHT] + m[VM_TAFEL_BEZIG]);
    v->wacht[NAAR_HULP] = v->wacht[NAAR_TEAM] = v->wacht[LOKAAL] = 1.0;
    v->vb_hulp = verkeer_per(m[VM_VB_HULP], m[VM_VB]);
    v->vb_team = verkeer_per(m[VM_VB_TEAM], m[VM_VB]);
    v->vb_oz = verkeer_per(m[VM_VB_ONDERZOEK], m[VM_VB]);
    v->oz_hulp = verkeer_per(m[VM_OZ_HULP], m[VM_OZ]);
    v->oz_team = verkeer_per(m[VM_OZ_TEAM], m[VM_OZ]);
    v->oz_tafel = verkeer_per(m[VM_OZ_TAFEL], m[VM_OZ]);
    v->team_hulp = verkeer_per(m[VM_NAAR_TEAM_HULP], m[VM_NAAR_TEAM]);
    v->team_terug = verkeer_per(m[VM_NAAR_TEAM_TERUG], m[VM_NAAR_TEAM]);
    v->team_tafel = verkeer_per(m[VM_TEAM_TAFEL], m[VM_TEAM]);
    v->tafel_hulp = verkeer_per(m[VM_TAFEL_HULP], m[VM_TAFEL]);
    v->tafel_team = verkeer_per(m[VM_TAFEL_TEAM], m[VM_TAFEL]);
    v->tafel_gi =
        fmin(1.0 - v->tafel_hulp - v->tafel_team, verkeer_per(m[VM_TAFEL_GI], m[VM_TAFEL]));
    v->contact_hulp = verkeer_per(m[VM_CONTACT_HULP], m[VM_CONTACT]);
    v->contact_uitval = verkeer_per(m[VM_CONTACT_UITVAL], m[VM_CONTACT]);
    v->straks = tempo_van(m[VM_STRAKS_DAGEN], m[VM_CONTACT_HULP]);
    v->genoeg = verkeer_per(m[VM_VOLDOENDE], m[VM_CONTACT_HULP]);
    v->fors = verkeer_per(m[VM_FORS], m[VM_CONTACT_HULP]);
    v->gi = tempo_van(m[VM_GI_DAGEN], m[VM_TAFEL_GI]);
    fit_lang(v, m);
}

double verkeer_gevonden(struct rekening *r, double gevolgd, double oz_jaren, double tempo)
{
    const struct verkeer_stand *s = r->l->s;
    const struct monitoring_instelling *in = &s->d->monitoring;
    double kans = kans_op(in->ontdekking, s->op), sinds[MONITORING_MOMENTEN], bekend = 0.0;
    const struct verkeer_melden *m = &r->l->melden[0];
    double onbekend = tempo * (1.0 - m->gemeld) * (1.0 - m->gemist);
    int aantal = 0;
    for (int i = 0; i < MONITORING_MOMENTEN; i++) {
        double maand = waarde_op(in->maand[i], s->op);
        if (maand > 0.0) {
            double t = maand / 12.0 + oz_jaren;
            int k = aantal++;
            for (; k > 0 && sinds[k - 1] > t; k--) {
                sinds[k] = sinds[k - 1];
            }
            sinds[k] = t;
        }
    }
    double som = 0.0, tijd = 0.0,
           nog = 0.0; /* nog: chance that something unknown was there before */
    for (int k = 0; k < aantal; k++) {
        double t = sinds[k], acuut = r->acuut / r->acuut_uit;
        double verwacht =
            onbekend *
            (t - bekend + acuut * (exp(-r->acuut_uit * bekend) - exp(-r->acuut_uit * t)));
        double er = 1.0 - (1.0 - nog) * exp(-verwacht);
        som += exp(-r->mu * t) * kans * er;
        tijd += exp(-r->mu * t) * kans * er * 0.5 * (t - bekend); /* the latest: half way */
        nog = er * (1.0 - kans);
        bekend = t;
    }
    r->zoektijd = verkeer_per(tijd, som);
    return gevolgd * som;
}
