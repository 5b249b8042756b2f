/* A quasi-random design on the unit cube: the randomised Halton sequence of Owen ("A randomized
 * Halton algorithm in R", arXiv 1706.02808, 2017), for any number of dimensions and points.
 *
 * Point i does not depend on how many points are asked for, nor coordinate d on how many
 * dimensions, so a design can grow and keeps what was done. */
#ifndef SIM_STUDY_DESIGN_H
#define SIM_STUDY_DESIGN_H

#include <stddef.h>
#include <stdint.h>

/* Coordinate `dimension` (0 to 1,000) of point `point` (from 0), in (0, 1). */
double design_coordinate(uint64_t seed, size_t point, size_t dimension);

/* From u in (0, 1) to a value between low and high with `value` as its median: linear from low to
 * value over the first half, from value to high over the second. low ≤ value ≤ high. */
double design_between(double u, double low, double value, double high);
/* The other way round: the u at which design_between gives `at`; NAN when `at` is NAN or outside
 * (low, high), or when there is no room on its side of the value. */
double design_coordinate_of(double at, double low, double value, double high);

#endif
