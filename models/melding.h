/* Reporting: whether an incident is reported, by whom, after how long, and whether somebody else
 * reports it as well.
 *
 * The chance of being reported is apart from the incident itself: a law on reporting changes
 * meldingen, never violence. Police meldingen come from an automatic extract in the night (RP 2.3);
 * others at any hour. A change in reporting by one kind of melder (`factor`, the meldcode of 2019)
 * adds reports or takes some away and leaves all others as they were. A family that waits is
 * reported less often by somebody who saw that little came of it, and more often by a second
 * melder (M7; OAM 3.2.4, 5.3). An incident that nobody
 * reports may be caught by the lokale veld without a melding (RP 2.3), less so when its team is
 * under pressure (M10: then part of the missed signals become meldingen, of heavier casussen), may
 * lead to an advies, or may become known to the help that the huishouden has. What nobody knows is
 * remembered: monitoring may find it. */
#ifndef MODELS_MELDING_H
#define MODELS_MELDING_H

#include "models/druk.h"
#include "models/huishouden.h"

struct melding_instelling {
    const struct parameter_value *kans, *dubbel, *bekend_bij_hulp;
    /* By melder; factor: reports by this melder against what they were, 1 = as many. */
    const struct parameter_value *aandeel[MELDERS_BUITEN], *vertraging[MELDERS_BUITEN],
        *factor[MELDERS_BUITEN];
    const struct parameter_value **opgevangen; /* per gemeente: % of unreported incidents */
    const struct parameter_value *druk_opvang; /* M10: % fewer caught at full pressure */
    const struct parameter_value *gemist_wordt_melding; /* of signals missed under pressure */
    const struct parameter_value *advies; /* % of incidents not reported, not caught */
    const struct parameter_value *minder_bij_wachten, *meer_bij_wachten; /* M7, percentages */
    int politie_uur;
};

struct melding {
    int32_t huishouden;
    uint16_t kandidaat;
    uint8_t volgnummer; /* MELDING_EERSTE … below */
    enum melder melder;
    tick incident;
    bool gemist; /* a signal that a pressed lokale team missed */
};

struct meldingen_bedrading {
    void *keten;
    void (*ontvangen)(void *keten, const struct melding *melding);
    /* An unreported incident became known to the help that the huishouden has. */
    void (*bekend)(void *keten, int32_t huishouden, tick incident);
    /* The lokale veld caught the signal of an incident that happens now; no melding. */
    void (*opgevangen)(void *keten, int32_t huishouden, uint16_t kandidaat);
    /* Somebody asks Veilig Thuis for advies about the incident that happens now. */
    void (*advies)(void *keten, int32_t huishouden, uint16_t kandidaat);
};

struct meldingen {
    struct simulation *sim;
    struct huishoudens *hs;
    const struct melding_instelling *in;
    struct mechanismen *mechanismen;
    const struct druk *druk;
    struct meldingen_bedrading bedrading;
    struct melding *onderweg;
    int32_t aantal, ruimte, vrij; /* free slots linked by huishouden */
    uint16_t soort;
};

extern const struct parameter_row melding_rijen[];
extern const size_t melding_rij_aantal;
void melding_lees(struct melding_instelling *in, const struct parameter_set *set,
                  char *const *sleutels, size_t gemeenten);
void melding_instelling_release(struct melding_instelling *in);

void meldingen_init(struct meldingen *ms, struct simulation *sim, struct huishoudens *hs,
                    const struct melding_instelling *in, struct mechanismen *mechanismen,
                    const struct druk *druk, struct meldingen_bedrading bedrading);
void meldingen_release(struct meldingen *ms);
/* An incident has happened now: draws its reports and sends them on their way. */
void melding_incident(struct meldingen *ms, int32_t huishouden, uint16_t kandidaat);
/* An advies leads to a melding after all, by one of those who ask for advies (all but the police):
 * it arrives after the usual time of that melder. */
void melding_na_advies(struct meldingen *ms, int32_t huishouden, uint16_t kandidaat, tick incident);
/* Veilig Thuis finds the incident itself and opens a melding now (melder ambtshalve). */
void melding_ambtshalve(struct meldingen *ms, int32_t huishouden, uint16_t kandidaat,
                        tick incident);
/* The numbers of the meldingen of one incident. */
enum { MELDING_EERSTE, MELDING_TWEEDE, MELDING_STARTLIJST, MELDING_NA_ADVIES, MELDING_MONITORING };

#endif
