/* Which worlds the experiment needs. */
#include "models/vaten.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define MEESTE_WERELDEN 256
#define MEER 1.10
#define MINDER 0.90

#define BIT(bron) (UINT32_C(1) << (bron))
#define VEILIG_THUIS (BIT(BRON_FRONT) | BIT(BRON_ONDERZOEK))

static const struct {
    uint32_t bron;
    const char *naam;
} bronnen[] = {
    {VEILIG_THUIS, "heel Veilig Thuis"},
    {BIT(BRON_FRONT), "het frontteam"},
    {BIT(BRON_ONDERZOEK), "het onderzoeksteam"},
    {BIT(BRON_LOKAAL_TEAM), "de lokale teams"},
    {BIT(BRON_RAAD), "de Raad"},
    {BIT(BRON_GI), "de gecertificeerde instelling"},
    {BIT(BRON_HULP), "de hulp"},
};

/* Factors on the capacity that changes the load: VT, teams, both. Only upwards from the scenario's
 * own: with more capacity hardly anybody waits at Veilig Thuis, so nothing can come back. */
static const struct {
    uint32_t bron;
    double factor;
    const char *naam;
} belastingen[] = {
    {VEILIG_THUIS, 0.95, "Veilig Thuis"},
    {VEILIG_THUIS, 0.90, "Veilig Thuis"},
    {BIT(BRON_LOKAAL_TEAM), 0.95, "de lokale teams"},
    {BIT(BRON_LOKAAL_TEAM), 0.90, "de lokale teams"},
    {VEILIG_THUIS | BIT(BRON_LOKAAL_TEAM), 0.95, "Veilig Thuis en de lokale teams"},
    {VEILIG_THUIS | BIT(BRON_LOKAAL_TEAM), 0.90, "Veilig Thuis en de lokale teams"},
};

static char *tekst(const char *vorm, ...)
{
    char regel[200];
    va_list argumenten;
    va_start(argumenten, vorm);
    vsnprintf(regel, sizeof regel, vorm, argumenten);
    va_end(argumenten);
    size_t n = 0;
    while (regel[n]) {
        n++;
    }
    char *kopie = malloc(n + 1);
    if (!kopie) {
        abort();
    }
    for (size_t i = 0; i <= n; i++) {
        kopie[i] = regel[i];
    }
    return kopie;
}

/* A new world as the basis is, under these stands. */
static size_t wereld(struct vaten_ontwerp *o, int stand, char *naam)
{
    struct vaten_wereld *w = &o->wereld[o->werelden];
    *w = (struct vaten_wereld){.stand = stand, .naam = naam};
    for (int b = 0; b < BRONNEN; b++) {
        w->voor[b] = w->na[b] = 1.0;
    }
    return o->werelden++;
}

static void verander(double *factoren, uint32_t bron, double factor)
{
    for (int b = 0; b < BRONNEN; b++) {
        factoren[b] = bron & BIT(b) ? factor : factoren[b];
    }
}

static void paar(struct vaten_ontwerp *o, size_t a, size_t b, uint32_t bron, double factor)
{
    verander(o->wereld[b].na, bron, factor);
    o->paar[o->paren++] = (struct vaten_paar){a, b, factor, bron};
}

static void effecten(struct vaten_ontwerp *o)
{
    static const double factoren[] = {MEER, MINDER};
    for (size_t i = 0; i < sizeof bronnen / sizeof bronnen[0]; i++) {
        for (int f = 0; f < 2; f++) {
            size_t b =
                wereld(o, 0, tekst("capaciteit van %s × %.2f", bronnen[i].naam, factoren[f]));
            paar(o, 0, b, bronnen[i].bron, factoren[f]);
            o->effecten++;
        }
    }
}

/* In the order of the stands: all frozen, all but one, only one. The pair for all `aan` is the
 * first effect. */
static void mechanismen(struct vaten_ontwerp *o)
{
    for (int s = 1; s < VATEN_STANDEN; s++) {
        const char *m = s >= 2 ? mechanismen_sleutel((enum mechanisme)((s - 2) % MECHANISMEN)) : "";
        const char *wat = s == 1                ? "alle mechanismen bevroren"
                          : s < 2 + MECHANISMEN ? "alleen bevroren:"
                                                : "alles bevroren behalve:";
        size_t a = wereld(o, s, tekst("%s%s%s", wat, *m ? " " : "", m));
        size_t b = wereld(
            o, s,
            tekst("%s%s%s; capaciteit van heel Veilig Thuis × %.2f", wat, *m ? " " : "", m, MEER));
        o->wereld[a].bijzaak = o->wereld[b].bijzaak = true;
        paar(o, a, b, VEILIG_THUIS, MEER);
        o->mechanismen++;
    }
}

static void belasting(struct vaten_ontwerp *o)
{
    for (size_t i = 0; i < sizeof belastingen / sizeof belastingen[0]; i++) {
        size_t a = wereld(o, 0,
                          tekst("capaciteit van %s vanaf de start × %.2f", belastingen[i].naam,
                                belastingen[i].factor));
        size_t b = wereld(o, 0,
                          tekst("capaciteit van %s vanaf de start × %.2f; daarna van heel Veilig "
                                "Thuis × %.2f",
                                belastingen[i].naam, belastingen[i].factor, MEER));
        verander(o->wereld[a].voor, belastingen[i].bron, belastingen[i].factor);
        verander(o->wereld[b].voor, belastingen[i].bron, belastingen[i].factor);
        o->wereld[a].bijzaak = o->wereld[b].bijzaak = true;
        paar(o, a, b, VEILIG_THUIS, MEER);
        o->belastingen++;
    }
}

bool vaten_ontwerp_kern(struct vaten_ontwerp *o)
{
    *o = (struct vaten_ontwerp){.wereld = calloc(2, sizeof *o->wereld),
                                .paar = calloc(1, sizeof *o->paar)};
    if (!o->wereld || !o->paar) {
        vaten_ontwerp_release(o);
        return false;
    }
    wereld(o, 0, tekst("het scenario zelf"));
    paar(o, 0, wereld(o, 0, tekst("capaciteit van heel Veilig Thuis × %.2f", MEER)), VEILIG_THUIS,
         MEER);
    o->effecten = 1;
    return true;
}

bool vaten_ontwerp_maak(struct vaten_ontwerp *o)
{
    *o = (struct vaten_ontwerp){.wereld = calloc(MEESTE_WERELDEN, sizeof *o->wereld),
                                .paar = calloc(MEESTE_WERELDEN, sizeof *o->paar)};
    if (!o->wereld || !o->paar) {
        vaten_ontwerp_release(o);
        return false;
    }
    wereld(o, 0, tekst("het scenario zelf"));
    effecten(o);
    mechanismen(o);
    belasting(o);
    return true;
}

void vaten_ontwerp_release(struct vaten_ontwerp *o)
{
    for (size_t i = 0; o->wereld && i < o->werelden; i++) {
        free(o->wereld[i].naam);
    }
    free(o->wereld);
    free(o->paar);
    *o = (struct vaten_ontwerp){0};
}
