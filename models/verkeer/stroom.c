#include "models/verkeer/stroom.h"

#include "models/huishouden_hazard.h"
#include "models/waarde.h"
#include "sim/study/quadrature.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a gemeente's casussen begin with, a year. */
struct verkeer_ingang {
    double casus[ZWAARTEN], loopt[ZWAARTEN], lokaal[ZWAARTEN];
    double elders;                       /* share of casussen */
    double ambtshalve, zoekdagen;        /* share of casussen; days since their incident */
    double oordeel[ZWAARTEN * ZWAARTEN]; /* chance to be judged so, by zwaarte werkelijk */
};

void verkeer_pool_release(struct verkeer_pool *pool)
{
    free(pool->aantal);
    *pool = (struct verkeer_pool){0};
}

void verkeer_stromen_release(struct verkeer_stromen *stromen)
{
    free(stromen->gemeente);
    free(stromen->ingang);
    *stromen = (struct verkeer_stromen){0};
}

bool verkeer_stromen_kopie(struct verkeer_stromen *naar, const struct verkeer_stromen *van)
{
    size_t n = van->gemeenten;
    *naar = (struct verkeer_stromen){.gemeenten = n,
                                     .gemeente = malloc(n * sizeof *naar->gemeente),
                                     .ingang = malloc(n * sizeof *naar->ingang)};
    if (!naar->gemeente || !naar->ingang) {
        return false;
    }
    memcpy(naar->gemeente, van->gemeente, n * sizeof *naar->gemeente);
    memcpy(naar->ingang, van->ingang, n * sizeof *naar->ingang);
    return true;
}

/* --- frailty --- */

struct kwetsbaarheid {
    double z[VERKEER_KNOPEN], deel[VERKEER_KNOPEN];
};

static bool knopen(struct kwetsbaarheid *k, const struct huishouden_instelling *in)
{
    if (!quadrature_gamma(in->kwetsbaarheid.a, k->z, k->deel, VERKEER_KNOPEN)) {
        return false;
    }
    for (int i = 0; i < VERKEER_KNOPEN; i++) {
        k->z[i] = fmax(k->z[i], 1e-6);
    }
    return true;
}

/* Season and weekday over a year, and the factor of the date. */
static double kalender(const struct huishouden_instelling *in, tick op)
{
    double seizoen = 0.0, weekdag = 0.0;
    for (int i = 0; i < 12; i++) {
        seizoen += in->seizoen[i] / 12.0;
    }
    for (int i = 0; i < 7; i++) {
        weekdag += in->weekdag[i] / 7.0;
    }
    return seizoen * weekdag * waarde_op(in->jaarfactor, op);
}

/* --- judging --- */

/* Chance to be judged b by who is w, with these shares of earlier casussen. */
static double oordeel(const struct verkeer_stand *s, size_t g, enum zwaarte w, enum zwaarte b,
                      const double *eerder)
{
    const struct vt_instelling *in = &s->d->veilig_thuis;
    double lichter = verkeer_respons(s, R9_BEOORDELING, g, b, 0.0), som = 0.0;
    if (in->weeg_voorgeschiedenis == 0.0) {
        return verkeer_niveau(in->verwarring[w], s->op, -lichter, b);
    }
    for (int e = 0; e < VERKEER_EERDER; e++) {
        som += eerder[e] > 0.0
                   ? eerder[e] * verkeer_niveau(in->verwarring[w], s->op,
                                                in->weeg_voorgeschiedenis * e - lichter, b)
                   : 0.0;
    }
    return som;
}

static void oordelen(const struct verkeer_stand *s, size_t g, double eerder[][VERKEER_EERDER],
                     double uit[ZWAARTEN * ZWAARTEN])
{
    for (int w = 0; w < ZWAARTEN; w++) {
        for (int b = 0; b < ZWAARTEN; b++) {
            uit[w * ZWAARTEN + b] = oordeel(s, g, (enum zwaarte)w, (enum zwaarte)b, eerder[w]);
        }
    }
}

/* --- paths of one casus of each kind --- */

static void paden(struct verkeer_paden *p, const struct verkeer_stand *s, size_t g,
                  const double *oordeel_tabel)
{
    memset(p, 0, sizeof *p);
    for (int w = 0; w < ZWAARTEN; w++) {
        struct verkeer_begin b = {.gemeente = g,
                                  .zwaarte = (enum zwaarte)w,
                                  .dagen = s->meld_dagen,
                                  .sd = s->meld_sd,
                                  .oordeel = oordeel_tabel};
        verkeer_pad(s, &b, p->casus[0][w]);
        b.loopt = 1.0;
        verkeer_pad(s, &b, p->casus[1][w]);
        b.loopt = b.dagen = b.sd = 0.0;
        b.lokaal = true;
        verkeer_pad(s, &b, p->lokaal[w]);
    }
}

/* The paths of so many casussen of this kind. */
static void volg(double *maat, const struct verkeer_stand *s, const struct verkeer_begin *b,
                 double aantal)
{
    double een[VM_MATEN] = {0.0};
    if (aantal > 0.0) {
        verkeer_pad(s, b, een);
        for (int i = 0; i < VM_MATEN; i++) {
            maat[i] += aantal * een[i];
        }
    }
}

void verkeer_stromen_paden(struct verkeer_stromen *stromen, const struct verkeer_stand *s)
{
    for (size_t g = 0; g < stromen->gemeenten; g++) {
        double *maat = stromen->gemeente[g].maat;
        const struct verkeer_ingang *in = &stromen->ingang[g];
        memset(maat, 0, VM_MATEN * sizeof *maat);
        for (int w = 0; w < ZWAARTEN; w++) {
            struct verkeer_begin b = {.gemeente = g,
                                      .zwaarte = (enum zwaarte)w,
                                      .elders = in->elders,
                                      .dagen = s->meld_dagen,
                                      .sd = s->meld_sd,
                                      .oordeel = in->oordeel};
            b.loopt = in->casus[w] > 0.0 ? in->loopt[w] / in->casus[w] : 0.0;
            volg(maat, s, &b, in->casus[w] * (1.0 - in->ambtshalve));
            b.dagen = b.sd = in->zoekdagen;
            volg(maat, s, &b, in->casus[w] * in->ambtshalve);
            b.lokaal = true;
            b.dagen = b.sd = 0.0;
            volg(maat, s, &b, in->lokaal[w]);
        }
    }
}

/* --- a gemeente --- */

struct optelling {
    struct verkeer_gemeente *uit;
    struct verkeer_ingang *in;
    double eerder[ZWAARTEN][VERKEER_EERDER]; /* casussen by zwaarte werkelijk and earlier ones */
    double elders, zoektijd;
};

/* What happens `keer` times a year at this level. */
static void tel_op(struct optelling *t, const struct verkeer_stand *s, double z,
                   const struct verkeer_niveau *n, double keer)
{
    double kans[ZWAARTEN];
    t->uit->geopend += keer * n->geopend;
    t->uit->gevoegd += keer * n->gevoegd;
    t->uit->lokaal += keer * n->lokaal;
    t->uit->advies += keer * n->advies;
    t->uit->incidenten += keer * n->incidenten;
    t->uit->hermelding += keer * n->geopend * n->hermelding;
    t->uit->ambtshalve += keer * n->ambtshalve;
    t->elders += keer * n->elders;
    t->zoektijd += keer * n->zoektijd;
    verkeer_zwaarte(s, z, n->eerder, kans);
    for (int w = 0; w < ZWAARTEN; w++) {
        t->in->casus[w] += keer * n->geopend * kans[w];
        t->in->loopt[w] += keer * n->loopt * kans[w];
        t->in->lokaal[w] += keer * n->lokaal * kans[w];
        for (int e = 0; e < VERKEER_EERDER; e++) {
            t->eerder[w][e] += keer * n->geopend * kans[w] * n->eerder[e];
        }
    }
}

struct rekening {
    const struct verkeer_stand *s;
    struct verkeer_pool *pool;
    double jaren; /* INFINITY: the pool that settles */
    struct kwetsbaarheid k;
    struct verkeer_niveau *niveau;
    struct verkeer_paden *paden;
    double kalender;
    double *was, *midden; /* per level */
};

#define STAP_JAREN 0.1

/* The pool of one frailty over the years: huishoudens come in, leave for good, and go up a level
 * with every casus (trapezium rule). Gives in `midden` its mean; `pool` becomes that at the end. */
static void verander(double *pool, double *midden, const struct verkeer_niveau *niveau,
                     size_t niveaus, double mu, double eerste, double anders, double jaren)
{
    size_t stappen = (size_t)fmax(1.0, ceil(jaren / STAP_JAREN));
    double half = 0.5 * jaren / (double)stappen;
    for (size_t n = 0; n < niveaus; n++) {
        midden[n] = 0.0;
    }
    for (size_t stap = 0; stap < stappen; stap++) {
        double erbij = 0.0; /* from the level below, at both ends of the step */
        for (size_t n = 0; n < niveaus; n++) {
            const struct verkeer_niveau *hier = &niveau[n];
            bool top = n + 1 == niveaus;
            double omhoog = hier->tijd > 0.0 && !top ? hier->geopend / hier->tijd : 0.0;
            double komt = (n == 0 ? anders : 0.0) + (n == 1 || niveaus == 1 ? eerste : 0.0);
            double weg = mu + omhoog, was = pool[n];
            pool[n] =
                (was * (1.0 - half * weg) + 2.0 * half * komt + half * erbij) / (1.0 + half * weg);
            midden[n] += 0.5 * (was + pool[n]) / (double)stappen;
            erbij = omhoog * (was + pool[n]);
        }
    }
}

static bool knoop(struct rekening *r, struct optelling *t, const struct verkeer_leven *leven,
                  double instroom, int i, bool laatste)
{
    size_t niveaus = verkeer_niveaus(r->s);
    size_t vanaf = (leven->gemeente * VERKEER_KNOPEN + (size_t)i) * niveaus;
    double *pool = r->pool->aantal + vanaf, komen = instroom * r->k.deel[i];
    struct verkeer_niveau eerste;
    if (!verkeer_leven(leven, r->k.z[i], r->niveau, &eerste)) {
        return false;
    }
    tel_op(t, r->s, r->k.z[i], &eerste, komen);
    memcpy(r->was, pool, niveaus * sizeof *r->was);
    for (size_t n = 0; n < niveaus; n++) {
        r->midden[n] = komen * r->niveau[n].tijd;
    }
    if (isfinite(r->jaren)) {
        verander(r->was, r->midden, r->niveau, niveaus, r->s->d->huishoudens.vertrek_per_jaar,
                 komen * eerste.geopend, komen * (1.0 - eerste.geopend), r->jaren);
    } else {
        memcpy(r->was, r->midden, niveaus * sizeof *r->was);
    }
    for (size_t n = 0; n < niveaus; n++) {
        const struct verkeer_niveau *hier = &r->niveau[n];
        tel_op(t, r->s, r->k.z[i], hier, hier->tijd > 0.0 ? r->midden[n] / hier->tijd : 0.0);
    }
    if (laatste) {
        memcpy(pool, r->was, niveaus * sizeof *pool);
    }
    return true;
}

/* The paths as they are before any list is known, of casussen of all kinds together. */
static void eerste_schatting(double maat[VM_MATEN], const struct verkeer_ingang *in,
                             const struct verkeer_paden *p)
{
    for (int i = 0; i < VM_MATEN; i++) {
        maat[i] = 0.0;
        for (int w = 0; w < ZWAARTEN; w++) {
            maat[i] += (in->casus[w] - in->loopt[w]) * p->casus[0][w][i] +
                       in->loopt[w] * p->casus[1][w][i] + in->lokaal[w] * p->lokaal[w][i];
        }
    }
}

/* Twice when history counts in judging: then how one is judged depends on what came before. */
static bool gemeente(struct rekening *r, struct verkeer_stromen *stromen, size_t g)
{
    const struct verkeer_stand *s = r->s;
    const struct huishouden_instelling *in = &s->d->huishoudens;
    double instroom = fmin(waarde_op(in->gemeente[g].instroom, s->op) * r->kalender,
                           in->gemeente[g].instroom_max);
    struct verkeer_leven leven = {
        .s = s,
        .gemeente = g,
        .paden = r->paden,
        .melden = {verkeer_melden(s, g, false), verkeer_melden(s, g, true)},
        .kalender = r->kalender};
    int keren = s->d->veilig_thuis.weeg_voorgeschiedenis != 0.0 ? 2 : 1;
    struct optelling t = {.uit = &stromen->gemeente[g], .in = &stromen->ingang[g]};
    for (int w = 0; w < ZWAARTEN; w++) {
        t.eerder[w][1] = 1.0; /* before anything is known */
    }
    for (int keer = 0; keer < keren; keer++) {
        oordelen(s, g, t.eerder, t.in->oordeel);
        paden(r->paden, s, g, t.in->oordeel);
        double tabel[ZWAARTEN * ZWAARTEN];
        memcpy(tabel, t.in->oordeel, sizeof tabel);
        memset(t.uit, 0, sizeof *t.uit);
        memset(t.in, 0, sizeof *t.in);
        memset(t.eerder, 0, sizeof t.eerder);
        memcpy(t.in->oordeel, tabel, sizeof tabel);
        t.elders = t.zoektijd = 0.0;
        for (int i = 0; i < VERKEER_KNOPEN; i++) {
            if (!knoop(r, &t, &leven, instroom, i, keer + 1 == keren)) {
                return false;
            }
        }
        double geopend = fmax(t.uit->geopend, 1e-9);
        t.in->elders = fmin(1.0, t.elders / geopend);
        t.in->ambtshalve = t.uit->ambtshalve / geopend;
        t.in->zoekdagen = CLOCK_YEAR_DAYS * t.zoektijd / fmax(t.uit->ambtshalve, 1e-9);
        t.uit->hermelding = t.uit->hermelding / geopend;
        for (int w = 0; w < ZWAARTEN; w++) {
            for (int e = 0; e < VERKEER_EERDER; e++) {
                t.eerder[w][e] = t.in->casus[w] > 0.0 ? t.eerder[w][e] / t.in->casus[w] : e == 0;
            }
        }
    }
    oordelen(s, g, t.eerder, t.in->oordeel);
    eerste_schatting(t.uit->maat, t.in, r->paden);
    return true;
}

static bool reken(struct verkeer_stromen *stromen, struct rekening *r)
{
    const struct verkeer_stand *s = r->s;
    *stromen = (struct verkeer_stromen){.gemeenten = s->gemeenten};
    stromen->gemeente = calloc(s->gemeenten, sizeof *stromen->gemeente);
    stromen->ingang = calloc(s->gemeenten, sizeof *stromen->ingang);
    r->niveau = calloc(verkeer_niveaus(s), sizeof *r->niveau);
    r->paden = calloc(1, sizeof *r->paden);
    r->was = calloc(verkeer_niveaus(s), sizeof *r->was);
    r->midden = calloc(verkeer_niveaus(s), sizeof *r->midden);
    r->kalender = kalender(&s->d->huishoudens, s->op);
    bool klaar = stromen->gemeente && stromen->ingang && r->niveau && r->paden && r->was &&
                 r->midden && knopen(&r->k, &s->d->huishoudens);
    for (size_t g = 0; klaar && g < s->gemeenten; g++) {
        klaar = gemeente(r, stromen, g);
    }
    free(r->niveau);
    free(r->paden);
    free(r->was);
    free(r->midden);
    return klaar;
}

bool verkeer_stromen_rust(struct verkeer_stromen *stromen, struct verkeer_pool *pool,
                          const struct verkeer_stand *s)
{
    *pool = (struct verkeer_pool){.gemeenten = s->gemeenten, .niveaus = verkeer_niveaus(s)};
    pool->aantal = calloc(s->gemeenten * VERKEER_KNOPEN * pool->niveaus, sizeof *pool->aantal);
    struct rekening r = {.s = s, .pool = pool, .jaren = INFINITY};
    *stromen = (struct verkeer_stromen){0};
    return pool->aantal && reken(stromen, &r);
}

bool verkeer_stromen_nu(struct verkeer_stromen *stromen, struct verkeer_pool *pool,
                        const struct verkeer_stand *s, double jaren)
{
    struct rekening r = {.s = s, .pool = pool, .jaren = jaren};
    return reken(stromen, &r);
}
