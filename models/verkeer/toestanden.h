/* The states of a huishouden at one number of casussen, and what leads from one to another: the
 * Markov chain of verkeer_leven.c, for that file and its own parts alone. */
#ifndef MODELS_VERKEER_TOESTANDEN_H
#define MODELS_VERKEER_TOESTANDEN_H

#include "models/verkeer/leven.h"

/* Where the youngest casus is, in the order in which that goes, so that little goes round. */
enum trap { BIJ_VB, BIJ_OZ, BIJ_TAFEL, NAAR_HULP, NAAR_TEAM, LOKAAL, BIJ_TEAM, RUST, TRAPPEN };
#define LANGEN (VERKEER_TEMPI + 1) /* phases that hulp is a mixture of */
#define NA_GOED 6
#define NA_SLECHT 3
/* What hulp does or did. */
enum helpen {
    STRAKS, /* hulp is planned */
    LANG,
    GI_LOOPT = LANG + LANGEN,
    GOED,
    SLECHT = GOED + NA_GOED,
    GEEN = SLECHT + NA_SLECHT,
    HELPENDEN
};
#define STANDEN (2 * TRAPPEN * HELPENDEN)
#define OVERGANGEN 40

/* A target of STANDEN and more is a state of the next level: a casus is opened. */
struct overgang {
    int aantal, naar[OVERGANGEN];
    double tempo[OVERGANGEN], uit; /* a year; uit: all together, leaving for good included */
};

/* What becomes of a casus at this level, as rates and chances. */
struct verloop {
    double per_jaar[TRAPPEN]; /* how fast a stage ends */
    double wacht[TRAPPEN];    /* share of a stage that is waiting */
    double vb_hulp, vb_team, vb_oz;
    double oz_hulp, oz_team, oz_tafel;
    double team_hulp, team_terug; /* instead of the team's own contact */
    double tafel_hulp, tafel_team, tafel_gi;
    double team_tafel;
    double contact_hulp, contact_uitval;
    double straks, lang[LANGEN], lang_deel[LANGEN], genoeg, fors, gi;
};

struct rekening {
    const struct verkeer_leven *l;
    double z, mu, tempo0; /* tempo0: incidents a year in an ordinary state without history */
    double dubbel_laat_vb, dubbel_laat_oz;
    double acuut, acuut_uit;
    int n, hoogste;
    double geschiedenis; /* 1 + effect × casussen, as M5 has it */
    double fors;         /* share with a heavy history */
    double zoeken;       /* casussen a year that monitoring opens, at rest */
    double zoektijd;     /* years after the incident */
    double hazard[TRAPPEN][HELPENDEN];
    struct verloop v[2]; /* [hulp is running] */
    struct overgang *o;  /* [STANDEN] */
    double *in, *bezoek, *vorig;
};

/* A stage of the youngest casus, and hulp, as the number of a state. */
static inline int verkeer_plek(bool acuut, int trap, int hulp)
{
    return ((acuut ? 0 : 1) * TRAPPEN + trap) * HELPENDEN + hulp;
}
static inline bool verkeer_loopt(int hulp)
{
    return hulp >= LANG && hulp <= GI_LOOPT;
}
static inline double verkeer_per(double deel, double geheel)
{
    return geheel > 0.0 ? deel / geheel : 0.0;
}

/* From paths to rates (verkeer_verloop.c): of casussen with these sums along their path, and of
 * signals caught locally. */
void verkeer_verloop(struct verloop *v, const double *maat, const double *lokaal);
/* Found by monitoring, per casus that is opened: at each moment, when something unknown has
 * happened since the casus was opened and not come out before. `gevolgd`: share that is monitored,
 * `oz_jaren`: how long after the melding that begins, `tempo`: incidents a year then. Sets
 * `zoektijd`. */
double verkeer_gevonden(struct rekening *r, double gevolgd, double oz_jaren, double tempo);

/* Makes the chain of a level from its rates; works out the expected visits to every state from
 * those that come in (`in`, which is used up); adds up what happened. `uit` gets how the next
 * level begins. */
void verkeer_bouw(struct rekening *r);
void verkeer_los_op(struct rekening *r, bool hoogste);
void verkeer_tel(const struct rekening *r, struct verkeer_niveau *n, double *uit);

#endif
