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

/* Holds a flow that was made against the basis: `cells` are the pairings of its cells, by those of
 * the basis, and live on. Lists that grow in either (`any`) are not compared. False when memory is
 * short. */
bool flow_compare(struct flow *flow, const struct studie *basis, const struct studie *study,
                  const struct pairing *cells, const struct growth *any);

#endif
