/* What the sections below page one share: names and numbers of the tables as people read them. */
#ifndef OUTPUT_REPORT_FIGURES_H
#define OUTPUT_REPORT_FIGURES_H

#include "output/growth.h"
#include "output/number.h"
#include "output/report/sections.h"

/* What a page has room for. Scenarios: the basis and eleven variants, as many columns as a table
 * holds beside names; what is left out is told on the page (report_question). Gemeenten: more than
 * the country has, 342 in 2024, so that none is ever left out. Stations: more than the model has.
 */
enum { FIGURES_SCENARIOS_MOST = 12, FIGURES_GEMEENTEN_MOST = 400, FIGURES_STATIONS_MOST = 32 };

/* The scenarios of a table, in its order, each once; returns how many (at most `most`). */
size_t figures_scenarios(const struct report_table *table, const char **names, size_t most);

/* The gemeenten of a table, in its order, without "alle"; as above. */
size_t figures_gemeenten(const struct report_table *table, const char **keys, size_t most);

/* The row of the catalogue; NULL: no such KPI. */
const struct kpi_row *figures_kpi(const struct report *report, const char *id);

/* Decimals of the catalogue, 1 for what is no KPI. */
int figures_decimals(const struct report *report, const char *kpi);

/* A number in the language asked; "–" when there is none. Returns text. */
const char *figures_number(const struct report *report, double value, int decimals,
                           char text[NUMBER_PEOPLE_SIZE]);

/* A count in the language asked: "1.200". Returns text. */
const char *figures_count(const struct report *report, size_t count, char text[NUMBER_PEOPLE_SIZE]);

/* "12,3 (10,1 tot 14,5)", without brackets when there is no interval; returns text. */
enum { FIGURES_SIZE = 256 };
const char *figures_interval(const struct report *report, double value, double low, double high,
                             int decimals, char text[FIGURES_SIZE]);

/* The lists without equilibrium of the folder's scenario `index` (0: the basis), as herkomst.json
 * has them; to be released (growth_release). */
struct growth figures_growth(const struct report *report, size_t index);

/* The mean of kpi.csv that this key asks for; what hangs on a list that grows without end as its
 * state at the end, with the mark, and a wait as "loopt op". "–" without such a row. `value` (may
 * be NULL) is the number behind it, NAN when there is none. Returns text. */
const char *figures_shown(const struct report *report, const struct growth *growth,
                          const struct report_key *key, double *value, char text[FIGURES_SIZE]);

/* The same with its 95% interval behind it, where it is shown as a mean. */
const char *figures_shown_interval(const struct report *report, const struct growth *growth,
                                   const struct report_key *key, double *value,
                                   char text[FIGURES_SIZE]);

/* "Wachtlijst", "Waiting list": the name of a KPI with a capital. Returns text. */
const char *figures_name(const struct report *report, const char *kpi, char text[FIGURES_SIZE]);

/* What the numbers below are: the mark, when any scenario of the folder has a list that grows; and
 * that differences hold chance alone, where the page's first part tells more. */
void figures_explain_numbers(struct report *report);

#endif
