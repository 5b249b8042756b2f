/* Reading dossiers: the vocabulary of traits, and a figure's value in a sample. */
#include "models/cijfers/dossiers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define JAAR CLOCK_YEAR_DAYS

/* --- what traits are said in --- */

static bool heeft_forse_voorgeschiedenis(const struct dossier *d)
{
    return d->eerder_gemeld >= 3 && d->eerder_gemeld <= 7;
}

static bool aangeboden(const struct dossier *d, int h)
{
    return d->traject[h] != TRAJECT_GEEN;
}

static int trajecten(const struct dossier *d)
{
    int aantal = 0;
    for (int h = 0; h < HULPSOORTEN; h++) {
        aantal += aangeboden(d, h);
    }
    return aantal;
}

static bool hulp_aangeboden(const struct dossier *d)
{
    return d->aanbod == AFGEWEZEN || d->aanbod == GEACCEPTEERD;
}

static bool staat(const struct dossier *d, enum traject_stand stand)
{
    bool ja = false;
    for (int h = 0; h < HULPSOORTEN; h++) {
        ja = ja || d->traject[h] == stand;
    }
    return ja;
}

static bool hulp_gestart(const struct dossier *d)
{
    return staat(d, TRAJECT_LOOPT) || staat(d, TRAJECT_VOLDOENDE) || staat(d, TRAJECT_UITVAL);
}

/* --- the vocabulary --- */

#define CASUS(sleutel, eenheid, waarde, nl, en)                                                    \
    static double lees_##sleutel(const struct dossier *d, int h)                                   \
    {                                                                                              \
        (void)d;                                                                                   \
        (void)h;                                                                                   \
        return waarde;                                                                             \
    }
#define TRAJECT(sleutel, soort, eenheid, waarde, nl, en)                                           \
    static double lees_##sleutel(const struct dossier *d, int h)                                   \
    {                                                                                              \
        enum traject_stand s = (enum traject_stand)d->traject[h];                                  \
        (void)s;                                                                                   \
        return waarde;                                                                             \
    }
#include "models/cijfers/dossier_kenmerken.def"
#undef CASUS
#undef TRAJECT

#define CASUS(sleutel, eenheid, waarde, nl, en) {#sleutel, eenheid, nl, en},
#define TRAJECT(sleutel, soort, eenheid, waarde, nl, en) {#sleutel, eenheid, nl, en},
static const struct figure_trait rijen[] = {
#include "models/cijfers/dossier_kenmerken.def"
};
#undef CASUS
#undef TRAJECT
const struct figure_traits dossier_kenmerken = {rijen, sizeof rijen / sizeof rijen[0]};

enum { ALLE_SOORTEN = -1, HELE_CASUS = -2 };

/* How a trait is read, in the order of the vocabulary. */
static const struct lezing {
    double (*waarde)(const struct dossier *d, int h);
    int soort; /* enum hulpsoort, ALLE_SOORTEN or HELE_CASUS */
} lezingen[] = {
#define CASUS(sleutel, eenheid, waarde, nl, en) {lees_##sleutel, HELE_CASUS},
#define TRAJECT(sleutel, soort, eenheid, waarde, nl, en) {lees_##sleutel, soort},
#include "models/cijfers/dossier_kenmerken.def"
#undef CASUS
#undef TRAJECT
};

size_t dossiers_kenmerk(const char *sleutel)
{
    for (size_t i = 0; i < dossier_kenmerken.count; i++) {
        if (strcmp(rijen[i].key, sleutel) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

bool dossiers_kenmerk_van_traject(size_t kenmerk)
{
    return lezingen[kenmerk].soort != HELE_CASUS;
}

/* --- a figure --- */

/* What the figure is about: which trait, and of whom. */
struct vraag {
    const struct lezing *kenmerk, *onder; /* onder: NULL, of all */
    double schaal;
};

static bool geldt(const struct lezing *l, const struct dossier *d, int h)
{
    if (l->soort == HELE_CASUS) {
        return l->waarde(d, 0) > 0.0;
    }
    return h != HELE_CASUS && (l->soort == ALLE_SOORTEN || l->soort == h) && l->waarde(d, h) > 0.0;
}

/* Of one unit, the whole casus or its traject of kind `h`; NAN: not in this figure. */
static double waarde_van(const struct vraag *v, const struct dossier *d, int h)
{
    const struct lezing *k = v->kenmerk;
    if (h != HELE_CASUS && (!aangeboden(d, h) || (k->soort != ALLE_SOORTEN && k->soort != h))) {
        return NAN;
    }
    if (v->onder && !geldt(v->onder, d, h)) {
        return NAN;
    }
    return v->schaal * k->waarde(d, h == HELE_CASUS ? 0 : h);
}

/* Adds the units of a dossier to a sum, at most `hoogstens`; gives how many. */
static size_t tel(const struct vraag *v, const struct dossier *d, size_t hoogstens, double *som)
{
    bool heel = v->kenmerk->soort == HELE_CASUS;
    size_t aantal = 0;
    for (int h = 0; h < (heel ? 1 : HULPSOORTEN) && aantal < hoogstens; h++) {
        double waarde = waarde_van(v, d, heel ? HELE_CASUS : h);
        if (!isnan(waarde)) {
            *som += waarde;
            aantal++;
        }
    }
    return aantal;
}

double dossiers_cijfer(const struct dossiers *dossiers, const size_t *keuze, size_t aantal,
                       size_t kenmerk, size_t onder, size_t van,
                       double (*u)(void *context, size_t nummer), void *context)
{
    struct vraag v = {&lezingen[kenmerk], onder == SIZE_MAX ? NULL : &lezingen[onder],
                      strcmp(rijen[kenmerk].unit, "procent") == 0 ? 100.0 : 1.0};
    size_t *bekend = malloc((aantal + 1) * sizeof *bekend);
    if (!bekend) {
        abort();
    }
    size_t met = 0, alles = 0;
    double som = 0.0;
    for (size_t i = 0; i < aantal; i++) {
        size_t hier = tel(&v, &dossiers->rij[keuze[i]], SIZE_MAX, &som);
        if (hier > 0) {
            bekend[met++] = keuze[i];
            alles += hier;
        }
    }
    if (u && van > 0 && van < alles) {
        som = 0.0;
        for (size_t over = van, i = 0; over > 0; i++) {
            size_t j = i + (size_t)(u(context, i) * (double)(met - i));
            size_t dit = bekend[j];
            bekend[j] = bekend[i];
            over -= tel(&v, &dossiers->rij[dit], over, &som);
        }
        alles = van;
    }
    free(bekend);
    return alles > 0 ? som / (double)alles : (double)NAN;
}
