/* M2, the part on zwaarte: a wait that has ended may have made the casus one level heavier.
 *
 * The chance after d days on a list is 1 − (1 − p)^(d / 30), with p the chance in thirty days (RP
 * 2.4; OAM 4.1, 4.2d: described, never measured). Drawn once at the end of each wait, named by the
 * casus and the number of the wait. Zwaarte werkelijk changes; what was judged stays. The other
 * part of M2, the hazard of a new incident while waiting, stands with the huishoudens. */
#ifndef MODELS_ESCALATIE_H
#define MODELS_ESCALATIE_H

#include "models/casus.h"
#include "models/mechanismen.h"

struct escalatie_instelling {
    const struct parameter_value *per_30_dagen; /* percentage */
};
extern const struct parameter_row escalatie_rijen[];
extern const size_t escalatie_rij_aantal;
void escalatie_lees(struct escalatie_instelling *in, const struct parameter_set *set);
/* The wait of this casus has just ended after `duur`; true when it became heavier. To be asked
 * exactly once for every wait: it counts them (wachtbeurten). */
bool escalatie_na_wachten(const struct escalatie_instelling *in, struct casussen *cs,
                          struct mechanismen *mechanismen, int32_t casus, tick duur);

#endif
