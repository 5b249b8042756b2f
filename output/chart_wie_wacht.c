/* Who waits for what: of every gemeente the casussen that wait, stacked by the station they wait
 * at, and beneath it those whose family nobody sees. Means over the measured time, in casussen, so
 * that the bars of all gemeenten add up to the lists of the region; where a list grows without end
 * all of them as they are at the end. */
#include "output/chart_kinds.h"

#include <math.h>
#include <string.h>

#include "output/chart_growth.h"
#include "output/palette.h"
#include "output/stations.h"
#include "output/text.h"

enum { GROUPS = 8, OTHERS = GROUPS - 1, MEMBERS_MOST = 4, ROWS_MOST = 24 };

static const struct group {
    const char *stations[MEMBERS_MOST]; /* ends with NULL when there are fewer */
    const char *nl, *en, *colour;
} ALL_GROUPS[GROUPS] = {
    {{"vb", "overdracht"}, "VB, overdracht", "VB, handover", PALETTE_SKY},
    {{"onderzoek", "venv"}, "onderzoek, V&V", "inquiry, V&V", PALETTE_BLUE},
    {{"lokaal_team"}, "lokaal team", "local team", PALETTE_ORANGE},
    {{"jbt"}, "JBT", "table (JBT)", PALETTE_PURPLE},
    {{"raad"}, "Raad", "Raad", PALETTE_VERMILION},
    {{"rechter", "gi"}, "rechter, GI", "court, GI", PALETTE_GREY},
    {{"hulp"}, "hulp", "help", PALETTE_GREEN},
    {{NULL}, "overig", "other", PALETTE_RULE}, /* stations of no group, so that bars add up */
};

struct row {
    const char *gemeente;
    double waiting[GROUPS], total;
    double unseen; /* NAN: not known */
};

static double mean_of(const struct kpi_table *table, const char *kpi, const char *station,
                      const char *gemeente)
{
    size_t cell = kpi_table_find(table, kpi, station, gemeente, "alle");
    return cell != SIZE_MAX ? kpi_table_summary(table, cell).mean : (double)NAN;
}

static size_t group_of(const char *station)
{
    for (size_t g = 0; g < OTHERS; g++)
        for (size_t m = 0; m < MEMBERS_MOST && ALL_GROUPS[g].stations[m] != NULL; m++)
            if (strcmp(ALL_GROUPS[g].stations[m], station) == 0)
                return g;
    return OTHERS;
}

/* The list, or (at_end) what it is at the end. */
static double list_of(const struct kpi_study *study, const char *station, const char *gemeente,
                      bool at_end)
{
    double last =
        at_end ? mean_of(&study->table, "wachtlijst_eind", station, gemeente) : (double)NAN;
    return isfinite(last) ? last : mean_of(&study->table, "wachtlijst", station, gemeente);
}

static double unseen_of(const struct kpi_study *study, const char *gemeente, bool at_end)
{
    double last = at_end ? growth_last_week(study, "zonder_zicht_stand", "keten", gemeente).mean
                         : (double)NAN;
    return isfinite(last) || at_end
               ? last
               : mean_of(&study->table, "zonder_zicht_stand", "keten", gemeente);
}

/* False when no list of this gemeente is known. */
static bool fill_row(const struct kpi_study *study, const char *gemeente, bool at_end,
                     struct row *row)
{
    bool any = false;
    *row = (struct row){.gemeente = gemeente};
    const char *keys[STATIONS_MOST];
    size_t count = stations_of(&study->table, keys);
    for (size_t s = 0; s < count; s++) {
        double waiting = list_of(study, keys[s], gemeente, at_end);
        if (stations_is_sum(keys[s]) || !isfinite(waiting))
            continue;
        any = true;
        row->waiting[group_of(keys[s])] += waiting;
        row->total += waiting;
    }
    row->unseen = unseen_of(study, gemeente, at_end);
    return any;
}

/* The gemeenten, those with the longest lists first; returns how many. */
static size_t find_rows(const struct kpi_study *study, bool at_end, struct row rows[ROWS_MOST])
{
    const struct kpi_table *table = &study->table;
    size_t count = 0;
    for (size_t cell = 0; cell < table->cell_count && count < ROWS_MOST; cell++) {
        const char *key = table->cells[cell].gemeente;
        bool known = strcmp(key, "alle") == 0;
        for (size_t i = 0; i < count; i++)
            known = known || strcmp(rows[i].gemeente, key) == 0;
        struct row row;
        if (known || !fill_row(study, key, at_end, &row))
            continue;
        size_t at = count++;
        for (; at > 0 && rows[at - 1].total < row.total; at--)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
    return count;
}

/* Rows "place waiting… unseen". */
static void write_rows(struct chart *chart, const struct row *rows, size_t count)
{
    chart_block(chart, "wie_wacht");
    for (size_t i = 0; i < count; i++) {
        fprintf(chart->data, "%zu", i);
        for (size_t g = 0; g < GROUPS; g++)
            chart_value(chart, rows[i].waiting[g]);
        chart_value(chart, rows[i].unseen);
        fputc('\n', chart->data);
    }
    chart_block_end(chart);
}

/* One block of colour with its name; returns where it ends. */
static double draw_key(struct chart *chart, size_t n, double x, const char *colour,
                       const char *name)
{
    char place[64];
    chart_command(chart,
                  "set object %zu rectangle from screen %.4f,0.848 to screen %.4f,0.872 "
                  "fillstyle solid 1.0 noborder fillcolor rgb '%s'",
                  n, x, x + 0.014, colour);
    snprintf(place, sizeof place, "screen %.4f,0.860 left", x + 0.02);
    chart_label(chart, place, 16, PALETTE_INK, name);
    return x + 0.02 + 0.0070 * (double)text_width(name);
}

static void draw_keys(struct chart *chart, size_t groups, bool unseen)
{
    double x = 0.03, gap = groups < GROUPS ? 0.022 : 0.012;
    for (size_t g = 0; g < groups; g++)
        x = gap + draw_key(chart, g + 1, x, ALL_GROUPS[g].colour,
                           chart_say(chart, ALL_GROUPS[g].nl, ALL_GROUPS[g].en));
    if (unseen)
        draw_key(chart, GROUPS + 1, x, PALETTE_INK,
                 chart_say(chart, "niemand ziet het gezin", "nobody sees the family"));
}

static void draw_names(struct chart *chart, const struct row *rows, size_t count)
{
    char place[96], name[LABELS_SIZE], number[64];
    for (size_t i = 0; i < count; i++) {
        snprintf(place, sizeof place, "graph -0.012, first %zu right", i);
        chart_label(chart, place, 17, PALETTE_INK,
                    labels_gemeente(chart->source->labels, rows[i].gemeente, name));
        snprintf(place, sizeof place, "first %.10g, first %.2f left offset character 0.6,0",
                 rows[i].total, (double)i - 0.14);
        chart_label(chart, place, 16, PALETTE_INK, chart_number(chart, rows[i].total, 1, number));
        if (!isfinite(rows[i].unseen))
            continue;
        snprintf(place, sizeof place, "first %.10g, first %.2f left offset character 0.6,0",
                 rows[i].unseen, (double)i + 0.27);
        chart_label(chart, place, 13, PALETTE_GREY, chart_number(chart, rows[i].unseen, 1, number));
    }
}

static void draw_bars(struct chart *chart, bool unseen)
{
    char before[16 * GROUPS] = "0";
    for (size_t g = 0; g < GROUPS; g++) {
        chart_command(chart,
                      "%s $wie_wacht using (%s):1:(%s):(%s+$%zu):($1-0.38):($1+0.10) with "
                      "boxxyerror fillcolor rgb '%s'%s",
                      g == 0 ? "plot" : " ", before, before, before, g + 2, ALL_GROUPS[g].colour,
                      g + 1 < GROUPS || unseen ? ", \\" : "");
        size_t used = strlen(before);
        snprintf(before + used, sizeof before - used, "+$%zu", g + 2);
    }
    if (!unseen)
        return;
    chart_command(chart,
                  "  $wie_wacht using (0):1:(0):%d:($1+0.19):($1+0.35) with boxxyerror fillcolor "
                  "rgb '" PALETTE_INK "'",
                  GROUPS + 2);
}

bool chart_draw_wie_wacht(struct chart *chart)
{
    struct row rows[ROWS_MOST];
    bool at_end = growth_any(chart->source->growth);
    size_t count = find_rows(chart->source->study, at_end, rows);
    double top = 0.0, together = 0.0;
    size_t longest = 0;
    size_t groups = OTHERS; /* shown: others only when there are any */
    bool unseen = false;    /* some are known */
    for (size_t i = 0; i < count; i++) {
        top = fmax(top, fmax(rows[i].total, isfinite(rows[i].unseen) ? rows[i].unseen : 0.0));
        together += rows[i].total;
        unseen = unseen || isfinite(rows[i].unseen);
        groups = rows[i].waiting[OTHERS] > 0.0 ? GROUPS : groups;
        for (size_t g = 0; i == 0 && g < GROUPS; g++)
            longest = rows[0].waiting[g] > rows[0].waiting[longest] ? g : longest;
    }
    if (count == 0 || !(together > 0.0))
        return false;
    write_rows(chart, rows, count);
    char title[320], name[LABELS_SIZE], number[64];
    snprintf(title, sizeof title,
             at_end ? chart_say(chart,
                                "Wachtende casussen aan het eind naar waar zij op wachten, samen "
                                "%s; in %s het meest voor: %s",
                                "Waiting cases at the end by what they wait for, %s together; in "
                                "%s mostly for: %s")
                    : chart_say(chart,
                                "Wachtende casussen naar waar zij op wachten, gemiddeld samen %s; "
                                "in %s het meest voor: %s",
                                "Waiting cases by what they wait for, %s together on average; in "
                                "%s mostly for: %s"),
             chart_number(chart, together, 0, number),
             labels_gemeente(chart->source->labels, rows[0].gemeente, name),
             chart_say(chart, ALL_GROUPS[longest].nl, ALL_GROUPS[longest].en));
    chart_heading(
        chart,
        chart_say(chart, "Wie wacht waarop, per gemeente", "Who waits for what, by municipality"),
        title, CHART_FOOT_MEAN);
    if (at_end)
        chart_growth_note(chart, chart_say(chart, "alles is de stand aan het eind",
                                           "all is as it stands at the end"));
    draw_keys(chart, groups, unseen);
    chart_frame(chart, (struct chart_box){0.185, 0.94, 0.185, 0.82});
    chart_command(chart, "unset grid\nset grid xtics linetype 1 linewidth 1 linecolor rgb "
                         "'" PALETTE_GRID "'\nset style fill solid 1.0 noborder\nunset ytics");
    chart_axis_from_zero(chart, 'x', top * 1.02, 8);
    chart_command(chart, "set yrange [%g:-0.6]", (double)count - 0.4);
    chart_label(chart, "graph 0.5, graph -0.085 center", 16, PALETTE_GREY,
                chart_say(chart, "casussen", "cases"));
    draw_names(chart, rows, count);
    draw_bars(chart, unseen);
    return true;
}
