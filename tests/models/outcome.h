/* Outcomes of two replications held against each other, number by number. */
#ifndef TESTS_MODELS_OUTCOME_H
#define TESTS_MODELS_OUTCOME_H

#include "models/uitkomsten.h"

/* Where two outcomes first differ; NULL when they do not. Static text. */
const char *outcome_difference(const struct uitkomst *one, const struct uitkomst *other);
/* Fails the test, naming `what`, when they differ. */
void outcome_expect_same(const char *what, const struct uitkomst *one,
                         const struct uitkomst *other);

#endif
