/* How a gemeente takes casussen in, before they are on the list of its team: refusal, screening,
 * overleg, too heavy (RP 2.4, 2.5). For lokaal_veld.c; lokaal_veld_ontvang begins it. */
#ifndef MODELS_LOKAAL_INNAME_H
#define MODELS_LOKAAL_INNAME_H

#include "models/lokaal_veld.h"

/* Registers the events of taking in. Once, by lokaal_veld_init. */
void lokaal_inname_init(struct lokaal_veld *lv);
/* Makes the overleg of this team, if its gemeente has one. */
void lokaal_inname_overleg(struct team *team, const struct lokaal_veld_instelling *veld);
/* The overleg is held from now on. */
void lokaal_inname_begin(struct team *team);

/* The chance, 0 to 1, that the team finds a received casus too heavy and sends it back, before M4
 * has its say. */
double lokaal_inname_te_zwaar(const struct lokaal_veld *lv, const struct casus *casus);

#endif
