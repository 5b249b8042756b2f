/* Held against reported figures, and fitted to them: how many agree, what deviates, what the
 * figures determine. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/calibration_words.h"
#include "output/memory.h"
#include "output/report/decision.h"
#include "output/report/html.h"
#include "output/validation_words.h"

enum { DEVIATING_SHOWN = 8, ROLES_MOST = 8 };

static const char *number(const struct report *report, double value, int decimals,
                          char text[NUMBER_PEOPLE_SIZE])
{
    return number_people(value, decimals,
                         (struct number_style){.english = report->words->labels.english}, text);
}

/* --- validate --- */

static bool is_test(const struct report_table *table, size_t row)
{
    return strcmp(report_cell(table, row, "rol"), figure_role_word(FIGURE_TEST, false)) == 0;
}

/* The same counts as the verdict itself rests on. */
static struct validation count_tests(const struct report_table *table)
{
    struct validation validation = {.count = table->rows};
    for (size_t row = 0; row < table->rows; row++) {
        const char *verdict = report_cell(table, row, "oordeel");
        if (!is_test(table, row))
            continue;
        validation.tests++;
        validation.agrees += strcmp(verdict, "klopt") == 0;
        validation.wide += strcmp(verdict, "ruim") == 0;
        validation.deviates += strcmp(verdict, "wijkt af") == 0;
        validation.none += strcmp(verdict, "niet te zeggen") == 0;
    }
    return validation;
}

static char *say_deviation(const struct report *report, const struct report_table *table,
                           size_t row)
{
    char real[NUMBER_PEOPLE_SIZE], mean[NUMBER_PEOPLE_SIZE], low[NUMBER_PEOPLE_SIZE],
        high[NUMBER_PEOPLE_SIZE];
    double reported = report_number(table, row, "gemeld");
    double simulated = report_number(table, row, "gesimuleerd");
    int decimals = fabs(reported) < 100.0 && fabs(reported - round(reported)) > 1e-9 ? 1 : 0;
    const char *unit = report_cell(table, row, "eenheid");
    const char *after = strcmp(unit, "procent") == 0 ? "%" : "";
    char *what = labels_capitalise(memory_copy_text(report_cell(table, row, "omschrijving")));
    char *text = memory_format(
        report_say(report,
                   "%s: gemeld %s%s, gesimuleerd %s%s (95%%: %s tot %s), dus %s; oordeel: %s.",
                   "%s: reported %s%s, simulated %s%s (95%%: %s to %s), so %s; verdict: %s."),
        what, number(report, reported, decimals, real), after,
        number(report, simulated, decimals, mean), after,
        number(report, report_number(table, row, "pi95_laag"), decimals, low),
        number(report, report_number(table, row, "pi95_hoog"), decimals, high),
        simulated < reported ? report_say(report, "te laag", "too low")
                             : report_say(report, "te hoog", "too high"),
        strcmp(report_cell(table, row, "oordeel"), "ruim") == 0
            ? report_say(report, "ruim", "wide")
            : report_say(report, "wijkt af", "deviates"));
    free(what);
    return text;
}

/* What became of the tests that do not agree. */
static void write_rest(const struct report *report, const struct validation *validation)
{
    char wide[NUMBER_PEOPLE_SIZE], deviates[NUMBER_PEOPLE_SIZE], none[NUMBER_PEOPLE_SIZE];
    number(report, (double)validation->wide, 0, wide);
    number(report, (double)validation->deviates, 0, deviates);
    number(report, (double)validation->none, 0, none);
    decision_paragraph(
        report, NULL,
        memory_format(report_say(report,
                                 "Wijkt af: %s. Ruim, de intervallen raken elkaar nog: %s. Niet te "
                                 "zeggen: %s.",
                                 "Deviates: %s. Wide, the intervals still meet: %s. Cannot be "
                                 "said: %s."),
                      deviates, wide, none));
}

static void write_verdict(const struct report *report, const struct report_table *table,
                          const char *verdict, const char *class, size_t *shown)
{
    for (size_t row = 0; row < table->rows && *shown < DEVIATING_SHOWN; row++)
        if (is_test(table, row) && strcmp(report_cell(table, row, "oordeel"), verdict) == 0) {
            decision_item(report, class, say_deviation(report, table, row));
            ++*shown;
        }
}

/* Those that deviate first. */
static void write_deviations(const struct report *report, const struct report_table *table,
                             size_t count)
{
    size_t shown = 0;
    char rest[NUMBER_PEOPLE_SIZE];
    html_element(report->out, "h3", NULL,
                 report_say(report, "Welke toetsen niet kloppen", "Which tests do not agree"));
    fputs("<ul>\n", report->out);
    write_verdict(report, table, "wijkt af", "bad", &shown);
    write_verdict(report, table, "ruim", "same", &shown);
    fputs("</ul>\n", report->out);
    if (count > shown)
        decision_paragraph(
            report, NULL,
            memory_format(report_say(report, "Meer daarvan in validatie.csv: nog %s.",
                                     "More of them in validatie.csv: another %s."),
                          number(report, (double)(count - shown), 0, rest)));
}

void decision_write_validation(struct report *report)
{
    const struct report_table *table = report_source_table(report->source, "validatie.csv");
    if (table == NULL)
        return;
    struct validation validation = count_tests(table);
    char words[VALIDATION_WORDS_SIZE];
    validation_outcome(&report->words->labels, &validation, words);
    decision_paragraph(report, "lead", memory_format("%s.", labels_capitalise(words)));
    if (validation.tests > 0)
        html_element(report->out, "p", NULL,
                     validation_holds(&validation)
                         ? report_say(report,
                                      "De simulatie doorstaat de toets. Dat zegt dat zij op deze "
                                      "punten op de werkelijkheid lijkt, niet dat alles klopt.",
                                      "The simulation passes. That says it resembles reality on "
                                      "these points, not that all is right.")
                         : report_say(report,
                                      "De simulatie doorstaat de toets niet. Lees uitkomsten op de "
                                      "punten hieronder met voorzichtigheid.",
                                      "The simulation does not pass. Read outcomes on the points "
                                      "below with caution."));
    if (validation.agrees < validation.tests)
        write_rest(report, &validation);
    if (validation.deviates + validation.wide > 0)
        write_deviations(report, table, validation.deviates + validation.wide);
    html_element(report->out, "p", "note",
                 report_say(report,
                            "‘Klopt’ betekent: het gemelde cijfer ligt waar de simulatie 95% van "
                            "zulke cijfers voorspelt, en het gesimuleerde gemiddelde ligt binnen "
                            "de onzekerheid van het gemelde cijfer. Dat is alleen toeval; de "
                            "aannames zijn niet meegerekend.",
                            "‘Agrees’ means: the reported figure lies where the simulation "
                            "predicts 95% of such figures, and the simulated mean lies within the "
                            "uncertainty of the reported figure. That is chance only; the "
                            "assumptions are not included."));
}

/* --- calibrate --- */

static char *say_parameter(const struct report *report, const struct report_table *table,
                           size_t row)
{
    const struct labels *labels = &report->words->labels;
    char mean[NUMBER_PEOPLE_SIZE], range[CALIBRATION_WORDS_SIZE], before[CALIBRATION_WORDS_SIZE];
    char *what = labels_capitalise(memory_copy_text(report_cell(table, row, "parameter")));
    const char *unit = report_cell(table, row, "eenheid");
    bool factor = strcmp(unit, "factor") == 0;
    calibration_range(labels, report_number(table, row, "laag95"),
                      report_number(table, row, "hoog95"), range);
    calibration_range(labels, report_number(table, row, "vooraf_laag"),
                      report_number(table, row, "vooraf_hoog"), before);
    char *text =
        memory_format(report_say(report, "%s: %s%s%s%s (95%%: %s; vooraf %s).",
                                 "%s: %s%s%s%s (95%%: %s; beforehand %s)."),
                      what, factor ? report_say(report, "factor ", "factor ") : "",
                      calibration_number(labels, report_number(table, row, "mediaan"), mean),
                      factor || unit[0] == '\0' ? "" : " ", factor ? "" : labels_unit(labels, unit),
                      range, before);
    free(what);
    return text;
}

static void write_parameters(const struct report *report, const struct report_table *table,
                             const char *verdict, const char *heading)
{
    bool any = false;
    for (size_t row = 0; row < table->rows; row++) {
        if (strcmp(report_cell(table, row, "oordeel"), verdict) != 0)
            continue;
        if (!any) {
            html_element(report->out, "h3", NULL, heading);
            fputs("<ul>\n", report->out);
        }
        any = true;
        decision_item(report, NULL, say_parameter(report, table, row));
    }
    if (any)
        fputs("</ul>\n", report->out);
}

static size_t count_of(const struct report_table *table, const char *verdict)
{
    size_t count = 0;
    for (size_t row = 0; row < table->rows; row++)
        count += strcmp(report_cell(table, row, "oordeel"), verdict) == 0;
    return count;
}

/* What a path is called in ijking.csv. */
static const char *name_of(const struct report_table *table, const char *path)
{
    for (size_t row = 0; row < table->rows; row++)
        if (strcmp(report_cell(table, row, "pad"), path) == 0)
            return report_cell(table, row, "parameter");
    return path;
}

static void write_tradeoffs(struct report *report, const struct report_table *parameters)
{
    const struct report_table *table = report_source_table(report->source, "ijking_uitruil.csv");
    if (table == NULL)
        return;
    html_element(report->out, "h3", NULL,
                 report_say(report, "Wat tegen elkaar uitruilt", "What trades off"));
    if (table->rows == 0) {
        html_element(report->out, "p", NULL,
                     report_say(report, "Geen twee waarden hangen na de ijking sterk samen.",
                                "No two values hang together strongly after the calibration."));
        return;
    }
    fputs("<ul>\n", report->out);
    for (size_t row = 0; row < table->rows; row++) {
        double correlation = report_number(table, row, "correlatie");
        char shown[NUMBER_PEOPLE_SIZE];
        decision_item(
            report, NULL,
            memory_format(
                correlation < 0.0
                    ? report_say(report,
                                 "‘%s’ en ‘%s’: de een hoger en de ander lager past ongeveer even "
                                 "goed (correlatie %s).",
                                 "‘%s’ and ‘%s’: one higher and the other lower fits about as "
                                 "well (correlation %s).")
                    : report_say(report,
                                 "‘%s’ en ‘%s’: beide hoger of beide lager past ongeveer even goed "
                                 "(correlatie %s).",
                                 "‘%s’ and ‘%s’: both higher or both lower fits about as well "
                                 "(correlation %s)."),
                name_of(parameters, report_cell(table, row, "pad")),
                name_of(parameters, report_cell(table, row, "ander_pad")),
                calibration_correlation(&report->words->labels, correlation, shown)));
    }
    fputs("</ul>\n", report->out);
}

void decision_write_calibration(struct report *report)
{
    static const struct labels dutch = {0};
    const struct report_table *table = report_source_table(report->source, "ijking.csv");
    if (table == NULL)
        return;
    static const struct {
        enum identification identification;
        const char *nl, *en;
    } groups[] = {
        {IDENTIFIED, "Wat de cijfers vastleggen", "What the figures fix"},
        {NARROWED, "Wat nauwkeuriger is geworden", "What became more precise"},
        {SHIFTED, "Wat verschoven is", "What has shifted"},
        {NOT_IDENTIFIED, "Wat bleef waar het vooraf al lag", "What stayed where it was beforehand"},
    };
    char all[NUMBER_PEOPLE_SIZE], of[4][NUMBER_PEOPLE_SIZE];
    size_t known = 0;
    for (size_t i = 0; i < 4; i++) {
        size_t count = count_of(table, calibration_verdict(&dutch, groups[i].identification));
        number(report, (double)count, 0, of[i]);
        known += count;
    }
    if (known == 0) {
        html_element(report->out, "p", "lead",
                     report_say(report,
                                "De gemelde cijfers zijn met geen enkele waarde binnen het bereik "
                                "samen te brengen.",
                                "No value within the ranges brings the reported figures "
                                "together."));
        return;
    }
    decision_paragraph(
        report, "lead",
        memory_format(report_say(report,
                                 "Onbekende waarden: %s. Nu bepaald: %s; nauwkeuriger: %s; "
                                 "verschoven: %s; niet te bepalen: %s.",
                                 "Unknown values: %s. Now fixed: %s; more precise: %s; shifted: "
                                 "%s; not to be determined: %s."),
                      number(report, (double)table->rows, 0, all), of[0], of[1], of[2], of[3]));
    for (size_t i = 0; i < 4; i++)
        write_parameters(report, table, calibration_verdict(&dutch, groups[i].identification),
                         report_say(report, groups[i].nl, groups[i].en));
    write_tradeoffs(report, table);
}
