/* The mechanisms that tie the stations together, each `aan`, `bevroren` or `uit` (design of the
 * chain: M1 to M10).
 *
 * A mechanism has one or more *responses*: numbers by which it acts (a multiplier, a chance, places
 * held). Bevroren replaces each response by its time mean in the basis with all mechanisms `aan`,
 * so that the load stays the same while the response no longer follows the queues. Before `start`
 * every mechanism is `aan`; the stand holds from `start` on. Every response passes through here,
 * and its mean is kept in the shape of its row (one number, per gemeente, per gemeente and
 * zwaarte), so that the frozen values of a basis are a by-product of simulating it. */
#ifndef MODELS_MECHANISMEN_H
#define MODELS_MECHANISMEN_H

#include "models/begrippen.h"
#include "sim/parameter.h"

#include <stddef.h>

enum mechanisme {
    M1_RAAD_BLOKKEERT_AANVRAGER, /* RP 2.4; VS theme 2 */
    M2_ESCALATIE_BIJ_WACHTEN,    /* RP 2.4; OAM 4.1, 4.2d */
    M3_MOTIVATIEVERLIES,         /* RP 4.1, 5.2 */
    M4_TERUGMELDING,             /* RP 2.5 */
    M5_RECIDIVE,                 /* RP 4.4 */
    M6_WERKDRUK,                 /* OAM 4.1a */
    M7_MELDGEDRAG,               /* OAM 3.2.4, 5.3 */
    M8_STEUN_VERDRONGEN,         /* RP 2.5, 5.1 */
    M9_DOORZETTEN_ONDER_DRUK,    /* OAM 4.2b */
    M10_LOKALE_DRUK,             /* RP 2.3, 5.1; OAM 4.1c */
    MECHANISMEN
};

enum respons {
    R1_PLAATSEN_VT,   /* places held at Veilig Thuis; one number */
    R1_PLAATSEN_TEAM, /* places held at the team; per gemeente */
    R2_HAZARD,        /* multiplier on the hazard of an incident; per gemeente */
    R2_ESCALATIE,  /* chance that a wait just ended made it one level heavier; gemeente, zwaarte */
    R3_ACCEPTATIE, /* factor on the chance that offered help is accepted; gemeente, zwaarte */
    R4_TERUGMELDING,      /* chance that the team sends a casus back; gemeente, zwaarte */
    R5_HAZARD,            /* multiplier on the hazard; per gemeente */
    R6_STERKTE_FRONT,     /* share of the formation that is at work, 0 to 1; one number */
    R6_STERKTE_ONDERZOEK, /* the same; one number */
    R6_STERKTE_TEAM,      /* the same; per gemeente */
    R7_DUBBEL,            /* factor on the chance of a second melder; per gemeente */
    R7_ADVIES,            /* factor on adviezen; one number */
    R7_MELDKANS,          /* factor on the chance that an incident is reported; per gemeente */
    R8_WARM,              /* factor on the share of warme overdrachten; per gemeente */
    R9_DIRECT,            /* shift of direct doorzetten, logistic scale, ≥ 0; per gemeente */
    R9_BEOORDELING,       /* shift of the judged zwaarte towards lighter, logistic scale, ≥ 0; per
                             gemeente */
    R10_OPVANG,           /* factor on the share of signals caught locally; per gemeente */
    R10_WEIGERING,        /* chance that an overdracht is refused; per gemeente */
    RESPONSEN
};

enum respons_vorm { RESPONS_EEN, RESPONS_GEMEENTE, RESPONS_GEMEENTE_ZWAARTE };

struct respons_rij {
    enum mechanisme mechanisme;
    enum respons_vorm vorm;
    double uit;     /* what holds when the mechanism is `uit` */
    const char *nl; /* with its unit */
};
const struct respons_rij *mechanismen_rij(enum respons r);

enum stand { STAND_AAN, STAND_BEVROREN, STAND_UIT };

struct mechanismen_instelling {
    enum stand stand[MECHANISMEN];
    size_t gemeenten;
    /* Frozen responses of a mechanism, those of its responses one after the other, each in its own
     * shape. NULL when not given. Borrowed from the parameter set. */
    const double *bevroren[MECHANISMEN];
};

/* One replication's view: the stand in force, and the responses seen. */
struct mechanismen {
    const struct mechanismen_instelling *in;
    bool begonnen;         /* from `start` on */
    double *som, *gewicht; /* a block of gemeenten × ZWAARTEN + 1 for each response */
};

extern const struct parameter_row mechanismen_rijen[];
extern const size_t mechanismen_rij_aantal;

const char *mechanismen_sleutel(enum mechanisme m); /* "M1", … */
void mechanismen_lees(struct mechanismen_instelling *in, const struct parameter_set *set,
                      size_t gemeenten);
/* Numbers in the frozen list of a mechanism: all its responses together. */
size_t mechanismen_lengte(enum mechanisme m, size_t gemeenten);
/* The response that place i of this frozen list belongs to; its places are `begin` to `begin` +
 * `lengte` − 1. RESPONSEN when the list is not that long. */
enum respons mechanismen_respons_op(enum mechanisme m, size_t i, size_t gemeenten, size_t *begin,
                                    size_t *lengte);
/* The frozen value of one response, NULL when the list is not given. */
const double *mechanismen_bevroren(const struct mechanismen_instelling *in, enum respons r,
                                   int gemeente, enum zwaarte zwaarte);
/* False when a frozen mechanism lacks its values, or their number is wrong. */
bool mechanismen_compleet(const struct mechanismen_instelling *in);

void mechanismen_init(struct mechanismen *m, const struct mechanismen_instelling *in);
void mechanismen_release(struct mechanismen *m);

/* Forgets the responses seen so far. */
void mechanismen_vergeet(struct mechanismen *m);
/* The response that holds: `aan` itself (noting it with `gewicht`), the frozen mean, or the row's
 * `uit`. Gemeente and zwaarte that the shape does not know are not looked at. */
double mechanismen_respons(struct mechanismen *m, enum respons r, int gemeente,
                           enum zwaarte zwaarte, double aan, double gewicht);
enum stand mechanismen_stand(const struct mechanismen *m, enum mechanisme welk);
/* Responses seen since `start`, at place i of the frozen list of this mechanism: sum of weight x
 * response, and of weights. */
void mechanismen_gezien(const struct mechanismen *m, enum mechanisme welk, size_t i, double *som,
                        double *gewicht);

#endif
