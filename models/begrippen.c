#include "models/begrippen.h"

#include <stddef.h>

static const struct fase_rij fasen[FASEN] = {
#define FASE(naam, station, wacht, zicht, verantwoordelijk, beleving, vt_betrokken, nl)            \
    {STATION_##station, wacht, zicht, verantwoordelijk, beleving, vt_betrokken, nl},
#include "models/begrippen.def"
    [FASE_GESLOTEN] = {STATIONS, false, false, BIJ_NIEMAND, BELEVINGEN, false, "gesloten"},
};

const struct fase_rij *begrippen_fase(enum fase fase)
{
    return &fasen[fase];
}

const char *begrippen_zwaarte(enum zwaarte z)
{
    static const char *const namen[ZWAARTEN] = {"licht", "middelzwaar", "zwaar"};
    return namen[z];
}

const char *begrippen_melder(enum melder m)
{
    static const char *const namen[MELDERS] = {
        "politie",           "gezondheidszorg", "onderwijs",  "jeugdzorg", "overig_beroepsmatig",
        "niet_beroepsmatig", "anders",          "ambtshalve",
    };
    return namen[m];
}

const char *begrippen_station(enum station s)
{
    static const char *const namen[STATIONS] = {
#define STATION(naam, sleutel, nl) sleutel,
#include "models/begrippen.def"
    };
    return namen[s];
}

const char *begrippen_station_nl(enum station s)
{
    static const char *const namen[STATIONS] = {
#define STATION(naam, sleutel, nl) nl,
#include "models/begrippen.def"
    };
    return namen[s];
}

const char *begrippen_verantwoordelijke(enum verantwoordelijke v)
{
    static const char *const namen[BIJ_NIEMAND] = {
        [BIJ_VEILIG_THUIS] = "verantwoordelijk: Veilig Thuis",
        [BIJ_LOKAAL_TEAM] = "verantwoordelijk: lokaal team",
        [BIJ_GI] = "verantwoordelijk: gecertificeerde instelling",
        [BIJ_HULP] = "verantwoordelijk: hulpverlening"};
    return v < BIJ_NIEMAND ? namen[v] : NULL;
}

const char *begrippen_hulpsoort(enum hulpsoort h)
{
    static const char *const namen[HULPSOORTEN] = {"pleger", "slachtoffer", "kind", "systeem"};
    return namen[h];
}

const char *begrippen_per_hulpsoort(enum hulpsoort h)
{
    static const char *const namen[HULPSOORTEN] = {"traject=pleger", "traject=slachtoffer",
                                                   "traject=kind", "traject=systeem"};
    return namen[h];
}

const char *begrippen_per_zwaarte(enum zwaarte z)
{
    static const char *const namen[ZWAARTEN] = {"zwaarte=licht", "zwaarte=middelzwaar",
                                                "zwaarte=zwaar"};
    return namen[z];
}

const char *begrippen_per_voorgeschiedenis(enum voorgeschiedenis v)
{
    static const char *const namen[VOORGESCHIEDENISSEN] = {
        "voorgeschiedenis=0", "voorgeschiedenis=1-2", "voorgeschiedenis=3plus"};
    return namen[v];
}

bool begrippen_is_bij_vt(enum station s)
{
    for (int f = 0; f < FASE_GESLOTEN; f++) {
        if (fasen[f].station == s) {
            return fasen[f].verantwoordelijk == BIJ_VEILIG_THUIS;
        }
    }
    return false;
}

enum voorgeschiedenis begrippen_indeling(int eerdere_casussen)
{
    return eerdere_casussen == 0  ? GEEN_VOORGESCHIEDENIS
           : eerdere_casussen < 3 ? EEN_OF_TWEE
                                  : DRIE_EN_MEER;
}
