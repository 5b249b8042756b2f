/* The Aalen–Johansen estimator of cumulative incidence with competing endings.
 *
 * With n(t) at risk just before t, d₁(t) and d₂(t) endings at t, and S(t−) the share that had not
 * ended in any way: F₁ grows by S(t−)·d₁/n and S falls by the factor 1 − (d₁ + d₂)/n. Between two
 * censorings S/n does not change (the product telescopes), so there the curve is one of plain
 * counting: it is computed from the last censoring on, and a sample without any gives exactly k/n.
 * A case censored at t was still at risk for the endings at t. Beyond the last record the curve
 * keeps its value. */
#include "sim/incidence.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sim/check.h"

/* Room for rounding when levels of the curve are compared, relative to the level. */
#define LEVEL_TOLERANCE 1e-12

struct incidence {
    size_t records;
    size_t steps;
    struct incidence_step {
        int64_t ticks;
        double level; /* from `ticks` on */
    } step[];
};

#define DIGIT_BITS 8
#define DIGITS (1 << DIGIT_BITS)
#define LONGEST (INT64_MAX / 2)

/* Grows with ticks; at a tie endings come before censorings. */
static uint64_t order_of(const struct incidence_record *record)
{
    return (uint64_t)record->ticks * 2 + (record->ending == INCIDENCE_CENSORED);
}

/* One digit of a radix sort: puts the records in the order of it, ties as they were. */
static void sort_digit(const struct incidence_record *from, struct incidence_record *to, size_t n,
                       int shift)
{
    size_t place[DIGITS] = {0};
    for (size_t i = 0; i < n; i++)
        place[order_of(&from[i]) >> shift & (DIGITS - 1)]++;
    size_t before = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
        size_t count = place[digit];
        place[digit] = before;
        before += count;
    }
    for (size_t i = 0; i < n; i++)
        to[place[order_of(&from[i]) >> shift & (DIGITS - 1)]++] = from[i];
}

/* Sorts by order_of, the lowest digit first (Hollerith's way with cards); false when memory is
 * short. */
static bool sort_records(struct incidence_record *records, size_t n)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < n; i++)
        bits |= order_of(&records[i]);
    struct incidence_record *other = malloc(n * sizeof *other);
    if (other == NULL)
        return false;
    struct incidence_record *from = records, *to = other;
    for (int shift = 0; shift < 64 && bits >> shift != 0; shift += DIGIT_BITS) {
        sort_digit(from, to, n, shift);
        struct incidence_record *sorted = to;
        to = from;
        from = sorted;
    }
    if (from != records)
        memcpy(records, from, n * sizeof *records);
    free(other);
    return true;
}

/* What ends at one instant, from record `from` on. */
struct instant {
    size_t censored, event, other;
};

static struct instant count_instant(const struct incidence_record *records, size_t n, size_t from)
{
    struct instant at = {0};
    for (size_t i = from; i < n && records[i].ticks == records[from].ticks; i++) {
        at.event += records[i].ending == INCIDENCE_EVENT;
        at.other += records[i].ending == INCIDENCE_OTHER;
        at.censored += records[i].ending == INCIDENCE_CENSORED;
    }
    return at;
}

struct incidence *incidence_estimate(struct incidence_record *records, size_t n)
{
    size_t events = 0;
    for (size_t i = 0; i < n; i++) {
        CHECK(records[i].ticks >= 0 && records[i].ticks <= LONGEST);
        CHECK(records[i].ending >= INCIDENCE_CENSORED && records[i].ending <= INCIDENCE_OTHER);
        events += records[i].ending == INCIDENCE_EVENT;
    }
    CHECK(events <= SIZE_MAX / sizeof(struct incidence_step) - 1);
    struct incidence *curve = malloc(sizeof *curve + events * sizeof curve->step[0]);
    if (curve == NULL)
        return NULL;
    curve->records = n;
    curve->steps = 0;
    if (n == 0)
        return curve;
    if (!sort_records(records, n)) {
        free(curve);
        return NULL;
    }

    /* Since the last censoring: the level, share under way and number at risk then, endings since.
     */
    double level = 0.0;
    double under_way = 1.0;
    size_t at_risk = n;
    size_t event = 0;
    size_t ended = 0;
    size_t i = 0;
    while (i < n) {
        struct instant now = count_instant(records, n, i);
        event += now.event;
        ended += now.event + now.other;
        if (now.event > 0) {
            double reached = level + under_way * ((double)event / (double)at_risk);
            curve->step[curve->steps++] =
                (struct incidence_step){.ticks = records[i].ticks, .level = fmin(reached, 1.0)};
        }
        if (now.censored > 0) {
            level += under_way * ((double)event / (double)at_risk);
            under_way *= (double)(at_risk - ended) / (double)at_risk;
            at_risk -= ended + now.censored;
            event = 0;
            ended = 0;
        }
        i += now.event + now.other + now.censored;
    }
    return curve;
}

void incidence_free(struct incidence *curve)
{
    free(curve);
}

/* The number of steps at or before `ticks`. */
static size_t steps_until(const struct incidence *curve, int64_t ticks)
{
    size_t low = 0;
    size_t high = curve->steps;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (curve->step[middle].ticks <= ticks)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double incidence_at(const struct incidence *curve, int64_t ticks)
{
    if (curve->records == 0)
        return NAN;
    size_t steps = steps_until(curve, ticks);
    return steps == 0 ? 0.0 : curve->step[steps - 1].level;
}

/* The area between F₁(τ) and the curve, one rectangle to the left of each step. */
double incidence_mean(const struct incidence *curve, int64_t tau)
{
    size_t steps = steps_until(curve, tau);
    if (steps == 0)
        return NAN;
    double reached = curve->step[steps - 1].level;
    double area = 0.0;
    double level = 0.0;
    int64_t from = 0;
    for (size_t i = 0; i < steps; i++) {
        const struct incidence_step *step = &curve->step[i];
        area += (reached - level) * (double)(step->ticks - from);
        level = step->level;
        from = step->ticks;
    }
    return area / reached;
}

double incidence_quantile(const struct incidence *curve, int64_t tau, double p)
{
    CHECK(p >= 0.0 && p <= 1.0);
    size_t steps = steps_until(curve, tau);
    if (steps == 0)
        return NAN;
    double wanted = p * curve->step[steps - 1].level * (1.0 - LEVEL_TOLERANCE);
    if (wanted <= 0.0)
        return 0.0;
    size_t i = 0;
    while (curve->step[i].level < wanted)
        i++;
    return (double)curve->step[i].ticks;
}
