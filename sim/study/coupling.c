/* Coupling by ratios of means.
 *
 * K(source → j) = E[D_j] ÷ −E[D_source] has the same value whichever of the two worlds comes first:
 * both signs turn. What turns is the sign of the relief, which therefore tells whether `b` is the
 * world with more capacity. Intervals: Fieller for one coupling and for several at once; for the
 * difference of two couplings, each with a denominator of its own, the jackknife over replications
 * (Efron and Stein 1981). */
#include "sim/study/coupling.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/check.h"
#include "sim/statistics.h"
#include "sim/study/bootstrap.h"

#define PER 100.0 /* a coupling of 1 is 100 days that come back out of 100 */

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);
    CHECK(memory != NULL);
    return memory;
}

/* D of the stations in `bits`, replication by replication. */
static void difference_of(const struct coupling_data *data, struct coupling_pair pair,
                          uint32_t bits, size_t weeks, double *days)
{
    CHECK(weeks <= data->weeks && pair.a < data->worlds && pair.b < data->worlds);
    CHECK(data->stations <= 32 && (data->stations == 32 || bits >> data->stations == 0));
    size_t world = data->replications * data->weeks * data->stations;
    for (size_t r = 0; r < data->replications; r++) {
        const float *a = data->days + pair.a * world + r * data->weeks * data->stations;
        const float *b = data->days + pair.b * world + r * data->weeks * data->stations;
        days[r] = 0.0;
        for (size_t s = 0; s < data->stations; s++) {
            if (!(bits >> s & 1))
                continue;
            for (size_t week = 0; week < weeks; week++)
                days[r] += (double)b[week * data->stations + s] - a[week * data->stations + s];
        }
    }
}

static void relief_of(const struct coupling_data *data, struct coupling_pair pair, size_t weeks,
                      double *relief)
{
    difference_of(data, pair, pair.source, weeks, relief);
    for (size_t r = 0; r < data->replications; r++)
        relief[r] = 0.0 - relief[r];
}

float *coupling_first(const struct coupling_data *data, size_t replications,
                      struct coupling_data *first)
{
    if (replications > data->replications)
        replications = data->replications;
    size_t one = data->weeks * data->stations;
    float *days = allocate(data->worlds * replications * one, sizeof *days);
    for (size_t world = 0; world < data->worlds && replications > 0; world++)
        memcpy(days + world * replications * one, data->days + world * data->replications * one,
               replications * one * sizeof *days);
    *first = (struct coupling_data){data->worlds, replications, data->weeks, data->stations, days};
    return days;
}

void coupling_of(const struct coupling_data *data, struct coupling_pair pair,
                 const uint32_t *receivers, size_t receiver_count, size_t weeks, uint64_t seed,
                 struct coupling_result *result)
{
    size_t n = data->replications;
    size_t count = receiver_count + 1;
    double *moved = allocate(n * count, sizeof *moved);
    double *relief = allocate(n, sizeof *relief);
    *result = (struct coupling_result){.moved = allocate(count, sizeof *result->moved),
                                       .ratios = allocate(count, sizeof *result->ratios)};
    relief_of(data, pair, weeks, relief);
    result->relief = estimate_of(relief, n, 1);
    uint32_t all = 0;
    for (size_t j = 0; j < count; j++) {
        uint32_t bits = j < receiver_count ? receivers[j] : all;
        all |= bits;
        difference_of(data, pair, bits, weeks, moved + j * n);
        result->moved[j] = estimate_of(moved + j * n, n, 1);
    }
    ratio_fieller(moved, count, relief, n, seed, result->ratios);
    free(moved);
    free(relief);
}

void coupling_release(struct coupling_result *result)
{
    free(result->moved);
    free(result->ratios);
    *result = (struct coupling_result){0};
}

/* --- the difference between two couplings --- */

/* Numerators and denominators of one of the two. */
struct jackknife {
    double *moved, *relief;
    double moved_sum, relief_sum;
};

static struct jackknife jackknife_of(const struct coupling_data *data, struct coupling_pair pair,
                                     uint32_t receivers, size_t weeks)
{
    struct jackknife side = {.moved = allocate(data->replications, sizeof(double)),
                             .relief = allocate(data->replications, sizeof(double))};
    difference_of(data, pair, receivers, weeks, side.moved);
    relief_of(data, pair, weeks, side.relief);
    return side;
}

/* Keeps the replications that both sides have, and adds up; gives how many. `rows`: which. */
static size_t keep_common(struct jackknife *one, struct jackknife *other, size_t replications,
                          size_t *rows)
{
    size_t kept = 0;
    for (size_t r = 0; r < replications; r++) {
        if (!isfinite(one->relief[r]) || !isfinite(other->relief[r]))
            continue;
        struct jackknife *const sides[] = {one, other};
        for (int i = 0; i < 2; i++) {
            sides[i]->moved[kept] = sides[i]->moved[r];
            sides[i]->relief[kept] = sides[i]->relief[r];
            sides[i]->moved_sum += sides[i]->moved[r];
            sides[i]->relief_sum += sides[i]->relief[r];
        }
        rows[kept++] = r;
    }
    return kept;
}

static void jackknife_release(struct jackknife *side)
{
    free(side->moved);
    free(side->relief);
}

static bool is_determined(const struct jackknife *side, size_t n)
{
    struct estimate relief = estimate_of(side->relief, n, 1);
    return relief.low > 0.0 || relief.high < 0.0;
}

static double without(const struct jackknife *side, size_t r)
{
    return PER * (side->moved_sum - side->moved[r]) / (side->relief_sum - side->relief[r]);
}

static double with_all(const struct jackknife *side)
{
    return PER * side->moved_sum / side->relief_sum;
}

/* A difference with its standard error: by the spread of the pseudo-values n θ − (n − 1) θ_(r); its
 * middle is θ itself, so that it is the difference of the two couplings as they are printed. Their
 * deviations, in units of the root of their sum of squares, stand at standard[r * stride]. */
struct difference {
    size_t count; /* 0: not to be determined */
    double value, error;
};

static struct difference jackknife_difference(const struct jackknife *one,
                                              const struct jackknife *other, size_t n,
                                              const size_t *rows, double *standard, size_t stride)
{
    struct tally left_out;
    tally_init(&left_out);
    for (size_t r = 0; r < n; r++)
        tally_add(&left_out, without(one, r) - without(other, r));
    double spread = sqrt(tally_variance(&left_out) * (double)(n - 1));
    for (size_t r = 0; r < n && spread > 0.0; r++)
        standard[rows[r] * stride] =
            (tally_mean(&left_out) - (without(one, r) - without(other, r))) / spread;
    return (struct difference){n, with_all(one) - with_all(other),
                               (double)(n - 1) * sqrt(tally_variance(&left_out) / (double)n)};
}

static struct difference difference_between(const struct coupling_data *data,
                                            struct coupling_contrast contrast, uint32_t receivers,
                                            size_t weeks, double *standard, size_t stride)
{
    struct jackknife one = jackknife_of(data, contrast.one, receivers, weeks);
    struct jackknife other = jackknife_of(data, contrast.other, receivers, weeks);
    size_t *rows = allocate(data->replications, sizeof *rows);
    size_t n = keep_common(&one, &other, data->replications, rows);
    struct difference difference = {0};
    if (is_determined(&one, n) && is_determined(&other, n))
        difference = jackknife_difference(&one, &other, n, rows, standard, stride);
    free(rows);
    jackknife_release(&one);
    jackknife_release(&other);
    return difference;
}

static struct estimate interval_of(struct difference difference, double quantile)
{
    if (difference.count == 0)
        return (struct estimate){0, NAN, NAN, NAN};
    double half = quantile * difference.error;
    return (struct estimate){difference.count, difference.value, difference.value - half,
                             difference.value + half};
}

struct estimate coupling_difference(const struct coupling_data *data, struct coupling_pair one,
                                    struct coupling_pair other, uint32_t receivers, size_t weeks)
{
    double *standard = allocate(data->replications, sizeof *standard);
    struct difference difference = difference_between(data, (struct coupling_contrast){one, other},
                                                      receivers, weeks, standard, 1);
    free(standard);
    return interval_of(difference, statistics_t95(difference.count));
}

void coupling_differences(const struct coupling_data *data,
                          const struct coupling_contrast *contrasts, size_t count,
                          uint32_t receivers, size_t weeks, uint64_t seed,
                          struct estimate *differences)
{
    double *standard = allocate(data->replications * count, sizeof *standard);
    struct difference *each = allocate(count, sizeof *each);
    for (size_t i = 0; i < count; i++)
        each[i] = difference_between(data, contrasts[i], receivers, weeks, standard + i, count);
    double largest = bootstrap_largest(standard, data->replications, count, seed);
    for (size_t i = 0; i < count; i++)
        differences[i] = interval_of(each[i], bootstrap_student(largest, each[i].count));
    free(standard);
    free(each);
}

enum equivalence coupling_equivalence(const struct ratio *total, double margin)
{
    if (total->kind == RATIO_NONE)
        return EQUIVALENCE_NONE;
    if (PER * total->low > -margin && PER * total->high < margin)
        return EQUIVALENCE_ABSENT;
    if (total->low > 0.0 || total->high < 0.0)
        return EQUIVALENCE_PRESENT;
    return EQUIVALENCE_UNCLEAR;
}
