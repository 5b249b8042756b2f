/* The expected path of casussen through the chain, from the first melding (or the signal that the
 * lokale veld caught) until nobody has them: how often each station is met, how much work it is
 * there, and what the huishouden notices meanwhile.
 *
 * All is linear in the number of casussen that begin, by zwaarte werkelijk: so paths are followed
 * once for one casus of each kind and then weighed and added. Zwaarte (werkelijk and beoordeeld),
 * crisis and kinderen are carried along the path, for the choices look at them. Terugmeldingen and
 * measures that were not enough go round until nothing to speak of is left. */
#ifndef MODELS_VERKEER_PAD_H
#define MODELS_VERKEER_PAD_H

#include "models/verkeer/stand.h"

/* What is counted along a path, per casus that begins. Days and fte-days are not averages but
 * sums. */
enum verkeer_maat {
    /* What the huishouden notices: visits to a stage, days in it, and where it leads. */
    VM_VB,
    VM_VB_WACHT,
    VM_VB_BEZIG,
    VM_VB_GEEN,
    VM_VB_HULP,
    VM_VB_TEAM,
    VM_VB_ONDERZOEK,
    VM_OZ, /* onderzoek and V&V */
    VM_OZ_WACHT,
    VM_OZ_BEZIG,
    VM_OZ_GEEN,
    VM_OZ_HULP,
    VM_OZ_TEAM,
    VM_OZ_TAFEL,
    VM_NAAR_HULP, /* from the decision to the first contact */
    VM_NAAR_HULP_DAGEN,
    VM_NAAR_TEAM,
    VM_NAAR_TEAM_DAGEN,
    VM_NAAR_TEAM_TERUG,
    VM_NAAR_TEAM_HULP,
    VM_LOKAAL, /* a signal caught locally, until the first contact */
    VM_LOKAAL_DAGEN,
    VM_TEAM, /* from the first contact on */
    VM_TEAM_DAGEN,
    VM_TEAM_TAFEL,
    VM_TAFEL, /* JBT, Raad and court */
    VM_TAFEL_WACHT,
    VM_TAFEL_BEZIG,
    VM_TAFEL_HULP,
    VM_TAFEL_TEAM,
    VM_TAFEL_GI,
    VM_GI_DAGEN,
    VM_CONTACT, /* hulp is offered */
    VM_CONTACT_UITVAL,
    VM_CONTACT_HULP,
    VM_STRAKS_DAGEN,
    VM_LOOPT, /* and the tempi after it */
    VM_VOLDOENDE = VM_LOOPT + VERKEER_TEMPI,
    VM_FORS, /* the same with a heavy history */
    /* Flows. */
    VM_DOORSTROOM,
    VM_VB_EERST = VM_DOORSTROOM + STATIONS, /* of VB: the first of a casus that is no crisis */
    VM_VB_CRISIS,
    VM_WARM, /* of overdrachten */
    VM_RAAD_SPOED,
    VM_GI_OTS,
    VM_AGENDA,
    VM_TRAJECT,
    /* Fte-days in service, and those kept for a next organisation. */
    VM_ONDERZOEK_FTE = VM_TRAJECT + HULPSOORTEN,
    VM_VENV_FTE,
    VM_VT_VAST,
    VM_TEAM_FTE,
    VM_TEAM_VAST,
    VM_ZWAAR_FTE, /* of the team's own for zwaar */
    VM_ZWAAR_VAST,
    /* Casus-days in service. */
    VM_ONDERZOEK_DAGEN,
    VM_VENV_DAGEN,
    VM_MATEN
};

struct verkeer_begin {
    size_t gemeente;
    enum zwaarte zwaarte;  /* werkelijk, at the melding */
    bool lokaal;           /* caught by the lokale veld */
    double loopt;          /* chance that the huishouden has hulp running at the VB */
    double elders;         /* chance that another casus of it is with the jeugdbescherming */
    double dagen, sd;      /* since the incident */
    const double *oordeel; /* [werkelijk * ZWAARTEN + beoordeeld]: chance to be judged so */
};
/* Adds what one casus comes to; maat has VM_MATEN places. */
void verkeer_pad(const struct verkeer_stand *s, const struct verkeer_begin *begin, double *maat);

/* --- for the files that follow the parts of the path --- */

/* Casussen under way, by what they are; sums of days since the incident and of their squares, and
 * how many of them are monitored already. */
#define VERKEER_CELLEN (ZWAARTEN * ZWAARTEN * 3 * 2)
struct verkeer_stroom {
    double f[VERKEER_CELLEN], t[VERKEER_CELLEN], tt[VERKEER_CELLEN], gezien[VERKEER_CELLEN];
};
enum verkeer_acuut { GEEN_CRISIS, WEL_CRISIS, MET_HUISVERBOD };
static inline size_t verkeer_cel(enum zwaarte werkelijk, enum zwaarte beoordeeld,
                                 enum verkeer_acuut acuut, bool kinderen)
{
    return (((size_t)werkelijk * ZWAARTEN + (size_t)beoordeeld) * 3 + (size_t)acuut) * 2 + kinderen;
}
static inline enum zwaarte verkeer_werkelijk(size_t cel)
{
    return (enum zwaarte)(cel / (ZWAARTEN * 6));
}
static inline enum zwaarte verkeer_beoordeeld(size_t cel)
{
    return (enum zwaarte)(cel / 6 % ZWAARTEN);
}
static inline enum verkeer_acuut verkeer_acuut(size_t cel)
{
    return (enum verkeer_acuut)(cel / 2 % 3);
}
static inline bool verkeer_kinderen(size_t cel)
{
    return cel % 2;
}

struct verkeer_gang {
    const struct verkeer_stand *s;
    size_t g;
    double betrokken; /* chance that hulp is there to take over */
    double elders;
    double *maat;
    struct verkeer_stroom *terug; /* sent back: for the next round */
    /* On their way to the table at the end of the round: asked for by Veilig Thuis, by the team. */
    struct verkeer_stroom *tafel_vt, *tafel_team;
};
/* How far a casus of the jeugdbescherming is: who asked, and whether hulp was offered before. */
enum verkeer_aanvrager { AANVRAGER_VT, AANVRAGER_TEAM, AANVRAGER_GI };

double verkeer_som(const struct verkeer_stroom *stroom);
/* Takes this part of a cell from one stream to another. */
void verkeer_neem(struct verkeer_stroom *naar, const struct verkeer_stroom *van, size_t cel,
                  double deel);
/* Only this share goes on. */
void verkeer_laat_door(struct verkeer_stroom *stroom, double deel);
/* A wait on somebody's list: it may become heavier meanwhile. */
void verkeer_wacht(const struct verkeer_gang *p, struct verkeer_stroom *stroom, double dagen);
/* Time passes. */
void verkeer_duurt(struct verkeer_stroom *stroom, double dagen, double sd);

/* Received by the lokale veld after an overdracht (verkeer_lokaal.c). `direct`: straight after the
 * VB; `warm`: share of warme overdrachten; `raadszaak`: it has been at the table. */
void verkeer_naar_team(const struct verkeer_gang *p, struct verkeer_stroom *stroom, bool direct,
                       double warm, bool raadszaak, double dagen);
/* On the list of the team: `lokaal` for a signal that it caught itself. */
void verkeer_op_lijst(const struct verkeer_gang *p, struct verkeer_stroom *stroom, bool direct,
                      bool lokaal, bool raadszaak);
/* To the hulp that is there already: the contact. `dagen` it was on its way. */
void verkeer_naar_hulp(const struct verkeer_gang *p, struct verkeer_stroom *stroom, double dagen);
/* Hulp is offered now; `gedwongen` under a measure. */
void verkeer_contact(const struct verkeer_gang *p, const struct verkeer_stroom *stroom,
                     bool gedwongen);
/* What was declined before is offered again under a measure. */
void verkeer_opnieuw(const struct verkeer_gang *p, const struct verkeer_stroom *stroom);
/* At the table, after `dagen` on the way to it (verkeer_jeugd.c). */
void verkeer_tafel(const struct verkeer_gang *p, struct verkeer_stroom *stroom,
                   enum verkeer_aanvrager aanvrager, double dagen);

#endif
