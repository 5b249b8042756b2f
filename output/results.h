/* Everything `run` leaves behind, in one call. */
#ifndef OUTPUT_RESULTS_H
#define OUTPUT_RESULTS_H

#include <stdbool.h>
#include <stdio.h>

#include "output/labels.h"
#include "output/provenance.h"
#include "output/stroom.h"
#include "sim/kpi.h"

struct diary;
struct folder_claim;
struct growth;
struct report_words;
struct uncertainty;

struct output_options {
    const char *directory;
    struct folder_claim *claim; /* of this directory (output/folder_claim.h); may be NULL */
    bool quiet;                 /* for the caller, who prints; nothing here does */
    const char *lang;           /* "nl" (also NULL) or "en" */
    bool charts;
    const struct labels_gemeente *gemeenten; /* names of gemeenten; may be NULL */
    size_t gemeente_count;
    const struct stroom
        *stroom; /* what passed on every arrow: pijlen.csv and a picture; may be NULL */
    const struct diary *diary; /* dagboek.csv; NULL: none */
    /* Of --onzekerheid: onzekerheid.csv, aannames.csv, ontwerp_aannames.csv and their charts, by
     * output_write_study, _comparison and _vessels alike; NULL: not asked for. */
    const struct uncertainty *uncertainty;
    /* Lists that grow without end, in any of the scenarios: charts show their end and their growth,
     * no means. NULL: none. */
    const struct growth *growth;
    /* For rapport.html and stress.md (output/report/report.h), which every command then leaves;
     * NULL: neither is written. */
    const struct report_words *words;
};

enum output_status {
    OUTPUT_OK,
    OUTPUT_NO_CHARTS,          /* gnuplot is missing; all else is written */
    OUTPUT_SOME_CHARTS_FAILED, /* all else is written */
    OUTPUT_FAILED,
    OUTPUT_NOT_OURS,
};

/* Writes kpi.csv, tijdreeks.csv, replicaties.csv, curven.csv, pijlen.csv, dagboek.csv, scenario.cfg
 * (by the callback, which returns false when it fails), the charts when asked, and herkomst.json,
 * and puts them in place at once. *message is NULL or one or more Dutch sentences, to be freed:
 * what went wrong, or what is missing (with OUTPUT_OK: that there are no PNG's for want of a font).
 */
enum output_status output_write_study(const struct output_options *options,
                                      const struct kpi_study *study,
                                      const struct provenance *provenance,
                                      bool (*write_scenario)(void *context, FILE *out),
                                      void *context, char **message);

/* Could output_write_study write there? To ask before a long simulation; changes nothing.
 * OUTPUT_OK, OUTPUT_FAILED or OUTPUT_NOT_OURS, with *message as above. */
enum output_status output_folder_usable(const char *directory, char **message);

/* Labels in the language of the options. */
struct labels output_labels(const struct output_options *options);

#endif
