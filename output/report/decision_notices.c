/* Who notices what, and from when on: Veilig Thuis, each gemeente, the Raad and the families. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/comparison_sentences.h"
#include "output/memory.h"
#include "output/report/decision.h"
#include "output/report/html.h"
#include "output/report/sentences_words.h"
#include "output/report/style.h"

/* The week from which the difference stays distinct, "" when there is none; and which way it goes
 * there. */
static const char *parts_from(const struct report_table *series, const char *scenario,
                              const struct decision_key *key, double *difference)
{
    const struct report_key wanted = {scenario, key->kpi, key->station, key->gemeente, "alle"};
    for (size_t row = report_find(series, 0, &wanted); row != SIZE_MAX;
         row = report_find(series, row + 1, &wanted)) {
        if (strcmp(report_cell(series, row, "uiteen"), "ja") == 0) {
            *difference = report_number(series, row, "verschil");
            return report_cell(series, row, "datum");
        }
    }
    return "";
}

struct notice {
    const char *who;
    struct decision_key key;
    struct sentence_subject subject;
};

static void write_notice(const struct decision *decision, size_t v, struct html_table *table,
                         const struct report_table *series, const struct notice *notice,
                         const struct sentence_difference *difference)
{
    const struct report *report = decision->report;
    const struct labels *labels = &report->words->labels;
    double first = 0.0;
    const char *date =
        series != NULL ? parts_from(series, decision->names[v], &notice->key, &first) : "";
    char day[LABELS_SIZE], meaning[DECISION_NAME_SIZE];
    char *when =
        date[0] != '\0'
            ? memory_format("%s: %s", decision_date(report, date, day),
                            sentences_comparative(labels, &notice->subject, first > 0.0 ? 1 : -1))
            : memory_copy_text(report_say(report, "geen week aan te wijzen", "no week stands out"));
    char *interval = sentence_interval(labels, &notice->subject, difference);
    char *what = sentences_title(labels, &notice->subject);
    html_table_cell(table, notice->who);
    html_table_cell(table, what);
    html_table_cell(table, when);
    html_table_cell(table, interval);
    html_table_cell(table, decision_meaning(decision, &notice->subject, difference, meaning));
    free(when);
    free(interval);
    free(what);
}

enum { NOTICES_MOST = 3 + FIGURES_GEMEENTEN_MOST }; /* Veilig Thuis, the Raad, families */

/* Everybody who could notice something; texts of gemeenten live in `names`. */
struct notices {
    struct notice all[NOTICES_MOST];
    size_t count;
    struct notice_names {
        char who[LABELS_SIZE], nl[DECISION_NAME_SIZE], en[DECISION_NAME_SIZE];
    } names[NOTICES_MOST];
};

static void make_notices(const struct decision *decision, struct notices *notices)
{
    const struct report *report = decision->report;
    const struct labels *labels = &report->words->labels;
    notices->count = 0;
    notices->all[notices->count++] =
        (struct notice){labels_station(labels, "veilig_thuis"),
                        {"wachtlijst", "veilig_thuis", "alle"},
                        *sentence_subject_of("wachtlijst", "veilig_thuis")};
    for (size_t g = 0; g < labels->gemeente_count && notices->count + 2 < NOTICES_MOST; g++) {
        struct notice_names *names = &notices->names[g];
        const char *key = labels->gemeenten[g].key;
        labels_gemeente(labels, key, names->who);
        notices->all[notices->count++] =
            (struct notice){names->who,
                            {"wachtlijst", "lokaal_team", key},
                            decision_team_list(decision, key, names->nl, names->en)};
    }
    notices->all[notices->count++] = (struct notice){labels_station(labels, "raad"),
                                                     {"wachtlijst", "raad", "alle"},
                                                     *sentence_subject_of("wachtlijst", "raad")};
    notices->all[notices->count++] =
        (struct notice){report_say(report, "Gezinnen", "Families"),
                        {"zonder_zicht_stand", "keten", "alle"},
                        *sentence_subject_of("zonder_zicht_stand", "keten")};
}

/* A table of who notices something, and a sentence about who does not. Is there a table? */
static bool write_table(const struct decision *decision, size_t v,
                        const struct report_table *series)
{
    const struct report *report = decision->report;
    const char *heads[] = {
        report_say(report, "Wie", "Who"), report_say(report, "Waaraan", "By what"),
        report_say(report, "Vanaf wanneer", "From when"),
        report_say(report, "Verschil (95%-interval)", "Difference (95% interval)"),
        report_say(report, "Wat het betekent", "What it means")};
    char *caption = memory_format(
        report_say(report, "Wie merkt iets van ‘%s’?", "Who notices something of ‘%s’?"),
        decision->names[v]);
    struct notices *notices = memory_allocate(1, sizeof *notices);
    struct decision_list nobody = {NULL, 0};
    struct html_table table;
    bool any = false;
    make_notices(decision, notices);
    for (size_t i = 0; i < notices->count; i++) {
        const struct notice *notice = &notices->all[i];
        struct sentence_difference difference;
        if (!decision_difference(decision, v, &notice->key, &difference))
            continue;
        if (sentence_side(&difference) == 0 ||
            decision_is_tiny(decision, &notice->subject, &difference)) {
            decision_list_add(&nobody, i + 1 == notices->count
                                           ? report_say(report, "het zicht op de gezinnen",
                                                        "the sight of families")
                                           : notice->who);
            continue;
        }
        if (!any)
            html_table_begin_of(&table, report->out, caption, style_variant(v), heads, NULL, NULL,
                                5);
        any = true;
        write_notice(decision, v, &table, series, notice, &difference);
    }
    if (any)
        html_table_end(&table);
    bool some = nobody.count > 0;
    char *names = decision_list_take(report, &nobody);
    if (some)
        decision_paragraph(
            report, NULL,
            memory_format(report_say(report,
                                     "Niets te merken, of niet van toeval te onderscheiden: %s.",
                                     "Nothing to notice, or not distinct from chance: %s."),
                          names));
    free(names);
    free(notices);
    free(caption);
    return any;
}

/* --- families --- */

static struct estimate estimate_of_kind(const struct report_table *table, const char *scenario,
                                        const char *kind)
{
    for (size_t row = 0; row < table->rows; row++)
        if (strcmp(report_cell(table, row, "scenario"), scenario) == 0 &&
            strcmp(report_cell(table, row, "gemeente"), "alle") == 0 &&
            strcmp(report_cell(table, row, "uitsplitsing"), "alle") == 0 &&
            strcmp(report_cell(table, row, "soort"), kind) == 0) {
            double count = report_number(table, row, "replicaties");
            return (struct estimate){
                count > 0.0 ? (size_t)count : 0, report_number(table, row, "gemiddelde"),
                report_number(table, row, "bi95_laag"), report_number(table, row, "bi95_hoog")};
        }
    return (struct estimate){0, NAN, NAN, NAN};
}

static void write_families(const struct decision *decision, size_t v)
{
    const struct report *report = decision->report;
    const struct report_table *table = report_source_table(report->source, "eerder_later.csv");
    if (table == NULL || table->rows == 0)
        return;
    const char *name = decision->names[v];
    struct comparison_moved moved = {
        .gemeente = "alle",
        .breakdown = "alle",
        .earlier = estimate_of_kind(table, name, "eerder"),
        .later = estimate_of_kind(table, name, "later"),
        .only_base = estimate_of_kind(table, name, "alleen_basis"),
        .only_variant = estimate_of_kind(table, name, "alleen_variant"),
        .null_earlier = estimate_of_kind(table, name, "nul_eerder"),
        .null_later = estimate_of_kind(table, name, "nul_later"),
        .net = estimate_of_kind(table, name, "saldo"),
        .null_net = estimate_of_kind(table, name, "nul_saldo"),
        .beyond = estimate_of_kind(table, name, "meer_dan_herschikking"),
    };
    char *sentence =
        comparison_say_moved(&report->words->labels, &moved, report_number(table, 0, "dagen"));
    if (sentence != NULL)
        decision_paragraph(report, NULL, sentence);
}

/* --- of one scenario: where there is waiting --- */

static void write_waiting(const struct decision *decision)
{
    const struct report *report = decision->report;
    const struct labels *labels = &report->words->labels;
    if (labels->gemeente_count == 0 || decision->kpi == NULL)
        return;
    html_section(report->out, 2, "merken",
                 report_say(report, "Wachtlijsten per gemeente", "Waiting lists by municipality"));
    fputs("<ul>\n", report->out);
    for (size_t g = 0; g < labels->gemeente_count; g++) {
        char nl[DECISION_NAME_SIZE], en[DECISION_NAME_SIZE];
        struct sentence_level level;
        const char *gemeente = labels->gemeenten[g].key;
        const struct decision_key key = {"wachtlijst", "lokaal_team", gemeente};
        const struct sentence_subject subject = decision_team_list(decision, gemeente, nl, en);
        if (decision_level(decision, 0, &key, &level))
            decision_item(report, NULL, sentence_level(labels, &subject, &level));
    }
    fputs("</ul>\n", report->out);
    html_section_end(report->out);
}

void report_notices(struct report *report)
{
    struct decision decision;
    decision_begin(&decision, report);
    if (report_source_kind(report->source) == REPORT_COMPARE && decision.differences != NULL) {
        const struct report_table *series =
            report_source_table(report->source, "verschil_tijdreeks.csv");
        html_section(
            report->out, 2, "merken",
            report_say(report, "Wie merkt wat, en wanneer?", "Who notices what, and when?"));
        bool any = false;
        for (size_t v = 1; v < decision.count; v++) {
            html_element(report->out, "h3", style_variant(v), decision.names[v]);
            decision_write_pressure(&decision, v);
            write_families(&decision, v);
            if (decision.replications < 2 && decision.uncertain == NULL)
                continue;
            any = write_table(&decision, v, series) || any;
        }
        if (decision.uncertain != NULL)
            html_element(report->out, "p", "note",
                         report_say(report,
                                    "Vanaf wanneer, en wie eerder of later geholpen wordt: alleen "
                                    "toeval; de aannames zijn niet meegerekend.",
                                    "From when, and who is helped earlier or later: chance only; "
                                    "the assumptions are not included."));
        if (any)
            html_element(
                report->out, "p", "note",
                report_say(report,
                           "‘Vanaf wanneer’ is de eerste van vier weken op rij waarin het "
                           "verschil niet aan toeval kan liggen. Het verschil ernaast is het "
                           "gemiddelde over alle jaren, of waar de lijst zonder eind groeit "
                           "de stand aan het eind.",
                           "‘From when’ is the first of four weeks on end in which chance "
                           "cannot explain the difference. The difference beside it is the "
                           "mean over all years, or the state at the end where the list grows "
                           "without end."));
        html_section_end(report->out);
    } else if (report_source_kind(report->source) == REPORT_RUN) {
        write_waiting(&decision);
    }
    decision_end(&decision);
}
