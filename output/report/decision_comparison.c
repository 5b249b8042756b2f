/* What a variant does: first in one sentence, then what gets better and worse, what it costs, and
 * the whole in a table. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/comparison_sentences.h"
#include "output/growth_words.h"
#include "output/memory.h"
#include "output/report/decision.h"
#include "output/report/html.h"
#include "output/report/sentences_words.h"
#include "output/report/style.h"

enum group {
    GROUP_BETTER,
    GROUP_WORSE,
    GROUP_OTHER,  /* neither good nor bad */
    GROUP_UNSURE, /* nothing tells how sure it is */
    GROUP_COST,
    GROUP_TINY,
    GROUP_SAME, /* not distinct */
    GROUP_NONE, /* in one of the two it did not occur */
};

struct told {
    struct decision_key key;
    const struct comparison_headline *headline;
    const struct sentence_subject *subject;
    struct sentence_difference difference;
    enum group group;
    bool sways;
};

enum { TOLD_MOST = 32, COLUMNS = 6, GROWING_NAMED = 6 };

static enum group group_of(const struct decision *decision, const struct told *told)
{
    const struct sentence_difference *difference = &told->difference;
    int news = decision_news(decision, told->subject, difference);
    if (!isfinite(difference->difference) || !isfinite(difference->basis) ||
        !isfinite(difference->variant))
        return GROUP_NONE;
    if (strcmp(told->key.kpi, "kosten") == 0)
        return GROUP_COST;
    if (decision_is_tiny(decision, told->subject, difference))
        return GROUP_TINY;
    if (news != 0)
        return news > 0 ? GROUP_BETTER : GROUP_WORSE;
    bool known = isfinite(difference->low) && isfinite(difference->high) &&
                 !(difference->ground == SENTENCE_UNCERTAINTY && isnan(difference->same_sign));
    bool unsure = !known && isfinite(difference->difference) && difference->difference != 0.0;
    return unsure ? GROUP_UNSURE : sentence_side(difference) != 0 ? GROUP_OTHER : GROUP_SAME;
}

static size_t gather(const struct decision *decision, size_t v, struct told told[TOLD_MOST])
{
    size_t headlines, count = 0;
    const struct comparison_headline *all = comparison_headlines(&headlines);
    for (size_t i = 0; i < headlines && count < TOLD_MOST; i++) {
        struct told *one = &told[count];
        *one = (struct told){.key = {all[i].kpi, all[i].station, "alle"}, .headline = &all[i]};
        one->subject = sentence_subject_of(all[i].kpi, all[i].station);
        if (one->subject == NULL || !decision_difference(decision, v, &one->key, &one->difference))
            continue;
        one->group = group_of(decision, one);
        one->sways = decision_sways(decision, v, &one->key);
        count++;
    }
    return count;
}

static size_t count_in(const struct told *told, size_t count, enum group group)
{
    size_t in = 0;
    for (size_t i = 0; i < count; i++)
        in += told[i].group == group;
    return in;
}

/* --- in short --- */

/* "3 uitkomsten worden beter", "geen enkele uitkomst wordt beter"; to be freed. */
static char *say_count(const struct report *report, size_t count, const char *one_nl,
                       const char *many_nl, const char *one_en, const char *many_en)
{
    bool english = report->words->labels.english, one = count == 1 || (count == 0 && !english);
    char number[NUMBER_PEOPLE_SIZE];
    sentences_number(&report->words->labels, (double)count, 0, number);
    return memory_format("%s %s", count == 0 ? report_say(report, "geen enkele", "no") : number,
                         one ? report_say(report, one_nl, one_en)
                             : report_say(report, many_nl, many_en));
}

/* "Het kost 680.482 euro per jaar meer (637.437 tot 723.525)." */
static char *say_cost(const struct decision *decision, const struct told *told, size_t count)
{
    struct comparison_variant variant = {.cost = {0, NAN, NAN, NAN}};
    for (size_t i = 0; i < count; i++)
        if (told[i].group == GROUP_COST) {
            const struct sentence_difference *cost = &told[i].difference;
            if (cost->ground == SENTENCE_UNCERTAINTY)
                return sentence_difference(&decision->report->words->labels, told[i].subject, cost);
            bool interval = isfinite(cost->low) && isfinite(cost->high);
            /* at the scenarios' own values, as in the sentence about the cost */
            variant.cost = (struct estimate){interval ? 2 : 1, cost->variant - cost->basis,
                                             cost->low, cost->high};
        }
    return comparison_say_cost(&decision->report->words->labels, &variant);
}

/* A headline's name within a sentence: "wachtlijst Raad", "VB binnen de termijn"; to be freed. */
static char *name_within(const struct report *report, const struct comparison_headline *headline)
{
    char *name = memory_copy_text(report_say(report, headline->nl, headline->en));
    bool acronym = name[0] != '\0' && name[1] >= 'A' && name[1] <= 'Z';
    if (name[0] >= 'A' && name[0] <= 'Z' && !acronym)
        name[0] = (char)(name[0] - 'A' + 'a');
    return name;
}

/* "wachtlijst Raad en caseload Veilig Thuis", or that there are none; to be freed. */
static char *names_in(const struct report *report, const struct told *told, size_t count,
                      enum group group)
{
    size_t unsure = count_in(told, count, GROUP_UNSURE);
    struct decision_list names = {NULL, 0};
    for (size_t i = 0; i < count; i++) {
        if (told[i].group != group)
            continue;
        char *name = name_within(report, told[i].headline);
        decision_list_add(&names, name);
        free(name);
    }
    if (names.count == 0)
        return memory_copy_text(
            unsure > 0 ? report_say(report, "niet te zeggen", "cannot be said")
                       : report_say(report, "geen van de hoofduitkomsten", "none of the outcomes"));
    return decision_list_take(report, &names);
}

/* "Beter: wachtlijst lokale teams. Slechter: niets. Bij 9 uitkomsten is het verschil niet te
 * onderscheiden. Het kost …"; to be freed. */
static char *say_short(const struct decision *decision, const struct told *told, size_t count)
{
    const struct report *report = decision->report;
    size_t same = count_in(told, count, GROUP_SAME);
    char *better = names_in(report, told, count, GROUP_BETTER);
    char *worse = names_in(report, told, count, GROUP_WORSE);
    char *rest = say_count(report, same, "uitkomst is het verschil niet te onderscheiden.",
                           "uitkomsten is het verschil niet te onderscheiden.",
                           "outcome the difference is not distinct.",
                           "outcomes the difference is not distinct.");
    char *cost = say_cost(decision, told, count);
    size_t unsure = count_in(told, count, GROUP_UNSURE);
    bool nothing = unsure > 0 && count_in(told, count, GROUP_BETTER) == 0 &&
                   count_in(told, count, GROUP_WORSE) == 0;
    char *lead = nothing ? memory_copy_text(report_say(
                               report, "Hoe zeker iets beter of slechter wordt, is niet te zeggen.",
                               "How surely anything gets better or worse cannot be said."))
                         : memory_format(report_say(report, "Beter: %s. Slechter: %s.",
                                                    "Better: %s. Worse: %s."),
                                         better, worse);
    char *text =
        memory_format("%s%s%s %s", lead, same > 0 ? report_say(report, " Bij ", " For ") : "",
                      same > 0 ? rest : "", cost);
    free(lead);
    free(better);
    free(worse);
    free(rest);
    free(cost);
    return text;
}

/* --- the sentences --- */

static void write_group(const struct decision *decision, const struct told *told, size_t count,
                        enum group group)
{
    static const char *const heads[][2] = {
        [GROUP_BETTER] = {"Wat er beter wordt", "What gets better"},
        [GROUP_WORSE] = {"Wat er slechter wordt", "What gets worse"},
        [GROUP_OTHER] = {"Wat er verder verandert", "What else changes"},
        [GROUP_UNSURE] = {"Wat verandert zonder dat te zeggen is hoe zeker",
                          "What changes without saying how surely"},
        [GROUP_COST] = {"Wat het kost", "What it costs"},
        [GROUP_TINY] = {"Wat een fractie verandert", "What changes by a fraction"},
        [GROUP_NONE] = {"Wat niet te bepalen is", "What cannot be determined"},
    };
    const char *class = group == GROUP_BETTER ? "good" : group == GROUP_WORSE ? "bad" : "same";
    const struct report *report = decision->report;
    if (count_in(told, count, group) == 0)
        return;
    html_element(report->out, "h4", NULL, report_say(report, heads[group][0], heads[group][1]));
    fputs("<ul>\n", report->out);
    for (size_t i = 0; i < count; i++) {
        if (told[i].group != group)
            continue;
        char *sentence =
            sentence_difference(&report->words->labels, told[i].subject, &told[i].difference);
        if (told[i].sways) {
            char *longer = memory_format("%s %s", sentence, GROWTH_MARK);
            free(sentence);
            sentence = longer;
        }
        decision_item(report, class, sentence);
    }
    fputs("</ul>\n", report->out);
}

/* In one sentence, for there is nothing more to say of them; their numbers are in the table. */
static void write_same(const struct decision *decision, const struct told *told, size_t count)
{
    const struct report *report = decision->report;
    if (count_in(told, count, GROUP_SAME) == 0)
        return;
    char *names = names_in(report, told, count, GROUP_SAME);
    decision_paragraph(
        report, NULL,
        memory_format(report_say(report, "Niet te onderscheiden: %s.", "Not distinct: %s."),
                      names));
    free(names);
}

/* --- the table --- */

/* Beside the name of a row, unless the name or the number says it. */
static void row_unit(const struct report *report, const struct told *told,
                     char text[SENTENCES_UNIT_SIZE])
{
    const char *unit = told->subject->unit;
    bool said = strcmp(unit, "procent") == 0 || strcmp(told->key.kpi, "zonder_zicht_stand") == 0;
    snprintf(text, SENTENCES_UNIT_SIZE, "%s",
             said                                   ? ""
             : strcmp(told->key.kpi, "kosten") == 0 ? "euro"
                                                    : labels_unit(&report->words->labels, unit));
}

/* "-122,8", "+680.482"; what reads as nothing is a plain "0". */
static const char *show_difference(const struct labels *labels, const struct told *told,
                                   char text[NUMBER_PEOPLE_SIZE])
{
    const struct sentence_difference *difference = &told->difference;
    comparison_signed(labels, difference->difference, sentence_decimals(told->subject, difference),
                      text);
    return isfinite(difference->difference) && strspn(text, "0.,") == strlen(text) ? "0" : text;
}

static void write_table(const struct decision *decision, size_t v, const struct told *told,
                        size_t count)
{
    const struct report *report = decision->report;
    const struct labels *labels = &report->words->labels;
    const char *heads[COLUMNS] = {
        report_say(report, "Uitkomst", "Outcome"),
        report_say(report, "Basis", "Basis"),
        report_say(report, "Variant", "Variant"),
        report_say(report, "Verschil", "Difference"),
        report_say(report, "95%-interval van het verschil", "95% interval of the difference"),
        report_say(report, "Wat het betekent", "What it means")};
    static const bool is_number[COLUMNS] = {false, true, true, true, false, false};
    char *caption = memory_format(report_say(report, "Alle uitkomsten van ‘%s’ naast de basis",
                                             "All outcomes of ‘%s’ beside the basis"),
                                  decision->names[v]);
    struct html_table table;
    html_table_begin_of(&table, report->out, caption, style_variant(v), heads, NULL, is_number,
                        COLUMNS);
    for (size_t i = 0; i < count; i++) {
        const struct sentence_difference *difference = &told[i].difference;
        const struct sentence_subject *subject = told[i].subject;
        bool at_end = difference->grows_basis || difference->grows_variant;
        char amount[SENTENCES_AMOUNT_SIZE], meaning[DECISION_NAME_SIZE], unit[SENTENCES_UNIT_SIZE];
        char signs[NUMBER_PEOPLE_SIZE];
        row_unit(report, &told[i], unit);
        char *name = memory_format(
            "%s%s%s%s%s", labels->english ? told[i].headline->en : told[i].headline->nl,
            at_end ? report_say(report, ", eind", ", end") : "",
            at_end || told[i].sways ? " " GROWTH_MARK : "", unit[0] != '\0' ? ", " : "", unit);
        char *interval = difference->difference == 0.0 && !(difference->high > difference->low)
                             ? memory_copy_text("0")
                             : sentence_interval(labels, subject, difference);
        html_table_cell(&table, name);
        html_table_cell(&table, sentences_amount(labels, subject, difference->basis, amount));
        html_table_cell(&table, sentences_amount(labels, subject, difference->variant, amount));
        html_table_cell(&table, show_difference(labels, &told[i], signs));
        html_table_cell(&table, interval);
        html_table_cell(&table, decision_meaning(decision, subject, difference, meaning));
        free(name);
        free(interval);
    }
    html_table_end(&table);
    free(caption);
}

/* What each comes to; of one variant as the lead. */
static void write_shorts(const struct decision *decision)
{
    const struct report *report = decision->report;
    bool one = decision->count == 2;
    struct told told[TOLD_MOST];
    if (!one)
        fputs("<ul>\n", report->out);
    for (size_t v = 1; v < decision->count; v++) {
        size_t count = gather(decision, v, told);
        char *text = say_short(decision, told, count);
        if (one)
            decision_paragraph(report, "lead", text);
        else
            decision_item(report, style_variant(v),
                          memory_format("%s: %s", decision->names[v], text));
        if (!one)
            free(text);
    }
    if (!one)
        fputs("</ul>\n", report->out);
}

/* Which lists grow without end, in which scenario: a difference alone would not tell. */
static void write_growing(const struct decision *decision)
{
    const struct report *report = decision->report;
    for (size_t v = 0; v < decision->count; v++) {
        if (!growth_any(&decision->growth[v]))
            continue;
        char *names = growth_names(&report->words->labels, &decision->growth[v], GROWING_NAMED);
        decision_paragraph(
            report, "bad",
            memory_format(report_say(report,
                                     "In ‘%s’ komt er meer binnen dan er gedaan kan worden bij: "
                                     "%s. De wachtlijst groeit daar zonder eind.",
                                     "In ‘%s’ more comes in than can be done at: %s. The waiting "
                                     "list grows there without end."),
                          decision->names[v], names));
        free(names);
    }
}

/* Folded: of several variants, or the decision would not go on two sheets of paper. */
static void write_folded_table(const struct decision *decision, size_t v, const struct told *told,
                               size_t count)
{
    const struct report *report = decision->report;
    char *summary = memory_format(report_say(report, "Alle uitkomsten van ‘%s’ in een tabel",
                                             "All outcomes of ‘%s’ in a table"),
                                  decision->names[v]);
    html_fold(report->out, summary);
    write_table(decision, v, told, count);
    html_fold_end(report->out);
    free(summary);
}

void decision_write_comparison(const struct decision *decision)
{
    const struct report *report = decision->report;
    struct told told[TOLD_MOST];
    write_shorts(decision);
    write_growing(decision);
    decision_write_ground(decision);
    for (size_t v = 1; v < decision->count; v++) {
        size_t count = gather(decision, v, told);
        html_element(report->out, "h3", style_variant(v), decision->names[v]);
        write_group(decision, told, count, GROUP_BETTER);
        write_group(decision, told, count, GROUP_WORSE);
        write_group(decision, told, count, GROUP_COST);
        write_group(decision, told, count, GROUP_OTHER);
        write_group(decision, told, count, GROUP_UNSURE);
        write_group(decision, told, count, GROUP_TINY);
        write_group(decision, told, count, GROUP_NONE);
        write_same(decision, told, count);
        if (count > 0 && decision->count > 2) {
            write_folded_table(decision, v, told, count);
        } else if (count > 0) {
            html_element(
                report->out, "h3", NULL,
                report_say(report, "Alle uitkomsten naast elkaar", "All outcomes side by side"));
            write_table(decision, v, told, count);
        }
    }
    if (growth_any(&decision->any))
        decision_paragraph(report, "note",
                           growth_explain_differences(&report->words->labels, &decision->any));
}
