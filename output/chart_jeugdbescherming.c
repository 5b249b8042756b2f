/* The side of jeugdbescherming over time: at the table, the Raad, the court and the gecertificeerde
 * instelling the open casussen and the part of them that waits, a panel each on its own scale.
 * Where there is nothing but waiting, for a meeting or a hearing, one line says it. */
#include "output/chart_kinds.h"

#include <math.h>
#include <string.h>

#include "output/chart_growth.h"
#include "output/memory.h"
#include "output/palette.h"
#include "output/text.h"

enum { PANELS = 4 };

static const char *const STATIONS[PANELS] = {"jbt", "raad", "rechter", "gi"};

struct panel {
    const char *station;
    struct chart_extent all, waiting; /* finite 0: there is no such series */
    bool only_waits;                  /* both are the same line */
};

/* Writes the series as a datablock; finite 0 and no block when it is not there. */
static struct chart_extent write_series(struct chart *chart, const char *kpi, const char *station)
{
    const struct kpi_study *study = chart->source->study;
    struct chart_extent extent = {0};
    size_t cell = kpi_cells_find(&study->table.catalogue, study->series.cells,
                                 study->series.cell_count, kpi, station, "alle", "alle");
    if (cell == SIZE_MAX)
        return extent;
    char name[64];
    snprintf(name, sizeof name, "%s_%s", kpi, station);
    extent = chart_series(chart, name, cell);
    if (extent.finite == 0)
        fprintf(chart->data, "undefine $%s\n", name);
    return extent;
}

static void draw_key(struct chart *chart)
{
    const char *const names[2] = {chart_say(chart, "open casussen", "open cases"),
                                  chart_say(chart, "waarvan wachtend", "of which waiting")};
    static const char *const colours[2] = {PALETTE_BLUE, PALETTE_VERMILION};
    double x = 0.03;
    for (size_t i = 0; i < 2; i++) {
        char place[64];
        chart_command(chart,
                      "set object %zu rectangle from screen %.4f,0.857 to screen %.4f,0.863 "
                      "fillstyle solid 1.0 noborder fillcolor rgb '%s'",
                      i + 1, x, x + 0.022, colours[i]);
        snprintf(place, sizeof place, "screen %.4f,0.860 left", x + 0.028);
        chart_label(chart, place, 16, PALETTE_INK, names[i]);
        x += 0.060 + 0.0070 * (double)text_width(names[i]);
    }
}

static void add_line(struct chart *chart, const char *kpi, const char *station, const char *colour,
                     bool first, bool last)
{
    chart_command(chart,
                  "%s $%s_%s using (timecolumn(1,'%%Y-%%m-%%d')):3:4 with filledcurves fillcolor "
                  "rgb '%s', \\\n"
                  "  $%s_%s using (timecolumn(1,'%%Y-%%m-%%d')):2 with lines linewidth 2 "
                  "linecolor rgb '%s'%s",
                  first ? "plot" : " ", kpi, station, colour, kpi, station, colour,
                  last ? "" : ", \\");
}

static bool is_same(struct chart_extent one, struct chart_extent other)
{
    double near = 1e-9 * fmax(fabs(one.top), 1.0);
    return one.finite > 0 && one.finite == other.finite && fabs(one.first - other.first) <= near &&
           fabs(one.last - other.last) <= near && fabs(one.top - other.top) <= near;
}

/* "Raad voor de Kinderbescherming: 31, waarvan 25 wachtend" */
static void draw_title(struct chart *chart, const struct panel *panel, double left, double top)
{
    char name[LABELS_SIZE], all[64], waiting[64], place[64], text[512];
    bool both = panel->all.finite > 0 && panel->waiting.finite > 0 && !panel->only_waits;
    const struct chart_extent *one = panel->all.finite > 0 ? &panel->all : &panel->waiting;
    snprintf(name, sizeof name, "%s", labels_station(chart->source->labels, panel->station));
    labels_capitalise(name);
    chart_number(chart, one->last, one->last < 10.0 ? 1 : 0, all);
    chart_number(chart, panel->waiting.last, panel->waiting.last < 10.0 ? 1 : 0, waiting);
    if (both)
        snprintf(text, sizeof text,
                 chart_say(chart, "%s: %s, waarvan %s wachtend", "%s: %s, of which %s waiting"),
                 name, all, waiting);
    else
        snprintf(text, sizeof text, "%s: %s%s", name, all,
                 panel->only_waits ? chart_say(chart, ", allemaal wachtend", ", all waiting") : "");
    snprintf(place, sizeof place, "screen %.4f,%.4f left", left, top - 0.014);
    chart_label(chart, place, 16, PALETTE_INK, text);
}

static void draw_panel(struct chart *chart, const struct panel *panel, size_t i, size_t count)
{
    size_t columns = count == 1 ? 1 : 2, rows = (count + columns - 1) / columns;
    size_t row = i / columns;
    double wide = 0.95 / (double)columns, high = 0.72 / (double)rows;
    double left = 0.03 + wide * (double)(i % columns);
    double top = 0.84 - high * (double)row;
    chart_frame(chart, (struct chart_box){left + 0.036, left + wide - 0.022, top - high + 0.05,
                                          top - 0.046});
    chart_time_axis(chart, false);
    chart_axis_from_zero(chart, 'y', fmax(panel->all.top, panel->waiting.top), 4);
    draw_title(chart, panel, left, top);
    chart_growth_rate(chart, panel->station);
    bool all = panel->all.finite > 0 && !panel->only_waits, waiting = panel->waiting.finite > 0;
    if (all)
        add_line(chart, "caseload", panel->station, PALETTE_BLUE, true, !waiting);
    if (waiting)
        add_line(chart, "wachtlijst", panel->station, PALETTE_VERMILION, !all, true);
    chart_command(chart, "unset label\nunset object");
}

bool chart_draw_jeugdbescherming(struct chart *chart)
{
    struct panel panels[PANELS];
    size_t count = 0;
    for (size_t i = 0; i < PANELS; i++) {
        struct panel panel = {.station = STATIONS[i]};
        panel.all = write_series(chart, "caseload", STATIONS[i]);
        panel.waiting = write_series(chart, "wachtlijst", STATIONS[i]);
        panel.only_waits = is_same(panel.all, panel.waiting);
        if (panel.all.finite + panel.waiting.finite > 0)
            panels[count++] = panel;
    }
    if (count == 0)
        return false;
    chart_heading(
        chart,
        chart_say(chart, "Jeugdbescherming: van de tafel tot de gecertificeerde instelling",
                  "Youth protection: from the table to the certified institution"),
        chart_say(chart,
                  "Casussen, weekgemiddelde en band; elk vak begint bij 0 en heeft zijn eigen "
                  "schaal; de getallen zijn de stand aan het eind",
                  "Cases, weekly mean and band; every panel starts at 0 and has its own scale; "
                  "the numbers are the last means"),
        CHART_FOOT_BAND);
    bool grows = false;
    for (size_t i = 0; i < count; i++)
        grows = grows || growth_at(chart->source->growth, panels[i].station, "alle");
    if (grows)
        chart_growth_note(
            chart,
            chart_say(chart, "de getallen zijn de stand aan het eind; zo'n lijst groeit door",
                      "numbers are the state at the end; such a list goes on growing"));
    draw_key(chart);
    chart_command(chart, "set multiplot");
    for (size_t i = 0; i < count; i++)
        draw_panel(chart, &panels[i], i, count);
    chart_command(chart, "unset multiplot");
    return true;
}
