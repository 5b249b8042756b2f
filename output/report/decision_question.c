/* What was asked, and what changes in the scenarios, in words. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/comparison_sentences.h"
#include "output/memory.h"
#include "output/report/decision.h"
#include "output/report/html.h"
#include "output/report/style.h"
#include "sim/clock.h"

enum { CHANGES_SHOWN = 8 };

static const char *fact(const struct report *report, const char *path)
{
    return report_source_fact(report->source, path);
}

static const struct report_scenario *scenario_of(const struct report *report, size_t v)
{
    return v < report->words->scenario_count ? &report->words->scenarios[v] : NULL;
}

/* "Gesimuleerd is van 1 januari 2018 tot en met 31 december 2022, 20 keer met ander toeval." */
static char *say_period(const struct report *report)
{
    char from[LABELS_SIZE], to[LABELS_SIZE], again[NUMBER_PEOPLE_SIZE];
    double times = strtod(fact(report, "$.replicaties"), NULL);
    decision_date(report, fact(report, "$.start"), from);
    decision_date(report, fact(report, "$.eind"), to);
    number_people(times, 0, (struct number_style){.english = report->words->labels.english}, again);
    if (times < 1.5)
        return memory_format(report_say(report, "Gesimuleerd is van %s tot en met %s, één keer.",
                                        "Simulated from %s up to and including %s, once."),
                             from, to);
    return memory_format(
        report_say(report, "Gesimuleerd is van %s tot en met %s, %s keer met ander toeval.",
                   "Simulated from %s up to and including %s, %s times with different chance."),
        from, to, again);
}

/* --- what changes --- */

/* The text with dates as people write them: "39,3 vanaf 1 juli 2019"; frees it. */
static char *with_dates(const struct report *report, char *text)
{
    char *whole = memory_copy_text("");
    const char *at = text;
    while (*at != '\0') {
        char date[11] = "", shown[LABELS_SIZE];
        tick day;
        snprintf(date, sizeof date, "%.10s", at);
        bool is_date = strlen(date) == 10 && date[4] == '-' && clock_parse_date(date, &day);
        if (is_date)
            labels_date(&report->words->labels, day, shown);
        size_t plain = is_date ? 0 : 1 + strcspn(at + 1, "0123456789");
        char *longer = memory_format("%s%.*s%s", whole, (int)plain, at, is_date ? shown : "");
        free(whole);
        whole = longer;
        at += is_date ? 10 : plain;
    }
    free(text);
    return whole;
}

/* A scenario file says "vanaf"; to be freed. */
static char *with_words(const struct report *report, const char *text)
{
    const char *from = strstr(text, " vanaf ");
    if (!report->words->labels.english || from == NULL)
        return memory_copy_text(text);
    char *rest = with_words(report, from + strlen(" vanaf "));
    char *whole = memory_format("%.*s from %s", (int)(from - text), text, rest);
    free(rest);
    return whole;
}

/* The key of the gemeente that a path is about, or "". */
static const char *gemeente_of(const char *path, char key[LABELS_SIZE])
{
    key[0] = '\0';
    if (strncmp(path, "gemeenten.", 10) == 0)
        snprintf(key, LABELS_SIZE, "%.*s", (int)strcspn(path + 10, "."), path + 10);
    return key;
}

/* What a value is, in the language asked when the scenario tells. */
static const char *meaning_of(const struct report *report, size_t v,
                              const struct report_table *table, size_t row)
{
    const char *path = report_cell(table, row, "pad");
    const char *told = report_cell(table, row, "betekenis");
    const struct report_scenario *scenario = scenario_of(report, v);
    for (size_t i = 0; scenario != NULL && i < scenario->value_count; i++)
        if (strcmp(scenario->values[i].path, path) == 0 && scenario->values[i].what != NULL &&
            scenario->values[i].what[0] != '\0')
            return scenario->values[i].what;
    return told[0] != '\0' ? told : path;
}

/* "Almere: 23,0 → 27,6 fte"; of a value that changes in time only what is new, the unit with the
 * name: "Formatie, in fte: 33,3 → 39,3 vanaf 1 juli 2019, 33,3 vanaf 1 januari 2020". */
static char *say_value(const struct report *report, const struct report_table *table, size_t row,
                       const char *lead)
{
    const char *from = report_cell(table, row, "basis"), *to = report_cell(table, row, "variant");
    const char *unit = report_cell(table, row, "eenheid");
    bool steps = strstr(to, " vanaf ") != NULL || strstr(from, " vanaf ") != NULL;
    size_t same = strlen(from);
    if (steps && strncmp(to, from, same) == 0 && strncmp(to + same, ", ", 2) == 0)
        to += same + 2;
    char *name = steps && unit[0] != '\0'
                     ? memory_format("%s, in %s", lead, labels_unit(&report->words->labels, unit))
                     : memory_copy_text(lead);
    char *before = with_words(report, from), *after = with_words(report, to);
    struct comparison_change change = {name, NULL, before, after, steps ? "" : unit};
    char *text = with_dates(report, comparison_say_change(&report->words->labels, &change));
    free(before);
    free(after);
    free(name);
    return text;
}

/* Rows from `row` on that change the same in several gemeenten, in one line; writes how many. */
static char *say_group(const struct report *report, size_t v, const struct report_table *table,
                       size_t row, size_t *used)
{
    const char *scenario = report_cell(table, row, "scenario");
    char *what = memory_copy_text(meaning_of(report, v, table, row));
    char key[LABELS_SIZE], name[LABELS_SIZE];
    *used = 1;
    labels_capitalise(what);
    if (gemeente_of(report_cell(table, row, "pad"), key)[0] == '\0') {
        char *line = say_value(report, table, row, what);
        free(what);
        return line;
    }
    char *line = memory_format("%s – ", what);
    for (size_t at = row; at < table->rows; at++) {
        bool same =
            strcmp(report_cell(table, at, "scenario"), scenario) == 0 &&
            strcmp(report_cell(table, at, "betekenis"), report_cell(table, row, "betekenis")) == 0;
        if (!same || gemeente_of(report_cell(table, at, "pad"), key)[0] == '\0')
            break;
        labels_gemeente(&report->words->labels, key, name);
        char *value = say_value(report, table, at, name);
        char *longer = memory_format("%s%s%s", line, at > row ? "; " : "", value);
        free(value);
        free(line);
        line = longer;
        *used = at - row + 1;
    }
    free(what);
    return line;
}

static void write_changes(const struct decision *decision, size_t v)
{
    const struct report *report = decision->report;
    const struct report_table *table = report_source_table(report->source, "gewijzigd.csv");
    size_t shown = 0;
    if (table == NULL)
        return;
    for (size_t row = 0, used = 1; row < table->rows; row += used) {
        used = 1;
        if (strcmp(report_cell(table, row, "scenario"), decision->names[v]) != 0)
            continue;
        if (shown == 0) {
            html_element(report->out, "p", NULL,
                         report_say(report, "Dit verandert er, van de basis naar dit scenario:",
                                    "This changes, from the basis to this scenario:"));
            fputs("<ul>\n", report->out);
        } else if (shown == CHANGES_SHOWN) {
            fputs("</ul>\n", report->out);
            html_fold(report->out,
                      report_say(report, "Wat er nog meer verandert", "What else changes"));
            fputs("<ul>\n", report->out);
        }
        decision_item(report, NULL, say_group(report, v, table, row, &used));
        shown++;
    }
    if (shown > 0)
        fputs("</ul>\n", report->out);
    if (shown > CHANGES_SHOWN)
        html_fold_end(report->out);
    if (shown == 0)
        html_element(report->out, "p", NULL,
                     report_say(report, "Er verandert geen enkele waarde.", "No value changes."));
}

/* The text of a scenario as a sentence: with an end. */
static char *ended(const char *text)
{
    size_t length = strlen(text);
    bool has_end = length > 0 && strchr(".!?:;…)", text[length - 1]) != NULL;
    return memory_format("%s%s", text, has_end ? "" : ".");
}

static void write_description(const struct report *report, size_t v)
{
    const struct report_scenario *scenario = scenario_of(report, v);
    if (scenario != NULL && scenario->description != NULL && scenario->description[0] != '\0')
        decision_paragraph(report, NULL, ended(scenario->description));
}

/* Variants that the page has no room for; `shown` scenarios are there, the basis among them. */
static void write_left_out(const struct report *report, size_t shown)
{
    size_t all = shown - 1;
    for (;; all++) {
        char *path = memory_format("$.varianten[%zu].scenario", all);
        bool there = fact(report, path)[0] != '\0';
        free(path);
        if (!there)
            break;
    }
    char some[NUMBER_PEOPLE_SIZE], number[NUMBER_PEOPLE_SIZE];
    if (all >= shown)
        decision_paragraph(
            report, NULL,
            memory_format(
                report_say(report,
                           "Er zijn %s varianten. Dit rapport vertelt over de eerste %s; "
                           "de getallen van alle staan in de tabellen van deze map.",
                           "There are %s variants. This report tells of the first %s; the "
                           "numbers of all stand in the tables of this folder."),
                figures_count(report, all, number), figures_count(report, shown - 1, some)));
}

static void ask_compare(const struct report *report)
{
    struct decision decision;
    decision_begin(&decision, report);
    decision_paragraph(
        report, "lead",
        decision.count == 2
            ? memory_format(report_say(report,
                                       "Wat gebeurt er in de keten met het scenario ‘%s’, "
                                       "vergeleken met de basis ‘%s’?",
                                       "What happens in the chain with the scenario ‘%s’, "
                                       "compared with the basis ‘%s’?"),
                            decision.names[1], decision.names[0])
            : memory_format(report_say(report,
                                       "Wat gebeurt er in de keten in elk van deze scenario’s, "
                                       "vergeleken met de basis ‘%s’?",
                                       "What happens in the chain in each of these scenarios, "
                                       "compared with the basis ‘%s’?"),
                            decision.names[0]));
    write_left_out(report, decision.count);
    for (size_t v = 1; v < decision.count; v++) {
        html_element(report->out, "h3", style_variant(v), decision.names[v]);
        write_description(report, v);
        write_changes(&decision, v);
    }
    decision_end(&decision);
}

static void ask_run(const struct report *report)
{
    decision_paragraph(
        report, "lead",
        memory_format(report_say(report,
                                 "Hoe vergaat het de keten, en de gezinnen daarin, in het scenario "
                                 "‘%s’?",
                                 "How does the chain fare, and the families in it, in the scenario "
                                 "‘%s’?"),
                      fact(report, "$.scenario")));
    write_description(report, 0);
}

static void ask_vessels(const struct report *report)
{
    html_element(report->out, "p", "lead",
                 report_say(report,
                            "Veilig Thuis krijgt meer capaciteit en daar wordt minder gewacht. "
                            "Komt dat wachten ergens anders in de keten terug?",
                            "Veilig Thuis gets more capacity and there is less waiting there. Does "
                            "that waiting come back elsewhere in the chain?"));
    decision_paragraph(
        report, NULL,
        memory_format(
            report_say(report,
                       "Dat is nagegaan in het scenario ‘%s’: dezelfde verzonnen huishoudens, één "
                       "keer met en één keer zonder de extra capaciteit.",
                       "That was examined in the scenario ‘%s’: the same invented households, once "
                       "with and once without the extra capacity."),
            fact(report, "$.scenario")));
}

static void ask_validate(const struct report *report)
{
    decision_paragraph(
        report, "lead",
        memory_format(report_say(report,
                                 "Geeft het scenario ‘%s’ de cijfers die in werkelijkheid gemeld "
                                 "zijn?",
                                 "Does the scenario ‘%s’ give the figures that were really "
                                 "reported?"),
                      fact(report, "$.scenario")));
    html_element(report->out, "p", NULL,
                 report_say(report,
                            "Alleen cijfers die niet gebruikt zijn om het model te maken, tellen "
                            "als toets.",
                            "Only figures that were not used to make the model count as a test."));
}

static void ask_calibrate(const struct report *report)
{
    decision_paragraph(
        report, "lead",
        memory_format(report_say(report,
                                 "Bij welke waarden van de onbekende getallen geeft het scenario "
                                 "‘%s’ de gemelde cijfers terug?",
                                 "At which values of the unknown numbers does the scenario ‘%s’ "
                                 "give the reported figures?"),
                      fact(report, "$.scenario")));
}

void report_question(struct report *report)
{
    html_section(report->out, 2, "vraag", report_say(report, "De vraag", "The question"));
    enum report_kind kind = report_source_kind(report->source);
    switch (kind) {
    case REPORT_RUN:
        ask_run(report);
        break;
    case REPORT_COMPARE:
        ask_compare(report);
        break;
    case REPORT_VESSELS:
        ask_vessels(report);
        break;
    case REPORT_VALIDATE:
        ask_validate(report);
        break;
    case REPORT_CALIBRATE:
        ask_calibrate(report);
        break;
    }
    if (kind != REPORT_CALIBRATE)
        decision_paragraph(report, "note", say_period(report));
    html_section_end(report->out);
}
