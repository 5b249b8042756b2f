/* What the parts of the console of `vessels` share: the page, and how a line stands on it. */
#ifndef OUTPUT_CONSOLE_VESSELS_PAGE_H
#define OUTPUT_CONSOLE_VESSELS_PAGE_H

#include <stdio.h>

#include "output/labels.h"
#include "output/number.h"
#include "sim/study/vessels.h"

enum { PAGE_WIDTH = 96, NAME_WIDTH = 40, COLUMN_WIDTH = 24, LINE_MOST = 1024 };

struct page {
    FILE *out;
    const struct vessels *vessels;
    const struct labels *labels;
};

/* The one of the two texts that is in the language asked. */
const char *page_say(const struct page *p, const char *nl, const char *en);

const char *page_number(const struct page *p, double value, int decimals,
                        char text[NUMBER_PEOPLE_SIZE]);

void page_heading(const struct page *p, const char *nl, const char *en);

/* The text over as many lines as it takes, each led by `indent` spaces. */
void page_wrapped(const struct page *p, const char *text, size_t indent);

/* The first column of a row, with a capital. */
void page_name(const struct page *p, const char *name);

/* Whole parts; nothing when the experiment has no such worlds. */
void page_mechanisms(const struct page *p);
void page_loads(const struct page *p);
void page_conclusion(const struct page *p);

#endif
