/* The gecertificeerde instelling (GI): OTS and SAVE-begeleiding, per child.
 *
 * Each child takes part of a jeugdbeschermer (place work); the first contact with the family
 * follows within days of the first child's place (norm: five working days from the order). The
 * length, counted from the place, is the measure's own (set by the court or the agreement, not by
 * hours): here a higher caseload_per_fte does make room. Other children of the region come in as
 * overige_instroom, with the length of an OTS. A SAVE-begeleiding that is not enough brings the
 * casus back to the JBT, with the GI as the one that asks; a new measure is a new visit with draws
 * of its own. The casus is done here when its last child is. */
#ifndef MODELS_GECERTIFICEERDE_INSTELLING_H
#define MODELS_GECERTIFICEERDE_INSTELLING_H

#include "models/casus.h"
#include "models/metingen.h"
#include "models/plaatswerk.h"

struct gi_instelling {
    struct roster kantoor;
    const struct parameter_value *fte, *caseload, *overige_instroom, *euro;
    const struct parameter_value *ots_dagen, *save_dagen, *contact_dagen;
    const struct parameter_value *save_niet_genoeg; /* percentage that goes to the JBT after all */
    const struct parameter_value *historie_ots_dagen, *historie_save_dagen;
    int termijn_werkdagen;
    enum volgorde volgorde;
};
struct gi_bedrading {
    void *keten;
    void (*contact)(void *keten, int32_t casus); /* first contact under this measure */
    void (*naar_jbt)(void *keten, int32_t casus);
    void (*klaar)(void *keten, int32_t casus);
};
struct gi {
    struct simulation *sim;
    struct casussen *casussen;
    struct metingen *metingen;
    const struct gi_instelling *in;
    struct gi_bedrading bedrading;
    struct place_station *station;
    struct overige_instroom overig;
    bool historie;
    uint16_t soort_contact;
};

extern const struct parameter_row gi_rijen[];
extern const size_t gi_rij_aantal;
void gi_lees(struct gi_instelling *in, const struct parameter_set *set);
void gi_init(struct gi *g, struct simulation *sim, struct casussen *casussen,
             struct metingen *metingen, const struct gi_instelling *historie,
             struct gi_bedrading bedrading);
void gi_release(struct gi *g);
void gi_vul(struct gi *g);
void gi_begin(struct gi *g);
/* From `start` on these settings hold: before begin, while nobody waits. */
void gi_wissel(struct gi *g, const struct gi_instelling *in);
/* A measure is ordered: OTS, or SAVE-begeleiding. The casus must have kinderen. Sets `ots`. At the
 * end `naar_jbt` (the arrow is counted here, `aanvrager` is the GI, the casus stays in_handen) or
 * `klaar` (no longer in_handen) is called. */
void gi_opdracht(struct gi *g, int32_t casus, bool ots);
void gi_audit(const struct gi *g, struct station_audit *audit);

#endif
