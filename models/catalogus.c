#include "models/catalogus.h"

#include "models/keten.h"
#include "models/kosten.h"

#include <stdlib.h>

static const struct parameter_sum sommen[] = {
    {"melding.melder.+.aandeel", 100.0, 1e-6},   {"zwaarte.verdeling.+", 100.0, 1e-6},
    {"zwaarte.verwarring.licht.+", 100.0, 1e-6}, {"zwaarte.verwarring.middelzwaar.+", 100.0, 1e-6},
    {"zwaarte.verwarring.zwaar.+", 100.0, 1e-6},
};

bool catalogus_init(struct catalogus *catalogus)
{
    const struct {
        const struct parameter_row *rijen;
        size_t aantal;
    } delen[] = {
        {huishouden_rijen, huishouden_rij_aantal},
        {melding_rijen, melding_rij_aantal},
        {front_rijen, front_rij_aantal},
        {advies_rijen, advies_rij_aantal},
        {veilig_thuis_rijen, veilig_thuis_rij_aantal},
        {monitoring_rijen, monitoring_rij_aantal},
        {lokaal_veld_rijen, lokaal_veld_rij_aantal},
        {jbt_rijen, jbt_rij_aantal},
        {raad_rijen, raad_rij_aantal},
        {rechter_rijen, rechter_rij_aantal},
        {gi_rijen, gi_rij_aantal},
        {hulp_rijen, hulp_rij_aantal},
        {escalatie_rijen, escalatie_rij_aantal},
        {druk_rijen, druk_rij_aantal},
        {personeel_rijen, personeel_rij_aantal},
        {mechanismen_rijen, mechanismen_rij_aantal},
        {kosten_rijen, kosten_rij_aantal},
        {plaatswerk_rijen, plaatswerk_rij_aantal},
    };
    size_t totaal = 0, deel_aantal = sizeof delen / sizeof delen[0];
    for (size_t d = 0; d < deel_aantal; d++) {
        totaal += delen[d].aantal;
    }
    catalogus->rijen = calloc(totaal, sizeof *catalogus->rijen);
    if (!catalogus->rijen) {
        return false;
    }
    size_t n = 0;
    for (size_t d = 0; d < deel_aantal; d++) {
        for (size_t r = 0; r < delen[d].aantal; r++) {
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
