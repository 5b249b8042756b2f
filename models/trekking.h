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
};

/* Stations as the `place` of a stream, apart from every cbs_code (1 to 9999). */
enum trekking_plaats {
    PLAATS_RAAD = 20001,
    PLAATS_HULP = 20002,
    PLAATS_LOKAAL_TEAM = 30000, /* + cbs_code */
};

#endif
