/* Toy simulators for the tests of the calibration: a formula, with chance that all points share and
 * chance of each point's own. */
#ifndef TESTS_SIM_CALIBRATION_TOY_H
#define TESTS_SIM_CALIBRATION_TOY_H

#include <gsl/gsl_randist.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/stream.h"
#include "sim/study/calibration.h"
#include "sim/study/design.h"

#define TOY_MOST 12 /* parameters, targets */

struct toy {
    void (*formula)(const double *values, double *outcomes);
    size_t parameters, targets, replications;
    double common, own; /* standard deviations of one replication's chance */
    uint64_t seed;
    uint32_t points; /* simulated so far */
    int stops_at;    /* call at which it is stopped, from 1; 0: never */
    int calls;
    bool (*has_none)(const double *values, size_t target, size_t r); /* NULL: never */
};

static inline double toy_normal(uint64_t seed, uint8_t purpose, uint32_t actor, size_t r)
{
    struct stream stream;
    stream_open(&stream, stream_key(seed, 1),
                (struct stream_name){.purpose = purpose, .actor = actor, .candidate = (uint16_t)r});
    return gsl_ran_gaussian_ziggurat(&stream.rng, 1.0);
}

static inline bool toy_simulate(void *context, const double *values, size_t count, double *outcomes)
{
    struct toy *toy = context;
    if (++toy->calls == toy->stops_at)
        return false;
    for (size_t i = 0; i < count; i++, toy->points++) {
        double exact[TOY_MOST];
        toy->formula(values + i * toy->parameters, exact);
        for (size_t t = 0; t < toy->targets; t++) {
            for (size_t r = 0; r < toy->replications; r++) {
                double *outcome = &outcomes[(i * toy->targets + t) * toy->replications + r];
                *outcome =
                    exact[t] + toy->common * toy_normal(toy->seed, 1, (uint32_t)t, r) +
                    toy->own * toy_normal(toy->seed, 2, toy->points * TOY_MOST + (uint32_t)t, r);
                if (toy->has_none != NULL && toy->has_none(values + i * toy->parameters, t, r))
                    *outcome = NAN;
            }
        }
    }
    return true;
}

/* A problem with all parameters in (0, 1), ½ expected; figures that are what the formula gives at
 * `truth`, with standard deviation `deviation`. */
struct toy_problem {
    struct toy toy;
    struct calibration_parameter parameters[TOY_MOST];
    struct calibration_target targets[TOY_MOST];
    struct calibration_problem problem;
};

static inline void toy_problem_init(struct toy_problem *made, struct toy toy, const double *truth,
                                    double deviation)
{
    double exact[TOY_MOST];
    toy.formula(truth, exact);
    memset(made, 0, sizeof *made);
    made->toy = toy;
    for (size_t p = 0; p < toy.parameters; p++)
        made->parameters[p] = (struct calibration_parameter){"p", 0.0, 0.5, 1.0};
    for (size_t t = 0; t < toy.targets; t++)
        made->targets[t] =
            (struct calibration_target){.name = "t", .value = exact[t], .deviation = deviation};
    made->problem = (struct calibration_problem){
        .parameters = made->parameters,
        .parameter_count = toy.parameters,
        .targets = made->targets,
        .target_count = toy.targets,
        .seed = toy.seed + 1,
        .points = 40,
        .waves = 2,
        .replications = toy.replications,
        .simulate = toy_simulate,
        .context = &made->toy,
    };
}

/* How many of `tries` calibrations have the truth in the interval, per parameter: truths uniform on
 * (0, 1), figures with their stated error. */
static inline void toy_cover(const struct toy *toy, double deviation, int tries, int *covered)
{
    memset(covered, 0, toy->parameters * sizeof *covered);
    for (int try = 0; try < tries; try++) {
        struct stream stream;
        stream_open(&stream, stream_key(4711, (uint32_t)try + 1),
                    (struct stream_name){.purpose = 3});
        double truth[TOY_MOST];
        for (size_t p = 0; p < toy->parameters; p++)
            truth[p] = stream_uniform(&stream);
        struct toy this_time = *toy;
        this_time.seed = 100 + (uint64_t)try;
        struct toy_problem made;
        toy_problem_init(&made, this_time, truth, deviation);
        for (size_t t = 0; t < toy->targets; t++)
            made.targets[t].value += gsl_ran_gaussian_ziggurat(&stream.rng, deviation);
        struct calibration calibration;
        if (calibrate(&calibration, &made.problem) == CALIBRATION_DONE) {
            for (size_t p = 0; p < toy->parameters; p++)
                covered[p] += truth[p] >= calibration.parameters[p].low &&
                              truth[p] <= calibration.parameters[p].high;
        }
        calibration_release(&calibration);
    }
}

/* The first points of the quasi-random sequence; release with free. */
static inline double *toy_points(size_t count, size_t parameters)
{
    double *points = calloc(count * parameters, sizeof *points);
    assert_non_null(points);
    for (size_t i = 0; i < count * parameters; i++)
        points[i] = design_coordinate(9, i / parameters, i % parameters);
    return points;
}

static inline void assert_within(double value, double low, double high)
{
    if (!(value >= low && value <= high))
        fail_msg("%.17g is not within %g to %g", value, low, high);
}

#endif
