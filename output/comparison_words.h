/* How differences are told to people: which outcomes come first, numbers with a sign, verdicts and
 * whether they are good news. For the console and the charts of `compare`. */
#ifndef OUTPUT_COMPARISON_WORDS_H
#define OUTPUT_COMPARISON_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "output/growth.h"
#include "output/labels.h"
#include "output/number.h"
#include "sim/study/comparison.h"

/* An outcome that everybody looks at first; of all gemeenten together, not broken down. */
struct comparison_headline {
    const char *kpi, *station;
    const char *nl, *en; /* "Wachtlijst Veilig Thuis" */
    bool over_time;      /* its weekly difference is told too */
};

/* In the order of showing. */
const struct comparison_headline *comparison_headlines(size_t *count);

/* Its cell in the table, and its name: those of the state at the end, marked, where it hangs on a
 * list that grows without end (`growth`, may be NULL) and the table has that. SIZE_MAX: none. */
size_t comparison_headline_cell(const struct growth *growth, const struct kpi_table *table,
                                const struct comparison_headline *headline);
enum { COMPARISON_NAME_SIZE = 96 };
const char *comparison_headline_name(const struct labels *labels, const struct growth *growth,
                                     const struct kpi_table *table,
                                     const struct comparison_headline *headline,
                                     char text[COMPARISON_NAME_SIZE]);

/* Decimals with which to show a difference and its interval: those of the KPI; one more where with
 * them an end that is distinct from 0 would read as 0, or both ends would; and as many as a
 * distinct difference itself needs. */
int comparison_decimals(const struct pairing *pairing, int decimals);

/* "+1,2", "-3", "0". */
const char *comparison_signed(const struct labels *labels, double value, int decimals,
                              char text[NUMBER_PEOPLE_SIZE]);

/* "-2,0 tot +4,0", "" without an interval. */
enum { COMPARISON_INTERVAL_SIZE = 2 * NUMBER_PEOPLE_SIZE + 32 };
const char *comparison_interval(const struct labels *labels, double low, double high, int decimals,
                                char text[COMPARISON_INTERVAL_SIZE]);

/* The unit of a difference: percents differ by procentpunten. */
const char *comparison_unit(const struct labels *labels, const char *unit);

enum comparison_news { NEWS_NONE, NEWS_BETTER, NEWS_WORSE };

/* NONE also where the verdict is not lower or higher, or the KPI knows no better side (direction as
 * in struct kpi_row). */
enum comparison_news comparison_news(enum verdict verdict, int direction);

/* "lager, beter", "hoger", "niet te onderscheiden", … */
enum { COMPARISON_WORDS_SIZE = 64 };
const char *comparison_verdict(const struct labels *labels, enum verdict verdict, int direction,
                               char text[COMPARISON_WORDS_SIZE]);

/* The verdict that an interval of a difference by itself gives. */
enum verdict comparison_verdict_of(const struct estimate *difference);

#endif
