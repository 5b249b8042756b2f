#include "models/verkeer/front_uren.h"

#include "models/verkeer/verdeling.h"

#include <math.h>

/* Share of the crises that come while the front is at work: those of the police come by night, what
 * Veilig Thuis finds itself comes in its own hours, others at any moment. */
static double overdag(const struct verkeer_stand *s, const struct verkeer_gemeente *van)
{
    const struct melding_instelling *in = &s->d->melding;
    double lengte = s->d->front.uren_week / 5.0, van_uur = s->d->front.kantoor.open / 3600.0;
    double alle = 0.0, politie = 0.0;
    for (int m = 0; m < MELDERS_BUITEN; m++) {
        double deel = waarde_op(in->aandeel[m], s->op) * waarde_op(in->factor[m], s->op);
        alle += deel;
        politie += m == POLITIE ? deel : 0.0;
    }
    bool nacht = in->politie_uur < van_uur || in->politie_uur >= van_uur + lengte;
    double zelf = van->geopend > 0.0 ? van->ambtshalve / van->geopend : 0.0;
    double deel = alle > 0.0 ? politie / alle : 0.0;
    double week = 5.0 * lengte / 168.0;
    return zelf + (1.0 - zelf) * (deel * (nacht ? 0.0 : 5.0 / 7.0) + (1.0 - deel) * week);
}

/* Looks back that are made: those of who has not left. */
static double momenten(const struct verkeer_stand *s)
{
    double som = 0.0;
    for (int i = 0; i < MONITORING_MOMENTEN; i++) {
        double maand = waarde_op(s->d->monitoring.maand[i], s->op);
        som += maand > 0.0 ? exp(-s->d->huishoudens.vertrek_per_jaar * maand / 12.0) : 0.0;
    }
    return som;
}

static double instroom(const struct verkeer_stand *s, size_t g)
{
    return waarde_op(s->d->huishoudens.gemeente[g].instroom, s->op);
}

/* Of adviezen that are not about a huishouden of the model, as they are spread. */
static double aandeel_adviezen(const struct verkeer_stand *s, size_t g)
{
    double som = 0.0;
    for (size_t i = 0; i < s->gemeenten; i++) {
        som += instroom(s, i);
    }
    return som > 0.0 ? instroom(s, g) / som : 0.0;
}

void verkeer_front_uren(struct verkeer_uren *u, const struct verkeer_stand *s,
                        const struct verkeer_gemeente *van, size_t g)
{
    const struct vt_instelling *vt = &s->d->veilig_thuis;
    const double *m = van->maat;
    tick op = s->op;
    double vb = verkeer_gemiddeld(vt->vb_uren, op), dag = overdag(s, van);
    double eerste = 1.0 - van->hermelding * (1.0 - waarde_op(vt->vb_factor_hermelding, op));
    double terug = m[VM_DOORSTROOM + STATION_VB] - m[VM_VB_EERST] - m[VM_VB_CRISIS];
    double crisis = waarde_op(s->d->front.piket, op) > 0.0 ? m[VM_VB_CRISIS] * (1.0 - dag) : 0.0;
    double factor = verkeer_respons(s, R7_ADVIES, 0, LICHT, 1.0);
    u->crises = crisis;
    u->piket = crisis * vb * eerste;
    u->stuks[VBS] = m[VM_DOORSTROOM + STATION_VB];
    u->uren[VBS] = vb * (eerste * (m[VM_VB_EERST] + m[VM_VB_CRISIS] - crisis) +
                         terug * waarde_op(vt->vb_factor_terugmelding, op));
    u->stuks[VERVOLG] = van->gevoegd;
    u->uren[VERVOLG] = van->gevoegd * verkeer_gemiddeld(vt->vervolg_uren, op);
    u->stuks[ADVIEZEN] = van->advies + factor * aandeel_adviezen(s, g) * VERKEER_WEKEN_PER_JAAR *
                                           waarde_op(s->d->advies.overige_per_week, op);
    u->uren[ADVIEZEN] = u->stuks[ADVIEZEN] * verkeer_gemiddeld(s->d->advies.uren, op);
    u->stuks[OVERDRACHTEN] = m[VM_DOORSTROOM + STATION_OVERDRACHT];
    u->uren[OVERDRACHTEN] = u->stuks[OVERDRACHTEN] * verkeer_gemiddeld(vt->overdracht_uren, op) +
                            m[VM_WARM] * verkeer_gemiddeld(vt->warm_uren, op);
    u->stuks[MOMENTEN] = m[VM_DOORSTROOM + STATION_MONITORING] * momenten(s);
    u->uren[MOMENTEN] = u->stuks[MOMENTEN] * verkeer_gemiddeld(s->d->monitoring.uren, op);
}
