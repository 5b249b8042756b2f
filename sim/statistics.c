/* Statistics of a run.
 *
 * Tallies keep mean and sum of squared deviations (Welford 1962; merged after Chan, Golub and
 * LeVeque 1979), so that a large mean does not drown a small variance. Time-weighted values are
 * integrated in whole numbers: the books must balance to the tick. Histograms trade a fixed
 * relative precision for quantiles that can be merged over stations and replications without
 * keeping observations. */
#include "sim/statistics.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "sim/check.h"
#include "sim/world_memory.h"

void tally_init(struct tally *t)
{
    *t = (struct tally){.minimum = INFINITY, .maximum = -INFINITY};
}

void tally_add(struct tally *t, double x)
{
    CHECK(isfinite(x));
    t->count++;
    double deviation = x - t->mean;
    t->mean += deviation / (double)t->count;
    t->m2 += deviation * (x - t->mean);
    t->minimum = fmin(t->minimum, x);
    t->maximum = fmax(t->maximum, x);
}

/* With d = mean_b − mean_a: mean = mean_a + d·n_b/n and m2 = m2_a + m2_b + d²·n_a·n_b/n. */
void tally_merge(struct tally *into, const struct tally *from)
{
    if (from->count == 0)
        return;
    double before = (double)into->count;
    double added = (double)from->count;
    double share = added / (before + added);
    double difference = from->mean - into->mean;
    into->mean += difference * share;
    into->m2 += from->m2 + difference * difference * before * share;
    into->count += from->count;
    into->minimum = fmin(into->minimum, from->minimum);
    into->maximum = fmax(into->maximum, from->maximum);
}

double tally_mean(const struct tally *t)
{
    return t->count == 0 ? NAN : t->mean;
}

double tally_variance(const struct tally *t)
{
    return t->count < 2 ? NAN : t->m2 / (double)(t->count - 1);
}

void time_weighted_init(struct time_weighted *w, tick start, int64_t value)
{
    *w = (struct time_weighted){
        .value = value, .since = start, .start = start, .minimum = value, .maximum = value};
}

int64_t time_weighted_integral(const struct time_weighted *w, tick at)
{
    CHECK(at >= w->since);
    int64_t ticks, area, integral;
    bool is_too_large = __builtin_sub_overflow(at, w->since, &ticks) ||
                        __builtin_mul_overflow(w->value, ticks, &area) ||
                        __builtin_add_overflow(w->integral, area, &integral);
    CHECK(!is_too_large);
    return integral;
}

void time_weighted_set(struct time_weighted *w, tick at, int64_t value)
{
    w->integral = time_weighted_integral(w, at);
    w->since = at;
    w->value = value;
    if (value < w->minimum)
        w->minimum = value;
    if (value > w->maximum)
        w->maximum = value;
}

void time_weighted_add(struct time_weighted *w, tick at, int64_t change)
{
    int64_t value;
    bool is_too_large = __builtin_add_overflow(w->value, change, &value);
    CHECK(!is_too_large);
    time_weighted_set(w, at, value);
}

double time_weighted_mean(const struct time_weighted *w, tick at)
{
    int64_t integral = time_weighted_integral(w, at);
    return at == w->start ? NAN : (double)integral / (double)(at - w->start);
}

/* Bucket 0 holds zero; the power of two 2^e holds buckets 1 + 128·e and on, each 2^e/128 wide
 * (below 2^7 that is at most one whole number, and some stay empty); the last one holds 2^40 alone.
 */
#define POWERS 40
#define PARTS 128
#define PARTS_POWER 7
#define BUCKETS (1 + POWERS * PARTS + 1)
#define LARGEST (INT64_C(1) << POWERS)

struct histogram {
    uint64_t count;
    uint64_t buckets[BUCKETS];
};

struct histogram *histogram_create(void)
{
    return world_allocate(1, sizeof(struct histogram));
}

void histogram_free(struct histogram *h)
{
    world_release(h);
}

static size_t bucket_of(int64_t ticks)
{
    if (ticks == 0)
        return 0;
    int power = 63 - __builtin_clzll((unsigned long long)ticks);
    int64_t above = ticks - (INT64_C(1) << power);
    return 1 + (size_t)power * PARTS + (size_t)((above << PARTS_POWER) >> power);
}

/* The middle of the whole numbers in the bucket: at most half a width, 1/256 of it, off. */
static double bucket_middle(size_t bucket)
{
    if (bucket == 0)
        return 0.0;
    size_t power = (bucket - 1) / PARTS;
    double part = (double)((bucket - 1) % PARTS) / PARTS;
    double low = (double)(INT64_C(1) << power) * (1.0 + part);
    if (power <= PARTS_POWER || bucket == BUCKETS - 1)
        return low;
    double width = (double)(INT64_C(1) << (power - PARTS_POWER));
    return low + (width - 1.0) / 2.0;
}

void histogram_add(struct histogram *h, int64_t ticks)
{
    CHECK(ticks >= 0 && ticks <= LARGEST);
    h->buckets[bucket_of(ticks)]++;
    h->count++;
}

void histogram_merge(struct histogram *into, const struct histogram *from)
{
    for (size_t i = 0; i < BUCKETS; i++)
        into->buckets[i] += from->buckets[i];
    into->count += from->count;
}

uint64_t histogram_count(const struct histogram *h)
{
    return h->count;
}

/* Where quantile p stands among n sorted values, type 7 of Hyndman and Fan (1996): at (n − 1)·p,
 * counted from 0, in between two values by proportion. */
struct quantile_place {
    uint64_t below; /* the value at or just under the place */
    uint64_t above;
    double fraction; /* of the way from one to the other */
};

static struct quantile_place place_quantile(uint64_t n, double p)
{
    CHECK(n > 0 && p >= 0.0 && p <= 1.0);
    double place = (double)(n - 1) * p;
    uint64_t below = (uint64_t)place;
    if (below >= n - 1)
        return (struct quantile_place){.below = n - 1, .above = n - 1};
    return (struct quantile_place){below, below + 1, place - (double)below};
}

/* The observation with `rank` observations before it, as its bucket's middle. */
static double ranked_observation(const struct histogram *h, uint64_t rank)
{
    size_t bucket = 0;
    uint64_t passed = h->buckets[0];
    while (passed <= rank)
        passed += h->buckets[++bucket];
    return bucket_middle(bucket);
}

double histogram_quantile(const struct histogram *h, double p)
{
    if (h->count == 0)
        return NAN;
    struct quantile_place place = place_quantile(h->count, p);
    double below = ranked_observation(h, place.below);
    double above = ranked_observation(h, place.above);
    return below + place.fraction * (above - below);
}

double statistics_t95(size_t n)
{
    return n < 2 ? NAN : gsl_cdf_tdist_Pinv(0.975, (double)(n - 1));
}

double statistics_quantile(const double *sorted, size_t n, double p)
{
    if (n == 0)
        return NAN;
    struct quantile_place place = place_quantile(n, p);
    double below = sorted[place.below];
    return below + place.fraction * (sorted[place.above] - below);
}
