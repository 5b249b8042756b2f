/* Predictions, verdicts and scores.
 *
 * A prediction interval is about one more observation, so it holds the spread of a single
 * replication and, by the factor √(1 + 1/n), that the mean itself comes from n of them. Nothing of
 * what is assumed is in it: only chance. */
#include "sim/study/validation.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#include "sim/check.h"
#include "sim/statistics.h"

static const struct prediction NOTHING = {
    .mean = NAN, .low = NAN, .high = NAN, .low90 = NAN, .high90 = NAN};

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);
    CHECK(memory != NULL);
    return memory;
}

/* --- predictions --- */

/* On the scale of the square root an end below 0 is 0. */
static double from_scale(double value, bool is_root)
{
    double positive = fmax(value, 0.0);
    return is_root ? positive * positive : value;
}

struct prediction prediction_of_values(const double *values, size_t n, bool is_count)
{
    struct prediction prediction = NOTHING;
    struct tally plain, scaled;
    tally_init(&plain);
    tally_init(&scaled);
    for (size_t r = 0; r < n; r++) {
        if (isnan(values[r]))
            continue;
        tally_add(&plain, values[r]);
        tally_add(&scaled, is_count ? sqrt(fmax(values[r], 0.0)) : values[r]);
    }
    prediction.count = (size_t)plain.count;
    prediction.mean = tally_mean(&plain);
    if (prediction.count < 2)
        return prediction;
    double count = (double)prediction.count, middle = tally_mean(&scaled);
    double spread = sqrt(tally_variance(&scaled) * (1.0 + 1.0 / count));
    double half = gsl_cdf_tdist_Pinv(0.975, count - 1.0) * spread;
    double half90 = gsl_cdf_tdist_Pinv(0.95, count - 1.0) * spread;
    prediction.low = from_scale(middle - half, is_count);
    prediction.high = from_scale(middle + half, is_count);
    prediction.low90 = from_scale(middle - half90, is_count);
    prediction.high90 = from_scale(middle + half90, is_count);
    return prediction;
}

struct prediction prediction_of_draws(const double *values, size_t replications, size_t draws)
{
    struct prediction prediction = NOTHING;
    double *sorted = allocate(replications * draws, sizeof *sorted);
    size_t count = 0;
    struct tally tally;
    tally_init(&tally);
    for (size_t r = 0; r < replications; r++) {
        size_t before = count;
        for (size_t d = 0; d < draws; d++) {
            double value = values[r * draws + d];
            if (isnan(value))
                continue;
            sorted[count++] = value;
            tally_add(&tally, value);
        }
        prediction.count += count > before;
    }
    prediction.mean = tally_mean(&tally);
    if (prediction.count >= 2) {
        gsl_sort(sorted, 1, count);
        prediction.low = statistics_quantile(sorted, count, 0.025);
        prediction.high = statistics_quantile(sorted, count, 0.975);
        prediction.low90 = statistics_quantile(sorted, count, 0.05);
        prediction.high90 = statistics_quantile(sorted, count, 0.95);
    }
    free(sorted);
    return prediction;
}

void prediction_bound(struct prediction *prediction, double least, double most)
{
    double *ends[] = {&prediction->low, &prediction->high, &prediction->low90, &prediction->high90};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (!isnan(*ends[i]))
            *ends[i] = fmin(fmax(*ends[i], least), most);
}

/* --- verdicts --- */

/* Shares of files are ratios of small numbers: equal ones may differ in a last bit. */
#define ROUNDING 1e-9

/* Ends belong to the interval. */
static bool is_within(double value, double low, double high)
{
    double margin = ROUNDING * fmax(1.0, fabs(value));
    return value >= low - margin && value <= high + margin;
}

enum fit fit_of(const struct prediction *prediction, double value, double low, double high)
{
    if (isnan(prediction->low) || isnan(prediction->high) || isnan(value))
        return FIT_NONE;
    bool reported = !isnan(low) || !isnan(high); /* a side that is not given is open */
    double from = isnan(low) ? -INFINITY : low, to = isnan(high) ? INFINITY : high;
    if (is_within(value, prediction->low, prediction->high) &&
        is_within(prediction->mean, from, to))
        return FIT_AGREES;
    bool meet = is_within(fmax(prediction->low, from), prediction->low, prediction->high) &&
                is_within(fmax(prediction->low, from), from, to);
    return reported && meet ? FIT_WIDE : FIT_DEVIATES;
}

double interval_score(double low, double high, double value, double alpha)
{
    if (isnan(low) || isnan(high) || isnan(value))
        return NAN;
    return high - low + 2.0 / alpha * (fmax(low - value, 0.0) + fmax(value - high, 0.0));
}

/* --- the whole --- */

#define ALPHA 0.05 /* of both intervals that are scored */

static struct judged judge(const struct figure *figure, const struct prediction *prediction)
{
    double size = fabs(figure->value) > 0.0 ? fabs(figure->value) : NAN;
    bool is_judged = figure->role != FIGURE_CONTEXT;
    return (struct judged){
        .figure = figure,
        .prediction = *prediction,
        .fit = is_judged ? fit_of(prediction, figure->value, figure->low, figure->high) : FIT_NONE,
        .score = interval_score(prediction->low, prediction->high, figure->value, ALPHA) / size,
        .naive_score =
            interval_score(figure->naive_low, figure->naive_high, figure->value, ALPHA) / size,
    };
}

static void count_test(struct validation *validation, const struct judged *judged)
{
    size_t *const counts[] = {[FIT_AGREES] = &validation->agrees,
                              [FIT_WIDE] = &validation->wide,
                              [FIT_DEVIATES] = &validation->deviates,
                              [FIT_NONE] = &validation->none};
    validation->tests++;
    ++*counts[judged->fit];
    if (isnan(judged->score) || isnan(judged->naive_score))
        return;
    validation->scored++;
    validation->score += judged->score;
    validation->naive_score += judged->naive_score;
}

void validation_judge(struct validation *validation, const struct figure_list *figures,
                      const struct prediction *predictions, size_t replications)
{
    *validation = (struct validation){.judged = allocate(figures->count, sizeof(struct judged)),
                                      .count = figures->count,
                                      .figures = figures,
                                      .replications = replications};
    for (size_t i = 0; i < figures->count; i++) {
        validation->judged[i] = judge(&figures->figures[i], &predictions[i]);
        if (figures->figures[i].role == FIGURE_TEST)
            count_test(validation, &validation->judged[i]);
    }
    double scored = validation->scored > 0 ? (double)validation->scored : NAN;
    validation->score /= scored;
    validation->naive_score /= scored;
}

bool validation_holds(const struct validation *validation)
{
    return validation->tests > 0 &&
           100.0 * (double)validation->agrees >= VALIDATION_SHARE * (double)validation->tests;
}

void validation_release(struct validation *validation)
{
    free(validation->judged);
    *validation = (struct validation){0};
}
