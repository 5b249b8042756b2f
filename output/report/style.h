/* How the page looks, on a screen and on paper. */
#ifndef OUTPUT_REPORT_STYLE_H
#define OUTPUT_REPORT_STYLE_H

#include <stdio.h>

/* The style sheet of the page; classes that sections use:
 *   .lead    the sentence that matters most        .note    a remark in smaller print
 *   .cards   boxes beside each other (div in div)  .good, .bad, .same   better, worse, neither
 *   .n       a number in a table                   .box     what scrolls sideways by itself
 *   .figure-number  one large number               dl.facts  a list of names and values */
void style_write(FILE *out);

/* The class of what bears the name of variant `v` (from 1): its colour and symbol in the charts
 * stand before it. NULL for 0, the basis. */
const char *style_variant(size_t v);

#endif
