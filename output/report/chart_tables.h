/* The table behind a chart, from the rows of the CSV files that the chart was drawn from: few
 * enough rows to read (quarters or years of a weekly series, a handful of days of a curve). */
#ifndef OUTPUT_REPORT_CHART_TABLES_H
#define OUTPUT_REPORT_CHART_TABLES_H

#include "output/report/grid.h"

/* One column of numbers. Its head is the name with the unit of the KPI behind it. */
struct chart_column {
    const char *kpi, *station, *breakdown; /* breakdown NULL: "alle" */
    const char *nl, *en;
};

enum { CHART_COLUMNS_MOST = 8 };

/* A weekly series as means of quarters, of years when there are more than twelve quarters; a row a
 * scenario and time. `file` is tijdreeks.csv or verschil_tijdreeks.csv. */
void chart_table_series(struct grid *grid, const struct report *report, const char *file,
                        const struct chart_column *columns);

/* Curves of curven.csv at a handful of days. */
void chart_table_curves(struct grid *grid, const struct report *report,
                        const struct chart_column *columns);

/* kpi.csv: a row a gemeente; the columns say kpi and station. */
void chart_table_gemeenten(struct grid *grid, const struct report *report,
                           const struct chart_column *columns);

/* kpi.csv: a row a station that has the first column's KPI; only kpi of the columns is looked at.
 */
void chart_table_stations(struct grid *grid, const struct report *report,
                          const struct chart_column *columns);

/* How a cell of any other file is shown. */
enum chart_cell {
    CHART_TEXT,    /* text of others, as it stands */
    CHART_WORD,    /* a word of ours (a verdict, a kind): translated where it is known */
    CHART_STATION, /* with the gemeente of the row when it has one */
    CHART_GEMEENTE,
    CHART_OUTCOME, /* kpi, station and breakdown of the row together */
    CHART_VALUE,   /* a number with the decimals of the row's KPI */
    CHART_FIGURE,  /* a reported figure: as its file says, in English what its KPI is called */
    CHART_NUMBER,  /* a number with one decimal */
    CHART_FINE,    /* a number with two */
    CHART_EXACT,   /* a number with three or four digits that count */
    CHART_WHOLE,   /* a number without */
};
struct chart_field {
    const char *column; /* of the file */
    const char *nl, *en;
    enum chart_cell shown;
};

/* Only rows of which every test holds: a column that is, or is not, one of these words. */
struct chart_test {
    const char *column, *words; /* "|veilig_thuis|keten|"; NULL ends the tests */
    bool is_not;
};

/* Rows of any file, at most `most` of each scenario; columns without one value in all rows are left
 * out, and that of the scenario when there is only one. */
void chart_table_rows(struct grid *grid, const struct report *report, const char *file,
                      const struct chart_field *fields, const struct chart_test *tests,
                      size_t most);

#endif
