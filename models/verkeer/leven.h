/* The expected life of a huishouden of one frailty: how long it lives with so many casussen behind
 * it, and how often a casus is opened, a melding joins one, a signal is caught, advies is asked
 * meanwhile.
 *
 * A Markov chain with the hazard of models/huishouden.h: by number of casussen (up to the one that
 * makes no more difference), by whether the acute phase lasts, by where its youngest casus is, and
 * by what hulp does or did. Lengths are exact in the mean; their shapes are those of a few
 * exponential phases: the acute phase and each stage of a casus one (they are short against the
 * time between incidents), hulp a mixture of four that fits its length where it matters
 * (verkeer_tempi), the years after it several one after the other. Solved exactly, level by level,
 * for the number of casussen never falls. When a casus is opened while an earlier one is still on
 * its way to hulp, the earlier one is taken to have its contact at that moment. */
#ifndef MODELS_VERKEER_LEVEN_H
#define MODELS_VERKEER_LEVEN_H

#include "models/verkeer/melden.h"
#include "models/verkeer/pad.h"

/* Earlier casussen that are remembered: none up to one less than this. */
#define VERKEER_EERDER (HUISHOUDEN_OPENINGEN + 1)

/* Paths that a gemeente's casussen take: of one casus, by zwaarte werkelijk at the melding. */
struct verkeer_paden {
    double casus[2][ZWAARTEN][VM_MATEN]; /* [hulp is running] */
    double lokaal[ZWAARTEN][VM_MATEN];
};

/* Of one huishouden, at one number of casussen. */
struct verkeer_niveau {
    double tijd; /* years */
    double incidenten;
    double geopend;    /* casussen */
    double loopt;      /* of those: hulp is running */
    double elders;     /* of those: another casus is with the jeugdbescherming */
    double gevoegd;    /* meldingen that join an open casus */
    double lokaal;     /* signals caught */
    double advies;     /* adviezen asked */
    double ambtshalve; /* of geopend: found by monitoring */
    double zoektijd;   /* years between those incidents and their finding, times ambtshalve */
    double eerder[VERKEER_EERDER]; /* of geopend: shares with so many within the horizon */
    double hermelding;             /* of geopend: share known to Veilig Thuis, and not monitored */
};

struct verkeer_leven {
    const struct verkeer_stand *s;
    size_t gemeente;
    const struct verkeer_paden *paden;
    struct verkeer_melden melden[2]; /* [waits] */
    double kalender;                 /* season, weekday and year together, on average */
};
/* `niveau` has one place more than the largest number of casussen that counts. The first incident
 * of all counts at level 0 for what it brings, not as an incident of that level's time: `eerste`
 * gives apart what comes of it. False when memory is short. */
bool verkeer_leven(const struct verkeer_leven *l, double kwetsbaarheid,
                   struct verkeer_niveau *niveau, struct verkeer_niveau *eerste);
/* Number of levels. */
size_t verkeer_niveaus(const struct verkeer_stand *s);

/* Chances of each zwaarte werkelijk of a casus with these shares of earlier casussen
 * (verkeer_eerder.c). */
void verkeer_zwaarte(const struct verkeer_stand *s, double kwetsbaarheid, const double *eerder,
                     double kans[ZWAARTEN]);
/* How many of the earlier casussen lie within the horizon when one is opened at level `n`:
 * `tempo[k]` is how fast a huishouden leaves level k. `nog_eens`: at the highest level, the chance
 * that another casus follows. */
void verkeer_eerdere(double eerder[VERKEER_EERDER], const double *tempo, size_t n, size_t hoogste,
                     double nog_eens, double horizon_jaren);

#endif
