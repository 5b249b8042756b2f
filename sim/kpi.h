/* The catalogue of outcomes (KPI's) and the tables in which a study's results stand. */
#ifndef SIM_KPI_H
#define SIM_KPI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/clock.h"

struct kpi_row {
    const char *id;   /* "wachttijd" */
    const char *unit; /* "dagen" */
    int direction;    /* −1: lower is better, +1: higher is better, 0: neither */
    int decimals;     /* in tables for people */
    const char *nl, *en;
    const char *how; /* Dutch: how it is collected, one sentence */
};

/* One cell: what a number is about. (kpi, station, gemeente, breakdown) is unique in a table. */
struct kpi_cell {
    size_t kpi;            /* index in the catalogue */
    const char *station;   /* "onderzoek", "keten", … */
    const char *gemeente;  /* a key or "alle" */
    const char *breakdown; /* "alle" or "zwaarte=licht", … */
};

struct kpi_catalogue {
    const struct kpi_row *rows;
    size_t row_count;
};

/* Values per replication; NAN where a replication has none (nobody was served). */
struct kpi_table {
    struct kpi_catalogue catalogue;
    struct kpi_cell *cells;
    size_t cell_count;
    size_t replications;
    double *values; /* values[replication * cell_count + cell] */
};

/* Weekly values: point w of a cell is its mean over, or its value at the end of, the week that
 * starts at start + w weeks. */
struct kpi_series {
    struct kpi_cell *cells;
    size_t cell_count;
    size_t weeks;
    tick start;
    float *values; /* values[(replication * cell_count + cell) * weeks + week], NAN: none */
};

/* Cumulative curves (Aalen–Johansen), in percent, on a grid of days 0, step, 2·step, … */
struct kpi_curves {
    struct kpi_cell *cells;
    size_t cell_count;
    size_t points;
    double step_days;
    float *values; /* values[(replication * cell_count + cell) * points + point] */
};

/* Whether the books balance, summed over replications. */
struct kpi_books {
    uint64_t checks;         /* identities checked */
    uint64_t failures;       /* of which did not hold */
    char first_failure[200]; /* Dutch; "" when none */
};

struct kpi_study {
    const char *scenario; /* name as in the file */
    uint64_t seed;
    size_t replications;
    struct kpi_table table;
    struct kpi_series series;
    struct kpi_curves curves;
    struct kpi_books books;
    uint64_t events, events_history, casussen;
    tick start, end; /* [start, end): the last day is the one before `end` */
};

/* Mean and Student-t 95% interval over replications of one cell, NAN-aware: replications without a
 * value are left out. */
struct kpi_summary {
    size_t count;     /* replications with a value */
    double mean;      /* NAN when count = 0 */
    double low, high; /* NAN when count < 2 */
};
struct kpi_summary kpi_table_summary(const struct kpi_table *table, size_t cell);

/* The cell's index, or SIZE_MAX. */
size_t kpi_table_find(const struct kpi_table *table, const char *kpi, const char *station,
                      const char *gemeente, const char *breakdown);
size_t kpi_cells_find(const struct kpi_catalogue *catalogue, const struct kpi_cell *cells,
                      size_t count, const char *kpi, const char *station, const char *gemeente,
                      const char *breakdown);

/* Mean, 5th and 95th percentile over replications (type 7 of Hyndman and Fan) at one point;
 * NAN-aware. */
struct kpi_band {
    double mean, p05, p95;
};
struct kpi_band kpi_series_band(const struct kpi_series *series, size_t replications, size_t cell,
                                size_t week);
struct kpi_band kpi_curves_band(const struct kpi_curves *curves, size_t replications, size_t cell,
                                size_t point);

void kpi_study_release(
    struct kpi_study *study); /* frees cells and values, not the cells' strings */

#endif
