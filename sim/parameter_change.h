/* Copies of a parameter set, with other values: for designs over the ranges of assumptions. */
#ifndef SIM_PARAMETER_CHANGE_H
#define SIM_PARAMETER_CHANGE_H

#include "sim/parameter.h"

/* A deep copy; the rows are shared. False, and nothing to release, when memory is short. */
bool parameter_set_copy(struct parameter_set *copy, const struct parameter_set *set);

/* The same of one value, into whatever `copy` was; to be released. */
void parameter_value_copy(struct parameter_value *copy, const struct parameter_value *value);

/* Is this an assumption with a range that can be varied: one number (dated or not), or the mean of
 * a distribution, with low ≤ number ≤ high and low < high? */
bool parameter_has_range(const struct parameter_value *value);

/* Sets the first step's number, or the mean of its distribution, and all later steps in proportion
 * (by the same difference when the first is 0); whole numbers are rounded, and all stay within the
 * row's bounds. Shapes of distributions are kept. */
void parameter_value_set(struct parameter_value *value, double number);

/* Brings sums that must hold (percentages that add up to 100) back to their total at every date on
 * which a member changes, by scaling the members for which `may_change` holds; a sum that cannot be
 * mended so is left as it is. */
void parameter_sums_restore(struct parameter_set *set, const struct parameter_catalogue *catalogue,
                            bool (*may_change)(const struct parameter_value *value));

/* Do all sums hold, at every date on which a member changes? */
bool parameter_sums_hold(const struct parameter_set *set,
                         const struct parameter_catalogue *catalogue);

#endif
