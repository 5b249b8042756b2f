/* What the files of cijfers share: the worlds of a scenario, and counting in one replication. */
#ifndef MODELS_CIJFERS_CIJFERS_INTERN_H
#define MODELS_CIJFERS_CIJFERS_INTERN_H

#include "models/cijfers/cijfers.h"

/* The worlds in which the figures of one scenario are counted: one for every period, day and
 * sample. Its settings are those of the scenario but for the dates. */
struct cijferwerelden {
    struct keten_instelling eigen; /* as the scenario says */
    struct keten_instelling *in;   /* [aantal], borrowing from `eigen` */
    struct wereld *wereld;         /* [aantal] */
    size_t aantal;
    size_t *van; /* per figure: its world, or SIZE_MAX */
};
/* False when memory is short or the scenario lacks frozen values; to be released all the same. */
bool cijferwerelden_maak(struct cijferwerelden *w, const struct cijfers_plan *plan,
                         const struct studie_scenario *scenario);
void cijferwerelden_release(struct cijferwerelden *w);

/* The KPI by which the figure is counted, as its index in the catalogue: for a stock the one at the
 * end. SIZE_MAX when there is none. */
size_t cijfers_kpi(const struct figure *cijfer);

/* Counts all figures of a scenario in one replication (its number `replicatie`): `uitkomst` by
 * world; into waarde[(cijfer * replicaties + rij) * trekkingen + trekking]. */
void cijfers_tel(const struct cijfers_plan *plan, const struct cijferwerelden *w,
                 const struct uitkomst *uitkomst, uint32_t replicatie, uint32_t rij,
                 double *waarde);

#endif
