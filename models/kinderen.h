/* Work per child at a station with places, as the Raad and the gecertificeerde instelling have it:
 * every child of a casus is a request of its own, other children of the region come in as
 * background.
 *
 * The station's user number of a child is made of its casus and its number in the family;
 * background work is negative (its number, with a minus). Draws of the jeugdbescherming are named
 * by who asked and by how often the GI had the casus before, so that a family that comes back meets
 * new draws. */
#ifndef MODELS_KINDEREN_H
#define MODELS_KINDEREN_H

#include "models/casus.h"
#include "models/plaatswerk.h"

int64_t kinderen_user(int32_t casus, int kind);
int32_t kinderen_casus(int64_t user);
int kinderen_nummer(int64_t user); /* 0 to kinderen − 1 */

/* The stream of a draw for this visit; `deel` is the number of the child, or tells draws of one
 * purpose apart: 0 to 7. */
struct stream_name kinderen_naam(const struct casussen *cs, int32_t casus, int deel, uint8_t doel);
/* The same for background work at PLAATS_…. */
struct stream_name kinderen_overig_naam(uint16_t plaats, uint32_t nummer, int deel);

struct kinderen_verzoek {
    int64_t claim; /* units a child */
    enum volgorde volgorde;
    tick uiterlijk; /* of the norm */
    tick sinds;     /* ≤ now */
};
/* Every child of the casus (at least one) asks for a place; crisis and spoed go first where the
 * order looks at that. */
void kinderen_vraag(struct place_station *station, const struct casussen *cs, int32_t casus,
                    const struct kinderen_verzoek *verzoek);
void kinderen_vraag_overig(struct place_station *station, uint32_t nummer,
                           const struct kinderen_verzoek *verzoek);

#endif
