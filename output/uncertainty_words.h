/* What a study under uncertainty comes down to, in words and numbers for people: one place for the
 * tables, the console and the charts. */
#ifndef OUTPUT_UNCERTAINTY_WORDS_H
#define OUTPUT_UNCERTAINTY_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "output/labels.h"
#include "output/number.h"
#include "sim/study/uncertainty.h"

enum { UNCERTAINTY_WORDS_SIZE = 512 };

/* Does the sign of the outcome mean anything? Of a difference, and of a coupling; not of a level.
 */
bool uncertainty_has_sign(const struct uncertainty_outcome *outcome);

/* "vrijwel zeker lager, beter", "waarschijnlijk hoger", "niet te onderscheiden", "gelijk"; of a
 * coupling "vrijwel zeker boven 0"; "" of a level, and with too few points. Direction 0 leaves
 * better and worse out. Returns text. */
const char *uncertainty_verdict(const struct labels *labels,
                                const struct uncertainty_outcome *outcome, int direction,
                                char text[UNCERTAINTY_WORDS_SIZE]);

/* "van de bandbreedte komt 70% door aannames, 30% door toeval", or why that is not known; "" with
 * no points. Returns text. */
const char *uncertainty_split(const struct labels *labels, const struct spread *spread,
                              char text[UNCERTAINTY_WORDS_SIZE]);

/* The mean with its band and unit: "12,3 (5,0 tot 30,1) casussen"; of a difference with signs.
 * "n.v.t." with no points. Returns text. */
const char *uncertainty_band(const struct labels *labels, const struct uncertainty_outcome *outcome,
                             char text[UNCERTAINTY_WORDS_SIZE]);

/* Decimals with which to show the outcome and what is of its size: more than its own where its band
 * would not be seen otherwise. */
int uncertainty_decimals(const struct uncertainty_outcome *outcome);

/* A value of an assumption with at most so many digits that count: "0,25", "33,3", "1.200". */
const char *uncertainty_value(const struct labels *labels, double value, int digits,
                              char text[NUMBER_PEOPLE_SIZE]);

/* By how many percent the 95% band would become narrower if the assumption were known: its width
 * goes with the root of the variance that is left. Of the variance of the point means, which holds
 * a share of chance too, no more goes than assumptions put there. */
double uncertainty_narrows(const struct uncertainty *uncertainty,
                           const struct uncertainty_outcome *outcome,
                           const struct influence *influence);

/* The value of the assumption at which the outcome changes sign, averaged over the others. NAN when
 * nowhere, and when not both signs were seen: a curve that crosses 0 on its own proves nothing. */
double uncertainty_turning_point(const struct uncertainty *uncertainty,
                                 const struct uncertainty_outcome *outcome,
                                 const struct influence *influence);

/* The description with a capital, clean and of at most `letters` characters; to be freed. */
char *uncertainty_title(const char *what, size_t letters);

#endif
