/* One chart as a gnuplot script that stands alone: texts and numbers as datablocks, then the
 * drawing, once for SVG and once for PNG.
 *
 * Texts only reach gnuplot as lines of the datablock $T, each cleaned and led by a space, and are
 * used as T(n): no text of others is ever read as a command, a format or mark-up. Numbers are
 * written as in the CSV files. */
#ifndef OUTPUT_CHART_H
#define OUTPUT_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "output/labels.h"
#include "sim/kpi.h"

struct stroom;
struct comparison;
struct vessels;
struct uncertainty;
struct growth;
struct validation_told;
struct calibration_report;

/* What every chart is drawn from. Of what is not known the pointer is NULL. */
struct chart_source {
    const struct kpi_study *study; /* always: its name, dates, seed and replications stand below */
    const struct labels *labels;
    const char *sources;         /* one line for the foot; NULL: a pointer to scenario.cfg */
    const struct stroom *stroom; /* what passed on every arrow */
    const struct comparison *comparison; /* `study` is its basis */
    const char *const *names;            /* of the basis and its variants, for people; clean */
    const struct stroom *const *stromen; /* the same: what passed on every arrow */
    const struct vessels *vessels;
    const struct uncertainty *uncertainty;
    const struct growth *growth; /* lists that grow without end, in any of the scenarios */
    const struct validation_told *validation;
    const struct calibration_report *calibration;
};

struct chart {
    const struct chart_source *source;
    const char *name;    /* file name without its ending; ours */
    size_t variant;      /* the one it is of, from 1; 0: none */
    int width, height;   /* CHART_WIDTH by CHART_HEIGHT, unless the chart sets its own */
    bool rounded;        /* ends and corners of lines */
    bool is_long;        /* its height follows its rows: title and foot keep to the page's edges */
    const char *counted; /* for the foot, in the place of the study's replications; may be NULL */
    char **texts;
    size_t text_count;
    size_t label_count;
    FILE *data, *body;
    char *data_text, *body_text;
    size_t data_length, body_length;
};

enum { CHART_WIDTH = 1200, CHART_HEIGHT = 700 };

enum chart_foot { CHART_FOOT_BAND, CHART_FOOT_INTERVAL, CHART_FOOT_MEAN };

void chart_init(struct chart *chart, const struct chart_source *source, const char *name);

/* Ends the chart; the script is to be freed. */
char *chart_finish(struct chart *chart, size_t *length);

/* The one of the two texts that is in the language asked. */
const char *chart_say(const struct chart *chart, const char *nl, const char *en);

/* A number for people, in the language asked; returns `text`. */
const char *chart_number(const struct chart *chart, double value, int decimals, char text[64]);

/* Puts a text in the script; returns its number n, for T(n). */
size_t chart_text(struct chart *chart, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds gnuplot commands of our own. */
void chart_command(struct chart *chart, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Where and how a label stands, its size in pixels; `place` is gnuplot's ("screen 0.03,0.95 left").
 */
void chart_label(struct chart *chart, const char *place, int size, const char *colour,
                 const char *text);

/* Title, subtitle and foot on the page's edges. */
void chart_heading(struct chart *chart, const char *title, const char *subtitle,
                   enum chart_foot foot);

/* As chart_heading, with a foot that says in its first line what it is `about` (NULL: the scenario)
 * and after the replications `what` bands or bars are (without separator; NULL: nothing). */
void chart_heading_about(struct chart *chart, const char *title, const char *subtitle,
                         const char *about, const char *what);

/* The plot's box in shares of the page, from bottom left. */
struct chart_box {
    double left, right, bottom, top;
};
void chart_frame(struct chart *chart, struct chart_box box);

/* Begins the numbers of datablock `name` and ends it. In between write lines to chart->data. */
void chart_block(struct chart *chart, const char *name);
void chart_block_end(struct chart *chart);

/* One number of a datablock: as in the CSV files, or NaN. */
void chart_value(struct chart *chart, double value);

/* What was written of a line. */
struct chart_extent {
    size_t finite;      /* points with a value */
    double top;         /* highest mean or p95 */
    double first, last; /* mean of the first and the last point with a value */
};

/* A weekly series (rows: date mean p05 p95) or a curve up to `last_day` (rows: day mean p05 p95) as
 * a datablock. Long series are thinned to at most 2,000 points. */
struct chart_extent chart_series(struct chart *chart, const char *name, size_t cell);
struct chart_extent chart_curve(struct chart *chart, const char *name, size_t cell,
                                double last_day);

/* An axis from 0: the rounded top that holds `top`, with ticks in the language asked, at most
 * `most` of them beside 0. Returns the top. `axis` is 'x' or 'y'. */
double chart_axis_from_zero(struct chart *chart, char axis, double top, int most);

/* A time axis from the series' start to its end; `wide` leaves room for months. */
void chart_time_axis(struct chart *chart, bool wide);

/* Moves positions apart so that neighbours differ by at least `gap`, within low and high as far as
 * they fit; the order of the values is kept. */
void chart_spread(double *position, size_t count, double gap, double low, double high);

#endif
