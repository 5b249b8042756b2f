/* The bootstrap behind simultaneous intervals (Efron 1979; max-t after Westfall and Young 1993).
 *
 * A resample draws n replications with replacement, whole ones, so that everything that goes
 * together within a replication stays together. Standard errors are those of the sample, not of
 * each resample: where only a few replications differ from the rest, many resamples hold none of
 * them and have no variance to divide by. What is lost by that, that the standard errors are
 * themselves estimates, is made good in bootstrap_student: each mean keeps its place in the tail,
 * Student's instead of the normal one, and the means keep how they depend on each other. */
#include "sim/study/bootstrap.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/statistics.h"
#include "sim/study/draws.h"

#define RESAMPLES 2000
#define LEVEL 0.95
#define ONE_MEAN 1.9599639845400545 /* normal quantile of 0.975 */
#define BLOCK 8 /* columns summed side by side: a fixed number is what compilers make fast */

/* The columns in blocks, the last one filled up with zeros. */
static double *padded_copy(const double *standard, size_t n, size_t columns, size_t width)
{
    double *copy = calloc(n * width, sizeof *copy);
    CHECK(copy != NULL);
    for (size_t r = 0; r < n; r++)
        memcpy(copy + r * width, standard + r * columns, columns * sizeof *copy);
    return copy;
}

static void draw_times(uint64_t seed, uint32_t resample, size_t n, double *times)
{
    struct stream stream;
    study_stream_open(&stream, seed,
                      (struct stream_name){.purpose = STUDY_DRAW_BOOTSTRAP, .actor = resample});
    for (size_t r = 0; r < n; r++)
        times[r] = 0.0;
    for (size_t i = 0; i < n; i++)
        times[gsl_rng_uniform_int(&stream.rng, n)] += 1.0;
}

/* Largest |sum| over the columns. With n draws, a sum over a column whose squares add up to 1 has
 * mean 0 and variance 1. */
static double largest_sum(const double *rows, const double *times, size_t n, size_t width)
{
    double largest = 0.0;
    for (size_t from = 0; from < width; from += BLOCK) {
        double sum[BLOCK] = {0};
        for (size_t r = 0; r < n; r++) {
            const double *row = rows + r * width + from;
            for (size_t c = 0; c < BLOCK; c++)
                sum[c] += times[r] * row[c];
        }
        for (size_t c = 0; c < BLOCK; c++)
            largest = fmax(largest, fabs(sum[c]));
    }
    return largest;
}

double bootstrap_largest(const double *standard, size_t n, size_t columns, uint64_t seed)
{
    if (n == 0 || columns == 0)
        return ONE_MEAN;
    size_t width = (columns + BLOCK - 1) / BLOCK * BLOCK;
    double *rows = padded_copy(standard, n, columns, width);
    double *times = calloc(n, sizeof *times);
    double *largest = calloc(RESAMPLES, sizeof *largest);
    CHECK(times != NULL && largest != NULL);
    for (uint32_t b = 0; b < RESAMPLES; b++) {
        draw_times(seed, b, n, times);
        largest[b] = largest_sum(rows, times, n, width);
    }
    gsl_sort(largest, 1, RESAMPLES);
    double value = fmax(ONE_MEAN, statistics_quantile(largest, RESAMPLES, LEVEL));
    free(rows);
    free(times);
    free(largest);
    return value;
}

double bootstrap_student(double largest, size_t n)
{
    if (n < 2)
        return NAN;
    double value = gsl_cdf_tdist_Qinv(gsl_cdf_ugaussian_Q(largest), (double)(n - 1));
    return fmax(value, statistics_t95(n));
}
