/* Hours of work for the front of Veilig Thuis, by kind of work. */
#ifndef MODELS_VERKEER_FRONT_UREN_H
#define MODELS_VERKEER_FRONT_UREN_H

#include "models/verkeer/stand.h"
#include "models/verkeer/stroom.h"

/* Kinds of work in the order in which they are taken up: hours and pieces a year. */
enum verkeer_soort { VBS, VERVOLG, ADVIEZEN, OVERDRACHTEN, MOMENTEN, SOORTEN };
struct verkeer_uren {
    double stuks[SOORTEN], uren[SOORTEN]; /* of the front */
    double crises, piket;                 /* of the piket: crises and their hours */
};

/* Those that gemeente `g` brings, from its flow. */
void verkeer_front_uren(struct verkeer_uren *u, const struct verkeer_stand *s,
                        const struct verkeer_gemeente *van, size_t g);

#endif
