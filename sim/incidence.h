/* Cumulative incidence with competing endings and censoring: the Aalen–Johansen estimator (Aalen
 * and Johansen, Scand. J. Statist. 5, 1978), for one kind of ending against all others. */
#ifndef SIM_INCIDENCE_H
#define SIM_INCIDENCE_H

#include "sim/clock.h"

#include <stddef.h>

#define INCIDENCE_CENSORED 0 /* still under way when observation ended */
#define INCIDENCE_EVENT 1    /* the ending of interest */
#define INCIDENCE_OTHER 2    /* another ending: never again at risk */

struct incidence_record {
    int64_t ticks; /* from the start of the clock, 0 to INT64_MAX / 2 */
    int ending;    /* one of the above */
};

struct incidence; /* a step function, F₁(t) */

/* Sorts the records in place (by ticks; at a tie endings come before censorings). NULL when memory
 * is short. n = 0 gives a curve that is nowhere defined (values NAN). */
struct incidence *incidence_estimate(struct incidence_record *records, size_t n);
void incidence_free(struct incidence *curve);

/* F₁ at `ticks` (right-continuous), 0 to 1. */
double incidence_at(const struct incidence *curve, int64_t ticks);
/* ∫₀^τ (F₁(τ) − F₁(t)) dt / F₁(τ) in ticks: the mean of those who arrive within τ; NAN when F₁(τ) =
 * 0. */
double incidence_mean(const struct incidence *curve, int64_t tau);
/* Smallest t with F₁(t) ≥ p × F₁(τ); NAN when F₁(τ) = 0. */
double incidence_quantile(const struct incidence *curve, int64_t tau, double p);

#endif
