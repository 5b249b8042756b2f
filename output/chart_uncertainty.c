#include "output/chart_uncertainty.h"

#include <stdlib.h>
#include <string.h>

#include "output/memory.h"
#include "output/number.h"
#include "output/text.h"

enum { FOOT_PIXELS = 84, LETTERS_MOST = 190 };

struct uncertainty_lines uncertainty_lines_of(const char *text, size_t letters)
{
    struct uncertainty_lines lines = {.count = 0};
    char *clean = text_clean(text, LETTERS_MOST);
    const char *from = clean + strspn(clean, " ");
    while (*from != '\0' && lines.count < UNCERTAINTY_LINES) {
        if (text_width(from) <= letters || lines.count + 1 == UNCERTAINTY_LINES) {
            lines.line[lines.count++] = text_clean(from, letters);
            break;
        }
        size_t used = 0, space = 0, width = 0;
        while (from[used] != '\0' && width < letters) {
            uint32_t point;
            if (from[used] == ' ')
                space = used;
            used += text_decode(from + used, &point);
            width++;
        }
        if (from[used] == ' ')
            space = used;
        size_t cut = space > 0 ? space : used;
        lines.line[lines.count++] = memory_format("%.*s", (int)cut, from);
        from += cut + strspn(from + cut, " ");
    }
    free(clean);
    return lines;
}

void uncertainty_lines_release(struct uncertainty_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->line[i]);
}

void uncertainty_chart_put(struct chart *chart, double x, double y, int size, const char *colour,
                           const char *text)
{
    char place[64];
    snprintf(place, sizeof place, "screen %.4f, first %.1f left", x, y);
    chart_label(chart, place, size, colour, text);
}

void uncertainty_chart_page(struct chart *chart, double head, double tall)
{
    chart->width = UNCERTAINTY_WIDTH;
    chart->height = (int)(head + tall + FOOT_PIXELS);
    chart->is_long = true;
}

void uncertainty_chart_frame(struct chart *chart, double left, double right, double head,
                             double tall)
{
    double page = chart->height;
    chart_frame(chart,
                (struct chart_box){left, right, (page - head - tall) / page, (page - head) / page});
    chart_command(chart,
                  "set border 0\nunset grid\nunset xtics\nunset ytics\nset xrange [0:1]\n"
                  "set yrange [%.1f:0]",
                  tall);
}

void uncertainty_chart_heading(struct chart *chart, const char *title, const char *subtitle,
                               const char *what)
{
    const struct uncertainty *uncertainty = chart->source->uncertainty;
    char counted[160], points[NUMBER_PEOPLE_SIZE], each[NUMBER_PEOPLE_SIZE], about[512];
    snprintf(counted, sizeof counted, "%s %s × %s %s",
             chart_number(chart, (double)uncertainty->points, 0, points),
             uncertainty->points == 1 ? chart_say(chart, "punt", "point")
                                      : chart_say(chart, "punten", "points"),
             chart_number(chart, (double)uncertainty->replications, 0, each),
             uncertainty->replications == 1 ? chart_say(chart, "herhaling", "replication")
                                            : chart_say(chart, "herhalingen", "replications"));
    if (chart->source->names != NULL)
        snprintf(about, sizeof about, "Basis: %s", chart->source->names[0]);
    chart->counted = counted;
    chart_heading_about(chart, title, subtitle, chart->source->names != NULL ? about : NULL, what);
    chart->counted = NULL;
}
