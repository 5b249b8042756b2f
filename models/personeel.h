/* Personeel: what sustained pressure does to the people who have to do the work (M6, OAM 4.1a).
 *
 * For each group (VT's front, VT's onderzoek, each team) two stocks as shares of the formation:
 * vacancies beyond the ordinary (v) and newcomers not yet at full strength (n). With pressure p
 * (druk, 0 to 1), a week dt:
 *   v' = v + vertrek × p × (1 − v) × dt − v × dt / werving
 *   n' = n + v × dt / werving − n × dt / inwerken, at most 1 − v'
 *   sterkte = (1 − v − n × (1 − inwerk_sterkte)) × (1 − verzuim × p)
 * a mean-field form (shares, not persons): ordinary turnover and absence are in the stated fte,
 * which are people at work. The strength scales the capacity of the station from that Monday on;
 * nobody in work is thrown out. Cost follows the formation, not the strength.
 *
 * Less strength lets the list grow, and so the pressure: a spiral, but one with a floor. Pressure
 * is 1 at most, and under lasting full pressure v settles at a / (1 + a), with a = vertrek ×
 * werving, and n at v × inwerken / werving; with 20% a year, 120 and 180 days, 60% and 5% a group
 * keeps 86% of its strength. What happens below that floor is the queue's own doing. When pressure
 * goes, the way back is as long as recruiting and training take. */
#ifndef MODELS_PERSONEEL_H
#define MODELS_PERSONEEL_H

#include "models/druk.h"
#include "models/mechanismen.h"

struct personeel_instelling {
    const struct parameter_value
        *vertrek_per_jaar; /* extra share leaving a year at full pressure */
    const struct parameter_value *werving_dagen, *inwerk_dagen, *inwerk_sterkte;
    const struct parameter_value *verzuim; /* extra absence at full pressure, percentage */
};
struct personeelsgroep {
    double vacature, nieuw; /* shares of the formation, moved on by the pressure itself */
    double sterkte;         /* share that holds: 1 before the first week */
};
struct personeel_bedrading {
    void *keten;
    /* The strength of a group from now on: capacity follows. Gemeente −1 at Veilig Thuis. */
    void (*sterkte)(void *keten, enum respons groep, int gemeente, double sterkte);
};
struct personeel {
    const struct personeel_instelling *in;
    struct simulation *sim;
    struct mechanismen *mechanismen;
    const struct druk *druk;
    size_t gemeenten;
    struct personeel_bedrading bedrading;
    struct personeelsgroep front, onderzoek, *team;
};

extern const struct parameter_row personeel_rijen[];
extern const size_t personeel_rij_aantal;
void personeel_lees(struct personeel_instelling *in, const struct parameter_set *set);
void personeel_init(struct personeel *p, struct simulation *sim,
                    const struct personeel_instelling *in, struct mechanismen *mechanismen,
                    const struct druk *druk, size_t gemeenten,
                    struct personeel_bedrading bedrading);
void personeel_release(struct personeel *p);
/* One week has passed: moves all groups on and tells the stations. */
void personeel_week(struct personeel *p);

#endif
