/* The answer: what happens, how sure that is, and what it costs. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/growth_words.h"
#include "output/memory.h"
#include "output/report/decision.h"
#include "output/report/html.h"

enum { GROWING_NAMED = 6 };

struct block {
    const char *nl, *en;
    struct decision_key keys[8]; /* ended by one without a KPI */
};

static const struct block BLOCKS[] = {
    {"Druk en wachtlijsten",
     "Pressure and waiting lists",
     {{"meldingen_per_jaar", "keten", "alle"},
      {"caseload", "veilig_thuis", "alle"},
      {"wachtlijst", "veilig_thuis", "alle"},
      {"wachtlijst", "lokaal_team", "alle"},
      {"wachtlijst", "raad", "alle"},
      {"wachtlijst", "gi", "alle"},
      {"wachtlijst", "hulp", "alle"}}},
    {"Hoe lang het duurt",
     "How long it takes",
     {{"doorlooptijd_overdracht", "keten", "alle"},
      {"doorlooptijd_eerste_contact", "keten", "alle"},
      {"doorlooptijd_start_hulp", "keten", "alle"}}},
    {"Veiligheid",
     "Safety",
     {{"zonder_zicht_stand", "keten", "alle"}, {"recidive_15m", "keten", "alle"}}},
    {"Kosten", "Cost", {{"kosten", "keten", "alle"}}},
};

static void write_level(const struct decision *decision, const struct decision_key *key)
{
    const struct report *report = decision->report;
    struct sentence_level level;
    const struct sentence_subject *subject = sentence_subject_of(key->kpi, key->station);
    if (subject == NULL || !decision_level(decision, 0, key, &level))
        return;
    bool sways = decision_sways(decision, 0, key);
    level.moves = sways && growth_sways_all(&decision->growth[0], key->kpi, key->station, "alle");
    char *sentence = sentence_level(&report->words->labels, subject, &level);
    if (sways && !level.moves) {
        char *longer = memory_format("%s %s", sentence, GROWTH_MARK);
        free(sentence);
        sentence = longer;
    }
    decision_item(report, NULL, sentence);
}

/* The first thing to know of a scenario: can the chain do what comes in? */
static void write_balance(const struct decision *decision)
{
    const struct report *report = decision->report;
    if (report_source_fact(report->source, "$.zonder_evenwicht")[0] == '\0')
        return;
    if (!growth_any(&decision->any)) {
        html_element(report->out, "p", "lead",
                     report_say(report,
                                "Geen enkele wachtlijst groeit zonder eind: er komt nergens "
                                "blijvend meer binnen dan er gedaan kan worden.",
                                "No waiting list grows without end: nowhere does more keep coming "
                                "in than can be done."));
        return;
    }
    char *names = growth_names(&report->words->labels, &decision->any, GROWING_NAMED);
    decision_paragraph(
        report, "lead",
        memory_format(
            report_say(report,
                       "Er komt meer binnen dan er gedaan kan worden bij: %s. De wachtlijst groeit "
                       "daar zonder eind.",
                       "More comes in than can be done at: %s. The waiting list grows there "
                       "without end."),
            names));
    free(names);
}

void decision_write_levels(const struct decision *decision)
{
    const struct report *report = decision->report;
    write_balance(decision);
    decision_write_ground(decision);
    for (size_t b = 0; b < sizeof BLOCKS / sizeof BLOCKS[0]; b++) {
        html_element(report->out, "h3", NULL, report_say(report, BLOCKS[b].nl, BLOCKS[b].en));
        fputs("<ul>\n", report->out);
        for (size_t i = 0; i < 8 && BLOCKS[b].keys[i].kpi != NULL; i++)
            write_level(decision, &BLOCKS[b].keys[i]);
        fputs("</ul>\n", report->out);
    }
    if (growth_any(&decision->any))
        decision_paragraph(report, "note", growth_explain(&report->words->labels, &decision->any));
}

/* No jargon without a note. */
static void write_words(const struct report *report)
{
    html_element(
        report->out, "p", "note",
        report_say(report,
                   "Caseload: de casussen waarvoor een organisatie verantwoordelijk is. Zonder "
                   "zicht op veiligheid: niemand ziet op dat moment het gezin. Recidive: een nieuw "
                   "incident dat bekend wordt. VT: Veilig Thuis. VB: veiligheidsbeoordeling, de "
                   "eerste weging van "
                   "een melding. Overdracht: een ander neemt de casus over van Veilig Thuis. Raad: "
                   "Raad voor de Kinderbescherming. GI: gecertificeerde instelling, die een "
                   "ondertoezichtstelling uitvoert.",
                   "Caseload: the cases an organisation is responsible for. Without sight of "
                   "safety: nobody sees the family at that moment. Recidivism: a new incident that "
                   "becomes known. VT: Veilig Thuis. VB: safety assessment, the first weighing of "
                   "a report. Handing "
                   "over: somebody else takes the case over from Veilig Thuis. Board (Raad): Child "
                   "Care and Protection Board. GI: certified institution, which carries out a "
                   "supervision order."));
}

void report_conclusions(struct report *report)
{
    struct decision decision;
    decision_begin(&decision, report);
    html_section(report->out, 2, "antwoord", report_say(report, "Het antwoord", "The answer"));
    switch (report_source_kind(report->source)) {
    case REPORT_RUN:
        decision_write_levels(&decision);
        write_words(report);
        break;
    case REPORT_COMPARE:
        decision_write_comparison(&decision);
        write_words(report);
        break;
    case REPORT_VESSELS:
        decision_write_vessels(report);
        break;
    case REPORT_VALIDATE:
        decision_write_validation(report);
        break;
    case REPORT_CALIBRATE:
        decision_write_calibration(report);
        break;
    }
    html_section_end(report->out);
    decision_end(&decision);
}
