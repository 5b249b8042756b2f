/* What the charts of `validate` share: which there are, and how verdicts are marked. */
#include "output/chart_validation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/chart_uncertainty.h"
#include "output/memory.h"
#include "output/palette.h"

/* --- which charts --- */

static const char *const GROUPS[VALIDATION_GROUPS] = {[VALIDATION_COUNTS] = "aantallen",
                                                      [VALIDATION_DAYS] = "doorlooptijden",
                                                      [VALIDATION_SHARES] = "aandelen",
                                                      [VALIDATION_FILES] = "dossiers",
                                                      [VALIDATION_OTHERS] = "overig"};

const char *validation_group_name(enum validation_group group)
{
    return GROUPS[group];
}

enum validation_group validation_group_of(const struct validation_told *told,
                                          const struct figure *figure)
{
    const char *unit = validation_unit(told, figure);
    if (validation_is_count(told, figure))
        return VALIDATION_COUNTS;
    if (strcmp(unit, "dagen") == 0)
        return VALIDATION_DAYS;
    if (strcmp(unit, "procent") == 0)
        return figure->rule == FIGURE_SAMPLE ? VALIDATION_FILES : VALIDATION_SHARES;
    return VALIDATION_OTHERS;
}

static void add_kind(struct validation_charts *charts, char *name, bool (*draw)(struct chart *))
{
    size_t at = charts->list.count++;
    charts->names = memory_grow(charts->names, at + 1, sizeof *charts->names);
    charts->kinds = memory_grow(charts->kinds, at + 1, sizeof *charts->kinds);
    charts->names[at] = name;
    charts->kinds[at] = (struct chart_kind){name, draw, 0};
    charts->list.kinds = charts->kinds;
}

struct validation_charts validation_charts_of(const struct validation_told *told)
{
    struct validation_charts charts = {0};
    size_t counts[VALIDATION_GROUPS] = {0};
    for (size_t i = 0; i < told->validation->count; i++)
        counts[validation_group_of(told, told->validation->judged[i].figure)]++;
    if (told->validation->tests > 0)
        add_kind(&charts, memory_copy_text("validatie"), chart_draw_validation_tests);
    for (size_t group = 0; group < VALIDATION_GROUPS; group++)
        for (size_t page = 0; page * VALIDATION_PAGE_ROWS < counts[group]; page++)
            add_kind(&charts,
                     page == 0 ? memory_format("validatie_%s", GROUPS[group])
                               : memory_format("validatie_%s_%zu", GROUPS[group], page + 1),
                     chart_draw_validation_group);
    return charts;
}

void validation_charts_release(struct validation_charts *charts)
{
    for (size_t i = 0; i < charts->list.count; i++)
        free(charts->names[i]);
    free(charts->names);
    free(charts->kinds);
    *charts = (struct validation_charts){0};
}

/* --- marks --- */

const struct validation_mark *validation_mark_of(enum fit fit)
{
    static const struct validation_mark marks[] = {
        [FIT_AGREES] = {"klopt", PALETTE_BLUE, PALETTE_BLUE, 7, 1.3},
        [FIT_WIDE] = {"ruim", PALETTE_ORANGE, PALETTE_ORANGE_TEXT, 13, 1.7},
        [FIT_DEVIATES] = {"wijkt_af", PALETTE_VERMILION, PALETTE_VERMILION, 9, 1.7},
        [FIT_NONE] = {"onbeoordeeld", PALETTE_GREY, PALETTE_GREY, 5, 1.1},
    };
    return &marks[fit];
}

void validation_chart_mark(struct chart *chart, double x, double y,
                           const struct validation_mark *mark)
{
    chart_command(chart,
                  "set label %zu '' at screen %.4f, first %.1f point pointtype %d pointsize %.1f "
                  "linecolor rgb '%s' front",
                  ++chart->label_count, x, y, mark->shape, mark->size, mark->colour);
}

double validation_chart_legend(struct chart *chart, double x, double y, bool with_none)
{
    static const struct {
        enum fit fit;
        const char *nl, *en;
        double width; /* of the page */
    } entries[] = {
        {FIT_AGREES, "klopt: gemeld cijfer binnen de voorspelling en omgekeerd",
         "agrees: the reported figure within the prediction and the reverse", 0.37},
        {FIT_WIDE, "ruim: de intervallen overlappen", "wide: the intervals overlap", 0.21},
        {FIT_DEVIATES, "wijkt af", "deviates", 0.08},
        {FIT_NONE, "niet beoordeeld", "not judged", 0.12},
    };
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        if (entries[i].fit == FIT_NONE && !with_none)
            continue;
        validation_chart_mark(chart, x + 0.007, y, validation_mark_of(entries[i].fit));
        uncertainty_chart_put(chart, x + 0.018, y, 14, PALETTE_INK,
                              chart_say(chart, entries[i].nl, entries[i].en));
        x += entries[i].width;
    }
    return x;
}

static size_t write_dots(struct chart *chart, const char *name, const struct validation_dot *dots,
                         size_t count, bool with_interval)
{
    size_t written = 0;
    for (size_t i = 0; i < count; i++) {
        if (with_interval && (isnan(dots[i].low) || isnan(dots[i].high)))
            continue;
        if (written++ == 0)
            chart_block(chart, name);
        fprintf(chart->data, "%.1f", dots[i].y);
        chart_value(chart, dots[i].value);
        chart_value(chart, dots[i].low);
        chart_value(chart, dots[i].high);
        fputc('\n', chart->data);
    }
    if (written > 0)
        chart_block_end(chart);
    return written;
}

struct validation_dots validation_chart_dots(struct chart *chart, const char *name,
                                             const struct validation_dot *dots, size_t count)
{
    char *of_intervals = memory_format("%s_interval", name);
    struct validation_dots written = {write_dots(chart, name, dots, count, false),
                                      write_dots(chart, of_intervals, dots, count, true)};
    free(of_intervals);
    return written;
}
