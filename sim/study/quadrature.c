#include "sim/study/quadrature.h"

#include <gsl/gsl_integration.h>

bool quadrature_gamma(double shape, double *points, double *weights, size_t count)
{
    gsl_integration_fixed_workspace *w =
        gsl_integration_fixed_alloc(gsl_integration_fixed_laguerre, count, 0, 1, shape - 1, 0);
    if (w == NULL)
        return false;
    const double *at = gsl_integration_fixed_nodes(w), *weight = gsl_integration_fixed_weights(w);
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weight[i];
    for (size_t i = 0; i < count; i++) {
        points[i] = at[i] / shape;
        weights[i] = weight[i] / sum;
    }
    gsl_integration_fixed_free(w);
    return true;
}
