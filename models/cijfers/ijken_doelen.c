/* Which figures are fitted, and how far each may be from what produced it. */
#include "models/cijfers/ijken_intern.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NORMAAL_95 3.92        /* width of a 95% interval in standard deviations */
#define KLEINSTE_AANDEEL 0.001 /* of the value: no figure is more exact than that */

/* Numbers of cases, which vary as their root. */
static bool is_aantal(const struct figure *cijfer)
{
    if (cijfer->rule == FIGURE_COUNT || cijfer->rule == FIGURE_STOCK) {
        return true;
    }
    for (size_t i = 0; cijfer->rule == FIGURE_KPI && i < uitkomsten_catalogus.row_count; i++) {
        const struct kpi_row *rij = &uitkomsten_catalogus.rows[i];
        if (strcmp(rij->id, cijfer->kpi) == 0) {
            return strcmp(rij->unit, "per jaar") == 0 || strcmp(rij->unit, "casussen") == 0;
        }
    }
    return false;
}

static bool is_aandeel(const struct figure *cijfer)
{
    for (size_t i = 0; cijfer->rule == FIGURE_SAMPLE && i < dossier_kenmerken.count; i++) {
        if (strcmp(dossier_kenmerken.rows[i].key, cijfer->trait) == 0) {
            return strcmp(dossier_kenmerken.rows[i].unit, "procent") == 0;
        }
    }
    return false;
}

/* Files that the figure is over; 0: not known beforehand. */
static size_t dossiers_van(const struct figure *cijfer, const struct figure_list *lijst)
{
    if (cijfer->of > 0) {
        return cijfer->of;
    }
    return cijfer->among ? 0 : lijst->samples[cijfer->sample].files;
}

/* Of counts the interval is taken on the scale of the square root, on which they are fitted: the
 * deviation that is half as far from √(v − d) to √(v + d) as the interval's own there. */
static double van_interval(const struct figure *cijfer)
{
    double v = cijfer->value;
    if (!is_aantal(cijfer) || !(v > 0.0 && cijfer->low >= 0.0)) {
        return (cijfer->high - cijfer->low) / NORMAAL_95;
    }
    double s = (sqrt(cijfer->high) - sqrt(cijfer->low)) / NORMAAL_95, rest = v - 2.0 * s * s;
    return rest > 0.0 ? sqrt(v * v - rest * rest) : 4.0 * s * s - v;
}

static double binomiaal(double procent, double n)
{
    double p = (procent / 100.0 * n + 2.0) / (n + 4.0);
    return 100.0 * sqrt(p * (1.0 - p) / n);
}

/* Where the deviation comes from and, where that needs no simulation, the
 * deviation. */
static enum ijk_spreiding kies(const struct figure *cijfer, const struct figure_list *lijst,
                               double *afwijking)
{
    size_t n = cijfer->rule == FIGURE_SAMPLE ? dossiers_van(cijfer, lijst) : 0;
    *afwijking = NAN;
    if (isfinite(cijfer->low) && isfinite(cijfer->high) && cijfer->low < cijfer->high) {
        *afwijking = van_interval(cijfer);
        return IJK_INTERVAL;
    }
    if (is_aandeel(cijfer) && n > 0) {
        *afwijking = binomiaal(cijfer->value, (double)n);
        return IJK_AANDEEL;
    }
    if (cijfer->rule == FIGURE_COUNT) {
        *afwijking = sqrt(fmax(cijfer->value, 1.0));
        return IJK_TELLING;
    }
    return cijfer->rule == FIGURE_SAMPLE ? IJK_STEEKPROEF : IJK_REPLICATIES;
}

static void neem_doel(struct ijken *ijken, const struct figure *cijfer)
{
    size_t d = ijken->aantal_doelen++;
    struct calibration_target *doel = &ijken->doel[d];
    *doel = (struct calibration_target){
        .name = cijfer->id, .value = cijfer->value, .is_count = is_aantal(cijfer)};
    ijken->doelen[d] = (struct ijk_doel){.cijfer = cijfer, .vooraf = NAN};
    ijken->doelen[d].spreiding = kies(cijfer, ijken->plan.cijfers, &doel->deviation);
    ijken->lijst.figures[d] = *cijfer;
    ijken->lijst.count = ijken->aantal_doelen;
    if (cijfer->rule == FIGURE_STOCK && ijken->doelen[d].spreiding == IJK_REPLICATIES) {
        doel->is_stock = true;
        doel->deviation = 0.0;
    }
}

bool ijken_doelen_maak(struct ijken *ijken, struct fault_list *faults)
{
    const struct figure_list *cijfers = ijken->plan.cijfers;
    ijken->doelen = ijken_ruimte(cijfers->count, sizeof *ijken->doelen);
    ijken->doel = ijken_ruimte(cijfers->count, sizeof *ijken->doel);
    ijken->lijst =
        (struct figure_list){.figures = ijken_ruimte(cijfers->count, sizeof *ijken->lijst.figures),
                             .samples = cijfers->samples,
                             .sample_count = cijfers->sample_count};
    for (size_t i = 0; i < cijfers->count; i++) {
        const struct figure *cijfer = &cijfers->figures[i];
        if (cijfer->role != FIGURE_CALIBRATED || cijfer->derived) {
            continue; /* a figure that follows from others would count twice */
        }
        const char *bezwaar = cijfers_bezwaar(cijfer, cijfers, ijken->plan.scenario);
        if (bezwaar) {
            fault_add(faults, FAULT_WARNING, cijfer->file, cijfer->line, cijfer->id,
                      "Dit cijfer blijft buiten de ijking: %s.", bezwaar);
        } else {
            neem_doel(ijken, cijfer);
        }
    }
    if (ijken->aantal_doelen == 0) {
        fault_add(faults, FAULT_ERROR, ijken->plan.bestand, 0, NULL,
                  "Er is geen cijfer met de rol `gekalibreerd` dat dit scenario "
                  "kan simuleren, dus "
                  "er is niets om op te ijken.");
    }
    return ijken->aantal_doelen > 0;
}

/* Mean and standard deviation of n values, those without a value apart. */
static double spreiding_van(const double *waarden, size_t n, double *gemiddelde)
{
    double som = 0.0, kwadraten = 0.0;
    size_t aantal = 0;
    for (size_t i = 0; i < n; i++) {
        if (isfinite(waarden[i])) {
            som += waarden[i];
            aantal++;
        }
    }
    *gemiddelde = aantal > 0 ? som / (double)aantal : (double)NAN;
    for (size_t i = 0; i < n; i++) {
        if (isfinite(waarden[i])) {
            kwadraten += (waarden[i] - *gemiddelde) * (waarden[i] - *gemiddelde);
        }
    }
    return aantal > 1 ? sqrt(kwadraten / (double)(aantal - 1)) : (double)NAN;
}

/* Variance ÷ mean of a number counted, over all such targets together: above 1, for reports come in
 * clusters (the same huishouden again). At least 1, the Poisson value. */
static double overspreiding(const struct ijken *ijken, const struct cijfers *proef)
{
    double som = 0.0, aantal = 0.0;
    size_t n = proef->replicaties * proef->trekkingen;
    for (size_t d = 0; d < ijken->aantal_doelen; d++) {
        double gemiddelde, sd = spreiding_van(proef->waarde[0] + d * n, n, &gemiddelde);
        if (ijken->doelen[d].spreiding == IJK_TELLING && isfinite(sd) && gemiddelde > 0.0) {
            som += sd * sd / gemiddelde;
            aantal += 1.0;
        }
    }
    return aantal > 0.0 ? fmax(1.0, som / aantal) : 1.0;
}

void ijken_doelen_spreiding(struct ijken *ijken, const struct cijfers *proef)
{
    size_t n = proef->replicaties * proef->trekkingen;
    double over = overspreiding(ijken, proef);
    for (size_t d = 0; d < ijken->aantal_doelen; d++) {
        struct calibration_target *doel = &ijken->doel[d];
        enum ijk_spreiding spreiding = ijken->doelen[d].spreiding;
        double sd = spreiding_van(proef->waarde[0] + d * n, n, &ijken->doelen[d].vooraf);
        if (doel->is_stock) {
            continue;
        }
        if (spreiding == IJK_TELLING) {
            doel->deviation = sqrt(over * fmax(doel->value, 1.0));
        } else if (spreiding == IJK_STEEKPROEF || spreiding == IJK_REPLICATIES) {
            doel->deviation = isfinite(sd) ? sd : fabs(doel->value);
        }
        doel->deviation = fmax(doel->deviation, KLEINSTE_AANDEEL * fabs(doel->value));
    }
}
