/* Numbers as text: exact for machines, readable for people. Both give the same characters under
 * every locale. Only this module makes Dutch numbers. */
#ifndef OUTPUT_NUMBER_H
#define OUTPUT_NUMBER_H

#include <stdbool.h>

enum { NUMBER_EXACT_SIZE = 32, NUMBER_PEOPLE_SIZE = 64 };

/* The shortest of 15 to 17 digits that reads back as the same double, with a decimal point; "" when
 * the value is not finite; "0" for −0. Returns `text`. */
const char *number_exact(double value, char text[NUMBER_EXACT_SIZE]);

struct number_style {
    bool english;    /* point and comma, "n/a"; else comma and point, "n.v.t." */
    bool hide_small; /* the value is a count of real people: 1 to 4 become "<5" */
};

/* The value with `decimals` decimals (0 to 6) and grouped thousands. Values that are not finite, or
 * too large to read (1e15 and up), give "n.v.t.". Returns `text`. */
const char *number_people(double value, int decimals, struct number_style style,
                          char text[NUMBER_PEOPLE_SIZE]);

#endif
