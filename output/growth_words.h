/* How stations without equilibrium are told to people: the mark, the notes, and what stands in the
 * place of a mean (output/growth.h). */
#ifndef OUTPUT_GROWTH_WORDS_H
#define OUTPUT_GROWTH_WORDS_H

#include "output/growth.h"
#include "output/labels.h"

/* "onderzoek Veilig Thuis en lokaal team Almere"; of more than `most` the lokale teams as one ("3
 * lokale teams"), and when that is not enough the first of them, and how many others. To be freed.
 */
char *growth_names(const struct labels *labels, const struct growth *growth, size_t most);

/* For a page of tables: what the mark means and what is shown, one paragraph; to be freed. */
char *growth_explain(const struct labels *labels, const struct growth *growth);

/* For a page of differences, the same. */
char *growth_explain_differences(const struct labels *labels, const struct growth *growth);

/* For a chart, one line: "↗ geen evenwicht (onderzoek Veilig Thuis): " with `shown` behind it. To
 * be freed. */
char *growth_note(const struct labels *labels, const struct growth *growth, const char *shown);

/* "+8,1 per week", "" when it is not known. */
enum { GROWTH_TEXT_SIZE = 160 };
const char *growth_rate(const struct labels *labels, const struct estimate *per_week,
                        char text[GROWTH_TEXT_SIZE]);

/* The number, or the words, that stand in the place of a mean: "2.160,4", "98%", "loopt op"; "" of
 * a form that shows the mean. `direction` and `decimals` are those of the KPI. */
const char *growth_text(const struct labels *labels, const struct growth_shown *shown,
                        const struct kpi_row *row, char text[GROWTH_TEXT_SIZE]);

#endif
