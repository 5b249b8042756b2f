/* The sections of the page, in their order. Each reads what it needs from the folder's tables and
 * writes nothing, not even its heading, when they hold nothing for it. */
#ifndef OUTPUT_REPORT_SECTIONS_H
#define OUTPUT_REPORT_SECTIONS_H

#include <stdio.h>

#include "output/report/report.h"
#include "output/report/source.h"

struct report {
    FILE *out;
    struct report_source *source;
    const struct report_words *words;
};

/* The text in the language asked. */
const char *report_say(const struct report *report, const char *nl, const char *en);

/* Page one: the decision. */
void report_question(struct report *report);    /* what was asked, what changes, in words */
void report_conclusions(struct report *report); /* what happens, how sure, what it costs */
void report_notices(struct report *report);     /* who notices when; where the pressure goes */
void report_switches(struct report *report);    /* the assumptions that matter most */
void report_norms(struct report *report);       /* legal terms met or not */

/* Below it. */
void report_charts(struct report *report);      /* each chart, its sentence, its table */
void report_chain(struct report *report);       /* the chain with its numbers; who moved where */
void report_gemeenten(struct report *report);   /* half a page each */
void report_diary(struct report *report);       /* one typical, invented huishouden */
void report_assumptions(struct report *report); /* every value with its source */
void report_method(struct report *report);      /* half a page, and what not to conclude */
void report_provenance(struct report *report);  /* how to redo it */

#endif
