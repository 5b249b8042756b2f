/* The jeugdbeschermingstafel (JBT): a table with an agenda that decides which way a family with
 * kinderen goes (RP 2.4; VS themes 2 and 3).
 *
 * Reached through Veilig Thuis (after onderzoek), through SAVE, or directly by a lokale toegang
 * with mandate; whoever asked keeps answering for the casus, and part of a place (M1). A request is
 * prepared first (by way of access; longest through SAVE), then waits for a meeting with room on
 * its agenda; what is urgent goes past the table straight to the Raad. Outcomes: raadsonderzoek,
 * SAVE-begeleiding, or vrijwillig kader. In the history before `start` it is a delay.
 *
 * Preparation is a delay of its own, not a queue for the table: the waits measured here are those
 * for a meeting only. For the family it is all waiting, so the casus is in one fase throughout and
 * the stock `wachtlijst` of this station counts those whose request is being prepared too. */
#ifndef MODELS_JEUGDBESCHERMINGSTAFEL_H
#define MODELS_JEUGDBESCHERMINGSTAFEL_H

#include "models/casus.h"
#include "models/metingen.h"
#include "models/plaatswerk.h"
#include "sim/meeting.h"

enum jbt_besluit { JBT_RAAD, JBT_SAVE, JBT_VRIJWILLIG };
enum jbt_toegang { JBT_VIA_VT, JBT_MANDAAT, JBT_VIA_SAVE };
#define JBT_TOEGANGEN 3

struct jbt_instelling {
    const struct parameter_value *voorbereiding[JBT_TOEGANGEN]; /* days */
    const struct parameter_value *spoed; /* percentage of crisis casussen and huisverboden */
    /* Percentages of what is on the table; naar_save at most what naar_raad leaves, the rest
     * vrijwillig. */
    const struct parameter_value *naar_raad, *naar_save;
    const struct parameter_value *historie_dagen; /* preparation and wait together */
    unsigned weekdagen;                           /* bit 0 = Monday */
    int tijd;                                     /* second of the day */
    size_t agenda; /* most casussen a meeting, for this region's share of the table; 0: no limit */
    bool zwaarste_eerst; /* else in order of arrival */
};
struct jbt_bedrading {
    void *keten;
    void (*besluit)(void *keten, int32_t casus, enum jbt_besluit besluit, bool spoed);
};
struct jbt {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    const struct jbt_instelling *in;
    struct jbt_bedrading bedrading;
    struct meeting *tafel;
    bool historie;
    uint16_t soort;
};

extern const struct parameter_row jbt_rijen[];
extern const size_t jbt_rij_aantal;
void jbt_lees(struct jbt_instelling *in, const struct parameter_set *set);
void jbt_init(struct jbt *j, struct simulation *sim, struct casussen *casussen,
              struct metingen *metingen, const struct jbt_instelling *historie,
              struct jbt_bedrading bedrading);
void jbt_release(struct jbt *j);
void jbt_begin(struct jbt *j);
/* From `start` on these settings hold: before begin, while nobody waits. */
void jbt_wissel(struct jbt *j, const struct jbt_instelling *in);
/* A request is received: sets raadszaak and in_handen, and starts the preparation. `aanvrager` is
 * set by the caller. What is urgent never is on the table's books: `besluit` is called before this
 * returns. */
void jbt_verzoek(struct jbt *j, int32_t casus, enum jbt_toegang toegang);
void jbt_audit(const struct jbt *j, struct station_audit *audit);

#endif
