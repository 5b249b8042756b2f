/* What every random draw in the chain is for. A stream is named by the huishouden, the candidate
 * number of the incident and one of these purposes, never by the order in which the simulation
 * happens to ask. Values are part of the results: add at the end, never renumber. */
#ifndef MODELS_TREKKING_H
#define MODELS_TREKKING_H

#include "sim/stream.h"

enum trekking {
#define TREKKING(naam, nummer) TREKKING_##naam = nummer,
#include "models/begrippen.def"
};

/* Stations as the `place` of a stream, apart from every cbs_code (1 to 9999). */
enum trekking_plaats {
    PLAATS_RAAD = 20001,
    PLAATS_GI = 20003,
    PLAATS_ADVIES = 20004,
    PLAATS_ADVIES_EXTRA = 20005, /* what waiting adds (M7) */
    PLAATS_HULPSOORT = 20010,    /* + hulpsoort */
    PLAATS_LOKAAL_TEAM = 30000,  /* + cbs_code */
};

#endif
