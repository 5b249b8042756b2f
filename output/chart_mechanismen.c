/* Which mechanisms carry the coupling: of each what is left of it when that one is frozen, and what
 * there is when all others are; those that carry most stand first. */
#include "output/chart_vessels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/palette.h"
#include "output/text.h"
#include "output/vessels_words.h"

#define PER 100.0

enum { TICKS = 5, ROWS_MOST = 24, WORD_WIDTH = 15 };

struct row {
    char name[VESSELS_WORDS_SIZE];
    const struct vessels_mechanism *but_one, *only_one; /* NULL: not there */
    bool is_reference;                                  /* all on, or all frozen */
};

struct panel {
    const char *block, *title, *subtitle;
    bool only; /* the mechanism alone, else all but it */
    double left, right;
};

static const struct vessels_mechanism *of_panel(const struct row *row, const struct panel *panel)
{
    return panel->only ? row->only_one : row->but_one;
}

static const struct ratio *total_of(const struct vessels_mechanism *row)
{
    return row != NULL && row->result.ratios[4].kind != RATIO_NONE ? &row->result.ratios[4] : NULL;
}

/* All on, each mechanism by what it carries when all others work (those that were only tried alone
 * come after), all frozen. */
static size_t find_rows(const struct chart *chart, const struct vessels *vessels,
                        struct row rows[ROWS_MOST])
{
    static const enum vessels_stands passes[] = {VESSELS_BUT_ONE, VESSELS_ONLY_ONE};
    size_t *order = memory_allocate(vessels->mechanism_count, sizeof *order), count = 1;
    const struct vessels_mechanism *all = vessels_stand(vessels, VESSELS_ALL, NULL);
    const struct vessels_mechanism *none = vessels_stand(vessels, VESSELS_NONE, NULL);
    rows[0] = (struct row){.but_one = all, .only_one = all, .is_reference = true};
    snprintf(rows[0].name, sizeof rows[0].name, "%s",
             chart_say(chart, "alle mechanismen aan", "all mechanisms on"));
    for (size_t pass = 0; pass < 2; pass++) {
        size_t ranked = vessels_rank(vessels, passes[pass], order);
        for (size_t i = 0; i < ranked && count + 1 < ROWS_MOST; i++) {
            const struct vessels_mechanism *mechanism = &vessels->mechanisms[order[i]];
            struct row row = {.but_one = vessels_stand(vessels, VESSELS_BUT_ONE, mechanism->id),
                              .only_one = vessels_stand(vessels, VESSELS_ONLY_ONE, mechanism->id)};
            if (pass == 1 && row.but_one != NULL)
                continue; /* stands there already */
            snprintf(row.name, sizeof row.name, "%s  %s", mechanism->id, mechanism->name);
            rows[count++] = row;
        }
    }
    free(order);
    rows[count] = (struct row){.but_one = none, .only_one = none, .is_reference = true};
    snprintf(rows[count].name, sizeof rows[count].name, "%s",
             chart_say(chart, "alle mechanismen bevroren", "all mechanisms frozen"));
    return count + 1;
}

/* Rows "place N low high reference"; returns how many can be determined. */
static size_t write_panel(struct chart *chart, const struct panel *panel, const struct row *rows,
                          size_t count, struct vessels_scale scale)
{
    size_t finite = 0;
    chart_block(chart, panel->block);
    for (size_t i = 0; i < count; i++) {
        const struct ratio *total = total_of(of_panel(&rows[i], panel));
        if (total == NULL)
            continue;
        fprintf(chart->data, "%zu", i);
        chart_value(chart, PER * total->value);
        chart_value(chart, vessels_clip(scale, PER * total->low));
        chart_value(chart, vessels_clip(scale, PER * total->high));
        fprintf(chart->data, " %d\n", rows[i].is_reference ? 1 : 0);
        finite++;
    }
    chart_block_end(chart);
    if (finite == 0)
        fprintf(chart->data, "undefine $%s\n", panel->block);
    return finite;
}

static struct vessels_scale find_scale(const struct vessels *vessels)
{
    double *values = memory_allocate(vessels->mechanism_count, sizeof *values);
    double *ends = memory_allocate(2 * vessels->mechanism_count, sizeof *ends);
    size_t count = 0;
    for (size_t i = 0; i < vessels->mechanism_count; i++) {
        const struct ratio *total = total_of(&vessels->mechanisms[i]);
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

static void put(struct chart *chart, const char *x, double row, const char *align, int size,
                const char *colour, const char *text)
{
    char place[96];
    snprintf(place, sizeof place, "%s, first %.3f %s", x, row, align);
    chart_label(chart, place, size, colour, text);
}

/* What each carries; of all on and all frozen what comes back. */
static void draw_carried(struct chart *chart, const struct panel *panel, const struct row *rows,
                         size_t count)
{
    char text[VESSELS_WORDS_SIZE];
    for (size_t i = 0; i < count; i++) {
        const struct vessels_mechanism *mechanism = of_panel(&rows[i], panel);
        if (mechanism == NULL)
            continue;
        const struct estimate *carries = &mechanism->difference;
        bool known = carries->count > 0 && isfinite(carries->mean);
        bool clear = known && (carries->low > 0.0 || carries->high < 0.0);
        if (rows[i].is_reference)
            vessels_ratio(chart->source->labels, &mechanism->result.ratios[4], text);
        else if (known)
            vessels_interval(chart->source->labels, carries->mean, carries->low, carries->high,
                             text);
        else
            snprintf(text, sizeof text, "%s",
                     chart_say(chart, "niet te bepalen", "cannot be determined"));
        if (rows[i].is_reference && total_of(mechanism) != NULL && text_width(text) <= WORD_WIDTH) {
            size_t used = strlen(text);
            snprintf(text + used, sizeof text - used, " %s", chart_say(chart, "terug", "back"));
        }
        put(chart, "graph 1.04", (double)i, "left", 14,
            clear || (rows[i].is_reference && total_of(mechanism) != NULL) ? PALETTE_INK
                                                                           : PALETTE_GREY,
            text);
    }
}

static void draw_panel(struct chart *chart, const struct panel *panel, const struct row *rows,
                       size_t count, struct vessels_scale scale, bool has_bars)
{
    chart_frame(chart, (struct chart_box){panel->left, panel->right, 0.15, 0.775});
    chart_command(chart, "unset grid\nset grid xtics linetype 1 linewidth 1 linecolor rgb "
                         "'" PALETTE_GRID "'\nset style fill solid 1.0 noborder\nunset ytics");
    vessels_axis_set(chart, 'x', scale);
    chart_command(chart, "set yrange [%g:-0.6]", (double)count - 0.4);
    const struct ratio *reference = total_of(of_panel(&rows[panel->only ? count - 1 : 0], panel));
    if (reference != NULL)
        chart_command(chart,
                      "set arrow from first %.10g, graph 0 to first %.10g, graph 1 nohead dashtype "
                      "2 linewidth 1.5 linecolor rgb '" PALETTE_INK "' back",
                      vessels_clip(scale, PER * reference->value),
                      vessels_clip(scale, PER * reference->value));
    chart_label(chart, "graph 0, graph 1.095 left", 17, PALETTE_INK, panel->title);
    chart_label(chart, "graph 0, graph 1.042 left", 14, PALETTE_GREY, panel->subtitle);
    chart_label(chart, "graph 1.04, graph 1.042 left", 14, PALETTE_GREY,
                chart_say(chart, "draagt", "carries"));
    draw_carried(chart, panel, rows, count);
    if (has_bars)
        chart_command(chart,
                      "plot $%s using 2:1:(0):2:($1-0.3):($1+0.3):($5 == 1 ? 0x9AA5B1 : %s) with "
                      "boxxyerror linecolor rgb variable, \\\n  $%s using 2:1:3:4 with xerrorbars "
                      "pointtype -1 linewidth 1.6 linecolor rgb '" PALETTE_INK "'",
                      panel->block, panel->only ? "0xE69F00" : "0x56B4E9", panel->block);
    else
        chart_command(chart, "plot 1 / 0");
    chart_command(chart, "unset label\nunset arrow");
}

/* To the left of the first panel; leaves with its labels. */
static void draw_names(struct chart *chart, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put(chart, "graph -0.04", (double)i, "right", 15,
            rows[i].is_reference ? PALETTE_GREY : PALETTE_INK, rows[i].name);
}

bool chart_draw_mechanismen(struct chart *chart)
{
    const struct vessels *vessels = chart->source->vessels;
    struct row rows[ROWS_MOST];
    size_t count = find_rows(chart, vessels, rows);
    struct vessels_scale scale = find_scale(vessels);
    struct panel panels[2] = {
        {.block = "zonder",
         .title = chart_say(chart, "Zonder dit mechanisme", "Without this mechanism"),
         .subtitle = chart_say(chart, "dit ene bevroren", "this one frozen"),
         .left = 0.285,
         .right = 0.485},
        {.block = "alleen",
         .title = chart_say(chart, "Met alleen dit mechanisme", "With this mechanism alone"),
         .subtitle = chart_say(chart, "alle andere bevroren", "all others frozen"),
         .only = true,
         .left = 0.64,
         .right = 0.84},
    };
    char foot[VESSELS_FOOT_SIZE];
    size_t finite[2];
    for (size_t i = 0; i < 2; i++)
        finite[i] = write_panel(chart, &panels[i], rows, count, scale);
    if (count == 2 || finite[0] + finite[1] == 0)
        return false;
    chart_heading_about(
        chart,
        chart_say(chart, "Welke mechanismen de koppeling dragen",
                  "Which mechanisms carry the coupling"),
        chart_say(chart,
                  "Wachtdagen die elders terugkomen per 100 die bij Veilig Thuis verdwijnen; "
                  "wat het meest draagt, staat bovenaan",
                  "Days of waiting that come back elsewhere per 100 that vanish at Veilig Thuis; "
                  "what carries most stands first"),
        vessels_foot(chart,
                     chart_say(chart, "draagt: intervallen gelden voor alle mechanismen tegelijk",
                               "carries: intervals hold for all mechanisms at once"),
                     foot),
        vessels_bar_words(chart, scale));
    chart_command(chart, "set multiplot");
    draw_names(chart, rows, count);
    for (size_t i = 0; i < 2; i++)
        draw_panel(chart, &panels[i], rows, count, scale, finite[i] > 0);
    chart_command(chart, "unset multiplot");
    return true;
}
