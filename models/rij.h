/* Short forms for rows of the parameter catalogue. All are required in a complete scenario unless
 * said otherwise; shares are percentages. */
#ifndef MODELS_RIJ_H
#define MODELS_RIJ_H

#include "sim/parameter.h"

#include <math.h>

#define RIJ_GEEN_BRON .source = NULL, .low = NAN, .high = NAN

/* A number that may change at dates. */
#define RIJ_GETAL(pad, aard, eenheid, laagste, hoogste, tekst, text)                               \
    {                                                                                              \
        .path = pad, .type = PARAMETER_NUMBER, .nature = aard, .unit = eenheid,                    \
        .minimum = laagste, .maximum = hoogste, .dated = true, .nl = tekst, .en = text,            \
        RIJ_GEEN_BRON                                                                              \
    }
/* A number that holds for the whole run. */
#define RIJ_VAST(pad, aard, eenheid, laagste, hoogste, tekst, text)                                \
    {                                                                                              \
        .path = pad, .type = PARAMETER_NUMBER, .nature = aard, .unit = eenheid,                    \
        .minimum = laagste, .maximum = hoogste, .nl = tekst, .en = text, RIJ_GEEN_BRON             \
    }
#define RIJ_HEEL(pad, aard, eenheid, laagste, hoogste, tekst, text)                                \
    {                                                                                              \
        .path = pad, .type = PARAMETER_INTEGER, .nature = aard, .unit = eenheid,                   \
        .minimum = laagste, .maximum = hoogste, .nl = tekst, .en = text, RIJ_GEEN_BRON             \
    }
/* A capacity, dated, possibly without limit. */
#define RIJ_CAPACITEIT(pad, eenheid, hoogste, tekst, text)                                         \
    {                                                                                              \
        .path = pad, .type = PARAMETER_NUMBER, .nature = PARAMETER_BELEID, .unit = eenheid,        \
        .minimum = 0.0, .maximum = hoogste, .dated = true, .unlimited = true, .nl = tekst,         \
        .en = text, RIJ_GEEN_BRON                                                                  \
    }
#define RIJ_PROCENT(pad, aard, tekst, text)                                                        \
    {                                                                                              \
        .path = pad, .type = PARAMETER_PERCENTAGE, .nature = aard, .unit = "procent",              \
        .minimum = 0.0, .maximum = 100.0, .dated = true, .nl = tekst, .en = text, RIJ_GEEN_BRON    \
    }
/* A duration or an amount of work: a number or a distribution, dated. */
#define RIJ_DUUR(pad, aard, eenheid, hoogste, tekst, text)                                         \
    {                                                                                              \
        .path = pad, .type = PARAMETER_DURATION, .nature = aard, .unit = eenheid, .minimum = 0.0,  \
        .maximum = hoogste, .dated = true, .nl = tekst, .en = text, RIJ_GEEN_BRON                  \
    }
#define RIJ_KEUZE(pad, aard, keuzes, standaard, tekst, text, bron)                                 \
    {                                                                                              \
        .path = pad, .type = PARAMETER_CHOICE, .nature = aard, .unit = "", .choices = keuzes,      \
        .standard = standaard, .nl = tekst, .en = text, .source = bron, .low = NAN, .high = NAN    \
    }
/* A number that is nought unless a scenario says otherwise. */
#define RIJ_STANDAARD_NUL(pad, soort, eenheid, hoogste, gedateerd, tekst, text, bron, top)         \
    {                                                                                              \
        .path = pad, .type = soort, .nature = PARAMETER_BELEID, .unit = eenheid, .minimum = 0.0,   \
        .maximum = hoogste, .dated = gedateerd, .standard = "0", .nl = tekst, .en = text,          \
        .source = bron, .low = 0.0, .high = top                                                    \
    }

/* A list of factors with a default. */
#define RIJ_LIJST(pad, aard, eenheid, aantal, laagste, hoogste, standaard, tekst, text, bron)      \
    {                                                                                              \
        .path = pad, .type = PARAMETER_LIST, .nature = aard, .unit = eenheid, .minimum = laagste,  \
        .maximum = hoogste, .list_minimum = aantal, .list_maximum = aantal, .standard = standaard, \
        .nl = tekst, .en = text, .source = bron, .low = NAN, .high = NAN                           \
    }
/* The same row for light, medium and heavy cases. */
#define RIJ_PER_ZWAARTE(vorm, pad, ...)                                                            \
    vorm(pad ".licht", __VA_ARGS__), vorm(pad ".middelzwaar", __VA_ARGS__),                        \
        vorm(pad ".zwaar", __VA_ARGS__)

#endif
