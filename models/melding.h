/* Reporting: whether an incident is reported, by whom, after how long, and whether somebody else
 * reports it as well.
 *
 * The chance of being reported is apart from the incident itself: a law on reporting changes
 * meldingen, never violence. Police meldingen come from an automatic extract in the night (RP 2.3);
 * others at any hour. An incident that nobody reports may still become known to the help that the
 * huishouden has. Left out here: adviezen, ambtshalve meldingen. */
#ifndef MODELS_MELDING_H
#define MODELS_MELDING_H

#include "models/huishouden.h"

struct melding_instelling {
    const struct parameter_value *kans, *dubbel, *bekend_bij_hulp;
    const struct parameter_value *aandeel[MELDERS], *vertraging[MELDERS];
    int politie_uur;
};

struct melding {
    int32_t huishouden;
    uint16_t kandidaat;
    uint8_t volgnummer; /* 0: first to report this incident, 1: somebody else */
    enum melder melder;
    tick incident;
};

struct meldingen_bedrading {
    void *keten;
    void (*ontvangen)(void *keten, const struct melding *melding);
    /* An unreported incident became known to the help that the huishouden has. */
    void (*bekend)(void *keten, int32_t huishouden, tick incident);
};

struct meldingen {
    struct simulation *sim;
    struct huishoudens *hs;
    const struct melding_instelling *in;
    struct meldingen_bedrading bedrading;
    struct melding *onderweg;
    int32_t aantal, ruimte, vrij; /* free slots linked by huishouden */
    uint16_t soort;
};

extern const struct parameter_row melding_rijen[];
extern const size_t melding_rij_aantal;
void melding_lees(struct melding_instelling *in, const struct parameter_set *set);

void meldingen_init(struct meldingen *ms, struct simulation *sim, struct huishoudens *hs,
                    const struct melding_instelling *in, struct meldingen_bedrading bedrading);
void meldingen_release(struct meldingen *ms);
/* An incident has happened now: draws its reports and sends them on their way. */
void melding_incident(struct meldingen *ms, int32_t huishouden, uint16_t kandidaat);

#endif
