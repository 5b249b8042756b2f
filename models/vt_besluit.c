/* What Veilig Thuis sees and decides: zwaarte, and the tree of two-way choices after the VB.
 *
 * Zwaarte is judged twice with one and the same random number: a first look at the door, which
 * orders the list, and at the decision, when what waiting did and how pressed Veilig Thuis is (M9)
 * count too. Of a casus that was sent back the second look knows what the lokale veld found: it is
 * judged as it is (an assumption; no report says how well the second look sees). */
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

/* What the VB makes of zwaarte werkelijk, history weighed in; `lichter` is what pressure takes off.
 */
static enum zwaarte beoordeel(struct veilig_thuis *vt, int32_t i, double lichter)
{
    const struct casus *c = &vt->casussen->rij[i];
    return niveau(vt->in->verwarring[c->werkelijk], vt->sim->now,
                  casus_uniform(vt->casussen, i, TREKKING_BEOORDELING),
                  vt->in->weeg_voorgeschiedenis * c->eerder - lichter);
}

void veilig_thuis_zwaarte(struct veilig_thuis *vt, int32_t i)
{
    const struct vt_instelling *in = vt->in;
    struct casus *c = &vt->casussen->rij[i];
    const struct huishouden *h = &vt->casussen->hs->rij[c->huishouden];
    tick nu = vt->sim->now;
    double schuif = in->zwaarte_kwetsbaarheid * log(h->kwetsbaarheid) +
                    in->zwaarte_voorgeschiedenis * c->eerder - in->zwaarte_nulpunt +
                    (c->gemist ? in->zwaarte_gemist : 0.0);
    c->werkelijk =
        niveau(in->verdeling, nu, casus_uniform(vt->casussen, i, TREKKING_ZWAARTE), schuif);
    c->beoordeeld = c->eerste_beoordeeld = beoordeel(vt, i, 0.0);
    c->crisis =
        casus_uniform(vt->casussen, i, TREKKING_CRISIS) < kans_op(in->crisis[c->werkelijk], nu);
    c->huisverbod = c->crisis && casus_uniform(vt->casussen, i, TREKKING_HUISVERBOD) <
                                     kans_op(in->huisverbod, nu);
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

/* Expected share of casussen judged so, of all casussen at the door. */
static double mix_op(const struct vt_instelling *in, enum zwaarte werkelijk,
                     enum zwaarte beoordeeld, tick op)
{
    return kans_op(in->verdeling[werkelijk], op) *
           kans_op(in->verwarring[werkelijk][beoordeeld], op);
}

double vt_besluit_huisverbod(const struct vt_instelling *in, enum zwaarte beoordeeld, tick op)
{
    double alle = 0.0, crisis = 0.0;
    for (int w = 0; w < ZWAARTEN; w++) {
        double mix = mix_op(in, (enum zwaarte)w, beoordeeld, op);
        alle += mix;
        crisis += mix * kans_op(in->crisis[w], op);
    }
    return alle > 0.0 ? kans_op(in->huisverbod, op) * crisis / alle : 0.0;
}

/* What is left for direct doorzetten after huisverboden and geen vervolg. */
static double rest_op(const struct vt_instelling *in, enum zwaarte beoordeeld, tick op)
{
    return fmax(1.0 - vt_besluit_huisverbod(in, beoordeeld, op) -
                    kans_op(in->geen_vervolg[beoordeeld], op),
                0.0);
}

/* The shift on the logistic scale that gives the profile the stated overall share, over the
 * expected mix of zwaarten as judged; of each zwaarte at most what is left. Bisection; the share
 * grows with the shift. */
static double schuif_los_op(const struct vt_instelling *in, const struct vt_gemeente *g,
                            double doel, tick op)
{
    double mix[ZWAARTEN] = {0.0}, rest[ZWAARTEN];
    for (int z = 0; z < ZWAARTEN; z++) {
        rest[z] = rest_op(in, (enum zwaarte)z, op);
        for (int w = 0; w < ZWAARTEN; w++) {
            mix[z] += mix_op(in, (enum zwaarte)w, (enum zwaarte)z, op);
        }
    }
    double laag = -30.0, hoog = 30.0;
    for (int stap = 0; stap < 80; stap++) {
        double midden = 0.5 * (laag + hoog), aandeel = 0.0;
        for (int z = 0; z < ZWAARTEN; z++) {
            aandeel += mix[z] * fmin(schuif_op(kans_op(g->doorzet[z], op), midden), rest[z]);
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
                                               in->geen_vervolg[z],
                                               in->crisis[z],
                                               in->huisverbod};
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
    return fmin(direct_zonder_grens(vt, gemeente, beoordeeld, op), rest_op(vt->in, beoordeeld, op));
}

/* The chance for this casus now: more under pressure (M9), less when it was sent back before. */
static double direct_nu(struct veilig_thuis *vt, const struct casus *c)
{
    tick nu = vt->sim->now;
    double aan = waarde_op(vt->in->druk_direct, nu) * druk_veilig_thuis(vt->druk);
    double schuif =
        mechanismen_respons(vt->mechanismen, R9_DIRECT, c->gemeente, c->beoordeeld, aan, 1.0);
    double kans = fmin(schuif_op(direct_zonder_grens(vt, c->gemeente, c->beoordeeld, nu), schuif),
                       rest_op(vt->in, c->beoordeeld, nu));
    return c->ronde > 0 ? kans * kans_op(vt->in->terugmelding_direct, nu) : kans;
}

/* A share of all, as a chance among those left; at most all that is left. */
static bool kies(struct veilig_thuis *vt, int32_t c, uint8_t doel, double aandeel, double *over)
{
    double kans = *over > 0.0 ? fmin(aandeel / *over, 1.0) : 0.0;
    *over = fmax(*over - aandeel, 0.0);
    return casus_uniform(vt->casussen, c, doel) < kans;
}

/* The tree; huisverboden are out of it already, their expected share too. What came back as too
 * heavy is never closed at once. */
static enum route kies_route(struct veilig_thuis *vt, int32_t i)
{
    const struct casus *c = &vt->casussen->rij[i];
    tick nu = vt->sim->now;
    double over = c->ronde > 0 ? 1.0 : 1.0 - vt_besluit_huisverbod(vt->in, c->beoordeeld, nu);
    if (c->ronde == 0 && kies(vt, i, TREKKING_GEEN_VERVOLG,
                              kans_op(vt->in->geen_vervolg[c->beoordeeld], nu), &over)) {
        return ROUTE_GEEN_VERVOLG;
    }
    if (kies(vt, i, TREKKING_DIRECT, direct_nu(vt, c), &over)) {
        return ROUTE_DIRECT;
    }
    return kies(vt, i, TREKKING_VENV, kans_op(vt->in->venv[c->beoordeeld], nu), &over)
               ? ROUTE_VENV
               : ROUTE_ONDERZOEK;
}

/* The chance that help is there to take it over: the gemeente's share, shifted on the logistic
 * scale for a family that has help under way (RP 2.5: passed on to the help that is known). */
static double betrokken_kans(const struct veilig_thuis *vt, const struct casus *c)
{
    bool loopt = vt->casussen->hs->rij[c->huishouden].beleving[IN_HULP] > 0;
    double schuif = (loopt ? vt->in->betrokken_effect : 0.0) - vt->in->betrokken_nulpunt;
    return schuif_op(kans_op(vt->in->gemeente[c->gemeente].betrokken_hulp, vt->sim->now), schuif);
}

void veilig_thuis_besluit(void *context, int64_t i)
{
    struct veilig_thuis *vt = context;
    struct casus *c = &vt->casussen->rij[i];
    tick nu = vt->sim->now;
    casus_mijlpaal_eerst(vt->casussen, (int32_t)i, MIJLPAAL_VB);
    metingen_gebeurtenis(vt->metingen);
    if (c->ronde == 0) {
        double aan = waarde_op(vt->in->druk_beoordeling, nu) * druk_veilig_thuis(vt->druk);
        c->beoordeeld = beoordeel(vt, (int32_t)i,
                                  mechanismen_respons(vt->mechanismen, R9_BEOORDELING, c->gemeente,
                                                      c->beoordeeld, aan, 1.0));
    } else {
        c->beoordeeld = c->werkelijk;
    }
    c->betrokken_hulp =
        casus_uniform(vt->casussen, (int32_t)i, TREKKING_BETROKKEN_HULP) < betrokken_kans(vt, c);
    c->route = c->huisverbod && c->ronde == 0 ? ROUTE_ONDERZOEK : kies_route(vt, (int32_t)i);
    if (c->eerste_route == ROUTE_OPEN) {
        c->eerste_route = c->route;
        c->eerste_beoordeeld = c->beoordeeld;
    }
    vt->bedrading.na_vb(vt->bedrading.keten, (int32_t)i);
}
