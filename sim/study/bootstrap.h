/* How far the largest of several means strays by chance: the critical value of simultaneous
 * intervals (max-t), from a bootstrap of whole replications. */
#ifndef SIM_STUDY_BOOTSTRAP_H
#define SIM_STUDY_BOOTSTRAP_H

#include <stddef.h>
#include <stdint.h>

/* standard[r * columns + c]: deviation of replication r from the mean of column c, divided by the
 * root of the sum of the squares of that column; a column without variance holds zeros and does not
 * count, and a replication without a value holds 0. Gives the value that the largest of all
 * |means|, in standard errors known beforehand, stays below with 95%; at least 1.96, that of one
 * mean. Aborts when memory is short. Cost: 2,000 × n × columns. */
double bootstrap_largest(const double *standard, size_t n, size_t columns, uint64_t seed);

/* The same value when the standard error of a mean is estimated from n replications: that of
 * Student's t with the tail of the normal `largest`. Never below statistics_t95(n); NAN for
 * n < 2. */
double bootstrap_student(double largest, size_t n);

#endif
