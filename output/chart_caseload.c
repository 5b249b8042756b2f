/* Caseload of Veilig Thuis week by week: casussen it is responsible for, and the part of them that
 * waits. */
#include "output/chart_kinds.h"

#include <math.h>

#include "output/chart_growth.h"
#include "output/palette.h"

static size_t find_series(const struct kpi_study *study, const char *kpi)
{
    return kpi_cells_find(&study->table.catalogue, study->series.cells, study->series.cell_count,
                          kpi, "veilig_thuis", "alle", "alle");
}

static void label_end(struct chart *chart, double y, const char *colour, const char *name,
                      const char *kpi, double value)
{
    char number[64], place[96], text[160];
    snprintf(place, sizeof place, "graph 1.012, first %.10g left", y);
    snprintf(text, sizeof text, "%s: %s%s", name, chart_number(chart, value, 0, number),
             chart_growth_mark(chart, kpi, "veilig_thuis", "alle"));
    chart_label(chart, place, 17, colour, text);
}

/* Mean over the first or the last 52 weeks (or all, when there are fewer). */
static double mean_of(const struct kpi_study *study, size_t cell, bool is_first)
{
    size_t weeks = study->series.weeks < 52 ? study->series.weeks : 52;
    size_t from = is_first ? 0 : study->series.weeks - weeks;
    double sum = 0.0;
    for (size_t w = from; w < from + weeks; w++)
        sum += kpi_series_band(&study->series, study->replications, cell, w).mean;
    return sum / (double)weeks;
}

/* A year's mean says little of a list that grows without end: then how it ends. */
static void write_title(const struct chart *chart, size_t cell, double last, char title[256])
{
    const struct kpi_study *study = chart->source->study;
    char from[64], to[64], rate[GROWTH_TEXT_SIZE];
    if (!growth_sways(chart->source->growth, "caseload", "veilig_thuis", "alle")) {
        snprintf(
            title, 256,
            chart_say(
                chart,
                "Caseload van Veilig Thuis: eerste jaar gemiddeld %s casussen, laatste jaar %s",
                "Caseload of Veilig Thuis: first year %s cases on average, last year %s"),
            chart_number(chart, mean_of(study, cell, true), 0, from),
            chart_number(chart, mean_of(study, cell, false), 0, to));
        return;
    }
    struct estimate growth = growth_per_week(chart->source->growth, study, "veilig_thuis", "alle");
    growth_rate(chart->source->labels, &growth, rate);
    if (!growth_at(chart->source->growth, "veilig_thuis", "alle"))
        rate[0] = '\0'; /* what waits elsewhere adds to it */
    snprintf(title, 256,
             rate[0] != '\0'
                 ? chart_say(chart, "Caseload van Veilig Thuis: %s casussen aan het eind, lijst %s",
                             "Caseload of Veilig Thuis: %s cases at the end, list %s")
                 : chart_say(chart, "Caseload van Veilig Thuis: %s casussen aan het eind%s",
                             "Caseload of Veilig Thuis: %s cases at the end%s"),
             chart_number(chart, last, 0, to), rate);
}

bool chart_draw_caseload(struct chart *chart)
{
    const struct kpi_study *study = chart->source->study;
    size_t all_cell = find_series(study, "caseload");
    size_t waiting_cell = find_series(study, "wachtlijst");
    if (all_cell == SIZE_MAX)
        return false;
    struct chart_extent all = chart_series(chart, "caseload", all_cell);
    if (all.finite == 0)
        return false;
    struct chart_extent waiting = {0};
    if (waiting_cell != SIZE_MAX)
        waiting = chart_series(chart, "wachtlijst", waiting_cell);

    char title[256];
    write_title(chart, all_cell, all.last, title);
    chart_heading(chart, title,
                  chart_say(chart,
                            "Casussen waarvoor Veilig Thuis verantwoordelijk is, per week, en het "
                            "deel daarvan dat wacht op VB, V&V of onderzoek",
                            "Cases Veilig Thuis is responsible for, week by week, and the part of "
                            "them that waits"),
                  CHART_FOOT_BAND);
    bool swayed = growth_sways(chart->source->growth, "caseload", "veilig_thuis", "alle");
    if (swayed)
        chart_growth_note(
            chart,
            chart_say(chart, "de getallen zijn de stand aan het eind; zo'n lijst groeit door",
                      "numbers are the state at the end; such a list goes on growing"));
    chart_frame(chart, (struct chart_box){0.075, swayed ? 0.755 : 0.775, 0.175, 0.838});
    chart_time_axis(chart, true);
    double top = chart_axis_from_zero(chart, 'y', fmax(all.top, waiting.top), 6);
    chart_label(chart, "screen 0.03, 0.868 left", 16, PALETTE_GREY,
                chart_say(chart, "casussen", "cases"));
    double ends[2] = {all.last, waiting.last};
    chart_spread(ends, waiting.finite > 0 ? 2 : 1, 0.05 * top, 0.0, top);
    label_end(chart, ends[0], PALETTE_BLUE, chart_say(chart, "caseload", "caseload"), "caseload",
              all.last);
    if (waiting.finite > 0)
        label_end(chart, ends[1], PALETTE_VERMILION,
                  chart_say(chart, "waarvan wachtend", "of which waiting"), "wachtlijst",
                  waiting.last);
    chart_command(chart,
                  "plot $caseload using (timecolumn(1,'%%Y-%%m-%%d')):3:4 with filledcurves "
                  "fillcolor rgb '" PALETTE_BLUE "', \\\n"
                  "  $caseload using (timecolumn(1,'%%Y-%%m-%%d')):2 with lines linewidth 2.5 "
                  "linecolor rgb '" PALETTE_BLUE "'%s",
                  waiting.finite == 0
                      ? ""
                      : ", \\\n  $wachtlijst using (timecolumn(1,'%Y-%m-%d')):3:4 with "
                        "filledcurves fillcolor rgb '" PALETTE_VERMILION "', \\\n"
                        "  $wachtlijst using (timecolumn(1,'%Y-%m-%d')):2 with lines linewidth "
                        "2.5 linecolor rgb '" PALETTE_VERMILION "'");
    return true;
}
