/* The huishoudens: who lives with violence, and when it happens again.
 *
 * A huishouden arrives with its first incident and leaves at a stated rate. New incidents are
 * candidates of a Poisson process at frailty × h_max, thinned to the hazard of the moment (Lewis
 * and Shedler, Naval Research Logistics Quarterly 26, 1979), so that a candidate falls on the same
 * date in every world; arrivals are thinned from `instroom_max` alike, and the candidate's number
 * is the huishouden's. The hazard (per year, frailty 1): h = per_jaar × season × weekday × year ×
 * (1 + A exp(−days since incident / τ)) × M2 × M5
 *   M2 = the factor of waiting while a casus waits anywhere, else 1
 *   M5 = (1 + b × min(earlier casussen, most)) × state
 * where state is one factor: 1 while a casus waits; while one is open, at Veilig Thuis or the Raad,
 * or in help; afterwards helped sufficiently, dropped out, or 1. All that depends on the chain
 * stands in M2 and M5, so that freezing both makes incidents the same whatever the queues do. While
 * nothing can change a huishouden's state (no open casus, no melding under way) its candidates are
 * looked through without events. Left out: moving between gemeenten, splitting up, contagion
 * between huishoudens. */
#ifndef MODELS_HUISHOUDEN_H
#define MODELS_HUISHOUDEN_H

#include "models/mechanismen.h"
#include "sim/simulation.h"
#include "sim/stream.h"

#define HUISHOUDEN_OPENINGEN 12       /* most recent casus openings remembered */
#define HUISHOUDEN_KINDEREN 6         /* most minors in one huishouden */
#define HUISHOUDEN_BEGINPOOL 1000000u /* numbers above: present when the history began */

struct huishouden_gemeente {
    uint16_t cbs_code;
    const struct parameter_value *instroom; /* per jaar, dated */
    double instroom_max;                    /* per jaar */
};

struct huishouden_instelling {
    size_t gemeenten;
    struct huishouden_gemeente *gemeente;
    struct distribution kwetsbaarheid; /* gamma, mean 1 */
    double vertrek_per_jaar;
    double kans_zonder_kinderen, kinderen_gemiddeld;
    double per_jaar, h_max;
    double voorgeschiedenis_effect;
    int voorgeschiedenis_maximum;
    double acuut_effect, acuut_dagen;
    double toestand[BELEVINGEN]; /* waiting, at VT, in help */
    double na_voldoende, na_uitval;
    tick toestand_duur; /* how long after help its outcome counts */
    double seizoen[12], weekdag[7];
    const struct parameter_value *jaarfactor;
    tick registratiehorizon;
};

enum hulp_uitkomst { GEEN_HULP, HULP_VOLDOENDE, HULP_UITVAL };

/* The dates of the last ones of something: a ring by aantal % size. */
struct huishouden_data {
    uint32_t aantal; /* ever */
    tick op[HUISHOUDEN_OPENINGEN];
};

struct huishouden {
    bool leeft;
    bool beslist; /* the pending candidate is known to happen */
    uint8_t kinderen;
    uint16_t gemeente; /* index */
    uint32_t nummer;
    double kwetsbaarheid;
    tick vertrek;
    uint16_t kandidaat; /* number of the next candidate; 0 was the first incident */
    tick kandidaat_tijd;
    double kandidaat_u;
    int32_t vooraf; /* its next candidates, looked up beforehand: the first of `vooraf_aantal` */
    uint16_t vooraf_aantal;
    struct event_handle gebeurtenis;
    tick laatste_incident;
    tick laatst_bij_vt; /* last melding or last moment VT was involved; CLOCK_ALWAYS: never */
    uint32_t casussen;  /* ever opened */
    tick opening[HUISHOUDEN_OPENINGEN]; /* of the last ones, a ring by casussen % size */
    struct huishouden_data meldingen;   /* received by Veilig Thuis, each report */
    struct huishouden_data incidenten;  /* that happened, known or not */
    enum hulp_uitkomst hulp_uitkomst;
    tick hulp_tot;                 /* until when that outcome counts */
    uint16_t onderweg;             /* meldingen and adviezen not yet dealt with */
    uint16_t monitoring;           /* casussen that Veilig Thuis looks back at */
    tick onbekend_incident;        /* latest incident that nobody knows of; CLOCK_ALWAYS: none */
    uint16_t onbekend_kandidaat;   /* its number */
    uint16_t open;                 /* open casussen */
    uint16_t beleving[BELEVINGEN]; /* open casussen by what the household notices */
    int32_t eerste_casus;          /* open casussen, linked; −1: none */
    int32_t eerste_dossier;        /* casussen followed for recidive, linked; −1: none */
};

struct huishoudens_bedrading {
    void *keten;
    void (*incident)(void *keten, int32_t huishouden, uint16_t kandidaat);
};

/* A candidate that can happen. */
struct kandidaat {
    tick tijd;
    double u;
    uint16_t nummer;
};

struct huishoudens {
    struct simulation *sim;
    const struct huishouden_instelling *in;
    struct mechanismen *mechanismen;
    struct huishoudens_bedrading bedrading;
    double grootste; /* hazard that nobody passes at frailty 1, per year */
    tick grens;      /* candidates at or after this are left for the next phase */
    struct huishouden *rij;
    int32_t aantal, ruimte, vrij; /* vrij: head of the free slots, linked by eerste_casus */
    struct kandidaat *vooraf;     /* see huishoudens_vooruit; NULL: none */
    uint32_t *aankomst;           /* per gemeente: number of the next candidate arrival */
    tick *aankomst_tijd;
    uint16_t soort_incident, soort_aankomst;
    uint64_t levend;
};

extern const struct parameter_row huishouden_rijen[];
extern const size_t huishouden_rij_aantal;

/* Reads the settings; `sleutels` are the gemeenten in the order of their index. To be released. */
void huishouden_lees(struct huishouden_instelling *in, const struct parameter_set *set,
                     char *const *sleutels, size_t gemeenten);
void huishouden_instelling_release(struct huishouden_instelling *in);
/* The largest hazard that the settings allow at frailty 1, per year, with all mechanisms `aan`. */
double huishouden_grootste_hazard(const struct huishouden_instelling *in);
/* The same under these stands of M2 and M5; frozen values that are not given yet count as `aan`. */
double huishouden_grootste_onder(const struct huishouden_instelling *in,
                                 const struct mechanismen_instelling *mechanismen);

void huishoudens_init(struct huishoudens *hs, struct simulation *sim,
                      const struct huishouden_instelling *in, struct mechanismen *mechanismen,
                      struct huishoudens_bedrading bedrading);
void huishoudens_release(struct huishoudens *hs);
/* Fills the pool as if arrivals and departures had gone on for ever (nobody has a casus yet), and
 * runs candidates up to `grens`. */
void huishoudens_begin(struct huishoudens *hs, tick grens);
/* Goes on to the next phase: candidates from the old border on are looked at again. */
void huishoudens_verder(struct huishoudens *hs, const struct huishouden_instelling *in, tick grens);
/* Under these stands too: nobody passes the border of hazard from now on. */
void huishoudens_begrens(struct huishoudens *hs, const struct mechanismen_instelling *stand);
/* Looks up all candidates up to the border, so that worlds that go on from here need not each do so
 * themselves. Changes nothing else. */
void huishoudens_vooruit(struct huishoudens *hs);
/* After anything changed (a casus opened or closed, a melding on its way): plans the next
 * candidate, or lets the huishouden go. */
void huishoudens_plan(struct huishoudens *hs, int32_t i);

/* What lies behind a huishouden, within the registratiehorizon (huishouden_verleden.c). */
struct huishouden_verleden {
    int casussen, meldingen;                  /* before `op` */
    tick oudste;                              /* the oldest of those meldingen; CLOCK_NEVER: none */
    int incidenten_jaar, incidenten_daarvoor; /* before `incident`: in the last year; earlier */
};
struct huishouden_verleden huishouden_verleden(const struct huishoudens *hs,
                                               const struct huishouden *h, tick op, tick incident);
void huishouden_noteer(struct huishouden_data *data, tick op);
void huishouden_casus_geopend(struct huishoudens *hs, int32_t i, tick opening);
void huishouden_hulp_klaar(struct huishoudens *hs, int32_t i, enum hulp_uitkomst uitkomst);

static inline struct stream_name huishouden_naam(const struct huishoudens *hs, int32_t i,
                                                 uint16_t kandidaat, uint8_t doel)
{
    const struct huishouden *h = &hs->rij[i];
    return (struct stream_name){.place = hs->in->gemeente[h->gemeente].cbs_code,
                                .actor = h->nummer,
                                .candidate = kandidaat,
                                .purpose = doel};
}

#endif
