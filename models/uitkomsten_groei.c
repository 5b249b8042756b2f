/* How fast the waiting lists grow: the slope of a straight line through the weekly means after the
 * warm-up, by least squares, for every list at once.
 *
 * With n whole weeks of means y, week 0 the first, the slope is
 *   sum (t - (n - 1)/2) y(t) / (n (n^2 - 1) / 12),
 * and y(t) is the difference of two snapshots, so that sums over gemeenten and stations are the
 * slopes of the summed lists. */
#include "models/uitkomsten_intern.h"

#define MINSTENS_WEKEN 8

void uitkomsten_groei_week(struct waarnemer *w, const struct momentopname *nu)
{
    const struct keten *k = w->k;
    if (k->sim.now < k->in->telt_vanaf + CLOCK_WEEK) {
        return; /* not wholly after the warm-up */
    }
    if (w->groei_weken == 0) {
        opname_weeg_wacht(&w->groei_van, 1.0, &w->vorige);
    }
    double t = (double)w->groei_weken++;
    opname_weeg_wacht(&w->groei_som, t, nu);
    opname_weeg_wacht(&w->groei_som, -t, &w->vorige);
}

void uitkomsten_groei(struct waarnemer *w)
{
    double n = (double)w->groei_weken, midden = (n - 1.0) / 2.0;
    double schaal = w->groei_weken >= MINSTENS_WEKEN
                        ? 12.0 / (n * (n * n - 1.0)) / (double)CLOCK_WEEK
                        : (double)NAN;
    opname_weeg_wacht(&w->groei, schaal, &w->groei_som);
    opname_weeg_wacht(&w->groei, -schaal * midden, &w->vorige);
    opname_weeg_wacht(&w->groei, schaal * midden, &w->groei_van);
}
