/* What the sections of page one share: rows of the tables as sentences need them, and what grows
 * without bound. Only for decision*.c. */
#ifndef OUTPUT_REPORT_DECISION_H
#define OUTPUT_REPORT_DECISION_H

#include "output/comparison_words.h"
#include "output/growth.h"
#include "output/report/figures.h"
#include "output/report/sections.h"
#include "output/report/sentences.h"

enum { DECISION_VARIANTS_MOST = FIGURES_SCENARIOS_MOST, DECISION_NAME_SIZE = 512 };

/* The scenarios of the folder by the names in its tables, the basis first. */
struct decision {
    const struct report *report;
    const struct report_table *kpi, *differences; /* NULL: the folder has none */
    const struct report_table *uncertain;         /* of --onzekerheid, or NULL */
    const char *names[DECISION_VARIANTS_MOST];
    struct growth growth[DECISION_VARIANTS_MOST]; /* of each */
    struct growth any;                            /* of all together */
    size_t count;                                 /* basis and variants */
    size_t replications;
};
void decision_begin(struct decision *decision, const struct report *report);
void decision_end(struct decision *decision);

/* Whether numbers rest on chance alone, told as the design wants it: one paragraph. */
void decision_write_ground(const struct decision *decision);

/* Of which outcome. */
struct decision_key {
    const char *kpi, *station, *gemeente;
};

/* The difference of variant `v` (from 1) with the basis. Where the list grows it is that of the
 * state at the end. False: there is no such row. */
bool decision_difference(const struct decision *decision, size_t v, const struct decision_key *key,
                         struct sentence_difference *difference);

/* The level in scenario `v` (from 0), as decision_difference. */
bool decision_level(const struct decision *decision, size_t v, const struct decision_key *key,
                    struct sentence_level *level);

/* Does its mean tell how long was simulated, in the basis or in variant `v`, with nothing to take
 * its place? */
bool decision_sways(const struct decision *decision, size_t v, const struct decision_key *key);

/* "lager, beter", "waarschijnlijk korter, beter", "niet te onderscheiden"; returns text. */
const char *decision_meaning(const struct decision *decision,
                             const struct sentence_subject *subject,
                             const struct sentence_difference *difference,
                             char text[DECISION_NAME_SIZE]);

/* Distinct, yet too small to be seen: both levels are shown as the same number. */
bool decision_is_tiny(const struct decision *decision, const struct sentence_subject *subject,
                      const struct sentence_difference *difference);

/* −1 worse, +1 better, 0 neither, not distinct or too small to be seen. */
int decision_news(const struct decision *decision, const struct sentence_subject *subject,
                  const struct sentence_difference *difference);

/* The waiting list of a station, of one gemeente: "de wachtlijst van het lokale team van Almere".
 * The subject borrows the two texts. */
struct sentence_subject decision_team_list(const struct decision *decision, const char *gemeente,
                                           char nl[DECISION_NAME_SIZE],
                                           char en[DECISION_NAME_SIZE]);

/* Items as "a, b en c" in one growing text, to be freed. */
struct decision_list {
    char *text;
    size_t count;
};
void decision_list_add(struct decision_list *list, const char *item);
/* The whole list; `list` is empty then. To be freed; "" of an empty one. */
char *decision_list_take(const struct report *report, struct decision_list *list);

/* <p class="…">text</p>, and an item of a list; both free the text. */
void decision_paragraph(const struct report *report, const char *class, char *text);
void decision_item(const struct report *report, const char *class, char *text);

/* The date of a fact of herkomst.json ("2018-01-01") for people; returns text. */
const char *decision_date(const struct report *report, const char *date, char text[LABELS_SIZE]);

/* Parts of report_conclusions, by kind of folder. */
void decision_write_comparison(const struct decision *decision);
void decision_write_levels(const struct decision *decision);
void decision_write_vessels(struct report *report);
void decision_write_validation(struct report *report);
void decision_write_calibration(struct report *report);

/* Part of report_notices: the lists that become shorter and longer. */
void decision_write_pressure(const struct decision *decision, size_t v);

#endif
