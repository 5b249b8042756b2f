/* Reported figures that cannot all be true, whatever the model. */
#ifndef SIM_STUDY_CONTRADICTIONS_H
#define SIM_STUDY_CONTRADICTIONS_H

#include "sim/study/figures.h"
#include "sim/study/traffic.h"

/* Finds, in the order of the list:
 * - two figures about the same thing that exclude each other. Out of the same files only rounding
 *   may keep them apart; out of different numbers of files, or over a period, their intervals
 *   (without interval: their values);
 * - the list's sums whose parts do not add up to their whole, or exclude each other and are
 *   together more than all files.
 * Findings of kind TRAFFIC_CONTRADICTION: `one` and `other` are ids, of a sum "RP-001 + RP-005" and
 * the whole's (without whole: ""); `stated` is the other's value, low and high what the first
 * allows (a sum of shares in numbers of files). `*findings` is the caller's, with one, other, what
 * and what_en of each, by free(); NULL for none. station and gemeente borrow from the list. Aborts
 * when memory is short. */
size_t figures_contradictions(const struct figure_list *list, struct traffic_finding **findings);

#endif
