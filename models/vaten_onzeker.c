/* The headline coupling at every point of a design over the assumptions. */
#include "models/vaten.h"

#include <stdlib.h>

static double som(const struct coupling_data *d, size_t wereld, size_t r, enum vat vat)
{
    double dagen = 0.0;
    for (size_t week = 0; week < d->weeks; week++) {
        dagen +=
            (double)d->days[((wereld * d->replications + r) * d->weeks + week) * d->stations + vat];
    }
    return dagen;
}

/* What more capacity adds to a list in one replication. */
static double erbij(const struct vaten_meting *m, const struct vaten_paar *p, size_t r,
                    enum vat vat)
{
    return som(&m->data, p->b, r, vat) - som(&m->data, p->a, r, vat);
}

static void neem_over(double *dagen, size_t n, size_t plek, const struct vaten_meting *m,
                      const struct vaten_paar *p, size_t r)
{
    static const enum vat terug[] = {VAT_LOKAAL_TEAM, VAT_RAAD, VAT_GI, VAT_HULP};
    dagen[VATEN_ONTLAST * n + plek] = -erbij(m, p, r, VAT_VB) - erbij(m, p, r, VAT_ONDERZOEK);
    dagen[VATEN_SAMEN * n + plek] = 0.0;
    for (int i = 0; i < 4; i++) {
        double hier = erbij(m, p, r, terug[i]);
        dagen[(size_t)(VATEN_TEAM + i) * n + plek] = hier;
        dagen[VATEN_SAMEN * n + plek] += hier;
    }
}

static enum studie_status punt_doe(double *dagen, const struct onzeker_ontwerp *ontwerp,
                                   size_t nummer, const struct onzeker_plan *plan,
                                   const struct vaten_ontwerp *kern)
{
    struct onzeker_punt punt;
    if (!onzeker_punt_maak(&punt, ontwerp, nummer, plan, 0)) {
        return STUDIE_MISLUKT;
    }
    struct vaten_plan hier = {.set = &punt.set,
                              .basis = &punt.basis,
                              .naam = plan->scenario[0].naam,
                              .zaad = plan->zaad,
                              .eerste = (uint32_t)nummer * plan->replicaties,
                              .replicaties = plan->replicaties,
                              .draden = plan->draden,
                              .opslag = plan->opslag,
                              .versie = plan->versie,
                              .stop = plan->stop,
                              .context = plan->context};
    struct vaten_meting meting;
    enum studie_status status = vaten_meet(&meting, kern, &hier);
    size_t n = ontwerp->punten * plan->replicaties;
    for (size_t r = 0; status == STUDIE_KLAAR && r < plan->replicaties; r++) {
        neem_over(dagen, n, nummer * plan->replicaties + r, &meting, &kern->paar[0], r);
    }
    if (status != STUDIE_MISLUKT) {
        vaten_meting_release(&meting);
    }
    onzeker_punt_release(&punt);
    return status;
}

enum studie_status vaten_onzeker(double **dagen, const struct onzeker_ontwerp *ontwerp,
                                 const struct onzeker_plan *plan)
{
    struct vaten_ontwerp kern;
    size_t n = ontwerp->punten * plan->replicaties;
    *dagen = calloc(VATEN_RIJEN * n + 1, sizeof **dagen);
    enum studie_status status = *dagen && vaten_ontwerp_kern(&kern) ? STUDIE_KLAAR : STUDIE_MISLUKT;
    for (size_t p = 0; status == STUDIE_KLAAR && p < ontwerp->punten; p++) {
        status = punt_doe(*dagen, ontwerp, p, plan, &kern);
        if (status == STUDIE_KLAAR && plan->voortgang) {
            plan->voortgang(plan->context, (uint32_t)(p + 1), (uint32_t)ontwerp->punten);
        }
    }
    if (*dagen) {
        vaten_ontwerp_release(&kern);
    }
    if (status != STUDIE_KLAAR) {
        free(*dagen);
        *dagen = NULL;
    }
    return status;
}
