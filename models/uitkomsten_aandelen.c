/* KPI's of the cohort, the casussen opened after the warm-up: which share of them goes which way,
 * gets which help, and how long nobody sees the family. */
#include "models/uitkomsten_intern.h"

#include <string.h>

#define DAG ((double)CLOCK_DAY)

/* Of one kind of traject: casussen offered it, trajecten accepted, ended, and ended well. */
struct trajecttelling {
    double aangeboden, geaccepteerd, gesloten, voldoende;
};

struct telling {
    double zonder[STATIONS]; /* days that nobody saw the family */
    double geopend, vb, direct, onderzoek, gemonitord, eerder;
    double naar_lokaal, teruggemeld;                          /* with a VB */
    double hulp_besloten, aangeboden, geaccepteerd, meerdere; /* casussen */
    struct trajecttelling traject[HULPSOORTEN];
};

static void tel_hulp(struct telling *t, const struct casus *c)
{
    int soorten = 0;
    for (int h = 0; h < HULPSOORTEN; h++) {
        enum traject_stand stand = (enum traject_stand)c->traject[h];
        struct trajecttelling *dit = &t->traject[h];
        soorten += stand != TRAJECT_GEEN;
        dit->aangeboden += stand != TRAJECT_GEEN;
        dit->geaccepteerd += stand != TRAJECT_GEEN && stand != TRAJECT_AFGEWEZEN;
        dit->gesloten += stand == TRAJECT_VOLDOENDE || stand == TRAJECT_UITVAL;
        dit->voldoende += stand == TRAJECT_VOLDOENDE;
    }
    t->hulp_besloten += c->aanbod != NIET_AANGEBODEN;
    t->aangeboden += c->aanbod == GEACCEPTEERD || c->aanbod == AFGEWEZEN;
    t->geaccepteerd += c->aanbod == GEACCEPTEERD;
    t->meerdere += soorten > 1;
}

static void tel(struct telling *t, const struct casussen *cs, int32_t i)
{
    const struct casus *c = &cs->rij[i];
    for (int s = 0; s < STATIONS; s++) {
        t->zonder[s] += (double)casus_ongezien(cs, i, (enum station)s) / DAG;
    }
    t->geopend++;
    t->eerder += c->eerder > 0;
    if (c->mijlpaal[MIJLPAAL_VB] != CLOCK_NEVER) {
        t->vb++;
        t->direct += c->eerste_route == ROUTE_DIRECT;
        t->onderzoek += c->eerste_route == ROUTE_ONDERZOEK;
        t->gemonitord += c->gemonitord;
        t->naar_lokaal += c->bij_lokaal_veld;
        t->teruggemeld += c->ronde > 0;
    }
    tel_hulp(t, c);
}

static void hulp_zet(const struct blik *b, const struct telling *t, const char *uitsplitsing)
{
    double gesloten = 0.0, voldoende = 0.0;
    for (int h = 0; h < HULPSOORTEN; h++) {
        gesloten += t->traject[h].gesloten;
        voldoende += t->traject[h].voldoende;
    }
    blik_zet(b, KPI_HULP_GEACCEPTEERD, "keten", uitsplitsing,
             uitkomsten_procent(t->geaccepteerd, t->aangeboden));
    blik_zet(b, KPI_HULP_VOLDOENDE, "keten", uitsplitsing, uitkomsten_procent(voldoende, gesloten));
    blik_zet(b, KPI_TRAJECT_AANDEEL, "keten", uitsplitsing,
             uitkomsten_procent(t->aangeboden, t->hulp_besloten));
    blik_zet(b, KPI_MEERDERE, "keten", uitsplitsing,
             uitkomsten_procent(t->meerdere, t->hulp_besloten));
}

static void trajecten_zet(const struct blik *b, const struct telling *t)
{
    for (int h = 0; h < HULPSOORTEN; h++) {
        const struct trajecttelling *dit = &t->traject[h];
        const char *soort = begrippen_per_hulpsoort((enum hulpsoort)h);
        blik_zet(b, KPI_HULP_GEACCEPTEERD, "keten", soort,
                 uitkomsten_procent(dit->geaccepteerd, dit->aangeboden));
        blik_zet(b, KPI_HULP_VOLDOENDE, "keten", soort,
                 uitkomsten_procent(dit->voldoende, dit->gesloten));
        blik_zet(b, KPI_TRAJECT_AANDEEL, "keten", soort,
                 uitkomsten_procent(dit->aangeboden, t->hulp_besloten));
    }
}

static void zonder_zicht_zet(const struct blik *b, const struct telling *t,
                             const char *uitsplitsing)
{
    double som = 0.0, vt = 0.0;
    for (int s = 0; s < STATIONS; s++) {
        if (uitkomsten_heeft_casussen((enum station)s)) {
            blik_zet(b, KPI_ZONDER_ZICHT, begrippen_station((enum station)s), uitsplitsing,
                     t->zonder[s] / t->geopend);
        }
        som += t->zonder[s];
        vt += begrippen_is_bij_vt((enum station)s) ? t->zonder[s] : 0.0;
    }
    blik_zet(b, KPI_ZONDER_ZICHT, "veilig_thuis", uitsplitsing, vt / t->geopend);
    blik_zet(b, KPI_ZONDER_ZICHT, "keten", uitsplitsing, som / t->geopend);
}

static void zet(const struct blik *b, const struct telling *t, const char *uitsplitsing)
{
    blik_zet(b, KPI_CASUSSEN, "keten", uitsplitsing, t->geopend / b->jaren);
    blik_zet(b, KPI_DIRECT, "keten", uitsplitsing, uitkomsten_procent(t->direct, t->vb));
    blik_zet(b, KPI_ONDERZOEK, "keten", uitsplitsing, uitkomsten_procent(t->onderzoek, t->vb));
    blik_zet(b, KPI_TERUGMELDING, "keten", uitsplitsing,
             uitkomsten_procent(t->teruggemeld, t->naar_lokaal));
    blik_zet(b, KPI_MONITORING, "keten", uitsplitsing, uitkomsten_procent(t->gemonitord, t->vb));
    blik_zet(b, KPI_EERDER_BEKEND, "keten", uitsplitsing,
             uitkomsten_procent(t->eerder, t->geopend));
    hulp_zet(b, t, uitsplitsing);
    zonder_zicht_zet(b, t, uitsplitsing);
}

void uitkomsten_aandelen(const struct blik *b)
{
    struct telling alle, zwaarte[ZWAARTEN], eerder[VOORGESCHIEDENISSEN];
    memset(&alle, 0, sizeof alle);
    memset(zwaarte, 0, sizeof zwaarte);
    memset(eerder, 0, sizeof eerder);
    const struct casussen *cs = &b->w->k->casussen;
    for (int32_t i = 0; i < cs->aantal; i++) {
        const struct casus *c = &cs->rij[i];
        if (!c->telt || (b->gemeente >= 0 && c->gemeente != b->gemeente)) {
            continue;
        }
        tel(&alle, cs, i);
        tel(&zwaarte[c->eerste_beoordeeld], cs, i);
        tel(&eerder[c->voorgeschiedenis], cs, i);
    }
    zet(b, &alle, "alle");
    trajecten_zet(b, &alle);
    if (b->gemeente < 0) {
        for (int z = 0; z < ZWAARTEN; z++) {
            zet(b, &zwaarte[z], begrippen_per_zwaarte((enum zwaarte)z));
        }
        for (int v = 0; v < VOORGESCHIEDENISSEN; v++) {
            zet(b, &eerder[v], begrippen_per_voorgeschiedenis((enum voorgeschiedenis)v));
        }
    }
}
