/* What passed on every arrow and at every station of a study, for the picture and the table. */
#ifndef CLI_FLOW_H
#define CLI_FLOW_H

#include "models/studie.h"
#include "output/growth.h"
#include "output/stroom.h"

struct flow {
    struct stroom stroom; /* its texts live in the study, the labels and constants */
    struct stroom_station *stations;
    struct stroom_arrow *arrows;
    struct pairing *changes; /* of the arrows, in a variant; NULL in a basis */
};

/* To be released; false when memory is short. Of lists that grow without end (`growth`, may be
 * NULL) what they are at the end. */
bool flow_make(struct flow *flow, const struct studie *study, const struct growth *growth,
               const struct labels *labels);
void flow_release(struct flow *flow);

/* One of the two worlds of a comparison, and its lists that grow without end. */
struct flow_world {
    const struct studie *study;
    const struct growth *growth;
};

/* Holds the flow that was made of `variant` against the basis: `cells` are the pairings of its
 * cells, by those of the basis, and live on. A list that grows in either is what it is at the end,
 * and so is its difference. False when memory is short. */
bool flow_compare(struct flow *flow, const struct flow_world *basis,
                  const struct flow_world *variant, const struct pairing *cells);

#endif
