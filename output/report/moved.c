#include "output/report/moved.h"

#include <math.h>
#include <string.h>

#include "output/comparison_words.h"

/* Does it hang on a list that grows in the basis or in this variant? */
static bool is_swayed(const struct report *report, size_t variant, const struct report_key *key)
{
    struct growth basis = figures_growth(report, 0);
    struct growth other = figures_growth(report, variant + 1);
    bool swayed = growth_sways(&basis, key->kpi, key->station, key->gemeente) ||
                  growth_sways(&other, key->kpi, key->station, key->gemeente);
    growth_release(&basis);
    growth_release(&other);
    return swayed;
}

void moved_put_row(struct grid *grid, const struct report *report, const struct report_table *table,
                   size_t row, int decimals_least, const char *mark)
{
    const struct labels *labels = &report->words->labels;
    const char *verdict = report_cell(table, row, "oordeel");
    double difference = report_number(table, row, "verschil");
    double low = report_number(table, row, "bi95_laag");
    double high = report_number(table, row, "bi95_hoog");
    bool is_distinct = strcmp(verdict, "lager") == 0 || strcmp(verdict, "hoger") == 0;
    struct pairing pairing = {.difference = {2, difference, low, high},
                              .verdict = strcmp(verdict, "lager") == 0   ? VERDICT_LOWER
                                         : strcmp(verdict, "hoger") == 0 ? VERDICT_HIGHER
                                                                         : VERDICT_UNCLEAR};
    int decimals = comparison_decimals(&pairing, decimals_least);
    char number[NUMBER_PEOPLE_SIZE], interval[COMPARISON_INTERVAL_SIZE], text[FIGURES_SIZE];
    if (strcmp(verdict, "gelijk") == 0) {
        grid_text(grid, report_say(report, "gelijk", "equal"));
        return;
    }
    if (!isfinite(difference)) {
        grid_text(grid, "–");
        return;
    }
    comparison_interval(labels, low, high, decimals, interval);
    comparison_signed(labels, difference, decimals, number);
    snprintf(text, sizeof text, "%s%s%s%s%s",
             is_distinct || interval[0] == '\0'
                 ? number
                 : report_say(report, "niet te onderscheiden", "not distinct"),
             interval[0] != '\0' ? " (" : "", interval, interval[0] != '\0' ? ")" : "", mark);
    grid_shown(grid, is_distinct ? difference : NAN, text);
}

void moved_put(struct grid *grid, const struct report *report, size_t variant,
               const struct report_key *key)
{
    const struct report_table *table = report_source_table(report->source, "verschillen.csv");
    struct report_key asked = *key;
    const char *mark = "";
    if (table != NULL && is_swayed(report, variant, key)) {
        struct report_key at_end = *key;
        at_end.kpi = growth_end_kpi(key->kpi);
        mark = " " GROWTH_MARK;
        if (at_end.kpi != NULL && report_find(table, 0, &at_end) != SIZE_MAX)
            asked = at_end;
    }
    size_t row = table != NULL ? report_find(table, 0, &asked) : SIZE_MAX;
    if (row == SIZE_MAX) {
        grid_text(grid, "–");
        return;
    }
    moved_put_row(grid, report, table, row, figures_decimals(report, asked.kpi), mark);
}
