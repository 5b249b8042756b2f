#include "sim/study/figures.h"

#include <stdlib.h>
#include <string.h>

static void figure_release(struct figure *figure)
{
    free(figure->id);
    free(figure->what);
    free(figure->note);
    free(figure->kpi);
    free(figure->station);
    free(figure->gemeente);
    free(figure->breakdown);
    free(figure->trait);
    free(figure->among);
    free(figure->file);
}

void figure_list_release(struct figure_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        figure_release(&list->figures[i]);
    for (size_t i = 0; i < list->sample_count; i++) {
        free(list->samples[i].key);
        free(list->samples[i].what);
    }
    for (size_t i = 0; i < list->sum_count; i++) {
        free(list->sums[i].what);
        free(list->sums[i].parts);
    }
    for (size_t i = 0; i < list->parameter_count; i++)
        free(list->parameters[i]);
    free(list->figures);
    free(list->samples);
    free(list->sums);
    free(list->parameters);
    *list = (struct figure_list){0};
}

static bool same_text(const char *one, const char *other)
{
    return one == NULL || other == NULL ? one == other : strcmp(one, other) == 0;
}

bool figures_share_subject(const struct figure *one, const struct figure *other)
{
    if (one->rule != other->rule)
        return false;
    if (one->rule == FIGURE_SAMPLE)
        return one->sample == other->sample && same_text(one->trait, other->trait) &&
               same_text(one->among, other->among);
    return same_text(one->kpi, other->kpi) && same_text(one->station, other->station) &&
           same_text(one->gemeente, other->gemeente) &&
           same_text(one->breakdown, other->breakdown) && one->from == other->from &&
           one->to == other->to && one->at == other->at;
}

const char *figure_role_word(enum figure_role role, bool english)
{
    switch (role) {
    case FIGURE_INPUT:
        return english ? "input" : "invoer";
    case FIGURE_CALIBRATED:
        return english ? "calibrated" : "gekalibreerd";
    case FIGURE_TEST:
        return english ? "test" : "toets";
    case FIGURE_CONTEXT:
        break;
    }
    return "context";
}
