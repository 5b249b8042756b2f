/* Waiting lists over time: one panel a station, each from 0 on its own scale, because lists of two
 * and of two thousand casussen must both be readable. Sums over stations (veilig_thuis, keten) have
 * no panel, nor have lists that stay empty. */
#include "output/chart_kinds.h"

#include <stdlib.h>
#include <string.h>

#include "output/chart_growth.h"
#include "output/memory.h"
#include "output/palette.h"
#include "output/stations.h"

enum { PANELS_MOST = 16 };

struct panel {
    size_t cell;
    struct chart_extent extent;
};

static bool is_station_list(const struct kpi_study *study, const struct kpi_cell *cell)
{
    return strcmp(study->table.catalogue.rows[cell->kpi].id, "wachtlijst") == 0 &&
           strcmp(cell->gemeente, "alle") == 0 && strcmp(cell->breakdown, "alle") == 0 &&
           !stations_is_sum(cell->station);
}

/* Panels in order of stations; returns how many. */
static size_t find_panels(struct chart *chart, struct panel panels[PANELS_MOST])
{
    const struct kpi_study *study = chart->source->study;
    const struct kpi_cell *cells = study->series.cells;
    size_t chosen[PANELS_MOST], count = 0;
    for (size_t cell = 0; cell < study->series.cell_count; cell++) {
        if (!is_station_list(study, &cells[cell]) || count == PANELS_MOST)
            continue;
        size_t at = count++;
        for (; at > 0 && labels_station_order(cells[chosen[at - 1]].station) >
                             labels_station_order(cells[cell].station);
             at--)
            chosen[at] = chosen[at - 1];
        chosen[at] = cell;
    }
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        char name[16];
        snprintf(name, sizeof name, "lijst%zu", filled + 1);
        struct panel panel = {chosen[i], chart_series(chart, name, chosen[i])};
        if (panel.extent.finite > 0 &&
            panel.extent.top > 0.0) /* a list that is never there is left out */
            panels[filled++] = panel;
        else
            fprintf(chart->data, "undefine $%s\n", name);
    }
    return filled;
}

static void draw_panel(struct chart *chart, const struct panel *panel, size_t i, size_t count)
{
    size_t columns = count <= 2 ? count : count <= 4 ? 2 : count <= 9 ? 3 : 4;
    size_t rows = (count + columns - 1) / columns;
    double wide = 0.95 / (double)columns, high = 0.745 / (double)rows;
    double left = 0.03 + wide * (double)(i % columns);
    double top = 0.875 - high * (double)(i / columns);
    struct chart_box box = {left + 0.036, left + wide - 0.022, top - high + 0.05, top - 0.046};
    chart_frame(chart, box);
    chart_time_axis(chart, false);
    chart_axis_from_zero(chart, 'y', panel->extent.top, rows > 2 ? 3 : 4);

    const struct kpi_cell *cell = &chart->source->study->series.cells[panel->cell];
    char number[64], text[256], place[64];
    int decimals = panel->extent.last < 10.0 ? 1 : 0;
    chart_number(chart, panel->extent.last, decimals, number);
    snprintf(text, sizeof text, "%s", labels_station(chart->source->labels, cell->station));
    labels_capitalise(text);
    size_t used = strlen(text);
    snprintf(text + used, sizeof text - used, ": %s", number);
    snprintf(place, sizeof place, "screen %.4f,%.4f left", left, top - 0.012);
    chart_label(chart, place, columns > 3 ? 14 : 16, PALETTE_INK, text);
    chart_growth_rate(chart, cell->station);
    chart_command(chart,
                  "plot $lijst%zu using (timecolumn(1,'%%Y-%%m-%%d')):3:4 with filledcurves "
                  "fillcolor rgb '" PALETTE_BLUE "', \\\n"
                  "  $lijst%zu using (timecolumn(1,'%%Y-%%m-%%d')):2 with lines linewidth 2 "
                  "linecolor rgb '" PALETTE_BLUE "'\nunset label",
                  i + 1, i + 1);
}

bool chart_draw_wachtlijsten(struct chart *chart)
{
    struct panel panels[PANELS_MOST];
    size_t count = find_panels(chart, panels);
    if (count == 0)
        return false;
    chart_heading(
        chart,
        chart_say(chart, "Wachtlijsten: hoeveel casussen op elk station wachten",
                  "Waiting lists: how many cases wait at each station"),
        chart_say(chart,
                  "Wachtende casussen, weekgemiddelde en band; elk vak begint bij 0 en heeft "
                  "zijn eigen schaal; het getal is de stand aan het eind",
                  "Waiting cases, weekly mean and band; every panel starts at 0 and has its own "
                  "scale; the number is the last mean"),
        CHART_FOOT_BAND);
    if (growth_any(chart->source->growth))
        chart_growth_note(
            chart,
            chart_say(chart, "de getallen zijn de stand aan het eind; zo'n lijst groeit door",
                      "numbers are the state at the end; such a list goes on growing"));
    chart_command(chart, "set multiplot");
    for (size_t i = 0; i < count; i++)
        draw_panel(chart, &panels[i], i, count);
    chart_command(chart, "unset multiplot");
    return true;
}
