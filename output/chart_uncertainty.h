/* What the charts of --onzekerheid share. Both put rows of any height below each other: the y axis
 * counts pixels from the top of the plot, and x runs over its box from 0 to 1. */
#ifndef OUTPUT_CHART_UNCERTAINTY_H
#define OUTPUT_CHART_UNCERTAINTY_H

#include "output/chart.h"
#include "sim/study/uncertainty.h"

enum { UNCERTAINTY_WIDTH = 1400, UNCERTAINTY_LINES = 2 };

/* A text over lines of at most so many letters. */
struct uncertainty_lines {
    char *line[UNCERTAINTY_LINES];
    size_t count;
};
struct uncertainty_lines uncertainty_lines_of(const char *text, size_t letters);
void uncertainty_lines_release(struct uncertainty_lines *lines);

/* A label at `x` of the page's width and `y` pixels below the plot's top. */
void uncertainty_chart_put(struct chart *chart, double x, double y, int size, const char *colour,
                           const char *text);

/* The page for rows of `tall` pixels together below `head` pixels of title, subtitle and legend,
 * with its frame from `left` to `right`. To be called before uncertainty_chart_frame. */
void uncertainty_chart_page(struct chart *chart, double head, double tall);
void uncertainty_chart_frame(struct chart *chart, double left, double right, double head,
                             double tall);

/* Title, subtitle and a foot that counts points and replications; `what` ends it. */
void uncertainty_chart_heading(struct chart *chart, const char *title, const char *subtitle,
                               const char *what);

#endif
