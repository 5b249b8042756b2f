/* The three assumptions that matter most, and where the conclusion would flip; or, when that was
 * not examined, how to find out. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/assumptions.h"
#include "output/report/decision.h"
#include "output/report/html.h"
#include "output/report/sentences_words.h"
#include "output/report/style.h"
#include "output/text.h"
#include "output/uncertainty_words.h"

enum { ASSUMPTIONS_TOLD = 3, VALUE_DIGITS = 3, WHAT_LETTERS = 160 };

/* An assumption, by the row of aannames.csv in which it matters most. */
struct switching {
    const char *path;
    size_t row;
    double narrows; /* percent */
};

/* How the outcome of a row is spoken of, NULL when it is not told. */
static const char *outcome_of(const struct report *report, const struct report_table *table,
                              size_t row)
{
    const char *kpi = report_cell(table, row, "kpi");
    if (strcmp(kpi, "koppeling") == 0)
        return report_say(report, "het wachten dat elders terugkomt",
                          "the waiting that comes back elsewhere");
    const struct sentence_subject *subject =
        sentence_subject_of(kpi, report_cell(table, row, "station"));
    return subject != NULL ? sentences_name(&report->words->labels, subject) : NULL;
}

static bool counts(const struct report *report, const struct report_table *table, size_t row,
                   const char *scenario)
{
    return strcmp(report_cell(table, row, "scenario"), scenario) == 0 &&
           strcmp(report_cell(table, row, "gemeente"), "alle") == 0 &&
           strcmp(report_cell(table, row, "uitsplitsing"), "alle") == 0 &&
           strcmp(report_cell(table, row, "onderscheiden"), "ja") == 0 &&
           outcome_of(report, table, row) != NULL;
}

/* The assumptions that matter most over all outcomes that are told, each once. */
static size_t rank(const struct report *report, const struct report_table *table,
                   const char *scenario, struct switching top[ASSUMPTIONS_TOLD])
{
    size_t count = 0;
    for (size_t row = 0; row < table->rows; row++) {
        double narrows = report_number(table, row, "smaller_procent");
        if (!counts(report, table, row, scenario) || !isfinite(narrows))
            continue;
        const struct switching found = {report_cell(table, row, "pad"), row, narrows};
        size_t at = 0;
        while (at < count && strcmp(top[at].path, found.path) != 0)
            at++;
        if (at < count && top[at].narrows >= narrows)
            continue;
        if (at == count && count < ASSUMPTIONS_TOLD)
            count++;
        else if (at == count && top[--at].narrows >= narrows)
            continue;
        for (; at > 0 && top[at - 1].narrows < narrows; at--)
            top[at] = top[at - 1];
        top[at] = found;
    }
    return count;
}

/* "bij 63 procent slaat het verschil om bij de wachtlijst van de Raad"; of each outcome. */
static char *say_turns(const struct report *report, const struct report_table *table,
                       const char *scenario, const char *path)
{
    const struct labels *labels = &report->words->labels;
    struct decision_list turns = {NULL, 0};
    for (size_t row = 0; row < table->rows; row++) {
        double at = report_number(table, row, "kantelpunt");
        if (strcmp(report_cell(table, row, "pad"), path) != 0 || !isfinite(at) ||
            !counts(report, table, row, scenario))
            continue;
        char value[NUMBER_PEOPLE_SIZE];
        const char *unit = labels_unit(labels, report_cell(table, row, "eenheid"));
        uncertainty_value(labels, at, VALUE_DIGITS, value);
        char *turn = memory_format("%s%s%s (%s)", value, unit[0] != '\0' ? " " : "",
                                   labels_unit_after(unit, value), outcome_of(report, table, row));
        decision_list_add(&turns, turn);
        free(turn);
    }
    if (turns.count == 0)
        return memory_copy_text(report_say(
            report, "Binnen dit bereik is geen punt gevonden waar een conclusie omslaat.",
            "Within this range no point was found at which a conclusion flips."));
    char *list = decision_list_take(report, &turns);
    char *text = memory_format(
        report_say(report, "De conclusie slaat om bij %s.", "The conclusion flips at %s."), list);
    free(list);
    return text;
}

static char *say_assumption(const struct report *report, const struct report_table *table,
                            const char *scenario, const struct switching *one)
{
    const struct labels *labels = &report->words->labels;
    char now[NUMBER_PEOPLE_SIZE], low[NUMBER_PEOPLE_SIZE], high[NUMBER_PEOPLE_SIZE],
        percent[NUMBER_PEOPLE_SIZE], place[LABELS_SIZE] = "";
    size_t row = one->row;
    const char *unit = labels_unit(labels, report_cell(table, row, "eenheid"));
    if (strncmp(one->path, "gemeenten.", 10) == 0) {
        char key[LABELS_SIZE];
        snprintf(key, sizeof key, "%.*s", (int)strcspn(one->path + 10, "."), one->path + 10);
        if (strcmp(key, "*") != 0)
            labels_gemeente(labels, key, place);
    }
    char *what = labels_capitalise(text_clean(report_cell(table, row, "aanname"), WHAT_LETTERS));
    bool differs = report_source_kind(report->source) == REPORT_COMPARE;
    char *turns = report_source_kind(report->source) == REPORT_RUN
                      ? memory_copy_text("")
                      : say_turns(report, table, scenario, one->path);
    char *text = memory_format(
        report_say(report,
                   "%s%s%s: nu %s%s%s, onderzocht van %s tot %s. Wie dit beter weet, maakt de "
                   "onzekerheid over %s%s ongeveer %s%% kleiner. %s",
                   "%s%s%s: now %s%s%s, examined from %s to %s. Knowing this better makes the "
                   "uncertainty about %s%s about %s%% smaller. %s"),
        what, place[0] != '\0' ? report_say(report, " in ", " in ") : "", place,
        uncertainty_value(labels, report_number(table, row, "waarde"), VALUE_DIGITS, now),
        unit[0] != '\0' ? " " : "", labels_unit_after(unit, now),
        uncertainty_value(labels, report_number(table, row, "laag"), VALUE_DIGITS, low),
        uncertainty_value(labels, report_number(table, row, "hoog"), VALUE_DIGITS, high),
        differs ? report_say(report, "het verschil in ", "the difference in ") : "",
        outcome_of(report, table, row),
        sentences_number(labels, fmax(one->narrows, 1.0), 0, percent), turns);
    free(turns);
    free(what);
    return text;
}

static void write_ranked(const struct report *report, const struct report_table *table,
                         const char *scenario)
{
    struct switching top[ASSUMPTIONS_TOLD];
    size_t count = rank(report, table, scenario, top);
    if (count == 0) {
        html_element(report->out, "p", NULL,
                     report_say(report,
                                "Van geen enkele aanname is de invloed op deze uitkomsten van "
                                "toeval te onderscheiden.",
                                "Of no assumption the influence on these outcomes can be told "
                                "from chance."));
        return;
    }
    fputs("<ol>\n", report->out);
    for (size_t i = 0; i < count; i++)
        decision_item(report, NULL, say_assumption(report, table, scenario, &top[i]));
    fputs("</ol>\n", report->out);
}

static void write_unknown(const struct report *report)
{
    char count[NUMBER_PEOPLE_SIZE];
    size_t grounds[VALUE_GROUNDS] = {0};
    if (report->words->scenario_count > 0)
        value_grounds_count(&report->words->scenarios[0], grounds);
    size_t assumptions = grounds[VALUE_ASSUMED];
    char *lead =
        assumptions == 0
            ? memory_copy_text(report_say(report, "Het scenario rust ook op aannames. ",
                                          "The scenario rests on assumptions too. "))
        : assumptions == 1
            ? memory_copy_text(report_say(report, "1 waarde in dit scenario is een aanname. ",
                                          "1 value in this scenario is an assumption. "))
            : memory_format(
                  report_say(report, "%s waarden in dit scenario zijn aannames. ",
                             "%s values in this scenario are assumptions. "),
                  sentences_number(&report->words->labels, (double)assumptions, 0, count));
    decision_paragraph(
        report, NULL,
        memory_format(
            report_say(report,
                       "%sWelke daarvan het meest uitmaakt, en bij welke waarde een conclusie zou "
                       "omslaan, is niet onderzocht. Deze opdracht zoekt het uit:",
                       "%sWhich of them matters most, and at which value a conclusion would flip, "
                       "was not examined. This command finds out:"),
            lead));
    fputs("<p><code>", report->out);
    html_format(report->out, "%s --onzekerheid", report_source_fact(report->source, "$.opdracht"));
    fputs("</code></p>\n", report->out);
    free(lead);
}

void report_switches(struct report *report)
{
    enum report_kind kind = report_source_kind(report->source);
    if (kind == REPORT_VALIDATE || kind == REPORT_CALIBRATE)
        return;
    const struct report_table *table = report_source_table(report->source, "aannames.csv");
    struct decision decision;
    decision_begin(&decision, report);
    html_section(report->out, 2, "kantelpunten",
                 report_say(report, "Waar hangt het van af?", "What does it depend on?"));
    if (table == NULL)
        write_unknown(report);
    else if (kind != REPORT_COMPARE)
        write_ranked(report, table, decision.names[0]);
    for (size_t v = 1; table != NULL && kind == REPORT_COMPARE && v < decision.count; v++) {
        html_element(report->out, "h3", style_variant(v), decision.names[v]);
        write_ranked(report, table, decision.names[v]);
    }
    html_section_end(report->out);
    decision_end(&decision);
}
