/* Means over a gamma distribution by a few well chosen points. */
#ifndef SIM_STUDY_QUADRATURE_H
#define SIM_STUDY_QUADRATURE_H

#include <stdbool.h>
#include <stddef.h>

/* Generalised Gauss–Laguerre: points and weights (they add up to 1) for which Σ weight × f(point)
 * is the mean of f over a gamma distribution of this shape (> 0) and mean 1, exactly for
 * polynomials below degree 2 × count. False when memory is short. */
bool quadrature_gamma(double shape, double *points, double *weights, size_t count);

#endif
