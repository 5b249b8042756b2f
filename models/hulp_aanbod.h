/* Inside hulp: which kinds of traject a casus is offered. */
#ifndef MODELS_HULP_AANBOD_H
#define MODELS_HULP_AANBOD_H

#include "models/hulp.h"

/* The stream of a draw about one kind. Help is offered once a casus, so it does not go by the visit
 * at Veilig Thuis (ronde). */
struct stream_name hulp_naam(const struct hulp *h, int32_t casus, uint8_t doel,
                             enum hulpsoort soort);

/* Chooses the kinds for a casus that needs help, at least one; sets those in `gekozen` (all false
 * before) and gives their number. */
int hulp_kies_soorten(const struct hulp *h, int32_t casus, bool gekozen[HULPSOORTEN]);

#endif
