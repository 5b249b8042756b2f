#include "models/verkeer/leven.h"

#include "models/verkeer/toestanden.h"
#include "models/waarde.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

size_t verkeer_niveaus(const struct verkeer_stand *s)
{
    return (size_t)s->d->huishoudens.voorgeschiedenis_maximum + 1;
}

static void meng(const struct verkeer_paden *p, int loopt, const double kans[ZWAARTEN],
                 double m[VM_MATEN])
{
    memset(m, 0, VM_MATEN * sizeof *m);
    for (int w = 0; w < ZWAARTEN; w++) {
        const double *pad = loopt < 0 ? p->lokaal[w] : p->casus[loopt][w];
        for (int i = 0; i < VM_MATEN; i++) {
            m[i] += kans[w] * pad[i];
        }
    }
}

/* The rates of a level whose casussen have these earlier ones. */
static void stel_niveau(struct rekening *r, int n, const double *eerder, double tempo)
{
    const struct verkeer_stand *s = r->l->s;
    const struct huishouden_instelling *in = &s->d->huishoudens;
    double kans[ZWAARTEN], m[VM_MATEN], lokaal[VM_MATEN];
    r->n = n;
    r->geschiedenis = 1.0 + in->voorgeschiedenis_effect * n;
    r->fors = 0.0;
    for (int e = 3; e < VERKEER_EERDER; e++) {
        r->fors += eerder[e];
    }
    verkeer_zwaarte(s, r->z, eerder, kans);
    meng(r->l->paden, -1, kans, lokaal);
    for (int loopt = 0; loopt < 2; loopt++) {
        meng(r->l->paden, loopt, kans, m);
        if (n == 0 && r->hoogste > 0) { /* no casus yet: only signals */
            memcpy(m, lokaal, sizeof m);
        }
        verkeer_verloop(&r->v[loopt], m, lokaal);
        if (loopt == 0) {
            double hulp = r->v[0].contact_hulp * in->toestand[IN_HULP] + 1.0 - r->v[0].contact_hulp;
            double oz = verkeer_per(m[VM_OZ_WACHT] + m[VM_OZ_BEZIG], m[VM_OZ]) / CLOCK_YEAR_DAYS;
            r->zoeken = (n > 0 || r->hoogste == 0)
                            ? verkeer_gevonden(r, m[VM_DOORSTROOM + STATION_MONITORING], oz,
                                               r->tempo0 * r->geschiedenis * hulp) *
                                  tempo
                            : 0.0;
        }
    }
    verkeer_bouw(r);
}

/* The first incident: an ordinary one, with nothing behind it. */
static void begin(const struct rekening *r, struct verkeer_niveau *eerste, double *hier,
                  double *volgend)
{
    const struct verkeer_melden *m = &r->l->melden[0];
    double rest = 1.0 - m->gemeld, over = rest * (1.0 - m->opgevangen - m->gemist);
    double melding = m->gemeld + rest * m->gemist + over * m->advies * m->alsnog;
    memset(eerste, 0, sizeof *eerste);
    eerste->incidenten = 1.0;
    eerste->geopend = melding;
    eerste->gevoegd = m->gemeld * m->dubbel; /* what comes late is taken off at level 1 */
    eerste->lokaal = rest * m->opgevangen;
    eerste->advies = over * m->advies;
    eerste->eerder[0] = 1.0;
    volgend[verkeer_plek(true, BIJ_VB, GEEN)] += melding;
    hier[verkeer_plek(true, LOKAAL, GEEN)] += rest * m->opgevangen;
    hier[verkeer_plek(true, RUST, GEEN)] += 1.0 - melding - rest * m->opgevangen;
}

/* Known to Veilig Thuis in the years that make a hermelding, and not monitored any more. */
static double hermelding(const struct rekening *r, double tempo, double gevolgd)
{
    const struct verkeer_stand *s = r->l->s;
    double laatste = 0.0, termijn = s->hermelding_jaren;
    for (int i = 0; i < MONITORING_MOMENTEN; i++) {
        laatste = fmax(laatste, waarde_op(s->d->monitoring.maand[i], s->op) / 12.0);
    }
    double bekend =
        1.0 - (1.0 - gevolgd) * exp(-tempo * termijn) - gevolgd * exp(-tempo * (termijn + laatste));
    return bekend - gevolgd * (1.0 - exp(-tempo * laatste));
}

static void niveaus(struct rekening *r, struct verkeer_niveau *niveau,
                    struct verkeer_niveau *eerste, double *volgend, double *tempo)
{
    const struct huishouden_instelling *in = &r->l->s->d->huishoudens;
    double horizon = (double)in->registratiehorizon / (CLOCK_YEAR_DAYS * (double)CLOCK_DAY);
    double eerder[VERKEER_EERDER] = {1.0};
    int top = r->hoogste;
    begin(r, eerste, r->in, top > 0 ? volgend : r->in);
    for (int n = 0; n <= top; n++) {
        struct verkeer_niveau *hier = &niveau[n];
        memset(hier, 0, sizeof *hier);
        double vorig = n > 0 ? 1.0 + in->voorgeschiedenis_effect * (n - 1) : 1.0;
        double schatting =
            n > 1 ? (tempo[n - 1] - r->mu) * (1.0 + in->voorgeschiedenis_effect * n) / vorig
                  : r->tempo0 * (1.0 + in->voorgeschiedenis_effect * n) * r->l->melden[0].gemeld;
        tempo[n] = schatting + r->mu;
        double nog_eens = schatting / tempo[n];
        if (n == top) { /* most of its casussen are opened here */
            double daar[VERKEER_EERDER];
            verkeer_eerdere(daar, tempo, (size_t)n, (size_t)top, nog_eens, horizon);
            for (int e = 0; e < VERKEER_EERDER; e++) {
                eerder[e] += nog_eens * (daar[e] - eerder[e]);
            }
        }
        stel_niveau(r, n, eerder, tempo[n]);
        verkeer_los_op(r, n == top);
        memset(r->in, 0, STANDEN * sizeof *r->in);
        verkeer_tel(r, hier, r->in);
        for (int stand = 0; n == 0 && stand < STANDEN; stand++) {
            r->in[stand] += volgend[stand];
        }
        tempo[n] = verkeer_per(hier->geopend, hier->tijd) + r->mu;
        nog_eens = 1.0 - r->mu / tempo[n];
        verkeer_eerdere(eerder, tempo, (size_t)n, (size_t)top, nog_eens, horizon);
        memcpy(hier->eerder, eerder, sizeof eerder);
        double gevolgd = r->v[0].vb_oz * kans_op(r->l->s->d->monitoring.aandeel, r->l->s->op);
        hier->hermelding = n > 0 ? hermelding(r, tempo[n], gevolgd) : 0.0;
    }
}

bool verkeer_leven(const struct verkeer_leven *l, double kwetsbaarheid,
                   struct verkeer_niveau *niveau, struct verkeer_niveau *eerste)
{
    const struct verkeer_stand *s = l->s;
    const struct huishouden_instelling *in = &s->d->huishoudens;
    struct rekening r = {.l = l,
                         .z = kwetsbaarheid,
                         .mu = in->vertrek_per_jaar,
                         .tempo0 = kwetsbaarheid * in->per_jaar * l->kalender,
                         .dubbel_laat_vb = l->melden[0].dubbel * s->naijl_vb,
                         .dubbel_laat_oz = l->melden[0].dubbel * s->naijl_onderzoek,
                         .acuut = in->acuut_effect,
                         .acuut_uit = CLOCK_YEAR_DAYS / in->acuut_dagen,
                         .hoogste = in->voorgeschiedenis_maximum};
    size_t n = (size_t)r.hoogste + 1;
    r.o = calloc(STANDEN, sizeof *r.o);
    double *ruimte = calloc(4 * (size_t)STANDEN + n, sizeof *ruimte);
    bool klaar = r.o && ruimte;
    if (klaar) {
        r.in = ruimte;
        r.bezoek = ruimte + STANDEN;
        r.vorig = ruimte + 2 * STANDEN;
        niveaus(&r, niveau, eerste, ruimte + 3 * (size_t)STANDEN, ruimte + 4 * (size_t)STANDEN);
    }
    free(r.o);
    free(ruimte);
    return klaar;
}
