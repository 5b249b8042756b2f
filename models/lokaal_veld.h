/* The lokale veld: one team of places per gemeente, with its waiting list, its overleg if it has
 * one, and the work that reaches it without Veilig Thuis.
 *
 * A casus is received, waits for the overleg where that is a gate (RP 2.4, 2.5), then for a place;
 * once it has one the first contact follows after planning, and the work lasts hours × caseload. At
 * the first contact help is offered (`hulp`). Left out here: sending back what is too heavy, warm
 * handing over, mandate. */
#ifndef MODELS_LOKAAL_VELD_H
#define MODELS_LOKAAL_VELD_H

#include "models/casus.h"
#include "models/metingen.h"
#include "models/plaatswerk.h"
#include "sim/meeting.h"

struct team_instelling {
    uint16_t cbs_code;
    const struct parameter_value *fte, *caseload[ZWAARTEN], *uren[ZWAARTEN], *plannen,
        *direct_factor;
    const struct parameter_value *overige_instroom, *historie_dagen;
    unsigned overleg_weekdagen; /* bit 0 = Monday; 0: no overleg */
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
    struct team_instelling *team;
};

struct lokaal_veld_bedrading {
    void *keten;
    void (*contact)(void *keten, int32_t casus); /* first contact with the family */
    void (*klaar)(void *keten, int32_t casus);   /* the team's work is over */
};

struct lokaal_veld;
struct team {
    struct lokaal_veld *veld;
    int gemeente;
    struct place_station *station;
    struct meeting *overleg; /* NULL: none */
    struct overige_instroom overig;
};

struct lokaal_veld {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    const struct lokaal_veld_instelling *in;
    struct lokaal_veld_bedrading bedrading;
    bool historie;
    struct team *team;
    uint16_t soort_contact;
};

extern const struct parameter_row lokaal_veld_rijen[];
extern const size_t lokaal_veld_rij_aantal;
void lokaal_veld_lees(struct lokaal_veld_instelling *in, const struct parameter_set *set,
                      char *const *sleutels, size_t gemeenten);
void lokaal_veld_instelling_release(struct lokaal_veld_instelling *in);

void lokaal_veld_init(struct lokaal_veld *lv, struct simulation *sim, struct casussen *casussen,
                      struct metingen *metingen, const struct lokaal_veld_instelling *historie,
                      const struct lokaal_veld_instelling *lopend,
                      struct lokaal_veld_bedrading bedrading);
void lokaal_veld_release(struct lokaal_veld *lv);
/* The background starts to flow in, while places are still free: so that it is there when capacity
 * begins to count. */
void lokaal_veld_vul(struct lokaal_veld *lv);
void lokaal_veld_begin(struct lokaal_veld *lv, const struct lokaal_veld_instelling *in);

/* The overdracht has been received. */
void lokaal_veld_ontvang(struct lokaal_veld *lv, int32_t casus);
/* Puts the casus on the team's list, as if it had entered at `sinds`. */
void lokaal_veld_wachtlijst(struct lokaal_veld *lv, int32_t casus, tick sinds);
/* Goes back to the list at `start` (a stated backlog). */
void lokaal_veld_terug_op_lijst(struct lokaal_veld *lv, int32_t casus);
void lokaal_veld_audit(const struct lokaal_veld *lv, struct station_audit *audit);

#endif
