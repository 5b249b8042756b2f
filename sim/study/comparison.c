/* Pairs the cells of two studies by what they are about, never by place: a measure may add a
 * station, and with it cells that the basis does not have. What only one of them has cannot be
 * compared and is left out. */
#include "sim/study/comparison.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/statistics.h"

#define MOVED_DAYS 14.0
#define PART_WEEKS 4

/* One variant beside the basis. */
struct pair {
    const struct kpi_study *basis, *variant;
    size_t replications;             /* that both have */
    double *base, *other, *produced; /* work space of `replications` */
};

static bool is_about_same(const struct kpi_catalogue *one, const struct kpi_cell *a,
                          const struct kpi_catalogue *two, const struct kpi_cell *b)
{
    return strcmp(one->rows[a->kpi].id, two->rows[b->kpi].id) == 0 &&
           strcmp(a->station, b->station) == 0 && strcmp(a->gemeente, b->gemeente) == 0 &&
           strcmp(a->breakdown, b->breakdown) == 0;
}

/* The cell of `cells` that is about the same as `about`, or SIZE_MAX. Cells mostly stand in the
 * same order in both, so the search begins after the last one found. */
static size_t find_same(const struct pair *pair, const struct kpi_cell *about,
                        const struct kpi_cell *cells, size_t count, size_t *after)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = (*after + i) % count;
        if (is_about_same(&pair->basis->table.catalogue, about, &pair->variant->table.catalogue,
                          &cells[at])) {
            *after = at + 1;
            return at;
        }
    }
    return SIZE_MAX;
}

/* Values of one cell in a row. */
static void gather(const struct kpi_table *table, size_t cell, size_t n, double *values)
{
    for (size_t r = 0; r < n; r++)
        values[r] = table->values[r * table->cell_count + cell];
}

static void pair_cells(const struct pair *pair, struct comparison_variant *variant)
{
    const struct kpi_table *base = &pair->basis->table, *other = &pair->variant->table;
    size_t after = 0;
    for (size_t cell = 0; cell < base->cell_count; cell++) {
        size_t same = find_same(pair, &base->cells[cell], other->cells, other->cell_count, &after);
        size_t n = same != SIZE_MAX ? pair->replications : 0;
        gather(base, cell, n, pair->base);
        gather(other, same, n, pair->other);
        variant->pairings[cell] = pairing_of(pair->base, pair->other, n, 1);
    }
}

/* --- what pairing saved --- */

static bool measure_saving(struct comparison_variant *variant, size_t cells)
{
    double *factors = calloc(cells > 0 ? cells : 1, sizeof *factors);
    if (factors == NULL)
        return false;
    size_t count = 0, below = 0;
    for (size_t cell = 0; cell < cells; cell++) {
        double factor = variant->pairings[cell].variance_factor;
        if (!isfinite(factor))
            continue;
        factors[count++] = factor;
        below += factor < 1.0;
    }
    gsl_sort(factors, 1, count);
    variant->median_factor = count > 0 ? statistics_quantile(factors, count, 0.5) : (double)NAN;
    variant->below_one = count > 0 ? 100.0 * (double)below / (double)count : (double)NAN;
    free(factors);
    return true;
}

/* --- costs --- */

static const struct estimate UNKNOWN = {0, NAN, NAN, NAN};

/* Difference of one cell of the whole chain by replication, times `factor`; false when either study
 * lacks it. */
static bool differences(const struct pair *pair, const char *kpi, double factor, double *values)
{
    const struct kpi_table *base = &pair->basis->table, *other = &pair->variant->table;
    size_t from = kpi_table_find(base, kpi, "keten", "alle", "alle");
    size_t to = kpi_table_find(other, kpi, "keten", "alle", "alle");
    if (from == SIZE_MAX || to == SIZE_MAX)
        return false;
    gather(base, from, pair->replications, pair->base);
    gather(other, to, pair->replications, pair->other);
    for (size_t r = 0; r < pair->replications; r++)
        values[r] = factor * (pair->other[r] - pair->base[r]);
    return true;
}

/* Days zonder zicht a year are the mean number of casussen that nobody sees, every day of it. */
static void pair_costs(const struct pair *pair, struct comparison_variant *variant)
{
    size_t n = pair->replications;
    double *cost = pair->produced, *avoided = pair->produced + n;
    variant->cost = variant->days_unseen = UNKNOWN;
    variant->euro_per_day = (struct ratio){RATIO_NONE, NAN, NAN, NAN, NAN, NAN};
    bool has_cost = differences(pair, "kosten", 1.0, cost);
    bool has_days = differences(pair, "zonder_zicht_stand", CLOCK_YEAR_DAYS, avoided);
    if (has_cost)
        variant->cost = estimate_of(cost, n, 1);
    if (has_days)
        variant->days_unseen = estimate_of(avoided, n, 1);
    if (!has_cost || !has_days || n < 2 || !(variant->days_unseen.high < 0.0))
        return;
    for (size_t r = 0; r < n; r++)
        avoided[r] = -avoided[r];
    ratio_fieller(cost, 1, avoided, n, pair->basis->seed, &variant->euro_per_day);
}

/* --- over time --- */

static bool band_create(struct band *band, size_t weeks)
{
    band->mean = calloc(weeks, sizeof *band->mean);
    band->low = calloc(weeks, sizeof *band->low);
    band->high = calloc(weeks, sizeof *band->high);
    return band->mean != NULL && band->low != NULL && band->high != NULL;
}

static void subtract(const struct pair *pair, size_t cell, size_t same, double *values)
{
    const struct kpi_series *base = &pair->basis->series, *other = &pair->variant->series;
    for (size_t r = 0; r < pair->replications; r++) {
        const float *from = base->values + (r * base->cell_count + cell) * base->weeks;
        const float *to = other->values + (r * other->cell_count + same) * other->weeks;
        for (size_t week = 0; week < base->weeks; week++)
            values[r * base->weeks + week] = (double)to[week] - (double)from[week];
    }
}

static bool pair_series(const struct pair *pair, struct comparison_variant *variant)
{
    const struct kpi_series *base = &pair->basis->series, *other = &pair->variant->series;
    if (base->weeks != other->weeks || base->start != other->start || base->weeks == 0 ||
        pair->replications == 0)
        return true;
    double *values = calloc(pair->replications * base->weeks, sizeof *values);
    variant->series = calloc(base->cell_count > 0 ? base->cell_count : 1, sizeof *variant->series);
    bool good = values != NULL && variant->series != NULL;
    size_t after = 0;
    for (size_t cell = 0; good && cell < base->cell_count; cell++) {
        size_t same = find_same(pair, &base->cells[cell], other->cells, other->cell_count, &after);
        if (same == SIZE_MAX)
            continue;
        struct comparison_series *series = &variant->series[variant->series_count++];
        series->cell = cell;
        good = band_create(&series->band, base->weeks);
        if (!good)
            break;
        subtract(pair, cell, same, values);
        band_of(values, pair->replications, base->weeks, pair->basis->seed, &series->band);
        series->parts_from = band_parts_from(&series->band, base->weeks, PART_WEEKS);
    }
    free(values);
    return good;
}

static bool make_variant(const struct kpi_study *basis, const struct kpi_study *study,
                         struct comparison_variant *variant)
{
    size_t n =
        basis->replications < study->replications ? basis->replications : study->replications;
    double *space = calloc(4 * n + 1, sizeof *space);
    variant->study = study;
    variant->pairings =
        calloc(basis->table.cell_count > 0 ? basis->table.cell_count : 1, sizeof(struct pairing));
    bool good = space != NULL && variant->pairings != NULL;
    if (good) {
        struct pair pair = {basis, study, n, space, space + n, space + 2 * n};
        pair_cells(&pair, variant);
        pair_costs(&pair, variant);
        good = pair_series(&pair, variant) && measure_saving(variant, basis->table.cell_count);
    }
    free(space);
    return good;
}

bool comparison_make(struct comparison *comparison, const struct kpi_study *basis,
                     const struct kpi_study *const *variants, size_t count)
{
    *comparison = (struct comparison){.basis = basis, .days = MOVED_DAYS};
    comparison->variants = calloc(count > 0 ? count : 1, sizeof *comparison->variants);
    bool good = comparison->variants != NULL;
    for (size_t i = 0; good && i < count; i++) {
        comparison->variant_count = i + 1;
        good = make_variant(basis, variants[i], &comparison->variants[i]);
    }
    if (!good)
        comparison_release(comparison);
    return good;
}

void comparison_release(struct comparison *comparison)
{
    for (size_t i = 0; i < comparison->variant_count; i++) {
        struct comparison_variant *variant = &comparison->variants[i];
        for (size_t s = 0; s < variant->series_count; s++) {
            free(variant->series[s].band.mean);
            free(variant->series[s].band.low);
            free(variant->series[s].band.high);
        }
        free(variant->series);
        free(variant->pairings);
    }
    free(comparison->variants);
    *comparison = (struct comparison){0};
}
