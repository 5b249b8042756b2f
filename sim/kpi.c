/* Finding and summarising outcomes over replications.
 *
 * A replication without a value (nobody was served) holds NAN and is left out: it neither counts as
 * zero nor spoils the others. Replications are independent, so their mean has a Student-t interval.
 */
#include "sim/kpi.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/statistics.h"

struct kpi_summary kpi_table_summary(const struct kpi_table *table, size_t cell)
{
    struct tally tally;
    tally_init(&tally);
    for (size_t r = 0; r < table->replications; r++) {
        double value = table->values[r * table->cell_count + cell];
        if (!isnan(value))
            tally_add(&tally, value);
    }
    size_t count = (size_t)tally.count;
    double mean = tally_mean(&tally);
    double half = NAN;
    if (count >= 2)
        half = statistics_t95(count) * sqrt(tally_variance(&tally) / (double)count);
    return (struct kpi_summary){
        .count = count, .mean = mean, .low = mean - half, .high = mean + half};
}

size_t kpi_table_find(const struct kpi_table *table, const char *kpi, const char *station,
                      const char *gemeente, const char *breakdown)
{
    return kpi_cells_find(&table->catalogue, table->cells, table->cell_count, kpi, station,
                          gemeente, breakdown);
}

size_t kpi_cells_find(const struct kpi_catalogue *catalogue, const struct kpi_cell *cells,
                      size_t count, const char *kpi, const char *station, const char *gemeente,
                      const char *breakdown)
{
    size_t row = 0;
    while (row < catalogue->row_count && strcmp(catalogue->rows[row].id, kpi) != 0)
        row++;
    if (row == catalogue->row_count)
        return SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        const struct kpi_cell *cell = &cells[i];
        if (cell->kpi == row && strcmp(cell->station, station) == 0 &&
            strcmp(cell->gemeente, gemeente) == 0 && strcmp(cell->breakdown, breakdown) == 0)
            return i;
    }
    return SIZE_MAX;
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return a < b ? -1 : a > b;
}

/* The band over `replications` values that stand `stride` apart. */
static struct kpi_band band_over(const float *first, size_t stride, size_t replications)
{
    double *values = calloc(replications + 1, sizeof *values);
    if (values == NULL) {
        fputs("ketensim: te weinig geheugen om uitkomsten samen te vatten.\n", stderr);
        abort();
    }
    struct tally tally;
    tally_init(&tally);
    for (size_t r = 0; r < replications; r++) {
        double value = (double)first[r * stride];
        if (isnan(value))
            continue;
        values[tally.count] = value;
        tally_add(&tally, value);
    }
    size_t count = (size_t)tally.count;
    qsort(values, count, sizeof *values, compare_numbers);
    struct kpi_band band = {
        .mean = tally_mean(&tally),
        .p05 = statistics_quantile(values, count, 0.05),
        .p95 = statistics_quantile(values, count, 0.95),
    };
    free(values);
    return band;
}

struct kpi_band kpi_series_band(const struct kpi_series *series, size_t replications, size_t cell,
                                size_t week)
{
    return band_over(series->values + cell * series->weeks + week,
                     series->cell_count * series->weeks, replications);
}

struct kpi_band kpi_curves_band(const struct kpi_curves *curves, size_t replications, size_t cell,
                                size_t point)
{
    return band_over(curves->values + cell * curves->points + point,
                     curves->cell_count * curves->points, replications);
}

void kpi_study_release(struct kpi_study *study)
{
    free(study->table.cells);
    free(study->table.values);
    free(study->series.cells);
    free(study->series.values);
    free(study->curves.cells);
    free(study->curves.values);
    *study = (struct kpi_study){0};
}
