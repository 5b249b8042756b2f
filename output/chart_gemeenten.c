/* Gemeenten side by side: a panel for each KPI, a row for each gemeente, a dot at the mean with its
 * 95% interval, and an upright line at the value of all gemeenten together. */
#include "output/chart_kinds.h"

#include <math.h>
#include <string.h>

#include "output/chart_growth.h"
#include "output/palette.h"

enum { PANELS = 6, ROWS_MOST = 24 };

static const struct panel {
    const char *kpi, *station, *name, *nl, *en;
    bool is_sum; /* the value of all is a sum, no mean */
} ALL_PANELS[PANELS] = {
    {"meldingen_per_jaar", "keten", "meldingen", "Meldingen", "Reports", true},
    {"direct_doorgezet", "keten", "doorgezet", "Direct doorgezet", "Handed on", false},
    {"terugmelding_aandeel", "keten", "teruggemeld", "Teruggemeld", "Sent back", false},
    {"doorlooptijd_overdracht", "keten", "overdracht", "Tot overdracht", "Until handover", false},
    {"wachttijd", "lokaal_team", "wachttijd", "Wacht lokaal team", "Local team wait", false},
    {"recidive_15m", "keten", "recidive", "Recidive 15 mnd", "Recidivism 15 m", false},
};

/* What a panel shows where its own mean hangs on lists that grow without end. */
static const struct panel VT_AT_THE_END = {"wachtlijst_eind",
                                           "veilig_thuis",
                                           "lijst_vt",
                                           "VT-lijst, eind " GROWTH_MARK,
                                           "VT list, end " GROWTH_MARK,
                                           true},
                          TEAMS_AT_THE_END = {"wachtlijst_eind",
                                              "lokaal_team",
                                              "lijst_team",
                                              "Teamlijst, eind " GROWTH_MARK,
                                              "Team list, end " GROWTH_MARK,
                                              true};

static const struct panel *panel_at(const struct chart *chart, size_t i)
{
    const struct panel *own = &ALL_PANELS[i];
    if (!growth_sways(chart->source->growth, own->kpi, own->station, "alle"))
        return own;
    return strcmp(own->station, "lokaal_team") == 0 ? &TEAMS_AT_THE_END : &VT_AT_THE_END;
}

struct rows {
    const char *keys[ROWS_MOST];
    double order[ROWS_MOST]; /* meldingen per jaar, else 0 */
    size_t count;
};

static size_t find_cell(const struct kpi_table *table, const struct panel *panel,
                        const char *gemeente)
{
    return kpi_table_find(table, panel->kpi, panel->station, gemeente, "alle");
}

/* The gemeenten of the study, those with most meldingen first. */
static void find_rows(const struct kpi_table *table, struct rows *rows)
{
    rows->count = 0;
    for (size_t cell = 0; cell < table->cell_count; cell++) {
        const char *key = table->cells[cell].gemeente;
        bool known = strcmp(key, "alle") == 0 || rows->count == ROWS_MOST;
        for (size_t i = 0; i < rows->count; i++)
            known = known || strcmp(rows->keys[i], key) == 0;
        if (known)
            continue;
        size_t meldingen = find_cell(table, &ALL_PANELS[0], key);
        double value = meldingen != SIZE_MAX ? kpi_table_summary(table, meldingen).mean : 0.0;
        size_t at = rows->count++;
        for (; at > 0 && rows->order[at - 1] < value; at--) {
            rows->order[at] = rows->order[at - 1];
            rows->keys[at] = rows->keys[at - 1];
        }
        rows->order[at] = value;
        rows->keys[at] = key;
    }
}

struct extent {
    double top;        /* the highest number; −1 without any */
    bool has_interval; /* some gemeente has one */
};

/* Writes "place mean low high" of the gemeenten. */
static struct extent write_panel(struct chart *chart, const struct panel *panel,
                                 const struct rows *rows)
{
    const struct kpi_table *table = &chart->source->study->table;
    struct extent extent = {.top = -1.0};
    chart_block(chart, panel->name);
    for (size_t i = 0; i < rows->count; i++) {
        size_t cell = find_cell(table, panel, rows->keys[i]);
        if (cell == SIZE_MAX)
            continue;
        struct kpi_summary summary = kpi_table_summary(table, cell);
        fprintf(chart->data, "%zu", i);
        chart_value(chart, summary.mean);
        chart_value(chart, summary.low);
        chart_value(chart, summary.high);
        fputc('\n', chart->data);
        extent.top = fmax(extent.top, isfinite(summary.mean) ? summary.mean : -1.0);
        extent.top = fmax(extent.top, isfinite(summary.high) ? summary.high : -1.0);
        extent.has_interval = extent.has_interval || isfinite(summary.low);
    }
    chart_block_end(chart);
    if (extent.top < 0.0)
        fprintf(chart->data, "undefine $%s\n", panel->name);
    return extent;
}

/* Long lists have no use for a tenth of a casus. */
static int decimals_of(const struct kpi_row *row, const struct panel *panel, struct extent extent)
{
    bool is_list = panel == &VT_AT_THE_END || panel == &TEAMS_AT_THE_END;
    return is_list && extent.top >= 100.0 ? 0 : row->decimals;
}

/* The means as numbers, above their dots. */
static void draw_values(struct chart *chart, const struct panel *panel, const struct rows *rows,
                        int decimals)
{
    const struct kpi_table *table = &chart->source->study->table;
    for (size_t i = 0; i < rows->count; i++) {
        size_t cell = find_cell(table, panel, rows->keys[i]);
        if (cell == SIZE_MAX)
            continue;
        struct kpi_summary summary = kpi_table_summary(table, cell);
        if (!isfinite(summary.mean))
            continue;
        char place[96], number[64];
        snprintf(place, sizeof place, "first %.10g, first %zu center offset character 0,0.85",
                 summary.mean, i);
        chart_label(chart, place, 13, PALETTE_INK,
                    chart_number(chart, summary.mean, decimals, number));
    }
}

static void draw_panel(struct chart *chart, const struct panel *panel, const struct rows *rows,
                       struct extent extent, struct chart_box box)
{
    const struct kpi_table *table = &chart->source->study->table;
    const struct labels *labels = chart->source->labels;
    size_t together = find_cell(table, panel, "alle");
    double all = together != SIZE_MAX ? kpi_table_summary(table, together).mean : (double)NAN;
    bool has_line = isfinite(all) && !panel->is_sum;
    chart_frame(chart, box);
    fputs("set ytics scale 0 (", chart->body);
    for (size_t i = 0; i < rows->count; i++)
        fprintf(chart->body, "%s'' %zu", i > 0 ? ", " : "", i);
    fputs(")\n", chart->body);
    chart_axis_from_zero(chart, 'x', (has_line ? fmax(extent.top, all) : extent.top) * 1.02,
                         panel->is_sum ? 2 : 3);
    chart_command(chart, "set yrange [%g:-0.7]", (double)rows->count - 0.3);

    char place[64], text[256], number[64];
    snprintf(place, sizeof place, "screen %.4f,0.862 left", box.left);
    chart_label(chart, place, 16, PALETTE_INK, chart_say(chart, panel->nl, panel->en));
    size_t row = 0;
    while (row + 1 < table->catalogue.row_count &&
           strcmp(table->catalogue.rows[row].id, panel->kpi) != 0)
        row++;
    int decimals = decimals_of(&table->catalogue.rows[row], panel, extent);
    int used =
        snprintf(text, sizeof text, "%s", labels_unit(labels, table->catalogue.rows[row].unit));
    if (isfinite(all))
        snprintf(text + used, sizeof text - (size_t)used, " · %s %s",
                 chart_say(chart, "samen", "all"), chart_number(chart, all, decimals, number));
    snprintf(place, sizeof place, "screen %.4f,0.832 left", box.left);
    chart_label(chart, place, 13, PALETTE_GREY, text);
    if (has_line)
        chart_command(chart,
                      "set arrow from first %.10g, graph 0 to first %.10g, graph 1 nohead "
                      "linewidth 2 linecolor rgb '" PALETTE_RULE "' back",
                      all, all);
    draw_values(chart, panel, rows, decimals);
    fputs("plot ", chart->body);
    if (extent.has_interval)
        fprintf(chart->body,
                "$%s using 2:1:($3):($4) with xerrorbars pointtype 0 linewidth 2 linecolor rgb "
                "'" PALETTE_SKY "', \\\n  ",
                panel->name);
    chart_command(chart,
                  "$%s using 2:1 with points pointtype 7 pointsize 1.1 linecolor rgb "
                  "'" PALETTE_BLUE "'\nunset label\nunset arrow",
                  panel->name);
}

static void draw_names(struct chart *chart, const struct rows *rows, struct chart_box box)
{
    for (size_t i = 0; i < rows->count; i++) {
        char place[64], name[LABELS_SIZE];
        double share = ((double)i + 0.7) / ((double)rows->count + 0.4);
        snprintf(place, sizeof place, "screen 0.03,%.4f left",
                 box.top - share * (box.top - box.bottom));
        chart_label(chart, place, 17, PALETTE_INK,
                    labels_gemeente(chart->source->labels, rows->keys[i], name));
    }
}

bool chart_draw_gemeenten(struct chart *chart)
{
    struct rows rows;
    find_rows(&chart->source->study->table, &rows);
    struct extent extents[PANELS];
    size_t count = 0;
    bool swayed = false;
    for (size_t i = 0; i < PANELS; i++) {
        extents[i] = write_panel(chart, panel_at(chart, i), &rows);
        count += extents[i].top >= 0.0;
        swayed = swayed || panel_at(chart, i) != &ALL_PANELS[i];
    }
    if (rows.count == 0 || count == 0)
        return false;
    chart_heading(
        chart, chart_say(chart, "De gemeenten naast elkaar", "The municipalities side by side"),
        chart_say(chart,
                  "Gemiddelde per gemeente met 95%-interval; staande lijn: alle gemeenten "
                  "samen",
                  "Mean by municipality with 95% interval; upright line: all together"),
        CHART_FOOT_INTERVAL);
    if (swayed)
        chart_growth_note(chart, chart_say(chart, "casussen op de lijst aan het eind",
                                           "cases on the list at the end"));
    struct chart_box box = {0.175, 0.0, 0.155, 0.805};
    double wide = (0.995 - box.left) / (double)count;
    chart_command(chart, "set multiplot");
    draw_names(chart, &rows, box);
    size_t drawn = 0;
    for (size_t i = 0; i < PANELS; i++) {
        if (extents[i].top < 0.0)
            continue;
        struct chart_box place = box;
        place.left = box.left + wide * (double)drawn++;
        place.right = place.left + wide - 0.042;
        draw_panel(chart, panel_at(chart, i), &rows, extents[i], place);
    }
    chart_command(chart, "unset multiplot");
    return true;
}
