/* Short forms for reading a parameter inside the model: its number, chance or duration as it holds
 * at a date. */
#ifndef MODELS_WAARDE_H
#define MODELS_WAARDE_H

#include "sim/parameter.h"
#include "sim/stream.h"

static inline double waarde_op(const struct parameter_value *waarde, tick op)
{
    return parameter_step_at(waarde, op)->number;
}

/* A percentage as a chance, 0 to 1. */
static inline double kans_op(const struct parameter_value *waarde, tick op)
{
    return waarde_op(waarde, op) / 100.0;
}

/* A duration in the parameter's own unit, drawn from the named stream. */
static inline double duur_trek(const struct parameter_value *waarde, tick op, uint64_t key,
                               struct stream_name naam)
{
    const struct parameter_step *stap = parameter_step_at(waarde, op);
    if (stap->distribution.family == DISTRIBUTION_CONSTANT) {
        return stap->distribution.mean;
    }
    struct stream stroom;
    stream_open(&stroom, key, naam);
    return distribution_draw(&stap->distribution, &stroom.rng);
}

/* Days and hours in ticks. A draw from a long tail is cut at a hundred years: no run lasts that
 * long. */
static inline tick dagen_tick(double dagen)
{
    return clock_round((dagen < 36525.0 ? dagen : 36525.0) * (double)CLOCK_DAY);
}

static inline tick uren_tick(double uren)
{
    return dagen_tick(uren / 24.0);
}

#endif
