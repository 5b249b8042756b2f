/* The waterbed: at which lists the waiting becomes less, and at which more. */
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/decision.h"
#include "output/report/sentences_words.h"

/* Lists of one station each, no sums; lokale teams are told by gemeente. */
static const char *const STATIONS[] = {"vb",   "venv",    "onderzoek", "overdracht", "jbt",
                                       "raad", "rechter", "gi",        "hulp"};

struct sides {
    struct decision_list shorter, longer;
};

/* "Raad voor de Kinderbescherming (1,2 tot 3,4 minder)", or under --onzekerheid "(vrijwel zeker:
 * 1,2 tot 3,4 minder)", and "(…; alleen toeval)" of a list that it does not tell. */
static void add(const struct decision *decision, size_t v, const struct decision_key *key,
                const struct sentence_subject *subject, struct sides *sides)
{
    struct sentence_difference difference;
    const struct labels *labels = &decision->report->words->labels;
    if (!decision_difference(decision, v, key, &difference) || sentence_side(&difference) == 0 ||
        decision_is_tiny(decision, subject, &difference))
        return;
    char place[2 * LABELS_SIZE];
    char *interval = sentence_interval(labels, subject, &difference);
    bool widened = difference.ground == SENTENCE_UNCERTAINTY; /* and it goes one way, so: sure */
    const char *certainty = widened ? sentences_certainty(labels, difference.same_sign) : "";
    char *item =
        memory_format("%s (%.*s%s%s%s)", labels_place(labels, key->station, key->gemeente, place),
                      (int)strlen(certainty) - widened, certainty, widened ? ": " : "", interval,
                      decision->uncertain != NULL && !widened
                          ? report_say(decision->report, "; alleen toeval", "; chance only")
                          : "");
    decision_list_add(sentence_side(&difference) < 0 ? &sides->shorter : &sides->longer, item);
    free(interval);
    free(item);
}

static void gather(const struct decision *decision, size_t v, struct sides *sides)
{
    const struct labels *labels = &decision->report->words->labels;
    for (size_t i = 0; i < sizeof STATIONS / sizeof STATIONS[0]; i++) {
        const struct sentence_subject *subject = sentence_subject_of("wachtlijst", STATIONS[i]);
        if (subject != NULL)
            add(decision, v, &(struct decision_key){"wachtlijst", STATIONS[i], "alle"}, subject,
                sides);
    }
    size_t before = sides->shorter.count + sides->longer.count;
    for (size_t g = 0; g < labels->gemeente_count; g++) {
        char nl[DECISION_NAME_SIZE], en[DECISION_NAME_SIZE];
        const char *gemeente = labels->gemeenten[g].key;
        const struct sentence_subject subject = decision_team_list(decision, gemeente, nl, en);
        add(decision, v, &(struct decision_key){"wachtlijst", "lokaal_team", gemeente}, &subject,
            sides);
    }
    /* the teams together may tell what none of them tells by itself */
    const struct sentence_subject *all = sentence_subject_of("wachtlijst", "lokaal_team");
    if (all != NULL && sides->shorter.count + sides->longer.count == before)
        add(decision, v, &(struct decision_key){"wachtlijst", "lokaal_team", "alle"}, all, sides);
}

void decision_write_pressure(const struct decision *decision, size_t v)
{
    const struct report *report = decision->report;
    struct sides sides = {{NULL, 0}, {NULL, 0}};
    if (decision->replications < 2 && decision->uncertain == NULL) {
        decision_paragraph(report, NULL,
                           memory_copy_text(report_say(
                               report, "Met één herhaling is niet te zeggen wie er iets van merkt.",
                               "One replication cannot tell who notices anything.")));
        return;
    }
    gather(decision, v, &sides);
    bool less = sides.shorter.count > 0, more = sides.longer.count > 0;
    char *shorter = decision_list_take(report, &sides.shorter);
    char *longer = decision_list_take(report, &sides.longer);
    if (less)
        decision_paragraph(
            report, "good",
            memory_format(report_say(report, "Minder wachtenden bij: %s.", "Fewer waiting at: %s."),
                          shorter));
    if (more)
        decision_paragraph(
            report, "bad",
            memory_format(report_say(report, "Meer wachtenden bij: %s.", "More waiting at: %s."),
                          longer));
    const char *comes_to =
        less && more ? report_say(report,
                                  "De druk verschuift dus: wat op de ene plek korter wordt, wordt "
                                  "op een andere plek langer.",
                                  "So pressure moves: what gets shorter in one place gets longer "
                                  "in another.")
        : less       ? report_say(report, "Nergens anders is een wachtlijst zichtbaar langer.",
                                  "Nowhere else is a waiting list visibly longer.")
        : more       ? report_say(report, "Nergens is een wachtlijst zichtbaar korter.",
                                  "Nowhere is a waiting list visibly shorter.")
                     : report_say(report,
                                  "Bij geen enkele wachtlijst is een verschil met de basis te "
                                        "onderscheiden.",
                                  "For no waiting list is the difference with the basis distinct.");
    decision_paragraph(report, NULL, memory_copy_text(comes_to));
    free(shorter);
    free(longer);
}
