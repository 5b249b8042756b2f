/* What every random draw in the chain is for. A stream is named by the huishouden, the candidate
 * number of the incident and one of these purposes, never by the order in which the simulation
 * happens to ask. Values are part of the results: add at the end, never renumber. */
#ifndef MODELS_TREKKING_H
#define MODELS_TREKKING_H

#include "sim/stream.h"

enum trekking {
    TREKKING_AANKOMST = 1,   /* candidate arrivals of huishoudens */
    TREKKING_HUISHOUDEN = 2, /* frailty, kinderen, stay */
    TREKKING_KANDIDAAT = 3,  /* gap to the incident candidate and whether it happens */
    TREKKING_GEMELD = 4,
    TREKKING_MELDER = 5,
    TREKKING_VERTRAGING = 6,
    TREKKING_ZWAARTE = 7,
    TREKKING_BEOORDELING = 8,
    TREKKING_CRISIS = 9,
    TREKKING_VB_UREN = 10,
    TREKKING_VB_EXTERN = 11,
    TREKKING_GEEN_VERVOLG = 12,
    TREKKING_DIRECT = 13,
    TREKKING_BETROKKEN_HULP = 14,
    TREKKING_VENV = 15,
    TREKKING_ONDERZOEK_UREN = 16,
    TREKKING_ONDERZOEK_EXTERN = 17,
    TREKKING_NAAR_RAAD = 18,
    TREKKING_NA_ONDERZOEK = 19,
    TREKKING_OVERDRACHT_UREN = 20,
    TREKKING_OVERDRACHT_EXTERN = 21,
    TREKKING_TEAM_UREN = 22,
    TREKKING_TEAM_EXTERN = 23,
    TREKKING_RAAD_UREN = 24,
    TREKKING_RAAD_EXTERN = 25,
    TREKKING_RAAD_ZICHT = 26,
    TREKKING_CONTACT = 27,
    TREKKING_HULP_NODIG = 28,
    TREKKING_ACCEPTATIE = 29,
    TREKKING_HULP_START = 30,
    TREKKING_HULP_DUUR = 31,
    TREKKING_HULP_GESTART = 32,
    TREKKING_VOLDOENDE = 33,
    TREKKING_BEKEND = 34,
    TREKKING_OVERIGE_INSTROOM = 35, /* place: number of the station, actor: number of the request */
    TREKKING_OVERIGE_WERK = 36,
    TREKKING_BEGINPOOL = 37,
    TREKKING_AANVULLING = 38, /* huishoudens chosen to fill a stated start list */
    TREKKING_VERVOLG_UREN = 39,
    TREKKING_OPVANG = 40,      /* caught locally? and if missed under pressure: reported? */
    TREKKING_MEER_MELDEN = 41, /* reports above or below the base chance, by melder */
    TREKKING_ADVIES = 42,      /* asks for advies? */
    TREKKING_ADVIES_UREN = 43,
    TREKKING_ADVIES_MELDING = 44, /* does it lead to a melding, and after how long? */
    TREKKING_MONITORING = 45,     /* monitored? seen? (part: the moment) */
    TREKKING_MONITORING_UREN = 46,
    TREKKING_HUISVERBOD = 47,
    TREKKING_WARM = 48,
    TREKKING_WARM_UREN = 49,
    TREKKING_TERUGMELDING = 50,
    TREKKING_SCREENING = 51,
    TREKKING_WEIGERING = 52, /* visit counts the tries */
    TREKKING_NAAR_JBT = 53,
    TREKKING_TEAM_JBT = 54,
    TREKKING_SPOED = 55,
    TREKKING_JBT = 56,
    TREKKING_NAAR_RECHTER = 57,
    TREKKING_ZITTING = 58,
    TREKKING_UITSPRAAK = 59,
    TREKKING_GI_DUUR = 60,
    TREKKING_GI_CONTACT = 61,
    TREKKING_SAVE_UITKOMST = 62,
    TREKKING_ESCALATIE = 63,
    TREKKING_HULP_AANBOD = 64, /* parts: hulpsoort, as for all draws of trajecten below */
    TREKKING_TRAJECT_ACCEPTATIE = 65,
    TREKKING_TRAJECT_GESTART = 66,
    TREKKING_COORDINATIE = 67,
    TREKKING_TRAJECT_GEDEELTELIJK = 68,
    TREKKING_LIJST_OVERGENOMEN = 69,
};

/* Stations as the `place` of a stream, apart from every cbs_code (1 to 9999). */
enum trekking_plaats {
    PLAATS_RAAD = 20001,
    PLAATS_GI = 20003,
    PLAATS_ADVIES = 20004,
    PLAATS_ADVIES_EXTRA = 20005,     /* what waiting adds (M7) */
    PLAATS_HULPSOORT = 20010,   /* + hulpsoort */
    PLAATS_LOKAAL_TEAM = 30000, /* + cbs_code */
};

#endif
