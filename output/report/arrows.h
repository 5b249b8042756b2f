/* The arrows of the chain in the report: the picture, and the table behind it. */
#ifndef OUTPUT_REPORT_ARROWS_H
#define OUTPUT_REPORT_ARROWS_H

#include "output/report/figures.h"

/* The picture of `run`; nothing when there is none. */
void arrows_write_picture(struct report *report);
/* Every arrow of a scenario with how many a year, folded; nothing without pijlen.csv. */
void arrows_write(struct report *report, const char *scenario);

/* Of a comparison, the picture of the `number`-th variant (from 1) with what differs from the
 * basis, and every arrow with its difference, folded; nothing where there is none. */
void arrows_write_changed_picture(struct report *report, const char *variant, size_t number);
void arrows_write_changes(struct report *report, const char *variant);

#endif
