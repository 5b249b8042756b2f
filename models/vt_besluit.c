/* What Veilig Thuis sees and decides: zwaarte, and the tree of two-way choices after the VB. */
#include "models/vt_besluit.h"

#include "models/trekking.h"
#include "models/waarde.h"

#include <math.h>

/* --- zwaarte --- */

static double logit(double p)
{
    return log(p / (1.0 - p));
}

/* A level from cumulative shares, shifted on the logistic scale: positive is heavier. */
static enum zwaarte niveau(const struct parameter_value *const aandeel[ZWAARTEN], tick op, double u,
                           double schuif)
{
    double x = logit(u) + schuif, p = 0.0;
    for (int z = 0; z < ZWAARTEN - 1; z++) {
        p += kans_op(aandeel[z], op);
        if (p >= 1.0 - 1e-12 || (p > 0.0 && x < logit(p))) {
            return (enum zwaarte)z;
        }
    }
    return ZWAAR;
}

void veilig_thuis_zwaarte(struct veilig_thuis *vt, int32_t i)
{
    const struct vt_instelling *in = vt->in;
    struct casus *c = &vt->casussen->rij[i];
    const struct huishouden *h = &vt->casussen->hs->rij[c->huishouden];
    tick nu = vt->sim->now;
    double schuif = in->zwaarte_kwetsbaarheid * log(h->kwetsbaarheid) +
                    in->zwaarte_voorgeschiedenis * c->eerder - in->zwaarte_nulpunt;
    c->werkelijk =
        niveau(in->verdeling, nu, casus_uniform(vt->casussen, i, TREKKING_ZWAARTE), schuif);
    c->beoordeeld = niveau(in->verwarring[c->werkelijk], nu,
                           casus_uniform(vt->casussen, i, TREKKING_BEOORDELING),
                           in->weeg_voorgeschiedenis * c->eerder);
    c->crisis =
        casus_uniform(vt->casussen, i, TREKKING_CRISIS) < kans_op(in->crisis[c->werkelijk], nu);
}

/* --- the tree after the VB --- */

static double logistisch(double x)
{
    return 1.0 / (1.0 + exp(-x));
}

static double schuif_op(double p, double schuif)
{
    return p <= 0.0 || p >= 1.0 ? p : logistisch(logit(p) + schuif);
}

/* The shift on the logistic scale that gives the profile the stated overall share, over the
 * expected mix of zwaarten as judged; of each zwaarte at most what is left after `geen vervolg`.
 * Bisection; the share grows with the shift. */
static double schuif_los_op(const struct vt_instelling *in, const struct vt_gemeente *g,
                            double doel, tick op)
{
    double mix[ZWAARTEN] = {0.0};
    for (int w = 0; w < ZWAARTEN; w++) {
        for (int z = 0; z < ZWAARTEN; z++) {
            mix[z] += kans_op(in->verdeling[w], op) * kans_op(in->verwarring[w][z], op);
        }
    }
    double laag = -30.0, hoog = 30.0;
    for (int stap = 0; stap < 80; stap++) {
        double midden = 0.5 * (laag + hoog), aandeel = 0.0;
        for (int z = 0; z < ZWAARTEN; z++) {
            aandeel += mix[z] * fmin(schuif_op(kans_op(g->doorzet[z], op), midden),
                                     1.0 - kans_op(in->geen_vervolg[z], op));
        }
        *(aandeel < doel ? &laag : &hoog) = midden;
    }
    return 0.5 * (laag + hoog);
}

/* Date of the last change, up to `op`, of anything that the shift depends on besides the overall
 * share. */
static tick laatste_stap(const struct vt_instelling *in, const struct vt_gemeente *g, tick op)
{
    tick laatste = CLOCK_ALWAYS;
    for (int z = 0; z < ZWAARTEN; z++) {
        const struct parameter_value *van[] = {g->doorzet[z],
                                               in->verdeling[z],
                                               in->verwarring[LICHT][z],
                                               in->verwarring[MIDDELZWAAR][z],
                                               in->verwarring[ZWAAR][z],
                                               in->geen_vervolg[z]};
        for (size_t i = 0; i < sizeof van / sizeof van[0]; i++) {
            tick vanaf = parameter_step_at(van[i], op)->from;
            laatste = vanaf > laatste ? vanaf : laatste;
        }
    }
    return laatste;
}

static double direct_zonder_grens(struct veilig_thuis *vt, int gemeente, enum zwaarte beoordeeld,
                                  tick op)
{
    const struct vt_gemeente *g = &vt->in->gemeente[gemeente];
    double profiel = kans_op(g->doorzet[beoordeeld], op);
    if (!g->doorzet_totaal) {
        return profiel;
    }
    double totaal = kans_op(g->doorzet_totaal, op);
    if (totaal <= 0.0 || totaal >= 1.0) {
        return totaal;
    }
    tick stap = laatste_stap(vt->in, g, op);
    if (vt->doorzet[gemeente].totaal != totaal || vt->doorzet[gemeente].stap != stap) {
        vt->doorzet[gemeente].totaal = totaal;
        vt->doorzet[gemeente].stap = stap;
        vt->doorzet[gemeente].schuif = schuif_los_op(vt->in, g, totaal, op);
    }
    return schuif_op(profiel, vt->doorzet[gemeente].schuif);
}

double veilig_thuis_direct_kans(struct veilig_thuis *vt, int gemeente, enum zwaarte beoordeeld,
                                tick op)
{
    return fmin(direct_zonder_grens(vt, gemeente, beoordeeld, op),
                1.0 - kans_op(vt->in->geen_vervolg[beoordeeld], op));
}

/* A share of all, as a chance among those left; at most all that is left. */
static bool kies(struct veilig_thuis *vt, int32_t c, uint8_t doel, double aandeel, double *over)
{
    double kans = *over > 0.0 ? fmin(aandeel / *over, 1.0) : 0.0;
    *over = fmax(*over - aandeel, 0.0);
    return casus_uniform(vt->casussen, c, doel) < kans;
}

void veilig_thuis_besluit(void *context, int64_t i)
{
    struct veilig_thuis *vt = context;
    struct casus *c = &vt->casussen->rij[i];
    tick nu = vt->sim->now;
    casus_mijlpaal(vt->casussen, (int32_t)i, MIJLPAAL_VB);
    metingen_gebeurtenis(vt->metingen);
    double over = 1.0;
    c->betrokken_hulp = casus_uniform(vt->casussen, (int32_t)i, TREKKING_BETROKKEN_HULP) <
                        kans_op(vt->in->gemeente[c->gemeente].betrokken_hulp, nu);
    if (kies(vt, (int32_t)i, TREKKING_GEEN_VERVOLG,
             kans_op(vt->in->geen_vervolg[c->beoordeeld], nu), &over)) {
        c->route = ROUTE_GEEN_VERVOLG;
    } else if (kies(vt, (int32_t)i, TREKKING_DIRECT,
                    veilig_thuis_direct_kans(vt, c->gemeente, c->beoordeeld, nu), &over)) {
        c->route = ROUTE_DIRECT;
    } else if (kies(vt, (int32_t)i, TREKKING_VENV, kans_op(vt->in->venv[c->beoordeeld], nu),
                    &over)) {
        c->route = ROUTE_VENV;
    } else {
        c->route = ROUTE_ONDERZOEK;
    }
    vt->bedrading.na_vb(vt->bedrading.keten, (int32_t)i);
}
