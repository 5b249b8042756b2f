#include "models/catalogus.h"

#include "models/keten_delen.h"

#include <stdlib.h>

static const struct parameter_sum sommen[] = {
    {"melding.melder.+.aandeel", 100.0, 1e-6},   {"zwaarte.verdeling.+", 100.0, 1e-6},
    {"zwaarte.verwarring.licht.+", 100.0, 1e-6}, {"zwaarte.verwarring.middelzwaar.+", 100.0, 1e-6},
    {"zwaarte.verwarring.zwaar.+", 100.0, 1e-6},
};

bool catalogus_init(struct catalogus *catalogus)
{
    size_t totaal = 0, deel_aantal;
    const struct keten_rijen *delen = keten_delen_rijen(&deel_aantal);
    for (size_t d = 0; d < deel_aantal; d++) {
        totaal += *delen[d].aantal;
    }
    catalogus->rijen = calloc(totaal, sizeof *catalogus->rijen);
    if (!catalogus->rijen) {
        return false;
    }
    size_t n = 0;
    for (size_t d = 0; d < deel_aantal; d++) {
        for (size_t r = 0; r < *delen[d].aantal; r++) {
            catalogus->rijen[n++] = &delen[d].rijen[r];
        }
    }
    catalogus->tabel = (struct parameter_catalogue){.rows = catalogus->rijen,
                                                    .row_count = totaal,
                                                    .sums = sommen,
                                                    .sum_count = sizeof sommen / sizeof sommen[0]};
    return true;
}

void catalogus_release(struct catalogus *catalogus)
{
    free(catalogus->rijen);
    catalogus->rijen = NULL;
}
