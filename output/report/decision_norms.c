/* The legal terms, met or not, in each scenario. */
#include <math.h>
#include <stdlib.h>

#include "output/growth_words.h"
#include "output/memory.h"
#include "output/report/decision.h"
#include "output/report/html.h"
#include "output/report/sentences_words.h"
#include "output/report/style.h"

/* Terms and shares: the law (Wmo, Uitvoeringsbesluit) and RP 2.2. */
static const struct norm {
    const char *station, *nl, *en;
    double share; /* percent that must be in time; NAN: the norm names none */
} NORMS[] = {
    {"vb", "de veiligheidsbeoordeling binnen vijf werkdagen",
     "the safety assessment within five working days", 90.0},
    {"onderzoek", "het onderzoek van Veilig Thuis binnen tien weken",
     "the inquiry by Veilig Thuis within ten weeks", 80.0},
    {"raad", "het begin van het raadsonderzoek binnen tien dagen",
     "the start of the inquiry by the Board within ten days", NAN},
};

static bool has_any(const struct decision *decision)
{
    struct sentence_level level;
    for (size_t i = 0; i < sizeof NORMS / sizeof NORMS[0]; i++)
        if (decision_level(decision, 0,
                           &(struct decision_key){"binnen_termijn", NORMS[i].station, "alle"},
                           &level))
            return true;
    return false;
}

static void write_norm(const struct decision *decision, size_t v, const struct norm *norm)
{
    const struct report *report = decision->report;
    const struct decision_key key = {"binnen_termijn", norm->station, "alle"};
    struct sentence_level level;
    if (!decision_level(decision, v, &key, &level))
        return;
    const struct sentence_norm told = {norm->nl,   norm->en,    level.mean,  level.low,
                                       level.high, norm->share, level.ground};
    char *sentence = sentence_norm(&report->words->labels, &told);
    bool grows = growth_sways(&decision->growth[v], key.kpi, key.station, key.gemeente);
    if (grows) {
        char *longer =
            memory_format("%s %s", sentence,
                          report_say(report,
                                     "De lijst groeit hier zonder eind, dus dit deel wordt kleiner "
                                     "naarmate het langer duurt.",
                                     "The list grows without end here, so this share gets smaller "
                                     "as time goes on."));
        free(sentence);
        sentence = longer;
    }
    int met = isfinite(level.low) ? sentence_norm_met(&told) : 0;
    decision_item(report, met > 0 ? "good" : met < 0 ? "bad" : "same", sentence);
}

/* "96,7% (96,7% tot 96,8%), gehaald" */
static char *say_cell(const struct decision *decision, size_t v, const struct norm *norm)
{
    const struct report *report = decision->report;
    const struct labels *labels = &report->words->labels;
    const struct decision_key key = {"binnen_termijn", norm->station, "alle"};
    const struct sentence_subject subject = {.unit = "procent", .decimals = 1};
    struct sentence_level level;
    char share[SENTENCES_AMOUNT_SIZE], low[SENTENCES_AMOUNT_SIZE], high[SENTENCES_AMOUNT_SIZE];
    if (!decision_level(decision, v, &key, &level) || !isfinite(level.mean))
        return memory_copy_text(report_say(report, "niemand", "nobody"));
    bool known = isfinite(level.low) && isfinite(level.high), has = isfinite(norm->share);
    int met = sentence_norm_met(&(struct sentence_norm){
        .share = level.mean, .low = level.low, .high = level.high, .norm = norm->share});
    const char *verdict = !has      ? ""
                          : met > 0 ? report_say(report, ", gehaald", ", met")
                          : met < 0 ? report_say(report, ", niet gehaald", ", not met")
                                    : report_say(report, ", niet te onderscheiden van de norm",
                                                 ", not distinct from the norm");
    sentences_amount(labels, &subject, level.mean, share);
    if (!known)
        return memory_format("%s%s", share, verdict);
    sentences_amount(labels, &subject, sentences_possible(level.low, true), low);
    sentences_amount(labels, &subject, sentences_possible(level.high, true), high);
    bool sways = growth_sways(&decision->growth[v], key.kpi, key.station, key.gemeente);
    return memory_format("%s (%s %s %s)%s%s", share, low, report_say(report, "tot", "to"), high,
                         verdict, sways ? " " GROWTH_MARK : "");
}

static void write_table(const struct decision *decision)
{
    const struct report *report = decision->report;
    const char *heads[1 + DECISION_VARIANTS_MOST] = {report_say(report, "Norm", "Norm")};
    const char *marks[1 + DECISION_VARIANTS_MOST] = {NULL};
    for (size_t v = 0; v < decision->count; v++) {
        heads[1 + v] = decision->names[v];
        marks[1 + v] = style_variant(v);
    }
    struct html_table table;
    html_table_begin_of(
        &table, report->out,
        decision->uncertain != NULL
            ? report_say(report,
                         "Op tijd, met het 95%-interval (alleen toeval; de aannames zijn niet "
                         "meegerekend)",
                         "In time, with the 95% interval (chance only; the assumptions are not "
                         "included)")
            : report_say(report, "Op tijd, met het 95%-interval (alleen toeval)",
                         "In time, with the 95% interval (chance only)"),
        NULL, heads, marks, NULL, 1 + decision->count);
    for (size_t i = 0; i < sizeof NORMS / sizeof NORMS[0]; i++) {
        char percent[NUMBER_PEOPLE_SIZE];
        char *what =
            labels_capitalise(memory_copy_text(report_say(report, NORMS[i].nl, NORMS[i].en)));
        char *name =
            isfinite(NORMS[i].share)
                ? memory_format(
                      report_say(report, "%s: ten minste %s%%", "%s: at least %s%%"), what,
                      sentences_number(&report->words->labels, NORMS[i].share, 0, percent))
                : memory_format(report_say(report, "%s (geen percentage)", "%s (no percentage)"),
                                what);
        html_table_cell(&table, name);
        for (size_t v = 0; v < decision->count; v++) {
            char *cell = say_cell(decision, v, &NORMS[i]);
            html_table_cell(&table, cell);
            free(cell);
        }
        free(what);
        free(name);
    }
    html_table_end(&table);
    if (decision->replications >= 2)
        html_element(
            report->out, "p", "note",
            report_say(report,
                       "Gehaald: het hele interval ligt op of boven de norm. Niet gehaald: "
                       "het ligt er helemaal onder.",
                       "Met: the whole interval lies at or above the norm. Not met: all of it "
                       "lies below."));
}

void report_norms(struct report *report)
{
    struct decision decision;
    decision_begin(&decision, report);
    if (has_any(&decision)) {
        html_section(report->out, 2, "normen",
                     report_say(report, "Worden de normen gehaald?", "Are the norms met?"));
        if (decision.count > 1) {
            write_table(&decision);
        } else {
            fputs("<ul>\n", report->out);
            for (size_t i = 0; i < sizeof NORMS / sizeof NORMS[0]; i++)
                write_norm(&decision, 0, &NORMS[i]);
            fputs("</ul>\n", report->out);
        }
        html_section_end(report->out);
    }
    decision_end(&decision);
}
