/* The lokale veld: one team of places per gemeente, with its own way of taking cases in, its
 * waiting list, and the work that reaches it without Veilig Thuis.
 *
 * Ways of taking in (RP 2.4, 2.5), each a setting of the gemeente, so that any may be combined: an
 * overleg or batch that is a gate (Almere, Dronten, Noordoostpolder), or that only follows what
 * goes on (Urk); a screening that sends some back, finds help that is already there for others and
 * leaves the rest (Noordoostpolder); a team that sends back what is too heavy for it (M4: by
 * zwaarte werkelijk and route, less after a warme overdracht, less with mandate; Zeewolde: light
 * casussen without kinderen too); a team under pressure that refuses an overdracht for the time
 * being (M10). Then a place is waited for; the first contact follows after planning, and the work
 * lasts hours × caseload. At the first contact help is offered (`hulp`). At the end of its work the
 * team may ask for the JBT, itself with mandate (Dronten, Urk) or through SAVE, and then keeps part
 * of its place (M1). Signals caught locally go straight to the list. A gemeente may give the
 * casussen judged zwaar a team of their own (specialisation). Left out: the several organisations
 * that are one team here. lokaal_inname.c takes casussen in, lokaal_veld.c does the work. */
#ifndef MODELS_LOKAAL_VELD_H
#define MODELS_LOKAAL_VELD_H

#include "models/casus.h"
#include "models/druk.h"
#include "models/mechanismen.h"
#include "models/metingen.h"
#include "models/plaatswerk.h"
#include "sim/meeting.h"

struct team_instelling {
    uint16_t cbs_code;
    const struct parameter_value *fte, *caseload[ZWAARTEN], *uren[ZWAARTEN], *plannen,
        *direct_factor;
    const struct parameter_value *fte_zwaar; /* of a team for zwaar alone; 0: none */
    const struct parameter_value *overige_instroom, *historie_dagen;
    unsigned overleg_weekdagen; /* bit 0 = Monday; 0: by overleg_dagen */
    int overleg_dagen;          /* every so many days; 0: none (if no weekdays either) */
    bool overleg_alles;         /* betrokken hulp or not: all is discussed there first (Dronten) */
    bool overleg_poort;         /* casussen wait for it; else it only follows them */
    bool mandaat;               /* may go to the JBT itself */
    /* The screening: days; percentage that goes back; percentage of the rest with betrokken hulp.
     */
    const struct parameter_value *screening_dagen, *screening_terug, *screening_betrokken_hulp;
    const struct parameter_value *terugmelding[ZWAARTEN]; /* percentages, by zwaarte werkelijk */
    const struct parameter_value *terugmelding_licht_zonder_kinderen; /* on top of it */
    const struct parameter_value *naar_jbt[ZWAARTEN]; /* percentages, with kinderen */
    const struct parameter_value *coordinatie_uren, *veiligheidsplan_uren; /* per casus, added */
    enum volgorde volgorde;
    int wachtlijst_start;
    double wachtlijst_start_dagen;
};

struct lokaal_veld_instelling {
    struct roster kantoor;
    int overleg_tijd; /* second of the day */
    size_t gemeenten;
    double uren_week;
    const struct parameter_value *euro;
    /* Factors on the chance of a terugmelding (M4). */
    const struct parameter_value *factor_direct, *factor_na_onderzoek, *factor_warm,
        *factor_mandaat;
    const struct parameter_value *factor_signaal;      /* on the hours of a signal caught locally */
    const struct parameter_value *plaatsdeel_bij_raad; /* percentage of a place (M1) */
    /* M10: percentage refused at full pressure; days until it is tried again. */
    const struct parameter_value *weigering, *weigering_dagen;
    struct team_instelling *team;
};

struct lokaal_veld_bedrading {
    void *keten;
    void (*contact)(void *keten, int32_t casus);        /* first contact with the family */
    void (*klaar)(void *keten, int32_t casus);          /* the team's work is over */
    void (*terugmelding)(void *keten, int32_t casus);   /* back to Veilig Thuis */
    void (*betrokken_hulp)(void *keten, int32_t casus); /* the screening found help that is there */
    void (*naar_jbt)(void *keten, int32_t casus, bool mandaat);
};

struct lokaal_veld;
struct team {
    struct lokaal_veld *veld;
    int gemeente;
    struct place_station *station;
    struct place_station *zwaar; /* for casussen judged zwaar; NULL: none apart */
    struct meeting *overleg;     /* NULL: none */
    bool poort;                  /* casussen wait for it */
    uint64_t gevolgd;            /* since begin: casussen at the team, summed over meetings */
    struct overige_instroom overig;
};

struct lokaal_veld {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    struct mechanismen *mechanismen;
    const struct druk *druk;
    const struct lokaal_veld_instelling *in;
    struct lokaal_veld_bedrading bedrading;
    bool historie;
    struct team *team;
    uint16_t soort_contact, soort_screening, soort_weigering, soort_volgen;
};

extern const struct parameter_row lokaal_veld_rijen[];
extern const size_t lokaal_veld_rij_aantal;
void lokaal_veld_lees(struct lokaal_veld_instelling *in, const struct parameter_set *set,
                      char *const *sleutels, size_t gemeenten);
void lokaal_veld_instelling_release(struct lokaal_veld_instelling *in);

/* Does a team of its own take the heavy casussen? */
bool lokaal_veld_zwaar_apart(const struct team_instelling *in, tick op);
/* `lopend` tells only who has such a team: it is there in the history as well. */
void lokaal_veld_init(struct lokaal_veld *lv, struct simulation *sim, struct casussen *casussen,
                      struct metingen *metingen, struct mechanismen *mechanismen,
                      const struct druk *druk, const struct lokaal_veld_instelling *historie,
                      const struct lokaal_veld_instelling *lopend,
                      struct lokaal_veld_bedrading bedrading);
void lokaal_veld_release(struct lokaal_veld *lv);
/* The background starts to flow in, while places are still free: so that it is there when capacity
 * begins to count. */
void lokaal_veld_vul(struct lokaal_veld *lv);
void lokaal_veld_begin(struct lokaal_veld *lv);
/* From `start` on these settings hold: before begin, while nobody waits. */
void lokaal_veld_wissel(struct lokaal_veld *lv, const struct lokaal_veld_instelling *in);

/* An overdracht arrives: refused for the time being (M10, the casus stays with Veilig Thuis and it
 * is tried again), or received. A casus that has been at the table or the Raad (vrijwillig kader)
 * is not screened or sent back any more. */
void lokaal_veld_ontvang(struct lokaal_veld *lv, int32_t casus);
/* Whether this gemeente wants to discuss every overdracht, also to help that is there already. */
bool lokaal_veld_bespreekt_alles(const struct lokaal_veld *lv, int gemeente);
/* A signal that the lokale veld caught itself (no gate, no terugmelding): straight to the list. */
void lokaal_veld_signaal(struct lokaal_veld *lv, int32_t casus);
/* The Raad is done with a casus that this team asked for: the place that was kept is free (nothing
 * happens when none was). Not from within `naar_jbt`. */
void lokaal_veld_raad_klaar(struct lokaal_veld *lv, int32_t casus);
/* Share of the team at work from now on (M6). */
void lokaal_veld_sterkte(struct lokaal_veld *lv, int gemeente, double sterkte);
/* Puts the casus on the team's list, as if it had entered at `sinds`; zwaarte beoordeeld is set. */
void lokaal_veld_wachtlijst(struct lokaal_veld *lv, int32_t casus, tick sinds);
/* Units that a casus of this zwaarte claims at a team, now. */
int64_t lokaal_veld_claim(const struct lokaal_veld *lv, int gemeente, enum zwaarte zwaarte);
/* Waiting, in service, units: of the team, and of its own for zwaar taken together. */
struct place_state lokaal_veld_stand(const struct team *team);
/* Goes back to the list at `start` (a stated backlog). */
void lokaal_veld_terug_op_lijst(struct lokaal_veld *lv, int32_t casus);
void lokaal_veld_audit(const struct lokaal_veld *lv, struct station_audit *audit);

#endif
