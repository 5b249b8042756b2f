/* The coupling over a growing horizon: how long it takes before pressure comes back, all together
 * with its band and every receiver as a line. Horizons at which nothing can be determined have no
 * point. */
#include "output/chart_vessels.h"

#include <math.h>
#include <stdlib.h>

#include "output/memory.h"
#include "output/palette.h"
#include "output/vessels_words.h"

#define PER 100.0

enum { TICKS = 7, WEEKS_A_TICK = 13, LINES_MOST = 5 };

struct line {
    size_t receiver; /* place in the ratios */
    const char *name;
    double end;       /* at the last horizon with a value */
    double low, high; /* there */
    char block[16];
};

/* "weeks value low high" of one line; returns how many horizons have a value. */
static size_t write_line(struct chart *chart, const struct vessels *vessels, struct line *line,
                         struct vessels_scale scale)
{
    size_t finite = 0;
    chart_block(chart, line->block);
    for (size_t i = 0; i < vessels->lag_count; i++) {
        const struct ratio *ratio = &vessels->lags[i].result.ratios[line->receiver];
        bool known = ratio->kind != RATIO_NONE;
        fprintf(chart->data, "%zu", vessels->lags[i].weeks);
        chart_value(chart, known ? PER * ratio->value : (double)NAN);
        chart_value(chart, known ? vessels_clip(scale, PER * ratio->low) : (double)NAN);
        chart_value(chart, known ? vessels_clip(scale, PER * ratio->high) : (double)NAN);
        fputc('\n', chart->data);
        if (!known)
            continue;
        finite++;
        line->end = PER * ratio->value;
        bool all = line->receiver == 4;
        line->low = PER * (all ? ratio->low : ratio->all_low);
        line->high = PER * (all ? ratio->high : ratio->all_high);
    }
    chart_block_end(chart);
    return finite;
}

/* Values may be wild at the first horizons: those are held to the rule for ends of intervals. */
static struct vessels_scale find_scale(const struct vessels *vessels)
{
    size_t most = vessels->lag_count * (LINES_MOST + 2), value_count = 0, end_count = 0;
    double *values = memory_allocate(most, sizeof *values);
    double *ends = memory_allocate(most, sizeof *ends);
    for (size_t i = 0; i < vessels->lag_count; i++) {
        for (size_t j = 0; j < LINES_MOST; j++) {
            const struct ratio *ratio = &vessels->lags[i].result.ratios[j];
            if (ratio->kind == RATIO_NONE)
                continue;
            if (4 * i >= vessels->lag_count)
                values[value_count++] = PER * ratio->value;
            else
                ends[end_count++] = PER * ratio->value;
            if (j == 4) {
                ends[end_count++] = PER * ratio->low;
                ends[end_count++] = PER * ratio->high;
            }
        }
    }
    struct vessels_scale scale = vessels_scale_of(values, value_count, ends, end_count, TICKS);
    free(values);
    free(ends);
    return scale;
}

static void draw_names(struct chart *chart, const struct line *lines, size_t count,
                       struct vessels_scale scale)
{
    double place_of[LINES_MOST], span = scale.high - scale.low;
    for (size_t i = 0; i < count; i++)
        place_of[i] = lines[i].end;
    chart_spread(place_of, count, 0.11 * span, scale.low + 0.04 * span, scale.high - 0.02 * span);
    for (size_t i = 0; i < count; i++) {
        char place[96], name[LABELS_SIZE], text[VESSELS_WORDS_SIZE];
        snprintf(name, sizeof name, "%s", lines[i].name);
        snprintf(place, sizeof place, "graph 1.015, first %.6g left offset character 0,0.55",
                 place_of[i]);
        chart_label(chart, place, 16, vessels_colour(lines[i].receiver), labels_capitalise(name));
        vessels_interval(chart->source->labels, lines[i].end, lines[i].low, lines[i].high, text);
        snprintf(place, sizeof place, "graph 1.015, first %.6g left offset character 0,-0.6",
                 place_of[i]);
        chart_label(chart, place, 14, PALETTE_GREY, text);
    }
}

static void set_weeks(struct chart *chart, size_t last)
{
    size_t step = WEEKS_A_TICK;
    while (last / step > 12)
        step *= 2;
    fprintf(chart->body, "set xrange [0:%zu]\nset xtics (", last);
    for (size_t week = 0; week <= last; week += step)
        fprintf(chart->body, "%s'%zu' %zu", week > 0 ? ", " : "", week, week);
    fputs(")\n", chart->body);
}

/* The receivers that there are, and all together; returns how many have a point. */
static size_t write_lines(struct chart *chart, const struct vessels *vessels,
                          struct vessels_scale scale, struct line lines[LINES_MOST])
{
    size_t known[4], known_count = vessels_receivers(vessels, known), count = 0;
    for (size_t i = 0; i <= known_count; i++) {
        bool all = i == known_count;
        struct line line = {.receiver = all ? 4 : known[i]};
        line.name =
            all ? chart_say(chart, "samen", "together")
                : labels_station(chart->source->labels,
                                 vessels_receiver(vessels, vessels->receivers[known[i]])->id);
        snprintf(line.block, sizeof line.block, "lijn%zu", line.receiver);
        if (write_line(chart, vessels, &line, scale) > 0)
            lines[count++] = line;
        else
            fprintf(chart->data, "undefine $%s\n", line.block);
    }
    return count;
}

bool chart_draw_koppeling_tijd(struct chart *chart)
{
    const struct vessels *vessels = chart->source->vessels;
    struct line lines[LINES_MOST];
    if (vessels->lag_count < 2)
        return false;
    struct vessels_scale scale = find_scale(vessels);
    size_t count = write_lines(chart, vessels, scale, lines);
    if (count == 0)
        return false;
    char capacity[VESSELS_WORDS_SIZE], subtitle[512];
    vessels_capacity(chart->source->labels, vessels->effects[vessels->headline].factor, capacity);
    snprintf(
        subtitle, sizeof subtitle,
        chart_say(chart,
                  "Wachtdagen elders terug per 100 die bij Veilig Thuis verdwijnen (%s), vanaf "
                  "het begin geteld",
                  "Days of waiting back elsewhere per 100 that vanish at Veilig Thuis (%s), "
                  "counted from the start"),
        capacity);
    chart_heading_about(
        chart,
        chart_say(chart, "Hoe lang het duurt voor de druk terugkomt",
                  "How long it takes for the pressure to come back"),
        subtitle, NULL,
        scale.is_cut ? chart_say(chart, "band: 95%-interval van het totaal, afgekapt aan de rand",
                                 "band: 95% interval of the total, cut off at the edge")
                     : chart_say(chart, "band: 95%-interval van het totaal; alleen toeval",
                                 "band: 95% interval of the total; chance only"));
    chart_frame(chart, (struct chart_box){0.065, 0.73, 0.185, 0.83});
    vessels_axis_set(chart, 'y', scale);
    size_t last = vessels->lags[vessels->lag_count - 1].weeks;
    set_weeks(chart, last);
    chart_label(chart, "graph 0.5, graph -0.085 center", 16, PALETTE_GREY,
                chart_say(chart, "weken sinds de capaciteit veranderde",
                          "weeks since the capacity changed"));
    size_t first = 0;
    while (vessels->lags[first].result.ratios[4].kind == RATIO_NONE)
        first++;
    if (first > 0) {
        char text[160];
        snprintf(text, sizeof text,
                 chart_say(chart, "vóór week %zu niet te bepalen",
                           "cannot be determined before week %zu"),
                 vessels->lags[first].weeks);
        chart_label(chart, "graph 0.01, graph 0.96 left", 14, PALETTE_GREY, text);
    }
    draw_names(chart, lines, count, scale);
    chart_command(chart, "plot $lijn4 using 1:3:4 with filledcurves fillcolor rgb '%s', \\",
                  PALETTE_GREY);
    for (size_t i = 0; i < count; i++)
        chart_command(chart,
                      "  $%s using 1:2 with linespoints pointtype 7 pointsize 0.35 linewidth %s "
                      "linecolor rgb '%s'%s",
                      lines[i].block, lines[i].receiver == 4 ? "3" : "2.2",
                      vessels_colour(lines[i].receiver), i + 1 < count ? ", \\" : "");
    return true;
}
