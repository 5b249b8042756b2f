/* Work and load of every station under the flows of a date. */
#ifndef MODELS_VERKEER_WERK_H
#define MODELS_VERKEER_WERK_H

#include "models/verkeer/stroom.h"
#include "sim/study/traffic.h"

/* One list of places that work is handed out from, of all kinds of work at it. */
struct verkeer_plaatsen {
    double inflow;     /* casussen a year */
    double overig;     /* other work a year, in pieces of one ordinary place */
    double werk, vast; /* places in service; kept for a next organisation */
    double leeg;       /* places that are free until the office opens, when a list is never empty */
    double plaatsen;   /* INFINITY: without limit */
    double dagen, cv;  /* of a service */
    double per_casus;  /* pieces of an ordinary place that a casus brings: children at the Raad */
};

/* What is asked of the places, all in all, ÷ what there is; above 1 the list grows. 0 without
 * limit. */
double verkeer_vol(const struct verkeer_plaatsen *p);

struct verkeer_belasting {
    struct verkeer_plaatsen onderzoek, raad, gi, hulp[HULPSOORTEN];
    struct verkeer_plaatsen *team,
        *zwaar; /* per gemeente; zwaar: without places when there is none */
};
/* To be released. False when memory is short. */
bool verkeer_belasting(struct verkeer_belasting *b, const struct verkeer_stand *s,
                       const struct verkeer_stromen *stromen);
void verkeer_belasting_release(struct verkeer_belasting *b);

/* Sets the waits of `s` to those of the lists: what they settle at, as far as the stated lists
 * or a load that is nearly critical would make them. */
void verkeer_wachten(struct verkeer_stand *s, const struct verkeer_belasting *b);

/* Sets what gets through of each station; false when nothing changes. */
bool verkeer_doorlaten(struct verkeer_stand *s, const struct verkeer_belasting *b);

/* The rows of a period; `period->from` and `to` are set. False when memory is short. */
bool verkeer_rijen(struct traffic_period *period, const struct keten_instelling *in,
                   const struct verkeer_stand *s, const struct verkeer_stromen *stromen,
                   const struct verkeer_belasting *b);

#endif
