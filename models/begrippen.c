#include "models/begrippen.h"

#include <stddef.h>

static const struct fase_rij fasen[FASEN] = {
    [FASE_VB_WACHT] = {STATION_VB, true, false, BIJ_VEILIG_THUIS, WACHT, true,
                       "wacht op de veiligheidsbeoordeling"},
    [FASE_VB] = {STATION_VB, false, true, BIJ_VEILIG_THUIS, BIJ_VT, true, "veiligheidsbeoordeling"},
    [FASE_ONDERZOEK_WACHT] = {STATION_ONDERZOEK, true, false, BIJ_VEILIG_THUIS, WACHT, true,
                              "wacht op onderzoek door Veilig Thuis"},
    [FASE_ONDERZOEK] = {STATION_ONDERZOEK, false, true, BIJ_VEILIG_THUIS, BIJ_VT, true,
                        "onderzoek door Veilig Thuis"},
    [FASE_VENV_WACHT] = {STATION_VENV, true, false, BIJ_VEILIG_THUIS, WACHT, true,
                         "wacht op Voorwaarden & Vervolg"},
    [FASE_VENV] = {STATION_VENV, false, true, BIJ_VEILIG_THUIS, BIJ_VT, true,
                   "Voorwaarden & Vervolg"},
    [FASE_OVERDRACHT_WACHT] = {STATION_OVERDRACHT, true, false, BIJ_VEILIG_THUIS, WACHT, false,
                               "wacht op de overdracht"},
    [FASE_OVERDRACHT] = {STATION_OVERDRACHT, false, false, BIJ_VEILIG_THUIS, WACHT, false,
                         "overdracht onderweg"},
    [FASE_GEWEIGERD] = {STATION_OVERDRACHT, true, false, BIJ_VEILIG_THUIS, WACHT, false,
                        "overdracht geweigerd: het lokale team heeft geen ruimte"},
    [FASE_INTAKE] = {STATION_LOKAAL_TEAM, false, false, BIJ_LOKAAL_TEAM, WACHT, false,
                     "de gemeente bekijkt waar de casus hoort"},
    [FASE_OVERLEG_WACHT] = {STATION_LOKAAL_TEAM, true, false, BIJ_LOKAAL_TEAM, WACHT, false,
                            "wacht op het overleg van de gemeente"},
    [FASE_LOKAAL_WACHT] = {STATION_LOKAAL_TEAM, true, false, BIJ_LOKAAL_TEAM, WACHT, false,
                           "wacht op het lokale team"},
    [FASE_LOKAAL_PLANNEN] = {STATION_LOKAAL_TEAM, false, false, BIJ_LOKAAL_TEAM, WACHT, false,
                             "eerste gesprek wordt gepland"},
    [FASE_LOKAAL] = {STATION_LOKAAL_TEAM, false, true, BIJ_LOKAAL_TEAM, IN_HULP, false,
                     "in behandeling bij het lokale team"},
    [FASE_JBT_WACHT] = {STATION_JBT, true, false, BIJ_AANVRAGER, WACHT, false,
                        "wacht op de jeugdbeschermingstafel"},
    [FASE_RAAD_WACHT] = {STATION_RAAD, true, false, BIJ_AANVRAGER, WACHT, false,
                         "wacht op de Raad voor de Kinderbescherming"},
    [FASE_RAAD] = {STATION_RAAD, false, true, BIJ_AANVRAGER, BIJ_VT, false, "raadsonderzoek"},
    [FASE_RECHTER] = {STATION_RECHTER, true, false, BIJ_AANVRAGER, WACHT, false,
                      "wacht op de zitting van de kinderrechter"},
    [FASE_GI_WACHT] = {STATION_GI, true, false, BIJ_GI, WACHT, false,
                       "wacht op een jeugdbeschermer"},
    [FASE_GI_PLANNEN] = {STATION_GI, false, false, BIJ_GI, WACHT, false,
                         "jeugdbeschermer bekend, nog geen contact"},
    [FASE_GI] = {STATION_GI, false, true, BIJ_GI, IN_HULP, false,
                 "begeleiding door de gecertificeerde instelling"},
    [FASE_CONTACT_WACHT] = {STATION_HULP, false, false, BIJ_HULP, WACHT, false,
                            "bij de betrokken hulp, nog geen contact"},
    [FASE_HULP_GEPLAND] = {STATION_HULP, false, false, BIJ_HULP, WACHT, false,
                           "start van de hulp gepland"},
    [FASE_HULP_WACHT] = {STATION_HULP, true, false, BIJ_HULP, WACHT, false,
                         "wacht op een plaats bij de hulp"},
    [FASE_HULP] = {STATION_HULP, false, true, BIJ_HULP, IN_HULP, false, "hulptraject"},
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
        [STATION_ADVIES] = "advies",
        [STATION_VB] = "vb",
        [STATION_OVERDRACHT] = "overdracht",
        [STATION_ONDERZOEK] = "onderzoek",
        [STATION_VENV] = "venv",
        [STATION_MONITORING] = "monitoring",
        [STATION_LOKAAL_TEAM] = "lokaal_team",
        [STATION_JBT] = "jbt",
        [STATION_RAAD] = "raad",
        [STATION_RECHTER] = "rechter",
        [STATION_GI] = "gi",
        [STATION_HULP] = "hulp",
    };
    return namen[s];
}

const char *begrippen_station_nl(enum station s)
{
    static const char *const namen[STATIONS] = {
        [STATION_ADVIES] = "advies",
        [STATION_VB] = "de veiligheidsbeoordeling",
        [STATION_OVERDRACHT] = "de overdracht",
        [STATION_ONDERZOEK] = "onderzoek door Veilig Thuis",
        [STATION_VENV] = "Voorwaarden & Vervolg",
        [STATION_MONITORING] = "monitoring",
        [STATION_LOKAAL_TEAM] = "het lokale team",
        [STATION_JBT] = "de jeugdbeschermingstafel",
        [STATION_RAAD] = "de Raad voor de Kinderbescherming",
        [STATION_RECHTER] = "de kinderrechter",
        [STATION_GI] = "een jeugdbeschermer",
        [STATION_HULP] = "een hulptraject",
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
