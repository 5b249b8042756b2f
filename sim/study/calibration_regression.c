/* Regression on a quadratic, of which the terms that are not linear are drawn towards zero.
 *
 * y = Φ_linear β + Φ_other u + e, with a flat prior for β, u ~ N(0, s²/λ) and e ~ N(0, s²/weight):
 * a linear mixed model (Robinson, "That BLUP is a good thing", Statistical Science 6, 1991). λ is
 * the one of a few with the largest restricted likelihood (Patterson and Thompson 1971); s² has its
 * degrees of freedom, n less the linear terms. So squares and products count as far as the points
 * show them, a few points cannot be fitted to death, and prediction variance s² φ'(Φ'WΦ + Λ)⁻¹φ
 * holds what was not seen of them. */
#include "sim/study/calibration_internal.h"

#include <gsl/gsl_linalg.h>
#include <gsl/gsl_matrix.h>
#include <math.h>
#include <string.h>

#define BLOCK 8 /* rows worked side by side: a fixed number is what compilers make fast */
#define LINEAR_PENALTY 1e-9 /* keeps points on a line or a plane solvable */
#define LEAST_SCALE 1e-6

static const double penalties[REGRESSION_PENALTIES] = {1e-8, 1e-2, 1.0, 30.0, 1e5};

struct regression_basis regression_basis_of(const double *points, size_t count, size_t parameters)
{
    struct regression_basis basis = {
        .parameters = parameters,
        .terms = 1 + parameters + parameters * (parameters + 1) / 2,
        .centre = calibration_allocate(parameters, sizeof(double)),
        .scale = calibration_allocate(parameters, sizeof(double)),
    };
    basis.width = (basis.terms + BLOCK - 1) / BLOCK * BLOCK;
    double n = (double)count;
    for (size_t p = 0; p < parameters; p++) {
        for (size_t i = 0; i < count; i++)
            basis.centre[p] += points[i * parameters + p] / n;
        double squares = 0.0;
        for (size_t i = 0; i < count; i++) {
            double off = points[i * parameters + p] - basis.centre[p];
            squares += off * off;
        }
        basis.scale[p] = fmax(sqrt(squares / n), LEAST_SCALE);
    }
    return basis;
}

void regression_basis_release(struct regression_basis *basis)
{
    free(basis->centre);
    free(basis->scale);
}

void regression_terms(const struct regression_basis *basis, const double *point, double *terms)
{
    size_t count = basis->parameters;
    double *z = terms + 1;
    terms[0] = 1.0;
    for (size_t p = 0; p < count; p++)
        z[p] = (point[p] - basis->centre[p]) / basis->scale[p];
    double *at = z + count;
    for (size_t p = 0; p < count; p++) {
        *at++ = z[p] * z[p] - 1.0;
        for (size_t q = p + 1; q < count; q++)
            *at++ = z[p] * z[q];
    }
    for (size_t k = basis->terms; k < basis->width; k++)
        terms[k] = 0.0;
}

static bool is_linear(const struct regression_basis *basis, size_t term)
{
    return term <= basis->parameters;
}

/* --- designs --- */

/* The lower half of Φ'WΦ. */
static gsl_matrix *cross_products(const struct regression_basis *basis, const double *terms,
                                  const double *weights, size_t count)
{
    gsl_matrix *products = gsl_matrix_calloc(basis->terms, basis->terms);
    CHECK(products != NULL);
    for (size_t i = 0; i < count; i++) {
        const double *row = terms + i * basis->width;
        if (weights[i] == 0.0)
            continue;
        for (size_t k = 0; k < basis->terms; k++) {
            double *into = gsl_matrix_ptr(products, k, 0);
            for (size_t l = 0; l <= k; l++)
                into[l] += weights[i] * row[k] * row[l];
        }
    }
    return products;
}

static void factorise(const struct regression_basis *basis, const gsl_matrix *products,
                      gsl_matrix *work, struct regression_design *design)
{
    gsl_matrix_memcpy(work, products);
    for (size_t k = 1; k < basis->terms; k++)
        *gsl_matrix_ptr(work, k, k) += is_linear(basis, k) ? LINEAR_PENALTY : design->penalty;
    gsl_linalg_cholesky_decomp1(work);
    for (size_t k = 0; k < basis->terms; k++) {
        double diagonal = gsl_matrix_get(work, k, k);
        CHECK(diagonal > 0.0);
        design->inverse[k] = 1.0 / diagonal;
        design->log_determinant += 2.0 * log(diagonal);
        for (size_t row = k; row < basis->terms; row++)
            design->factor[k * basis->width + row] = gsl_matrix_get(work, row, k);
    }
}

struct regression_design *regression_designs(const struct regression_basis *basis,
                                             const double *terms, const double *weights,
                                             size_t count)
{
    struct regression_design *designs = calibration_allocate(REGRESSION_PENALTIES, sizeof *designs);
    gsl_matrix *products = cross_products(basis, terms, weights, count);
    gsl_matrix *work = gsl_matrix_alloc(basis->terms, basis->terms);
    CHECK(work != NULL);
    for (size_t d = 0; d < REGRESSION_PENALTIES; d++) {
        designs[d].penalty = penalties[d];
        designs[d].factor = calibration_allocate(basis->width * basis->width, sizeof(double));
        designs[d].inverse = calibration_allocate(basis->width, sizeof(double));
        factorise(basis, products, work, &designs[d]);
    }
    gsl_matrix_free(work);
    gsl_matrix_free(products);
    return designs;
}

void regression_designs_release(struct regression_design *designs)
{
    for (size_t d = 0; d < REGRESSION_PENALTIES; d++) {
        free(designs[d].factor);
        free(designs[d].inverse);
    }
    free(designs);
}

/* to[row] −= column[row] × factor, from the block that `first` is in. */
static void take_off(double *restrict to, const double *restrict column, double factor,
                     size_t first, size_t width)
{
    for (size_t from = first / BLOCK * BLOCK; from < width; from += BLOCK) {
        for (size_t row = 0; row < BLOCK; row++)
            to[from + row] -= column[from + row] * factor;
    }
}

double regression_leverage(const struct regression_basis *basis,
                           const struct regression_design *design, double *terms)
{
    double squares = 0.0;
    for (size_t k = 0; k < basis->terms; k++) {
        double solved = terms[k] * design->inverse[k];
        take_off(terms, design->factor + k * basis->width, solved, k, basis->width);
        terms[k] = solved;
        squares += solved * solved;
    }
    return squares;
}

/* --- the fit --- */

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* (Φ'WΦ + Λ)⁻¹ b, in the place of b. */
static void solve(const struct regression_basis *basis, const struct regression_design *design,
                  double *b)
{
    regression_leverage(basis, design, b);
    for (size_t k = basis->terms; k-- > 0;) {
        const double *column = design->factor + k * basis->width;
        double sum = dot(column + k + 1, b + k + 1, basis->terms - k - 1);
        b[k] = (b[k] - sum) * design->inverse[k];
    }
}

/* Squares of what is left of y, with the penalty's own: (n − linear terms) s². */
static double squares_left(const struct regression_basis *basis,
                           const struct regression_design *design, const double *terms,
                           const double *weights, const double *y, size_t count,
                           const double *coefficients)
{
    double squares = 0.0;
    for (size_t i = 0; i < count; i++) {
        double off = 0.0;
        if (weights[i] > 0.0)
            off = y[i] - dot(terms + i * basis->width, coefficients, basis->terms);
        squares += weights[i] * off * off;
    }
    for (size_t k = 1; k < basis->terms; k++)
        squares += (is_linear(basis, k) ? LINEAR_PENALTY : design->penalty) * coefficients[k] *
                   coefficients[k];
    return squares;
}

/* Residual of a point left out = residual ÷ (1 − its leverage), with variance
 * s²/(weight (1 − leverage)). */
static double largest_surprise(const struct regression_basis *basis,
                               const struct regression_design *design, const double *terms,
                               const double *weights, const double *y, size_t count,
                               const struct regression *fit)
{
    double *work = calibration_allocate(basis->width, sizeof *work);
    double largest = 0.0;
    for (size_t i = 0; i < count && fit->variance > 0.0; i++) {
        if (weights[i] == 0.0)
            continue;
        memcpy(work, terms + i * basis->width, basis->width * sizeof *work);
        double off = y[i] - dot(work, fit->coefficients, basis->terms);
        double leverage = weights[i] * regression_leverage(basis, design, work);
        double variance = fit->variance / weights[i] * fmax(1.0 - leverage, 1e-9);
        largest = fmax(largest, fabs(off) / sqrt(variance));
    }
    free(work);
    return largest;
}

static double mean_of(const double *weights, const double *y, size_t count)
{
    double sum = 0.0, weight = 0.0;
    for (size_t i = 0; i < count; i++) {
        sum += weights[i] > 0.0 ? weights[i] * y[i] : 0.0;
        weight += weights[i];
    }
    return sum / weight;
}

struct regression regression_of(const struct regression_basis *basis,
                                const struct regression_design *designs, const double *terms,
                                const double *weights, const double *y, size_t count)
{
    struct regression fit = {.coefficients = calibration_allocate(basis->width, sizeof(double))};
    double *centred = calibration_allocate(count, sizeof *centred);
    double *products = calibration_allocate(basis->width, sizeof *products);
    double *coefficients = calibration_allocate(basis->width, sizeof *coefficients);
    double mean = mean_of(weights, y, count);
    double others = (double)(basis->terms - basis->parameters - 1);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (weights[i] == 0.0)
            continue;
        used++;
        centred[i] = y[i] - mean;
        for (size_t k = 0; k < basis->terms; k++)
            products[k] += weights[i] * centred[i] * terms[i * basis->width + k];
    }
    CHECK(used > basis->parameters + 1);
    fit.degrees = (double)(used - basis->parameters - 1);
    double best = -INFINITY;
    for (size_t d = 0; d < REGRESSION_PENALTIES; d++) {
        memcpy(coefficients, products, basis->width * sizeof *coefficients);
        solve(basis, &designs[d], coefficients);
        double squares =
            squares_left(basis, &designs[d], terms, weights, centred, count, coefficients);
        double likelihood = -0.5 * (fit.degrees * log(fmax(squares, 1e-300)) +
                                    designs[d].log_determinant - others * log(designs[d].penalty));
        if (likelihood > best) {
            best = likelihood;
            fit.design = d;
            fit.variance = squares / fit.degrees;
            memcpy(fit.coefficients, coefficients, basis->width * sizeof *coefficients);
        }
    }
    fit.surprise =
        largest_surprise(basis, &designs[fit.design], terms, weights, centred, count, &fit);
    fit.coefficients[0] += mean;
    free(centred);
    free(products);
    free(coefficients);
    return fit;
}
