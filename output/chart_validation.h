/* The charts of `validate`. "validatie" shows all tests on one scale; "validatie_aantallen" and the
 * like show the figures of one kind in their own unit, and "validatie_aantallen_2" those that do
 * not fit on the first page. Rows stand below each other as in output/chart_uncertainty.h. */
#ifndef OUTPUT_CHART_VALIDATION_H
#define OUTPUT_CHART_VALIDATION_H

#include "output/charts.h"
#include "output/validation_words.h"

enum validation_group {
    VALIDATION_COUNTS, /* meldingen, casussen, lists */
    VALIDATION_DAYS,
    VALIDATION_SHARES, /* of all casussen */
    VALIDATION_FILES,  /* shares in samples of files */
    VALIDATION_OTHERS, /* each on a scale of its own */
    VALIDATION_GROUPS
};

enum { VALIDATION_PAGE_ROWS = 24 };

/* The charts that these figures ask for; the names are owned. */
struct validation_charts {
    struct chart_list list;
    struct chart_kind *kinds;
    char **names;
};
struct validation_charts validation_charts_of(const struct validation_told *told);
void validation_charts_release(struct validation_charts *charts);

enum validation_group validation_group_of(const struct validation_told *told,
                                          const struct figure *figure);
/* "aantallen": as it stands in the names of charts. */
const char *validation_group_name(enum validation_group group);

/* Draw what chart->name says. */
bool chart_draw_validation_tests(struct chart *chart);
bool chart_draw_validation_group(struct chart *chart);

/* How a verdict is marked: colour and shape together; of context as of what cannot be said. */
struct validation_mark {
    const char *block; /* datablock of the figures with this verdict */
    const char *colour, *text_colour;
    int shape;   /* gnuplot's pointtype */
    double size; /* shapes of one number differ in area */
};
const struct validation_mark *validation_mark_of(enum fit fit);

/* Marks and what they mean in one line, from `x` of the page's width on, `y` pixels below the
 * plot's top; returns where it ends. */
double validation_chart_legend(struct chart *chart, double x, double y, bool with_none);

/* A mark at `x` of the page's width. */
void validation_chart_mark(struct chart *chart, double x, double y,
                           const struct validation_mark *mark);

/* A figure in a chart: its height, and its place and that of its interval (NAN: none). */
struct validation_dot {
    double y, value, low, high;
};

/* Writes datablock `name` ("y value low high") and, of those with an interval, `name`_interval. */
struct validation_dots {
    size_t dots, intervals;
};
struct validation_dots validation_chart_dots(struct chart *chart, const char *name,
                                             const struct validation_dot *dots, size_t count);

#endif
