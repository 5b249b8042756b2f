/* How a number may be written in a scenario: 12, 0.97, -3, 1.5e6, and what is wrong with other
 * forms. */
#ifndef SCENARIOS_NUMBER_TEXT_H
#define SCENARIOS_NUMBER_TEXT_H

#include <stdbool.h>

/* NULL when `raw` is a well-formed number, else a Dutch sentence (to be freed). */
char *number_text_fault(const char *raw);

/* Whether a well-formed number is written as a whole number. */
bool number_text_is_integer(const char *raw);

/* "1.000" or "12.500": one to three digits, a point and three, as a Dutch thousand is written. */
bool number_text_is_thousand(const char *raw);

/* The shortest decimal form that reads back as exactly this (finite) number, with a decimal point.
 */
void number_text_format(double number, char text[32]);

#endif
