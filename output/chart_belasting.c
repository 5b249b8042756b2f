/* The coupling under other loads: the capacity of Veilig Thuis, of the lokale teams, and of both
 * changed from the start, a panel each. Steps stand at equal distances, because loads crowd just
 * below 100 percent; each says its measured load and its capacity. */
#include "output/chart_vessels.h"

#include <math.h>
#include <stdlib.h>

#include "output/memory.h"
#include "output/palette.h"
#include "output/vessels_words.h"

#define PER 100.0

enum { AXES = 3, TICKS = 7 };

struct panel {
    enum vessels_axis axis;
    const char *block, *title;
    size_t *order, count, onset;
};

static const struct ratio *total_of(const struct vessels *vessels, size_t load)
{
    const struct ratio *total = &vessels->loads[load].result.ratios[4];
    return total->kind != RATIO_NONE ? total : NULL;
}

/* The load of what the axis changes. */
static const struct estimate *load_of(const struct vessels_load *load)
{
    return load->axis == VESSELS_TEAMS ? &load->load_team : &load->load_vt;
}

static struct vessels_scale find_scale(const struct vessels *vessels)
{
    double *values = memory_allocate(vessels->load_count, sizeof *values);
    double *ends = memory_allocate(2 * vessels->load_count, sizeof *ends);
    size_t count = 0;
    for (size_t i = 0; i < vessels->load_count; i++) {
        const struct ratio *total = total_of(vessels, i);
        if (total == NULL)
            continue;
        values[count] = PER * total->value;
        ends[2 * count] = PER * total->low;
        ends[2 * count + 1] = PER * total->high;
        count++;
    }
    struct vessels_scale scale = vessels_scale_of(values, count, ends, 2 * count, TICKS);
    free(values);
    free(ends);
    return scale;
}

/* Rows "step N low high load"; returns how many can be determined. */
static size_t write_panel(struct chart *chart, const struct vessels *vessels,
                          const struct panel *panel, struct vessels_scale scale)
{
    size_t finite = 0;
    chart_block(chart, panel->block);
    for (size_t i = 0; i < panel->count; i++) {
        const struct ratio *total = total_of(vessels, panel->order[i]);
        if (total == NULL)
            continue;
        fprintf(chart->data, "%zu", i);
        chart_value(chart, PER * total->value);
        chart_value(chart, vessels_clip(scale, PER * total->low));
        chart_value(chart, vessels_clip(scale, PER * total->high));
        chart_value(chart, load_of(&vessels->loads[panel->order[i]])->mean);
        fputc('\n', chart->data);
        finite++;
    }
    chart_block_end(chart);
    if (finite == 0)
        fprintf(chart->data, "undefine $%s\n", panel->block);
    return finite;
}

/* Loads crowd just below 100 percent. */
static int load_decimals(double load)
{
    return load > 98.0 && load < 99.95 ? 1 : 0;
}

static const char *percent_change(const struct chart *chart, double factor, char text[64])
{
    char number[64];
    double change = PER * (factor - 1.0);
    if (fabs(change) < 0.05)
        snprintf(text, 64, "%s", chart_say(chart, "basis", "basis"));
    else
        snprintf(text, 64, "%s%s%%", change > 0.0 ? "+" : "",
                 chart_number(chart, change, fabs(change - round(change)) < 0.05 ? 0 : 1, number));
    return text;
}

/* Under every step its load and its capacity, and a mark at the basis. */
static void draw_steps(struct chart *chart, const struct vessels *vessels,
                       const struct panel *panel, struct vessels_scale scale)
{
    for (size_t i = 0; i < panel->count; i++) {
        const struct vessels_load *load = &vessels->loads[panel->order[i]];
        char place[96], number[64], text[80], change[64];
        bool basis = fabs(load->factor - 1.0) < 1e-9;
        const struct estimate *measured = load_of(load);
        if (measured->count > 0 && isfinite(measured->mean)) {
            snprintf(text, sizeof text, "%s%%",
                     chart_number(chart, measured->mean, load_decimals(measured->mean), number));
            snprintf(place, sizeof place, "first %zu, graph -0.045 center", i);
            chart_label(chart, place, 15, PALETTE_INK, text);
        }
        snprintf(place, sizeof place, "first %zu, graph -0.095 center", i);
        chart_label(chart, place, 13, PALETTE_GREY, percent_change(chart, load->factor, change));
        if (basis)
            chart_command(chart,
                          "set arrow from first %zu, graph 0 to first %zu, graph 1 nohead dashtype "
                          "2 linewidth 1.5 linecolor rgb '" PALETTE_GREY "' back",
                          i, i);
        if (total_of(vessels, panel->order[i]) == NULL) {
            snprintf(place, sizeof place, "first %zu, graph %s rotate by 90", i,
                     scale.high > -scale.low ? "0.97 right" : "0.03 left");
            chart_label(chart, place, 13, PALETTE_GREY,
                        chart_say(chart, "geen knelpunt", "no bottleneck"));
        }
    }
}

static void draw_panel(struct chart *chart, const struct vessels *vessels,
                       const struct panel *panel, size_t at, struct vessels_scale scale,
                       bool has_points)
{
    double left = 0.055 + 0.32 * (double)at;
    chart_frame(chart, (struct chart_box){left, left + 0.275, 0.26, 0.76});
    vessels_axis_set(chart, 'y', scale);
    chart_command(chart, "set xrange [-0.5:%g]\nunset xtics", (double)panel->count - 0.5);
    draw_steps(chart, vessels, panel, scale);
    chart_label(chart, "graph 0, graph 1.13 left", 17, PALETTE_INK, panel->title);
    char text[VESSELS_WORDS_SIZE], number[64];
    if (panel->onset < panel->count) {
        const struct estimate *load = load_of(&vessels->loads[panel->order[panel->onset]]);
        snprintf(text, sizeof text,
                 panel->onset == 0 ? chart_say(chart, "overal boven 0, ook bij %s%%",
                                               "above 0 throughout, even at %s%%")
                                   : chart_say(chart, "van betekenis vanaf een bezetting van %s%%",
                                               "above 0 from a load of %s%% on"),
                 chart_number(chart, load->mean, load_decimals(load->mean), number));
    } else {
        snprintf(text, sizeof text, "%s",
                 chart_say(chart, "nergens van betekenis", "of weight nowhere"));
    }
    chart_label(chart, "graph 0, graph 1.06 left", 14, PALETTE_GREY, text);
    chart_label(chart, "graph 0.5, graph -0.155 center", 14, PALETTE_GREY,
                panel->axis == VESSELS_TEAMS
                    ? chart_say(chart, "bezetting lokale teams; daaronder capaciteit",
                                "load of the local teams; below it capacity")
                    : chart_say(chart, "bezetting onderzoek; daaronder capaciteit",
                                "load of the inquiry; below it capacity"));
    if (has_points)
        chart_command(chart,
                      "plot $%s using 1:2 with lines linewidth 1.5 linecolor rgb '" PALETTE_SKY
                      "', \\\n  $%s using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.9 "
                      "linewidth 1.8 linecolor rgb '" PALETTE_BLUE "'",
                      panel->block, panel->block);
    else
        chart_command(chart, "plot 1 / 0");
    chart_command(chart, "unset label\nunset arrow");
}

bool chart_draw_belasting(struct chart *chart)
{
    const struct vessels *vessels = chart->source->vessels;
    struct panel panels[AXES] = {
        {.axis = VESSELS_VT,
         .block = "veilig_thuis",
         .title = chart_say(chart, "Veilig Thuis anders belast", "Other load on Veilig Thuis")},
        {.axis = VESSELS_TEAMS,
         .block = "teams",
         .title = chart_say(chart, "Lokale teams anders belast", "Other load on the local teams")},
        {.axis = VESSELS_BOTH,
         .block = "beide",
         .title = chart_say(chart, "Beide anders belast", "Other load on both")},
    };
    struct vessels_scale scale = find_scale(vessels);
    char foot[VESSELS_FOOT_SIZE];
    size_t points[AXES], finite = 0, drawn = 0;
    for (size_t a = 0; a < AXES; a++) {
        panels[a].order = memory_allocate(vessels->load_count, sizeof(size_t));
        panels[a].count = vessels_along(vessels, panels[a].axis, panels[a].order);
        panels[a].onset = vessels_onset(vessels, panels[a].order, panels[a].count);
        finite += points[a] = write_panel(chart, vessels, &panels[a], scale);
    }
    if (finite > 0) {
        chart_heading_about(
            chart,
            chart_say(chart, "Koppeling en belasting: waar zij inzet",
                      "Coupling and load: where it sets in"),
            chart_say(chart,
                      "Wachtdagen die elders terugkomen per 100 die bij Veilig Thuis verdwijnen, "
                      "van licht naar zwaar belast",
                      "Days of waiting that come back elsewhere per 100 that vanish at Veilig "
                      "Thuis, from light to heavy load"),
            vessels_foot(chart, NULL, foot), vessels_bar_words(chart, scale));
        chart_command(chart, "set multiplot");
        for (size_t a = 0; a < AXES; a++)
            if (panels[a].count > 0)
                draw_panel(chart, vessels, &panels[a], drawn++, scale, points[a] > 0);
        chart_command(chart, "unset multiplot");
    }
    for (size_t a = 0; a < AXES; a++)
        free(panels[a].order);
    return finite > 0;
}
