/* The pieces that sentences are put together from: numbers with their unit, comparatives that fit
 * the noun, words of certainty. For sentences*.c, and where page one
 * shows the same in tables. */
#ifndef OUTPUT_REPORT_SENTENCES_WORDS_H
#define OUTPUT_REPORT_SENTENCES_WORDS_H

#include <stdbool.h>

#include "output/number.h"
#include "output/report/sentences.h"

/* The text in the language asked. */
const char *sentences_say(const struct labels *labels, const char *nl, const char *en);

const char *sentences_number(const struct labels *labels, double value, int decimals,
                             char text[NUMBER_PEOPLE_SIZE]);

bool sentences_is_percent(const char *unit);

/* The end of a level's interval. A rough one may pass 0, which is as few as there can be; no share
 * is above 100%. NAN: none. */
double sentences_possible(double end, bool is_percent);

/* "26,4" or, of percents, "26,4%". */
enum { SENTENCES_AMOUNT_SIZE = NUMBER_PEOPLE_SIZE + 2 };
const char *sentences_amount(const struct labels *labels, const struct sentence_subject *subject,
                             double value, char text[SENTENCES_AMOUNT_SIZE]);

/* " casus" after the amount "1", else " casussen"; "" of percents. */
enum { SENTENCES_UNIT_SIZE = 64 };
const char *sentences_unit_after(const struct labels *labels,
                                 const struct sentence_subject *subject, const char *amount,
                                 char text[SENTENCES_UNIT_SIZE]);

/* The subject's name in the language; with a capital, to be freed. */
const char *sentences_name(const struct labels *labels, const struct sentence_subject *subject);
char *sentences_title(const struct labels *labels, const struct sentence_subject *subject);

/* The form of a verb that the subject takes. */
const char *sentences_verb(const struct labels *labels, const struct sentence_subject *subject,
                           const char *one_nl, const char *many_nl, const char *one_en,
                           const char *many_en);

/* "korter", "hoger", … for side −1 or +1. */
const char *sentences_comparative(const struct labels *labels,
                                  const struct sentence_subject *subject, int side);

/* "vrijwel zeker ", "waarschijnlijk " or "", of a share of draws with one sign. */
const char *sentences_certainty(const struct labels *labels, double same_sign);

#endif
