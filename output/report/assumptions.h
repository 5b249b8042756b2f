/* What a value rests on, by its source. */
#ifndef OUTPUT_REPORT_ASSUMPTIONS_H
#define OUTPUT_REPORT_ASSUMPTIONS_H

#include "output/report/report.h"

enum value_ground {
    VALUE_FACT,       /* a feit-id: "RP-106" */
    VALUE_ASSUMED,    /* "aanname: …" */
    VALUE_CALIBRATED, /* "gekalibreerd: …" */
    VALUE_CHOSEN,     /* what a user's scenario or command sets, without more */
    VALUE_GROUNDS
};

enum value_ground value_ground_of(const char *source);

/* How many of each. */
void value_grounds_count(const struct report_scenario *scenario, size_t counts[VALUE_GROUNDS]);

#endif
