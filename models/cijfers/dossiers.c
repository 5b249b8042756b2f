/* From the casussen of a world to dossiers. */
#include "models/cijfers/dossiers.h"

#include <math.h>
#include <stdlib.h>

_Static_assert(sizeof(struct dossier) == 80, "a dossier has no bytes between its fields");

static bool hoort_erbij(const struct casus *c, tick tot)
{
    return c->telt && !c->lokaal && c->mijlpaal[MIJLPAAL_MELDING] < tot &&
           c->mijlpaal[MIJLPAAL_VB] != CLOCK_NEVER;
}

static float dagen(const struct casus *c, enum mijlpaal van, enum mijlpaal tot)
{
    return c->mijlpaal[tot] == CLOCK_NEVER
               ? NAN
               : (float)((double)(c->mijlpaal[tot] - c->mijlpaal[van]) / (double)CLOCK_DAY);
}

/* What the incident has to do with: not of what monitoring found months afterwards, as in the
 * KPI's. */
static void duren(struct dossier *d, const struct casus *c)
{
    d->vb = dagen(c, MIJLPAAL_MELDING, MIJLPAAL_VB);
    d->overdracht = dagen(c, MIJLPAAL_MELDING, MIJLPAAL_OVERDRACHT);
    d->eerste_contact = d->hulp_gestart = d->afgesloten = NAN;
    for (int h = 0; h < HULPSOORTEN; h++) {
        d->traject_klaar[h] = NAN;
    }
    if (d->ambtshalve) {
        return;
    }
    if (!c->raadszaak) {
        d->eerste_contact = dagen(c, MIJLPAAL_INCIDENT, MIJLPAAL_CONTACT);
    }
    d->hulp_gestart = dagen(c, MIJLPAAL_INCIDENT, MIJLPAAL_HULP_START);
    d->afgesloten = dagen(c, MIJLPAAL_INCIDENT, MIJLPAAL_HULP_EIND);
    for (int h = 0; h < HULPSOORTEN; h++) {
        if (c->traject[h] == TRAJECT_VOLDOENDE || c->traject[h] == TRAJECT_UITVAL) {
            d->traject_klaar[h] = (float)c->traject_dagen[h];
        }
    }
}

static void vul(struct dossier *d, const struct casus *c)
{
    bool gesloten = c->mijlpaal[MIJLPAAL_GESLOTEN] != CLOCK_NEVER;
    bool overgedragen = c->mijlpaal[MIJLPAAL_OVERDRACHT] != CLOCK_NEVER;
    *d = (struct dossier){.wie =
                              (uint64_t)c->nummer << 32 | (uint64_t)c->kandidaat << 8 | c->melding,
                          .gemeente = c->gemeente,
                          .kinderen = c->kinderen,
                          .werkelijk = (uint8_t)c->werkelijk,
                          .beoordeeld = (uint8_t)c->eerste_beoordeeld,
                          .eerste_route = (uint8_t)c->eerste_route,
                          .aanbod = (uint8_t)c->aanbod,
                          .eerder = c->eerder,
                          .eerder_gemeld = c->eerder_gemeld,
                          .incidenten_jaar = c->incidenten_jaar,
                          .incidenten_daarvoor = c->incidenten_daarvoor,
                          .nieuw = c->nieuw,
                          .terugkijken = c->terugkijken,
                          .crisis = c->crisis,
                          .huisverbod = c->huisverbod,
                          .raadszaak = c->raadszaak,
                          .maatregel = c->mijlpaal[MIJLPAAL_GI_OPDRACHT] != CLOCK_NEVER,
                          .lokaal = c->bij_lokaal_veld,
                          .teruggemeld = c->ronde > 0,
                          .overgedragen = overgedragen,
                          .nog_bij_vt = !overgedragen && !gesloten,
                          .gemonitord = c->gemonitord,
                          .ambtshalve = c->melder == AMBTSHALVE,
                          .oudste = c->eerder_oudste};
    for (int h = 0; h < HULPSOORTEN; h++) {
        d->traject[h] = c->traject[h];
    }
    duren(d, c);
}

static int vergelijk(const void *links, const void *rechts)
{
    const struct dossier *a = links, *b = rechts;
    if (a->gemeente != b->gemeente) {
        return a->gemeente < b->gemeente ? -1 : 1;
    }
    return a->wie < b->wie ? -1 : a->wie > b->wie;
}

void dossiers_maak(struct dossiers *dossiers, const struct keten *k, tick tot)
{
    const struct casussen *cs = &k->casussen;
    size_t aantal = 0;
    for (int32_t i = 0; i < cs->aantal; i++) {
        aantal += hoort_erbij(&cs->rij[i], tot);
    }
    *dossiers = (struct dossiers){.rij = calloc(aantal + 1, sizeof *dossiers->rij)};
    SIM_CHECK(&k->sim, dossiers->rij != NULL);
    for (int32_t i = 0; i < cs->aantal; i++) {
        if (hoort_erbij(&cs->rij[i], tot)) {
            vul(&dossiers->rij[dossiers->aantal++], &cs->rij[i]);
        }
    }
    qsort(dossiers->rij, dossiers->aantal, sizeof *dossiers->rij, vergelijk);
}

void dossiers_release(struct dossiers *dossiers)
{
    free(dossiers->rij);
}
