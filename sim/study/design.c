/* The randomised Halton sequence.
 *
 * Coordinate d of point i is the radical inverse of i in base b, the d-th prime: its digits a_0,
 * a_1, … (lowest first) become Σ π_k(a_k) b^−(k+1). Each π_k is a random permutation of the digits
 * of its own, whatever the other digits are (Owen 2017); it goes on through leading zeros until a
 * digit no longer shows in a double. Without the permutations, coordinates in large bases would
 * rise together and be nearly equal. */
#include "sim/study/design.h"

#include <math.h>
#include <stdbool.h>

#include "sim/check.h"
#include "sim/study/draws.h"

#define DIMENSIONS 1001
#define PRIMES_BELOW 9000

/* Prime number `rank`, from 0: 2, 3, 5, … (sieve of Eratosthenes). The k-th prime lies below
 * k (ln k + ln ln k) for k ≥ 6 (Rosser and Schoenfeld 1962). */
static uint32_t prime_of(size_t rank)
{
    bool composite[PRIMES_BELOW] = {false};
    double k = (double)rank + 1.0;
    uint32_t limit = rank < 6 ? 18 : (uint32_t)ceil(k * (log(k) + log(log(k))));
    CHECK(limit <= PRIMES_BELOW);
    uint32_t n = 2;
    for (size_t found = 0; found < rank; n++) {
        if (!composite[n]) {
            found++;
            for (uint32_t multiple = n * n; multiple < limit; multiple += n)
                composite[multiple] = true;
        }
    }
    while (composite[n])
        n++;
    CHECK(n < limit);
    return n;
}

/* Where a random shuffle of `base` cards (Fisher and Yates) leaves card `digit`. Only that card is
 * followed: once it is laid down at the end, the rest does not matter. */
static uint32_t permuted(uint64_t seed, size_t dimension, uint16_t place, uint32_t base,
                         uint32_t digit)
{
    struct stream stream;
    study_stream_open(&stream, seed,
                      (struct stream_name){.purpose = STUDY_DRAW_SCRAMBLE,
                                           .place = (uint16_t)dimension,
                                           .visit = place});
    uint32_t at = digit;
    for (uint32_t last = base - 1; last > 0; last--) {
        uint32_t chosen = (uint32_t)gsl_rng_uniform_int(&stream.rng, last + 1);
        if (at == chosen)
            return last;
        if (at == last)
            at = chosen;
    }
    return at;
}

double design_coordinate(uint64_t seed, size_t point, size_t dimension)
{
    CHECK(dimension < DIMENSIONS);
    uint32_t base = prime_of(dimension);
    double weight = 1.0 / base;
    double sum = 0.0;
    for (uint16_t place = 0; weight > 0x1p-54; place++) {
        sum += weight * permuted(seed, dimension, place, base, (uint32_t)(point % base));
        point /= base;
        weight /= base;
    }
    return fmin(fmax(sum, 0x1p-54), 1.0 - 0x1p-53);
}

double design_between(double u, double low, double value, double high)
{
    CHECK(u > 0.0 && u < 1.0 && low <= value && value <= high);
    double at = u < 0.5 ? low + 2.0 * u * (value - low) : value + (2.0 * u - 1.0) * (high - value);
    return fmin(fmax(at, low), high);
}

double design_coordinate_of(double at, double low, double value, double high)
{
    CHECK(low <= value && value <= high);
    if (!(at > low && at < high))
        return NAN;
    double u =
        at < value ? 0.5 * (at - low) / (value - low) : 0.5 + 0.5 * (at - value) / (high - value);
    return fmin(fmax(u, 0x1p-53), 1.0 - 0x1p-53); /* rounding may reach an end */
}
