#include "output/chart_growth.h"

#include <stdio.h>
#include <stdlib.h>

#include "output/palette.h"

#define NOTE_SHARE 0.095 /* of the height of a page of common height */

void chart_growth_note(struct chart *chart, const char *shown)
{
    if (!growth_any(chart->source->growth))
        return;
    double scale = chart->is_long ? (double)CHART_HEIGHT / chart->height : 1.0;
    char place[64];
    char *note = growth_note(chart->source->labels, chart->source->growth, shown);
    snprintf(place, sizeof place, "screen 0.03,%.4f left", NOTE_SHARE * scale);
    chart_label(chart, place, 14, PALETTE_VERMILION, note);
    free(note);
}

const char *chart_growth_mark(const struct chart *chart, const char *kpi, const char *station,
                              const char *gemeente)
{
    return growth_sways(chart->source->growth, kpi, station, gemeente) ? " " GROWTH_MARK : "";
}

void chart_growth_rate(struct chart *chart, const char *station)
{
    const struct growth *growth = chart->source->growth;
    if (!growth_at(growth, station, "alle"))
        return;
    struct estimate rate = growth_per_week(growth, chart->source->study, station, "alle");
    char words[GROWTH_TEXT_SIZE], text[GROWTH_TEXT_SIZE + 16];
    growth_rate(chart->source->labels, &rate, words);
    snprintf(text, sizeof text, "%s%s%s", GROWTH_MARK, words[0] != '\0' ? " " : "", words);
    chart_label(chart, "graph 0.03, graph 0.9 left", 14, PALETTE_VERMILION, text);
}
