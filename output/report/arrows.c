#include "output/report/arrows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/report/grid.h"
#include "output/report/html.h"
#include "output/report/moved.h"

#define PICTURE "grafieken/stroom.svg"
#define CHANGES "verschil_pijlen.csv"

static bool is_of(const struct report_table *table, size_t row, const char *scenario)
{
    return strcmp(report_cell(table, row, "scenario"), scenario) == 0;
}

/* "Veilig Thuis", "lokaal team" */
static void put_ends(struct grid *grid, const struct report *report,
                     const struct report_table *table, size_t row)
{
    const struct labels *labels = &report->words->labels;
    char *from = memory_copy_text(labels_arrow_end(labels, report_cell(table, row, "van")));
    grid_text(grid, labels_capitalise(from));
    free(from);
    grid_text(grid, labels_arrow_end(labels, report_cell(table, row, "naar")));
}

static void head_ends(struct grid *grid, const struct report *report)
{
    grid_init(grid);
    grid_head(grid, report_say(report, "Van", "From"), false);
    grid_head(grid, report_say(report, "Naar", "To"), false);
}

static void write_folded(struct report *report, const struct grid *grid, const char *caption)
{
    html_fold(report->out, report_say(report, "Elke pijl met zijn aantal per jaar",
                                      "Every arrow with its number a year"));
    grid_write(report->out, grid, caption);
    html_fold_end(report->out);
}

void arrows_write(struct report *report, const char *scenario)
{
    const struct report_table *table = report_source_table(report->source, "pijlen.csv");
    struct grid grid;
    head_ends(&grid, report);
    grid_head(&grid, report_say(report, "Per jaar (95%-interval)", "A year (95% interval)"), true);
    for (size_t row = 0; table != NULL && row < table->rows; row++) {
        if (!is_of(table, row, scenario))
            continue;
        put_ends(&grid, report, table, row);
        double mean = report_number(table, row, "per_jaar");
        char text[FIGURES_SIZE];
        grid_shown(&grid, mean,
                   figures_interval(report, mean, report_number(table, row, "bi95_laag"),
                                    report_number(table, row, "bi95_hoog"), 1, text));
    }
    if (grid_rows(&grid) > 0)
        write_folded(report, &grid,
                     report_say(report, "Casussen per jaar op elke pijl van de keten",
                                "Cases a year on every arrow of the chain"));
    grid_release(&grid);
}

static void put_mean(struct grid *grid, const struct report *report, double value)
{
    char number[NUMBER_PEOPLE_SIZE];
    grid_shown(grid, value, figures_number(report, value, 1, number));
}

void arrows_write_changes(struct report *report, const char *variant)
{
    const struct report_table *table = report_source_table(report->source, CHANGES);
    struct grid grid;
    head_ends(&grid, report);
    grid_head(&grid, report_say(report, "Basis", "Basis"), true);
    grid_head(&grid, report_say(report, "Variant", "Variant"), true);
    grid_head(&grid, report_say(report, "Verschil (95%-interval)", "Difference (95% interval)"),
              false);
    for (size_t row = 0; table != NULL && row < table->rows; row++) {
        if (!is_of(table, row, variant))
            continue;
        put_ends(&grid, report, table, row);
        put_mean(&grid, report, report_number(table, row, "basis"));
        put_mean(&grid, report, report_number(table, row, "variant"));
        moved_put_row(&grid, report, table, row, 1, "");
    }
    if (grid_rows(&grid) > 0) {
        char *caption =
            memory_format(report_say(report, "Casussen per jaar op elke pijl van de keten: %s",
                                     "Cases a year on every arrow of the chain: %s"),
                          variant);
        write_folded(report, &grid, caption);
        free(caption);
    }
    grid_release(&grid);
}

/* --- the picture --- */

/* The main numbers of a scenario in this column, after `text`, which is taken; to be freed. */
static char *describe(const struct report *report, char *text, const struct report_table *table,
                      const char *scenario, const char *column)
{
    static const struct {
        const char *arrow, *nl, *en;
    } told[] = {
        {"incident_melding", "van incident naar melding", "from incident to report"},
        {"melding_casus", "van melding naar veiligheidsbeoordeling",
         "from report to safety assessment"},
        {"vb_lokaal_team", "direct naar het lokale team", "straight to the local team"},
        {"vb_onderzoek", "naar onderzoek", "to inquiry"},
        {"contact_hulp", "van eerste contact naar hulp", "from first contact to help"},
    };
    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
        for (size_t row = 0; table != NULL && row < table->rows; row++) {
            double value = report_number(table, row, column);
            char number[NUMBER_PEOPLE_SIZE];
            if ((scenario != NULL && !is_of(table, row, scenario)) ||
                strcmp(report_cell(table, row, "pijl"), told[i].arrow) != 0 || !isfinite(value))
                continue;
            char *longer =
                memory_format("%s; %s %s", text, report_say(report, told[i].nl, told[i].en),
                              figures_number(report, value, 0, number));
            free(text);
            text = longer;
        }
    }
    char *whole = memory_format("%s.", text);
    free(text);
    return whole;
}

static void write_svg(struct report *report, const char *file, const char *id, const char *alt,
                      const char *caption)
{
    const char *svg =
        report_source_has(report->source, file) ? report_source_text(report->source, file) : NULL;
    if (svg != NULL)
        html_svg(report->out, svg, id, alt, caption);
}

void arrows_write_picture(struct report *report)
{
    char *alt =
        describe(report,
                 memory_copy_text(report_say(
                     report, "De keten van incident tot hulp, met casussen per jaar op elke pijl",
                     "The chain from incident to help, with cases a year on every arrow")),
                 report_source_table(report->source, "pijlen.csv"), NULL, "per_jaar");
    write_svg(
        report, PICTURE, "g-stroom", alt,
        report_say(report,
                   "Getal bij een pijl: casussen per jaar. Hoe dikker de pijl, hoe meer. Oranje: "
                   "een casus komt terug. In een vak: instroom, bezetting en wachtlijst.",
                   "Number at an arrow: cases a year. The thicker the arrow, the more. Orange: a "
                   "case comes back. In a box: inflow, capacity in use and waiting list."));
    free(alt);
}

void arrows_write_changed_picture(struct report *report, const char *variant, size_t number)
{
    char *file = memory_format("grafieken/stroom_%zu.svg", number);
    char *id = memory_format("g-stroom-%zu", number);
    char *alt = describe(
        report,
        memory_format(report_say(report,
                                 "De keten van incident tot hulp in de variant %s, met casussen "
                                 "per jaar op elke pijl en het verschil met de basis",
                                 "The chain from incident to help in the variant %s, with cases a "
                                 "year on every arrow and the difference from the basis"),
                      variant),
        report_source_table(report->source, CHANGES), variant, "variant");
    write_svg(
        report, file, id, alt,
        report_say(report,
                   "Getal bij een pijl: casussen per jaar in de variant. Tussen haakjes: het "
                   "verschil met de basis, als dat meer is dan toeval. Grijs: gelijk, of niet "
                   "van toeval te onderscheiden. In een vak: instroom, bezetting en wachtlijst; "
                   "groeit die lijst door, hier of in de basis, dan is dat de stand aan het "
                   "eind.",
                   "Number at an arrow: cases a year in the variant. In brackets: the "
                   "difference from the basis where it is more than chance. Grey: equal, or not "
                   "distinct from chance. In a box: inflow, capacity in use and waiting list; "
                   "where that list keeps growing, here or in the basis, it is the state at "
                   "the end."));
    free(alt);
    free(id);
    free(file);
}
