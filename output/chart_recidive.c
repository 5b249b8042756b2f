/* Recidive: which share of the casussen has a new known incident within so many months, by how many
 * earlier casussen the huishouden had. */
#include "output/chart_kinds.h"

#include <math.h>
#include <string.h>

#include "output/palette.h"

enum { GROUPS = 4 };

#define MONTH_DAYS (CLOCK_YEAR_DAYS / 12.0)
#define MEASURE_MONTHS 15

static const struct group {
    const char *breakdown, *name, *colour;
} ALL_GROUPS[GROUPS] = {
    {"voorgeschiedenis=3plus", "v3plus", PALETTE_VERMILION},
    {"voorgeschiedenis=1-2", "v1_2", PALETTE_ORANGE},
    {"voorgeschiedenis=0", "v0", PALETTE_BLUE},
    {"alle", "alle", PALETTE_INK},
};

struct drawn {
    const struct group *group;
    double end, measured;
};

static size_t find_curve(const struct kpi_study *study, const char *breakdown)
{
    return kpi_cells_find(&study->table.catalogue, study->curves.cells, study->curves.cell_count,
                          "recidive", "keten", "alle", breakdown);
}

/* The mean at 15 months. */
static double measure(const struct kpi_study *study, size_t cell)
{
    double point = MEASURE_MONTHS * MONTH_DAYS / study->curves.step_days;
    return point < (double)study->curves.points
               ? kpi_curves_band(&study->curves, study->replications, cell, (size_t)point).mean
               : (double)NAN;
}

static void draw_names(struct chart *chart, const struct drawn *drawn, size_t count, double top)
{
    double place_of[GROUPS];
    for (size_t i = 0; i < count; i++)
        place_of[i] = drawn[i].end;
    chart_spread(place_of, count, 0.095 * top, 0.03 * top, top);
    for (size_t i = 0; i < count; i++) {
        char place[96], text[LABELS_SIZE], line[256], number[64];
        snprintf(place, sizeof place, "graph 1.012, first %.6f left offset character 0,0.55",
                 place_of[i]);
        chart_label(chart, place, 17, drawn[i].group->colour,
                    labels_breakdown(chart->source->labels, drawn[i].group->breakdown, text));
        snprintf(line, sizeof line, chart_say(chart, "na 15 maanden %s%%", "%s%% after 15 months"),
                 chart_number(chart, drawn[i].measured, 0, number));
        snprintf(place, sizeof place, "graph 1.012, first %.6f left offset character 0,-0.6",
                 place_of[i]);
        if (isfinite(drawn[i].measured))
            chart_label(chart, place, 14, PALETTE_GREY, line);
    }
}

bool chart_draw_recidive(struct chart *chart)
{
    const struct kpi_study *study = chart->source->study;
    if (study->curves.points < 2)
        return false;
    double horizon = (double)(study->curves.points - 1) * study->curves.step_days;
    double last = fmin(horizon, 24.0 * MONTH_DAYS), top = 0.0;
    struct drawn drawn[GROUPS];
    size_t count = 0;
    for (size_t i = 0; i < GROUPS; i++) {
        size_t cell = find_curve(study, ALL_GROUPS[i].breakdown);
        if (cell == SIZE_MAX)
            continue;
        struct chart_extent extent = chart_curve(chart, ALL_GROUPS[i].name, cell, last);
        top = fmax(top, extent.top);
        if (extent.finite > 0)
            drawn[count++] = (struct drawn){&ALL_GROUPS[i], extent.last, measure(study, cell)};
        else
            fprintf(chart->data, "undefine $%s\n", ALL_GROUPS[i].name);
    }
    if (count == 0)
        return false;
    chart_heading(
        chart,
        chart_say(chart, "Recidive: welk deel opnieuw in beeld komt, naar voorgeschiedenis",
                  "Recidivism: which share comes into view again, by history"),
        chart_say(chart,
                  "Procent van de casussen met een nieuw bekend incident na de melding die "
                  "de casus opende",
                  "Percent of cases with a new known incident after the opening report"),
        CHART_FOOT_BAND);
    chart_frame(chart, (struct chart_box){0.065, 0.75, 0.185, 0.815});
    top = chart_axis_from_zero(chart, 'y', top, 6);
    chart_label(chart, "screen 0.03, 0.862 left", 16, PALETTE_GREY,
                chart_say(chart, "procent", "percent"));
    chart_label(chart, "graph 0.5, graph -0.085 center", 16, PALETTE_GREY,
                chart_say(chart, "maanden na de melding", "months after the report"));
    double edge =
        MONTH_DAYS * round(last / MONTH_DAYS); /* a grid of days may end just short of a month */
    fprintf(chart->body, "set xrange [0:%.10g]\nset xtics (",
            fabs(edge - last) < 1.0 ? edge : last);
    for (int month = 0; month * MONTH_DAYS <= last + 1.0; month += 3)
        fprintf(chart->body, "%s'%d' %.10g", month > 0 ? ", " : "", month, month * MONTH_DAYS);
    fputs(")\n", chart->body);
    if (MEASURE_MONTHS * MONTH_DAYS < last) {
        char place[96];
        chart_command(chart,
                      "set arrow from first %.10g, graph 0 to first %.10g, graph 1 nohead dashtype "
                      "2 linewidth 1.5 linecolor rgb '" PALETTE_GREY "' back",
                      MEASURE_MONTHS * MONTH_DAYS, MEASURE_MONTHS * MONTH_DAYS);
        snprintf(place, sizeof place, "first %.10g, graph 1.025 center",
                 MEASURE_MONTHS * MONTH_DAYS);
        chart_label(chart, place, 14, PALETTE_GREY, chart_say(chart, "15 maanden", "15 months"));
    }
    draw_names(chart, drawn, count, top);
    for (size_t i = 0; i < count; i++) {
        const struct group *group = drawn[i].group;
        chart_command(chart,
                      "%s $%s using 1:3:4 with filledcurves fillcolor rgb '%s', \\\n"
                      "  $%s using 1:2 with lines linewidth 2.5 linecolor rgb '%s'%s%s",
                      i == 0 ? "plot" : " ", group->name, group->colour, group->name, group->colour,
                      strcmp(group->name, "alle") == 0 ? " dashtype 2" : "",
                      i + 1 < count ? ", \\" : "");
    }
    return true;
}
