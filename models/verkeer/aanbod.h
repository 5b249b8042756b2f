/* Offers of hulp: which kinds go together, what becomes of them, and how long it takes; exactly
 * what models/hulp.h draws, as chances. */
#ifndef MODELS_VERKEER_AANBOD_H
#define MODELS_VERKEER_AANBOD_H

#include "models/hulp.h"

#define VERKEER_SOORTEN (1 << HULPSOORTEN) /* sets of kinds, a bit each */
#define VERKEER_TEMPI 3

/* How fast other things happen to a huishouden, a year: where the length of hulp is matched. */
extern const double verkeer_tempi[VERKEER_TEMPI];

/* What an offer comes to, per casus in the contact. */
struct verkeer_antwoord {
    double hulp;                 /* at least one traject starts */
    double uitval;               /* accepted, but nothing came of it */
    double traject[HULPSOORTEN]; /* trajecten that start */
    double straks;               /* days until the first, times `hulp` */
    double loopt[VERKEER_TEMPI]; /* times `hulp` */
    double voldoende, fors;      /* at least one enough; the same with a heavy history */
};
#define VERKEER_FACTOREN (HULPSOORTEN + 1)

struct verkeer_aanbod {
    double niet_nodig;
    double keuze[2][VERKEER_SOORTEN]; /* chance that this set is offered, without/with kinderen */
    double acceptatie[HULPSOORTEN], gestart[HULPSOORTEN], gedwongen;
    double daling, daling_vanaf;
    double straks[VERKEER_SOORTEN]; /* days until the first of these starts */
    /* Years of the longest of these that pass before something at this rate a year happens. */
    double loopt[VERKEER_SOORTEN][VERKEER_TEMPI];
    double duur[HULPSOORTEN], start[HULPSOORTEN]; /* days */
    double voldoende[HULPSOORTEN], factor_zwaarte[ZWAARTEN], factor_fors, coordinatie,
        factor_coordinatie;
    /* By kinderen, zwaarte, and under a measure or at so many values of the factor of M3, evenly
     * from 0 to 1: every answer is a polynomial in it of as high a degree as there are kinds. */
    struct verkeer_antwoord gedwongen_antwoord[2][ZWAARTEN];
    struct verkeer_antwoord antwoord[2][ZWAARTEN][VERKEER_FACTOREN];
};
void verkeer_aanbod_lees(struct verkeer_aanbod *a, const struct hulp_instelling *in, tick op);

/* `factor`: M3; `gedwongen`: under a measure. */
void verkeer_antwoord(struct verkeer_antwoord *uit, const struct verkeer_aanbod *a, bool kinderen,
                      enum zwaarte werkelijk, double factor, bool gedwongen);

#endif
