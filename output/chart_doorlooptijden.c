/* Doorlooptijden as cumulative curves: which share has reached a milestone after how many days.
 * Left the first two weeks, where the VB and its term lie; right all of it. Legal terms are shown
 * in calendar days: five working days from Monday to Friday are seven; the ten weeks of the
 * onderzoek count from the VB, as the clock of its own curve does. The two clocks of the
 * jeugdbescherming are dotted: few casussen have them. */
#include "output/chart_kinds.h"

#include <math.h>
#include <string.h>

#include "output/chart_growth.h"
#include "output/palette.h"

enum { CURVES_MOST = 9 };

#define TERM_VB_DAYS 7.0
#define TERM_ONDERZOEK_DAYS 70.0
#define FIRST_DAYS 14.0

struct clock {
    const char *kpi, *nl, *en, *colour;
    bool dotted;
};

static const struct clock CLOCKS[CURVES_MOST] = {
    {"doorlooptijd_vb", "melding tot besluit VB", "report to assessment", PALETTE_BLUE, false},
    {"doorlooptijd_melding", "incident tot melding", "incident to report", PALETTE_SKY, false},
    {"doorlooptijd_overdracht", "melding tot overdracht", "report to handover", PALETTE_GREEN,
     false},
    {"doorlooptijd_onderzoek", "besluit VB tot eind onderzoek", "VB to end of inquiry",
     PALETTE_PURPLE, false},
    {"doorlooptijd_eerste_contact", "incident tot eerste contact", "incident to first contact",
     PALETTE_VERMILION, false},
    {"doorlooptijd_start_hulp", "incident tot start hulp", "incident to start of help",
     PALETTE_ORANGE, false},
    {"doorlooptijd_traject", "incident tot eind hulp", "incident to end of help", PALETTE_INK,
     false},
    {"doorlooptijd_jbt", "verzoek tot besluit JBT", "request to decision JBT", PALETTE_GREY, true},
    {"doorlooptijd_raad", "verzoek tot eind Raad", "request to end of Raad", PALETTE_INK, true},
};

struct drawn {
    const struct clock *clock;
    double end; /* percent at the right edge */
};

static size_t find_curve(const struct kpi_study *study, const char *kpi)
{
    return kpi_cells_find(&study->table.catalogue, study->curves.cells, study->curves.cell_count,
                          kpi, "keten", "alle", "alle");
}

/* Where the right panel ends: where the clocks up to the first contact have nearly all that comes,
 * so that the slow ones do not squeeze them; between 120 and 365 days. */
static double last_day(const struct kpi_study *study)
{
    double last = 120.0;
    for (size_t i = 0; i < 5; i++) {
        size_t cell = find_curve(study, CLOCKS[i].kpi);
        if (cell == SIZE_MAX)
            continue;
        double all =
            kpi_curves_band(&study->curves, study->replications, cell, study->curves.points - 1)
                .mean;
        for (size_t p = 0; p < study->curves.points; p++) {
            double share = kpi_curves_band(&study->curves, study->replications, cell, p).mean;
            if (share >= 0.95 * all) {
                last = fmax(last, (double)p * study->curves.step_days);
                break;
            }
        }
    }
    double horizon = (double)(study->curves.points - 1) * study->curves.step_days;
    return fmin(fmin(ceil(last / 30.0) * 30.0, 360.0), horizon);
}

static void draw_term(struct chart *chart, double day, double height, const char *text)
{
    char place[96];
    chart_command(
        chart,
        "set arrow from first %.10g, graph 0 to first %.10g, graph %.3f nohead dashtype 2 "
        "linewidth 1.5 linecolor rgb '" PALETTE_INK "' back",
        day, day, height);
    snprintf(place, sizeof place, "first %.10g, graph %.3f left offset character -0.3,0.6", day,
             height);
    chart_label(chart, place, 14, PALETTE_INK, text);
}

static void draw_lines(struct chart *chart, const struct drawn *drawn, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *name = drawn[i].clock->kpi, *colour = drawn[i].clock->colour;
        chart_command(chart,
                      "%s $%s using 1:3:4 with filledcurves fillcolor rgb '%s', \\\n"
                      "  $%s using 1:2 with lines linewidth 2.5 linecolor rgb '%s'%s%s",
                      i == 0 ? "plot" : " ", name, colour, name, colour,
                      drawn[i].clock->dotted ? " dashtype 3" : "", i + 1 < count ? ", \\" : "");
    }
}

static void draw_names(struct chart *chart, const struct drawn *drawn, size_t count)
{
    double place_of[CURVES_MOST];
    for (size_t i = 0; i < count; i++)
        place_of[i] = drawn[i].end;
    chart_spread(place_of, count, 4.6, 1.0, 99.0);
    for (size_t i = 0; i < count; i++) {
        char place[96], text[160], number[64];
        snprintf(place, sizeof place, "graph 1.012, first %.4f left", place_of[i]);
        snprintf(text, sizeof text, "%s: %s%%%s",
                 chart_say(chart, drawn[i].clock->nl, drawn[i].clock->en),
                 chart_number(chart, drawn[i].end, 0, number),
                 chart_growth_mark(chart, drawn[i].clock->kpi, "keten", "alle"));
        chart_label(chart, place, 16, drawn[i].clock->colour, text);
    }
}

static void draw_axis_name(struct chart *chart, const char *text)
{
    chart_label(chart, "graph 0.5, graph -0.085 center", 16, PALETTE_GREY, text);
}

bool chart_draw_doorlooptijden(struct chart *chart)
{
    const struct kpi_study *study = chart->source->study;
    struct drawn drawn[CURVES_MOST];
    size_t count = 0;
    double last = study->curves.points > 1 ? last_day(study) : 0.0;
    for (size_t i = 0; i < CURVES_MOST; i++) {
        size_t cell = find_curve(study, CLOCKS[i].kpi);
        if (cell == SIZE_MAX || last <= 0.0)
            continue;
        struct chart_extent extent = chart_curve(chart, CLOCKS[i].kpi, cell, last);
        if (extent.finite > 0)
            drawn[count++] = (struct drawn){&CLOCKS[i], extent.last};
        else
            fprintf(chart->data, "undefine $%s\n", CLOCKS[i].kpi);
    }
    if (count == 0)
        return false;
    chart_heading(
        chart,
        chart_say(chart, "Doorlooptijden: welk deel na hoeveel dagen zover is",
                  "Lead times: which share is through after how many days"),
        chart_say(chart,
                  "Procent van wie de klok loopt, cumulatief; links de eerste twee weken, "
                  "streeplijn: wettelijke termijn (5 werkdagen zijn 7 dagen)",
                  "Percent of those whose clock runs, cumulative; left the first two "
                  "weeks, dashed: legal term (5 working days are 7 days)"),
        CHART_FOOT_BAND);
    bool swayed = false;
    for (size_t i = 0; i < count; i++)
        swayed =
            swayed || growth_sways(chart->source->growth, drawn[i].clock->kpi, "keten", "alle");
    if (swayed)
        chart_growth_note(chart, chart_say(chart, "wordt trager zolang de simulatie duurt",
                                           "gets slower as long as is simulated"));
    chart_command(chart, "set multiplot");
    chart_frame(chart, (struct chart_box){0.06, 0.27, 0.185, 0.815});
    chart_axis_from_zero(chart, 'y', 100.0, 5);
    chart_command(chart, "set xrange [0:%g]\nset xtics 0,2,%g", FIRST_DAYS, FIRST_DAYS);
    chart_label(chart, "screen 0.03, 0.862 left", 16, PALETTE_GREY,
                chart_say(chart, "procent", "percent"));
    draw_axis_name(chart, chart_say(chart, "dagen", "days"));
    draw_term(chart, TERM_VB_DAYS, 1.0, chart_say(chart, "VB: 5 werkdagen", "VB: 5 working days"));
    draw_lines(chart, drawn, count);

    chart_command(chart, "unset label\nunset arrow");
    chart_frame(chart, (struct chart_box){0.315, swayed ? 0.725 : 0.745, 0.185, 0.815});
    chart_command(chart, "set xrange [0:%.10g]\nset xtics 0,%d,%.10g", last,
                  last > 240.0  ? 60
                  : last > 60.0 ? 30
                                : 7,
                  last);
    draw_axis_name(chart, chart_say(chart, "dagen", "days"));
    if (last > TERM_ONDERZOEK_DAYS)
        draw_term(
            chart, TERM_ONDERZOEK_DAYS, 1.0,
            chart_say(chart, "onderzoek: 10 weken na het besluit", "inquiry: 10 weeks after VB"));
    draw_names(chart, drawn, count);
    draw_lines(chart, drawn, count);
    chart_command(chart, "unset multiplot");
    return true;
}
