/* What differences mean in a few words, lists of names, and the paragraphs they stand in. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/decision.h"
#include "output/report/html.h"
#include "output/report/sentences_words.h"
#include "sim/clock.h"

bool decision_is_tiny(const struct decision *decision, const struct sentence_subject *subject,
                      const struct sentence_difference *difference)
{
    const struct labels *labels = &decision->report->words->labels;
    char basis[SENTENCES_AMOUNT_SIZE], variant[SENTENCES_AMOUNT_SIZE];
    return sentence_side(difference) != 0 &&
           strcmp(sentences_amount(labels, subject, difference->basis, basis),
                  sentences_amount(labels, subject, difference->variant, variant)) == 0;
}

int decision_news(const struct decision *decision, const struct sentence_subject *subject,
                  const struct sentence_difference *difference)
{
    return decision_is_tiny(decision, subject, difference)
               ? 0
               : sentence_side(difference) * subject->direction;
}

const char *decision_meaning(const struct decision *decision,
                             const struct sentence_subject *subject,
                             const struct sentence_difference *difference,
                             char text[DECISION_NAME_SIZE])
{
    const struct report *report = decision->report;
    int side = sentence_side(difference);
    bool same = difference->difference == 0.0;
    bool told = isfinite(difference->low) && isfinite(difference->high);
    bool words = difference->ground == SENTENCE_CHANCE || !isnan(difference->same_sign);
    int news = decision_news(decision, subject, difference);
    bool tiny = decision_is_tiny(decision, subject, difference);
    if (!isfinite(difference->difference))
        snprintf(text, DECISION_NAME_SIZE, "%s",
                 report_say(report, "niet te bepalen", "cannot be determined"));
    else if (side == 0)
        snprintf(text, DECISION_NAME_SIZE, "%s",
                 same || (told && words)
                     ? report_say(report, "niet te onderscheiden", "not distinct")
                     : report_say(report, "niet te zeggen hoe zeker", "certainty not known"));
    else
        snprintf(text, DECISION_NAME_SIZE, "%s%s%s%s%s",
                 difference->ground == SENTENCE_UNCERTAINTY
                     ? sentences_certainty(&report->words->labels, difference->same_sign)
                     : "",
                 tiny ? report_say(report, "een fractie ", "a fraction ") : "",
                 sentences_comparative(&report->words->labels, subject, side),
                 news > 0   ? report_say(report, ", beter", ", better")
                 : news < 0 ? report_say(report, ", slechter", ", worse")
                            : "",
                 decision->uncertain != NULL && difference->ground == SENTENCE_CHANCE
                     ? report_say(report, " (alleen toeval)", " (chance only)")
                     : "");
    return text;
}

void decision_write_ground(const struct decision *decision)
{
    const struct report *report = decision->report;
    const char *text;
    if (decision->uncertain != NULL)
        text = report_say(
            report,
            "Toeval en aannames zijn samen doorgerekend. Vrijwel zeker betekent: het gaat in ten "
            "minste 99% van de doorgerekende aannames dezelfde kant op. Waarschijnlijk betekent: "
            "in "
            "ten minste 90%. Tussen haakjes staat waar 95% van de uitkomsten ligt. Een gemiddelde "
            "gaat over al die werelden; groeit in sommige een lijst zonder eind, dan is het hoog.",
            "Chance and assumptions were calculated together. Almost certainly means: it goes the "
            "same way under at least 99% of the assumptions tried. Probably means: under at least "
            "90%. In brackets is where 95% of the outcomes lie. A mean is over all these worlds; "
            "where a list grows without end in some of them, it is high.");
    else if (decision->replications < 2)
        text = report_say(report,
                          "Er is één herhaling gedraaid. Daarom zijn er geen intervallen, en is "
                          "niet te zeggen hoe zeker de uitkomsten zijn.",
                          "One replication was run. So there are no intervals, and how sure the "
                          "outcomes are cannot be said.");
    else
        text = report_say(report,
                          "Tussen haakjes staat het 95%-interval: alleen toeval; de aannames zijn "
                          "niet meegerekend.",
                          "In brackets is the 95% interval: chance only; the assumptions are not "
                          "included.");
    html_element(report->out, "p", "note", text);
}

struct sentence_subject decision_team_list(const struct decision *decision, const char *gemeente,
                                           char nl[DECISION_NAME_SIZE], char en[DECISION_NAME_SIZE])
{
    char name[LABELS_SIZE];
    struct sentence_subject subject = *sentence_subject_of("wachtlijst", "lokaal_team");
    labels_gemeente(&decision->report->words->labels, gemeente, name);
    snprintf(nl, DECISION_NAME_SIZE, "de wachtlijst van het lokale team van %s", name);
    snprintf(en, DECISION_NAME_SIZE, "the waiting list of the local team of %s", name);
    subject.nl = nl;
    subject.en = en;
    return subject;
}

/* --- lists --- */

/* Items are kept one behind the other, each ended by '\n', which no name holds. */
void decision_list_add(struct decision_list *list, const char *item)
{
    char *longer = memory_format("%s%s\n", list->text != NULL ? list->text : "", item);
    free(list->text);
    list->text = longer;
    list->count++;
}

char *decision_list_take(const struct report *report, struct decision_list *list)
{
    char *whole = memory_copy_text(""), *rest = NULL;
    size_t at = 0;
    for (char *item = list->text != NULL ? strtok_r(list->text, "\n", &rest) : NULL; item != NULL;
         item = strtok_r(NULL, "\n", &rest)) {
        const char *before = at == 0                 ? ""
                             : at + 1 == list->count ? report_say(report, " en ", " and ")
                                                     : ", ";
        char *longer = memory_format("%s%s%s", whole, before, item);
        free(whole);
        whole = longer;
        at++;
    }
    free(list->text);
    *list = (struct decision_list){NULL, 0};
    return whole;
}

/* --- elements --- */

void decision_paragraph(const struct report *report, const char *class, char *text)
{
    html_element(report->out, "p", class, text);
    free(text);
}

void decision_item(const struct report *report, const char *class, char *text)
{
    html_element(report->out, "li", class, text);
    free(text);
}

const char *decision_date(const struct report *report, const char *date, char text[LABELS_SIZE])
{
    tick at;
    if (clock_parse_date(date, &at))
        return labels_date(&report->words->labels, at, text);
    snprintf(text, LABELS_SIZE, "%.100s", date);
    return text;
}
