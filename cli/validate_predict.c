#include "cli/validate_predict.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/storage.h"

/* What a unit by its nature cannot pass. */
static void bound(struct prediction *prediction, const char *unit)
{
    bool may_fall = strstr(unit, "per week") != NULL; /* a list that becomes shorter */
    prediction_bound(prediction, may_fall ? -INFINITY : 0.0,
                     strcmp(unit, "procent") == 0 ? 100.0 : INFINITY);
}

static struct prediction predict(const struct validation_told *told, const struct figure *figure,
                                 const double *values, const struct cijfers *counted)
{
    struct prediction prediction;
    if (figure->rule == FIGURE_SAMPLE) {
        prediction = prediction_of_draws(values, counted->replicaties, counted->trekkingen);
    } else {
        double *first = storage_new(counted->replicaties, sizeof *first);
        for (size_t r = 0; r < counted->replicaties; r++)
            first[r] = values[r * counted->trekkingen];
        prediction =
            prediction_of_values(first, counted->replicaties, validation_is_count(told, figure));
        free(first);
    }
    bound(&prediction, validation_unit(told, figure));
    return prediction;
}

void validate_predict(struct validation *validation, const struct validation_told *told,
                      const struct figure_list *figures, const struct cijfers *counted)
{
    size_t each = counted->replicaties * counted->trekkingen;
    struct prediction *predictions = storage_new(figures->count, sizeof *predictions);
    for (size_t i = 0; i < figures->count; i++)
        predictions[i] =
            predict(told, &figures->figures[i], counted->waarde[0] + i * each, counted);
    validation_judge(validation, figures, predictions, counted->replicaties);
    free(predictions);
}
