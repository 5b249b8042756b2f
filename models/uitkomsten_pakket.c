/* Outcomes as bytes: numbers as they stand in memory, texts of the cells one after the other. Read
 * back by the same program only: the store's key holds the version. */
#include "models/uitkomsten.h"

#include <stdlib.h>
#include <string.h>

struct schrijver {
    char *bytes;
    size_t lengte, ruimte;
    bool vol;
};

static void schrijf(struct schrijver *s, const void *van, size_t lengte)
{
    if (s->vol || lengte == 0) {
        return;
    }
    if (s->lengte + lengte > s->ruimte) {
        size_t ruimte = 2 * s->ruimte + lengte + 4096;
        char *bytes = realloc(s->bytes, ruimte);
        if (!bytes) {
            s->vol = true;
            return;
        }
        s->bytes = bytes;
        s->ruimte = ruimte;
    }
    memcpy(s->bytes + s->lengte, van, lengte);
    s->lengte += lengte;
}

static void schrijf_getal(struct schrijver *s, uint64_t getal)
{
    schrijf(s, &getal, sizeof getal);
}

static void schrijf_rij(struct schrijver *s, const void *rij, size_t aantal, size_t grootte)
{
    schrijf_getal(s, aantal);
    schrijf(s, rij, aantal * grootte);
}

static void schrijf_cellen(struct schrijver *s, const struct kpi_cell *cel, size_t aantal)
{
    schrijf_getal(s, aantal);
    for (size_t i = 0; i < aantal; i++) {
        const char *teksten[] = {cel[i].station, cel[i].gemeente, cel[i].breakdown};
        schrijf_getal(s, cel[i].kpi);
        for (int t = 0; t < 3; t++) {
            schrijf(s, teksten[t], strlen(teksten[t]) + 1);
        }
    }
}

void *uitkomst_pak(const struct uitkomst *u, size_t *lengte)
{
    struct schrijver s = {0};
    schrijf_cellen(&s, u->kpi.cel, u->kpi.aantal);
    schrijf_cellen(&s, u->reeks_cel, u->reeks_aantal);
    schrijf_cellen(&s, u->curve_cel, u->curve_aantal);
    schrijf_rij(&s, u->kpi.waarde, u->kpi.aantal, sizeof *u->kpi.waarde);
    schrijf_getal(&s, u->weken);
    schrijf_rij(&s, u->reeks, u->reeks_aantal * u->weken, sizeof *u->reeks);
    schrijf_rij(&s, u->curve, u->curve_aantal * CURVE_PUNTEN, sizeof *u->curve);
    schrijf(&s, &u->boeken, sizeof u->boeken);
    schrijf_getal(&s, u->gebeurtenissen);
    schrijf_getal(&s, u->gebeurtenissen_historie);
    schrijf_getal(&s, u->casussen);
    schrijf_rij(&s, u->pijl, PIJLEN, sizeof *u->pijl);
    for (int m = 0; m < MECHANISMEN; m++) {
        schrijf_rij(&s, u->respons[m], u->respons_aantal[m], sizeof *u->respons[m]);
        schrijf_rij(&s, u->gewicht[m], u->respons_aantal[m], sizeof *u->gewicht[m]);
    }
    schrijf_rij(&s, u->sporen.rij, u->sporen.aantal, sizeof *u->sporen.rij);
    schrijf_rij(&s, u->dossiers.rij, u->dossiers.aantal, sizeof *u->dossiers.rij);
    if (s.vol) {
        free(s.bytes);
        return NULL;
    }
    *lengte = s.lengte;
    return s.bytes;
}

struct lezer {
    const char *bytes;
    size_t over;
    char *teksten; /* where the texts of cells go */
    bool goed;
};

static void lees(struct lezer *l, void *naar, size_t lengte)
{
    if (!l->goed || lengte > l->over) {
        l->goed = false;
        return;
    }
    memcpy(naar, l->bytes, lengte);
    l->bytes += lengte;
    l->over -= lengte;
}

static uint64_t lees_getal(struct lezer *l)
{
    uint64_t getal = 0;
    lees(l, &getal, sizeof getal);
    return getal;
}

/* A row of as many as it says; NULL when the bytes do not hold it. */
static void *lees_rij(struct lezer *l, size_t *aantal, size_t grootte)
{
    uint64_t n = lees_getal(l);
    if (!l->goed || n > l->over / grootte) {
        l->goed = false;
        return NULL;
    }
    void *rij = calloc(n + 1, grootte);
    if (!rij) {
        l->goed = false;
        return NULL;
    }
    if (n > 0) {
        lees(l, rij, n * grootte);
    }
    *aantal = n;
    return rij;
}

static const char *lees_tekst(struct lezer *l)
{
    const char *einde = l->goed ? memchr(l->bytes, '\0', l->over) : NULL;
    if (!einde) {
        l->goed = false;
        return "";
    }
    size_t lengte = (size_t)(einde - l->bytes) + 1;
    char *tekst = l->teksten;
    lees(l, tekst, lengte);
    l->teksten += lengte;
    return tekst;
}

static struct kpi_cell *lees_cellen(struct lezer *l, size_t *aantal)
{
    uint64_t n = lees_getal(l);
    if (!l->goed || n > l->over) {
        l->goed = false;
        return NULL;
    }
    struct kpi_cell *cel = calloc(n + 1, sizeof *cel);
    l->goed = cel != NULL;
    for (uint64_t i = 0; l->goed && i < n; i++) {
        cel[i].kpi = lees_getal(l);
        cel[i].station = lees_tekst(l);
        cel[i].gemeente = lees_tekst(l);
        cel[i].breakdown = lees_tekst(l);
        l->goed = l->goed && cel[i].kpi < KPI_AANTAL;
    }
    *aantal = n;
    return cel;
}

static void lees_alles(struct lezer *l, struct uitkomst *u)
{
    size_t n = 0;
    u->kpi.cel = lees_cellen(l, &u->kpi.aantal);
    u->reeks_cel = lees_cellen(l, &u->reeks_aantal);
    u->curve_cel = lees_cellen(l, &u->curve_aantal);
    u->kpi.waarde = lees_rij(l, &n, sizeof *u->kpi.waarde);
    l->goed = l->goed && n == u->kpi.aantal;
    u->weken = lees_getal(l);
    u->reeks = lees_rij(l, &n, sizeof *u->reeks);
    l->goed = l->goed && n == u->reeks_aantal * u->weken;
    u->curve = lees_rij(l, &n, sizeof *u->curve);
    l->goed = l->goed && n == u->curve_aantal * CURVE_PUNTEN;
    lees(l, &u->boeken, sizeof u->boeken);
    u->gebeurtenissen = lees_getal(l);
    u->gebeurtenissen_historie = lees_getal(l);
    u->casussen = lees_getal(l);
    l->goed = l->goed && lees_getal(l) == PIJLEN;
    lees(l, u->pijl, sizeof u->pijl);
    for (int m = 0; m < MECHANISMEN; m++) {
        u->respons[m] = lees_rij(l, &u->respons_aantal[m], sizeof *u->respons[m]);
        u->gewicht[m] = lees_rij(l, &n, sizeof *u->gewicht[m]);
        l->goed = l->goed && n == u->respons_aantal[m];
    }
    u->sporen.rij = lees_rij(l, &u->sporen.aantal, sizeof *u->sporen.rij);
    u->dossiers.rij = lees_rij(l, &u->dossiers.aantal, sizeof *u->dossiers.rij);
}

bool uitkomst_pak_uit(struct uitkomst *u, const void *bytes, size_t lengte)
{
    *u = (struct uitkomst){.teksten = malloc(lengte + 1)};
    struct lezer l = {bytes, lengte, u->teksten, u->teksten != NULL};
    if (l.goed) {
        lees_alles(&l, u);
    }
    if (!l.goed || l.over > 0) {
        uitkomst_release(u);
        *u = (struct uitkomst){0};
        return false;
    }
    u->kpi.ruimte = u->kpi.aantal;
    return true;
}
