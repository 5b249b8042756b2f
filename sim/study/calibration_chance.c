/* The chance of the simulation itself, told apart by how it goes with the points.
 *
 * Replication r at point i gives f(point) + c_r(point) + e_ir. All points share their random
 * numbers, so that c_r, what a lucky or an unlucky replication does everywhere, is the same mistake
 * at all points: no number of points averages it out, and a regression takes it for the model. Its
 * size shows between replications: each replication's own line through its differences with the
 * mean of all. What is left of the differences is e. */
#include "sim/study/calibration_internal.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#define NORMAL 1.9599639845400545
#define LEAST_SHARE 0.01 /* of the mean variance: keeps ln of it finite */
#define RIDGE 1e-9

double chance_inflation(double degrees)
{
    double t = gsl_cdf_tdist_Pinv(0.975, fmax(degrees, 1.0)) / NORMAL;
    return t * t;
}

/* --- lines: least squares on (1, z) --- */

/* Least squares of y on the first `linear` terms, over the points where y is not NAN; `line` gets
 * the coefficients: a mean alone when there are too few points for more. */
static void fit_line(const double *terms, size_t width, size_t linear, const double *y,
                     size_t count, double *line)
{
    gsl_matrix *products = gsl_matrix_calloc(linear, linear);
    gsl_vector_view solved = gsl_vector_view_array(line, linear);
    CHECK(products != NULL);
    gsl_vector_set_zero(&solved.vector);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const double *row = terms + i * width;
        if (isnan(y[i]))
            continue;
        used++;
        for (size_t k = 0; k < linear; k++) {
            line[k] += row[k] * y[i];
            for (size_t l = 0; l < linear; l++)
                *gsl_matrix_ptr(products, k, l) += row[k] * row[l];
        }
    }
    if (used > linear + 2) {
        for (size_t k = 1; k < linear; k++)
            *gsl_matrix_ptr(products, k, k) += RIDGE * (double)used;
        gsl_linalg_cholesky_decomp1(products);
        gsl_linalg_cholesky_svx(products, &solved.vector);
    } else {
        double mean = used > 0 ? line[0] / (double)used : 0.0;
        gsl_vector_set_zero(&solved.vector);
        line[0] = mean;
    }
    gsl_matrix_free(products);
}

static double line_at(const double *line, const double *terms, size_t linear)
{
    double sum = 0.0;
    for (size_t k = 0; k < linear; k++)
        sum += line[k] * terms[k];
    return sum;
}

/* --- what replications differ --- */

/* Differences of each replication with the mean of its point, values[i * replications + r], as
 * columns: off[r * count + i]; a point with one value has none. Gives the degrees of freedom. */
static double differences_of(const double *values, size_t count, size_t replications, double *off)
{
    double degrees = 0.0;
    for (size_t i = 0; i < count; i++) {
        const double *row = values + i * replications;
        double sum = 0.0;
        size_t n = 0;
        for (size_t r = 0; r < replications; r++) {
            sum += isnan(row[r]) ? 0.0 : row[r];
            n += isnan(row[r]) ? 0 : 1;
        }
        for (size_t r = 0; r < replications; r++)
            off[r * count + i] = n > 1 ? row[r] - sum / (double)n : NAN;
        degrees += n > 1 ? (double)(n - 1) : 0.0;
    }
    return degrees;
}

static double squares_of(const double *values, size_t n)
{
    double squares = 0.0;
    for (size_t i = 0; i < n; i++)
        squares += isnan(values[i]) ? 0.0 : values[i] * values[i];
    return squares;
}

/* Takes each replication's line out of its differences, and adds its products to `common`; gives
 * how many replications there are. */
static size_t take_out_lines(const struct regression_basis *basis, const double *terms,
                             size_t count, size_t replications, double *off, double *common)
{
    size_t linear = basis->parameters + 1;
    double *line = calibration_allocate(linear, sizeof *line);
    size_t used = 0;
    for (size_t r = 0; r < replications; r++) {
        double *column = off + r * count;
        size_t values = 0;
        fit_line(terms, basis->width, linear, column, count, line);
        for (size_t i = 0; i < count; i++) {
            values += isnan(column[i]) ? 0 : 1;
            column[i] -= line_at(line, terms + i * basis->width, linear);
        }
        used += values > 0;
        for (size_t k = 0; k < linear; k++) {
            for (size_t l = 0; l < linear; l++)
                common[k * linear + l] += line[k] * line[l];
        }
    }
    free(line);
    return used;
}

/* --- the variance of one replication over the points --- */

/* ln of the variance at each point. */
static void logarithms_of(const double *values, size_t count, size_t replications, double floor,
                          double *logarithms)
{
    double *off = calibration_allocate(replications, sizeof *off);
    for (size_t i = 0; i < count; i++) {
        double degrees = differences_of(values + i * replications, 1, replications, off);
        logarithms[i] =
            degrees > 0.0 ? log(fmax(squares_of(off, replications) / degrees, floor)) : NAN;
    }
    free(off);
}

/* One variance everywhere, or one that goes with the coordinates, whichever Schwarz's criterion
 * prefers; on average over the points it is `variance`. */
static void fill_single(const struct regression_basis *basis, const double *terms,
                        const double *values, size_t count, size_t replications, double variance,
                        struct chance *chance)
{
    size_t linear = basis->parameters + 1;
    double *y = calibration_allocate(count, sizeof *y);
    logarithms_of(values, count, replications, LEAST_SHARE * variance, y);
    fit_line(terms, basis->width, linear, y, count, chance->single);
    double mean = 0.0, n = 0.0;
    for (size_t i = 0; i < count; i++) {
        mean += isnan(y[i]) ? 0.0 : y[i];
        n += isnan(y[i]) ? 0.0 : 1.0;
    }
    mean /= n;
    double about_mean = 0.0, about_line = 0.0, average = 0.0;
    chance->single_low = INFINITY;
    chance->single_high = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        if (isnan(y[i]))
            continue;
        double at = line_at(chance->single, terms + i * basis->width, linear);
        about_mean += (y[i] - mean) * (y[i] - mean);
        about_line += (y[i] - at) * (y[i] - at);
        average += exp(at) / n;
        chance->single_low = fmin(chance->single_low, at);
        chance->single_high = fmax(chance->single_high, at);
    }
    double shift = log(variance) - log(average);
    if (!(n * log(about_mean / fmax(about_line, 1e-300)) > (double)(linear - 1) * log(n))) {
        for (size_t k = 0; k < linear; k++)
            chance->single[k] = 0.0;
        chance->single_low = chance->single_high = 0.0;
        shift = log(variance);
    }
    chance->single[0] += shift;
    chance->single_low += shift;
    chance->single_high += shift;
    free(y);
}

/* Degrees of freedom of total = common + residual (Satterthwaite 1946). */
static double degrees_of_sum(double total, double residual, double common_degrees,
                             double residual_degrees)
{
    double common = fmax(total - residual, 0.0);
    double spread = common * common / common_degrees;
    if (residual_degrees > 0.0)
        spread += residual * residual / residual_degrees;
    return spread > 0.0 ? fmax(total * total / spread, common_degrees) : INFINITY;
}

struct chance chance_of(const struct regression_basis *basis, const double *terms,
                        const double *values, size_t count, size_t replications)
{
    size_t linear = basis->parameters + 1;
    struct chance chance = {.common = calibration_allocate(linear * linear, sizeof(double)),
                            .single = calibration_allocate(linear, sizeof(double))};
    double *off = calibration_allocate(replications * count, sizeof *off);
    double degrees = differences_of(values, count, replications, off);
    double total = degrees > 0.0 ? squares_of(off, replications * count) / degrees : 0.0;
    size_t used = take_out_lines(basis, terms, count, replications, off, chance.common);
    double common_degrees = used > 1 ? (double)(used - 1) : 1.0;
    double left = degrees - common_degrees * (double)linear;
    chance.residual = left > 0.0 ? squares_of(off, replications * count) / left : 0.0;
    double share = chance_inflation(common_degrees) / (common_degrees * (common_degrees + 1.0));
    for (size_t k = 0; k < linear * linear; k++)
        chance.common[k] *= share;
    if (total > 0.0) {
        double of_sum = degrees_of_sum(total, chance.residual, common_degrees, left);
        fill_single(basis, terms, values, count, replications, total, &chance);
        double inflation = log(chance_inflation(of_sum));
        chance.single[0] += inflation;
        chance.single_low += inflation;
        chance.single_high += inflation;
    } else {
        chance.single_low = chance.single_high = -INFINITY;
    }
    free(off);
    return chance;
}

void chance_release(struct chance *chance)
{
    free(chance->common);
    free(chance->single);
}

double chance_common(const struct chance *chance, const double *terms, size_t linear)
{
    double sum = 0.0;
    for (size_t k = 0; k < linear; k++) {
        const double *row = chance->common + k * linear;
        sum += terms[k] * (row[k] * terms[k] + 2.0 * line_at(row, terms, k));
    }
    return sum;
}

double chance_single(const struct chance *chance, const double *terms, size_t linear)
{
    double at = line_at(chance->single, terms, linear);
    return exp(fmin(fmax(at, chance->single_low), chance->single_high));
}
