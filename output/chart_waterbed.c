/* The waterbed: from 100 days of waiting that vanish at Veilig Thuis, step by step, to where they
 * come back and how many stay away. */
#include "output/chart_vessels.h"

#include <math.h>
#include <string.h>

#include "output/palette.h"
#include "output/text.h"
#include "output/vessels_words.h"

#define PER 100.0

enum { STEPS_MOST = 6, TICKS = 8 };

struct step {
    char name[VESSELS_WORDS_SIZE + 32];
    double from, to;         /* of the bar */
    double value, low, high; /* as told; low NAN: no interval */
    double whisker_low, whisker_high;
    const char *colour;
    bool clear;
};

static void name_step(struct step *step, const struct chart *chart, const char *before,
                      const char *station)
{
    char where[VESSELS_WORDS_SIZE];
    vessels_at(chart->source->labels, station, where);
    snprintf(step->name, sizeof step->name, "%s %s", before, where);
}

static struct step receiver_step(const struct chart *chart, const struct vessels *vessels,
                                 size_t receiver, const struct ratio *ratio, double before)
{
    struct step step = {.from = before,
                        .to = before - PER * ratio->value,
                        .value = PER * ratio->value,
                        .low = PER * ratio->all_low,
                        .high = PER * ratio->all_high,
                        .whisker_low = before - PER * ratio->all_high,
                        .whisker_high = before - PER * ratio->all_low,
                        .colour = ratio->value < 0.0 ? PALETTE_BLUE : PALETTE_VERMILION,
                        .clear = vessels_is_clear_of_all(ratio)};
    name_step(&step, chart,
              ratio->value < 0.0 ? chart_say(chart, "ook weg", "also gone")
                                 : chart_say(chart, "terug", "back"),
              vessels_receiver(vessels, vessels->receivers[receiver])->id);
    return step;
}

/* First what vanishes, then every receiver, last what stays away. */
static size_t find_steps(const struct chart *chart, const struct vessels *vessels,
                         const struct coupling_result *result, struct step steps[STEPS_MOST])
{
    size_t count = 0, known[4], known_count = vessels_receivers(vessels, known);
    double level = PER;
    steps[count] = (struct step){.to = PER,
                                 .value = PER,
                                 .low = (double)NAN,
                                 .high = (double)NAN,
                                 .whisker_low = (double)NAN,
                                 .whisker_high = (double)NAN,
                                 .colour = PALETTE_BLUE,
                                 .clear = true};
    name_step(&steps[count++], chart, chart_say(chart, "weg", "gone"), "veilig_thuis");
    for (size_t i = 0; i < known_count; i++) {
        steps[count] = receiver_step(chart, vessels, known[i], &result->ratios[known[i]], level);
        level = steps[count++].to;
    }
    const struct ratio *total = &result->ratios[4];
    double stays = PER - PER * total->value;
    struct step last = {.to = stays,
                        .value = stays,
                        .low = PER - PER * total->high,
                        .high = PER - PER * total->low,
                        .colour = stays < 0.0 ? PALETTE_VERMILION : PALETTE_GREEN,
                        .clear = total->low > 1.0 || total->high < 1.0};
    last.whisker_low = last.low;
    last.whisker_high = last.high;
    snprintf(last.name, sizeof last.name, "%s",
             stays < 0.0 ? chart_say(chart, "komt er per saldo bij", "is added on balance")
                         : chart_say(chart, "blijft weg", "stays away"));
    steps[count++] = last;
    for (size_t i = 0; i < count; i++)
        labels_capitalise(steps[i].name);
    return count;
}

static void write_steps(struct chart *chart, const struct step *steps, size_t count,
                        struct vessels_scale scale)
{
    chart_block(chart, "stappen"); /* row from to whisker-low whisker-high clear value low high */
    for (size_t i = 0; i < count; i++) {
        fprintf(chart->data, "%zu", i);
        chart_value(chart, steps[i].from);
        chart_value(chart, steps[i].to);
        chart_value(chart, vessels_clip(scale, steps[i].whisker_low));
        chart_value(chart, vessels_clip(scale, steps[i].whisker_high));
        fprintf(chart->data, " %d", steps[i].clear ? 1 : 0);
        chart_value(chart, steps[i].value);
        chart_value(chart, steps[i].low);
        chart_value(chart, steps[i].high);
        fputc('\n', chart->data);
    }
    chart_block_end(chart);
}

static void draw_bars(struct chart *chart, const struct step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        chart_command(chart,
                      "set object %zu rectangle from first %.10g,%.2f to first %.10g,%.2f back "
                      "fillcolor rgb '%s' fillstyle solid %s border linecolor rgb '%s'",
                      i + 1, steps[i].from, (double)i - 0.30, steps[i].to, (double)i + 0.30,
                      steps[i].colour, steps[i].clear ? "1.0" : "0.25", steps[i].colour);
        if (i + 1 < count)
            chart_command(chart,
                          "set arrow from first %.10g,%.2f to first %.10g,%.2f nohead dashtype 3 "
                          "linewidth 1.5 linecolor rgb '" PALETTE_GREY "' back",
                          steps[i].to, (double)i + 0.30, steps[i].to, (double)(i + 1) - 0.30);
    }
}

static void draw_texts(struct chart *chart, const struct step *steps, size_t count)
{
    char place[96], text[VESSELS_WORDS_SIZE];
    for (size_t i = 0; i < count; i++) {
        snprintf(place, sizeof place, "graph -0.015, first %zu right", i);
        chart_label(chart, place, 15, PALETTE_INK, steps[i].name);
        if (steps[i].value < 0.0) /* the name says already that it goes the other way */
            vessels_interval(chart->source->labels, -steps[i].value, -steps[i].high, -steps[i].low,
                             text);
        else
            vessels_interval(chart->source->labels, steps[i].value, steps[i].low, steps[i].high,
                             text);
        snprintf(place, sizeof place, "graph 1.02, first %zu left", i);
        chart_label(chart, place, i == 0 || i + 1 == count ? 18 : 16,
                    steps[i].clear ? PALETTE_INK : PALETTE_GREY, text);
    }
    chart_label(chart, "graph 1.02, graph 1.04 left", 14, PALETTE_GREY,
                chart_say(chart, "van de 100 (95%-interval)", "of the 100 (95% interval)"));
    chart_label(chart, "graph 0.5, graph -0.095 center", 15, PALETTE_GREY,
                chart_say(chart, "wachtdagen per 100 die bij Veilig Thuis verdwijnen",
                          "days of waiting per 100 that vanish at Veilig Thuis"));
}

static void head(struct chart *chart, const struct vessels *vessels,
                 const struct coupling_result *result, struct vessels_scale scale)
{
    char capacity[VESSELS_WORDS_SIZE], days[64], subtitle[512];
    double factor = vessels->effect_count > 0 ? vessels->effects[vessels->headline].factor : 1.1;
    vessels_capacity(chart->source->labels, factor, capacity);
    chart_number(chart, result->relief.mean, 0, days);
    snprintf(
        subtitle, sizeof subtitle,
        chart_say(chart, "%s bij Veilig Thuis neemt daar in %zu weken %s casus-dagen wachttijd weg",
                  "%s at Veilig Thuis takes away, in %zu weeks, %s case days of waiting there"),
        capacity, vessels->weeks, days);
    chart_heading_about(
        chart,
        chart_say(chart, "Het waterbed: hier ontlasting, daar druk",
                  "The waterbed: relief here, pressure there"),
        subtitle, NULL,
        scale.is_cut ? chart_say(chart,
                                 "streep: 95%-interval, stations tegelijk, afgekapt aan de "
                                 "rand",
                                 "bar: 95% interval, stations at once, cut off at the edge")
                     : chart_say(chart, "streep: 95%-interval, stations tegelijk; alleen toeval",
                                 "bar: 95% interval, stations at once; chance only"));
}

bool chart_draw_waterbed(struct chart *chart)
{
    const struct vessels *vessels = chart->source->vessels;
    const struct coupling_result *result = vessels_main(vessels);
    if (result == NULL || result->ratios[4].kind == RATIO_NONE || !(result->relief.mean > 0.0))
        return false;
    struct step steps[STEPS_MOST];
    size_t count = find_steps(chart, vessels, result, steps);
    double values[2 * STEPS_MOST], ends[2 * STEPS_MOST];
    bool all_clear = true;
    for (size_t i = 0; i < count; i++) {
        values[2 * i] = steps[i].from;
        values[2 * i + 1] = steps[i].to;
        ends[2 * i] = steps[i].whisker_low;
        ends[2 * i + 1] = steps[i].whisker_high;
        all_clear = all_clear && steps[i].clear;
    }
    struct vessels_scale scale = vessels_scale_of(values, 2 * count, ends, 2 * count, TICKS);
    write_steps(chart, steps, count, scale);
    head(chart, vessels, result, scale);
    chart_frame(chart, (struct chart_box){0.36, 0.80, 0.185, 0.82});
    chart_command(chart, "unset grid\nset grid xtics linetype 1 linewidth 1 linecolor rgb "
                         "'" PALETTE_GRID "'\nunset ytics");
    vessels_axis_set(chart, 'x', scale);
    chart_command(chart, "set yrange [%g:-0.6]", (double)count - 0.4);
    draw_bars(chart, steps, count);
    draw_texts(chart, steps, count);
    if (!all_clear)
        chart_label(chart, "graph 0, graph 1.04 left", 14, PALETTE_GREY,
                    chart_say(chart, "licht: niet van toeval te onderscheiden",
                              "pale: cannot be told from chance"));
    chart_command(
        chart, "set bars 0.8\nplot $stappen using 3:1:4:5 with xerrorbars pointtype -1 linewidth "
               "1.8 linecolor rgb '" PALETTE_INK "'");
    return true;
}
