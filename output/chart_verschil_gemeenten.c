/* What each variant does to the main clocks of each gemeente: a panel a clock, a row a gemeente,
 * and for every variant its symbol at the difference from the basis with its interval. */
#include "output/comparison_charts.h"

#include <math.h>
#include <string.h>

#include "output/chart_growth.h"
#include "output/comparison_words.h"
#include "output/palette.h"

enum { PANELS = 6, ROWS_MOST = 24 };

static const struct panel {
    const char *kpi, *station, *name, *nl, *en;
} ALL_PANELS[PANELS] = {
    {"doorlooptijd_overdracht", "keten", "overdracht", "Tot overdracht", "Until handover"},
    {"wachttijd", "lokaal_team", "wachttijd", "Wacht lokaal team", "Local team wait"},
    {"doorlooptijd_eerste_contact", "keten", "contact", "Tot eerste contact", "To first contact"},
    {"doorlooptijd_start_hulp", "keten", "hulp", "Tot start hulp", "To start of help"},
    {"zonder_zicht", "keten", "zicht", "Zonder zicht", "Without sight"},
    {"recidive_15m", "keten", "recidive", "Recidive 15 mnd", "Recidivism 15 m"},
};

/* What a panel shows where its own mean hangs on lists that grow without end; other panels that do
 * are marked. */
static const struct panel VT_AT_THE_END = {"wachtlijst_eind", "veilig_thuis", "lijst_vt",
                                           "VT-lijst, eind", "VT list, end"},
                          TEAMS_AT_THE_END = {"wachtlijst_eind", "lokaal_team", "lijst_team",
                                              "Teamlijst, eind", "Team list, end"};

static const struct panel *panel_at(const struct chart *chart, size_t i)
{
    const struct panel *own = &ALL_PANELS[i];
    if (!growth_sways(chart->source->growth, own->kpi, own->station, "alle"))
        return own;
    return strcmp(own->name, "overdracht") == 0  ? &VT_AT_THE_END
           : strcmp(own->name, "wachttijd") == 0 ? &TEAMS_AT_THE_END
                                                 : own;
}

struct rows {
    const char *keys[ROWS_MOST]; /* the last is "alle" */
    double order[ROWS_MOST];     /* meldingen per jaar in the basis, else 0 */
    size_t count;
};

/* The gemeenten of the basis, those with most meldingen first, then all together. */
static void find_rows(const struct kpi_table *table, struct rows *rows)
{
    rows->count = 0;
    for (size_t cell = 0; cell < table->cell_count; cell++) {
        const char *key = table->cells[cell].gemeente;
        bool known = strcmp(key, "alle") == 0 || rows->count + 1 == ROWS_MOST;
        for (size_t i = 0; i < rows->count; i++)
            known = known || strcmp(rows->keys[i], key) == 0;
        if (known)
            continue;
        size_t meldingen = kpi_table_find(table, "meldingen_per_jaar", "keten", key, "alle");
        double value = meldingen != SIZE_MAX ? kpi_table_summary(table, meldingen).mean : 0.0;
        size_t at = rows->count++;
        for (; at > 0 && rows->order[at - 1] < value; at--) {
            rows->order[at] = rows->order[at - 1];
            rows->keys[at] = rows->keys[at - 1];
        }
        rows->order[at] = value;
        rows->keys[at] = key;
    }
    if (rows->count > 0)
        rows->keys[rows->count++] = "alle";
}

static size_t cell_of(const struct chart *chart, const struct panel *panel, const char *gemeente)
{
    return kpi_table_find(&chart->source->study->table, panel->kpi, panel->station, gemeente,
                          "alle");
}

/* All together stand a little apart. */
static double place_of(const struct rows *rows, size_t row, size_t v, size_t variants)
{
    double step = 0.66 / (double)variants;
    return (double)row + (row + 1 == rows->count ? 0.25 : 0.0) +
           step * ((double)v - 0.5 * (double)(variants - 1));
}

struct extent {
    double low, high;
    unsigned clear, vague; /* a bit for every variant that has such marks */
};

static size_t write_marks(struct chart *chart, const struct panel *panel, const struct rows *rows,
                          size_t v, bool is_clear, struct extent *extent)
{
    char name[48];
    size_t count = 0, variants = comparison_chart_variants(chart);
    snprintf(name, sizeof name, "%s_%s%zu", panel->name, is_clear ? "anders" : "vaag", v + 1);
    chart_block(chart, name);
    for (size_t i = 0; i < rows->count; i++) {
        size_t cell = cell_of(chart, panel, rows->keys[i]);
        if (cell == SIZE_MAX)
            continue;
        const struct pairing *pairing = &chart->source->comparison->variants[v].pairings[cell];
        const struct estimate *difference = &pairing->difference;
        bool clear = pairing->verdict == VERDICT_LOWER || pairing->verdict == VERDICT_HIGHER;
        if (!isfinite(difference->mean) || clear != is_clear)
            continue;
        double low = isfinite(difference->low) ? difference->low : difference->mean;
        double high = isfinite(difference->high) ? difference->high : difference->mean;
        fprintf(chart->data, "%.4f", place_of(rows, i, v, variants));
        chart_value(chart, difference->mean);
        chart_value(chart, low);
        chart_value(chart, high);
        fputc('\n', chart->data);
        extent->low = fmin(extent->low, low);
        extent->high = fmax(extent->high, high);
        count++;
    }
    chart_block_end(chart);
    if (count == 0)
        fprintf(chart->data, "undefine $%s\n", name);
    return count;
}

static struct extent write_panel(struct chart *chart, const struct panel *panel,
                                 const struct rows *rows)
{
    struct extent extent = {0};
    for (size_t v = 0; v < comparison_chart_variants(chart); v++) {
        if (write_marks(chart, panel, rows, v, true, &extent) > 0)
            extent.clear |= 1U << v;
        if (write_marks(chart, panel, rows, v, false, &extent) > 0)
            extent.vague |= 1U << v;
    }
    return extent;
}

static void draw_title(struct chart *chart, const struct panel *panel, struct chart_box box)
{
    const struct kpi_catalogue *catalogue = &chart->source->study->table.catalogue;
    size_t row = 0;
    while (row + 1 < catalogue->row_count && strcmp(catalogue->rows[row].id, panel->kpi) != 0)
        row++;
    char place[64];
    snprintf(place, sizeof place, "screen %.4f,%.4f left", box.left,
             box.top + 36.0 / chart->height);
    char title[96];
    bool marked = growth_sways(chart->source->growth, panel->kpi, panel->station, "alle");
    snprintf(title, sizeof title, "%s%s", chart_say(chart, panel->nl, panel->en),
             marked ? " " GROWTH_MARK : "");
    chart_label(chart, place, 15, PALETTE_INK, title);
    snprintf(place, sizeof place, "screen %.4f,%.4f left", box.left,
             box.top + 16.0 / chart->height);
    chart_label(chart, place, 13, PALETTE_GREY,
                comparison_unit(chart->source->labels, catalogue->rows[row].unit));
}

static void draw_panel(struct chart *chart, const struct panel *panel, const struct rows *rows,
                       struct extent extent, struct chart_box box)
{
    chart_frame(chart, box);
    comparison_chart_axis(chart, 'x', extent.low, extent.high, 2, COMPARISON_SIGNED);
    fputs("set ytics scale 0 (", chart->body);
    for (size_t i = 0; i < rows->count; i++)
        fprintf(chart->body, "%s'' %.2f", i > 0 ? ", " : "", place_of(rows, i, 0, 1));
    chart_command(chart,
                  ")\nset yrange [%.2f:-0.7]\n"
                  "set arrow from first 0, graph 0 to first 0, graph 1 nohead linewidth 1.5 "
                  "linecolor rgb '" PALETTE_GREY "' back",
                  place_of(rows, rows->count - 1, 0, 1) + 0.6);
    draw_title(chart, panel, box);
    const char *lead = "plot";
    for (size_t v = 0; v < comparison_chart_variants(chart); v++) {
        if ((extent.vague & 1U << v) != 0) {
            fprintf(chart->body,
                    "%s $%s_vaag%zu using 2:1:3:4 with xerrorbars pointtype %d pointsize 1 "
                    "linewidth 1.5 linecolor rgb '" PALETTE_GREY "'",
                    lead, panel->name, v + 1, comparison_chart_hollow(v));
            lead = ", \\\n ";
        }
        if ((extent.clear & 1U << v) != 0) {
            fprintf(chart->body,
                    "%s $%s_anders%zu using 2:1:3:4 with xerrorbars pointtype %d pointsize 1 "
                    "linewidth 2 linecolor rgb '%s'",
                    lead, panel->name, v + 1, comparison_chart_symbol(v),
                    comparison_chart_colour(v));
            lead = ", \\\n ";
        }
    }
    chart_command(chart, "\nunset label\nunset arrow");
}

static void draw_names(struct chart *chart, const struct rows *rows, struct chart_box box)
{
    double last = place_of(rows, rows->count - 1, 0, 1);
    for (size_t i = 0; i < rows->count; i++) {
        char place[64], name[LABELS_SIZE];
        double share = (place_of(rows, i, 0, 1) + 0.7) / (last + 1.3);
        snprintf(place, sizeof place, "screen 0.03,%.4f left",
                 box.top - share * (box.top - box.bottom));
        labels_gemeente(chart->source->labels, rows->keys[i], name);
        chart_label(chart, place, 16, PALETTE_INK, labels_capitalise(name));
    }
}

bool chart_draw_verschil_gemeenten(struct chart *chart)
{
    struct rows rows;
    find_rows(&chart->source->study->table, &rows);
    struct extent extents[PANELS];
    size_t count = 0;
    for (size_t i = 0; i < PANELS; i++) {
        extents[i] = write_panel(chart, panel_at(chart, i), &rows);
        count += (extents[i].clear | extents[i].vague) != 0;
    }
    if (count == 0)
        return false;
    double line = 34.0 + 10.0 * (double)comparison_chart_variants(chart);
    double tall = 300.0 + line * (double)rows.count;
    chart->height = tall > chart->height ? (int)tall : chart->height;
    chart->is_long = true;
    comparison_chart_heading(
        chart,
        chart_say(chart, "De gemeenten: wat er per gemeente verandert",
                  "The municipalities: what changes in each"),
        chart_say(
            chart,
            "Verschil met de basis en 95%-interval; elk vak heeft zijn eigen schaal; grijs en "
            "open: niet te onderscheiden",
            "Difference from the basis with 95% interval; every panel has its own scale; grey "
            "and open: not distinct"),
        chart_say(chart, "streep: 95%-interval van het verschil",
                  "bar: 95% interval of the difference"),
        comparison_chart_variants(chart));
    bool swayed = false;
    for (size_t i = 0; i < PANELS; i++)
        swayed = swayed || growth_sways(chart->source->growth, ALL_PANELS[i].kpi,
                                        ALL_PANELS[i].station, "alle");
    if (swayed)
        chart_growth_note(chart, chart_say(chart, "andere verschillen met dit teken lopen nog op",
                                           "other differences with this mark are still rising"));
    double free_below = comparison_chart_legend(chart, 1.0 - 94.0 / (double)chart->height);
    struct chart_box box = {0.175, 0.0, 102.0 / chart->height, free_below - 49.0 / chart->height};
    double wide = (0.995 - box.left) / (double)count;
    chart_command(chart, "set multiplot");
    draw_names(chart, &rows, box);
    size_t drawn = 0;
    for (size_t i = 0; i < PANELS; i++) {
        if ((extents[i].clear | extents[i].vague) == 0)
            continue;
        struct chart_box place = box;
        place.left = box.left + wide * (double)drawn++;
        place.right = place.left + wide - 0.022;
        draw_panel(chart, panel_at(chart, i), &rows, extents[i], place);
    }
    chart_command(chart, "unset multiplot");
    return true;
}
