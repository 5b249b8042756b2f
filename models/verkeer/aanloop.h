/* How lists grow in a period that is too short for its flows to come about.
 *
 * The rows of a period are what its settings come to when they last. What is asked of a station
 * moves there from what was asked before, the slower the later its work comes after the melding and
 * the longer it takes: here exponentially (the modified offered load of Jennings, Mandelbaum,
 * Massey and Whitt, Management Science 42, 1996, with the mean age of the work as its time). So the
 * growth of a period whose settings would let a list grow without end is the mean over its time of
 * what cannot be done then. The last period is taken as lasting. */
#ifndef MODELS_VERKEER_AANLOOP_H
#define MODELS_VERKEER_AANLOOP_H

#include "models/verkeer/werk.h"

enum verkeer_laat {
    LAAT_VB,
    LAAT_OVERDRACHT,
    LAAT_ONDERZOEK,
    LAAT_MONITORING,
    LAAT_TEAM,
    LAAT_TAFEL,
    LAAT_RAAD,
    LAAT_RECHTER,
    LAAT_GI,
    LAAT_HULP,
    LATEN
};
/* Mean age of the work at the stations, in days after the melding. */
struct verkeer_ouderdom {
    double dagen[LATEN];
};
void verkeer_ouderdom(struct verkeer_ouderdom *o, const struct verkeer_stand *s,
                      const struct verkeer_stromen *stromen, const struct verkeer_belasting *b);

/* Sets the growth in all periods but the last: `voor` holds the rows of the years before the first,
 * `ouderdom` one for each period. */
void verkeer_aanloop(struct traffic *traffic, const struct traffic_period *voor,
                     const struct verkeer_ouderdom *ouderdom);

#endif
