/* Communicerende vaten: the headline in the words of the console, from koppeling_horizon.csv; then
 * where the waiting comes back. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/decision.h"
#include "output/report/html.h"
#include "output/vessels_headline.h"
#include "output/vessels_words.h"
#include "sim/study/vessels.h"

enum { RECEIVERS = 4 };

#define PER 100.0
#define MARGIN 10.0 /* of equivalence, points of 100: design, chapter 13 */

static const char *const STATIONS[RECEIVERS] = {"lokaal_team", "raad", "gi", "hulp"};

/* The headline as the program that simulated it had it. */
struct headline {
    struct vessels vessels;
    struct vessels_station stations[RECEIVERS];
    struct ratio ratios[RECEIVERS + 1];
    struct estimate moved[RECEIVERS + 1];
    struct coupling_result result;
};

static struct ratio ratio_of(const struct report_table *table, size_t row)
{
    double value = report_number(table, row, "koppeling") / PER;
    return (struct ratio){.kind = isfinite(value) ? RATIO_INTERVAL : RATIO_NONE,
                          .value = value,
                          .low = report_number(table, row, "bi95_laag") / PER,
                          .high = report_number(table, row, "bi95_hoog") / PER,
                          .all_low = report_number(table, row, "samen95_laag") / PER,
                          .all_high = report_number(table, row, "samen95_hoog") / PER};
}

static struct estimate estimate_in(const struct report_table *table, size_t row, const char *mean,
                                   const char *low, const char *high)
{
    double count = report_number(table, row, "replicaties");
    return (struct estimate){count > 0.0 ? (size_t)count : 0, report_number(table, row, mean),
                             report_number(table, row, low), report_number(table, row, high)};
}

/* The rows of the whole horizon, which come last. False: there are none. */
static bool read_headline(const struct report_table *table, struct headline *headline)
{
    *headline = (struct headline){.vessels = {.margin = MARGIN, .station_count = RECEIVERS}};
    double weeks = 0.0;
    for (size_t row = 0; row < table->rows; row++)
        weeks = fmax(weeks, report_number(table, row, "weken"));
    bool whole = false;
    for (size_t row = 0; row < table->rows; row++) {
        const char *station = report_cell(table, row, "station");
        if (report_number(table, row, "weken") < weeks)
            continue;
        size_t j = 0;
        while (j < RECEIVERS && strcmp(station, STATIONS[j]) != 0)
            j++;
        if (j == RECEIVERS && strcmp(station, "samen") != 0)
            continue;
        headline->ratios[j] = ratio_of(table, row);
        headline->moved[j] =
            estimate_in(table, row, "verschoven", "verschoven_laag", "verschoven_hoog");
        headline->result.relief =
            estimate_in(table, row, "ontlasting", "ontlasting_laag", "ontlasting_hoog");
        if (j < RECEIVERS)
            headline->vessels.receivers[j] = (uint32_t)1 << j;
        whole = whole || j == RECEIVERS;
    }
    for (size_t j = 0; j < RECEIVERS; j++)
        headline->stations[j].id = STATIONS[j];
    headline->vessels.stations = headline->stations;
    headline->vessels.weeks = (size_t)weeks;
    headline->result.moved = headline->moved;
    headline->result.ratios = headline->ratios;
    return whole;
}

/* How much capacity the headline adds: the first row of koppeling.csv about Veilig Thuis. */
static double factor_of(const struct report_table *matrix)
{
    for (size_t row = 0; matrix != NULL && row < matrix->rows; row++)
        if (strcmp(report_cell(matrix, row, "bron"), "veilig_thuis") == 0 &&
            report_number(matrix, row, "factor") > 1.0)
            return report_number(matrix, row, "factor");
    return NAN;
}

static const char *meaning_of(const struct report *report, const struct ratio *ratio, bool total)
{
    if (ratio->kind == RATIO_NONE)
        return report_say(report, "niet te bepalen", "cannot be determined");
    if (total && coupling_equivalence(ratio, MARGIN) == EQUIVALENCE_ABSENT)
        return report_say(report, "geen koppeling van betekenis", "no coupling to speak of");
    if (!vessels_is_clear(ratio))
        return report_say(report, "niet te onderscheiden", "not distinct");
    return ratio->value > 0.0
               ? report_say(report, "komt hier terug, slechter", "comes back here, worse")
               : report_say(report, "verdwijnt hier ook, beter", "vanishes here too, better");
}

static void write_table(const struct report *report, const struct headline *headline)
{
    const struct labels *labels = &report->words->labels;
    const char *heads[] = {report_say(report, "Waar", "Where"),
                           report_say(report, "Van elke 100 wachtdagen (95%-interval)",
                                      "Of every 100 days of waiting (95% interval)"),
                           report_say(report, "Wat het betekent", "What it means")};
    struct html_table table;
    html_table_begin(&table, report->out,
                     report_say(report, "Waar het wachten terugkomt",
                                "Where the waiting comes "
                                "back"),
                     heads, NULL, 3);
    for (size_t j = 0; j <= RECEIVERS; j++) {
        const struct ratio *ratio = &headline->ratios[j];
        char shown[VESSELS_WORDS_SIZE], name[LABELS_SIZE];
        if (j < RECEIVERS && headline->vessels.receivers[j] == 0)
            continue;
        snprintf(name, sizeof name, "%s",
                 j == RECEIVERS ? report_say(report, "samen", "together")
                                : labels_station(labels, STATIONS[j]));
        struct ratio told = *ratio; /* one by one they hold for all at once */
        if (j < RECEIVERS && isfinite(ratio->all_low) && isfinite(ratio->all_high)) {
            told.low = ratio->all_low;
            told.high = ratio->all_high;
        }
        html_table_cell(&table, labels_capitalise(name));
        html_table_cell(&table, vessels_ratio(labels, &told, shown));
        html_table_cell(&table, meaning_of(report, &told, j == RECEIVERS));
    }
    html_table_end(&table);
}

/* What --onzekerheid says of the same number. */
static void write_uncertain(const struct decision *decision)
{
    const struct report *report = decision->report;
    size_t row = decision->uncertain != NULL
                     ? report_find(decision->uncertain, 0, &(struct report_key){.kpi = "koppeling"})
                     : SIZE_MAX;
    if (row == SIZE_MAX)
        return;
    const struct report_table *table = decision->uncertain;
    char band[VESSELS_WORDS_SIZE];
    const char *words = report_cell(table, row, "zekerheid");
    bool sure = strstr(words, "vrijwel zeker") != NULL;
    bool likely = strstr(words, "waarschijnlijk") != NULL;
    bool back = strstr(words, "boven 0") != NULL;
    vessels_interval(&report->words->labels, report_number(table, row, "gemiddelde"),
                     report_number(table, row, "laag95"), report_number(table, row, "hoog95"),
                     band);
    const char *verdict =
        report_say(report, "de richting is niet te onderscheiden", "the direction is not distinct");
    if (sure)
        verdict = back ? report_say(report, "er komt vrijwel zeker wachten terug",
                                    "waiting almost certainly comes back")
                       : report_say(report, "er verdwijnt elders vrijwel zeker ook wachten",
                                    "waiting almost certainly vanishes elsewhere too");
    else if (likely)
        verdict = back ? report_say(report, "er komt waarschijnlijk wachten terug",
                                    "waiting probably comes back")
                       : report_say(report, "er verdwijnt elders waarschijnlijk ook wachten",
                                    "waiting probably vanishes elsewhere too");
    decision_paragraph(
        report, NULL,
        memory_format(report_say(report, "Met de aannames meegerekend is het %s per 100: %s.",
                                 "Assumptions included it is %s per 100: %s."),
                      band, verdict));
}

void decision_write_vessels(struct report *report)
{
    const struct report_table *horizon =
        report_source_table(report->source, "koppeling_horizon.csv");
    const struct labels *labels = &report->words->labels;
    struct decision decision;
    struct headline headline;
    decision_begin(&decision, report);
    decision_write_ground(&decision);
    if (horizon != NULL && read_headline(horizon, &headline)) {
        double factor = factor_of(report_source_table(report->source, "koppeling.csv"));
        char capacity[VESSELS_WORDS_SIZE];
        decision_paragraph(report, "lead",
                           vessels_headline(labels, &headline.vessels, &headline.result, factor));
        if (isfinite(factor))
            decision_paragraph(
                report, NULL,
                memory_format(report_say(report,
                                         "Dit geldt bij %s voor veiligheidsbeoordeling, V&V en "
                                         "onderzoek, over %zu weken.",
                                         "This holds with %s for safety assessment, V&V and "
                                         "inquiry, over %zu weeks."),
                              vessels_capacity(labels, factor, capacity), headline.vessels.weeks));
        write_uncertain(&decision);
        if (headline.ratios[RECEIVERS].kind != RATIO_NONE)
            write_table(report, &headline);
    }
    decision_end(&decision);
}
